// What the tests share: what Rust answers to the conformance cases, a browser and the page.
import { existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "../page/serve.mjs";

export const here = dirname(dirname(fileURLToPath(import.meta.url)));

/** Every conformance case, and texts that are none, with what Rust answers: written by tests/package.rs. */
export function expected() {
  const path = process.env.FADU_EXPECTED;
  if (!path) throw new Error("FADU_EXPECTED names no file: run `npm test`");
  return readFileSync(path, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
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
