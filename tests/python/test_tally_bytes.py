"""A tally as bytes, as an Arrow table, and with rows taken out."""

from __future__ import annotations

import copy
import hashlib
import json
import pickle
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.feather
import pyarrow.parquet
import pytest
import thidua as td
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from messy_dossiers import columns, csv_text, rows
from thidua import partial

ROOT = Path(__file__).parents[2]
MAGIC = b"\x89THIDUA\n"
ROW = "row"
REGISTER = td.Evidence(
    {
        "subject": [
            {"id": "P1", "kind": "collective", "name": "Phòng Một"},
            {"id": "P2", "kind": "collective", "name": "Phòng Hai"},
        ]
    }
)
#: One campaign serves all examples of a property.
SHARED = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def messy(campaign: td.Campaign, count: int, seed: int, prefix: str = "") -> td.Tally:
    """A tally of rows whose ids begin with the prefix."""
    lines = rows(count, seed, ids=count)
    for line in lines:
        line[0] = prefix + line[0] if line[0] is not None else None
    return td.tally(columns(lines), campaign)


def test_bytes_are_read_back(campaign: td.Campaign, tally: td.Tally) -> None:
    for one in (tally, messy(campaign, 300, 1), td.tally(columns([]), campaign)):
        data = one.to_bytes()
        assert data.startswith(MAGIC)
        for given_as in (data, bytearray(data), memoryview(data)):
            again = td.Tally.from_bytes(given_as)
            assert again == one
            assert again.to_bytes() == data
            assert hash(again) == hash(one)
        assert td.Tally.from_json(one.to_json()).to_bytes() == data
        assert pickle.loads(pickle.dumps(one)).to_bytes() == data
        assert copy.deepcopy(one) == one
        assert len(data) < len(one.to_json()) / (3 if one.rows_read else 1)
    with pytest.raises(ValueError, match="not in one piece"):
        td.Tally.from_bytes(memoryview(data)[::2])


def test_one_changed_bit_is_an_error(campaign: td.Campaign) -> None:
    data = messy(campaign, 4, 1).to_bytes()
    for at in range(len(data)):
        for changed in (bytes([data[at] ^ 1 << at % 8]), b""):
            with pytest.raises(ValueError, match=r"^not a tally: "):
                td.Tally.from_bytes(data[:at] + changed + data[at + 1 :])
        with pytest.raises(ValueError, match=r"^not a tally: "):
            td.Tally.from_bytes(data[:at])


