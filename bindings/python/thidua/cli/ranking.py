"""``thidua rank``: exact ranks, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from thidua.cli.options import LocalCommand, file_type, picture_option
from thidua.cli.output import check_output, save_picture, write
from thidua.cli.ranking_options import (
    check_known,
    faulty,
    output_options,
    ranked,
    ranking_options,
    usage,
)
from thidua.cli.words import say
from thidua.diagnostics import InputError, Language
from thidua.pictures import ranking_picture
from thidua.rank import Ranking
from thidua.report import ranking as report
from thidua.report.ranking_frames import ranking_csv

__all__ = ["rank_command"]


def rank_command(lang: Language) -> click.Command:
    """The command in that language."""

    def run(
        table: Path,
        explained: str | None,
        earlier: Path | None,
        form: str,
        output: Path | None,
        quiet: bool,
        picture: Path | None,
        **given: Any,
    ) -> int:
        for file in (output, picture):
            check_output(file, [table, *([earlier] if earlier else [])], lang)
        try:
            ranking = ranked(table, given, lang)
            before = ranked(earlier, given, lang) if earlier else None
        except InputError as error:
            return faulty(error, lang)
        except ValueError as error:
            raise usage(str(error)) from error
        if picture is not None and ranking:
            save_picture(lambda: ranking_picture(ranking, lang=lang), picture, lang)
        if explained is not None:
            check_known(ranking, explained, lang)
            text = ranking.explain(explained, lang) + "\n"
            margin = ranking.explain_margin(explained, lang)
            write(text + (margin + "\n" if margin else ""), output, lang, quiet=quiet)
            return 0
        write(_ranking(ranking, before, form, lang), output, lang, quiet=quiet)
        return 0

    params = ranking_options(lang)
    params.append(
        click.Option(
            ["--earlier"], type=file_type(lang), metavar="TABLE", help=say(lang, "rank-earlier")
        )
    )
    return LocalCommand(
        "rank", lang, callback=run, params=[*params, picture_option(lang), *output_options(lang)]
    )


def _ranking(ranking: Ranking, before: Ranking | None, form: str, lang: Language) -> str:
    if form == "json":
        return ranking.to_json()
    if form == "csv":
        return ranking_csv(ranking)
    if form == "html":
        return report.ranking_page(ranking, lang, earlier=before)
    return report.ranking_text(ranking, lang, earlier=before)
