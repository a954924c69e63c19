"""Sources in batches: files, folders, Arrow streams and frames, some rows at a time, as text cells.

The rows, their numbers and their faults are those of :func:`thidua.tables.text_tables`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from os import PathLike, fspath
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import narwhals as nw

from thidua import _core
from thidua.arrow_tables import batch_table, frame_tables, is_stream, speaks_arrow, stream_tables
from thidua.cell_text import text_cell
from thidua.data_files import data_files
from thidua.diagnostics import unreadable_table
from thidua.tables import Source, text_tables

__all__ = ["Batch", "Stream", "opened_stream", "streams_of"]

_TEXT = {".csv", ".tsv", ".txt", ""}
_SHEETS = {".xlsx", ".xlsm"}
_CSV_CHUNK = 4 << 20


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows, and how far the source is read then."""

    table: _core.TextTable
    bytes_read: int


@dataclass(frozen=True, slots=True)
class Stream:
    """A source that is open: its header is known, its rows are not read yet."""

    name: str
    headers: list[str]
    #: The batches; columns that are not among the given ones may be left empty.
    batches: Callable[[set[str]], Iterator[Batch]]
    close: Callable[[], object] = lambda: None
    #: Whether somebody else's code runs when it is read.
    is_lent: bool = False


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    #: Columns that the folders' names give («year=2024»).
    folder_cells: Mapping[str, str | None]


def streams_of(source: Source, rows: int) -> list[Callable[[], Stream]]:
    """What opens each stream of a source, in its order; files are opened anew at each call."""
    if isinstance(source, (list, tuple)):
        return [stream for part in source for stream in streams_of(part, rows)]
    if isinstance(source, (str, PathLike)):
        files = [_File(path, cells) for path, cells in data_files(source)]
        return [lambda file=file: _open_file(file, rows) for file in files]  # type: ignore[misc]
    # A stream of batches can be read once: it is opened once, whatever is asked of it first.
    return [cache(lambda: _open_object(source, rows))]


def opened_stream(path: Path, rows: int, cells: Mapping[str, str | None] | None = None) -> Stream:
    """One file, open.

    Raises:
        TableError: when the file can't be read as a table.
        ValueError: when its name's ending is none that is read.
    """
    return _open_file(_File(path, cells or {}), rows)


def _open_file(file: _File, rows: int) -> Stream:
    suffix = file.path.suffix.lower()
    if suffix in _TEXT or not file.path.is_file():
        stream = _open_csv(file.path, rows)
    elif suffix == ".parquet":
        stream = _open_parquet(file.path, rows)
    elif suffix in _SHEETS:
        stream = _open_sheet(file.path, rows)
    else:
        raise ValueError(
            f"{file.path.name}: a table is read from "
            f".csv, .tsv, .txt, .parquet, .xlsx, .xlsm, not {suffix}"
        )
    added = {name: cell for name, cell in file.folder_cells.items() if name not in stream.headers}
    return _with_columns(stream, added) if added else stream


def _open_csv(path: Path, rows: int) -> Stream:
    stream = _core.CsvStream(fspath(path), bytes_at_once=_CSV_CHUNK)

    def batches(_needed: set[str]) -> Iterator[Batch]:
        while (table := stream.next(rows)) is not None:
            yield Batch(table, stream.bytes_read)

    return Stream(path.name, stream.columns, batches)


