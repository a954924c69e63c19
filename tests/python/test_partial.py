"""Partial tallies, merged: that of one machine, byte by byte, however rows were spread."""

from __future__ import annotations

import pickle
import random
import runpy
import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import thidua as td
from messy_dossiers import columns, rows
from thidua import partial

ROW = "row"


def numbered(count: int, seed: int, ids: int) -> pa.Table:
    """A table with its rows' numbers as a frame has them: the first is 2."""
    table = pa.table(columns(rows(count, seed, ids)))
    return table.append_column(ROW, pa.array(range(2, count + 2), pa.int64()))


def spread(
    counting: partial.Counting, table: pa.Table, senders: int, parts: int, seed: int
) -> list[bytes]:
    """Rows shuffled over some senders, split by key and counted apart."""
    random_ = random.Random(seed)
    places = list(range(table.num_rows))
    random_.shuffle(places)
    table = table.take(pa.array(places))
    ends = sorted(random_.randrange(table.num_rows + 1) for _ in range(senders - 1))
    splits = [
        counting.split(table.slice(a, b - a).to_batches(max_chunksize=13), parts)
        for a, b in pairwise([0, *ends, table.num_rows])
    ]
    random_.shuffle(splits)
    partials = [counting.count_pieces([split[i] for split in splits]) for i in range(parts)]
    random_.shuffle(partials)
    return partials


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("parts", [1, 2, 7])
def test_merged_parts_are_the_whole(campaign: td.Campaign, seed: int, parts: int) -> None:
    table = numbered(200, seed, ids=120)
    whole = td.tally(table, campaign)
    counting = partial.Counting(campaign, tuple(table.column_names), order=ROW)
    partials = spread(counting, table, 3, parts, seed)
    assert partial.merge(partials).to_json() == whole.to_json()
    # In a tree, with parts that have no rows.
    empty = counting.count_keyed([])
    some = partial.merge_some([*partials[: parts // 2], empty])
    rest = partial.merge_some([empty, *partials[parts // 2 :]])
    assert partial.merge([rest, some]).to_json() == whole.to_json()


def test_merged_parts_with_a_register(campaign: td.Campaign) -> None:
    register = td.Evidence({"subject": [{"id": "P1", "kind": "collective", "name": "Phòng Một"}]})
    table = numbered(200, 3, ids=120)
    counting = partial.Counting(campaign, tuple(table.column_names), register, order=ROW)
    sent = pickle.loads(pickle.dumps(counting))
    merged = partial.merge(spread(sent, table, 2, 4, 1))
    assert merged.to_json() == td.tally(table, campaign, evidence=register).to_json()


def test_without_an_order_the_text_decides(campaign: td.Campaign) -> None:
    table = numbered(200, 8, ids=60).drop_columns([ROW])
    counting = partial.Counting(campaign, tuple(table.column_names))
    merged = {
        partial.merge(spread(counting, table, senders, parts, seed)).to_json()
        for seed, (senders, parts) in enumerate([(1, 1), (2, 3), (4, 2), (3, 9)])
    }
    assert len(merged) == 1
    # As one machine counts them when they are sorted by it.
    by_text = sorted(
        table.to_pylist(),
        key=lambda row: [(row[name] is not None, row[name] or "") for name in counting.needed],
    )
    (text,) = merged
    tally, plain = td.Tally.from_json(text), td.tally(pa.Table.from_pylist(by_text), campaign)
    assert tally.rows_counted > 0
    assert tally.rows_read == plain.rows_read == table.num_rows
    assert all(fault.row is None for fault in tally.set_aside)
    assert partial.merge([partial.count(table.to_batches(), campaign)]) == tally


def test_two_functions_are_all_that_is_needed(campaign: td.Campaign) -> None:
    table = numbered(120, 4, ids=90)
    ids = [
        unicodedata.normalize("NFC", (cell or "").strip()) for cell in table.column(0).to_pylist()
    ]
    parts = [
        partial.count(
            table.filter(pa.array([sum(id_.encode()) % 3 == home for id_ in ids])).to_batches(17),
            campaign,
            order=ROW,
        )
        for home in range(3)
    ]
    assert partial.merge(parts).to_json() == td.tally(table, campaign).to_json()


def test_faults_of_columns(campaign: td.Campaign) -> None:
    table = numbered(60, 5, ids=50)
    with pytest.raises(td.TableError) as whole:
        td.tally(table.drop_columns(["Mã hồ sơ"]), campaign)
    with pytest.raises(td.TableError) as apart:
        partial.count(table.drop_columns(["Mã hồ sơ"]).to_batches(), campaign)
    assert apart.value.diagnostics == whole.value.diagnostics
    words = pa.array([f"Bằng ngựa {i % 13}" if i % 4 else None for i in range(60)])
    at = table.column_names.index("Hình thức nộp")
    unknown = table.set_column(at, "Hình thức nộp", words)
    with pytest.raises(td.TableError) as whole:
        td.tally(unknown, campaign)
    counting = partial.Counting(campaign, tuple(unknown.column_names), order=ROW)
    with pytest.raises(td.TableError) as apart:
        partial.merge(spread(counting, unknown, 2, 5, 0))
    assert apart.value.diagnostics == whole.value.diagnostics


def test_orders_that_are_none(campaign: td.Campaign) -> None:
    table = numbered(20, 6, ids=20)
    names = tuple(table.column_names)
    with pytest.raises(ValueError, match="no column «STT»"):
        partial.Counting(campaign, names, order="STT")
    with pytest.raises(ValueError, match="whole numbers from 1"):
        partial.count(table.to_batches(), campaign, order="Mã TTHC")
    for wrong in (None, 0):
        rows_ = pa.array([wrong, *range(3, 22)], pa.int64())
        renumbered = table.set_column(names.index(ROW), ROW, rows_)
        with pytest.raises(ValueError, match="whole numbers from 1"):
            partial.count(renumbered.to_batches(), campaign, order=ROW)
    counting = partial.Counting(campaign, names, order=ROW)
    keyed = list(counting.keyed(table.to_batches(max_chunksize=10)))
    with pytest.raises(ValueError, match="do not come in their order"):
        counting.count_keyed(reversed(keyed))
    with pytest.raises(ValueError, match="has to be a batch"):
        partial.count([], campaign)


def test_partials_that_are_damaged_or_do_not_fit(campaign: td.Campaign) -> None:
    table = numbered(30, 7, ids=30)
    part = partial.count(table.to_batches(), campaign, order=ROW)
    for at in range(0, len(part), max(1, len(part) // 40)):
        broken = part[:at] + bytes([part[at] ^ 1]) + part[at + 1 :]
        with pytest.raises(ValueError, match=r"partial|version"):
            partial.merge([broken])
    with pytest.raises(ValueError, match="no partial tally"):
        partial.merge([])
    other = campaign.with_parameter("issue-date", "2024-07-01")
    with pytest.raises(ValueError, match="different rules"):
        partial.merge([part, partial.count(table.to_batches(), other, order=ROW)])


def test_names_are_spelled_as_they_were_met_first(campaign: td.Campaign) -> None:
    line: dict[str, Any] = {name: cells[0] for name, cells in columns(rows(1, 0, 1)).items()}
    line |= {"Ngày nộp": "2024-07-01", "Hình thức nộp": "Trực tuyến", "Mã TTHC": "T1"}
    line |= {"Hình thức xử lý": "Trực tuyến"}
    units = ["PHÒNG MỘT", "Phòng Một", "phòng một"]
    lines = [
        line | {"Mã hồ sơ": f"H{i}", "Đơn vị": unit, ROW: i} for i, unit in enumerate(units, 2)
    ]
    parts = [
        partial.count(pa.Table.from_pylist([one]).to_batches(), campaign, order=ROW)
        for one in lines
    ]
    assert '"PHÒNG MỘT"' in partial.merge(reversed(parts)).to_json()
    whole = td.tally(pa.Table.from_pylist(lines), campaign)
    assert partial.merge(reversed(parts)).to_json() == whole.to_json()


def test_the_example_with_dask(campaign: td.Campaign, tmp_path: Path) -> None:
    path = Path(__file__).parents[2] / "examples" / "distributed" / "dask_tally.py"
    example = runpy.run_path(str(path))
    table = numbered(150, 11, ids=100).drop_columns([ROW])
    files = []
    for i in range(3):
        files.append(str(tmp_path / f"{i}.parquet"))
        pq.write_table(table.slice(50 * i, 50), files[-1])
    for parts in (1, 4):
        tally = example["tally"](files, campaign, parts)
        assert tally.to_json() == td.tally(table, campaign).to_json()
