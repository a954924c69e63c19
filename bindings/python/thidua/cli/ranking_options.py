"""What ``thidua rank`` and ``thidua select`` share: options of an order, and the ranking by it."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from thidua.cli.cards import card_of_plan
from thidua.cli.faults import error_console, print_faults, summed
from thidua.cli.options import (
    file_type,
    format_option,
    lang_option,
    one_of,
    output_option,
    quiet_option,
    set_option,
)
from thidua.cli.words import say
from thidua.diagnostics import InputError, Language
from thidua.rank import Key, Ranking, rank
from thidua.score import score
from thidua.score_table import score_table
from thidua.scorecard import Scorecard, load_scorecard

__all__ = [
    "check_known",
    "faulty",
    "output_options",
    "ranked",
    "ranking_options",
    "usage",
]


def usage(text: str) -> click.UsageError:
    return click.UsageError(text, click.get_current_context(silent=True))


def _key(text: str | Key, lang: Language) -> Key:
    """«column», «column:lower», «column@clause», «column:lower@clause»."""
    if isinstance(text, Key):  # of a file
        return text
    column, _, cite = text.partition("@")
    lower = column.endswith(":lower")
    ending = column.rpartition(":")[2].lower()
    if not lower and ":" in column and get_close_matches(ending, ("lower", "higher"), 1, 0.7):
        raise usage(say(lang, "tie-break-suffix", text=text))
    return Key(column.removesuffix(":lower"), lower, cite)


def ranked(table: Path, given: dict[str, Any], lang: Language) -> Ranking:
    by, high = given["by"], given["high"]
    common: dict[str, Any] = {
        "tie_breaks": [_key(text, lang) for text in given["tie_breaks"]],
        "end": given["end"],
        "end_cite": given["end_cite"] or "",
        "method": given["method"],
        "within": given["within"] or None,
    }
    if given["card"] or given["plan"]:
        if by or high or given["lower_first"]:
            raise usage(say(lang, "rank-card-or-by"))
        card = _card(given, lang)
        values, _ = score_table(table)
        board = score(card, values)
        # A table with a row a subject and input has no further columns.
        further = None if "input" in values.columns else values
        return rank(board, cite=given["cite"] or "", columns=further, **common)
    if not by:
        raise usage(say(lang, "rank-card-or-by"))
    return rank(
        table,
        by=Key((by, high) if high else by, given["lower_first"], given["cite"] or ""),
        subject=given["subject_column"],
        block=given["block"],
        kind=given["kind"],
        **common,
    )


def _card(given: dict[str, Any], lang: Language) -> Scorecard:
    if given["plan"]:
        return card_of_plan(given["plan"], given["card"], given["parameters"], lang)
    context = click.get_current_context(silent=True)
    file = file_type(lang).convert(given["card"], None, context)
    return load_scorecard(file, parameters=given["parameters"])


def ranking_options(lang: Language) -> list[click.Parameter]:
    def option(*names: str, text: str, **more: Any) -> click.Option:
        return click.Option(list(names), help=say(lang, text), **more)

    methods = ["competition", "modified", "dense", "ordinal", "average"]
    column = {"metavar": "COLUMN"}
    return [
        click.Argument(["table"], type=file_type(lang), metavar="TABLE"),
        option("--by", text="rank-by", **column),
        option("--card", text="rank-card", metavar="SCORECARD|ID"),
        option("--plan", text="rank-plan", type=file_type(lang), metavar="PLAN"),
        set_option(lang),
        option("--high", text="rank-high", **column),
        option("--lower-first", text="rank-lower-first", is_flag=True),
        option("--cite", text="rank-cite", metavar="CLAUSE"),
        option(
            "--tie-break",
            "tie_breaks",
            text="rank-tie-break",
            multiple=True,
            metavar="COLUMN[:lower][@CLAUSE]",
        ),
        option(
            "--end",
            text="rank-end",
            type=one_of(["joint", "council"], lang),
            default="joint",
            show_default=True,
        ),
        option("--end-cite", text="rank-end-cite", metavar="CLAUSE"),
        option(
            "--method",
            text="rank-method",
            type=one_of(methods, lang),
            default="competition",
            show_default=True,
        ),
        option("--within", text="rank-within", multiple=True, **column),
        option("--subject-column", text="rank-subject", **column),
        option("--block", text="rank-block", **column),
        option("--kind", text="rank-kind", **column),
    ]


def output_options(lang: Language) -> list[click.Parameter]:
    return [
        click.Option(["--explain", "explained"], metavar="SUBJECT", help=say(lang, "rank-explain")),
        lang_option(lang),
        format_option(lang, ["table", "json", "csv", "html"]),
        output_option(lang),
        quiet_option(lang),
    ]


def faulty(error: InputError, lang: Language) -> int:
    print_faults(error_console(), error.diagnostics, lang)
    click.echo(summed(error.diagnostics, lang), err=True)
    return 1


def check_known(ranking: Ranking, subject: str, lang: Language) -> None:
    if subject not in ranking:
        raise usage(say(lang, "no-subject", name=subject, hint=""))
