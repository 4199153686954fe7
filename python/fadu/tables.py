"""Tables of cases in, tables of answers out, over the Arrow PyCapsule interface: nothing is copied on the way in."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any, Optional

from . import _fadu
from .rulebook import Rulebook, native

__all__ = ["Table", "assess_table"]


class Table:
    """A table of answers. Any Arrow library takes it: ``pyarrow.table(t)``, ``polars.DataFrame(t)``,
    ``pandas.DataFrame.from_arrow(t)``, ``duckdb.from_arrow(pyarrow.table(t))``."""

    __slots__ = ("_native",)

    def __init__(self, native: _fadu.Table) -> None:
        self._native = native

    def __len__(self) -> int:
        return len(self._native)

    @property
    def column_names(self) -> list[str]:
        """The names of its columns; always the same for a shape."""
        return self._native.column_names()

    def __arrow_c_schema__(self) -> object:
        return self._native.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: Optional[object] = None) -> object:
        return self._native.__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        return f"<Table {len(self)} rows: {', '.join(self.column_names)}>"


def assess_table(cases: Any, /, *, shape: str = "wide", progress: Optional[bool] = None, rulebook: Optional[Rulebook] = None) -> Table:
    """The answers to a table of cases, a row each.

    Columns in (null is unknown; any order; only the first three are required): ``violations`` or ``breaches`` (lists of text,
    or text), ``subjects`` (the same), ``act.from`` or ``act.to`` (date32, date64, timestamp at midnight, text YYYY-MM-DD),
    ``id``, ``discovered``, ``filed``, ``decided``, ``steps.<name>``, ``fact.<id>`` and ``fact.<id>@<article>`` (boolean),
    ``amount.<id>`` (decimal, integer or text, in yuan), ``prior`` and ``proposals`` (lists of structs with the keys of the
    JSON objects). Text may be dictionary-encoded. Floats are refused.

    Wide: a row a case, in order: ``id``, ``coverage``, how many options are ``permitted``, ``conditional``, ``displaced``, the
    worst ``finding``, ``not_permitted``, open ``questions``, bounds of the highest fine on the entity (``fine_min``,
    ``fine_max``, ``fine_open``), and how many ``errors`` the row has, with the first (``error_code``, ``error_pointer``,
    ``error_zh``, ``error_en``, ``error_nearest``). Long: a row an option, finding or fault (``kind``), with ``row``, the number
    of its case from 0, and the keys of the JSON objects. Money out is decimal128(38, 6), in yuan.

    Rows that cannot differ in their answer are assessed once: on one core some ten million a second (wide) where they repeat, fifty
    to eighty thousand where each is unlike the others. ``python/benches/measure.py`` tells the times of a machine, beside a
    dictionary of rules in plain Python (17 to 19 times as long) and a polars expression of the same provisions (some 4 times).

    :param cases: anything with the Arrow PyCapsule interface, stream or array of structs (pyarrow, polars, pandas, DuckDB
        results), or a dict of columns, which takes pyarrow.
    :param shape: ``wide`` or ``long``; else ValueError.
    :param progress: a bar on stderr (takes ``tqdm``); None: only at a terminal and where ``tqdm`` is there; False: never.
    :raises fadu.errors.CaseError: columns that are unknown, missing or of a wrong type, all at once. A bad *row* never raises:
        its faults are in its columns.
    """
    if isinstance(cases, Mapping):
        pa: Any = import_module("pyarrow")
        columns: dict[str, Any] = dict(cases)  # pyright: ignore[reportUnknownArgumentType]
        cases = pa.table(columns)
    under_way = _fadu.Cases(native(rulebook), cases, shape)
    with _bar(progress, _total(cases)) as bar:
        while (rows := under_way.advance()) is not None:
            bar.update(rows)
    return Table(under_way.answers())


def _total(cases: Any) -> Optional[int]:
    # nothing that would run a query to count its rows
    rows = getattr(cases, "num_rows", None)
    return rows if isinstance(rows, int) else None


class _NoBar:
    def __enter__(self) -> _NoBar:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def update(self, rows: int) -> None:
        pass


def _bar(progress: Optional[bool], total: Optional[int]) -> Any:
    if progress is False or (progress is None and not sys.stderr.isatty()):
        return _NoBar()
    try:
        tqdm: Any = import_module("tqdm.auto").tqdm
    except ImportError:
        if progress:
            raise
        return _NoBar()
    return tqdm(total=total, unit=" cases", file=sys.stderr, delay=0 if progress else 0.5)
