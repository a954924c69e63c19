"""``thidua deadlines``: last days, how they were found, what is due soon, from whom."""

from __future__ import annotations

from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from thidua.calendar import CalendarCoverageError
from thidua.campaign import Campaign, check_plan, load_campaign
from thidua.cli.calendars import chosen_calendar
from thidua.cli.faults import error_console, has_errors
from thidua.cli.inputs import FaultyInputs, Reader, readings_of
from thidua.cli.options import (
    LocalCommand,
    as_of_option,
    calendar_options,
    count_option,
    evidence_option,
    format_option,
    lang_option,
    output_option,
    plan_argument,
    quiet_option,
    reading_option,
    set_option,
)
from thidua.cli.output import check_output, result_console, write
from thidua.cli.progress import steps
from thidua.cli.words import say
from thidua.deadlines import Deadlines, deadlines
from thidua.diagnostics import Language
from thidua.evidence import load_evidence
from thidua.report.deadlines import (
    deadlines_csv,
    deadlines_page,
    deadlines_text,
    print_deadlines,
)

__all__ = ["deadlines_command"]


def deadlines_command(lang: Language) -> click.Command:
    """The command in that language."""

    def run(
        within: int | None,
        alarm_days: int,
        form: str,
        output: Path | None,
        quiet: bool,
        **given: Any,
    ) -> int:
        if within is not None and given["as_of"] is None:
            raise click.UsageError(
                say(lang, "within-without-day"), click.get_current_context(silent=True)
            )
        files = [given[key] for key in ("plan", "evidence") if given[key] is not None]
        files += given["calendars"]
        check_output(output, files, lang)
        try:
            found = _found(lang, quiet=quiet, **given)
            found = found if within is None else found.due_within(within)
        except FaultyInputs:
            return 1
        except CalendarCoverageError as error:
            click.echo(say(lang, "calendar-ends", year=error.year), err=True)
            return 1
        if form == "ics" and find_spec("icalendar") is None:
            raise click.UsageError(
                say(lang, "no-icalendar"), click.get_current_context(silent=True)
            )
        unknown = [row.id for row in found if row.last_day is None]
        if form == "ics" and unknown and not quiet:
            click.echo(say(lang, "ics-left-out", names=", ".join(unknown)), err=True)
        if form == "table" and output is None:
            print_deadlines(result_console(), found, lang)
        else:
            write(_rendered(found, form, lang, alarm_days), output, lang, quiet=quiet)
        return 0

    params: list[click.Parameter] = [
        plan_argument(lang),
        evidence_option(lang),
        set_option(lang),
        as_of_option(lang),
        *calendar_options(lang),
        count_option("--within", lang, key="within", default=None),
        reading_option(lang),
        lang_option(lang),
        format_option(lang, ["table", "json", "csv", "html", "ics"]),
        count_option("--alarm-days", lang, key="alarm-days", default=3),
        output_option(lang),
        quiet_option(lang),
    ]
    return LocalCommand("deadlines", lang, callback=run, params=params)


def _found(
    lang: Language,
    *,
    quiet: bool,
    plan: Path,
    evidence: Path | None,
    calendars: tuple[Path, ...],
    alone: bool,
    trust: tuple[str, ...],
    parameters: dict[str, str],
    as_of: date | None,
    reading: str,
) -> Deadlines:
    """Every fault of every file is told before anything is listed."""
    with steps(error_console(), lang, quiet=True) as told:
        reader = Reader(lang, told)
        faults = reader.read(plan, lambda: check_plan(plan, parameters=parameters)) or ()
        reader.faults += faults
        campaign: Campaign | None = None
        if not has_errors(faults) and not reader.unreadable:
            campaign = reader.read(plan, lambda: load_campaign(plan, parameters=parameters))
        given = None if evidence is None else reader.read(evidence, lambda: load_evidence(evidence))
        worked = chosen_calendar(reader, calendars, trust, alone=alone)
    if campaign is None or reader.is_faulty():
        reader.stop_on_faults()
        raise FaultyInputs
    readings = readings_of(campaign, reading, lang)
    found = deadlines(campaign, as_of=as_of, evidence=given, calendar=worked, readings=readings)
    if not quiet:
        reader.faults += found.notes
        reader.stop_on_faults()
    return found


def _rendered(found: Deadlines, form: str, lang: Language, alarm_days: int) -> str:
    if form == "json":
        return found.to_json().rstrip("\n") + "\n"
    if form == "csv":
        return deadlines_csv(found, lang)
    if form == "html":
        return deadlines_page(found, lang)
    if form == "ics":
        return found.to_ics(lang=lang, alarm_days=alarm_days)
    return deadlines_text(found, lang)
