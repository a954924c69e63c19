"""The conformance cases through the package; `tests/cpp/cases_test.cpp` runs the same files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import thidua as td
from case_file import (
    Case,
    Expected,
    ExpectedDiagnostic,
    ExpectedMoney,
    case_paths,
    load_case,
)

FEWEST = 60
#: What decides anything in the founding plan.
CLAUSES = (
    "II.1.a II.1.b II.1.c II.2 II.3 II.4 II.5 III IV.1.a IV.1.b IV.2.1.a IV.2.1.b IV.2.2.a IV.2.2.b"
    " IV.3.1.a IV.3.1.b IV.3.2.a IV.3.2.b IV.3-HS.a IV.3-HS.b IV.4 V.1 V.2 LAW-2022:5"
)


def test_there_are_enough_cases() -> None:
    assert len(case_paths()) >= FEWEST


def test_each_clause_of_the_founding_plan_has_a_case() -> None:
    covered = {clause for path in case_paths() for clause in load_case(path).clauses}
    assert set(CLAUSES.split()) <= covered


@pytest.mark.parametrize("path", case_paths(), ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path) -> None:
    case = load_case(path)
    faults = list(plan_faults(case, tmp_path))
    notes: tuple[td.Diagnostic, ...] = ()
    if not any(fault.severity == "error" for fault in faults):
        try:
            evaluation = judged(case, tmp_path)
        except td.InputError as error:
            faults += error.diagnostics
        else:
            for expected in case.verdicts:
                check_verdict(evaluation, expected)
            notes = evaluation.notes
        for asked in case.money:
            check_money(case, asked)
    check_diagnostics(notes, case.notes)
    check_diagnostics(faults, case.faults)
    assert not (case.verdicts and any(fault.severity == "error" for fault in faults))


def check_money(case: Case, expected: ExpectedMoney) -> None:
    campaign = td.parse_campaign(case.plan, parameters=case.parameters)

    def asked() -> td.AwardMoney:
        return td.award_money(
            expected.award,
            recipient=expected.recipient,
            decided=expected.decided,
            campaign=campaign,
        )

    if expected.code is not None:
        with pytest.raises(td.InputError) as error:
            asked()
        assert [diagnostic.code for diagnostic in error.value.diagnostics] == [expected.code]
        return
    money = asked()
    assert money.amount == expected.amount
    assert expected.exact is None or money.exact == Fraction(expected.exact)


def plan_faults(case: Case, folder: Path) -> tuple[td.Diagnostic, ...]:
    file = folder / "plan.toml"
    file.write_text(case.plan, encoding="utf-8")
    return td.check_plan(file, parameters=case.parameters)


def judged(case: Case, folder: Path) -> td.Evaluation:
    campaign = td.parse_campaign(case.plan, parameters=case.parameters)
    evidence = td.Evidence(case.evidence)
    facts: list[td.Tally | td.Measurements] = []
    if case.dossiers is not None or case.dossier_csv is not None:
        columns = td.ColumnMapping(case.columns) if case.columns else None
        tally = td.tally(dossiers(case, folder), campaign, evidence=evidence, columns=columns)
        check_tally(case, tally)
        facts.append(tally)
    if case.counts is not None:
        given = td.measurements(by_column(case.counts), campaign, evidence=evidence)
        assert by_code(given.set_aside) == case.counts_read.set_aside
        facts.append(given)
    return td.evaluate(campaign, *facts, evidence=evidence, as_of=case.as_of, readings=case.reading)


def dossiers(case: Case, folder: Path) -> Any:
    if case.dossier_csv is None:
        return by_column(case.dossiers or [])
    file = folder / "dossiers.csv"
    file.write_text(case.dossier_csv, encoding="utf-8")
    return file


def by_column(rows: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    headers = dict.fromkeys(header for row in rows for header in row)
    return {header: [row.get(header) for row in rows] for header in headers}


def by_code(diagnostics: Iterable[td.Diagnostic]) -> dict[str, list[int | None]]:
    found: dict[str, list[int | None]] = {}
    for diagnostic in diagnostics:
        found.setdefault(diagnostic.code, []).append(diagnostic.row)
    return {code: sorted(rows, key=lambda row: row or 0) for code, rows in found.items()}


def check_tally(case: Case, tally: td.Tally) -> None:
    if case.tally.counted is not None:
        assert tally.rows_counted == case.tally.counted
    assert sorted(entry.row or 0 for entry in tally.outside_period) == case.tally.outside
    assert by_code(tally.set_aside) == case.tally.set_aside
    assert sorted(note.code for note in tally.notes) == sorted(case.tally.notes)


def check_diagnostics(
    found: Iterable[td.Diagnostic], expected: Sequence[ExpectedDiagnostic]
) -> None:
    """All of them, in whatever order; lines and words where the case says them."""
    left = list(found)
    for entry in expected:
        fitting = [
            diagnostic
            for diagnostic in left
            if diagnostic.code == entry.code
            and (entry.line is None or diagnostic.line == entry.line)
            and (entry.says is None or entry.says in whole_text(diagnostic))
        ]
        assert fitting, f"{entry} is not among {[str(d) for d in left]}"
        left.remove(fitting[0])
    assert not left, [str(diagnostic) for diagnostic in left]


def whole_text(diagnostic: td.Diagnostic) -> str:
    return f"{diagnostic.message('en')} {diagnostic.hint('en') or ''}"


def check_verdict(evaluation: td.Evaluation, expected: Expected) -> None:
    subject = evaluation[expected.subject]
    target = None if expected.kind == "award" else subject.target(expected.id)
    award = subject.award(expected.id) if target is None else None
    verdict = award.verdict if award else getattr(target, expected.kind)
    here = combinations(evaluation, expected.under)
    truths = [verdict.truths[index] for index in here]
    truth = truths[0] if len(set(truths)) == 1 else td.Truth.UNDETERMINED
    assert truth == expected.truth, f"{expected}: {dict.fromkeys(map(str, truths))}"
    if expected.under is None:
        assert verdict.truth == truth
    if expected.under_every_reading is not None:
        assert verdict.same_under_all == expected.under_every_reading, expected
    if expected.turns_on is not None:
        assert set(verdict.turns_on) == set(expected.turns_on), expected

    shown = next((i for i, t in zip(here, truths, strict=True) if t == expected.truth), here[0])
    readings = evaluation.combinations[shown]
    if award:
        root = award.explain(readings=readings).node
    else:
        root = target.explain(expected.kind, readings=readings).node
    assert root.truth == verdict.truths[shown]
    leaves = deciding_leaves(root)
    if award:
        told = award.deciding(readings=readings)
        assert [clause for clause, _ in told] == [leaf.clause for leaf in leaves]
    check_leaves(expected, root, leaves)
    if expected.missing is not None:
        undetermined = next(i for i in here if verdict.truths[i] == td.Truth.UNDETERMINED)
        found = still_missing(evaluation, expected, evaluation.combinations[undetermined])
        assert found == {frozenset(way) for way in expected.missing}, expected


def check_leaves(expected: Expected, root: td.Node, leaves: Sequence[td.Node]) -> None:
    if expected.deciding is not None:
        assert {leaf.clause for leaf in leaves} == set(expected.deciding), expected
    if expected.reasons is not None:
        assert {leaf.reason for leaf in leaves} == set(expected.reasons), expected
    if expected.measure is not None:
        assert root.comparison is not None
        assert measure_text(root.comparison.measure) == expected.measure
    if expected.shortfall is not None:
        (short,) = [leaf for leaf in leaves if leaf.shortfall]
        assert short.shortfall is not None
        assert short.comparison is not None
        unit = short.comparison.unit
        assert short.shortfall.distance == distance(expected.shortfall.distance, unit)
        assert short.shortfall.of_existing == expected.shortfall.of_existing, expected
        assert short.shortfall.of_new == expected.shortfall.of_new, expected


def distance(text: str, unit: str) -> Fraction:
    number, written = text.split(" ", 1)
    assert written == ("pp" if unit == "%" else unit)
    return Fraction(number) / (100 if written == "pp" else 1)


def combinations(evaluation: td.Evaluation, under: str | None) -> list[int]:
    if under is None:
        return list(range(len(evaluation.combinations)))
    wanted = evaluation.campaign.readings.get(under) or dict(
        pair.strip().split("=") for pair in under.split(",")
    )
    found = [
        index
        for index, combination in enumerate(evaluation.combinations)
        if all(combination[point] == reading for point, reading in wanted.items())
    ]
    assert found, f"«{under}» was not evaluated"
    return found


def deciding_leaves(node: td.Node) -> list[td.Node]:
    """The leaves that make the node what it is, from the tree alone."""
    if not node.children:
        return [node]
    first, *rest = node.children
    if node.kind == "excepted":
        holding = [child for child in rest if child.truth == td.Truth.YES]
        if node.reason == "exceptions-conflict":
            return [leaf for child in holding for leaf in deciding_leaves(child)]
        if node.truth != td.Truth.UNDETERMINED:
            ruling = [child for child in holding if child.then == str(node.truth)]
            return deciding_leaves(ruling[0] if ruling else first)
    opposite = {td.Truth.YES: td.Truth.NO, td.Truth.NO: td.Truth.YES}
    wanted = node.truth
    if node.kind in {"none", "precedence"}:
        wanted = opposite.get(wanted, wanted)
    same = [child for child in node.children if child.truth == wanted]
    return [leaf for child in same for leaf in deciding_leaves(child)]


def still_missing(
    evaluation: td.Evaluation, expected: Expected, readings: Mapping[str, str]
) -> set[frozenset[str]]:
    """The ways to yes under these readings, as the JSON form lists them."""
    one = td.evaluate(
        evaluation.campaign,
        *filter(None, (evaluation.tally, evaluation.measurements)),
        evidence=evaluation.evidence,
        as_of=evaluation.as_of,
        readings=readings,
    )
    subject_id = one[expected.subject].id
    data = json.loads(one.to_json())
    (subject,) = [entry for entry in data["subjects"] if entry["id"] == subject_id]
    (award,) = [entry for entry in subject["awards"] if entry["id"] == expected.id]
    (explanation,) = award["explanations"]
    return {
        frozenset(need_text(fact, subject_id) for fact in way)
        for way in explanation["still_missing"]["yes"]
    }


def need_text(fact: Mapping[str, Any], subject: str) -> str:
    negation = "not " if fact["outcome"] == "no" else ""
    text = f"{negation}{fact['kind']}:{fact.get('id', '')}"
    about = fact.get("subject", subject)
    return text if about == subject else f"{text}@{about}"


def measure_text(measure: td.values.Measure) -> str:
    match measure:
        case td.Ratio(n=n, d=d):
            return f"{n}/{d}"
        case td.Quantity(value=value, unit=unit):
            return f"{value} {unit}"
        case td.Reported(value=value, places=places, rounding=rounding):
            return f"{float(value * 100):.{places}f} % {rounding}"
        case td.NoActivity():
            return "no-activity"
        case td.NotApplicable():
            return "not-applicable"
        case _:
            return "missing"
