"""Frames and streams that speak Arrow, as text tables: read where they lie.

Columns of types that the core has no text for (lists, structs, times of day) come through Python.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Any

import narwhals as nw

from thidua import _core
from thidua.cell_text import arrow_cells, text_cell
from thidua.diagnostics import unreadable_table

__all__ = [
    "batch_table",
    "frame_table",
    "frame_tables",
    "is_stream",
    "speaks_arrow",
    "stream_table",
    "stream_tables",
]


def is_stream(source: Any) -> bool:
    """Whether it hands its columns out by the Arrow C data interface."""
    return hasattr(source, "__arrow_c_stream__") or hasattr(source, "__arrow_c_array__")


def speaks_arrow(frame: Any) -> bool:
    """Whether the core reads a frame in memory.

    pandas' frames come through Python: there whole numbers with gaps are floats, and texts are
    objects of any kind.
    """
    native = frame.to_native()
    module = type(native).__module__.split(".")[0]
    if module not in {"polars", "pyarrow"} or not hasattr(native, "__arrow_c_stream__"):
        return False
    # Columns of Python objects, which polars has and can't hand out.
    return module == "pyarrow" or not any(str(kind) == "Object" for kind in native.dtypes)


def frame_table(frame: Any, name: str) -> _core.TextTable:
    """A frame in memory as one table."""
    headers = [str(column) for column in frame.columns]
    for table in frame_tables(frame, name, sys.maxsize, set(headers)):
        return table
    return _core.TextTable.from_columns(name, headers, [[] for _ in headers], first_row=2)


def frame_tables(frame: Any, name: str, rows: int, needed: set[str]) -> Iterator[_core.TextTable]:
    """A frame in memory, so many rows at a time; columns that are not needed are empty."""
    tables = _core.ArrowTables(frame.to_native(), name)
    unread = _need(tables, needed)
    start = 0
    while (table := tables.gather(rows)) is not None:
        if unread:
            part = frame[start : start + len(table)]
            cells = [(header, list(map(text_cell, part[header].to_list()))) for header in unread]
            table = _core.with_cells(table, cells)
        start += len(table)
        yield table


def batch_table(
    name: str, headers: Sequence[str], batch: Any, needed: set[str], *, row: int, number: int
) -> _core.TextTable | None:
    """A batch of a file as a table with all headers of the file; nothing where it has no rows.

    Args:
        name: of the file.
        headers: those that the batch does not have are empty.
        batch: a batch of pyarrow's.
        needed: columns that are not among them are empty.
        row: the number of its first row.
        number: the how-manieth batch it is.
    """
    tables = _core.ArrowTables(batch, name)
    tables.set_columns(list(headers))
    tables.number_from(row, number)
    unread = _need(tables, needed)
    table = tables.next(sys.maxsize)
    if table is None or not unread:
        return table
    return _core.with_cells(
        table, [(header, arrow_cells(batch.column(header))) for header in unread]
    )


def stream_table(source: Any, name: str) -> _core.TextTable:
    """All rows of a stream as one table."""
    tables = _core.ArrowTables(source, name)
    if not tables.unread:
        return tables.read_all()
    return frame_table(nw.from_native(_reader(tables, source).read_all(), eager_only=True), name)


def stream_tables(
    tables: _core.ArrowTables, source: Any, rows: int, needed: set[str]
) -> Iterator[_core.TextTable]:
    """A stream that is open, its batches in parts of so many rows; columns not needed are empty."""
    if any(header in needed for header, _ in tables.unread):
        yield from _through_python(tables, source, rows, needed)
        return
    tables.need_only(list(needed))
    while (table := tables.next(rows)) is not None:
        yield table


def _through_python(
    tables: _core.ArrowTables, source: Any, rows: int, needed: set[str]
) -> Iterator[_core.TextTable]:
    """The stream goes on to pyarrow, which makes Python objects of what the core can't read."""
    name, headers = tables.source, tables.columns
    row, number = 2, 1
    for batch in _reader(tables, source):
        for start in range(0, batch.num_rows, rows):
            part = batch.slice(start, rows)
            table = batch_table(name, headers, part, needed, row=row, number=number)
            if table is not None:
                row, number = row + len(table), number + 1
                yield table


def _reader(tables: _core.ArrowTables, source: Any) -> Any:
    import pyarrow

    if hasattr(source, "__arrow_c_stream__"):
        return pyarrow.RecordBatchReader.from_stream(tables)
    # Taken in as what it is, a struct, which may begin at an offset; a batch may not.
    try:
        struct = pyarrow.array(source)
    except pyarrow.ArrowException as error:
        raise unreadable_table(tables.source, str(error)) from error
    names = [field.name for field in struct.type]
    batch = pyarrow.RecordBatch.from_arrays(struct.flatten(), names)
    return pyarrow.RecordBatchReader.from_batches(batch.schema, [batch])


def _need(tables: _core.ArrowTables, needed: set[str]) -> list[str]:
    """Lets the core read what is needed; the columns that it can't."""
    unread = {header for header, _ in tables.unread if header in needed}
    tables.need_only([header for header in needed if header not in unread])
    return [header for header in tables.columns if header in unread]
