// Runs the browser's search engine: node engine.js FIND.JS INDEX.JS REQUESTS.JSON. A request is a query with the number of
// results wanted, or texts to analyse. Prints a line of JSON for each, after one for the loading of the index: the
// shortest of several times, for other programs run as well.
"use strict";
const fs = require("fs"), vm = require("vm");
const [engine, index, requests] = process.argv.slice(2).map(file => fs.readFileSync(file, "utf8"));
const print = x => console.log(JSON.stringify(x));
function timed(times, run) {
  let result, shortest = Infinity;
  for (let i = 0; i < times; i++) {
    const begin = process.hrtime.bigint();
    result = run();
    shortest = Math.min(shortest, Number(process.hrtime.bigint() - begin) / 1000);
  }
  return [result, shortest];
}
// Each time in a new context, where nothing has been compiled yet, as on a page.
const [find, micros] = timed(4, () => {
  const page = vm.createContext({});
  vm.runInContext("window = globalThis", page);
  vm.runInContext(index, page);
  vm.runInContext(engine, page);
  return vm.runInContext("qmpdocEngine(qmpdocIndex)", page);
});
print({ micros });
for (const { query, limit, texts, times } of JSON.parse(requests)) {
  try {
    if (texts) { print({ terms: texts.map(find.analyse) }); continue; }
    const [{ results, more }, micros] = timed(times || 1, () => find(query, limit));
    print({ results: results.map(({ name, owner, address }) => ({ name, owner, address })), more, micros });
  } catch (e) {
    print({ error: `${query}: ${e.stack}` });
  }
}
