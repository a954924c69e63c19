"""The pace of a campaign: what is left to each target, and what that is a working day."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from thidua import _core
from thidua.campaign import Campaign
from thidua.diagnostics import Diagnostic, Language, diagnostics_from
from thidua.evaluation import _choices
from thidua.evidence import Evidence
from thidua.facts import Measurements, Progress, Tally
from thidua.pace_expected import Expected, expected_numbers
from thidua.pace_values import PaceTarget, pace_target
from thidua.results import Readings

if TYPE_CHECKING:
    from thidua.calendar import WorkingCalendar
    from thidua.report.pace_chart import PaceChart

__all__ = ["Pace", "pace"]

#: More than there are in all the years that a date can have.
_MOST_WEEKS = 1_000_000


class Pace:
    """What is left to each target: a sequence of :class:`PaceTarget`, by subject and target."""

    def __init__(
        self,
        campaign: Campaign,
        *,
        tally: Tally | None,
        measurements: Measurements | None,
        evidence: Evidence | None,
        calendar: WorkingCalendar | None,
        as_of: date,
        readings: Mapping[str, str],
        by: str | list[date],
        expected: list[tuple[str, str, int]],
        same_rate: bool,
        projection_weeks: int,
        progress: Progress | None = None,
    ) -> None:
        self.campaign = campaign
        self.tally = tally
        self.measurements = measurements
        self.evidence = evidence
        self.calendar = calendar
        self.as_of = as_of
        self.readings = dict(readings)
        self._asked = (by, expected, same_rate, projection_weeks)
        self._core = _core.pace(
            campaign._core,
            tally=tally._core if tally else None,
            measurements=measurements._core if measurements else None,
            evidence=evidence._core if evidence else None,
            calendar=calendar._core if calendar else None,
            as_of=as_of,
            readings=self.readings,
            by=by,
            expected=expected,
            same_rate=same_rate,
            projection_weeks=projection_weeks,
            progress=progress,
        )

    @cached_property
    def _data(self) -> dict[str, Any]:
        return dict(json.loads(self._core.to_json()))

    @cached_property
    def targets(self) -> tuple[PaceTarget, ...]:
        """Each subject's targets; one that the readings divide stands once for each answer."""
        pairs = [
            (subject, target) for subject in self._data["subjects"] for target in subject["targets"]
        ]
        return tuple(
            pace_target(subject, target, self._core, index)
            for index, (subject, target) in enumerate(pairs)
        )

    def __len__(self) -> int:
        return len(self.targets)

    def __iter__(self) -> Iterator[PaceTarget]:
        return iter(self.targets)

    def target(self, subject: str, target: str, readings: Readings | None = None) -> PaceTarget:
        """One target of one subject, under some readings; by default the first that differs.

        Args:
            subject: its id or name, however typed.
            target: the target's id.

        Raises:
            KeyError: when there is none.
        """
        wanted = _choices(self.campaign, readings) if readings is not None else {}
        key = _core.name_key(subject)
        found = [
            row
            for row in self.targets
            if key in {_core.name_key(row.subject), _core.name_key(row.name)}
        ]
        if not found:
            known = ", ".join(dict.fromkeys(row.subject for row in self.targets))
            raise KeyError(f"there is no subject «{subject}»; there are: {known}")
        for row in found:
            fits = all(wanted.get(point, is_) == is_ for point, is_ in row.readings.items())
            if row.target == target and fits:
                return row
        known = ", ".join(dict.fromkeys(row.target for row in found))
        raise KeyError(f"there is no target «{target}» under these readings; there are: {known}")

    @property
    def period(self) -> tuple[date, date]:
        """First and last day, both included."""
        period = self._data["campaign"]["period"]
        return date.fromisoformat(period["first"]), date.fromisoformat(period["last"])

    @property
    def days_left(self) -> int:
        """Days after the as-of day, to the period's end."""
        return int(self._data["days_left"])

    @property
    def working_days_left(self) -> int:
        """The working days among them, by the calendar."""
        return int(self._data["working_days_left"])

    @property
    def notes(self) -> tuple[Diagnostic, ...]:
        """What was not applied, and why."""
        return diagnostics_from(self._core.notes())

    @property
    def receipt(self) -> dict[str, Any]:
        """What exactly was looked at, by which version, under which readings and calendar."""
        return {**self._data["receipt"], "calendar": self._data["calendar"]}

    def to_json(self) -> str:
        """Everything, in the documented JSON form; the same inputs give the same bytes."""
        return self._core.to_json()

    def to_frame(self, backend: str | None = None) -> Any:
        """One row a subject and target, as a frame of the caller's library.

        Args:
            backend: "pandas", "polars" or "pyarrow"; by default the library that the facts came
                from, else the first one that is installed.
        """
        from thidua.report.pace_rows import pace_frame

        frames = [facts._frames for facts in (self.tally, self.measurements) if facts]
        return pace_frame(self, backend or next(filter(None, frames), None))

    def chart(
        self,
        subject: str,
        target: str,
        readings: Readings | None = None,
        *,
        lang: Language = "vi",
    ) -> PaceChart:
        """Progress against the required path, as a picture; needs matplotlib.

        Raises:
            KeyError: when there is no such subject or target.
            ImportError: without matplotlib.
        """
        from thidua.report.pace_chart import PaceChart

        return PaceChart(self, self.target(subject, target, readings), lang)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pace) and self._core.equals(other._core)

    def __hash__(self) -> int:
        return hash(self._core.to_json())

    def __reduce__(self) -> tuple[Any, ...]:
        facts = (self.campaign, self.tally, self.measurements, self.evidence)
        return (_paced, (*facts, self.calendar, self.as_of, self.readings, self._asked))

    def __copy__(self) -> Pace:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Pace:
        return self

    def __repr__(self) -> str:
        return (
            f"<Pace of {self.campaign.id} as of {self.as_of}: {len(self)} targets, "
            f"{self.working_days_left} working days left>"
        )

    def __str__(self) -> str:
        from thidua.report.pace_text import pace_text

        return pace_text(self)

    def _repr_html_(self) -> str:
        from thidua.report.pace_html import pace_html

        return pace_html(self)


