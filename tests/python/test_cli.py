"""The command line: what it prints, where, and with which exit status."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import report_case
import thidua as td
from click.testing import CliRunner, Result
from thidua.cli import program

ROOT = report_case.ROOT
PLAN = str(report_case.PLAN)
ISSUED = ["--set", "issue-date=2024-06-20"]
FAULTY_PLAN = str(ROOT / "tests" / "gallery" / "plans" / "many-faults.toml")


def run(*args: str | Path, lang: str = "en") -> Result:
    given = [str(arg) for arg in args]
    words = given if lang == "vi" else [*given, "--lang", lang]
    return CliRunner().invoke(program("en" if lang == "en" else "vi"), words)


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The small case as files, as arguments."""
    place = tmp_path_factory.mktemp("case")
    (place / "evidence.toml").write_text(report_case.evidence().to_toml(), encoding="utf-8")
    columns = report_case.counts()
    with (place / "counts.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))
    given = ["--counts", str(place / "counts.csv"), "--evidence", str(place / "evidence.toml")]
    return [*given, *ISSUED, "--as-of", "2024-12-31"]


@pytest.fixture(scope="module")
def dossiers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two tables of dossiers; one row can't be counted, one lies outside the period."""
    place = tmp_path_factory.mktemp("dossiers")
    head = "dossier,unit,service,submitted,online,processed_online,fee,paid_online,paid\n"
    (place / "month-1.csv").write_text(
        head
        + "A1,P01,T1,2024-07-01,true,true,10,true,2024-07-02\n"
        + "A2,P01,T1,2024-07-32,true,true,10,true,2024-07-02\n",
        encoding="utf-8",
    )
    (place / "month-2.csv").write_text(
        head
        + "B1,P02,T1,2024-08-01,true,true,10,false,\n"
        + "B2,P02,T1,2025-01-01,true,true,10,false,\n",
        encoding="utf-8",
    )
    return place


# ---- the program ----


def test_bare_program_prints_help() -> None:
    result = run(lang="vi")
    assert result.exit_code == 0
    assert "Cách dùng: thidua" in result.stdout
    for command in ("check", "evaluate", "explain", "columns", "readings"):
        assert command in result.stdout


def test_help_is_in_the_chosen_language() -> None:
    assert "Judge every subject" in run("evaluate", "--help").stdout
    assert "Xét mọi đối tượng" in run("evaluate", "--help", lang="vi").stdout


def test_version() -> None:
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"thidua {td.__version__}\n")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["judge"], "no command «judge»"),
        (["evaluate"], "PLAN is missing"),
        (["evaluate", "no-such-plan.toml"], "no file «no-such-plan.toml»"),
        (["evaluate", str(ROOT)], "is a directory"),
        (["evaluate", PLAN], "--dossiers or --counts is needed"),
        (["evaluate", PLAN, "--dosier", "x"], "no option «--dosier»"),
        (["evaluate", PLAN, "--dossiers", "no-such-*.csv"], "no file matches"),
        (["evaluate", PLAN, "--dossiers", "no-such.csv"], "no file «no-such.csv»"),
        (["evaluate", PLAN, "--set", "issue-date"], "not of the form ID=VALUE"),
        (["evaluate", PLAN, "--set", "a=1", "--set", "a=2"], "«a» is set twice"),
        (["evaluate", PLAN, "--as-of", "31/12/2024"], "is no date"),
        (["evaluate", PLAN, "--as-of", "2024-02-30"], "is no date"),
        (["evaluate", PLAN, "--format", "pdf"], "no «pdf»"),
        (["evaluate", PLAN, "too-many"], "too many arguments: too-many"),
        (["explain", PLAN], "SUBJECT is missing"),
        (["explain", PLAN, "P01"], "an award is needed"),
        (["explain", PLAN, "P01", "bang-khen", "--target", "II.1.a"], "not both"),
        (["explain", PLAN, "P01", "bang-khen", "--exceeded"], "goes with --target"),
    ],
)
def test_wrong_usage_is_2_and_says_what(args: list[str], message: str) -> None:
    result = run(*args)
    assert result.exit_code == 2, result.output
    assert message in result.stderr
    assert result.stdout == ""


def test_unknown_language_is_wrong_usage() -> None:
    result = run("check", PLAN, "--lang", "de", lang="vi")
    assert result.exit_code == 2
    assert "không có «de»; có: vi, en" in result.stderr


def test_option_without_its_value() -> None:
    result = run("evaluate", PLAN, "--reading", lang="vi")
    assert result.exit_code == 2
    assert "--reading cần một giá trị" in result.stderr


