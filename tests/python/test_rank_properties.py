"""Rankings, selections and margins against the naive model, and ranks against scipy's."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import Any

import pytest
import rank_model
import thidua as td
from hypothesis import given, settings
from hypothesis import strategies as st

#: Ours and scipy's names for the same numbering.
METHODS = {
    "competition": "min",
    "modified": "max",
    "dense": "dense",
    "ordinal": "ordinal",
    "average": "average",
}
NAMES = [f"S{i:04}" for i in range(2000)]

bounds = st.tuples(st.integers(0, 3), st.integers(0, 3)).map(sorted).map(tuple)
few = st.lists(bounds, min_size=1, max_size=4)


def table(rows: list[tuple[int, int]], **more: Any) -> dict[str, list[Any]]:
    return {"subject": NAMES[: len(rows)], "points": [f"{a}..{b}" for a, b in rows], **more}


@pytest.mark.parametrize("method", METHODS)
def test_exact_ranks_are_the_model_s(method: str) -> None:
    draw = random.Random(5)
    for _ in range(60):
        values = [
            Fraction(draw.randint(0, 9), draw.randint(1, 6)) for _ in range(draw.randint(1, 40))
        ]
        ranking = td.rank({"subject": NAMES[: len(values)], "v": values}, by="v", method=method)
        found = [ranking[name].rank for name in NAMES[: len(values)]]
        assert found == rank_model.ranks(values, method)


@pytest.mark.parametrize("method", METHODS)
def test_ranks_agree_with_scipy_on_random_data_with_ties(method: str) -> None:
    from scipy import stats

    draw = random.Random(method)
    for size in (1, 2, 7, 50, 2000):
        values = [draw.randint(0, max(1, size // 3)) for _ in range(size)]
        ranking = td.rank(
            {"subject": NAMES[:size], "v": values}, by="v", method=method, lower_first=True
        )
        expected = stats.rankdata(values, method=METHODS[method])
        assert [float(ranking[name].rank or 0) for name in NAMES[:size]] == list(expected)


#: Values, and their ranks, the lowest first, by average, competition, modified, dense, ordinal;
#: worked out by hand.
FACTS: list[tuple[list[int], str]] = [
    ([], "| | | |"),
    ([100], "1|1|1|1|1"),
    ([100, 100, 100], "2 2 2|1 1 1|3 3 3|1 1 1|1 2 3"),
    ([100, 300, 200], "1 3 2|1 3 2|1 3 2|1 3 2|1 3 2"),
    ([100, 200, 300, 200], "1 5/2 4 5/2|1 2 4 2|1 3 4 3|1 2 3 2|1 2 4 3"),
    (
        [100, 200, 300, 200, 100],
        "3/2 7/2 5 7/2 3/2|1 3 5 3 1|2 4 5 4 2|1 2 3 2 1|1 3 5 4 2",
    ),
    (
        [10] * 30,
        " ".join(["31/2"] * 30)
        + "|"
        + " ".join(["1"] * 30)
        + "|"
        + " ".join(["30"] * 30)
        + "|"
        + " ".join(["1"] * 30)
        + "|"
        + " ".join(str(i + 1) for i in range(30)),
    ),
]


@pytest.mark.parametrize(("values", "text"), FACTS, ids=lambda v: str(v)[:24])
def test_tie_facts(values: list[int], text: str) -> None:
    methods = ("average", "competition", "modified", "dense", "ordinal")
    for method, ranks in zip(methods, text.split("|"), strict=True):
        ranking = td.rank(
            {"subject": NAMES[: len(values)], "v": values}, by="v", method=method, lower_first=True
        )
        found = [ranking[name].rank for name in NAMES[: len(values)]]
        assert found == [Fraction(rank) for rank in ranks.split()]


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=25, deadline=None)
@given(rows=few)
def test_rank_bounds_are_those_of_all_outcomes(method: str, rows: list[tuple[int, int]]) -> None:
    ranking = td.rank(table(rows), by="points", method=method)
    found = [ranking[name].rank_range for name in NAMES[: len(rows)]]
    # Quarters leave room for four different values between any two bounds.
    assert found == rank_model.rank_bounds(rows, method, council=False, steps=4)


@settings(max_examples=25, deadline=None)
@given(rows=few)
def test_the_council_may_order_equals_as_it_likes(rows: list[tuple[int, int]]) -> None:
    ranking = td.rank(table(rows), by="points", end="council")
    found = [ranking[name].rank_range for name in NAMES[: len(rows)]]
    assert found == rank_model.rank_bounds(rows, "competition", council=True, steps=1)


@settings(max_examples=30, deadline=None)
@given(
    rows=st.lists(st.tuples(bounds, bounds), min_size=1, max_size=3),
    method=st.sampled_from(["competition", "modified", "average", "ordinal"]),
)
def test_two_open_keys(rows: list[tuple[tuple[int, int], tuple[int, int]]], method: str) -> None:
    first, second = [a for a, _ in rows], [b for _, b in rows]
    ranking = td.rank(
        table(first, more=[f"{a}..{b}" for a, b in second]),
        by="points",
        tie_breaks=["more"],
        method=method,
    )
    found: list[set[Fraction]] = [set() for _ in rows]
    for one in rank_model.outcomes(first, 1):
        for two in rank_model.outcomes(second, 1):
            pairs = list(zip(one, two, strict=True))
            for i, rank in enumerate(rank_model.ranks(pairs, method)):
                found[i].add(rank)
    expected = [(min(all_), max(all_)) for all_ in found]
    assert [ranking[name].rank_range for name in NAMES[: len(rows)]] == expected


@settings(max_examples=30, deadline=None)
@given(rows=st.lists(st.tuples(bounds, st.integers(0, 2)), min_size=1, max_size=4))
def test_dense_with_an_exact_tie_break(rows: list[tuple[tuple[int, int], int]]) -> None:
    first, second = [a for a, _ in rows], [b for _, b in rows]
    ranking = td.rank(table(first, more=second), by="points", tie_breaks=["more"], method="dense")
    found: list[set[Fraction]] = [set() for _ in rows]
    for values in rank_model.outcomes(first, 4):
        pairs = list(zip(values, second, strict=True))
        for i, rank in enumerate(rank_model.ranks(pairs, "dense")):
            found[i].add(rank)
    expected = [(min(all_), max(all_)) for all_ in found]
    assert [ranking[name].rank_range for name in NAMES[: len(rows)]] == expected


@settings(max_examples=50, deadline=None)
@given(
    rows=few,
    data=st.data(),
    ties=st.sampled_from(["council", "all", "none"]),
    rounding=st.sampled_from(["down", "up", "nearest"]),
)
def test_a_quota_over_all_outcomes(
    rows: list[tuple[int, int]], data: st.DataObject, ties: str, rounding: str
) -> None:
    eligible = data.draw(
        st.lists(
            st.sampled_from(["yes", "yes", "no", "undetermined"]),
            min_size=len(rows),
            max_size=len(rows),
        )
    )
    count = data.draw(st.integers(0, 4) | st.none())
    share = None if count is not None else data.draw(st.fractions(0, 1, max_denominator=6))
    quota = td.Quota(count, share, rounding, ties=ties)  # type: ignore[arg-type]
    ranking = td.rank(table(rows), by="points")
    chosen = td.select(
        ranking, quota, eligible=dict(zip(NAMES[: len(rows)], eligible, strict=True))
    ).choices()
    found = [chosen[name].chosen for name in NAMES[: len(rows)]]
    assert found == rank_model.selection(
        rows, eligible, count=count, share=share, rounding=rounding, ties=ties, steps=1
    )


@settings(max_examples=40, deadline=None)
@given(
    rows=st.lists(st.tuples(bounds, st.sampled_from("AB")), min_size=1, max_size=4),
    inner=st.integers(0, 2),
    outer=st.integers(0, 3),
)
def test_nested_quotas_are_certain_only_where_they_are(
    rows: list[tuple[tuple[int, int], str]], inner: int, outer: int
) -> None:
    values, blocks = [a for a, _ in rows], [b for _, b in rows]
    ranking = td.rank(table(values, block=blocks), by="points")
    quota = td.Quota(outer, ties="all", parts=[td.Quota(inner, per="block", ties="all", id="i")])
    chosen = td.select(ranking, quota).choices()
    always, ever = set(range(len(rows))), set()
    for outcome in rank_model.outcomes(values, 1):
        left = set()
        for block in set(blocks):
            mine = [b == block for b in blocks]
            left |= rank_model.chosen_once(outcome, mine, inner, "all")[0]
        final, _ = rank_model.chosen_once(
            outcome, [i in left for i in range(len(rows))], outer, "all"
        )
        always &= final
        ever |= final
    for i, name in enumerate(NAMES[: len(rows)]):
        if chosen[name].chosen == "in":
            assert i in always
        if chosen[name].chosen == "out":
            assert i not in ever


item = st.builds(
    lambda d, n, w, f: {"d": d, "n": min(n, d), "weight": w, "full_at": f},
    st.integers(1, 6),
    st.integers(0, 6),
    st.sampled_from([Fraction(20), Fraction(12), Fraction(10, 3)]),
    st.sampled_from([Fraction(1), Fraction(4, 5), Fraction(1, 2)]),
)


@settings(max_examples=80, deadline=None)
@given(items=st.lists(item, min_size=1, max_size=3), gap=st.fractions(0, 30, max_denominator=12))
def test_the_fewest_dossiers(items: list[dict[str, Any]], gap: Fraction) -> None:
    named = [{"id": f"i{k}", **entry} for k, entry in enumerate(items)]
    ranking = td.rank({"subject": ["A", "B"], "p": [100, 100 - gap]}, by="p")
    (margin,) = ranking.margins({"B": named})
    assert margin.gap == gap
    assert margin.more
    assert margin.level_dossiers == rank_model.fewest(items, gap, more=False)
    assert margin.pass_dossiers == rank_model.fewest(items, gap, more=True)
    for entry in named:
        existing, new = margin.pass_alone[entry["id"]]
        assert existing == rank_model.fewest([entry], gap, more=True)
        start = rank_model.item_points(entry["n"], entry["d"], entry["weight"], entry["full_at"])
        tried = (
            y
            for y in range(600)
            if rank_model.item_points(
                entry["n"] + y, entry["d"] + y, entry["weight"], entry["full_at"]
            )
            - start
            > gap
        )
        assert next(tried, None) == (new if new is not None and new < 600 else None)


def test_the_order_of_the_input_does_not_matter() -> None:
    draw = random.Random(7)
    rows = [(name, draw.randint(0, 5), draw.randint(0, 2)) for name in NAMES[:60]]
    texts = set()
    for _ in range(5):
        draw.shuffle(rows)
        ranking = td.rank(
            {
                "subject": [row[0] for row in rows],
                "a": [row[1] for row in rows],
                "b": [row[2] for row in rows],
            },
            by="a",
            tie_breaks=["b"],
        )
        texts.add(str([(id_, subject.rank_range) for id_, subject in ranking.items()]))
    assert len(texts) == 1


def test_fifteen_thousand_subjects() -> None:
    draw = random.Random(3)
    size = 15_000
    values = [Fraction(draw.randint(0, 10**6), draw.randint(1, 997)) for _ in range(size)]
    ranking = td.rank({"subject": [f"S{i:05}" for i in range(size)], "v": values}, by="v")
    order = sorted(range(size), key=lambda i: -values[i])
    assert ranking[f"S{order[0]:05}"].rank == 1
    assert [s.values["v"] for s in ranking.values()] == sorted(values, reverse=True)
    assert len(td.select(ranking, "10%", rounding="down").selected()) <= 1500
