"""``thidua tally``, and written tallies where dossiers are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
import thidua as td
from click.testing import CliRunner, Result
from conftest import AS_OF, DATA, PLAN
from messy_dossiers import csv_text, rows
from thidua.cli import program

ISSUED = ["--set", "issue-date=2024-06-20"]
EVIDENCE = ["--evidence", str(DATA / "evidence.toml")]


def run(*args: str | Path, lang: str = "en") -> Result:
    given = [*(str(arg) for arg in args), "--lang", lang]
    return CliRunner().invoke(program("en" if lang == "en" else "vi"), given)


@pytest.fixture
def months(tmp_path: Path) -> Path:
    lines = rows(300, seed=31, ids=200)
    folder = tmp_path / "months"
    folder.mkdir()
    for i in range(3):
        text = csv_text(lines[i * 100 : (i + 1) * 100])
        (folder / f"2024-{i + 1}.csv").write_text(text, encoding="utf-8", newline="")
    return folder


def test_it_counts_and_says_what_became_of_the_rows(
    months: Path, campaign: td.Campaign, tmp_path: Path
) -> None:
    out = tmp_path / "all.tally"
    done = run("tally", PLAN, str(months / "2024-*.csv"), *ISSUED, "--out", out)
    assert done.exit_code == 0, done.output
    whole = td.tally(sorted(months.iterdir()), campaign)
    assert td.read_tally(out) == whole
    assert f"files: 3, rows: {whole.rows_read}" in done.stdout
    assert f"counted: {whole.rows_counted}\n" in done.stdout
    assert f"outside the period: {len(whole.outside_period)}\n" in done.stdout
    assert f"set aside: {len(whole.set_aside)}\n" in done.stdout
    copies = sum(fault.code == "row.duplicate" for fault in whole.set_aside)
    assert f"{copies}  row.duplicate  (first 2024-1.csv: row " in done.stdout
    assert "Wrote" in done.stderr
    folder = run("tally", PLAN, months, *ISSUED, "-q", lang="vi")
    assert f"được đếm: {whole.rows_counted}\n" in folder.stdout
    assert folder.stderr == ""


def test_the_files_digests_go_with_the_tally(
    months: Path, campaign: td.Campaign, tmp_path: Path
) -> None:
    first, second = (tmp_path / f"{name}.tally" for name in ("first", "second"))
    june = months / "2024-1.csv"
    assert run("tally", PLAN, june, *ISSUED, "--batches", "--out", first).exit_code == 0
    assert run("tally", PLAN, months, *ISSUED, "--batches", "--out", second).exit_code == 0
    assert len(td.read_tally(second).batches) == 3
    assert td.read_tally(first).batches < td.read_tally(second).batches
    with pytest.raises(ValueError, match="delivered twice"):
        td.read_tally(first) + td.read_tally(second)


def test_a_run_is_taken_up(months: Path, campaign: td.Campaign, tmp_path: Path) -> None:
    parts, out = tmp_path / "parts", tmp_path / "all.tally"
    again = ["tally", PLAN, months, *ISSUED, "--resume", parts, "--out", out]
    assert run(*again).exit_code == 0
    (months / "2024-2b.csv").write_bytes((months / "2024-2.csv").read_bytes())
    (months / "2024-3.csv").write_text(csv_text(rows(9, 1, 9)), encoding="utf-8", newline="")
    done = run(*again)
    assert "files counted by an earlier run: 2" in done.stdout
    assert "counted anew" in done.stdout
    assert "2024-2b.csv is the same as" in done.stdout
    assert "delivered twice" in done.stdout
    left = [months / f"2024-{i}.csv" for i in (2, 3)]
    first = td.tally([months / "2024-1.csv", *left], campaign)
    assert td.read_tally(out).rows_counted == first.rows_counted
    other = run("tally", PLAN, months, "--set", "issue-date=2024-06-21", "--resume", parts)
    assert other.exit_code == 1
    assert "another plan" in other.stderr
    other = run("tally", PLAN, months, *ISSUED, *EVIDENCE, "--resume", parts, lang="vi")
    assert "tệp minh chứng khác" in other.stderr


def test_faults_are_told_all_at_once(months: Path, tmp_path: Path) -> None:
    for path in months.iterdir():
        text = path.read_text(encoding="utf-8").replace("Mã hồ sơ", "Mã", 1)
        path.write_text(text, encoding="utf-8", newline="")
    done = run("tally", PLAN, months, *ISSUED, "--out", tmp_path / "all.tally")
    assert done.exit_code == 1
    assert done.stderr.count("table.missing-column") == 3
    assert not (tmp_path / "all.tally").exists()
    assert run("tally", PLAN, months, *ISSUED, "--out", "all.json").exit_code == 2
    assert run("tally", PLAN, *ISSUED).exit_code == 2
    assert "FILES" in run("tally", PLAN, *ISSUED).stderr
    assert run("tally", PLAN, months / "none.csv", *ISSUED).exit_code == 2


def test_a_written_tally_is_judged_as_its_dossiers_are(tmp_path: Path) -> None:
    out = tmp_path / "all.tally"
    dossiers = DATA / "dossiers.csv"
    run("tally", PLAN, dossiers, *ISSUED, *EVIDENCE, "--out", out)
    judged = ["evaluate", PLAN, *ISSUED, *EVIDENCE, "--as-of", AS_OF.isoformat()]
    judged += ["--reading", "all", "--format", "csv", "-q"]
    from_tally = run(*judged, "--dossiers", out)
    assert from_tally.exit_code == 0, from_tally.output
    assert from_tally.stdout == run(*judged, "--dossiers", dossiers).stdout
    both = run(*judged, "--dossiers", out, "--dossiers", dossiers)
    assert both.exit_code == 2
    assert "stands alone" in both.stderr
    other = ["evaluate", PLAN, "--set", "issue-date=2024-07-01", *EVIDENCE, "--dossiers", out]
    assert run(*other).exit_code == 1
    assert "other rules" in run(*other).stderr
    data = out.read_bytes()
    out.write_bytes(data[:-1])
    assert "damaged" in run(*judged, "--dossiers", out).stderr
    out.write_bytes(b"ma_ho_so,don_vi\n1,2\n")
    assert "not a tally" in run(*judged, "--dossiers", out).stderr


def test_tallies_as_files_in_python(campaign: td.Campaign, months: Path, tmp_path: Path) -> None:
    tally = td.tally_stream(months, campaign)
    td.write_tally(tally, tmp_path / "a.tally")
    assert td.read_tally(tmp_path / "a.tally") == tally
    with pytest.raises(FileNotFoundError):
        td.read_tally(tmp_path / "b.tally")
