"""Counting in batches gives what counting the whole gives: same rows, same copies, same faults."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import thidua as td
from messy_dossiers import HEADER, columns, csv_text, rows
from thidua import _core

DUCKDB = pytest.importorskip("duckdb")


def same(streamed: td.Tally, whole: td.Tally) -> None:
    """Equal, byte by byte."""
    assert streamed == whole
    assert streamed.to_json() == whole.to_json()


@pytest.fixture(scope="session")
def register() -> td.Evidence:
    return td.Evidence(
        {
            "subject": [
                {"id": "P1", "kind": "collective", "name": "Phòng Một"},
                {"id": "P2", "kind": "collective", "name": "Phòng Hai"},
            ]
        }
    )


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    lines = rows(600, seed=1, ids=400)
    paths = []
    for i in range(3):
        path = tmp_path / f"2024-{i + 1}.csv"
        path.write_text(csv_text(lines[i * 200 : (i + 1) * 200]), encoding="utf-8", newline="")
        paths.append(path)
    return paths


@pytest.mark.parametrize("batch_rows", [1, 7, 64, 10_000])
@pytest.mark.parametrize("with_register", [False, True])
def test_files_are_counted_as_the_whole(
    files: list[Path],
    campaign: td.Campaign,
    register: td.Evidence,
    batch_rows: int,
    with_register: bool,
) -> None:
    evidence = register if with_register else None
    whole = td.tally(files, campaign, evidence=evidence)
    same(td.tally_stream(files, campaign, evidence=evidence, batch_rows=batch_rows), whole)
    # What goes wrong is there to be found.
    codes = {fault.code for fault in whole.set_aside}
    assert {"row.duplicate", "row.no-id", "row.bad-date", "row.ragged"} <= codes


def test_patterns_and_folders_name_files_in_order(files: list[Path], campaign: td.Campaign) -> None:
    folder = files[0].parent
    (folder / "_SUCCESS").write_text("")
    whole = td.tally(files, campaign)
    same(td.tally_stream(str(folder / "2024-*.csv"), campaign), whole)
    same(td.tally_stream(folder, campaign), whole)
    same(td.tally(str(folder / "2024-*.csv"), campaign), whole)
    same(td.tally(folder, campaign), whole)
    for count in (td.tally, td.tally_stream):
        with pytest.raises(td.TableError, match="no file has such a name"):
            count(str(folder / "2025-*.csv"), campaign)


@pytest.mark.parametrize("at_once", [1, 2, 3, 5, 64, 4096])
@pytest.mark.parametrize(
    "text",
    [
        'a,b\r\n1,"x\r\ny"\r\n\r\n2,"""q"""\r\n3\r\n4,5',
        '\ufeff"a;b";c\n"1;\n\n""";2\r\r\n3;4\n',
        "\n\na\tb\n1\t2\n\r\n\n",
        'a,b\n1,"x"y\n2,\n,\n"",""\n',
        "a",
        "a,b\n1,2\r",
    ],
)
def test_pieces_of_a_file_give_its_rows(tmp_path: Path, text: str, at_once: int) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(text.encode() + b"\n\xff,1\n" if "1" in text else text.encode())
    whole = _core.TextTable.read_csv(str(path))
    for most in (1, 2, 100):
        stream = _core.CsvStream(str(path), bytes_at_once=at_once)
        assert stream.columns == whole.columns
        found, aside = [], ""
        while (table := stream.next(most)) is not None:
            assert _core.rows_of(table) <= most
            found += [table.row(i) for i in range(len(table))]
            aside += table.set_aside().strip().removeprefix("[]")
        assert found == [whole.row(i) for i in range(len(whole))]
        assert aside.count("row.") == whole.set_aside().count("row.")
        assert stream.bytes_read == path.stat().st_size


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b'a,b\n1,"never closed\n2,3\n',
        b'a,"b\n',
        b'a,b\n1,2\n"',
        "a,b\n1,2".encode("utf-16"),
        b"\xff,b\n1,2\n",
    ],
)
@pytest.mark.parametrize("at_once", [1, 4, 4096])
def test_a_file_that_is_no_table_is_refused_with_the_same_words(
    tmp_path: Path, data: bytes, at_once: int
) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(data)
    with pytest.raises(td.TableError) as whole:
        _core.TextTable.read_csv(str(path))
    with pytest.raises(td.TableError) as streamed:
        _read_through(path, at_once)
    assert streamed.value.diagnostics == whole.value.diagnostics


