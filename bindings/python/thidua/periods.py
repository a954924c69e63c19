"""Periods: closed ones, ones that end at a time of day, ones whose ends are events to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal, SupportsIndex

from thidua import _core
from thidua.dates import TermUnit, _whole, broken_span_days
from thidua.diagnostics import Language
from thidua.moments import Moment, parse_moment
from thidua.values import Truth

if TYPE_CHECKING:
    from thidua.calendar import WorkingCalendar

__all__ = [
    "OpenPeriod",
    "Period",
    "TimedPeriod",
    "day_reached",
    "iso_week",
    "merged",
    "open_period",
]

PeriodPart = Literal["day", "week", "month", "quarter", "year"]


def _day(value: object) -> date:
    if isinstance(value, datetime):
        raise TypeError(
            "expected a datetime.date, not a datetime: say .date() where the day is meant"
        )
    if not isinstance(value, date):
        raise TypeError(f"expected a datetime.date, not {value!r}")
    return value


@dataclass(frozen=True, order=True, slots=True, repr=False)
class Period:
    """A closed period: both ends belong to it."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if _day(self.last) < _day(self.first):
            raise ValueError(f"a period that ends before it begins: {self.first} … {self.last}")

    @classmethod
    def of(cls, day: date, part: PeriodPart) -> Period:
        """The whole ISO week, month, quarter or year that the day is in."""
        return cls(*_core.part_of(day, part))

    @classmethod
    def of_week(cls, year: int, week: int) -> Period:
        """An ISO week. Raises ``ValueError`` for one that the year does not have."""
        return cls(*_core.week_days(_whole(year, "a year"), _whole(week, "a week")))

    @property
    def length(self) -> int:
        """Its days, both ends counted: a stated range."""
        return (self.last - self.first).days + 1

    @property
    def term_length(self) -> int:
        """Its days as a term, which does not count the first (art. 147(2))."""
        return (self.last - self.first).days

    def working_days(self, calendar: WorkingCalendar) -> int:
        """Its working days, both ends counted."""
        return int(calendar.working_days(self.first, self.last))

    def overlaps(self, other: Period) -> bool:
        """Whether some day is in both."""
        return self.first <= other.last and other.first <= self.last

    def is_adjacent(self, other: Period) -> bool:
        """Whether one begins on the day after the other ends."""
        return (other.first - self.last).days == 1 or (self.first - other.last).days == 1

    def intersect(self, other: Period) -> Period | None:
        """The days that are in both; ``None`` when there are none."""
        if not self.overlaps(other):
            return None
        return Period(max(self.first, other.first), min(self.last, other.last))

    def unite(self, other: Period) -> Period | None:
        """The days in one or both, when they are one period; ``None`` when there is a gap."""
        together = merged((self, other))
        return together[0] if len(together) == 1 else None

    def split(self, part: PeriodPart) -> tuple[Period, ...]:
        """Its days, ISO weeks, months, quarters or years in order; cut off at its ends."""
        return tuple(Period(*ends) for ends in _core.split(self._pair, part))

    def cumulative(self, part: PeriodPart) -> tuple[Period, ...]:
        """From its first day to the end of each part."""
        return tuple(Period(self.first, entry.last) for entry in self.split(part))

    @property
    def _pair(self) -> tuple[date, date]:
        return self.first, self.last

    def __contains__(self, other: date | Period) -> bool:
        if isinstance(other, Period):
            return self.first <= other.first and other.last <= self.last
        return self.first <= _day(other) <= self.last

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=i) for i in range(self.length))

    def __len__(self) -> int:
        return self.length

    def __str__(self) -> str:
        return f"{self.first}/{self.last}"

    def __repr__(self) -> str:
        return f"<Period {self}>"


