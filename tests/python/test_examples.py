"""What the README, the guide and the examples show is what the library does.

The C++ examples are built with the library (preset `dev`, or any other below `build/`) and run here
from the root of the project; the notebook is run by nbmake.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
import subprocess
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import thidua as td
from conftest import AS_OF, DATA, ROOT
from test_result_schema import words

GUIDE = ROOT / "docs" / "guide"
NOTEBOOK = ROOT / "examples" / "notebooks" / "founding-campaign.ipynb"
PAGES = sorted([*GUIDE.glob("*.md"), *(ROOT / "docs" / "decisions").glob("*.md")])
TOP_PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def blocks(path: Path, language: str) -> list[str]:
    """The fenced code blocks of a page in that language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text_of(path), re.MULTILINE | re.DOTALL)


def run(code: str) -> tuple[str, dict[str, object]]:
    """What Python code prints, and its names afterwards."""
    names: dict[str, object] = {}
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(code, "<example>", "exec"), names)
    return printed.getvalue(), names


def program(name: str) -> str:
    """What the newest build of a C++ example prints."""
    found = sorted(ROOT.glob(f"build/*/examples/cpp/{name}"), key=lambda path: path.stat().st_mtime)
    assert found, "the C++ examples are not built yet: cmake --workflow --preset dev"
    done = subprocess.run([found[-1]], cwd=ROOT, capture_output=True, check=True)
    assert not done.stderr
    return done.stdout.decode("utf-8")


@pytest.fixture(scope="module")
def literal(campaign: td.Campaign, evidence: td.Evidence, tally: td.Tally) -> td.Evaluation:
    return td.evaluate(campaign, tally, evidence=evidence, as_of=AS_OF, readings="literal")


@pytest.fixture
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


# ---- the README ----


@pytest.mark.usefixtures("at_the_root")
def test_the_python_of_the_readme_runs(evaluation: td.Evaluation) -> None:
    (code,) = blocks(ROOT / "README.md", "python")
    printed, _ = run(code)
    award = evaluation["Phòng Nắng Sớm"].award("bang-khen")
    assert printed == f"{award.verdict}\n{award.explain(lang='vi')}\n"
    assert f"print(award.verdict)  # {award.verdict}\n" in code
    assert len([line for line in code.splitlines() if line]) <= 10


def test_the_cpp_of_the_readme_is_the_example_that_is_compiled() -> None:
    (code,) = blocks(ROOT / "README.md", "cpp")
    example = text_of(ROOT / "examples" / "cpp" / "readme.cpp")
    comment, program_text = example.split("#include", 1)
    assert "#include" + program_text == code
    assert all(line.startswith("///") for line in comment.splitlines())


def test_the_cpp_of_the_readme_says_what_python_says(evaluation: td.Evaluation) -> None:
    award = evaluation["Phòng Nắng Sớm"].award("bang-khen")
    points = "".join(f"{point}\n" for point in award.verdict.turns_on)
    assert program("readme") == points + str(award.explain(lang="vi"))


@pytest.mark.parametrize("page", [*TOP_PAGES, *PAGES], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text_of(page)):
        assert target.startswith("https://") or (page.parent / target).exists(), target


# ---- the C++ example ----


def test_the_cpp_example_says_what_python_says(literal: td.Evaluation) -> None:
    verdicts, _, explanation = program("founding_campaign").partition("\n\n")
    assert verdicts.splitlines() == [
        f"{subject.id} {award.id} {award.truth}"
        for subject in literal
        for award in subject.awards.values()
    ]
    assert explanation == str(literal["Phòng Sao Mai"].award("bang-khen").explain(lang="vi"))


def test_the_cpp_example_finds_the_planted_verdicts() -> None:
    verdicts, _, _ = program("founding_campaign").partition("\n\n")
    with (DATA / "expected.csv").open(encoding="utf-8", newline="") as file:
        rows = [f"{row['subject']} {row['award']} {row['literal']}" for row in csv.DictReader(file)]
    assert verdicts.splitlines() == rows


