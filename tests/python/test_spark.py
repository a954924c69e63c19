"""On a real local Spark: the tally is that of one machine, byte by byte."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pytest
import thidua as td
import thidua.spark
from conftest import ROOT
from messy_dossiers import columns, rows
from pyspark.errors import PythonException
from pyspark.sql import SparkSession

ROW = "row"
# Spark looks at the version of pandas whenever it handles Arrow; thidua hands it no pandas.
pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas")


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    """One small session for all tests."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    session = (
        SparkSession.builder.master("local[2]")
        .appName("thidua-tests")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "3")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.memory", "512m")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def table() -> pa.Table:
    """Copies, gaps, unknown units and spellings; the row numbers of a frame, which begin at 2."""
    made = pa.table(columns(rows(400, seed=21, ids=250)))
    return made.append_column(ROW, pa.array(range(2, 402), pa.int64()))


def frame_of(spark: SparkSession, table: pa.Table) -> Any:
    """Rows out of order, spread over partitions."""
    names = table.column_names
    data = [tuple(row[name] for name in names) for row in table.to_pylist()]
    turned = data[1::2][::-1] + data[::2]
    kinds = {pa.int64(): "bigint", pa.date32(): "date", pa.bool_(): "boolean"}
    kinds[pa.timestamp("us", "UTC")] = "timestamp"
    schema = ", ".join(
        f"`{field.name}` {kinds.get(field.type, 'string')}" for field in table.schema
    )
    return spark.createDataFrame(turned, schema)


@pytest.mark.parametrize(("partitions", "at_once"), [(1, 16), (2, 16), (7, 2), (None, 16)])
def test_spark_gives_the_tally_of_one_machine(
    spark: SparkSession,
    campaign: td.Campaign,
    table: pa.Table,
    partitions: int | None,
    at_once: int,
) -> None:
    df = frame_of(spark, table).repartition(5)
    tally = thidua.spark.tally(
        df, campaign, order=ROW, partitions=partitions, merged_at_once=at_once
    )
    assert tally.to_json() == td.tally(table, campaign).to_json()
    assert {"row.duplicate", "row.no-id", "row.bad-date"} <= {f.code for f in tally.set_aside}


def test_with_a_register_and_without_an_order(
    spark: SparkSession, campaign: td.Campaign, table: pa.Table
) -> None:
    register = td.Evidence({"subject": [{"id": "P1", "kind": "collective", "name": "Phòng Một"}]})
    df = frame_of(spark, table)
    whole = td.tally(table, campaign, evidence=register)
    tally = thidua.spark.tally(df, campaign, evidence=register, order=ROW)
    assert tally.to_json() == whole.to_json()
    assert "row.unknown-unit" in {fault.code for fault in tally.set_aside}
    unordered = df.drop(ROW)
    once = thidua.spark.tally(unordered, campaign, partitions=1)
    again = thidua.spark.tally(unordered.repartition(4), campaign, partitions=5)
    assert once.to_json() == again.to_json()
    assert once.rows_read == table.num_rows


def test_columns_of_other_types(spark: SparkSession, campaign: td.Campaign) -> None:
    count = 40
    days = [date(2024, 7, 1 + i % 28) if i % 9 else None for i in range(count)]
    paid = [datetime.fromisoformat(f"2024-08-{1 + i % 28:02}T18:30:00+00:00") for i in range(count)]
    table = pa.table(
        {
            "dossier": pa.array([i % 33 for i in range(count)], pa.int64()),
            "unit": [f"P{i % 3}" for i in range(count)],
            "service": ["T1"] * count,
            "submitted": pa.array(days, pa.date32()),
            "online": pa.array([i % 2 == 0 for i in range(count)]),
            "processed_online": pa.array([i % 3 == 0 for i in range(count)]),
            "fee": pa.array([i % 4 for i in range(count)], pa.int64()),
            "paid_online": pa.array([i % 5 == 0 for i in range(count)]),
            "paid": pa.array(paid, pa.timestamp("us", "UTC")),
            ROW: pa.array(range(2, count + 2), pa.int64()),
        }
    )
    tally = thidua.spark.tally(frame_of(spark, table), campaign, order=ROW)
    assert tally.to_json() == td.tally(table, campaign).to_json()
    assert tally.rows_counted > 20


def test_no_rows_and_faults(spark: SparkSession, campaign: td.Campaign, table: pa.Table) -> None:
    df = frame_of(spark, table)
    none = thidua.spark.tally(df.limit(0), campaign, order=ROW)
    assert none.to_json() == td.tally(table.slice(0, 0), campaign).to_json()
    with pytest.raises(td.TableError) as whole:
        td.tally(table.drop_columns(["Mã hồ sơ", "Đơn vị"]), campaign)
    with pytest.raises(td.TableError) as apart:
        thidua.spark.tally(df.drop("Mã hồ sơ", "Đơn vị"), campaign, order=ROW)
    assert apart.value.diagnostics == whole.value.diagnostics
    at = table.column_names.index("Hình thức nộp")
    unknown = table.set_column(at, "Hình thức nộp", pa.array(["Bằng ngựa", "Bộ"] * 200))
    with pytest.raises(td.TableError) as whole:
        td.tally(unknown, campaign)
    with pytest.raises(td.TableError) as apart:
        thidua.spark.tally(frame_of(spark, unknown), campaign, order=ROW)
    assert apart.value.diagnostics == whole.value.diagnostics
    with pytest.raises(ValueError, match="whole numbers, not string"):
        thidua.spark.tally(df, campaign, order="Mã TTHC")
    with pytest.raises(ValueError, match="no column"):
        thidua.spark.tally(df, campaign, order="STT")
    with pytest.raises(ValueError, match="at least 2"):
        thidua.spark.tally(df, campaign, merged_at_once=1)


def test_a_row_without_its_number_ends_the_job(
    spark: SparkSession, campaign: td.Campaign, table: pa.Table
) -> None:
    df = frame_of(spark, table).selectExpr("*", "if(row = 77, null, row) as number")
    with pytest.raises(PythonException, match="«number» gives the order of the rows"):
        thidua.spark.tally(df, campaign, order="number")


def test_the_guide_is_true(spark: SparkSession, campaign: td.Campaign, table: pa.Table) -> None:
    page = (ROOT / "docs" / "guide" / "spark.md").read_text(encoding="utf-8")
    first, second = re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    names: dict[str, Any] = {"df": frame_of(spark, table), "campaign": campaign, "evidence": None}
    exec(compile(first, "spark.md", "exec"), names)
    whole = td.tally(table, campaign).to_json()
    assert names["tally"].to_json() == whole
    none = [batch.slice(0, 0) for batch in table.to_batches()]
    names |= {"batches_here": table.to_batches(), "batches_there": none}
    exec(compile(second, "spark.md", "exec"), names)
    assert names["tally"].to_json() == whole
