"""``thidua evaluate``: every subject judged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from thidua.cli.inputs import FaultyInputs, Inputs, evaluated
from thidua.cli.options import (
    LocalCommand,
    facts_options,
    format_option,
    lang_option,
    output_option,
    plan_argument,
    quiet_option,
)
from thidua.cli.output import check_output, result_console, write
from thidua.cli.words import say
from thidua.diagnostics import Language
from thidua.evaluation import Evaluation
from thidua.report import evaluation_csv, evaluation_page, evaluation_text, print_evaluation

__all__ = ["evaluate_command"]


def evaluate_command(lang: Language) -> click.Command:
    """The command in that language."""

    def evaluate(
        form: str, output: Path | None, set_aside: Path | None, quiet: bool, **given: Any
    ) -> int:
        inputs = Inputs(**given)
        check_output(output, inputs.files(), lang)
        check_output(set_aside, inputs.files(), lang)
        if set_aside is not None and not inputs.dossiers:
            context = click.get_current_context(silent=True)
            raise click.UsageError(say(lang, "aside-without-facts"), context)
        try:
            evaluation = evaluated(inputs, lang, quiet=quiet)
        except FaultyInputs:
            return 1
        if set_aside is not None:
            _write_set_aside(evaluation, set_aside, lang, quiet=quiet)
        if form == "table" and output is None:
            print_evaluation(result_console(), evaluation, lang)
        else:
            write(_rendered(evaluation, form, lang), output, lang, quiet=quiet)
        return 0

    params: list[click.Parameter] = [
        plan_argument(lang),
        *facts_options(lang),
        lang_option(lang),
        format_option(lang, ["table", "json", "csv", "html"]),
        output_option(lang),
        click.Option(
            ["--set-aside"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            help=say(lang, "set-aside"),
        ),
        quiet_option(lang),
    ]
    return LocalCommand("evaluate", lang, callback=evaluate, params=params)


def _rendered(evaluation: Evaluation, form: str, lang: Language) -> str:
    if form == "json":
        return evaluation.to_json().rstrip("\n") + "\n"
    if form == "csv":
        return evaluation_csv(evaluation, lang)
    if form == "html":
        return evaluation_page(evaluation, lang)
    return evaluation_text(evaluation, lang)


def _write_set_aside(evaluation: Evaluation, path: Path, lang: Language, *, quiet: bool) -> None:
    tally = evaluation.tally
    if tally is None:
        return
    try:
        tally.write_set_aside(path, lang=lang)
    except OSError as error:
        text = say(lang, "cannot-write", path=path, reason=error.strerror or str(error))
        raise click.UsageError(text, click.get_current_context(silent=True)) from error
    if not quiet:
        count = len(tally.set_aside) + len(tally.outside_period)
        click.echo(say(lang, "aside-written", count=count, path=path), err=True)
