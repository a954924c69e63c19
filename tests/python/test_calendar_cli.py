"""``thidua calendar``: what it answers, in every form, and what it refuses."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from pathlib import Path

import pytest
import thidua as td
from click.testing import CliRunner, Result
from conftest import ROOT
from thidua.cli.program import program

GALLERY = ROOT / "tests" / "gallery"


def run(*args: str, lang: str = "en") -> Result:
    return CliRunner().invoke(
        program("en" if lang == "en" else "vi"), ["calendar", *args, "--lang", lang]
    )


@pytest.fixture
def office(tmp_path: Path) -> str:
    file = tmp_path / "office.toml"
    page = (ROOT / "docs" / "guide" / "calendars.md").read_text(encoding="utf-8")
    found = re.search(r"^```toml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert found is not None
    file.write_text(found[1], encoding="utf-8")
    return str(file)


def test_a_year_with_its_sources() -> None:
    done = run("2026", lang="vi")
    assert done.exit_code == 0
    for text in ("02/01/2026", "nghỉ hoán đổi", "12729/VPCP-KGVX", "24/11/2026"):
        assert text in done.output
    assert "2025" not in re.sub(r"\d\d/\d\d?/2025", "", done.output)
    assert "projected" in run("2027").output
    assert "used only with --trust" in run("2027").output
    every = run(lang="en")
    assert "2020-01-01" in every.output
    assert "2027-11-24" in every.output


def test_json_csv_html() -> None:
    data = json.loads(run("2026", "--format", "json").stdout)
    assert data["thidua_calendar_answer"] == 1
    assert data["covers"] == {"from": "2020-01-01", "through": "2026-12-31"}
    assert len(data["days"]) == 17
    rows = list(csv.DictReader(run("2026", "--format", "csv").stdout.lstrip("\ufeff").splitlines()))
    assert len(rows) == 17
    assert rows[1]["swapped_with"] == "2026-01-10"
    page = run("2026", "--format", "html", lang="vi").stdout
    assert page.startswith("<!DOCTYPE html>")
    assert "<td>Ngày Văn hóa Việt Nam</td>" in page
    toml = run("--format", "toml").stdout
    assert toml == (ROOT / "share" / "calendar-vn.toml").read_text(encoding="utf-8")


def test_questions() -> None:
    asked = run("--is-working", "2024-05-04", "--is-working", "2024-04-29")
    assert "Saturday 2024-05-04: worked" in asked.output
    assert "Monday 2024-04-29: off" in asked.output
    assert "2450/VPCP-KGVX" in asked.output
    data = json.loads(run("--is-working", "2024-05-04", "--format", "json").stdout)
    assert data["is_working"] == [{"date": "2024-05-04", "working": True}]
    assert "Wednesday 2025-12-03" in run("--add", "10", "--from", "2025-11-19").output
    # From a day off, the day itself is not counted, forwards and back.
    assert "Monday 2025-11-24" in run("--add", "1", "--from", "2025-11-22").output
    assert "Friday 2025-11-21" in run("--add", "-1", "--from", "2025-11-22").output
    rolled = run("--add", "1", "--from", "2025-11-22", "--roll", "following")
    assert "Tuesday 2025-11-25" in rolled.output
    counted = json.loads(run("--between", "2025-11-20", "2025-12-03", "--format", "json").stdout)
    assert (counted["count"]["both_ends"], counted["count"]["after_first"]) == (10, 9)
    assert "10 ngày làm việc" in run("--between", "2025-11-20", "2025-12-03", lang="vi").output


def test_ones_own_calendar(office: str) -> None:
    both = run("--calendar", office, "--is-working", "2026-06-01")
    assert "Monday 2026-06-01: off" in both.output
    assert "[synthetic-office]: closed (Moving house)" in both.output
    alone = run("--calendar", office, "--alone", "--is-working", "2026-06-06")
    assert "Saturday 2026-06-06: worked" in alone.output
    listed = run("--calendar", office, "2026")
    assert "Moving house" in listed.output
    assert "2026-11-24" in listed.output
    written = run("--calendar", office, "--alone", "--format", "toml").stdout
    assert "2026-06-01" in written
    outside = run("--calendar", office, "--is-working", "2025-06-02")
    assert outside.exit_code == 1
    assert "«synthetic-office» has no data for the year 2025" in outside.stderr


def test_what_is_not_known_is_status_1() -> None:
    for words in (["2031"], ["--is-working", "2031-01-01"], ["--add", "9", "--from", "2026-12-28"]):
        done = run(*words)
        assert done.exit_code == 1
        assert done.stdout == ""
        assert re.search(r"error: .*(2031|2027)", done.stderr)
    vi = run("--is-working", "2027-01-04", lang="vi")
    assert vi.stderr == (
        "lỗi: năm 2027 trong lịch «vn» mới là dự kiến; muốn dùng thì phải yêu cầu\n"
    )
    assert run("--is-working", "2027-01-04", "--trust", "projected").exit_code == 0


def test_faults_of_files_are_told_all_at_once() -> None:
    calendars = GALLERY / "calendars"
    done = run(
        "--calendar", str(calendars / "many-faults.toml"),
        "--calendar", str(calendars / "calendar.no-year.toml"),
        "--is-working", "2026-01-01",
    )  # fmt: skip
    assert done.exit_code == 1
    assert "many-faults.toml:6:1: error" in done.stderr
    assert "calendar.no-year" in done.stderr
    assert "Errors: 12" in done.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["26"], "is no year and no date"),
        (["1300"], "is no year and no date"),
        (["2026-02-30"], "is no year and no date"),
        (["2024", "2025", "2026"], "two ends at most"),
        (["2026", "2025"], "is before"),
        (["2026", "--is-working", "2026-01-01"], "one question at a time"),
        (["--add", "3"], "--add and --from go together"),
        (["--from", "2026-01-01"], "--add and --from go together"),
        (["--roll", "following"], "--roll goes with --add"),
        (["--add", "0", "--from", "2026-01-03"], "--add 0 needs --roll"),
        (["--between", "2026-02-01", "2026-01-01"], "is before"),
        (["--alone"], "--alone needs --calendar"),
        (["--format", "toml", "2026"], "prints one calendar's file"),
        (["--trust", "rumours"], "there is no «rumours»"),
        (["--calendar", "nowhere.toml"], "there is no file"),
        (["--is-working", "2026-13-01"], "is no date"),
    ],
)
def test_wrong_usage_is_status_2(words: list[str], told: str) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert told in done.stderr
    assert run(*words, lang="vi").exit_code == 2


def test_the_result_as_a_file(tmp_path: Path, office: str) -> None:
    out = tmp_path / "days.json"
    done = run("2026", "--format", "json", "-o", str(out))
    assert done.exit_code == 0
    assert json.loads(out.read_text(encoding="utf-8"))["calendar"] == "vn"
    assert run("2026", "--calendar", office, "-o", office).exit_code == 2


def test_the_guide_is_true() -> None:
    """The Python blocks of the page, run one after another."""
    page = (ROOT / "docs" / "guide" / "calendars.md").read_text(encoding="utf-8")
    names: dict[str, object] = {}
    printed: list[str] = []
    names["print"] = lambda *values: printed.append(" ".join(str(value) for value in values))
    for block in re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        exec(compile(block, "<guide>", "exec"), names)
    assert printed[:4] == ["True", "2024-02-15", "2025-12-03", "10"]
    assert printed[4].startswith("Friday 2026-01-02: off")
    assert printed[5].startswith("2027 năm 2027")
    assert printed[6] == "False"
    # From 29/4, which is off in exchange, counting starts at 26/4 too.
    assert printed[7].split() == ["['2024-05-07'", "'2024-05-07'", "'NaT']"]
    assert "[synthetic-office]: closed (Moving house)" in printed[8]
    assert td.vietnam_calendar().first == date(2020, 1, 1)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_days_and_numbers_that_no_calendar_has(lang: str) -> None:
    too_early = {"vi": "ở trước 1400-01-01", "en": "is before 1400-01-01"}[lang]
    for args in (
        ("--is-working", "0001-01-01"),
        ("--between", "0001-01-01", "9999-12-31"),
        ("--add", "1", "--from", "0001-01-01"),
    ):
        done = run(*args, lang=lang)
        assert done.exit_code == 2
        assert too_early in done.stderr
        assert "Traceback" not in done.output
    for many in ("99999999999999999999", "-99999999999999999999"):
        done = run("--add", many, "--from", "2024-01-01", lang=lang)
        assert done.exit_code == 1
        assert done.stderr.startswith({"vi": "lỗi: ", "en": "error: "}[lang])
        assert isinstance(done.exception, SystemExit)
    for text in ("ten", "1.5", "", "9" * 5000, "١٠"):
        done = run("--add", text, "--from", "2024-01-01", lang=lang)
        assert done.exit_code == 2
        assert {"vi": "không phải là số ngày làm việc", "en": "no number of working days"}[
            lang
        ] in done.stderr
    done = run("--between", "1400-01-01", "9999-12-31", lang=lang)
    assert (done.exit_code, "1400" in done.stderr) == (1, True)