def test_the_cpp_example_is_thirty_lines() -> None:
    code = text_of(ROOT / "examples" / "cpp" / "founding_campaign.cpp").splitlines()
    assert len([line for line in code if line.strip(" }") and not line.startswith("///")]) <= 30


def test_the_cpp_example_of_time_says_what_python_says(
    campaign: td.Campaign, evidence: td.Evidence, tally: td.Tally
) -> None:
    day = date(2024, 11, 1)
    deadlines, *payments = program("deadlines_and_pace").splitlines()
    due = td.deadlines(campaign, as_of=day)["nomination"]
    assert deadlines.startswith("nomination: before 31 December 2024")
    assert f"{due.days_left} days left, {due.working_days_left} of them worked" in deadlines
    pace = td.pace(campaign, tally, evidence=evidence, as_of=day, readings="literal")
    below = [row for row in pace if row.target == "II.1.c" and row.met == "no"]
    left = f"in {pace.working_days_left} working days"
    assert payments == [
        f"{row.subject}: {row.of_new.count} more paid online, {left}"
        for row in below
        if row.of_new is not None and row.of_new.count is not None
    ]


def test_the_cpp_example_of_scores_says_what_python_says() -> None:
    given = ROOT / "examples"
    table = given / "data" / "can-tho-157-2025" / "communes-synthetic.csv"
    board = td.score(td.load_scorecard(given / "scorecards" / "can-tho-157-2025.toml"), table)
    quotas = td.load_quotas(given / "selections" / "can-tho-157-2025-collectives.toml")
    ranking = td.rank(board, columns=table, **quotas.rank)
    chosen = td.select(ranking, awards=quotas.awards)
    printed = program("score_and_select").splitlines()
    ranks = [line for line in printed if line[:1].isdigit()]
    assert [line.split(" ", 1)[1] for line in ranks] == list(ranking)
    assert ranks[2].startswith(f"{ranking[list(ranking)[2]].rank} ")
    proposed = [f"proposed: {name}" for name in chosen.selected()]
    assert printed[len(ranks) : len(ranks) + len(proposed)] == proposed
    why = "\n".join(printed[len(ranks) + len(proposed) :])
    assert why.strip() == ranking.explain("Phường Nắng Sớm", "en").strip()


# ---- the notebook ----


def test_the_notebook_is_kept_without_results() -> None:
    notebook = json.loads(text_of(NOTEBOOK))
    assert notebook["nbformat"] == 4
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert code
    assert all(not cell["outputs"] and cell["execution_count"] is None for cell in code)


# ---- the guide ----


def rows_of(page: Path, heading: str) -> dict[str, list[str]]:
    """The first table below a heading: its rows by their first cell."""
    section = text_of(page).split(heading, 1)[1].split("\n", 1)[1]
    table = re.search(r"^\|.*?(?=^$)", section + "\n", re.MULTILINE | re.DOTALL)
    assert table is not None
    lines = [line.strip("| ").split(" | ") for line in table.group().splitlines()[2:]]
    return {cells[0].strip("` "): cells[1:] for cells in lines}


@pytest.mark.parametrize(
    ("heading", "enumeration"), [("### Kinds", "NodeKind"), ("### Reasons", "Reason")]
)
def test_the_guide_names_every_kind_and_reason(heading: str, enumeration: str) -> None:
    known = words(enumeration, "rule/explanation.hpp")
    assert list(rows_of(GUIDE / "explanations.md", heading)) == known


def nodes(evaluation: td.Evaluation) -> Iterator[td.Node]:
    """Every node of every award's explanation, under some combinations."""
    for combination in evaluation.combinations[::37]:
        for subject in evaluation:
            for award in subject.awards.values():
                yield from award.explain(readings=combination).node.walk()


