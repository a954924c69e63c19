"""Selections within quotas: who is in for certain, who possibly, who was just outside."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal

from thidua import _core
from thidua.diagnostics import Diagnostic, Language, diagnostics_from
from thidua.quota import Award, Quota, Rounding
from thidua.rank import Ranking
from thidua.rank_results import RankLine, lines_from, lines_text

__all__ = ["Award", "Choice", "Quota", "QuotaResult", "Selection", "select"]


@dataclass(frozen=True, slots=True)
class Choice:
    """What became of one subject under one award: in, possible or out, and why."""

    subject: str
    chosen: Literal["in", "possible", "out"]
    reason: str
    quota: str | None
    higher: str | None
    #: How far it is behind the last one selected; where both are exact and it is out by rank.
    behind: Fraction | None


@dataclass(frozen=True, slots=True)
class QuotaResult:
    """One quota in one group, as it was filled; pairs are (least, most)."""

    id: str
    block: str
    kind: str
    depth: int
    all: int
    eligible: tuple[int, int]
    limit: tuple[int, int] | None
    selected: int
    possible: int
    last_in: str | None
    first_outside: str | None
    #: The points between the two.
    edge: Fraction | None
    #: Of those eligible, how many a higher award takes; a share counts them all the same.
    taken: tuple[int, int] = (0, 0)


class Selection:
    """Who is selected, award by award."""

    def __init__(self, ranking: Ranking, rules: str) -> None:
        self.ranking = ranking
        self._rules = rules
        self._core = _core.select(ranking._core, rules)

    @cached_property
    def _data(self) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(self._core.to_json())
        return data

    @property
    def awards(self) -> tuple[str, ...]:
        """The ids of the awards, the highest first."""
        return tuple(award["id"] for award in self._data["awards"])

    @property
    def notes(self) -> tuple[Diagnostic, ...]:
        """Quotas that can't be met, names that are not in the ranking."""
        return self.ranking.notes + diagnostics_from(json.dumps(self._data["notes"]))

    def choices(self, award: str | None = None) -> dict[str, Choice]:
        """What became of each subject under an award; the only one may be left out."""
        return {
            entry["subject"]: Choice(
                entry["subject"],
                entry["chosen"],
                entry["reason"],
                entry.get("quota"),
                entry.get("higher"),
                Fraction(entry["behind"]) if "behind" in entry else None,
            )
            for entry in self._data["awards"][self._award(award)]["choices"]
        }

    def selected(self, award: str | None = None) -> tuple[str, ...]:
        """Those who are in for certain, in the order of the ranking."""
        return self._those(award, "in")

    def possible(self, award: str | None = None) -> tuple[str, ...]:
        """Those who may be in: open values, open criteria, or the council's choice."""
        return self._those(award, "possible")

    def _those(self, award: str | None, chosen: str) -> tuple[str, ...]:
        return tuple(id_ for id_, c in self.choices(award).items() if c.chosen == chosen)

    def quotas(self, award: str | None = None) -> tuple[QuotaResult, ...]:
        """Each quota in each of its groups, as it was filled."""

        def pair(data: Mapping[str, int]) -> tuple[int, int]:
            return data["least"], data["most"]

        return tuple(
            QuotaResult(
                entry["id"],
                entry.get("block", ""),
                entry.get("kind", ""),
                entry["depth"],
                entry["all"],
                pair(entry["eligible"]),
                pair(entry["limit"]) if "limit" in entry else None,
                entry["in"],
                entry["possible"],
                entry.get("last_in"),
                entry.get("first_outside"),
                Fraction(entry["edge"]) if "edge" in entry else None,
                pair(entry["taken"]) if "taken" in entry else (0, 0),
            )
            for entry in self._data["awards"][self._award(award)]["quotas"]
        )

    def explanation(
        self, subject: str, award: str | None = None, lang: Language = "vi"
    ) -> tuple[RankLine, ...]:
        """Why a subject is selected or not, as data."""
        at = self._award(award), self.ranking._where(subject)
        return lines_from(self._core.lines(*at, language=lang))

    def explain(self, subject: str, award: str | None = None, lang: Language = "vi") -> str:
        """Why a subject is selected or not, as text, each line with its clause."""
        return lines_text(self.explanation(subject, award, lang), lang)

    def _award(self, award: str | None) -> int:
        if award is None:
            if len(self.awards) != 1:
                raise ValueError(f"say which award: {', '.join(self.awards)}")
            return 0
        if award not in self.awards:
            raise KeyError(f"there is no award «{award}»; there are: {', '.join(self.awards)}")
        return self.awards.index(award)

    def to_json(self) -> str:
        """The documented JSON form; exact numbers are texts «n/d»."""
        return self._core.to_json()

    def to_frame(self, backend: str | None = None) -> Any:
        """A row a subject and award: rank, chosen, reason, quota, how far behind."""
        from thidua.report.ranking_frames import selection_frame

        return selection_frame(self, backend or self.ranking._frames)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Selection) and self._core.equals(other._core)

    def __hash__(self) -> int:
        return hash(self.to_json())

    def __reduce__(self) -> tuple[Any, ...]:
        return (Selection, (self.ranking, self._rules))

    def __repr__(self) -> str:
        parts = [
            f"{award}: {len(self.selected(award))} in, {len(self.possible(award))} possible"
            for award in self.awards
        ]
        return f"<Selection {'; '.join(parts)}>"

    def __str__(self) -> str:
        from thidua.report.ranking import selection_text

        return selection_text(self)

    def _repr_html_(self) -> str:
        from thidua.report.ranking import selection_html

        return selection_html(self)


