"""Data quality: counts as a naive count has them, however rows come; no verdict depends on it."""

from __future__ import annotations

import copy
import csv
import io
import json
import pickle
import random
import re
import runpy
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import thidua as td
from conftest import DATA, ISSUE_DATE, PLAN, ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from naive_quality import HEADER, Found, naive_quality
from thidua import _core
from thidua.cli.program import program
from thidua.report.quality import quality_csv

SCHEMA = json.loads((ROOT / "schema" / "data-quality-1.schema.json").read_text(encoding="utf-8"))
AS_OF = date(2024, 12, 31)
UNITS = ["Phòng Một", "phòng  một", "PHÒNG MỘT", "P1", "Phòng Hai", "P2", "Xã Lạ", "xã lạ", None]
REGISTER = {"p1": "P1", "phòng một": "P1", "p2": "P2", "phòng hai": "P2"}
EVERYTHING = {"findings": 10_000}

Rows = list[dict[str, str | None]]


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


def table(rows: Rows) -> dict[str, list[str | None]]:
    return {header: [row[name] for row in rows] for name, header in HEADER.items()}


def many_rows(count: int, seed: int) -> Rows:
    """Rows of few units and days, so that shares jump and days swell."""
    draw = random.Random(seed)
    rows: Rows = []
    for number in range(count):
        day = draw.choices(range(1, 11), [3, 3, 3, 3, 3, 3, 3, 3, 3, 40])[0]
        online = draw.random() < (0.9 if day in {4, 10} else 0.2)
        paid = draw.random() < (0.95 if day == 10 else 0.1)
        rows.append(
            {
                "dossier": f"H{number}",
                "unit": draw.choice(UNITS[:6]),
                "service": "1.001",
                "officer": None,
                "submitted": f"2024-07-{day:02}",
                "finished": None,
                "paid": f"2024-07-{day:02}",
                "online": "Trực tuyến",
                "processed_online": "Trực tuyến" if online else "Trực tiếp",
                "fee_due": draw.choice(["15.000", "15.000", "0"]),
                "paid_online": "Đã thanh toán trực tuyến" if paid else "Chưa thanh toán",
            }
        )
    return rows


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


@pytest.fixture(scope="module")
def shipped(campaign: td.Campaign, evidence: td.Evidence) -> td.DataQuality:
    return td.data_quality(DATA / "dossiers.csv", campaign, evidence=evidence, as_of=AS_OF)


def test_what_was_planted_in_the_shipped_rows_is_found(
    shipped: td.DataQuality, tally: td.Tally
) -> None:
    rows = {total.code.removeprefix("quality."): total.rows for total in shipped.totals}
    aside = Counter(fault.code.removeprefix("row.") for fault in tally.set_aside)
    for code in ("bad-date", "unknown-unit", "unknown-value"):
        assert rows[code] == aside[code]
    assert rows["paid-before-submitted"] == aside["paid-before-submitted"]
    assert rows["copies"] + rows.get("copies-differ", 0) == aside["duplicate"]


def test_a_report_changes_no_verdict(
    campaign: td.Campaign, evidence: td.Evidence, tally: td.Tally, shipped: td.DataQuality
) -> None:
    assert shipped.count("error") > 0
    again = td.tally(DATA / "dossiers.csv", campaign, evidence=evidence)
    assert again == tally


def test_json_is_as_its_schema_says(shipped: td.DataQuality, campaign: td.Campaign) -> None:
    validator = Draft202012Validator(SCHEMA)
    clean = td.data_quality(table(many_rows(0, 1)), campaign)
    for report in (shipped, clean):
        validator.validate(report.to_dict())
        assert "." not in "".join(str(n) for n in numbers(report.to_dict()))
    assert clean.totals == ()
    assert "Không thấy gì đáng ngờ." in clean.text()