@pytest.mark.parametrize(
    ("reading", "message"),
    [
        ("verbatim", "no reading «verbatim»; there are: all, literal, assigned-level"),
        ("strict=above", "no open point «strict»"),
        ("strictness=loose", "no reading «loose»; there are: above, at-least"),
        ("strictness=above,strictness=at-least", "chosen twice"),
    ],
)
def test_unknown_readings_are_wrong_usage(reading: str, message: str, facts: list[str]) -> None:
    result = run("evaluate", PLAN, *facts, "--reading", reading)
    assert result.exit_code == 2
    assert message in result.stderr


# ---- check ----


def test_check_of_a_good_plan() -> None:
    result = run("check", PLAN, lang="vi")
    assert result.exit_code == 0
    assert "không có lỗi" in result.stdout


def test_check_tells_every_fault_sorted_by_place() -> None:
    result = run("check", FAULTY_PLAN)
    assert result.exit_code == 1
    places = [line.split(":")[1:3] for line in result.stdout.splitlines() if ": error: " in line]
    positions = [(int(line), int(column)) for line, column in places]
    assert len(positions) == len(td.check_plan(FAULTY_PLAN))
    assert positions == sorted(positions)
    assert f"Errors: {len(positions)}" in result.stdout


def test_check_as_json() -> None:
    result = run("check", FAULTY_PLAN, "--format", "json")
    data = json.loads(result.stdout)
    assert result.exit_code == 1
    assert data["errors"] == len(data["diagnostics"]) == len(td.check_plan(FAULTY_PLAN))
    assert data["diagnostics"][0]["code"] == "plan.unknown-key"
    parsed = [td.Diagnostic.from_json(entry) for entry in data["diagnostics"]]
    assert tuple(parsed) == td.check_plan(FAULTY_PLAN)


CARDS = ROOT / "examples" / "scorecards"
GALLERY = ROOT / "tests" / "gallery"


@pytest.mark.parametrize(
    ("lang", "good", "bad"), [("vi", "không có lỗi", "lỗi: "), ("en", "no faults", "error: ")]
)
def test_check_knows_a_scorecard(lang: str, good: str, bad: str) -> None:
    result = run("check", CARDS / "can-tho-157-2025.toml", lang=lang)
    assert (result.exit_code, good in result.stdout) == (0, True), result.stdout
    printed = CARDS / "can-tho-157-2025-as-printed.toml"
    result = run("check", printed, lang=lang)
    assert result.exit_code == 1
    assert "scorecard.band-overlap" in result.stdout
    assert result.stdout.count(bad) == len(td.check_scorecard(printed)) == 1
    assert "plan." not in result.stdout


def test_check_of_a_scorecard_takes_parameters_and_gives_json() -> None:
    card = GALLERY / "scorecards" / "scorecard.parameter-unset.toml"
    assert run("check", card).exit_code == 1
    data = json.loads(run("check", card, "--format", "json").stdout)
    assert [entry["code"] for entry in data["diagnostics"]] == ["scorecard.parameter-unset"]
    (unset,) = td.check_scorecard(card)
    name = unset.message("en").split("«")[1].split("»")[0]
    assert run("check", card, "--set", f"{name}=85%").exit_code == 0


def test_check_of_a_scorecard_with_warnings_alone_is_good() -> None:
    result = run("check", GALLERY / "scorecards" / "scorecard.unused-input.toml")
    assert result.exit_code == 0
    assert "[scorecard.unused-input]" in result.stdout
    assert "warnings: 1" in result.stdout


def test_check_knows_a_faulty_scorecard_and_quotas(tmp_path: Path) -> None:
    card = tmp_path / "card.toml"
    card.write_text("# a card\n[scorecard]\nid = 'a\n", encoding="utf-8")
    assert "scorecard.syntax" in run("check", card).stdout
    for quotas in (ROOT / "examples" / "selections").iterdir():
        assert run("check", quotas).exit_code == 0
    result = run("check", GALLERY / "quotas" / "quotas.unknown-key.toml")
    assert result.exit_code == 1
    assert "quotas.unknown-key" in result.stdout
    assert run("check", GALLERY / "valid-plan-with-scorecard.toml").exit_code == 0


def test_check_of_a_parameter() -> None:
    assert run("check", PLAN, "--set", "issue-date=2024-01-01").exit_code == 1
    assert run("check", PLAN, "--set", "no-such=1").exit_code == 1


# ---- evaluate ----


