"""Exact values: truths, measures, and numbers from text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from thidua import _core

__all__ = [
    "Measure",
    "Missing",
    "NoActivity",
    "NotApplicable",
    "Quantity",
    "Ratio",
    "Reported",
    "Truth",
    "parse_percent",
    "parse_percentage_points",
    "parse_points",
]


class Truth(StrEnum):
    """A verdict's truth; what is not known is neither yes nor no."""

    YES = "yes"
    NO = "no"
    UNDETERMINED = "undetermined"

    def __bool__(self) -> bool:
        raise TypeError(
            "a truth has three values: compare it with Truth.YES, Truth.NO or Truth.UNDETERMINED"
        )


@dataclass(frozen=True, slots=True)
class Ratio:
    """Two counts as counted, not reduced."""

    n: int
    d: int

    @property
    def value(self) -> Fraction:
        """The exact ratio."""
        return Fraction(self.n, self.d)


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact amount with its unit."""

    value: Fraction
    unit: str


@dataclass(frozen=True, slots=True)
class Reported:
    """A printed percentage, known only to its printed places; ``value`` is a fraction of 1."""

    value: Fraction
    places: int
    rounding: str

    @property
    def interval(self) -> tuple[Fraction, Fraction]:
        """The least and the greatest true value that it can stand for; never below 0."""
        unit = Fraction(1, 100 * 10**self.places)
        below = {"nearest": unit / 2, "down": Fraction(0), "up": unit}[self.rounding]
        above = {"nearest": unit / 2, "down": unit, "up": Fraction(0)}[self.rounding]
        return max(self.value - below, Fraction(0)), self.value + above


@dataclass(frozen=True, slots=True)
class NoActivity:
    """0/0: nothing happened that could be measured."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Nobody gave it; never zero."""


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """Declared not to apply."""

    declared_by: str = ""
    paper: str = ""


Measure = Ratio | Quantity | Reported | NoActivity | Missing | NotApplicable


def fraction_from(data: Mapping[str, int]) -> Fraction:
    """The exact number of the JSON form ``{"n": 45, "d": 100}``."""
    return Fraction(data["n"], data["d"])


def measure_from(data: Mapping[str, Any]) -> Measure:
    """The measure of the documented JSON form."""
    match data["kind"]:
        case "ratio":
            return Ratio(data["n"], data["d"])
        case "quantity":
            return Quantity(fraction_from(data["amount"]), data["unit"])
        case "reported":
            return Reported(fraction_from(data["value"]), data["places"], data["rounding"])
        case "no-activity":
            return NoActivity()
        case "not-applicable":
            return NotApplicable(data.get("declared_by", ""), data.get("paper", ""))
        case _:
            return Missing()


def _parsed(pair: tuple[int, int] | None, text: str, what: str) -> Fraction:
    if pair is None:
        raise ValueError(f"«{text}» is {what}")
    return Fraction(*pair)


def parse_percent(text: str) -> Fraction:
    """The exact value of a written percentage as a fraction of 1: «45,5 %» is 455/1000.

    Raises:
        ValueError: without the sign: «0.45» and «45» are no percentages.
    """
    return _parsed(_core.parse_percent(text), text, "no percentage: write it with its sign, «45 %»")


def parse_percentage_points(text: str) -> Fraction:
    """The exact value of written percentage points as a fraction of 1: «2 pp» is 2/100."""
    return _parsed(
        _core.parse_percentage_points(text), text, "no number of percentage points: write «2 pp»"
    )


def parse_points(text: str) -> Fraction:
    """The exact value of written points: «12,5 điểm» is 25/2."""
    return _parsed(_core.parse_points(text), text, "no number of points: write «12,5 điểm»")
