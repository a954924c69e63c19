"""The files that a path, a folder or a pattern names, and the columns that their folders give."""

from __future__ import annotations

from glob import glob
from os import PathLike
from pathlib import Path
from urllib.parse import unquote

from thidua.diagnostics import unreadable_table

__all__ = ["data_files"]

_SUFFIXES = {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".parquet"}
#: What Hive writes where a partition's value is missing.
_HIVE_NULL = "__HIVE_DEFAULT_PARTITION__"


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
