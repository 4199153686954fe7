"""Long: Spark in local mode, two workers. `pytest -m long`, with pyspark and a Java runtime."""

from __future__ import annotations

import os
import shutil
import sys

import pytest

import fadu
from test_tables import COLUMNS, rows, table


@pytest.mark.long
def test_spark_s_workers_give_the_answers_of_one_process():
    pyspark = pytest.importorskip("pyspark")
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        pytest.skip("no Java runtime")
    from pyspark.sql import SparkSession

    from fadu import spark

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = os.pathsep.join(p for p in sys.path if p)
    session = SparkSession.builder.master("local[2]").config("spark.driver.host", "127.0.0.1").config("spark.ui.enabled", "false").getOrCreate()
    try:
        cases = session.createDataFrame(table()).repartition(2)
        assert cases.rdd.getNumPartitions() == 2
        found = sorted((r.asDict() for r in spark.assess(cases).collect()), key=lambda r: r["id"])
        assert found == rows(fadu.assess_table(COLUMNS))
        long = spark.assess(cases, "long").toArrow().to_pylist()
        assert len(long) == len(fadu.assess_table(COLUMNS, shape="long"))
        assert pyspark.__version__
    finally:
        session.stop()
