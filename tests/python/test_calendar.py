"""Working calendars from Python: single days, columns of every library, values that keep."""

from __future__ import annotations

import copy
import pickle
import threading
from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import thidua as td
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[2]
VN = td.vietnam_calendar()
DAYS = np.arange(np.datetime64("2020-01-01"), np.datetime64("2027-01-01"))
#: What NumPy's own calendar makes of the same rows.
OFF = np.array([d.date for d in VN.days() if not d.is_worked], dtype="datetime64[D]")
WORKS = np.array([VN.is_working(d.item()) for d in DAYS])


def naive(first: date, count: int, step: int) -> date:
    """Walks from day to day."""
    day = first
    while count:
        day += timedelta(step)
        count -= bool(WORKS[(day - date(2020, 1, 1)).days])
    return day


def office(**more: object) -> td.WorkingCalendar:
    """An invented office with a closing day in June."""
    return td.WorkingCalendar(
        {
            "id": "office",
            "title": {"vi": "Cơ quan giả định", "en": "An invented office"},
            "weekend": [],
            "year": [{"year": 2026, "source": "a synthetic decision"}],
            "day": [
                {
                    "date": date(2026, 6, 1),
                    "kind": "closed",
                    "name": {"vi": "Chuyển trụ sở", "en": "Moving house"},
                    "source": "a synthetic decision",
                    **more,
                }
            ],
        }
    )


def test_facts_of_the_notices() -> None:
    assert VN.working_days(date(2025, 11, 20), date(2025, 12, 3)) == 10
    assert VN.working_days(date(2025, 12, 8), date(2025, 12, 10)) == 3
    assert VN.is_working(date(2024, 5, 4))
    assert not VN.is_working(date(2024, 4, 29))
    assert VN.next_working_day(date(2024, 2, 7)) == date(2024, 2, 15)
    assert VN.previous_working_day(date(2024, 2, 15)) == date(2024, 2, 7)
    assert VN.add_working_days(date(2025, 11, 19), 10, roll="preceding") == date(2025, 12, 3)
    assert VN.working_days_after(date(2025, 11, 19), date(2025, 12, 3)) == 10
    assert (VN.first, VN.last) == (date(2020, 1, 1), date(2026, 12, 31))
    assert VN.years()[2027][1] == "projected"


def test_columns_equal_single_days() -> None:
    assert (VN.is_working(DAYS) == WORKS).all()
    inner = DAYS[60:-60]
    for roll in ("following", "preceding"):
        for count in (-20, -1, 0, 1, 7, 30):
            column = VN.add_working_days(inner, count, roll=roll)
            assert column.dtype == np.dtype("datetime64[D]")
            assert column.tolist() == [
                VN.add_working_days(d, count, roll=roll) for d in inner.tolist()
            ]
    assert VN.next_working_day(inner).tolist() == [naive(d, 1, 1) for d in inner.tolist()]
    assert VN.previous_working_day(inner).tolist() == [naive(d, 1, -1) for d in inner.tolist()]


@pytest.mark.parametrize(("roll", "theirs"), [("following", "forward"), ("preceding", "backward")])
def test_equal_to_numpy_where_no_saturday_is_worked(roll: str, theirs: str) -> None:
    """NumPy knows no worked Saturdays: on the same days off alone, all answers are the same."""
    rng = np.random.default_rng(20261124)
    off = np.unique(rng.choice(np.arange("1950-01-01", "2050-01-01", dtype="datetime64[D]"), 1400))
    calendar = td.closing_calendar(
        off, years=(1950, 2049), source="synthetic", weekend=("saturday", "sunday")
    )
    days = rng.choice(np.arange("1951-01-01", "2049-01-01", dtype="datetime64[D]"), 50_000)
    counts = rng.integers(-60, 61, days.size, dtype=np.int32)
    expected = np.busday_offset(days, counts, roll=theirs, holidays=off)
    assert (calendar.add_working_days(days, counts, roll=roll) == expected).all()
    assert (calendar.is_working(days) == np.is_busday(days, holidays=off)).all()
    others = np.roll(days, 1)
    first, last = np.minimum(days, others), np.maximum(days, others)
    expected_counts = np.busday_count(first, last + 1, holidays=off)
    assert (calendar.working_days(first, last) == expected_counts).all()


