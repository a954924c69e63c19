"""Values of frames and files as the text that a person would have typed.

The core reads columns that speak Arrow, and says the same (``src/io/arrow_value_text.hpp``).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from typing import Any

__all__ = ["arrow_cells", "text_cell"]

_VIETNAM = timezone(timedelta(hours=7))
#: Keeps all digits of a decimal; Python's own context rounds to 28.
_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)


def text_cell(value: Any) -> str | None:
    """A value as the text that a person would have typed; what is not there is ``None``."""
    if value is None or type(value).__name__ in {"NaTType", "NAType"}:
        return None
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, bool) or type(value).__name__ in {"bool_", "bool"}:
        return "true" if value else "false"
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, Decimal):
        return format(value.normalize(_EXACT), "f")
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    if hasattr(value, "item"):
        return text_cell(value.item())
    return str(value)


def arrow_cells(column: Any) -> list[str | None]:
    """An Arrow column as text cells; equal values of a dictionary are turned into text once."""
    import pyarrow as pa

    kind = column.type
    if pa.types.is_dictionary(kind):
        words = arrow_cells(column.dictionary)
        return [None if code is None else words[code] for code in column.indices.to_pylist()]
    values: Iterable[Any] = column.to_pylist()
    if pa.types.is_date32(kind):
        return [None if value is None else value.isoformat() for value in values]
    return [text_cell(value) for value in values]


def _moment(value: datetime) -> str:
    """A moment with a zone is told at UTC+7; midnight without one is the day alone."""
    # pandas has moments with nanoseconds, of which its times of day know nothing; near the ends of
    # what it can hold, it can't tell them in another zone.
    nanosecond = getattr(value, "nanosecond", 0)
    if hasattr(value, "to_pydatetime"):
        value = value.to_pydatetime(warn=False)
    if value.tzinfo is not None:
        value = value.astimezone(UTC).astimezone(_VIETNAM).replace(tzinfo=None)
    if nanosecond:
        return f"{value.isoformat(' ', 'microseconds')}{nanosecond:03d}"
    return value.date().isoformat() if value.time() == time.min else value.isoformat(" ")


def _number(value: float) -> str | None:
    """Whole numbers without a point: frames with gaps turn counts into floats."""
    if math.isnan(value):
        return None
    return str(int(value)) if value.is_integer() else repr(value)
