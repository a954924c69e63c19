"""``thidua score``: its forms, its faults, its exit status."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from thidua.cli.program import program

ROOT = Path(__file__).resolve().parents[2]
CARD = ROOT / "examples" / "scorecards" / "can-tho-157-2025.toml"
PRINTED = ROOT / "examples" / "scorecards" / "can-tho-157-2025-as-printed.toml"
VALUES = """subject,sample,plan-and-evidence,C2,C3,C4,B5.1,B5.2,B5.3
Phường A,48,có,87/100,81%,70%,99%,90%,50%
Phường B,50,yes,100%,100%,100%,100%,100%,
"""


@pytest.fixture
def values(tmp_path: Path) -> Path:
    path = tmp_path / "values.csv"
    path.write_text(VALUES, encoding="utf-8")
    return path


def run(*args: object, lang: str = "vi") -> Result:
    language = "en" if lang == "en" else "vi"
    return CliRunner().invoke(program(language), [str(arg) for arg in args])


def test_a_table(values: Path) -> None:
    result = run("score", CARD, "--values", values)
    assert result.exit_code == 0, result.output
    assert "87,2" in result.output
    assert "110 – 115" in result.output


def test_json_and_csv_and_html(values: Path, tmp_path: Path) -> None:
    board = json.loads(run("score", CARD, "--values", values, "--format", "json").output)
    assert board["thidua_scoreboard"] == 1
    assert board["subjects"][0]["published"] == "436/5"
    assert board["subjects"][1]["published"] == {"low": "110", "high": "115"}
    table = run("score", CARD, "--values", values, "--format", "csv").output
    rows = list(csv.DictReader(io.StringIO(table)))
    assert (rows[0]["total"], rows[1]["total"], rows[1]["total_low"]) == ("87.2", "", "110")
    assert rows[0]["C3"] == "16.2"
    out = tmp_path / "board.html"
    result = run("score", CARD, "--values", values, "--format", "html", "-o", out)
    assert result.exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_an_explanation(values: Path) -> None:
    result = run("score", CARD, "--values", values, "--explain", "Phường A", lang="en")
    assert "87/100 = 87 %" in result.output
    assert "[clause B5.2]" in result.output
    unknown = run("score", CARD, "--values", values, "--explain", "Phường X")
    assert unknown.exit_code == 2


def test_faults_end_with_1(values: Path) -> None:
    result = run("score", PRINTED, "--values", values)
    assert result.exit_code == 1
    assert "scorecard.band-overlap" in result.output
    values.write_text("subject,other\nA,1\n", encoding="utf-8")
    assert run("score", CARD, "--values", values).exit_code == 1


def test_a_parameter(values: Path) -> None:
    card = ROOT / "examples" / "scorecards" / "qd-766-2022.toml"
    values.write_text("subject,PROGRESS\nA,1/2\n", encoding="utf-8")
    assert run("score", card, "--values", values, "--set", "excellent=91").exit_code == 0
    wrong = run("score", card, "--values", values, "--set", "excelent=91")
    assert wrong.exit_code == 1
    assert "excellent" in wrong.output


@pytest.mark.parametrize(
    "form", [("--explain", "Phường A"), ("--format", "csv"), ("--format", "table")]
)
def test_a_misspelt_column_is_told_in_every_form(values: Path, form: tuple[str, str]) -> None:
    values.write_text(VALUES.replace(",C3,", ",C3x,"), encoding="utf-8")
    result = run("score", CARD, "--values", values, *form, lang="en")
    assert result.exit_code == 0, result.output
    said = result.stdout if form[1] == "table" else result.stderr
    assert "no column gives «C3»" in " ".join(said.split())
    assert "did you mean «C3x»?" in " ".join(said.split())
