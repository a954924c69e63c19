"""Terms and months of the package against a naive model with ``datetime``."""

from __future__ import annotations

import calendar
import contextlib
import json
from datetime import UTC, date, datetime, timedelta

import pytest
import thidua as td
from hypothesis import assume, given, settings
from hypothesis import strategies as st

DAYS = st.dates(min_value=date(1400, 1, 1))
#: Where Vietnam's calendar answers for every day a test can reach.
COVERED = st.dates(date(2020, 1, 1), date(2026, 6, 30))
VN = td.vietnam_calendar()
#: A busy machine is no failure.
UNTIMED = settings(deadline=None)
AUTUMN = td.Period(date(2024, 12, 20), date(2025, 1, 20))


def naive_months(day: date, months: int) -> tuple[int, int]:
    """Year and month, counted off one by one."""
    year, month = day.year, day.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month == 13:
            year, month = year + 1, 1
        elif month == 0:
            year, month = year - 1, 12
    return year, month


# ---- months ----


@UNTIMED
@given(DAYS, st.integers(-400, 400))
def test_months_are_what_counting_them_off_gives(day: date, months: int) -> None:
    year, month = naive_months(day, months)
    assume(1400 <= year <= 9999)
    length = calendar.monthrange(year, month)[1]
    clamped = td.add_months(day, months)
    assert clamped == date(year, month, min(day.day, length))
    if day.day <= length:
        assert td.add_months(day, months, month_end="refuse") == clamped
        assert td.add_months(day, months, month_end="first-of-next") == clamped
    else:
        with pytest.raises(ValueError, match="the month has no day"):
            td.add_months(day, months, month_end="refuse")
        assert td.add_months(day, months, month_end="first-of-next") == clamped + timedelta(days=1)


@UNTIMED
@given(DAYS, st.integers(-30, 30))
def test_a_year_is_twelve_months(day: date, years: int) -> None:
    assume(1400 <= day.year + years <= 9999)
    assert td.add_years(day, years) == td.add_months(day, 12 * years)


# ---- terms ----


@UNTIMED
@given(DAYS, st.integers(1, 100_000), st.sampled_from(["day", "week", "half-month"]))
def test_terms_in_days(start: date, count: int, unit: str) -> None:
    days = count * {"day": 1, "week": 7, "half-month": 15}[unit]
    try:
        expected = start + timedelta(days=days)
    except OverflowError:
        with pytest.raises(OverflowError):
            td.term_end(start, count, unit)  # type: ignore[arg-type]
        return
    found = td.term_end(start, count, unit)  # type: ignore[arg-type]
    assert found.end == found.last == expected
    assert td.Period(start, found.end).term_length == days
    assert not found.not_counted
    assert not found.rolled_past


@UNTIMED
@given(DAYS, st.integers(1, 60), st.sampled_from([("month", 1), ("half-year", 6), ("year", 12)]))
def test_terms_in_months(start: date, count: int, unit: tuple[str, int]) -> None:
    assume(start.year < 9900)
    found = td.term_end(start, count, unit[0])  # type: ignore[arg-type]
    assert found.end == td.add_months(start, count * unit[1])
    assert found.month_was_short == (found.end.day != start.day)


@UNTIMED
@given(COVERED, st.integers(1, 90), st.sampled_from(["day", "event", "first-day"]))
def test_terms_in_working_days(start: date, count: int, started_by: str) -> None:
    found = td.term_end(start, count, "working-day", calendar=VN, started_by=started_by)  # type: ignore[arg-type]
    day, left, passed = start, count, []
    if started_by != "first-day":
        day += timedelta(days=1)
    while True:
        if VN.is_working(day):
            left -= 1
        else:
            passed.append(day)
        if left == 0:
            break
        day += timedelta(days=1)
    assert found.end == found.last == day
    assert [entry.date for entry in found.not_counted] == passed
    assert all(entry.source for entry in found.not_counted if entry.kind != "weekly")
    exchanged = [entry.date for entry in found.worked_in_exchange]
    counted = td.Period(found.first_counted, found.end)
    assert exchanged == [d for d in counted if d.weekday() >= 5 and VN.is_working(d)]


@UNTIMED
@given(COVERED, st.integers(1, 90))
def test_a_roll_leads_to_the_next_working_day(start: date, days: int) -> None:
    found = td.term_end(start, days, "day", calendar=VN, roll="next-working-day")
    expected = start + timedelta(days=days)
    while not VN.is_working(expected):
        expected += timedelta(days=1)
    assert found.last == start + timedelta(days=days)
    assert found.end == expected
    assert len(found.rolled_past) == (expected - found.last).days
    assert ("148(5)" in found.articles) == bool(found.rolled_past)


