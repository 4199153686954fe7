// The statement of reasons as elements: the little Markdown that core writes (headings, points, escapes), never as markup.
import { html, type TemplateResult } from "lit";

const plain = (text: string): string => text.replace(/\\([\\`*_[\]<>#|])/g, "$1");

export function statement(markdown: string): TemplateResult[] {
  const out: TemplateResult[] = [];
  let points: { text: string; below: string[] }[] = [];
  const flush = (): void => {
    if (points.length) out.push(html`<ul>${points.map((p) => html`<li>${p.text}${p.below.length ? html`<ul>${p.below.map((b) => html`<li>${b}</li>`)}</ul>` : ""}</li>`)}</ul>`);
    points = [];
  };
  for (const line of markdown.split("\n")) {
    const point = /^(\s*)- (.*)$/.exec(line);
    const head = /^(#+) (.*)$/.exec(line);
    if (point) {
      const text = plain(point[2]!);
      if (point[1] && points.length) points.at(-1)!.below.push(text);
      else points.push({ text, below: [] });
    } else if (head) {
      flush();
      out.push(head[1]!.length <= 2 ? html`<h4>${plain(head[2]!)}</h4>` : html`<h5>${plain(head[2]!)}</h5>`);
    } else if (line.trim()) {
      flush();
      out.push(html`<p>${plain(line)}</p>`);
    }
  }
  flush();
  return out;
}
