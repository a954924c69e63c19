"""What rankings consist of: subjects with their places, lines of explanations, changes, margins."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from thidua.diagnostics import Language
from thidua.matrix import exact_number

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
    #: Of a scoreboard, by item: the points that it can still give, and whether they are enough by
    #: themselves: «pass», «level» or «no».
    by_item: Mapping[str, tuple[Fraction, str]]

    @property
    def level_dossiers(self) -> int | None:
        """The fewest dossiers that draw level."""
        return None if self.level is None else sum(self.level.values())

    @property
    def pass_dossiers(self) -> int | None:
        """The fewest dossiers that pass."""
        return None if self.passing is None else sum(self.passing.values())


def changes_from(text: str) -> tuple[RankChange, ...]:
    """The changes that the core gives."""
    return tuple(
        RankChange(
            entry["subject"],
            entry["movement"],
            _bounds(entry["before"]) if "before" in entry else None,
            _bounds(entry["now"]) if "now" in entry else None,
            (Fraction(entry["gained"]["least"]), Fraction(entry["gained"]["most"]))
            if "gained" in entry
            else None,
        )
        for entry in json.loads(text)
    )


def _margin_items(ranking: Any, items: Mapping[str, Any] | None) -> tuple[str, str]:
    """The counted items that were given, else those of the ranking; and what its items can give."""
    for subject in items or ():
        if subject not in ranking:
            raise ValueError(f"items: there is no subject «{subject}» in this ranking")
    own = ranking._items if items is None else items
    return _items_json(own), _rooms_json(ranking._rooms)


def _items_json(items: Mapping[str, Any] | None) -> str:
    """The counted items of each subject.

    Raises:
        ValueError: for an item that lacks a number, or has one that can't be; with its place.
    """
    return json.dumps(
        {
            subject: [_item(entry, f"items of «{subject}», {i + 1}") for i, entry in enumerate(own)]
            for subject, own in (items or {}).items()
        }
    )


def _rooms_json(rooms: Mapping[str, Mapping[str, Fraction]] | None) -> str:
    return json.dumps(
        {
            subject: {item: str(room) for item, room in own.items()}
            for subject, own in (rooms or {}).items()
        }
    )


def _item(entry: Mapping[str, Any], place: str) -> dict[str, Any]:
    lost = [name for name in ("id", "n", "d", "weight") if name not in entry]
    strange = [name for name in entry if name not in {"id", "n", "d", "weight", "full_at"}]
    if lost or strange:
        what = f"there is no «{lost[0]}»" if lost else f"«{strange[0]}» means nothing"
        raise ValueError(f"{place}: {what}; an item has id, n, d, weight, and full_at or not")
    numbers: dict[str, Fraction] = {}
    for name in ("n", "d", "weight", *(["full_at"] if "full_at" in entry else [])):
        try:
            numbers[name] = exact_number(entry[name])
        except ValueError as error:
            raise ValueError(f"{place} «{entry['id']}»: {name}: {error}") from None
        if name in {"n", "d"} and numbers[name].denominator != 1:
            raise ValueError(f"{place} «{entry['id']}»: {name} is a count, not {entry[name]}")
    if not 0 <= numbers["n"] <= numbers["d"]:
        raise ValueError(f"{place} «{entry['id']}»: n is not between 0 and d")
    if numbers["weight"] <= 0 or numbers.get("full_at", 1) <= 0:
        raise ValueError(f"{place} «{entry['id']}»: weight and full_at have to be above 0")
    counts = {name: int(numbers.pop(name)) for name in ("n", "d")}
    return {"id": entry["id"], **counts, **{name: str(x) for name, x in numbers.items()}}


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
        by_item={
            gain["item"]: (
                Fraction(gain["room"]),
                "pass" if gain["pass"] else "level" if gain["level"] else "no",
            )
            for gain in entry.get("by_item", [])
        },
    )


def _rank_pair(subject: str, value: Any) -> tuple[str, str]:
    pair = value if isinstance(value, tuple) else (value, value)
    try:
        best, worst = map(exact_number, pair)
    except ValueError:
        raise ValueError(
            f"the earlier rank of «{subject}» is a number or a pair (best, worst), not {value!r}"
        ) from None
    return str(best), str(worst)
