// Runs the browser's search engine: node engine.js FIND.JS INDEX.JS REQUESTS.JSON. A request is a query with the number of
// results wanted, or texts to analyse. Prints a line of JSON for each. With "measure" behind the files it prints
// milliseconds instead: what making the engine takes, again and again, then each query.
"use strict";
const fs = require("fs"), vm = require("vm");
const [engine, index, requests] = process.argv.slice(2, 5).map(file => fs.readFileSync(file, "utf8"));
const print = x => console.log(JSON.stringify(x));
function timed(run) {
  const begin = performance.now();
  const result = run();
  return [result, performance.now() - begin];
}
// Each time in a new context, where nothing has been compiled yet, as on a page.
function load() {
  const page = vm.createContext({});
  vm.runInContext("window = globalThis", page);
  vm.runInContext(index, page);
  vm.runInContext(engine, page);
  return timed(() => vm.runInContext("qmpdocEngine(qmpdocIndex)", page));
}
// The terms of a text, of what the engine reads queries with.
function analyse({ runs, nameParts, stop, stem }, text) {
  return runs(text).flatMap(run => {
    const parts = nameParts(run);
    if (parts.length > 1) parts.push(parts.join(""));
    return parts.filter(p => p.length > 1).map(p => p.toLowerCase()).filter(p => !stop.has(p)).map(stem);
  });
}
const [find] = load(), list = JSON.parse(requests);
if (process.argv[5] === "measure") {
  print({ loads: Array.from({ length: 25 }, () => load()[1]), keystrokes: list.map(({ query, limit }) => timed(() => find(query, limit))[1]) });
} else for (const { query, limit, texts } of list) {
  try {
    if (texts) { print({ terms: texts.map(text => analyse(find.analysis, text)) }); continue; }
    const { results, more } = find(query, limit);
    print({ results: results.map(({ name, owner, address, what, removed }) => ({ name, owner, address, what, removed })), more });
  } catch (e) {
    print({ error: `${query}: ${e.stack}` });
  }
}