def numbers(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [n for entry in value.values() for n in numbers(entry)]
    if isinstance(value, list):
        return [n for entry in value for n in numbers(entry)]
    return [] if isinstance(value, str) else [value]


def test_a_report_is_a_value(shipped: td.DataQuality) -> None:
    for same in (pickle.loads(pickle.dumps(shipped)), copy.deepcopy(shipped)):
        assert same == shipped
        assert hash(same) == hash(shipped)
        assert same.text("en") == shipped.text("en")
    assert repr(shipped).startswith("<DataQuality of 50000 rows: ")
    assert str(shipped.findings[0]).endswith(f"[{shipped.findings[0].code}]")


@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
def test_a_report_is_a_table(shipped: td.DataQuality, backend: str) -> None:
    frame = shipped.to_frame(backend, lang="en")
    assert type(frame).__module__.split(".")[0] == backend
    assert len(frame) == len(shipped)


def test_nothing_from_data_is_markup_or_a_formula(campaign: td.Campaign) -> None:
    rows = many_rows(4, 1)
    for row, officer in zip(rows, ["<b>A</b>", "<B>a</B>", "=1+1", "=1+1"], strict=True):
        row["officer"], row["dossier"] = officer, "=H1"
    report = td.data_quality(table(rows), campaign)
    assert "<b>A" not in report._repr_html_()
    assert "&lt;b&gt;" in report._repr_html_()
    lines = list(csv.DictReader(io.StringIO(quality_csv(report).lstrip("\ufeff"))))
    assert len(lines) == len(report)
    assert "'=H1" in {line["dossier"] for line in lines}


def test_bad_calls_are_refused(campaign: td.Campaign) -> None:
    for bounds in ({"jump_points": 0}, {"jump_points": 101}, {"samples": -1}, {"bulk_days": 0}):
        with pytest.raises(ValueError, match=next(iter(bounds)).split("_", maxsplit=1)[0]):
            td.data_quality(table([]), campaign, **bounds)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="as_of is a date"):
        td.data_quality(table([]), campaign, as_of="2024-12-31")  # type: ignore[arg-type]
    with pytest.raises(td.TableError) as refused:
        td.data_quality([{"a": []}, {"b": []}], campaign)
    assert len(refused.value.diagnostics) > 2
    report = td.data_quality(table([]), campaign)
    with pytest.raises(KeyError):
        report.of("no-such-kind")
    with pytest.raises(ValueError, match="severity"):
        report.count("grave")  # type: ignore[arg-type]
    with pytest.raises(td.PlanError):
        td.data_quality(table([]), td.load_campaign(PLAN))


def test_progress_and_an_exception_from_it(campaign: td.Campaign) -> None:
    steps: list[td.Step] = []
    td.data_quality(
        pl.DataFrame(table(many_rows(10, 1))), campaign, progress=steps.append, batch_rows=4
    )
    assert [step.rows for step in steps] == [4, 8, 10]

    def stop(step: td.Step) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        td.data_quality(table(many_rows(2, 1)), campaign, progress=stop)


# ---- the command ----


def run(*args: str | Path, lang: str = "en") -> int:
    code = program("vi" if lang == "vi" else "en").main(
        ["quality", *map(str, args), "--lang", lang], standalone_mode=False
    )
    assert isinstance(code, int)
    return code


GIVEN = (PLAN, "--set", f"issue-date={ISSUE_DATE}", "--evidence", DATA / "evidence.toml")


def test_the_command_says_what_python_says(
    shipped: td.DataQuality, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    rest = ("--dossiers", DATA / "dossiers.csv", "--as-of", AS_OF.isoformat(), "-q")
    assert run(*GIVEN, *rest) == 0
    assert capsysbinary.readouterr().out.decode() == shipped.text("en")
    assert run(*GIVEN, *rest, "--format", "json") == 0
    assert capsysbinary.readouterr().out.decode() == shipped.to_json()
    out = tmp_path / "out.csv"
    assert run(*GIVEN, *rest, "--format", "csv", "-o", out, lang="vi") == 0
    assert out.read_bytes().decode() == quality_csv(shipped, "vi")


def test_the_command_stops_on_faults_and_wrong_usage(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Mã hồ sơ\nH1\n", encoding="utf-8")
    assert run(*GIVEN, "--dossiers", path) == 1
    assert "table.missing-column" in capfd.readouterr().err
    assert run(*GIVEN) == 2
    assert run(*GIVEN, "--dossiers", path, "--jump-points", "0") == 2
    assert "--jump-points: 0 is not from 1 to 100" in capfd.readouterr().err


def test_a_checker_without_an_open_source_refuses_rows(campaign: td.Campaign) -> None:
    options = {"early_days": 1, "jump_points": 1, "jump_dossiers": 1, "bulk_times": 1}
    checker = _core.QualityChecker(
        campaign._core,
        evidence=None,
        columns=td.shipped_columns()._core,
        options=_core.QualityOptions(
            as_of=None, bulk_dossiers=1, bulk_days=1, samples=1, findings=1, **options
        ),
    )
    with pytest.raises(RuntimeError, match="no source is open"):
        checker.add(_core.TextTable.from_columns("a", ["b"], [["c"]], first_row=2))


# ---- the guide and the example ----

GUIDE = (ROOT / "docs" / "guide" / "data-quality.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "examples" / "quality" / "before_judging.py"


def block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found.group(1)


def test_the_example_runs_and_the_guide_shows_what_it_prints(
    capsys: pytest.CaptureFixture[str],
) -> None:
    runpy.run_path(str(EXAMPLE), run_name="__main__")
    assert capsys.readouterr().out == block("text")


def test_the_python_of_the_guide_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(block("python"), "<guide>", "exec"), {})
    assert "is not in the register" in capsys.readouterr().out


def test_the_guide_tells_every_kind_with_its_severity() -> None:
    known = {
        row[0].removeprefix("quality."): row[1]
        for row in _core.fault_catalogue()
        if row[0].startswith("quality.")
    }
    told: dict[str, str] = {}
    for line in GUIDE.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if len(cells) == 3 and cells[1] in {"error", "warning", "note"}:
            head = cells[0].split(":", 1)[0]
            told |= dict.fromkeys(re.findall(r"`([a-z-]+)`", head), cells[1])
    assert told == known
