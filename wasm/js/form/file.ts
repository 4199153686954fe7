// The file: its number, the days of the procedure, and what was done to the violator before.
import { html, nothing, type TemplateResult } from "lit";
import type { Case, Choice } from "../index.js";
import type { Draft } from "./draft.js";
import { authority, field, grouped, removal, type Part } from "./field.js";
import type { Word } from "./words.js";

const DAYS: [Word, string][] = [
  ["discovered", "/discovered"], ["filed", "/filed"], ["notified", "/steps/notified"], ["hearingNotified", "/steps/hearing_notified"],
  ["hearingRequested", "/steps/hearing_requested"], ["hearing", "/steps/hearing"], ["decided", "/decided"], ["served", "/steps/served"],
];

export function file(d: Draft): TemplateResult {
  return html`<section part="section file" aria-labelledby="h-file"><h3 id="h-file">${d.say("file")}</h3>
    <details><summary>${d.say("steps")}</summary><div>${field(d, d.say("number"), "/id", { kind: "text" })}
      <div class="pair">${DAYS.map(([key, pointer]) => field(d, d.say(key), pointer, { kind: "date" }))}</div></div></details>
    ${d.view.ready ? before(d) : nothing}</section>`;
}

/** Earlier measures: not known, none, or these. */
function before(d: Draft): Part {
  const prior = d.get<NonNullable<Case["prior"]>>("/prior");
  const radio = (value: "" | "none" | "some", key: Word): TemplateResult => html`<label><input type="radio" name="prior" .checked=${value === (!prior ? "" : prior.length ? "some" : "none")}
    ?disabled=${value === "some" && !prior?.length} @change=${() => d.put("/prior", value ? [] : undefined)}>${d.say(key)}</label>`;
  const measures = new Map<string, Choice[]>();
  for (const m of d.choices.measures) measures.set(m.class, [...(measures.get(m.class) ?? []), m]);
  const add = (e: Event): void => {
    const select = e.target as HTMLSelectElement;
    if (select.value) d.put("/prior/-", { measure: select.value });
    select.value = "";
  };
  return html`<details part="prior" ?open=${!!prior?.length}><summary>${d.say("prior")}${prior ? ` (${prior.length})` : ""}</summary><div>
    <fieldset><legend class="hint">${d.say("priorHint")}</legend><div class="answers">${radio("", "unknown")}${radio("none", "priorNone")}${radio("some", "priorSome")}</div></fieldset>
    ${(prior ?? []).map((p, n) => {
      const label = d.choices.measures.find((m) => m.id === p.measure)?.label ?? p.measure;
      return html`<div class="proposal" role="group" aria-label=${label}><div class="line"><strong>${label}</strong>${removal(d, label, () => d.drop("/prior", n))}</div>
        <div class="pair">${field(d, d.say("day"), `/prior/${n}/date`, { kind: "date" })}${field(d, d.say("basis"), `/prior/${n}/basis`, { kind: "text", hint: d.say("basisHint") })}</div>
        ${authority(d, `/prior/${n}/authority`)}</div>`;
    })}
    <div class="field"><label for="prior-add">${d.say("addPrior")}</label><select id="prior-add" @change=${add}><option value="">${d.say("choose")}</option>${grouped(measures, "")}</select></div>
  </div></details>`;
}