@settings(max_examples=300, deadline=None)
@given(
    day=st.dates(date(2020, 6, 1), date(2026, 6, 1)),
    a=st.integers(0, 60),
    b=st.integers(0, 60),
)
def test_adding_and_counting_agree(day: date, a: int, b: int) -> None:
    end = VN.add_working_days(day, a, roll="preceding")
    assert VN.working_days_after(day, end) == a or (a == 0 and not VN.is_working(day))
    assert VN.add_working_days(end, b, roll="preceding") == VN.add_working_days(
        day, a + b, roll="preceding"
    )
    start = VN.add_working_days(day, 0, roll="following")
    there = VN.add_working_days(start, b, roll="following")
    assert VN.add_working_days(there, -b, roll="following") == start


def test_missing_days_stay_missing() -> None:
    days = np.array(["2024-05-03", "NaT"], dtype="datetime64[D]")
    out = VN.next_working_day(days)
    assert out[0] == np.datetime64("2024-05-04")
    assert np.isnat(out[1])
    with pytest.raises(ValueError, match=r"element 1 is missing"):
        VN.is_working(days)
    with pytest.raises(ValueError, match="no missing flags"):
        VN.is_working(days, unknown="missing")


def test_a_series_of_polars() -> None:
    days = pl.Series("filed", [date(2024, 5, 3), None, date(2024, 4, 29)])
    out = VN.next_working_day(days)
    assert isinstance(out, pl.Series)
    assert (out.name, out.dtype) == ("filed", pl.Date)
    assert out.to_list() == [date(2024, 5, 4), None, date(2024, 5, 2)]
    assert VN.is_working(days).to_list() == [True, None, False]
    counts = VN.working_days(days, date(2024, 5, 4))
    assert counts.to_list() == [2, None, 3]
    assert VN.working_days_after(date(2024, 5, 4), days).to_list() == [-1, None, -3]


def test_a_series_of_pandas() -> None:
    days = pd.Series(
        pd.to_datetime(["2024-05-03", None, "2024-04-29"]), index=[7, 8, 9], name="filed"
    )
    out = VN.next_working_day(days)
    assert out.dtype == days.dtype
    assert out.index.tolist() == [7, 8, 9]
    assert out.name == "filed"
    assert out[7] == pd.Timestamp("2024-05-04")
    assert pd.isna(out[8])
    flags = VN.is_working(days)
    assert flags.dtype == "boolean"
    assert flags.tolist() == [True, pd.NA, False]
    assert VN.is_working(days.dropna()).dtype == bool
    objects = pd.Series([date(2024, 5, 3), None], dtype=object)
    assert VN.next_working_day(objects).tolist()[0] == date(2024, 5, 4)
    arrow = pd.Series([date(2024, 5, 3), None], dtype="date32[pyarrow]")
    assert VN.next_working_day(arrow).dtype == arrow.dtype
    assert VN.next_working_day(arrow)[0] == date(2024, 5, 4)
    assert VN.working_days(days, date(2024, 5, 4)).dtype == "Int64"


def test_arrow_arrays() -> None:
    days = pa.array([date(2024, 5, 3), None, date(2024, 4, 29)])
    out = VN.next_working_day(days)
    assert out.type == pa.date32()
    assert out.to_pylist() == [date(2024, 5, 4), None, date(2024, 5, 2)]
    chunked = VN.is_working(pa.chunked_array([days, days]))
    assert isinstance(chunked, pa.ChunkedArray)
    assert chunked.to_pylist() == [True, None, False] * 2

    class Foreign:
        """A library that only speaks the PyCapsule interface."""

        def __arrow_c_array__(self, requested_schema: object = None) -> object:
            return days.__arrow_c_array__(requested_schema)

    assert VN.next_working_day(Foreign()).to_pylist() == out.to_pylist()
    with pytest.raises(TypeError, match="date32"):
        VN.is_working(pa.array([1, 2]))


def test_what_the_calendar_does_not_know() -> None:
    with pytest.raises(td.CalendarCoverageError) as one:
        VN.is_working(date(2031, 1, 1))
    assert one.value.year == 2031
    assert one.value.index is None
    assert isinstance(one.value, LookupError)
    assert one.value.message("vi") == "lịch «vn» không có dữ liệu cho năm 2031"
    days = np.array(["2024-05-03", "2031-01-01"], dtype="datetime64[D]")
    with pytest.raises(td.CalendarCoverageError, match="element 1") as many:
        VN.add_working_days(days, 1, roll="following")
    assert (many.value.year, many.value.index) == (2031, 1)
    assert pickle.loads(pickle.dumps(many.value)).index == 1
    known = VN.add_working_days(days, 1, roll="following", unknown="missing")
    assert np.isnat(known).tolist() == [False, True]
    series = pl.Series([date(2024, 5, 3), None, date(2031, 1, 1)])
    assert VN.is_working(series, unknown="missing").to_list() == [True, None, None]
    with pytest.raises(td.CalendarCoverageError) as third:
        VN.is_working(series)
    assert third.value.index == 2


