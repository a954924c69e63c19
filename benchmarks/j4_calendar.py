"""J4: working days on whole columns, against NumPy, Boost.Date_Time and the machine's own limit.

    python benchmarks/j4_calendar.py            the figures (some minutes; a quiet machine)
    python benchmarks/j4_calendar.py --quick    only that all engines agree

The C++ part (Boost, single dates, building) is the program ``j4_calendar_bench``; ``--cpp`` says
where it is. ``scripts/benchmark.sh`` builds it and runs everything.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import harness
import numpy as np
import thidua as td

SEED = 20261124
YEARS = (1950, 2049)
HOLIDAYS_A_YEAR = 14


class Work:
    """A column of days and a number of working days for each, with room for the answers."""

    def __init__(self, rows: int) -> None:
        rng = np.random.default_rng(SEED)
        start, end = np.datetime64(f"{YEARS[0]}-01-01"), np.datetime64(f"{YEARS[1] + 1}-01-01")
        self.all_days = np.arange(start, end)
        off = [
            rng.choice(
                np.arange(f"{year}-01-01", f"{year + 1}-01-01", dtype="datetime64[D]"),
                HOLIDAYS_A_YEAR,
                replace=False,
            )
            for year in range(YEARS[0], YEARS[1] + 1)
        ]
        self.holidays = np.sort(np.concatenate(off))
        # The last half year is left out, so that every count leads to a covered day.
        self.days = rng.choice(self.all_days[:-180], rows)
        self.counts = rng.integers(1, 31, rows, dtype=np.int64)
        self.out = np.zeros(rows, dtype="datetime64[D]")

    def engines(self) -> list[harness.Engine]:
        """The same work, each in its best formulation."""

        def checksum() -> int:
            return int((self.out.view(np.int64) * (np.arange(self.out.size) % 1021)).sum())

        calendar = td.closing_calendar(
            self.holidays, years=YEARS, source="synthetic", weekend=("saturday", "sunday")
        )

        def library() -> None:
            calendar.add_working_days(self.days, self.counts, roll="following", out=self.out)

        def standard() -> None:
            np.busday_offset(
                self.days, self.counts, roll="forward", busdaycal=busdays, out=self.out
            )

        busdays = np.busdaycalendar(holidays=self.holidays)
        works = np.is_busday(self.all_days, busdaycal=busdays)
        before = np.concatenate(([0], np.cumsum(works)))[:-1]
        working = self.all_days[works].view(np.int64)
        first = self.all_days[0].astype(np.int64)
        days, out = self.days.view(np.int64), self.out.view(np.int64)
        index = np.empty(days.size, dtype=np.int64)

        def fancy() -> None:
            out[:] = working[before[days - first] + self.counts]

        def taken() -> None:
            np.subtract(days, first, out=index)
            np.take(before, index, out=index, mode="clip")
            np.add(index, self.counts, out=index)
            np.take(working, index, out=out, mode="clip")

        def stream() -> None:
            np.add(days, self.counts, out=out)

        return [
            harness.Engine("thidua", library, checksum),
            harness.Engine("NumPy prefix table, fancy indexing", fancy, checksum),
            harness.Engine("NumPy prefix table, take into buffers", taken, checksum),
            harness.Engine("numpy.busday_offset", standard, checksum),
            harness.Engine("limit: out = d + n", stream),
        ]


def python_bars(rows: int, rounds: int) -> tuple[list[harness.Bar], dict[str, Any]]:
    """J4-a and J4-b."""
    engines = Work(rows).engines()
    told = harness.measure(engines, rounds=rounds)
    tables = [name for name in told.seconds if name.startswith("NumPy prefix")]
    best = min(tables, key=lambda name: harness.interval(told.seconds[name]).median)
    bars = [
        harness.Bar(f"J4-a against {best}", told.ratio(best, "thidua"), 2, 3.2),
        harness.Bar(
            "J4-a against numpy.busday_offset", told.ratio("numpy.busday_offset", "thidua"), 45, 70
        ),
        harness.Bar(
            "J4-b share of the limit out = d + n",
            told.ratio("limit: out = d + n", "thidua"),
            0.32,
            0.48,
        ),
    ]
    speeds = {
        name: rows / harness.interval(seconds).median / 1e6
        for name, seconds in told.seconds.items()
    }
    return bars, {"rows": rows, "million_rows_a_second": speeds, "foreign_load": told.foreign}


def cpp_bars(program: Path, rows: int, rounds: int, *, quick: bool) -> list[harness.Bar]:
    """J4-c, the single date and the building, from the C++ program's own rounds."""
    command = [str(program), str(rows), str(rounds)]
    answer = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    if answer["checksums"]["thidua"] != answer["checksums"]["boost"]:
        raise AssertionError(f"the C++ engines disagree: {answer['checksums']}")
    if quick:
        return []
    rounds_of = answer["nanoseconds"]
    ratios = [b / t for b, t in zip(rounds_of["boost"], rounds_of["thidua"], strict=True)]
    single = harness.interval([10 / value for value in rounds_of["single"]])
    built = harness.interval([1e6 / value for value in rounds_of["build"]])
    return [
        harness.Bar("J4-c against a Boost.Date_Time day loop", harness.interval(ratios), 100, 170),
        harness.Bar("single date: 10 ns over its time", single, 1),
        harness.Bar("a calendar of 100 years: 1 ms over its time", built, 1),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--rows", type=int, default=50_000_000)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--quick", action="store_true", help="only that all engines agree")
    parser.add_argument("--cpp", type=Path, help="the program j4_calendar_bench")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    asked = parser.parse_args()
    if asked.quick:
        harness.measure(Work(20_000).engines(), rounds=1)
        if asked.cpp:
            cpp_bars(asked.cpp, 20_000, 1, quick=True)
        sys.stdout.write("all engines agree\n")
        return 0
    load = harness.foreign_load()
    if load > 0.04:
        sys.stdout.write(f"other processes use {load:.0%} of a core: these figures do not count\n")
    bars, figures = python_bars(asked.rows, asked.rounds)
    if asked.cpp:
        bars += cpp_bars(asked.cpp, 2_000_000, asked.rounds, quick=False)
    else:
        sys.stdout.write("without --cpp: J4-c, the single date and the building are left out\n")
    for name, speed in figures["million_rows_a_second"].items():
        sys.stdout.write(f"{name:<58}{speed:8.1f} million rows a second\n")
    for bar in bars:
        sys.stdout.write(bar.line() + "\n")
    sys.stdout.write(f"other processes meanwhile: {figures['foreign_load']:.1%} of a core\n")
    environment = harness.environment(["thidua", "numpy"])
    sys.stdout.write(json.dumps(environment) + "\n")
    if asked.json:
        results = [
            {"bar": bar.name, "must": bar.must, "passed": bar.passed, **vars(bar.reached)}
            for bar in bars
        ]
        data = {"seed": SEED, "environment": environment, **figures, "bars": results}
        asked.json.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    return 0 if all(bar.passed for bar in bars) else 1


if __name__ == "__main__":
    sys.exit(main())
