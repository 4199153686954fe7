// What was entered, kept across reloads in the page's own storage, if the page asks for it and the browser lets it.
import type { Case } from "../api.js";

export function recall(key: string): Partial<Case> | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

export function keep(key: string, entry: Partial<Case> | null): void {
  try {
    if (entry) localStorage.setItem(key, JSON.stringify(entry));
    else localStorage.removeItem(key);
  } catch {
    // storage is off or full: nothing is kept
  }
}
