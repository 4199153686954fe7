"""Measures the package, medians of several runs: `python python/benches/measure.py`, with the wheel of a release build.

One case from keywords to a result; then a million rows against two versions a programmer would write by hand: a dictionary of
rules in plain Python, and a polars expression. Both hold articles 59/1 (2017) and 61/1, 61/3 (2026) of the Cybersecurity Law
alone: no roles, no other statute, no general rules, no questions, no notes.

Times are those of the processor, so that a machine busy with other work tells the same; polars has one thread, as the others do.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from datetime import date
from typing import Any

os.environ["POLARS_MAX_THREADS"] = "1"

import numpy as np
import polars as pl

import fadu


def median(work: Callable[[], object], times: int = 5) -> float:
    """Seconds."""
    told = []
    for _ in range(times):
        start = time.process_time()
        work()
        told.append(time.process_time() - start)
    return statistics.median(told)


def each(work: Callable[[], object], calls: int = 20_000) -> float:
    """Microseconds a call."""

    def loop() -> None:
        for _ in range(calls):
            work()

    return median(loop) / calls * 1e6


def single() -> None:
    def assess() -> fadu.Assessment:
        return fadu.assess(
            violations="security.logs-not-retained",
            subjects=("network-operator", "organization"),
            act="2024-03-01",
            facts={"refuses-to-correct": True, "endangers-network-security": False},
        )

    def proposed() -> fadu.Assessment:
        return fadu.assess(
            violations="security.logs-not-retained",
            subjects=["platform", "organization"],
            act="2024-03-01",
            facts={"refuses-to-correct": True},
            proposals=[{"measure": "fine", "amount": 80000}],
        )

    def detailed() -> fadu.Assessment:
        return fadu.assess(
            violations="security.logs-not-retained",
            subjects=["platform", "organization"],
            act=("2024-03-01", "2024-05-01"),
            discovered="2024-06-01",
            decided="2024-09-01",
            facts={
                "refuses-to-correct": True,
                "endangers-network-security": False,
                "slight-violation": False,
                "serious": None,
                "reduced-harm": True,
                "no-harm": False,
            },
            amounts={"illegal-gains": "120000.00"},
        )

    print(f"one case, keywords to a result          {each(assess):8.2f} µs")
    print(f"  with a proposal, as in the README     {each(proposed):8.2f} µs")
    print(f"  with four days, six facts and gains   {each(detailed):8.2f} µs")
    print(f"  and its options read                  {each(lambda: assess().options, 2000):8.1f} µs")
    print(f"  and its questions read                {each(lambda: assess().questions, 2000):8.1f} µs")
    print(f"  and all of it as dicts                {each(lambda: assess().to_dict(), 2000):8.1f} µs")
    print(f"  and all of it as JSON text            {each(lambda: assess().to_json(), 2000):8.1f} µs")


ORDER = [("order-correction", "must", None, 0, 0), ("warning", "must", None, 0, 0)]
HARM = ("refuses-to-correct", "endangers-network-security")
RULES: dict[str, list[tuple[date, date, list[tuple[str, str, Any, int, int]]]]] = {
    v: [
        (date(2017, 6, 1), date(2026, 1, 1), [*ORDER, ("fine", "must", HARM, 10_000, 100_000), ("fine-manager", "must", HARM, 5_000, 50_000)]),
        (
            date(2026, 1, 1),
            date(9999, 1, 1),
            [
                *ORDER,
                ("fine", "may", None, 10_000, 50_000),
                ("fine", "must", HARM, 50_000, 500_000),
                ("fine-manager", "must", HARM, 10_000, 100_000),
                ("fine", "must", ("large-data-leak",), 500_000, 2_000_000),
            ],
        ),
    ]
    for v in ("security.logs-not-retained", "security.protection-duty-unperformed")
}


def by_dictionary(rows: list[dict[str, Any]]) -> list[tuple[int, int, int]]:
    """Permitted, conditional, highest fine."""
    out = []
    for r in rows:
        permitted = conditional = highest = 0
        for start, end, grants in RULES.get(r["violations"], ()):
            if not start <= r["act.from"] < end:
                continue
            for measure, _, needs, _, top in grants:
                values = [r.get(f"fact.{n}") for n in needs] if needs else [True]
                if True in values:
                    permitted += 1
                elif None in values:
                    conditional += 1
                else:
                    continue
                if measure == "fine":
                    highest = max(highest, top)
        out.append((permitted, conditional, highest))
    return out


def by_polars(table: pl.DataFrame) -> pl.DataFrame:
    """The same as expressions."""
    permitted: Any = pl.lit(0)
    conditional: Any = pl.lit(0)
    fines: list[Any] = [pl.lit(0)]
    for violation, versions in RULES.items():
        for start, end, grants in versions:
            here = (pl.col("violations") == violation) & pl.col("act.from").is_between(start, end, closed="left")
            for measure, _, needs, _, top in grants:
                columns = [pl.col(f"fact.{n}") for n in needs or () if f"fact.{n}" in table.columns]
                holds = pl.lit(True) if not needs else (pl.any_horizontal(columns) if columns else pl.lit(None, pl.Boolean))
                permitted = permitted + (here & holds.fill_null(False)).cast(pl.Int32)
                conditional = conditional + (here & holds.is_null()).cast(pl.Int32)
                if measure == "fine":
                    fines.append(pl.when(here & holds.fill_null(True)).then(top).otherwise(0))
    return table.select(permitted=permitted, conditional=conditional, fine_max=pl.max_horizontal(fines))


def million(rows: int = 1_000_000) -> None:
    draw = np.random.default_rng(2024)
    days = np.datetime64("2022-01-01") + draw.integers(0, 1700, rows).astype("timedelta64[D]")
    truth = np.array([True, False, None], dtype=object)
    table = pl.DataFrame(
        {
            "violations": np.array(list(RULES))[draw.integers(0, 2, rows)],
            "subjects": pl.Series(["network-operator"]).extend_constant("network-operator", rows - 1),
            "act.from": days,
            **{f"fact.{f}": pl.Series(truth[draw.integers(0, 3, rows)].tolist(), dtype=pl.Boolean) for f in HARM},
        }
    ).with_columns(pl.col("act.from").cast(pl.Date))
    ours = median(lambda: fadu.assess_table(table, progress=False))
    long = median(lambda: fadu.assess_table(table, shape="long", progress=False), 3)
    dicts = table.to_dicts()
    plain = median(lambda: by_dictionary(dicts), 3)
    expression = median(lambda: by_polars(table))
    print(f"{rows:,} rows, fadu.assess_table, wide   {ours * 1e3:8.1f} ms  {rows / ours / 1e6:6.1f} million a second")
    print(f"{rows:,} rows, fadu.assess_table, long   {long * 1e3:8.1f} ms")
    print(f"{rows:,} rows, dictionary in Python      {plain * 1e3:8.1f} ms  {plain / ours:6.2f} times as long")
    print(f"{rows:,} rows, polars expression         {expression * 1e3:8.1f} ms  {expression / ours:6.2f} times as long")


if __name__ == "__main__":
    single()
    million()
