"""The questions that cases in tests/cases/dates ask, each answered by the package."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import thidua as td
from case_file import Table

Calendar = td.WorkingCalendar | None


def same(expect: Table, key: str, kind: type, found: object) -> None:
    """What the case says, when it says anything, is what was found."""
    expected = expect.take(key, kind)
    if expected is not None:
        assert found == expected, key


def days_of(days: tuple[td.PassedDay, ...]) -> list[date]:
    return [day.date for day in days]


def period(text: str) -> td.Period:
    first, last = text.split("/")
    return td.Period(date.fromisoformat(first), date.fromisoformat(last))


def term(ask: Table) -> tuple[int, Any]:
    count, unit = ask.take("count", int, required=True), ask.take("unit", str, required=True)
    text = ask.take("text", str)
    if text is not None:
        assert td.parse_term(text) == (count, unit)
    return count, unit


def term_end(ask: Table, expect: Table, calendar: Calendar) -> None:
    count, unit = term(ask)
    options = {
        key: value
        for key in ("roll", "month_end", "started_by")
        if (value := ask.take(key, str)) is not None
    }
    start = ask.take("start", date, required=True)
    found = td.term_end(start, count, unit, calendar=calendar, **options)  # type: ignore[arg-type]
    assert found.end == expect.take("end", date, required=True)
    same(expect, "last", date, found.last)
    same(expect, "first_counted", date, found.first_counted)
    same(expect, "month_was_short", bool, found.month_was_short)
    same(expect, "not_counted", list, days_of(found.not_counted))
    same(expect, "rolled_past", list, days_of(found.rolled_past))
    same(expect, "worked_in_exchange", list, days_of(found.worked_in_exchange))
    same(expect, "articles", list, list(found.articles))
    for day in (found.start, found.last, found.end):
        assert f"{day:%d/%m/%Y}" in found.explain(lang="vi")
        assert f"{day.day} {day:%B %Y}" in found.explain(lang="en")
    passed = days_of(found.not_counted + found.rolled_past + found.worked_in_exchange)
    if len(passed) <= 10:
        assert all(f"{day:%d/%m/%Y}" in found.explain(lang="vi") for day in passed)


def add_months(ask: Table, expect: Table, calendar: Calendar) -> None:
    found = td.add_months(
        ask.take("day", date, required=True),
        ask.take("months", int, required=True),
        month_end=ask.take("month_end", str) or "last-day",
    )
    assert found == expect.take("day", date, required=True)


def length(ask: Table, expect: Table, calendar: Calendar) -> None:
    found = td.Period(ask.take("first", date, required=True), ask.take("last", date, required=True))
    same(expect, "length", int, found.length)
    same(expect, "term_length", int, found.term_length)
    working = expect.take("working_days", int)
    if working is not None:
        assert calendar is not None
        assert found.working_days(calendar) == working


def named_day(ask: Table, expect: Table, calendar: Calendar) -> None:
    year = ask.take("year", int, required=True)
    month, point = ask.take("month", int), ask.take("point", str, required=True)
    found = td.day_of_month(year, month, point) if month else td.day_of_year(year, point)
    assert found == expect.take("day", date, required=True)


def span(ask: Table, expect: Table, calendar: Calendar) -> None:
    count, unit = term(ask)
    texts = ask.take("periods", list)
    assert td.broken_span_days(count, unit) == expect.take("days", int, required=True)
    if texts is not None:
        reached = expect.take("reached", (date, str), required=True)
        found = td.day_reached([period(text) for text in texts], count, unit)
        assert found == (reached if isinstance(reached, date) else None)


def moment(ask: Table, expect: Table, calendar: Calendar) -> None:
    text, expected = ask.take("text", str, required=True), expect.take("moment", str, required=True)
    try:
        found = str(td.parse_moment(text))
    except ValueError:
        found = "none"
    assert found == expected


def clock_term(ask: Table, expect: Table, calendar: Calendar) -> None:
    start = td.parse_moment(ask.take("start", str, required=True))
    count, unit = ask.take("count", int, required=True), ask.take("unit", str, required=True)
    assert str(start.after(count, unit)) == expect.take("moment", str, required=True)


def in_time(ask: Table, expect: Table, calendar: Calendar) -> None:
    first, until = ask.take("first", date, required=True), ask.take("until", str, required=True)
    when = ask.take("when", (date, str), required=True)
    asked = td.parse_moment(when) if isinstance(when, str) else when
    found = td.TimedPeriod.parse(first, until).contains(asked)
    assert found == expect.take("answer", str, required=True)


def open_period(ask: Table, expect: Table, calendar: Calendar) -> None:
    first, last = (ask.take(key, (date, str), required=True) for key in ("first", "last"))
    not_yet, events = ask.take("not_yet", dict), ask.take("events", dict)
    day = ask.take("day", date, required=True)
    found = td.open_period(first, last, not_yet=not_yet).resolved(events or {})
    assert found.contains(day) == expect.take("answer", str, required=True)
    same(expect, "waits_for", list, list(found.waits_for))


def iso_week(ask: Table, expect: Table, calendar: Calendar) -> None:
    year, week = td.iso_week(ask.take("day", date, required=True))
    assert f"{year}-W{week:02}" == expect.take("week", str, required=True)
    assert str(td.Period.of_week(year, week)) == expect.take("period", str, required=True)


def week(ask: Table, expect: Table, calendar: Calendar) -> None:
    year, number = ask.take("week", str, required=True).split("-W")
    found = td.Period.of_week(int(year), int(number))
    assert str(found) == expect.take("period", str, required=True)


def split(ask: Table, expect: Table, calendar: Calendar) -> None:
    whole = period(ask.take("period", str, required=True))
    part = ask.take("part", str, required=True)
    parts = whole.cumulative(part) if ask.take("cumulative", bool) else whole.split(part)
    assert [str(entry) for entry in parts] == expect.take("parts", list, required=True)


def two_periods(ask: Table, expect: Table, calendar: Calendar) -> None:
    a, b = (period(ask.take(key, str, required=True)) for key in ("a", "b"))
    both, together = (expect.take(key, str, required=True) for key in ("both", "together"))
    assert str(a.intersect(b) or "none") == str(b.intersect(a) or "none") == both
    assert str(a.unite(b) or "none") == str(b.unite(a) or "none") == together


QUESTIONS: dict[str, Callable[[Table, Table, Calendar], None]] = {
    "term-end": term_end,
    "add-months": add_months,
    "period": length,
    "named-day": named_day,
    "span": span,
    "moment": moment,
    "clock-term": clock_term,
    "in-time": in_time,
    "open-period": open_period,
    "iso-week": iso_week,
    "week": week,
    "split": split,
    "two-periods": two_periods,
}
