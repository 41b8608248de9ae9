// The search engine: reads the static index that internal/search writes (window.qmpdocIndex) and answers queries.
// docs/search.md tells how results are ranked; internal/search (names.go, query.go, byname.go, bytext.go) does the same in Go.
//
//   const find = qmpdocEngine(qmpdocIndex)
//   find(text, limit) -> { results: [{name, what, type, owner, from, program, chapter, summary,
//                          address, deprecated, unstable}], more, words }
"use strict";
window.qmpdocEngine = function (index) {
  const kinds = ["command", "event", "struct", "union", "alternate", "enum", "chapter"];
  const COMMAND = 0, EVENT = 1, STRUCT = 2, ENUM = 5, CHAPTER = 6, GUEST_AGENT = 2, types = [2, 3, 4, 5];
  const memberWords = ["argument", "data", "member", "member", "member", "member"], rowWords = ["", "value", "branch", "feature"];

  // ---- reading the index

  // Flags of documents and rows.
  const ARRAY = 4, DEPRECATED = 8, UNSTABLE = 16, MEMBER = 0, BRANCH = 2;
  const rowKind = row => row.flags & 3;

  const digit = c => c === 33 ? 29 : c - 63;
  function reader(text, at = 0) {
    return () => {
      let n = 0, unit = 1, d;
      while ((d = digit(text.charCodeAt(at++))) >= 48) { n += unit * d; unit *= 16; }
      return n + unit * d;
    };
  }
  function words(text) {
    let last = "";
    return text.split("\n").slice(0, -1).map(line => last = last.slice(0, digit(line.charCodeAt(0))) + line.slice(1));
  }
  function list(next, item) {
    const all = [];
    for (let n = next(); n > 0; n--) all.push(item(all.length));
    return all;
  }
  const pairs = flat => new Map(flat.flatMap((x, i) => i % 2 ? [] : [[reader(x)(), flat[i + 1]]]));

  const names = words(index.names).map(spell), terms = words(index.terms), termNumber = new Map(terms.map((t, i) => [t, i]));
  const stems = pairs(index.stems), anchors = pairs(index.anchors), summaries = index.summary.split("\n");
  const knownTypes = new Set(), docs = readDocs(), starts = readPostings();

  function readDocs() {
    const next = reader(index.docs);
    const readRow = () => ({ name: next(), flags: next(), type: next(), doc: null, from: null });
    const readType = () => {
      const type = names[next()].folded;
      if (type) knownTypes.add(type);
      return type;
    };
    const all = list(next, number => {
      const name = names[next()], flags = next(), folder = next();
      const d = {
        number, name: name.text, summary: summaries[number], flags, kind: flags & 7, program: flags >> 5,
        address: index.folders[folder] + (stems.get(number) ?? name.text) + ".html",
        chapter: next() - 1, inherits: list(next, next), rows: list(next, readRow), takes: list(next, readType), returns: readType(),
      };
      name.docs.push(d);
      for (const row of d.rows) {
        row.doc = row.from = d;
        names[row.name].rows.push(row);
      }
      return d;
    });
    for (const doc of all) for (const from of doc.inherits) for (const row of all[from].rows) {
      if (rowKind(row) === MEMBER || rowKind(row) === BRANCH) names[row.name].rows.push({ ...row, doc });
    }
    return all;
  }
  // Postings are read when a word asks for them: only where each term's begin is noted here.
  function readPostings() {
    const count = reader(index.counts);
    let gap = 0, impact = 0;
    return terms.map(() => {
      const here = { size: count(), gap, impact };
      for (let i = 0; i < here.size; i++) while (digit(index.gaps.charCodeAt(gap++)) >= 48);
      impact += here.size;
      return here;
    });
  }
  function eachPosting(term, visit) {
    const at = starts[termNumber.get(term)];
    if (!at) return 0;
    const next = reader(index.gaps, at.gap);
    for (let i = 0, doc = 0; i < at.size; i++) visit(doc += next(), index.scale[digit(index.impacts.charCodeAt(at.impact + i))]);
    return at.size;
  }

  // ---- analysis: the same as in analysis.go and bleve

  function fold(s) {
    s = s.toLowerCase();
    return /[^a-z0-9]/.test(s) ? s.replace(/[^\p{L}\p{N}]+/gu, "") : s;
  }
  function nameParts(word) {
    if (/[A-Z]/.test(word)) word = word.replace(/([a-z0-9])(?=[A-Z])/g, "$1-").replace(/([A-Z])(?=[A-Z][a-z])(?!.s(?![A-Za-z0-9]))/g, "$1-");
    return word.split(/[-_]+/).filter(Boolean);
  }
  function runs(text) { return /[^a-z0-9_-]/i.test(text) ? text.match(/[\p{L}\p{N}]+(?:[-_]+[\p{L}\p{N}]+)*/gu) || [] : [text]; }
  function partsOf(text) { return runs(text).flatMap(nameParts); }

  // Porter's algorithm ("An algorithm for suffix stripping", 1980), with the departures of its author's own programs.
  const suffixes2 = "ational:ate tional:tion enci:ence anci:ance izer:ize bli:ble alli:al entli:ent eli:e ousli:ous ization:ize ation:ate ator:ate alism:al iveness:ive fulness:ful ousness:ous aliti:al iviti:ive biliti:ble logi:log";
  const suffixes3 = "icate:ic ative: alize:al iciti:ic ical:ic ful: ness:";
  const suffixes4 = "al: ance: ence: er: ic: able: ible: ant: ement: ment: ent: ion: ou: ism: ate: iti: ous: ive: ize:";
  const rules = [suffixes2, suffixes3, suffixes4].map(t => t.split(" ").map(p => p.split(":")).sort((a, b) => b[0].length - a[0].length));
  // shape writes a word as C and V: y is a vowel behind a consonant.
  function shape(w) {
    let s = "";
    for (const c of w) s += "aeiou".includes(c) || c === "y" && s.endsWith("C") ? "V" : "C";
    return s;
  }
  const measure = w => (shape(w).match(/V+C+/g) || []).length;
  const doubled = w => w.length > 1 && w.at(-1) === w.at(-2) && shape(w).endsWith("C");
  const cvc = w => shape(w).endsWith("CVC") && !/[wxy]$/.test(w);
  function stem(w) {
    if (w.length < 3) return w;
    if (w.endsWith("sses") || w.endsWith("ies")) w = w.slice(0, -2);
    else if (w.endsWith("s") && !w.endsWith("ss")) w = w.slice(0, -1);
    let m;
    if (w.endsWith("eed")) { if (measure(w.slice(0, -3)) > 0) w = w.slice(0, -1); }
    else if ((m = /^(.+)(ed|ing)$/.exec(w)) && shape(m[1]).includes("V")) {
      w = m[1];
      if (/(at|bl|iz)$/.test(w)) w += "e";
      else if (doubled(w) && !/[lsz]$/.test(w)) w = w.slice(0, -1);
      else if (measure(w) === 1 && cvc(w)) w += "e";
    }
    if (w.endsWith("y") && shape(w.slice(0, -1)).includes("V")) w = w.slice(0, -1) + "i";
    rules.forEach((table, step) => {
      const rule = table.find(r => w.length > r[0].length && w.endsWith(r[0]));
      if (!rule) return;
      const rest = w.slice(0, -rule[0].length);
      if (measure(rest) > (step === 2 ? 1 : 0) && !(rule[0] === "ion" && !/[st]$/.test(rest))) w = rest + rule[1];
    });
    if (w.endsWith("e")) {
      const rest = w.slice(0, -1), n = measure(rest);
      if (n > 1 || n === 1 && !cvc(rest)) w = rest;
    }
    if (w.endsWith("ll") && measure(w) > 1) w = w.slice(0, -1);
    return w;
  }
  function analyse(text) {
    return runs(text).flatMap(run => {
      const parts = nameParts(run);
      if (parts.length > 1) parts.push(parts.join(""));
      return parts.filter(p => p.length > 1).map(p => p.toLowerCase()).filter(p => !stop.has(p)).map(stem);
    });
  }

  // ---- words

  const set = text => new Set(text.split(/\s+/));
  const stop = set(index.stop), asking = set(index.asking), happening = set(index.happening), weak = new Set([...set(index.weak)].map(stem));
  const related = new Map();
  for (const line of index.related.split("\n")) {
    const [from, to] = line.split(":").map(half => half.trim().split(" ").map(stem));
    for (const word of from) related.set(word, (related.get(word) || []).concat(to));
  }
  const wantedKinds = new Map([["event", EVENT], ["events", EVENT], ["notification", EVENT], ["emitted", EVENT], ["sent", EVENT],
    ["command", COMMAND], ["commands", COMMAND], ["struct", STRUCT], ["enum", ENUM]]);

  // ---- names

  function spell(text) {
    const n = { text, folded: "", starts: [], docs: [], rows: [] };
    for (const part of partsOf(text)) { n.starts.push(n.folded.length); n.folded += part; }
    n.folded = n.folded.toLowerCase();
    return n;
  }

  const EXACT = 0, PREFIX = 1, SEGMENT = 2, TYPO = 3, INSIDE = 4, TYPO_PREFIX = 5, INITIALS = 6, SCATTERED = 7;
  const beginsPart = (q, n) => n.starts.some(at => n.folded.startsWith(q, at));
  function match(q, n) {
    const f = n.folded, t = q.folded;
    if (!t || !f) return -1;
    if (t === f) return EXACT;
    if (f.startsWith(t)) return PREFIX;
    if (beginsPart(t, n) || !q.wordy && q.words.length && q.words.every(w => beginsPart(w, n))) return SEGMENT;
    if (t.length > 2 && oneEdit(t, f)) return TYPO;
    if (!q.brief) return -1;
    if (t.length > 1 && f.includes(t)) return INSIDE;
    if (t.length > 4 && nearPrefix(t, f)) return TYPO_PREFIX;
    if (t.length > 1 && beginParts(t, n)) return INITIALS;
    if (t.length > 2 && subsequence(t, f)) return SCATTERED;
    return -1;
  }
  function oneEdit(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    let from = 0, p = a.length, q = b.length;
    while (from < p && from < q && a[from] === b[from]) from++;
    while (p > from && q > from && a[p - 1] === b[q - 1]) { p--; q--; }
    if (p - from < 2 && q - from < 2) return true;
    return p - from === 2 && q - from === 2 && a[from] === b[from + 1] && a[from + 1] === b[from];
  }
  function nearPrefix(q, f) {
    for (let size = q.length - 1; size <= q.length + 1 && size <= f.length; size++) if (oneEdit(q, f.slice(0, size))) return true;
    return false;
  }
  function beginParts(q, n) {
    const ends = new Set([0]); // how much of q the parts so far may stand for
    for (const start of n.starts) for (const from of [...ends]) {
      for (let size = 1; n.folded[start + size - 1] === q[from + size - 1]; size++) {
        if (from + size === q.length) return true;
        ends.add(from + size);
      }
    }
    return false;
  }
  function subsequence(q, f) {
    let at = 0;
    for (let i = 0; i < f.length && at < q.length; i++) if (f[i] === q[at]) at++;
    return at === q.length;
  }

  // ---- queries

  function parse(text) {
    text = [...text.slice(0, 800)].slice(0, 200).join("");
    const q = { kinds: [], takes: [], returns: [], rowsOnly: false, deprecated: false, unstable: false, wanted: [] };
    const rest = [];
    for (const word of text.split(/\s+/).filter(Boolean)) {
      const [, key, value] = /^([^:]*):(.*)$/s.exec(word) || [];
      switch (key && key.toLowerCase()) {
        case "command": q.kinds.push(COMMAND); break;
        case "event": q.kinds.push(EVENT); break;
        case "enum": q.kinds.push(ENUM); break;
        case "type": q.kinds.push(...types); break;
        case "member": q.rowsOnly = true; break;
        case "deprecated": q.deprecated = true; break;
        case "unstable": q.unstable = true; break;
        case "takes": q.takes.push(fold(value)); continue;
        case "returns": q.returns.push(fold(value)); continue;
        default: rest.push(word); continue;
      }
      if (value) rest.push(value);
    }
    q.text = rest.join(" ");
    q.folded = fold(q.text);
    q.filtered = q.kinds.length + q.takes.length + q.returns.length > 0 || q.rowsOnly || q.deprecated || q.unstable;
    readWords(q, /\s$/.test(text));
    q.words = q.slots.map(s => s.word);
    q.brief = q.slots.length < 3;
    return q;
  }
  function readWords(q, ended) {
    q.slots = [];
    const words = partsOf(q.text).map(fold);
    let previous;
    words.forEach((word, i) => {
      const s = { word, complete: ended || i + 1 < words.length, weight: weak.has(stem(word)) || wantedKinds.has(word) ? .5 : 1, terms: new Map() };
      if (word.length > 1 && word.length <= 64 && !stop.has(word)) {
        stand(s, word);
        q.slots.push(s);
      } else q.wordy = true;
      if (wantedKinds.has(word)) q.wanted.push(wantedKinds.get(word));
      q.asks ||= asking.has(word);
      q.happens ||= happening.has(word);
      q.inside ||= word === "inside" || word === "agent";
      if (previous) { stand(previous, previous.word + word); stand(s, previous.word + word); }
      previous = s;
    });
  }
  function stand(slot, word) {
    const root = stem(word), terms = slot.terms;
    terms.set(root, 1);
    for (const other of related.get(root) || []) terms.set(other, Math.max(terms.get(other) || 0, .65));
  }

  const isType = (typed, folded) => folded === typed || !knownTypes.has(typed) && folded.startsWith(typed);
  const passes = (q, d) => (!q.kinds.length || q.kinds.includes(d.kind)) &&
    q.takes.every(t => d.takes.some(own => isType(t, own))) && q.returns.every(t => d.returns && isType(t, d.returns));
  const flagged = (q, x) => (!q.deprecated || x.flags & DEPRECATED) && (!q.unstable || x.flags & UNSTABLE);
  const passesDoc = (q, d) => !q.rowsOnly && flagged(q, d) && passes(q, d);
  const passesRow = (q, r) => flagged(q, r) && passes(q, r.doc);

  // ---- ranking

  const [EXACT_NAMES, EXACT_ROWS, PREFIX_ACTIONS, SEGMENT_ACTIONS, OTHER_EXACT_ROWS, PREFIX_TYPES, SEGMENT_TYPES, TYPO_NAMES,
    PREFIX_ROWS, SEGMENT_ROWS, TYPO_ROWS, INSIDE_NAMES, INSIDE_ROWS, TYPO_PREFIX_NAMES, TYPO_PREFIX_ROWS,
    INITIALS_NAMES, INITIALS_ROWS, TEXT, SCATTERED_NAMES, SCATTERED_ROWS, LATER] = Array(21).keys();
  const actionGroups = [EXACT_NAMES, PREFIX_ACTIONS, SEGMENT_ACTIONS, TYPO_NAMES, INSIDE_NAMES, TYPO_PREFIX_NAMES, INITIALS_NAMES, SCATTERED_NAMES];
  const otherGroups = [EXACT_NAMES, PREFIX_TYPES, SEGMENT_TYPES, TYPO_NAMES, INSIDE_NAMES, TYPO_PREFIX_NAMES, INITIALS_NAMES, SCATTERED_NAMES];
  const rowGroups = [EXACT_ROWS, PREFIX_ROWS, SEGMENT_ROWS, TYPO_ROWS, INSIDE_ROWS, TYPO_PREFIX_ROWS, INITIALS_ROWS, SCATTERED_ROWS];

  function rowGroup(q, tier, n) {
    if (tier !== EXACT) return rowGroups[tier];
    if (n.starts.length < 2 || q.text !== n.text && q.text.includes(" ")) return OTHER_EXACT_ROWS;
    return q.text === n.text ? EXACT_NAMES : EXACT_ROWS;
  }
  function nearness(q, n, d, flags) {
    let score = q.folded.length / n.folded.length + (d.kind === COMMAND ? .2 : d.kind === EVENT ? .1 : d.kind === CHAPTER ? -.05 : 0);
    if (q.text === n.text) score += 2;
    else if (q.text.toLowerCase() === n.text.toLowerCase()) score += 1;
    return flags & DEPRECATED ? score - .1 : score;
  }
  function byName(q) {
    const found = [];
    for (const n of names) {
      const tier = match(q, n);
      if (tier < 0) continue;
      for (const d of n.docs) {
        const groups = d.kind === COMMAND || d.kind === EVENT ? actionGroups : otherGroups;
        if (passesDoc(q, d)) found.push({ group: groups[tier], score: nearness(q, n, d, d.flags), doc: d });
      }
      const rows = n.rows.filter(r => passesRow(q, r)).map(r => ({
        group: rowGroup(q, tier, n), row: r, doc: r.doc,
        score: nearness(q, n, r.doc, r.flags) + (r.doc === r.from ? .05 : 0) - (q.text === n.text ? .5 : 0),
      })).sort((a, b) => b.score - a.score);
      const few = tier === EXACT || q.rowsOnly ? 12 : 3;
      rows.forEach((r, i) => { if (i >= few) r.group += LATER; });
      found.push(...rows);
    }
    return found;
  }
  function kindFactor(q, d) {
    if (q.wanted.includes(d.kind)) return 1.5;
    if (d.kind === COMMAND) return !q.asks ? 1 : nameParts(d.name).some(p => /^(query|get|list)$/i.test(p)) ? 1.7 : .8;
    return d.kind !== EVENT ? .12 : q.happens ? .9 : .45;
  }
  function nameShare(q, name) {
    let sum = 0, count = 0;
    for (const part of partsOf(name)) {
      const root = stem(fold(part));
      if (root === "guest") continue;
      sum += Math.max(0, ...q.slots.map(s => (s.terms.get(root) || 0) * s.weight));
      count++;
    }
    return sum / Math.max(count, 1);
  }
  function expand(slot) {
    const all = new Map(slot.terms), known = [...slot.terms.keys()].some(t => termNumber.has(t)), root = stem(slot.word);
    for (const t of terms) {
      if (all.has(t)) continue;
      if (slot.complete && slot.word.length > 3 && t.startsWith(slot.word)) all.set(t, .35);
      else if (!slot.complete && slot.word.length > 2 && (t.startsWith(slot.word) || t.startsWith(root))) all.set(t, .6);
      else if (!known && root.length > 3 && oneEdit(root, t)) all.set(t, .5);
    }
    return all;
  }
  function byText(q, named) {
    if (q.rowsOnly) return [];
    const skip = new Set(named.filter(f => !f.row && f.group < TEXT).map(f => f.doc.number));
    const total = new Map(), matched = new Map(), add = (map, key, n) => map.set(key, (map.get(key) || 0) + n);
    let all = 0;
    for (const slot of q.slots) {
      const best = new Map();
      for (const [term, weight] of expand(slot)) {
        eachPosting(term, (doc, impact) => { if (impact * weight > (best.get(doc) || 0)) best.set(doc, impact * weight); });
      }
      const says = slot.weight * (best.size ? Math.log(1 + docs.length / best.size) : .5 * Math.log(1 + docs.length));
      all += says;
      for (const [doc, score] of best) { add(total, doc, score * slot.weight); add(matched, doc, says); }
    }
    const found = [];
    let top = 0;
    for (const [number, sum] of total) {
      const doc = docs[number];
      if (skip.has(number) || !passesDoc(q, doc)) continue;
      const share = matched.get(number) / all;
      let score = sum * share * Math.sqrt(share) * kindFactor(q, doc) * (1 + 2 * nameShare(q, doc.name));
      if (doc.flags & (DEPRECATED | UNSTABLE)) score *= .85;
      if (doc.program === GUEST_AGENT) score *= q.inside ? 1.5 : q.words.includes("guest") ? 1 : .8;
      top = Math.max(top, score);
      found.push({ group: TEXT, score, doc });
    }
    return found.filter(f => f.score >= top * .09);
  }
  function everything(q) {
    const found = docs.filter(d => passesDoc(q, d)).map(doc => ({ group: 0, score: 0, doc }));
    if (q.deprecated || q.unstable) for (const n of names) for (const row of n.rows) {
      if (passesRow(q, row)) found.push({ group: 1, score: 0, doc: row.doc, row });
    }
    return found;
  }

  function result(f) {
    const d = f.doc, r = f.row, flags = (r || d).flags;
    const out = {
      name: r ? names[r.name].text : d.name, owner: r ? d.name : "", from: r && r.from !== d ? r.from.name : "",
      what: !r ? kinds[d.kind] : rowKind(r) === MEMBER ? memberWords[d.kind] : rowWords[rowKind(r)],
      type: r ? (flags & ARRAY ? "array of " : "") + names[r.type].text : "", program: ["", "storage daemon", "guest agent"][d.program],
      chapter: d.chapter < 0 ? "" : docs[d.chapter].name, summary: r ? "" : d.summary,
      deprecated: !!(flags & DEPRECATED), unstable: !!(flags & UNSTABLE), address: d.address,
    };
    if (r) out.address += "#" + index.prefixes[4 * d.kind + rowKind(r)] + (anchors.has(r.name) ? anchors.get(r.name) : out.name);
    return out;
  }

  function find(text, limit) {
    const q = parse(text);
    if (!q.folded && !q.filtered) return { results: [], more: 0, words: [] };
    let found = q.folded ? byName(q) : everything(q);
    if (q.folded) found = found.concat(byText(q, found));
    found.sort((a, b) => a.group - b.group || b.score - a.score || a.doc.number - b.doc.number);
    return { results: found.slice(0, limit).map(result), more: Math.max(0, found.length - limit), words: q.words.concat(q.folded) };
  }
  find.analyse = analyse;
  return find;
};
