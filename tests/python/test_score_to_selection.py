"""From a scorecard to a proposal: the shipped communes, margins in dossiers, files of quotas."""

from __future__ import annotations

import dataclasses
import json
import pickle
import re
import tomllib
from fractions import Fraction
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest
import thidua as td
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from thidua.cli import program

ROOT = Path(__file__).resolve().parents[2]
CARD = ROOT / "examples" / "scorecards" / "can-tho-157-2025.toml"
VALUES = ROOT / "examples" / "data" / "can-tho-157-2025" / "communes-synthetic.csv"
QUOTAS = ROOT / "examples" / "selections" / "can-tho-157-2025-collectives.toml"
INDIVIDUALS = ROOT / "examples" / "selections" / "can-tho-157-2025-individuals.toml"


@pytest.fixture(scope="module")
def board() -> td.Scoreboard:
    return td.score(td.load_scorecard(CARD), VALUES)


@pytest.fixture(scope="module")
def ranking(board: td.Scoreboard) -> td.Ranking:
    return td.rank(board, columns=VALUES, **td.load_quotas(QUOTAS).rank)


def test_what_is_planted_in_the_communes_comes_out(ranking: td.Ranking) -> None:
    # Equal points; 251 new accounts to 214.
    assert ranking.compare("Phường Nắng Sớm", "Phường Sao Mai", "en").endswith("[clause 157.1]")
    assert (ranking["Phường Nắng Sớm"].rank, ranking["Phường Sao Mai"].rank) == (5, 6)
    assert ranking.ties() == (("Xã Mây Trắng", "Xã Suối Ngọc"),)
    assert ranking["Xã Suối Ngọc"].rank_range == (1, 2)
    assert ranking["Phường Hương Tràm"].rank_range == (8, 16)
    assert ranking["Phường Lá Biếc"].values["total"] == Fraction("79.2")


def test_ten_per_cent_of_twenty(ranking: td.Ranking) -> None:
    chosen = td.select(ranking, awards=td.load_quotas(QUOTAS).awards)
    assert chosen.selected() == ("Xã Mây Trắng", "Xã Suối Ngọc")
    assert chosen.choices()["Phường Đồng Sen"].behind == Fraction(1, 15)


def test_five_per_cent_of_the_individuals() -> None:
    names = [f"Mẫu Thử {i:02}" for i in range(45)]
    people = {"subject": names, "kind": ["individual"] * 45, "points": list(range(45))}
    chosen = td.select(td.rank(people, by="points"), awards=td.load_quotas(INDIVIDUALS).awards)
    assert chosen.selected() == ("Mẫu Thử 44", "Mẫu Thử 43")  # 2.25, rounded down


def test_margins_of_a_scoreboard_are_told_in_dossiers(
    board: td.Scoreboard, ranking: td.Ranking
) -> None:
    margin = next(m for m in ranking.margins() if m.lower == "Phường Bến Gió")
    # 1.05 points; a dossier of C3 is 20/400 = 0.05 points, one of C2 40/1500.
    assert (margin.gap, margin.level_dossiers, margin.pass_dossiers) == (Fraction("1.05"), 21, 22)
    assert margin.pass_alone["C2"][0] == 40
    assert "22 counted dossiers" in ranking.explain_margin("Phường Bến Gió", "en")
    # The same dossiers, counted: the neighbour is passed, and with one less only reached.
    frame = pd.read_csv(VALUES, dtype=str)
    at = frame.index[frame["subject"] == "Phường Bến Gió"][0]
    totals = []
    for more in (21, 22):
        frame.loc[at, "C3.n"] = str(355 + more)
        totals.append(td.score(board.scorecard, frame)["Phường Bến Gió"].total)
    ahead = board["Phường Đồng Sen"].total
    assert totals[0] == ahead
    assert ahead is not None
    assert totals[1] is not None
    assert totals[1] > ahead
    assert pickle.loads(pickle.dumps(ranking)).margins() == ranking.margins()


