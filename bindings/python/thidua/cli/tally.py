"""``thidua tally``: dossiers counted, file by file, to be judged later and elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import click

from thidua.cli.faults import error_console
from thidua.cli.inputs import FaultyInputs, Reader, read_counting
from thidua.cli.options import (
    LocalCommand,
    evidence_option,
    file_type,
    files_argument,
    lang_option,
    plan_argument,
    quiet_option,
    set_option,
)
from thidua.cli.output import check_output, write
from thidua.cli.progress import steps
from thidua.cli.words import say
from thidua.diagnostics import Diagnostic, Language
from thidua.facts import Progress, Tally
from thidua.parts import PartsError
from thidua.report.words import number
from thidua.streams import FilesTally, Step, tally_files
from thidua.written import is_tally_name

__all__ = ["tally_command"]


def tally_command(lang: Language) -> click.Command:
    """The command in that language."""

    def tally(
        out: Path | None, resume: Path | None, batches: bool, quiet: bool, **given: Any
    ) -> int:
        inputs = [given["plan"], *given["files"]]
        inputs += [given[name] for name in ("evidence", "columns") if given[name] is not None]
        check_output(out, inputs, lang)
        if out is not None and not is_tally_name(out):
            context = click.get_current_context(silent=True)
            raise click.UsageError(say(lang, "tally-ending", path=out), context)
        try:
            counted = _counted(lang, resume, batches=batches, quiet=quiet, **given)
        except FaultyInputs:
            return 1
        click.echo("\n".join(_summary(counted, lang)))
        if out is not None:
            write(counted.tally.to_bytes(), out, lang, quiet=quiet)
        return 0

    params: list[click.Parameter] = [
        plan_argument(lang),
        files_argument(lang),
        evidence_option(lang),
        click.Option(
            ["--columns"], type=file_type(lang), metavar="FILE", help=say(lang, "columns-option")
        ),
        set_option(lang),
        lang_option(lang),
        click.Option(
            ["-o", "--out"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            help=say(lang, "tally-out"),
        ),
        click.Option(
            ["--resume"],
            type=click.Path(path_type=Path),
            metavar="DIR",
            help=say(lang, "tally-resume"),
        ),
        click.Option(["--batches"], is_flag=True, help=say(lang, "tally-batches")),
        quiet_option(lang),
    ]
    return LocalCommand("tally", lang, callback=tally, params=params)


def _counted(
    lang: Language,
    resume: Path | None,
    *,
    batches: bool,
    quiet: bool,
    plan: Path,
    files: tuple[Path, ...],
    evidence: Path | None,
    columns: Path | None,
    parameters: dict[str, str],
) -> FilesTally:
    """Count the files.

    Raises:
        FaultyInputs: when a file has faults; all of all files have been told.
    """
    with steps(error_console(), lang, quiet=quiet) as told:
        reader = Reader(lang, told)
        campaign, register, mapping = read_counting(reader, plan, parameters, evidence, columns)
        if campaign is None or reader.is_faulty():
            reader.stop_on_faults()
            raise FaultyInputs
        if not quiet:
            reader.stop_on_faults()
        progress = told.counted("counting-files")
        count = partial(
            tally_files,
            files,
            campaign,
            evidence=register,
            columns=mapping,
            resume=resume,
            batches=batches,
            progress=lambda step: _tell(progress, step),
        )
        counted = reader.read(files[0], lambda: _or_refused(count, reader, resume))
        if counted is None:
            reader.stop_on_faults()
            raise FaultyInputs
        return counted


def _or_refused(
    count: Callable[[], FilesTally], reader: Reader, resume: Path | None
) -> FilesTally | None:
    """What was counted; nothing when the folder of parts can't be used, which is kept."""
    try:
        return count()
    except PartsError as error:
        reader.refuse(resume or Path(), error.message(reader.lang))
        return None


def _tell(progress: Progress, step: Step) -> None:
    mib = 1 << 20
    progress(step.bytes_read // mib, max(1, step.bytes_in_all // mib))


def _summary(counted: FilesTally, lang: Language) -> list[str]:
    """Rows by what became of them, and files that are not as expected."""
    tally, files = counted.tally, counted.files
    head = [
        say(lang, "tally-files", count=number(len(files), lang)),
        say(lang, "tally-rows", count=number(tally.rows_read, lang)),
    ]
    lines = [", ".join(head)]
    taken_up = sum(file.state == "taken-up" for file in files)
    if taken_up:
        lines.append("  " + say(lang, "tally-taken-up", count=number(taken_up, lang)))
    for file in files:
        if file.state == "counted-anew":
            lines.append("  " + say(lang, "tally-anew", path=file.path))
        elif file.state == "delivered-twice":
            lines.append("  " + say(lang, "tally-twice", path=file.path, other=file.same_as))
    outside, aside = tally.rows_outside_period, tally.rows_set_aside
    lines.append(say(lang, "tally-counted", count=number(tally.rows_counted, lang)))
    lines.append(say(lang, "tally-outside", count=number(outside, lang)))
    lines.append(say(lang, "tally-aside", count=number(aside, lang)))
    return lines + _reasons(tally, lang)


def _reasons(tally: Tally, lang: Language) -> list[str]:
    """Why rows were set aside: how many, the reason, and the first of them."""
    first: dict[str, Diagnostic] = {}
    for fault in tally.set_aside:
        first.setdefault(fault.code, fault)
    counts = {code: rows for code, rows in tally.rows_aside.items() if code in first}
    width = max((len(number(count, lang)) for count in counts.values()), default=0)
    return [
        f"  {number(count, lang):>{width}}  {code}  "
        f"({say(lang, 'tally-first', where=first[code].place(lang))}: {first[code].message(lang)})"
        for code, count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    ]