def _read_through(path: Path, at_once: int) -> None:
    stream = _core.CsvStream(str(path), bytes_at_once=at_once)
    while stream.next(2) is not None:
        pass


def test_no_such_file_and_no_such_ending(tmp_path: Path, campaign: td.Campaign) -> None:
    with pytest.raises(td.TableError, match="no such file"):
        td.tally_stream([tmp_path / "a.csv", tmp_path / "b.csv"], campaign)
    other = tmp_path / "a.json"
    other.write_text("{}")
    with pytest.raises(ValueError, match=r"not \.json"):
        td.tally_stream(other, campaign)


def test_parquet_and_its_folders(tmp_path: Path, campaign: td.Campaign) -> None:
    table = pa.table(columns(rows(300, seed=2, ids=200)))
    path = tmp_path / "all.parquet"
    pq.write_table(table, path, row_group_size=70)
    same(td.tally_stream(path, campaign, batch_rows=32), td.tally(path, campaign))
    # Folders that name a column's value, as Hive and Spark write them.
    for value, part in (("Phòng%20Một", table.slice(0, 100)), ("Xã Lạ", table.slice(100))):
        folder = tmp_path / "by-unit" / f"Đơn vị={value}"
        folder.mkdir(parents=True)
        pq.write_table(part.drop_columns(["Đơn vị"]), folder / "part-0.parquet")
    counted = td.tally_stream(tmp_path / "by-unit", campaign, batch_rows=32)
    units = [["Phòng Một"] * 100, ["Xã Lạ"] * 200]
    files = [tmp_path / f"{i}" / "part-0.parquet" for i in range(2)]
    for i, (file, part) in enumerate(
        zip(files, (table.slice(0, 100), table.slice(100)), strict=True)
    ):
        file.parent.mkdir()
        named = part.drop_columns(["Đơn vị"]).append_column("Đơn vị", pa.array(units[i]))
        pq.write_table(named, file)
    same(counted, td.tally(files, campaign))
    same(counted, td.tally(tmp_path / "by-unit", campaign))
    # The folders above the one that was given name no columns.
    inner = tmp_path / "by-unit" / "Đơn vị=Xã Lạ"
    for count in (td.tally, td.tally_stream):
        with pytest.raises(td.TableError, match="unit"):
            count(inner, campaign)
        with pytest.raises(td.TableError, match="unit"):
            count(inner / "part-0.parquet", campaign)


def test_sheets(tmp_path: Path, campaign: td.Campaign) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([*HEADER, None])
    for i, line in enumerate(rows(90, seed=3, ids=60)):
        sheet.append([*line, None] if i % 30 != 29 else [None])
    for _ in range(5):
        sheet.append([None] * len(HEADER))
    path = tmp_path / "so.xlsx"
    book.save(path)
    for batch_rows in (1, 8, 1000):
        same(td.tally_stream(path, campaign, batch_rows=batch_rows), td.tally(path, campaign))
    sheet["Z50"] = "ngoài bảng"
    book.save(path)
    with pytest.raises(td.TableError, match="to the right"):
        td.tally_stream(path, campaign)


def test_arrow_streams_and_frames(campaign: td.Campaign) -> None:
    table = pa.table(columns(rows(300, seed=4, ids=200)))
    typed = table.set_column(1, "Đơn vị", table.column(1).dictionary_encode())
    typed = typed.set_column(7, "Phí lệ phí (đồng)", pa.array([0, 15_000, None] * 100))
    whole = td.tally(typed, campaign)
    reader = pa.RecordBatchReader.from_batches(typed.schema, typed.to_batches(max_chunksize=41))
    same(td.tally_stream(reader, campaign, batch_rows=16), whole)
    frame = pl.from_arrow(typed)
    assert isinstance(frame, pl.DataFrame)
    for source in (typed, frame, frame.lazy(), typed.to_pandas(types_mapper=None)):
        same(td.tally_stream(source, campaign, batch_rows=77), td.tally(source, campaign))
    relation = DUCKDB.from_arrow(typed)
    same(td.tally_stream(relation, campaign, batch_rows=64), whole)
    plain = {name: table.column(name).to_pylist() for name in HEADER}
    same(td.tally_stream([plain, typed], campaign), td.tally([plain, typed], campaign))

    class Polled:
        """Whatever has the stream's method is one."""

        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return typed.__arrow_c_stream__(requested_schema)

    same(td.tally_stream(Polled(), campaign), whole)
    with pytest.raises(TypeError, match="not int"):
        td.tally_stream(7, campaign)


