"""Tables of every library in and out; what is wrong with a row stays in its row."""

from __future__ import annotations

import json
import threading
from datetime import date
from decimal import Decimal

import pytest

import fadu
from fadu import errors

pa = pytest.importorskip("pyarrow")

COLUMNS = {
    "id": ["a", "b", "c", "d"],
    "violations": [["security.logs-not-retained"], ["pi.no-consent"], ["security.logs-not-retain"], ["security.logs-not-retained"]],
    "subjects": [["platform", "organization"], ["pi-handler", "organization"], ["platform"], ["platform", "organization"]],
    "act.from": [date(2024, 3, 1), date(2024, 3, 1), date(2024, 3, 1), None],
    "fact.refuses-to-correct": [True, None, None, False],
    "amount.illegal-gains": [None, Decimal("120000.50"), None, None],
}


def table(columns=COLUMNS):
    return pa.table(columns)


def rows(answers, **more):
    return pa.table(answers).to_pylist()


@pytest.fixture(scope="module")
def wide():
    return rows(fadu.assess_table(table()))


def test_each_row_is_answered_as_the_single_case(wide):
    one = fadu.assess(
        id="a", violations=COLUMNS["violations"][0], subjects=COLUMNS["subjects"][0], act=date(2024, 3, 1), facts={"refuses-to-correct": True}
    )
    for status in ("permitted", "conditional", "displaced"):
        assert wide[0][status] == sum(o.status == status for o in one.options)
    assert wide[0]["coverage"] == "covered"
    assert wide[0]["questions"] == [str(q.ask) for q in one.questions]
    assert wide[0]["fine_max"] == max(o.bands[0].max for o in one.options if o.measure == "fine" and o.target == "entity" and o.status == "permitted")


def test_a_bad_row_has_its_faults_and_stops_nothing(wide):
    assert [r["errors"] for r in wide] == [0, 0, 1, 1]
    assert wide[2]["error_code"] == "unknown-id" and wide[2]["error_nearest"] == "security.logs-not-retained"
    assert wide[2]["error_pointer"] == "/violations/0" and wide[2]["error_zh"] and wide[2]["error_en"]
    assert wide[3]["error_code"] == "missing"
    assert wide[2]["coverage"] is None


def test_the_long_shape_has_a_row_an_option_or_fault():
    long = rows(fadu.assess_table(table(), shape="long"))
    one = fadu.assess(violations=COLUMNS["violations"][0], subjects=COLUMNS["subjects"][0], act="2024-03-01", facts={"refuses-to-correct": True})
    first = [r for r in long if r["row"] == 0]
    assert first and [(r["measure"], r["target"], r["status"], r["basis"]) for r in first] == [(o.measure, o.target, o.status, [o.basis]) for o in one.options]
    assert [r["kind"] for r in long if r["row"] == 2] == ["error"]


def test_columns_of_a_dict_and_of_each_library_give_the_same(wide):
    assert rows(fadu.assess_table(COLUMNS)) == wide
    polars, pandas, duckdb = map(pytest.importorskip, ("polars", "pandas", "duckdb"))
    assert rows(fadu.assess_table(polars.DataFrame(table()))) == wide
    frame = table().to_pandas(types_mapper=pandas.ArrowDtype)
    assert rows(fadu.assess_table(frame)) == wide
    cases = table()
    assert rows(fadu.assess_table(duckdb.sql("select * from cases"))) == wide


def test_each_library_takes_the_answers(wide):
    polars, pandas, duckdb = map(pytest.importorskip, ("polars", "pandas", "duckdb"))
    answers = fadu.assess_table(table())
    assert len(answers) == 4 and answers.column_names[0] == "id"
    assert polars.DataFrame(answers)["permitted"].to_list() == [r["permitted"] for r in wide]
    assert pandas.DataFrame.from_arrow(answers)["errors"].tolist() == [0, 0, 1, 1]
    assert duckdb.sql("select sum(errors) from answers").fetchall() == [(2,)]
    assert pa.schema(answers).names == answers.column_names


