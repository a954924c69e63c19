"""Where results go: to the terminal, or to a file, in UTF-8."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

import click
from rich.console import Console

from thidua.cli.words import say
from thidua.diagnostics import Language

__all__ = ["check_output", "result_console", "write"]


class _ResultConsole(Console):
    def on_broken_pipe(self) -> None:
        """Leave a reader who has gone to the program, as everywhere; Rich would exit with 1."""
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))


def result_console() -> Console:
    """The standard output; as wide as the terminal or COLUMNS says, else 120."""
    width = shutil.get_terminal_size((120, 40)).columns
    return _ResultConsole(width=max(width, 40), highlight=False, markup=False, emoji=False)


def check_output(output: Path | None, files: Iterable[Path], lang: Language) -> None:
    """Refuse to write over an input.

    Raises:
        click.UsageError: when the result would be written over one of the files.
    """
    if output is not None and output.exists() and any(output.samefile(file) for file in files):
        context = click.get_current_context(silent=True)
        raise click.UsageError(say(lang, "same-file", path=output), context)


def write(text: str, output: Path | None, lang: Language, *, quiet: bool) -> None:
    """Write a result as it is, byte by byte.

    Raises:
        click.UsageError: when the file can't be written.
    """
    data = text.encode("utf-8")
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        reason = error.strerror or str(error)
        context = click.get_current_context(silent=True)
        text = say(lang, "cannot-write", path=output, reason=reason)
        raise click.UsageError(text, context) from error
    if not quiet:
        click.echo(say(lang, "written", path=output), err=True)
