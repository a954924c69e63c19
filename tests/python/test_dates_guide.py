"""The guide's pages on dates and on award money: their examples print what the pages show."""

from __future__ import annotations

import contextlib
import io
import re

import pytest
from conftest import ROOT

GUIDE = ROOT / "docs" / "guide"
PAIR = re.compile(r"^```python\n(?!>>>)(.*?)^```\n```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def printed(code: str, names: dict[str, object]) -> list[str]:
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(compile(code, "a page of the guide", "exec"), names)
    return [line.rstrip() for line in out.getvalue().splitlines() if line.strip()]


def test_the_examples_of_the_page_on_dates_print_what_it_shows() -> None:
    text = (GUIDE / "dates-and-terms.md").read_text(encoding="utf-8")
    examples = PAIR.findall(text)
    assert len(examples) == text.count("```python") == 7
    names: dict[str, object] = {}
    for code, shown in examples:
        assert printed(code, names) == shown.splitlines()


def test_each_example_of_the_page_on_money_runs_alone() -> None:
    text = (GUIDE / "award-money.md").read_text(encoding="utf-8")
    examples = PAIR.findall(text)
    # the first is a doctest, which pytest runs as such
    assert len(examples) == text.count("```python") - text.count("```python\n>>>") == 2
    for code, shown in examples:
        assert printed(code, {}) == shown.splitlines()


@pytest.mark.parametrize("page", ["award-money.md"])
def test_no_example_leaves_its_imports_to_another(page: str) -> None:
    for block in re.findall(
        r"^```python\n(.*?)^```$", (GUIDE / page).read_text("utf-8"), re.M | re.S
    ):
        assert "import thidua as td" in block
