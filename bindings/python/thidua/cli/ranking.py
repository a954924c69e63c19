"""``thidua rank`` and ``thidua select``: exact ranks, and who is selected within quotas."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from thidua.cli.faults import error_console, print_faults, summed
from thidua.cli.options import (
    LocalCommand,
    _File,
    _OneOf,
    format_option,
    lang_option,
    output_option,
    quiet_option,
    set_option,
)
from thidua.cli.output import check_output, write
from thidua.cli.words import say
from thidua.diagnostics import InputError, Language
from thidua.quota import QuotaFile, load_quotas
from thidua.rank import Key, Ranking, rank
from thidua.report import ranking as report
from thidua.report.ranking_frames import ranking_csv, selection_csv
from thidua.score import score
from thidua.score_table import score_table
from thidua.scorecard import load_scorecard
from thidua.select import Award, Quota, Selection, select

__all__ = ["rank_command", "select_command"]


def _usage(text: str) -> click.UsageError:
    return click.UsageError(text, click.get_current_context(silent=True))


def _key(text: str | Key) -> Key:
    """«column», «column:lower», «column@clause», «column:lower@clause»."""
    if isinstance(text, Key):  # of a file
        return text
    column, _, cite = text.partition("@")
    lower = column.endswith(":lower")
    return Key(column.removesuffix(":lower"), lower, cite)


def _ranked(table: Path, given: dict[str, Any], lang: Language) -> Ranking:
    by, high = given["by"], given["high"]
    common: dict[str, Any] = {
        "tie_breaks": [_key(text) for text in given["tie_breaks"]],
        "end": given["end"],
        "end_cite": given["end_cite"] or "",
        "method": given["method"],
        "within": given["within"] or None,
    }
    if given["card"]:
        if by or high or given["lower_first"]:
            raise _usage(say(lang, "rank-card-or-by"))
        values, _ = score_table(table)
        board = score(load_scorecard(given["card"], parameters=given["parameters"]), values)
        # A table with a row a subject and input has no further columns.
        further = None if "input" in values.columns else values
        return rank(board, cite=given["cite"] or "", columns=further, **common)
    if not by:
        raise _usage(say(lang, "rank-card-or-by"))
    return rank(
        table,
        by=Key((by, high) if high else by, given["lower_first"], given["cite"] or ""),
        subject=given["subject_column"],
        block=given["block"],
        kind=given["kind"],
        **common,
    )


def _ranking_options(lang: Language) -> list[click.Parameter]:
    def option(*names: str, text: str, **more: Any) -> click.Option:
        return click.Option(list(names), help=say(lang, text), **more)

    methods = ["competition", "modified", "dense", "ordinal", "average"]
    column = {"metavar": "COLUMN"}
    return [
        click.Argument(["table"], type=_File(lang), metavar="TABLE"),
        option("--by", text="rank-by", **column),
        option("--card", text="rank-card", type=_File(lang), metavar="SCORECARD"),
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
            type=_OneOf(["joint", "council"], lang),
            default="joint",
            show_default=True,
        ),
        option("--end-cite", text="rank-end-cite", metavar="CLAUSE"),
        option(
            "--method",
            text="rank-method",
            type=_OneOf(methods, lang),
            default="competition",
            show_default=True,
        ),
        option("--within", text="rank-within", multiple=True, **column),
        option("--subject-column", text="rank-subject", **column),
        option("--block", text="rank-block", **column),
        option("--kind", text="rank-kind", **column),
    ]


def _output_options(lang: Language) -> list[click.Parameter]:
    return [
        click.Option(["--explain", "explained"], metavar="SUBJECT", help=say(lang, "rank-explain")),
        lang_option(lang),
        format_option(lang, ["table", "json", "csv", "html"]),
        output_option(lang),
        quiet_option(lang),
    ]


def _faulty(error: InputError, lang: Language) -> int:
    print_faults(error_console(), error.diagnostics, lang)
    click.echo(summed(error.diagnostics, lang), err=True)
    return 1


def _known(ranking: Ranking, subject: str, lang: Language) -> None:
    if subject not in ranking:
        raise _usage(say(lang, "no-subject", name=subject, hint=""))


def rank_command(lang: Language) -> click.Command:
    """The command in that language."""

    def run(
        table: Path,
        explained: str | None,
        earlier: Path | None,
        form: str,
        output: Path | None,
        quiet: bool,
        **given: Any,
    ) -> int:
        check_output(output, [table, *([earlier] if earlier else [])], lang)
        try:
            ranking = _ranked(table, given, lang)
            before = _ranked(earlier, given, lang) if earlier else None
        except InputError as error:
            return _faulty(error, lang)
        except ValueError as error:
            raise _usage(str(error)) from error
        if explained is not None:
            _known(ranking, explained, lang)
            text = ranking.explain(explained, lang) + "\n"
            margin = ranking.explain_margin(explained, lang)
            write(text + (margin + "\n" if margin else ""), output, lang, quiet=quiet)
            return 0
        write(_ranking(ranking, before, form, lang), output, lang, quiet=quiet)
        return 0

    params = _ranking_options(lang)
    params.append(
        click.Option(
            ["--earlier"], type=_File(lang), metavar="TABLE", help=say(lang, "rank-earlier")
        )
    )
    return LocalCommand("rank", lang, callback=run, params=params + _output_options(lang))


def _ranking(ranking: Ranking, before: Ranking | None, form: str, lang: Language) -> str:
    if form == "json":
        return ranking.to_json()
    if form == "csv":
        return ranking_csv(ranking)
    if form == "html":
        return report.ranking_page(ranking, lang, earlier=before)
    return report.ranking_text(ranking, lang, earlier=before)


def _quota(text: str, given: dict[str, Any], number: int, lang: Language) -> Quota:
    """«5», «10%», or «kind=5», «kind=10%»."""
    kind, sign, amount = text.rpartition("=")
    amount = amount.strip()
    id_ = kind.strip() if sign else ("quota" if number == 0 else f"quota-{number + 1}")
    kinds = (kind.strip(),) if sign else ()
    common: dict[str, Any] = {
        "id": id_,
        "kinds": kinds,
        "ties": given["ties"],
        "per": given["per"],
        "of": given["of"],
    }
    if amount.endswith("%"):
        if given["rounding"] is None:
            raise _usage(say(lang, "select-no-rounding"))
        return Quota(share=amount, rounding=given["rounding"], **common)
    if not amount.isascii() or not amount.isdigit():
        raise _usage(say(lang, "select-bad-quota", text=text))
    return Quota(int(amount), **common)


def _with_rules(given: dict[str, Any], file: QuotaFile, lang: Language) -> dict[str, Any]:
    """The order that the file names; then the options must not name another one."""
    if file.rank == {"tie_breaks": []}:
        return given
    if given["tie_breaks"] or given["cite"] or given["end_cite"]:
        raise _usage(say(lang, "select-order-twice"))
    return {**given, **file.rank}


def select_command(lang: Language) -> click.Command:
    """The command in that language."""

    def run(
        table: Path,
        quotas: tuple[str, ...],
        quota_file: Path | None,
        eligible: str | None,
        already: str | None,
        rounding: str | None,
        per: str,
        of: str,
        ties: str,
        explained: str | None,
        form: str,
        output: Path | None,
        quiet: bool,
        **given: Any,
    ) -> int:
        check_output(output, [table, *([quota_file] if quota_file else [])], lang)
        if bool(quotas) == bool(quota_file):
            raise _usage(say(lang, "select-one-of"))
        how = {"rounding": rounding, "per": per, "of": of, "ties": ties}
        try:
            if quota_file:
                file = load_quotas(quota_file)
                awards, given = list(file.awards), _with_rules(given, file, lang)
            else:
                found = [_quota(text, how, number, lang) for number, text in enumerate(quotas)]
                awards = [Award("award", found, eligible, already or ())]
            chosen = select(_ranked(table, given, lang), awards=awards)
        except InputError as error:
            return _faulty(error, lang)
        except (ValueError, TypeError) as error:
            raise _usage(str(error)) from error
        if explained is not None:
            _known(chosen.ranking, explained, lang)
            texts = [chosen.explain(explained, award, lang) for award in chosen.awards]
            write("\n".join(texts) + "\n", output, lang, quiet=quiet)
            return 0
        write(_selection(chosen, form, lang), output, lang, quiet=quiet)
        return 0

    def option(*names: str, text: str, **more: Any) -> click.Option:
        return click.Option(list(names), help=say(lang, text), **more)

    roundings = _OneOf(["down", "up", "nearest"], lang)
    groups = ["all", "block", "kind", "block-and-kind"]
    params = [
        *_ranking_options(lang),
        option("--quota", "quotas", text="select-quota", multiple=True, metavar="N|P%|KIND=…"),
        option("--quotas", "quota_file", text="select-quotas", type=_File(lang), metavar="FILE"),
        option("--rounding", text="select-rounding", type=roundings),
        option("--per", text="select-per", type=_OneOf(groups, lang), default="all"),
        option(
            "--of", text="select-of", type=_OneOf(["eligible", "all"], lang), default="eligible"
        ),
        option(
            "--ties",
            text="select-ties",
            type=_OneOf(["council", "all", "none"], lang),
            default="council",
            show_default=True,
        ),
        option("--eligible", text="select-eligible", metavar="COLUMN"),
        option("--already", text="select-already", metavar="COLUMN"),
        *_output_options(lang),
    ]
    return LocalCommand("select", lang, callback=run, params=params)


def _selection(chosen: Selection, form: str, lang: Language) -> str:
    if form == "json":
        return chosen.to_json()
    if form == "csv":
        return selection_csv(chosen)
    if form == "html":
        return report.selection_page(chosen, lang)
    return report.selection_text(chosen, lang)
