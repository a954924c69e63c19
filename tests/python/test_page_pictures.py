"""The pages of scores, ranks and selections carry their pictures, and do without matplotlib."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from importlib import util
from pathlib import Path

import pytest
from click.testing import CliRunner
from thidua.cli.program import program

ROOT = Path(__file__).resolve().parents[2]
CARD = ROOT / "examples" / "scorecards" / "can-tho-157-2025.toml"
VALUES = "subject,sample,plan-and-evidence,C2,C3,C4,B5.1,B5.2,B5.3\n" + "".join(
    f"Phường {name},{points},có,87/100,81%,70%,99%,90%,50%\n"
    for name, points in (("A", 48), ("B", 50))
)


def page(tmp_path: Path, *args: object, lang: str = "vi") -> str:
    out = tmp_path / "page.html"
    given = [str(arg) for arg in (*args, "--format", "html", "-o", out)]
    result = CliRunner().invoke(program("en" if lang == "en" else "vi"), given)
    assert result.exit_code == 0, result.output
    return out.read_text(encoding="utf-8")


def pictures(text: str) -> list[str]:
    """The titles of the pictures; each is well-formed, and points to nothing outside the page."""
    found = []
    for part in text.split('<figure class="thidua-picture">')[1:]:
        svg = part[: part.index("</figure>")]
        root = ET.fromstring(svg)
        found.append(root.findtext("{http://www.w3.org/2000/svg}title") or "")
        assert root.attrib["role"] == "img"
        for element in root.iter():
            for key, value in element.attrib.items():
                assert not key.endswith("href") or value.startswith("#")
    return found


@pytest.fixture
def values(tmp_path: Path) -> Path:
    path = tmp_path / "values.csv"
    path.write_text(VALUES, encoding="utf-8")
    return path


def test_scores(values: Path, tmp_path: Path) -> None:
    (title,) = pictures(page(tmp_path, "score", CARD, "--values", values))
    assert "Phường B" in title
    (title,) = pictures(page(tmp_path, "score", CARD, "--values", values, lang="en"))
    assert "Phường B" in title


def test_ranks_and_how_they_moved(values: Path, tmp_path: Path) -> None:
    assert len(pictures(page(tmp_path, "rank", values, "--card", CARD))) == 1
    before = tmp_path / "before.csv"
    before.write_text(VALUES.replace(",50,", ",40,"), encoding="utf-8")
    both = pictures(page(tmp_path, "rank", values, "--card", CARD, "--earlier", before))
    assert len(both) == 2
    assert "Hiện nay" in both[1]


def test_ranks_that_nobody_knows_draw_no_course(tmp_path: Path) -> None:
    table = tmp_path / "open.csv"
    table.write_text("subject,points\nA,\nB,\n", encoding="utf-8")
    assert len(pictures(page(tmp_path, "rank", table, "--by", "points", "--earlier", table))) == 1


def test_courses_of_several_groups_are_not_mixed(tmp_path: Path) -> None:
    table = tmp_path / "blocks.csv"
    table.write_text("subject,block,points\nA,1,5\nB,2,6\n", encoding="utf-8")
    given = ("rank", table, "--by", "points", "--within", "block", "--earlier", table)
    assert len(pictures(page(tmp_path, *given))) == 1


def test_a_selection(values: Path, tmp_path: Path) -> None:
    given = ("select", values, "--card", CARD, "--quota", "1")
    assert len(pictures(page(tmp_path, *given))) == 1


def test_nobody_is_no_picture(tmp_path: Path) -> None:
    table = tmp_path / "none.csv"
    table.write_text("subject,points\n", encoding="utf-8")
    assert pictures(page(tmp_path, "rank", table, "--by", "points")) == []


def test_without_matplotlib(values: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find = util.find_spec
    monkeypatch.setattr(
        "thidua.report.page_pictures.find_spec",
        lambda name: None if name == "matplotlib" else find(name),
    )
    for command in (
        ("score", CARD, "--values", values),
        ("rank", values, "--card", CARD),
        ("select", values, "--card", CARD, "--quota", "1"),
    ):
        text = page(tmp_path, *command)
        assert pictures(text) == []
        assert "Phường A" in text
