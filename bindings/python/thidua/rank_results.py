"""What rankings consist of: subjects with their places, lines of explanations, changes, margins."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from thidua.diagnostics import Language

__all__ = ["Margin", "RankChange", "RankLine", "RankedSubject"]

Bounds = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class RankLine:
    """One line of an explanation: how deep it stands, what it is about, its clause."""

    depth: int
    about: str
    text: str
    cite: str | None


def lines_from(text: str) -> tuple[RankLine, ...]:
    """The lines that the core gives."""
    return tuple(
        RankLine(line["depth"], line["about"], line["text"], line.get("cite"))
        for line in json.loads(text)
    )


def lines_text(lines: Iterable[RankLine], lang: Language) -> str:
    """The lines as text, each with its clause."""
    word = "khoản" if lang == "vi" else "clause"
    return "\n".join(
        "  " * line.depth + line.text + (f" [{word} {line.cite}]" if line.cite else "")
        for line in lines
    )


def _bounds(data: Mapping[str, str]) -> Bounds:
    return Fraction(data["best"]), Fraction(data["worst"])


def _one(bounds: Bounds) -> int | Fraction | None:
    best, worst = bounds
    if best != worst:
        return None
    return int(best) if best.denominator == 1 else best


class RankedSubject:
    """One subject and its place."""

    __slots__ = ("_data", "_keys")

    def __init__(self, data: Mapping[str, Any], keys: Sequence[str]) -> None:
        self._data = data
        self._keys = keys

    @property
    def id(self) -> str:
        """The subject's id."""
        return str(self._data["subject"])

    @property
    def block(self) -> str:
        """The block in which it competes."""
        return str(self._data.get("block", ""))

    @property
    def kind(self) -> str:
        """Its kind."""
        return str(self._data.get("kind", ""))

    @property
    def rank_range(self) -> Bounds:
        """The best and the worst rank that are possible."""
        return _bounds(self._data["rank"])

    @property
    def rank(self) -> int | Fraction | None:
        """The rank; ``None`` while it is undetermined. Averages may be half numbers."""
        return _one(self.rank_range)

    @property
    def overall_range(self) -> Bounds:
        """The same among all, whatever their groups."""
        return _bounds(self._data["overall"])

    @property
    def overall(self) -> int | Fraction | None:
        """The rank among all; ``None`` while it is undetermined."""
        return _one(self.overall_range)

    @property
    def tied(self) -> int:
        """How many others of its group no key separates from it."""
        return int(self._data["tied"])

    @property
    def values(self) -> dict[str, Fraction | tuple[Fraction | None, Fraction | None]]:
        """The value of each key, exact; or its bounds, ``None`` where there is none."""
        return {
            key: Fraction(value)
            if isinstance(value, str)
            else (
                Fraction(value["low"]) if "low" in value else None,
                Fraction(value["high"]) if "high" in value else None,
            )
            for key, value in zip(self._keys, self._data["values"], strict=True)
        }

    def __repr__(self) -> str:
        best, worst = self.rank_range
        return f"<RankedSubject {self.id}: {best if best == worst else f'{best}–{worst}'}>"


@dataclass(frozen=True, slots=True)
class RankChange:
    """How a subject moved: up, down, same, open (undetermined), new, gone, other-group."""

    subject: str
    movement: str
    before: Bounds | None
    now: Bounds | None
    #: Places gained (negative: lost), the least and the most; ``None`` where none can be told.
    gained: Bounds | None


@dataclass(frozen=True, slots=True)
class Margin:
    """What it takes for the lower of two neighbours to draw level, or to pass."""

    upper: str
    lower: str
    #: by-key, joint, council or open; and the key that separates the two.
    separated: str
    key: str | None
    #: Of the score; ``None`` while it is open.
    gap: Fraction | None
    #: Of the key that separates them.
    key_gap: Fraction | None
    #: To pass, more than the gap is needed; else the gap is enough, by the tie-breaks.
    more: bool | None
    #: Counted dossiers that have to change sides, by item, the fewest in all; ``None``: none do.
    level: Mapping[str, int] | None
    passing: Mapping[str, int] | None
    #: By one item alone: (of the counted ones, new ones).
    pass_alone: Mapping[str, tuple[int | None, int | None]]

    @property
    def level_dossiers(self) -> int | None:
        """The fewest dossiers that draw level."""
        return None if self.level is None else sum(self.level.values())

    @property
    def pass_dossiers(self) -> int | None:
        """The fewest dossiers that pass."""
        return None if self.passing is None else sum(self.passing.values())


def _items_json(items: Mapping[str, Any] | None) -> str:
    def plain(value: Any) -> Any:
        if isinstance(value, (Fraction, str)):
            return str(value)
        if isinstance(value, int):
            return value
        return str(Fraction(str(value)))

    return json.dumps(
        {
            subject: [
                {
                    **{name: entry[name] for name in ("id", "n", "d")},
                    **{k: plain(v) for k, v in entry.items() if k not in {"id", "n", "d"}},
                }
                for entry in entries
            ]
            for subject, entries in (items or {}).items()
        }
    )


def _margin(entry: Mapping[str, Any]) -> Margin:
    def dossiers(name: str) -> Mapping[str, int] | None:
        return entry[name]["by_item"] if name in entry else None

    def number(name: str) -> Fraction | None:
        return Fraction(entry[name]) if name in entry else None

    return Margin(
        upper=entry["upper"],
        lower=entry["lower"],
        separated=entry["separated"]["how"],
        key=entry["separated"].get("key"),
        gap=number("gap"),
        key_gap=number("key_gap"),
        more=entry["to_pass"] == "more" if "to_pass" in entry else None,
        level=dossiers("level"),
        passing=dossiers("pass"),
        pass_alone={
            alone["item"]: (alone.get("of_existing"), alone.get("of_new"))
            for alone in entry.get("pass_alone", [])
        },
    )


def _rank_pair(value: Any) -> tuple[str, str]:
    if isinstance(value, tuple):
        return str(Fraction(value[0])), str(Fraction(value[1]))
    return str(Fraction(value)), str(Fraction(value))
