"""What a calendar says of its days, in words: for people, in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from typing import Any

from thidua.calendar_day import CalendarDay
from thidua.diagnostics import Language

__all__ = ["HEADS", "cells", "day_text", "days_html", "explained", "kind_word", "status_word"]

_WEEKDAYS = {
    "vi": ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_KINDS = {
    "holiday": ("nghỉ lễ, tết", "public holiday"),
    "compensatory": ("nghỉ bù", "off in compensation"),
    "swapped-off": ("nghỉ hoán đổi", "off in exchange"),
    "swapped-in": ("làm bù", "worked in exchange"),
    "closed": ("đóng cửa", "closed"),
}
_STATUSES = {
    "announced": ("đã công bố", "announced"),
    "unverified": ("chưa kiểm chứng", "unverified"),
    "projected": ("dự kiến", "projected"),
}
#: The heads of a table of days.
HEADS = {
    "vi": ("Ngày", "Thứ", "Loại", "Tên", "Nguồn", "Tình trạng"),
    "en": ("Date", "Weekday", "Kind", "Name", "Source", "Status"),
}


def _word(words: dict[str, tuple[str, str]], key: str, lang: Language) -> str:
    return words[key][0 if lang == "vi" else 1]


def kind_word(kind: str, lang: Language) -> str:
    """«nghỉ bù», "off in compensation"."""
    return _word(_KINDS, kind, lang)


def status_word(status: str, lang: Language) -> str:
    """«dự kiến», "projected"."""
    return _word(_STATUSES, status, lang)


def day_text(day: date, lang: Language) -> str:
    """«thứ Sáu 02/01/2026», "Friday 2026-01-02"."""
    weekday = _WEEKDAYS[lang][day.weekday()]
    return f"{weekday} {day:%d/%m/%Y}" if lang == "vi" else f"{weekday} {day.isoformat()}"


def cells(row: CalendarDay, lang: Language) -> tuple[str, ...]:
    """A row of the table of days."""
    kind = kind_word(row.kind, lang)
    if row.swapped_with is not None:
        other = row.swapped_with
        kind += f" ↔ {other:%d/%m/%Y}" if lang == "vi" else f" ↔ {other.isoformat()}"
    when = f"{row.date:%d/%m/%Y}" if lang == "vi" else row.date.isoformat()
    weekday = _WEEKDAYS[lang][row.date.weekday()]
    return (when, weekday, kind, row.name(lang), row.source, status_word(row.status, lang))


def explained(day: date, works: bool, reasons: Sequence[tuple[Any, ...]], lang: Language) -> str:
    """Whether the day is worked, and a line for each calendar that says so."""
    vi = lang == "vi"
    verdict = ("ngày làm việc" if works else "ngày nghỉ") if vi else ("worked" if works else "off")
    lines = [f"{day_text(day, lang)}: {verdict}"]
    for calendar, title_vi, title_en, worked, row in reasons:
        title = (title_vi or title_en) if vi else (title_en or title_vi)
        if row is not None:
            entry = CalendarDay(*row)
            named = f" ({entry.name(lang)})" if entry.name(lang) else ""
            why = f"{kind_word(entry.kind, lang)}{named}"
            why += f"; {'nguồn' if vi else 'source'}: {entry.source}"
            if entry.status != "announced":
                why += f"; {status_word(entry.status, lang)}"
        elif worked:
            why = "ngày làm việc trong tuần" if vi else "a weekday that is worked"
        else:
            why = "ngày nghỉ hằng tuần" if vi else "a weekly day off"
        lines.append(f"  {title} [{calendar}]: {why}")
    return "\n".join(lines)


def days_html(title: str, days: Iterable[CalendarDay], lang: Language) -> str:
    """A table of days; everything that comes from data is escaped."""
    head = "".join(f"<th>{escape(name)}</th>" for name in HEADS[lang])
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells(day, lang)) + "</tr>\n"
        for day in days
    )
    return (
        f"<table><caption>{escape(title)}</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody></table>"
    )
