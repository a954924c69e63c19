"""The guide's page on dates: its examples, run in order, print what the page shows."""

from __future__ import annotations

import contextlib
import io
import re

from conftest import ROOT

PAGE = ROOT / "docs" / "guide" / "dates-and-terms.md"
PAIR = re.compile(r"^```python\n(.*?)^```\n```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_examples_of_the_page_on_dates_print_what_it_shows() -> None:
    text = PAGE.read_text(encoding="utf-8")
    examples = PAIR.findall(text)
    assert len(examples) == text.count("```python") == 7
    names: dict[str, object] = {}
    for code, shown in examples:
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(compile(code, str(PAGE), "exec"), names)
        lines = [line.rstrip() for line in printed.getvalue().splitlines() if line.strip()]
        assert lines == shown.splitlines()
