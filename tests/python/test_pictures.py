"""The pictures: what they say, that they are the same every time, and what they refuse."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import pairwise
from xml.etree import ElementTree

import pytest
import thidua as td

pytest.importorskip("matplotlib")

POINTS = {"unit": ["Xã Ạ", "Xã Ữ", "Xã <C>"], "Tiến độ": [40, "37.5", 20], "Trừ": [0, -3, 0]}
RANKS = {
    "Quý I": {"Xã Ạ": 1, "Xã Ữ": 2, "Xã <C>": 3},
    "Quý II": {"Xã Ạ": 2, "Xã Ữ": None, "Xã <C>": 1},
    "Quý III": {"Xã Ạ": 1, "Xã Ữ": 1, "Xã <C>": 3},
}


def pictures():
    result = td.sensitivity(POINTS, [1, 5], within="50%", quota=1, draws=100)
    return {
        "contributions": td.contributions_picture(POINTS),
        "sensitivity": td.sensitivity_picture(result),
        "ranks over time": td.ranks_over_time_picture(RANKS),
    }


@pytest.mark.parametrize("name", ["contributions", "sensitivity", "ranks over time"])
def test_the_svg_is_the_same_every_time_and_has_its_text(name):
    picture = pictures()[name]
    svg = picture.to_svg()
    assert pictures()[name].to_svg() == svg == picture.to_svg()
    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img"
    assert root[0].text == picture.alt
    assert not re.search(r"\b20\d\d-\d\d-\d\d", svg)  # no date of its making
    assert picture.to_html().startswith("<svg")
    assert picture._repr_html_() == picture.to_html()


def test_an_svg_is_the_same_in_another_process(tmp_path):
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import test_pictures as t; "
        "sys.stdout.reconfigure(encoding='utf-8'); "
        "print(t.pictures()['sensitivity'].to_svg(), end='')"
    )
    folder = __file__.rsplit("/", 1)[0]
    done = subprocess.run(
        [sys.executable, "-c", code, folder], capture_output=True, check=True, cwd=tmp_path
    )
    assert done.stdout.decode() == pictures()["sensitivity"].to_svg()


def test_the_alt_text_says_what_is_seen():
    found = pictures()
    assert found["contributions"].alt == (
        "Biểu đồ cột chồng: điểm của 3 đơn vị theo 2 nội dung. "
        "Cao nhất: Xã Ạ, 40 điểm; thấp nhất: Xã <C>, 20 điểm."
    )
    assert "3 đơn vị qua 100 lần thử" in found["sensitivity"].alt
    assert found["ranks over time"].alt.endswith("từ Quý I đến Quý III. 1 Xã Ạ; 1 Xã Ữ; 3 Xã <C>.")
    english = td.contributions_picture(POINTS, lang="en", most=2)
    assert "of 2 units" in english.alt
    assert english.figure.axes[0].get_title(loc="left").endswith("(2 of 3 units)")


def test_bars_and_marks_stand_where_the_numbers_are():
    found = pictures()
    axes = found["contributions"].figure.axes[0]
    bars = [(bar.get_x(), bar.get_width()) for bar in axes.patches]
    assert bars == [(0, 40), (0, 37.5), (0, 20), (40, 0), (0, -3), (20, 0)]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Xã Ạ", "Xã Ữ", "Xã <C>"]
    lines = found["ranks over time"].figure.axes[0].lines
    course = next(line for line in lines if line.get_ydata()[0] == 2)
    assert str([float(y) for y in course.get_ydata()]) == "[2.0, nan, 1.0]"
    markers = {line.get_marker() for line in lines}
    colours = {line.get_color() for line in lines}
    assert len(markers) == len(colours) == 3  # told apart without colour, too


def test_open_ranks_are_bars_and_are_counted():
    first = td.rank({"subject": list("ABC"), "p": [3, 2, 1]}, by="p")
    second = td.rank({"subject": list("ABC"), "p": [3, "0..4", 1]}, by="p")
    picture = td.ranks_over_time_picture({"I": first, "II": second}, lang="en")
    axes = picture.figure.axes[0]
    bars = sorted(
        tuple(float(y) for _, y in path) for bar in axes.collections for path in bar.get_segments()
    )
    assert bars == [(1, 2), (1, 3), (2, 3)]
    assert {line.get_ydata()[0] for line in axes.lines} == {1, 2, 3}
    said = "Upright bars: undetermined, from the best to the worst rank (3)"
    assert axes.get_xlabel() == said
    assert said in picture.alt
    assert "1–3 B" in picture.alt
    pairs = td.ranks_over_time_picture({"I": {"A": (1, 2), "B": None}})
    assert "(1)" in pairs.alt
    with pytest.raises(ValueError, match="no ranks"):
        td.ranks_over_time_picture({"I": {"A": None}})


def test_long_names_leave_the_lines_their_room():
    names = [f"Ban Quản lý các khu công nghiệp và khu chế xuất số {i}" for i in range(4)]
    ranks = {f"Quý {q}": {n: i + 1 for i, n in enumerate(names)} for q in ("I", "II", "III")}
    figure = td.ranks_over_time_picture(ranks).figure
    axes = figure.axes[0]
    assert axes.get_position().width * figure.get_figwidth() > 3  # inches
    texts = [text for text in axes.texts if names[0].split()[0] in text.get_text()]
    assert max(len(line) for text in texts for line in text.get_text().split("\n")) < 40
    boxes = [text.get_window_extent() for text in axes.texts if text.get_ha() == "left"]
    boxes.sort(key=lambda box: box.y0)
    assert all(low.y1 <= high.y0 for low, high in pairwise(boxes))


def test_groups_of_a_ranking_have_their_headings():
    ranking = td.rank(
        {"subject": list("ABCD"), "block": list("XXYY"), "p": [2, 1, "1..3", 2]},
        by="p",
        within="block",
    )
    picture = td.ranking_picture(ranking, lang="en")
    labels = [label.get_text() for label in picture.figure.axes[0].get_yticklabels()]
    assert labels == ["Block X", "A  1", "B  2", "Block Y", "C  1–2", "D  1–2"]
    assert picture.alt.endswith("First: Block X: A, rank 1; Block Y: C, rank 1–2.")


def test_files(tmp_path):
    picture = pictures()["sensitivity"]
    for ending, head in (("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")):
        path = tmp_path / f"a.{ending}"
        picture.save(path)
        first = path.read_bytes()
        assert first.startswith(head)
        picture.save(path)
        assert path.read_bytes() == first
    with pytest.raises(ValueError, match="svg, png or pdf"):
        picture.save(tmp_path / "a.bmp")


def test_every_vietnamese_letter_can_be_drawn(recwarn):
    letters = "ăâđêôơư ạảãàá ặẳẵằắ ậẩẫầấ ẹẻẽèé ệểễềế ịỉĩìí ọỏõòó ộổỗồố ợởỡờớ ụủũùú ựửữừứ ỵỷỹỳý"
    td.contributions_picture({"unit": [letters, letters.upper()], "x": [1, 2]}).to_svg()
    assert not [w for w in recwarn if "missing from" in str(w.message)]


def test_what_is_refused():
    chance = td.sensitivity(POINTS, within=0.1, quota=1, draws=5, chance_only=True)
    with pytest.raises(ValueError, match="no ranks"):
        td.sensitivity_picture(chance)
    with pytest.raises(ValueError, match="no ranks"):
        td.ranks_over_time_picture({})
    with pytest.raises(ValueError, match="no ranks of: Xã D"):
        td.ranks_over_time_picture(RANKS, highlight=["Xã D"])


def test_without_matplotlib_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setattr("thidua.pictures.find_spec", lambda _: None)
    with pytest.raises(ImportError, match=r"thidua\[plot\]"):
        td.contributions_picture(POINTS)
