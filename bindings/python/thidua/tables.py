"""Tables from everywhere, as text cells with row numbers: files, frames, and plain columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from os import PathLike, fspath
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import narwhals as nw

from thidua import _core
from thidua.arrow_tables import frame_table, is_stream, speaks_arrow, stream_table
from thidua.cell_text import text_cell
from thidua.data_files import data_files
from thidua.diagnostics import unreadable_table

__all__ = ["Source", "file_table", "sheet_columns", "text_cell", "text_tables"]

#: A path, a folder or a pattern of files, a frame of pandas, polars, pyarrow or DuckDB, a mapping
#: of columns, or several of these.
Source = Any


def text_tables(source: Source) -> list[_core.TextTable]:
    """The tables of a source, one a file or frame; a folder or a pattern names files.

    Raises:
        TableError: when a file can't be read as a table.
        TypeError: for something that is no source.
    """
    if isinstance(source, (list, tuple)):
        return [table for part in source for table in text_tables(part)]
    if isinstance(source, _core.TextTable):
        return [source]
    if isinstance(source, (str, PathLike)):
        return [_with_cells(file_table(path), cells) for path, cells in data_files(source)]
    if isinstance(source, Mapping):
        return [_from_columns("<columns>", source)]
    return [_from_frame(source)]


def file_table(path: Path) -> _core.TextTable:
    """The table of one file.

    Raises:
        TableError: when it can't be read as a table.
        ValueError: when its name's ending is none that is read.
    """
    suffix = path.suffix.lower()
    if suffix in {".csv", ".tsv", ".txt", ""} or not path.is_file():
        return _core.TextTable.read_csv(fspath(path))
    if suffix == ".parquet":
        import pyarrow
        import pyarrow.parquet

        try:
            table = pyarrow.parquet.read_table(path, partitioning=None)
        except (pyarrow.ArrowException, OSError) as error:
            raise unreadable_table(path.name, str(error)) from error
        return _from_frame(table, name=path.name)
    if suffix in {".xlsx", ".xlsm"}:
        return _from_excel(path)
    raise ValueError(
        f"{path.name}: a table is read from .csv, .tsv, .txt, .parquet, .xlsx, .xlsm, not {suffix}"
    )


def _with_cells(table: _core.TextTable, cells: Mapping[str, str | None]) -> _core.TextTable:
    """The table with columns of one value each, where it has not such a column itself."""
    added = [(name, cell) for name, cell in cells.items() if name not in table.columns]
    return _core.widened_table(table, added) if added else table


def _from_excel(path: Path) -> _core.TextTable:
    names, columns = sheet_columns(path)
    if not names:
        return _core.TextTable.parse_csv("", source=path.name)
    cells = [list(_cells(column)) for column in columns]
    return _core.TextTable.from_columns(path.name, names, cells, first_row=2)


def sheet_columns(path: Path) -> tuple[list[str], list[list[Any]]]:
    """The first sheet's header, which is its first row, and the values below it as they are.

    Raises:
        TableError: when the file is no spreadsheet.
    """
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, OSError) as error:
        raise unreadable_table(path.name, str(error)) from error
    try:
        rows = [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    finally:
        book.close()
    header = rows[0] if rows else []
    while header and header[-1] is None:
        header.pop()
    width = len(header)
    names = [text_cell(name) or "" for name in header]
    if any(cell is not None for row in rows[1:] for cell in row[width:]):
        raise ValueError(f"{path.name}: there are cells to the right of the header's last one")
    body = [(row + [None] * width)[:width] for row in rows[1:]]
    while body and all(cell is None for cell in body[-1]):
        body.pop()
    return names, [[row[i] for row in body] for i in range(width)]


def _from_columns(name: str, columns: Mapping[str, Iterable[Any]]) -> _core.TextTable:
    cells = [[text_cell(value) for value in values] for values in columns.values()]
    return _core.TextTable.from_columns(
        name, [str(header) for header in columns], cells, first_row=2
    )


def _from_frame(frame: Any, *, name: str = "<frame>") -> _core.TextTable:
    if type(frame).__name__ == "RecordBatchReader" and is_stream(frame):
        return stream_table(frame, name)
    native = _materialised(frame)
    try:
        table = nw.from_native(native, eager_only=True)
    except TypeError as error:
        if is_stream(native):
            return stream_table(native, name)
        raise TypeError(
            "a table is a path, a frame of pandas, polars, pyarrow or DuckDB, "
            f"an Arrow stream, or a mapping of columns, not {type(frame).__name__}"
        ) from error
    if speaks_arrow(table):
        return frame_table(table, name)
    columns = [list(_cells(table[column].to_list())) for column in table.columns]
    return _core.TextTable.from_columns(name, [str(c) for c in table.columns], columns, first_row=2)


def _materialised(frame: Any) -> Any:
    """Lazy frames and DuckDB relations as tables in memory."""
    module = type(frame).__module__.split(".")[0]
    if module in {"duckdb", "_duckdb"}:
        return frame.to_arrow_table()
    if module == "polars" and type(frame).__name__ == "LazyFrame":
        return frame.collect()
    if module == "pyarrow" and type(frame).__name__ in {"RecordBatch", "RecordBatchReader"}:
        import pyarrow as pa

        return frame.read_all() if hasattr(frame, "read_all") else pa.table(frame)
    return frame


def _cells(values: Sequence[Any]) -> Iterator[str | None]:
    return (text_cell(value) for value in values)