def _quota(quota: Any, number: int, rounding: Rounding | None) -> Quota:
    id_ = "quota" if number == 0 else f"quota-{number + 1}"
    if isinstance(quota, Quota):
        return quota
    if isinstance(quota, int) and not isinstance(quota, bool):
        return Quota(quota, id=id_)
    if isinstance(quota, str):
        return Quota(share=quota, rounding=rounding, id=id_)
    raise TypeError(f"a quota is a number, a share such as «10%», or a Quota, not {quota!r}")


def _quotas(quotas: Any, rounding: Rounding | None) -> list[Quota]:
    if isinstance(quotas, Mapping):
        found = []
        for kind, quota in quotas.items():
            if isinstance(quota, Quota):
                raise TypeError("quotas by kind are numbers or shares; a Quota names its kinds")
            one = _quota(quota, 0, rounding)
            found.append(replace(one, id=str(kind), kinds=(str(kind),)))
        return found
    if isinstance(quotas, (list, tuple)):
        return [_quota(quota, number, rounding) for number, quota in enumerate(quotas)]
    return [_quota(quotas, 0, rounding)]


def select(
    ranking: Ranking,
    quotas: Any = None,
    *,
    rounding: Rounding | None = None,
    awards: Iterable[Award] | None = None,
    eligible: Any = None,
    already: str | Iterable[str] = (),
) -> Selection:
    """Select within quotas.

    Args:
        ranking: what :func:`thidua.rank` gives.
        quotas: a number, a share of those eligible («10%»), a :class:`Quota`, a list of these, or
            numbers and shares by kind.
        rounding: how shares are rounded: down, up, nearest. It has to be named.
        awards: instead of ``quotas``: several awards, the highest first.
        eligible, already: as of :class:`Award`, for a single award.

    Raises:
        InputError: with all faults of the quotas: shares above 100 %, kinds that nobody has,
            overlapping quotas, a quota across groups that are ranked apart.
    """
    if (quotas is None) == (awards is None):
        raise ValueError("say either quotas=… or awards=…")
    if awards is None:
        awards = [Award("award", _quotas(quotas, rounding), eligible, already)]
    awards = list(awards)
    if not awards:
        raise ValueError("there is no award to select for")
    rules = [award._json(ranking) for award in awards]
    return Selection(ranking, json.dumps(rules, ensure_ascii=False))
