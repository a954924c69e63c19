"""Ranks of equals under five methods: facts that the C++ tests hold, too, and scipy agrees."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import thidua as td

FACTS: list[dict[str, str]] = tomllib.loads(
    (Path(__file__).resolve().parents[1] / "cases" / "score" / "ties-of-rankdata.toml").read_text(
        encoding="utf-8"
    )
)["fact"]
METHODS: dict[str, Any] = {
    "average": "average",
    "min": "competition",
    "max": "modified",
    "dense": "dense",
    "ordinal": "ordinal",
}


def test_there_are_enough() -> None:
    assert len(FACTS) >= 31
    assert len({fact["values"] for fact in FACTS}) == len(FACTS)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["title"])
def test_a_fact(fact: dict[str, str], method: str) -> None:
    values = fact["values"].split()
    subjects = [f"S{i:02}" for i in range(1, len(values) + 1)]
    table = {"subject": subjects, "points": values}
    ranking = td.rank(table, by="points", lower_first=True, method=METHODS[method])
    found = [ranking[subject].rank for subject in subjects]
    assert found == [Fraction(rank) for rank in fact[method].split()]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["title"])
def test_scipy_says_the_same(fact: dict[str, str], method: str) -> None:
    from scipy import stats

    texts = fact["values"].split()
    whole = not any("." in text for text in texts)
    values = np.array([int(t) if whole else float(t) for t in texts], dtype=int if whole else float)
    found = [Fraction(float(rank)) for rank in stats.rankdata(values, method=method)]
    assert found == [Fraction(rank) for rank in fact[method].split()]