def test_no_dossiers_are_told_where_they_would_be_untrue(board: td.Scoreboard) -> None:
    portal = td.score(board.scorecard, VALUES, arithmetic="portal")
    assert board.counted_items
    assert portal.counted_items == {}
    by_item = td.rank(board, by="C2")
    assert all(margin.level is None for margin in by_item.margins())
    assert all(margin.level is None for margin in td.rank(board, lower_first=True).margins())


def test_further_columns(board: td.Scoreboard) -> None:
    with pytest.raises(ValueError, match="one row a subject"):
        td.rank(board, columns={"subject": ["A", "a "], "x": [1, 2]})
    with pytest.raises(ValueError, match="no column names the subject"):
        td.rank(board, columns={"x": [1]})
    with pytest.raises(ValueError, match="adds to a scoreboard"):
        td.rank({"subject": ["A"], "v": [1]}, by="v", columns={"subject": ["A"]})
    floats = {"subject": list(board), "x": [0.5] * len(board)}
    noted = td.rank(board, columns=floats, tie_breaks=["x"])
    assert [(n.code, n.column_name) for n in noted.notes] == [("row.from-float", "x")]
    some = td.rank(board, columns={"subject": ["xã suối ngọc"], "votes": [9]}, tie_breaks=["votes"])
    assert some["Xã Suối Ngọc"].values["votes"] == 9
    assert some["Xã Mây Trắng"].values["votes"] == (None, None)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", [("missing-key", None, "award")]),
        ('[[award]]\nid = "a"\nquantity = 1', [("unknown-key", 3, "quantity")]),
        ('[[award]]\nid = "a"\n[[award.quota]]\nnumber = 1', [("unknown-key", 4, "number")]),
        ('[[award]]\nid = "a"\n[rank]\nby = "x"', [("unknown-key", 4, "by")]),
        (
            '[[award]]\nid = "a"\n[[rank.tie_breaks]]\nkey = "x"',
            [("missing-key", 3, "column"), ("unknown-key", 4, "key")],
        ),
        ("x = ", [("syntax", 1, "TOML")]),
    ],
)
def test_a_file_of_quotas_with_a_fault(
    tmp_path: Path, text: str, says: list[tuple[str, int | None, str]]
) -> None:
    path = tmp_path / "q.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(td.InputError) as caught:
        td.load_quotas(path)
    found = caught.value.diagnostics
    assert [(d.code, d.file) for d in found] == [(f"quotas.{c}", "q.toml") for c, *_ in says]
    for diagnostic, (_, line, word) in zip(found, says, strict=True):
        assert line is None or diagnostic.line == line
        assert word in diagnostic.message("en")


def test_a_fault_of_a_quota_names_its_clause(tmp_path: Path) -> None:
    path = tmp_path / "q.toml"
    quota = '[[award.quota]]\ncite = "IV.2.b"\nshare = "10%"\n'
    path.write_text(f'[[award]]\nid = "a"\ncite = "IV.2"\n{quota}', encoding="utf-8")
    with pytest.raises(td.InputError) as caught:
        td.load_quotas(path)
    (fault,) = caught.value.diagnostics
    assert (fault.code, fault.line, fault.clause) == ("quotas.missing-key", 4, "IV.2.b")
    assert "rounding" in fault.message("vi")