def _open_parquet(path: Path, rows: int) -> Stream:
    import pyarrow
    import pyarrow.parquet

    try:
        file = pyarrow.parquet.ParquetFile(path)
    except (pyarrow.ArrowException, OSError) as error:
        raise unreadable_table(path.name, str(error)) from error
    headers = list(file.schema_arrow.names)
    size, total = path.stat().st_size, max(file.metadata.num_rows, 1)

    def batches(needed: set[str]) -> Iterator[Batch]:
        wanted = [name for name in headers if name in needed]
        row = 2
        read = file.iter_batches(batch_size=rows, columns=wanted)
        for number, batch in enumerate(read, 1):
            table = batch_table(path.name, headers, batch, needed, row=row, number=number)
            row += batch.num_rows
            if table is not None:
                yield Batch(table, size * (row - 2) // total)

    return Stream(path.name, headers, batches, file.close)


def _open_sheet(path: Path, rows: int) -> Stream:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, OSError) as error:
        raise unreadable_table(path.name, str(error)) from error
    lines = book.worksheets[0].iter_rows(values_only=True)
    header = list(next(lines, ()))
    while header and header[-1] is None:
        header.pop()
    if not header:
        book.close()
        _core.TextTable.parse_csv("", source=path.name)  # says that there is no header
    width = len(header)
    headers = [text_cell(name) or "" for name in header]
    size = path.stat().st_size

    def batches(_needed: set[str]) -> Iterator[Batch]:
        first, held = 2, list[list[Any]]()
        full = 0  # up to the last row that is not empty: a sheet's empty end is no rows
        for line in lines:
            if any(cell is not None for cell in line[width:]):
                raise ValueError("there are cells to the right of the header's last one")
            held.append((list(line) + [None] * width)[:width])
            if any(cell is not None for cell in held[-1]):
                full = len(held)
                if full >= rows:
                    yield Batch(_sheet_table(path.name, headers, held, first), 0)
                    first, held, full = first + full, [], 0
        if full:
            yield Batch(_sheet_table(path.name, headers, held[:full], first), size)

    return Stream(path.name, headers, batches, book.close)


def _sheet_table(
    name: str, headers: list[str], lines: list[list[Any]], first: int
) -> _core.TextTable:
    columns = [[text_cell(line[i]) for line in lines] for i in range(len(headers))]
    return _core.TextTable.from_columns(name, headers, columns, first_row=first)


def _with_columns(stream: Stream, added: Mapping[str, str | None]) -> Stream:
    """The stream with columns of one value each."""

    def batches(needed: set[str]) -> Iterator[Batch]:
        for batch in stream.batches(needed):
            table = _core.widened_table(batch.table, list(added.items()))
            yield Batch(table, batch.bytes_read)

    return replace(stream, headers=[*stream.headers, *added], batches=batches)


def _open_object(source: Source, rows: int) -> Stream:
    stream = _arrow_stream(source, rows)
    if stream is not None:
        tables = _core.ArrowTables(stream, "<frame>")

        def read(needed: set[str]) -> Iterator[Batch]:
            return (Batch(table, 0) for table in stream_tables(tables, stream, rows, needed))

        return Stream("<frame>", tables.columns, read, is_lent=True)
    frame = _frame(source)
    if frame is not None:
        headers = [str(name) for name in frame.columns]
        sliced = frame_tables if speaks_arrow(frame) else _tables_of_values

        def parts(needed: set[str]) -> Iterator[Batch]:
            return (Batch(table, 0) for table in sliced(frame, "<frame>", rows, needed))

        return Stream("<frame>", headers, parts)
    (table,) = text_tables(source)
    return Stream(table.source, table.columns, lambda _needed: iter([Batch(table, 0)]))


def _tables_of_values(
    frame: Any, name: str, rows: int, needed: set[str]
) -> Iterator[_core.TextTable]:
    """A frame in memory value by value."""
    headers = [str(column) for column in frame.columns]
    for start in range(0, len(frame), rows):
        part = frame[start : start + rows]
        columns = [
            [text_cell(value) for value in part[column].to_list()]
            if str(column) in needed
            else [None] * len(part)
            for column in part.columns
        ]
        yield _core.TextTable.from_columns(name, headers, columns, first_row=start + 2)


def _arrow_stream(source: Source, rows: int) -> Any:
    """What exports Arrow batches; nothing for a frame in memory, and for what is no stream."""
    module = type(source).__module__.split(".")[0].lstrip("_")
    if module == "duckdb":
        take = getattr(source, "to_arrow_reader", None) or source.fetch_record_batch
        return take(rows)
    if module in {"pandas", "polars", "thidua"} or isinstance(source, Mapping):
        return None
    if module == "pyarrow" and type(source).__name__ in {"Table", "RecordBatch"}:
        return None
    return source if is_stream(source) else None


def _frame(source: Source) -> Any:
    """A frame in memory, as narwhals has it; nothing for what is none."""
    module = type(source).__module__.split(".")[0]
    if module == "pyarrow" and type(source).__name__ == "RecordBatch":
        import pyarrow

        source = pyarrow.table(source)
    if module == "polars" and type(source).__name__ == "LazyFrame":
        source = source.collect()
    try:
        return nw.from_native(source, eager_only=True)
    except TypeError:
        return None