def test_trust() -> None:
    with pytest.raises(td.CalendarCoverageError, match="projected only") as error:
        VN.is_working(date(2027, 2, 5))
    assert error.value.year == 2027
    trusting = td.vietnam_calendar(trust=("projected",))
    assert not trusting.is_working(date(2027, 2, 5))
    assert trusting != VN
    with pytest.raises(ValueError, match="no «rumoured» to trust"):
        td.vietnam_calendar(trust=("rumoured",))  # type: ignore[arg-type]
    unsure = office(status="unverified")
    with pytest.raises(td.CalendarCoverageError, match="2026-06-01"):
        unsure.is_working(date(2026, 6, 1))


def test_joint_calendars() -> None:
    own = office()
    both = td.joint_calendar(VN, own)
    assert both.id == "vn+office"
    assert not both.is_working(date(2026, 6, 1))
    assert not both.is_working(date(2026, 6, 6))
    assert own.is_working(date(2026, 6, 6))
    days = np.arange("2026-01-01", "2027-01-01", dtype="datetime64[D]")
    assert (both.is_working(days) == (VN.is_working(days) & own.is_working(days))).all()
    text = both.explain(date(2026, 6, 1), "en")
    assert (
        "An invented office [office]: closed (Moving house); source: a synthetic decision" in text
    )
    assert text.splitlines()[0] == "Monday 2026-06-01: off"
    assert "Cơ quan giả định" in both.explain(date(2026, 6, 1))
    assert list(both.years()) == [2026]
    assert {d.calendar for d in both.days()} == {"vn", "office"}
    with pytest.raises(ValueError, match="several files"):
        both.to_toml()


@pytest.mark.parametrize("calendar", [VN, office(), td.joint_calendar(VN, office())])
def test_calendars_are_values(calendar: td.WorkingCalendar) -> None:
    again = pickle.loads(pickle.dumps(calendar))
    assert again == calendar
    assert hash(again) == hash(calendar)
    assert again.days() == calendar.days()
    assert copy.copy(calendar) is calendar
    assert copy.deepcopy(calendar) is calendar
    assert calendar != "vn"
    assert repr(calendar).startswith(f"<WorkingCalendar {calendar.id} ")
    assert "<table>" in calendar._repr_html_()


def test_files(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(office().to_toml(), encoding="utf-8")
    assert td.load_calendar(file) == office()
    shipped = td.load_calendar(ROOT / "share" / "calendar-vn.toml")
    assert shipped == VN
    file.write_text("thidua_calendar = 1\n", encoding="utf-8")
    with pytest.raises(td.CalendarError) as error:
        td.load_calendar(file)
    assert len(error.value.diagnostics) == 4
    with pytest.raises(td.CalendarError):
        td.WorkingCalendar({"id": "x", "title": "X", "weekend": ["saturday"], "year": []})


def test_bad_columns() -> None:
    days = np.array(["2024-05-03"], dtype="datetime64[D]")
    with pytest.raises(ValueError, match="has a time of day"):
        VN.is_working(np.array(["2024-05-03T12:00"], dtype="datetime64[s]"))
    assert VN.is_working(np.array(["2024-05-03T00:00"], dtype="datetime64[ns]")).tolist() == [True]
    with pytest.raises(TypeError, match=r"datetime64\[M\]"):
        VN.is_working(np.array(["2024-05"], dtype="datetime64[M]"))
    with pytest.raises(TypeError, match="not int64"):
        VN.is_working(np.array([3]))
    with pytest.raises(TypeError, match="whole numbers"):
        VN.add_working_days(days, np.array([1.5]), roll="following")
    with pytest.raises(TypeError):
        VN.add_working_days(days, 1.5, roll="following")
    with pytest.raises(ValueError, match="1 days"):
        VN.add_working_days(days, np.array([1, 2]), roll="following")
    with pytest.raises(ValueError, match="no roll «forward»"):
        VN.add_working_days(days, 1, roll="forward")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="before it begins"):
        VN.working_days(days, date(2024, 5, 2))
    with pytest.raises(ValueError, match="before it begins"):
        VN.working_days(date(2024, 5, 3), date(2024, 5, 2))
    with pytest.raises(ValueError, match="one dimension"):
        VN.is_working(days.reshape(1, 1))
    with pytest.raises(TypeError, match="datetime"):
        VN.is_working(datetime(2024, 5, 3, 12))
    with pytest.raises(TypeError, match="time zone"):
        VN.is_working(pd.Series(pd.to_datetime(["2024-05-03"]).tz_localize("Asia/Ho_Chi_Minh")))
    with pytest.raises(ValueError, match="unknown is"):
        VN.is_working(days, unknown="guess")  # type: ignore[arg-type]


