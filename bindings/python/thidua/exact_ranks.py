"""Exact ranks of whole matrices, at the speed of doubles.

Scores are computed in doubles with a proven bound of their error; only where the bound can't decide
an order they are computed exactly. Ranks and ties are those of exact arithmetic on every input.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from thidua import _core
from thidua.draw_arguments import item_weights
from thidua.matrix import Matrix, exact_number, read_matrix

__all__ = ["ExactRanks", "exact_ranks"]

_INT64 = 2**63
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class ExactRanks:
    """Competition ranks in the given order: 1 is the highest, ties share the better rank."""

    units: tuple[str, ...]
    _data: bytes = field(repr=False)
    #: How many scores the bound of doubles could not tell from a neighbour's.
    computed_exactly: int

    @property
    def ranks(self) -> memoryview:
        """In the order of the units, without a copy."""
        return memoryview(self._data).cast("I")

    def __getitem__(self, unit: str) -> int:
        rank: int = self.ranks[self.units.index(unit)]
        return rank

    def __len__(self) -> int:
        return len(self.units)

    def __repr__(self) -> str:
        shown = zip(self.units[:_SHOWN], self.ranks[:_SHOWN], strict=True)
        ranks = ", ".join(f"{unit}: {rank}" for unit, rank in shown)
        return f"<ExactRanks {ranks}{', …' if len(self) > _SHOWN else ''}>"


def exact_ranks(
    points: Any,
    weights: Sequence[Any] | Mapping[str, Any] | None = None,
    *,
    over: Any = None,
    units: Sequence[object] | str | None = None,
) -> ExactRanks:
    """Rank units by the exact weighted sum of their item points.

    Args:
        points: units by items, as for :func:`thidua.sensitivity`.
        weights: one an item, in order or by name; all 1 where none are given.
        over: denominators: a matrix like ``points``; both are integers, and a point is their
            quotient.

    Raises:
        ValueError: for points that are no numbers, with their places, and sizes that do not fit.
    """
    matrix = read_matrix(points, units)
    given = item_weights(weights, matrix)
    below = None if over is None else read_matrix(over, matrix.units)
    if below is not None:
        _check_whole(matrix, "a point over a denominator")
        _check_whole(below, "a denominator")
        if len(below.items) != len(matrix.items):
            raise ValueError(
                f"there are denominators for {len(below.items)} of {len(matrix.items)} items"
            )
    narrow = all(-_INT64 <= w.numerator < _INT64 and w.denominator < _INT64 for w in given)
    if narrow and matrix.kind == "q" and (below is None or below.kind == "q"):
        n, d = matrix.flat_rows(), array("q") if below is None else below.flat_rows()
    else:
        cells = _fractions(matrix, below)
        flat = [column[i] for i in range(len(matrix.units)) for column in cells]
        if not narrow or any(
            not -_INT64 <= cell.numerator < _INT64 or cell.denominator >= _INT64 for cell in flat
        ):
            return _of_sums(matrix, cells, given)
        n = array("q", (cell.numerator for cell in flat))
        d = array("q", (cell.denominator for cell in flat))
    try:
        data, exact = _core.exact_ranks(len(matrix.items), n, d, [str(weight) for weight in given])
    except ValueError:
        if below is not None:
            _check_positive(below)
        raise
    return ExactRanks(matrix.units, data, exact)


def _cells(matrix: Matrix) -> Iterator[tuple[str, str, Fraction]]:
    for item, column in zip(matrix.items, matrix.texts(), strict=True):
        for unit, text in zip(matrix.units, column, strict=True):
            yield unit, item, exact_number(text)


def _check_whole(matrix: Matrix, what: str) -> None:
    if matrix.kind == "q":
        return
    for unit, item, value in _cells(matrix):
        if matrix.kind == "d" or value.denominator != 1:
            raise ValueError(
                f"{what} has to be an integer; that of «{unit}» in «{item}» is "
                f"{float(value) if matrix.kind == 'd' else value}"
            )


def _check_positive(below: Matrix) -> None:
    for unit, item, value in _cells(below):
        if value <= 0:
            raise ValueError(f"the denominator of «{unit}» in «{item}» is not positive: {value}")


def _fractions(matrix: Matrix, below: Matrix | None) -> list[list[Fraction]]:
    if below is not None:
        _check_positive(below)
    over = [[1] * len(matrix.units)] * len(matrix.items) if below is None else below.columns
    return [
        [exact_number(text) / int(d) for text, d in zip(column, divisors, strict=True)]
        for column, divisors in zip(matrix.texts(), over, strict=True)
    ]


def _of_sums(matrix: Matrix, cells: list[list[Fraction]], weights: list[Fraction]) -> ExactRanks:
    sums = [
        sum((w * column[i] for w, column in zip(weights, cells, strict=True)), Fraction(0))
        for i in range(len(matrix.units))
    ]
    data, exact = _core.exact_ranks_of([str(score) for score in sums])
    return ExactRanks(matrix.units, data, exact)
