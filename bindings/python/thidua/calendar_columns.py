"""A calendar's questions on columns: the core reads and writes the caller's memory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from thidua import _core
from thidua.asked import day_of, whole_number
from thidua.day_columns import DayColumn, day_column, is_column
from thidua.labels import check_paired
from thidua.whole_columns import counts_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from thidua.calendar_day import CalendarDay

__all__ = ["count", "count_of", "days_frame", "epoch_days", "is_working", "offset"]

#: More working days than any calendar has; Python's whole numbers are larger, the core's are not.
_MOST = 2**62


def epoch_days(days: Any) -> Any:
    """Days since 1970, of a column or of some dates."""
    import numpy as np

    if not is_column(days) and not hasattr(days, "__iter__"):
        raise TypeError(f"days are a column or a list of dates, not {days!r}")
    values = day_column(days if is_column(days) else list(days)).days
    if np.isnat(values).any():
        raise ValueError(f"element {int(np.flatnonzero(np.isnat(values))[0])} is missing")
    return _raw(values)


def offset(
    calendar: _core.WorkingCalendar, days: Any, counts: Any, roll: str, unknown: str, out: Any
) -> Any:
    """A column of days, each so many working days further."""
    import numpy as np

    column = day_column(days)
    given = _out(column, out, "datetime64[D]")
    marks = np.empty(given.size, dtype=np.uint8) if _may_miss(unknown) else None
    asked: NDArray[Any] = column.days
    each: Any
    if is_column(counts):
        check_paired(days, counts)
        each, missing = counts_of(counts, asked.size)
        if missing is not None:
            asked = np.where(missing, np.datetime64("NaT", "D"), asked)
    else:
        each = count_of(counts)
    calendar.offset_column(_raw(asked), each, roll, _raw(given), _raw(marks))
    return column.give_days(given)


def is_working(calendar: _core.WorkingCalendar, days: Any, unknown: str, out: Any) -> Any:
    """A column of flags."""
    column = day_column(days)
    given = _out(column, out, "bool")
    (asked,), missing, marks = _asked(calendar, column, [column.days], unknown)
    calendar.is_working_column(_raw(asked), _raw(given), _raw(marks))
    return _give(column, given, missing, marks)


def count(
    calendar: _core.WorkingCalendar, first: Any, last: Any, after: bool, unknown: str, out: Any
) -> Any:
    """A column of numbers of working days; one of the two may be a single day."""
    check_paired(first, last)
    column = day_column(first if is_column(first) else last)
    given = _out(column, out, "int64")
    sides = [_spread(side, column) for side in (first, last)]
    (begin, end), missing, marks = _asked(calendar, column, sides, unknown)
    calendar.count_column(_raw(begin), _raw(end), after, _raw(given), _raw(marks))
    return _give(column, given, missing, marks)


def _raw(values: NDArray[Any] | None) -> Any:
    """The memory as the core takes it: days as 64-bit numbers, flags as bytes."""
    if values is None:
        return None
    return values.view({"M": "int64", "b": "uint8"}.get(values.dtype.kind, values.dtype))


def _may_miss(unknown: str) -> bool:
    if unknown not in ("raise", "missing"):
        raise ValueError(f"unknown is «raise» or «missing», not «{unknown}»")
    return unknown == "missing"


_Asked = tuple[
    "list[NDArray[np.datetime64]]", "NDArray[np.bool_] | None", "NDArray[np.uint8] | None"
]


def _asked(
    calendar: _core.WorkingCalendar,
    column: DayColumn,
    sides: list[NDArray[np.datetime64]],
    unknown: str,
) -> _Asked:
    """The days as they are asked for, where the answer is missing because a day is, and where the
    core marks what has an answer."""
    import numpy as np

    may_miss = _may_miss(unknown)
    if not column.has_missing:
        if may_miss:
            raise ValueError(
                "a NumPy array has no missing flags or numbers: ask with unknown='raise', "
                "or of a Series"
            )
        return sides, None, None  # the core names the element that is missing
    marks = np.empty(column.days.size, dtype=np.uint8) if may_miss else None
    missing = np.logical_or.reduce([np.isnat(side) for side in sides])
    if not missing.any():
        return sides, None, marks
    # Any day that has an answer stands for those that have none, so that only others are told.
    known = np.datetime64(calendar.covers()[0], "D")
    return [np.where(missing, known, side) for side in sides], missing, marks


def _give(
    column: DayColumn,
    given: NDArray[Any],
    missing: NDArray[np.bool_] | None,
    marks: NDArray[np.uint8] | None,
) -> Any:
    if marks is not None:
        unknown = marks == 0
        missing = unknown if missing is None else missing | unknown
    if missing is None or not missing.any():
        return column.give(given, None)
    given[missing] = 0
    return column.give(given, missing)


def count_of(count: Any) -> int:
    """A number of working days; one that no calendar has leads as far beyond it as any such."""
    return max(-_MOST, min(whole_number(count, "a number of working days"), _MOST))


def _spread(side: Any, column: DayColumn) -> NDArray[np.datetime64]:
    """The column's days, or the one day as often as the column has elements."""
    import numpy as np

    if is_column(side):
        days = day_column(side).days
        if days.size != column.days.size:
            raise ValueError(f"columns of {column.days.size} and {days.size} days")
        return days
    return np.full(column.days.size, np.datetime64(day_of(side), "D"))


def _out(column: DayColumn, out: Any, dtype: str) -> NDArray[Any]:
    import numpy as np

    if out is None:
        return np.empty(column.days.size, dtype=dtype)
    fits = (
        isinstance(out, np.ndarray)
        and out.dtype == np.dtype(dtype)
        and out.shape == column.days.shape
        and out.flags.c_contiguous
    )
    if not fits or type(column) is not DayColumn:
        raise ValueError(
            f"out is a NumPy array of {dtype}, as long as the NumPy array of days, in one piece"
        )
    result: NDArray[Any] = out
    return result


def days_frame(days: Iterable[CalendarDay], backend: str | None) -> Any:
    """One row a day."""
    import narwhals as nw

    from thidua.frames import _backend

    schema = {
        "date": nw.Date(),
        "kind": nw.String(),
        "name_vi": nw.String(),
        "name_en": nw.String(),
        "source": nw.String(),
        "status": nw.String(),
        "swapped_with": nw.Date(),
        "calendar": nw.String(),
    }
    rows = [asdict(day) for day in days]
    data = {name: [row[name] for row in rows] for name in schema}
    library = _backend(backend)
    if library == "pandas":
        import pandas as pd

        frame = pd.DataFrame(data)
        for name in ("date", "swapped_with"):
            frame[name] = pd.to_datetime(frame[name]).astype("datetime64[s]")
        return frame
    return nw.from_dict(data, schema=schema, backend=library).to_native()
