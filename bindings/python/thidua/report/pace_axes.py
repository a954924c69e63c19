"""Where the marks of a pace chart's axes stand, and what they say."""

from __future__ import annotations

from datetime import date, timedelta

from thidua.diagnostics import Language

__all__ = ["day_ticks", "numbers", "tick_text"]


def numbers(days: list[date]) -> list[float]:
    return [float(when.toordinal()) for when in days]


def day_ticks(first: date, last: date) -> list[date]:
    """The first days of months, not more than ten; in short periods, a day of each week."""
    months = [
        date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if first <= date(year, month, 1) <= last
    ]
    if len(months) < 2:
        return [first + timedelta(days) for days in range(0, (last - first).days + 1, 7)]
    return months[:: (len(months) + 9) // 10]


def tick_text(value: float, lang: Language) -> str:
    text = f"{value:.6g}"
    return text.replace(".", ",") if lang == "vi" else text
