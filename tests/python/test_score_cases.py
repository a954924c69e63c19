"""The scoring cases of tests/cases/score, which the C++ tests run too; and the float traps."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import double_adversary
import pytest
import score_model
import thidua as td
from thidua import _core

ROOT = Path(__file__).resolve().parents[2]
CASES = sorted((ROOT / "tests" / "cases" / "score").glob("score-*.toml"))
TRAPS: list[dict[str, Any]] = tomllib.loads(
    (ROOT / "tests" / "cases" / "score" / "float-traps.toml").read_text(encoding="utf-8")
)["trap"]


def card_of(case: dict[str, Any]) -> td.Scorecard:
    parameters = case.get("parameters")
    if "file" in case:
        return td.load_scorecard(ROOT / case["file"], parameters=parameters)
    return td.parse_scorecard(case["card"], parameters=parameters)


def check_subject(score: td.SubjectScore, expected: dict[str, Any]) -> None:
    found: dict[str, Any] = {
        "total": score.total,
        "total_low": score.total_range[0],
        "total_high": score.total_range[1],
        "published": score.published,
        "rank_by": score.rank_range[0],
        "bonus": score.bonus[0],
        "penalty": score.penalty[0],
        "max": score.max,
        "coverage": score.coverage,
        "exact": score.exact_total[0] if score.exact_total else None,
    }
    for key, want in expected.items():
        if key == "subject":
            continue
        if key == "items":
            assert {i: score.items[i].points for i in want} == {
                i: Fraction(text) for i, text in want.items()
            }
        elif key == "basis":
            assert {i: score.items[i].basis for i in want} == want
        elif key == "grades":
            assert list(score.grades) == want
        elif key in {"open", "rated"}:
            assert getattr(score, key) is want
        else:
            assert found[key] == Fraction(want), key


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case(path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    if "fault" in case:
        with pytest.raises(td.ScorecardError) as caught:
            card_of(case)
        found = [(d.code, d.message("en")) for d in caught.value.diagnostics]
        assert len(found) == len(case["fault"]), found
        for (code, message), want in zip(found, case["fault"], strict=True):
            assert code == want["code"]
            assert want["says"] in message
        assert all(d.line for d in caught.value.diagnostics)
        return
    table = _core.TextTable.parse_csv(case["values"], source="values.csv")
    card = card_of(case)
    aside: dict[str, list[int]] = {}
    if "row.not-finite" in case.get("set_aside", {}):
        with pytest.raises(td.TableError) as endless:
            td.score(card, table)
        assert [d.row for d in endless.value.diagnostics] == case["set_aside"]["row.not-finite"]
        board = td.Scoreboard(_core.score_table(card._core, table, arithmetic=None), card)
    else:
        board = td.score(card, table)
    for diagnostic in board.set_aside:
        aside.setdefault(diagnostic.code, []).append(diagnostic.row or 0)
    assert aside == case.get("set_aside", {})
    for expected in case["expect"]:
        check_subject(board[expected["subject"]], expected)
    for subject in board.values():
        for lang in ("vi", "en"):
            assert subject.explain(lang)


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap["id"])
def test_a_float_trap(trap: dict[str, Any]) -> None:
    # The library is right …
    board = td.score(td.parse_scorecard(trap["card"]), {"A": trap["values"]})
    assert board["A"].published == Fraction(trap["published"])
    assert board["A"].grade == trap.get("grade")
    # … so is the model that is written in fractions …
    card = tomllib.loads(trap["card"])
    values = {
        key: tuple(map(int, text.split("/")))
        if "/" in text and "%" in {i.get("unit") for i in card["input"] if i["id"] == key}
        else score_model.number(text)
        for key, text in trap["values"].items()
    }
    model = score_model.Model(card, {"A": values}).run("A")
    assert (model.published, model.grade) == (board["A"].published, board["A"].grade)
    # … and the adversary, which is written in doubles, is not.
    published, grade = double_adversary.run(card, trap["values"])
    assert repr(published) == trap["naive"]
    assert grade == trap.get("naive_grade")
    wrong_grade = grade != trap.get("grade")
    rounds = "rounding" in card["scorecard"]
    assert wrong_grade or (rounds and Fraction(repr(published)) != board["A"].published)


def test_there_are_enough() -> None:
    assert len(CASES) >= 60
    assert len(TRAPS) >= 40
