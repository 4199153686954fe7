// What is known: the questions whose answers can still change the assessment, and those answered already.
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Asked } from "../index.js";
import type { Draft } from "./draft.js";
import { error, field, fold, idOf, type Part } from "./field.js";
import type { Word } from "./words.js";

export function known(d: Draft): Part {
  if (!d.view.ready) return nothing;
  // days have their fields in the file
  const asked = d.questions.filter((q) => q.kind !== "date");
  const [own, general] = [asked.filter((q) => !q.general), asked.filter((q) => q.general)];
  const list = (questions: Asked[]): unknown => repeat(questions, (q) => q.pointer + (q.yes ?? ""), (q) => question(d, q));
  return html`<section part="section" aria-labelledby="h-known"><h3 id="h-known">${d.say("known")}</h3>
    <p class="hint">${d.say(d.view.last ? "last" : "knownHint")}</p>
    ${list(own)}
    ${general.length ? fold(d, "general", d.say("general") + d.aside(general.length), () => list(general), "general") : nothing}
  </section>`;
}

function question(d: Draft, q: Asked): TemplateResult {
  const because = q.because.length ? html`<p class="detail">${d.named("because", d.list(q.because.slice(0, 3)))}${q.because.length > 3 ? " …" : ""}</p>` : nothing;
  return html`<div class="question" part="question" data-pointer=${q.pointer}>${answer(d, q)}${because}</div>`;
}

function answer(d: Draft, q: Asked): TemplateResult {
  const id = `q-${idOf(q.pointer + (q.yes ?? ""))}`;
  if (q.kind === "amount") return field(d, q.text, q.pointer, { kind: "sum" });
  if (q.kind === "fact") {
    const radio = (value: boolean | undefined, key: Word): TemplateResult => html`<label><input type="radio" name=${id} .checked=${value === undefined ? q.value === null : q.value === value}
      @change=${() => d.put(q.pointer, value)}>${d.say(key)}</label>`;
    return html`<fieldset><legend>${q.text}</legend><div class="answers">${radio(true, "yes")}${radio(false, "no")}${radio(undefined, "unknown")}</div>${error(d, q.pointer)}</fieldset>`;
  }
  // a list of earlier measures is whole once there is one: an empty one says that there were none
  const none = q.kind === "imposed" && !d.get("/prior") ? html`<button class="quiet small" aria-describedby=${id} @click=${() => d.put("/prior", [])}>${d.say("noneBefore")}</button>` : nothing;
  return html`<p id=${id}><b>${q.text}</b></p>
    <div class="actions"><button class="quiet small" aria-describedby=${id} @click=${() => d.put(q.pointer, q.yes)}>${d.say("add")}</button>${none}</div>${error(d, q.pointer)}`;
}
