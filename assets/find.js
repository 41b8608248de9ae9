// The search engine: reads the static index that internal/search writes (window.qmpdocIndex) and answers queries.
// docs/search.md tells how results are ranked; internal/search (names.go, query.go, byname.go, bytext.go) does the same in Go.
//
//   const find = qmpdocEngine(qmpdocIndex)
//   find(text, limit) -> { results: [{name, what, type, owner, from, program, chapter, summary,
//                          address, deprecated, unstable}], more, words }
"use strict";
window.qmpdocEngine = function (index) {
  const kinds = ["command", "event", "struct", "union", "alternate", "enum", "chapter"];
  const COMMAND = 0, EVENT = 1, CHAPTER = 6, GUEST_AGENT = 2;
  const memberWords = ["argument", "data"], rowWords = ["", "value", "branch", "feature"];

  // ---- reading the index

  // Flags of documents and rows. A row's kind is in its lowest two bits: 0 for members, then values, branches, features.
  const ARRAY = 4, DEPRECATED = 8, UNSTABLE = 16;

  const digit = c => c === 33 ? 29 : c - 63;
  // reader gives the numbers of text one by one, then NaN.
  function reader(text) {
    let at = 0;
    return () => {
      let n = 0, unit = 1, d;
      while ((d = digit(text.charCodeAt(at++))) >= 48) { n += unit * d; unit *= 16; }
      return n + unit * d;
    };
  }
  function words(text) {
    const all = [];
    for (let at = 0, end, last = ""; (end = text.indexOf("\n", at)) >= 0; at = end + 1) {
      all.push(last = last.substring(0, digit(text.charCodeAt(at))) + text.substring(at + 1, end));
    }
    return all;
  }
  function list(next, item) {
    const all = [];
    for (let n = next(); n > 0; n--) all.push(item(all.length));
    return all;
  }
  const pairs = flat => new Map(flat.flatMap((x, i) => i % 2 ? [] : [[reader(x)(), flat[i + 1]]]));

  const names = words(index.names).map((text, number) => ({ text, number, letters: letters(text) })), rows = index.rows.split("\n");
  const stems = pairs(index.stems), anchors = pairs(index.anchors), summaries = index.summary.split("\n");
  const docs = readDocs();
  // Of texts, terms are read when they are first asked for: nobody needs them to find a name.
  let texts;
  const lexicon = () => texts ??= { terms: words(index.terms), gaps: index.gaps.split("\n"), impacts: index.impacts.split("\n") };

  function readDocs() {
    const next = reader(index.docs);
    const readType = () => names[next()].text;
    const all = list(next, number => {
      const name = names[next()], flags = next(), folder = next(), d = {
        number, name: name.text, summary: summaries[number], flags, kind: flags & 7, program: flags >> 5,
        address: index.folders[folder] + (stems.get(number) ?? name.text) + ".html",
        chapter: next() - 1, inherits: list(next, next), takes: list(next, readType), returns: readType(), heirs: [],
      };
      (name.docs ??= []).push(d);
      return d;
    });
    for (const d of all) for (const i of d.inherits) all[i].heirs.push(d);
    return all;
  }
  // rowsCalled reads a name's rows. Of bases and argument types, pages show members and branches, too.
  function rowsCalled(n) {
    const all = [], next = reader(rows[n.number]);
    for (let number = 0, gap; (gap = next()) >= 0;) {
      const from = docs[number += gap], flags = next(), type = names[next()].text;
      for (const doc of [from, ...(flags & 1 ? [] : from.heirs)]) all.push({ name: n.text, anchor: anchors.get(n.number) ?? n.text, flags, type, doc, from });
    }
    return all;
  }
  // from gives the number of the first term that is not before text. Terms are sorted by bytes, which is the order here, too,
  // but for letters beyond the first 65,536.
  function from(text) {
    const { terms } = lexicon();
    let low = 0, high = terms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (terms[middle] < text) low = middle + 1; else high = middle;
    }
    return low;
  }

  function memo(make) {
    const made = new Map();
    return x => made.get(x) ?? made.set(x, make(x)).get(x);
  }

  // ---- analysis: the same as in analysis.go and bleve

  function fold(s) {
    s = s.toLowerCase();
    return /[^a-z0-9]/.test(s) ? s.replace(/[^\p{L}\p{N}]/gu, "") : s;
  }
  function nameParts(word) {
    if (/[A-Z]/.test(word)) word = word.replace(/([a-z0-9])(?=[A-Z])/g, "$1-").replace(/([A-Z])(?=[A-Z][a-z])(?!.s(?![A-Za-z0-9]))/g, "$1-");
    return word.split(/[-_]+/).filter(Boolean);
  }
  function runs(text) { return /[^a-z0-9_-]/i.test(text) ? text.match(/[\p{L}\p{N}]+(?:[-_]+[\p{L}\p{N}]+)*/gu) || [] : [text]; }
  const partsOf = text => runs(text).flatMap(nameParts);

  // Porter's algorithm ("An algorithm for suffix stripping", 1980), with the departures of its author's own programs.
  // Suffixes and what replaces them, of each step the longest first.
  const rules = [
    "ational:ate ization:ize iveness:ive fulness:ful ousness:ous tional:tion biliti:ble entli:ent ousli:ous ation:ate alism:al aliti:al iviti:ive enci:ence anci:ance izer:ize alli:al ator:ate logi:log bli:ble eli:e",
    "icate:ic ative: alize:al iciti:ic ical:ic ness: ful:",
    "ement: ance: ence: able: ible: ment: ant: ent: ion: ism: ate: iti: ous: ive: ize: al: er: ic: ou:",
  ].map(t => t.split(" ").map(p => p.split(":")));
  // shape writes a word as C and V: y is a vowel behind a consonant.
  function shape(w) {
    let s = "";
    for (const c of w) s += "aeiou".includes(c) || c === "y" && s.endsWith("C") ? "V" : "C";
    return s;
  }
  const measure = w => shape(w).split(/V+C+/).length - 1;
  const doubled = w => w.at(-1) === w.at(-2) && shape(w).endsWith("C");
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

  // ---- words

  const [stop, asking, doing, happening, weak] = [index.stop, index.asking, index.doing, index.happening, index.weak].map(t => new Set(t.split(/\s+/)));
  const kindWords = new Map(Object.entries(index.kinds)), related = new Map();
  for (const line of index.related.split("\n")) {
    const [, from, sign, to] = /(.*)([:=])(.*)/.exec(line);
    for (const word of from.split(" ")) related.set(word, (related.get(word) || []).concat(to.split(" ").map(other => [other, sign === "=" ? 1 : .75])));
  }

  // ---- names

  // letters gives a bit for each letter that a word has, of any case, so that most names are passed over at a glance.
  function letters(word) {
    let bits = 0;
    for (let i = 0, c; i < word.length; i++) bits |= (c = word.charCodeAt(i)) > 127 ? -1 : 1 << c;
    return bits;
  }
  // starts gives the offsets in n.folded at which a part of the name begins.
  function starts(n) {
    if (!n.starts) {
      let at = 0;
      n.starts = partsOf(n.text).map(part => (at += fold(part).length) - fold(part).length);
    }
    return n.starts;
  }

  const [EXACT, PREFIX, SEGMENT, TYPO, INSIDE, TYPO_PREFIX, INITIALS, SCATTERED] = Array(8).keys();
  // Parts begin at the start, behind what is no letter, or with a capital.
  const opening = memo(c => RegExp("(^|[^a-z0-9])" + c + "|" + c.toUpperCase()));
  const beginsPart = (q, n) => n.folded.includes(q) && opening(q[0]).test(n.text) && starts(n).some(at => n.folded.startsWith(q, at));
  // A name that lacks two letters of the query cannot match it. Words count without the s of a plural.
  function match(q, n) {
    const t = q.folded, lacking = q.letters & ~n.letters;
    if (lacking & lacking - 1) return -1;
    const f = n.folded ??= fold(n.text);
    if (!f) return -1;
    if (t === f) return EXACT;
    if (f.startsWith(t)) return PREFIX;
    if (beginsPart(t, n) || q.words[0] && !q.wordy && q.words.every(w => beginsPart(w.replace(/(...)s$/, "$1"), n))) return SEGMENT;
    if (t.length > 2 && oneEdit(t, f)) return TYPO;
    if (q.words[2]) return -1;
    if (t.length > 1 && f.includes(t)) return INSIDE;
    if (t.length > 4 && nearPrefix(t, f)) return TYPO_PREFIX;
    if (t.length < 2 || !subsequence(t, f)) return -1;
    return beginParts(t, n) ? INITIALS : t.length > 2 ? SCATTERED : -1;
  }
  function oneEdit(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    let from = 0, p = a.length, q = b.length;
    while (from < p && from < q && a[from] === b[from]) from++;
    while (p > from && q > from && a[p - 1] === b[q - 1]) { p--; q--; }
    return p - from < 2 && q - from < 2 || p - from === 2 && q - from === 2 && a[from] === b[from + 1] && a[from + 1] === b[from];
  }
  function nearPrefix(q, f) {
    for (let size = q.length - 1; size <= q.length + 1 && size <= f.length; size++) if (oneEdit(q, f.slice(0, size))) return true;
    return false;
  }
  function beginParts(q, n) {
    // ends is how much of q the parts so far may stand for.
    const ends = new Set([0]);
    for (const start of starts(n)) for (const from of [...ends]) {
      for (let size = 1; n.folded[start + size - 1] === q[from + size - 1]; size++) {
        if (from + size === q.length) return true;
        ends.add(from + size);
      }
    }
    return false;
  }
  function subsequence(q, f) {
    let at = 0;
    for (const c of f) if (c === q[at]) at++;
    return at === q.length;
  }

  // ---- queries

  const filterKinds = new Map([["command", [COMMAND]], ["event", [EVENT]], ["enum", [5]], ["type", [2, 3, 4, 5]]]);
  function parse(text) {
    text = [...text.slice(0, 800)].slice(0, 200).join("");
    const q = { kinds: [], takes: [], returns: [], wanted: [], slots: [], named: new Set(), described: new Set() };
    const rest = [];
    for (const word of text.split(/\s+/).filter(Boolean)) {
      const [, key, value] = /^([^:]*):(.*)$/s.exec(word) || [], filter = key?.toLowerCase(), typed = /^(takes|returns)$/.test(filter);
      if (typed) q[filter].push(typeOf(value));
      else if (filterKinds.has(filter)) q.kinds.push(...filterKinds.get(filter));
      else if (/^(member|deprecated|unstable)$/.test(filter)) q[filter] = true;
      else { rest.push(word); continue; }
      q.filtered = true;
      if (value && !typed) rest.push(value);
    }
    q.text = rest.join(" ");
    q.folded = fold(q.text);
    q.letters = letters(q.folded);
    q.spaced = +q.text.includes(" ");
    readWords(q, /\s$/.test(text));
    q.words = q.slots.map(s => s.word);
    return q;
  }
  function readWords(q, ended) {
    const words = partsOf(q.text).map(fold);
    let previous, said;
    words.forEach((word, i) => {
      const s = { word, complete: ended || i + 1 < words.length, weight: weak.has(stem(word)) ? .35 : 1, terms: new Map() };
      if (word.length > 1 && word.length <= 64 && !stop.has(word)) {
        stand(s, word);
        q.slots.push(s);
      } else q.wordy = true;
      q.wanted.push(kindWords.get(word));
      q.asks ||= asking.has(word) || !i && asking.has("^" + word);
      q.happens ||= happening.has(word);
      q.inside ||= /^(inside|agent)$/.test(word);
      for (const p of [previous, said]) if (p) for (const both of [p.word + word, stem(p.word) + word]) { stand(p, both); stand(s, both); }
      previous = s;
      if (s.weight === 1 && !stop.has(word)) said = s;
    });
    q.does = q.slots.some((s, i, all) => doing.has(s.word) && !(i && (all[2] || q.asks)));
    q.asks &&= !q.does;
    q.happens ||= !q.asks && !q.does && words[1] && /..ed$/.test(words.at(-1));
  }
  function stand(slot, word) {
    const root = stem(word), terms = slot.terms;
    terms.set(root, 1);
    for (const [other, weight] of related.get(root) || []) terms.set(other, Math.max(terms.get(other) || 0, weight));
  }

  // Arrays of a type are written [ and its name.
  const typeOf = memo(text => (text[0] === "[" ? "[" : "") + fold(text)), bare = type => type.replace("[", "");
  let types;
  function isType(typed, own) {
    types ??= new Set(docs.flatMap(d => [...d.takes, d.returns]).filter(Boolean).map(text => bare(typeOf(text))));
    own = typed[0] === "[" ? typeOf(own) : bare(typeOf(own));
    return own === typed || !types.has(bare(typed)) && own.startsWith(typed);
  }
  const passes = (q, d) => (!q.kinds.length || q.kinds.includes(d.kind)) &&
    q.takes.every(t => d.takes.some(own => isType(t, own))) && q.returns.every(t => d.returns && isType(t, d.returns));
  const flagged = (q, x) => (!q.deprecated || x.flags & DEPRECATED) && (!q.unstable || x.flags & UNSTABLE);
  const passesDoc = (q, d) => !q.member && flagged(q, d) && passes(q, d);
  const passesRow = (q, r) => flagged(q, r) && passes(q, r.doc);

  // ---- ranking

  // The groups of docs/search.md for each tier, first of queries without blanks, then with: of commands and events; of
  // types and chapters; of rows.
  const actionGroups = [[0, 2, 3, 7, 11, 13, 15, 20], [0, 2, 3, 7, 18, 18, 18, 20]];
  const otherGroups = [[0, 5, 6, 7, 11, 13, 15, 20], [0, 18, 18, 18, 18, 18, 18, 20]];
  const rowGroups = [[1, 8, 9, 10, 12, 14, 16, 21], [19, 8, 19, 19, 19, 19, 19, 21]];
  const EXACT_ROWS = 4, PREFIX_ROWS = 8, TEXT = 17, LATER = 22;

  function rowGroup(q, tier, n) {
    const several = starts(n).length > 1;
    if (tier !== EXACT || !several && q.spaced) return rowGroups[q.spaced][tier];
    return !several || q.spaced ? q.kinds.length ? PREFIX_ROWS : EXACT_ROWS : q.text === n.text ? 0 : rowGroups[0][EXACT];
  }
  function nearness(q, n, d, flags) {
    let score = q.folded.length / n.folded.length + ([.2, .1][d.kind] || (d.kind === CHAPTER ? -.05 : 0));
    if (q.text === n.text) score += 2;
    else if (q.text.toLowerCase() === n.text.toLowerCase()) score += 1;
    return flags & DEPRECATED ? score - .1 : score;
  }
  const squash = text => text.replaceAll(" ", "");
  function byName(q) {
    const found = [];
    for (const n of names) {
      const tier = match(q, n);
      if (tier < 0) continue;
      for (const doc of n.docs || []) if (passesDoc(q, doc)) {
        const action = doc.kind <= EVENT, group = (action ? actionGroups : otherGroups)[q.spaced][tier];
        if (!action && q.spaced && tier <= SEGMENT && squash(q.text) !== squash(n.text)) q.described.add(doc);
        else {
          found.push({ group, score: nearness(q, n, doc, doc.flags), doc });
          if (group < TEXT) q.named.add(doc);
        }
      }
      const rows = rowsCalled(n).filter(r => passesRow(q, r)).map(r => ({
        group: rowGroup(q, tier, n), row: r, doc: r.doc,
        score: nearness(q, n, r.doc, r.flags) + (r.doc === r.from ? .05 : 0) - (q.text === n.text ? .5 : 0),
      })).sort((a, b) => b.score - a.score || a.doc.number - b.doc.number);
      const few = tier === EXACT || q.member ? 12 : 3;
      rows.forEach((r, i) => { if (i >= few) r.group += LATER; });
      found.push(...rows);
    }
    return found;
  }
  function kindFactor(q, d) {
    if (q.wanted.includes(d.kind)) return 1.7;
    if (d.kind === EVENT) return q.happens ? .9 : q.does ? .3 : .48;
    if (d.kind !== COMMAND) return q.described.has(d) || q.wanted.includes(CHAPTER + 1) ? .25 : .12;
    if (q.asks) return d.reads ? 1.2 : .5;
    if (q.happens) return .5;
    return !d.reads ? 1 : !q.does ? 1.1 : d.flags & UNSTABLE ? .15 : .5;
  }
  const stemmed = memo(stem);
  function prepare(d) {
    d.roots = partsOf(d.name).map(part => stemmed(fold(part))).filter(root => root !== "guest" && root !== "x");
    d.reads = d.roots.some(root => /^(queri|get|list|info)$/.test(root));
  }
  function nameShare(q, d) {
    let sum = 0, count = 0;
    for (const root of d.roots) {
      let best = 0, weight = 1;
      if (root === "queri" && !q.does) best = weight = .15;
      else for (const s of q.slots) best = Math.max(best, (s.terms.get(root) || 0) * s.weight);
      sum += best;
      count += weight;
    }
    return sum / Math.max(count, 1);
  }
  function expand(slot) {
    const all = new Map(slot.terms), root = stem(slot.word);
    const { terms } = lexicon(), known = [...all.keys()].some(term => terms[from(term)] === term);
    const add = (term, weight) => { if (!all.has(term)) all.set(term, weight); };
    const begun = (start, weight) => { for (let i = from(start); i < terms.length && terms[i].startsWith(start); i++) add(terms[i], weight); };
    if (slot.word.length > 3 && slot.complete) begun(slot.word, .3);
    if (slot.word.length > 2 && !slot.complete) { begun(slot.word, .8); begun(root, .8); }
    if (!known && root.length > 3) for (const term of terms) if (oneEdit(root, term)) add(term, .5);
    return all;
  }
  function byText(q) {
    if (q.member || !q.slots.length) return [];
    const total = new Float64Array(docs.length), matched = new Float64Array(docs.length), { terms, gaps, impacts } = lexicon();
    let all = 0;
    for (const slot of q.slots) {
      const best = new Map();
      for (const [term, weight] of expand(slot)) {
        const number = from(term);
        if (terms[number] !== term) continue;
        const next = reader(gaps[number]);
        let doc = 0;
        for (const c of impacts[number]) {
          const score = index.scale[digit(c.charCodeAt(0))] * weight;
          doc += next();
          if (score > (best.get(doc) || 0)) best.set(doc, score);
        }
      }
      const says = slot.weight * Math.log(1 + docs.length / (best.size || Math.sqrt(docs.length)));
      all += says;
      for (const [number, score] of best) { total[number] += score * slot.weight; matched[number] += says; }
    }
    const found = [];
    let top = 0;
    for (const doc of docs) {
      if (!total[doc.number] || q.named.has(doc) || !passesDoc(q, doc)) continue;
      if (!doc.roots) prepare(doc);
      const share = matched[doc.number] / all;
      let score = total[doc.number] * share * Math.sqrt(share) * kindFactor(q, doc) * (1 + 3 * nameShare(q, doc));
      if (doc.flags & (DEPRECATED | UNSTABLE)) score *= .5;
      if (doc.program === GUEST_AGENT) score *= q.inside ? 1.8 : .75;
      top = Math.max(top, score);
      found.push({ group: TEXT, score, doc });
    }
    return found.filter(f => f.score >= top * .09);
  }
  function everything(q) {
    const found = docs.filter(d => passesDoc(q, d)).map(doc => ({ group: 0, score: 0, doc }));
    if (q.deprecated || q.unstable) for (const n of names) for (const row of rowsCalled(n)) {
      if (passesRow(q, row)) found.push({ group: 1, score: 0, doc: row.doc, row });
    }
    return found;
  }

  function result(f) {
    const d = f.doc, r = f.row, flags = (r || d).flags;
    const out = {
      name: (r || d).name, owner: r ? d.name : "", from: r && r.from !== d ? r.from.name : "",
      what: !r ? kinds[d.kind] : rowWords[flags & 3] || memberWords[d.kind] || "member",
      type: r ? (flags & ARRAY ? "array of " : "") + r.type : "", program: ["", "storage daemon", "guest agent"][d.program],
      chapter: docs[d.chapter]?.name ?? "", summary: r ? "" : d.summary,
      deprecated: !!(flags & DEPRECATED), unstable: !!(flags & UNSTABLE), address: d.address,
    };
    if (r) out.address += "#" + index.prefixes[4 * d.kind + (flags & 3)] + r.anchor;
    return out;
  }

  function find(text, limit) {
    const q = parse(text);
    let found = q.folded ? byName(q).concat(byText(q)) : q.filtered ? everything(q) : [];
    found.sort((a, b) => a.group - b.group || b.score - a.score || a.doc.number - b.doc.number);
    const seen = new Set();
    found = found.filter(f => f.row || seen.size < seen.add(f.doc).size);
    return { results: found.slice(0, limit).map(result), more: Math.max(0, found.length - limit), words: q.words.concat(q.folded) };
  }
  // For the test that compares them with those of the index.
  find.analysis = { runs, nameParts, stop, stem };
  return find;
};
