// Every conformance case through Node and through Chromium: byte for byte what the native command says.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fadu from "../dist/node.js";
import { entries, native, open, skip } from "./support.mjs";

const { valid, all } = entries();
const expected = native(all);

function same(answers, way) {
  assert.equal(answers.length, expected.length);
  const wrong = answers.flatMap((a, n) => (a === expected[n] ? [] : [n]));
  assert.deepEqual(wrong.map((n) => [all[n], answers[n].slice(0, 300), expected[n].slice(0, 300)]).slice(0, 2), [], `${wrong.length} answers differ ${way}`);
}

test("the cases are there, and the faulty ones are told as such", () => {
  assert.ok(valid.length >= 280);
  assert.ok(expected.slice(0, valid.length).every((e) => !e.includes('"errors":[')));
  assert.ok(expected.slice(valid.length).every((e) => e.includes('"errors":[')));
});

test("JSON text through Node", () => same(all.map((e) => fadu.assessJson(e)), "as text in Node"));

test("objects through Node, in and out", () => {
  const through = (e) => {
    try {
      return JSON.stringify(fadu.assess(JSON.parse(e)));
    } catch (error) {
      assert.ok(error instanceof fadu.FaduError, `${error}`);
      assert.equal(error.code, error.faults[0].code);
      return JSON.stringify({ format: 1, id: error.id, errors: error.faults });
    }
  };
  // what JSON.parse itself refuses, or merges, is no object
  const objects = all.map((e, n) => [e, n]).filter(([e]) => e && e !== "{" && !e.includes('"subjects":[],"subjects"'));
  for (const [e, n] of objects) assert.equal(through(e), expected[n]);
});

test("a result handle has the same options before and after the rest is worked out, and the parts are those of the whole", () => {
  for (const e of valid) {
    const entry = fadu.CaseHandle.parse(e);
    const answer = entry.assess();
    const before = Array.from({ length: answer.size }, (_, n) => answer.status(n));
    const coverage = answer.coverage;
    const whole = answer.toJSON();
    assert.deepEqual(before, whole.options.map((o) => o.status));
    assert.deepEqual(coverage, whole.coverage);
    for (const part of ["options", "findings", "practice", "questions", "notes"]) assert.deepEqual(answer[part], whole[part]);
    answer.free();
    entry.free();
  }
});

test("JSON text through Chromium, on the page and in a worker", { skip }, async () => {
  const browser = await open();
  try {
    const page = await browser.page();
    await page.goto(browser.origin);
    const inPage = await page.evaluate(async (lines) => {
      const fadu = await import("/dist/index.js");
      await fadu.load();
      return lines.map((l) => fadu.assessJson(l));
    }, all);
    same(inPage, "in Chromium");
    const inWorker = await page.evaluate((lines) => new Promise((resolve, reject) => {
      const worker = new Worker("/worker.js", { type: "module" });
      worker.onmessage = (m) => resolve(m.data);
      worker.onerror = (e) => reject(new Error(e.message));
      worker.postMessage(lines);
    }), all.slice(0, 50));
    assert.deepEqual(inWorker, expected.slice(0, 50));
    assert.deepEqual(page.wrong, []);
  } finally {
    await browser.close();
  }
});
