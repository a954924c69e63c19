"""The cases of the pace; `tests/cpp/pace_cases_test.cpp` runs the same files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import thidua as td
from case_file import Case, ExpectedPace, case_paths, load_case
from test_cases import by_column, dossiers

FEWEST = 25


def test_there_are_enough_cases() -> None:
    assert len(case_paths("pace")) >= FEWEST


def paced(case: Case, folder: Path) -> td.Pace:
    campaign = td.parse_campaign(case.plan, parameters=case.parameters)
    evidence = td.Evidence(case.evidence)
    facts: list[td.Tally | td.Measurements] = []
    if case.dossiers is not None or case.dossier_csv is not None:
        facts.append(td.tally(dossiers(case, folder), campaign, evidence=evidence))
    if case.counts is not None:
        facts.append(td.measurements(by_column(case.counts), campaign, evidence=evidence))
    assert case.as_of is not None
    return td.pace(
        campaign,
        *facts,
        evidence=evidence,
        as_of=case.as_of,
        expected=case.pace.expected,
        by=case.pace.by,
        readings=case.reading,
        projection_weeks=case.pace.weeks,
    )


@pytest.mark.parametrize("path", case_paths("pace"), ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path) -> None:
    case = load_case(path)
    found = json.loads(paced(case, tmp_path).to_json())
    for expected in case.pace_rows:
        check_part(row_of(found, expected), expected.is_, path.stem)


def row_of(found: dict[str, Any], expected: ExpectedPace) -> Any:
    if expected.subject is None:
        return found
    rows = [
        row
        for subject in found["subjects"]
        if subject["id"] == expected.subject
        for row in subject["targets"]
        if row["id"] == expected.target and row["readings"] == expected.readings
    ]
    assert len(rows) == 1, expected
    return rows[0]


def check_part(found: Any, expected: Any, where: str) -> None:
    """Every key that is expected is there and holds; "absent" is for one that is not."""
    if not isinstance(expected, dict):
        assert found == plain(expected), where
        return
    for key, value in expected.items():
        if value == "absent":
            assert key not in found, f"{where}.{key}"
        else:
            assert key in found, f"{where}.{key}"
            check_part(found[key], value, f"{where}.{key}")


def plain(value: Any) -> Any:
    if isinstance(value, list):
        return [plain(entry) for entry in value]
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    return value if isinstance(value, (int, str)) else value.isoformat()
