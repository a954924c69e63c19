"""Data quality: counts as a naive count has them, however rows come; no verdict depends on it."""

from __future__ import annotations

import json
import random
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import thidua as td
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from naive_quality import HEADER, UNITS, Found, Rows, many_rows, naive_quality, table

SCHEMA = json.loads((ROOT / "schema" / "data-quality-1.schema.json").read_text(encoding="utf-8"))
AS_OF = date(2024, 12, 31)
REGISTER = {"p1": "P1", "phòng một": "P1", "p2": "P2", "phòng hai": "P2"}
EVERYTHING = {"findings": 10_000}


@pytest.fixture(scope="module")
def register() -> td.Evidence:
    return td.Evidence(
        {
            "subject": [
                {"id": "P1", "kind": "collective", "name": "Phòng Một"},
                {"id": "P2", "kind": "collective", "name": "Phòng Hai"},
            ]
        }
    )


def row_strategy() -> st.SearchStrategy[dict[str, str | None]]:
    def one_of(*texts: str | None) -> st.SearchStrategy[str | None]:
        return st.sampled_from(texts)

    return st.fixed_dictionaries(
        {
            "dossier": st.one_of(st.none(), st.integers(0, 30).map(lambda i: f"H{i}")),
            "unit": one_of(*UNITS),
            "service": one_of("1.001", "1.002", None),
            "officer": one_of("Người Thử", "người thử", "Người Mẫu", None),
            "submitted": one_of("2024-07-01", "2024-07-02", "2024-06-19", "1999-01-01", "?", None),
            "finished": one_of("2024-07-01", "2025-01-01", "x", None),
            "paid": one_of("2024-06-30", "2024-07-02", None),
            "online": one_of("Trực tuyến", "Trực tiếp", "Bằng ngựa", None),
            "processed_online": one_of("Trực tuyến", "Trực tiếp"),
            "fee_due": one_of("15.000", "0", "nhiều", None),
            "paid_online": one_of("Đã thanh toán trực tuyến", "Chưa thanh toán", None, "?"),
        }
    )


def found_in(report: td.DataQuality) -> Found:
    """Rows by kind and what the finding is about, but for what holds of whole columns."""
    found: Found = Counter()
    for finding in report.findings:
        if finding.code != "quality.empty-column":
            found[finding.code.removeprefix("quality."), *finding.arguments] += finding.rows
    return found


@settings(deadline=None, max_examples=150)
@given(st.lists(row_strategy(), min_size=1, max_size=60), st.booleans(), st.booleans())
def test_it_counts_what_a_naive_count_counts(
    campaign: td.Campaign,
    register: td.Evidence,
    rows: Rows,
    with_register: bool,
    with_day: bool,
) -> None:
    bounds: dict[str, Any] = {
        "as_of": AS_OF if with_day else None,
        "jump_dossiers": 2,
        "bulk_times": 2,
        "bulk_dossiers": 3,
        "bulk_days": 2,
    }
    evidence = register if with_register else None
    report = td.data_quality(table(rows), campaign, evidence=evidence, **bounds, **EVERYTHING)
    expected = naive_quality(rows, register=REGISTER if with_register else None, **bounds)
    assert found_in(report) == expected
    assert report.rows == len(rows)
    for total in report.totals:
        shown = report.of(total.code)
        assert total.findings == len(shown)
        assert total.rows == sum(finding.rows for finding in shown)


@pytest.mark.parametrize("seed", range(4))
def test_jumps_and_bulk_days_are_those_of_fractions(
    campaign: td.Campaign, register: td.Evidence, seed: int
) -> None:
    rows = many_rows(1500, seed)
    report = td.data_quality(table(rows), campaign, evidence=register, bulk_times=5, **EVERYTHING)
    assert found_in(report) == naive_quality(rows, register=REGISTER, bulk_times=5)
    assert report.of("jump")
    assert report.of("bulk-day")


