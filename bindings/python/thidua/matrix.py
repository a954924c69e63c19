"""Matrices of item points from everywhere, as exact numbers with the names of units and items.

An integer, a ``Fraction``, a ``Decimal`` and a text such as ``"45.10"`` or ``"562/1249"`` are what
they say. A float is read by its shortest decimal form: 0.1 is one tenth.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

import narwhals as nw

from thidua import _core

__all__ = ["Matrix", "exact_number", "exact_text", "read_matrix"]

_SHOWN = 10
_INT64 = 2**63


@dataclass(frozen=True, slots=True)
class Matrix:
    """Points by unit and item; one column an item, each of one kind."""

    units: tuple[str, ...]
    items: tuple[str, ...]
    #: ``array`` of q or d, or a list of exact texts, one an item; or else ``rows``
    given: tuple[Any, ...] | None
    kind: str  #: "q" integers, "d" floats, "text"
    rows: Any = None  #: a NumPy array of numbers, units by items, where the points came so

    @property
    def columns(self) -> tuple[Any, ...]:
        """One an item."""
        return tuple(self.rows.T.copy()) if self.given is None else self.given

    def flat(self) -> Any:
        """Item after item."""
        if self.given is None:
            return self.rows.T.reshape(-1)
        if self.kind == "text":
            return [text for column in self.given for text in column]
        flat = array(self.kind)
        for column in self.given:
            flat.frombytes(memoryview(column).cast("B"))
        return flat

    def flat_rows(self) -> Any:
        """Unit after unit; of numbers."""
        if self.given is None:
            return self.rows.reshape(-1)
        width, flat = (
            len(self.items),
            array(self.kind, bytes(8 * len(self.units) * len(self.items))),
        )
        for i, column in enumerate(self.given):
            flat[i::width] = column
        return flat

    def texts(self) -> list[list[str]]:
        """Exact texts by item and unit."""
        return [[exact_text(value) for value in column] for column in self.columns]

    def core(self, low: list[str] | None = None, high: list[str] | None = None) -> Any:
        """The matrix on its grid, with the intervals of its figures where these are given."""
        size = (len(self.units), len(self.items))
        if low is not None and high is not None:
            return _core.ItemPoints.of_texts(
                *size, [text for column in self.texts() for text in column], low, high
            )
        if self.kind == "q":
            return _core.ItemPoints.of_integers(*size, self.flat())
        if self.kind == "d":
            return _core.ItemPoints.of_floats(*size, self.flat())
        return _core.ItemPoints.of_texts(*size, self.flat(), [], [])


def exact_text(value: object) -> str:
    """An exact number as "n", "n/d" or a plain decimal.

    Raises:
        ValueError: for what is no finite number.
    """
    if isinstance(value, bool) or value is None:
        raise ValueError(f"{value!r} is not a number")
    if isinstance(value, float):
        value = float(value)  # NumPy's own are printed with their type
        if not math.isfinite(value):
            raise ValueError(f"{value} is not a number that can be ranked")
        value = Decimal(repr(value))
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise ValueError(f"{value} is not a number that can be ranked")
        return format(value, "f")
    if isinstance(value, (int, Fraction)):
        return str(value)
    if isinstance(value, str):
        return str(exact_number(value))
    if hasattr(value, "__index__"):
        return str(value.__index__())
    raise ValueError(f"{value!r} is not a number")


def exact_number(value: object) -> Fraction:
    """The same as a ``Fraction``; a text may be a percentage: "20%" is one fifth."""
    if not isinstance(value, str):
        return Fraction(exact_text(value))
    text = value.strip()
    percent = text.endswith("%")
    try:
        number = Fraction(text.removesuffix("%").strip().replace(",", "."))
    except (ValueError, ZeroDivisionError):
        raise ValueError(f"«{value}» is not a number") from None
    return number / 100 if percent else number


def read_matrix(points: Any, units: Sequence[object] | str | None) -> Matrix:
    """The matrix of an array (units by items), a frame, a mapping of columns, or a list of rows.

    Raises:
        ValueError: for sizes that do not fit, and for cells that are no numbers, with their places.
    """
    if isinstance(points, Matrix):
        return points
    if hasattr(points, "__array_interface__") and hasattr(points, "ndim"):
        return _from_array(points, units)
    if isinstance(points, Mapping):
        return _matrix(units, dict(points), None)
    if isinstance(points, (list, tuple)):
        rows = [list(row) for row in points]
        if len({len(row) for row in rows}) > 1:
            raise ValueError("the rows of points are not of one length")
        width = len(rows[0]) if rows else 0
        return _matrix(units, {str(i + 1): [row[i] for row in rows] for i in range(width)}, None)
    index = getattr(points, "index", None)
    frame = nw.from_native(points, eager_only=False)
    eager = frame.collect() if isinstance(frame, nw.LazyFrame) else frame
    columns = {name: eager[name].to_list() for name in eager.columns}
    names = None
    if index is not None and not callable(index) and type(index).__name__ != "RangeIndex":
        names = [str(name) for name in index]
    return _matrix(units, columns, names)


def _from_array(points: Any, units: Sequence[object] | str | None) -> Matrix:
    if points.ndim != 2:
        raise ValueError(f"points have {points.ndim} dimensions; wanted are units by items")
    count, width = points.shape
    names = _unit_names(units, count)
    items = tuple(str(i + 1) for i in range(width))
    kind = points.dtype.kind
    if kind not in "iuf" or (kind == "u" and points.dtype.itemsize == 8):
        columns = {item: points[:, i].tolist() for i, item in enumerate(items)}
        return _matrix(names, columns, None)
    code = "d" if kind == "f" else "q"
    if code == "d" and points.dtype.itemsize != 8:
        # The shortest decimal of a float32 is that of the float32, not of the double it becomes.
        columns = {item: [float(str(x)) for x in points[:, i]] for i, item in enumerate(items)}
        return _matrix(names, columns, None)
    if code == "d":
        wrong = (points - points != 0).nonzero()
        _refuse(
            (items[i], names[u], str(points[u, i]))
            for u, i in zip(*(part.tolist() for part in wrong), strict=True)
        )
    rows = points.astype("f8" if code == "d" else "i8", order="C", copy=False)
    return Matrix(names, items, None, code, rows)


def _matrix(
    units: Sequence[object] | str | None, columns: dict[Any, Any], index: list[str] | None
) -> Matrix:
    data = {str(name): list(column) for name, column in columns.items()}
    if isinstance(units, str):
        if units not in data:
            raise ValueError(f"there is no column «{units}» with the names of units")
        units = data.pop(units)
    if units is None:
        # Columns of words name the units; there can be one, and it comes first.
        first = next(iter(data), None)
        if first is not None and data[first] and all(_is_word(cell) for cell in data[first]):
            units = data.pop(first)
        else:
            units = index
    lengths = {len(column) for column in data.values()}
    if not data or lengths in (set(), {0}):
        raise ValueError("there are no points: wanted are units by items")
    if len(lengths) > 1:
        raise ValueError("the columns of points are not of one length")
    names = _unit_names(units, lengths.pop())
    kinds = {type(cell) for column in data.values() for cell in column}
    if kinds <= {int} and all(
        -_INT64 <= cell < _INT64 for column in data.values() for cell in column
    ):
        return Matrix(names, tuple(data), tuple(array("q", c) for c in data.values()), "q")
    if kinds == {float} and all(math.isfinite(cell) for column in data.values() for cell in column):
        return Matrix(names, tuple(data), tuple(array("d", c) for c in data.values()), "d")
    texts: list[list[str]] = []
    wrong: list[tuple[str, str, str]] = []
    for item, column in data.items():
        texts.append([])
        for name, cell in zip(names, column, strict=True):
            try:
                texts[-1].append(exact_text(cell))
            except ValueError:
                wrong.append((item, name, repr(cell)))
    _refuse(wrong)
    return Matrix(names, tuple(data), tuple(texts), "text")


def _is_word(cell: object) -> bool:
    if not isinstance(cell, str):
        return False
    try:
        exact_number(cell)
    except ValueError:
        return True
    return False


@lru_cache(maxsize=8)
def _numbered(count: int) -> tuple[str, ...]:
    """Names of units that have none; kept, since one matrix is often asked about again."""
    return tuple(map(str, range(1, count + 1)))


def _unit_names(units: Sequence[object] | str | None, count: int) -> tuple[str, ...]:
    if units is None:
        return _numbered(count)
    names = tuple(str(name) for name in units)
    if len(names) != count:
        raise ValueError(f"there are {len(names)} names for {count} units")
    if len(set(names)) < count:
        twice = sorted({name for name in names if names.count(name) > 1})[:_SHOWN]
        raise ValueError(f"units are named twice: {', '.join(twice)}")
    return names


def _refuse(cells: Iterable[tuple[str, str, str]]) -> None:
    """All of them at once; many of them by number."""
    found = list(cells)
    if found:
        shown = "; ".join(f"unit «{u}», item «{i}»: {cell}" for i, u, cell in found[:_SHOWN])
        more = f"; and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        raise ValueError(f"points that are no numbers: {shown}{more}")
