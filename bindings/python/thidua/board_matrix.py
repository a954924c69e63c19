"""Scoreboards as matrices of item points, for pictures and for how sure their ranking is."""

from __future__ import annotations

from fractions import Fraction

from thidua.matrix import Matrix
from thidua.score import Scoreboard

__all__ = ["board_matrix", "board_parts"]

_SHOWN = 5


def board_parts(board: Scoreboard) -> dict[str, list[tuple[Fraction, Fraction]]]:
    """The points of each item by subject, least and greatest; penalties negative."""
    card = board.scorecard
    rows = [subject.items for subject in board.values()]
    parts: dict[str, list[tuple[Fraction, Fraction]]] = {}
    for id_, item in card.items.items():
        group = item.get("group")
        bounds = [row[id_].range for row in rows]
        if group is not None and card.groups[group]["kind"] == "penalty":
            bounds = [(-high, -low) for low, high in bounds]
        parts[id_] = bounds
    return parts


def board_matrix(board: Scoreboard) -> tuple[Matrix, list[Fraction]]:
    """Shares of the items' most points, and these as weights: their sum is the total.

    Raises:
        ValueError: where points are open, or where a cap, a mean or rounding stands between the
            items and the total, so that other weights would not be other totals.
    """
    parts = board_parts(board)
    units = tuple(board)
    open_ = [
        f"{id_} of {unit}"
        for id_, column in parts.items()
        for unit, (low, high) in zip(units, column, strict=True)
        if low != high
    ]
    if open_:
        more = f" and {len(open_) - _SHOWN} more" if len(open_) > _SHOWN else ""
        raise ValueError(
            f"points are undetermined: {', '.join(open_[:_SHOWN])}{more}; sensitivity needs points "
            "for every item, so give the figures or leave these subjects out"
        )
    for at, (unit, subject) in enumerate(board.items()):
        if sum(column[at][0] for column in parts.values()) != subject.rank_range[0]:
            raise ValueError(
                f"the total of {unit} is not the sum of its items: a cap, a mean, a knock-out or "
                "rounding stands between them, so weights of items can't be varied"
            )
    weights = [Fraction(board.scorecard.items[id_]["max"]) for id_ in parts]
    columns = tuple(
        [str(low / weight) for low, _ in column]
        for column, weight in zip(parts.values(), weights, strict=True)
    )
    return Matrix(units, tuple(parts), columns, "text"), weights
