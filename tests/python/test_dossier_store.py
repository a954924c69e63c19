"""The store of dossier codes: every library's columns, against a plain loop over the rows."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import thidua as td

START = date(2024, 9, 30)
RULES: dict[str, dict[str, Any]] = {
    "received": {},
    "paid": {"where": ["fee", "paid"]},
    "unpaid": {"where": ["fee", "not paid"]},
    "services": {"count": "service"},
    "services_paid": {"count": "service", "where": ["paid"]},
    "officers": {"count": "officer", "where": ["fee"]},
}
Row = dict[str, Any]


def random_rows(seed: int, count: int = 400) -> list[Row]:
    """Names in several spellings, cells that are missing, days outside the period."""
    rng = random.Random(seed)
    units = [
        "Phòng Sao Mai",
        "PHÒNG SAO MAI",
        "Phòng Sao Hôm",
        "phòng sao  hôm",
        "Phòng Mưa",
        None,
        "",
    ]
    return [
        {
            "unit": rng.choice(units),
            "service": rng.choice(["1.001", "1.002", "2.000123", None]),
            "officer": rng.choice(["An Giả", "Bình Giả", "an giả", None]),
            "day": rng.choice([None, *(START + timedelta(days=i) for i in range(-2, 30))]),
            "fee": rng.choice([True, False, True, False, None]),
            "paid": rng.choice([True, False]),
        }
        for _ in range(count)
    ]


def key(name: str | None) -> str:
    return td._core.name_key(name) if name else ""


def stored(row: Row, period: td.Period | None) -> str | None:
    """The column that keeps the row out, in the order that the store tells it."""
    if not key(row["unit"]):
        return "unit"
    if not key(row["service"]):
        return "service"
    if row["day"] is None or (period and row["day"] not in period):
        return "day"
    return "flag" if row["fee"] is None else None


def naive(rows: list[Row], rule: Row, period: td.Period | None) -> dict[str, int]:
    """By the unit's key."""
    found: dict[str, set[Any]] = {key(r["unit"]): set() for r in rows if key(r["unit"])}
    for place, row in enumerate(rows):
        if stored(row, period):
            continue
        if any(row[test.split()[-1]] is test.startswith("not ") for test in rule.get("where", ())):
            continue
        met = {"service": key(row["service"]), "officer": key(row["officer"])}
        what: Any = met.get(rule.get("count", "dossier"), place)
        if what != "":
            found[key(row["unit"])].add(what)
    return {unit: len(met) for unit, met in found.items()}


def columns_of(rows: list[Row], library: str) -> dict[str, Any]:
    data = {name: [row[name] for row in rows] for name in rows[0]}
    if library == "lists":
        return data
    if library == "pandas":
        return dict(pd.DataFrame(data).astype({"fee": "boolean", "day": "datetime64[s]"}))
    if library == "polars":
        return {s.name: s for s in pl.DataFrame(data)}
    table = pa.table(data)
    if library == "large":
        table = table.cast(pa.schema([(f.name, _large(f.type)) for f in table.schema]))
    if library == "dictionary":
        return {
            n: table[n].dictionary_encode() if n in ("unit", "service", "officer") else table[n]
            for n in table.column_names
        }
    return {name: table[name] for name in table.column_names}


def _large(kind: pa.DataType) -> pa.DataType:
    return pa.large_string() if pa.types.is_string(kind) else kind


def clustered(columns: dict[str, Any], **more: Any) -> td.DossierStore:
    flags = {name: columns[name] for name in ("fee", "paid")}
    parts = {name: columns[name] for name in ("unit", "service", "officer", "day")}
    return td.cluster(**parts, flags=flags, **more)


