"""How far the work is: bars on a terminal, plain lines elsewhere, always on the standard error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from thidua.cli.words import say
from thidua.diagnostics import Language
from thidua.facts import Progress as Told
from thidua.report.words import number

__all__ = ["Steps", "steps"]


class Steps(Protocol):
    """The steps of an evaluation, as they are told."""

    def note(self, key: str, **values: object) -> None:
        """Say that a step begins."""

    def counted(self, key: str) -> Told:
        """Say how far a step is that counts; the sentences are «key» and «key-short»."""


class _Silent:
    def note(self, key: str, **values: object) -> None:
        """Nothing."""

    def counted(self, key: str) -> Told:
        return lambda done, of: None


class _Lines:
    """One line a step."""

    def __init__(self, console: Console, lang: Language) -> None:
        self._console = console
        self._lang = lang

    def note(self, key: str, **values: object) -> None:
        self._console.print(say(self._lang, key, **values))

    def counted(self, key: str) -> Told:
        told = False

        def tell(_done: int, of: int) -> None:
            nonlocal told
            if not told:
                told = True
                self.note(key, count=number(of, self._lang))

        return tell


class _Bars(_Lines):
    """One bar a step that counts."""

    def __init__(self, console: Console, lang: Language, bars: Progress) -> None:
        super().__init__(console, lang)
        self._bars = bars

    def note(self, key: str, **values: object) -> None:
        self._bars.console.print(say(self._lang, key, **values), style="dim")

    def counted(self, key: str) -> Told:
        task = self._bars.add_task(say(self._lang, f"{key}-short"), total=None)

        def tell(done: int, of: int) -> None:
            self._bars.update(task, completed=done, total=of)

        return tell


@contextmanager
def steps(console: Console, lang: Language, *, quiet: bool) -> Iterator[Steps]:
    """What to tell the steps to."""
    if quiet:
        yield _Silent()
    elif console.is_terminal:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=console, transient=True) as bars:
            yield _Bars(console, lang, bars)
    else:
        yield _Lines(console, lang)
