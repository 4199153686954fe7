"""Writes the notebooks from the cells below, executed: `python notebooks/build.py`. A test executes them again."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import nbformat
from nbclient import NotebookClient

HERE = Path(__file__).resolve().parent

FONT = '''
import matplotlib.pyplot as plt
from matplotlib import font_manager

# a font that shows Chinese: Debian's fonts-noto-cjk, or another that is there
known = {f.name for f in font_manager.fontManager.ttflist}
chinese = [f for f in ("Noto Sans CJK SC", "Noto Sans CJK JP", "WenQuanYi Micro Hei", "PingFang SC", "Microsoft YaHei") if f in known]
plt.rcParams.update({"font.family": [*chinese, "DejaVu Sans"], "axes.spines.top": False, "axes.spines.right": False, "figure.dpi": 110})
'''

REPORT = [
    "# Enforcement in 2024, beside the law · 2024年网络执法与法律依据\n\nThe figures the national cyberspace administration published for 2024, and for every row of the report the measures it names, with the articles that ground each one today in `fadu`'s rulebook. The report says what was done; the library says what the law permits on the facts stated.",
    "import fadu\nimport pandas as pd\nfrom IPython.display import HTML\n" + FONT,
    "report = fadu.report_2024()\nreport['title'], report['title-en'], report['published']",
    "## The figures · 数据\n\nCounts span four orders of magnitude, so the axis is logarithmic.",
    '''
headline = sorted(report["headline"], key=lambda h: h["count"])
fig, ax = plt.subplots(figsize=(9, 4))
bars = ax.barh([f"{h['zh']}\\n{h['en']}" for h in headline], [h["count"] for h in headline], color="#2f6f9f")
ax.set_xscale("log")
ax.set_xlim(10, 400_000)
ax.bar_label(bars, labels=[f"{h['count']:,}" for h in headline], padding=4)
ax.tick_params(axis="y", labelsize=8)
ax.set_title("2024年网络执法：公布的数字 · as published", loc="left")
ax.set_xlabel("数量（对数）· count, logarithmic")
fig.tight_layout()
''',
    "## Each row's measures, with their articles · 各行措施及其依据\n\nEach row is put as a case of 2024 with the roles the report names and nothing else known, powers included. A measure is *permitted* where its condition is known true, *conditional* where it waits on a fact, *ungrounded* where nothing in the rulebook grounds it for this violation.",
    '''
def articles(row):
    """The row as a case, and for each measure the report names its best status and the articles."""
    a = fadu.assess(violations=row["violations"], subjects=[*row["subjects"], "organization"], act="2024-06-30", powers=True)
    told = {}
    for p in a.practice:
        if p.row != row["id"]:
            continue
        status, bases = told.setdefault(p.measure, (p.status, []))
        bases += [a.options[i].basis for i in p.by if a.options[i].basis not in bases]
    return told

labels = {m.id: m for m in fadu.Rulebook.embedded().terms("measures")}
table = pd.DataFrame([
    {"row": r["id"], "what was done · 行为": r.get("zh") or "", "measure · 措施": labels[m].zh, "status": s, "articles · 依据": ", ".join(b)}
    for r in report["row"] for m, (s, b) in articles(r).items()
])
with pd.option_context("display.max_colwidth", None, "display.max_rows", None):
    display(HTML(table.style.set_uuid("rows").hide(axis="index").to_html()))
''',
    '''
status = ["permitted", "conditional", "ungrounded"]
counts = table.groupby(["row", "status"], sort=False).size().unstack(fill_value=0).reindex(columns=status, fill_value=0)
ax = counts.plot.barh(stacked=True, color=["#1a7f37", "#d4a72c", "#9aa4ae"], figsize=(9, 4.5), width=0.75)
ax.invert_yaxis()
ax.set_title("报告各行：措施在所述事实下的依据 · measures of each row, by what grounds them", loc="left")
ax.set_xlabel("措施数 · measures")
ax.set_ylabel("")
ax.legend(["已具备条件 · permitted", "取决于事实 · conditional", "规则库中没有依据 · ungrounded"], frameon=False, loc="lower right")
ax.figure.tight_layout()
''',
    "## One case · 一个案件\n\nAn assessment shows itself as a table: articles, bounds, status, and what is still unknown.",
    '''
fadu.assess(violations="security.logs-not-retained", subjects=["platform", "organization"], act="2024-03-01",
            proposals=[{"measure": "warning"}, {"measure": "fine", "amount": 80000}])
''',
]

AUDIT = [
    "# An audit of decisions · 处罚决定的体检\n\nA table of *synthetic* decisions: drawn at random with a fixed seed, no real authority or company. Each is assessed as a case whose proposals are the measures decided, and every defect is counted by kind and by unit.",
    "import random\n\nimport fadu\nimport pandas as pd\nimport pyarrow as pa\n" + FONT,
    '''
draw = random.Random(2024)
violations = ["security.logs-not-retained", "pi.no-consent", "security.real-identity-not-required", "content.prohibited-information-not-handled"]
sums = [3_000, 20_000, 80_000, 150_000, 600_000, 1_500_000]

def decision(n):
    refused = draw.choice([True, True, False, None])
    measures = [{"measure": "order-correction"}] if draw.random() < 0.85 else []
    measures += [{"measure": "warning"}] if draw.random() < 0.7 else []
    measures += [{"measure": "fine", "amount": draw.choice(sums)}] if draw.random() < 0.8 else []
    measures += [{"measure": "revoke-permit"}] if draw.random() < 0.1 else []
    unit = draw.choice(["甲市 · City A", "乙市 · City B", "丙县 · County C"])
    level = "county" if "县" in unit else "municipal"
    day = f"{draw.choice([2022, 2023, 2024])}-{draw.randint(1, 12):02d}-15"
    case = {
        "id": f"D{n:03d}", "violations": [draw.choice(violations)], "subjects": ["platform", "pi-handler", "organization"], "act": day,
        "facts": {"refuses-to-correct": refused, "serious": draw.choice([False, False, None])},
        "proposals": [{**m, "authority": {"body": "cac", "level": level}} for m in measures],
    }
    return {"unit": unit, "case": case}

decisions = [decision(n) for n in range(300)]
audit = fadu.audit(decisions)
pd.DataFrame([{"unit": n, "decisions": u.decisions, "in order": u.in_order, "defective": u.defective, "open": u.decisions - u.in_order - u.defective} for n, u in audit.units.items()])
''',
    "## Defects by kind · 缺陷种类\n\n*Defects* are findings in which the law does not permit the measure for this reason; *open* ones wait on a fact that the file does not hold.",
    '''
rows = pd.DataFrame(audit.rows())
kinds = rows[rows.kind != ""].groupby("kind")[["defects", "open"]].sum().sort_values("defects")
ax = kinds.plot.barh(color=["#cf222e", "#d4a72c"], figsize=(9, 4.5), width=0.8)
ax.set_title("300件虚构决定：按原因计数 · 300 synthetic decisions, by reason", loc="left")
ax.set_xlabel("件次 · findings")
ax.set_ylabel("")
ax.legend(["缺陷 · defect", "待查 · open"], frameon=False, loc="center right")
ax.figure.tight_layout()
''',
    '''
defects = rows[rows.defects > 0].pivot_table(index="kind", columns="unit", values="defects", aggfunc="sum", fill_value=0)
defects.loc[defects.sum(axis=1).sort_values(ascending=False).index]
''',
    "## One decision, and why · 一件决定及其理由",
    '''
worst = next(d["case"] for d in decisions if any(f.status == "not-permitted" for f in fadu.assess(d["case"]).findings))
fadu.assess(worst)
''',
    "## The same as a table · 同样的决定作为列\n\n`assess_table` takes any Arrow table; a row a decision.",
    '''
cases = [d["case"] for d in decisions]
columns = pa.table({
    "id": [c["id"] for c in cases],
    "violations": [c["violations"] for c in cases],
    "subjects": [c["subjects"] for c in cases],
    "act.from": [c["act"] for c in cases],
    "fact.refuses-to-correct": pa.array([c["facts"]["refuses-to-correct"] for c in cases], pa.bool_()),
    "fact.serious": pa.array([c["facts"]["serious"] for c in cases], pa.bool_()),
    "proposals": [[{**p, "amount": str(p["amount"]) if "amount" in p else None} for p in c["proposals"]] for c in cases],
})
answers = pa.table(fadu.assess_table(columns)).to_pandas()
pd.crosstab(answers["finding"].astype(str), [d["unit"] for d in decisions])
''',
]

OLD_NEW = [
    "# Old law and new: network security duties from 2026 · 新旧法对照：网络安全保护义务\n\nThe Cybersecurity Law was amended with effect from 2026-01-01. The same failure to perform network security duties (不履行网络安全保护义务), one day apart, under the text of the day of the act; then an act of 2025 decided in 2026, where article 37 of the Administrative Penalties Law has the two texts compared.",
    "import fadu\nimport pandas as pd\n" + FONT,
    '''
def case(day, **more):
    return fadu.assess(violations="security.protection-duty-unperformed", subjects=["network-operator", "organization"], act=day, **more)

def bounds(a):
    """Fines under the Cybersecurity Law, with what each waits on."""
    return [
        {"article": o.basis, "tier": o.tier, "target": o.target, "status": o.status,
         "min": b.min, "max": b.max, "waits on": ", ".join(map(str, o.needs))}
        for o in a.options if o.measure == "fine" and o.basis.startswith("csl@") for b in o.bands
    ]

old, new = case("2025-12-31"), case("2026-01-01")
pd.DataFrame(bounds(old) + bounds(new))
''',
    "## Bounds of the fine · 罚款幅度\n\nEach bar runs from the least to the most the article allows; the axis is logarithmic.",
    '''
told = [b for a in (old, new) for b in bounds(a) if b["max"] is not None]
names = {t.id: t for t in fadu.Rulebook.embedded().terms("targets")}
fig, ax = plt.subplots(figsize=(9, 0.45 * len(told) + 1.2))
for y, b in enumerate(told):
    low, high = max(float(b["min"] or 0), 1000), float(b["max"])
    recent = b["article"].startswith("csl@2026")
    ax.barh(y, high - low, left=low, color="#c0563b" if recent else "#2f6f9f", height=0.6)
    ax.text(high * 1.15, y, f"{b['min'] or 0:,}–{b['max']:,} 元", va="center", fontsize=8)
ax.set_yticks(range(len(told)), [f"{b['article']} 第{b['tier']}档 · {names[b['target']].zh}" for b in told], fontsize=8)
ax.set_xscale("log")
ax.set_xlim(900, 1e9)
ax.invert_yaxis()
ax.set_title("不履行网络安全保护义务：2025年（蓝）与2026年（红）· 2025 (blue) and 2026 (red)", loc="left", fontsize=11)
ax.set_xlabel("元（对数）· yuan, logarithmic")
fig.tight_layout()
''',
    "## All measures · 全部措施",
    '''
def measures(a):
    return {(o.measure, o.target): f"{o.status}, {o.mode}" for o in a.options if o.basis.startswith("csl@")}

labels = {m.id: m.zh for m in fadu.Rulebook.embedded().terms("measures")}
both = pd.DataFrame({"2025-12-31": pd.Series(measures(old)), "2026-01-01": pd.Series(measures(new))}).fillna("—")
both.index = [f"{labels[m]} {m} → {t}" for m, t in both.index]
both
''',
    "## An act of 2025, decided in 2026 · 2025年的行为，2026年决定",
    '''
across = case("2025-12-31", decided="2026-03-01", facts={"refuses-to-correct": True})
for n in across.notes:
    if n.code == "later-text":
        print(n.basis, n.zh, n.en, sep="\\n  ")
across
''',
    "The statement of reasons says the same in words:",
    "statement, about = across.explain('zh').rsplit('\\n\\n', 1)  # what it rests on stands last\nprint(statement)",
]

NOTEBOOKS = {"report-2024": REPORT, "audit-of-decisions": AUDIT, "network-security-2026": OLD_NEW}


def notebook(cells: list[str]) -> nbformat.NotebookNode:
    """Text that begins with a heading or is a sentence is Markdown; the rest is code."""
    book = nbformat.v4.new_notebook(metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}})
    for n, text in enumerate(cells):
        text = dedent(text).strip()
        prose = text.startswith("#") or text.endswith("words:")
        cell = nbformat.v4.new_markdown_cell(text) if prose else nbformat.v4.new_code_cell(text)
        cell["id"] = f"cell-{n}"
        book.cells.append(cell)
    return book


def execute(book: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Executed from the first cell to the last; an error in a cell is an error here."""
    NotebookClient(book, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(HERE)}}).execute()
    return book


def main() -> None:
    for name, cells in NOTEBOOKS.items():
        book = execute(notebook(cells))
        for cell in book.cells:
            cell.get("metadata", {}).pop("execution", None)
        book.metadata.pop("language_info", None)
        nbformat.write(book, HERE / f"{name}.ipynb")
        print(name)


if __name__ == "__main__":
    main()
