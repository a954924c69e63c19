"""J1: counts of a nation's dossiers by unit, week, officer and day, against frames and databases.

    python benchmarks/j1_dossiers.py            the bars (minutes; a quiet machine)
    python benchmarks/j1_dossiers.py --quick    only that all engines agree
    python benchmarks/j1_dossiers.py --nation   10^8 rows: time and peak memory
    python benchmarks/j1_dossiers.py --growth   curves in rows, units, rules and threads

polars takes its threads from POLARS_MAX_THREADS; the program sets it to ``--threads``.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import resource
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import harness
import numpy as np
from j1_data import FLAGS, Dossiers, dossiers, sorted_by_unit
from j1_engines import (
    QUESTIONS,
    RULES,
    Answer,
    duckdb_engines,
    library,
    numpy_engines,
    pandas_engines,
    polars_engines,
    prepared,
    store_of,
)

_BYTES_Q1 = 12
Figures = dict[str, Any]


class Peers:
    """The rows as each peer holds them; loading is not counted."""

    def __init__(self, given: Dossiers, threads: int) -> None:
        import duckdb
        import pandas as pd
        import polars as pl
        import pyarrow as pa

        self.given = given
        self.threads = threads
        self.polars = pl.DataFrame(given.columns)
        self.pandas = pd.DataFrame(given.columns, copy=False)
        self.duckdb = duckdb.connect()
        self.duckdb.register("given", pa.table(given.columns))
        self.duckdb.execute("CREATE TABLE d AS SELECT * FROM given")
        self.duckdb.unregister("given")

    def engines(self, question: str, answer: Answer, *, pandas: bool) -> list[harness.Engine]:
        found = list(duckdb_engines(self.duckdb, self.given, question, answer, self.threads))
        found += polars_engines(self.polars, question, answer)
        if pandas:
            found += pandas_engines(self.pandas, question, answer)
        return found


def best_forms(engines: Iterable[harness.Engine], answer: Answer, checksum: int) -> list[Any]:
    """Of each peer the formulation that was the fastest in one run; all have to agree."""
    best: dict[str, tuple[float, harness.Engine]] = {}
    for engine in engines:
        start = time.perf_counter()
        engine.run()
        seconds = time.perf_counter() - start
        if answer.checksum() != checksum:
            raise AssertionError(f"{engine.name} disagrees: {answer.checksum()} and {checksum}")
        sys.stdout.write(f"    {engine.name:<32}{seconds * 1e3:10.1f} ms\n")
        peer = engine.name.split()[0]
        if peer not in best or seconds < best[peer][0]:
            best[peer] = (seconds, engine)
    return [engine for _, engine in best.values()]


def read_limit(mebibytes: int = 1024) -> harness.Engine:
    """Reading memory on one thread, as fast as NumPy does it."""
    values = np.ones(mebibytes * 2**17, dtype=np.uint64)
    return harness.Engine("limit: reading", lambda: np.bitwise_or.reduce(values) and None)


def _speed(told: harness.Rounds, name: str, rows: int) -> float:
    return rows / harness.interval(told.seconds[name]).median / 1e6


def _against(told: harness.Rounds, mine: str, peers: Iterable[str]) -> tuple[str, harness.Interval]:
    best = min(peers, key=lambda name: harness.interval(told.seconds[name]).median)
    return best, told.ratio(best, mine)


def one_shot(
    peers: Peers, rounds: int, limit: harness.Engine
) -> tuple[list[harness.Bar], list[Figures]]:
    """J1-a, J1-b, J1-c and the first part of J1-e: from the columns as they came."""
    given, threads = peers.given, peers.threads
    bars, figures = [], []
    stretch = {"q1": 17}
    for question in QUESTIONS:
        sys.stdout.write(f"{question}, from columns in the order of days\n")
        answer = Answer(given, question)
        mine = library(given, question, threads, answer)
        mine.run()
        checksum = answer.checksum()
        numpy = best_forms(numpy_engines(given, question, answer), answer, checksum)
        others = best_forms(peers.engines(question, answer, pandas=True), answer, checksum)
        singles = [library(given, question, 1, answer), limit] if question == "q1" else []
        told = harness.measure([mine, *singles, *numpy, *others], rounds=rounds, warm_ups=0)
        best, ratio = _against(told, mine.name, [engine.name for engine in others])
        label = "J1-a" if question == "q1" else "J1-c"
        must = 10 if question == "q1" else 12
        bars.append(
            harness.Bar(
                f"{label} {question} against {best}", ratio, must, stretch.get(question, 22)
            )
        )
        if question == "q1":
            best, ratio = _against(told, "thidua x1", [engine.name for engine in numpy])
            bars.append(harness.Bar(f"J1-b q1 x1 against {best}", ratio, 4, 7))
            bars.append(
                _share("J1-e q1 from columns", told, "thidua x1", given.rows * _BYTES_Q1, 11)
            )
        figures.append(_figures(question, "columns", told, given.rows))
    return bars, figures


def _share(name: str, told: harness.Rounds, mine: str, size: int, stretch: float) -> harness.Bar:
    """What part of the time the reading of these bytes alone would take."""
    gibibyte = 2**30
    ratio = [
        size / gibibyte * limit / own
        for limit, own in zip(told.seconds["limit: reading"], told.seconds[mine], strict=True)
    ]
    return harness.Bar(
        f"{name}: share of the read limit, x1", harness.interval(ratio), 0.07, stretch / 100
    )


def from_store(
    given: Dossiers, ordered: Peers, unordered: Peers, rounds: int, limit: harness.Engine
) -> tuple[list[harness.Bar], list[Figures]]:
    """J1-d and the second part of J1-e: from the store, peers from rows sorted by unit."""
    threads = ordered.threads
    store = store_of(given, threads)
    bars, figures = [], []
    against = [(question, ordered, "sorted by unit") for question in QUESTIONS]
    for question, peers, order in [*against, ("q4", unordered, "unsorted")]:
        sys.stdout.write(f"{question}, prepared; peers: rows {order}\n")
        answer = Answer(given, question)
        mine = prepared(store, question, threads, answer)
        mine.run()
        checksum = answer.checksum()
        found = peers.engines(question, answer, pandas=False)
        others = best_forms(found, answer, checksum)
        singles = [prepared(store, question, 1, answer), limit] if question == "q1" else []
        told = harness.measure([mine, *singles, *others], rounds=rounds, warm_ups=0)
        best, ratio = _against(told, mine.name, [engine.name for engine in others])
        must, stretch = (15, 25) if question == "q1" else (30, 55)
        if (question, peers) == ("q4", ordered):
            must = 0  # told beside the bar, which is over unsorted rows
        bars.append(harness.Bar(f"J1-d {question} against {best}, {order}", ratio, must, stretch))
        if question == "q1":
            size = given.rows * store.word_size
            bars.append(_share("J1-e q1 from the store", told, "thidua store x1", size, 14))
        figures.append(_figures(question, f"store; peers {order}", told, given.rows))
    return bars, figures


def threads_and_size(given: Dossiers, rounds: int) -> tuple[list[harness.Bar], Figures]:
    """J1-f: two threads against one on the store, and its bytes a row."""
    store = store_of(given, 2)
    bars = []
    figures: Figures = {"rows": given.rows, "bytes_a_row": store.size / given.rows}
    for question in QUESTIONS:
        answer = Answer(given, question)
        pair = [prepared(store, question, threads, answer) for threads in (1, 2)]
        told = harness.measure(pair, rounds=rounds)
        ratio = told.ratio(pair[0].name, pair[1].name)
        bars.append(harness.Bar(f"J1-f {question}: x2 over x1 on the store", ratio, 1.7, 1.9))
        figures[question] = {e.name: _speed(told, e.name, given.rows) for e in pair}
    reached = 6 / figures["bytes_a_row"]
    whole = harness.Interval(reached, reached, reached, 1)
    bars.append(harness.Bar("J1-f 6 bytes over the store's bytes a row", whole, 1, 1.5))
    return bars, figures


def from_frames(peers: Peers, rounds: int) -> list[harness.Bar]:
    """Frames with names and flags as they come, against the same library's own groups."""
    import polars as pl
    import pyarrow as pa
    import thidua as td

    given = peers.given
    bars = []
    answer = Answer(given, "q1")
    flags = [pl.col(flag).cast(pl.Boolean) for flag in FLAGS]
    frame = peers.polars.select("unit", "service", *flags)
    table = pa.table(
        {
            "unit": given.unit,
            "service": given.service,
            **{flag: pa.array(given.columns[flag].astype(bool)) for flag in FLAGS},
        }
    )

    def counted(source: Any) -> None:
        store = td.cluster(
            unit=source["unit"],
            service=source["service"],
            flags={flag: source[flag] for flag in FLAGS},
            units=given.units,
            services=given.services,
            threads=peers.threads,
        )
        answer.array = store.counts(RULES, threads=peers.threads).array

    def arrow_groups() -> None:
        found = table.group_by("unit").aggregate(
            [(flag, "sum") for flag in FLAGS] + [("service", "count_distinct")]
        )
        out = answer.empty()
        units = found["unit"].to_numpy()
        for place, flag in enumerate(FLAGS):
            out[units, 0, place] = found[f"{flag}_sum"].to_numpy()
        out[units, 0, 4] = found["service_count_distinct"].to_numpy()
        online = table.filter(table["submitted"]).group_by("unit")
        found = online.aggregate([("service", "count_distinct")])
        out[found["unit"].to_numpy(), 0, 5] = found["service_count_distinct"].to_numpy()

    own = {
        "polars": (lambda: counted(frame), list(polars_engines(frame, "q1", answer))),
        "pyarrow": (
            lambda: counted(table),
            [harness.Engine("pyarrow group_by", arrow_groups, answer.checksum)],
        ),
    }
    for name, (run, engines) in own.items():
        sys.stdout.write(f"q1 from a frame of {name}\n")
        mine = harness.Engine(f"thidua from {name}", run, answer.checksum)
        mine.run()
        others = best_forms(engines, answer, answer.checksum())
        told = harness.measure([mine, *others], rounds=rounds, warm_ups=0)
        best, ratio = _against(told, mine.name, [engine.name for engine in others])
        bars.append(harness.Bar(f"q1 from a frame of {name} against {best}", ratio, 5))
    return bars