@pytest.mark.parametrize("library", ["lists", "pandas", "polars", "pyarrow", "large", "dictionary"])
@pytest.mark.parametrize("seed", range(4))
def test_every_library_counts_as_a_plain_loop(library: str, seed: int) -> None:
    rows = random_rows(seed)
    period = td.Period(START, START + timedelta(days=20)) if seed % 2 else None
    store = clustered(columns_of(rows, library), period=period, threads=1 + seed % 3)
    counts = store.counts(RULES)
    assert counts.subjects is not None
    for place, rule in enumerate(RULES.values()):
        told = dict(zip(map(key, counts.subjects), counts.array[:, 0, place].tolist(), strict=True))
        assert told == naive(rows, rule, period)
    aside: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        if reason := stored(row, period):
            aside.setdefault(reason, []).append(place)
    assert {r: list(found.first) for r, found in store.unstored.items()} == aside
    assert {r: found.count for r, found in store.unstored.items()} == {
        reason: len(places) for reason, places in aside.items()
    }
    assert store.rows == len(rows) - sum(map(len, aside.values()))


@pytest.mark.parametrize("library", ["lists", "polars"])
def test_the_order_of_the_rows_changes_nothing(library: str) -> None:
    rows = random_rows(11)
    turned = rows[::-1]
    stores = [clustered(columns_of(given, library)) for given in (rows, turned)]
    for asked in ({}, {"every": "week"}, {"every": "day", "cumulative": True}):
        one, other = (store.counts(RULES, **asked) for store in stores)
        assert one.subjects == other.subjects
        assert one.through == other.through
        assert np.array_equal(one.array, other.array)