def test_reasons_have_the_truths_that_the_guide_says(evaluation: td.Evaluation) -> None:
    said = {
        reason: {"yes", "no", "undetermined"} if "any" in cells[1] else set(cells[1].split(", "))
        for reason, cells in rows_of(GUIDE / "explanations.md", "### Reasons").items()
    }
    left_out = {"not-applicable", "no-activity-not-counted"}
    for node in nodes(evaluation):
        allowed = said[node.reason] | ({"yes"} if node.reason in left_out else set())
        assert str(node.truth) in allowed, node


def test_the_explanation_of_the_guide_is_a_real_one(literal: td.Evaluation) -> None:
    (shown,) = blocks(GUIDE / "explanations.md", "text")
    assert str(literal["P05"].target("II.1.c").explain(lang="en")).strip() == shown.strip()


@pytest.mark.usefixtures("at_the_root")
def test_the_first_python_of_the_guide_runs() -> None:
    _, names = run(blocks(GUIDE / "python.md", "python")[0])
    result = names["result"]
    assert isinstance(result, td.Evaluation)
    assert result["Phòng Nắng Sớm"].award("bang-khen").verdict.turns_on


def test_what_the_guide_says_of_readings(evaluation: td.Evaluation) -> None:
    page = text_of(GUIDE / "readings.md")
    verdict = evaluation["Phòng Nắng Sớm"].award("bang-khen").verdict
    assert f"# {verdict.turns_on}" in page
    total = len(evaluation.combinations)
    assert f"# under {verdict.count('yes')} of the {total} combinations" in page
    points = rows_of(GUIDE / "readings.md", "The founding plan has six")
    listed = {point: re.findall(r"`([a-z-]+)`", cells[-1]) for point, cells in points.items()}
    assert listed == {
        point: list(readings) for point, readings in evaluation.campaign.open_points.items()
    }
    numbers = " · ".join(str(len(readings)) for readings in listed.values())
    assert f"{numbers} = {total} combinations" in page


def test_under_the_literal_reading_nobody_earns_the_giay_khen_alone(
    literal: td.Evaluation,
) -> None:
    assert all(s.award("giay-khen").truth is not td.Truth.YES for s in literal)


def test_the_margin_of_the_guide_is_one(campaign: td.Campaign) -> None:
    value = re.search(r'--set exceeded-margin="(.*?)"', text_of(GUIDE / "readings.md"))
    assert value is not None
    assert campaign.with_parameter("exceeded-margin", value.group(1)).period is not None


def test_the_codes_of_set_aside_rows_are_those_of_the_catalogue() -> None:
    page = text_of(GUIDE / "facts-and-evidence.md")
    catalogue = text_of(ROOT / "include" / "thidua" / "core" / "fault.hpp")
    known = set(re.findall(r'"(row\.[a-z-]+)"', catalogue))
    named = set(re.findall(r"`(row\.[a-z-]+)`", page))
    assert named <= known


def test_commands_of_the_guide_name_options_that_exist() -> None:
    from thidua.cli.program import program as commands

    page = text_of(GUIDE / "command-line.md")
    known = {
        option
        for command in commands("en").commands.values()
        for parameter in command.params
        for option in parameter.opts
    }
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", page)) <= known | {"--help"}


def test_the_mapping_of_the_guide_is_one() -> None:
    (text,) = (b for b in blocks(GUIDE / "facts-and-evidence.md", "toml") if "thidua_columns" in b)
    data = tomllib.loads(text)
    data.pop("thidua_columns")
    assert td.ColumnMapping(data)


def test_the_dates_of_the_examples_are_those_of_the_tests(campaign: td.Campaign) -> None:
    assert campaign.period == (date(2024, 6, 20), date(2024, 12, 26))
    for page in (ROOT / "README.md", GUIDE / "python.md", ROOT / "campaign"):
        assert AS_OF.isoformat() in text_of(page).replace("date(2024, 12, 31)", "2024-12-31")
