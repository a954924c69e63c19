"""``thidua money``: what it answers, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import thidua as td
from click.testing import CliRunner, Result
from thidua.cli.program import program


def run(*args: str, lang: str = "en") -> Result:
    return CliRunner().invoke(
        program("en" if lang == "en" else "vi"), ["money", *args, "--lang", lang]
    )


MERIT = ("bang-khen-tinh", "collective", "--decided", "2025-03-01")
INDIVIDUAL = ("bang-khen-tinh", "individual", "--decided", "2025-03-01")


def test_lists_what_it_knows() -> None:
    assert [line.split()[0] for line in run().stdout.splitlines()] == list(td.shipped_law().awards)
    assert "Giấy khen" in run(lang="vi").stdout
    data = json.loads(run("--format", "json").stdout)
    assert data["awards"]["giay-khen"]["vi"].startswith("Giấy khen")


def test_tells_how_the_amount_comes_about() -> None:
    for lang, amount in (("vi", "7.020.000 đồng"), ("en", "7,020,000 VND")):
        done = run(*MERIT, lang=lang)
        assert done.exit_code == 0
        assert amount in done.stdout
        assert "73/2024/NĐ-CP" in done.stdout


def test_json_has_whole_numbers_and_texts_only() -> None:
    data = json.loads(
        run(*INDIVIDUAL, "--trust", "inferred", "--format", "json").stdout,
        parse_float=lambda text: pytest.fail(f"a number with a fraction: {text}"),
    )
    assert (data["multiple"], data["amount"], data["status"]) == ("3/2", 3510000, "inferred")


def test_figures_of_ones_own(tmp_path: Path) -> None:
    given = ("--multiple", "1.5", "--base", "2340001", "--rounding", "none")
    assert "7020003/2" in run(*INDIVIDUAL, *given).output
    assert run(*INDIVIDUAL, *given).exit_code == 1
    assert "3,520,000 VND" in run(*INDIVIDUAL, *given[:4]).stdout
    file = tmp_path / "law.toml"
    file.write_text(td.shipped_law().to_toml(), encoding="utf-8")
    assert run(*MERIT, "--law", str(file)).stdout == run(*MERIT).stdout


def test_what_is_not_known_is_a_fault() -> None:
    for args, code in (
        (INDIVIDUAL, "money.not-trusted"),
        (("no-award", *MERIT[1:]), "money.unknown-award"),
        ((*MERIT[:3], "2017-01-01"), "not-known"),
    ):
        done = run(*args)
        assert done.exit_code == 1
        assert code in done.output


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("giay-khen",), "RECIPIENT is missing"),
        (("giay-khen", "collective"), "--decided is missing"),
        (("giay-khen", "office", "--decided", "2025-03-01"), "there is no «office»"),
        ((*MERIT, "--multiple", "1,5,0"), "no multiple"),
        ((*MERIT, "--multiple", "1/0"), "no multiple"),
        ((*MERIT, "--multiple", "nan"), "no multiple"),
        ((*MERIT, "--base", "2.340.000"), "no number of đồng"),
        ((*MERIT, "--base", "0"), "no number of đồng"),
        (("--decided", "2025-03-01"), "AWARD is missing"),
    ],
)
def test_wrong_usage(args: tuple[str, ...], told: str) -> None:
    done = run(*args)
    assert done.exit_code == 2
    assert told in done.output


def test_a_plan_gives_its_own_figures(tmp_path: Path) -> None:
    plan = Path(__file__).parents[1] / "cases" / "plans" / "stepping.toml"
    assert run(*MERIT, "--plan", str(plan), "--base", "1").exit_code == 2
    done = run("no-award", "collective", "--decided", "2025-03-01", "--plan", str(plan))
    assert done.exit_code == 1
    assert "money." in done.output


def test_a_multiple_with_a_decimal_comma() -> None:
    comma, point = (run(*INDIVIDUAL, "--multiple", text).stdout for text in ("1,5", "1.5"))
    assert "3,510,000 VND" in comma
    assert comma == point
    done = run("giay-khen", "collective", "--decided", "0001-01-01")
    assert done.exit_code == 2
    assert "before 1400-01-01" in done.stderr
