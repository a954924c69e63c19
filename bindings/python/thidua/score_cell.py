"""One Python value as the text of a cell of a scorecard's input."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

from thidua.values import Missing, NoActivity, NotApplicable, Quantity, Ratio, Truth

__all__ = ["cell", "is_broken_float", "is_float"]


def is_broken_float(value: Any) -> bool:
    """A binary float that is no whole number: its digits are what is left of those once written."""
    return is_float(value) and math.isfinite(value) and not float(value).is_integer()


def is_float(value: Any) -> bool:
    return isinstance(value, float) or type(value).__name__ in {"float16", "float32", "longdouble"}


def _typed(text: str) -> str:
    """A number that came as one, not as text: «1.500» could be fifteen hundred, «1.5000» can't."""
    return text + "0" if re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", text) else text


def cell(value: Any) -> str | None:
    if value is None or isinstance(value, Missing) or type(value).__name__ in {"NaTType", "NAType"}:
        return None
    if isinstance(value, Truth):
        return None if value is Truth.UNDETERMINED else str(value)
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, bool) or type(value).__name__ in {"bool_", "bool"}:
        return "yes" if value else "no"
    if isinstance(value, NotApplicable):
        return "n/a"
    if isinstance(value, NoActivity):
        return "0/0"
    if isinstance(value, Ratio):
        return f"{value.n}/{value.d}"
    if isinstance(value, Quantity):
        return f"{_typed(str(value.value))} {value.unit}"
    if isinstance(value, tuple) and len(value) == 2:
        return f"{value[0]}/{value[1]}"
    if isinstance(value, (int, Fraction)):
        return str(value)
    if isinstance(value, Decimal):
        return _typed(format(value, "f")) if value.is_finite() else str(value).lower()
    if is_float(value):
        # The shortest digits that read back as the same float of its own width.
        if not math.isfinite(value):
            return str(float(value))
        return _typed(format(Decimal(str(value)), "f"))
    if hasattr(value, "item"):
        return cell(value.item())
    raise TypeError(f"{value!r} is no value of a scorecard's input")
