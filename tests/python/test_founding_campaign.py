"""The founding campaign on the shipped data: every planted verdict, under both named readings."""

from __future__ import annotations

import csv

import pytest
import thidua as td
from conftest import AS_OF, DATA


def expected() -> dict[str, dict[tuple[str, str], str]]:
    with (DATA / "expected.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {
        reading: {(row["subject"], row["award"]): row[reading] for row in rows}
        for reading in ("literal", "assigned-level")
    }


@pytest.mark.parametrize("reading", ["literal", "assigned-level"])
def test_planted_verdicts(
    campaign: td.Campaign, evidence: td.Evidence, tally: td.Tally, reading: str
) -> None:
    result = td.evaluate(campaign, tally, evidence=evidence, as_of=AS_OF, readings=reading)
    found = {(s.id, a.id): str(a.truth) for s in result for a in s.awards.values()}
    assert found == expected()[reading]


def test_all_readings_agree_with_each_named_one(evaluation: td.Evaluation) -> None:
    for reading, verdicts in expected().items():
        choices = evaluation.campaign.readings[reading]
        index = next(
            i
            for i, combination in enumerate(evaluation.combinations)
            if all(combination[p] == r for p, r in choices.items())
        )
        for (subject, award), truth in verdicts.items():
            assert evaluation[subject].award(award).verdict.truths[index] == truth


def test_a_verdict_turns_on_just_the_points_that_change_it(evaluation: td.Evaluation) -> None:
    for subject in evaluation:
        for award in subject.awards.values():
            verdict = award.verdict
            by_choice = dict(
                zip(
                    [tuple(sorted(c.items())) for c in evaluation.combinations],
                    verdict.truths,
                    strict=True,
                )
            )
            turning = set()
            for combination, truth in by_choice.items():
                for point, readings in evaluation.campaign.open_points.items():
                    for reading in readings:
                        other = tuple(sorted({**dict(combination), point: reading}.items()))
                        if by_choice[other] != truth:
                            turning.add(point)
            assert set(verdict.turns_on) == turning
            assert verdict.same_under_all == (not turning)


def test_the_rows_are_all_accounted_for(tally: td.Tally) -> None:
    assert tally.rows_read == 50_000
    assert tally.rows_counted + len(tally.set_aside) + len(tally.outside_period) == 50_000
    assert sorted({d.code for d in tally.set_aside}) == [
        "row.bad-date",
        "row.duplicate",
        "row.finished-before-submitted",
        "row.paid-before-submitted",
        "row.unknown-unit",
        "row.unknown-value",
    ]
    assert all(d.row for d in tally.set_aside + tally.outside_period)


def test_exactly_the_level_and_just_below_it(evaluation: td.Evaluation) -> None:
    exactly, below = evaluation["P04"].target("II.1.c"), evaluation["P05"].target("II.1.c")
    assert exactly.measure == td.Ratio(900, 2000)
    assert exactly.met.turns_on == ("strictness",)
    assert exactly.figure("vi") == "900/2000 = 45 %"
    assert below.met.truth is td.Truth.NO
    node = below.explain(readings="literal").node
    assert node.shortfall is not None
    assert node.shortfall.distance == node.comparison.level - below.measure.value
    assert node.shortfall.of_existing == 1


def test_names_are_found_however_typed(evaluation: td.Evaluation) -> None:
    import unicodedata

    for subject in evaluation:
        for form in ("NFC", "NFD"):
            assert evaluation[unicodedata.normalize(form, subject.name)].id == subject.id
        assert evaluation[subject.name.upper()].id == subject.id
    with pytest.raises(KeyError, match="there is no subject"):
        evaluation["Phòng Không Có Thật"]


def test_what_was_not_applied_is_named(evaluation: td.Evaluation) -> None:
    assert {d.code for d in evaluation.notes} == {
        "evidence.after-as-of",
        "evidence.not-entitled",
        "evidence.unknown-subject",
    }


def test_the_same_inputs_give_the_same_bytes(
    campaign: td.Campaign, evidence: td.Evidence, tally: td.Tally, evaluation: td.Evaluation
) -> None:
    again = td.evaluate(campaign, tally, evidence=evidence, as_of=AS_OF)
    assert again == evaluation
    assert again.to_json() == evaluation.to_json()
    assert again.receipt == evaluation.receipt
    other = td.evaluate(campaign, tally, evidence=evidence, as_of=AS_OF, readings="literal")
    assert other != evaluation
    assert other.receipt != evaluation.receipt


def test_missing_facts_settle_it(
    campaign: td.Campaign, evidence: td.Evidence, tally: td.Tally
) -> None:
    result = td.evaluate(campaign, tally, evidence=evidence, as_of=AS_OF, readings="literal")
    award = result["P11"].award("bang-khen")
    assert award.truth is td.Truth.UNDETERMINED
    (way,) = award.missing(lang="en")
    assert len(way) == 1
    assert "creative" in way[0]
    more = evidence.to_toml() + (
        '\n[[attestation]]\nsubject = "P11"\non = "creative-practice"\njudgement = "met"\n'
        'by = "Hội đồng (SYNTHETIC)"\ncapacity = "council"\ndate = 2024-12-28\npaper = "BB 9"\n'
    )
    import tomllib

    data = {k: v for k, v in tomllib.loads(more).items() if k != "thidua_evidence"}
    settled = td.evaluate(
        campaign, tally, evidence=td.Evidence(data), as_of=AS_OF, readings="literal"
    )
    assert settled["P11"].award("bang-khen").truth is td.Truth.YES
