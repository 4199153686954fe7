// What a form shows of an entry, in the words of one language (core/src/form).
import type { Fault } from "./error.js";

export interface View {
  /** What is wrong or missing, by field. */
  faults: Fault[];
  /** Whether enough is told for an answer. */
  ready: boolean;
  /** Whether nothing that is still unknown could change the answer. */
  last: boolean;
  coverage: Covered[];
  /** The roles; `fits` of those whose naming can change the answer. */
  subjects: SubjectChoice[];
  /** What is already stated and can be changed. */
  stated: Asked[];
  /** What could still change the answer, most decisive first. */
  questions: Asked[];
  /** The measures the law permits, as they stand. */
  measures: Row[];
  /** What may be proposed: each measure and target once. */
  proposable: Proposable[];
  findings: FindingView[];
  /** Fields whose value the law refuses, whatever is still unknown. */
  refusals: Refusal[];
  notes: Noted[];
}
export interface Covered {
  violation: string;
  label: string;
  status: "covered" | "no-provision" | "out-of-window";
  text: string;
}
export interface SubjectChoice {
  id: string;
  label: string;
  /** It is named, or follows from one that is. */
  holds: boolean;
  /** One of those that can commit the violation. */
  commits: boolean;
  /** The law speaks of it here, or it is named. */
  fits: boolean;
}
export interface Noted {
  code: string;
  /** Index of the proposal it is about. */
  proposal: number | null;
  basis: string | null;
  text: string;
  /** It is of procedure and remedies. */
  procedure: boolean;
}
export interface Asked {
  /** The last four are only ever added: `yes` is what is written at `pointer`. */
  kind: "fact" | "amount" | "date" | "role" | "imposed" | "breach" | "violation";
  /** Where in the entry the answer stands. */
  pointer: string;
  yes: string | null;
  label: string;
  /** The question, which states the legal test. */
  text: string;
  decides: number;
  /** The articles that make it matter. */
  because: string[];
  /** From the general rules or procedure alone, which ask the same of most cases. */
  general: boolean;
  value: boolean | string | null;
  id: string;
}
export interface Row {
  /** Index of the option in the assessment. */
  option: number;
  measure: string;
  label: string;
  target: string;
  target_label: string;
  status: "permitted" | "conditional" | "displaced";
  status_label: string;
  mode: string;
  basis: string;
  article: string;
  by: string;
  /** Bounds, steps of discretion, duration, what it waits on: `what` up to its colon, then the text. */
  details: { what: string; text: string }[];
  verified: boolean;
  reading: string | null;
}
export interface Proposable {
  measure: string;
  target: string;
  label: string;
  status: "permitted" | "conditional";
  /** It takes a sum. */
  sum: boolean;
  /** The provisions that grant it, with how much or how long, and the unit of a duration. */
  grounds: { basis: string; article: string; bounds: string; unit: "day" | "month" | "year" | null }[];
  /** Bodies it is to be handed over to, where only they may impose it. */
  transfer_to: Choice[];
}
export interface Choice {
  id: string;
  label: string;
}
/** What there is to choose from, whatever the case is. */
export interface Choices {
  /** By class. */
  measures: (Choice & { class: string })[];
  targets: Choice[];
  /** Each with the levels at which it exists, lowest first. */
  bodies: (Choice & { levels: Choice[] })[];
}
export interface FindingView {
  /** Index of the proposal; null for a measure left out. */
  proposal: number | null;
  status: "permitted" | "conditional" | "not-permitted";
  label: string;
  basis: string[];
  reasons: { code: string; text: string; basis: string | null }[];
}
export interface Refusal {
  pointer: string;
  /** A code of the reasons or of the faults. */
  code: string;
  text: string;
}
/** A domain with its violation types. */
export interface Domain {
  id: string;
  label: string;
  violations: { id: string; label: string; zh: string; en: string; answered: boolean }[];
}
