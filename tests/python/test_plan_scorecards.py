"""Scorecards within plans: loaded, scored by, told about, kept."""

from __future__ import annotations

import copy
import pickle
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import thidua as td
from click.testing import CliRunner, Result
from thidua.cli.program import program

ROOT = Path(__file__).resolve().parents[2]
PLAN = ROOT / "tests" / "gallery" / "valid-plan-with-scorecard.toml"
TEXT = PLAN.read_text(encoding="utf-8")
CARD = TEXT[TEXT.index("[[scorecard]]") :]
VALUES = "subject,online\nA,45%\nB,95%\n"


def run(*args: object, lang: str = "en") -> Result:
    given = [str(arg) for arg in args]
    return CliRunner().invoke(program("en" if lang == "en" else "vi"), given)


@pytest.fixture
def values(tmp_path: Path) -> Path:
    path = tmp_path / "values.csv"
    path.write_text(VALUES, encoding="utf-8")
    return path


def test_a_plan_gives_its_scorecards(values: Path) -> None:
    campaign = td.load_campaign(PLAN)
    assert list(campaign.scorecards) == ["points"]
    card = campaign.scorecard()
    assert card == campaign.scorecard("points")
    assert card.title["en"] == "A sample scorecard"
    board = td.score(card, values)
    assert [board[s].total for s in "AB"] == [50, 100]
    assert board["B"].grade == "good"
    assert "[clause A]" in board.explain("A", "en")


def test_a_card_of_a_plan_stands_alone_too(tmp_path: Path) -> None:
    """It takes the clauses of the plan that it cites along."""
    card = td.load_campaign(PLAN).scorecard()
    file = tmp_path / "card.toml"
    file.write_text(card.to_toml(), encoding="utf-8")
    assert td.load_scorecard(file) == card
    assert pickle.loads(pickle.dumps(card)) == card


def test_which_card() -> None:
    campaign = td.load_campaign(PLAN)
    with pytest.raises(KeyError, match="there are: points"):
        campaign.scorecard("other")
    none = td.load_campaign(ROOT / "tests" / "gallery" / "valid-minimal.toml")
    assert none.scorecards == {}
    with pytest.raises(ValueError, match="has no scorecard"):
        none.scorecard()
    two = td.parse_campaign(TEXT + CARD.replace('"points"', '"other"', 1))
    assert list(two.scorecards) == ["points", "other"]
    with pytest.raises(ValueError, match="say which scorecard: points, other"):
        two.scorecard()


def test_written_back_it_is_the_same() -> None:
    campaign = td.load_campaign(PLAN)
    assert td.parse_campaign(campaign.to_toml()) == campaign
    assert pickle.loads(pickle.dumps(campaign)).scorecards == campaign.scorecards
    assert copy.deepcopy(campaign) == campaign
    assert campaign.plan["scorecard"][0]["item"][0]["id"] == "online"
    assert campaign != td.load_campaign(ROOT / "tests" / "gallery" / "valid-minimal.toml")


def test_open_numbers() -> None:
    open_text = TEXT.replace('value = "90%"\n', "")
    with pytest.raises(td.PlanError) as caught:
        td.parse_campaign(open_text)
    assert [d.code for d in caught.value.diagnostics] == ["scorecard.parameter-unset"]
    filled = td.parse_campaign(open_text, parameters={"full": "90%"})
    assert filled == td.load_campaign(PLAN)
    half = td.load_campaign(PLAN).with_parameter("full", "45%")
    board = td.score(half.scorecard(), {"A": {"online": Fraction(9, 20)}})
    assert board["A"].total == 100
    for wrong in ("many", "1/0"):
        with pytest.raises(td.PlanError):
            half.with_parameter("full", wrong)


def test_faults_are_told_with_those_of_the_plan() -> None:
    text = TEXT.replace("counted_by", "counted_bi").replace("below = 80", "below = 85")
    with pytest.raises(td.PlanError) as caught:
        td.parse_campaign(text, file_name="plan.toml")
    found = caught.value.diagnostics
    assert [d.code for d in found] == ["plan.unknown-key", "scorecard.band-overlap"]
    lines = text.splitlines()
    assert lines[(found[1].line or 0) - 1].startswith("[[scorecard.grade]]")
    assert found[1].file == "plan.toml"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_program_checks_them(tmp_path: Path, lang: str) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text(TEXT.replace("below = 80", "below = 85"), encoding="utf-8")
    told = run("check", plan, lang=lang)
    assert told.exit_code == 1
    assert "scorecard.band-overlap" in told.output
    assert run("check", PLAN, lang=lang).exit_code == 0


def test_the_program_scores_by_them(values: Path, tmp_path: Path) -> None:
    short = run("score", values, "--plan", PLAN, "--format", "csv")
    assert short.exit_code == 0, short.output
    assert (
        run("score", "--values", values, "--plan", PLAN, "--format", "csv").output == short.output
    )
    named = run("score", values, "--plan", PLAN, "--card", "points", "--format", "csv")
    assert named.output == short.output
    assert "A,,,50,50,50,fair" in short.output
    half = run("score", values, "--plan", PLAN, "--set", "full=45%", "--format", "csv")
    assert "A,,,100,100,100,good" in half.output
    two = tmp_path / "two.toml"
    two.write_text(TEXT + CARD.replace('"points"', '"other"', 1), encoding="utf-8")
    assert "points, other" in run("score", values, "--plan", two).output
    assert run("score", values, "--plan", two, "--card", "other").exit_code == 0


def test_the_program_ranks_and_selects_by_them(values: Path, tmp_path: Path) -> None:
    ranks = run("rank", values, "--plan", PLAN, "--format", "csv")
    assert ranks.exit_code == 0, ranks.output
    card = tmp_path / "card.toml"
    shown = td.load_campaign(PLAN).scorecard().to_toml()
    card.write_text(shown, encoding="utf-8")
    assert run("rank", values, "--card", card, "--format", "csv").output == ranks.output
    named = run("rank", values, "--plan", PLAN, "--card", "points", "--format", "csv")
    assert named.output == ranks.output
    chosen = run("select", values, "--plan", PLAN, "--quota", "1", "--format", "csv")
    assert chosen.exit_code == 0, chosen.output
    both = run("rank", values, "--plan", PLAN, "--by", "online")
    assert both.exit_code == 2
    assert "--plan" in both.output
    assert run("rank", values, "--plan", PLAN, "--card", "other").exit_code == 2
    assert run("rank", values, "--card", "nowhere.toml").exit_code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["VALUES"],
        ["--plan", "PLAN"],
        ["VALUES", "--values", "VALUES", "--plan", "PLAN"],
        ["VALUES", "--values", "VALUES", "--card", "points"],
        ["VALUES", "--plan", "PLAN", "--card", "other"],
        ["VALUES", "--plan", "NONE"],
    ],
)
def test_the_program_says_what_it_needs(values: Path, arguments: list[Any]) -> None:
    files = {
        "VALUES": values,
        "PLAN": PLAN,
        "NONE": ROOT / "tests" / "gallery" / "valid-minimal.toml",
    }
    told = run("score", *(files.get(arg, arg) for arg in arguments))
    assert told.exit_code == 2, told.output
    assert "scorecard" in told.output
