"""Columns of days from every library, as days since 1970 and back into the same library.

What is missing (NaT, null) stays missing; a time of day is refused, since dropping it would be a
guess. A loop in Python runs only over lists and columns of Python objects.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from thidua.asked import day_of, is_missing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["DayColumn", "day_column", "is_column"]

_DAY = "datetime64[D]"


class DayColumn:
    """Days since 1970 in 64 bits, NumPy's NaT for what is missing; NumPy arrays go out as such."""

    #: Whether the library can say that a flag or number is missing.
    has_missing = False

    def __init__(self, native: Any, days: NDArray[np.datetime64]) -> None:
        self.native = native
        self.days = days

    def give_days(self, days: NDArray[np.datetime64]) -> Any:
        """A column of days of the caller's library."""
        return days

    def give(self, values: NDArray[Any], missing: NDArray[np.bool_] | None) -> Any:
        """A column of flags or numbers of the caller's library."""
        return values


class _PandasColumn(DayColumn):
    """Index, name and type of dates are kept; missing flags and numbers are nullable."""

    has_missing = True

    def give_days(self, days: NDArray[np.datetime64]) -> Any:
        import pandas as pd

        kept = {"index": self.native.index, "name": self.native.name}
        if not (self.native.dtype.kind == "M" or hasattr(self.native.dtype, "pyarrow_dtype")):
            return pd.Series(days.astype(object), dtype=object, **kept)
        return pd.Series(days.astype("datetime64[s]"), **kept).astype(self.native.dtype)

    def give(self, values: NDArray[Any], missing: NDArray[np.bool_] | None) -> Any:
        import pandas as pd

        kept = {"index": self.native.index, "name": self.native.name}
        if missing is None:
            return pd.Series(values, **kept)
        array = pd.arrays.BooleanArray if values.dtype == bool else pd.arrays.IntegerArray
        return pd.Series(array(values, missing), **kept)


class _PandasIndex(DayColumn):
    """Days as an index again; flags and numbers as a Series under that index."""

    has_missing = True

    def give_days(self, days: NDArray[np.datetime64]) -> Any:
        import pandas as pd

        unit = days.astype("datetime64[s]").astype(self.native.dtype)
        return pd.DatetimeIndex(unit, name=self.native.name)

    def give(self, values: NDArray[Any], missing: NDArray[np.bool_] | None) -> Any:
        import pandas as pd

        return _PandasColumn(pd.Series(0, index=self.native), self.days).give(values, missing)


class _PolarsColumn(DayColumn):
    has_missing = True

    def give_days(self, days: NDArray[np.datetime64]) -> Any:
        import polars as pl

        return pl.Series(self.native.name, days, dtype=pl.Date, nan_to_null=True)

    def give(self, values: NDArray[Any], missing: NDArray[np.bool_] | None) -> Any:
        import polars as pl

        series = pl.Series(self.native.name, values)
        return series if missing is None else series.set(pl.Series(missing), None)


class _ArrowColumn(DayColumn):
    """An Arrow array, or a chunked one."""

    has_missing = True

    def give_days(self, days: NDArray[np.datetime64]) -> Any:
        import pyarrow as pa

        return self._given(pa.array(days, type=pa.date32()))

    def give(self, values: NDArray[Any], missing: NDArray[np.bool_] | None) -> Any:
        import pyarrow as pa

        return self._given(pa.array(values, mask=missing))

    def _given(self, array: Any) -> Any:
        import pyarrow as pa

        return array if isinstance(self.native, pa.Array) else pa.chunked_array([array])


def is_column(value: object) -> bool:
    """Whether it is a column of some library, or a list of days, rather than one day."""
    if isinstance(value, (date, int)):
        return False  # what is asked most, at once
    if isinstance(value, (list, tuple)):
        return True
    if not hasattr(value, "__array__"):
        return _capsule(value)
    import numpy as np

    return not isinstance(value, np.generic)


def _capsule(value: object) -> bool:
    return hasattr(value, "__arrow_c_array__") or hasattr(value, "__arrow_c_stream__")