def test_evaluate_prints_the_table_and_tells_progress_aside(facts: list[str]) -> None:
    result = run("evaluate", PLAN, *facts, lang="vi")
    assert result.exit_code == 0
    assert "Tập thể (5)" in result.stdout
    assert "Cá nhân (1)" in result.stdout
    assert result.stderr.splitlines() == [
        "Đọc lang-son-2024.toml",
        "Đọc evidence.toml",
        "Đọc counts.csv",
        "Xét 6 đối tượng",
    ]


def test_quiet_says_nothing_aside(facts: list[str]) -> None:
    result = run("evaluate", PLAN, *facts, "--quiet")
    assert result.exit_code == 0
    assert result.stderr == ""


def test_evaluate_as_json_is_the_evaluation(facts: list[str]) -> None:
    result = run("evaluate", PLAN, *facts, "--format", "json", "--reading", "literal")
    data = json.loads(result.stdout)
    assert data["thidua_evaluation"] == 1
    assert data["receipt"]["readings"]["strictness"] == "above"
    assert data["subjects"][0]["id"] == "P01"


def test_some_readings_may_be_chosen(facts: list[str]) -> None:
    chosen = "strictness=above, exceeded=above-level"
    result = run("evaluate", PLAN, *facts, "--format", "json", "--reading", chosen)
    assert json.loads(result.stdout)["receipt"]["readings"] == {
        "exceeded": "above-level",
        "strictness": "above",
    }


@pytest.mark.parametrize("form", ["table", "json", "csv", "html"])
def test_result_to_a_file_is_what_would_be_printed(
    form: str, facts: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "result"
    result = run("evaluate", PLAN, *facts, "--format", form, "-o", str(file))
    printed = run("evaluate", PLAN, *facts, "--format", form)
    assert (result.exit_code, printed.exit_code) == (0, 0)
    assert result.stdout == ""
    assert file.read_bytes() == printed.stdout_bytes
    assert file.read_bytes().startswith(b"\xef\xbb\xbf") == (form == "csv")


def test_result_is_not_written_over_an_input(facts: list[str], tmp_path: Path) -> None:
    result = run("evaluate", PLAN, *facts, "-o", facts[1])
    assert result.exit_code == 2
    assert "both an input and the place of the result" in result.stderr


def test_unwritable_result_is_wrong_usage(facts: list[str], tmp_path: Path) -> None:
    nowhere = str(tmp_path / "no" / "such" / "place")
    result = run("evaluate", PLAN, *facts, "--format", "csv", "-o", nowhere)
    assert result.exit_code == 2
    assert "can't be written" in result.stderr


def test_dossiers_from_a_pattern_and_from_several_options(dossiers: Path) -> None:
    pattern = run("evaluate", PLAN, *ISSUED, "--dossiers", str(dossiers / "month-*.csv"))
    files = [arg for i in (1, 2) for arg in ("--dossiers", str(dossiers / f"month-{i}.csv"))]
    several = run("evaluate", PLAN, *ISSUED, *files)
    assert pattern.exit_code == 0, pattern.stderr
    assert pattern.stdout == several.stdout
    assert "4 rows read, 2 counted, 1 outside the period, 1 set aside" in pattern.stdout
    assert "Counting 4 dossier rows" in pattern.stderr


def test_counts_stand_beside_dossiers(facts: list[str], dossiers: Path) -> None:
    result = run("evaluate", PLAN, *facts, "--dossiers", str(dossiers / "month-1.csv"))
    assert result.exit_code == 0, result.stderr
    assert "2 rows read" in result.stdout
    assert "Given measures: 19 rows read, 18 used, 1 set aside" in result.stdout


def test_rows_set_aside_are_written(dossiers: Path, tmp_path: Path) -> None:
    file = tmp_path / "aside.csv"
    args = ["--dossiers", str(dossiers / "month-*.csv"), "--set-aside", str(file)]
    result = run("evaluate", PLAN, *ISSUED, *args)
    assert result.exit_code == 0, result.stderr
    rows = list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))
    assert [row["code"] for row in rows] == ["row.bad-date", "row.outside-period"]


def test_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "evidence.toml").write_text("thidua_evidence = 1\nsubjects = 1\n")
    (tmp_path / "columns.toml").write_text("thidua_columns = 2\n")
    (tmp_path / "dossiers.csv").write_bytes(b"\xff\xfe\x00\x00")
    names = ("evidence", "columns", "dossiers")
    files = {name: next(tmp_path.glob(f"{name}.*")) for name in names}
    args = [arg for name, file in files.items() for arg in (f"--{name}", str(file))]
    result = run("evaluate", FAULTY_PLAN, *args)
    assert result.exit_code == 1
    assert result.stdout == ""
    for code in ("plan.bad-id", "evidence.unknown-key", "columns.", "table."):
        assert code in result.stderr
    assert str(len(td.check_plan(FAULTY_PLAN))) not in {"0", "1"}


