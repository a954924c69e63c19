"""Where results go: to the terminal, or to a file, in UTF-8."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click
from rich.console import Console

from thidua.cli.words import say
from thidua.diagnostics import Language
from thidua.pictures import Picture

if TYPE_CHECKING:
    from typing_extensions import Buffer

__all__ = ["check_output", "outlasting", "result_console", "save_picture", "write"]


class _Outlasting(io.FileIO):
    def write(self, data: Buffer, /) -> int:
        """Write; what comes after the reader has gone goes nowhere."""
        try:
            return super().write(data)
        except BrokenPipeError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self.fileno())
            os.close(nowhere)
            return memoryview(data).nbytes


def outlasting(stream: TextIO) -> TextIO:
    """The stream, such that a reader who has gone («| head») does not change how a command ends.

    Click and Rich would exit with 1 when they meet the closed pipe, whatever was found. And a
    terminal that has no Vietnamese letters gets signs for them, not a crash. A stream that is no
    file is left as it is.
    """
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    stream.flush()
    return io.TextIOWrapper(
        io.BufferedWriter(_Outlasting(stream.fileno(), "w", closefd=False)),
        encoding=stream.encoding,
        errors="replace",
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )


def result_console() -> Console:
    """The standard output; as wide as the terminal or COLUMNS says, else 120."""
    width = shutil.get_terminal_size((120, 40)).columns
    return Console(width=max(width, 40), highlight=False, markup=False, emoji=False)


def check_output(output: Path | None, files: Iterable[Path], lang: Language) -> None:
    """Refuse to write over an input.

    Raises:
        click.UsageError: when the result would be written over one of the files.
    """
    if output is not None and output.exists() and any(output.samefile(file) for file in files):
        context = click.get_current_context(silent=True)
        raise click.UsageError(say(lang, "same-file", path=output), context)


def write(result: str | bytes, output: Path | None, lang: Language, *, quiet: bool) -> None:
    """Write a result as it is, byte by byte.

    Raises:
        click.UsageError: when the file can't be written.
    """
    data = result.encode("utf-8") if isinstance(result, str) else result
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


def save_picture(drawn: Callable[[], Picture], path: Path, lang: Language) -> None:
    """Draw and save a picture.

    Raises:
        click.UsageError: when matplotlib is not there, or the file can't be written as it is named.
    """
    context = click.get_current_context(silent=True)
    if path.suffix.lower() not in {".svg", ".png", ".pdf"}:
        raise click.UsageError(say(lang, "picture-ending", path=path), context)
    try:
        drawn().save(path)
    except OSError as error:
        reason = error.strerror or str(error)
        text = say(lang, "cannot-write", path=path, reason=reason)
        raise click.UsageError(text, context) from error
    except ImportError as error:
        raise click.UsageError(say(lang, "picture-matplotlib"), context) from error
    except ValueError as error:
        raise click.UsageError(str(error), context) from error
