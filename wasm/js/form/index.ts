// <fadu-case-form>: what a person fills in. It loads the module, keeps what was entered, and puts the sections on the page; reading
// order: draft, field, act, who, known, file, measures, proposals, result. It sends nothing anywhere.
import { LitElement, html, type TemplateResult } from "lit";
import { load, type Assessment, type Case, type Lang } from "../index.js";
import { act } from "./act.js";
import { Draft } from "./draft.js";
import { file } from "./file.js";
import { keep, recall } from "./keep.js";
import { known } from "./known.js";
import { measures, notes } from "./measures.js";
import { proposals } from "./proposals.js";
import { result } from "./result.js";
import { styles } from "./styles.js";
import { summary, word } from "./words.js";
import { who } from "./who.js";

const langOf = (tag: string | null): Lang => (tag?.toLowerCase().startsWith("zh") ? "zh" : "en");

export class FaduCaseForm extends LitElement {
  static override styles = styles;
  static override properties = { language: { attribute: "lang", reflect: true, converter: langOf }, keep: {}, failed: { state: true } };
  declare language: Lang;
  declare keep: string | null;
  declare private failed: boolean;

  #draft: Draft | undefined;
  #wanted: Partial<Case> | undefined;
  /** Resolves when the form can be used. */
  readonly ready: Promise<void>;
  #isReady!: () => void;

  constructor() {
    super();
    this.language = langOf(document.documentElement.lang || navigator.language);
    this.keep = null;
    this.failed = false;
    this.ready = new Promise((resolve) => (this.#isReady = resolve));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#start();
  }

  async #start(): Promise<void> {
    if (this.#draft) return;
    this.failed = false;
    const loading = load();
    // while it is on its way: the storage takes its time, too
    await this.updateComplete;
    const kept = this.keep ? recall(this.keep) : undefined;
    try {
      await loading;
    } catch {
      this.failed = true;
      return;
    }
    this.#draft ??= new Draft(this.#wanted ?? kept ?? {}, this.language, (entry) => this.#changed(entry));
    this.requestUpdate();
    await this.updateComplete;
    this.#isReady();
  }

  /** The case as entered, complete or not. */
  get value(): Partial<Case> {
    return this.#draft?.value ?? this.#wanted ?? { subjects: [] };
  }
  set value(entry: Partial<Case>) {
    if (this.#draft) this.#draft.value = entry;
    else this.#wanted = entry;
  }

  /** Its assessment; null while it is no valid case. */
  get assessment(): Assessment | null {
    return this.#draft?.assessment ?? null;
  }

  #changed(entry: boolean): void {
    this.requestUpdate();
    if (!entry) return;
    if (this.keep) keep(this.keep, this.value);
    this.dispatchEvent(new CustomEvent("fadu-change", { detail: { value: this.value }, bubbles: true, composed: true }));
  }

  #clear(d: Draft): void {
    if (!confirm(d.say("clearSure"))) return;
    d.value = {};
    if (this.keep) keep(this.keep, null);
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has("language") && this.#draft) this.#draft.lang = this.language;
  }

  protected override updated(): void {
    // hundreds of types take as long as the answer, which comes first: after the frame that shows it
    if (this.#draft) requestAnimationFrame(() => setTimeout(() => this.#draft?.refreshDomains() && this.requestUpdate()));
  }

  override render(): TemplateResult {
    const say = (key: Parameters<typeof word>[0]): string => word(key, this.language);
    if (this.failed) return html`<div class="form" part="form"><p class="error" role="alert">${say("failed")}</p></div>`;
    const d = this.#draft;
    return html`<div class="form" part="form" lang=${this.language === "zh" ? "zh-CN" : "en"}>
      <header part="header">
        <div><h2 part="title">${say("title")}</h2><p class="hint">${say("intro")}</p></div>
        <div role="group" aria-label=${say("language")} class="actions">
          ${(["zh", "en"] as const).map((l) => html`<button class="quiet small" lang=${l} aria-pressed=${this.language === l} @click=${() => (this.language = l)}>${l === "zh" ? "中文" : "English"}</button>`)}
        </div>
      </header>
      ${d ? html`<div class="columns">
          <div class="column">${act(d)}${who(d)}${known(d)}${file(d)}</div>
          <div class="column">${measures(d)}${proposals(d)}${notes(d)}</div>
        </div>
        ${result(d, () => this.#clear(d))}
        <p class="status" role="status" part="status">${summary(d)}</p>`
      : html`<p role="status">${say("loading")}</p>`}
    </div>`;
  }
}

if (!customElements.get("fadu-case-form")) customElements.define("fadu-case-form", FaduCaseForm);
