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

/** Runs on the page before its own scripts: tells when the frame that shows the first answer is made. */
function watch() {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => console.log("answered", performance.now());
  const frame = () => requestAnimationFrame(() => port2.postMessage(null));
  customElements.whenDefined("fadu-case-form").then(() => document.querySelector("fadu-case-form").ready.then(frame));
}

if (skip) console.log(skip);
else {
  const browser = await open();
  const times = [];
  for (let n = 0; n < 21; n++) {
    const page = await browser.page({ locale: "en-GB" });
    // a file of the site, so that the entry is kept where the form looks for it; nothing of the form is fetched by that
    await page.goto(`${browser.origin}/page.js`);
    await page.evaluate((kept) => localStorage.setItem("fadu-case", kept), JSON.stringify(plain));
    await page.addInitScript(watch);
    // a browser that is open, as a person has it; nothing is asked of it until the answer stands
    await page.waitForTimeout(500);
    const told = page.waitForEvent("console");
    await page.goto(browser.origin, { waitUntil: "commit" });
    const answered = Number((await told).text().split(" ")[1]);
    const loaded = await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd);
    times.push([answered, answered - loaded]);
    await page.context().close();
  }
  await browser.close();
  const told = (k) => {
    const of = times.map((t) => t[k]).sort((a, b) => a - b);
    return `least ${of[0].toFixed(0)} ms, median ${of[10].toFixed(0)} ms`;
  };
  console.log(`first answer on the screen, from the page's load: ${told(1)}; from the start of the navigation: ${told(0)}`);
}
