"""Columns of days from every library, as days since 1970 and back into the same library.

No loop in Python runs over the elements. What is missing (NaT, null) stays missing; a time of day
is refused, since dropping it would be a guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["DayColumn", "counts_of", "day_column", "is_column"]

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
        if self.native.dtype == object:
            return pd.Series(days.astype(object), dtype=object, **kept)
        return pd.Series(days.astype("datetime64[s]"), **kept).astype(self.native.dtype)

    def give(self, values: NDArray[Any], missing: NDArray[np.bool_] | None) -> Any:
        import pandas as pd

        kept = {"index": self.native.index, "name": self.native.name}
        if missing is None:
            return pd.Series(values, **kept)
        array = pd.arrays.BooleanArray if values.dtype == bool else pd.arrays.IntegerArray
        return pd.Series(array(values, missing), **kept)


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
    """Whether it is a column of some library rather than one day."""
    return hasattr(value, "__array__") or _capsule(value)


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
    if isinstance(value, np.ndarray):
        return DayColumn(value, _days_of(value))
    if library == "pandas" and name == "Series":
        return _PandasColumn(value, _days_of(_pandas_values(value)))
    if library == "polars" and name == "Series":
        return _PolarsColumn(value, _days_of(value.to_numpy()))
    if _capsule(value) and not hasattr(value, "columns"):
        import pyarrow as pa

        if not isinstance(value, (pa.Array, pa.ChunkedArray)):
            value = (
                pa.array(value) if hasattr(value, "__arrow_c_array__") else pa.chunked_array(value)
            )
        return _ArrowColumn(value, _days_of(_arrow_values(value)))
    raise TypeError(
        "days are a datetime.date, a NumPy array of datetime64, a Series of pandas or polars, "
        f"or an Arrow array, not {type(value).__name__}"
    )


def _pandas_values(series: Any) -> NDArray[Any]:
    if getattr(series.dtype, "tz", None) is not None:
        raise TypeError("days have no time zone: say .dt.tz_localize(None) where that day is meant")
    values: NDArray[Any] = series.to_numpy()
    if values.dtype == object and hasattr(series.dtype, "pyarrow_dtype"):
        values = series.array.__arrow_array__().to_numpy(zero_copy_only=False)
    return values


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


def _days_of_objects(values: NDArray[Any]) -> NDArray[np.datetime64]:
    import numpy as np

    try:
        return np.ascontiguousarray(values, dtype=_DAY)
    except (TypeError, ValueError) as error:
        raise TypeError(f"a column of days holds something else: {error}") from error


def counts_of(value: Any, size: int) -> NDArray[Any]:
    """A whole number for each day, in 32 or 64 bits.

    Raises:
        TypeError: for numbers that are not whole.
        ValueError: for another number of them than of days.
    """
    import numpy as np

    values = np.asarray(value)
    if values.dtype.kind not in "iu":
        raise TypeError(f"working days are whole numbers, not {values.dtype}")
    if values.shape != (size,):
        raise ValueError(f"{size} days, but {values.shape} numbers of working days")
    if values.dtype.kind == "u" and values.dtype.itemsize == 8:
        if values.size and int(values.max()) > np.iinfo(np.int64).max:
            raise ValueError("a number of working days that no calendar has")
        return np.ascontiguousarray(values, dtype=np.int64)
    wide = values.dtype.itemsize > (4 if values.dtype.kind == "i" else 2)
    return np.ascontiguousarray(values, dtype=np.int64 if wide else np.int32)
