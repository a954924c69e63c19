"""How every benchmark here measures: correct first, in turn, as ratios with their uncertainty.

An engine is a name, a call that does the work once, and a checksum of what it wrote. All engines
run once and must agree before a time counts. Then they run in rounds, one after the other, in an
order that turns from round to round; a ratio is taken within a round, so that a machine that slows
down slows both. Given are the median of the ratios and the interval of order statistics that holds
the true median with at least 95 %; a bar is passed only by its unfavourable end.
"""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from math import comb
from pathlib import Path
from statistics import median
from typing import Any

__all__ = [
    "Bar",
    "Engine",
    "Interval",
    "Rounds",
    "environment",
    "foreign_load",
    "interval",
    "keep_memory",
    "measure",
]

#: What glibc's allocator is told: to ask the system for pages rarely, and to give none back.
_KEPT = {
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_MAX_": "0",
    "MALLOC_TRIM_THRESHOLD_": str(10**12),
    "MALLOC_TOP_PAD_": str(64 * 2**20),
}


@dataclass(frozen=True)
class Engine:
    """One way to do the work."""

    name: str
    run: Callable[[], None]
    checksum: Callable[[], int] | None = None  #: None: a limit of the machine, not an answer


@dataclass(frozen=True)
class Interval:
    """A median between two order statistics."""

    low: float
    median: float
    high: float
    confidence: float

    def __str__(self) -> str:
        return f"{self.median:8.2f}  [{self.low:.2f}, {self.high:.2f}]"


@dataclass(frozen=True)
class Rounds:
    """The seconds of each engine in each round."""

    seconds: Mapping[str, Sequence[float]]
    foreign: float = 0.0

    def ratio(self, slower: str, faster: str) -> Interval:
        """How many times as long the first took as the second, round by round."""
        pairs = zip(self.seconds[slower], self.seconds[faster], strict=True)
        return interval([a / b for a, b in pairs])


#: Threads of a peer may spin for some time when its work is done, waiting for more (OpenBLAS's do);
#: they would slow down the next engine.
REST = 0.1


@dataclass(frozen=True)
class Bar:
    """A ratio that must be reached (0: it is only told), and one that would be better."""

    name: str
    reached: Interval
    must: float
    stretch: float = field(default=0.0)

    @property
    def passed(self) -> bool:
        """The lower end decides."""
        return self.reached.low >= self.must

    def line(self) -> str:
        verdict = "passed" if self.passed else "MISSED"
        more = f", stretch {self.stretch:g}" if self.stretch else ""
        bar = f"must {self.must:g}{more}: {verdict}" if self.must else "no bar"
        return f"{self.name:<58}{self.reached}  {bar}"


def keep_memory() -> None:
    """Starts the program anew, so that what is freed stays with the process for the next round.

    Buffers are reused and their pages have been touched in the warm-up, as with the allocators that
    some peers bring along; else the first touch of pages decides times of few milliseconds.
    """
    if any(os.environ.get(name) != value for name, value in _KEPT.items()):
        sys.stdout.flush()
        os.execve(sys.executable, sys.orig_argv, {**os.environ, **_KEPT})


def interval(values: Sequence[float]) -> Interval:
    """The median, and the narrowest symmetric order statistics that hold it with 95 % or more.

    With fewer than six values no such pair has 95 %: the extremes are given, with what they have.
    """
    ordered = sorted(values)
    n = len(ordered)
    tail, rank = 0.0, 0  # P(the true median lies below the rank-th value)
    while rank < (n - 1) // 2:
        more = tail + comb(n, rank) / 2**n
        if 2 * more > 0.05:
            break
        tail, rank = more, rank + 1
    rank = max(rank, 1)
    outside = 2 * sum(comb(n, k) for k in range(rank)) / 2**n
    return Interval(ordered[rank - 1], median(ordered), ordered[n - rank], 1 - outside)


def measure(engines: Sequence[Engine], *, rounds: int, warm_ups: int = 1) -> Rounds:
    """All engines in turn, after they were found to agree.

    Raises:
        AssertionError: when two engines give different answers.
    """
    sums: dict[str, int] = {}
    for engine in engines:
        for _ in range(warm_ups):
            engine.run()
        if engine.checksum is not None:
            sums[engine.name] = engine.checksum()
    if len(set(sums.values())) > 1:
        raise AssertionError(f"the engines disagree: {sums}")
    seconds: dict[str, list[float]] = {engine.name: [] for engine in engines}
    before = _cpu()
    for turn in range(rounds):
        shift = turn % len(engines)
        for engine in [*engines[shift:], *engines[:shift]]:
            time.sleep(REST)
            start = time.perf_counter()
            engine.run()
            seconds[engine.name].append(time.perf_counter() - start)
    return Rounds(seconds, _foreign(before, _cpu()))


def _cpu() -> tuple[float, float, float]:
    """Seconds since the start: of the machine's busy cores, of this process, of the clock."""
    own = os.times()
    mine = own.user + own.system + own.children_user + own.children_system
    try:
        fields = Path("/proc/stat").read_text(encoding="ascii").split("\n", 1)[0].split()[1:]
    except OSError:
        return mine, mine, time.monotonic()
    ticks = os.sysconf("SC_CLK_TCK")
    busy = sum(int(part) for part in fields[:8]) - int(fields[3]) - int(fields[4])
    return busy / ticks, mine, time.monotonic()


def _foreign(before: tuple[float, ...], after: tuple[float, ...]) -> float:
    busy, own, clock = (b - a for a, b in zip(before, after, strict=True))
    return max(busy - own, 0.0) / clock if clock > 0 else 0.0


def foreign_load(seconds: float = 2.0) -> float:
    """How much of a core other processes use."""
    before = _cpu()
    time.sleep(seconds)
    return _foreign(before, _cpu())


def environment(packages: Sequence[str]) -> dict[str, Any]:
    """What the figures depend on."""
    versions = {}
    for package in packages:
        try:
            versions[package] = version(package)
        except PackageNotFoundError:
            versions[package] = "not there"
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
        lines = dict(
            line.split(":", 1) for line in text.split("\n\n")[0].split("\n") if ":" in line
        )
        named = {key.strip(): value.strip() for key, value in lines.items()}
        cpu, flags = named.get("model name", "?"), named.get("flags", "")
    except OSError:
        cpu, flags = platform.processor(), ""
    kept = [flag for flag in ("sse4_2", "avx2", "avx512f") if flag in flags.split()]
    return {
        "python": sys.version.split()[0],
        "packages": versions,
        "cpu": cpu,
        "cpu_flags": kept,
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "memory_kept": all(os.environ.get(name) == value for name, value in _KEPT.items()),
    }
