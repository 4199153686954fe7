// What one assessment costs through the border: figures for the note, no test.
import { performance } from "node:perf_hooks";
import { readFileSync } from "node:fs";
const start = performance.now();
const fadu = await import("../dist/node.js");
const imported = performance.now();
const text = readFileSync(new URL("../../tests/examples/logs-not-retained.json", import.meta.url), "utf8");
fadu.assessJson(text);
console.log(`import ${(imported - start).toFixed(1)} ms, first answer ${(performance.now() - imported).toFixed(1)} ms`);
const entry = JSON.parse(text);
const plain = { ...entry };
delete plain.proposals;
function median(name, f, n = 2000) {
  const times = [];
  for (let r = 0; r < 31; r++) {
    const t = performance.now();
    for (let i = 0; i < n; i++) f();
    times.push(((performance.now() - t) * 1000) / n);
  }
  times.sort((a, b) => a - b);
  console.log(`${name}: ${times[15].toFixed(2)} µs`);
}
for (const [name, c] of [["no proposals", plain], ["three proposals", entry]]) {
  const handle = new fadu.CaseHandle(c);
  median(`${name}, case handle to result handle`, () => handle.assess().free());
  const answer = handle.assess();
  median(`${name}, whole object`, () => answer.toJSON(), 200);
  median(`${name}, JSON text of a result handle`, () => JSON.stringify(answer), 200);
  median(`${name}, object to object`, () => fadu.assess(c), 200);
  median(`${name}, text to text`, () => fadu.assessJson(text), 200);
  median(`${name}, view`, () => handle.view("en"), 100);
}
