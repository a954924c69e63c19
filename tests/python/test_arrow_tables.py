"""What the core reads of Arrow's columns is, cell by cell, what Python makes of their values."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from datetime import time
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import thidua as td
from arrow_columns import POLARS, arrow_columns
from hypothesis import example, given, settings
from hypothesis import strategies as st
from messy_dossiers import columns, rows
from thidua import _core
from thidua.batches import streams_of
from thidua.cell_text import arrow_cells, text_cell
from thidua.tables import text_tables

Cells = list[str | None]


def cells_of(tables: list[_core.TextTable], column: int = 0) -> Cells:
    return [table.row(i)[1][column] for table in tables for i in range(len(table))]


def streamed(source: Any, rows: int = 5, needed: set[str] | None = None) -> list[_core.TextTable]:
    (open_one,) = streams_of(source, rows)
    stream = open_one()
    return [batch.table for batch in stream.batches(needed or set(stream.headers))]


@settings(max_examples=600, deadline=None)
@given(arrow_columns(), st.integers(1, 20))
@example(pa.array([2**63 - 1], pa.int64()).cast(pa.timestamp("ns", "UTC")), 1)
def test_a_column_of_pyarrow_is_its_values(column: pa.Array, at_once: int) -> None:
    expected = [text_cell(value) for value in column.to_pylist()]
    assert arrow_cells(column) == expected
    table = pa.table({"c": column})
    assert cells_of(text_tables(table)) == expected
    assert cells_of(streamed(table, at_once)) == expected
    reader = table.to_reader(max_chunksize=3)
    found = streamed(reader, at_once)
    assert cells_of(found) == expected
    numbers = [part.row(i)[0] for part in found for i in range(len(part))]
    assert numbers == list(range(2, 2 + len(expected)))
    assert all(len(part) <= min(at_once, 3) for part in found)
    assert cells_of(text_tables(table.to_reader())) == expected


@settings(max_examples=400, deadline=None)
@given(st.lists(arrow_columns(), min_size=2, max_size=3))
@example([pa.array([1, None], pa.int8()), pa.array([None, time(8)], pa.time64("us"))])
def test_batches_that_are_slices_with_rows_that_are_null(found: list[pa.Array]) -> None:
    rows_in_all = min(len(column) for column in found)
    names = [f"c{i}" for i in range(len(found))]
    if rows_in_all == 0:
        return  # pyarrow does not take in views without rows that begin at an offset
    held = [column.slice(0, rows_in_all) for column in found]
    struct = pa.StructArray.from_arrays(held, names)
    part = struct.slice(rows_in_all // 2)

    class Batch:
        """Has no stream, only the array."""

        def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
            pair: tuple[object, object] = part.__arrow_c_array__()
            return pair

    for source in (text_tables(Batch()), streamed(Batch())):
        for i, column in enumerate(held):
            assert cells_of(source, i) == arrow_cells(column.slice(rows_in_all // 2))


@settings(max_examples=400, deadline=None)
@given(st.data(), st.integers(1, 9))
def test_a_column_of_polars_is_its_values(data: st.DataObject, at_once: int) -> None:
    kind, values = data.draw(st.sampled_from(POLARS))
    parts = data.draw(st.lists(st.lists(st.none() | values, max_size=6), min_size=1, max_size=3))
    made = [pl.DataFrame({"c": pl.Series(part, dtype=kind)}) for part in parts]
    frame = made[0] if kind == pl.Object else pl.concat(made, rechunk=False)
    if data.draw(st.booleans()):
        frame = frame.slice(1, 7)
    expected = [text_cell(value) for value in frame["c"].to_list()]
    assert cells_of(text_tables(frame)) == expected
    found = streamed(frame, at_once)
    assert cells_of(found) == expected
    assert [len(part) for part in found[:-1]] == [at_once] * (len(found) - 1)
    assert cells_of(text_tables(frame.lazy())) == expected


def test_columns_that_the_core_leaves_to_python_stand_beside_the_others(tmp_path: Path) -> None:
    table = pa.table(
        {
            "giờ": pa.array([time(8, 30), None, time(17)]),
            "id": ["1", None, "3"],
            "danh sách": [[1], [], None],
            "uuid": pa.array([UUID(int=7).bytes] * 3, pa.uuid()),
            "mã": pa.array([time(8), None, time(9)]).dictionary_encode(),
        }
    )
    expected = [[text_cell(v) for v in table.column(i).to_pylist()] for i in range(5)]
    path = tmp_path / "t.parquet"
    pq.write_table(table, path)
    sources: list[Any] = [lambda: table, lambda: path, lambda: table.to_reader(max_chunksize=2)]
    for source in sources:
        for found in (text_tables(source()), streamed(source(), 2)):
            assert [cells_of(found, i) for i in range(5)] == expected
        part = streamed(source(), 2, {"id"})
        assert cells_of(part, 1) == expected[1]
        assert cells_of(part, 0) == [None] * 3
        part = streamed(source(), 2, {"id", "giờ"})
        assert cells_of(part, 0) == expected[0]
        assert cells_of(part, 2) == [None] * 3
    frame = pl.DataFrame({"a": [1, 2], "b": [[1], [2]], "c": [{"x": 1}, {"x": 2}]})
    assert cells_of(streamed(frame, 1, {"a"})) == ["1", "2"]
    assert cells_of(text_tables(frame.select("a", "c")), 1) == ["{'x': 1}", "{'x': 2}"]


def test_digits_are_kept() -> None:
    """Python's context would round to 28, and NumPy's smallest moment is no midnight."""
    assert text_cell(Decimal("12345678901234567890123456789012345.670")) == (
        "12345678901234567890123456789012345.67"
    )
    assert text_cell(pd.Timestamp("2024-06-20")) == "2024-06-20"
    assert text_cell(pd.Timestamp(1)) == "1970-01-01 00:00:00.000000001"
    for value in (1e22, 1e23, 2.0**70, -0.0, 1e-5, 123456789.125, math.inf):
        assert cells_of(text_tables(pa.table({"c": [value]}))) == [text_cell(value)]


def broken(table: pa.Table) -> pa.RecordBatchReader:
    def batches() -> Iterator[pa.RecordBatch]:
        yield from table.to_batches(max_chunksize=40)[:2]
        raise OSError("the line went dead")

    return pa.RecordBatchReader.from_batches(table.schema, batches())


def test_a_stream_that_fails_gives_no_tally(campaign: td.Campaign) -> None:
    table = pa.table(columns(rows(100, seed=5, ids=90)))
    with pytest.raises(td.TableError, match=r"batch 3: .*the line went dead"):
        td.tally(broken(table), campaign)
    for batch_rows, number in ((1000, 3), (20, 5), (7, 13)):
        with pytest.raises(td.TableError, match=rf"batch {number}: .*the line went dead") as caught:
            td.tally_stream(broken(table), campaign, batch_rows=batch_rows)
        (fault,) = caught.value.diagnostics
        assert (fault.code, fault.file) == ("table.unreadable", "<frame>")
    # And where pyarrow had to take over.
    hours = table.append_column("Giờ", pa.array([time(8)] * 100)).rename_columns(
        [*table.column_names[:2], "Giờ gì", *table.column_names[3:], table.column_names[2]]
    )
    with pytest.raises(td.TableError, match=r"batch 3: .*the line went dead"):
        td.tally_stream(broken(hours), campaign)


def test_what_is_no_stream_of_rows_is_told(campaign: td.Campaign) -> None:
    for source in (pa.chunked_array([[1, 2]]), pa.array([1, 2]), pl.Series([1, 2])):
        with pytest.raises((td.TableError, TypeError)):
            td.tally_stream(source, campaign)
    far = pa.table({"c": pa.array([2**31 - 1], pa.int32()).cast(pa.date32())})
    with pytest.raises(td.TableError, match="batch 1: column «c»: a day outside the years"):
        text_tables(far)
    spent = pa.table({"c": [1]}).to_reader()
    assert cells_of(streamed(spent)) == ["1"]
    assert streamed(spent) == []


def test_a_capsule_is_used_once_and_released() -> None:
    table = pa.table({"c": ["a", "b"]})
    capsule = table.__arrow_c_stream__()

    class Once:
        """Gives the same capsule again."""

        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return capsule

    tables = _core.ArrowTables(Once(), "s")
    with pytest.raises(td.TableError, match="was read before"):
        _core.ArrowTables(Once(), "s")
    handed = pa.RecordBatchReader.from_stream(tables)
    assert handed.read_all() == table
    assert tables.next(1) is None

    class Wrong:
        """No capsule at all."""

        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return ctypes.c_int(1)

    with pytest.raises(ValueError, match="PyCapsule"):
        _core.ArrowTables(Wrong(), "s")


@pytest.mark.parametrize("seed", range(6))
def test_tallies_are_those_of_the_values(campaign: td.Campaign, seed: int) -> None:
    """Typed as engines type them, against the same values as plain Python objects."""
    table = pa.table(columns(rows(200, seed=seed, ids=150)))
    name = table.column_names
    table = table.set_column(1, name[1], table.column(1).dictionary_encode())
    table = table.set_column(2, name[2], table.column(2).cast(pa.large_string()))
    table = table.set_column(4, name[4], table.column(4).cast(pa.string_view()))
    frame = pl.from_arrow(table)
    assert isinstance(frame, pl.DataFrame)
    plain = nw.from_native(table, eager_only=True)
    values = {header: plain[header].to_list() for header in name}
    expected = td.tally(values, campaign).to_json().replace("<columns>", "<frame>")
    sources: list[Any] = [table, frame, frame.lazy(), table.to_batches()[0]]
    for source in sources:
        assert td.tally(source, campaign).to_json() == expected
        for batch_rows in (1, 13, 1000):
            tally = td.tally_stream(source, campaign, batch_rows=batch_rows)
            assert tally.to_json() == expected
    tally = td.tally_stream(table.to_reader(max_chunksize=17), campaign, batch_rows=11)
    assert tally.to_json() == expected
