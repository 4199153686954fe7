// Fields bound to a pointer of the case, each with its label, what was refused of it, and what describes it.
import { html, nothing, type TemplateResult } from "lit";
import type { Choice } from "../index.js";
import type { Draft } from "./draft.js";
import type { Word } from "./words.js";

export type Part = TemplateResult | typeof nothing;

export const idOf = (pointer: string): string => pointer.replace(/[^a-zA-Z0-9]+/g, "-").replace(/^-/, "");
const typed = (e: Event): string => (e.target as HTMLInputElement | HTMLSelectElement).value.trim();

/** Why what was typed is not accepted. */
export function error(d: Draft, pointer: string): Part {
  const refused = d.refused(pointer);
  return refused ? html`<p class="error" part="error" id=${`${idOf(pointer)}-error`} role="alert">${d.named("refused", refused.why)}</p>` : nothing;
}

interface Shape {
  /** `date`, a sum, a whole number, or any text. */
  kind: "date" | "sum" | "number" | "text";
  /** What stands below the field. */
  hint?: string;
  /** Values offered while typing. */
  offers?: Choice[];
  /** What is shown; of what was refused, the text typed. */
  value?: string;
  put?: (text: string) => void;
}

/** A field with its label. */
export function field(d: Draft, label: string, pointer: string, { kind, hint, offers, value, put = (text) => d.type(pointer, text) }: Shape): TemplateResult {
  const id = idOf(pointer);
  const refused = d.refused(pointer);
  const described = [hint ? `${id}-hint` : "", refused ? `${id}-error` : ""].filter(Boolean).join(" ");
  const change = (e: Event): void => put(typed(e));
  const shown = typeof refused?.value === "string" ? refused.value : value ?? d.get<string | number>(pointer) ?? "";
  return html`<div class="field"><label for=${id}>${label}</label>
    <input id=${id} type=${kind === "date" || kind === "number" ? kind : "text"} inputmode=${kind === "sum" ? "decimal" : nothing} min=${kind === "number" ? 1 : nothing} autocomplete="off"
      list=${offers?.length ? `${id}-offers` : nothing} .value=${shown} aria-invalid=${refused ? "true" : "false"} aria-describedby=${described || nothing}
      @input=${kind === "sum" || kind === "number" ? change : nothing} @change=${kind === "date" || kind === "text" ? change : nothing}>
    ${offers?.length ? html`<datalist id=${`${id}-offers`}>${offers.map((o) => html`<option value=${o.id}>${o.label}</option>`)}</datalist>` : nothing}
    ${hint ? html`<p class="detail" id=${`${id}-hint`}>${hint}</p>` : nothing}${error(d, pointer)}</div>`;
}

/** A choice with its label; `empty` is what no choice is called. */
export function select(d: Draft, label: string, pointer: string, options: Choice[], empty: Word | null, put: (id: string) => void = (id) => d.type(pointer, id), value = d.get(pointer) ?? ""): TemplateResult {
  const id = idOf(pointer);
  return html`<div class="field"><label for=${id}>${label}</label>
    <select id=${id} aria-invalid=${d.missing(pointer) ? "true" : "false"} @change=${(e: Event) => put(typed(e))}>
      ${empty ? html`<option value="" ?selected=${!value}>${d.say(empty)}</option>` : nothing}${options.map((o) => html`<option value=${o.id} ?selected=${o.id === value}>${o.label}</option>`)}
    </select>${error(d, pointer)}</div>`;
}

/** A choice among all measures, by class: what is chosen is added. */
export function anyMeasure(d: Draft, label: string, id: string, add: (measure: string) => void): TemplateResult {
  const classes = new Map<string, Choice[]>();
  for (const m of d.choices.measures) classes.set(m.class, [...(classes.get(m.class) ?? []), m]);
  const change = (e: Event): void => {
    const select = e.target as HTMLSelectElement;
    if (select.value) add(select.value);
    select.value = "";
  };
  return html`<div class="field"><label for=${id}>${label}</label><select id=${id} @change=${change}><option value="">${d.say("choose")}</option>
    ${[...classes].map(([name, measures]) => html`<optgroup label=${name}>${measures.map((m) => html`<option value=${m.id}>${m.label}</option>`)}</optgroup>`)}</select></div>`;
}

/** Something folded away; what it holds is made when it is first unfolded. */
export function fold(d: Draft, key: string, summary: string, content: () => unknown, part?: string): TemplateResult {
  const toggle = (e: Event): void => {
    if ((e.target as HTMLDetailsElement).open && !d.open.folds.has(key)) d.show({ folds: new Set(d.open.folds).add(key) });
  };
  return html`<details part=${part ?? nothing} @toggle=${toggle}><summary>${summary}</summary>${d.open.folds.has(key) ? html`<div>${content()}</div>` : nothing}</details>`;
}

/** A body and its level. */
export function authority(d: Draft, pointer: string): TemplateResult {
  const { bodies } = d.choices;
  const body = d.get(`${pointer}/body`) ?? "";
  const level = d.get(`${pointer}/level`);
  const levels = bodies.find((b) => b.id === body)?.levels ?? [];
  const choose = (id: string): void => {
    const has = bodies.find((b) => b.id === id)?.levels ?? [];
    const kept = has.length === 1 ? has[0] : has.find((l) => l.id === level);
    d.put(pointer, id ? { body: id, ...(kept && { level: kept.id }) } : undefined);
  };
  return html`<div class="pair">${select(d, d.say("body"), `${pointer}/body`, bodies, "notStated", choose)}
    ${levels.length > 1 ? select(d, d.say("level"), `${pointer}/level`, levels, "chooseLevel") : nothing}</div>`;
}

/** A button that takes something away; `of` is what. */
export function removal(d: Draft, of: string, remove: () => void, text = d.say("remove")): TemplateResult {
  return html`<button class="quiet small" aria-label=${`${d.say("remove")}${d.lang === "zh" ? "" : " "}${of}`} @click=${remove}>${text}</button>`;
}
