"""Columns of whole numbers from every library; what is missing stays missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from thidua.asked import is_missing, whole_number

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["counts_of"]

_Counts = tuple["NDArray[Any]", "NDArray[np.bool_] | None"]


def counts_of(value: Any, size: int) -> _Counts:
    """A whole number for each day, in 32 or 64 bits, and where it is missing (then it is 0).

    Raises:
        TypeError: for numbers that are not whole.
        ValueError: for another number of them than of days.
    """
    import numpy as np

    values, missing = _read(value)
    if values.dtype.kind not in "iu":
        hint = ": take a type that can miss whole numbers, such as Int64" * (
            values.dtype.kind == "f"
        )
        raise TypeError(f"working days are whole numbers, not {values.dtype}{hint}")
    if values.shape != (size,):
        raise ValueError(f"{size} days, but {values.shape} numbers of working days")
    if missing is not None and not missing.any():
        missing = None
    if values.dtype.kind == "u" and values.dtype.itemsize == 8:
        if values.size and int(values.max()) > np.iinfo(np.int64).max:
            raise ValueError("a number of working days that no calendar has")
        return np.ascontiguousarray(values, dtype=np.int64), missing
    wide = values.dtype.itemsize > (4 if values.dtype.kind == "i" else 2)
    return np.ascontiguousarray(values, dtype=np.int64 if wide else np.int32), missing


def _read(value: Any) -> _Counts:
    import numpy as np

    library = type(value).__module__.partition(".")[0]
    if isinstance(value, np.ma.MaskedArray):
        return value.filled(0), np.ma.getmaskarray(value)
    if library == "pandas" and hasattr(value, "isna"):
        missing = np.asarray(value.isna())
        kind = getattr(value.dtype, "numpy_dtype", None)  # of a type that has NA beside numbers
        if kind is not None and kind.kind in "iuf":
            return value.fillna(0).to_numpy(dtype=kind), missing
        return _filled(value, missing)
    if library == "polars" and hasattr(value, "is_null"):
        return value.fill_null(0).to_numpy(), value.is_null().to_numpy()
    if hasattr(value, "__arrow_c_array__") or hasattr(value, "__arrow_c_stream__"):
        return _of_arrow(value)
    return _filled(value, None)


def _of_arrow(value: Any) -> _Counts:
    import numpy as np
    import pyarrow as pa

    if not isinstance(value, (pa.Array, pa.ChunkedArray)):
        value = pa.array(value) if hasattr(value, "__arrow_c_array__") else pa.chunked_array(value)
    if not pa.types.is_integer(value.type):
        raise TypeError(f"working days are whole numbers, not {value.type}")
    missing = np.asarray(value.is_null())
    return np.asarray(value.fill_null(0)), missing


def _filled(value: Any, missing: Any) -> _Counts:
    """As NumPy has it; Python's own numbers one by one, so that none is taken for another."""
    import numpy as np

    if not isinstance(value, (list, tuple)):
        values = np.asarray(value)
        if values.dtype != object:
            return values, missing
        if values.ndim != 1:
            raise ValueError(f"a column of numbers has one dimension, not {values.ndim}")
        value = values
    numbers = np.zeros(len(value), dtype=np.int64)
    absent = np.zeros(len(value), dtype=bool)
    for place, element in enumerate(value):
        if is_missing(element):
            absent[place] = True
            continue
        try:
            numbers[place] = whole_number(element, "a number of working days")
        except TypeError as error:
            raise TypeError(f"element {place}: {error}") from None
        except OverflowError:
            raise ValueError(f"element {place}: no calendar has {element} working days") from None
    return numbers, absent
