// <fadu-case-form>: what a person fills in. It decides nothing: core says what may be chosen, what to ask, what stands, and what
// is refused; this puts it on the page and writes the answers back by pointer. It sends nothing anywhere.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { CaseHandle, load, rulebook, violations, type Asked, type Assessment, type Case, type Domain, type Lang, type Proposable, type Row, type View } from "../index.js";
import { keep, recall } from "./keep.js";
import { statement } from "./statement.js";
import { styles } from "./styles.js";
import { summary, word, type Word } from "./words.js";

type Shown = "case" | "answer" | "statement" | null;

export class FaduCaseForm extends LitElement {
  static override styles = styles;
  static override properties = {
    language: { attribute: "lang", reflect: true },
    keep: {},
    domain: { state: true }, needle: { state: true }, shown: { state: true }, failed: { state: true }, toPropose: { state: true },
  };
  declare language: Lang;
  declare keep: string | null;
  declare private domain: string;
  declare private needle: string;
  declare private shown: Shown;
  declare private failed: boolean;
  declare private toPropose: string;

  #entry: CaseHandle | undefined;
  #view: View | undefined;
  #domains: Domain[] = [];
  #domainsFor = "";
  /** What was typed and not accepted, with why, by pointer. */
  #refused = new Map<string, { typed: string; why: string }>();
  /** Pointers of questions in the order they came up: one answered stays where it was. */
  #order: string[] = [];
  #wanted: Partial<Case> | undefined;
  /** Resolves when the form can be used. */
  readonly ready: Promise<void>;
  #isReady!: () => void;

