"""Evidence: who takes part, what was judged by whom, which papers came in."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike, fspath
from pathlib import Path
from typing import Any

import tomli_w

from thidua import _core

__all__ = ["Evidence", "load_evidence"]


class Evidence:
    """Evidence as given; whether it applies is decided when a campaign is evaluated.

    Build one from plain data in the form of the evidence file::

        Evidence({"subject": [{"id": "P01", "kind": "collective", "name": "Phòng A"}]})
    """

    __slots__ = ("_core", "_name", "_text")

    def __init__(self, data: Mapping[str, Any] | None = None, *, name: str = "<evidence>") -> None:
        """
        Raises:
            EvidenceError: with all faults of the data.
        """
        text = tomli_w.dumps({"thidua_evidence": 1, **(data or {})})
        self._set(text, name)

    def _set(self, text: str, name: str) -> None:
        self._core = _core.Evidence.parse(text, file_name=name)
        self._text = text
        self._name = name

    @classmethod
    def _from_text(cls, text: str, name: str) -> Evidence:
        evidence = cls.__new__(cls)
        evidence._set(text, name)
        return evidence

    def to_toml(self) -> str:
        """The evidence file's text."""
        return self._text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Evidence) and self._core.to_json() == other._core.to_json()

    def __hash__(self) -> int:
        return hash(self._core.to_json())

    def __reduce__(self) -> tuple[Any, ...]:
        return (Evidence._from_text, (self._text, self._name))

    def __copy__(self) -> Evidence:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Evidence:
        return self

    def __repr__(self) -> str:
        return f"<Evidence {self._name}>"


def load_evidence(path: str | PathLike[str]) -> Evidence:
    """Load an evidence file.

    Raises:
        EvidenceError: with all faults of the file, sorted by place.
    """
    file = Path(path)
    try:
        small = file.is_file() and file.stat().st_size <= 256 * 1024 * 1024
        text = file.read_bytes().decode("utf-8") if small else None
    except (OSError, UnicodeDecodeError):
        text = None
    if text is None:
        _core.Evidence.load(fspath(path))  # says what is wrong with the file
        raise OSError(f"{file} can't be read")
    return Evidence._from_text(text, file.name)
