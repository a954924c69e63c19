"""Dates of the package against a naive model with ``datetime``, and what its values promise."""

from __future__ import annotations

import calendar
import contextlib
import copy
import json
import pickle
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
import thidua as td
from hypothesis import assume, given
from hypothesis import strategies as st
from thidua.periods import merged

DAYS = st.dates(min_value=date(1400, 1, 1))
#: Where Vietnam's calendar answers for every day a test can reach.
COVERED = st.dates(date(2020, 1, 1), date(2026, 6, 30))
VN = td.vietnam_calendar()
AUTUMN = td.Period(date(2024, 12, 20), date(2025, 1, 20))
INSIDE = st.dates(AUTUMN.first, AUTUMN.last)


@st.composite
def periods(draw: st.DrawFn, days: st.SearchStrategy[date] = INSIDE) -> td.Period:
    first, last = sorted((draw(days), draw(days)))
    return td.Period(first, last)


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


@given(DAYS, st.integers(-30, 30))
def test_a_year_is_twelve_months(day: date, years: int) -> None:
    assume(1400 <= day.year + years <= 9999)
    assert td.add_years(day, years) == td.add_months(day, 12 * years)


# ---- terms ----


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


@given(DAYS, st.integers(1, 60), st.sampled_from([("month", 1), ("half-year", 6), ("year", 12)]))
def test_terms_in_months(start: date, count: int, unit: tuple[str, int]) -> None:
    assume(start.year < 9900)
    found = td.term_end(start, count, unit[0])  # type: ignore[arg-type]
    assert found.end == td.add_months(start, count * unit[1])
    assert found.month_was_short == (found.end.day != start.day)


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


@given(st.integers(1, 10_000), st.sampled_from(["day", "working-day", "week", "month", "year"]))
def test_a_term_is_read_back_from_its_words(count: int, unit: str) -> None:
    for lang in ("vi", "en"):
        assert td.parse_term(td._core.term_text(count, unit, lang)) == (count, unit)  # type: ignore[attr-defined]


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


# ---- periods ----


@given(periods(), periods())
def test_two_periods_are_sets_of_days(a: td.Period, b: td.Period) -> None:
    in_a, in_b = set(a), set(b)
    both, together = a.intersect(b), a.unite(b)
    assert set(both or ()) == in_a & in_b
    assert a.overlaps(b) == bool(in_a & in_b)
    union = sorted(in_a | in_b)
    if (union[-1] - union[0]).days + 1 == len(union):
        assert together is not None
        assert list(together) == union
    else:
        assert together is None
    assert a.is_adjacent(b) == (together is not None and both is None)
    assert (b in a) == (in_b <= in_a)
    assert [day for entry in merged([a, b]) for day in entry] == union


@given(st.lists(periods(), max_size=6), st.integers(1, 40))
def test_days_are_reached_one_by_one(given_periods: list[td.Period], days: int) -> None:
    served = sorted({day for entry in given_periods for day in entry})
    expected = served[days - 1] if days <= len(served) else None
    assert td.day_reached(given_periods, days) == expected


@given(
    periods(st.dates(date(1995, 1, 1), date(2005, 1, 1))),
    st.sampled_from(["week", "month", "quarter", "year"]),
)
def test_parts_are_runs_of_days_of_one_part(whole: td.Period, part: str) -> None:
    key = {
        "week": lambda day: day.isocalendar()[:2],
        "month": lambda day: (day.year, day.month),
        "quarter": lambda day: (day.year, (day.month - 1) // 3),
        "year": lambda day: day.year,
    }[part]
    runs: list[list[date]] = []
    for day in whole:
        if not runs or key(runs[-1][0]) != key(day):
            runs.append([])
        runs[-1].append(day)
    parts = whole.split(part)  # type: ignore[arg-type]
    assert [list(entry) for entry in parts] == runs
    sums = whole.cumulative(part)  # type: ignore[arg-type]
    assert sums == tuple(td.Period(whole.first, run[-1]) for run in runs)


@given(DAYS)
def test_iso_weeks_are_those_of_datetime(day: date) -> None:
    year, week, weekday = day.isocalendar()
    assert td.iso_week(day) == (year, week)
    if date(1400, 1, 7) < day < date(9999, 12, 25):
        found = td.Period.of_week(year, week)
        assert found == td.Period.of(day, "week")
        assert found.first == day - timedelta(days=weekday - 1)
        assert found.length == 7


def test_a_period_has_two_lengths() -> None:
    period = td.Period(date(2025, 11, 20), date(2025, 12, 3))
    assert (period.length, len(period), period.term_length) == (14, 14, 13)
    assert period.working_days(VN) == 10
    assert str(period) == "2025-11-20/2025-12-03"


# ---- open periods ----


@given(INSIDE, INSIDE, INSIDE, st.booleans())
def test_an_open_period_agrees_with_every_way_of_settling_it(
    known: date, day: date, not_yet: date, at_the_start: bool
) -> None:
    ends = ("event", known) if at_the_start else (known, "event")
    try:
        period = td.open_period(*ends, not_yet={"event": not_yet})
    except ValueError:
        assert at_the_start
        assert not_yet >= known
        return
    answers = set()
    for i in range(-40, 80):
        try:
            settled = period.resolved({"event": AUTUMN.first + timedelta(days=i)}).closed
        except ValueError:
            continue
        assert settled is not None
        answers.add(day in settled)
    expected = {True: td.Truth.YES, False: td.Truth.NO}
    found = period.contains(day)
    assert found == (expected[answers.pop()] if len(answers) == 1 else td.Truth.UNDETERMINED)


def test_an_open_period_says_what_it_waits_for() -> None:
    period = td.open_period("issue-date", date(2024, 12, 26))
    assert period.waits_for == ("issue-date",)
    assert period.closed is None
    assert period.text("vi") == "từ ngày có «issue-date» đến hết ngày 26/12/2024"
    assert period.overlaps(td.Period(date(2024, 12, 1), date(2024, 12, 31))) == td.Truth.YES
    assert period.certain == td.Period(date(2024, 12, 26), date(2024, 12, 26))
    issued = period.resolved({"issue-date": date(2024, 6, 20)})
    assert issued.closed == td.Period(date(2024, 6, 20), date(2024, 12, 26))
    with pytest.raises(TypeError, match="three values"):
        assert date(2024, 7, 1) in period  # type: ignore[operator]
    with pytest.raises(ValueError, match="no end of the period"):
        td.open_period("issue-date", date(2024, 12, 26), not_yet={"issue": date(2024, 1, 1)})


# ---- moments ----


OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))


