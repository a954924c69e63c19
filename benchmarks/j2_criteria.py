"""J2: a criteria tree over exact ratios, for every subject on every day, with reasons.

    python benchmarks/j2_criteria.py            the figures (some minutes; a quiet machine)
    python benchmarks/j2_criteria.py --quick    only that all engines agree

24 leaves and 8 inner nodes, 15,000 subjects x 366 checkpoints: 5.49 million evaluations on 1.05 GB
of counts. Engines that have no reasons are compared by their states, rule engines on fewer
evaluations.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import harness
import j2_engines as engines
import numpy as np
from thidua import _core, bulk, bulk_judge, bulk_tree

SUBJECTS, CHECKPOINTS = 15_000, 366
DUCKDB_EVALUATIONS = 1_000_000
RULE_EVALUATIONS = 2_000
#: n and d of 24 leaves, 4 bytes each.
BYTES = engines.LEAVES * 2 * 4
THREADS = (1, 2)
NUMPY = {"shifts": "NumPy, masks by shifts", "packed": "NumPy, masks by packbits"}
Rounds = harness.Rounds


def mixed(truth: Any, failing: Any = None, still_open: Any = None) -> int:
    """One number of all answers."""
    weights = np.arange(truth.size, dtype=np.uint64) % np.uint64(1021)
    total = int((truth.reshape(-1) * weights).sum())
    for masks in (failing, still_open):
        if masks is not None:
            total = total * 31 + int((masks.reshape(-1) * weights).sum())
    return total


class Library:
    """The kernel through the Python API, into arrays that are there already."""

    def __init__(
        self, pairs: engines.Pairs, threads: int, *, reasons: bool, tree: Any = None
    ) -> None:
        self.columns = {str(leaf): pair for leaf, pair in enumerate(pairs)}
        self.tree = tree or engines.library_tree()
        self.threads = threads
        self.reasons = reasons
        self.out: bulk.BulkVerdicts | None = None

    def run(self) -> None:
        self.out = bulk.judge(
            self.tree, self.columns, threads=self.threads, reasons=self.reasons, out=self.out
        )

    def checksum(self) -> int:
        assert self.out is not None
        return mixed(self.out.truth, self.out.failing, self.out.open)


class Walk(Library):
    """The library's own plain walk, one evaluation after another."""

    def __init__(self, pairs: engines.Pairs) -> None:
        super().__init__(pairs, 1, reasons=True)
        self.compiled = bulk_tree.Compiled(self.tree)
        self.leaves = [
            bulk_judge._leaf(leaf, self.columns[leaf.column])
            for leaf in self.compiled.leaves.values()
        ]
        size, names = pairs[0][0].size, tuple(self.compiled.leaves)
        self.out = bulk.BulkVerdicts(
            np.zeros(size, np.uint8), np.zeros(size, np.uint32), np.zeros(size, np.uint32), names
        )

    def run(self) -> None:
        assert self.out is not None
        _core.judge_by_walk(
            self.compiled.core, self.leaves, self.out.truth, self.out.failing, self.out.open
        )


