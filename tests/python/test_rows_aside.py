"""Rows that do not count: all are counted, and of many the first are named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import thidua as td

ROOT = Path(__file__).parents[2]
MOST = 10_000


@pytest.fixture(scope="module")
def campaign() -> td.Campaign:
    return td.load_campaign(ROOT / "examples/campaigns/lang-son-2024.toml", issue_date="2024-06-20")


def rows(first: int, count: int, day: str) -> dict[str, list[str | None]]:
    """Synthetic dossiers of one day, numbered from `first`; every fifth is of no unit."""
    numbers = range(first, first + count)
    return {
        "Mã hồ sơ": [f"H{i}" for i in numbers],
        "Đơn vị": [None if i % 5 == 0 else "P01" for i in numbers],
        "Mã TTHC": ["1.001" for _ in numbers],
        "Cán bộ xử lý": ["CB-1" for _ in numbers],
        "Ngày nộp": [day for _ in numbers],
        "Hình thức nộp": ["Trực tuyến" for _ in numbers],
        "Hình thức xử lý": ["Trực tuyến" for _ in numbers],
        "Phí lệ phí (đồng)": ["0" for _ in numbers],
        "Trạng thái thanh toán": ["Chưa thanh toán" for _ in numbers],
        "Ngày thanh toán": [None for _ in numbers],
    }


def test_of_many_rows_outside_the_period_the_first_are_named(campaign: td.Campaign) -> None:
    tally = td.tally(rows(0, 20_000, "2023-07-01"), campaign)
    assert tally.rows_read == 20_000
    assert tally.rows_counted == 0
    assert tally.rows_outside_period == 16_000
    assert tally.rows_set_aside == 4_000
    assert tally.rows_aside == {"row.no-unit": 4_000, "row.outside-period": 16_000}
    named = [row.row for row in tally.outside_period]
    assert named == [i + 2 for i in range(20_000) if i % 5][:MOST]
    assert len(tally.set_aside) == 4_000
    assert "16000 outside the period, 4000 set aside" in repr(tally)
    assert td.Tally.from_bytes(tally.to_bytes()) == tally
    assert td.Tally.from_json(tally.to_json()) == tally
    receipt = td.evaluate(campaign, tally, as_of=date(2024, 12, 31)).receipt
    told = receipt["tally"]
    assert (told["rows_outside_period"], told["rows_set_aside"]) == (16_000, 4_000)


def test_parts_name_the_same_rows_as_the_whole(campaign: td.Campaign, tmp_path: Path) -> None:
    whole = rows(0, 15_000, "2023-07-01")
    for number in range(3):
        part = {name: column[number::3] for name, column in whole.items()}
        lines = [
            ",".join(part),
            *(",".join(c or "" for c in row) for row in zip(*part.values(), strict=True)),
        ]
        (tmp_path / f"{number}.csv").write_text("\n".join(lines), encoding="utf-8")
    files = [tmp_path / f"{number}.csv" for number in (2, 0, 1)]
    at_once = td.tally([str(file) for file in files], campaign)
    streamed = td.tally_files(list(reversed(files)), campaign).tally
    assert at_once.rows_outside_period == 12_000
    assert streamed == at_once
    assert streamed.to_bytes() == at_once.to_bytes()
    assert {row.file for row in streamed.outside_period} == {"0.csv", "1.csv", "2.csv"}
