"""``thidua pace``: what is left to each target."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import click

from thidua.calendar import CalendarCoverageError
from thidua.campaign import Campaign
from thidua.cli.faults import error_console, print_faults
from thidua.cli.inputs import FaultyInputs, Inputs, check_facts, read_all
from thidua.cli.options import (
    LocalCommand,
    count_option,
    facts_options,
    format_option,
    lang_option,
    output_option,
    plan_argument,
    quiet_option,
)
from thidua.cli.output import check_output, result_console, write
from thidua.cli.progress import Steps, steps
from thidua.cli.words import say
from thidua.diagnostics import InputError, Language
from thidua.pace import Pace, pace
from thidua.pace_expected import Expected
from thidua.report.pace_html import pace_page
from thidua.report.pace_rows import pace_csv
from thidua.report.pace_text import pace_text, print_pace

__all__ = ["pace_command"]

_PARTS = ("day", "week", "month", "quarter", "year")


def pace_command(lang: Language) -> click.Command:
    """The command in that language."""

    def run(
        form: str,
        output: Path | None,
        quiet: bool,
        by: str,
        expected: tuple[str, ...],
        weeks: int,
        no_charts: bool,
        **given: Any,
    ) -> int:
        inputs = Inputs(**given)
        files = [*inputs.files(), *_tables(expected)]
        check_output(output, files, lang)
        check_facts(inputs, lang)
        if inputs.as_of is None:
            raise _wrong(lang, "needs-as-of")
        checkpoints = _checkpoints(by, lang)
        text = ""
        try:
            with steps(error_console(), lang, quiet=quiet) as told:
                result = _paced(inputs, checkpoints, expected, weeks, told, lang, quiet)
                if result is None:
                    return 1
                if form == "html":
                    text = pace_page(
                        result, lang, charts=not no_charts, progress=told.counted("drawing")
                    )
        except FaultyInputs:
            return 1
        if form == "table" and output is None:
            print_pace(result_console(), result, lang)
        else:
            write(text or _rendered(result, form, lang), output, lang, quiet=quiet)
        return 0

    params: list[click.Parameter] = [
        plan_argument(lang),
        *facts_options(lang),
        click.Option(["--by"], default="week", metavar="PART|DATE,…", help=say(lang, "by")),
        click.Option(
            ["--expected"],
            multiple=True,
            metavar="N|INDICATOR=N|same-rate|FILE",
            help=say(lang, "expected"),
        ),
        count_option("--weeks", lang, key="projection-weeks", default=4),
        click.Option(["--no-charts"], is_flag=True, help=say(lang, "no-charts")),
        lang_option(lang),
        format_option(lang, ["table", "json", "csv", "html"]),
        output_option(lang),
        quiet_option(lang),
    ]
    return LocalCommand("pace", lang, callback=run, params=params)


def _rendered(result: Pace, form: str, lang: Language) -> str:
    if form == "json":
        return result.to_json()
    return pace_csv(result, lang) if form == "csv" else pace_text(result, lang)


def _paced(
    inputs: Inputs,
    by: str | list[date],
    expected: tuple[str, ...],
    weeks: int,
    told: Steps,
    lang: Language,
    quiet: bool,
) -> Pace | None:
    """The pace; nothing when an input has faults, which are told."""
    assert inputs.as_of is not None
    read = read_all(inputs, told, lang, quiet=quiet)
    numbers = _expected(expected, read.campaign, lang)
    try:
        if isinstance(by, list):
            _check_days(by, read.campaign, inputs.as_of, lang)
        return pace(
            read.campaign,
            *read.facts,
            evidence=read.evidence,
            as_of=inputs.as_of,
            expected=numbers,
            by=by,
            calendar=read.calendar,
            readings=read.readings,
            projection_weeks=weeks,
            progress=told.counted("measuring"),
        )
    except InputError as error:
        print_faults(error_console(), error.diagnostics, lang)
        return None
    except CalendarCoverageError as error:
        click.echo(error.message(lang), err=True)
        return None


def _checkpoints(text: str, lang: Language) -> str | list[date]:
    if text in _PARTS:
        return text
    days = []
    for part in (part.strip() for part in text.split(",")):
        day = None
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", part):
            with suppress(ValueError):
                day = date.fromisoformat(part)
        if day is None:
            raise _wrong(lang, "bad-by", text=part)
        days.append(day)
    return days


def _check_days(days: list[date], campaign: Campaign, as_of: date, lang: Language) -> None:
    period = campaign.period
    for day in days:
        if period and (day < period[0] or day > min(period[1], as_of)):
            raise _wrong(lang, "outside-checkpoint", day=day.isoformat())


def _tables(texts: tuple[str, ...]) -> list[Path]:
    return [Path(text) for text in texts if Path(text).is_file()]


def _expected(texts: tuple[str, ...], campaign: Campaign, lang: Language) -> Expected:
    """What ``thidua.pace`` takes."""
    numbers: dict[tuple[str, str], int] = {}
    for text in texts:
        indicator, sign, number = text.rpartition("=")
        indicator = indicator.strip()
        if text == "same-rate" or (not re.fullmatch(r"\d+", text) and Path(text).is_file()):
            if len(texts) > 1:
                raise _wrong(lang, "expected-mixed")
            return text if text == "same-rate" else Path(text)
        if not re.fullmatch(r"\d{1,12}", number.strip()):
            raise _wrong(lang, "bad-expected", text=text)
        if sign and indicator not in campaign.indicators:
            known = ", ".join(campaign.indicators)
            raise _wrong(lang, "no-indicator", name=indicator, known=known)
        if ("", indicator) in numbers:
            raise _wrong(lang, "expected-twice", text=text)
        numbers["", indicator] = int(number)
    return numbers or None


def _wrong(lang: Language, key: str, **values: object) -> click.UsageError:
    return click.UsageError(say(lang, key, **values), click.get_current_context(silent=True))