def with_reasons(pairs: engines.Pairs) -> list[harness.Engine]:
    """Everything that tells states and both masks, and what the machine needs only to read."""
    found = []
    for threads in THREADS:
        library = Library(pairs, threads, reasons=True)
        found.append(harness.Engine(f"thidua x{threads}", library.run, library.checksum))
    walk = Walk(pairs)
    found.append(harness.Engine("plain walk", walk.run, walk.checksum))
    for masks, name in NUMPY.items():
        numpy = engines.NumPyTree(pairs, masks)

        def checksum(numpy: Any = numpy) -> int:
            return mixed(numpy.truth, numpy.failing, numpy.open)

        found.append(harness.Engine(name, numpy.run, checksum))
    whole = [part[: part.size // 2 * 2].view(np.int64) for pair in pairs for part in pair]
    found.append(harness.Engine("limit: reading", lambda: [part.sum() for part in whole] and None))
    return found


def states_alone(pairs: engines.Pairs) -> list[harness.Engine]:
    found = []
    for threads in THREADS:
        library = Library(pairs, threads, reasons=False)
        found.append(harness.Engine(f"thidua x{threads}", library.run, library.checksum))
        duckdb = engines.DuckDB(pairs, threads)
        found.append(
            harness.Engine(
                f"DuckDB x{threads}", duckdb.run, lambda duckdb=duckdb: mixed(duckdb.truth)
            )
        )
    return found


def against_rule_engines(pairs: engines.Pairs) -> list[harness.Engine]:
    library = Library(pairs, 1, reasons=False)
    found = [harness.Engine("thidua x1", library.run, library.checksum)]
    rows = engines.rows_of(pairs)
    for name, rule in engines.rule_engines():
        engine = engines.RuleEngine(rows, rule)
        found.append(harness.Engine(name, engine.run, lambda engine=engine: mixed(engine.truth)))
    return found


def speeds(told: Rounds, evaluations: int) -> dict[str, float]:
    """Million evaluations a second."""
    return {
        name: evaluations / harness.interval(seconds).median / 1e6
        for name, seconds in told.seconds.items()
    }


def bars_of(told: Rounds) -> list[harness.Bar]:
    best = min(NUMPY.values(), key=lambda name: harness.interval(told.seconds[name]).median)
    return [
        harness.Bar(f"J2-a x1 against {best}", told.ratio(best, "thidua x1"), 3, 8),
        harness.Bar(f"J2-a x2 against {best}", told.ratio(best, "thidua x2"), 5.5, 15),
        harness.Bar(
            "J2-b share of the read limit, x1",
            told.ratio("limit: reading", "thidua x1"),
            0.17,
            0.45,
        ),
        harness.Bar("J2-c x1 against the plain walk", told.ratio("plain walk", "thidua x1"), 7, 20),
    ]


def best_seconds(run: Callable[[], None], times: int) -> float:
    run()
    told = harness.measure([harness.Engine("one", run)], rounds=times, warm_ups=0)
    return harness.interval(told.seconds["one"]).median


def curves(pairs: engines.Pairs, rounds: int) -> dict[str, dict[str, float]]:
    """Milliseconds with reasons, one thread unless said: linear in all but the threads."""

    def timed(part: engines.Pairs, threads: int = 1, tree: Any = None) -> float:
        return 1e3 * best_seconds(Library(part, threads, reasons=True, tree=tree).run, rounds)

    def first(evaluations: int) -> engines.Pairs:
        return [(n[:evaluations], d[:evaluations]) for n, d in pairs]

    levels = engines.LEVELS * 3
    by_leaves = {}
    for leaves in (4, 8, 16, 24, 32, 48, 64):
        tree = engines.library_tree(engines.wide_tree(leaves), levels)
        part = [pairs[leaf % engines.LEAVES] for leaf in range(leaves)]
        by_leaves[str(leaves)] = timed([(n[:1_000_000], d[:1_000_000]) for n, d in part], 1, tree)
    return {
        "subjects, on 366 checkpoints": {
            str(subjects): timed(first(subjects * CHECKPOINTS))
            for subjects in (1_000, 2_000, 4_000, 8_000, 15_000)
        },
        "checkpoints, of 15000 subjects": {
            str(days): timed(first(SUBJECTS * days)) for days in (1, 7, 30, 92, 183, 366)
        },
        "leaves, of 1000000 evaluations": by_leaves,
        "threads, of all evaluations": {str(threads): timed(pairs, threads) for threads in (1, 2)},
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--quick", action="store_true", help="only that all engines agree")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    asked = parser.parse_args()
    if asked.quick:
        pairs = engines.columns(20_000)
        harness.measure(with_reasons(pairs), rounds=1)
        harness.measure(states_alone(pairs), rounds=1)
        harness.measure(against_rule_engines([(n[:200], d[:200]) for n, d in pairs]), rounds=1)
        sys.stdout.write("all engines agree\n")
        return 0
    load = harness.foreign_load()
    if load > 0.04:
        sys.stdout.write(f"other processes use {load:.0%} of a core: these figures do not count\n")
    evaluations = SUBJECTS * CHECKPOINTS
    pairs = engines.columns(evaluations)
    told = harness.measure(with_reasons(pairs), rounds=asked.rounds)
    bars = bars_of(told)
    found = {"with reasons": speeds(told, evaluations)}
    some = [(n[:DUCKDB_EVALUATIONS], d[:DUCKDB_EVALUATIONS]) for n, d in pairs]
    foreign = told.foreign
    told = harness.measure(states_alone(some), rounds=asked.rounds)
    found[f"states alone, {DUCKDB_EVALUATIONS} evaluations"] = speeds(told, DUCKDB_EVALUATIONS)
    few = [(n[:RULE_EVALUATIONS], d[:RULE_EVALUATIONS]) for n, d in pairs]
    told = harness.measure(against_rule_engines(few), rounds=asked.rounds)
    found[f"states alone, {RULE_EVALUATIONS} evaluations"] = speeds(told, RULE_EVALUATIONS)
    for title, of_engines in found.items():
        sys.stdout.write(f"{title}\n")
        for name, speed in of_engines.items():
            sys.stdout.write(f"  {name:<56}{speed:12.4f} million evaluations a second\n")
    read = found["with reasons"]["limit: reading"] * BYTES / 1e3
    sys.stdout.write(f"reading: {read:.1f} GB/s\n")
    for bar in bars:
        sys.stdout.write(bar.line() + "\n")
    growth = curves(pairs, max(asked.rounds // 3, 1))
    for title, points in growth.items():
        line = ", ".join(f"{point}: {milliseconds:.1f}" for point, milliseconds in points.items())
        sys.stdout.write(f"milliseconds by {title}: {line}\n")
    sys.stdout.write(f"other processes meanwhile: {foreign:.1%} of a core\n")
    packages = ["thidua", "numpy", "duckdb", "json-logic-qubit", "rule-engine", "zen-engine"]
    environment = harness.environment(packages)
    sys.stdout.write(json.dumps(environment) + "\n")
    if asked.json:
        results = [
            {"bar": bar.name, "must": bar.must, "passed": bar.passed, **vars(bar.reached)}
            for bar in bars
        ]
        data = {
            "seed": engines.SEED,
            "environment": environment,
            "foreign_load": foreign,
            "million_evaluations_a_second": found,
            "read_limit_gigabytes_a_second": read,
            "milliseconds": growth,
            "bars": results,
        }
        asked.json.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    return 0 if all(bar.passed for bar in bars) else 1


if __name__ == "__main__":
    sys.exit(main())
