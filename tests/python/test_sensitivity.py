"""td.sensitivity: equal to a plain reckoning, the same on any number of threads, clear faults."""

from __future__ import annotations

import pickle
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from math import ceil

import naive_sensitivity as naive
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import thidua as td

POINTS = {
    "unit": ["Xã Ạ", "Xã B", "Xã C", "Xã D", "Xã E", "Xã G"],
    "I": [10, 10, 7, 3, 0, 9],
    "II": [4, 4, 9, 9, 9, 1],
    "III": [5, 5, 5, 6, 12, 4],
}
WEIGHTS = {"I": 5, "II": 3, "III": 2}
COLUMNS = [POINTS[item] for item in WEIGHTS]
DRAWS = 150


def expected(weights_of, kinds, *, quota, precision=0, scale=1):
    """Ranks of all draws, by the naive reckoning."""
    found = []
    for draw in range(DRAWS):
        kind = kinds[naive.below(naive.stream(7, draw, 1), len(kinds))] if kinds[1:] else kinds[0]
        weights = weights_of(naive.stream(7, draw, 0))
        figures = naive.stream(7, draw, 2)
        columns = []
        for column in COLUMNS:
            points = [x * scale for x in column]
            if precision:
                points = [x - precision + naive.below(figures, 2 * precision + 1) for x in points]
            columns.append(naive.normalise(kind, points))
        rows = zip(*columns, strict=True)
        found.append(
            naive.ranks([sum(w * x for w, x in zip(weights, row, strict=True)) for row in rows])
        )
    spreads = {}
    for i, unit in enumerate(POINTS["unit"]):
        mine = sorted(ranks[i] for ranks in found)
        sure = sum(ranks[i] + Counter(ranks)[ranks[i]] - 1 <= quota for ranks in found)
        spreads[unit] = (
            Fraction(sum(mine), DRAWS),
            mine[0],
            mine[-1],
            [mine[ceil(Fraction(p, 100) * DRAWS) - 1] for p in (5, 50, 95)],
            Fraction(sure, DRAWS),
            Fraction(sum(rank <= quota for rank in mine), DRAWS),
        )
    return spreads


