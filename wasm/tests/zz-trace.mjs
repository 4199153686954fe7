import { open } from "./support.mjs";
const b = await open();
const totals = [];
for (let n = 0; n < 7; n++) {
  const page = await b.page({ locale: "en-GB" });
  await page.addInitScript((entry) => localStorage.setItem("fadu-case", JSON.stringify(entry)), { violations: ["security.logs-not-retained"], subjects: ["network-operator", "organization"], act: { from: "2024-03-01" } });
  const p = await page.context().newCDPSession(page);
  const events = []; p.on("Tracing.dataCollected", (d) => events.push(...d.value));
  const cats = ["devtools.timeline", "v8", "v8.wasm", "disabled-by-default-v8.cpu_profiler".slice(0, process.env.PROF ? 99 : 0)].filter(Boolean).join(",");
  if (process.env.TRACE) await p.send("Tracing.start", { categories: cats, transferMode: "ReportEvents" });
  await p.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(b.origin);
  const r = await page.locator("fadu-case-form").evaluate(async (f) => { await f.ready; await f.updateComplete; const now = performance.now(); const e = performance.getEntriesByType("navigation")[0]; return { now, load: e.loadEventEnd, dcl: e.domContentLoadedEventEnd, resp: e.responseEnd, res: performance.getEntriesByType("resource").map((x) => [x.name.split("/").pop(), +x.startTime.toFixed(1), +x.responseEnd.toFixed(1)]) }; });
  const { metrics } = await p.send("Performance.getMetrics");
  const m = Object.fromEntries(metrics.map((x) => [x.name, +(x.value * 1000).toFixed(1)]));
  totals.push([r.now.toFixed(0), r.load.toFixed(0), "main", m.TaskDuration, "script", m.ScriptDuration, "layout", m.LayoutDuration, "style", m.RecalcStyleDuration]);
  if (n === 3) console.log(JSON.stringify(r.res));
  if (process.env.TRACE && n === 4) {
    const done = new Promise((res) => p.once("Tracing.tracingComplete", res)); await p.send("Tracing.end"); await done;
    const main = events.filter((e) => e.ph === "X" && e.dur > 800).sort((a, b) => a.ts - b.ts);
    const t0 = events.filter((e) => e.ts).reduce((a, e) => Math.min(a, e.ts), Infinity);
    for (const e of main) console.log(((e.ts - t0) / 1000).toFixed(1), (e.dur / 1000).toFixed(1), "tdur", ((e.tdur ?? 0) / 1000).toFixed(1), e.tid, e.name, JSON.stringify(e.args?.data?.url ?? e.args?.data?.functionName ?? e.args?.fileName ?? "").slice(-60));
  }
  await page.context().close();
}
for (const t of totals) console.log(t.join(" "));
await b.close();