def merged(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The same days as the fewest periods, in order; days that stand twice stand once."""
    pairs = _core.merged([period._pair for period in periods])
    return tuple(Period(*ends) for ends in pairs)


def day_reached(
    periods: Iterable[Period], count: SupportsIndex | str, unit: TermUnit = "day"
) -> date | None:
    """The day on which the periods together make up a span (art. 146(1)); ``None`` while not."""
    days = broken_span_days(count) if isinstance(count, str) else broken_span_days(count, unit)
    return _core.day_reached([period._pair for period in periods], days)


def iso_week(day: date) -> tuple[int, int]:
    """Year and number of the day's ISO week; the year is that of the week's Thursday."""
    return _core.iso_week(day)


@dataclass(frozen=True, order=True, slots=True, repr=False)
class TimedPeriod:
    """A period that ends at a time of day; the moment at its end belongs to it."""

    first: date
    until: Moment

    def __post_init__(self) -> None:
        if self.until.day < _day(self.first):
            raise ValueError(f"a period that ends before it begins: {self.first} … {self.until}")

    @classmethod
    def parse(cls, first: date, until: str) -> TimedPeriod:
        """With the end as text: ``TimedPeriod.parse(day, "17h00 ngày 26/12/2024")``."""
        return cls(first, parse_moment(until))

    def contains(self, when: Moment | datetime | date) -> Truth:
        """Whether a moment is in it; of a day without its time, undetermined on the last."""
        if isinstance(when, datetime):
            when = Moment.from_datetime(when)
        if isinstance(when, Moment):
            return Truth.YES if self.first <= when.day and when <= self.until else Truth.NO
        if _day(when) == self.until.day and not self.until.is_end_of_day:
            return Truth.UNDETERMINED
        return Truth.YES if self.first <= when <= self.until.day else Truth.NO

    def text(self, lang: Language = "vi") -> str:
        """The period in words, with the zone."""
        return _core.timed_period_text(self.first, self.until._pair, lang)

    def __str__(self) -> str:
        return f"{self.first}/{self.until}"

    def __repr__(self) -> str:
        return f"<TimedPeriod {self}>"


@dataclass(frozen=True, slots=True, repr=False)
class OpenPeriod:
    """A period of which an end may be an event whose day is not known; see :func:`open_period`."""

    first: date | str
    last: date | str
    not_yet: tuple[tuple[str, date], ...] = ()
    _handle: _core.OpenPeriod = field(init=False, compare=False)

    def __post_init__(self) -> None:
        handle = _core.OpenPeriod(self._end("first"), self._end("last"))
        object.__setattr__(self, "_handle", handle)

    def _end(self, which: Literal["first", "last"]) -> date | tuple[str, date | None]:
        end = self.first if which == "first" else self.last
        return (end, dict(self.not_yet).get(end)) if isinstance(end, str) else _day(end)

    @property
    def waits_for(self) -> tuple[str, ...]:
        """The events whose days are still to be known."""
        ends = (self.first, self.last)
        return tuple(dict.fromkeys(end for end in ends if isinstance(end, str)))

    @property
    def closed(self) -> Period | None:
        """The period, once both ends are days."""
        ends = self._handle.closed()
        return Period(*ends) if ends else None

    @property
    def certain(self) -> Period | None:
        """The days that belong to it whatever the days of the events turn out to be."""
        ends = self._handle.certain()
        return Period(*ends) if ends else None

    def contains(self, when: date | Period) -> Truth:
        """Whether the day, or the whole period, is in it; undetermined while an event decides."""
        return Truth(self._handle.contains(_ends(when)))

    def overlaps(self, period: Period) -> Truth:
        """Whether some day is in both."""
        return Truth(self._handle.overlaps(period._pair))

    def resolved(self, events: Mapping[str, date]) -> OpenPeriod:
        """With the days of those of its events that are given.

        Raises:
            ValueError: for an event that the period does not wait for, for a day by whose end the
                event had not happened, or when the period would end before it begins.
        """
        self._handle.resolved(dict(events))
        first, last = (
            events.get(end, end) if isinstance(end, str) else end for end in (self.first, self.last)
        )
        return OpenPeriod(first, last, tuple(e for e in self.not_yet if e[0] not in events))

    def text(self, lang: Language = "vi") -> str:
        """The period in words."""
        return self._handle.text(lang)

    def __contains__(self, when: object) -> bool:
        raise TypeError("the answer has three values: ask .contains(day)")

    def __reduce__(self) -> tuple[object, ...]:
        return OpenPeriod, (self.first, self.last, self.not_yet)

    def __str__(self) -> str:
        return f"{self.first}/{self.last}"

    def __repr__(self) -> str:
        return f"<OpenPeriod {self}>"


def _ends(when: date | Period) -> tuple[date, date]:
    return when._pair if isinstance(when, Period) else (_day(when), when)


def open_period(
    first: date | str, last: date | str, *, not_yet: Mapping[str, date] | None = None
) -> OpenPeriod:
    """A period from a day or an event through a day or an event, events by their names.

    Args:
        first: the first day, or the event whose day it is.
        last: the last day, or the event whose day it is.
        not_yet: for an event, a day by whose end it has not happened.
    """
    known = tuple(sorted((not_yet or {}).items()))
    if unknown := [event for event, _ in known if event not in (first, last)]:
        raise ValueError(f"no end of the period is «{unknown[0]}»")
    return OpenPeriod(first, last, known)