def test_chunks_slices_and_batches_number_rows_through(wide):
    chunked = pa.concat_tables([table().slice(0, 1), table().slice(1, 0), table().slice(1)])
    assert chunked.column("id").num_chunks >= 2
    assert rows(fadu.assess_table(chunked)) == wide
    assert {r["row"] for r in rows(fadu.assess_table(chunked, shape="long"))} == {0, 1, 2, 3}
    assert rows(fadu.assess_table(table().slice(1, 2))) == wide[1:3]
    batch = table().to_batches()[0]
    assert rows(fadu.assess_table(batch)) == wide
    assert rows(fadu.assess_table(batch.to_struct_array())) == wide
    stream = pa.RecordBatchReader.from_batches(batch.schema, iter([batch, batch]))
    assert rows(fadu.assess_table(stream)) == wide + wide


def test_dictionaries_text_and_nulls_are_taken(wide):
    encoded = table()
    flat = {
        "id": COLUMNS["id"],
        "violations": pa.array([v[0] for v in COLUMNS["violations"]]).dictionary_encode(),
        "subjects": pa.array(COLUMNS["subjects"]),
        "act.from": pa.array(["2024-03-01"] * 3 + [None], pa.large_string()),
        "fact.refuses-to-correct": encoded.column("fact.refuses-to-correct"),
        "amount.illegal-gains": pa.array([None, "120000.50", None, None]),
        "decided": pa.nulls(4),
    }
    assert rows(fadu.assess_table(flat)) == wide


def test_an_empty_table_has_an_empty_answer_of_the_same_schema():
    for shape in ("wide", "long"):
        empty = pa.table(fadu.assess_table(table().slice(0, 0), shape=shape))
        assert empty.num_rows == 0
        assert empty.schema == pa.table(fadu.assess_table(table(), shape=shape)).schema


def test_columns_that_are_wrong_are_told_all_at_once():
    with pytest.raises(errors.CaseError) as told:
        fadu.assess_table({**COLUMNS, "fact.refuses-to-corect": [True] * 4, "filed": [1.5] * 4})
    faults = {f.code: f for f in told.value.errors}
    assert set(faults) == {"unknown-key", "wrong-type"}
    assert faults["unknown-key"].nearest == "fact.refuses-to-correct"
    with pytest.raises(TypeError):
        fadu.assess_table([1, 2])
    with pytest.raises(ValueError):
        fadu.assess_table(COLUMNS, shape="tall")


def test_a_reader_that_fails_tells_why():
    def broken():
        yield table().to_batches()[0]
        raise OSError("the disk is gone")

    with pytest.raises(ValueError, match="the disk is gone"):
        fadu.assess_table(pa.RecordBatchReader.from_batches(table().schema, broken()))


def test_proposals_are_judged_row_by_row():
    proposals = [[{"measure": "fine", "amount": Decimal("5000000.00")}], [{"measure": "warning", "amount": None}], [], []]
    answers = rows(fadu.assess_table({**COLUMNS, "proposals": proposals}))
    assert answers[0]["finding"] == "not-permitted" and answers[0]["not_permitted"] == 1
    assert answers[1]["finding"] is not None and answers[2]["finding"] is None


def test_the_interpreter_is_free_while_a_table_is_assessed():
    many = pa.concat_tables([table()] * 2000).combine_chunks()
    ticks, done = 0, threading.Event()

    def work() -> None:
        fadu.assess_table(many, shape="long")
        done.set()

    thread = threading.Thread(target=work)
    thread.start()
    while not done.is_set():
        ticks += 1
    thread.join()
    assert ticks > 1000


def test_the_bar_is_shown_only_when_asked_for(capfd):
    pytest.importorskip("tqdm")
    fadu.assess_table(COLUMNS, progress=False)
    assert capfd.readouterr().err == ""
    fadu.assess_table(COLUMNS, progress=True)
    assert "cases" in capfd.readouterr().err


def test_another_rulebook_answers_tables_too():
    from test_rulebook import OVERLAY

    book = fadu.Rulebook.load(overlay_texts=[("policy.toml", OVERLAY)])
    case = {"violations": ["content.traffic-chasing-self-media"], "subjects": ["account-operator"], "act.from": ["2024-03-01"]}
    long = rows(fadu.assess_table(case, shape="long", rulebook=book))
    assert "example-policy" in {r["origin"] for r in long}
    assert json.dumps(rows(fadu.assess_table(case))) != json.dumps(rows(fadu.assess_table(case, rulebook=book)))