def day_column(value: Any) -> DayColumn:
    """The column as days.

    Raises:
        TypeError: for something that is no column of days.
        ValueError: for days with a time of day.
    """
    import numpy as np

    library = type(value).__module__.partition(".")[0]
    name = type(value).__name__
    if isinstance(value, (list, tuple)):
        return DayColumn(value, _days_of_objects(value))
    if isinstance(value, np.ma.MaskedArray):
        raise TypeError("a masked array is no column of days: fill it with NaT")
    if isinstance(value, np.ndarray):
        return DayColumn(value, _days_of(value))
    if library == "pandas" and name == "Series":
        return _PandasColumn(value, _pandas_days(value))
    if library == "pandas" and name == "DatetimeIndex":
        return _PandasIndex(value, _pandas_days(value))
    if library == "polars" and name == "Series":
        if getattr(value.dtype, "time_zone", None) is not None:
            raise TypeError("days have no time zone: say .dt.date() where that day is meant")
        return _PolarsColumn(value, _days_of(value.to_numpy()))
    if _capsule(value) and not hasattr(value, "columns"):
        import pyarrow as pa

        if not isinstance(value, (pa.Array, pa.ChunkedArray)):
            value = (
                pa.array(value) if hasattr(value, "__arrow_c_array__") else pa.chunked_array(value)
            )
        return _ArrowColumn(value, _days_of(_arrow_values(value)))
    raise TypeError(
        "days are a datetime.date, a list of them, a NumPy array of datetime64, a Series of pandas "
        f"or polars, a DatetimeIndex, or an Arrow array, not {type(value).__name__}"
    )


def _pandas_days(values: Any) -> NDArray[np.datetime64]:
    if getattr(values.dtype, "tz", None) is not None:
        raise TypeError("days have no time zone: say .dt.tz_localize(None) where that day is meant")
    if hasattr(values.dtype, "pyarrow_dtype"):
        return _days_of(_arrow_values(values.array.__arrow_array__()))
    return _days_of(values.to_numpy())


def _arrow_values(array: Any) -> NDArray[Any]:
    import pyarrow as pa

    if pa.types.is_timestamp(array.type) and array.type.tz is not None:
        raise TypeError("days have no time zone: cast to date32 where that day is meant")
    if not pa.types.is_temporal(array.type) or pa.types.is_time(array.type):
        raise TypeError(f"days are of the type date32, not {array.type}")
    chunked = isinstance(array, pa.ChunkedArray)
    values: NDArray[Any] = array.to_numpy() if chunked else array.to_numpy(zero_copy_only=False)
    return values


def _days_of(values: NDArray[Any]) -> NDArray[np.datetime64]:
    """In days, in one piece."""
    import numpy as np

    if values.ndim != 1:
        raise ValueError(f"a column of days has one dimension, not {values.ndim}")
    if values.dtype == object:
        return _days_of_objects(values)
    if values.dtype.kind != "M":
        raise TypeError(f"days are of the type datetime64[D], not {values.dtype}")
    unit = np.datetime_data(values.dtype)[0]
    if unit in ("Y", "M", "W", "generic"):
        raise TypeError(f"a column of datetime64[{unit}] does not say which days are meant")
    days = np.ascontiguousarray(values, dtype=_DAY)
    if unit != "D":
        timed = np.flatnonzero((days.astype(values.dtype) != values) & ~np.isnat(values))
        if timed.size:
            raise ValueError(f"element {timed[0]} has a time of day: say which day is meant")
    return days


def _days_of_objects(values: Sequence[Any] | NDArray[Any]) -> NDArray[np.datetime64]:
    """Each element by itself: a conversion at once would drop times and zones and read a clock."""
    import numpy as np

    days: list[date | None] = []
    for place, element in enumerate(values):
        try:
            days.append(None if is_missing(element) else day_of(element))
        except (TypeError, ValueError) as error:
            raise type(error)(f"element {place}: {error}") from None
    return np.array(days, dtype=_DAY)
