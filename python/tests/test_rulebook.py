"""Look-ups forwards and backwards, overlays, the report's figures, the audit, the command line."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys

import pytest

import fadu
from fadu import errors

OVERLAY = """
overlay = "example-policy"
[[statute]]
statute = "example-terms"
title = "示例平台规则"
title-en = "Example Terms"
level = "policy"
from = 2024-01-01
checked = 2026-01-01
competent = ["platform"]
[[statute.duty]]
at = "1"
violations = ["content.traffic-chasing-self-media"]
[[statute.provision]]
at = "2"
kind = "platform-duty"
breach-of = ["1"]
[[statute.provision.tier]]
may = [{ measure = "close-account", target = "account" }]
"""


def test_look_ups_go_both_ways():
    book = fadu.Rulebook.embedded()
    assert len(book.statutes()) >= 60
    assert len(fadu.rules("violations")) == 377
    assert [s.id for s in fadu.rules(search="Cybersecurity Law")][:2] == ["csl@2017-06-01", "csl@2026-01-01"]
    answers = fadu.rules(answers="security.logs-not-retained")
    assert {"csl@2017-06-01/59/1", "csl@2026-01-01/61/1"} <= {p.id for p in answers}
    for p in answers:
        assert "security.logs-not-retained" in p.violations
    leads = {(x.violation, x.provision) for x in fadu.rules(leads_to="close-website")}
    back = {p.id for v, _ in leads for p in book.answered_by(v)}
    assert {p for _, p in leads} <= back
    assert next(t for t in book.terms("facts") if t.id == "refuses-to-correct").ask_en.endswith("?")
    with pytest.raises(errors.UnknownIdError) as told:
        fadu.rules(leads_to="close-websit")
    assert told.value.nearest == "close-website"
    with pytest.raises(ValueError):
        fadu.rules("laws")


def test_an_overlay_adds_and_says_so(tmp_path):
    path = tmp_path / "policy.toml"
    path.write_text(OVERLAY, encoding="utf-8")
    case = {"violations": "content.traffic-chasing-self-media", "subjects": "account-operator", "act": "2024-03-01"}
    for book in (fadu.Rulebook.load(overlays=[path]), fadu.Rulebook.load(overlay_texts=[("policy.toml", OVERLAY)])):
        assert book.overlays[0][0] == "example-policy"
        assert book.digest == fadu.Rulebook.embedded().digest
        a = fadu.assess(case, rulebook=book)
        assert "example-policy" in {o.origin for o in a.options}
        assert a.rulebook.overlays[0].id == "example-policy"
    assert {o.origin for o in fadu.assess(case).options} <= {"law"}
    with pytest.raises(errors.RulesError) as told:
        fadu.Rulebook.load(overlay_texts=[("bad.toml", OVERLAY.replace("close-account", "close-acount"))])
    (fault,) = told.value.errors
    assert (fault.file, fault.code, fault.nearest) == ("bad.toml", "unknown-id", "close-account")
    assert OVERLAY.splitlines()[fault.line - 1].startswith("may = ")
    words = "unknown measure `close-acount`, nearest is `close-account` / 没有措施“close-acount”，最接近的是“close-account”"
    assert str(told.value) == f"bad.toml:{fault.line}: {words}" == f"bad.toml:{fault.line}: {fault.en} / {fault.zh}"


def test_an_export_is_canonical_and_loads_again(tmp_path):
    book = fadu.Rulebook.embedded()
    assert book.digest == "sha256:" + hashlib.sha256(book.export().encode()).hexdigest()
    path = tmp_path / "export.json"
    path.write_text(book.export(), encoding="utf-8")
    again = fadu.Rulebook.load(path, digest=book.digest)
    assert again.export() == book.export()
    with pytest.raises(errors.RulesError) as told:
        fadu.Rulebook.load(path, digest="sha256:0")
    assert str(told.value) == f"the rulebook's digest is {book.digest}, not sha256:0 / 规则库的摘要是 {book.digest}，不是 sha256:0"


def test_the_headline_figures_are_those_published():
    report = fadu.report_2024()
    found = [(tuple(h["measures"]), h["unit"], h["count"]) for h in report["headline"]]
    assert found == [
        (("regulatory-interview",), "platforms", 11_159),
        (("warning", "fine"), "platforms", 4_046),
        (("suspend-function", "suspend-updates"), "websites", 585),
        (("app-removal",), "apps", 200),
        (("mini-program-disposal",), "mini-programs", 40),
        (("revoke-permit", "cancel-filing", "close-website"), "websites", 10_946),
        (("close-account",), "accounts", 107_802),
    ]
    assert {"R1", "R12"} <= {r["id"] for r in report["row"]}


def run(*arguments: str, text: str = "") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "fadu", *arguments], input=text.encode(), capture_output=True, check=False)


def test_python_m_fadu_is_the_command_line(logs):
    text = json.dumps(logs)
    done = run("assess", text=text)
    assert (done.returncode, done.stdout.decode().rstrip("\n")) == (0, fadu.assess(text).to_json())
    assert run("assess", "--check", text=text).returncode == 3
    assert run("assess", text="{}").returncode == 1
    assert run("nonsense").returncode == 2
    assert run("--version").stdout.startswith(b"fadu ")
    assert run("rules", "--leads-to", "close-website").stdout


def test_the_audit_is_that_of_the_command_line(logs):
    bad = {"unit": "B", "case": {"violations": []}}
    decisions = [{"unit": "A", "case": logs}, {"unit": "B", "case": {**logs, "proposals": [{"measure": "warning"}]}}, bad, logs]
    audit = fadu.audit(decisions)
    lines = "\n".join(json.dumps(d) for d in decisions)
    told = json.loads(run("audit", "--format", "json", text=lines).stdout)
    assert fadu.audit(lines.splitlines()) == audit
    assert {n: u.decisions for n, u in audit.units.items()} == {n: u["decisions"] for n, u in told["units"].items()}
    assert audit.units["B"].invalid == 1
    assert audit.units["A"].kinds["amount-above-maximum"].defects == told["units"]["A"]["kinds"]["amount-above-maximum"]["defects"] == 1
    assert [r["unit"] for r in audit.rows()][0] == ""
