"""The working calendar that a command counts by: Vietnam's, joined with calendars of one's own.

The options mean what they mean to ``thidua calendar``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from thidua.calendar import (
    CalendarCoverageError,
    WorkingCalendar,
    joint_calendar,
    load_calendar,
    vietnam_calendar,
)
from thidua.cli.words import say

if TYPE_CHECKING:
    from thidua.cli.inputs import Reader

__all__ = ["chosen_calendar", "joined"]


def joined(calendars: list[WorkingCalendar]) -> WorkingCalendar:
    """One as it is; of several, what is worked in all."""
    return calendars[0] if len(calendars) == 1 else joint_calendar(*calendars)


def chosen_calendar(
    reader: Reader, files: tuple[Path, ...], trust: tuple[Any, ...], *, alone: bool
) -> WorkingCalendar | None:
    """The calendar; none where nothing was asked for, or where the reader has a fault to tell.

    Raises:
        click.UsageError: for a calendar that is to be used alone, and is not given.
    """
    if alone and not files:
        context = click.get_current_context(silent=True)
        raise click.UsageError(say(reader.lang, "calendar-alone-without"), context)
    if not files and not trust:
        return None
    calendars = [] if alone else [vietnam_calendar(trust=trust)]
    for file in files:
        found = reader.read(file, lambda file=file: load_calendar(file, trust=trust))  # type: ignore[misc]
        if found is None:
            return None
        calendars.append(found)
    try:
        return joined(calendars)
    except CalendarCoverageError as error:
        reader.unreadable.append(f"{say(reader.lang, 'error')}: {error.message(reader.lang)}")
        return None
