"""Periods and moments of the package against sets of days and ``datetime``; their values keep."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
import thidua as td
from hypothesis import given, settings
from hypothesis import strategies as st
from thidua.periods import merged

DAYS = st.dates(min_value=date(1400, 1, 1))
VN = td.vietnam_calendar()
#: A busy machine is no failure.
UNTIMED = settings(deadline=None)
AUTUMN = td.Period(date(2024, 12, 20), date(2025, 1, 20))
INSIDE = st.dates(AUTUMN.first, AUTUMN.last)


@st.composite
def periods(draw: st.DrawFn, days: st.SearchStrategy[date] = INSIDE) -> td.Period:
    first, last = sorted((draw(days), draw(days)))
    return td.Period(first, last)


# ---- periods ----


@UNTIMED
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


@UNTIMED
@given(st.lists(periods(), max_size=6), st.integers(1, 40))
def test_days_are_reached_one_by_one(given_periods: list[td.Period], days: int) -> None:
    served = sorted({day for entry in given_periods for day in entry})
    expected = served[days - 1] if days <= len(served) else None
    assert td.day_reached(given_periods, days) == expected


@UNTIMED
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


@UNTIMED
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


@UNTIMED
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


@UNTIMED
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


HERE = st.datetimes(datetime(1400, 1, 3), timezones=st.just(td.VIETNAM))


@UNTIMED
@given(HERE, HERE)
def test_moments_are_in_the_order_of_datetimes(a: datetime, b: datetime) -> None:
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
