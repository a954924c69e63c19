"""Reading all inputs of a command: every fault of every file is found before anything is judged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar
from zipfile import BadZipFile

import click

from thidua import _core
from thidua.calendar import WorkingCalendar
from thidua.campaign import Campaign, check_plan, load_campaign
from thidua.cli.calendars import chosen_calendar
from thidua.cli.faults import error_console, has_errors, print_faults, summed
from thidua.cli.progress import Steps, steps
from thidua.cli.words import say
from thidua.columns import ColumnMapping, load_columns
from thidua.diagnostics import Diagnostic, InputError, Language
from thidua.evaluation import Evaluation, evaluate
from thidua.evidence import Evidence, load_evidence
from thidua.facts import Measurements, Tally, measurements, tally
from thidua.tables import text_tables
from thidua.written import is_tally_name, read_tally, was_counted_for

__all__ = [
    "FaultyInputs",
    "Inputs",
    "Read",
    "Reader",
    "check_facts",
    "evaluated",
    "read_all",
    "read_counting",
    "readings_of",
]

_T = TypeVar("_T")


class FaultyInputs(Exception):  # noqa: N818  it is told, not raised to a caller
    """The inputs have faults; they have been told."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a command was given."""

    plan: Path
    parameters: Mapping[str, str]
    dossiers: tuple[Path, ...]
    counts: Path | None
    evidence: Path | None
    columns: Path | None
    calendars: tuple[Path, ...]
    alone: bool
    trust: tuple[str, ...]
    as_of: date | None
    reading: str

    def files(self) -> tuple[Path, ...]:
        """All files that are read."""
        single = (self.plan, self.counts, self.evidence, self.columns)
        return (*self.dossiers, *self.calendars, *(path for path in single if path is not None))


@dataclass
class Reader:
    """Collects faults while files are read."""

    lang: Language
    told: Steps
    faults: list[Diagnostic] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)

    def read(self, path: Path, load: Callable[[], _T]) -> _T | None:
        """What a file holds; nothing when it has faults, which are kept."""
        try:
            return load()
        except InputError as error:
            self.faults += [fault for fault in error.diagnostics if fault not in self.faults]
        except (OSError, ImportError, ValueError, KeyError, BadZipFile) as error:
            self._unreadable(path, error)
        return None

    def _unreadable(self, path: Path, error: Exception) -> None:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        self.unreadable.append(say(self.lang, "unreadable", path=path, reason=reason))

    def refuse(self, path: Path, why: str) -> None:
        """Keep why a file that could be read can't be used."""
        self.unreadable.append(say(self.lang, "unreadable", path=path, reason=why))

    def is_faulty(self) -> bool:
        """Whether something can't be used."""
        return bool(self.unreadable) or has_errors(self.faults)

    def stop_on_faults(self) -> None:
        """Tell all faults; raise when there are errors."""
        console = error_console()
        print_faults(console, self.faults, self.lang)
        for line in self.unreadable:
            click.echo(line, err=True)
        if self.is_faulty():
            if self.faults:
                click.echo(summed(self.faults, self.lang), err=True)
            raise FaultyInputs


def evaluated(inputs: Inputs, lang: Language, *, quiet: bool) -> Evaluation:
    """Read everything, then judge.

    Raises:
        FaultyInputs: when a file has faults; all of all files have been told.
        click.UsageError: for readings that the plan does not have.
    """
    check_facts(inputs, lang)
    with steps(error_console(), lang, quiet=quiet) as told:
        read = read_all(inputs, told, lang, quiet=quiet)
        return evaluate(
            read.campaign,
            *read.facts,
            evidence=read.evidence,
            as_of=inputs.as_of,
            readings=read.readings,
            calendar=read.calendar,
            progress=told.counted("judging"),
        )


def check_facts(inputs: Inputs, lang: Language) -> None:
    """Refuse a command without facts.

    Raises:
        click.UsageError: when there are none.
    """
    if not inputs.dossiers and inputs.counts is None:
        raise click.UsageError(say(lang, "no-facts"), click.get_current_context(silent=True))


@dataclass(frozen=True, slots=True)
class Read:
    """What the files hold."""

    campaign: Campaign
    readings: dict[str, str]
    evidence: Evidence | None
    facts: list[Tally | Measurements]
    calendar: WorkingCalendar | None


def read_all(inputs: Inputs, told: Steps, lang: Language, *, quiet: bool) -> Read:
    """Read everything.

    Raises:
        FaultyInputs: when a file has faults; all of all files have been told.
        click.UsageError: for readings that the plan does not have.
    """
    reader = Reader(lang, told)
    campaign, readings, evidence, facts = _read_all(inputs, reader)
    calendar = chosen_calendar(reader, inputs.calendars, inputs.trust, alone=inputs.alone)
    if campaign is None or reader.is_faulty():
        reader.stop_on_faults()
        raise FaultyInputs
    if not quiet:
        reader.stop_on_faults()
    return Read(campaign, readings, evidence, facts, calendar)


