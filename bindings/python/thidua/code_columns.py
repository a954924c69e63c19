"""Columns of codes, names, days and flags from every library, as whole numbers in one piece.

Integers of NumPy are looked at where they lie; so are those of polars, pandas and Arrow without
gaps. Names are numbered once for each different spelling, never row by row in Python.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from thidua import _core
from thidua.day_columns import day_column

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["CodeColumn", "code_column", "epoch_day_column", "flag_column"]

#: Stands for what is missing: it is no code, and a flag can't have it.
_MISSING = -1
#: Stands for a day that is missing.
_NO_DAY = -(2**31)


@dataclass(frozen=True)
class CodeColumn:
    """Codes from 0, -1 where there is none, and the names they stand for (none: the caller's)."""

    codes: NDArray[Any]
    names: tuple[str, ...] | None


def code_column(value: Any, what: str) -> CodeColumn:
    """A column of codes or of names.

    Names that differ only in what ``name_key`` ignores are one; they are numbered in its order, so
    that the order of the rows changes no number. An empty name is missing.

    Raises:
        TypeError: for a column of something else, with what was found.
    """
    plain = _plain_integers(value)
    if plain is not None:
        return CodeColumn(plain, None)
    array = _arrow(value, what)
    import pyarrow as pa

    if pa.types.is_integer(array.type):
        return CodeColumn(_numbers(array, _MISSING), None)
    if pa.types.is_dictionary(array.type) and _is_text(array.type.value_type):
        return _named(array)
    if _is_text(array.type):
        return _named(array.dictionary_encode())
    raise TypeError(f"{what}: codes are whole numbers or names, not {array.type}")


def flag_column(value: Any, what: str) -> NDArray[Any]:
    """A column of yes and no, or of 1 and 0; what is missing is neither.

    Raises:
        TypeError: for a column of something else, with what was found.
    """
    import numpy as np

    if isinstance(value, np.ndarray) and value.dtype == bool:
        return np.ascontiguousarray(value).view(np.uint8)
    plain = _plain_integers(value)
    if plain is not None:
        return plain
    array = _arrow(value, what)
    import pyarrow as pa

    if pa.types.is_boolean(array.type) and array.null_count == 0:
        return _bits(array)
    if pa.types.is_boolean(array.type) or pa.types.is_null(array.type):
        return _numbers(array.cast(pa.int8()), _MISSING)
    if pa.types.is_integer(array.type):
        return _numbers(array, _MISSING)
    raise TypeError(f"{what}: a flag is yes or no, or 1 or 0, not {array.type}")


def epoch_day_column(value: Any, what: str) -> NDArray[Any]:
    """A column of days as days since 1970-01-01; whole numbers are these already.

    Raises:
        TypeError: for a column of something else.
        ValueError: for days with a time of day.
    """
    import numpy as np

    plain = _plain_integers(value)
    if plain is not None:
        return plain
    if type(value).__module__.partition(".")[0] == "polars" and str(value.dtype) == "Date":
        value = value.to_arrow()
    if hasattr(value, "type") and str(value.type) == "date32[day]":
        import pyarrow as pa

        return _numbers(value.cast(pa.int32()), _NO_DAY)
    try:
        days = day_column(value).days
    except (TypeError, ValueError) as error:
        raise type(error)(f"{what}: {error}") from None
    return np.where(np.isnat(days), _NO_DAY, days.view(np.int64))


def _plain_integers(value: Any) -> NDArray[Any] | None:
    """The memory of whole numbers of NumPy, pandas or polars that none is missing of."""
    import numpy as np

    library = type(value).__module__.partition(".")[0]
    if (library == "polars" and value.dtype.is_integer() and value.null_count() == 0) or (
        library == "pandas" and isinstance(getattr(value, "dtype", None), np.dtype)
    ):
        value = value.to_numpy()
    if isinstance(value, np.ndarray) and value.dtype.kind in "iu":
        if value.ndim != 1:
            raise ValueError(f"a column has one dimension, not {value.ndim}")
        return np.ascontiguousarray(value, dtype=value.dtype.newbyteorder("="))
    return None


def _arrow(value: Any, what: str) -> Any:
    import pyarrow as pa

    if not isinstance(value, (pa.Array, pa.ChunkedArray)):
        try:
            if type(value).__module__.partition(".")[0] == "polars":
                value = value.to_arrow()
            elif hasattr(value, "__arrow_c_stream__"):
                value = pa.chunked_array(value)
            else:
                value = pa.array(value, from_pandas=True)
        except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
            raise TypeError(f"{what}: not one column of one type: {error}") from None
    return _in_one(value) if isinstance(value, pa.ChunkedArray) else value


def _in_one(chunks: Any) -> Any:
    """One array of all chunks; ``combine_chunks`` copies a single one too."""
    return chunks.chunk(0) if chunks.num_chunks == 1 else chunks.combine_chunks()


def _is_text(kind: Any) -> bool:
    import pyarrow as pa

    views = getattr(pa.types, "is_string_view", lambda _kind: False)
    return pa.types.is_string(kind) or pa.types.is_large_string(kind) or bool(views(kind))


def _numbers(array: Any, missing: int) -> NDArray[Any]:
    import pyarrow as pa

    if isinstance(array, pa.ChunkedArray):
        array = _in_one(array)
    if array.null_count:
        kind = array.type
        if pa.types.is_unsigned_integer(kind) or kind.bit_width < (32 if missing < -1 else 8):
            array = array.cast(pa.int64(), safe=False)
        array = array.fill_null(missing)
    values: NDArray[Any] = array.to_numpy(zero_copy_only=False)
    return values


def _bits(array: Any) -> NDArray[Any]:
    """Arrow's yes and no, a bit each, as 1 and 0."""
    import numpy as np

    if len(array) == 0:
        return np.empty(0, dtype=np.uint8)
    whole_bytes, first = divmod(array.offset, 8)
    values = np.frombuffer(array.buffers()[1], dtype=np.uint8)[whole_bytes:]
    unpacked = np.unpackbits(values, count=first + len(array), bitorder="little")
    return unpacked[first:]


def _named(array: Any) -> CodeColumn:
    """Numbers the different names by their keys; each key is told by its least spelling."""
    import numpy as np

    spelled: dict[str, str] = {}
    keys: list[str] = []
    for name in array.dictionary.to_pylist():
        spelling = _core.nfc(name or "").strip()
        key = _core.name_key(spelling)
        keys.append(key)
        if key:
            spelled[key] = min(spelled.get(key, spelling), spelling)
    number = {key: place for place, key in enumerate(sorted(spelled))}
    # One more place than names: a row without any takes the last one.
    codes = np.array([number.get(key, _MISSING) for key in keys] + [_MISSING], dtype=np.int32)
    indices = _numbers(array.indices, _MISSING)
    taken = codes[: len(keys)]
    if np.array_equal(taken, np.arange(len(keys))) and indices.dtype.kind == "i":
        return CodeColumn(indices, tuple(spelled[key] for key in number))
    return CodeColumn(np.take(codes, indices, mode="wrap"), tuple(spelled[key] for key in number))
