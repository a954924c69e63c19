"""Values of subjects as text cells, from frames, files and mappings: what is scored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any

import narwhals as nw

from thidua import _core
from thidua.diagnostics import Diagnostic, TableError
from thidua.score_cell import cell, is_broken_float, is_float
from thidua.tables import _materialised, file_table, sheet_columns, text_cell

__all__ = ["score_table"]


def score_table(values: Any) -> tuple[_core.TextTable, tuple[Diagnostic, ...]]:
    """The table of text cells, and a note for each column of binary floats.

    Raises:
        TableError: when a frame has two columns of one name.
        TypeError: for something that is no table, or a value that is no number.
        ValueError: for more than one table.
    """
    if isinstance(values, (str, PathLike)):
        path = Path(values)
        if path.suffix.lower() == ".parquet" and path.is_file():
            import pyarrow.parquet

            return _from_columns(
                path.name, _columns_of(pyarrow.parquet.read_table(path, partitioning=None))
            )
        if path.suffix.lower() in {".xlsx", ".xlsm"} and path.is_file():
            return _from_sheet(path)
        return file_table(path), ()
    if isinstance(values, _core.TextTable):
        return values, ()
    if isinstance(values, Mapping):
        if values and all(isinstance(entry, Mapping) for entry in values.values()):
            return _from_columns("<values>", _columns_by_subject(values), keyed=True)
        return _from_columns("<columns>", {str(k): list(v) for k, v in values.items()})
    return _from_columns("<frame>", _columns_of(values))


def _from_sheet(path: Path) -> tuple[_core.TextTable, tuple[Diagnostic, ...]]:
    """A spreadsheet keeps every number as a binary float, and has days and times, too."""
    names, columns = sheet_columns(path)
    if not names:
        return file_table(path), ()
    cells = [[cell(v) if is_float(v) else text_cell(v) for v in column] for column in columns]
    table = _core.TextTable.from_columns(path.name, names, cells, first_row=2)
    return table, _float_notes(path.name, names, columns)


def _columns_by_subject(values: Mapping[Any, Mapping[str, Any]]) -> dict[str, list[Any]]:
    names = dict.fromkeys(str(name) for entry in values.values() for name in entry)
    columns: dict[str, list[Any]] = {"subject": list(values)}
    for name in names:
        columns[name] = [entry.get(name) for entry in values.values()]
    return columns


def _columns_of(frame: Any) -> dict[str, list[Any]]:
    native = _materialised(frame)
    _check_double(native)
    try:
        table = nw.from_native(native, eager_only=True)
    except TypeError as error:
        raise TypeError(
            "values are a path, a frame of pandas, polars, pyarrow or DuckDB, a mapping of "
            f"columns, {{subject: {{input: value}}}} or Measurements, not {type(frame).__name__}"
        ) from error
    return {str(name): _cells(table[name]) for name in table.columns}


def _check_double(frame: Any) -> None:
    """A frame library that allows double names gives a column by its name no more."""
    names: Any = getattr(frame, "column_names", None) or getattr(frame, "columns", ())
    if callable(names) or isinstance(names, (str, bytes)):
        return  # no frame: what reads frames says so
    counts = Counter(str(name) for name in names)
    double = tuple(
        _of_column("table.duplicate-column", "<frame>", name)
        for name, count in counts.items()
        if count > 1
    )
    if double:
        raise TableError(double)


def _cells(column: Any) -> list[Any]:
    """A column's values; pandas writes NaN for a text that is not there, which is no number."""
    values = column.to_list()
    if column.dtype not in {nw.String, nw.Categorical}:
        return list(values)
    return [None if isinstance(value, float) else value for value in values]


def _from_columns(
    source: str, columns: Mapping[str, Sequence[Any]], *, keyed: bool = False
) -> tuple[_core.TextTable, tuple[Diagnostic, ...]]:
    cells = [[cell(value) for value in values] for values in columns.values()]
    table = _core.TextTable.from_columns(source, list(columns), cells, first_row=2, keyed=keyed)
    return table, _float_notes(source, list(columns), list(columns.values()))


def _float_notes(
    source: str, names: Sequence[str], columns: Sequence[Sequence[Any]]
) -> tuple[Diagnostic, ...]:
    """A note for each column in which a binary float is no whole number."""
    return tuple(
        _float_note(source, name)
        for name, values in zip(names, columns, strict=True)
        if any(is_broken_float(value) for value in values)
    )


def _float_note(source: str, column: str) -> Diagnostic:
    return _of_column("row.from-float", source, column)


def _of_column(code: str, source: str, column: str) -> Diagnostic:
    entry = next(row for row in _core.fault_catalogue() if row[0] == code)
    severity: Any = entry[1]  # one of the three words
    vi, en = (sentence.replace("{0}", column) for sentence in entry[2:4])
    return Diagnostic(code, severity, vi, en, file=source, column_name=column)