@UNTIMED
@given(st.integers(1, 10_000), st.sampled_from(["day", "working-day", "week", "month", "year"]))
def test_a_term_is_read_back_from_its_words(count: int, unit: str) -> None:
    for lang in ("vi", "en"):
        assert td.parse_term(td._core.term_text(count, unit, lang)) == (count, unit)  # type: ignore[attr-defined]


@UNTIMED
@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    for parse in (td.parse_term, td.parse_moment, td.parse_date):
        with contextlib.suppress(ValueError):
            assert parse(text) is not None


def test_what_is_no_term_is_refused() -> None:
    start = date(2024, 1, 31)
    for call in (
        lambda: td.term_end(start, 0, "day"),
        lambda: td.term_end(start, -1, "month"),
        lambda: td.term_end(start, 1, "fortnight"),  # type: ignore[arg-type]
        lambda: td.term_end(start, "ten days"),
        lambda: td.term_end(start, 1, "working-day"),
        lambda: td.term_end(start, 1, "day", roll="next-working-day"),
        lambda: td.term_end(start, 1, "day", calendar=VN, roll="back"),  # type: ignore[arg-type]
        lambda: td.term_end(start, 1, "month", month_end="refuse"),
        lambda: td.add_months(start, 1, month_end="snap"),  # type: ignore[arg-type]
        lambda: td.day_of_year(10_000, "middle"),
        lambda: td.day_of_month(2024, 2, "late"),  # type: ignore[arg-type]
        lambda: td.Period.of_week(2024, 53),
        lambda: td.term_end(start, 1, "day").explain(lang="fr"),  # type: ignore[arg-type]
        lambda: td.day_reached([AUTUMN], 0),
    ):
        with pytest.raises(ValueError, match=r"."):
            call()
    for beyond in (
        lambda: td.term_end(start, 10**30, "day"),
        lambda: td.term_end(start, 3_000_000, "day"),
        lambda: td.add_months(start, -(10**30)),
        lambda: td.add_years(start, 7_976),
        lambda: td.Period.of(date.max, "week"),
        lambda: td.broken_span_days(10**8, "year"),
    ):
        with pytest.raises(OverflowError, match=r"."):
            beyond()
    for wrong in (
        lambda: td.term_end(datetime(2024, 1, 31, tzinfo=UTC), 1, "day"),
        lambda: td.term_end(start, 1.5, "day"),  # type: ignore[arg-type]
        lambda: td.term_end(start, True, "day"),
        lambda: td.term_end(start, 1),
        lambda: td.term_end(start, "1 day", "day"),
        lambda: td.term_end(start, 1, "day", VN),  # type: ignore[misc]
        lambda: td.add_months(start, "1"),  # type: ignore[arg-type]
        lambda: td.Period(datetime(2024, 1, 1, tzinfo=UTC), start),
    ):
        with pytest.raises(TypeError, match=r"."):
            wrong()


def test_a_term_beyond_the_calendar_names_the_year() -> None:
    with pytest.raises(td.CalendarCoverageError) as raised:
        td.term_end(date(2026, 12, 30), 5, "working-day", calendar=VN)
    assert raised.value.year == 2027


def test_a_computed_date_explains_itself() -> None:
    found = td.term_end(date(2024, 4, 26), "3 ngày làm việc", calendar=VN)
    assert repr(found) == "<TermEnd 2024-05-04: 3 working-day from 2024-04-26>"
    vi, en = found.explain(lang="vi"), found.explain(lang="en")
    assert str(found) == vi
    assert "04/05/2024, thứ Bảy" in vi
    assert "khoản 2 Điều 147" in vi
    assert "nghỉ hoán đổi, làm bù ngày 04/05/2024" in vi
    assert "làm việc bù" in vi
    assert "Công văn 2450/VPCP-KGVX" in en
    assert "off in exchange for 4 May 2024" in en
    data = json.loads(found.to_json())
    assert data["end"] == "2024-05-04"
    assert data["not_counted"][2]["known"]["swapped_with"] == "2024-05-04"
    assert found.not_counted[2].kind == "swapped-off"
    assert found.not_counted[0] == td.PassedDay(date(2024, 4, 27))
