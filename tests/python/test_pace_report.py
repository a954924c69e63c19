"""The pace as table, HTML, CSV, chart and command: readable, escaped, the same bytes each time.

THIDUA_WRITE_GOLDEN=1 writes the golden files anew; look at the difference before keeping it.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import thidua as td
from case_file import CASES
from conftest import DATA, PLAN
from test_cli import run
from thidua.report.pace_cells import amount_text
from thidua.report.pace_chart import PaceChart
from thidua.report.pace_html import charted, pace_html, pace_page
from thidua.report.pace_rows import COLUMNS, pace_csv
from thidua.report.pace_text import pace_text
from thidua.report.pace_words import _SENTENCES

GOLDEN = Path(__file__).parent / "golden"
AS_OF = date(2024, 11, 1)
FILES = [
    str(PLAN),
    "--dossiers",
    str(DATA / "dossiers.csv"),
    "--evidence",
    str(DATA / "evidence.toml"),
    "--set",
    "issue-date=2024-06-20",
]


@pytest.fixture(scope="module")
def small() -> td.Pace:
    """Every kind of measure and outlook, of two invented divisions."""
    campaign = td.parse_campaign((CASES / "plans" / "pace.toml").read_text(encoding="utf-8"))
    evidence = td.Evidence(
        {
            "subject": [
                {"id": "P01", "kind": "collective", "name": "Phòng Một (hư cấu)"},
                {"id": "P02", "kind": "collective", "name": "Phòng <Hai> & Ba (hư cấu)"},
            ]
        }
    )
    rows = [
        ("P01", "payment", 10, 40, None, None, date(2024, 10, 18)),
        ("P01", "payment", 20, 60, None, None, date(2024, 10, 25)),
        ("P01", "payment", 44_996, 100_000, None, None, AS_OF),
        ("P01", "on-paper", 4, 60, None, None, None),
        ("P01", "roads", None, None, None, "1200 km", None),
        ("P02", "payment", None, None, "45,00%", None, None),
        ("P02", "on-paper", 0, 0, None, None, None),
    ]
    names = ("subject", "indicator", "n", "d", "reported", "quantity", "as_of")
    table = {name: list(cells) for name, cells in zip(names, zip(*rows, strict=True), strict=True)}
    facts = td.measurements(table, campaign, evidence=evidence)
    return td.pace(
        campaign,
        facts,
        evidence=evidence,
        as_of=AS_OF,
        expected={"P01": 25, ("P02", "on-paper"): 0},
        projection_weeks=2,
    )


@pytest.fixture(scope="module")
def shipped(campaign: td.Campaign, evidence: td.Evidence, tally: td.Tally) -> td.Pace:
    return td.pace(campaign, tally, evidence=evidence, as_of=AS_OF, readings="literal")


def check_golden(text: str, name: str) -> None:
    path = GOLDEN / name
    if os.environ.get("THIDUA_WRITE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_table_of_every_kind(small: td.Pace, lang: str) -> None:
    text = pace_text(small, "vi" if lang == "vi" else "en")
    check_golden(re.sub(r"[0-9a-f]{12}", "…", text), f"pace-{lang}.txt")


def test_table_of_the_shipped_data(shipped: td.Pace) -> None:
    text = pace_text(shipped, "vi")
    head = text[: text.index("P06")]
    check_golden(head, "pace-lang-son-vi.txt")


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
def test_table_keeps_to_its_width(small: td.Pace, width: int) -> None:
    text = pace_text(small, "vi", width=width)
    assert max(map(len, text.splitlines())) <= width
    assert "…" not in text
    cells = re.sub(r"\s", "", text)
    whole = ("còn", "không", "thể") if width >= 80 else ()
    whole += ("1.800km",) if width >= 100 else ()
    for word in ("P01", "P02", *whole):
        assert word in cells


def test_html_is_escaped_and_whole(small: td.Pace) -> None:
    html = pace_html(small)
    assert "Phòng &lt;Hai&gt; &amp; Ba" in html
    assert "<Hai>" not in html
    assert small._repr_html_() == html
    page = pace_page(small, charts=False)
    assert page.startswith("<!DOCTYPE html>")
    assert "<svg" not in page


def test_page_has_a_chart_for_each_measured_target(small: td.Pace) -> None:
    told: list[tuple[int, int]] = []
    page = pace_page(small, "vi", progress=lambda done, of: told.append((done, of)))
    count = len(charted(small))
    assert told == [(n, count) for n in range(1, count + 1)]
    assert page.count('<svg role="img" aria-label="Phòng') == count
    assert page == pace_page(small, "vi")
    assert not re.search(r"<dc:date>|Matplotlib v", page)


def test_csv_is_data(small: td.Pace) -> None:
    text = pace_csv(small, "en")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert list(rows[0]) == list(COLUMNS)
    by_target = {(row["subject"], row["target"]): row for row in rows}
    assert len(by_target) == len(small)
    row = by_target["P01", "pay-above"]
    assert (row["of_new"], row["of_new_per_day_exact"]) == ("8", "1/5")
    assert row["outlook"] == "possible"


def test_chart_is_a_picture_with_words(shipped: td.Pace) -> None:
    chart = shipped.chart("P02", "II.1.c")
    assert isinstance(chart, PaceChart)
    assert chart.to_png().startswith(b"\x89PNG")
    assert chart.to_svg() == shipped.chart("P02", "II.1.c").to_svg()
    assert "396/884" in chart.alt
    assert "45 %" in chart.alt
    assert 'aria-label="Phòng Nắng Sớm, II.1.c' in chart.to_html()
    assert chart.to_svg() != shipped.chart("P03", "II.1.c").to_svg()


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_chart_is_saved_the_same(shipped: td.Pace, tmp_path: Path, form: str) -> None:
    files = [tmp_path / f"{name}.{form}" for name in "ab"]
    for file in files:
        shipped.chart("P02", "II.1.c", lang="en").save(file)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_charts_of_what_has_no_number(small: td.Pace) -> None:
    for row in small:
        assert small.chart(row.subject, row.target).to_png().startswith(b"\x89PNG")
    with pytest.raises(KeyError, match="P99"):
        small.chart("P99", "pay-above")
    with pytest.raises(KeyError, match="pay-below"):
        small.chart("P01", "pay-below")


def test_without_matplotlib(small: td.Pace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thidua.report.pace_chart.find_spec", lambda _: None)
    with pytest.raises(ImportError, match=r"pip install 'thidua\[plot\]'"):
        small.chart("P01", "pay-above")
    assert "thidua[plot]" in pace_page(small, "en")


def test_importing_thidua_needs_no_matplotlib() -> None:
    code = "import sys, thidua, thidua.cli; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_sentence_is_in_both_languages() -> None:
    for key, (vi, en) in _SENTENCES.items():
        assert vi, key
        assert en, key
        assert set(re.findall(r"{\w+}", vi)) == set(re.findall(r"{\w+}", en)), key


@pytest.mark.parametrize(
    ("value", "beside", "text"),
    [
        (td.parse_percent("44,996%"), td.parse_percent("45%"), "44,996 %"),
        (td.parse_percent("45%") + td.parse_percent("1%") / 3000, None, "≈ 45,0 %"),
        (
            td.parse_percent("45%") + td.parse_percent("1%") / 3000,
            td.parse_percent("45%"),
            "≈ 45,0003 %",
        ),
        (td.parse_percent("100%"), td.parse_percent("90%"), "100 %"),
    ],
)
def test_a_rounded_number_never_looks_like_the_level(
    value: object, beside: object, text: str
) -> None:
    found = amount_text(value, "%", "vi", beside=beside)  # type: ignore[arg-type]
    assert found == text


# ---- the command ----


def test_command_prints_the_table(shipped: td.Pace) -> None:
    result = run("pace", *FILES, "--as-of", "2024-11-01", "--reading", "literal", "-q")
    assert result.exit_code == 0, result.output
    assert "39 of them working days" in result.stdout
    assert "P02" in result.stdout


@pytest.mark.parametrize("form", ["json", "csv", "html", "table"])
def test_command_writes_the_same_bytes(tmp_path: Path, form: str) -> None:
    written = []
    for name in ("a", "b"):
        file = tmp_path / name
        result = run(
            *("pace", *FILES, "--as-of", "2024-11-01", "--reading", "literal", "--by", "month"),
            *("--expected", "online-payment=300", "--no-charts", "--format", form),
            *("-o", str(file), "-q"),
        )
        assert result.exit_code == 0, result.output
        written.append(file.read_bytes())
    assert written[0] == written[1]
    if form == "json":
        assert json.loads(written[0])["asked"]["checkpoints"] == "month"


@pytest.mark.parametrize(
    ("options", "status", "says"),
    [
        ([], 2, "--as-of is needed"),
        (["--as-of", "2024-11-01", "--by", "fortnight"], 2, "fortnight"),
        (["--as-of", "2024-11-01", "--by", "2024-12-01"], 2, "2024-12-01 lies outside"),
        (["--as-of", "2024-11-01", "--expected", "many"], 2, "«many» is no number"),
        (["--as-of", "2024-11-01", "--expected", "payments=3"], 2, "no indicator «payments»"),
        (["--as-of", "2024-11-01", "--expected", "3", "--expected", "4"], 2, "given twice"),
        (["--as-of", "2024-11-01", "--expected", "3", "--expected", "same-rate"], 2, "alone"),
        (["--as-of", "2024-11-01", "--calendar", "no.toml"], 2, "no.toml"),
        (["--as-of", "2024-11-01", "--weeks", "-1"], 2, "--weeks"),
    ],
)
def test_wrong_usage(options: list[str], status: int, says: str) -> None:
    result = run("pace", *FILES, *options, "-q")
    assert result.exit_code == status, result.output
    assert says in result.output


def test_faults_of_a_calendar_and_a_table_are_told(tmp_path: Path) -> None:
    calendar = tmp_path / "calendar.toml"
    calendar.write_text("thidua_calendar = 1\n", encoding="utf-8")
    common = ("pace", *FILES, "--as-of", "2024-11-01", "-q")
    result = run(*common, "--calendar", str(calendar))
    assert result.exit_code == 1
    assert "calendar.toml" in result.output
    expected = tmp_path / "expected.csv"
    expected.write_text("subject,expected\nP99,1\nP02,many\n", encoding="utf-8")
    result = run(*common, "--expected", str(expected))
    assert result.exit_code == 1
    assert "P99" in result.output
    assert "many" in result.output
    calendar.write_text(
        'thidua_calendar = 1\nid = "o"\ntitle = "O"\nweekend = ["sunday"]\n'
        '[[year]]\nyear = 2023\nsource = "x"\nstatus = "announced"\n',
        encoding="utf-8",
    )
    result = run(*common, "--calendar", str(calendar))
    assert result.exit_code == 1
    assert "2024" in result.output