  constructor() {
    super();
    this.language = (document.documentElement.lang || navigator.language || "en").toLowerCase().startsWith("zh") ? "zh" : "en";
    this.keep = null;
    this.domain = "";
    this.needle = "";
    this.shown = null;
    this.failed = false;
    this.toPropose = "";
    this.ready = new Promise((resolve) => (this.#isReady = resolve));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#start();
  }

  async #start(): Promise<void> {
    if (this.#entry) return;
    try {
      await load();
    } catch {
      this.failed = true;
      return;
    }
    this.#entry = new CaseHandle(this.#wanted ?? (this.keep ? recall(this.keep) : undefined) ?? {});
    if (!this.#entry.get("/subjects")) this.#entry.set("/subjects", []);
    this.#changed(false);
    this.#isReady();
  }

  /** The case as entered, complete or not. */
  get value(): Partial<Case> {
    return this.#entry?.toJSON() ?? this.#wanted ?? { subjects: [] };
  }
  set value(entry: Partial<Case>) {
    this.#wanted = entry;
    if (!this.#entry) return;
    this.#entry.free();
    this.#entry = new CaseHandle(entry);
    this.#refused.clear();
    this.#order = [];
    this.#changed();
  }

  /** Its assessment; null while it is no valid case. */
  get assessment(): Assessment | null {
    if (!this.#entry || this.#entry.validate().length) return null;
    using answer = this.#entry.assess();
    return answer.toJSON();
  }

  #say(key: Word): string {
    return word(key, this.language);
  }

  /** A word in parentheses. */
  #aside(key: Word): string {
    return this.language === "zh" ? `（${this.#say(key)}）` : `(${this.#say(key)})`;
  }

  /** Puts an answer into the case; what is refused stays out of it and is told at the field. */
  #put(pointer: string, value: unknown, typed = ""): boolean {
    const refusals = this.#entry!.offer(pointer, value, this.language);
    if (refusals.length) this.#refused.set(pointer, { typed, why: refusals.map((r) => r.text).join("；") });
    else this.#refused.delete(pointer);
    // the value before is no longer what the person means
    if (refusals.length && typed) this.#entry!.set(pointer, undefined);
    this.#changed();
    return !refusals.length;
  }

  #changed(tell = true): void {
    const entry = this.#entry!;
    this.#view = entry.view(this.language);
    // an amount accepted before may be unlawful by what was answered since: it leaves the case, and its field says why
    for (const r of this.#view.refusals) {
      this.#refused.set(r.pointer, { typed: String(entry.get(r.pointer) ?? ""), why: r.text });
      entry.set(r.pointer, undefined);
    }
    if (this.#view.refusals.length) this.#view = entry.view(this.language);
    const { questions, stated } = this.#view;
    for (const q of [...stated, ...questions]) if (!this.#order.includes(q.pointer)) this.#order.push(q.pointer);
    const day = String(entry.get("/act/to") ?? entry.get("/act/from") ?? "");
    if (this.#domainsFor !== `${day} ${this.language}`) {
      this.#domainsFor = `${day} ${this.language}`;
      this.#domains = violations(this.language, day);
    }
    if (this.keep && tell) keep(this.keep, this.value);
    this.requestUpdate();
    if (tell) this.dispatchEvent(new CustomEvent("fadu-change", { detail: { value: this.value }, bubbles: true, composed: true }));
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has("language") && this.#entry) {
      this.#refused.clear();
      this.#changed(false);
    }
  }

  override render(): TemplateResult {
    if (this.failed) return html`<div class="form" part="form"><p class="error" role="alert">${this.#say("failed")}</p></div>`;
    const v = this.#view;
    return html`<div class="form" part="form" lang=${this.language === "zh" ? "zh-CN" : "en"}>
      <header part="header">
        <div><h2 part="title">${this.#say("title")}</h2><p class="hint">${this.#say("intro")}</p></div>
        <div role="group" aria-label=${this.#say("language")} class="actions">
          ${(["zh", "en"] as const).map((l) => html`<button class="quiet small" lang=${l} aria-pressed=${this.language === l} @click=${() => (this.language = l)}>${l === "zh" ? "中文" : "English"}</button>`)}
        </div>
      </header>
      ${v ? html`<div class="columns">
          <div class="column">${this.#act()}${this.#who(v)}${this.#known(v)}</div>
          <div class="column">${this.#measures(v)}${this.#proposals(v)}${this.#notes(v)}</div>
        </div>
        ${this.#result(v)}
        <p class="status" role="status" part="status">${v.ready ? summary(v.measures.filter((m) => m.status === "permitted").length, v.measures.filter((m) => m.status === "conditional").length, v.questions.length, this.language) : this.#missing(v)}</p>`
      : html`<p role="status">${this.#say("loading")}</p>`}
    </div>`;
  }

  #missing(v: View): string {
    return `${this.#say("missing")}${this.language === "zh" ? "：" : ": "}${v.faults.map((f) => (this.language === "zh" ? f.zh : f.en)).join(this.language === "zh" ? "；" : "; ")}`;
  }

  #error(pointer: string, id: string): TemplateResult | typeof nothing {
    const refused = this.#refused.get(pointer);
    return refused ? html`<p class="error" part="error" id=${id} role="alert">${this.#say("refused")}${this.language === "zh" ? "：" : ": "}${refused.why}</p>` : nothing;
  }

  #day(key: Word, pointer: string): TemplateResult {
    const id = pointer.replaceAll("/", "-").slice(1);
    const refused = this.#refused.get(pointer);
    return html`<div class="field"><label for=${id}>${this.#say(key)}</label>
      <input type="date" id=${id} .value=${refused?.typed ?? String(this.#entry!.get(pointer) ?? "")} aria-invalid=${refused ? "true" : "false"} aria-describedby=${refused ? `${id}-error` : nothing}
        @change=${(e: Event) => this.#typed(pointer, (e.target as HTMLInputElement).value)}>${this.#error(pointer, `${id}-error`)}</div>`;
  }

  #typed(pointer: string, text: string): void {
    this.#put(pointer, text === "" ? undefined : text, text);
  }

  #act(): TemplateResult {
    const chosen = (this.#entry!.get("/violations") as string[] | undefined) ?? [];
    const needle = this.needle.trim().toLowerCase();
    const labels = new Map(this.#domains.flatMap((d) => d.violations.map((x) => [x.id, x.label])));
    const domains = this.#domains.filter((d) => !this.domain || d.id === this.domain);
    // hundreds of types are no list to read: a domain or a word first
    const narrowed = this.domain !== "" || needle !== "";
    const found = !narrowed ? [] : domains.flatMap((d) => d.violations).filter((x) => !needle || `${x.id} ${x.zh} ${x.en}`.toLowerCase().includes(needle));
    return html`<section part="section" aria-labelledby="h-act">
      <h3 id="h-act">${this.#say("act")}</h3>
      <div class="pair">${this.#day("from", "/act/from")}${this.#day("to", "/act/to")}</div>
      <div class="pair">
        <div class="field"><label for="domain">${this.#say("domain")}</label>
          <select id="domain" .value=${this.domain} @change=${(e: Event) => (this.domain = (e.target as HTMLSelectElement).value)}>
            <option value="">${this.#say("every")}</option>${this.#domains.map((d) => html`<option value=${d.id} ?selected=${d.id === this.domain}>${d.label}</option>`)}
          </select></div>
        <div class="field"><label for="needle">${this.#say("search")}</label>
          <input type="search" id="needle" autocomplete="off" .value=${this.needle} @input=${(e: Event) => (this.needle = (e.target as HTMLInputElement).value)}></div>
      </div>
      ${chosen.length ? html`<div><p class="hint" id="chosen">${this.#say("chosen")}</p><ul class="chips" aria-labelledby="chosen">${chosen.map((id, n) => html`<li class="chip">${labels.get(id) ?? id}
        <button class="quiet small" aria-label=${`${this.#say("remove")}${this.language === "zh" ? "" : " "}${labels.get(id) ?? id}`} @click=${() => this.#put(`/violations/${n}`, undefined)}>×</button></li>`)}</ul></div>` : nothing}
      ${!narrowed ? html`<p class="hint">${this.#say("narrow")}</p>` : html`<fieldset><legend>${this.#say("types")}</legend>
        <div class="list" tabindex="0" role="group" aria-label=${this.#say("types")}>${found.length ? repeat(found, (x) => x.id, (x) => html`<label class="check"><input type="checkbox" value=${x.id} .checked=${chosen.includes(x.id)}
          @change=${(e: Event) => (e.target as HTMLInputElement).checked ? this.#put("/violations/-", x.id) : this.#put(`/violations/${chosen.indexOf(x.id)}`, undefined)}>
          <span>${x.label}${x.answered ? nothing : html` <span class="hint">${this.#aside("unanswered")}</span>`}</span></label>`) : html`<p class="hint">${this.#say("noTypes")}</p>`}</div>
      </fieldset>`}</section>`;
  }

  #who(v: View): TemplateResult {
    const named = (this.#entry!.get("/subjects") as string[] | undefined) ?? [];
    return html`<section part="section" aria-labelledby="h-who"><h3 id="h-who">${this.#say("who")}</h3>
      ${v.ready ? html`<fieldset><legend class="hint">${this.#say("whoHint")}</legend><div class="roles">${repeat(v.subjects, (s) => s.id, (s) => html`<label class="check"><input type="checkbox" value=${s.id} .checked=${s.holds} ?disabled=${s.holds && !named.includes(s.id)}
        @change=${(e: Event) => (e.target as HTMLInputElement).checked ? this.#put("/subjects/-", s.id) : this.#put(`/subjects/${named.indexOf(s.id)}`, undefined)}>
        <span>${s.label}${s.commits ? html` <span class="hint">${this.#aside("commits")}</span>` : nothing}</span></label>`)}</div></fieldset>`
      : html`<p class="hint">${this.#say("whoFirst")}</p>`}</section>`;
  }

  #known(v: View): TemplateResult | typeof nothing {
    if (!v.ready) return nothing;
    const asked = new Map(v.questions.map((q) => [q.pointer + (q.yes ?? ""), q]));
    for (const s of v.stated) asked.set(s.pointer, { ...asked.get(s.pointer), ...s, because: asked.get(s.pointer)?.because ?? s.because });
    const all = [...asked.values()].sort((a, b) => this.#order.indexOf(a.pointer) - this.#order.indexOf(b.pointer));
    const [own, general] = [all.filter((q) => !q.general), all.filter((q) => q.general)];
    return html`<section part="section" aria-labelledby="h-known"><h3 id="h-known">${this.#say("known")}</h3>
      <p class="hint">${v.last ? this.#say("last") : this.#say("knownHint")}</p>
      ${repeat(own, (q) => q.pointer + (q.yes ?? ""), (q) => this.#question(q))}
      ${general.length ? html`<details part="general"><summary>${this.#say("general")} (${general.length})</summary><div>${repeat(general, (q) => q.pointer + (q.yes ?? ""), (q) => this.#question(q))}</div></details>` : nothing}
    </section>`;
  }

  #question(q: Asked): TemplateResult {
    const id = `q-${(q.pointer + (q.yes ?? "")).replace(/[^a-zA-Z0-9]+/g, "-")}`;
    const refused = this.#refused.get(q.pointer);
    const because = q.because.length ? html`<p class="detail">${this.#say("because")}${this.language === "zh" ? "：" : ": "}${q.because.slice(0, 3).join(this.language === "zh" ? "；" : "; ")}${q.because.length > 3 ? " …" : ""}</p>` : nothing;
    if (q.kind === "fact") {
      const radio = (value: boolean | undefined, key: Word): TemplateResult => html`<label><input type="radio" name=${id} .checked=${value === undefined ? q.value === null : q.value === value}
        @change=${() => this.#put(q.pointer, value)}>${this.#say(key)}</label>`;
      return html`<div class="question" part="question" data-pointer=${q.pointer}><fieldset><legend>${q.text}</legend>
        <div class="answers">${radio(true, "yes")}${radio(false, "no")}${radio(undefined, "unknown")}</div>${this.#error(q.pointer, `${id}-error`)}${because}</fieldset></div>`;
    }
    if (q.kind === "amount" || q.kind === "date") {
      const value = refused?.typed ?? String(q.value ?? "");
      const input = q.kind === "date"
        ? html`<input type="date" id=${id} .value=${value} aria-invalid=${refused ? "true" : "false"} aria-describedby=${refused ? `${id}-error` : nothing} @change=${(e: Event) => this.#typed(q.pointer, (e.target as HTMLInputElement).value)}>`
        : html`<input type="text" inputmode="decimal" autocomplete="off" id=${id} .value=${value} aria-invalid=${refused ? "true" : "false"} aria-describedby=${refused ? `${id}-error` : nothing} @input=${(e: Event) => this.#typed(q.pointer, (e.target as HTMLInputElement).value.trim())}>`;
      return html`<div class="question field" part="question" data-pointer=${q.pointer}><label for=${id}>${q.text}</label>${input}${this.#error(q.pointer, `${id}-error`)}${because}</div>`;
    }
    return html`<div class="question" part="question" data-pointer=${q.pointer}><p id=${id}><b>${q.text}</b></p>
      <div class="actions"><button class="quiet small" aria-describedby=${id} @click=${() => this.#put(q.pointer, q.yes)}>${this.#say("add")}</button></div>${this.#error(q.pointer, `${id}-error`)}${because}</div>`;
  }

  #measures(v: View): TemplateResult {
    const articles = new Map<string, Row[]>();
    for (const m of v.measures) articles.set(m.basis, [...(articles.get(m.basis) ?? []), m]);
    return html`<section part="section measures" aria-labelledby="h-measures"><h3 id="h-measures">${this.#say("measures")}</h3>
      ${v.coverage.map((c) => html`<p class="line"><span>${c.label}</span> <span class="badge ${c.status}">${c.text}</span></p>`)}
      ${v.ready ? (articles.size ? [...articles.values()].map((rows) => this.#article(rows)) : html`<p>${this.#say("measuresNone")}</p>`) : html`<p class="hint">${this.#say("whoFirst")}</p>`}</section>`;
  }

  #article(rows: Row[]): TemplateResult {
    const first = rows[0]!;
    const shared = rows.every((r) => r.by === first.by) ? first.by : "";
    const colon = this.language === "zh" ? "：" : ": ";
    return html`<div class="article" part="article"><h4>${first.article}</h4>
      ${shared ? html`<p class="detail">${this.#say("by")}${colon}${shared}</p>` : nothing}
      ${first.verified ? nothing : html`<p class="detail">${this.#say("unverified")}</p>`}
      ${first.reading ? html`<p class="detail">${first.reading}</p>` : nothing}
      <ul class="rows">${rows.map((r) => html`<li class="row ${r.status}" part="measure" data-measure=${r.measure} data-target=${r.target} data-basis=${r.basis} data-status=${r.status}>
        <div class="line"><span class="badge ${r.status}">${r.status_label}</span><strong>${r.label}</strong><span>→ ${r.target_label}</span><span class="detail">${r.mode}</span></div>
        ${r.bounds ? html`<div class="detail bounds"><b>${this.#say("bounds")}</b>${colon}${r.bounds}</div>` : nothing}
        ${r.duration ? html`<div class="detail"><b>${this.#say("duration")}</b>${colon}${r.duration}</div>` : nothing}
        ${r.waits.length ? html`<div class="detail"><b>${this.#say("waits")}</b>${colon}${r.waits.join(this.language === "zh" ? "、" : ", ")}</div>` : nothing}
        ${!shared && r.by ? html`<div class="detail"><b>${this.#say("by")}</b>${colon}${r.by}</div>` : nothing}
        ${r.remarks.map((x) => html`<div class="detail">${x}</div>`)}</li>`)}</ul></div>`;
  }

  #proposals(v: View): TemplateResult | typeof nothing {
    if (!v.ready) return nothing;
    const made = (this.#entry!.get("/proposals") as { measure?: string; target?: string; amount?: string }[] | undefined) ?? [];
    const key = (p: { measure?: string; target?: string }): string => `${p.measure} ${p.target ?? "entity"}`;
    const labels = new Map<string, Proposable>(v.proposable.map((p) => [key(p), p]));
    const choice = labels.has(this.toPropose) ? this.toPropose : v.proposable[0] ? key(v.proposable[0]) : "";
    const omitted = v.findings.filter((f) => f.proposal === null);
    return html`<section part="section proposals" aria-labelledby="h-propose"><h3 id="h-propose">${this.#say("propose")}</h3><p class="hint">${this.#say("proposeHint")}</p>
      <div class="field"><label for="propose">${this.#say("measure")}</label>
        <select id="propose" @change=${(e: Event) => (this.toPropose = (e.target as HTMLSelectElement).value)}>${v.proposable.map((p) => html`<option value=${key(p)} ?selected=${key(p) === choice}>${p.label}</option>`)}</select></div>
      <div class="actions"><button ?disabled=${!choice} @click=${() => this.#propose(choice)}>${this.#say("addProposal")}</button></div>
      ${made.map((p, n) => this.#proposal(v, labels.get(key(p)), p, n))}
      ${omitted.length ? html`<div class="proposal"><h4>${this.#say("leftOut")}</h4>${omitted.map((f) => html`<ul class="plain">${f.reasons.map((r) => html`<li>${r.text}${r.basis ? ` (${r.basis})` : ""}</li>`)}</ul>`)}</div>` : nothing}</section>`;
  }

  #propose(choice: string): void {
    const [measure, target] = choice.split(" ");
    this.#put("/proposals/-", { measure, target });
  }

  #proposal(v: View, known: Proposable | undefined, p: { measure?: string; target?: string; amount?: string }, n: number): TemplateResult {
    const pointer = `/proposals/${n}/amount`;
    const id = `amount-${n}`;
    const refused = this.#refused.get(pointer);
    const finding = v.findings.find((f) => f.proposal === n);
    const label = known?.label ?? `${p.measure} → ${p.target ?? "entity"}`;
    const hints = [known?.bounds.length ? `${id}-hint` : "", refused ? `${id}-error` : ""].filter(Boolean).join(" ");
    return html`<div class="proposal" part="proposal" role="group" aria-label=${label}>
      <div class="line"><strong>${label}</strong>${finding && !refused ? html`<span class="badge ${finding.status}">${finding.label}</span>` : nothing}
        <button class="quiet small" aria-label=${`${this.#say("remove")}${this.language === "zh" ? "" : " "}${label}`} @click=${() => this.#unpropose(n)}>${this.#say("remove")}</button></div>
      ${p.measure === "fine" ? html`<div class="field"><label for=${id}>${this.#say("amount")}</label>
        <input type="text" inputmode="decimal" autocomplete="off" id=${id} .value=${refused?.typed ?? p.amount ?? ""} aria-invalid=${refused ? "true" : "false"} aria-describedby=${hints || nothing}
          @input=${(e: Event) => this.#typed(pointer, (e.target as HTMLInputElement).value.trim())}>
        ${known?.bounds.length ? html`<p class="detail" id=${`${id}-hint`}>${this.#say("bounds")}${this.language === "zh" ? "：" : ": "}${[...new Set(known.bounds)].join(this.language === "zh" ? "；" : "; ")}</p>` : nothing}
        ${this.#error(pointer, `${id}-error`)}</div>` : nothing}
      ${finding && !refused && finding.reasons.length ? html`<ul class="plain detail">${finding.reasons.map((r) => html`<li>${r.text}${r.basis ? ` (${r.basis})` : ""}</li>`)}</ul>` : nothing}</div>`;
  }

  #unpropose(n: number): void {
    for (const pointer of this.#refused.keys()) if (pointer.startsWith("/proposals/")) this.#refused.delete(pointer);
    this.#put(`/proposals/${n}`, undefined);
  }

  #notes(v: View): TemplateResult | typeof nothing {
    return v.notes.length ? html`<section part="section notes"><details><summary>${this.#say("notes")} (${v.notes.length})</summary><div><ul class="plain detail">${v.notes.map((n) => html`<li>${n.text}${n.basis ? ` (${n.basis})` : ""}</li>`)}</ul></div></details></section>` : nothing;
  }

  #result(v: View): TemplateResult {
    const valid = v.faults.length === 0;
    const show = (what: Shown, key: Word, needs: boolean): TemplateResult =>
      html`<button class="quiet" aria-pressed=${this.shown === what} ?disabled=${needs && !valid} @click=${() => (this.shown = this.shown === what ? null : what)}>${this.#say(key)}</button>`;
    const book = rulebook();
    return html`<section class="result" part="section result" aria-labelledby="h-result"><h3 id="h-result" class="bar">${this.#say("result")}</h3>
      <div class="actions bar">${show("statement", "statement", true)}${show("case", "caseJson", false)}${show("answer", "answerJson", true)}
        <button class="quiet" @click=${() => this.#clear()}>${this.#say("clear")}</button></div>
      ${this.shown === "case" ? html`<pre tabindex="0" role="region" aria-label=${this.#say("caseJson")} part="json">${JSON.stringify(this.value, null, 2)}</pre>` : nothing}
      ${this.shown === "answer" && valid ? html`<pre tabindex="0" role="region" aria-label=${this.#say("answerJson")} part="json">${JSON.stringify(this.assessment, null, 2)}</pre>` : nothing}
      ${this.shown === "statement" && valid ? html`<div class="actions bar"><button @click=${() => print()}>${this.#say("print")}</button></div><div class="statement" part="statement">${this.#statement()}</div>` : nothing}
      <p class="hint bar">${this.#say("rulebook")} ${book.id} ${book.version} · ${book.digest.slice(0, 19)}…</p></section>`;
  }

  #statement(): TemplateResult[] {
    using answer = this.#entry!.assess();
    return statement(answer.statement(this.language, "markdown"));
  }

  #clear(): void {
    this.shown = null;
    this.toPropose = "";
    this.value = { subjects: [] };
    if (this.keep) keep(this.keep, null);
  }
}

if (!customElements.get("fadu-case-form")) customElements.define("fadu-case-form", FaduCaseForm);
