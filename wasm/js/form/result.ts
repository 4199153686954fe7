// What comes out: the statement of reasons, to be printed, and the case and the assessment as JSON.
import { html, nothing, type TemplateResult } from "lit";
import { rulebook } from "../index.js";
import type { Draft, Open } from "./draft.js";
import type { Part } from "./field.js";
import { statement } from "./statement.js";
import type { Word } from "./words.js";

export function result(d: Draft, clear: () => void): TemplateResult {
  const valid = d.view.faults.length === 0;
  const show = (what: Open["shown"], key: Word, needs: boolean): TemplateResult =>
    html`<button class="quiet" aria-pressed=${d.open.shown === what} ?disabled=${needs && !valid} @click=${() => d.show({ shown: d.open.shown === what ? null : what, copied: false })}>${d.say(key)}</button>`;
  const book = rulebook();
  return html`<section class="result" part="section result" aria-labelledby="h-result"><h3 id="h-result" class="bar">${d.say("result")}</h3>
    <div class="actions bar">${show("statement", "statement", true)}${show("case", "caseJson", false)}${show("answer", "answerJson", true)}
      <button class="quiet last" @click=${clear}>${d.say("clear")}</button></div>
    ${valid || d.open.shown === "case" ? shown(d) : nothing}
    <p class="hint bar">${d.say("rulebook")} ${book.id} ${book.version} · ${book.digest.slice(0, 19)}…</p></section>`;
}

function shown(d: Draft): Part {
  // a page that came over a plain connection has no clipboard
  const clipboard: Clipboard | undefined = navigator.clipboard;
  const copy = (text: () => string): Part => clipboard
    ? html`<button @click=${() => void clipboard.writeText(text()).then(() => d.show({ copied: true }))}>${d.say("copy")}</button><span aria-live="polite">${d.open.copied ? d.say("copied") : ""}</span>`
    : nothing;
  const json = (key: Word, value: unknown): TemplateResult => {
    const text = JSON.stringify(value, null, 2);
    return html`<div class="actions bar">${copy(() => text)}</div><pre tabindex="0" role="region" aria-label=${d.say(key)} part="json">${text}</pre>`;
  };
  switch (d.open.shown) {
    case "case":
      return json("caseJson", d.value);
    case "answer":
      return json("answerJson", d.assessment);
    case "statement":
      return html`<div class="actions bar"><button @click=${() => print()}>${d.say("print")}</button>${copy(() => d.statement("text"))}</div>
        <div class="statement" part="statement"><h3>${d.say("statement")}</h3>${statement(d.statement("markdown"))}</div>`;
    default:
      return nothing;
  }
}
