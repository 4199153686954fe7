// What is wrong with an entry, as an Error.
import type { Errors } from "./formats.js";

/** One fault of an entry. */
export type Fault = Errors["errors"][number];

/** An entry that is not a valid case: the first fault in front, all in `faults`. */
export class FaduError extends Error {
  override readonly name = "FaduError";
  /** The code of the first fault. */
  readonly code: Fault["code"];
  /** RFC 6901 pointer to its field. */
  readonly pointer: string;
  /** Its message in Chinese. */
  readonly zh: string;
  /** Its message in English. */
  readonly en: string;
  /** Every fault. */
  readonly faults: readonly Fault[];
  /** The caller's own id of the case, where it could be read. */
  readonly id: string | null;

  constructor(errors: Errors) {
    const first = errors.errors[0]!;
    super(first.pointer ? `${first.pointer}: ${first.en}` : first.en);
    this.code = first.code;
    this.pointer = first.pointer;
    this.zh = first.zh;
    this.en = first.en;
    this.faults = errors.errors;
    this.id = errors.id ?? null;
  }
}
