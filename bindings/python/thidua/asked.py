"""What a caller hands over, checked before the core sees it: refusals are in plain words."""

from __future__ import annotations

from datetime import date, datetime
from operator import index
from typing import Any

from thidua.diagnostics import Language

__all__ = ["checked_language", "day_of", "is_missing", "text_of", "whole_number"]


def checked_language(lang: str) -> Language:
    """The language, when it is one that texts exist in.

    Raises:
        ValueError: for any other.
    """
    if lang == "vi":
        return "vi"
    if lang == "en":
        return "en"
    raise ValueError(f"there is no language «{lang}»; there are: vi, en")


def whole_number(value: Any, what: str) -> int:
    """A whole number of any type but ``bool``.

    Raises:
        TypeError: for anything else.
    """
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        raise TypeError(f"{what} is a whole number, not {value!r}")
    return index(value)


def text_of(value: Any, what: str) -> str:
    """A text.

    Raises:
        TypeError: for anything else.
    """
    if not isinstance(value, str):
        raise TypeError(f"{what} is a text here, not {value!r}")
    return value


def is_missing(value: Any) -> bool:
    """Whether it stands for nothing: ``None``, NaN, NumPy's or pandas' NaT, pandas' NA."""
    if value is None or (isinstance(value, float) and value != value):
        return True
    kind, module = type(value).__name__, type(value).__module__.partition(".")[0]
    if kind in ("NaTType", "NAType"):
        return module == "pandas"
    return kind == "datetime64" and module == "numpy" and bool(value != value)


def day_of(value: Any) -> date:
    """One day: a ``datetime.date``, a ``datetime64[D]``, or midnight as pandas writes a day.

    Raises:
        TypeError: for anything else: text, numbers, a ``datetime``, whatever has a zone.
        ValueError: for what is missing, names a month only, or has a time of day.
    """
    if type(value) is date:
        return value
    if is_missing(value):
        raise ValueError("the day is missing")
    kind, module = type(value).__name__, type(value).__module__.partition(".")[0]
    if module == "numpy" and kind == "datetime64":
        return _day_of_numpy(value)
    if module == "pandas" and kind == "Timestamp":
        if value.tzinfo is not None:
            raise TypeError(f"a day has no time zone: {value!r}")
        if value != value.normalize():
            raise ValueError(f"{value!r} has a time of day: say which day is meant")
        return date(value.year, value.month, value.day)
    if isinstance(value, datetime):
        raise TypeError(
            f"a day is a datetime.date, not a datetime: say .date() where the day is meant, "
            f"of {value!r}"
        )
    if isinstance(value, date):
        return value
    hint = ": read it with td.parse_date" if isinstance(value, str) else ""
    raise TypeError(f"a day is a datetime.date, not {value!r}{hint}")


def _day_of_numpy(value: Any) -> date:
    import numpy as np

    unit = np.datetime_data(value.dtype)[0]
    if unit in ("Y", "M", "W", "generic"):
        raise ValueError(f"{value!r} does not say which day is meant")
    day = value.astype("datetime64[D]")
    if day != value:
        raise ValueError(f"{value!r} has a time of day: say which day is meant")
    found = day.item()
    if not isinstance(found, date):
        raise ValueError(f"{value!r} lies outside the years 1 to 9999")
    return found
