// For Node: loaded with the import; `load` is there so that one text runs everywhere.
import { readFileSync } from "node:fs";
import { loadSync } from "./index.js";

export * from "./index.js";

loadSync(readFileSync(new URL("./fadu_bg.wasm", import.meta.url)));