def _figures(question: str, source: str, told: harness.Rounds, rows: int) -> Figures:
    speeds = {
        name: _speed(told, name, rows) for name in told.seconds if not name.startswith("limit")
    }
    for name, speed in speeds.items():
        sys.stdout.write(f"    {name:<32}{speed:10.1f} million rows a second\n")
    return {"question": question, "from": source, "speeds": speeds, "foreign": told.foreign}


def nation(rows: int, threads: int) -> list[harness.Bar]:
    """10^8 rows from columns in memory, the first question; and what it took."""
    given = dossiers(rows)
    sys.stdout.write(f"the columns of {rows} rows take {_BYTES_Q1 * rows / 1e9:.1f} GB for q1\n")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    answer = Answer(given, "q1")
    told = harness.measure([library(given, "q1", threads, answer)], rounds=7)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds = told.seconds[f"thidua x{threads}"]
    sys.stdout.write(
        f"{rows} rows, q1, end to end: {harness.interval(seconds)} s; "
        f"peak memory besides the columns {max(after - before, 0) / 2**20:.2f} GiB "
        f"({after / 2**20:.2f} GiB in all, the making of the rows included)\n"
    )
    return [
        harness.Bar(
            "10^8 rows: one second over its time",
            harness.interval([rows / 1e8 / value for value in seconds]),
            1,
        )
    ]


