"""Deadlines as an iCalendar file (RFC 5545), the same bytes for the same inputs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from thidua._core import version
from thidua.deadline_rows import Deadline, names
from thidua.diagnostics import Language

if TYPE_CHECKING:
    from icalendar import Event

    from thidua.deadlines import Deadlines

__all__ = ["ics_text"]

_MOST_ALARM_DAYS = 3660

_WORDS = {
    "until": ("(đến {time}, UTC+7)", "(by {time}, UTC+7)"),
    "papers": ("Hồ sơ: {names}", "Papers: {names}"),
    "by": ("Đơn vị thực hiện: {names}", "To be sent by: {names}"),
    "by-subjects": (
        "Đơn vị thực hiện: tập thể, cá nhân được đề nghị",
        "To be sent by: those who are nominated",
    ),
    "to": ("Nơi nhận: {names}", "To: {names}"),
    "reading": ("Theo cách hiểu: {readings}", "Under the reading: {readings}"),
}


def _say(lang: Language, key: str, **values: object) -> str:
    return _WORDS[key][0 if lang == "vi" else 1].format(**values)


def ics_text(deadlines: Deadlines, *, lang: Language, alarm_days: int) -> str:
    """The file's text, its lines ended by CR LF.

    Raises:
        ImportError: without the package ``icalendar``.
        ValueError: for a number of days that is negative, or more than ten years.
    """
    if not 0 <= alarm_days <= _MOST_ALARM_DAYS:
        raise ValueError(f"an alarm comes from 0 to {_MOST_ALARM_DAYS:,} days before")
    try:
        from icalendar import Calendar
    except ImportError as error:
        raise ImportError("calendar files need the package icalendar: thidua[calendar]") from error
    calendar = Calendar()
    calendar.add("prodid", f"-//thidua//thidua {version}//{lang.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    title = deadlines.campaign.title
    calendar.add("x-wr-calname", title.get(lang) or next(iter(title.values())))
    stamp = _stamp(deadlines)
    for deadline in deadlines:
        if deadline.last_day is not None:
            calendar.add_component(
                _event(deadlines, deadline, deadline.last_day, stamp, lang, alarm_days)
            )
    data: bytes = calendar.to_ical(sorted=False)
    return data.decode("utf-8")


def _stamp(deadlines: Deadlines) -> datetime:
    """The day asked about, or the campaign's first: never a clock."""
    period = deadlines.campaign.period
    day = deadlines.as_of or (period[0] if period else date(1970, 1, 1))
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _event(
    deadlines: Deadlines,
    deadline: Deadline,
    last_day: date,
    stamp: datetime,
    lang: Language,
    alarm_days: int,
) -> Event:
    from icalendar import Alarm, Event

    summary = deadline.title(lang)
    if deadline.last_time is not None:
        summary += " " + _say(lang, "until", time=deadline.last_time.isoformat("minutes"))
    event = Event()
    # The same deadline keeps its id when it is extended, so that calendars move the entry.
    readings = ".".join(f"{p}-{r}" for p, r in deadline.readings.items())
    name = ".".join(filter(None, (deadline.id, readings, deadlines.campaign.id)))
    event.add("uid", f"{name}@thidua")
    event.add("dtstamp", stamp)
    event.add("sequence", _extensions(deadlines, deadline))
    event.add("dtstart", last_day)
    if last_day < date.max:  # without an end it is that one day, too
        event.add("dtend", last_day + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", _description(deadline, lang))
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", -timedelta(days=alarm_days))
    event.add_component(alarm)
    return event


def _extensions(deadlines: Deadlines, deadline: Deadline) -> int:
    """How often it has been extended: a calendar takes the entry with the highest number."""
    plan = next(d for d in deadlines.campaign.plan["deadline"] if d["id"] == deadline.id)
    day = deadlines.as_of
    return sum(day is None or extended["date"] <= day for extended in plan.get("extended", []))


def _description(deadline: Deadline, lang: Language) -> str:
    lines = [deadline.explain(lang)]
    if deadline.papers:
        lines.append(_say(lang, "papers", names=names(deadline.papers, lang)))
    if deadline.responsible:
        lines.append(_say(lang, "by", names=names(deadline.responsible, lang)))
    else:
        lines.append(_say(lang, "by-subjects"))
    if deadline.to:
        lines.append(_say(lang, "to", names=names(deadline.to, lang)))
    if deadline.readings:
        readings = ", ".join(f"{point}={reading}" for point, reading in deadline.readings.items())
        lines.append(_say(lang, "reading", readings=readings))
    return "\n".join(lines)
