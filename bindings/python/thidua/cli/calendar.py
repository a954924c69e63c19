"""``thidua calendar``: days off with their sources, and questions of working days."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from thidua.calendar import (
    CalendarCoverageError,
    WorkingCalendar,
    load_calendar,
    vietnam_calendar,
)
from thidua.cli.calendar_report import Answer, report
from thidua.cli.calendars import joined
from thidua.cli.faults import error_console, print_faults, summed
from thidua.cli.options import (
    LocalCommand,
    calendar_options,
    date_type,
    format_option,
    lang_option,
    one_of,
    output_option,
)
from thidua.cli.output import check_output, write
from thidua.cli.words import say
from thidua.diagnostics import InputError, Language

__all__ = ["calendar_command"]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked; one of these."""

    span: tuple[date, date] | None
    days: tuple[date, ...]
    add: int | None
    start: date | None
    roll: str | None
    between: tuple[date, date] | None


def calendar_command(lang: Language) -> click.Command:
    """The command in that language."""

    def calendar(
        when: tuple[str, ...],
        days: tuple[date, ...],
        add: int | None,
        start: date | None,
        roll: str | None,
        between: tuple[date, date] | None,
        calendars: tuple[Path, ...],
        alone: bool,
        trust: tuple[Any, ...],
        form: str,
        output: Path | None,
    ) -> int:
        asked = _Asked(_span(when, lang), days, add, start, roll, between)
        _check(asked, calendars, alone, form, lang)
        check_output(output, calendars, lang)
        try:
            known = _calendar(calendars, alone, trust)
            if form == "toml":
                text = known.to_toml() if calendars else _shipped_toml()
            else:
                text = report(_answer(known, asked, bool(when)), form, lang)
        except InputError as error:
            print_faults(error_console(), error.diagnostics, lang)
            click.echo(summed(error.diagnostics, lang), err=True)
            return 1
        except CalendarCoverageError as error:
            click.echo(f"{say(lang, 'error')}: {error.message(lang)}", err=True)
            return 1
        write(text, output, lang, quiet=False)
        return 0

    return LocalCommand("calendar", lang, callback=calendar, params=_params(lang))


def _params(lang: Language) -> list[click.Parameter]:
    day = date_type(lang)
    return [
        click.Argument(["when"], nargs=-1, metavar="[WHEN]…"),
        click.Option(
            ["--is-working", "days"],
            type=day,
            multiple=True,
            metavar="DATE",
            help=say(lang, "calendar-is-working"),
        ),
        click.Option(
            ["--add"], callback=_working_days(lang), metavar="N", help=say(lang, "calendar-add")
        ),
        click.Option(
            ["--from", "start"], type=day, metavar="DATE", help=say(lang, "calendar-from")
        ),
        click.Option(
            ["--roll"],
            type=one_of(["preceding", "following"], lang),
            help=say(lang, "calendar-roll"),
        ),
        click.Option(
            ["--between"],
            type=day,
            nargs=2,
            metavar="DATE DATE",
            help=say(lang, "calendar-between"),
        ),
        *calendar_options(lang),
        lang_option(lang),
        format_option(lang, ["table", "json", "csv", "html", "toml"]),
        output_option(lang),
    ]


def _working_days(lang: Language) -> Any:
    """A whole number; no calendar has as many working days as the largest."""

    def read(_context: click.Context, _param: click.Parameter, text: str | None) -> int | None:
        if text is None:
            return None
        if not re.fullmatch(r"[+-]?[0-9]{1,30}", text, re.ASCII):
            raise _wrong(lang, "calendar-bad-add", text=text)
        return int(text)

    return read


def _wrong(lang: Language, key: str, **values: object) -> click.UsageError:
    return click.UsageError(say(lang, key, **values), click.get_current_context(silent=True))


def _span(texts: tuple[str, ...], lang: Language) -> tuple[date, date] | None:
    if not texts:
        return None
    if len(texts) > 2:
        raise _wrong(lang, "calendar-when-many")
    first, last = _end(texts[0], True, lang), _end(texts[-1], False, lang)
    if last < first:
        raise _wrong(lang, "calendar-reversed", first=first, last=last)
    return first, last


def _end(text: str, first: bool, lang: Language) -> date:
    """A day, or the first or last one of a year."""
    with suppress(ValueError):
        if re.fullmatch(r"\d{4}", text) and int(text) >= 1400:
            return date(int(text), 1, 1) if first else date(int(text), 12, 31)
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            day = date.fromisoformat(text)
            if day.year >= 1400:
                return day
    raise _wrong(lang, "calendar-when", text=text)


def _check(asked: _Asked, files: tuple[Path, ...], alone: bool, form: str, lang: Language) -> None:
    """Refuse what can't be asked at once, and days that no calendar has."""
    for day in (*asked.days, asked.start, *(asked.between or ())):
        if day is not None and day.year < 1400:
            raise _wrong(lang, "calendar-too-early", day=day.isoformat())
    questions = [asked.span is not None, bool(asked.days), asked.between is not None]
    questions.append(asked.add is not None or asked.start is not None)
    if sum(questions) > 1:
        raise _wrong(lang, "calendar-one-question")
    if (asked.add is None) != (asked.start is None):
        raise _wrong(lang, "calendar-add-from")
    if asked.roll is not None and asked.add is None:
        raise _wrong(lang, "calendar-roll-alone")
    if asked.add == 0 and asked.roll is None:
        raise _wrong(lang, "calendar-add-zero")
    if asked.between is not None and asked.between[1] < asked.between[0]:
        first, last = asked.between
        raise _wrong(lang, "calendar-reversed", first=first, last=last)
    if alone and not files:
        raise _wrong(lang, "calendar-alone-without")
    if form == "toml" and (any(questions) or len(files) > 1 or (files and not alone)):
        raise _wrong(lang, "calendar-toml-questions")


def _calendar(files: tuple[Path, ...], alone: bool, trust: tuple[Any, ...]) -> WorkingCalendar:
    """Vietnam's and the given ones; all faults of all files at once."""
    calendars = [] if alone else [vietnam_calendar(trust=trust)]
    faults: list[Any] = []
    for file in files:
        try:
            calendars.append(load_calendar(file, trust=trust))
        except InputError as error:
            faults += error.diagnostics
    if faults:
        raise InputError(tuple(faults))
    return joined(calendars)


def _shipped_toml() -> str:
    from thidua import _core

    return _core.shipped_calendar_toml()


def _answer(calendar: WorkingCalendar, asked: _Asked, spanned: bool) -> Answer:
    if asked.days:
        return Answer.of_days(calendar, asked.days)
    if asked.add is not None and asked.start is not None:
        roll: Any = asked.roll or ("preceding" if asked.add > 0 else "following")
        end = calendar.add_working_days(asked.start, asked.add, roll=roll)
        return Answer.of_sum(calendar, asked.start, asked.add, roll, end)
    if asked.between is not None:
        return Answer.of_count(calendar, *asked.between)
    if not spanned or asked.span is None:
        return Answer.of_list(calendar, calendar.days())
    first, last = asked.span
    listed = calendar.days(first, last)
    years = calendar.years()
    for year in range(first.year, last.year + 1):
        if year not in years:
            calendar.is_working(date(year, 1, 1))  # says that there are no data
    return Answer.of_list(calendar, listed)
