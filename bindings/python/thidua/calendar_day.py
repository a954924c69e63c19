"""A row of a calendar: a day that is not as its weekday says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thidua.asked import checked_language
from thidua.diagnostics import Language

__all__ = ["CalendarDay"]

_Date = date


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day that is not as its weekday says, with the notice, decision or law that says so.

    ``kind`` is ``holiday``, ``compensatory``, ``swapped-off``, ``swapped-in`` (worked) or
    ``closed``; ``status`` is ``announced``, ``unverified`` or ``projected``.
    """

    date: _Date
    kind: str
    name_vi: str
    name_en: str
    source: str
    status: str
    swapped_with: _Date | None
    calendar: str

    @property
    def is_worked(self) -> bool:
        """Whether the row makes it a working day."""
        return self.kind == "swapped-in"

    def name(self, lang: Language = "vi") -> str:
        """The day's name in that language, else in the other."""
        lang = checked_language(lang)
        return (self.name_vi or self.name_en) if lang == "vi" else (self.name_en or self.name_vi)
