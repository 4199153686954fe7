// Every conformance case through Node and through Chromium: byte for byte what Rust says.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fadu from "../dist/node.js";
import { expected, open, skip } from "./support.mjs";

const all = expected();
const texts = all.map((x) => x.case);
const valid = all.filter((x) => !x.answer.includes('"errors":['));

function same(answers, way) {
  assert.equal(answers.length, all.length);
  const wrong = all.flatMap(({ case: entry, answer }, n) => (answers[n] === answer ? [] : [[entry, answers[n].slice(0, 300), answer.slice(0, 300)]]));
  assert.deepEqual(wrong.slice(0, 2), [], `${wrong.length} answers differ ${way}`);
}

test("the cases are there, and faulty ones among them", () => {
  assert.ok(valid.length > 2500 && all.length > valid.length);
});

test("JSON text through Node", () => same(texts.map((t) => fadu.assessJson(t)), "as text in Node"));

test("objects through Node, in and out", () => {
  const through = (text) => {
    try {
      return JSON.stringify(fadu.assess(JSON.parse(text)));
    } catch (error) {
      assert.ok(error instanceof fadu.FaduError, `${error}`);
      assert.equal(error.code, error.faults[0].code);
      return JSON.stringify({ format: 1, id: error.id, errors: error.faults });
    }
  };
  // what JSON.parse itself refuses, or merges, is no object
  const objects = all.filter((x) => x.case && x.case !== "{" && !x.case.includes('"subjects":[],"subjects"'));
  for (const { case: text, answer } of objects) assert.equal(through(text), answer);
});

test("the options of a result handle are the same before and after the rest is worked out, and the parts are those of the whole", () => {
  for (const { case: text } of valid) {
    const entry = fadu.CaseHandle.parse(text);
    const answer = entry.assess();
    const { coverage, options } = answer;
    const statuses = Array.from({ length: answer.size }, (_, n) => answer.status(n));
    const whole = answer.toJSON();
    assert.deepEqual(statuses, whole.options.map((o) => o.status));
    assert.deepEqual({ coverage, options }, { coverage: whole.coverage, options: whole.options });
    for (const part of ["options", "findings", "practice", "questions", "notes"]) assert.deepEqual(answer[part], whole[part]);
    answer.free();
    entry.free();
  }
});

test("a form shows every case in words, Chinese or English, and no question without a field", () => {
  const chinese = (text) => (text.match(/[\u3400-\u9fff]/g) ?? []).length;
  for (const { case: text } of valid) {
    const entry = fadu.CaseHandle.parse(text);
    for (const lang of ["zh", "en"]) {
      const v = entry.view(lang);
      const asked = [...v.questions, ...v.stated];
      const words = [
        ...v.coverage.flatMap((c) => [c.label, c.text]), ...v.subjects.map((s) => s.label), ...asked.flatMap((q) => [q.text, q.label, ...q.because]),
        ...v.measures.flatMap((m) => [m.label, m.target_label, m.status_label, m.mode, m.article, ...m.details.map((d) => d.what + d.text)]),
        ...v.proposable.map((p) => p.label), ...v.findings.flatMap((f) => [f.label, ...f.basis, ...f.reasons.map((r) => r.text)]), ...v.notes.map((n) => n.text),
      ];
      // an English text may name a Chinese word of the statute
      for (const w of words) assert.ok(lang === "zh" ? chinese(w) : w && chinese(w) < 8, `${lang}: ${w}`);
      for (const q of asked) assert.match(q.pointer, /^\/(facts\/|amounts\/|discovered$|filed$|decided$|subjects\/-$|violations\/-$|breaches\/-$|prior\/-\/measure$)/);
    }
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
    }, texts);
    same(inPage, "in Chromium");
    const some = all.filter((_, n) => n % 40 === 0);
    const inWorker = await page.evaluate((lines) => new Promise((resolve, reject) => {
      const worker = new Worker("/worker.js", { type: "module" });
      worker.onmessage = (m) => resolve(m.data);
      worker.onerror = (e) => reject(new Error(e.message));
      worker.postMessage(lines);
    }), some.map((x) => x.case));
    assert.deepEqual(inWorker, some.map((x) => x.answer));
    assert.deepEqual(page.wrong, []);
  } finally {
    await browser.close();
  }
});
