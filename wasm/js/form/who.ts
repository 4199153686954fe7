// Who did it: the roles of which the law speaks here, and the others folded away.
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { SubjectChoice } from "../index.js";
import type { Draft } from "./draft.js";
import { fold } from "./field.js";

export function who(d: Draft): TemplateResult {
  const named = d.get<string[]>("/subjects") ?? [];
  const role = (s: SubjectChoice): TemplateResult => html`<label class="check"><input type="checkbox" value=${s.id} .checked=${s.holds} ?disabled=${s.holds && !named.includes(s.id)}
    @change=${(e: Event) => (e.target as HTMLInputElement).checked ? d.put("/subjects/-", s.id) : d.drop("/subjects", named.indexOf(s.id))}>
    <span>${s.label}${s.commits ? html`<span class="hint">${d.aside(d.say("commits"))}</span>` : nothing}</span></label>`;
  const roles = (list: SubjectChoice[]): TemplateResult => html`<div class="roles">${repeat(list, (s) => s.id, role)}</div>`;
  return html`<section part="section" aria-labelledby="h-who"><h3 id="h-who">${d.say("who")}</h3>
    ${d.view.ready ? html`<fieldset><legend class="hint">${d.say("whoHint")}</legend>${roles(d.view.subjects.filter((s) => s.fits))}
      ${fold(d, "roles", d.say("otherRoles"), () => roles(d.view.subjects.filter((s) => !s.fits)))}</fieldset>`
    : html`<p class="hint">${d.say("actFirst")}</p>`}</section>`;
}
