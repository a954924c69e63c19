"""Column mappings: which column of an export holds what, and which of its words say yes or no."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike, fspath
from pathlib import Path
from typing import Any

import tomli_w

from thidua import _core

__all__ = ["ColumnMapping", "load_columns", "shipped_columns"]


class ColumnMapping:
    """A column mapping, from plain data in the form of its file."""

    __slots__ = ("_core", "_name", "_text")

    def __init__(self, data: Mapping[str, Any], *, name: str = "<columns>") -> None:
        """
        Raises:
            TableError: with all faults of the mapping.
        """
        self._set(tomli_w.dumps({"thidua_columns": 1, **data}), name)

    def _set(self, text: str, name: str) -> None:
        self._core = _core.ColumnMapping.parse(text, file_name=name)
        self._text = text
        self._name = name

    @classmethod
    def _from_text(cls, text: str, name: str) -> ColumnMapping:
        mapping = cls.__new__(cls)
        mapping._set(text, name)
        return mapping

    def to_toml(self) -> str:
        """The mapping file's text, to start one's own from."""
        return self._text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ColumnMapping) and self._core.equals(other._core)

    def __hash__(self) -> int:
        return hash(self._text)

    def __reduce__(self) -> tuple[Any, ...]:
        return (ColumnMapping._from_text, (self._text, self._name))

    def __repr__(self) -> str:
        return f"<ColumnMapping {self._name}>"


def load_columns(path: str | PathLike[str]) -> ColumnMapping:
    """Load a column mapping from its file.

    Raises:
        TableError: with all faults of the file.
    """
    _core.ColumnMapping.load(fspath(path))  # says all that is wrong with the file
    file = Path(path)
    return ColumnMapping._from_text(file.read_text(encoding="utf-8"), file.name)


def shipped_columns() -> ColumnMapping:
    """The mapping that is shipped: the usual headers and words of Vietnamese exports."""
    return ColumnMapping._from_text(_core.shipped_columns_toml(), "columns.toml")
