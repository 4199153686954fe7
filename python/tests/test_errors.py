"""Each kind of fault has its class, pointer and both messages."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest

import fadu
from fadu import _fadu, errors

GOOD = {"violations": ["security.logs-not-retained"], "subjects": [], "act": {"from": "2024-03-01"}}


def deep() -> dict[str, Any]:
    inner: Any = []
    for _ in range(40):
        inner = [inner]
    return {**GOOD, "violations": inner}


TABLE: list[tuple[type[errors.CaseError], Any, str]] = [
    (errors.NotJsonError, "{", ""),
    (errors.NotUtf8Error, b"\xff", ""),
    (errors.TooLongError, " " * (1 << 20) + "{}", ""),
    (errors.TooDeepError, "[" * 40 + "]" * 40, ""),
    (errors.TooDeepError, deep(), ""),
    (errors.UnknownKeyError, {**GOOD, "subject": []}, "/subject"),
    (errors.DuplicateKeyError, '{"violations":["security.logs-not-retained"],"subjects":[],"subjects":[],"act":{"from":"2024-03-01"}}', "/subjects"),
    (errors.MissingError, {k: v for k, v in GOOD.items() if k != "act"}, "/act"),
    (errors.WrongTypeError, {**GOOD, "facts": {"refuses-to-correct": "yes"}}, "/facts/refuses-to-correct"),
    (errors.WrongTypeError, {**GOOD, "amounts": {"illegal-gains": 1.5}}, "/amounts/illegal-gains"),
    (errors.UnknownIdError, {**GOOD, "violations": "security.logs-not-retain"}, "/violations/0"),
    (errors.DuplicateError, {**GOOD, "subjects": ["platform", "platform"]}, "/subjects/1"),
    (errors.BadDateError, {**GOOD, "act": "2024-02-30"}, "/act/from"),
    (errors.DateOrderError, {**GOOD, "filed": "2024-02-01"}, "/filed"),
    (errors.BadAmountError, {**GOOD, "amounts": {"illegal-gains": -1}}, "/amounts/illegal-gains"),
    (errors.ContradictionError, {**GOOD, "facts": {"hearing-held": False}, "steps": {"hearing": "2024-05-01"}}, "/steps/hearing"),
    (errors.NotADutyError, {**GOOD, "breaches": ["csl/1"]}, "/breaches/0"),
    (errors.MovedError, {**GOOD, "breaches": ["csl/21"], "act": "2026-03-01"}, "/breaches/0"),
]


@pytest.mark.parametrize(("cls", "entry", "pointer"), TABLE, ids=[f"{c.code}-{p}" for c, _, p in TABLE])
def test_each_fault_raises_its_class(cls, entry, pointer):
    with pytest.raises(cls) as told:
        fadu.assess(entry)
    e = told.value
    assert type(e) is cls
    assert e.code == cls.code
    assert e.pointer.startswith(pointer)
    assert e.zh and e.en and e.en in str(e)
    assert isinstance(e, ValueError)
    again = pickle.loads(pickle.dumps(e))
    assert (type(again), again.errors) == (cls, e.errors)


def test_every_code_has_a_class_and_a_row_here():
    classes = {c.code for c in errors.CaseError.__subclasses__()}
    assert classes == set(_fadu.codes()) == {c.code for c, _, _ in TABLE}


def test_all_faults_are_told_at_once_with_the_nearest_value_and_the_id():
    with pytest.raises(errors.BadDateError) as told:
        fadu.assess({**GOOD, "id": "mine", "violations": ["security.logs-not-retain"], "decided": "yesterday"})
    e = told.value
    assert {f.code for f in e.errors} == {"unknown-id", "bad-date"}
    assert "security.logs-not-retained" in {f.nearest for f in e.errors}
    assert e.id == "mine"


def test_what_no_case_holds_is_a_type_error():
    with pytest.raises(TypeError):
        fadu.assess({**GOOD, 1: 2})
    with pytest.raises(TypeError):
        fadu.assess(GOOD, id=object())
    with pytest.raises(TypeError):
        fadu.assess(GOOD, subject="platform")
    with pytest.raises(TypeError):
        fadu.assess(json.dumps(GOOD), id="mine")


def test_a_list_within_itself_is_a_fault():
    loop: list[Any] = []
    loop.append(loop)
    with pytest.raises(errors.TooDeepError):
        fadu.assess({**GOOD, "proposals": loop})
