"""The lunar calendar of Vietnam (UTC+7), to check tables of holidays; not to make them.

Computed from published astronomy (Meeus), for the lunar years 1968 to 2100. Which days are off is
decided every year and stands in the working calendar; no deadline or verdict is computed from here.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from thidua import _core
from thidua.asked import whole_number

__all__ = [
    "LunarDate",
    "LunarUncertain",
    "hung_kings_day",
    "leap_month",
    "lunar_date",
    "solar_date",
    "tet",
]


#: Far more than the months of a year or the days of a month; what is less, the core judges.
_MOST = 1000


class LunarDate(NamedTuple):
    """A day of the lunar calendar; ``leap``: in the leap month after the month of that number."""

    year: int
    month: int
    day: int
    leap: bool = False

    def __str__(self) -> str:
        return f"{self.day}/{self.month}{' nhuận' if self.leap else ''}/{self.year}"


class LunarUncertain(ArithmeticError):  # noqa: N818
    """The answer turns on a new moon or term that lies too close to midnight for the theory."""


def _year(year: Any) -> int:
    first, last = _core.first_lunar_year, _core.last_lunar_year
    number = whole_number(year, "a lunar year")
    if not first <= number <= last:
        raise ValueError(f"the lunar years are {first} to {last}, not {number}")
    return number


def lunar_date(day: date) -> LunarDate:
    """The lunar date of a day.

    Raises:
        ValueError: outside the lunar years 1968 to 2100.
        LunarUncertain: where the theory can't decide; a few months between 2054 and 2100.
    """
    return LunarDate(*_core.lunar_date(day))


def solar_date(lunar: LunarDate) -> date:
    """The day of a lunar date.

    Raises:
        ValueError: for a date that does not exist, or outside the range.
        LunarUncertain: where the theory can't decide.
    """
    year, month, day, leap = lunar
    for part in (month, day):
        if abs(whole_number(part, "a month or day")) > _MOST:
            raise ValueError(f"there is no day {day}/{month} in any lunar year")
    return _core.solar_date(_year(year), month, day, bool(leap))


def leap_month(year: int) -> int | None:
    """The number of the leap month of a lunar year; ``None`` in a year of twelve months."""
    return _core.leap_month(_year(year))


def tet(year: int) -> date:
    """Mùng 1 Tết.

    >>> tet(2025)
    datetime.date(2025, 1, 29)
    """
    return solar_date(LunarDate(_year(year), 1, 1))


def hung_kings_day(year: int) -> date:
    """Giỗ Tổ Hùng Vương, the 10th of the third lunar month.

    >>> hung_kings_day(2025)
    datetime.date(2025, 4, 7)
    """
    return solar_date(LunarDate(_year(year), 3, 10))
