import type { Assessment, Case, Lang } from "./index.js";

/** `<fadu-case-form lang="zh" keep="my-key">`: a case entered and assessed. Fires `fadu-change` when the case changes. */
export declare class FaduCaseForm extends HTMLElement {
  /** Language: the attribute `lang`, else the page's. */
  language: Lang;
  /** Key in `localStorage` under which the entry is kept; none: it is not kept. */
  keep: string | null;
  /** The case as entered, complete or not. */
  value: Partial<Case>;
  /** Its assessment; null while it is no valid case. */
  readonly assessment: Assessment | null;
  /** Resolves when the form can be used. */
  readonly ready: Promise<void>;
}

declare global {
  interface HTMLElementTagNameMap {
    "fadu-case-form": FaduCaseForm;
  }
}
