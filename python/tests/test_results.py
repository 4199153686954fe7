"""Results are frozen, read lazily, and have the keys of the public schema."""

from __future__ import annotations

import dataclasses
import json
from decimal import Decimal

import pytest

import fadu
from conftest import ROOT
from fadu import results

SHAPES = {
    "AuthorityOut": results.Authority,
    "BandOut": results.Band,
    "CoverageOut": results.Coverage,
    "FindingOut": results.Finding,
    "FloatOut": results.Float,
    "FormulaOut": results.Formula,
    "GroupOut": results.Group,
    "Head": results.RulebookHead,
    "NoteOut": results.Note,
    "OptionOut": results.Option,
    "OverlayOut": results.Overlay,
    "PracticeOut": results.Practice,
    "QuestionOut": results.Question,
    "RangeOut": results.StepRange,
    "ReadingOut": results.Reading,
    "ReasonOut": results.Reason,
    "StepOut": results.Step,
    "Threshold": results.Threshold,
}
# told by words of their own
OTHER = {"AskOut", "DurationOut"}


def test_the_classes_have_the_fields_of_the_schema():
    shapes = json.loads((ROOT / "core/schemas/assessment.schema.json").read_text())["$defs"]
    assert set(shapes) == set(SHAPES) | OTHER
    for name, cls in SHAPES.items():
        fields = {f.name.rstrip("_") for f in dataclasses.fields(cls)}
        assert fields == set(shapes[name]["properties"]), name


def test_an_answer_reads_as_it_should(logs):
    a = fadu.assess(logs)
    fine = next(o for o in a.options if o.measure == "fine" and o.target == "entity" and o.basis.startswith("csl"))
    assert fine.bands == (results.Band(Decimal(10000), Decimal(100000), None, None, True),)
    assert a.findings[1].status == "not-permitted"
    assert "amount-above-maximum" in [r.code for r in a.findings[1].reasons]
    assert a.coverage.by == {"security.logs-not-retained": "covered"}
    assert a.rulebook.digest == fadu.Rulebook.embedded().digest
    assert a.options is a.options
    assert repr(a).startswith("<Assessment security.logs-not-retained covered: ")
    assert repr(fine.bands[0]) == "Band(min=Decimal('10000'), max=Decimal('100000'), resolved=True)"
    assert repr(a.findings[1]).startswith("Finding(proposal=1, status='not-permitted', reasons=(Reason(code=")
    assert a == fadu.assess(json.dumps(logs))
    assert len({a, fadu.assess(logs)}) == 1


def test_nothing_of_an_answer_changes(logs):
    a = fadu.assess(logs)
    with pytest.raises(AttributeError):
        a.id = "other"
    with pytest.raises(dataclasses.FrozenInstanceError):
        a.options[0].measure = "fine"
    assert isinstance(a.options, tuple) and isinstance(a.options[0].needs, tuple)
    hash(a.options)


def test_a_notebook_shows_articles_bounds_status_and_questions(logs):
    logs["violations"].append("pi.no-consent")
    html = fadu.assess(logs, proposals=[{"measure": "fine", "person": "<b>"}])._repr_html_()
    for told in ("csl@2017-06-01/59/1", "10,000–100,000", "permitted", "conditional", "still unknown", "罚款"):
        assert told in html, told
    assert "<b>" not in html


def test_discretion_comes_with_the_options(expected):
    weighed = 0
    for case in expected:
        for o in fadu.assess(case["case"]).options:
            for step in o.discretion or ():
                assert step.status in {"holds", "possible", "ruled-out"}
                weighed += len(step.ranges)
    assert weighed > 3


def test_statements_in_both_languages_and_forms(logs):
    a = fadu.assess(logs)
    zh, en = a.explain("zh"), fadu.explain(logs)
    assert "网络安全法" in zh and "Cybersecurity Law" in en
    assert fadu.explain(a, lang="zh", format="markdown").startswith("#")
    assert a.measures("zh") in zh or "网络安全法" in a.measures("zh")
    for bad in ({"lang": "fr"}, {"format": "pdf"}):
        with pytest.raises(ValueError):
            fadu.explain(a, **bad)


def test_options_without_a_day_are_those_of_today(logs):
    today = fadu.options(violations="security.logs-not-retained", subjects="platform")
    assert any(o.basis.startswith("csl@2026-01-01") for o in today)
    powers = fadu.options(violations="security.logs-not-retained", subjects="platform", powers=True)
    assert len(powers) > len(today)