def _paced(
    campaign: Campaign,
    tally: Tally | None,
    measurements: Measurements | None,
    evidence: Evidence | None,
    calendar: WorkingCalendar | None,
    as_of: date,
    readings: Mapping[str, str],
    asked: tuple[str | list[date], list[tuple[str, str, int]], bool, int],
) -> Pace:
    by, expected, same_rate, projection_weeks = asked
    return Pace(
        campaign,
        tally=tally,
        measurements=measurements,
        evidence=evidence,
        calendar=calendar,
        as_of=as_of,
        readings=readings,
        by=by,
        expected=expected,
        same_rate=same_rate,
        projection_weeks=projection_weeks,
    )


def pace(
    campaign: Campaign,
    *facts: Tally | Measurements,
    evidence: Evidence | None = None,
    as_of: date,
    expected: Expected = None,
    by: str | Iterable[date] = "week",
    calendar: WorkingCalendar | None = None,
    readings: Readings = "all",
    projection_weeks: int = 4,
    progress: Progress | None = None,
) -> Pace:
    """What is left to each target, in whole dossiers and a working day.

    Args:
        campaign: the campaign.
        facts: a tally of dossiers, measurements, or one of each.
        evidence: subjects, and what does not apply to whom.
        as_of: the day at whose end the campaign stands; it is not counted among the days left.
        expected: how many further dossiers come into the denominator until the end: a number,
            numbers by subject or (subject, indicator), a table, or "same-rate" for as many a
            working day as since the beginning. On numbers a proof can rest; on a rate none does.
        by: the days at whose end the campaign is measured: "day", "week", "month", "quarter",
            "year", or dates.
        calendar: the working days; Vietnam's by default.
        readings: as in :func:`thidua.evaluate`. A target that they divide has a row for each.
        projection_weeks: the weeks whose rate is taken to go on; 0: since the beginning.
        progress: told days done and days in all.

    Raises:
        ValueError: for readings, checkpoints or subjects that there are not.
        InputError: while the period is not known.
        CalendarCoverageError: where the calendar does not reach.
    """
    found: dict[type, Any] = {}
    for fact in facts:
        kind = type(fact)
        if kind not in {Tally, Measurements}:
            raise TypeError(f"facts are a Tally or Measurements, not {kind.__name__}")
        if kind in found:
            raise TypeError(f"facts of one kind come as one: add up the {kind.__name__} values")
        found[kind] = fact
    if not 0 <= projection_weeks <= _MOST_WEEKS:
        raise ValueError(f"the weeks of a projection lie from 0 to {_MOST_WEEKS:,}")
    if not isinstance(as_of, date) or isinstance(as_of, datetime):
        raise TypeError(f"as_of is a date, not {as_of!r}")
    numbers, same_rate = expected_numbers(expected, campaign, evidence)
    return Pace(
        campaign,
        tally=found.get(Tally),
        measurements=found.get(Measurements),
        evidence=evidence,
        calendar=calendar,
        as_of=as_of,
        readings=_choices(campaign, readings),
        by=by if isinstance(by, str) else list(by),
        expected=numbers,
        same_rate=same_rate,
        projection_weeks=projection_weeks,
        progress=progress,
    )
