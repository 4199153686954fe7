// The file: its number, the days of the procedure, and what was done to the violator before.
import { html, type TemplateResult } from "lit";
import type { Case } from "../index.js";
import type { Draft } from "./draft.js";
import { anyMeasure, authority, field, fold, removal } from "./field.js";
import type { Word } from "./words.js";

type Prior = NonNullable<Case["prior"]>[number];

const DAYS: [Word, string][] = [
  ["discovered", "/discovered"], ["filed", "/filed"], ["notified", "/steps/notified"], ["hearingNotified", "/steps/hearing_notified"],
  ["hearingRequested", "/steps/hearing_requested"], ["hearing", "/steps/hearing"], ["decided", "/decided"], ["served", "/steps/served"],
];

export function file(d: Draft): TemplateResult {
  const prior = d.get<Prior[]>("/prior");
  const days = (): TemplateResult => html`${field(d, d.say("number"), "/id", { kind: "text" })}
    <div class="pair">${DAYS.map(([key, pointer]) => field(d, d.say(key), pointer, { kind: "date" }))}</div>`;
  return html`<section part="section file" aria-labelledby="h-file"><h3 id="h-file">${d.say("file")}</h3>
    ${fold(d, "days", d.say("steps"), days)}${fold(d, "prior", d.say("prior") + (prior ? d.aside(prior.length) : ""), () => before(d, prior), "prior")}</section>`;
}

/** Earlier measures: not known, none, or these. */
function before(d: Draft, prior: Prior[] | undefined): TemplateResult {
  const stands = !prior ? "" : prior.length ? "some" : "none";
  const radio = (value: "" | "none" | "some", key: Word): TemplateResult => html`<label><input type="radio" name="prior" .checked=${value === stands}
    ?disabled=${value === "some" && stands !== "some"} @change=${() => d.put("/prior", value ? [] : undefined)}>${d.say(key)}</label>`;
  return html`<fieldset><legend class="hint">${d.say("priorHint")}</legend><div class="answers">${radio("", "unknown")}${radio("none", "priorNone")}${radio("some", "priorSome")}</div></fieldset>
    ${(prior ?? []).map((p, n) => {
      const label = d.choices.measures.find((m) => m.id === p.measure)?.label ?? p.measure;
      return html`<div class="proposal" role="group" aria-label=${label}><div class="line"><strong>${label}</strong>${removal(d, label, () => d.drop("/prior", n))}</div>
        <div class="pair">${field(d, d.say("day"), `/prior/${n}/date`, { kind: "date" })}${field(d, d.say("basis"), `/prior/${n}/basis`, { kind: "text", hint: d.say("basisHint") })}</div>
        ${authority(d, `/prior/${n}/authority`)}</div>`;
    })}
    ${anyMeasure(d, d.say("addPrior"), "prior-add", (measure) => d.put("/prior/-", { measure }))}`;
}
