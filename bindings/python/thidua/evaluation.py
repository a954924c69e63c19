"""Evaluating a campaign on facts, and asking the result."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from thidua import _core
from thidua.campaign import Campaign
from thidua.diagnostics import Diagnostic, Language, diagnostics_from
from thidua.evidence import Evidence
from thidua.facts import Measurements, Progress, Tally
from thidua.frames import frame_of
from thidua.results import Readings, SubjectResult

if TYPE_CHECKING:
    from thidua.calendar import WorkingCalendar

__all__ = ["Evaluation", "evaluate"]


class Evaluation:
    """The result of an evaluation: a sequence of subjects, found by id or name however typed."""

    def __init__(
        self,
        campaign: Campaign,
        *,
        tally: Tally | None,
        measurements: Measurements | None,
        evidence: Evidence | None,
        as_of: date | None,
        readings: Mapping[str, str],
        progress: Progress | None = None,
        calendar: WorkingCalendar | None = None,
    ) -> None:
        self.campaign = campaign
        self.tally = tally
        self.measurements = measurements
        self.evidence = evidence
        self.as_of = as_of
        self.readings = dict(readings)
        self.calendar = calendar
        self._core = _core.evaluate(
            campaign._core,
            tally=tally._core if tally else None,
            measurements=measurements._core if measurements else None,
            evidence=evidence._core if evidence else None,
            as_of=as_of,
            readings=self.readings,
            progress=progress,
            calendar=calendar._core if calendar else None,
        )
        self.combinations: tuple[Mapping[str, str], ...] = tuple(self._core.combinations())

    def _combination(self, readings: Readings | None) -> int:
        """The first combination under these readings."""
        if readings is None:
            return 0
        wanted = _choices(self.campaign, readings)
        for index, combination in enumerate(self.combinations):
            if all(combination[point] == reading for point, reading in wanted.items()):
                return index
        raise ValueError(
            "these readings were not evaluated: " + ", ".join(f"{p}={r}" for p, r in wanted.items())
        )

    @property
    def subjects(self) -> tuple[SubjectResult, ...]:
        """All subjects, in the order of the register."""
        return tuple(self)

    def __len__(self) -> int:
        return len(self._core)

    def __iter__(self) -> Iterator[SubjectResult]:
        return (SubjectResult(self, index) for index in range(len(self)))

    def __getitem__(self, name: str) -> SubjectResult:
        try:
            return SubjectResult(self, self._core.index_of(name))
        except ValueError as error:
            raise KeyError(str(error)) from None

    def __contains__(self, name: object) -> bool:
        try:
            self._core.index_of(str(name))
        except ValueError:
            return False
        return True

    @property
    def notes(self) -> tuple[Diagnostic, ...]:
        """What was not applied, and why."""
        return diagnostics_from(self._core.notes())

    @property
    def receipt(self) -> dict[str, Any]:
        """What exactly was judged, by which version, under which readings."""
        return dict(json.loads(self._core.receipt()))

    def to_json(self) -> str:
        """Everything, in the documented JSON form; the same inputs give the same bytes."""
        return self._core.to_json()

    def to_frame(self, backend: str | None = None, *, lang: Language = "vi") -> Any:
        """One row a subject and question, as a frame of the caller's library.

        Args:
            backend: "pandas", "polars" or "pyarrow"; by default the library that the facts came
                from, else the first one that is installed.
            lang: of the figures and missing facts.
        """
        frames = [facts._frames for facts in (self.tally, self.measurements) if facts]
        return frame_of(self, backend or next(filter(None, frames), None), lang)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Evaluation) and self._core.equals(other._core)

    def __hash__(self) -> int:
        return hash(self._core.receipt())

    def __reduce__(self) -> tuple[Any, ...]:
        facts = (self.campaign, self.tally, self.measurements, self.evidence)
        return (_evaluated, (*facts, self.as_of, self.readings, self.calendar))

    def __copy__(self) -> Evaluation:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Evaluation:
        return self

    def __repr__(self) -> str:
        return (
            f"<Evaluation of {self.campaign.id}: {len(self)} subjects, "
            f"combinations of readings: {len(self.combinations)}, as of {self.as_of}>"
        )

    def __str__(self) -> str:
        from thidua.report import evaluation_text

        return evaluation_text(self)

    def _repr_html_(self) -> str:
        from thidua.report import evaluation_html

        return evaluation_html(self)


def _evaluated(
    campaign: Campaign,
    tally: Tally | None,
    measurements: Measurements | None,
    evidence: Evidence | None,
    as_of: date | None,
    readings: Mapping[str, str],
    calendar: WorkingCalendar | None = None,
) -> Evaluation:
    return Evaluation(
        campaign,
        tally=tally,
        measurements=measurements,
        evidence=evidence,
        as_of=as_of,
        readings=readings,
        calendar=calendar,
    )


def _choices(campaign: Campaign, readings: Readings) -> dict[str, str]:
    if isinstance(readings, str):
        return campaign._core.parse_readings(readings)
    choices = dict(readings)
    campaign._core.check_readings(choices)
    return choices


def evaluate(
    campaign: Campaign,
    *facts: Tally | Measurements,
    evidence: Evidence | None = None,
    as_of: date | None = None,
    readings: Readings = "all",
    progress: Progress | None = None,
    calendar: WorkingCalendar | None = None,
) -> Evaluation:
    """Judge every subject of the register.

    Args:
        campaign: the campaign.
        facts: a tally of dossiers, measurements, or one of each; a measure that is given is taken
            before one that could be counted, and the result says so.
        evidence: subjects, judgements, papers.
        as_of: the day whose state of facts is judged; all facts that are given when it is left out.
        readings: "all" (each verdict then says whether it holds under every reading or on which
            open points it turns), the name of a reading of the plan, "point=reading,…", or a
            mapping. Points that are left out are judged under each of their readings.
        progress: told subjects done and subjects in all.
        calendar: which days are worked, for deadlines that depend on it; Vietnam's shipped one
            when it is left out.

    Raises:
        ValueError: for readings that the plan does not have.
        TypeError: for facts that are neither a tally nor measurements, or two of a kind.
    """
    found: dict[type, Any] = {}
    for fact in facts:
        kind = type(fact)
        if kind not in {Tally, Measurements}:
            raise TypeError(f"facts are a Tally or Measurements, not {kind.__name__}")
        if kind in found:
            raise TypeError(f"facts of one kind come as one: add up the {kind.__name__} values")
        found[kind] = fact
    return Evaluation(
        campaign,
        tally=found.get(Tally),
        measurements=found.get(Measurements),
        evidence=evidence,
        as_of=as_of,
        readings=_choices(campaign, readings),
        progress=progress,
        calendar=calendar,
    )
