"""How sure a ranking is: ranked again and again under weights and figures that could be as well.

Doubtful are the weights, the normalisation, and figures that are known only to their printed
precision. Results are the same in every byte for one seed, on any number of threads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from thidua import _core
from thidua.board_matrix import board_matrix
from thidua.draw_arguments import (
    dirichlet_parameters,
    figure_intervals,
    name_misfit,
    positive_weights,
    weight_bounds,
)
from thidua.exact_ranks import exact_ranks
from thidua.matrix import exact_number, read_matrix
from thidua.rank_spread import RankReversal, Sensitivity
from thidua.score import Scoreboard
from thidua.threads import threads_of

__all__ = ["rank_reversals", "sensitivity"]

Normalisation = Literal["none", "min-max", "rank", "z-score"]
#: Told the steps done and the steps in all; what it raises ends the work.
Progress = Callable[[int, int], None]


def sensitivity(
    points: Any,
    weights: Sequence[Any] | Mapping[str, Any] | None = None,
    *,
    draws: int = 10_000,
    seed: int = 0,
    within: Any = None,
    concentration: int | Literal["flat"] | None = None,
    normalisation: Normalisation | Sequence[Normalisation] = "none",
    precision: Any = None,
    quota: int | None = None,
    decimals: int | None = None,
    percentiles: Sequence[Any] = (5, 95),
    chance_only: bool = False,
    units: Sequence[object] | str | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
) -> Sensitivity:
    """Rank units by the weighted sum of their item points, under draws of what is doubtful.

    Args:
        points: units by items: a NumPy array, a frame (columns are items; a first column of words
            names the units), a mapping of columns, or rows. Higher is better. Of a
            :class:`Scoreboard` the shares of the most points, weighted by these.
        weights: one an item, in order or by name; all 1 where none are given.
        within: each weight anywhere between its bounds, then scaled to the given total: a share
            (``0.2`` or ``"20%"``: from 80 % to 120 % of it), or a pair (low, high) an item.
        concentration: weights of a Dirichlet distribution around the given ones, the narrower the
            larger the number: it is divided among the items by their weights, into whole numbers.
            ``"flat"``: any weights are as likely as any others, whatever was given.
        normalisation: how items are made comparable; of several one is drawn each time.
        precision: half of what a printed figure leaves open (``"0.005"`` for «45,00»), for all
            items or by name; or a pair of tables (low, high) like ``points``.
        quota: how many places there are; then the chance of a place is counted.
        decimals: scores are rounded to so many, halves away from zero, before they are ranked.
        percentiles: of ranks, in per cent.
        chance_only: only the chance of a place, which is several times faster.
        threads: as many as there are processors for this process, unless given.

    Raises:
        ValueError: for points that are no numbers, with their places, and for other faults.
    """
    if isinstance(points, Scoreboard):
        matrix, most = board_matrix(points)
        weights = most if weights is None else weights
    else:
        matrix = read_matrix(points, units)
    given = positive_weights(weights, matrix)
    _check_seed(seed)
    kinds = (normalisation,) if isinstance(normalisation, str) else tuple(normalisation)
    alpha = dirichlet_parameters(concentration, given, within)
    low, high = weight_bounds(within, given, matrix)
    figures = figure_intervals(precision, matrix)
    varied = tuple(
        name
        for name, is_varied in (
            ("within", within is not None),
            ("concentration", concentration is not None),
            ("normalisation", len(set(kinds)) > 1),
            ("precision", precision is not None),
        )
        if is_varied
    )
    if not varied:
        raise ValueError(
            "nothing varies: give within=, concentration=, precision= or several normalisations"
        )
    shares = [] if chance_only else [exact_number(percent) for percent in percentiles]
    if quota is not None and quota < 1:
        raise ValueError("the quota is not positive")
    try:
        core = matrix.core(*figures)
    except ValueError:
        name_misfit(matrix, figures)
        raise
    found = _core.sensitivity(
        core,
        [str(weight) for weight in given],
        draws=draws,
        seed=seed,
        alpha=alpha,
        low=low,
        high=high,
        normalisations=list(kinds),
        quota=quota,
        decimals=decimals,
        percentiles=[str(share / 100) for share in shares],
        chance_only=chance_only,
        threads=threads_of(threads),
        progress=progress,
    )
    if not core.exact and kinds[0] == "none" and decimals is None:
        found["rank"] = exact_ranks(matrix, given)._data  # the grid may not show every order
    return Sensitivity(
        matrix.units,
        draws,
        seed,
        dict(zip(matrix.items, given, strict=True)),
        varied,
        quota,
        decimals,
        tuple(shares),
        core.exact,
        core.scale,
        found,
    )


def rank_reversals(
    points: Any,
    weights: Sequence[Any] | Mapping[str, Any] | None = None,
    *,
    normalisation: Normalisation = "min-max",
    units: Sequence[object] | str | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
) -> tuple[RankReversal, ...]:
    """Which units' leaving makes others change places; drops each unit in turn.

    A pair counts only where its order is proven before and after: normalised points are rounded in
    the ninth decimal (z-scores: in the sixth).
    """
    matrix = read_matrix(points, units)
    found = _core.rank_reversals(
        matrix.core(),
        [str(weight) for weight in positive_weights(weights, matrix)],
        normalisation=normalisation,
        threads=threads_of(threads),
        progress=progress,
    )
    names = matrix.units
    return tuple(
        RankReversal(names[dropped], pairs, names[overtaken], names[overtaking])
        for dropped, pairs, overtaken, overtaking in found
    )


def _check_seed(seed: object) -> None:
    if not hasattr(seed, "__index__") or not 0 <= seed.__index__() < 2**64:
        raise ValueError(f"the seed is a whole number from 0 to 2^64 - 1, not {seed!r}")
