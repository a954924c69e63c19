"""``thidua score``: points, totals and grades by a scorecard."""

from __future__ import annotations

from pathlib import Path

import click

from thidua.cli.cards import card_of_plan
from thidua.cli.faults import error_console, print_faults, summed
from thidua.cli.options import (
    LocalCommand,
    file_type,
    format_option,
    lang_option,
    one_of,
    output_option,
    picture_option,
    quiet_option,
    set_option,
)
from thidua.cli.output import check_output, save_picture, write
from thidua.cli.words import say
from thidua.diagnostics import InputError, Language
from thidua.pictures import contributions_picture
from thidua.report.scoreboard import scoreboard_csv, scoreboard_page, scoreboard_text
from thidua.score import Arithmetic, Scoreboard, score
from thidua.scorecard import load_scorecard

__all__ = ["score_command"]


def score_command(lang: Language) -> click.Command:
    """The command in that language."""

    def usage(key: str, **words: str) -> click.UsageError:
        context = click.get_current_context(silent=True)
        return click.UsageError(say(lang, key, **words), context)

    def run(
        scorecard: Path | None,
        values: Path | None,
        plan: Path | None,
        card: str | None,
        parameters: dict[str, str],
        arithmetic: Arithmetic | None,
        subject: str | None,
        form: str,
        output: Path | None,
        quiet: bool,
        picture: Path | None,
    ) -> int:
        if plan is not None and values is None:
            scorecard, values = None, scorecard  # thidua score VALUES --plan PLAN
        if values is None or (scorecard is None) == (plan is None) or (card and plan is None):
            raise usage("score-what")
        inputs = [path for path in (scorecard, plan, values) if path is not None]
        for file in (output, picture):
            check_output(file, inputs, lang)
        try:
            if plan is not None:
                chosen = card_of_plan(plan, card, parameters, lang)
            elif scorecard is not None:
                chosen = load_scorecard(scorecard, parameters=parameters)
            board = score(chosen, values, arithmetic=arithmetic)
        except InputError as error:
            print_faults(error_console(), error.diagnostics, lang)
            click.echo(summed(error.diagnostics, lang), err=True)
            return 1
        if subject is not None or form == "csv":  # the other forms hold them
            warnings = [note for note in board.notes if note.severity == "warning"]
            print_faults(error_console(), warnings, lang)
        if picture is not None and board:
            save_picture(lambda: contributions_picture(board, lang=lang), picture, lang)
        if subject is not None:
            if subject not in board:
                text = say(lang, "no-subject", name=subject, hint="")
                raise click.UsageError(text, click.get_current_context(silent=True))
            write(board.explain(subject, lang) + "\n", output, lang, quiet=quiet)
            return 0
        write(_rendered(board, form, lang), output, lang, quiet=quiet)
        return 0

    file = file_type(lang)
    params: list[click.Parameter] = [
        click.Argument(["scorecard"], type=file, metavar="SCORECARD|VALUES", required=False),
        click.Option(["--values"], type=file, metavar="FILE", help=say(lang, "score-values")),
        click.Option(["--plan"], type=file, metavar="PLAN", help=say(lang, "score-plan")),
        click.Option(["--card"], metavar="ID", help=say(lang, "score-card")),
        set_option(lang),
        click.Option(
            ["--arithmetic"],
            type=one_of(["exact", "portal"], lang),
            metavar="exact|portal",
            help=say(lang, "score-arithmetic"),
        ),
        click.Option(["--explain", "subject"], metavar="SUBJECT", help=say(lang, "score-explain")),
        picture_option(lang),
        lang_option(lang),
        format_option(lang, ["table", "json", "csv", "html"]),
        output_option(lang),
        quiet_option(lang),
    ]
    return LocalCommand("score", lang, callback=run, params=params)


def _rendered(board: Scoreboard, form: str, lang: Language) -> str:
    if form == "json":
        return board.to_json()
    if form == "csv":
        return scoreboard_csv(board)
    if form == "html":
        return scoreboard_page(board, lang)
    return scoreboard_text(board, lang)
