"""J3: ranks under many draws of weights, and exact ranks, against the usual engines.

    python benchmarks/j3_ranking.py            the figures (some minutes; a quiet machine)
    python benchmarks/j3_ranking.py --quick    only that all engines agree

10,000 units by 20 items. Points are whole hundredths of 0 to 100, weights are whole millionths:
every score is an integer below 2^53, so all engines have the same scores, ties and ranks. The peers
get the very weights that the library draws, and only have to multiply, rank and keep the same
statistics.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("POLARS_MAX_THREADS", "2")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "2")

import harness
import numpy as np
import pandas as pd
import polars as pl
import scipy.stats
import thidua as td

SEED = 20261125
TOTAL = 1_000_000
THREADS = 2
BLOCK = 32
Ranks = Callable[[Any], Any]

_MASK = np.uint64(2**32 - 1)


def philox(draws: Any, index: int) -> tuple[Any, Any]:
    """Philox4x32-10 for all draws at once: the two 64-bit numbers of one block of the weights."""
    shift = np.uint64(32)
    counter = [np.full_like(draws, index), np.zeros_like(draws), draws & _MASK, draws >> shift]
    key = [SEED & 0xFFFFFFFF, SEED >> 32]
    for _ in range(10):
        a, b = counter[0] * np.uint64(0xD2511F53), counter[2] * np.uint64(0xCD9E8D57)
        counter = [
            (b >> shift) ^ counter[1] ^ np.uint64(key[0]),
            b & _MASK,
            (a >> shift) ^ counter[3] ^ np.uint64(key[1]),
            a & _MASK,
        ]
        key = [(key[0] + 0x9E3779B9) & 0xFFFFFFFF, (key[1] + 0xBB67AE85) & 0xFFFFFFFF]
    return counter[0] << shift | counter[1], counter[2] << shift | counter[3]


def flat_weights(draws: int, items: int) -> Any:
    """The library's own weights, made apart from it: gaps of sorted numbers, draws by items."""
    index = np.arange(draws, dtype=np.uint64)
    pairs = [philox(index, i) for i in range(items // 2)]
    numbers = np.stack([number for pair in pairs for number in pair], axis=1)[:, : items - 1]
    # The high half of numbers x (TOTAL + 1), in two steps since NumPy has no 128 bits.
    bound, shift = np.uint64(TOTAL + 1), np.uint64(32)
    low = (numbers & _MASK) * bound >> shift
    cuts = np.sort(((numbers >> shift) * bound + low) >> shift, axis=1).astype(np.int64)
    return np.diff(cuts, axis=1, prepend=0, append=TOTAL).astype(float)


class Work:
    """Points, the drawn weights, and what every engine keeps of the ranks."""

    def __init__(self, units: int, items: int, draws: int) -> None:
        self.units, self.items, self.draws = units, items, draws
        self.hundredths = np.random.default_rng(SEED).integers(0, 10_001, (units, items))
        self.columns = np.asfortranarray(self.hundredths.astype(float))
        self.weights = flat_weights(draws, items)
        self.quota = units // 10
        self.kept: tuple[Any, ...] = ()

    def checksum(self) -> int:
        """Of all that was kept of the ranks."""
        places = np.arange(1, self.units + 1)
        return sum(
            int((np.asarray(column).astype(object) * (places * (i + 1) % 1021)).sum())
            for i, column in enumerate(self.kept)
        )

    def library(self, decimals: int | None, chance: bool) -> Callable[[], None]:
        """The library through its Python face: arrays in, columns out."""
        points = self.hundredths if decimals is None else self.hundredths / 100
        given = [f"1/{self.items}"] * self.items

        def run() -> None:
            result = td.sensitivity(
                points,
                given,
                concentration="flat",
                draws=self.draws,
                seed=SEED,
                quota=self.quota,
                decimals=decimals,
                chance_only=chance,
                percentiles=(),
                threads=THREADS,
            )
            names = ["in_or_at_edge"]
            if not chance:
                names += ["rank_sum", "rank_square_sum", "best_rank", "worst_rank"]
            self.kept = tuple(result.column(name) for name in names)

        return run

    def blocks(self, decimals: int | None) -> Iterator[Any]:
        """Scores of some draws at a time: draws by units, in whole numbers held in doubles."""
        for start in range(0, self.draws, BLOCK):
            weights = self.weights[start : min(start + BLOCK, self.draws)]
            scores = weights @ self.columns.T
            # Two decimals of a hundredth times a millionth: halves up, of whole numbers.
            yield scores if decimals is None else np.floor((scores + TOTAL / 2) / TOTAL)

    def ranked(self, ranks: Ranks, decimals: int | None) -> Callable[[], None]:
        """A peer: its ranks of negated scores, and the statistics."""

        def run() -> None:
            sums = np.zeros(self.units, dtype=np.int64)
            squares, inside = np.zeros_like(sums), np.zeros_like(sums)
            best, worst = np.full(self.units, 2**31), np.zeros(self.units, dtype=np.int64)
            for scores in self.blocks(decimals):
                found = np.asarray(ranks(-scores), dtype=np.int64)
                sums += found.sum(axis=0)
                squares += np.einsum("ij,ij->j", found, found)
                inside += np.count_nonzero(found <= self.quota, axis=0)
                np.minimum(best, found.min(axis=0), out=best)
                np.maximum(worst, found.max(axis=0), out=worst)
            self.kept = (inside, sums, squares, best, worst)

        return run

    def partitioned(self) -> None:
        """NumPy's best for the chance of a place alone."""
        inside = np.zeros(self.units, dtype=np.int64)
        for scores in self.blocks(None):
            place = self.units - self.quota
            edge = np.partition(scores, place, axis=1)[:, place]
            inside += np.count_nonzero(scores >= edge[:, None], axis=0)
        self.kept = (inside,)


def argsort_ranks(scores: Any) -> Any:
    """Places in sorted order, with the first place of equal scores for each of them."""
    order = np.argsort(scores, axis=1)
    ordered = np.take_along_axis(scores, order, axis=1)
    new = np.empty(scores.shape, dtype=bool)
    new[:, 0] = True
    np.not_equal(ordered[:, 1:], ordered[:, :-1], out=new[:, 1:])
    firsts = np.where(new, np.arange(1, scores.shape[1] + 1), 0)
    ranks = np.empty(scores.shape, dtype=np.int64)
    np.put_along_axis(ranks, order, np.maximum.accumulate(firsts, axis=1), axis=1)
    return ranks


def polars_ranks(scores: Any) -> Any:
    frame = pl.DataFrame(scores.T)
    return frame.select(pl.all().rank("min")).to_numpy().T


RANKERS: dict[str, Ranks] = {
    "polars rank": polars_ranks,
    "scipy rankdata": lambda scores: scipy.stats.rankdata(scores, method="min", axis=1),
    "NumPy argsort and ties": argsort_ranks,
    "pandas rank": lambda scores: pd.DataFrame(scores.T).rank(method="min").to_numpy().T,
}


def engines(
    work: Work, peers: dict[str, Callable[[], None]], decimals: int | None, chance: bool
) -> list[harness.Engine]:
    """The library and its peers, all on the same draws."""
    return [
        harness.Engine("thidua", work.library(decimals, chance), work.checksum),
        *(harness.Engine(peer, run, work.checksum) for peer, run in peers.items()),
    ]


class Quotients:
    """15,000 units by 20 items as counts over counts; one unit of twenty ties with the next."""

    def __init__(self, units: int) -> None:
        rng = np.random.default_rng(SEED)
        self.d = rng.integers(1, 2_000, (units, 20))
        self.n = rng.integers(0, self.d + 1)
        # The same quotients in another order and other terms: a tie that doubles do not see.
        self.n[1::20] = 2 * np.roll(self.n[::20], 7, axis=1)
        self.d[1::20] = 2 * np.roll(self.d[::20], 7, axis=1)
        self.ranks: Any = None
        self.computed_exactly = 0

    def exact(self) -> None:
        found = td.exact_ranks(self.n, over=self.d)
        self.ranks, self.computed_exactly = found.ranks, found.computed_exactly

    def doubles(self) -> None:
        scores = (self.n / self.d).sum(axis=1)
        self.ranks = argsort_ranks(-scores[None, :])[0]

    def check(self, sample: int) -> None:
        """Against fractions, on the first units."""
        from fractions import Fraction

        n, d = self.n[:sample], self.d[:sample]
        sums = [
            sum(map(Fraction, map(int, a), map(int, b)), Fraction(0))
            for a, b in zip(n, d, strict=True)
        ]
        wanted = [1 + sum(other > score for other in sums) for score in sums]
        if list(td.exact_ranks(n, over=d).ranks) != wanted:
            raise AssertionError("exact ranks differ from those of fractions")


def at_most(name: str, seconds: Any, limit: float) -> harness.Bar:
    """A limit of time as a ratio: how many times the limit holds the work."""
    return harness.Bar(name, harness.interval([limit / each for each in seconds]), 1)


def run(*, quick: bool, rounds: int, draws: int) -> tuple[list[harness.Bar], dict[str, Any]]:
    units = 400 if quick else 10_000
    # Of whole rankings a tenth of the draws does: the peers' time grows with their number.
    part = Work(units, 20, 40 if quick else 1_024)
    whole = Work(units, 20, draws)
    small = Work(51, 49, draws)
    ranked = {name: part.ranked(ranker, None) for name, ranker in RANKERS.items()}
    rounded = {name: part.ranked(ranker, 2) for name, ranker in RANKERS.items()}
    partition = {"NumPy partition": whole.partitioned}
    jobs = {
        "J3-a exact": (part, engines(part, ranked, None, False), 5, 7.5),
        "J3-b rounded": (part, engines(part, rounded, 2, False), 8, 17),
        "J3-c chance of a place": (whole, engines(whole, partition, None, True), 2.3, 6),
    }
    bars: list[harness.Bar] = []
    told: dict[str, Any] = {}
    for name, (work, all_engines, must, stretch) in jobs.items():
        measured = harness.measure(all_engines, rounds=1 if quick else rounds)
        middle = {peer: harness.interval(times).median for peer, times in measured.seconds.items()}
        peers = sorted(middle.keys() - {"thidua"}, key=lambda peer: middle[peer])
        bars.append(
            harness.Bar(
                f"{name} against {peers[0]}", measured.ratio(peers[0], "thidua"), must, stretch
            )
        )
        if name == "J3-a exact":
            best = next(peer for peer in peers if peer != "polars rank")
            title = f"{name} without polars: {best}"
            bars.append(harness.Bar(title, measured.ratio(best, "thidua"), 9))
        told[name] = {
            "microseconds_a_draw": {
                peer: seconds / work.draws * 1e6 for peer, seconds in middle.items()
            },
            "foreign_load": measured.foreign,
        }
    quotients = Quotients(500 if quick else 15_000)
    quotients.check(200)
    times = harness.measure(
        [
            harness.Engine("whole", whole.library(None, False)),
            harness.Engine("small", small.library(None, False)),
            harness.Engine("exact", quotients.exact),
            harness.Engine("doubles", quotients.doubles),
        ],
        rounds=1 if quick else rounds,
    )
    seconds = times.seconds
    bars += [
        at_most(f"{units} x 20 x {draws} within 1 s", seconds["whole"], 1.0),
        at_most(f"51 x 49 x {draws} within 50 ms", seconds["small"], 0.05),
        harness.Bar(
            "exact ranks of quotients within 3 x doubles",
            harness.interval(
                [3 * d / e for e, d in zip(seconds["exact"], seconds["doubles"], strict=True)]
            ),
            1,
        ),
    ]
    told["whole jobs, ms"] = {
        name: harness.interval(times).median * 1e3 for name, times in seconds.items()
    }
    told["scores computed exactly"] = quotients.computed_exactly
    return bars, told


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="only that all engines agree")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--json", type=Path, help="keep all figures in this file")
    arguments = parser.parse_args()
    if arguments.quick:
        run(quick=True, rounds=1, draws=50)
        print("all engines agree")
        return 0
    before = harness.foreign_load()
    bars, told = run(quick=False, rounds=arguments.rounds, draws=10_000)
    told["foreign_load_before"] = before
    told["environment"] = harness.environment(["numpy", "scipy", "polars", "pandas"])
    told["seed"] = SEED
    for bar in bars:
        print(bar.line())
    print(json.dumps(told, indent=2, ensure_ascii=False))
    if arguments.json:
        told["bars"] = {bar.name: [bar.reached.low, bar.reached.median] for bar in bars}
        arguments.json.write_text(json.dumps(told, indent=2, ensure_ascii=False), encoding="utf-8")
    return 0 if all(bar.passed for bar in bars) else 1


if __name__ == "__main__":
    sys.exit(main())
