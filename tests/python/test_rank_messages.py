"""What rankings and selections refuse, and why a place is what it is: names, values, clauses."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import thidua as td
from click.testing import CliRunner
from thidua.cli.program import program

TABLE = {"subject": ["A", "B"], "p": [2, 1]}


def ranked(**more: object) -> td.Ranking:
    return td.rank({**TABLE, **more}, by="p")


def test_an_exponent_is_never_a_unit() -> None:
    ranking = td.rank({"subject": list("ABC"), "p": ["1e-05", "2,5E+2", 3.0e-7]}, by="p")
    assert list(ranking) == ["B", "A", "C"]
    assert ranking.rules["keys"][0].get("unit", "") == ""
    for text in ("1e-", "1/2e3", "1e1000"):
        with pytest.raises(td.TableError) as error:
            td.rank({"subject": ["A", "B"], "p": [1, text]}, by="p")
        assert [(d.code, d.row) for d in error.value.diagnostics] == [("rank.bad-number", 3)]
    # A unit may begin with the letter.
    assert td.rank({"subject": ["A"], "p": ["3 em"]}, by="p").rules["keys"][0]["unit"] == "em"


def test_not_a_number_hints_what_rank_takes() -> None:
    with pytest.raises(td.TableError) as error:
        td.rank({"subject": ["A", "B"], "p": [float("nan"), 1]}, by="p")
    (fault,) = error.value.diagnostics
    assert (fault.code, fault.row, fault.column_name) == ("rank.bad-number", 2, "p")
    assert "n/a" not in (fault.hint_en or "")
    assert "leave empty" in (fault.hint_en or "")


def test_bad_words_of_criteria_are_told_with_their_places() -> None:
    ranking = ranked(ok=["maybe", "perhaps"])
    with pytest.raises(td.TableError) as error:
        td.select(ranking, 1, eligible="ok")
    faults = error.value.diagnostics
    assert [(d.row, d.column_name, d.path) for d in faults] == [(2, "ok", "A"), (3, "ok", "B")]
    assert "không phải là có hay không" in faults[0].text("vi")
    assert "«maybe» is neither yes nor no" in faults[0].text("en")
    with pytest.raises(ValueError, match="«maybe» is neither yes nor no, of «A»"):
        td.select(ranking, 1, eligible={"A": "maybe"})


def test_faults_of_quotas() -> None:
    with pytest.raises(ValueError, match="least=3 raises a share, and there is none"):
        td.select(ranked(), td.Quota(1, least=3))
    with pytest.raises(ValueError, match="no award"):
        td.select(ranked(), awards=[])
    with pytest.raises(td.InputError) as error:
        td.Selection(ranked(), '[{"id": "a", "quotas": [{"id": "q", "count": 1, "least": 3}]}]')
    assert [d.code for d in error.value.diagnostics] == ["select.quota-out-of-range"]
    assert "least = 3" in str(error.value)


def test_a_file_of_quotas_needs_a_share_for_a_least(tmp_path: Path) -> None:
    file = tmp_path / "q.toml"
    text = '[[award]]\nid = "a"\ncite = "1"\n[[award.quota]]\ncount = 1\nleast = 3\n'
    file.write_text(text, encoding="utf-8")
    with pytest.raises(td.InputError) as error:
        td.load_quotas(file)
    (fault,) = error.value.diagnostics
    assert (fault.code, fault.line) == ("quotas.missing-key", 4)
    assert "«share»" in fault.message("vi")


def test_an_inner_quota_that_the_outer_one_can_never_fill() -> None:
    inner = td.Quota(5, id="inner", cite="2.b")
    selection = td.select(
        td.rank({"subject": list("ABCDEF"), "p": range(6)}, by="p"),
        awards=[td.Award("a", [td.Quota(2, parts=[inner], cite="2.a")], cite="1")],
    )
    (note,) = selection.notes
    assert (note.code, note.clause) == ("select.unfilled", "2.b")
    assert "of 5 at most 2" in note.message("en")


def test_the_key_that_decides_at_the_edge() -> None:
    ranking = td.rank(
        {"subject": list("ABC"), "p": [9, 9, 1], "acc": [3, 2, 1]},
        by="p",
        cite="B",
        tie_breaks=[td.Key("acc", cite="C.1", title={"vi": "Tài khoản", "en": "Accounts"})],
    )
    selection = td.select(ranking, 1)
    text = selection.explain("B")
    assert "kém người cuối cùng" not in text
    assert "Tài khoản: 3 của A hơn 2 của B, chênh 1 [khoản C.1]" in text
    english = selection.explain("A", lang="en")
    assert "level with the first one outside (B) in the first key" in english
    assert "Accounts: 3 of A beats 2 of B, by 1 [clause C.1]" in english
    assert "behind the last one selected (A) by 8" in selection.explain("C", lang="en")


def test_an_open_rank_names_whoever_leaves_it_open() -> None:
    ranking = td.rank({"subject": list("ABCG"), "p": ["95", "94", "90", "80..96"]}, by="p")
    assert "before or behind G: not known" in ranking.explain("C", "en")
    many = td.rank(
        {"subject": ["Z", *(f"S{i:02}" for i in range(14))], "p": ["5", *["1..9"] * 14]}, by="p"
    )
    assert "before or behind 4 more: not known" in many.explain("Z", "en")


def test_the_legend_is_that_of_the_table() -> None:
    open_ = td.rank({"subject": ["A", "B"], "p": ["1..3", 2]}, by="p")
    assert "1–2: hạng chưa xác định, tốt nhất 1, thấp nhất 2" in str(open_)
    assert "3–5" not in str(open_)
    assert "chưa xác định" not in str(ranked())


@pytest.mark.parametrize(
    ("items", "says"),
    [
        ({"B": [{"n": 1, "d": 2, "weight": 1}]}, "items of «B», 1: there is no «id»"),
        ({"B": [{"id": "i", "n": 1, "d": 2, "weight": float("nan")}]}, "«i»: weight: nan"),
        ({"B": [{"id": "i", "n": 3, "d": 2, "weight": 1}]}, "«i»: n is not between 0 and d"),
        ({"Q": [{"id": "i", "n": 1, "d": 2, "weight": 1}]}, "no subject «Q»"),
        ({"B": [{"id": "i", "n": 1, "d": 2, "weight": 1, "max": 1}]}, "«max» means nothing"),
    ],
)
def test_faults_of_counted_items(items: object, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        ranked().margins(items)  # type: ignore[arg-type]


def test_an_earlier_rank_that_is_none() -> None:
    with pytest.raises(ValueError, match="the earlier rank of «A»"):
        ranked().changes({"A": float("nan")})


POINTS = {"unit": ["Xã A", "Xã B"], "x": [1, 2], "y": [3, 4]}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"seed": -1}, "the seed is a whole number from 0"),
        ({"weights": [1, -2]}, "the weight of «y» is negative"),
        ({"within": {"x": (0, 1), "y": (2, 1)}}, "the bounds of «y» are reversed"),
        ({"within": {"x": (-1, 1), "y": (0, 1)}}, "lower bound of «x» is negative"),
        ({"within": "200%"}, "above 100 %"),
        ({"within": None, "precision": ([[9, 3], [2, 4]], [[9, 3], [2, 4]])}, "«Xã A» in «x»"),
    ],
)
def test_faults_of_draws_have_their_place(given: dict[str, object], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        td.sensitivity(POINTS, **{"within": "10%", "draws": 5, **given})


def test_points_that_are_too_large_are_named() -> None:
    with pytest.raises(ValueError, match="«Xã B» in «x» are too large"):
        td.sensitivity({"unit": ["Xã A", "Xã B"], "x": [1, "1e30"]}, within="10%", draws=5)


def test_scores_are_printed_exactly_or_marked() -> None:
    result = td.sensitivity({"unit": ["A", "B"], "x": ["45.005", "100/3"]}, within="10%", draws=5)
    assert "45,005" in result.text()
    assert "≈ 33,33" in result.text()


def test_denominators_and_wide_integers() -> None:
    over = np.array([[2], [0]])
    with pytest.raises(ValueError, match="the denominator of «2» in «1» is not positive: 0"):
        td.exact_ranks(np.array([[1], [1]]), over=over)
    wide = np.array([[2**64 - 1], [1]], dtype="uint64")
    ranks = td.exact_ranks(wide, over=np.array([[1], [1]]))
    assert list(ranks.ranks) == [1, 2]
    assert repr(ranks) == "<ExactRanks 1: 1, 2: 2>"
    with pytest.raises(ValueError, match=r"has to be an integer; that of «1» in «1» is 0\.5"):
        td.exact_ranks(np.array([[0.5], [1]]), over=np.array([[1], [1]]))


def run(*arguments: str) -> str:
    result = CliRunner().invoke(program("vi"), list(arguments))
    assert result.exit_code == 2
    return result.output


def test_faults_of_the_command_line_are_in_its_language(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("subject,p,q\nA,2,1\nB,1,1\n", encoding="utf-8")
    rank = ("rank", str(table), "--by", "p")
    assert "biểu đồ ghi vào tệp .svg" in run(*rank, "--picture", str(tmp_path / "x.txt"))
    assert "không ghi được" in run(*rank, "--picture", str(tmp_path / "no" / "x.svg"))
    assert "chỉ có thể là «lower»" in run(*rank, "--tie-break", "q:highr")


def test_nobody_to_rank_or_to_select_is_said(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("subject,p\n", encoding="utf-8")
    for arguments in (["rank", str(table)], ["select", str(table), "--quota", "1"]):
        result = CliRunner().invoke(program("vi"), [*arguments, "--by", "p"])
        assert "Không có đối tượng nào." in result.output
