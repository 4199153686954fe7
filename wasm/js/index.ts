// For browsers, bundlers and web workers: `await load()` once, then everything is synchronous.
import init, { initSync, type InitInput, type SyncInitInput } from "./fadu.js";

export * from "./api.js";

let loading: Promise<void> | undefined;

/** Loads the module: the file beside this one, or what is given (a URL, a response, bytes, a compiled module). Once. */
export function load(source?: InitInput | Promise<InitInput>): Promise<void> {
  const failed = (why: unknown): never => {
    // it may be tried again
    loading = undefined;
    throw why;
  };
  loading ??= init({ module_or_path: source ?? new URL("./fadu_bg.wasm", import.meta.url) }).then(() => undefined, failed);
  return loading;
}

/** The same at once, from bytes or a compiled module; a page's main thread may refuse so long a step. */
export function loadSync(module: SyncInitInput): void {
  initSync({ module });
  loading = Promise.resolve();
}
