"""What the arguments of a sensitivity analysis mean, item by item."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import lcm
from typing import Any

from thidua.matrix import Matrix, exact_number, exact_text, read_matrix

__all__ = [
    "dirichlet_parameters",
    "figure_intervals",
    "item_weights",
    "name_misfit",
    "positive_weights",
    "weight_bounds",
]

_MOST_POINTS = 10**9


def item_weights(weights: Any, matrix: Matrix) -> list[Fraction]:
    if weights is None:
        return [Fraction(1)] * len(matrix.items)
    return [exact_number(weight) for weight in _by_item(weights, matrix, "weight")]


def positive_weights(weights: Any, matrix: Matrix) -> list[Fraction]:
    """The weights of draws: none is negative."""
    given = item_weights(weights, matrix)
    for item, weight in zip(matrix.items, given, strict=True):
        if weight < 0:
            raise ValueError(f"the weight of «{item}» is negative: {weight}")
    return given


def _by_item(values: Any, matrix: Matrix, what: str) -> list[Any]:
    """One value an item, from a mapping or a sequence."""
    if isinstance(values, Mapping):
        named = {str(name): value for name, value in values.items()}
        lost = [item for item in matrix.items if item not in named]
        strange = [name for name in named if name not in matrix.items]
        if lost or strange:
            parts = [f"no {what} for: {', '.join(lost)}"] if lost else []
            parts += [f"a {what} for what is no item: {', '.join(strange)}"] if strange else []
            raise ValueError("; ".join(parts))
        return [named[item] for item in matrix.items]
    listed = list(values)
    if len(listed) != len(matrix.items):
        raise ValueError(f"there are {len(listed)} {what}s for {len(matrix.items)} items")
    return listed


def dirichlet_parameters(concentration: Any, weights: list[Fraction], within: Any) -> list[int]:
    if concentration is None:
        return []
    if within is not None:
        raise ValueError("weights are drawn by within= or by concentration=, not by both")
    if concentration == "flat":
        return [1] * len(weights)
    total = sum(weights)
    if not isinstance(concentration, int) or concentration < 1 or total <= 0:
        raise ValueError("concentration is a positive whole number, or «flat»")
    shares = [weight / total for weight in weights]
    alpha = [share * concentration for share in shares]
    if any(a.denominator != 1 for a in alpha):
        step = lcm(*(share.denominator for share in shares))
        raise ValueError(
            f"concentration {concentration} can't be divided by these weights into whole numbers; "
            f"multiples of {step} can"
        )
    return [int(a) for a in alpha]


def weight_bounds(
    within: Any, weights: list[Fraction], matrix: Matrix
) -> tuple[list[str], list[str]]:
    if within is None:
        return [], []
    if isinstance(within, (Mapping, list, tuple)):
        pairs = [
            _pair(item, pair)
            for item, pair in zip(
                matrix.items, _by_item(within, matrix, "pair of bounds"), strict=True
            )
        ]
    else:
        share = exact_number(within)
        if share < 0:
            raise ValueError("within is negative")
        if share > 1:
            raise ValueError(f"within is above 100 %, and no weight is below 0: {within}")
        pairs = [(w * (1 - share), w * (1 + share)) for w in weights]
    return [str(low) for low, _ in pairs], [str(high) for _, high in pairs]


def _pair(item: str, pair: Any) -> tuple[Fraction, Fraction]:
    if not isinstance(pair, (list, tuple)) or len(pair) != 2:
        raise ValueError(f"the bounds of «{item}» are a pair (low, high), not {pair!r}")
    low, high = map(exact_number, pair)
    if low < 0:
        raise ValueError(f"the lower bound of «{item}» is negative: {low}")
    if low > high:
        raise ValueError(f"the bounds of «{item}» are reversed: {low} is above {high}")
    return low, high


def figure_intervals(precision: Any, matrix: Matrix) -> tuple[list[str] | None, list[str] | None]:
    if precision is None:
        return None, None
    if isinstance(precision, (list, tuple)) and len(precision) == 2:
        tables = [read_matrix(table, matrix.units) for table in precision]
        if any(len(table.items) != len(matrix.items) for table in tables):
            raise ValueError("the tables of precision have other items than the points")
        low, high = ([text for column in table.texts() for text in column] for table in tables)
        return low, high
    if isinstance(precision, Mapping):
        known = dict.fromkeys(matrix.items, 0) | {str(k): v for k, v in precision.items()}
        halves = [exact_number(half) for half in _by_item(known, matrix, "precision")]
    else:
        halves = [exact_number(precision)] * len(matrix.items)
    if any(half < 0 for half in halves):
        raise ValueError("a precision is negative")
    ends: tuple[list[str], list[str]] = ([], [])
    for column, half in zip(matrix.columns, halves, strict=True):
        for value in column:
            number = Fraction(exact_text(value))
            ends[0].append(str(number - half))
            ends[1].append(str(number + half))
    return ends


def name_misfit(matrix: Matrix, figures: tuple[list[str] | None, list[str] | None]) -> None:
    """Says which points can't be taken, where the core said only that some can't.

    Raises:
        ValueError: where they are found.
    """
    cells = [
        (unit, item, exact_number(text))
        for item, column in zip(matrix.items, matrix.texts(), strict=True)
        for unit, text in zip(matrix.units, column, strict=True)
    ]
    lows, highs = figures
    if lows is not None and highs is not None:
        for (unit, item, value), low, high in zip(cells, lows, highs, strict=True):
            if not exact_number(low) <= value <= exact_number(high):
                raise ValueError(
                    f"the points of «{unit}» in «{item}», {value}, lie outside {low} to {high}"
                )
    unit, item, value = max(cells, key=lambda cell: abs(cell[2]))
    if abs(value) > _MOST_POINTS:
        raise ValueError(f"the points of «{unit}» in «{item}» are too large: {value}")