def test_into_the_callers_array() -> None:
    strided = DAYS[::2][:500]
    out = np.empty(500, dtype="datetime64[D]")
    given_back = VN.add_working_days(strided, 3, roll="following", out=out)
    assert given_back is out
    assert (out == VN.add_working_days(strided.copy(), 3, roll="following")).all()
    with pytest.raises(ValueError, match="out is a NumPy array"):
        VN.add_working_days(strided, 3, roll="following", out=np.empty(499, dtype="datetime64[D]"))
    with pytest.raises(ValueError, match="may not stand where"):
        VN.add_working_days(out, 3, roll="following", out=out)


@pytest.mark.parametrize("dtype", ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32"])
def test_counts_of_every_width(dtype: str) -> None:
    days = DAYS[100:600]
    counts = (np.arange(500) % 30).astype(dtype)
    wide = VN.add_working_days(days, counts.astype("int64"), roll="preceding")
    assert (VN.add_working_days(days, counts, roll="preceding") == wide).all()


def test_huge_counts_are_beyond_the_data() -> None:
    for huge in (2**62, -(2**62), 2**31, -(2**31)):
        with pytest.raises(td.CalendarCoverageError):
            VN.add_working_days(date(2024, 5, 3), huge, roll="following")
        with pytest.raises(td.CalendarCoverageError):
            VN.add_working_days(DAYS[100:105], np.full(5, huge), roll="preceding")


def test_a_calendar_from_days() -> None:
    closed = td.closing_calendar([date(2026, 6, 1)], years=(2026, 2026), source="synthetic")
    assert not closed.is_working(date(2026, 6, 1))
    assert closed.is_working(date(2026, 6, 6))
    assert closed.days()[0].source == "synthetic"
    assert pickle.loads(pickle.dumps(closed)) == closed
    series = pl.Series([date(2026, 6, 1)])
    assert td.closing_calendar(series, years=(2026, 2026), source="synthetic") == closed
    with pytest.raises(td.CalendarError, match="day-outside-years"):
        td.closing_calendar([date(2027, 6, 1)], years=(2026, 2026), source="synthetic")
    with pytest.raises(ValueError, match="no weekday"):
        td.closing_calendar([], years=(2026, 2026), source="s", weekend=("sonntag",))
    with pytest.raises(ValueError, match="missing"):
        td.closing_calendar(
            np.array(["NaT"], dtype="datetime64[D]"), years=(2026, 2026), source="s"
        )


@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
def test_frames(backend: str) -> None:
    frame = VN.to_frame(backend)
    assert len(frame) == len(VN.days())
    assert list(frame.columns if backend != "pyarrow" else frame.column_names)[:2] == [
        "date",
        "kind",
    ]
    swapped = [d for d in VN.days(date(2026, 1, 1), date(2026, 1, 31)) if d.swapped_with]
    assert [d.swapped_with for d in swapped] == [date(2026, 1, 10), date(2026, 1, 2)]


def test_threads_share_a_calendar() -> None:
    expected = VN.add_working_days(DAYS[:-100], 5, roll="following")
    wrong: list[int] = []

    def ask() -> None:
        for _ in range(50):
            if not (VN.add_working_days(DAYS[:-100], 5, roll="following") == expected).all():
                wrong.append(1)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_empty_columns() -> None:
    none = DAYS[:0]
    assert VN.next_working_day(none).size == 0
    assert VN.is_working(none).size == 0
    assert VN.working_days(none, none).size == 0
    assert VN.next_working_day(pl.Series([], dtype=pl.Date)).len() == 0


def test_the_shipped_file_is_the_source_data() -> None:
    """Every day of the shipped file is off or worked as its kind says, and cites something."""
    for day in td.vietnam_calendar(trust=("projected",)).days():
        assert day.source
        assert day.is_worked == td.vietnam_calendar(trust=("projected",)).is_working(day.date)
    assert OFF.size != 0
