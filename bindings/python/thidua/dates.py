"""Dates as the law counts them: terms of the Civil Code 2015, months by policy, named days."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, SupportsIndex

from thidua import _core
from thidua.asked import checked_language, day_of, text_of, whole_number
from thidua.diagnostics import Language

if TYPE_CHECKING:
    from thidua.calendar import WorkingCalendar

__all__ = [
    "PassedDay",
    "TermEnd",
    "add_months",
    "add_years",
    "broken_span_days",
    "day_of_month",
    "day_of_year",
    "parse_date",
    "parse_term",
    "term_end",
]

TermUnit = Literal["day", "working-day", "week", "half-month", "month", "half-year", "year"]
EndRoll = Literal["none", "next-working-day"]
MonthEnd = Literal["last-day", "first-of-next", "refuse"]
TermStart = Literal["day", "event", "first-day"]
DayPoint = Literal["beginning", "middle", "end"]

#: The type of days, where a field is called «date».
Day = date

#: No term is as long; Python's whole numbers are, and C++'s are not.
_MOST = 10**9


@dataclass(frozen=True, slots=True)
class PassedDay:
    """A day of a calendar that matters to a term: not counted, passed over, or worked in exchange.

    ``kind`` is ``weekly`` where only the weekday speaks; else it is the kind of the calendar's row
    (``holiday``, ``compensatory``, ``swapped-off``, ``swapped-in``, ``closed``), with its source.
    """

    date: date
    kind: str = "weekly"
    name_vi: str = ""
    name_en: str = ""
    source: str = ""
    status: str = "announced"
    swapped_with: Day | None = None
    #: Of joined calendars that differ in the weekday, the id of the one that has it off.
    weekly_of: str = ""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> PassedDay:
        """The day of the documented JSON form."""
        known = data.get("known", data if "kind" in data else {})
        name = known.get("name", {})
        partner = known.get("swapped_with")
        return cls(
            date=date.fromisoformat(data["date"]),
            kind=known.get("kind", "weekly"),
            name_vi=name.get("vi", ""),
            name_en=name.get("en", ""),
            source=known.get("source", ""),
            status=known.get("status", "announced"),
            swapped_with=date.fromisoformat(partner) if partner else None,
            weekly_of=data.get("weekly_of", ""),
        )


@dataclass(frozen=True, slots=True, repr=False)
class TermEnd:
    """The end of a term, with all that it was computed from.

    ``last`` is the last day by the count alone, ``end`` the one after a roll: the term lasts until
    24:00 of that day. ``articles`` are those of the Civil Code 2015.
    """

    start: date
    started_by: TermStart
    count: int
    unit: TermUnit
    first_counted: date
    last: date
    end: date
    roll: EndRoll
    month_end: MonthEnd
    month_was_short: bool
    calendar: str
    not_counted: tuple[PassedDay, ...]
    rolled_past: tuple[PassedDay, ...]
    worked_in_exchange: tuple[PassedDay, ...]
    articles: tuple[str, ...]
    _json: str = field(compare=False)
    _texts: tuple[str, str] = field(compare=False)

    def explain(self, *, lang: Language = "vi") -> str:
        """How the end was found: start, count, what was not counted and why, roll, articles."""
        return self._texts[0] if checked_language(lang) == "vi" else self._texts[1]

    def to_json(self) -> str:
        """The same as documented JSON."""
        return self._json

    def __str__(self) -> str:
        return self.explain()

    def __repr__(self) -> str:
        return f"<TermEnd {self.end}: {self.count} {self.unit} from {self.start}>"


def _whole(value: SupportsIndex, what: str) -> int:
    number = whole_number(value, what)
    if abs(number) > _MOST:
        raise OverflowError(f"{what} of {number} leads beyond 9999-12-31")
    return number


def _year(value: SupportsIndex) -> int:
    year = whole_number(value, "a year")
    if not 1400 <= year <= 9999:
        raise ValueError(f"the years are 1400 to 9999, not {year}")
    return year


def parse_term(text: str) -> tuple[int, TermUnit]:
    """Count and unit of a written term: «10 ngày làm việc», «03 tháng», «nửa tháng», "2 weeks".

    A number may be repeated in words, «10 (mười) ngày», and is refused when these contradict it.

    Raises:
        ValueError: for words that are no term, with the reason: hours run from a moment, and
            several units (as of a month and 15 days) are counted one after the other.
    """
    term = _core.parse_term(text_of(text, "a term"))
    if term is None:
        raise ValueError(f"«{text}» is no term: {_core.why_no_term(text)}")
    return term  # type: ignore[return-value]


def parse_date(text: str) -> date:
    """The day of a text in Vietnam: ``2024-12-26``, ``26/12/2024``, with a time and an offset too.

    Also as letters write it: «12 giờ 00 phút ngày 26 tháng 12 năm 2024».

    Raises:
        ValueError: for a text that is no day that exists.
    """
    day = _core.parse_date(text_of(text, "a date"))
    if day is None:
        raise ValueError(f"«{text}» is no date: write 2024-12-26 or 26/12/2024")
    return day


def term_end(
    start: date,
    term: SupportsIndex | str,
    unit: TermUnit | None = None,
    *,
    calendar: WorkingCalendar | None = None,
    roll: EndRoll = "none",
    month_end: MonthEnd = "last-day",
    started_by: TermStart = "day",
) -> TermEnd:
    """The end of a term that ``start`` sets running; the start itself is not counted.

    Args:
        start: the stated day or the day of the event.
        term: how many of ``unit``; or the whole term as text, «10 ngày làm việc».
        unit: ``"day"``, ``"working-day"``, ``"week"``, ``"half-month"`` (15 days), ``"month"``,
            ``"half-year"`` (6 months) or ``"year"``.
        calendar: needed for working days and for a roll.
        roll: ``"next-working-day"`` where the term says so (Civil Code 2015, art. 148(5)).
        month_end: what becomes of 31 January plus a month: ``"last-day"`` (art. 148(3)),
            ``"first-of-next"`` or ``"refuse"``.
        started_by: ``"day"``, ``"event"``, or ``"first-day"`` for a stated range, whose first day
            counts.

    Raises:
        ValueError: for a count below 1, an unknown word, or without a calendar where one is needed.
        OverflowError: for a term that leads beyond 9999-12-31.
        CalendarCoverageError: where the calendar does not know.
    """
    if isinstance(term, str):
        if unit is not None:
            raise TypeError("a term as text has its unit in it")
        count, unit = parse_term(term)
    elif unit is None:
        raise TypeError("a term has a unit: term_end(start, 10, 'working-day')")
    else:
        count = _whole(term, "a term")
    start = day_of(start)
    text, vi, en = _core.term_end(
        start,
        count,
        unit,
        calendar=None if calendar is None else calendar._core,
        roll=roll,
        month_end=month_end,
        started_by=started_by,
    )
    data = json.loads(text)

    def days(key: str) -> tuple[PassedDay, ...]:
        return tuple(PassedDay.from_json(entry) for entry in data[key])

    return TermEnd(
        start=start,
        started_by=data["started_by"],
        count=count,
        unit=unit,
        first_counted=date.fromisoformat(data["first_counted"]),
        last=date.fromisoformat(data["last"]),
        end=date.fromisoformat(data["end"]),
        roll=data["roll"],
        month_end=data["month_end"],
        month_was_short=data["month_was_short"],
        calendar=data.get("calendar", ""),
        not_counted=days("not_counted"),
        rolled_past=days("rolled_past"),
        worked_in_exchange=days("worked_in_exchange"),
        articles=tuple(data["articles"]),
        _json=text,
        _texts=(vi, en),
    )


def add_months(day: date, months: SupportsIndex, *, month_end: MonthEnd = "last-day") -> date:
    """The same day of the month so many months later; earlier, when negative.

    One month twice is not two months: from 31 January by way of 28 February to 28 March.

    Raises:
        ValueError: under ``"refuse"``, when the month has no such day.
        OverflowError: beyond 1400-01-01 to 9999-12-31.
    """
    return _core.add_months(day_of(day), _whole(months, "a number of months"), month_end)


def add_years(day: date, years: SupportsIndex, *, month_end: MonthEnd = "last-day") -> date:
    """The same day so many years later: twelve months each, so only 29 February can be missing."""
    return add_months(day, 12 * _whole(years, "a number of years"), month_end=month_end)


def broken_span_days(count: SupportsIndex | str, unit: TermUnit | None = None) -> int:
    """The days of a span that need not be consecutive (Civil Code 2015, art. 146(1)).

    A year is 365 days, a half-year 180, a month 30, a half-month 15, a week 7. The span may be
    written as text: ``broken_span_days("06 tháng")``.
    """
    if isinstance(count, str):
        return _core.broken_span_days(*parse_term(count))
    if unit is None:
        raise TypeError("a span has a unit: broken_span_days(6, 'month')")
    return _core.broken_span_days(_whole(count, "a span"), unit)


def day_of_month(year: int, month: int, point: DayPoint) -> date:
    """«Đầu, giữa, cuối tháng»: the 1st, the 15th or the last day (art. 146(2))."""
    return _core.day_of_month(_year(year), _whole(month, "a month"), point)


def day_of_year(year: int, point: DayPoint) -> date:
    """«Đầu, giữa, cuối năm»: 1 January, 30 June or 31 December (art. 146(3))."""
    return _core.day_of_year(_year(year), point)
