"""The result table as text, HTML and CSV: complete, readable without colour, reproducible.

THIDUA_WRITE_GOLDEN=1 writes the golden files anew; look at the difference before keeping it.
"""

from __future__ import annotations

import csv
import io
import itertools
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import report_case
import thidua as td
from hypothesis import given
from hypothesis import strategies as st
from thidua.report import (
    evaluation_csv,
    evaluation_html,
    evaluation_page,
    evaluation_text,
)
from thidua.report.outcomes import Branch, Leaf, Outcome, Space, Tree
from thidua.report.survey import Survey, clean
from thidua.report.words import _SENTENCES as REPORT_SENTENCES

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def under_all() -> td.Evaluation:
    return report_case.evaluation("all")


@pytest.fixture(scope="module")
def literal() -> td.Evaluation:
    return report_case.evaluation("literal")


def _unpinned(text: str) -> str:
    """Digests and versions change with what they name, not with the report."""
    return re.sub(r"\b[0-9a-f]{8,}\b", "…", re.sub(r"thidua \d+\.\d+\.\d+", "thidua …", text))


def _is_golden(name: str, text: str) -> None:
    file = GOLDEN / name
    if os.environ.get("THIDUA_WRITE_GOLDEN"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("readings", ["all", "literal"])
def test_table_is_golden(
    lang: str, readings: str, under_all: td.Evaluation, literal: td.Evaluation
) -> None:
    evaluation = under_all if readings == "all" else literal
    _is_golden(f"table-{readings}-{lang}.txt", _unpinned(evaluation_text(evaluation, lang)))


@pytest.mark.parametrize("width", [60, 80, 100, 120, 160, 250])
def test_no_meaning_is_cut_at_any_width(width: int, under_all: td.Evaluation) -> None:
    text = evaluation_text(under_all, "vi", width=width)
    assert "…" not in text.split("Biên nhận")[0].replace("A, B …", "")
    if width >= 100:
        survey = Survey(under_all, "vi")
        noted = [a for a in survey.awards if a.only not in {Outcome.YES, Outcome.HIGHER}]
        rows = [line for line in text.splitlines() if not line.startswith("[")]
        references = [ref for line in rows for ref in re.findall(r"\[\d+\](?!\s+xem)", line)]
        assert len(references) == len(noted)
    # Wrapped or not, every word of a note is there.
    words = " ".join(text.split())
    assert "có nhiều cách làm sáng tạo" in words.lower()
    assert all(len(line) <= width for line in text.splitlines())


def test_string_of_an_evaluation_is_its_table(literal: td.Evaluation) -> None:
    assert str(literal) == evaluation_text(literal)


def test_higher_award_is_not_shown_as_failure(literal: td.Evaluation) -> None:
    survey = Survey(literal, "vi")
    awards = survey.subjects[0].awards
    assert awards["bang-khen"].only is Outcome.YES
    assert awards["giay-khen"].only is Outcome.HIGHER
    assert awards["giay-khen"].higher == "Bằng khen"
    assert awards["giay-khen"].verdict.truth is td.Truth.NO


def test_titles_of_awards_lose_their_authority(literal: td.Evaluation) -> None:
    assert Survey(literal, "en").award_titles == {
        "bang-khen": "Certificate of Merit",
        "giay-khen": "Certificate of Commendation",
    }


def test_exact_shortfall_stands_in_the_details(literal: td.Evaluation) -> None:
    words = " ".join(evaluation_text(literal, "vi").split())
    assert "449/1000 = 44,9 %, yêu cầu trên 45 %: thiếu 0,1 điểm phần trăm" in words
    assert "450/1000 = 45 %, yêu cầu trên 45 %: đúng bằng mức" in words


def test_outcomes_agree_with_verdicts(under_all: td.Evaluation) -> None:
    plain = {Outcome.HIGHER: td.Truth.NO}
    for award in Survey(under_all, "vi").awards:
        truths = tuple(
            plain.get(o, td.Truth(o.value) if o is not Outcome.HIGHER else td.Truth.NO)
            for o in award.outcomes
        )
        assert truths == award.verdict.truths
        assert (
            set(award.verdict.turns_on) <= set(_points_of(award.tree)) or not award.verdict.turns_on
        )


def _points_of(tree: Tree) -> set[str]:
    if isinstance(tree, Leaf):
        return set()
    return {tree.point}.union(*(_points_of(case) for _, case in tree.cases))


def _answer(tree: Tree, combination: dict[str, str]) -> Outcome:
    while isinstance(tree, Branch):
        tree = next(case for readings, case in tree.cases if combination[tree.point] in readings)
    return tree.outcome


@given(
    sizes=st.lists(st.integers(1, 3), min_size=1, max_size=6),
    data=st.data(),
)
def test_tree_gives_every_combination_its_outcome(sizes: list[int], data: st.DataObject) -> None:
    points = [f"p{i}" for i in range(len(sizes))]
    choices = [[f"r{j}" for j in range(size)] for size in sizes]
    grid = [dict(zip(points, chosen, strict=True)) for chosen in itertools.product(*choices)]
    outcomes = tuple(data.draw(st.sampled_from(list(Outcome))) for _ in grid)
    space = Space(grid, points)
    tree = space.tree(outcomes)
    assert [_answer(tree, combination) for combination in grid] == list(outcomes)
    leaves = sorted(i for leaf in _leaves(tree) for i in leaf.combinations)
    assert leaves == list(range(len(grid)))
    # A point turns it when another reading of it alone changes something.
    for point in points:
        changes = any(
            a_outcome != b_outcome
            for (a, a_outcome), (b, b_outcome) in itertools.combinations(
                zip(grid, outcomes, strict=True), 2
            )
            if all(a[q] == b[q] for q in points if q != point)
        )
        assert (point in space.turning(outcomes)) == changes


def _leaves(tree: Tree) -> list[Leaf]:
    if isinstance(tree, Leaf):
        return [tree]
    return [leaf for _, case in tree.cases for leaf in _leaves(case)]


class _Checker(HTMLParser):
    """Every element that is opened is closed, in order; ids are unique and links lead somewhere."""

    VOID = frozenset({"br", "meta"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if found.get("href"):
            self.links.append(str(found["href"]))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _checked(text: str) -> _Checker:
    checker = _Checker()
    checker.feed(text)
    checker.close()
    assert checker.open == []
    assert len(set(checker.ids)) == len(checker.ids)
    assert {link.removeprefix("#") for link in checker.links} <= set(checker.ids)
    return checker


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_page_is_well_formed_and_escaped(lang: str, under_all: td.Evaluation) -> None:
    page = evaluation_page(under_all, lang)
    checker = _checked(page)
    assert "script" not in checker.tags
    assert "Phòng <b>" not in page
    assert "Phòng &lt;b&gt;Chưa&lt;/b&gt; Xét &amp; Co" in page
    assert f'<html lang="{lang}">' in page
    assert not re.search(r"""(?:src|href)=["'](?!#)""", page)


def test_fragment_for_notebooks(under_all: td.Evaluation) -> None:
    fragment = evaluation_html(under_all)
    checker = _checked(fragment)
    assert checker.links == []
    assert not {"html", "head", "body", "script"} & checker.tags
    assert under_all._repr_html_() == fragment


def test_csv_is_what_a_spreadsheet_opens(under_all: td.Evaluation) -> None:
    text = evaluation_csv(under_all)
    assert text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}subject,")
    rows = list(csv.DictReader(io.StringIO(text[1:])))
    assert len(rows) == 6 * (3 * 2 + 2)
    paid = next(
        r for r in rows if (r["subject"], r["question"], r["id"]) == ("P04", "target-met", "II.1.c")
    )
    assert (paid["n"], paid["d"], paid["truth"]) == ("449", "1000", "no")
    assert paid["under_every_reading"] == "true"


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@sum(a1)", "\tx"])
def test_no_cell_is_a_formula(name: str) -> None:
    plan = report_case.campaign()
    facts = td.Evidence({"subject": [{"id": "X", "kind": "collective", "name": name}]})
    rows = csv.DictReader(io.StringIO(evaluation_csv(td.evaluate(plan, evidence=facts))))
    assert {row["name"] for row in rows} == {"'" + name}


def test_control_characters_do_not_reach_a_terminal() -> None:
    assert clean("Phòng\x1b[31m\x07\r\n\x9b") == "Phòng�[31m����"
    plan = report_case.campaign()
    facts = td.Evidence({"subject": [{"id": "X", "kind": "collective", "name": "Đỏ\x1b[31m"}]})
    text = evaluation_text(td.evaluate(plan, evidence=facts))
    assert "\x1b" not in text
    assert "Đỏ�[31m" in text


def test_without_subjects_it_says_so() -> None:
    assert "Không có đối tượng" in evaluation_text(td.evaluate(report_case.campaign()))
    assert "no subject" in evaluation_html(td.evaluate(report_case.campaign()), "en")


def test_every_sentence_is_in_both_languages_with_the_same_blanks() -> None:
    from thidua.cli.words import _SENTENCES

    for key, (vi, en) in (REPORT_SENTENCES | _SENTENCES).items():
        assert set(re.findall(r"\{(\w+)\}", vi)) == set(re.findall(r"\{(\w+)\}", en)), key
