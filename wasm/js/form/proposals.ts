// The measures someone means to take: each is checked as it is entered.
import { html, nothing, type TemplateResult } from "lit";
import type { Case, Choice, FindingView, Proposable } from "../index.js";
import type { Draft } from "./draft.js";
import { anyMeasure, authority, error, field, fold, removal, select, type Part } from "./field.js";

type Proposal = NonNullable<Case["proposals"]>[number];

const keyOf = (p: { measure: string; target?: string | null }): string => `${p.measure} ${p.target ?? "entity"}`;

export function proposals(d: Draft): Part {
  if (!d.view.ready) return nothing;
  const granted = new Map<string, Proposable>(d.view.proposable.map((p) => [keyOf(p), p]));
  const choice = granted.has(d.open.toPropose) ? d.open.toPropose : [...granted.keys()][0] ?? "";
  const propose = (): void => {
    const [measure, target] = choice.split(" ");
    d.put("/proposals/-", { measure, target });
  };
  const made = d.get<Proposal[]>("/proposals") ?? [];
  const omitted = d.view.findings.filter((f) => f.proposal === null);
  return html`<section part="section proposals" aria-labelledby="h-propose"><h3 id="h-propose">${d.say("propose")}</h3><p class="hint">${d.say("proposeHint")}</p>
    <div class="field"><label for="propose">${d.say("measure")}</label>
      <select id="propose" @change=${(e: Event) => d.show({ toPropose: (e.target as HTMLSelectElement).value })}>${[...granted].map(([id, p]) => html`<option value=${id} ?selected=${id === choice}>${p.label}</option>`)}</select></div>
    <div class="actions"><button ?disabled=${!choice} @click=${propose}>${d.say("addProposal")}</button></div>${error(d, "/proposals/-")}
    ${fold(d, "other", d.say("other"), () => anyMeasure(d, d.say("otherMeasure"), "propose-other", (measure) => d.put("/proposals/-", { measure, target: "entity" })))}
    ${made.map((p, n) => proposal(d, granted.get(keyOf(p)), p, n))}
    ${omitted.length ? html`<div class="proposal"><h4>${d.say("leftOut")}</h4>${omitted.map((f) => reasons(d, f))}</div>` : nothing}</section>`;
}

const reasons = (d: Draft, f: FindingView): Part => f.reasons.length ? html`<ul class="plain detail">${f.reasons.map((r) => html`<li>${r.text}${r.basis ? d.aside(r.basis) : ""}</li>`)}</ul>` : nothing;

function proposal(d: Draft, known: Proposable | undefined, p: Proposal, n: number): TemplateResult {
  const at = `/proposals/${n}`;
  const { measures, targets } = d.choices;
  const labelled = (list: Choice[], id: string): string => list.find((x) => x.id === id)?.label ?? id;
  const label = `${labelled(measures, p.measure)} → ${labelled(targets, p.target ?? "entity")}`;
  const finding = d.view.findings.find((f) => f.proposal === n);
  const refused = d.refused(`${at}/amount`) ?? d.refused(`${at}/duration`);
  const bounds = [...new Set(known?.grounds.map((g) => g.bounds).filter(Boolean))];
  const hint = bounds.length ? { hint: d.named("bounds", d.list(bounds)) } : {};
  const bases = (known?.grounds ?? []).map((g) => ({ id: g.basis, label: g.article }));
  const handed: string[] = p.transfer_to ?? [];
  const hand = (id: string) => (e: Event): void => {
    const to = (e.target as HTMLInputElement).checked ? [...handed, id] : handed.filter((x) => x !== id);
    d.put(`${at}/transfer_to`, to.length ? to : undefined);
  };
  return html`<div class="proposal" part="proposal" role="group" aria-label=${label}>
    <div class="line"><strong>#${n + 1} ${label}</strong>${finding && !refused ? html`<span class="badge ${finding.status}">${finding.label}</span>` : nothing}${removal(d, label, () => d.drop("/proposals", n))}</div>
    ${known?.sum || p.measure === "fine" ? field(d, d.say("amount"), `${at}/amount`, { kind: "sum", ...hint }) : nothing}
    ${known?.grounds.some((g) => g.unit) || p.duration ? duration(d, `${at}/duration`, known, hint) : nothing}
    ${authority(d, `${at}/authority`)}
    ${(known?.transfer_to ?? []).length ? html`<fieldset><legend>${d.say("transfer")}</legend>${known!.transfer_to.map((b) => html`<label class="check"><input type="checkbox" value=${b.id} .checked=${handed.includes(b.id)} @change=${hand(b.id)}><span>${b.label}</span></label>`)}</fieldset>` : nothing}
    ${finding && !refused ? reasons(d, finding) : nothing}
    ${fold(d, `more-${n}`, d.say("more"), () => html`<div class="pair">${select(d, d.say("target"), `${at}/target`, targets, null, (id) => d.put(`${at}/target`, id), p.target ?? "entity")}
      ${field(d, d.say("person"), `${at}/person`, { kind: "text", hint: d.say("personHint") })}</div>
      ${field(d, d.say("basis"), `${at}/basis`, { kind: "text", hint: d.say("basisHint"), offers: bases })}`)}</div>`;
}

/** A number and its unit, or for life. */
function duration(d: Draft, pointer: string, known: Proposable | undefined, hint: { hint?: string }): TemplateResult {
  const stated = (d.refused(pointer)?.value ?? d.get(pointer)) as { unit?: string; n?: number; life?: boolean } | undefined;
  const unit = stated?.life ? "life" : stated?.unit ?? known?.grounds.find((g) => g.unit)?.unit ?? "month";
  const put = (n: string, unit: string): void => void d.type(pointer, unit === "life" ? { life: true } : n ? { unit, n: Number(n) } : undefined);
  const n = String(stated?.n ?? "");
  const units = ([["day", "days"], ["month", "months"], ["year", "years"], ["life", "life"]] as const).map(([id, label]) => ({ id, label: d.say(label) }));
  return html`<div class="pair">${field(d, d.say("duration"), pointer, { kind: "number", value: n, put: (text) => put(text, unit), ...hint })}
    ${select(d, d.say("unit"), `${pointer}/unit`, units, null, (id) => put(n, id), unit)}</div>`;
}