@pytest.mark.parametrize(("first", "size"), [(0, 0), (0, 9), (3, 5), (5, 64), (8, 8), (13, 90)])
@pytest.mark.parametrize("chunks", [1, 3])
@pytest.mark.parametrize("missing", [False, True])
def test_bits_of_arrow_are_read_from_any_row_on(
    first: int, size: int, chunks: int, missing: bool
) -> None:
    values: list[bool | None] = [i % 3 == 0 or i % 7 == 0 for i in range(120)]
    if missing:
        values[first + size // 2] = None
    whole = pa.array(values, pa.bool_()).slice(first, size)
    column = pa.chunked_array([whole.slice(i * 31, 31) for i in range(chunks)], pa.bool_())
    kept = [values[first + i] for i in range(len(column))]
    store = td.cluster(unit=np.zeros(len(kept), int), units=1, flags={"yes": column})
    counts = store.counts({"yes": {"where": ["yes"]}, "all": {}})
    assert counts["yes"].sum() == kept.count(True)
    assert counts["all"].sum() == len(kept) - kept.count(None)


def test_buckets_are_parts_of_the_period_and_add_up() -> None:
    rows = random_rows(5)
    period = td.Period(START + timedelta(days=2), START + timedelta(days=24))
    store = clustered(columns_of(rows, "polars"), period=period)
    whole = store.counts(RULES)
    for every in ("day", "week", "month", [period.first, period.last]):
        parts = store.counts(RULES, every=every)
        state = store.counts(RULES, every=every, cumulative=True)
        assert parts.through == state.through
        assert parts.through is not None
        assert parts.through[-1] == period.last
        for rule in ("received", "paid", "unpaid"):
            assert np.array_equal(parts[rule].cumsum(axis=1), state[rule])
        assert np.array_equal(state.array[:, -1], whole.array[:, 0])


def test_counts_by_officer_are_over_all_units() -> None:
    store = td.cluster(
        unit=np.array([0, 1, 1, 0], dtype=np.int8),
        service=np.array([5, 5, 6, 7], dtype=np.uint64),
        officer=np.array([2, 2, 2, -1]),
        flags={"paid": np.array([True, True, False, True])},
    )
    counts = store.counts({"all": {}, "services": {"count": "service"}}, by="officer")
    assert counts.array.tolist() == [[[0, 0]], [[0, 0]], [[3, 2]]]
    assert counts.subjects is None


def test_a_campaign_counts_its_indicators(campaign: td.Campaign) -> None:
    flags = {flag["id"]: [True, False, True] for flag in campaign.plan["flag"]}
    store = td.cluster(unit=["A", "A", "B"], service=["1", "1", "2"], flags=flags)
    counts = store.counts(campaign)
    counted = [i for i, entry in campaign.indicators.items() if "numerator" in entry]
    assert counts.rules == tuple(f"{i}.{p}" for i in counted for p in ("numerator", "denominator"))
    assert counts.array.any()


def test_what_comes_out_is_read_only_and_in_frames() -> None:
    store = clustered(columns_of(random_rows(3), "polars"))
    counts = store.counts({"received": {}}, every="month")
    with pytest.raises(ValueError, match="read-only"):
        counts.array[0, 0, 0] = 1
    for backend in ("pandas", "polars", "pyarrow"):
        frame = counts.frame(backend)
        names = list(frame.column_names if backend == "pyarrow" else frame.columns)
        assert names == ["subject", "through", "received"]
        assert len(frame) == counts.array.size


def test_nothing_is_nothing() -> None:
    store = td.cluster(unit=np.array([], dtype=np.int32), day=np.array([], dtype="datetime64[D]"))
    assert store.rows == 0
    assert store.period is None
    assert store.counts({"all": {}}).array.shape == (0, 1, 1)
    assert store.counts({"all": {}}, every="day").array.shape == (0, 0, 1)


@pytest.mark.parametrize(
    ("given", "kind", "told"),
    [
        (
            {"unit": np.array([1.0])},
            TypeError,
            "unit: codes are whole numbers or names, not double",
        ),
        ({"unit": [0], "service": [date(2024, 1, 1)]}, TypeError, "service: .* not date32"),
        (
            {"unit": [0], "flags": {"fee": ["x"]}},
            TypeError,
            "fee: a flag is yes or no, .* not string",
        ),
        ({"unit": [0], "day": ["x"]}, TypeError, "day: "),
        ({"unit": [0, 1], "flags": {"fee": [1]}}, ValueError, "unit: 2, fee: 1"),
        ({"unit": None}, TypeError, "unit: .* no column"),
        ({"unit": [0], "period": td.Period(START, START)}, ValueError, "a period needs"),
        ({"unit": [0], "units": -1}, ValueError, "the number of units"),
        ({"unit": [2**40]}, ValueError, "unit: the code 1099511627776 is too large"),
        ({"unit": [0], "threads": 0}, ValueError, "threads"),
        ({"unit": [0], "flags": {str(i): [1] for i in range(17)}}, ValueError, "16 flags"),
        ({"unit": np.zeros((2, 2), dtype=int)}, ValueError, "one dimension"),
    ],
)
def test_columns_that_do_not_fit_are_named(given: Row, kind: type[Exception], told: str) -> None:
    with pytest.raises(kind, match=told):
        td.cluster(**given)


def test_all_faults_of_rules_are_told_at_once() -> None:
    store = td.cluster(unit=[0], flags={"fee": [1]})
    with pytest.raises(ValueError, match="«payed»") as caught:
        store.counts({"a": {"where": ["payed"]}, "b": {"count": "day", "were": []}})
    assert len(str(caught.value).splitlines()) == 3
    with pytest.raises(ValueError, match="no part «decade»"):
        store.counts({"a": {}}, every="decade")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="by unit or officer"):
        store.counts({"a": {}}, by="team")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="distinct services"):
        store.counts({"a": {"count": "service"}})


def test_progress_is_told_and_what_it_raises_ends_the_work() -> None:
    unit = np.arange(200_000) % 50
    told: list[tuple[int, int]] = []
    for threads, least in ((1, 11), (2, 1)):  # of several, the caller tells it by the clock
        told.clear()
        store = td.cluster(
            unit=unit, threads=threads, progress=lambda done, of: told.append((done, of))
        )
        assert told[-1] == (800_000, 800_000)
        assert least <= len(told) <= 201
        assert [done for done, _ in told] == sorted({done for done, _ in told})
    told.clear()
    counts = store.counts({"all": {}}, progress=lambda done, of: told.append((done, of)))
    assert told[-1] == (200_000, 200_000)
    assert counts["all"].sum() == 200_000

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        td.cluster(unit=unit, progress=stop)
    with pytest.raises(KeyboardInterrupt):
        store.counts({"all": {}}, progress=stop)
