"""The JSON form of scoreboards: the schema holds for every case, and knows the library's words."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
import thidua as td
from jsonschema import Draft202012Validator
from test_result_schema import values, words
from test_score_cases import CASES, card_of
from thidua import _core

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "schema" / "scoreboard-1.schema.json").read_text(encoding="utf-8"))
SCORED = [path for path in CASES if "[[fault]]" not in path.read_text(encoding="utf-8")]


def faults(data: Any) -> list[str]:
    validator = Draft202012Validator(SCHEMA)
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(data)]


@pytest.mark.parametrize("path", SCORED, ids=lambda path: path.stem)
def test_a_case_is_as_the_schema_says(path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    card = card_of(case)
    table = _core.TextTable.parse_csv(case["values"], source="values.csv")
    core = _core.score_table(card._core, table, arithmetic=None)
    text = td.Scoreboard(core, card).to_json()
    data = json.loads(text)
    assert faults(data) == []
    # Integers and texts: neither a float nor a truth value that a reader could take for a number.
    assert {type(value) for value in values(data)} <= {dict, list, str, int}


def test_the_schema_knows_the_words_of_the_library() -> None:
    item = SCHEMA["$defs"]["item"]["properties"]
    assert item["basis"]["enum"] == words("PointsBasis", "score/scoreboard.hpp")
    assert item["rule"]["enum"] == words("RuleKind", "score/rule.hpp")
    assert item["treatment"]["enum"] == words("Treatment", "score/scorecard.hpp")
    arithmetic = SCHEMA["properties"]["arithmetic"]["enum"]
    assert arithmetic == words("Arithmetic", "score/scorecard.hpp")


def test_the_schema_refuses_what_is_not_so() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    card = td.load_scorecard(ROOT / "examples" / "scorecards" / "can-tho-157-2025.toml")
    good = json.loads(td.score(card, {"A": {"C3": "81%"}}).to_json())
    assert faults(good) == []
    for key, bad in (("total", 87.2), ("open", True), ("grades", "tot"), ("max", "100,0")):
        broken = json.loads(json.dumps(good))
        broken["subjects"][0][key] = bad
        assert faults(broken), key
