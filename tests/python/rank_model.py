"""The naive model of rankings and selections: every possible outcome tried out, in fractions.

Written from the words of docs/guide/ranking.md; it shares nothing with the library.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from typing import Any

Values = tuple[Fraction, ...]


def ranks(values: Sequence[Any], method: str) -> list[Fraction]:
    """The larger value first."""
    result = []
    for i, value in enumerate(values):
        ahead = sum(other > value for other in values)
        level = sum(other == value for other in values)
        if method == "competition":
            rank = Fraction(ahead + 1)
        elif method == "modified":
            rank = Fraction(ahead + level)
        elif method == "dense":
            rank = Fraction(len({other for other in values if other > value}) + 1)
        elif method == "ordinal":
            rank = Fraction(ahead + 1 + sum(other == value for other in values[:i]))
        else:
            rank = ahead + Fraction(level + 1, 2)
        result.append(rank)
    return result


def points_between(low: int, high: int, steps: int) -> list[Fraction]:
    """The bounds and what lies between them."""
    return [low + Fraction(i, steps) for i in range((high - low) * steps + 1)]


def outcomes(bounds: Sequence[tuple[int, int]], steps: int) -> Iterator[Values]:
    """Every combination of values that is possible, on a grid."""
    yield from product(*(points_between(low, high, steps) for low, high in bounds))


def rank_bounds(
    bounds: Sequence[tuple[int, int]], method: str, *, council: bool, steps: int
) -> list[tuple[Fraction, Fraction]]:
    """The best and the worst rank of each over all outcomes."""
    found: list[set[Fraction]] = [set() for _ in bounds]
    for values in outcomes(bounds, steps):
        if council:
            for i, value in enumerate(values):
                ahead = sum(other > value for other in values)
                level = sum(other == value for other in values)
                found[i] |= {Fraction(ahead + 1), Fraction(ahead + level)}
        else:
            for i, rank in enumerate(ranks(values, method)):
                found[i].add(rank)
    return [(min(all_), max(all_)) for all_ in found]


def rounded(share: Fraction, count: int, rounding: str) -> int:
    exact = share * count
    whole = exact.numerator // exact.denominator
    if rounding == "up":
        return whole + (exact != whole)
    if rounding == "nearest":
        return whole + (exact - whole >= Fraction(1, 2))
    return whole


def chosen_once(
    values: Sequence[Fraction], eligible: Sequence[bool], limit: int, ties: str
) -> tuple[set[int], set[int]]:
    """Who is in, and who is in if the council wants, when everything is settled."""
    certain, possible = set(), set()
    for i, value in enumerate(values):
        if not eligible[i]:
            continue
        others = [values[j] for j in range(len(values)) if j != i and eligible[j]]
        ahead = sum(other > value for other in others)
        level = sum(other >= value for other in others)
        if (ahead if ties == "all" else level) < limit:
            certain.add(i)
        if (level if ties == "none" else ahead) < limit:
            possible.add(i)
    return certain, possible


def selection(
    bounds: Sequence[tuple[int, int]],
    eligible: Sequence[str],
    *,
    count: int | None,
    share: Fraction | None,
    rounding: str,
    ties: str,
    steps: int,
) -> list[str]:
    """in, possible or out, over all outcomes of values and judgements."""
    always = set(range(len(bounds)))
    ever: set[int] = set()
    judged = [[True] if e == "yes" else [False] if e == "no" else [True, False] for e in eligible]
    for judgement in product(*judged):
        limit = count if share is None else rounded(share, sum(judgement), rounding)
        assert limit is not None
        for values in outcomes(bounds, steps):
            certain, possible = chosen_once(values, judgement, limit, ties)
            always &= certain
            ever |= possible
    return ["in" if i in always else "possible" if i in ever else "out" for i in range(len(bounds))]


def item_points(n: int, d: int, weight: Fraction, full_at: Fraction) -> Fraction:
    return weight * min(Fraction(1), Fraction(n, d) / full_at)


def fewest(items: Sequence[dict[str, Any]], gap: Fraction, *, more: bool) -> int | None:
    """The fewest counted dossiers that gain the gap, by trying all ways."""
    best = None
    rooms = [range(item["d"] - item["n"] + 1) for item in items]
    for moved in product(*rooms):
        gained = sum(
            item_points(item["n"] + x, item["d"], item["weight"], item["full_at"])
            - item_points(item["n"], item["d"], item["weight"], item["full_at"])
            for item, x in zip(items, moved, strict=True)
        )
        if (gained > gap if more else gained >= gap) and (best is None or sum(moved) < best):
            best = sum(moved)
    return best
