"""What a calendar does not know, as an error of its own: it names the year."""

from __future__ import annotations

from typing import Any

from thidua.asked import checked_language
from thidua.diagnostics import Language

__all__ = ["CalendarCoverageError"]


class CalendarCoverageError(LookupError):
    """The calendar has no data for a year, or was not asked to trust a day that is not certain.

    ``year`` is the year in question; ``index`` the element of a column, from 0, or ``None``.
    """

    def __init__(
        self, message_vi: str, message_en: str, year: int, index: int | None = None
    ) -> None:
        super().__init__(message_en)
        self.message_vi = message_vi
        self.message_en = message_en
        self.year = year
        self.index = index

    def message(self, lang: Language = "en") -> str:
        """The sentence in that language."""
        return self.message_vi if checked_language(lang) == "vi" else self.message_en

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (self.message_vi, self.message_en, self.year, self.index))
