"""Tables of cases on more than one machine: inside Spark's ``mapInArrow``. Nothing home-made: each worker runs
:func:`fadu.assess_table` on the batches Spark hands it.

::

    from fadu import spark
    answers = spark.assess(cases)          # a Spark data frame in, a Spark data frame out
    answers = spark.pack(cases).mapInArrow(spark.assess_batches(), spark.schema())   # the same, spelled out

The columns are those of :func:`fadu.assess_table`. Spark takes names with dots apart (``act.from``), so the columns travel to
the workers as one struct. Takes ``pyspark`` and
``pyarrow``, and the package installed on every worker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any

from .tables import assess_table

__all__ = ["assess", "assess_batches", "pack", "schema"]

_PACKED = "case"


def _plain(table: Any) -> Any:
    """Without dictionaries and unsigned numbers, which Spark does not have."""
    pa: Any = import_module("pyarrow")

    def plain(t: Any) -> Any:
        if pa.types.is_dictionary(t):
            return plain(t.value_type)
        if pa.types.is_unsigned_integer(t):
            return pa.int64()
        if pa.types.is_list(t):
            return pa.list_(plain(t.value_type))
        if pa.types.is_struct(t):
            return pa.struct([pa.field(f.name, plain(f.type), True) for f in t])
        return t

    return table.cast(pa.schema([pa.field(f.name, plain(f.type), True) for f in table.schema]))


def assess_batches(shape: str = "wide") -> Callable[[Iterable[Any]], Iterator[Any]]:
    """The function that ``mapInArrow`` takes: record batches of cases in, record batches of answers out. In long shape ``row``
    counts within the batch: give cases an ``id``."""

    def run(batches: Iterable[Any]) -> Iterator[Any]:
        pa: Any = import_module("pyarrow")

        for batch in batches:
            if batch.schema.names == [_PACKED]:
                batch = pa.RecordBatch.from_struct_array(batch.column(0))
            answers = pa.table(assess_table(batch, shape=shape, progress=False))
            yield from _plain(answers).to_batches()

    return run


def pack(cases: Any) -> Any:
    """The columns of a Spark data frame as one struct."""
    functions: Any = import_module("pyspark.sql.functions")
    return cases.select(functions.struct(*(functions.col(f"`{name}`").alias(name) for name in cases.columns)).alias(_PACKED))


def schema(shape: str = "wide") -> Any:
    """The Spark schema of the answers."""
    pa: Any = import_module("pyarrow")
    from_arrow_schema: Any = import_module("pyspark.sql.pandas.types").from_arrow_schema

    empty = pa.table({"violations": pa.array([], pa.string()), "subjects": pa.array([], pa.string()), "act.from": pa.array([], pa.string())})
    return from_arrow_schema(_plain(pa.table(assess_table(empty, shape=shape, progress=False))).schema)


def assess(cases: Any, shape: str = "wide") -> Any:
    """The answers to a Spark data frame of cases, as a Spark data frame."""
    return pack(cases).mapInArrow(assess_batches(shape), schema(shape))
