"""J1's engines: four questions to the library and to its peers, each in its best formulation.

A question asks for six counts: rows submitted online, processed, with a fee, paid, and the distinct
services in all rows and in those submitted online; for each unit (q1), unit and ISO week (q2),
officer (q3), or unit and day with all days before (q4).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import harness
import numpy as np
import thidua as td
from j1_data import FIRST, FLAGS, Dossiers

__all__ = [
    "QUESTIONS",
    "RULES",
    "Answer",
    "duckdb_engines",
    "library",
    "numpy_engines",
    "pandas_engines",
]
__all__ += ["period_of", "polars_engines", "prepared", "store_of"]

QUESTIONS = ("q1", "q2", "q3", "q4")
RULES: dict[str, dict[str, Any]] = {
    **{flag: {"where": [flag]} for flag in FLAGS},
    "services": {"count": "service"},
    "services_online": {"count": "service", "where": ["submitted"]},
}
_ASKED: dict[str, dict[str, Any]] = {
    "q1": {},
    "q2": {"every": "week"},
    "q3": {"by": "officer"},
    "q4": {"every": "day", "cumulative": True},
}
_FIRST_DAY = (FIRST - date(1970, 1, 1)).days


class Answer:
    """The counts ``[subject, bucket, rule]`` of the engine that ran last."""

    def __init__(self, given: Dossiers, question: str) -> None:
        self.buckets = {"q2": (given.days + 6) // 7, "q4": given.days}.get(question, 1)
        self.subjects = given.officers if question == "q3" else given.units
        self.array: Any = None

    def empty(self) -> Any:
        self.array = np.zeros((self.subjects, self.buckets, len(RULES)), dtype=np.int64)
        return self.array

    def checksum(self) -> int:
        flat = self.array.reshape(-1)
        return int((flat * (np.arange(flat.size) % 1021 + 1)).sum())


def period_of(given: Dossiers) -> td.Period:
    return td.Period(FIRST, FIRST.fromordinal(FIRST.toordinal() + given.days - 1))


def _cluster(given: Dossiers, question: str | None, threads: int) -> td.DossierStore:
    """With the columns that the question needs, or with all."""
    officers = question in (None, "q3")
    days = question in (None, "q2", "q4")
    return td.cluster(
        unit=given.unit,
        service=given.service,
        officer=given.officer if officers else None,
        day=given.day if days else None,
        flags={flag: given.columns[flag] for flag in FLAGS},
        units=given.units,
        services=given.services,
        officers=given.officers if officers else None,
        period=period_of(given) if days else None,
        threads=threads,
    )


def library(given: Dossiers, question: str, threads: int, answer: Answer) -> harness.Engine:
    """From the columns as they came: clustering included."""

    def run() -> None:
        store = _cluster(given, question, threads)
        answer.array = store.counts(RULES, threads=threads, **_ASKED[question]).array

    return harness.Engine(f"thidua x{threads}", run, answer.checksum)


def prepared(store: td.DossierStore, question: str, threads: int, answer: Answer) -> harness.Engine:
    """From a store that is there already."""

    def run() -> None:
        answer.array = store.counts(RULES, threads=threads, **_ASKED[question]).array

    return harness.Engine(f"thidua store x{threads}", run, answer.checksum)


def store_of(given: Dossiers, threads: int) -> td.DossierStore:
    """A store of all columns."""
    return _cluster(given, None, threads)


def numpy_engines(given: Dossiers, question: str, answer: Answer) -> Iterator[harness.Engine]:
    """One thread: a map of bytes for what is distinct, histograms of patterns for the rest."""
    if question != "q1":
        return
    marks = np.zeros(given.units * given.services * 2, dtype=np.uint8)

    def counters(out: Any) -> None:
        pattern = given.submitted | given.processed << 1 | given.fee << 2 | given.paid << 3
        cells = np.bincount(given.unit.astype(np.int64) * 16 + pattern, minlength=given.units * 16)
        cells = cells.reshape(given.units, 16)
        for bit in range(len(FLAGS)):
            out[:, 0, bit] = cells[:, [p for p in range(16) if p >> bit & 1]].sum(axis=1)

    def told(out: Any, seen: Any) -> None:
        pairs = seen.reshape(given.units, given.services, 2)
        out[:, 0, 4] = (pairs[:, :, 0] | pairs[:, :, 1]).sum(axis=1)
        out[:, 0, 5] = pairs[:, :, 1].sum(axis=1)

    def byte_map() -> None:
        out = answer.empty()
        marks[:] = 0
        marks[
            (given.unit.astype(np.int64) * given.services + given.service) * 2 + given.submitted
        ] = 1
        told(out, marks)
        counters(out)

    def bincount() -> None:
        out = answer.empty()
        key = (given.unit.astype(np.int64) * given.services + given.service) * 2 + given.submitted
        told(out, (np.bincount(key, minlength=marks.size) > 0).view(np.uint8))
        counters(out)

    yield harness.Engine("NumPy byte map", byte_map, answer.checksum)
    yield harness.Engine("NumPy bincount", bincount, answer.checksum)


_SUMS = ", ".join(f"sum({flag})::BIGINT AS {flag}" for flag in FLAGS)


def duckdb_engines(
    connection: Any, given: Dossiers, question: str, answer: Answer, threads: int
) -> Iterator[harness.Engine]:
    """``count(DISTINCT …)``, and two stages; its table ``d`` is in its own memory."""
    name = f"DuckDB x{threads}"

    def fetch(query: str) -> dict[str, Any]:
        connection.execute(f"SET threads = {threads}")
        return dict(connection.execute(query).fetchnumpy())

    if question == "q4":
        yield harness.Engine(
            f"{name} first days", lambda: _first_days(fetch, answer), answer.checksum
        )
        return
    key = {
        "q1": "unit AS subject, 0 AS bucket",
        "q2": f"unit AS subject, (day - {_FIRST_DAY}) // 7 AS bucket",
        "q3": "officer AS subject, 0 AS bucket",
    }[question]
    distinct = (
        f"SELECT {key}, {_SUMS}, count(DISTINCT service) AS services, "
        "count(DISTINCT service) FILTER (WHERE submitted = 1) AS services_online "
        "FROM d GROUP BY ALL"
    )
    stages = (
        f"SELECT subject, bucket, {_SUMS}, count(*) AS services, "
        "count(*) FILTER (WHERE submitted > 0) AS services_online FROM "
        f"(SELECT {key}, service, {_SUMS} FROM d GROUP BY ALL) GROUP BY ALL"
    )
    for form, query in (("count(distinct)", distinct), ("two stages", stages)):

        def run(query: str = query) -> None:
            _scatter(fetch(query), answer.empty())

        yield harness.Engine(f"{name} {form}", run, answer.checksum)


def _scatter(found: dict[str, Any], out: Any) -> None:
    at = (np.asarray(found["subject"]), np.asarray(found["bucket"]))
    for place, rule in enumerate(RULES):
        out[(*at, place)] = found[rule]


def _first_days(fetch: Callable[[str], dict[str, Any]], answer: Answer) -> None:
    """Each service counts from the first day on which it was met."""
    out = answer.empty()
    day = f"day - {_FIRST_DAY} AS bucket"
    found = fetch(f"SELECT unit AS subject, {day}, {_SUMS} FROM d GROUP BY ALL")
    for place, flag in enumerate(FLAGS):
        out[found["subject"], found["bucket"], place] = found[flag]
    pairs = (
        "CREATE OR REPLACE TEMP TABLE pairs AS SELECT unit, min(day) AS any_day, "
        "min(day) FILTER (WHERE submitted = 1) AS online_day FROM d GROUP BY unit, service"
    )
    fetch(pairs)
    for place, column in ((4, "any_day"), (5, "online_day")):
        found = fetch(
            f"SELECT unit AS subject, {column} - {_FIRST_DAY} AS bucket, count(*) AS n "
            f"FROM pairs WHERE {column} IS NOT NULL GROUP BY ALL"
        )
        out[found["subject"], found["bucket"], place] = found["n"]
    np.cumsum(out, axis=1, out=out)


def polars_engines(frame: Any, question: str, answer: Answer) -> Iterator[harness.Engine]:
    """``n_unique``, and two stages, on all threads that polars has."""
    import polars as pl

    week = (pl.col("day") - _FIRST_DAY) // 7
    sums = [pl.col(flag).cast(pl.Int64).sum() for flag in FLAGS]
    if question == "q4":
        yield harness.Engine(
            "polars first days", lambda: _polars_first_days(frame, sums, answer), answer.checksum
        )
        return
    keys = {
        "q1": [pl.col("unit").alias("subject"), pl.lit(0).alias("bucket")],
        "q2": [pl.col("unit").alias("subject"), week.alias("bucket")],
        "q3": [pl.col("officer").alias("subject"), pl.lit(0).alias("bucket")],
    }[question]
    plain = [key for key in keys if question == "q2" or key is keys[0]]
    named = ["subject", "bucket"] if question == "q2" else ["subject"]

    def scatter(found: Any) -> None:
        columns = {name: found[name].to_numpy() for name in found.columns}
        columns.setdefault("bucket", np.zeros(found.height, dtype=np.int64))
        _scatter(columns, answer.empty())

    online = pl.col("service").filter(pl.col("submitted") == 1).n_unique()

    def unique() -> None:
        counts = [pl.col("service").n_unique().alias("services"), online.alias("services_online")]
        scatter(frame.lazy().group_by(plain).agg(*sums, *counts).collect())

    def stages() -> None:
        counts = [
            pl.len().alias("services"),
            (pl.col("submitted") > 0).sum().alias("services_online"),
        ]
        pairs = frame.lazy().group_by([*plain, "service"]).agg(*sums)
        totals = [pl.col(flag).sum() for flag in FLAGS]
        scatter(pairs.group_by(named).agg(*totals, *counts).collect())

    yield harness.Engine("polars n_unique", unique, answer.checksum)
    yield harness.Engine("polars two stages", stages, answer.checksum)


def _polars_first_days(frame: Any, sums: list[Any], answer: Answer) -> None:
    import polars as pl

    out = answer.empty()
    found = frame.lazy().group_by("unit", "day").agg(*sums).collect()
    at = (found["unit"].to_numpy(), found["day"].to_numpy() - _FIRST_DAY)
    for place, flag in enumerate(FLAGS):
        out[(*at, place)] = found[flag].to_numpy()
    online = pl.col("day").filter(pl.col("submitted") == 1).min().alias("online_day")
    met = frame.lazy().group_by("unit", "service").agg(pl.col("day").min(), online).collect()
    for place, column in ((4, "day"), (5, "online_day")):
        each = met.drop_nulls(column).group_by("unit", column).len()
        out[each["unit"].to_numpy(), each[column].to_numpy() - _FIRST_DAY, place] = each[
            "len"
        ].to_numpy()
    np.cumsum(out, axis=1, out=out)


def pandas_engines(frame: Any, question: str, answer: Answer) -> Iterator[harness.Engine]:
    """Two stages on one thread."""
    if question == "q4":
        return

    def run() -> None:
        given = frame
        if question == "q2":
            given = frame.assign(bucket=(frame["day"] - _FIRST_DAY) // 7)
        keys = {"q1": ["unit"], "q2": ["unit", "bucket"], "q3": ["officer"]}[question]
        pairs = given.groupby([*keys, "service"], sort=False)[list(FLAGS)].sum().reset_index()
        pairs["services"] = 1
        pairs["services_online"] = (pairs["submitted"] > 0).astype(np.int64)
        found = pairs.groupby(keys, sort=False)[list(RULES)].sum().reset_index()
        columns = {name: found[name].to_numpy() for name in found.columns}
        columns["subject"] = columns[keys[0]]
        columns.setdefault("bucket", np.zeros(len(found), dtype=np.int64))
        _scatter(columns, answer.empty())

    yield harness.Engine("pandas two stages", run, answer.checksum)
