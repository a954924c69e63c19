"""``thidua money``: the money that goes with an award, and what it was made of."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from thidua.campaign import load_campaign
from thidua.cli.faults import error_console, print_faults, summed
from thidua.cli.options import (
    LocalCommand,
    date_type,
    file_type,
    format_option,
    lang_option,
    one_of,
    output_option,
)
from thidua.cli.output import check_output, write
from thidua.cli.words import say
from thidua.diagnostics import InputError, Language
from thidua.money import AwardMoney, LawBook, award_money, load_law, shipped_law

__all__ = ["money_command"]

_RECIPIENTS = ("individual", "collective", "household")


def money_command(lang: Language) -> click.Command:
    """The command in that language."""

    def money(
        award: str | None,
        recipient: str | None,
        decided: date | None,
        plan: Path | None,
        law: Path | None,
        form: str,
        output: Path | None,
        **figures: Any,
    ) -> int:
        given = {key: value for key, value in figures.items() if value}
        if plan and (law or given):
            raise _wrong(lang, "money-plan-alone")
        if decided is not None and decided.year < 1400:
            raise _wrong(lang, "calendar-too-early", day=decided.isoformat())
        check_output(output, [file for file in (plan, law) if file], lang)
        try:
            book = load_law(law) if law else shipped_law()
            if award is None:
                if plan or recipient or decided or given:
                    raise _wrong(lang, "needs-argument", name="AWARD")
                text = _listed(book, form, lang)
            else:
                for value, name in ((recipient, "RECIPIENT"), (decided, "--decided")):
                    if value is None:
                        raise _wrong(lang, "needs-argument", name=name)
                if plan is None and recipient not in _RECIPIENTS:
                    known = ", ".join(_RECIPIENTS)
                    raise _wrong(lang, "bad-choice", name="RECIPIENT", value=recipient, known=known)
                chosen = {"campaign": load_campaign(plan)} if plan else {"law": book, **given}
                found = award_money(award, recipient=recipient, decided=decided, **chosen)  # type: ignore[arg-type]
                text = _told(found, form, lang)
        except InputError as error:
            print_faults(error_console(), error.diagnostics, lang)
            click.echo(summed(error.diagnostics, lang), err=True)
            return 1
        write(text, output, lang, quiet=False)
        return 0

    return LocalCommand("money", lang, callback=money, params=_params(lang))


def _params(lang: Language) -> list[click.Parameter]:
    file = file_type(lang)
    return [
        click.Argument(["award"], required=False, metavar="[AWARD]"),
        click.Argument(["recipient"], required=False, metavar="[RECIPIENT]"),
        click.Option(
            ["--decided"], type=date_type(lang), metavar="DATE", help=say(lang, "money-decided")
        ),
        click.Option(["--plan"], type=file, metavar="FILE", help=say(lang, "money-plan")),
        click.Option(
            ["--rounding"],
            type=one_of(["up-10000", "nearest-10000", "none"], lang),
            help=say(lang, "money-rounding"),
        ),
        click.Option(
            ["--trust"],
            type=one_of(["inferred", "unverified"], lang),
            multiple=True,
            help=say(lang, "money-trust"),
        ),
        click.Option(
            ["--multiple"],
            callback=_multiple(lang),
            metavar="NUMBER",
            help=say(lang, "money-multiple"),
        ),
        click.Option(["--base"], callback=_dong(lang), metavar="VND", help=say(lang, "money-base")),
        click.Option(["--law"], type=file, metavar="FILE", help=say(lang, "money-law")),
        lang_option(lang),
        format_option(lang, ["table", "json"]),
        output_option(lang),
    ]


def _wrong(lang: Language, key: str, **values: object) -> click.UsageError:
    return click.UsageError(say(lang, key, **values), click.get_current_context(silent=True))


def _multiple(lang: Language) -> Any:
    """A number as it is written: 1,5 or 1.5 or 3/2."""

    def read(_context: click.Context, _param: click.Parameter, text: str | None) -> Fraction | None:
        if text is None:
            return None
        value = Fraction(0)
        if re.fullmatch(r"[0-9]{1,9}([.,/][0-9]{1,9})?", text):
            with suppress(ZeroDivisionError):
                value = Fraction(text.replace(",", "."))
        if value == 0:
            raise _wrong(lang, "money-bad-multiple", text=text)
        return value

    return read


def _dong(lang: Language) -> Any:
    """A positive number of whole đồng."""

    def read(_context: click.Context, _param: click.Parameter, text: str | None) -> int | None:
        if text is None:
            return None
        if not re.fullmatch(r"[1-9][0-9]{0,14}", text):
            raise _wrong(lang, "money-bad-base", text=text)
        return int(text)

    return read


def _listed(book: LawBook, form: str, lang: Language) -> str:
    """The awards that the book knows."""
    if form == "json":
        data = {"thidua_award_list": 1, "law": book.id, "awards": book.awards}
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    width = max(map(len, book.awards), default=0)
    return "".join(f"{award:<{width}}  {title[lang]}\n" for award, title in book.awards.items())


def _told(money: AwardMoney, form: str, lang: Language) -> str:
    if form == "table":
        return money.text(lang) + "\n"
    data = {
        "thidua_award_money": 1,
        "award": money.award,
        "recipient": money.recipient,
        "decided": money.decided.isoformat(),
        "multiple": str(money.multiple),
        "multiple_source": money.multiple_source,
        "base": money.base,
        "base_from": money.base_from.isoformat() if money.base_from else None,
        "base_source": money.base_source,
        "exact": str(money.exact),
        "rounding": money.rounding,
        "amount": money.amount,
        "status": money.status,
        "text": {"vi": money.text_vi, "en": money.text_en},
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
