"""Every conformance case comes out byte for byte as Rust answers it, whatever it was made of."""

from __future__ import annotations

import json

import fadu


def test_json_text_gives_the_bytes_of_rust(expected):
    assert len(expected) >= 150
    for case in expected:
        assert fadu.assess(case["case"]).to_json() == case["answer"], case["name"]


def test_mappings_and_keywords_give_the_same_bytes(expected):
    for case in expected:
        entry = json.loads(case["case"])
        assert fadu.assess(entry).to_json() == case["answer"], case["name"]
        assert fadu.assess(**entry).to_json() == case["answer"], case["name"]


def test_parts_read_one_by_one_are_those_of_the_text(expected):
    for case in expected[::5]:
        a = fadu.assess(case["case"])
        told = json.loads(case["answer"])
        assert a.to_dict() == told
        # options are read before the rest is worked out
        fresh = fadu.assess(case["case"])
        assert json.loads(json.dumps(fresh._native.part("options"))) == told["options"], case["name"]
        for part in ("coverage", "findings", "practice", "questions", "notes", "rulebook", "id"):
            assert json.loads(json.dumps(fresh._native.part(part))) == told[part], (case["name"], part)
        assert [o.measure for o in a.options] == [o["measure"] for o in told["options"]]
        assert [str(q.ask) for q in a.questions] == [fadu.results.Need._of(dict(q["ask"])).__str__() for q in told["questions"]]


def test_python_s_own_types_are_taken_as_such(logs):
    from datetime import date, datetime
    from decimal import Decimal

    plain = fadu.assess({**logs, "amounts": {"illegal-gains": "120000.5"}, "decided": "2024-06-01"})
    rich = fadu.assess(
        logs,
        violations="security.logs-not-retained",
        subjects={"organization", "platform"},
        act=date(2024, 3, 1),
        decided=datetime(2024, 6, 1),
        amounts={"illegal-gains": Decimal("120000.5")},
        proposals=({"measure": "warning"}, {"measure": "fine", "amount": 500000}),
    )
    assert rich.to_json() == plain.to_json()
    two = fadu.assess(violations=["security.logs-not-retained"], subjects=[], act=("2024-03-01", date(2024, 3, 31)))
    assert two.to_json() == fadu.assess({"violations": ["security.logs-not-retained"], "subjects": [], "act": {"from": "2024-03-01", "to": "2024-03-31"}}).to_json()
    late = fadu.assess(violations="security.logs-not-retained", subjects=[], act=(None, "2024-03-31"))
    assert "act-not-later-than" in [n.code for n in late.notes]
