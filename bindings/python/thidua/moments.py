"""Moments in Vietnam, at UTC+7 whatever zone the machine is in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Literal, SupportsIndex

from thidua import _core
from thidua.asked import text_of, whole_number
from thidua.dates import _whole
from thidua.diagnostics import Language

__all__ = ["VIETNAM", "Moment", "parse_moment"]

#: The zone of all times of day here.
VIETNAM = timezone(timedelta(hours=7), "UTC+7")

_DAY = 24 * 60 * 60 * 10**6


@dataclass(frozen=True, order=True, slots=True, repr=False)
class Moment:
    """A day in Vietnam and how many microseconds of it have passed.

    24:00 is the end of the day that it names and comes before 0:00 of the next, although both are
    the same instant: what is due by the end of a day belongs to that day.
    """

    day: date
    microsecond: int

    def __post_init__(self) -> None:
        if isinstance(self.day, datetime) or not isinstance(self.day, date):
            raise TypeError(f"the day of a moment is a datetime.date, not {self.day!r}")
        if not 0 <= whole_number(self.microsecond, "a number of microseconds") <= _DAY:
            raise ValueError("a time of day is 00:00 to 24:00")

    @classmethod
    def from_datetime(cls, moment: datetime) -> Moment:
        """The moment of a datetime that names its zone.

        Raises:
            ValueError: for one without a zone, which could be any.
        """
        if moment.utcoffset() is None:
            raise ValueError(f"{moment} names no time zone: add one, such as thidua.VIETNAM")
        here = moment.astimezone(VIETNAM)
        passed = timedelta(
            hours=here.hour, minutes=here.minute, seconds=here.second, microseconds=here.microsecond
        )
        return cls(here.date(), passed // timedelta(microseconds=1))

    @classmethod
    def end_of(cls, day: date) -> Moment:
        """24:00 of the day (Civil Code 2015, art. 148(6))."""
        return cls(day, _DAY)

    @property
    def is_end_of_day(self) -> bool:
        """Whether it is 24:00."""
        return self.microsecond == _DAY

    @property
    def datetime(self) -> datetime:
        """The instant as a datetime at UTC+7; 24:00 is 0:00 of the next day there."""
        start = datetime(self.day.year, self.day.month, self.day.day, tzinfo=VIETNAM)
        return start + timedelta(microseconds=self.microsecond)

    def after(self, count: SupportsIndex, unit: Literal["hour", "minute"]) -> Moment:
        """The end of a term in hours or minutes, which runs from the moment on (art. 147(1))."""
        return Moment(*_core.clock_term_end(self._pair, _whole(count, "a term"), unit))

    def text(self, lang: Language = "vi") -> str:
        """The moment in words, with its zone."""
        return _core.moment_text(self._pair, lang)

    @property
    def _pair(self) -> tuple[date, int]:
        return self.day, self.microsecond

    def __str__(self) -> str:
        return _core.moment_iso(self._pair)

    def __repr__(self) -> str:
        return f"<Moment {self}>"


def parse_moment(text: str) -> Moment:
    """The moment of a text: «2020-03-02T12:00+09:00», «17 giờ 30 ngày 26/12/2024».

    Without an offset the time is Vietnam's.

    Raises:
        ValueError: for a text that is no moment; a day without a time of day is none.
    """
    moment = _core.parse_moment(text_of(text, "a moment"))
    if moment is None:
        raise ValueError(f"«{text}» is no moment: write 2024-12-26T17:00 or 17h00 ngày 26/12/2024")
    return Moment(*moment)
