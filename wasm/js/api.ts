// The API: functions for one case, handles for a form and for reading lazily.
import { FaduError, type Fault } from "./error.js";
import * as raw from "./fadu.js";
import type { Assessment, Case, Errors } from "./formats.js";
import { lay, NOTHING } from "./values.js";
import type { Choices, Domain, Refusal, View } from "./view.js";

export { FaduError, type Fault } from "./error.js";
export type { Assessment, Case, Errors } from "./formats.js";
export type * from "./view.js";

/** Language of words. */
export type Lang = "zh" | "en";

const bytes = new TextEncoder();

/** Frees a handle at the end of a block (`using`), or when it is collected, or now. */
abstract class Handle<T extends { free(): void }> {
  #held: T | null;
  protected constructor(held: T) {
    this.#held = held;
  }
  /** @internal */
  protected get held(): T {
    if (!this.#held) throw new Error("this handle was freed");
    return this.#held;
  }
  /** Gives its memory back; a second time does nothing. */
  free(): void {
    this.#held?.free();
    this.#held = null;
  }
  [Symbol.dispose](): void {
    this.free();
  }
}

/** An assessment. Options and coverage are there at once; the rest is worked out, and each part becomes an object, when asked for. */
export class AssessmentHandle extends Handle<raw.AnswerHandle> {
  /** @internal */
  constructor(held: raw.AnswerHandle) {
    super(held);
  }
  /** How many options there are. */
  get size(): number {
    return this.held.size;
  }
  /** Whether some finding is not `permitted`. */
  get objected(): boolean {
    return this.held.objected;
  }
  /** Whether an option stands; undefined beyond the last. */
  status(n: number): Assessment["options"][number]["status"] | undefined {
    return this.held.status(n) as Assessment["options"][number]["status"] | undefined;
  }
  get options(): Assessment["options"] {
    return this.held.part("options");
  }
  get coverage(): Assessment["coverage"] {
    return this.held.part("coverage");
  }
  get findings(): Assessment["findings"] {
    return this.held.part("findings");
  }
  get practice(): Assessment["practice"] {
    return this.held.part("practice");
  }
  get questions(): Assessment["questions"] {
    return this.held.part("questions");
  }
  get notes(): Assessment["notes"] {
    return this.held.part("notes");
  }
  /** All of it; `JSON.stringify(handle)` is the public format, byte for byte. */
  toJSON(): Assessment {
    return this.held.whole();
  }
  /** The statement of reasons. */
  statement(lang: Lang, form: "text" | "markdown" = "text"): string {
    return this.held.statement(lang === "zh", form === "markdown");
  }
}

/** An entry that a form changes field by field; it may be incomplete. */
export class CaseHandle extends Handle<raw.CaseHandle> {
  constructor(entry: Partial<Case> | object = {}) {
    if (entry instanceof raw.CaseHandle) super(entry);
    else {
      const { tokens, text } = lay(entry);
      super(new raw.CaseHandle(tokens, text));
    }
  }
  /** From JSON text; where that is none, `validate` says so. */
  static parse(json: string): CaseHandle {
    return new CaseHandle(raw.CaseHandle.parse(bytes.encode(json)));
  }
  /** Puts a value at a JSON pointer; undefined takes away what stands there. `-` is the end of a list. */
  set(pointer: string, value: unknown): this {
    const { tokens, text } = value === undefined ? NOTHING : lay(value);
    this.held.put(pointer, tokens, text);
    return this;
  }
  /** The same unless the entry would be faulty by it or the law refuses it: then why, and nothing changes. */
  offer(pointer: string, value: unknown, lang: Lang): Refusal[] {
    const { tokens, text } = value === undefined ? NOTHING : lay(value);
    return this.held.offer(pointer, tokens, text, lang === "zh") as Refusal[];
  }
  /** What stands at a pointer; undefined if nothing. */
  get(pointer: string): unknown {
    return this.held.at(pointer);
  }
  /** The faults by field; none: it is a valid case. */
  validate(): Fault[] {
    return (this.held.errors() as Errors | undefined)?.errors ?? [];
  }
  /** The assessment. Throws `FaduError` if it is not a valid case. */
  assess(options: { powers?: boolean } = {}): AssessmentHandle {
    const answer = this.held.assess(options.powers ?? false);
    if (!answer) throw new FaduError(this.held.errors() as Errors);
    return new AssessmentHandle(answer);
  }
  /** What a form shows of it. */
  view(lang: Lang): View {
    return this.held.view(lang === "zh") as View;
  }
  /** The entry as it stands; `JSON.stringify(handle)` is a case. */
  toJSON(): Case {
    return this.held.at("") as Case;
  }
  /** @internal */
  errors(): Errors | undefined {
    return this.held.errors() as Errors | undefined;
  }
}

/** The assessment of a case. Throws `FaduError` if it is not a valid one. */
export function assess(entry: Case): Assessment {
  using handle = new CaseHandle(entry);
  using answer = handle.assess();
  return answer.toJSON();
}

/** JSON text to JSON text. Never throws: an entry that is not a valid case gets the error object. */
export function assessJson(text: string): string {
  using handle = CaseHandle.parse(text);
  const errors = handle.errors();
  if (errors) return JSON.stringify(errors);
  using answer = handle.assess();
  return JSON.stringify(answer);
}

/** The statement of reasons of a case. Throws `FaduError` if it is not a valid one. */
export function explain(entry: Case, lang: Lang, form: "text" | "markdown" = "text"): string {
  using handle = new CaseHandle(entry);
  using answer = handle.assess();
  return answer.statement(lang, form);
}

/** The faults of an entry; none: it is a valid case. */
export function validate(entry: unknown): Fault[] {
  using handle = new CaseHandle(entry as object);
  return handle.validate();
}

/** The violation types by domain, and whether a provision in force that day answers each. */
export function violations(lang: Lang, day = ""): Domain[] {
  return raw.violations(day, lang === "zh") as Domain[];
}

/** Measures, targets and bodies to choose from, whatever the case is. */
export function choices(lang: Lang): Choices {
  return raw.choices(lang === "zh") as Choices;
}

/** Id, version and digest of the rulebook. */
export function rulebook(): { id: string; version: string; digest: string } {
  return raw.rulebook() as { id: string; version: string; digest: string };
}
