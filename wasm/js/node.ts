// For Node: loaded with the import; `load` is there so that one text runs everywhere.
import { readFileSync } from "node:fs";
import { initSync } from "./fadu.js";

export * from "./api.js";

initSync({ module: readFileSync(new URL("./fadu_bg.wasm", import.meta.url)) });

/** Nothing is left to load. */
export function load(_source?: unknown): Promise<void> {
  return Promise.resolve();
}
