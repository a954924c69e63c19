"""What a pace says of one target of one subject, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from thidua import _core
from thidua.asked import checked_language
from thidua.diagnostics import Language
from thidua.values import Measure, Truth, fraction_from, measure_from

__all__ = ["Checkpoint", "Needed", "Outlook", "PaceStep", "PaceTarget", "Projection", "pace_target"]


class Outlook(StrEnum):
    """Whether a target can be met when the period ends."""

    #: Proven: no future within what is known meets it.
    IMPOSSIBLE = "impossible"
    #: Not proven either way.
    POSSIBLE = "possible"
    #: Proven: every future within what is known meets it.
    ASSURED = "assured"
    #: What is there is not known, or the council decides.
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Needed:
    """The least number that is enough; ``None`` when no number is."""

    count: int | None
    #: Exact; ``None`` when no working day is left, or no number is enough.
    per_working_day: Fraction | None = None
    #: The same in whole ones a day, rounded up.
    whole_per_working_day: int | None = None


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A target at the end of one day."""

    day: date
    measure: Measure
    level: Fraction
    met: Truth
    exceeded: Truth


@dataclass(frozen=True, slots=True)
class Projection:
    """Where the measure ends if the rate of a window goes on. No measure, and no verdict takes it.

    ``low`` and ``high`` are the ends that the window's single weeks would give; they say nothing
    of probability.
    """

    value: Fraction
    low: Fraction
    high: Fraction
    first: date
    last: date
    weeks: int


@dataclass(frozen=True, slots=True)
class PaceStep:
    """An earlier level of a target that steps, while its last day has not passed."""

    through: date
    days_left: int
    #: After the as-of day, the last day included.
    working_days_left: int
    level: Fraction
    of_existing: Needed | None
    of_new: Needed | None
    #: To the level, in its unit; 0 or less when it is reached.
    distance: Fraction | None
    #: Whether it can be met on its last day, and what a proof rests on.
    outlook: Outlook
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaceTarget:
    """One target of one subject."""

    subject: str
    name: str
    kind: str
    target: str
    #: The open points on which this turns, with the reading of each under which it holds.
    readings: Mapping[str, str] = field(hash=False)
    #: The subject whose results count.
    whose: str | None
    measure: Measure
    source: str
    met: Truth
    exceeded: Truth
    #: "above", "at-least", "below", "at-most"
    comparison: str
    #: In force when the period ends; a fraction of 1 where ``unit`` is "%".
    level: Fraction
    unit: str
    #: What is counted: "dossier", "service", "officer".
    counted: str
    #: None further expected: so many of the existing ones have to turn.
    of_existing: Needed | None
    #: So many of the expected ones have to count (below a level: not to count).
    of_expected: Needed | None
    #: So many new ones, every one counting (below a level: none).
    of_new: Needed | None
    #: How many of the existing ones can still turn; ``None``: not known.
    can_turn: int | None
    expected: int | None
    #: Whether ``expected`` is an estimate by a rate, on which no proof rests.
    expected_is_estimate: bool
    #: To the level, in its unit; 0 or less when it is reached.
    distance: Fraction | None
    distance_per_working_day: Fraction | None
    outlook: Outlook
    #: What a proof rests on: "period-over", "expected-bound", "flags-fixed".
    basis: tuple[str, ...]
    #: The earlier levels of a target that steps, as far as they are ahead; the earliest first.
    steps: tuple[PaceStep, ...]
    projection: Projection | None
    #: Why there is no projection; "none" when there is one.
    no_projection: str
    checkpoints: tuple[Checkpoint, ...] = field(repr=False)
    _figures: tuple[str, str, str, str] = field(repr=False, compare=False)

    @property
    def upward(self) -> bool:
        """Whether more is better."""
        return self.comparison in {"above", "at-least"}

    def figure(self, lang: Language = "vi") -> str:
        """The measure as people read it; exact, or marked «≈»."""
        return self._figures[0 if checked_language(lang) == "vi" else 1]

    def level_figure(self, lang: Language = "vi") -> str:
        """The level as people read it."""
        return self._figures[2 if checked_language(lang) == "vi" else 3]


def _needed(data: Mapping[str, Any] | None) -> Needed | None:
    if data is None:
        return None
    if data["enough"] == "none":
        return Needed(None)
    each = data.get("per_working_day")
    return Needed(
        data["enough"],
        fraction_from(each) if each else None,
        data.get("whole_per_working_day"),
    )


def _fraction(data: Mapping[str, int] | None) -> Fraction | None:
    return fraction_from(data) if data is not None else None


def _checkpoint(data: Mapping[str, Any]) -> Checkpoint:
    return Checkpoint(
        date.fromisoformat(data["day"]),
        measure_from(data["measure"]),
        fraction_from(data["level"]["value"]),
        Truth(data["met"]),
        Truth(data["exceeded"]),
    )


def _projection(data: Mapping[str, Any]) -> Projection | None:
    if "none" in data:
        return None
    window = data["window"]
    return Projection(
        value=fraction_from(data["value"]),
        low=fraction_from(data["low"]),
        high=fraction_from(data["high"]),
        first=date.fromisoformat(window["first"]),
        last=date.fromisoformat(window["last"]),
        weeks=window["weeks"],
    )


def _step(data: Mapping[str, Any]) -> PaceStep:
    left = data["remaining"]
    return PaceStep(
        through=date.fromisoformat(data["through"]),
        days_left=data["days_left"],
        working_days_left=data["working_days_left"],
        level=fraction_from(left["level"]["value"]),
        of_existing=_needed(left.get("of_existing")),
        of_new=_needed(left.get("of_new")),
        distance=_fraction(left.get("distance")),
        outlook=Outlook(data["outlook"]),
        basis=tuple(data["basis"]),
    )


def pace_target(
    subject: Mapping[str, Any], data: Mapping[str, Any], core: _core.Pace, index: int
) -> PaceTarget:
    """One target of the documented JSON form."""
    left = data["remaining"]
    expected = left.get("expected")
    return PaceTarget(
        subject=subject["id"],
        name=subject["name"],
        kind=subject["kind"],
        target=data["id"],
        readings=dict(data["readings"]),
        whose=data.get("whose"),
        measure=measure_from(data["measure"]),
        source=data.get("source", ""),
        met=Truth(data["met"]),
        exceeded=Truth(data["exceeded"]),
        comparison=left["comparison"],
        level=fraction_from(left["level"]["value"]),
        unit=left["level"]["unit"],
        counted=left["counted"],
        of_existing=_needed(left.get("of_existing")),
        of_expected=_needed(left.get("of_expected")),
        of_new=_needed(left.get("of_new")),
        can_turn=left.get("can_turn"),
        expected=expected["number"] if expected else None,
        expected_is_estimate=bool(expected) and expected["by"] == "same-rate",
        distance=_fraction(left.get("distance")),
        distance_per_working_day=_fraction(left.get("distance_per_working_day")),
        outlook=Outlook(data["outlook"]),
        basis=tuple(data["basis"]),
        steps=tuple(map(_step, data.get("steps", ()))),
        projection=_projection(data["projection"]),
        no_projection=data["projection"].get("none", "none"),
        checkpoints=tuple(map(_checkpoint, data["checkpoints"])),
        _figures=(
            core.figure(index, lang="vi"),
            core.figure(index, lang="en"),
            core.level_figure(index, lang="vi"),
            core.level_figure(index, lang="en"),
        ),
    )