@given(
    st.datetimes(datetime(1400, 1, 3), datetime(9999, 12, 29)),
    OFFSETS,
)
def test_moments_are_those_of_datetime(naive: datetime, zone: timezone) -> None:
    aware = naive.replace(tzinfo=zone)
    moment = td.Moment.from_datetime(aware)
    assert moment.datetime == aware
    assert moment.datetime.utcoffset() == timedelta(hours=7)
    assert td.parse_moment(aware.isoformat()) == moment
    assert td.parse_moment(str(moment)) == moment


@given(st.datetimes(timezones=st.just(td.VIETNAM)), st.datetimes(timezones=st.just(td.VIETNAM)))
def test_moments_are_in_the_order_of_datetimes(a: datetime, b: datetime) -> None:
    assume(min(a, b).year >= 1400)
    assert (td.Moment.from_datetime(a) < td.Moment.from_datetime(b)) == (a < b)


def test_the_end_of_a_day_belongs_to_it() -> None:
    day = date(2024, 12, 26)
    end, after = td.Moment.end_of(day), td.parse_moment("2024-12-27T00:00")
    assert end < after
    assert end.datetime == after.datetime
    whole = td.TimedPeriod(date(2024, 6, 20), end)
    assert whole.contains(end) == whole.contains(day) == td.Truth.YES
    assert whole.contains(after) == td.Truth.NO


def test_a_timed_period_answers_datetimes_with_a_zone() -> None:
    noon = td.TimedPeriod.parse(date(2020, 2, 18), "2020-03-02T12:00")
    assert noon.contains(datetime(2020, 3, 2, 5, 0, tzinfo=UTC)) == td.Truth.YES
    assert noon.contains(datetime(2020, 3, 2, 5, 0, 1, tzinfo=UTC)) == td.Truth.NO
    assert noon.contains(date(2020, 3, 2)) == td.Truth.UNDETERMINED
    assert noon.text("vi") == "từ ngày 18/02/2020 đến 12:00 (UTC+7) ngày 02/03/2020"
    with pytest.raises(ValueError, match="no time zone"):
        noon.contains(datetime(2020, 3, 2, 12, 0))
    with pytest.raises(TypeError, match="expected a datetime"):
        noon.contains("2020-03-02")  # type: ignore[arg-type]


def test_the_machine_zone_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    for zone in ("Pacific/Kiritimati", "America/Los_Angeles"):
        monkeypatch.setenv("TZ", zone)
        assert str(td.parse_moment("17h ngày 26/12/2024")) == "2024-12-26T17:00+07:00"
        aware = datetime(2024, 12, 26, 10, 0, tzinfo=UTC)
        assert str(td.Moment.from_datetime(aware)) == "2024-12-26T17:00+07:00"


# ---- what all values promise ----

VALUES = [
    td.Period(date(2024, 6, 20), date(2024, 12, 26)),
    td.open_period("issue-date", "over", not_yet={"over": date(2024, 1, 1)}),
    td.parse_moment("17h30 ngày 26/12/2024"),
    td.TimedPeriod.parse(date(2020, 2, 18), "2020-03-02T12:00"),
    td.term_end(date(2024, 2, 5), 5, "working-day", calendar=VN),
    td.PassedDay(date(2024, 2, 8), "holiday"),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_values_copy_pickle_compare_and_hash(value: object) -> None:
    for other in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert other == value
        assert hash(other) == hash(value)
        assert repr(other) == repr(value)
    assert value != object()
    assert type(value).__name__ in repr(value)
    with pytest.raises((AttributeError, TypeError)):
        value.first = None  # type: ignore[attr-defined]
