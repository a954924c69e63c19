"""Years and weekdays as callers name them, for calendars that are made from columns."""

from __future__ import annotations

from collections.abc import Iterable

from thidua.asked import whole_number

__all__ = ["weekday_numbers", "year_span"]

_FIRST_YEAR, _LAST_YEAR = 1400, 9999
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def year_span(years: tuple[int, int]) -> tuple[int, int]:
    """The first and the last year.

    Raises:
        ValueError: for years that are none, or in the wrong order.
    """
    first, last = (whole_number(year, "a year") for year in years)
    if not _FIRST_YEAR <= first <= last <= _LAST_YEAR:
        raise ValueError(
            f"the years are the first and the last, from {_FIRST_YEAR} to {_LAST_YEAR}, "
            f"not {first} to {last}"
        )
    return first, last


def weekday_numbers(weekend: Iterable[str]) -> list[int]:
    """The ISO numbers of weekdays by their English names.

    Raises:
        ValueError: for a name that no weekday has.
    """
    numbers = []
    for word in weekend:
        if word not in _WEEKDAYS:
            raise ValueError(f"there is no weekday «{word}»; there are: {', '.join(_WEEKDAYS)}")
        numbers.append(_WEEKDAYS.index(word) + 1)
    return numbers
