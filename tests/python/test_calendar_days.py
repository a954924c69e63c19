"""What a calendar takes as a day, alone and in columns: nothing with a time, zone or month only."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import thidua as td

VN = td.vietnam_calendar()
DAY = date(2024, 5, 3)
NEXT = date(2024, 5, 4)


def objects(*elements: Any) -> np.ndarray[Any, Any]:
    array = np.empty(len(elements), dtype=object)
    array[:] = elements
    return array


REFUSED: list[tuple[Any, type[Exception], str]] = [
    ("today", TypeError, "not 'today'"),
    ("now", TypeError, "not 'now'"),
    ("2024-01-05", TypeError, "read it with td.parse_date"),
    ("2024-01-05T23:30", TypeError, "not '2024-01-05T23:30'"),
    ("2024-01", TypeError, "not '2024-01'"),
    ("2024", TypeError, "not '2024'"),
    (19000, TypeError, "not 19000"),
    (1.5, TypeError, "not 1.5"),
    (True, TypeError, "not True"),
    (datetime(2024, 1, 6, 10), TypeError, "not a datetime"),
    (datetime(2024, 1, 6), TypeError, "not a datetime"),
    (datetime(2024, 1, 6, 23, tzinfo=UTC), TypeError, "not a datetime"),
    (pd.Timestamp("2024-01-06", tz="Asia/Ho_Chi_Minh"), TypeError, "no time zone"),
    (pd.Timestamp("2024-01-06 10:00"), ValueError, "has a time of day"),
    (np.datetime64("2024-01-06T10"), ValueError, "has a time of day"),
    (np.datetime64("2024-01"), ValueError, "which day"),
    (np.datetime64("2024"), ValueError, "which day"),
]


@pytest.mark.parametrize(("element", "error", "said"), REFUSED, ids=lambda case: repr(case)[:40])
def test_what_is_no_day_is_refused_everywhere(
    element: Any, error: type[Exception], said: str
) -> None:
    columns = [objects(DAY, element), pd.Series(objects(DAY, element)), [DAY, element]]
    for column in columns:
        for ask in (
            VN.is_working,
            VN.next_working_day,
            lambda days: VN.working_days(days, NEXT),
            lambda days: td.closing_calendar(days, years=(2024, 2024), source="synthetic"),
        ):
            with pytest.raises(error, match="element 1: ") as raised:
                ask(column)
            assert said in str(raised.value)
    for alone in (
        VN.is_working,
        VN.explain,
        lambda day: VN.add_working_days(day, 1, roll="following"),
        lambda day: VN.working_days(DAY, day),
        lambda day: VN.working_days_after(day, DAY),
        lambda day: td.term_end(day, 1, "day"),
        lambda day: td.add_months(day, 1),
    ):
        with pytest.raises(error) as raised:
            alone(element)
        assert said in str(raised.value)


@pytest.mark.parametrize("dtype", ["string", "category"])
def test_text_in_other_types_of_pandas(dtype: str) -> None:
    with pytest.raises(TypeError, match="element 0: "):
        VN.is_working(pd.Series(["2024-05-03"], dtype=dtype))


def test_zones_and_times_of_every_library() -> None:
    stamps = pa.array([datetime(2024, 5, 3, 23, tzinfo=UTC)])
    zoned = pl.Series([datetime(2024, 5, 3, 23, tzinfo=UTC)])
    index = pd.DatetimeIndex(["2024-05-03"], tz="UTC")
    arrow = pd.Series(pd.array(stamps, dtype=pd.ArrowDtype(stamps.type)))
    for days in (stamps, zoned, index, arrow):
        with pytest.raises(TypeError, match="time zone"):
            VN.is_working(days)
    for timed in (pl.Series([datetime(2024, 5, 3, 23)]), pd.DatetimeIndex(["2024-05-03 10:00"])):
        with pytest.raises(ValueError, match="element 0 has a time of day"):
            VN.is_working(timed)
    with pytest.raises(TypeError, match="element 0: "):
        VN.is_working(pl.Series(["2024-05-03"]))


@pytest.mark.parametrize(
    "day",
    [DAY, np.datetime64("2024-05-03"), np.datetime64("2024-05-03T00", "s"), pd.Timestamp(DAY)],
    ids=repr,
)
def test_one_day_in_every_form(day: Any) -> None:
    assert VN.is_working(day) is True
    assert VN.next_working_day(day) == NEXT
    assert VN.working_days(day, NEXT) == 2
    assert VN.working_days_after(day, NEXT) == 1
    assert VN.explain(day, "en") == VN.explain(DAY, "en")
    assert VN.working_days(pd.Series([DAY], dtype=object), day).tolist() == [1]
    assert VN.next_working_day([day]).tolist() == [NEXT]
    assert td.term_end(day, 1, "day").end == NEXT
    assert td.term_end(day, 1, "day").start == DAY


@pytest.mark.parametrize(
    "missing", [None, pd.NaT, pd.NA, float("nan"), np.datetime64("NaT")], ids=repr
)
def test_what_is_missing(missing: Any) -> None:
    with pytest.raises(ValueError, match="missing"):
        VN.is_working(missing)
    series = pd.Series(objects(DAY, missing), dtype=object)
    assert VN.is_working(series).tolist() == [True, pd.NA]
    assert VN.next_working_day(series).isna().tolist() == [False, True]
    assert np.isnat(VN.next_working_day([DAY, missing])).tolist() == [False, True]
    with pytest.raises(ValueError, match="element 1 is missing"):
        td.closing_calendar([DAY, missing], years=(2024, 2024), source="synthetic")


def test_lists_are_answered_by_arrays() -> None:
    days = [DAY, NEXT, date(2024, 5, 5)]
    assert VN.is_working(days).tolist() == [True, True, False]
    assert VN.add_working_days(tuple(days), [1, 0, 2], roll="preceding").tolist() == [
        NEXT,
        NEXT,
        date(2024, 5, 7),
    ]
    assert VN.working_days(days, days).tolist() == [1, 1, 0]
    assert VN.is_working([]).size == 0
    with pytest.raises(TypeError, match="element 0: "):
        VN.is_working([days])


def test_an_index_of_days() -> None:
    index = pd.DatetimeIndex(["2024-05-03", "NaT", "2024-04-29"], name="filed")
    out = VN.next_working_day(index)
    assert isinstance(out, pd.DatetimeIndex)
    assert (out.name, out.dtype) == ("filed", index.dtype)
    assert out.equals(pd.DatetimeIndex(["2024-05-04", "NaT", "2024-05-02"]))
    flags = VN.is_working(index)
    assert isinstance(flags, pd.Series)
    assert flags.index.equals(index)
    assert flags.tolist() == [True, pd.NA, False]
    frame = pd.DataFrame({"n": [1, 2, 3]}, index=pd.date_range("2024-05-03", periods=3))
    assert frame[VN.is_working(frame.index)].n.tolist() == [1, 2]
    assert VN.add_working_days(frame.index, frame.n, roll="preceding")[0] == pd.Timestamp(NEXT)


def test_arrays_that_are_no_columns() -> None:
    day = np.array("2024-05-03", dtype="datetime64[D]")
    for wrong in (day, day.reshape(1, 1), day.astype(object).reshape(1, 1)):
        with pytest.raises(ValueError, match="one dimension"):
            VN.is_working(wrong)
    with pytest.raises(TypeError, match="masked"):
        VN.is_working(np.ma.masked_array(day.reshape(1), [True]))
    with pytest.raises(TypeError, match="not DataFrame"):
        VN.is_working(pd.DataFrame({"day": [DAY]}))
    with pytest.raises(TypeError, match="a column or a list"):
        td.closing_calendar(DAY, years=(2024, 2024), source="synthetic")
    with pytest.raises(TypeError, match="as many days as numbers"):
        VN.add_working_days(DAY, [1, 2], roll="following")


def test_series_are_paired_by_their_labels_or_not_at_all() -> None:
    days = pd.Series(pd.to_datetime(["2024-05-03", "2024-05-06"]), index=[1, 2])
    turned = pd.Series([1, 2], index=[2, 1])
    with pytest.raises(ValueError, match=r"different indexes.*reindex"):
        VN.add_working_days(days, turned, roll="following")
    with pytest.raises(ValueError, match="different indexes"):
        VN.working_days(days, days[::-1])
    with pytest.raises(ValueError, match="different indexes"):
        VN.working_days_after(days[::-1], days)
    same = VN.add_working_days(days, turned.reindex(days.index), roll="following")
    assert same.tolist() == [pd.Timestamp("2024-05-06"), pd.Timestamp("2024-05-07")]
    assert VN.add_working_days(days, turned.to_numpy(), roll="following").index.tolist() == [1, 2]


COUNTS = [
    pd.Series([1, None], dtype="Int64"),
    pd.Series([1, None], dtype="int64[pyarrow]"),
    pd.array([1, None], dtype="Int32"),
    pl.Series([1, None]),
    pa.array([1, None]),
    pa.chunked_array([[1], [None]], type=pa.int8()),
    np.ma.masked_array([1, 7], [False, True]),
    objects(1, None),
    [1, None],
]


@pytest.mark.parametrize("counts", COUNTS, ids=lambda c: f"{type(c).__module__}.{type(c).__name__}")
def test_a_missing_number_stays_missing(counts: Any) -> None:
    for days in ([DAY, DAY], np.array([DAY, DAY], dtype="datetime64[D]")):
        out = VN.add_working_days(days, counts, roll="preceding")
        assert out[0] == np.datetime64(NEXT)
        assert np.isnat(out).tolist() == [False, True]
    series = pd.Series(pd.to_datetime([DAY, DAY]))
    assert VN.add_working_days(series, counts, roll="preceding").isna().tolist() == [False, True]
    polars = pl.Series([DAY, None])
    assert VN.add_working_days(polars, counts, roll="preceding").to_list() == [NEXT, None]


@pytest.mark.parametrize(
    ("counts", "error", "said"),
    [
        (pd.Series([1.0, None]), TypeError, "Int64"),
        (pl.Series([1.0, None]), TypeError, "whole numbers"),
        (pa.array([1.0, None]), TypeError, "whole numbers"),
        (objects(1, "2"), TypeError, "element 1: .*not '2'"),
        ([1, True], TypeError, "element 1: .*not True"),
        ([1, 10**30], ValueError, "element 1: no calendar has"),
    ],
)
def test_what_is_no_whole_number(counts: Any, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        VN.add_working_days([DAY, DAY], counts, roll="preceding")


def test_one_number_of_working_days() -> None:
    for wrong in (True, False, "1", 1.0, None):
        with pytest.raises(TypeError, match="a number of working days is a whole number"):
            VN.add_working_days(DAY, wrong, roll="following")
        with pytest.raises(TypeError, match="a number of working days is a whole number"):
            VN.add_working_days([DAY], wrong, roll="following")
    assert VN.add_working_days(DAY, np.int16(1), roll="following") == NEXT
    for huge in (10**30, -(10**30)):
        for days in (DAY, [DAY]):
            with pytest.raises(td.CalendarCoverageError):
                VN.add_working_days(days, huge, roll="following")


@pytest.mark.parametrize("years", [(2027, 2026), (1399, 2026), (2026, 10_000), (2026, 10**30)])
def test_years_that_are_no_span(years: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match=f"not {years[0]} to {years[1]}"):
        td.closing_calendar([], years=years, source="synthetic")
