// What one assessment costs through the border, and how soon a page has its first answer: figures, no test.
import { performance } from "node:perf_hooks";
import { readFileSync } from "node:fs";
import { open, skip } from "./support.mjs";
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

if (skip) console.log(skip);
else {
  const browser = await open();
  const times = [];
  for (let n = 0; n < 11; n++) {
    const page = await browser.page({ locale: "en-GB" });
    await page.addInitScript((kept) => localStorage.setItem("fadu-case", kept), JSON.stringify(plain));
    // a browser that is open, as a person has it
    await page.waitForTimeout(500);
    await page.goto(browser.origin);
    times.push(await page.locator("fadu-case-form").evaluate(async (f) => {
      await f.ready;
      return Math.max(0, performance.now() - performance.getEntriesByType("navigation")[0].loadEventEnd);
    }));
    await page.context().close();
  }
  await browser.close();
  times.sort((a, b) => a - b);
  console.log(`first answer after a page's load: least ${times[0].toFixed(0)} ms, median ${times[5].toFixed(0)} ms`);
}
