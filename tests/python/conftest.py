"""What several tests use: the founding campaign with its shipped data."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import thidua as td

ROOT = Path(__file__).resolve().parents[2]
PLAN = ROOT / "examples" / "campaigns" / "lang-son-2024.toml"
DATA = ROOT / "examples" / "data" / "lang-son-2024"
ISSUE_DATE = date(2024, 6, 20)
AS_OF = date(2024, 12, 31)


@pytest.fixture(scope="session")
def campaign() -> td.Campaign:
    return td.load_campaign(PLAN, issue_date=ISSUE_DATE)


@pytest.fixture(scope="session")
def evidence() -> td.Evidence:
    return td.load_evidence(DATA / "evidence.toml")


@pytest.fixture(scope="session")
def tally(campaign: td.Campaign, evidence: td.Evidence) -> td.Tally:
    return td.tally(DATA / "dossiers.csv", campaign, evidence=evidence)


@pytest.fixture(scope="session")
def evaluation(campaign: td.Campaign, evidence: td.Evidence, tally: td.Tally) -> td.Evaluation:
    return td.evaluate(campaign, tally, evidence=evidence, as_of=AS_OF)
