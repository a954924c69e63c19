"""The benchmarks: that their engines agree, and that the harness computes what it says."""

from __future__ import annotations

import subprocess
import sys
from math import comb
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BENCHMARKS = ROOT / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

import harness  # noqa: E402


@pytest.mark.parametrize(
    "program", ["j1_dossiers.py", "j2_criteria.py", "j3_ranking.py", "j4_calendar.py"]
)
def test_the_engines_agree(program: str) -> None:
    done = subprocess.run(
        [sys.executable, program, "--quick"],
        cwd=BENCHMARKS,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "all engines agree\n"


@pytest.mark.parametrize(("n", "rank"), [(5, 1), (6, 1), (7, 1), (9, 2), (12, 3), (20, 6)])
def test_the_interval_is_of_order_statistics(n: int, rank: int) -> None:
    told = harness.interval([float(value) for value in range(1, n + 1)])
    assert (told.low, told.high) == (rank, n + 1 - rank)
    assert told.confidence == pytest.approx(1 - 2 * sum(comb(n, k) for k in range(rank)) / 2**n)
    assert (told.confidence >= 0.95) == (n >= 6)


def test_a_bar_is_passed_by_the_lower_end() -> None:
    reached = harness.Interval(low=1.9, median=2.5, high=3.0, confidence=0.95)
    assert not harness.Bar("x", reached, must=2).passed
    assert harness.Bar("x", reached, must=1.9).passed


def test_engines_that_disagree_are_not_timed() -> None:
    engines = [
        harness.Engine("a", lambda: None, lambda: 1),
        harness.Engine("b", lambda: None, lambda: 2),
    ]
    with pytest.raises(AssertionError, match="disagree"):
        harness.measure(engines, rounds=1)


def test_every_engine_runs_in_every_round() -> None:
    calls: list[str] = []
    engines = [
        harness.Engine(name, lambda name=name: calls.append(name), lambda: 0)  # type: ignore[misc]
        for name in "abc"
    ]
    told = harness.measure(engines, rounds=4)
    assert sorted(calls) == sorted("abc" * 5)
    assert {name: len(times) for name, times in told.seconds.items()} == {"a": 4, "b": 4, "c": 4}
    assert told.ratio("a", "a").median == 1
