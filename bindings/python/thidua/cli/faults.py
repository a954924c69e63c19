"""Faults of inputs: told all at once, with the exit status 1."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click
from rich.console import Console
from rich.text import Text

from thidua.cli.words import say
from thidua.diagnostics import Diagnostic, Language
from thidua.report.survey import clean
from thidua.report.text import hanging

__all__ = ["error_console", "has_errors", "print_faults", "summed"]

_STYLES = {"error": "bold red", "warning": "yellow", "note": "blue"}


def error_console() -> Console:
    """What is said beside the result goes to the standard error."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)


def has_errors(faults: Iterable[Diagnostic]) -> bool:
    """Whether one of them is more than a warning."""
    return any(fault.severity == "error" for fault in faults)


def summed(faults: Sequence[Diagnostic], lang: Language) -> str:
    """«3 lỗi, 1 cảnh báo»."""
    errors = sum(fault.severity == "error" for fault in faults)
    warnings = sum(fault.severity == "warning" for fault in faults)
    return say(lang, "counts-of", errors=errors, warnings=warnings)


def print_faults(console: Console, faults: Iterable[Diagnostic], lang: Language) -> None:
    """Each fault in a paragraph: place, severity, sentence, code, clause; the hint below."""
    for fault in faults:
        head, *rest = clean_lines(fault.text(lang))
        place = clean(fault.place(lang))
        text = Text(head)
        text.stylize("bold", 0, len(place))
        word = say(lang, fault.severity)
        if head[len(place) :].startswith(f": {word}") or not place:
            start = len(place) + 2 if place else 0
            text.stylize(_STYLES[fault.severity], start, start + len(word))
        _print(console, text)
        for line in rest:
            _print(console, Text(line, style="dim"))


def clean_lines(text: str) -> list[str]:
    """The lines of a text, without control characters."""
    return [clean(line) for line in text.split("\n")]


def _print(console: Console, text: Text) -> None:
    if console.is_terminal:
        hanging(console, text, 0, 4)
    else:
        click.echo(text.plain, file=console.file)
