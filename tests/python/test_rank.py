"""What rankings and selections promise in Python and on the command line."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import thidua as td
from click.testing import CliRunner, Result
from conftest import ROOT
from jsonschema import Draft202012Validator
from test_result_schema import words
from thidua.cli import program

ROWS = {
    "subject": ["A", "B", "C", "D"],
    "points": ["95", "95", "94,99", "80..96"],
    "accounts": [120, 130, 500, 10],
}


def ranking() -> td.Ranking:
    return td.rank(
        ROWS,
        by="points",
        cite="B",
        tie_breaks=[td.Key("accounts", cite="C.1", title={"vi": "Tài khoản", "en": "Accounts"})],
        end="council",
        end_cite="C.4",
    )


def test_exact_numbers_of_every_kind() -> None:
    values = [1, Fraction(1, 3), Decimal("0.10"), "1/3", "0,1", None]
    found = td.rank({"subject": list("ABCDEF"), "v": values}, by="v")
    assert found["B"].tied == found["C"].tied == 1
    assert found["C"].values == {"v": Fraction(1, 10)}
    assert found["F"].values == {"v": (None, None)}
    assert found["F"].rank is None
    assert found["A"].rank_range == (1, 2)


@pytest.mark.parametrize("library", [pd, pl])
def test_a_float_column_is_read_by_its_shortest_form_and_says_so(library: object) -> None:
    frame = library.DataFrame({"subject": ["A", "B"], "v": [0.1, 45.10], "w": [1.5, 2.5]})  # type: ignore[attr-defined]
    found = td.rank(frame, by="v")
    assert found["B"].values["v"] == Fraction(451, 10)
    assert [(n.code, n.column_name) for n in found.notes] == [("row.from-float", "v")]
    exact = td.rank({"subject": ["A", "B"], "v": ["0.1", "45.10"]}, by="v")
    assert exact.notes == ()


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), float("-inf"), Decimal("NaN")])
def test_what_is_no_number_is_an_error_with_its_row(bad: object) -> None:
    with pytest.raises(td.TableError) as caught:
        td.rank({"subject": ["A", "B"], "v": [1, bad]}, by="v")
    (fault,) = caught.value.diagnostics
    assert (fault.code, fault.row, fault.column_name) == ("rank.bad-number", 3, "v")


def test_faults_of_a_file_tell_its_rows(tmp_path: Path) -> None:
    file = tmp_path / "points.csv"
    file.write_text("subject,points\nA,1\n\n\nB,x\n", encoding="utf-8")
    with pytest.raises(td.TableError) as caught:
        td.rank(file, by="points")
    assert [(d.file, d.row) for d in caught.value.diagnostics] == [("points.csv", 5)]


def test_frames_come_back_in_the_caller_s_library() -> None:
    data = {"subject": ["A", "B"], "v": [1, 2]}
    for make, kind in (
        (pd.DataFrame, pd.DataFrame),
        (pl.DataFrame, pl.DataFrame),
        (pa.table, pa.Table),
    ):
        found = td.rank(make(data), by="v")
        assert isinstance(found.to_frame(), kind)
        assert isinstance(td.select(found, 1).to_frame(), kind)
    frame = ranking().to_frame("polars")
    assert frame["rank"].to_list() == [None, None, 3, None] or frame["rank"].null_count() == 4
    assert frame.schema["rank"] == pl.Int64
    halves = td.rank({"subject": ["A", "B"], "v": [1, 1]}, by="v", method="average")
    assert halves.to_frame("pandas")["rank"].to_list() == [1.5, 1.5]


def test_explanations_name_the_clauses() -> None:
    found = ranking()
    assert found["B"].rank_range == (1, 2)
    assert found["C"].rank_range == (3, 4)
    english = found.explain("A", "en")
    assert "Accounts: 130 of B beats 120 of A, by 10 [clause C.1]" in english
    assert "points: equal, 95 [clause B]" in english
    assert "Tài khoản: 130 của B hơn 120 của A, chênh 10 [khoản C.1]" in found.explain("A")
    assert "undetermined, within 1–4" in found.explain("D", "en")
    lines = found.explanation("A", "en")
    assert lines[0].depth == 0
    assert {line.cite for line in lines} >= {"B", "C.1"}
    assert found.compare("C", "B", "en") == "points: 95 of B beats 94.99 of C, by 0.01 [clause B]"


def test_a_tie_of_many_names_ten() -> None:
    found = td.rank({"subject": [f"S{i:02}" for i in range(30)], "v": [1] * 30}, by="v")
    assert "and 19 more; they share the place" in found.explain("S00", "en")
    assert found.ties() == (tuple(f"S{i:02}" for i in range(30)),)


def test_a_scoreboard_ranks_as_it_is() -> None:
    card = td.load_scorecard(ROOT / "examples" / "scorecards" / "can-tho-157-2025.toml")
    board = td.score(card, {"subject": ["A", "B"], "C2": [None, None]})
    found = td.rank(board)
    assert set(found) == {"A", "B"}
    assert found["A"].rank_range == (1, 2)  # nobody knows anything
    item = next(iter(board["A"].items))
    assert td.rank(board, tie_breaks=[item]).keys_used == ("total", item)
    with pytest.raises(td.TableError, match="refers to no column"):
        td.rank(board, tie_breaks=["nothing-such"])


def test_quotas_by_kind_and_their_rounding() -> None:
    found = td.rank(
        {"subject": list("ABCD"), "kind": ["t", "t", "c", "c"], "v": [4, 3, 2, 1]}, by="v"
    )
    chosen = td.select(found, {"t": 1, "c": "50%"}, rounding="down")
    assert chosen.selected() == ("A", "C")
    with pytest.raises(ValueError, match="say rounding"):
        td.select(found, "50%")
    with pytest.raises(ValueError, match="either quotas"):
        td.select(found)
    (first, second) = chosen.quotas()
    assert {first.id, second.id} == {"t", "c"}
    assert first.edge == 1


def test_columns_of_truths() -> None:
    data = {
        "subject": list("ABCD"),
        "v": [4, 3, 2, 1],
        "ok": ["có", "", "không", "yes"],
        "had": ["x", None, None, None],
    }
    found = td.rank(data, by="v")
    chosen = td.select(found, 1, eligible="ok", already="had")
    assert {id_: c.reason for id_, c in chosen.choices().items()} == {
        "A": "already",
        "B": "eligible-open",
        "C": "not-eligible",
        "D": "values-open",
    }
    with pytest.raises(ValueError, match="there is no column"):
        td.select(found, 1, eligible="nowhere")
    with pytest.raises(ValueError, match="neither yes nor no"):
        td.select(found, 1, eligible="v")


def test_eligible_by_an_evaluation(evaluation: td.Evaluation) -> None:
    subjects = [subject.id for subject in evaluation]
    found = td.rank({"subject": subjects, "v": list(range(len(subjects)))}, by="v")
    award = td.Award("bang-khen", [td.Quota(3)], eligible=evaluation)
    chosen = td.select(found, awards=[award]).choices("bang-khen")
    for subject in evaluation:
        if "bang-khen" in subject.awards and subject.awards["bang-khen"].truth == td.Truth.NO:
            assert chosen[subject.id].reason == "not-eligible"


def test_selections_are_explained_with_their_numbers() -> None:
    found = td.rank({"subject": list("ABCDE"), "v": [9, 8, 7, 6, "5,5"]}, by="v", cite="2")
    quota = td.Quota(share="50%", rounding="down", cite="IV.2", title={"en": "Half"}, id="h")
    chosen = td.select(found, quota)
    assert chosen.explain("C", lang="en").splitlines() == [
        "C – award: not selected",
        "  the quota is filled by those before it [clause IV.2]",
        "  quota «Half»: 50 % of 5 eligible, rounded down, which is 2 [clause IV.2]",
        "    selected 2, undetermined 0",
        "  behind the last one selected (B) by 1 [clause 2]",
    ]
    assert "ahead of the first one outside (C) by 1" in chosen.explain("B", lang="en")
    assert "làm tròn xuống" in chosen.explain("C")


def test_changes_from_published_ranks() -> None:
    found = td.rank({"subject": list("ABC"), "v": [3, 2, 1]}, by="v")
    changes = {c.subject: c for c in found.changes({"A": 2, "B": 1, "Z": "5/2"})}
    assert changes["A"].movement == "up"
    assert changes["A"].gained == (1, 1)
    assert changes["B"].movement == "down"
    assert changes["C"].movement == "new"
    assert changes["Z"].movement == "gone"
    with pytest.raises(ValueError, match="from 1 on"):
        found.changes({"A": 0})


def test_html_is_escaped_and_the_table_is_there() -> None:
    found = td.rank({"subject": ["<b>A", "B"], "v": [1, 2]}, by="v")
    for html in (found._repr_html_(), td.select(found, 1)._repr_html_()):
        assert "<b>A" not in html
        assert "&lt;b&gt;A" in html
    assert "<b>A" in str(found)
    assert repr(ranking()) == "<Ranking by points: 4 subjects, 4 undetermined>"
    assert re.match(r"<Selection award: 1 in, 0 possible>", repr(td.select(found, 1)))


SCHEMA = json.loads((ROOT / "schema" / "ranking-1.schema.json").read_text(encoding="utf-8"))


def test_the_json_is_as_the_schema_says() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    validator = Draft202012Validator(SCHEMA)
    found = ranking()
    award = td.Award("bk", [td.Quota(2, parts=[td.Quota(1, blocks=["I"], id="i")])], cite="2")
    blocks = td.rank({"subject": list("AB"), "block": ["I", "II"], "v": [1, None]}, by="v")
    values = []
    for result in (found, td.select(found, 2), td.select(blocks, awards=[award])):
        data = json.loads(result.to_json())
        assert [error.message for error in validator.iter_errors(data)] == []
        values += re.findall(r": (-?[0-9.]+|true|false|null)", result.to_json())
    assert all(value.isdigit() for value in values)
    assert list(validator.iter_errors({"thidua_ranking": 1}))


def test_the_schema_knows_the_words_of_the_library() -> None:
    choice = SCHEMA["$defs"]["choice"]["properties"]
    rules = SCHEMA["$defs"]["ranking"]["properties"]["rules"]["properties"]
    assert choice["reason"]["enum"] == words("ChoiceReason", "score/selection.hpp")
    assert choice["chosen"]["enum"] == words("Chosen", "score/selection.hpp")
    assert rules["method"]["enum"] == words("RankMethod", "score/contender.hpp")
    assert rules["end"]["enum"] == words("ChainEnd", "score/contender.hpp")
    assert rules["within"]["enum"] == words("Within", "score/contender.hpp")


# ---- the command line ----


def run(*args: str, lang: str = "en") -> Result:
    return CliRunner().invoke(program("en" if lang == "en" else "vi"), [*args, "--lang", lang])


@pytest.fixture
def points(tmp_path: Path) -> str:
    file = tmp_path / "points.csv"
    file.write_text(
        "subject,kind,points,accounts,late,ok\n"
        "A,t,95,120,1,yes\nB,t,95,130,2,yes\nC,c,80,1,0,\nD,c,70,1,0,yes\n",
        encoding="utf-8",
    )
    return str(file)


def test_rank_on_the_command_line(points: str, tmp_path: Path) -> None:
    done = run("rank", points, "--by", "points", "--tie-break", "accounts@C.1")
    assert done.exit_code == 0, done.output
    assert [line.split()[:2] for line in done.output.splitlines()[1:5]] == [
        ["1", "B"],
        ["2", "A"],
        ["3", "C"],
        ["4", "D"],
    ]
    vietnamese = run("rank", points, "--by", "points", lang="vi")
    assert vietnamese.output.startswith("Hạng")
    explained = run(
        "rank", points, "--by", "points", "--tie-break", "accounts@C.1", "--explain", "A"
    )
    assert "by 10 [clause C.1]" in explained.output
    told = run("rank", points, "--by", "points", "--format", "csv")
    assert [row["rank"] for row in csv.DictReader(io.StringIO(told.output))] == ["1", "1", "3", "4"]
    data = json.loads(run("rank", points, "--by", "points", "--format", "json").output)
    assert data["thidua_ranking"] == 1
    page = tmp_path / "page.html"
    assert run("rank", points, "--by", "points", "--format", "html", "-o", str(page)).exit_code == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    moved = run("rank", points, "--by", "late", "--lower-first", "--earlier", points)
    assert moved.exit_code == 0
    assert "Change" in moved.output


def test_rank_refuses_with_all_faults(points: str) -> None:
    done = run("rank", points, "--by", "points", "--tie-break", "acounts@C.1")
    assert done.exit_code == 1
    assert "did you mean «accounts»?" in done.stderr
    assert run("rank", points).exit_code == 2
    assert run("rank", points, "--by", "points", "--explain", "Z").exit_code == 2
    assert run("rank", points, "--by", "points", "--method", "olympic").exit_code == 2


def test_select_on_the_command_line(points: str, tmp_path: Path) -> None:
    common = ("select", points, "--by", "points", "--tie-break", "accounts")
    done = run(*common, "--quota", "1")
    assert done.exit_code == 0, done.output
    assert "✓ selected" in done.output
    told = run(
        *common,
        "--quota",
        "t=50%",
        "--quota",
        "c=1",
        "--rounding",
        "down",
        "--eligible",
        "ok",
        "--format",
        "csv",
    )
    rows = {row["subject"]: row["chosen"] for row in csv.DictReader(io.StringIO(told.output))}
    assert rows == {"B": "in", "A": "out", "C": "possible", "D": "possible"}
    assert run(*common, "--quota", "50%").exit_code == 2
    assert run(*common).exit_code == 2
    assert run(*common, "--quota", "many").exit_code == 2
    file = tmp_path / "quotas.toml"
    file.write_text(
        '[[award]]\nid = "bk"\ncite = "IV.2"\n[[award.quota]]\ncount = 1\n'
        '[[award]]\nid = "gk"\n[[award.quota]]\ncount = 2\n'
        '[[award.quota.quota]]\nid = "t"\nkinds = ["t"]\ncount = 1\n'
        '[[award.quota.quota]]\nid = "c"\nkinds = ["c"]\ncount = 1\n',
        encoding="utf-8",
    )
    chosen = run(*common, "--quotas", str(file), "--format", "json")
    assert chosen.exit_code == 0, chosen.output
    awards = json.loads(chosen.output)["awards"]
    picked = {a["id"]: [c["subject"] for c in a["choices"] if c["chosen"] == "in"] for a in awards}
    assert picked == {"bk": ["B"], "gk": ["A", "C"]}
    explained = run(*common, "--quotas", str(file), "--explain", "D")
    assert "the quota is filled by those before it" in explained.output
    file.write_text('[[award]]\nid = "bk"\n[[award.quota]]\nquantity = 1\n', encoding="utf-8")
    assert run(*common, "--quotas", str(file)).exit_code == 1
