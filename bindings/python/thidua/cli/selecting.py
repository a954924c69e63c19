"""``thidua select``: who is selected within quotas."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from thidua.cli.options import LocalCommand, file_type, one_of
from thidua.cli.output import check_output, write
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
from thidua.quota import QuotaFile, load_quotas
from thidua.report import ranking as report
from thidua.report.ranking_frames import selection_csv
from thidua.select import Award, Quota, Selection, select

__all__ = ["select_command"]


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
            raise usage(say(lang, "select-no-rounding"))
        return Quota(share=amount, rounding=given["rounding"], **common)
    if not amount.isascii() or not amount.isdigit():
        raise usage(say(lang, "select-bad-quota", text=text))
    return Quota(int(amount), **common)


def _with_rules(given: dict[str, Any], file: QuotaFile, lang: Language) -> dict[str, Any]:
    """The order that the file names; then the options must not name another one."""
    if file.rank == {"tie_breaks": []}:
        return given
    if given["tie_breaks"] or given["cite"] or given["end_cite"]:
        raise usage(say(lang, "select-order-twice"))
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
            raise usage(say(lang, "select-one-of"))
        how = {"rounding": rounding, "per": per, "of": of, "ties": ties}
        try:
            if quota_file:
                file = load_quotas(quota_file)
                awards, given = list(file.awards), _with_rules(given, file, lang)
            else:
                found = [_quota(text, how, number, lang) for number, text in enumerate(quotas)]
                awards = [Award("award", found, eligible, already or ())]
            chosen = select(ranked(table, given, lang), awards=awards)
        except InputError as error:
            return faulty(error, lang)
        except (ValueError, TypeError) as error:
            raise usage(str(error)) from error
        if explained is not None:
            check_known(chosen.ranking, explained, lang)
            texts = [chosen.explain(explained, award, lang) for award in chosen.awards]
            write("\n".join(texts) + "\n", output, lang, quiet=quiet)
            return 0
        write(_selection(chosen, form, lang), output, lang, quiet=quiet)
        return 0

    def option(*names: str, text: str, **more: Any) -> click.Option:
        return click.Option(list(names), help=say(lang, text), **more)

    roundings = one_of(["down", "up", "nearest"], lang)
    groups = ["all", "block", "kind", "block-and-kind"]
    params = [
        *ranking_options(lang),
        option("--quota", "quotas", text="select-quota", multiple=True, metavar="N|P%|KIND=…"),
        option(
            "--quotas", "quota_file", text="select-quotas", type=file_type(lang), metavar="FILE"
        ),
        option("--rounding", text="select-rounding", type=roundings),
        option("--per", text="select-per", type=one_of(groups, lang), default="all"),
        option(
            "--of", text="select-of", type=one_of(["eligible", "all"], lang), default="eligible"
        ),
        option(
            "--ties",
            text="select-ties",
            type=one_of(["council", "all", "none"], lang),
            default="council",
            show_default=True,
        ),
        option("--eligible", text="select-eligible", metavar="COLUMN"),
        option("--already", text="select-already", metavar="COLUMN"),
        *output_options(lang),
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
