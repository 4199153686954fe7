// What was done: the days, the types of violation, the articles breached.
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Draft } from "./draft.js";
import { error, field, fold, removal } from "./field.js";

export function act(d: Draft): TemplateResult {
  const labels = new Map([...d.view.coverage.map((c) => [c.violation, c.label] as const), ...d.domains.flatMap((x) => x.violations.map((v) => [v.id, v.label] as const))]);
  const chosen = d.get<string[]>("/violations") ?? [];
  const cited = d.get<string[]>("/breaches") ?? [];
  const chip = (list: string, label: string, n: number): TemplateResult => html`<li class="chip">${label} ${removal(d, label, () => d.drop(list, n), "×")}</li>`;
  return html`<section part="section" aria-labelledby="h-act">
    <h3 id="h-act">${d.say("act")}</h3>
    <div class="pair">${field(d, d.say("from"), "/act/from", { kind: "date" })}${field(d, d.say("to"), "/act/to", { kind: "date" })}</div>
    <div class="pair">
      <div class="field"><label for="domain">${d.say("domain")}</label>
        <select id="domain" @change=${(e: Event) => d.show({ domain: (e.target as HTMLSelectElement).value })}>
          <option value="" ?selected=${!d.open.domain}>${d.say("every")}</option>${d.domains.map((x) => html`<option value=${x.id} ?selected=${x.id === d.open.domain}>${x.label}</option>`)}
        </select></div>
      <div class="field"><label for="needle">${d.say("search")}</label>
        <input type="search" id="needle" autocomplete="off" .value=${d.open.needle} @input=${(e: Event) => d.show({ needle: (e.target as HTMLInputElement).value })}></div>
    </div>
    ${chosen.length + cited.length ? html`<div><p class="hint" id="chosen">${d.say("chosen")}</p><ul class="chips" aria-labelledby="chosen">
      ${chosen.map((id, n) => chip("/violations", labels.get(id) ?? id, n))}${cited.map((at, n) => chip("/breaches", at, n))}</ul></div>` : nothing}
    ${types(d, chosen)}
    ${fold(d, "cite", d.say("cite"), () => field(d, d.say("article"), "/breaches/-", { kind: "text", hint: d.say("articleHint"), value: "" }))}
  </section>`;
}

/** Hundreds of types are no list to read: a domain or a word first. */
function types(d: Draft, chosen: string[]): TemplateResult {
  const needle = d.open.needle.trim().toLowerCase();
  if (!d.open.domain && !needle) return html`<p class="hint">${d.say("narrow")}</p>`;
  const found = d.domains.filter((x) => !d.open.domain || x.id === d.open.domain).flatMap((x) => x.violations).filter((v) => !needle || `${v.id} ${v.zh} ${v.en}`.toLowerCase().includes(needle));
  return html`<fieldset><legend>${d.say("types")}</legend>
    <div class="list" tabindex="0" role="group" aria-label=${d.say("types")}>${found.length ? repeat(found, (v) => v.id, (v) => html`<label class="check"><input type="checkbox" value=${v.id} .checked=${chosen.includes(v.id)}
      @change=${(e: Event) => (e.target as HTMLInputElement).checked ? d.put("/violations/-", v.id) : d.drop("/violations", chosen.indexOf(v.id))}>
      <span>${v.label}${v.answered ? nothing : html`<span class="hint">${d.aside(d.say(d.day ? "unansweredThen" : "unanswered"))}</span>`}</span></label>`) : html`<p class="hint">${d.say("noTypes")}</p>`}</div>
    ${error(d, "/violations/-")}</fieldset>`;
}