def growth() -> Figures:
    """Milliseconds (the least of five) as one thing grows."""
    curves: Figures = {"rows": {}, "units": {}, "rules": {}, "threads": {}}

    def least(given: Dossiers, threads: int = 2) -> float:
        engine = library(given, "q1", threads, Answer(given, "q1"))
        return min(_timed(engine) for _ in range(5))

    for millions in (1, 2, 5, 10, 20, 50):
        curves["rows"][millions * 10**6] = least(dossiers(millions * 10**6))
    for units in (10, 100, 1000, 10_000, 50_000):
        curves["units"][units] = least(dossiers(10**7, units=units))
    given = dossiers(10**7)
    for threads in (1, 2):
        curves["threads"][threads] = least(given, threads)
    store = store_of(given, 2)
    for count in (1, 2, 4, 8, 16, 32, 64):
        asked = {
            f"rule {i}": {"where": [FLAGS[i % 4], f"not {FLAGS[(i + 1) % 4]}"]}
            for i in range(count)
        }
        run = harness.Engine("rules", lambda asked=asked: store.counts(asked, threads=2) and None)
        curves["rules"][count] = min(_timed(run) for _ in range(5))
    return curves


def _timed(engine: harness.Engine) -> float:
    start = time.perf_counter()
    engine.run()
    return (time.perf_counter() - start) * 1e3


