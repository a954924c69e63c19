"""Every diagnostic has an input that provokes it, and stands in the gallery's page."""

from __future__ import annotations

from pathlib import Path

import gallery
import pytest


@pytest.mark.parametrize(
    ("room", "path"), list(gallery.inputs()), ids=lambda value: getattr(value, "stem", value)
)
def test_an_input_gets_its_diagnostic(room: str, path: Path) -> None:
    diagnostics = gallery.ROOMS[room](path)
    if path.stem == "many-faults":
        assert len({d.code for d in diagnostics}) >= 10
        assert list(diagnostics) == sorted(diagnostics, key=lambda d: (d.line or 0, d.column or 0))
        return
    assert gallery.code_of(path) in {d.code for d in diagnostics}
    # One fault in the input, one diagnostic: nothing is said twice, nothing follows from it.
    if path.stem == "table.column-of-no-input":  # said beside the input that has no column
        diagnostics = [d for d in diagnostics if d.code != "table.input-without-column"]
    assert len(diagnostics) == 1, [str(d) for d in diagnostics]


@pytest.mark.parametrize(
    ("code", "diagnostics"), list(gallery.made_inputs()), ids=lambda v: str(v)[:40]
)
def test_a_made_input_gets_its_diagnostic(code: str, diagnostics: gallery.Diagnostics) -> None:
    assert code in {d.code for d in diagnostics}


def test_every_diagnostic_has_an_input() -> None:
    shown = {gallery.code_of(path) for _, path in gallery.inputs()}
    shown |= {code for code, _ in gallery.made_inputs()}
    assert set(gallery.all_codes()) - shown == gallery.IMPOSSIBLE


def test_sentences_are_filled_and_there_in_both_languages() -> None:
    for room, path in gallery.inputs():
        for diagnostic in gallery.ROOMS[room](path):
            for lang in ("vi", "en"):
                text = diagnostic.text(lang)
                assert diagnostic.message(lang)
                assert "{0}" not in text
                assert "{1}" not in text
            without_file = ("rule.", "measure.", "rank.", "select.")
            assert diagnostic.file or diagnostic.code.startswith(without_file)


def test_the_page_is_what_the_code_says() -> None:
    assert gallery.PAGE.read_text(encoding="utf-8") == gallery.page(), (
        "run: python tests/python/gallery.py"
    )
