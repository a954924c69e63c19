"""What ``thidua calendar`` answers, in every form."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from thidua.calendar import CalendarDay, WorkingCalendar
from thidua.calendar_text import HEADS, cells, day_text, days_html
from thidua.cli.output import result_console
from thidua.cli.words import say
from thidua.diagnostics import Language
from thidua.report.html import page
from thidua.report.survey import clean

__all__ = ["Answer", "report"]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer as data, as sentences, and as a table of days where it is one."""

    calendar: WorkingCalendar
    data: dict[str, Any]
    sentences: dict[Language, list[str]]
    days: tuple[CalendarDay, ...] | None = None

    @classmethod
    def of_list(cls, calendar: WorkingCalendar, days: tuple[CalendarDay, ...]) -> Answer:
        """The days that are not as their weekday says."""
        untrusted = sum(day.status != "announced" for day in days)
        sentences: dict[Language, list[str]] = {"vi": [], "en": []}
        for lang, lines in sentences.items():
            if not days:
                lines.append(say(lang, "calendar-none"))
            if untrusted:
                lines.append(say(lang, "calendar-untrusted", count=untrusted))
        return cls(calendar, {"days": [_entry(day) for day in days]}, sentences, days)

    @classmethod
    def of_days(cls, calendar: WorkingCalendar, days: Sequence[date]) -> Answer:
        """Whether each is worked."""
        answers = [{"date": day.isoformat(), "working": calendar.is_working(day)} for day in days]
        return cls(
            calendar,
            {"is_working": answers},
            {
                "vi": [calendar.explain(day, "vi") for day in days],
                "en": [calendar.explain(day, "en") for day in days],
            },
        )

    @classmethod
    def of_sum(
        cls, calendar: WorkingCalendar, start: date, count: int, roll: str, end: date
    ) -> Answer:
        """A day so many working days further, and the days between unlike their weekdays."""
        sentences: dict[Language, list[str]] = {"vi": [], "en": []}
        between = calendar.days(min(start, end), max(start, end))
        for lang, lines in sentences.items():
            day, last = day_text(start, lang), day_text(end, lang)
            lines.append(say(lang, "calendar-added", day=day, count=count, end=last))
            lines += ["  " + ", ".join(cells(row, lang)[:5]) for row in between]
        data = {"from": start.isoformat(), "add": count, "roll": roll, "date": end.isoformat()}
        return cls(calendar, {"sum": data}, sentences)

    @classmethod
    def of_count(cls, calendar: WorkingCalendar, first: date, last: date) -> Answer:
        """How many working days, in both ways of counting."""
        both = calendar.working_days(first, last)
        after = calendar.working_days_after(first, last)
        sentences: dict[Language, list[str]] = {"vi": [], "en": []}
        for lang, lines in sentences.items():
            ends = {"first": day_text(first, lang), "last": day_text(last, lang)}
            lines.append(say(lang, "calendar-counted", both=both, after=after, **ends))
        data = {"first": first.isoformat(), "last": last.isoformat()}
        return cls(
            calendar, {"count": {**data, "both_ends": both, "after_first": after}}, sentences
        )


def _entry(day: CalendarDay) -> dict[str, Any]:
    """A row of the documented JSON form."""
    entry = {
        "date": day.date.isoformat(),
        "kind": day.kind,
        "name": {"vi": day.name_vi, "en": day.name_en},
        "source": day.source,
        "status": day.status,
        "calendar": day.calendar,
    }
    if day.swapped_with is not None:
        entry["swapped_with"] = day.swapped_with.isoformat()
    return entry


def report(answer: Answer, form: str, lang: Language) -> str:
    """The answer in that form."""
    return {"json": _json, "csv": _csv, "html": _html, "table": _text}[form](answer, lang)


def _json(answer: Answer, lang: Language) -> str:
    calendar = answer.calendar
    covers = {"from": calendar.first.isoformat(), "through": calendar.last.isoformat()}
    data = {"thidua_calendar_answer": 1, "calendar": calendar.id, "covers": covers, **answer.data}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _csv(answer: Answer, lang: Language) -> str:
    """A byte order mark, as spreadsheets want it; no cell is a formula."""
    rows = next(iter(answer.data.values()))
    flat = [_flat(row) for row in (rows if isinstance(rows, list) else [rows])]
    names = list(dict.fromkeys(name for row in flat for name in row))
    file = io.StringIO()
    file.write("\N{ZERO WIDTH NO-BREAK SPACE}")
    writer = csv.DictWriter(file, names, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(flat)
    return file.getvalue()


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in row.items():
        if isinstance(value, dict):
            flat |= {f"{key}_{name}": _cell(text) for name, text in value.items()}
        else:
            flat[key] = _cell(value)
    return flat


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r", "\n")):
        return "'" + value
    return value


def _html(answer: Answer, lang: Language) -> str:
    title = answer.calendar.title(lang)
    parts = [f"<h1>{escape(title)}</h1>"]
    if answer.days:
        table = days_html(title, answer.days, lang)
        parts.append(f'<div class="thidua-report">{table}</div>')
    parts += [f"<p>{escape(line)}</p>" for line in answer.sentences[lang]]
    return page(title, "\n".join(parts), lang)


def _text(answer: Answer, lang: Language) -> str:
    console = result_console()
    with console.capture() as captured:
        if answer.days:
            _print_days(console, answer, lang)
        for line in answer.sentences[lang]:
            text = Text("\n".join(clean(part) for part in line.split("\n")))
            console.print(text, soft_wrap=True)
    return captured.get()


def _print_days(console: Console, answer: Answer, lang: Language) -> None:
    several = len({day.calendar for day in answer.days or ()}) > 1
    table = Table(
        box=box.SIMPLE_HEAD, title=clean(answer.calendar.title(lang)), title_justify="left"
    )
    heads = HEADS[lang]
    for head in heads:
        table.add_column(head, no_wrap=head in heads[:2])
    if several:
        table.add_column("Lịch" if lang == "vi" else "Calendar")
    for day in answer.days or ():
        row = [clean(cell) for cell in cells(day, lang)]
        style = "dim" if day.status != "announced" else ("green" if day.is_worked else "")
        table.add_row(*row, *([clean(day.calendar)] if several else []), style=style)
    console.print(table)