def draw(curves: Figures, path: Path) -> None:
    """The curves as a picture."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(1, len(curves), figsize=(4 * len(curves), 3.2))
    for axis, (name, curve) in zip(axes, curves.items(), strict=True):
        axis.plot(list(curve), list(curve.values()), marker="o")
        axis.set(xscale="log", yscale="log" if name == "rows" else "linear", xlabel=name)
        axis.set_ylim(bottom=0 if name != "rows" else None)
        axis.set_ylabel("milliseconds")
        axis.grid(alpha=0.3)
    figure.suptitle("Synthetic dossiers counted by unit (rules: from the store)")
    figure.tight_layout()
    figure.savefig(path)


def quick() -> None:
    given = dossiers(30_000, units=50)
    peers, ordered = Peers(given, 2), Peers(sorted_by_unit(given), 2)
    limit = read_limit(1)
    with contextlib.redirect_stdout(io.StringIO()):
        one_shot(peers, 1, limit)
        from_store(given, ordered, peers, 1, limit)
        threads_and_size(given, 1)
        from_frames(peers, 1)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--rows", type=int, default=20_000_000)
    parser.add_argument("--store-rows", type=int, default=50_000_000)
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--quick", action="store_true", help="only that all engines agree")
    parser.add_argument("--nation", action="store_true", help="10^8 rows alone")
    parser.add_argument("--growth", action="store_true", help="the growth curves alone")
    parser.add_argument("--picture", type=Path, help="with --growth: draw the curves")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    asked = parser.parse_args()
    os.environ["POLARS_MAX_THREADS"] = str(asked.threads)
    if asked.quick:
        quick()
        sys.stdout.write("all engines agree\n")
        return 0
    harness.keep_memory()
    load = harness.foreign_load()
    if load > 0.04:
        sys.stdout.write(f"other processes use {load:.0%} of a core: these figures do not count\n")
    data: Figures = {}
    bars: list[harness.Bar] = []
    if asked.growth:
        data["growth_milliseconds"] = growth()
        sys.stdout.write(json.dumps(data["growth_milliseconds"], indent=1) + "\n")
        if asked.picture:
            draw(data["growth_milliseconds"], asked.picture)
    elif asked.nation:
        bars = nation(10**8, asked.threads)
    else:
        given = dossiers(asked.rows)
        peers, limit = Peers(given, asked.threads), read_limit()
        bars, data["columns"] = one_shot(peers, asked.rounds, limit)
        bars += from_frames(peers, asked.rounds)
        ordered = Peers(sorted_by_unit(given), asked.threads)
        more, data["store"] = from_store(given, ordered, peers, asked.rounds, limit)
        bars += more
        del peers, ordered
        more, data["threads"] = threads_and_size(dossiers(asked.store_rows), asked.rounds)
        bars += more
    for bar in bars:
        sys.stdout.write(bar.line() + "\n")
    packages = ["thidua", "numpy", "duckdb", "polars", "pandas", "pyarrow"]
    data["environment"] = harness.environment(packages)
    sys.stdout.write(json.dumps(data["environment"]) + "\n")
    if asked.json:
        data["bars"] = [
            {"bar": bar.name, "must": bar.must, "passed": bar.passed, **vars(bar.reached)}
            for bar in bars
        ]
        asked.json.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    return 0 if all(bar.passed for bar in bars) else 1


if __name__ == "__main__":
    sys.exit(main())
