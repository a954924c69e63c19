"""What one subject scored, item by item: exact values, or the two ends of what is possible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from thidua.diagnostics import Language
from thidua.values import Truth

__all__ = ["ItemScore", "Range", "ScoreLine", "SubjectScore"]

Range = tuple[Fraction, Fraction]


def _range(data: Any) -> Range:
    if isinstance(data, str):
        return Fraction(data), Fraction(data)
    return Fraction(data["low"]), Fraction(data["high"])


def _exact(bounds: Range) -> Fraction | None:
    return bounds[0] if bounds[0] == bounds[1] else None


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One line of an explanation: how deep it stands, what it is about, its clause."""

    depth: int
    part: str
    text: str
    cite: str | None


class ItemScore:
    """The points of one item or group, with what they rest on."""

    __slots__ = ("_data",)

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data

    @property
    def id(self) -> str:
        """The id of the item or group."""
        return str(self._data["id"])

    @property
    def title(self) -> dict[str, str]:
        """The title by language."""
        return dict(self._data["title"])

    @property
    def cite(self) -> str | None:
        """The clause that says so."""
        return self._data.get("cite")

    @property
    def basis(self) -> str:
        """What the points rest on: measured, treated, dropped, missing, unsettled,
        without-evidence, evidence-open; parts, of a group.
        """
        return str(self._data["basis"])

    @property
    def treatment(self) -> str | None:
        """What was done where there was nothing to measure."""
        return self._data.get("treatment")

    @property
    def range(self) -> Range:
        """The least and the greatest points that are possible."""
        return _range(self._data["points"])

    @property
    def points(self) -> Fraction | None:
        """The exact points; ``None`` while they are not settled."""
        return _exact(self.range)

    @property
    def unrounded(self) -> Range:
        """The points before the item's own rounding."""
        return _range(self._data["unrounded"])

    @property
    def max(self) -> Fraction:
        """The most points, with what was taken over from items that do not count."""
        return Fraction(self._data["max"])

    @property
    def exact(self) -> Range | None:
        """Under another arithmetic: what the exact one gives."""
        data = self._data.get("exact")
        return None if data is None else _range(data)

    @property
    def parts(self) -> dict[str, ItemScore]:
        """The parts of a group."""
        return {part["id"]: ItemScore(part) for part in self._data.get("parts", [])}

    def __repr__(self) -> str:
        low, high = self.range
        points = str(low) if low == high else f"{low} … {high}"
        return f"<ItemScore {self.id}: {points} of {self.max} ({self.basis})>"


class SubjectScore:
    """What one subject scored."""

    __slots__ = ("_data",)

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data

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
    def total_range(self) -> Range:
        """The least and the greatest total that is possible, not rounded."""
        return _range(self._data["total"])

    @property
    def total(self) -> Fraction | None:
        """The exact total, not rounded; ``None`` while it is not settled."""
        return _exact(self.total_range)

    @property
    def published_range(self) -> Range:
        """The total, rounded where the card says so."""
        return _range(self._data["published"])

    @property
    def published(self) -> Fraction | None:
        """The total as it is published; ``None`` while it is not settled."""
        return _exact(self.published_range)

    @property
    def decimal(self) -> Decimal | None:
        """The published total as a decimal, where it is one."""
        value = self.published
        if value is None:
            return None
        rest, twos, fives = value.denominator, 0, 0
        while rest % 2 == 0:
            rest, twos = rest // 2, twos + 1
        while rest % 5 == 0:
            rest, fives = rest // 5, fives + 1
        places = max(twos, fives)
        if rest != 1:
            return None
        digits = value * 10**places
        return Decimal((0 if digits >= 0 else 1, _digits(abs(int(digits))), -places))

    @property
    def rank_range(self) -> Range:
        """The total that ranks are taken from: rounded or not, as the card says."""
        return _range(self._data["rank_by"])

    @property
    def exact_total(self) -> Range | None:
        """Under another arithmetic: the total of the exact one."""
        data = self._data.get("exact_total")
        return None if data is None else _range(data)

    @property
    def plain(self) -> Range:
        """The points without bonus and penalty."""
        return _range(self._data["plain"])

    @property
    def bonus(self) -> Range:
        """The bonus points, under their caps."""
        return _range(self._data["bonus"])

    @property
    def penalty(self) -> Range:
        """The penalty points, under their caps."""
        return _range(self._data["penalty"])

    @property
    def max(self) -> Fraction:
        """The plain points that could be reached."""
        return Fraction(self._data["max"])

    @property
    def coverage(self) -> Fraction:
        """The share of plain points that rests on data."""
        return Fraction(self._data["coverage"])

    @property
    def rated(self) -> bool:
        """Whether enough rests on data for a total."""
        return bool(self._data["rated"] == "yes")

    @property
    def open(self) -> bool:
        """Whether something is missing or undetermined."""
        return bool(self._data["open"] == "yes")

    @property
    def grades(self) -> tuple[str, ...]:
        """The grades that are possible, the best first."""
        return tuple(self._data["grades"])

    @property
    def grade(self) -> str | None:
        """The grade; ``None`` while several are possible, or where the card has none."""
        return self.grades[0] if len(self.grades) == 1 else None

    @property
    def items(self) -> dict[str, ItemScore]:
        """All items and groups, at whatever depth, by id."""
        found: dict[str, ItemScore] = {}
        stack = [ItemScore(entry) for entry in reversed(self._data["items"])]
        while stack:
            item = stack.pop()
            found[item.id] = item
            stack += reversed(item.parts.values())
        return found

    @property
    def knock_outs(self) -> dict[str, Truth]:
        """Which knock-outs hit."""
        return {entry["id"]: Truth(entry["hit"]) for entry in self._data["knock_outs"]}

    def explanation(self, lang: Language = "vi") -> tuple[ScoreLine, ...]:
        """Why, line by line, as data."""
        return tuple(
            ScoreLine(line["depth"], line["part"], line["text"], line.get("cite"))
            for line in self._data["explanation"][lang]
        )

    def explain(self, lang: Language = "vi") -> str:
        """Why, as text: every item with its clause."""
        word = "khoản" if lang == "vi" else "clause"
        return "\n".join(
            "  " * line.depth + line.text + (f" [{word} {line.cite}]" if line.cite else "")
            for line in self.explanation(lang)
        )

    def __repr__(self) -> str:
        low, high = self.published_range
        total = str(low) if low == high else f"{low} … {high}"
        return f"<SubjectScore {self.id}: {total}>"


def _digits(number: int) -> tuple[int, ...]:
    return tuple(int(digit) for digit in str(number))