@settings(deadline=None, max_examples=40)
@given(st.lists(row_strategy(), min_size=1, max_size=40), st.integers(1, 41))
def test_batches_of_any_size_give_the_same_report(
    campaign: td.Campaign, rows: Rows, batch_rows: int
) -> None:
    frame = pl.DataFrame(table(rows), schema=dict.fromkeys(HEADER.values(), pl.String))
    whole = td.data_quality(frame, campaign)
    batched = td.data_quality(frame, campaign, batch_rows=batch_rows)
    assert batched == whole
    assert batched.to_json() == whole.to_json()


@settings(deadline=None, max_examples=40)
@given(st.lists(row_strategy(), min_size=1, max_size=40), st.randoms(use_true_random=False))
def test_counts_do_not_depend_on_the_order_where_copies_agree(
    campaign: td.Campaign, rows: Rows, draw: random.Random
) -> None:
    once = {row["dossier"]: row for row in rows}
    agreeing = [once[row["dossier"]] for row in rows]
    shuffled = agreeing.copy()
    draw.shuffle(shuffled)
    bounds: dict[str, Any] = {"jump_dossiers": 1, "bulk_dossiers": 1, "bulk_days": 1}
    first, second = (
        td.data_quality(table(each), campaign, **bounds, **EVERYTHING)
        for each in (agreeing, shuffled)
    )
    assert found_in(first) == found_in(second)
    assert first.totals == second.totals


def test_every_kind_of_source_gives_the_same_findings(
    campaign: td.Campaign, tmp_path: Path
) -> None:
    columns = table(many_rows(300, 9))
    path = tmp_path / "rows.csv"
    pd.DataFrame(columns).to_csv(path, index=False)
    reader = pa.table(columns).to_reader(max_chunksize=70)
    expected = found_in(td.data_quality(columns, campaign))
    assert expected
    for source in (
        path,
        tmp_path,
        str(tmp_path / "*.csv"),
        pd.DataFrame(columns),
        pl.DataFrame(columns),
        pa.table(columns),
        reader,
    ):
        assert found_in(td.data_quality(source, campaign, batch_rows=64)) == expected


def test_copies_are_found_over_files(campaign: td.Campaign, tmp_path: Path) -> None:
    columns = table(many_rows(3, 1))
    for name in ("a", "b"):
        pd.DataFrame(columns).to_csv(tmp_path / f"{name}.csv", index=False)
    report = td.data_quality(tmp_path, campaign)
    (copies,) = report.of("copies")
    assert copies.rows == 3
    first = copies.samples[0]
    assert (first.file, first.row, first.dossier) == ("b.csv", 2, "H0")
    assert (first.other_file, first.other_row) == ("a.csv", 2)
    assert report.sources == {"a.csv": 3, "b.csv": 3}


def test_the_nearest_known_name_is_suggested(campaign: td.Campaign, register: td.Evidence) -> None:
    rows = many_rows(2, 1)
    rows[0]["unit"], rows[1]["unit"] = "Phong Hai", "Hoàn Toàn Khác"
    report = td.data_quality(table(rows), campaign, evidence=register)
    hints = {f.arguments[0]: f.diagnostic.hint("vi") for f in report.of("unknown-unit")}
    assert hints == {"Phong Hai": "có phải là «Phòng Hai»?", "Hoàn Toàn Khác": None}


def test_what_is_shown_is_bounded_and_what_is_counted_is_not(campaign: td.Campaign) -> None:
    rows = many_rows(100, 1)
    for number, row in enumerate(rows):
        row["paid_online"], row["officer"] = "?" * 1000, f"Người {number // 2}"
    report = td.data_quality(table(rows), campaign, samples=2, findings=3)
    (unread,) = report.of("unknown-value")
    assert (unread.rows, len(unread.samples)) == (100, 2)
    assert len(unread.samples[0].value or "") < 200
    assert len(report.of("officer-in-units")) == 3
    (total,) = (t for t in report.totals if t.code == "quality.officer-in-units")
    assert total.findings > 3
    assert "more that are not shown" in report.text("en")
