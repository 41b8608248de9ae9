// Runs the browser's search engine: node engine.js FIND.JS INDEX.JS REQUESTS.JSON. Prints one line of JSON for the
// loading of the index, then one for each request: results of a query, or the terms of a list of texts.
"use strict";
const fs = require("fs"), vm = require("vm");
const [engine, index, requests] = process.argv.slice(2);
global.window = global;
const micros = begin => Number(process.hrtime.bigint() - begin) / 1000;
const print = x => console.log(JSON.stringify(x));
const source = fs.readFileSync(index, "utf8");
vm.runInThisContext(fs.readFileSync(engine, "utf8"));
const begin = process.hrtime.bigint();
vm.runInThisContext(source);
const find = qmpdocEngine(qmpdocIndex);
print({ Micros: micros(begin) });
for (const request of JSON.parse(fs.readFileSync(requests, "utf8"))) {
  const begin = process.hrtime.bigint();
  try {
    if (Array.isArray(request)) print({ Terms: request.map(find.analyse) });
    else print({ Results: find(request, 10).results, Micros: micros(begin) });
  } catch (e) {
    print({ Error: String(e.stack) });
  }
}
