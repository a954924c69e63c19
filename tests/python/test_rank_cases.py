"""The cases of ranking and selection in tests/cases/score, which the C++ tests run too."""

from __future__ import annotations

import json
import pickle
import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import thidua as td
from thidua import _core

CASES = Path(__file__).resolve().parents[2] / "tests" / "cases" / "score"
PATHS = sorted([*CASES.glob("rank-*.toml"), *CASES.glob("select-*.toml")])


def csv_of(case: dict[str, Any], key: str) -> str:
    """The table; ``copies``: so many subjects, each a point behind the one before."""
    if key in case:
        return str(case[key])
    copies = case["copies"]
    return "subject,points\n" + "".join(f"S{i:03},{copies - i}\n" for i in range(1, copies + 1))


def ranked(case: dict[str, Any], key: str) -> td.Ranking:
    rules = case["rank"]
    by = (rules["by"], rules["high"]) if "high" in rules else rules["by"]
    return td.rank(
        _core.TextTable.parse_csv(csv_of(case, key), source="table.csv"),
        by=by,
        lower_first=rules.get("lower_first", False),
        cite=rules.get("cite", ""),
        tie_breaks=rules.get("tie_breaks", []),
        end=rules.get("end", "joint"),
        end_cite=rules.get("end_cite", ""),
        method=rules.get("method", "competition"),
        within=rules.get("within"),
    )


def text_of(bounds: tuple[Fraction, Fraction]) -> str:
    best, worst = bounds
    return str(best) if best == worst else f"{best}-{worst}"


def check_faults(case: dict[str, Any], found: tuple[td.Diagnostic, ...]) -> None:
    assert len(found) == len(case["fault"]), [str(d) for d in found]
    for diagnostic, want in zip(found, case["fault"], strict=True):
        assert diagnostic.code == want["code"]
        assert diagnostic.row == want.get("row", diagnostic.row)
        assert want.get("says", "") in diagnostic.message("en")
        assert "{" not in diagnostic.text("vi") + diagnostic.text("en")


def check_ranking(case: dict[str, Any], ranking: td.Ranking) -> None:
    expect = case.get("expect", {})
    for name, attribute in (("ranks", "rank_range"), ("overall", "overall_range")):
        want = expect.get(name, {})
        assert {id_: text_of(getattr(ranking[id_], attribute)) for id_ in want} == want
    tied = expect.get("tied", {})
    assert {id_: ranking[id_].tied for id_ in tied} == tied
    below = {margin.lower: margin for margin in ranking.margins()}
    gaps = expect.get("gaps", {})
    assert {id_: str(below[id_].gap) for id_ in gaps} == gaps
    separated = expect.get("separated", {})
    found = {
        id_: " ".join(filter(None, (below[id_].separated, below[id_].key))) for id_ in separated
    }
    assert found == separated
    assert list(ranking) == expect.get("order", list(ranking))
    if "earlier" in case:
        changes = {c.subject: c.movement for c in ranking.changes(ranked(case, "earlier"))}
        want = expect["changes"]
        assert {id_: changes[id_] for id_ in want} == want


def check_selection(expect: dict[str, Any], selection: td.Selection) -> None:
    for award, want in expect.get("chosen", {}).items():
        choices = selection.choices(award)
        assert {id_: f"{choices[id_].chosen} {choices[id_].reason}" for id_ in want} == want
    for name, want in expect.get("behind", {}).items():
        award, subject = name.split("/")
        assert selection.choices(award)[subject].behind == Fraction(want)
    for name, want in expect.get("limits", {}).items():
        award, quota = name.split("/")
        limits = [q.limit for q in selection.quotas(award) if q.id == quota]
        assert [a if a == b else f"{a}-{b}" for a, b in filter(None, limits)] == [
            int(want) if want.isdigit() else want
        ]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_case(path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        ranking = ranked(case, "table")
        selection = td.Selection(ranking, json.dumps(case["award"])) if "award" in case else None
    except td.InputError as error:
        check_faults(case, error.diagnostics)
        return
    assert "fault" not in case
    check_ranking(case, ranking)
    assert pickle.loads(pickle.dumps(ranking)) == ranking
    for lang in ("vi", "en"):
        for id_ in ranking:
            assert id_ in ranking.explain(id_, lang)
            assert "{" not in ranking.explain(id_, lang)
    expect = case.get("expect", {})
    if selection is None:
        assert [note.code for note in ranking.notes] == expect.get("notes", [])
        return
    check_selection(expect, selection)
    assert [note.code for note in selection.notes] == expect.get("notes", [])
    assert pickle.loads(pickle.dumps(selection)) == selection
    for lang in ("vi", "en"):
        for award in selection.awards:
            for id_ in ranking:
                assert id_ in selection.explain(id_, award, lang)
                assert "{" not in selection.explain(id_, award, lang)


def test_there_are_enough() -> None:
    assert len(PATHS) >= 50
