"""How an assessment shows itself in a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .assessment import Assessment

_COLOURS = {
    "permitted": "#1a7f37",
    "conditional": "#9a6700",
    "displaced": "#6e7781",
    "not-permitted": "#cf222e",
    "ungrounded": "#6e7781",
}
_CELL = "text-align:left;vertical-align:top;padding:2px 10px 2px 0"


def _row(cells: list[str], tag: str = "td") -> str:
    return "<tr>" + "".join(f'<{tag} style="{_CELL}">{c}</{tag}>' for c in cells) + "</tr>"


def _status(status: str, label: str) -> str:
    return f'<span style="color:{_COLOURS.get(status, "inherit")};font-weight:600">{escape(label)}</span>'


def _both(zh: str, en: str) -> str:
    return f'{escape(zh)}<br><span style="opacity:.7">{escape(en)}</span>'


def _options(a: Assessment) -> str:
    if not a.options:
        return "<p>没有可以采取的措施 · no measures</p>"
    head = _row(["措施 · measure", "对象 · target", "状态 · status", "幅度 · bounds", "依据 · article", "机关 · by", "取决于 · waits on"], "th")
    rows, above = [head], ("", "")
    for o, zh, en in zip(a.options, a.rows("zh"), a.rows("en")):
        both = [_both(zh[k], en[k]) for k in ("measure", "target")]
        article = escape(zh["article"]) + ("" if o.verified else "<br>⚠ 二手来源 · second-hand")
        by, waits, bounds = (_both(zh[k], en[k]) if zh[k] else "" for k in ("by", "waits_on", "bounds"))
        # what the row above says already is not said again
        shown = [cell if cell != last else "″" for cell, last in zip((article, by), above)]
        above = (article, by)
        rows.append(_row([*both, _status(o.status, f'{zh["status"]} {o.status}'), bounds, *shown, waits]))
    return "<table>" + "".join(rows) + "</table>"


def _findings(a: Assessment) -> str:
    if not a.findings:
        return ""
    rows = [_row(["拟作出的措施 · proposal", "结论 · finding", "理由 · reasons"], "th")]
    for f in a.findings:
        name = "—" if f.proposal is None else f"#{f.proposal + 1}"
        reasons = "".join(f"<div>{_both(r.zh, r.en)}" + (f" <code>{escape(r.basis)}</code>" if r.basis else "") + "</div>" for r in f.reasons)
        rows.append(_row([name, _status(f.status, f.status), reasons or "<br>".join(f"<code>{escape(b)}</code>" for b in f.basis)]))
    return "<table>" + "".join(rows) + "</table>"


def _questions(a: Assessment) -> str:
    if not a.questions:
        return "<p>没有待查的问题 · nothing is open</p>"
    deciding = [q for q in a.questions if q.decides]
    rows = "".join(f"<li>{_both(q.zh, q.en)} <code>{escape(str(q.ask))}</code></li>" for q in deciding)
    more = len(a.questions) - len(deciding)
    rest = f"<li>另有总则和程序问题 {more} 项 · {more} more on general rules and procedure</li>" if more else ""
    return f"<details open><summary>尚待查明 · still unknown ({len(a.questions)})</summary><ol>{rows}{rest}</ol></details>"


def table(a: Assessment) -> str:
    """Coverage, options, findings and open questions."""
    covered = "；".join(f"<code>{escape(v)}</code> {_status('permitted' if how == 'covered' else 'conditional', how)}" for v, how in a.coverage.by.items())
    book = a.rulebook
    foot = f'<p style="opacity:.7">{escape(book.id)} {escape(book.version)} · 评估不是决定 · an assessment, not a decision</p>'
    return f"<div><p>{covered or escape(a.coverage.worst)}</p>{_options(a)}{_findings(a)}{_questions(a)}{foot}</div>"
