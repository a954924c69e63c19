"""A report of data quality as a value, a table, JSON and a command; what the guide says of it."""

from __future__ import annotations

import copy
import csv
import io
import json
import pickle
import re
import runpy
from collections import Counter
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import thidua as td
from conftest import AS_OF, DATA, ISSUE_DATE, PLAN, ROOT
from jsonschema import Draft202012Validator
from naive_quality import many_rows, table
from thidua import _core
from thidua.cli.program import program
from thidua.report.quality import quality_csv

SCHEMA = json.loads((ROOT / "schema" / "data-quality-1.schema.json").read_text(encoding="utf-8"))


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