GRID = naive.grid_of([Fraction(w) for w in WEIGHTS.values()])
LOW, HIGH = ([w * part // 10 for w in GRID] for part in (7, 13))
CASES = {
    "dirichlet": (
        {"concentration": 10},
        lambda numbers: naive.dirichlet(numbers, [5, 3, 2], sum(GRID)),
    ),
    "flat": (
        {"concentration": "flat"},
        lambda numbers: naive.dirichlet(numbers, [1, 1, 1], sum(GRID)),
    ),
    "within": ({"within": "30%"}, lambda numbers: naive.bounded(numbers, LOW, HIGH, sum(GRID))),
    "figures": ({"precision": "0.5"}, lambda _: GRID),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize(
    "kinds", [("none",), ("min-max",), ("z-score", "rank", "none")], ids=" ".join
)
def test_equal_to_the_naive_reckoning(case, kinds):
    arguments, weights_of = CASES[case]
    quota = 2
    result = td.sensitivity(
        POINTS,
        WEIGHTS,
        draws=DRAWS,
        seed=7,
        normalisation=kinds,
        quota=quota,
        percentiles=(5, 50, 95),
        **arguments,
    )
    more = {"precision": 1000, "scale": 2000} if case == "figures" else {}
    for unit, wanted in expected(weights_of, kinds, quota=quota, **more).items():
        found = result[unit]
        assert wanted == (
            found.mean_rank,
            found.best_rank,
            found.worst_rank,
            list(found.percentiles.values()),
            found.in_quota,
            found.in_or_at_edge,
        ), unit


def test_the_ranking_under_examination_is_the_exact_one():
    result = td.sensitivity(POINTS, WEIGHTS, within=0.1, draws=10)
    scores = {unit: 5 * a + 3 * b + 2 * c for unit, a, b, c in zip(*POINTS.values(), strict=True)}
    assert {s.unit: s.score for s in result} == scores
    assert [(s.rank, s.unit[-1]) for s in result] == [
        *((1, "Ạ"), (1, "B"), (1, "C"), (4, "G"), (5, "D"), (6, "E"))
    ]


@pytest.mark.parametrize("threads", [2, 3, 7])
def test_the_same_on_any_number_of_threads(threads):
    points = np.random.default_rng(5).integers(0, 30, (300, 6))
    arguments = {"draws": 400, "seed": 11, "quota": 30, "within": "50%", "percentiles": (1, 50, 99)}
    one = td.sensitivity(points, [3, 2, 1, 1, 1, 1], threads=1, **arguments)
    many = td.sensitivity(points, [3, 2, 1, 1, 1, 1], threads=threads, **arguments)
    assert many == one
    assert hash(many) == hash(one)
    assert pickle.loads(pickle.dumps(many)) == one
    assert td.sensitivity(points, [3, 2, 1, 1, 1, 1], threads=1, **arguments | {"seed": 12}) != one


def test_the_same_from_every_form_of_the_points():
    columns = {item: [x / 4 for x in POINTS[item]] for item in WEIGHTS}
    names = POINTS["unit"]
    arguments = {"within": "20%", "draws": 50, "quota": 2, "units": names}
    wanted = td.sensitivity(columns, WEIGHTS, **arguments)
    assert wanted.grid == 100
    frame = pd.DataFrame(columns)
    forms = [
        frame,
        pl.DataFrame(columns),
        pl.DataFrame(columns).lazy(),
        pl.DataFrame(columns).to_arrow(),
        frame.map(lambda x: Decimal(str(x))),
        frame.map(Fraction),
        frame.map(str),
        pd.DataFrame({"unit": names, **columns}),
    ]
    for form in forms:
        named = not isinstance(form, pl.LazyFrame | pa.Table) and "unit" in form.columns
        extra = {"units": "unit"} if named else {}
        assert td.sensitivity(form, WEIGHTS, **arguments | extra)[:] == wanted[:]
    by_index = td.sensitivity(frame.set_axis(names), WEIGHTS, within="20%", draws=50, quota=2)
    assert by_index == wanted
    bare = td.sensitivity(frame.to_numpy(), list(WEIGHTS.values()), **arguments)
    rows = td.sensitivity(frame.to_numpy().tolist(), list(WEIGHTS.values()), **arguments)
    assert bare[:] == rows[:] == wanted[:]
    single = td.sensitivity(frame.to_numpy().astype("f4"), [5, 3, 2], **arguments)
    assert single[:] == wanted[:]


def test_a_float_is_its_shortest_decimal():
    result = td.sensitivity([[0.1 + 0.2], [0.3]], concentration="flat", draws=10)
    assert [s.rank for s in result] == [1, 2]  # 0.30000000000000004 was given
    same = td.sensitivity([[0.3], [0.3]], concentration="flat", draws=10)
    assert [s.rank for s in same] == [1, 1]


def test_only_the_chance():
    full = td.sensitivity(POINTS, WEIGHTS, within="90%", draws=200, quota=2)
    only = td.sensitivity(POINTS, WEIGHTS, within="90%", draws=200, quota=2, chance_only=True)
    assert [s.in_quota for s in only] == [s.in_quota for s in full]
    assert [s.in_or_at_edge for s in only] == [s.in_or_at_edge for s in full]
    assert only[0].mean_rank is None
    assert only[0].interval is None


def test_two_units_have_a_closed_form():
    result = td.sensitivity([[4, 0], [0, 1]], concentration="flat", draws=40_000, quota=1)
    assert abs(float(result["1"].in_quota) - 0.8) < 0.01


def test_tables_of_low_and_high():
    points = pd.DataFrame({"x": ["45,00", "44,99"]})
    low = pd.DataFrame({"x": ["44,995", "44,99"]})
    high = pd.DataFrame({"x": ["45,005", "44,99"]})
    apart = td.sensitivity(points, precision=(low, high), draws=100)
    assert [s.worst_rank for s in apart] == [1, 2]
    near = td.sensitivity(points, precision={"x": "0.01"}, draws=100)
    assert [s.worst_rank for s in near] == [2, 2]


def test_progress_can_end_it():
    seen = []

    def stop(done, every):
        seen.append((done, every))
        if done >= 500:
            raise KeyboardInterrupt

    points = np.arange(600).reshape(300, 2)
    with pytest.raises(KeyboardInterrupt):
        td.sensitivity(points, concentration="flat", draws=100_000, threads=2, progress=stop)
    assert seen[0][1] == 100_000
    assert len(seen) < 100


def test_it_can_be_read():
    result = td.sensitivity(POINTS | {"unit": ["<b>A</b>", *"BCDEG"]}, WEIGHTS, within=0.2, quota=2)
    assert "Hạng" in result.text()
    assert "10.000 lần thử" in result.text()
    assert "10,000 draws, seed 0; varied: weights within bounds" in result.text("en")
    assert "&lt;b&gt;A&lt;/b&gt;" in result._repr_html_()
    assert "<b>A" not in result.to_html("en")
    assert repr(result) == "<Sensitivity of 6 units, 10000 draws, seed 0>"
    frame = result.to_frame("polars")
    assert frame.columns[-2:] == ["in_quota", "in_or_at_edge"]
    assert frame["rank_p95"].to_list() == [s.percentiles[Fraction(95)] for s in result]
    assert sum(frame["in_quota"]) <= 2 <= sum(frame["in_or_at_edge"])


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({}, "nothing varies"),
        ({"within": 0.1, "concentration": 10}, "not by both"),
        ({"concentration": 7}, "multiples of 10 can"),
        ({"concentration": 0}, "positive whole number"),
        ({"within": -1}, "within is negative"),
        ({"within": {"I": (1, 2)}}, "no pair of bounds for: II, III"),
        ({"within": 0.1, "quota": 7}, "quota is not 1 to the number of units"),
        ({"within": 0.1, "quota": 0}, "quota is not positive"),
        ({"within": 0.1, "chance_only": True}, "needs a quota"),
        ({"within": 0.1, "draws": 0}, "draws is not positive"),
        ({"within": 0.1, "threads": 0}, "threads is not positive"),
        ({"within": 0.1, "normalisation": "log"}, "there are: none, min-max, rank, z-score"),
        ({"within": 0.1, "percentiles": [101]}, "between 0 % and 100 %"),
        ({"within": 0.1, "weights": {"I": 1, "IV": 2}}, "no weight for: II, III; a weight for"),
        ({"within": 0.1, "weights": [1, 2]}, "2 weights for 3 items"),
        ({"within": 0.1, "weights": [1, 2, -1]}, "negative"),
        ({"precision": {"IV": 1}}, "no item: IV"),
        ({"precision": -1}, "precision is negative"),
    ],
)
def test_faults_of_the_call(change, says):
    with pytest.raises(ValueError, match=says):
        td.sensitivity(POINTS, **{"weights": WEIGHTS, "draws": 10} | change)


def test_faults_of_the_points():
    broken = {"unit": ["A", "B"], "I": [1.0, float("nan")], "II": [float("inf"), 2.0]}
    with pytest.raises(ValueError, match=r"unit «B», item «I»: nan; unit «A», item «II»: inf"):
        td.sensitivity(broken, within=0.1)
    with pytest.raises(ValueError, match=r"unit «2», item «1»: nan"):
        td.sensitivity(np.array([[1.0], [np.nan]]), within=0.1)
    with pytest.raises(ValueError, match=r"item «I»: None"):
        td.sensitivity({"I": [1, None]}, within=0.1)
    with pytest.raises(ValueError, match="named twice: A"):
        td.sensitivity([[1], [2]], within=0.1, units=["A", "A"])
    with pytest.raises(ValueError, match="3 names for 2 units"):
        td.sensitivity([[1], [2]], within=0.1, units=["A", "B", "C"])
    with pytest.raises(ValueError, match="not of one length"):
        td.sensitivity([[1, 2], [2]], within=0.1)
    with pytest.raises(ValueError, match="no points"):
        td.sensitivity([], within=0.1)


def test_rank_reversal():
    points = {"unit": ["A", "B", "C"], "I": [10, 0, 2], "II": [0, 50, 100]}
    (found,) = td.rank_reversals(points, [5, 6])
    assert (found.dropped, found.pairs, found.overtaken, found.overtaking) == ("C", 1, "A", "B")
    assert td.rank_reversals(points, [5, 6], normalisation="none") == ()


def test_exact_ranks():
    tenths = [["1/10", "2/10"], ["3/10", 0], [0.15, 0.15]]
    found = td.exact_ranks(tenths)
    assert list(found.ranks) == [1, 1, 1]
    assert found.computed_exactly == 3
    n = np.array([[1, 2], [2, 4], [3, 1]])
    d = np.array([[3, 5], [6, 10], [4, 3]])
    quotients = td.exact_ranks(n, [1, Fraction(1, 2)], over=d, units=["A", "B", "C"])
    assert dict(zip(quotients.units, quotients.ranks, strict=True)) == {"A": 2, "B": 2, "C": 1}
    assert quotients["C"] == 1
    assert len(quotients) == 3
    huge = [[Fraction(1, 10**30)], [Fraction(1, 10**30 + 1)], [0]]
    assert list(td.exact_ranks(huge).ranks) == [1, 2, 3]
    with pytest.raises(ValueError, match="has to be an integer"):
        td.exact_ranks([[0.5]], over=[[2]])
    with pytest.raises(ValueError, match="denominator of «1» in «1» is not positive"):
        td.exact_ranks([[1]], over=[[0]])


def test_exact_ranks_of_drawn_fractions():
    rng = np.random.default_rng(3)
    for _ in range(20):
        n, d = rng.integers(-3, 4, (60, 3)), rng.integers(1, 8, (60, 3))
        weights = [Fraction(1, 3), Fraction(2, 7), 1]
        sums = [
            sum(w * Fraction(int(a), int(b)) for w, a, b in zip(weights, *row, strict=True))
            for row in zip(n, d, strict=True)
        ]
        assert list(td.exact_ranks(n, weights, over=d).ranks) == naive.ranks(sums)
