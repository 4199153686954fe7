// What is being entered: the entry, what core says of it, what was typed and refused, and what is open on the page. The sections
// read and write through it. It decides nothing: core says what may stand.
import { CaseHandle, choices, violations, type Asked, type Assessment, type Case, type Choices, type Domain, type Lang, type View } from "../index.js";
import { refusal, word, type Word } from "./words.js";

/** What is open on the page and no part of the case. */
export interface Open {
  domain: string;
  needle: string;
  toPropose: string;
  shown: "case" | "answer" | "statement" | null;
  /** What is shown was copied. */
  copied: boolean;
  /** What was unfolded. */
  folds: ReadonlySet<string>;
}

const CLOSED: Open = { domain: "", needle: "", toPropose: "", shown: null, copied: false, folds: new Set() };

/** What was entered at a pointer and not accepted, and why. */
export interface Refused {
  value: unknown;
  why: string;
}

export class Draft {
  view!: View;
  /** The violation types; loaded after the first answer is on the page. */
  domains: Domain[] = [];
  open: Open = { ...CLOSED };
  #entry: CaseHandle;
  #refused = new Map<string, Refused>();
  /** Pointers of questions in the order they came up: one answered stays where it was. */
  #order: string[] = [];
  #choices: Choices | undefined;
  #domainsFor = "";
  #lang: Lang;
  /** `true`: the case changed; `false`: only the page did. */
  readonly #changed: (entry: boolean) => void;

  constructor(entry: Partial<Case>, lang: Lang, changed: (entry: boolean) => void) {
    this.#lang = lang;
    this.#changed = changed;
    this.#entry = this.#begin(entry);
    this.#look();
  }

  #begin(entry: Partial<Case>): CaseHandle {
    return new CaseHandle(entry).set("/subjects", entry.subjects ?? []);
  }

  get lang(): Lang {
    return this.#lang;
  }
  set lang(lang: Lang) {
    this.#lang = lang;
    this.#choices = undefined;
    // what was said of them was said in the other language
    this.#refused.clear();
    this.#look();
  }

  get value(): Partial<Case> {
    return this.#entry.toJSON();
  }
  set value(entry: Partial<Case>) {
    this.#entry.free();
    this.#entry = this.#begin(entry);
    this.#refused.clear();
    this.#order = [];
    this.open = { ...CLOSED, folds: this.open.folds };
    this.#look();
    this.#changed(true);
  }

  /** The assessment; null while it is no valid case. */
  get assessment(): Assessment | null {
    if (this.view.faults.length) return null;
    using answer = this.#entry.assess();
    return answer.toJSON();
  }

  /** The statement of reasons. */
  statement(form: "text" | "markdown"): string {
    using answer = this.#entry.assess();
    return answer.statement(this.#lang, form);
  }

  get choices(): Choices {
    return (this.#choices ??= choices(this.#lang));
  }

  say(key: Word): string {
    return word(key, this.#lang);
  }
  /** A word and what it is. */
  named(key: Word, text: string): string {
    return `${this.say(key)}${this.#lang === "zh" ? "：" : ": "}${text}`;
  }
  /** What is said in parentheses, as it follows a text. */
  aside(text: string | number): string {
    return this.#lang === "zh" ? `（${text}）` : ` (${text})`;
  }
  /** Parts of a sentence. */
  list(parts: string[]): string {
    return parts.join(this.#lang === "zh" ? "；" : "; ");
  }

  /** What stands at a pointer. */
  get<T = string>(pointer: string): T | undefined {
    return (this.#entry.get(pointer) as T | null | undefined) ?? undefined;
  }

  /** What was entered at a pointer and not accepted. */
  refused(pointer: string): Refused | undefined {
    return this.#refused.get(pointer);
  }

  /** Whether something is still missing at a pointer. */
  missing(pointer: string): boolean {
    return this.view.faults.some((f) => f.pointer === pointer && f.code === "missing");
  }

  /** Puts an answer into the case; what is refused stays out of it and is told at the field. */
  put(pointer: string, value: unknown, typed = false): boolean {
    const refusals = this.#entry.offer(pointer, value, this.#lang);
    if (refusals.length) this.#refused.set(pointer, { value, why: this.list(refusals.map((r) => refusal(this, r))) });
    else this.#refused.delete(pointer);
    // of what is typed, the value before is no longer what the person means
    if (refusals.length && typed) this.#entry.set(pointer, undefined);
    this.#look();
    this.#changed(true);
    return !refusals.length;
  }

  /** The same of what is typed into a field; an empty one takes away what stands there. */
  type(pointer: string, value: unknown): boolean {
    return this.put(pointer, value === "" ? undefined : value, true);
  }

  /** Takes an entry out of a list; what was refused below the list is forgotten, since the numbers move. */
  drop(list: string, n: number): void {
    for (const pointer of this.#refused.keys()) if (pointer.startsWith(`${list}/`)) this.#refused.delete(pointer);
    this.put(`${list}/${n}`, undefined);
  }

  /** Opens or closes something on the page. */
  show(open: Partial<Open>): void {
    Object.assign(this.open, open);
    this.#changed(false);
  }

  /** What is asked and what is stated, in the order it came up. */
  get questions(): Asked[] {
    const all = new Map(this.view.questions.map((q) => [q.pointer + (q.yes ?? ""), q]));
    for (const s of this.view.stated) all.set(s.pointer, { ...s, because: all.get(s.pointer)?.because ?? s.because });
    return [...all.values()].sort((a, b) => this.#order.indexOf(a.pointer) - this.#order.indexOf(b.pointer));
  }

  /** The day whose law is asked for; empty: none yet. */
  get day(): string {
    return this.get("/act/to") ?? this.get("/act/from") ?? "";
  }

  /** Loads the violation types anew if the day or the language is another. */
  refreshDomains(): boolean {
    const wanted = `${this.day} ${this.#lang}`;
    if (this.#domainsFor === wanted) return false;
    this.#domainsFor = wanted;
    this.domains = violations(this.#lang, this.day);
    return true;
  }

  #look(): void {
    this.open.copied = false;
    this.view = this.#entry.view(this.#lang);
    // an amount accepted before may be unlawful by what was answered since: it leaves the case, and its field says why
    const { refusals } = this.view;
    for (const r of refusals) {
      this.#refused.set(r.pointer, { value: this.get(r.pointer), why: refusal(this, r) });
      this.#entry.set(r.pointer, undefined);
    }
    if (refusals.length) this.view = this.#entry.view(this.#lang);
    for (const q of [...this.view.stated, ...this.view.questions]) if (!this.#order.includes(q.pointer)) this.#order.push(q.pointer);
  }
}
