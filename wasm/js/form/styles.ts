// How the form looks as it comes; a page changes it through the variables on the host and through the parts.
import { css } from "lit";

export const styles = css`
  :host {
    --fadu-accent: #1d4f91;
    --fadu-on-accent: #fff;
    --fadu-text: #1b1f24;
    --fadu-muted: #525a64;
    --fadu-page: #f5f6f8;
    --fadu-card: #fff;
    --fadu-line: #d5d9df;
    --fadu-control: #767e88;
    --fadu-good: #0f6b3c;
    --fadu-good-soft: #e3f4ea;
    --fadu-wait: #7a4b00;
    --fadu-wait-soft: #fdf1d8;
    --fadu-bad: #a8201a;
    --fadu-bad-soft: #fdeceb;
    --fadu-radius: 10px;
    --fadu-gap: 1rem;
    --fadu-font: system-ui, "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
    display: block;
    container-type: inline-size;
    color: var(--fadu-text);
    font: 16px/1.55 var(--fadu-font);
    background: var(--fadu-page);
  }
  @media (prefers-color-scheme: dark) {
    :host {
      --fadu-accent: #8ab8f5;
      --fadu-on-accent: #0c1a2b;
      --fadu-text: #e8eaed;
      --fadu-muted: #b0b7c0;
      --fadu-page: #14171b;
      --fadu-card: #1e2227;
      --fadu-line: #3a4049;
      --fadu-control: #8d96a1;
      --fadu-good: #7fd6a4;
      --fadu-good-soft: #16301f;
      --fadu-wait: #f2c46d;
      --fadu-wait-soft: #35290f;
      --fadu-bad: #ff9d96;
      --fadu-bad-soft: #3a1917;
    }
  }
  :host([hidden]) { display: none; }
  *, *::before, *::after { box-sizing: border-box; }
  .form { max-width: 76rem; margin: 0 auto; padding: clamp(0.75rem, 3cqi, 2rem); display: grid; gap: var(--fadu-gap); }
  header { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; justify-content: space-between; align-items: start; }
  header > div:first-child { flex: 1 1 20rem; }
  h2 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 0.25rem; text-wrap: balance; }
  h3 { font-size: 1.1rem; margin: 0 0 0.25rem; }
  h4 { font-size: 0.95rem; margin: 0; }
  p { margin: 0; }
  .hint { color: var(--fadu-muted); font-size: 0.9rem; }
  .columns { display: grid; gap: var(--fadu-gap); }
  .column { display: grid; gap: var(--fadu-gap); align-content: start; min-width: 0; }
  @container (min-width: 56rem) {
    .columns { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  }
  section { background: var(--fadu-card); border: 1px solid var(--fadu-line); border-radius: var(--fadu-radius); padding: 1rem; display: grid; gap: 0.75rem; min-width: 0; align-content: start; }
  fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
  legend { padding: 0 0 0.25rem; font-weight: 600; }
  legend.hint { font-weight: 400; }
  label, legend { overflow-wrap: anywhere; }
  input:not([type="checkbox"], [type="radio"]), select {
    font: inherit; color: inherit; background: var(--fadu-card); border: 1px solid var(--fadu-control); border-radius: 6px; padding: 0.45rem 0.6rem; width: 100%; min-height: 2.75rem;
  }
  input[type="checkbox"], input[type="radio"] { width: 1.2rem; height: 1.2rem; margin: 0.15rem 0 0; accent-color: var(--fadu-accent); flex: none; }
  :is(input, select)[aria-invalid="true"] { border: 2px solid var(--fadu-bad); }
  button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: 0.4rem 0.9rem; border-radius: 6px; border: 1px solid var(--fadu-accent); background: var(--fadu-accent); color: var(--fadu-on-accent); cursor: pointer; }
  button.quiet { background: transparent; color: var(--fadu-accent); }
  button.small { min-height: 2rem; padding: 0.1rem 0.6rem; font-size: 0.9rem; }
  button[aria-pressed="true"] { background: var(--fadu-accent); color: var(--fadu-on-accent); }
  button:disabled { opacity: 0.55; cursor: not-allowed; }
  :is(button, input, select, summary, pre, [tabindex]):focus-visible { outline: 3px solid var(--fadu-accent); outline-offset: 2px; }
  .pair { display: grid; gap: 0.75rem; grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr)); }
  .field { display: grid; gap: 0.2rem; align-content: start; }
  .field > label { font-weight: 600; font-size: 0.92rem; }
  .list { max-height: 16rem; overflow: auto; border: 1px solid var(--fadu-line); border-radius: 6px; padding: 0.25rem; }
  .check { display: flex; gap: 0.55rem; align-items: start; padding: 0.35rem 0.4rem; border-radius: 6px; min-height: 2rem; }
  .check:hover { background: var(--fadu-page); }
  .roles { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(13rem, 100%), 1fr)); }
  .chips { display: flex; flex-wrap: wrap; gap: 0.4rem; padding: 0; margin: 0; list-style: none; }
  .chip { display: flex; align-items: center; gap: 0.4rem; background: var(--fadu-page); border: 1px solid var(--fadu-line); border-radius: 8px; padding: 0.2rem 0.25rem 0.2rem 0.6rem; }
  .question { border-top: 1px solid var(--fadu-line); padding-top: 0.75rem; display: grid; gap: 0.35rem; }
  .question > .field > label { font-size: inherit; }
  .question > fieldset { display: grid; gap: 0.35rem; }
  :is(button, input, select, summary) { scroll-margin-block: 4.5rem; }
  .answers { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin-top: 0.25rem; }
  .answers label { display: flex; gap: 0.4rem; align-items: start; padding: 0.2rem 0; min-height: 1.9rem; }
  .error { color: var(--fadu-bad); background: var(--fadu-bad-soft); border-radius: 6px; padding: 0.35rem 0.6rem; font-size: 0.92rem; }
  .article { display: grid; gap: 0.5rem; border-top: 1px solid var(--fadu-line); padding-top: 0.75rem; }
  .article > h4 { overflow-wrap: anywhere; }
  .rows { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.5rem; }
  .row { border-left: 4px solid var(--fadu-line); padding: 0.15rem 0 0.15rem 0.7rem; display: grid; gap: 0.15rem; }
  .row.permitted { border-color: var(--fadu-good); }
  .row.conditional { border-color: var(--fadu-wait); }
  .row.not-permitted { border-color: var(--fadu-bad); }
  .row.displaced { color: var(--fadu-muted); }
  .line { display: flex; flex-wrap: wrap; gap: 0.15rem 0.6rem; align-items: baseline; }
  strong { font-weight: 600; }
  .badge { font-size: 0.82rem; font-weight: 600; border-radius: 99px; padding: 0.05rem 0.6rem; background: var(--fadu-page); color: var(--fadu-muted); white-space: nowrap; }
  .badge.permitted, .badge.covered { background: var(--fadu-good-soft); color: var(--fadu-good); }
  .badge.conditional { background: var(--fadu-wait-soft); color: var(--fadu-wait); }
  .badge.not-permitted, .badge.no-provision, .badge.out-of-window { background: var(--fadu-bad-soft); color: var(--fadu-bad); white-space: normal; }
  .detail { font-size: 0.92rem; color: var(--fadu-muted); overflow-wrap: anywhere; }
  .detail b { color: var(--fadu-text); font-weight: 600; }
  .row > :first-child > .detail { white-space: nowrap; }
  .row .detail b { display: inline-block; white-space: pre; }
  .row .detail b::first-letter { text-transform: uppercase; }
  summary { cursor: pointer; font-weight: 600; padding: 0.3rem 0; }
  details > div { display: grid; gap: 0.75rem; padding-top: 0.5rem; }
  .proposal { display: grid; gap: 0.5rem; border-top: 1px solid var(--fadu-line); padding-top: 0.75rem; }
  ul.plain { margin: 0; padding-left: 1.2rem; }
  .actions { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
  .actions > .last { margin-inline-start: auto; }
  .status { position: sticky; bottom: 0; background: var(--fadu-card); border: 1px solid var(--fadu-line); border-radius: var(--fadu-radius); padding: 0.5rem 1rem; font-weight: 600; }
  pre { margin: 0; max-height: 24rem; overflow: auto; background: var(--fadu-page); border: 1px solid var(--fadu-line); border-radius: 6px; padding: 0.75rem; font-size: 0.85rem; white-space: pre-wrap; overflow-wrap: anywhere; }
  .statement { background: var(--fadu-page); border: 1px solid var(--fadu-line); border-radius: 6px; padding: 1rem; overflow-wrap: anywhere; }
  .statement h4 { font-size: 1.05rem; margin: 1rem 0 0.25rem; }
  .statement h5 { font-size: 0.95rem; margin: 0.6rem 0 0.15rem; }
  .statement ul { margin: 0; padding-left: 1.3rem; }
  @media print {
    :host { background: none; color: #000; }
    .form:has(.statement) :is(header, .column, .status, .bar) { display: none; }
    section.result { border: 0; padding: 0; }
    .statement { border: 0; background: none; padding: 0; color: #000; }
  }
`;
