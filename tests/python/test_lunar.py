"""The lunar calendar through the package; `tests/cpp/lunar_test.cpp` goes through every month."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
import thidua as td
from thidua import _core


def test_tet_and_the_hung_kings_day() -> None:
    # Years in which China's differ: 1968, 1985 (a month apart), 2007, 2030, 2053.
    days = {
        1968: (date(1968, 1, 29), date(1968, 4, 7)),
        1985: (date(1985, 1, 21), date(1985, 4, 29)),
        2007: (date(2007, 2, 17), date(2007, 4, 26)),
        2025: (date(2025, 1, 29), date(2025, 4, 7)),
        2030: (date(2030, 2, 2), date(2030, 4, 12)),
        2053: (date(2053, 2, 18), date(2053, 4, 28)),
    }
    for year, (new_year, hung_kings) in days.items():
        assert td.tet(year) == new_year
        assert td.hung_kings_day(year) == hung_kings
        assert td.lunar_date(hung_kings) == td.LunarDate(year, 3, 10)


def test_lunar_dates() -> None:
    assert td.leap_month(2025) == 6
    assert td.leap_month(2024) is None
    assert td.leap_month(2033) == 11
    leap = td.lunar_date(date(2025, 7, 25))
    assert leap == td.LunarDate(2025, 6, 1, leap=True)
    assert str(leap) == "1/6 nhuận/2025"
    assert td.solar_date(leap) == date(2025, 7, 25)
    day, before = td.tet(2024), td.lunar_date(td.tet(2024))
    while day < td.tet(2026):
        day += timedelta(days=1)
        now = td.lunar_date(day)
        assert now.day == 1 or (now[:2] == before[:2] and now.day == before.day + 1)
        assert td.solar_date(now) == day
        before = now


def test_what_it_does_not_answer() -> None:
    for year in (1967, 2101, 0):
        with pytest.raises(ValueError, match="1968"):
            td.tet(year)
    with pytest.raises(ValueError, match="1968"):
        td.lunar_date(date(1900, 1, 1))
    with pytest.raises(ValueError, match="no day 31/1"):
        td.solar_date(td.LunarDate(2024, 1, 31))
    with pytest.raises(td.LunarUncertain, match="2077-11-15"):
        td.lunar_date(date(2077, 11, 20))
    with pytest.raises(TypeError, match="datetime"):
        td.lunar_date(datetime(2024, 1, 1, 12))
    assert (_core.first_lunar_year, _core.last_lunar_year) == (1968, 2100)


def test_the_shipped_calendar_agrees() -> None:
    for year in range(2020, 2027):
        calendar = td.vietnam_calendar()
        assert not calendar.is_working(td.tet(year))
        assert not calendar.is_working(td.hung_kings_day(year))