def _read_all(
    inputs: Inputs, reader: Reader
) -> tuple[Campaign | None, dict[str, str], Evidence | None, list[Tally | Measurements]]:
    campaign, evidence, columns = read_counting(
        reader, inputs.plan, inputs.parameters, inputs.evidence, inputs.columns
    )
    readings: dict[str, str] = {}
    if campaign is not None:
        readings = readings_of(campaign, inputs.reading, reader.lang)
    whole = (inputs.evidence is None or evidence is not None) and (
        inputs.columns is None or columns is not None
    )
    written = _written(inputs.dossiers, reader)
    tables = [] if written is not None else _tables(inputs.dossiers, reader)
    counts = _tables((inputs.counts,) if inputs.counts else (), reader)
    facts: list[Tally | Measurements] = []
    if campaign is not None and whole:
        judged = campaign
        if written is not None:
            if was_counted_for(written, judged):
                facts.append(written)
            else:
                reader.refuse(inputs.dossiers[0], say(reader.lang, "tally-of-other-rules"))
        if tables:
            counted = reader.read(
                inputs.dossiers[0],
                lambda: tally(
                    tables,
                    judged,
                    evidence=evidence,
                    columns=columns,
                    progress=reader.told.counted("counting"),
                ),
            )
            facts += [counted] if counted else []
        if counts and inputs.counts is not None:
            given = reader.read(
                inputs.counts, lambda: measurements(counts, judged, evidence=evidence)
            )
            facts += [given] if given is not None else []
    return campaign, readings, evidence, facts


def read_counting(
    reader: Reader,
    plan: Path,
    parameters: Mapping[str, str],
    evidence: Path | None,
    columns: Path | None,
) -> tuple[Campaign | None, Evidence | None, ColumnMapping | None]:
    """What counting needs besides dossiers; nothing for what has faults."""
    reader.told.note("reading-files", name=plan.name)
    faults = reader.read(plan, lambda: check_plan(plan, parameters=parameters))
    reader.faults += faults or ()
    campaign, register, mapping = None, None, None
    if faults is not None and not has_errors(faults):
        campaign = reader.read(plan, lambda: load_campaign(plan, parameters=parameters))
    if evidence is not None:
        reader.told.note("reading-files", name=evidence.name)
        register = reader.read(evidence, lambda: load_evidence(evidence))
    if columns is not None:
        mapping = reader.read(columns, lambda: load_columns(columns))
    return campaign, register, mapping


def _written(paths: tuple[Path, ...], reader: Reader) -> Tally | None:
    """The written tally that is given in place of dossiers.

    Raises:
        click.UsageError: when it is not alone.
    """
    for path in paths:
        if is_tally_name(path):
            if len(paths) > 1:
                raise _wrong(reader.lang, "tally-among-tables", path=path)
            reader.told.note("reading-files", name=path.name)
            return reader.read(path, lambda: read_tally(path))  # noqa: B023  it is called here
    return None


def _tables(paths: tuple[Path, ...], reader: Reader) -> list[Any]:
    tables: list[_core.TextTable] = []
    for path in paths:
        reader.told.note("reading-files", name=path.name)
        tables += reader.read(path, lambda path=path: text_tables(path)) or ()  # type: ignore[misc]
    return tables


def readings_of(campaign: Campaign, text: str, lang: Language) -> dict[str, str]:
    """The readings that were asked for; what the plan does not have is named."""
    text = text.strip()
    points, named = campaign.open_points, campaign.readings
    if text == "all":
        return {}
    if "=" not in text:
        if text not in named:
            known, point_names = ", ".join(["all", *named]), ", ".join(points) or "–"
            raise _wrong(lang, "no-reading", name=text, known=known, points=point_names)
        return named[text]
    choices: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        point, _, reading = (piece.strip() for piece in part.partition("="))
        if point not in points:
            raise _wrong(lang, "no-point", name=point, known=", ".join(points) or "–")
        if reading not in points[point]:
            known = ", ".join(points[point])
            raise _wrong(lang, "no-choice", point=point, name=reading, known=known)
        if point in choices:
            raise _wrong(lang, "point-twice", name=point)
        choices[point] = reading
    return choices


def _wrong(lang: Language, key: str, **values: object) -> click.UsageError:
    return click.UsageError(say(lang, key, **values), click.get_current_context(silent=True))