def test_a_stream_that_breaks_off_names_source_and_batch(campaign: td.Campaign) -> None:
    table = pa.table(columns(rows(100, seed=5, ids=90)))

    def broken() -> Iterator[pa.RecordBatch]:
        yield from table.to_batches(max_chunksize=40)[:2]
        raise OSError("the line went dead")

    reader = pa.RecordBatchReader.from_batches(table.schema, broken())
    with pytest.raises(td.TableError, match=r"batch 3: .*the line went dead") as caught:
        td.tally_stream(reader, campaign)
    assert caught.value.diagnostics[0].file == "<frame>"
    assert caught.value.diagnostics[0].code == "table.unreadable"


def test_columns_are_judged_as_wholes(tmp_path: Path, campaign: td.Campaign) -> None:
    lines = rows(60, seed=6, ids=60)
    for line in lines[:59]:
        line[5] = "Bằng ngựa"
    lines[59][5] = "Trực tuyến"
    table = pa.table(columns(lines))
    same(td.tally_stream(table, campaign, batch_rows=10), td.tally(table, campaign))
    paths = []
    for i, word in enumerate(["Bằng ngựa", "Bằng thuyền"]):
        for n, line in enumerate(lines):
            line[5] = f"{word} {n % 11}" if n % 3 else None
        paths.append(tmp_path / f"{i}.csv")
        paths[-1].write_text(csv_text(lines), encoding="utf-8", newline="")
    with pytest.raises(td.TableError) as whole:
        td.tally(paths, campaign)
    with pytest.raises(td.TableError) as streamed:
        td.tally_stream(paths, campaign, batch_rows=9)
    assert streamed.value.diagnostics == whole.value.diagnostics
    assert len(whole.value.diagnostics) == 2


def test_faults_of_all_headers_are_found_before_anything_is_counted(
    files: list[Path], campaign: td.Campaign
) -> None:
    for path in files[1:]:
        text = path.read_text(encoding="utf-8").replace("Mã hồ sơ,Đơn vị", "Mã,Đơn vị", 1)
        path.write_text(text, encoding="utf-8", newline="")
    steps: list[td.Step] = []
    with pytest.raises(td.TableError) as whole:
        td.tally(files, campaign)
    with pytest.raises(td.TableError) as streamed:
        td.tally_stream(files, campaign, progress=steps.append)
    assert streamed.value.diagnostics == whole.value.diagnostics
    assert {fault.file for fault in whole.value.diagnostics} == {"2024-2.csv", "2024-3.csv"}
    assert steps == []


def test_progress_is_told_and_may_end_the_run(files: list[Path], campaign: td.Campaign) -> None:
    steps: list[td.Step] = []
    whole = td.tally_stream(files, campaign, progress=steps.append, batch_rows=50)
    assert steps[-1].rows == whole.rows_read
    assert [step.number for step in steps] == sorted(step.number for step in steps)
    assert {step.sources for step in steps} == {3}

    def stop(step: td.Step) -> None:
        if step.rows > 100:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        td.tally_stream(files, campaign, progress=stop, batch_rows=50)
    with pytest.raises(ValueError, match="at least 1"):
        td.tally_stream(files, campaign, batch_rows=0)


def test_random_tables_in_random_batches(campaign: td.Campaign, tmp_path: Path) -> None:
    for seed in range(12):
        lines = rows(40, seed=100 + seed, ids=25)
        path = tmp_path / "r.csv"
        path.write_text(csv_text(lines), encoding="utf-8", newline="")
        sources: list[Any] = [path, columns(lines)]
        whole = td.tally(sources, campaign)
        for batch_rows in (1, 3, 11):
            same(td.tally_stream(sources, campaign, batch_rows=batch_rows), whole)