def test_faults_are_told_though_quiet(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("a,b\n1,2\n")
    result = run("evaluate", PLAN, *ISSUED, "--dossiers", str(table), "--quiet", lang="vi")
    assert result.exit_code == 1
    assert "table.missing-column" in result.stderr
    assert "lỗi" in result.stderr


def test_unknown_kind_of_table_is_told(tmp_path: Path) -> None:
    table = tmp_path / "t.docx"
    table.write_bytes(b"PK")
    result = run("evaluate", PLAN, *ISSUED, "--dossiers", str(table))
    assert result.exit_code == 1
    assert "can't be read" in result.stderr
    assert "Traceback" not in result.stderr


def test_broken_spreadsheet_is_told(tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    table = tmp_path / "t.xlsx"
    table.write_bytes(b"not a spreadsheet")
    result = run("evaluate", PLAN, *ISSUED, "--dossiers", str(table))
    assert result.exit_code == 1, result.exception
    assert "can't be read" in result.stderr


# ---- explain ----


def test_explain_under_one_reading(facts: list[str]) -> None:
    result = run("explain", PLAN, *facts, "P04", "bang-khen", "--reading", "literal", lang="vi")
    assert result.exit_code == 0
    assert result.stdout.startswith("✗ «IV.2» Bằng khen")
    assert "thiếu 0,1 điểm phần trăm" in " ".join(result.stdout.split())


def test_explain_finds_subjects_however_typed(facts: list[str]) -> None:
    by_name = run("explain", PLAN, *facts, "phòng ví dụ một", "bang-khen")
    by_id = run("explain", PLAN, *facts, "P01", "bang-khen")
    assert by_name.exit_code == 0
    assert by_name.stdout == by_id.stdout


def test_explain_under_all_says_what_it_turns_on(facts: list[str]) -> None:
    result = run("explain", PLAN, *facts, "P02", "giay-khen")
    words = " ".join(result.stdout.split())
    assert result.exit_code == 0
    assert "It turns on how these points are read: strictness" in words
    assert "✗ no" in words
    assert "✓ yes" in words
    assert words.count("── When read ") == 3  # no, yes, and the higher award instead


def test_explain_a_target(facts: list[str]) -> None:
    args = ["explain", PLAN, *facts, "P02", "--target", "II.1.c"]
    met = run(*args)
    exceeded = run(*args, "--exceeded")
    assert met.exit_code == exceeded.exit_code == 0
    assert "at-least" in met.stdout
    assert "no, under every reading" in exceeded.stdout


def test_explain_as_json(facts: list[str]) -> None:
    result = run("explain", PLAN, *facts, "P02", "bang-khen", "--format", "json")
    data = json.loads(result.stdout)
    assert data["subject"]["id"] == "P02"
    assert data["under_readings"] == "depends"
    assert sum(data["combinations"].values()) == 192
    assert {e["truth"] for e in data["explanations"]} == {"yes", "no"}
    assert all(e["explanation"]["truth"] == e["truth"] for e in data["explanations"])


def test_explain_as_a_page(facts: list[str]) -> None:
    result = run("explain", PLAN, *facts, "P05", "bang-khen", "--format", "html")
    assert result.exit_code == 0
    assert result.stdout.startswith("<!DOCTYPE html>")
    assert "&lt;b&gt;" in result.stdout
    assert result.stdout.count("<style>") == 1


def test_explain_names_what_there_is(facts: list[str]) -> None:
    award = run("explain", PLAN, *facts, "P01", "huan-chuong")
    assert award.exit_code == 2
    assert "bang-khen, giay-khen" in award.stderr
    subject = run("explain", PLAN, *facts, "P1", "bang-khen")
    assert subject.exit_code == 2
    assert "perhaps P01" in subject.stderr
    target = run("explain", PLAN, *facts, "P01", "--target", "II.9")
    assert target.exit_code == 2
    assert "II.1.a, II.1.b, II.1.c" in target.stderr


# ---- columns, readings ----


def test_columns_prints_a_mapping_that_loads(tmp_path: Path) -> None:
    result = run("columns")
    file = tmp_path / "columns.toml"
    file.write_bytes(result.stdout_bytes)
    assert result.exit_code == 0
    assert td.load_columns(file) == td.shipped_columns()


def test_readings_lists_points_and_sets() -> None:
    result = run("readings", PLAN, lang="vi")
    assert result.exit_code == 0
    campaign = report_case.campaign()
    for point, readings in campaign.open_points.items():
        assert point in result.stdout
        assert all(reading in result.stdout for reading in readings)
    assert "--reading literal  Theo câu chữ" in result.stdout
    assert run("readings", FAULTY_PLAN).exit_code == 1


def test_readings_as_json() -> None:
    data = json.loads(run("readings", PLAN, "--format", "json").stdout)
    assert [entry["id"] for entry in data["readings"]] == ["literal", "assigned-level"]
    assert len(data["open_points"]) == 6


# ---- as a process ----


def _process(*args: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    known = {key: value for key, value in os.environ.items() if key not in {"COLUMNS", "LINES"}}
    return subprocess.run(
        [sys.executable, "-m", "thidua", *args],
        capture_output=True,
        env=known | environment,
        timeout=120,
        check=False,
    )


def test_language_is_found_wherever_it_stands(facts: list[str]) -> None:
    before = _process("--lang", "en", "evaluate", PLAN, *facts, "-q")
    after = _process("evaluate", PLAN, *facts, "-q", "--lang=en")
    assert before.returncode == after.returncode == 0, before.stderr
    assert before.stdout == after.stdout
    assert b"Collective (5)" in before.stdout


def test_same_inputs_give_the_same_bytes(facts: list[str]) -> None:
    runs = [
        _process("evaluate", PLAN, *facts, "-q", PYTHONHASHSEED=seed).stdout for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert runs[0].decode().count("✓") > 10


def test_width_is_taken_from_the_environment(facts: list[str]) -> None:
    narrow = _process("evaluate", PLAN, *facts, "-q", COLUMNS="100").stdout.decode()
    assert max(map(len, narrow.splitlines())) <= 100


def test_terminal_without_vietnamese_letters(facts: list[str]) -> None:
    result = _process("evaluate", PLAN, *facts, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert result.returncode == 0, result.stderr
    assert b"Traceback" not in result.stderr


def _status_without_reader(*arguments: str, errors: int = subprocess.PIPE) -> tuple[int, bytes]:
    """How a command ends, and what it complains of, when the reader leaves after ten bytes."""
    command = [sys.executable, "-m", "thidua", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, bufsize=0) as process:
        assert process.stdout is not None
        process.stdout.read(10)
        process.stdout.close()
        complaint = process.stderr.read() if process.stderr else b""
    return process.returncode, complaint


@pytest.mark.parametrize("form", ["table", "json", "csv", "html"])
def test_reader_that_goes_away_is_no_failure(form: str) -> None:
    """The output is about as much as a pipe holds (CSV) or more."""
    data = ROOT / "examples" / "data" / "lang-son-2024"
    files = ["--dossiers", str(data / "dossiers.csv"), "--evidence", str(data / "evidence.toml")]
    found = _status_without_reader("evaluate", PLAN, *files, *ISSUED, "-q", "--format", form)
    assert found == (0, b"")


@pytest.mark.parametrize("errors", [subprocess.PIPE, subprocess.STDOUT])
@pytest.mark.parametrize("form", ["table", "json"])
def test_reader_that_goes_away_does_not_hide_faults(tmp_path: Path, form: str, errors: int) -> None:
    """More faults than a pipe holds: the status is still that of a plan with faults."""
    plan = tmp_path / "faulty.toml"
    entries = [f'[[target]]\nid = "t{i}"\nindicatr = "x"\n' for i in range(1000)]
    plan.write_text("thidua = 1\n" + "".join(entries), encoding="utf-8")
    found = _status_without_reader("check", str(plan), "--format", form, errors=errors)
    assert found == (1, b"")


def test_shipped_campaign() -> None:
    """What a stranger sees first."""
    data = ROOT / "examples" / "data" / "lang-son-2024"
    files = ["--dossiers", str(data / "dossiers.csv"), "--evidence", str(data / "evidence.toml")]
    result = _process("evaluate", PLAN, *files, *ISSUED, "--as-of", "2024-12-31")
    text = result.stdout.decode()
    assert result.returncode == 0, result.stderr
    assert "Tập thể (22)" in text
    assert "Cá nhân (44)" in text
    assert "562/1249" in text
    assert "đọc 50.000 dòng" in text
