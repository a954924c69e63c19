"""The JSON form of a result: as its schema says, of integers and strings only, the same bytes each
time.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import thidua as td
from conftest import AS_OF, DATA, ROOT
from jsonschema import Draft202012Validator

SCHEMA = json.loads((ROOT / "schema" / "evaluation-1.schema.json").read_text(encoding="utf-8"))
HEADERS = ROOT / "include" / "thidua"


def words(enumeration: str, header: str) -> list[str]:
    """The words of an enumeration of the C++ headers, in its order."""
    text = (HEADERS / header).read_text(encoding="utf-8")
    table = re.search(rf"struct Words<{enumeration}> {{.*?\n}};", text, re.DOTALL)
    assert table is not None
    return re.findall(r'"([a-z-]+)"', table.group())


def values(data: Any) -> Iterator[Any]:
    """Everything that stands in a JSON document, however deep."""
    yield data
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from values(part)


def faults(data: Any) -> list[str]:
    validator = Draft202012Validator(SCHEMA)
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(data)]


@pytest.fixture(scope="module", params=["literal", "all"])
def result(
    request: pytest.FixtureRequest, campaign: td.Campaign, evidence: td.Evidence, tally: td.Tally
) -> td.Evaluation:
    return td.evaluate(campaign, tally, evidence=evidence, as_of=AS_OF, readings=request.param)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_shipped_data_s_result_is_as_the_schema_says(result: td.Evaluation) -> None:
    assert faults(json.loads(result.to_json())) == []


def test_integers_and_strings_only(result: td.Evaluation) -> None:
    allowed = {dict, list, str, int}
    assert {type(value) for value in values(json.loads(result.to_json()))} <= allowed


def test_two_runs_give_the_same_bytes(result: td.Evaluation) -> None:
    again = td.evaluate(
        td.parse_campaign(result.campaign.to_toml()),
        td.tally(DATA / "dossiers.csv", result.campaign, evidence=result.evidence),
        evidence=td.load_evidence(DATA / "evidence.toml"),
        as_of=AS_OF,
        readings=result.readings,
    )
    assert again.to_json().encode() == result.to_json().encode()


def test_each_answer_that_occurs_is_explained(result: td.Evaluation) -> None:
    for subject in json.loads(result.to_json())["subjects"]:
        for award in subject["awards"]:
            occurring = [truth for truth, count in award["combinations"].items() if count]
            assert sorted(e["truth"] for e in award["explanations"]) == sorted(occurring)
            assert all(e["explanation"]["truth"] == e["truth"] for e in award["explanations"])
            assert ("turns_on" in award) == (award["under_readings"] == "depends")


def test_measures_that_are_given_fit_the_schema_too(
    campaign: td.Campaign, evidence: td.Evidence
) -> None:
    given = td.measurements(DATA / "counts.csv", campaign, evidence=evidence)
    data = json.loads(td.evaluate(campaign, given, evidence=evidence, as_of=AS_OF).to_json())
    assert faults(data) == []
    kinds = {target["measure"]["kind"] for s in data["subjects"] for target in s["targets"]}
    assert kinds == {"ratio", "reported", "no-activity", "missing"}


def test_quantities_and_what_does_not_apply_fit_the_schema_too() -> None:
    campaign = td.load_campaign(ROOT / "examples" / "campaigns" / "quantity-2025.toml")
    subjects = [
        {"id": f"S{i}", "kind": kind["id"], "name": f"Mẫu {i}"}
        for i, kind in enumerate(campaign.plan["subject_kind"] * 2)
    ]
    indicators = campaign.plan["indicator"]
    declared = {
        "subject": "S0",
        "indicator": indicators[0]["id"],
        "by": "Mẫu",
        "capacity": campaign.plan["authority"][0]["id"],
        "date": datetime.date(2025, 1, 1),
        "paper": "01/SYN",
    }
    evidence = td.Evidence({"subject": subjects, "not_applicable": [declared]})
    quantities = [indicator for indicator in indicators if "quantity" in indicator]
    table = {
        "subject": ["S3"] * len(quantities),
        "indicator": [indicator["id"] for indicator in quantities],
        "quantity": [f"12,5 {indicator['quantity']}" for indicator in quantities],
    }
    given = td.measurements(table, campaign, evidence=evidence)
    data = json.loads(td.evaluate(campaign, given, evidence=evidence).to_json())
    assert faults(data) == []
    kinds = {target["measure"]["kind"] for s in data["subjects"] for target in s["targets"]}
    assert {"quantity", "not-applicable"} <= kinds


@pytest.mark.parametrize(
    ("definition", "key", "enumeration", "header"),
    [
        ("explanation", "kind", "NodeKind", "rule/explanation.hpp"),
        ("explanation", "reason", "Reason", "rule/explanation.hpp"),
        ("settling_fact", "kind", "NeedKind", "rule/explanation.hpp"),
        ("comparison", "counted", "Counted", "measure/indicator.hpp"),
    ],
)
def test_the_schema_knows_the_words_of_the_library(
    definition: str, key: str, enumeration: str, header: str
) -> None:
    assert SCHEMA["$defs"][definition]["properties"][key]["enum"] == words(enumeration, header)


@pytest.mark.parametrize(
    ("definition", "enumeration", "header"),
    [
        ("comparison_word", "Comparison", "measure/comparison.hpp"),
        ("judgement_word", "Judgement", "rule/criterion.hpp"),
    ],
)
def test_the_schema_knows_the_other_words_too(
    definition: str, enumeration: str, header: str
) -> None:
    assert SCHEMA["$defs"][definition]["enum"] == words(enumeration, header)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("thidua_evaluation",), 2),
        (("subjects", 0, "awards", 0, "truth"), "maybe"),
        (("subjects", 0, "targets", 0, "measure", "n"), 0.5),
        (("subjects", 0, "targets", 0, "measure", "d"), 0),
        (("receipt", "tally", "rows_read"), None),
        (("receipt", "plan", "sha256"), "0"),
        (("surprise",), "x"),
    ],
)
def test_the_schema_refuses_what_is_not_so(
    evaluation: td.Evaluation, path: tuple[Any, ...], value: Any
) -> None:
    data = json.loads(evaluation.to_json())
    data["subjects"] = data["subjects"][:1]
    assert faults(data) == []
    place = data
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert faults(data) != []


def test_the_schema_describes_itself() -> None:
    """Each key of the form is used by a definition that is reachable."""
    text = json.dumps(SCHEMA)
    assert set(re.findall(r"#/\$defs/([a-z0-9_]+)", text)) == set(SCHEMA["$defs"])
