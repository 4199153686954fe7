// The measures the law permits, article by article, and what else was considered.
import { html, nothing, type TemplateResult } from "lit";
import type { Noted, Row } from "../index.js";
import type { Draft } from "./draft.js";
import { fold, type Part } from "./field.js";
import type { Word } from "./words.js";

export function measures(d: Draft): TemplateResult {
  const articles = new Map<string, Row[]>();
  for (const m of d.view.measures) articles.set(m.basis, [...(articles.get(m.basis) ?? []), m]);
  const list = articles.size ? [...articles.values()].map((rows) => article(d, rows)) : html`<p>${d.say("measuresNone")}</p>`;
  return html`<section part="section measures" aria-labelledby="h-measures"><h3 id="h-measures">${d.say("measures")}</h3>
    ${d.view.coverage.map((c) => html`<p class="line"><span>${c.label}</span> <span class="badge ${c.status}">${c.text}</span></p>`)}
    ${d.view.ready ? list : html`<p class="hint">${d.say("actFirst")}</p>`}</section>`;
}

function article(d: Draft, rows: Row[]): TemplateResult {
  const first = rows[0]!;
  const shared = rows.every((r) => r.by === first.by) ? first.by : "";
  return html`<div class="article" part="article"><h4>${first.article}</h4>
    ${shared ? html`<p class="detail">${d.named("by", shared)}</p>` : nothing}
    ${first.verified ? nothing : html`<p class="detail">${d.say("unverified")}</p>`}
    ${first.reading ? html`<p class="detail">${first.reading}</p>` : nothing}
    <ul class="rows">${rows.map((r) => html`<li class="row ${r.status}" part="measure" data-measure=${r.measure} data-target=${r.target} data-basis=${r.basis} data-status=${r.status}>
      <div><span class="badge ${r.status}">${r.status_label}</span> <strong>${r.label}</strong> → ${r.target_label} <span class="detail">${r.mode}</span></div>
      ${r.details.map((x) => html`<div class="detail"><b>${x.what}</b><span>${x.text}</span></div>`)}
      ${!shared && r.by ? html`<div class="detail">${d.named("by", r.by)}</div>` : nothing}</li>`)}</ul></div>`;
}

export function notes(d: Draft): Part {
  const list = (key: Word, of: Noted[]): Part => of.length
    ? fold(d, key, d.say(key) + d.aside(of.length), () => html`<ul class="plain detail">${of.map((n) => html`<li>${n.proposal === null ? "" : `#${n.proposal + 1}: `}${n.text}${n.basis ? d.aside(n.basis) : ""}</li>`)}</ul>`)
    : nothing;
  if (!d.view.notes.length) return nothing;
  return html`<section part="section notes">${list("notes", d.view.notes.filter((n) => !n.procedure))}${list("procedure", d.view.notes.filter((n) => n.procedure))}</section>`;
}
