// The API as a program uses it in Node.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as fadu from "../dist/node.js";

const entry = () => ({ violations: ["security.logs-not-retained"], subjects: ["platform", "organization"], act: { from: "2024-01-01", to: "2024-06-30" } });

test("an invalid case throws an Error with code, pointer and both messages", () => {
  assert.throws(() => fadu.assess({ ...entry(), subjects: ["platfrom"] }), (e) => {
    assert.ok(e instanceof Error && e instanceof fadu.FaduError);
    assert.deepEqual([e.code, e.pointer, e.faults.length, e.faults[0].nearest], ["unknown-id", "/subjects/0", 1, "platform"]);
    assert.match(e.zh, /规则库没有/);
    assert.match(e.en, /knows no subject/);
    return true;
  });
  assert.throws(() => fadu.assess({ ...entry(), id: Symbol("x") }), TypeError);
  const circle = entry();
  circle.facts = circle;
  assert.throws(() => fadu.assess(circle), TypeError);
  assert.equal(fadu.validate({ ...entry(), amounts: { "illegal-gains": 1.5 } })[0].code, "wrong-type");
  assert.deepEqual(fadu.validate(entry()), []);
});

test("a handle is changed field by field, and refuses what is unlawful", () => {
  const handle = new fadu.CaseHandle(entry());
  handle.set("/facts/refuses-to-correct", true).set("/proposals/0", { measure: "fine" });
  const refused = handle.offer("/proposals/0/amount", "150000", "zh");
  assert.equal(refused[0].code, "amount-above-maximum");
  assert.match(refused[0].text, /1万元–10万元/);
  assert.equal(handle.get("/proposals/0/amount"), undefined);
  assert.deepEqual(handle.offer("/proposals/0/amount", "80000", "zh"), []);
  const answer = handle.assess();
  assert.equal(answer.findings[0].status, "permitted");
  assert.equal(JSON.parse(JSON.stringify(handle)).proposals[0].amount, "80000");
  assert.match(answer.statement("zh"), /可以采取的措施/);
  assert.match(fadu.explain(entry(), "en", "markdown"), /^## The matter/);
  handle.set("/facts/refuses-to-correct", undefined);
  assert.deepEqual(handle.get("/facts"), {});
});

test("handles are freed by `using`, by `free`, twice without harm, and by the collector", async () => {
  const kept = new fadu.CaseHandle(entry());
  // what `using` calls; the syntax itself is in tests/package, compiled
  kept[Symbol.dispose]();
  assert.throws(() => kept.assess(), /freed/);
  kept.free();
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  const large = { ...entry(), id: "x".repeat(50_000) };
  const round = async () => {
    for (let n = 0; n < 250; n++) new fadu.CaseHandle(large);
    collect();
    // finalizers run between tasks
    await new Promise((resolve) => setTimeout(resolve, 5));
    return process.memoryUsage().rss / (1 << 20);
  };
  const first = await round();
  let last = first;
  for (let n = 0; n < 8; n++) last = await round();
  // nothing freed, it would be 100 MiB more
  assert.ok(last - first < 40, `${(last - first).toFixed(0)} MiB more`);
});

test("the view has the keys that its type names, and choices by domain", () => {
  const handle = new fadu.CaseHandle(entry());
  assert.deepEqual(Object.keys(handle.view("en")), ["faults", "ready", "last", "coverage", "subjects", "stated", "questions", "measures", "proposable", "findings", "refusals", "notes"]);
  const { measures, targets, bodies } = fadu.choices("zh");
  assert.ok(measures.some((m) => m.id === "fine" && m.label === "罚款" && m.class === "行政处罚"));
  assert.ok(measures.every((m) => m.class !== "通报用语"));
  assert.ok(targets.some((x) => x.id === "entity"));
  assert.deepEqual(bodies.find((b) => b.id === "telecom").levels.map((l) => l.id), ["provincial", "national"]);
  const domains = fadu.violations("zh", "2024-03-01");
  assert.equal(domains.flatMap((d) => d.violations).length, 377);
  assert.equal(domains.find((d) => d.id === "security").violations.find((v) => v.id === "security.logs-not-retained").answered, true);
  assert.match(fadu.rulebook().digest, /^sha256:[0-9a-f]{64}$/);
});
