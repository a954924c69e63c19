"""Sources in batches: files, folders, Arrow streams and frames, some rows at a time, as text cells.

The rows, their numbers and their faults are those of :func:`thidua.tables.text_tables`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from glob import glob
from os import PathLike, fspath
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from zipfile import BadZipFile

import narwhals as nw

from thidua import _core
from thidua.diagnostics import unreadable_table
from thidua.tables import Source, text_cell, text_tables

__all__ = ["Batch", "Stream", "arrow_cells", "data_files", "opened_stream", "streams_of"]

_TEXT = {".csv", ".tsv", ".txt", ""}
_SHEETS = {".xlsx", ".xlsm"}
_SUFFIXES = (_TEXT - {""}) | _SHEETS | {".parquet"}
#: What Hive writes where a partition's value is missing.
_HIVE_NULL = "__HIVE_DEFAULT_PARTITION__"
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


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    #: Columns that the folders' names give («year=2024»).
    folder_cells: Mapping[str, str | None]


def data_files(source: str | PathLike[str]) -> list[tuple[Path, dict[str, str | None]]]:
    """The files that a path, a folder or a pattern names, in the order of their names.

    Raises:
        TableError: when there are none.
    """
    path = Path(source)
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if _is_data(file, path))
        if not files:
            raise unreadable_table(path.name, f"no {', '.join(sorted(_SUFFIXES))} in this folder")
        return [(file, _cells_of_folders(file.relative_to(path).parent)) for file in files]
    if not path.exists() and any(sign in str(path) for sign in "*?["):
        found = sorted(Path(name) for name in glob(str(path), recursive=True))  # noqa: PTH207
        if not found:
            raise unreadable_table(str(path), "no file has such a name")
        return [entry for file in found for entry in data_files(file)]
    return [(path, {})]


def _is_data(file: Path, root: Path) -> bool:
    hidden = any(part[0] in "._" for part in file.relative_to(root).parts)
    return file.is_file() and not hidden and file.suffix.lower() in _SUFFIXES


def _cells_of_folders(folders: Path) -> dict[str, str | None]:
    pairs = (part.split("=", 1) for part in folders.parts if "=" in part)
    return {unquote(name): None if value == _HIVE_NULL else unquote(value) for name, value in pairs}


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
        first = 2
        for batch in file.iter_batches(batch_size=rows, columns=wanted):
            table = _arrow_table(path.name, headers, batch, needed, first)
            first += batch.num_rows
            yield Batch(table, size * (first - 2) // total)

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

    return Stream(stream.name, [*stream.headers, *added], batches, stream.close)


def _open_object(source: Source, rows: int) -> Stream:
    reader = _arrow_reader(source, rows)
    if reader is not None:
        headers = list(reader.schema.names)

        def read(needed: set[str]) -> Iterator[Batch]:
            first = 2
            for batch in reader:
                for part in _sliced(batch, rows):
                    yield Batch(_arrow_table("<frame>", headers, part, needed, first), 0)
                    first += part.num_rows

        return Stream("<frame>", headers, read)
    frame = _frame(source)
    if frame is not None:
        headers = [str(name) for name in frame.columns]

        def sliced(needed: set[str]) -> Iterator[Batch]:
            for start in range(0, len(frame), rows):
                part = frame[start : start + rows]
                columns = [
                    [text_cell(value) for value in part[column].to_list()]
                    if str(column) in needed
                    else [None] * len(part)
                    for column in part.columns
                ]
                table = _core.TextTable.from_columns(
                    "<frame>", headers, columns, first_row=start + 2
                )
                yield Batch(table, 0)

        return Stream("<frame>", headers, sliced)
    (table,) = text_tables(source)
    return Stream(table.source, table.columns, lambda _needed: iter([Batch(table, 0)]))


def _arrow_reader(source: Source, rows: int) -> Any:
    """A reader of Arrow batches; nothing for what lies in memory or is no stream."""
    module = type(source).__module__.split(".")[0].lstrip("_")
    if module == "duckdb":
        take = getattr(source, "to_arrow_reader", None) or source.fetch_record_batch
        return take(rows)
    if module in {"pandas", "polars", "thidua"} or isinstance(source, Mapping):
        return None
    if module == "pyarrow" and type(source).__name__ in {"Table", "RecordBatch"}:
        return None
    if not hasattr(source, "__arrow_c_stream__"):
        return None
    import pyarrow

    return pyarrow.RecordBatchReader.from_stream(source)


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


def _sliced(batch: Any, rows: int) -> Iterator[Any]:
    for start in range(0, batch.num_rows, rows):
        yield batch.slice(start, rows)


def _arrow_table(
    name: str, headers: Sequence[str], batch: Any, needed: set[str], first: int
) -> _core.TextTable:
    places = {column: i for i, column in enumerate(batch.schema.names)}
    nothing: list[str | None] = [None] * batch.num_rows
    columns = [
        arrow_cells(batch.column(places[header])) if header in needed else nothing
        for header in headers
    ]
    return _core.TextTable.from_columns(name, list(headers), columns, first_row=first)


def arrow_cells(column: Any) -> list[str | None]:
    """An Arrow column as text cells; equal values of a dictionary are turned into text once."""
    import pyarrow as pa

    kind = column.type
    if pa.types.is_dictionary(kind):
        words = arrow_cells(column.dictionary)
        return [None if code is None else words[code] for code in column.indices.to_pylist()]
    values: Iterable[Any] = column.to_pylist()
    if pa.types.is_date32(kind):
        return [None if value is None else value.isoformat() for value in values]
    return [text_cell(value) for value in values]
