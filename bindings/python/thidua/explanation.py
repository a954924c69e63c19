"""Why a verdict is what it is, as data: a tree that mirrors the criteria."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from thidua.values import Measure, Truth, fraction_from, measure_from

__all__ = [
    "Comparison",
    "Explanation",
    "Judgement",
    "LevelInForce",
    "Node",
    "PaperRecord",
    "Shortfall",
]


@dataclass(frozen=True, slots=True)
class LevelInForce:
    """Which of the levels of a target that steps was taken.

    ``on`` is the as-of day, ``None`` where the last level was taken, whatever the day; ``through``
    is the level's last day; ``clause`` its own clause, where it has one.
    """

    on: date | None
    through: date
    clause: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A measure held against a level; percentages are fractions of 1."""

    indicator: str
    measure: Measure
    comparison: str
    level: Fraction
    unit: str
    margin: Fraction | None = None
    source: str | None = None
    in_force: LevelInForce | None = None


@dataclass(frozen=True, slots=True)
class Shortfall:
    """How far a measure is from passing.

    ``of_existing``: how many of the counted would have to change sides, the denominator as it is;
    ``of_new``: how many new ones would do, each counting in both numbers; ``None``: none would.
    """

    distance: Fraction
    level_is_enough: bool
    of_existing: int | None = None
    of_new: int | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement that was given: who, in which capacity, when, on what paper."""

    judgement: str
    by: str
    capacity: str
    date: date | None
    paper: str


@dataclass(frozen=True, slots=True)
class PaperRecord:
    """A paper, when it was received, and the last day that is in time."""

    received: date | None
    number: str | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Node:
    """One node of an explanation; ``kind`` and ``reason`` have the words of the JSON form."""

    kind: str
    truth: Truth
    reason: str
    id: str | None = None
    clause: str | None = None
    title: Mapping[str, str] = field(default_factory=dict)
    wording: Mapping[str, str] = field(default_factory=dict)
    subject: str | None = None
    wanted: str | None = None
    least: int | None = None
    then: str | None = None
    comparison: Comparison | None = None
    shortfall: Shortfall | None = None
    judgements: tuple[Judgement, ...] = ()
    paper: PaperRecord | None = None
    roles: tuple[str, ...] = ()
    readings: Mapping[str, str] = field(default_factory=dict)
    children: tuple[Node, ...] = ()

    def walk(self) -> Iterator[Node]:
        """This node and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Node:
        """The node of the documented JSON form, with its children."""
        return cls(
            kind=data["kind"],
            truth=Truth(data["truth"]),
            reason=data["reason"],
            id=data.get("id"),
            clause=data.get("cite"),
            title=data.get("title", {}),
            wording=data.get("wording", {}),
            subject=data.get("subject"),
            wanted=data.get("wanted"),
            least=data.get("least"),
            then=data.get("then"),
            comparison=_comparison(data.get("comparison")),
            shortfall=_shortfall(data.get("shortfall")),
            judgements=tuple(_judgement(entry) for entry in data.get("judgements", [])),
            paper=_paper(data.get("paper")),
            roles=tuple(data.get("roles", [])),
            readings=data.get("readings", {}),
            children=tuple(cls.from_json(child) for child in data.get("children", [])),
        )


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _comparison(data: Mapping[str, Any] | None) -> Comparison | None:
    if data is None:
        return None
    return Comparison(
        indicator=data["indicator"],
        measure=measure_from(data["measure"]),
        comparison=data["comparison"],
        level=fraction_from(data["level"]["value"]),
        unit=data["level"]["unit"],
        margin=fraction_from(data["margin"]) if "margin" in data else None,
        source=data.get("source"),
        in_force=_in_force(data.get("in_force")),
    )


def _in_force(data: Mapping[str, Any] | None) -> LevelInForce | None:
    if data is None:
        return None
    through = date.fromisoformat(data["through"])
    return LevelInForce(_date(data.get("on")), through, data.get("cite"))


def _shortfall(data: Mapping[str, Any] | None) -> Shortfall | None:
    if data is None:
        return None
    return Shortfall(
        distance=fraction_from(data["distance"]),
        level_is_enough=data["level_is_enough"] == "yes",
        of_existing=data.get("of_existing"),
        of_new=data.get("of_new"),
    )


def _judgement(data: Mapping[str, Any]) -> Judgement:
    return Judgement(
        data["judgement"], data["by"], data["capacity"], _date(data.get("date")), data["paper"]
    )


def _paper(data: Mapping[str, Any] | None) -> PaperRecord | None:
    if data is None:
        return None
    return PaperRecord(
        received=_date(data.get("received")),
        number=data.get("number"),
        last_day=_date(data.get("due", {}).get("last_day")),
    )


@dataclass(frozen=True, slots=True)
class Explanation:
    """An explanation: the tree, the readings it was made under, and its renderings.

    ``str()`` gives the Vietnamese text; notebooks show it as HTML.
    """

    node: Node
    readings: Mapping[str, str]
    text_vi: str
    text_en: str
    html_vi: str
    html_en: str
    lang: str = "vi"

    @property
    def truth(self) -> Truth:
        """The verdict's truth under these readings."""
        return self.node.truth

    def text(self, lang: str | None = None) -> str:
        """The explanation in words, «vi» or «en»."""
        return self.text_vi if (lang or self.lang) == "vi" else self.text_en

    def html(self, lang: str | None = None) -> str:
        """The explanation as an HTML fragment; everything from data is escaped."""
        return self.html_vi if (lang or self.lang) == "vi" else self.html_en

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return f"<Explanation {self.node.id} of {self.node.subject}: {self.truth}>"

    def _repr_html_(self) -> str:
        return self.html()
