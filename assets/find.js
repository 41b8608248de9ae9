// The search engine: reads the static index that internal/search writes (window.qmpdocIndex) and answers queries.
// docs/search.md tells how results are ranked; internal/search (names.go, query.go, byname.go, bytext.go) does the same in Go.
//
//   const find = qmpdocEngine(qmpdocIndex)
//   find(text, limit) -> { results: [{name, what, type, owner, from, program, chapter, summary,
//                          address, deprecated, unstable, removed}], more, words }
"use strict";
window.qmpdocEngine = function (index) {
  const kinds = ["command", "event", "struct", "union", "alternate", "enum", "chapter", "changes", "guide", "page"];
  const COMMAND = 0, EVENT = 1, ENUM = 5, CHAPTER = 6, CHANGES = 7, GUIDE = 8;
  const programWords = ["qemu qmp", "storagedaemon qsd", "guestagent agent qga"];
  const memberWords = ["argument", "data"], rowWords = ["", "value", "branch", "feature"];

  // ---- reading the index

  // Flags of documents and rows. A row's kind is in its lowest two bits: 0 for members, then values, branches, features.
  const ARRAY = 4, DEPRECATED = 8, UNSTABLE = 16, DATED = 32, GUEST_AGENT = 128, OOB = 256, PRECONFIG = 512, REMOVED = 1024;

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
  // What comes beside the manual does not tell how rare a word is.
  const counted = docs.filter(d => d.kind < CHANGES && !(d.flags & REMOVED)).length;
  // Of texts, terms are read when they are first asked for: nobody needs them to find a name.
  let texts;
  const lexicon = () => texts ??= { terms: words(index.terms), gaps: index.gaps.split("\n"), impacts: index.impacts.split("\n") };

  function readDocs() {
    const next = reader(index.docs);
    const readType = () => names[next()].text;
    const all = list(next, number => {
      const name = names[next()], flags = next(), since = next(), without = flags & REMOVED ? next() : 0, folder = next(), d = {
        number, name: name.text, summary: summaries[number], flags, since, without, kind: flags & 7 | (flags & 2048) >> 8,
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
    for (let number = 0, nth = 0, gap; (gap = next()) >= 0; nth++) {
      const from = docs[number += gap], flags = next(), type = names[next()].text, since = flags & DATED ? next() : from.since;
      for (const doc of [from, ...(flags & 1 ? [] : from.heirs)]) all.push({ name: n.text, number: n.number, nth, anchor: anchors.get(n.number) ?? n.text, flags, type, since, doc, from });
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

  function grouped(list, key) {
    const groups = new Map();
    for (const x of list) {
      const group = groups.get(key(x));
      if (group) group.push(x); else groups.set(key(x), [x]);
    }
    return groups;
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
    if (/.(sses|ies)$/.test(w)) w = w.slice(0, -2);
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

  const [stop, asking, doing, happening, weak, explaining] = [index.stop, index.asking, index.doing, index.happening, index.weak, index.explaining].map(t => new Set(t.split(/\s+/)));
  const kindWords = new Map(Object.entries(index.kinds)), related = new Map();
  for (const line of index.related.split("\n")) {
    const [, from, sign, to] = /(.*)([:=])(.*)/.exec(line);
    for (const word of from.split(" ")) related.set(word, (related.get(word) || []).concat(to.split(" ").map(other => [other, sign === "=" ? 1 : .75])));
  }

  // ---- phrases of other programs, and names that stand in a question

  // phrases cuts text into the words of such phrases: identifiers, folded, those of options behind one hyphen.
  const phrases = text => (text.match(/[\p{L}\p{N}_-]+/gu) || []).map(w => [w, fold(w)]).filter(w => w[1]).map(([w, folded]) => (w[0] === "-" ? "-" : "") + folded);
  const means = index.means.split("\n");
  const aliases = words(index.phrases).map((phrase, i) => {
    const next = reader(means[i]), found = [];
    for (let n; (n = next()) >= 0;) found.push(docs[n]);
    return { phrase, words: phrase.split(" "), docs: found };
  });
  const aliasesBy = grouped(aliases, a => a.words[0]);
  // matches tells whether the words begin with those of an alias. Its options may come anywhere later.
  const matches = (alias, words) => alias.every((w, i) => i && w[0] === "-" ? words.includes(w) : words[i] === w);
  const spelled = memo(() => new Map(names.map(n => [n.text, n])));
  const folded = memo(() => grouped(names, n => n.folded ??= fold(n.text)));

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

  const [EXACT, PREFIX, SEGMENT, TYPO, INSIDE, TYPO_PREFIX, SCATTERED] = Array(7).keys();
  // Parts begin at the start, behind what is no letter, or with a capital.
  const opening = memo(c => RegExp("(^|[^a-z0-9])" + c + "|" + c.toUpperCase()));
  const beginsPart = (q, n) => n.folded.includes(q) && opening(q[0]).test(n.text) && starts(n).some(at => n.folded.startsWith(q, at));
  // A name that lacks two letters of the query cannot match it. Words count without the s of a plural.
  function match(q, n) {
    const t = q.folded, lacking = q.letters & ~n.letters;
    if (lacking & lacking - 1) return q.parts[1] && nearParts(q, n) ? TYPO : -1;
    const f = n.folded ??= fold(n.text);
    if (!f) return -1;
    if (t === f) return EXACT;
    if (f.startsWith(t)) return PREFIX;
    if (beginsPart(t, n) || q.words[0] && !q.wordy && q.words.every(w => beginsPart(w.replace(/(...)s$/, "$1"), n))) return SEGMENT;
    if (t.length > 2 && oneEdit(t, f) || q.swapped === f) return TYPO;
    if (nearParts(q, n)) return TYPO;
    if (q.words[2]) return -1;
    if (t.length > 1 && f.includes(t)) return INSIDE;
    if (t.length > 4 && nearPrefix(t, f)) return TYPO_PREFIX;
    return t.length > 2 && subsequence(t, f) ? SCATTERED : -1;
  }
  // nearParts tells whether the query has a word for each part of the name, each at most one letter off.
  function nearParts(q, n) {
    if (!q.parts[1] || q.parts[0][0] !== n.text[0]?.toLowerCase()) return false;
    const parts = n.parts ??= partsOf(n.text).map(fold);
    return parts.length === q.parts.length && parts.every((part, i) => part === q.parts[i] || part.length > 3 && oneEdit(part, q.parts[i]));
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
  function subsequence(q, f) {
    let at = 0;
    for (const c of f) if (c === q[at]) at++;
    return at === q.length;
  }

  // ---- queries

  const filterKinds = new Map([["command", [COMMAND]], ["event", [EVENT]], ["enum", [ENUM]], ["type", [2, 3, 4, ENUM]], ["changes", [CHANGES]]]);
  const flagFilters = { deprecated: DEPRECATED, unstable: UNSTABLE, oob: OOB, preconfig: PRECONFIG, removed: REMOVED };
  // What is typed with a Cyrillic layout means the keys that were pressed.
  const cyrillic = "йцукенгшщзфывапролдячсмить", latin = "qwertyuiopasdfghjklzxcvbnm";
  function parse(text) {
    text = unwrapped([...text.slice(0, 1600)].slice(0, 400).join("")).replace(/[а-я]/gi, c => latin[cyrillic.indexOf(c.toLowerCase())] || c);
    const q = { kinds: [], takes: [], returns: [], since: [], without: [], programs: [], flags: 0, wanted: [], slots: [], named: new Set(), described: new Set() };
    const rest = [], all = text.split(/\s+/).filter(Boolean).map(word => [word, ...readFilter(word)]);
    // A filter without a value counts at the beginning and at the end of the question: in the middle it is text that was pasted.
    const begin = all.findIndex(w => !w[1]), end = all.findLastIndex(w => !w[1]);
    all.forEach(([word, key, value], i) => {
      if (!key || !value && begin >= 0 && i > begin && i < end) return rest.push(word);
      q.filtered = true;
      if (takeFilter(q, key, value) && value) rest.push(value);
    });
    q.text = rest.join(" ");
    q.folded = fold(q.text);
    q.swapped = q.folded.replace(/[yz]/g, c => c === "y" ? "z" : "y");
    q.letters = letters(q.folded);
    q.spaced = +q.text.includes(" ");
    readWords(q, /\s$/.test(text));
    q.words = q.slots.map(s => s.word);
    return q;
  }
  // unwrapped is what a reply says, without the words that all replies have.
  const unwrapped = text => text.replace(/["']desc["']: *"((?:\\.|[^"\\])*)"/, " $1 ").replace(/["'](?:error|class|GenericError)["'][:,]? */g, " ");
  function readFilter(word) {
    const [, key, value] = /^([a-z]+):(.*)$/is.exec(word) || [], name = key?.toLowerCase();
    return /^(command|event|enum|type|changes|member|takes|returns|since|program|deprecated|unstable|oob|preconfig|removed)$/.test(name) ? [name, value] : [];
  }
  // takeFilter reads a filter; true means that its value is a word of the question.
  function takeFilter(q, key, value) {
    if (filterKinds.has(key)) q.kinds.push(...filterKinds.get(key));
    else if (key === "member") q.member = true;
    else if (flagFilters[key]) {
      q.flags |= flagFilters[key];
      if (key === "removed") return !takeSpan(q.without, value);
    } else if (key === "since") takeSpan(q.since, value);
    else if (key === "program") {
      if (value) q.programs.push(programWords.reduce((mask, names, i) => mask | names.split(" ").some(name => name.startsWith(fold(value))) << 5 + i, 0));
    } else q[key].push(typeOf(value));
    return key !== "since" && key !== "program" && key !== "takes" && key !== "returns";
  }
  // takeSpan adds what ">=8.2" lets pass to a list; it tells whether value is such a thing.
  function takeSpan(list, value) {
    const [, sign = "", major, minor = 0] = /^([<>]?=?)v?(\d{1,3})(?:\.(\d\d?))?(?:\.\d+)?$/.exec(value) || [];
    if (major) list.push(release => release && (release === +major * 100 + +minor ? !/^[<>]$/.test(sign) : release < +major * 100 + +minor ? sign[0] === "<" : sign[0] === ">"));
    return major;
  }
  function readWords(q, ended) {
    const words = q.parts = partsOf(q.text).map(fold);
    q.explains = explaining.has("^" + words[0]) && explaining.has(words[1]);
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
      for (const p of [previous, said]) if (p) { stand(p, p.word + word); stand(s, p.word + word); }
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
  const passes = (q, d) => (!q.kinds.length || q.kinds.includes(d.kind)) && q.programs.every(mask => d.flags & mask) && q.without.every(fits => fits(d.without)) &&
    q.takes.every(t => d.takes.some(own => isType(t, own))) && q.returns.every(t => d.returns && isType(t, d.returns));
  // Rows are deprecated or unstable themselves; out of band runs a whole command.
  const passesDoc = (q, d) => !q.member && (d.flags & q.flags) === q.flags && q.since.every(fits => fits(d.since)) && passes(q, d);
  const ownFlags = DEPRECATED | UNSTABLE;
  const passesRow = (q, r) => (r.flags & q.flags & ownFlags) === (q.flags & ownFlags) && (r.doc.flags & q.flags | ownFlags) === (q.flags | ownFlags) &&
    q.since.every(fits => fits(r.since)) && passes(q, r.doc);

  // ---- ranking

  // The groups of docs/search.md for each tier, first of queries without blanks, then with: of commands and events; of
  // types and chapters; of rows.
  const actionGroups = [[0, 2, 3, 8, 12, 14, 20], [0, 2, 3, 8, 18, 18, 20]];
  const otherGroups = [[0, 6, 7, 8, 12, 14, 20], [0, 18, 18, 18, 18, 18, 20]];
  const rowGroups = [[1, 9, 10, 11, 13, 15, 21], [19, 9, 19, 19, 19, 19, 21]];
  const SEGMENT_ACTIONS = 3, TITLED = 4, EXACT_ROWS = 5, TYPOS = 8, PREFIX_ROWS = 9, GONE = 16, TEXT = 17, SPACED = 18, LATER = 22;

  function rowGroup(q, tier, n) {
    const several = starts(n).length > 1;
    if (tier !== EXACT || !several && q.spaced) return rowGroups[q.spaced][tier];
    return !several || q.spaced ? q.kinds.length ? PREFIX_ROWS : EXACT_ROWS : q.text === n.text ? 0 : rowGroups[0][EXACT];
  }
  function nearness(q, n, d, flags) {
    let score = q.folded.length / n.folded.length + ([.2, .1][d.kind] || (d.kind === CHAPTER ? -.05 : 0));
    if (q.text === n.text) score += 2;
    else if (q.text.toLowerCase() === n.text.toLowerCase()) score += 1;
    else score += exactParts(q, n);
    if (flags & DEPRECATED) score -= .1;
    return d.flags & REMOVED || d.kind >= GUIDE ? score - 4 : score;
  }
  // exactParts is the share of the question's words that are whole parts of the name.
  const exactParts = (q, n) => q.words.filter(w => (n.parts ??= partsOf(n.text).map(fold)).includes(w)).length / (q.words.length || 1);
  const squash = text => text.replaceAll(" ", "");
  const describes = (q, tier, n, d) => d.kind >= GUIDE ? tier !== EXACT :
    q.spaced && tier <= SEGMENT && d.kind > EVENT && d.kind !== CHANGES && squash(q.text) !== squash(n.text);
  function byName(q) {
    const found = [];
    for (const n of names) {
      const tier = match(q, n);
      if (tier < 0) continue;
      for (const doc of n.docs || []) if (passesDoc(q, doc)) {
        const action = doc.kind <= EVENT;
        const group = nearMiss(q, tier) ? SPACED : doc.flags & REMOVED && tier > EXACT && tier < SCATTERED ? GONE :
          (action ? actionGroups : otherGroups)[q.spaced][action && tier === SEGMENT && exactParts(q, n) === 1 ? PREFIX : tier];
        if (describes(q, tier, n, doc)) q.described.add(doc);
        else {
          found.push({ group, score: nearness(q, n, doc, doc.flags), doc });
          if (group < TEXT) q.named.add(doc);
        }
      }
      const rows = rowsCalled(n).filter(r => passesRow(q, r)).map(r => ({
        group: nearMiss(q, tier) ? SPACED + 1 : rowGroup(q, tier, n), row: r, doc: r.doc,
        score: nearness(q, n, r.doc, r.flags) + (r.doc === r.from ? .05 : 0) - (q.text === n.text ? .5 : 0),
      })).sort((a, b) => b.score - a.score || a.doc.number - b.doc.number);
      const few = tier === EXACT || q.member ? 12 : 3;
      rows.forEach((r, i) => { if (i >= few) r.group += LATER; });
      found.push(...rows);
    }
    return found;
  }
  // nearMiss tells whether a name is only a letter off, though the texts have every word as it was typed.
  const nearMiss = (q, tier) => (tier === TYPO || tier === TYPO_PREFIX) && (q.known ??= q.slots.every(s => has(s.word) || has(stem(s.word))));

  // ---- what stands in a question: phrases of other programs, names, pasted options

  function inQuestion(q) {
    const found = [];
    // The first found comes first.
    const add = (group, list) => { for (const x of list) found.push({ group, score: .99 - found.length / 100, ...x }); };
    const ofDocs = list => list.filter(d => passesDoc(q, d)).map(doc => ({ doc }));
    const ofRows = rows => rows.filter(r => passesRow(q, r)).map(row => ({ doc: row.doc, row })).sort((a, b) => (b.doc === b.row.from) - (a.doc === a.row.from) || a.doc.kind - b.doc.kind || a.doc.number - b.doc.number);
    const typed = phrases(q.text), whole = typed.join(" ");
    for (const [word, quoted] of q.text.matchAll(/['"`‘“]([\w-]+)['"`’”]|[\p{L}\p{N}_-]+/gu)) {
      const n = spelled().get(quoted || word);
      if (!n || !quoted && !(q.spaced && starts(n)[1])) continue;
      add(0, ofDocs((n.docs || []).filter(d => d.kind < CHAPTER)));
      if (quoted && starts(n)[1]) add(EXACT_ROWS, ofRows(rowsCalled(n)).slice(0, 3));
    }
    // The longest phrase at each word. Those of messages begin with a mark, and have no values.
    const longest = (words, mark = "") => words.forEach((word, i) => {
      const rest = [mark + word, ...words.slice(i + 1)], list = (aliasesBy.get(rest[0]) || []).filter(a => matches(a.words, rest));
      if (list[0]) add(0, ofDocs(list.reduce((a, b) => b.words.length > a.words.length ? b : a).docs));
    });
    longest(typed);
    longest(phrases(q.text.replace(/(^|[^\p{L}\p{N}])(?:['"`‘“].*?['"`’”]|[^\s'"]*[\p{N}_/-][^\s'"]*)/gu, "$1")), '"');
    if (!found.length && whole.length > 4) {
      add(SEGMENT_ACTIONS, aliases.filter(a => a.phrase.startsWith(whole)).slice(0, 3).flatMap(a => ofDocs(a.docs)));
      if (!found.length) {
        const strange = [whole, ...typed.filter(w => w.length > 4 && !has(w) && !has(stemmed(w)))];
        add(TYPOS, aliases.filter(a => strange.some(w => oneEdit(a.phrase, w))).slice(0, 1).flatMap(a => ofDocs(a.docs)));
      }
    }
    for (const word of q.text.split(/\s+/)) if (word.includes("=") && !/['"(){}]/.test(word)) pasted(word, (group, list) => add(group, list), ofDocs, ofRows);
    q.run = runOfWords(q, ofRows);
    return found;
  }
  // pasted reads an option, k=v,k=v, through the schema: the definitions that have such members, and the types of the branches
  // that its values choose; else the values themselves.
  function pasted(option, add, ofDocs, ofRows) {
    const scores = new Map(), values = [];
    const credit = list => { for (const d of new Set(list)) scores.set(d, (scores.get(d) || 0) + Math.log(1 + docs.length / list.length)); };
    let strange = false;
    for (const item of option.split(",")) {
      const [key, value = key] = item.split("=");
      const rows = key === value ? [] : key.split(".").flatMap(part => folded().get(fold(part)) || []).flatMap(rowsCalled).filter(r => !(r.flags & 3));
      credit(rows.map(r => r.doc));
      if (key !== value && !rows[0]) strange = true;
      const n = spelled().get(value);
      if (!n) continue;
      const own = rowsCalled(n);
      credit(own.filter(r => (r.flags & 3) === 2).flatMap(r => spelled().get(r.type)?.docs || []));
      values.push(...own.filter(r => (r.flags & 3) === 1));
    }
    const best = ofDocs([...scores.keys()]).map(x => ({ ...x, weight: scores.get(x.doc) })).sort((a, b) => b.weight - a.weight || a.doc.number - b.doc.number);
    if (!strange || !values[0]) add(0, best.filter(x => x.weight > best[0].weight * .6).slice(0, 4));
    else add(0, ofRows(values).slice(0, 3));
  }
  // runOfWords gives the row whose name of several words stands in the question; for a branch, its type.
  function runOfWords(q, ofRows) {
    for (let size = Math.min(q.parts.length - 1, 5); size > 1; size--) for (let i = 0; i + size <= q.parts.length; i++) {
      const rows = (folded().get(q.parts.slice(i, i + size).join("")) || []).filter(n => starts(n)[1]).flatMap(rowsCalled);
      const [best] = ofRows(rows);
      if (!best) continue;
      const [type] = (best.row.flags & 3) === 2 && spelled().get(best.row.type)?.docs || [];
      return { group: TEXT, score: 0, ...type ? { doc: type } : best };
    }
  }

  function kindFactor(q, d, share) {
    if (q.wanted.includes(d.kind)) return 1.7;
    if (d.kind === EVENT) return q.happens ? .9 : q.does ? .3 : .6;
    if (d.kind >= GUIDE) return q.explains && share === 1 ? q.slots[1] ? 2 : 16 : titled(q, d) ? .4 : .15;
    if (d.kind !== COMMAND) return q.described.has(d) ? .25 : .12;
    if (q.asks) return d.reads ? 1.2 : .5;
    if (q.happens) return .5;
    return !d.reads ? 1 : q.does ? .5 : 1.1;
  }
  const titled = (q, d) => d.kind >= GUIDE && q.slots.every(s => d.roots.some(root => root === stemmed(s.word) || root.startsWith(s.word)));
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
  const has = term => lexicon().terms[from(term)] === term;
  // pieces cuts a word that nothing knows into words of the texts, as few and as long ones as there are; most of it must be one of them.
  function pieces(word) {
    const best = [[0, []]];
    for (let end = 1; end <= word.length; end++) {
      best[end] = best[end - 1];
      for (let start = 0; start <= end - 3; start++) {
        const piece = word.slice(start, end), value = best[start][0] + piece.length ** 2;
        if (value > best[end][0] && (has(piece) || has(stemmed(piece)))) best[end] = [value, [...best[start][1], piece]];
      }
    }
    const found = best[word.length][1];
    return found.join("").length >= word.length * .6 ? found : [];
  }
  // cut puts the pieces of words that nothing knows in their place.
  const cut = slots => slots.flatMap(slot => {
    if (!slot.complete && slot.word.length < 6 || /[^\x00-z]/.test(slot.word) || [...expand(slot).keys()].some(has)) return [slot];
    const parts = pieces(slot.word).map(word => {
      const s = { ...slot, word, complete: true, terms: new Map() };
      stand(s, word);
      return s;
    });
    return parts[0] ? parts : [slot];
  });
  function expand(slot) {
    const all = new Map(slot.terms), root = stem(slot.word);
    const { terms } = lexicon(), known = [...all.keys()].some(has);
    const add = (term, weight) => { if (!all.has(term)) all.set(term, weight); };
    const begun = (start, weight) => { for (let i = from(start); i < terms.length && terms[i].startsWith(start); i++) add(terms[i], weight); };
    if (slot.word.length > 3 && slot.complete) begun(slot.word, .3);
    if (slot.word.length > 2 && !slot.complete) { begun(slot.word, .8); begun(root, .8); }
    if (!known && root.length > 3) for (const term of terms) if (oneEdit(root, term)) add(term, .5);
    return all;
  }
  function byText(q) {
    if (q.member || !q.slots.length) return [];
    q.slots = cut(q.slots);
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
          if (score > (best.get(doc) || 0) && (weight > .75 || doc < counted)) best.set(doc, score);
        }
      }
      const says = slot.weight * Math.log(1 + counted / ([...best.keys()].filter(number => number < counted).length || Math.sqrt(counted)));
      all += says;
      for (const [number, score] of best) { total[number] += score * slot.weight; matched[number] += says; }
    }
    const found = [];
    let top = 0;
    for (const doc of docs) {
      if (!total[doc.number] || q.named.has(doc) || !passesDoc(q, doc)) continue;
      if (!doc.roots) prepare(doc);
      const share = matched[doc.number] / all;
      let score = total[doc.number] * share * Math.sqrt(share) * kindFactor(q, doc, share) * (1 + 3 * nameShare(q, doc));
      if (doc.flags & (ownFlags | REMOVED)) score *= .5;
      if ((doc.flags & 224) === GUEST_AGENT) score *= q.inside ? 1.8 : .75;
      if (doc.number < counted) top = Math.max(top, score);
      found.push({ group: !q.spaced && titled(q, doc) ? TITLED : TEXT, score, doc });
    }
    return found.filter(f => f.group < TEXT || f.score >= top * .03);
  }
  function everything(q) {
    const found = docs.filter(d => passesDoc(q, d)).map(doc => ({ group: 0, score: 0, doc }));
    if (q.flags & ownFlags || q.since[0]) for (const n of names) for (const row of rowsCalled(n)) {
      if ((q.flags & ownFlags || row.flags & DATED) && passesRow(q, row)) found.push({ group: 1, score: 0, doc: row.doc, row });
    }
    return found;
  }
  // The texts of rows are a script of their own.
  const rowText = r => window.qmpdocRows?.[r.number]?.split("\t")[r.nth] ?? "";

  function result(f) {
    const d = f.doc, r = f.row, flags = (r || d).flags;
    const out = {
      name: (r || d).name, owner: r ? d.name : "", from: r && r.from !== d ? r.from.name : "",
      what: !r ? kinds[d.kind] : rowWords[flags & 3] || memberWords[d.kind] || "member",
      type: r ? (flags & ARRAY ? "array of " : "") + r.type : "", program: d.flags & 32 ? "" : d.flags & 64 ? "storage daemon" : "guest agent",
      chapter: docs[d.chapter]?.name ?? "", summary: r ? rowText(r) : d.summary,
      deprecated: !!(flags & DEPRECATED), unstable: !!(flags & UNSTABLE), address: d.address,
      removed: d.flags & REMOVED ? `removed in ${Math.floor(d.without / 100)}.${d.without % 100}` : "",
    };
    if (r) out.address += "#" + index.prefixes[4 * d.kind + (flags & 3)] + r.anchor;
    return out;
  }

  const key = f => f.doc.number + (f.row ? " " + f.row.name + (f.row.flags & 3) : "");
  function find(text, limit) {
    const q = parse(text);
    let found = q.folded ? [...inQuestion(q), ...byName(q), ...byText(q)] : q.filtered ? everything(q) : [];
    found.sort((a, b) => a.group - b.group || b.score - a.score || a.doc.number - b.doc.number);
    const seen = new Set();
    if (q.run) found.splice(...runPlace(found, q.run));
    found = found.filter(f => seen.size < seen.add(key(f)).size);
    return { results: found.slice(0, limit).map(result), more: Math.max(0, found.length - limit), words: q.words.concat(q.folded) };
  }
  // runPlace keeps the third place for the row whose name stands in the question.
  function runPlace(found, run) {
    const before = new Set();
    const at = found.findIndex(f => before.add(key(f)).size > 2);
    return [at < 0 ? found.length : at, 0, run];
  }
  // For the test that compares them with those of the index.
  find.analysis = { runs, nameParts, stop, stem };
  return find;
};
