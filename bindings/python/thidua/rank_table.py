"""What is ranked, as a table of cells: keys, scoreboards, who competes with whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from thidua import _core
from thidua.diagnostics import Diagnostic
from thidua.score import Scoreboard
from thidua.score_table import score_table

__all__ = ["Key"]


@dataclass(frozen=True, slots=True)
class Key:
    """What an order rests on: a column, or two with bounds; which end comes first; its clause."""

    column: str | tuple[str, str]
    lower_first: bool = False
    cite: str = ""
    title: str | Mapping[str, str] = ""

    @property
    def id(self) -> str:
        """The column's name; of two, the first one's."""
        return self.column if isinstance(self.column, str) else self.column[0]


def _cells_of(table: _core.TextTable) -> dict[str, list[str | None]]:
    """The cells by column."""
    rows = [table.row(index)[1] for index in range(len(table))]
    return {name: [row[i] for row in rows] for i, name in enumerate(table.columns)}


def _board_columns(board: Scoreboard) -> dict[str, list[Any]]:
    """A scoreboard as a table: the totals that ranks are taken from, and every item by its id."""

    def text(bounds: tuple[Fraction, Fraction]) -> str:
        low, high = bounds
        return str(low) if low == high else f"{low}..{high}"

    subjects = list(board.values())
    columns: dict[str, list[Any]] = {
        "subject": [subject.id for subject in subjects],
        "block": [subject.block or None for subject in subjects],
        "kind": [subject.kind or None for subject in subjects],
        "total": [text(subject.rank_range) for subject in subjects],
    }
    for id_ in subjects[0].items if subjects else ():
        columns[id_] = [text(subject.items[id_].range) for subject in subjects]
    return columns


_SUBJECT_COLUMNS = ("subject", "id", "đối tượng", "đơn vị")


def _board_table(board: Scoreboard, further: Any) -> tuple[_core.TextTable, tuple[Diagnostic, ...]]:
    """The scoreboard's columns, and of another table those that the board does not have."""
    columns = _board_columns(board)
    if further is None:
        return score_table(columns)
    given, notes = score_table(further)
    cells = _cells_of(given)
    column = next((name for name in cells if _folded(name) in _SUBJECT_COLUMNS), None)
    if column is None:
        raise ValueError(f"{given.source}: no column names the subject")
    rows = {_folded(id_): row for row, id_ in enumerate(cells[column]) if id_ is not None}
    if len(rows) < sum(id_ is not None for id_ in cells[column]):
        raise ValueError(f"{given.source}: the further columns need one row a subject")
    places = [rows.get(_folded(id_)) for id_ in columns["subject"]]
    for name, entries in cells.items():
        if name != column and name not in columns:
            columns[name] = [None if at is None else entries[at] for at in places]
    return score_table(columns)[0], notes


def _folded(text: str) -> str:
    return _core.nfc(text).strip().lower()


def _key(key: Any) -> Key:
    if isinstance(key, Key):
        return key
    if isinstance(key, str):
        return Key(key)
    if isinstance(key, Mapping):
        return Key(**key)
    if isinstance(key, tuple) and len(key) == 2 and all(isinstance(part, str) for part in key):
        return Key(key)
    raise TypeError(f"a key is a column, two columns with bounds, or a Key, not {key!r}")


def _key_spec(key: Key) -> tuple[Any, ...]:
    low, high = (key.column, "") if isinstance(key.column, str) else key.column
    titles = {"vi": key.title} if isinstance(key.title, str) else key.title
    return (
        key.id,
        low,
        high,
        key.lower_first,
        titles.get("vi", ""),
        titles.get("en", ""),
        key.cite,
    )


def _groups(
    columns: Sequence[str],
    within: str | Sequence[str] | None,
    block: str | None,
    kind: str | None,
) -> tuple[str, str, str]:
    """Who competes with whom, and the columns of block and kind."""
    kind = kind or ("kind" if "kind" in columns else "")
    block = block or ("block" if "block" in columns else "")
    names = (within,) if isinstance(within, str) else tuple(within or ())
    if len(names) > 2:
        raise ValueError("subjects are ranked within blocks, within kinds, or within both")
    by_kind = "kind" in names or (bool(kind) and kind in names)
    others = [name for name in names if name not in {"kind", kind}]
    if "kind" in names and not kind:
        kind = "kind"
    if others and others != ["block"]:
        block = others[0]
    elif others and not block:
        block = "block"
    if len(others) > 1:
        raise ValueError("of two columns one has to be the kind: say kind=…")
    words = {
        (False, False): "all",
        (True, False): "block",
        (False, True): "kind",
        (True, True): "block-and-kind",
    }
    return words[bool(others), by_kind], block, kind
