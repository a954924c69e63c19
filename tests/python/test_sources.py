"""Dossiers from everywhere give the same tally."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet
import pytest
import thidua as td
from conftest import DATA
from hypothesis import given, settings
from hypothesis import strategies as st
from thidua import _core

ROWS = 3000


def counted(tally: td.Tally) -> dict[str, Any]:
    """The tally without the names of its sources."""
    data = json.loads(tally.to_json())
    for entries in (data["set_aside"], data["outside_period"], data["notes"]):
        for entry in entries:
            entry.pop("file", None)
    return data


@pytest.fixture(scope="session")
def text_columns() -> dict[str, list[str | None]]:
    with (DATA / "dossiers.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    chosen = rows[:ROWS] + rows[16285:16295] + rows[20455:20465] + rows[31020:31025]
    return {name: [row[name] or None for row in chosen] for name in rows[0]}


@pytest.fixture(scope="session")
def reference(
    campaign: td.Campaign, evidence: td.Evidence, text_columns: dict[str, list[str | None]]
) -> dict[str, Any]:
    tally = td.tally(text_columns, campaign, evidence=evidence)
    assert tally.set_aside
    return counted(tally)


def written(columns: dict[str, list[str | None]], path: Path, separator: str, bom: bool) -> Path:
    with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=separator)
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))
    return path


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("bom", [True, False])
def test_csv(
    campaign: td.Campaign,
    evidence: td.Evidence,
    text_columns: dict[str, list[str | None]],
    reference: dict[str, Any],
    tmp_path: Path,
    separator: str,
    bom: bool,
) -> None:
    path = written(text_columns, tmp_path / "d.csv", separator, bom)
    assert counted(td.tally(path, campaign, evidence=evidence)) == reference


def frames(columns: dict[str, list[str | None]], folder: Path) -> dict[str, Any]:
    table = pa.table(columns)
    pyarrow.parquet.write_table(table, folder / "d.parquet")
    book = openpyxl.Workbook()
    book.active.append(list(columns))
    for row in zip(*columns.values(), strict=True):
        book.active.append(list(row))
    book.save(folder / "d.xlsx")
    return {
        "pandas": pd.DataFrame(columns),
        "polars": pl.DataFrame(columns),
        "polars lazy": pl.LazyFrame(columns),
        "pyarrow": table,
        "duckdb": duckdb.from_arrow(table),
        "parquet": folder / "d.parquet",
        "excel": folder / "d.xlsx",
    }


def test_frames_and_files(
    campaign: td.Campaign,
    evidence: td.Evidence,
    text_columns: dict[str, list[str | None]],
    reference: dict[str, Any],
    tmp_path: Path,
) -> None:
    for name, source in frames(text_columns, tmp_path).items():
        assert counted(td.tally(source, campaign, evidence=evidence)) == reference, name


def test_parts_add_up_to_the_whole(
    campaign: td.Campaign,
    evidence: td.Evidence,
    text_columns: dict[str, list[str | None]],
    reference: dict[str, Any],
) -> None:
    parts = [
        {name: cells[start : start + 500] for name, cells in text_columns.items()}
        for start in range(0, ROWS, 500)
    ]
    one = td.tally(parts, campaign, evidence=evidence)
    many = sum(td.tally(part, campaign, evidence=evidence) for part in parts)
    assert counted(one)["changes"] == counted(many)["changes"]
    assert sum(reversed([td.tally(p, campaign, evidence=evidence) for p in parts])) == many


def test_typed_frames(campaign: td.Campaign) -> None:
    """Dates, moments with a zone, booleans, whole numbers with gaps."""
    data = {
        "Mã hồ sơ": ["1", "2", "3"],
        "Đơn vị": ["A", "A", "A"],
        "Mã TTHC": ["x", "x", "y"],
        "Hình thức nộp": ["Trực tuyến", "Trực tuyến", "Trực tiếp"],
        "Hình thức xử lý": ["Trực tuyến", "Trực tuyến", "Trực tiếp"],
        "Phí, lệ phí (đồng)": [50_000, None, 0],
        "paid_online": [True, False, False],
        "Ngày thanh toán": [date(2024, 7, 1), None, None],
    }
    moments = [
        datetime(2024, 6, 19, 17, 0, tzinfo=UTC),  # 20/06 at 00:00 in Vietnam: the first day
        datetime(2024, 12, 26, 16, 59, tzinfo=UTC),  # 26/12 at 23:59: the last day
        datetime(2024, 12, 26, 17, 0, tzinfo=UTC),  # 27/12 at 00:00: outside
    ]
    fee = {**data, "Phí, lệ phí (đồng)": [50_000.0, 0.0, 0.0]}
    sources = [
        pd.DataFrame({**fee, "Ngày nộp": pd.to_datetime(moments, utc=True)}),
        pl.DataFrame({**fee, "Ngày nộp": moments}),
        pa.table({**fee, "Ngày nộp": moments}),
    ]
    results = [td.tally(source, campaign) for source in sources]
    for tally in results:
        assert tally.rows_counted == 2
        assert [d.row for d in tally.outside_period] == [4]
        assert counted(tally) == counted(results[0])
    gaps = td.tally(pd.DataFrame({**data, "Ngày nộp": ["20/06/2024"] * 3}), campaign)
    assert [(d.row, d.code) for d in gaps.set_aside] == [(3, "row.unknown-value")]


def test_nothing_that_is_no_table_is_taken_for_one(campaign: td.Campaign, tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="a table is a path"):
        td.tally(42, campaign)
    (tmp_path / "d.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ValueError, match="a table is read from"):
        td.tally(tmp_path / "d.json", campaign)
    with pytest.raises(td.TableError, match="no such file"):
        td.tally(tmp_path / "nowhere.csv", campaign)
    for name in ("broken.xlsx", "broken.parquet"):
        (tmp_path / name).write_text("no such format", encoding="utf-8")
        with pytest.raises(td.TableError, match=r"table\.unreadable"):
            td.tally(tmp_path / name, campaign)
    openpyxl.Workbook().save(tmp_path / "empty.xlsx")
    with pytest.raises(td.TableError, match=r"table\.empty"):
        td.tally(tmp_path / "empty.xlsx", campaign)


def test_set_aside_rows_can_be_written_out(tally: td.Tally, tmp_path: Path) -> None:
    path = tmp_path / "aside.csv"
    tally.write_set_aside(path)
    with path.open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(tally.set_aside) + len(tally.outside_period)
    assert {row["code"] for row in rows} >= {"row.duplicate", "row.outside-period"}


def cells(text: str) -> list[list[str]]:
    """What Python's own reader makes of a text, blank lines left out."""
    return [row for row in csv.reader(io.StringIO(text, newline=""), strict=False) if row]


@settings(derandomize=True, database=None, deadline=None, max_examples=300)
@given(
    st.lists(
        st.lists(st.text(alphabet=st.sampled_from(list('a,;"\n\r đ '))), min_size=2, max_size=4),
        min_size=1,
        max_size=5,
    )
)
def test_csv_is_read_as_python_reads_it(rows: list[list[str]]) -> None:
    width = len(rows[0])
    rows = [["first", "second", "third", "fourth"][:width]] + [
        (row + [""] * width)[:width] for row in rows
    ]
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerows(rows)
    text = buffer.getvalue()
    table = _core.TextTable.parse_csv(text, source="t.csv")
    wanted = cells(text)
    assert table.columns == wanted[0]
    found = [table.row(i)[1] for i in range(len(table))]
    blank = [[cell if cell.strip(" \t\r\n") else None for cell in row] for row in wanted[1:]]
    assert found == blank
    assert json.loads(table.set_aside()) == []
