"""Doubles of spreadsheets and frames: the shortest decimal form is read, and the notes say so."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest
import thidua as td
from click.testing import CliRunner
from thidua.cli.program import program

CARD = """
thidua_scorecard = 1
[scorecard]
id = "t"
title = "Thử"
source = "đặt ra để thử"
cite = "1"
[[input]]
id = "p"
title = "Điểm"
[[item]]
id = "p"
title = "Điểm"
input = "p"
max = 100
given = true
not_applicable = "undetermined"
cite = "1"
"""


def sheet(folder: Path, *rows: list[Any]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    path = folder / "values.xlsx"
    book.save(path)
    return path


def test_a_double_of_a_spreadsheet(tmp_path: Path) -> None:
    path = sheet(
        tmp_path, ["subject", "p", "day"], ["A", 45.1, date(2024, 6, 20)], ["B", 0.1, None]
    )
    board = td.score(td.parse_scorecard(CARD), path)
    assert board["A"].total == Fraction(451, 10)
    assert board["B"].total == Fraction(1, 10)
    (note,) = board.notes
    assert (note.code, note.column_name, note.file) == ("row.from-float", "p", "values.xlsx")
    assert "shortest decimal form" in note.message("en")
    assert "«p»" in note.message("vi")
    ranking = td.rank(path, by="p")
    assert [n.code for n in ranking.notes] == ["row.from-float"]
    assert [n.code for n in td.select(ranking, 1).notes] == ["row.from-float"]


def test_whole_numbers_and_texts_have_lost_nothing(tmp_path: Path) -> None:
    path = sheet(tmp_path, ["subject", "p"], ["A", 45], ["B", 7.0], ["C", "45.10"])
    board = td.score(td.parse_scorecard(CARD), path)
    assert [board[s].total for s in "ABC"] == [45, 7, Fraction("45.10")]
    assert board.notes == ()


@pytest.mark.parametrize("number", [1e-7, 5e-324, 0.3, 99.99999999999999, 2.5e-05])
def test_the_shortest_digits_and_no_exponent(tmp_path: Path, number: float) -> None:
    path = sheet(tmp_path, ["subject", "p"], ["A", number])
    board = td.score(td.parse_scorecard(CARD), path)
    # What is read is the decimal that Python's repr writes: the shortest that reads back the same.
    assert board["A"].total == Fraction(Decimal(repr(number)))
    assert float(board["A"].total) == number
    assert board.set_aside == ()


def test_a_spreadsheet_and_a_frame_say_the_same(tmp_path: Path) -> None:
    columns = {"subject": ["A", "B"], "p": [12.5, None]}
    path = sheet(tmp_path, list(columns), *map(list, zip(*columns.values(), strict=True)))
    of_sheet = td.score(td.parse_scorecard(CARD), path)
    of_frame = td.score(td.parse_scorecard(CARD), pl.DataFrame(columns))
    assert json.loads(of_sheet.to_json())["subjects"] == json.loads(of_frame.to_json())["subjects"]
    assert (
        [n.code for n in of_sheet.notes] == [n.code for n in of_frame.notes] == ["row.from-float"]
    )


def test_other_cells_of_a_spreadsheet(tmp_path: Path) -> None:
    row = ["A", 1.5, True, datetime(2024, 6, 20, 8, 30)]
    board = td.score(td.parse_scorecard(CARD), sheet(tmp_path, ["subject", "p", "ok", "at"], row))
    assert board["A"].total == Fraction(3, 2)
    (tmp_path / "broken.xlsx").write_text("no spreadsheet", encoding="utf-8")
    with pytest.raises(td.TableError):
        td.score(td.parse_scorecard(CARD), tmp_path / "broken.xlsx")
    with pytest.raises(td.TableError):
        td.score(td.parse_scorecard(CARD), sheet(tmp_path))


def test_the_command_line_says_it(tmp_path: Path) -> None:
    card = tmp_path / "card.toml"
    card.write_text(CARD, encoding="utf-8")
    path = sheet(tmp_path, ["subject", "p"], ["A", 45.1])
    told = CliRunner().invoke(program("en"), ["score", str(card), "--values", str(path)])
    assert "row.from-float" in told.output
    told = CliRunner().invoke(program("vi"), ["rank", str(path), "--by", "p"])
    assert "dấu phẩy động" in told.output