def test_the_schema_of_quotas_says_what_the_reader_says() -> None:
    schema = json.loads((ROOT / "schema" / "quotas-1.schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema)
    page = (ROOT / "docs" / "guide" / "ranking.md").read_text(encoding="utf-8")
    texts = [path.read_text(encoding="utf-8") for path in (QUOTAS, INDIVIDUALS)]
    texts += re.findall(r"^```toml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert len(texts) >= 3
    for text in texts:
        validator.validate(tomllib.loads(text))
    for kind, name, other in ((td.Award, "award", {"quotas"}), (td.Quota, "quota", {"parts"})):
        known = {field.name for field in dataclasses.fields(kind)} - other
        assert set(schema["$defs"][name]["properties"]) == known | {"quota"}
    for bad in ({}, {"award": []}, {"award": [{"id": "a", "quota": [{"share": "10%"}]}]}):
        assert list(validator.iter_errors(bad))


def run(*args: object, lang: str = "en") -> Result:
    return CliRunner().invoke(
        program("en" if lang == "en" else "vi"), [*map(str, args), "--lang", lang]
    )


def test_the_command_line_goes_all_the_way() -> None:
    done = run("select", VALUES, "--card", CARD, "--quotas", QUOTAS)
    assert done.exit_code == 0, done.output
    assert done.output.count("✓ selected") == 3  # and the heading of the quota's table
    why = run("rank", VALUES, "--card", CARD, "--explain", "Phường Bến Gió", lang="vi")
    assert "22" in why.output
    assert "{" not in why.output
    assert run("rank", VALUES).exit_code == 2
    assert run("rank", VALUES, "--card", CARD, "--by", "C2").exit_code == 2
    twice = run("select", VALUES, "--card", CARD, "--quotas", QUOTAS, "--tie-break", "C2")
    assert twice.exit_code == 2
    printed = CARD.with_name("can-tho-157-2025-as-printed.toml")
    assert run("rank", VALUES, "--card", printed).exit_code == 1


def test_pictures_from_the_command_line(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    ranks, points = tmp_path / "ranks.svg", tmp_path / "points.png"
    assert run("rank", VALUES, "--card", CARD, "--picture", ranks).exit_code == 0
    assert "20 units" in ranks.read_text(encoding="utf-8")
    assert run("score", CARD, "--values", VALUES, "--picture", points).exit_code == 0
    assert points.read_bytes().startswith(b"\x89PNG")
    refused = run("rank", VALUES, "--card", CARD, "--picture", tmp_path / "ranks.doc")
    assert refused.exit_code == 2
    assert "a picture goes to a file .svg, .png or .pdf" in refused.stderr
    nowhere = tmp_path / "nowhere" / "x.svg"
    assert run("rank", VALUES, "--card", CARD, "--picture", nowhere).exit_code == 2
    own = run("score", CARD, "--values", VALUES, "--picture", VALUES)
    assert own.exit_code == 2


def test_pictures_of_a_board_and_of_its_ranking(board: td.Scoreboard, ranking: td.Ranking) -> None:
    pytest.importorskip("matplotlib")
    ranks = td.ranking_picture(ranking)
    assert "20 đơn vị, 11 đơn vị chưa xác định. Đứng đầu: Xã Mây Trắng, hạng 1–2" in ranks.alt
    points = td.contributions_picture(board, lang="en")
    assert "Highest: Xã Mây Trắng, 108.67 points" in points.alt
    for picture in (ranks, points):
        assert ElementTree.fromstring(picture.to_svg()).get("role") == "img"
        assert picture.to_svg() == picture.to_svg()
    assert td.ranking_picture(ranking).to_svg() == ranks.to_svg()
    with pytest.raises(ValueError, match="no ranks to draw"):
        td.ranking_picture(td.rank({"subject": [], "v": []}, by="v"))


def test_a_text_that_is_not_there_is_missing_in_every_library(board: td.Scoreboard) -> None:
    import polars as pl

    of_pandas = td.score(board.scorecard, pd.read_csv(VALUES, dtype=str))
    of_polars = td.score(board.scorecard, pl.read_csv(VALUES, infer_schema=False))
    for other in (of_pandas, of_polars):
        assert other["Phường Hương Tràm"].items["C4"].basis == "missing"
        assert {k: s.total_range for k, s in other.items()} == {
            k: s.total_range for k, s in board.items()
        }


def test_rankings_over_time(ranking: td.Ranking) -> None:
    pytest.importorskip("matplotlib")
    before = {id_: at + 1 for at, id_ in enumerate(sorted(ranking))}
    picture = td.ranks_over_time_picture({"2024": before, "2025": ranking}, lang="en")
    assert "3 Phường Đồng Sen" in picture.alt
    numbers = {id_: subject.rank_range for id_, subject in ranking.items()}
    same = td.ranks_over_time_picture({"2024": before, "2025": numbers}, lang="en")
    assert same.to_svg() == picture.to_svg()


def test_how_sure_a_scoreboard_is(board: td.Scoreboard) -> None:
    with pytest.raises(ValueError, match="undetermined: C4 of Phường Hương Tràm"):
        td.sensitivity(board, within="20%")
    frame = pd.read_csv(VALUES, dtype=str)
    complete = td.score(board.scorecard, frame[frame["C4"].notna()])
    found = td.sensitivity(complete, within="20%", draws=200, quota=2)
    for spread in found:  # thirds are put on a grid for the draws
        assert spread.score is not None
        assert abs(spread.score - complete[spread.unit].rank_range[0]) < Fraction(1, 10**6)
    rounded = td.score(board.scorecard, frame[frame["C4"].notna()], arithmetic="portal")
    capped = td.parse_scorecard(
        board.scorecard.to_toml().replace("\n[scorecard]\n", "\n[scorecard]\ncap = 100\n", 1)
    )
    with pytest.raises(ValueError, match="is not the sum of its items"):
        td.sensitivity(td.score(capped, frame[frame["C4"].notna()]), within="20%")
    assert td.sensitivity(rounded, within="20%", draws=10)


def guide(page: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Runs a page's Python blocks in an empty folder that has the examples; its names after."""
    (folder / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(folder)
    text = (ROOT / "docs" / "guide" / page).read_text(encoding="utf-8")
    code = "\n".join(re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))
    names: dict[str, object] = {}
    exec(compile(code, page, "exec"), names)
    return names


def test_the_guide_of_rankings_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = guide("ranking.md", tmp_path, monkeypatch)
    margin, proposed = names["margin"], names["proposed"]
    assert isinstance(margin, td.Margin)
    assert margin.gap == Fraction(27, 100)
    assert (margin.pass_dossiers, margin.pass_alone["on-time"]) == (3, (3, 79))
    assert isinstance(proposed, td.Selection)
    assert proposed.selected() == ("Xã Mây Trắng", "Xã Suối Ngọc")
    assert (tmp_path / "ranks.svg").stat().st_size > 0


def test_the_guide_of_sensitivity_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = guide("sensitivity.md", tmp_path, monkeypatch)
    assert isinstance(names["result"], td.Sensitivity)
    assert (tmp_path / "ranks.svg").stat().st_size > 0


def test_items_that_can_close_the_gap_alone(board: td.Scoreboard, ranking: td.Ranking) -> None:
    margin = next(m for m in ranking.margins() if m.lower == "Phường Bến Gió")
    subject = board["Phường Bến Gió"]
    assert margin.gap is not None
    for item, (room, enough) in margin.by_item.items():
        points, most = subject.items[item].range[0], subject.items[item].max
        assert room == most - points
        assert enough == ("pass" if room > margin.gap else "level" if room == margin.gap else "no")
    assert set(margin.by_item) >= {"C2", "C3"}
    assert {enough for _, enough in margin.by_item.values()} == {"pass", "no"}
    assert "by C3 alone:" in ranking.explain_margin("Phường Bến Gió", "en")
    assert "not enough" in ranking.explain_margin("Phường Bến Gió", "en")
    assert "riêng C3: có thể thêm tối đa" in ranking.explain_margin("Phường Bến Gió")
    assert td.rank(board, by="C2").margins()[0].by_item == {}
    portal = td.score(board.scorecard, VALUES, arithmetic="portal")
    assert portal.item_rooms == {}


def test_powers_of_ten_in_values(board: td.Scoreboard) -> None:
    text = Path(VALUES).read_text(encoding="utf-8")
    assert '"92,5 %"' in text
    frame = pd.read_csv(StringIO(text.replace('"92,5 %"', "925e-1 %")), dtype=str)
    again = td.score(board.scorecard, frame)
    assert {id_: s.total for id_, s in again.items()} == {id_: s.total for id_, s in board.items()}
