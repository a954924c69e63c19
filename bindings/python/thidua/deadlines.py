"""The deadlines of a campaign: last days, how they were found, what is due soon and from whom."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from thidua import _core
from thidua.asked import checked_language
from thidua.campaign import Campaign
from thidua.deadline_rows import COLUMNS, Deadline, PaperStatus, deadline_from, paper_from, row_of
from thidua.diagnostics import Diagnostic, Language
from thidua.evaluation import _choices
from thidua.evidence import Evidence
from thidua.frames import frame_from
from thidua.results import Readings

if TYPE_CHECKING:
    from thidua.calendar import WorkingCalendar

__all__ = ["Deadline", "Deadlines", "PaperStatus", "deadlines"]

#: Beyond any calendar.
_MOST_DAYS = 10_000_000


class Deadlines:
    """Deadlines as of a day: a sequence, found by id too; with evidence, each subject's papers."""

    def __init__(
        self,
        core: _core.DeadlineList,
        campaign: Campaign,
        evidence: Evidence | None,
        calendar: WorkingCalendar | None,
        asked: Mapping[str, Any],
    ) -> None:
        self._core = core
        self.campaign = campaign
        self.evidence = evidence
        self.calendar = calendar
        #: ``as_of``, ``readings`` and ``within``.
        self._asked = dict(asked)
        data = json.loads(core.to_json())
        self._rows = tuple(deadline_from(entry) for entry in data["deadlines"])
        #: Subject by subject: what an award asks of it, and what it sent.
        self.papers: tuple[PaperStatus, ...] = tuple(paper_from(entry) for entry in data["papers"])
        #: What of the evidence was not applied, and why.
        self.notes: tuple[Diagnostic, ...] = tuple(map(Diagnostic.from_json, data["notes"]))

    @property
    def as_of(self) -> date | None:
        """The day asked about."""
        as_of: date | None = self._asked["as_of"]
        return as_of

    @property
    def within(self) -> int | None:
        """Only what is due within so many working days; ``None``: all."""
        within: int | None = self._asked["within"]
        return within

    def due_within(self, working_days: int) -> Deadlines:
        """What is due from the day asked about through so many working days after it.

        The earliest first, with its papers.

        Raises:
            ValueError: without a day asked about, or for a negative number.
            CalendarCoverageError: where the calendar does not know.
        """
        if working_days > _MOST_DAYS:
            raise ValueError(f"no more than {_MOST_DAYS:,} working days ahead")
        core = self._core.due_within(working_days)
        asked = self._asked | {"within": working_days}
        return Deadlines(core, self.campaign, self.evidence, self.calendar, asked)

    def explain(self, lang: Language = "vi") -> str:
        """How each last day was found, a line each."""
        return "\n".join(row.explain(checked_language(lang)) for row in self._rows)

    def to_json(self) -> str:
        """Everything, in the documented JSON form; the same inputs give the same bytes."""
        return self._core.to_json()

    def to_frame(self, backend: str | None = None, *, lang: Language = "vi") -> Any:
        """One row a deadline, as a frame of pandas, polars or pyarrow."""
        return frame_from(self.rows(lang), COLUMNS, backend)

    def rows(self, lang: Language = "vi") -> list[dict[str, Any]]:
        """One row a deadline, by the names of ``COLUMNS``."""
        return [row_of(deadline, lang) for deadline in self._rows]

    def to_ics(self, *, lang: Language = "vi", alarm_days: int = 3) -> str:
        """An iCalendar file (RFC 5545): an all-day event on each last day, with an alarm before it.

        Deadlines whose last day is not known are left out. Nothing in it comes from a clock.

        Args:
            lang: of summary and description.
            alarm_days: so many days before the last day; 0: on the day itself.

        Raises:
            ImportError: when the package ``icalendar`` is not there (``thidua[calendar]``).
            ValueError: for a negative number of days.
        """
        from thidua.ics import ics_text

        checked_language(lang)
        return ics_text(self, lang=lang, alarm_days=alarm_days)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Deadline]:
        return iter(self._rows)

    def __getitem__(self, key: int | str) -> Deadline:
        if isinstance(key, int):
            return self._rows[key]
        for row in self._rows:
            if row.id == key:
                return row
        known = ", ".join(dict.fromkeys(row.id for row in self._rows))
        raise KeyError(f"there is no deadline «{key}» here; there are: {known}")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Deadlines) and self._core.equals(other._core)

    def __hash__(self) -> int:
        return hash(self.to_json())

    def __reduce__(self) -> tuple[Any, ...]:
        return (_listed, (self.campaign, self.evidence, self.calendar, self._asked))

    def __copy__(self) -> Deadlines:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Deadlines:
        return self

    def __repr__(self) -> str:
        return f"<Deadlines of {self.campaign.id}: {len(self)}, as of {self.as_of}>"

    def __str__(self) -> str:
        from thidua.report.deadlines import deadlines_text

        return deadlines_text(self)

    def _repr_html_(self) -> str:
        from thidua.report.deadlines import deadlines_html

        return deadlines_html(self)


def _listed(
    campaign: Campaign,
    evidence: Evidence | None,
    calendar: WorkingCalendar | None,
    asked: Mapping[str, Any],
) -> Deadlines:
    core = _core.deadlines(
        campaign._core,
        evidence=evidence._core if evidence else None,
        as_of=asked["as_of"],
        calendar=calendar._core if calendar else None,
        readings=asked["readings"],
    )
    found = Deadlines(core, campaign, evidence, calendar, dict(asked) | {"within": None})
    return found if asked["within"] is None else found.due_within(asked["within"])


def deadlines(
    campaign: Campaign,
    *,
    as_of: date | None = None,
    evidence: Evidence | None = None,
    calendar: WorkingCalendar | None = None,
    readings: Readings = "all",
) -> Deadlines:
    """The deadlines of a campaign, and with evidence who has sent which paper when.

    Args:
        campaign: the campaign.
        as_of: the day asked about; extensions decided after it do not count. Left out: last days
            alone, every extension counted.
        evidence: subjects and papers received.
        calendar: which days are worked; Vietnam's shipped one when it is left out.
        readings: as of :func:`thidua.evaluate`; where the roll is left open and its readings
            differ, each has its row.

    Raises:
        ValueError: for readings that the plan does not have.
    """
    if as_of is not None and (not isinstance(as_of, date) or isinstance(as_of, datetime)):
        raise TypeError(f"as_of is a date, not {as_of!r}")
    choices = _choices(campaign, readings)
    return _listed(
        campaign, evidence, calendar, {"as_of": as_of, "readings": choices, "within": None}
    )