@SHARED
@given(
    seed=st.integers(0, 10_000),
    count=st.integers(0, 120),
    parts=st.integers(1, 9),
    choices=st.randoms(use_true_random=False),
)
def test_any_spread_and_tree_gives_the_bytes_of_one_pass(
    campaign: td.Campaign, seed: int, count: int, parts: int, choices: random.Random
) -> None:
    table = pa.table(columns(rows(count, seed, ids=max(1, count // 2))))
    table = table.append_column(ROW, pa.array(range(2, count + 2), pa.int64()))
    whole = _or_faults(lambda: td.tally(table, campaign, evidence=REGISTER))
    counting = partial.Counting(campaign, tuple(table.column_names), REGISTER, order=ROW)
    places = list(range(count))
    choices.shuffle(places)
    split = counting.split(table.take(pa.array(places, pa.int64())).to_batches(), parts)
    waiting = [counting.count_pieces([piece]) for piece in split]
    while len(waiting) > 1:
        choices.shuffle(waiting)
        together = choices.randint(2, 4)
        waiting = [partial.merge_some(waiting[:together]), *waiting[together:]]
    assert _or_faults(lambda: partial.merge(waiting)) == whole


def _or_faults(count: Callable[[], td.Tally]) -> bytes | list[str]:
    """The bytes, or the faults of columns without a known value."""
    try:
        return count().to_bytes()
    except td.TableError as error:
        return [fault.message("en") for fault in error.diagnostics]


@SHARED
@given(seeds=st.tuples(st.integers(0, 10_000), st.integers(0, 10_000)))
def test_what_was_added_is_taken_out(campaign: td.Campaign, seeds: tuple[int, int]) -> None:
    a, b = messy(campaign, 60, seeds[0], "A"), messy(campaign, 60, seeds[1], "B")
    assert (a + b - b).to_bytes() == a.to_bytes()
    assert (a + b - a).to_bytes() == b.to_bytes()
    assert a - a == td.tally(columns([]), campaign)


def test_what_was_not_counted_is_not_taken_out(campaign: td.Campaign) -> None:
    def one(unit: str, day: str) -> td.Tally:
        cells = ["H1", unit, "1.001", "CB1", day, "Trực tuyến", "Trực tuyến", "0"]
        return td.tally(columns([[*cells, "Chưa thanh toán", None, None]]), campaign)

    counted = one("Phòng Một", "2024-07-02")
    with pytest.raises(ValueError, match=r"unit «Phòng Hai».*service «1\.001».*on 2024-07-02: -1"):
        counted - one("Phòng Hai", "2024-07-02")
    with pytest.raises(ValueError, match=r"more is taken out than was counted.*on 2024-07-01: -1"):
        counted - one("Phòng Một", "2024-07-01")
    assert counted == one("Phòng Một", "2024-07-02")
    with pytest.raises(TypeError):
        counted - 1  # type: ignore[operator]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = []
    for name in "ab":
        lines = rows(80, ord(name), ids=200)
        for line in lines:
            line[0] = name + line[0] if line[0] is not None else None
        path = tmp_path / f"{name}.csv"
        path.write_text(csv_text(lines), encoding="utf-8")
        paths.append(path)
    return paths


def test_a_file_that_is_delivered_twice_does_not_add_up(
    files: list[Path], campaign: td.Campaign, tmp_path: Path
) -> None:
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in files]
    parts = tmp_path / "parts"
    for resumed in (None, parts, parts):
        both = td.tally_files(files, campaign, batches=True, resume=resumed).tally
        assert both.batches == frozenset(digests)
    first = td.tally_files(files[:1], campaign, batches=True).tally
    second = td.tally_files(files[1:], campaign, batches=True).tally
    with pytest.raises(ValueError, match=f"{digests[0]} is counted already: .* delivered twice"):
        both + first
    with pytest.raises(ValueError, match=digests[1]):
        first - second
    assert (both - first).batches == {digests[1]}
    plain = td.tally_files(files[:1], campaign).tally
    assert plain.batches == frozenset()
    assert plain != first
    assert plain.with_batch(digests[0]) == first
    assert "batches" not in json.loads(plain.to_json())
    for again in (td.Tally.from_json(both.to_json()), td.Tally.from_bytes(both.to_bytes())):
        assert again == both
        assert again.batches == both.batches
    with pytest.raises(ValueError, match="no SHA-256"):
        plain.with_batch("A" * 64)
    with pytest.raises(ValueError, match="delivered twice"):
        first.with_batch(digests[0])


def test_written_tallies_are_their_bytes_and_json_is_read(tally: td.Tally, tmp_path: Path) -> None:
    path = tmp_path / "a.tally"
    td.write_tally(tally, path)
    assert path.read_bytes() == tally.to_bytes()
    assert td.read_tally(path) == tally
    path.write_text(tally.to_json(), encoding="utf-8")
    assert td.read_tally(path) == tally
    for damaged in (b"", b"{", b"{}", tally.to_bytes()[:-1], b"\xff\xfe"):
        path.write_bytes(damaged)
        with pytest.raises(ValueError, match=r"^a\.tally: not a tally"):
            td.read_tally(path)


def test_arrow_has_the_cells(campaign: td.Campaign, tmp_path: Path) -> None:
    lines = rows(300, 4, ids=300)
    tally = td.tally(columns(lines), campaign)
    told = json.loads(tally.to_json())
    expected = [
        {
            "unit": unit,
            "officer": officer or None,
            "service": service or None,
            "day": date.fromisoformat(day),
            "pattern": pattern,
            "count": count,
        }
        for unit, officer, service, day, pattern, count in told["changes"]
    ]
    assert any(cell["officer"] is None for cell in expected) == any(
        not cell[1] for cell in told["changes"]
    )
    table = tally.to_arrow()
    table.validate(full=True)
    assert table.to_pylist() == expected
    name = pa.dictionary(pa.int32(), pa.string())
    kinds = [name, name, name, pa.date32(), pa.uint16(), pa.int64()]
    assert table.schema.types == kinds
    assert json.loads(table.schema.metadata[b"thidua_rules"]) == told["rules"]
    assert table.schema.metadata[b"thidua_rows_counted"] == str(tally.rows_counted).encode()
    pa.feather.write_feather(table, tmp_path / "t.arrow")
    pa.parquet.write_table(table, tmp_path / "t.parquet")
    for again in (
        pa.feather.read_table(tmp_path / "t.arrow"),
        pa.parquet.read_table(tmp_path / "t.parquet"),
    ):
        assert again.to_pylist() == expected
        assert again.schema.types == kinds
        assert again.schema.metadata[b"thidua_rules"] == table.schema.metadata[b"thidua_rules"]
    assert td.tally(columns([]), campaign).to_arrow().num_rows == 0


def test_the_guide_s_lines_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "docs" / "guide" / "tally-format.md").read_text(encoding="utf-8")
    (code,) = (part.split("```")[0] for part in page.split("```python\n")[1:])
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, td.Tally] = {}
    exec(compile(code, "tally-format.md", "exec"), names)
    for again in (pa.feather.read_table("tally.arrow"), pa.parquet.read_table("tally.parquet")):
        assert again.to_pylist() == names["tally"].to_arrow().to_pylist()
