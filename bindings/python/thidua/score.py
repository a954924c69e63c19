"""A scorecard applied to subjects: exact points, totals and grades, each explained."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal

from thidua import _core
from thidua.diagnostics import Diagnostic, Language, TableError, diagnostics_from
from thidua.facts import Measurements, frames_of
from thidua.score_table import score_table
from thidua.scorecard import Scorecard
from thidua.values import Truth

__all__ = ["ItemScore", "ScoreLine", "Scoreboard", "SubjectScore", "score"]

Arithmetic = Literal["exact", "portal"]
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
        return bool(self._data["rated"])

    @property
    def open(self) -> bool:
        """Whether something is missing or undetermined."""
        return bool(self._data["open"])

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


class Scoreboard(Mapping[str, SubjectScore]):
    """The scores of all subjects, by id, in the order of the input."""

    def __init__(
        self,
        core: _core.Scoreboard | str,
        card: Scorecard,
        notes: tuple[Diagnostic, ...] = (),
        frames: str | None = None,
    ) -> None:
        self._core = core
        self.scorecard = card
        self._float_notes = notes
        self._frames = frames

    @cached_property
    def _text(self) -> str:
        core = self._core
        return core if isinstance(core, str) else core.to_json(self.scorecard._core)

    @cached_property
    def _data(self) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(self._text)
        return data

    @cached_property
    def _subjects(self) -> dict[str, SubjectScore]:
        return {entry["subject"]: SubjectScore(entry) for entry in self._data["subjects"]}

    @property
    def arithmetic(self) -> str:
        """exact, or portal."""
        return str(self._data["arithmetic"])

    @property
    def grade_titles(self) -> dict[str, dict[str, str]]:
        """The titles of the grades, by language."""
        return {key: dict(title) for key, title in self._data["grades"].items()}

    @property
    def set_aside(self) -> tuple[Diagnostic, ...]:
        """Rows and cells that could not be used, each with its place and reason."""
        return diagnostics_from(json.dumps(self._data["set_aside"]))

    @property
    def notes(self) -> tuple[Diagnostic, ...]:
        """For the record: columns that were binary floats."""
        return self._float_notes + diagnostics_from(json.dumps(self._data["notes"]))

    def explain(self, subject: str, lang: Language = "vi") -> str:
        """Why a subject has its points and its grade."""
        return self[subject].explain(lang)

    def to_json(self) -> str:
        """The documented JSON form; exact numbers are texts «n/d»."""
        return self._text

    def to_frame(self, backend: str | None = None) -> Any:
        """A row a subject: block, kind, published total as text, its bounds, grade, and each item.

        Numbers are exact decimals as text where they end, else «n/d»: a frame of floats would lose
        what the scoreboard is for.
        """
        from thidua.report.scoreboard import scoreboard_frame

        return scoreboard_frame(self, backend or self._frames)

    def __getitem__(self, subject: str) -> SubjectScore:
        return self._subjects[subject]

    def __iter__(self) -> Iterator[str]:
        return iter(self._subjects)

    def __len__(self) -> int:
        return len(self._subjects)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Scoreboard)
            and self.scorecard == other.scorecard
            and self._text == other._text
        )

    def __hash__(self) -> int:
        return hash(self._text)

    def __reduce__(self) -> tuple[Any, ...]:
        return (Scoreboard, (self._text, self.scorecard, self._float_notes, self._frames))

    def __repr__(self) -> str:
        aside = f", {len(self.set_aside)} set aside" if self.set_aside else ""
        return f"<Scoreboard {self.scorecard.id}: {len(self)} subjects{aside}>"

    def __str__(self) -> str:
        from thidua.report.scoreboard import scoreboard_text

        return scoreboard_text(self)

    def _repr_html_(self) -> str:
        from thidua.report.scoreboard import scoreboard_html

        return scoreboard_html(self)


def score(scorecard: Scorecard, values: Any, *, arithmetic: Arithmetic | None = None) -> Scoreboard:
    """Apply a scorecard to subjects.

    Args:
        scorecard: says what gives how many points.
        values: a frame, a path or a mapping of columns with a row a subject (``subject``,
            ``block``, ``kind`` and the inputs; two counts stand in two columns), or a row a
            subject and input; ``{subject: {input: value}}``; or :class:`Measurements`. Values are
            texts («81/100»,
            «45,5 %», «n/a», «0/0»), integers, ``Fraction``, ``Decimal``, ``(n, d)`` and truths. A
            float is read by its shortest decimal form, and the notes say so.
        arithmetic: «exact» or «portal»; the card's own where it is left out.

    Raises:
        TableError: when columns are missing or double, or a number is NaN or infinite.
    """
    if isinstance(values, Measurements):
        core = _core.score_measurements(scorecard._core, values._core, arithmetic=arithmetic)
        return Scoreboard(core, scorecard)
    table, notes = score_table(values)
    board = Scoreboard(
        _core.score_table(scorecard._core, table, arithmetic=arithmetic),
        scorecard,
        notes,
        frames_of(values) if not isinstance(values, Mapping) else None,
    )
    endless = tuple(d for d in board.set_aside if d.code == "row.not-finite")
    if endless:
        raise TableError(endless)
    return board
