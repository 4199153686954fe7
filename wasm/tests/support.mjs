// What the tests share: the conformance cases, what the native command says of them, a browser and the page.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";
import { chromium } from "playwright-core";
import { serve } from "../page/serve.mjs";

export const here = dirname(dirname(fileURLToPath(import.meta.url)));
export const root = dirname(here);

/** Texts that are no valid case, each in its way. */
const FAULTY = [
  "", "{", "[]", '{"violations":["security.log-not-retained"],"subjects":[],"act":{"from":"2024-03-01"}}',
  '{"violations":[],"subjects":[],"subjects":[],"act":{"from":"2024-02-30"},"x":1}', '{"id":"甲\\u0001\\"\\\\\\u2028𠮷","violations":["账号"],"subjects":[],"act":{"to":"2024-03-01"}}',
  '{"violations":["security.logs-not-retained"],"subjects":["platform"],"act":{"from":"2024-03-01"},"amounts":{"illegal-gains":"1,5"},"filed":"2024-01-01"}',
];

/** Every conformance case and the faulty texts, one line each. */
export function entries() {
  const files = readdirSync(join(root, "tests/cases")).filter((f) => f.endsWith(".toml")).sort();
  const cases = files.flatMap((f) => parse(readFileSync(join(root, "tests/cases", f), "utf8")).case ?? []);
  const lines = cases.map((c) => c.case.trim().replace(/\s*\n\s*/g, " "));
  return { valid: lines, all: [...lines, ...FAULTY] };
}

/** What the native command answers, line by line. */
export function native(lines) {
  execFileSync("cargo", ["build", "--locked", "-q", "-p", "fadu", "--features", "cli"], { cwd: root, stdio: "inherit" });
  const command = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "debug/fadu");
  let out;
  try {
    out = execFileSync(command, ["assess", "--jsonl", "-"], { input: lines.join("\n") + "\n", maxBuffer: 1 << 30 });
  } catch (e) {
    // 1: some entry is no valid case, as some are meant to be
    if (e.status !== 1) throw e;
    out = e.stdout;
  }
  return out.toString().trimEnd().split("\n");
}

const BROWSER = process.env.CHROMIUM ?? "/usr/bin/chromium";
/** Why browser tests are left out, if they are. */
export const skip = existsSync(BROWSER) ? false : `no browser at ${BROWSER} (apt-get install chromium, or set CHROMIUM)`;

/** A browser and the served page; call `close` at the end. */
export async function open() {
  const server = await serve(0);
  const browser = await chromium.launch({
    executablePath: BROWSER, headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  const origin = `http://127.0.0.1:${server.address().port}`;
  /** A fresh profile; anything thrown on the page, any breach of the policy and any request elsewhere fails the test. */
  const page = async (options = {}) => {
    const context = await browser.newContext(options);
    const tab = await context.newPage();
    tab.wrong = [];
    tab.on("pageerror", (e) => tab.wrong.push(String(e)));
    tab.on("console", (m) => m.type() === "error" && tab.wrong.push(m.text()));
    tab.on("request", (r) => r.url().startsWith(origin) || r.url().startsWith("data:") || tab.wrong.push(`request to ${r.url()}`));
    return tab;
  };
  return { origin, page, close: async () => { await browser.close(); server.close(); } };
}
