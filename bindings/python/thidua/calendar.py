"""Working calendars: which days are worked, in constant time, for single days and columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from os import PathLike, fspath
from typing import Any, Literal

import tomli_w

from thidua import _core
from thidua.asked import checked_language, day_of
from thidua.calendar_day import CalendarDay
from thidua.calendar_errors import CalendarCoverageError
from thidua.calendar_spans import weekday_numbers, year_span
from thidua.day_columns import is_column
from thidua.diagnostics import Language

__all__ = [
    "CalendarCoverageError",
    "CalendarDay",
    "WorkingCalendar",
    "closing_calendar",
    "joint_calendar",
    "load_calendar",
    "vietnam_calendar",
]

Roll = Literal["following", "preceding"]
Trust = Iterable[Literal["unverified", "projected"]]
#: A date, a ``datetime64[D]`` or a pandas ``Timestamp`` at midnight without a zone; or a list of
#: these, an array of ``datetime64``, a Series, a ``DatetimeIndex``, Arrow. Never text or datetime.
Days = Any
Unknown = Literal["raise", "missing"]


class WorkingCalendar:
    """Which days are worked. Immutable.

    Questions beyond what it knows raise :class:`CalendarCoverageError` with the year. Each is asked
    of a ``datetime.date``, or of a column, and is then answered by a column of the same library: a
    NumPy array to a list; to a ``DatetimeIndex`` days as one, flags and numbers as a Series under
    it. Two columns are paired by position, but two Series of pandas only when their indexes are the
    same. ``out`` may be an array for the answer to an array.
    """

    __slots__ = ("_core",)

    def __init__(self, data: Mapping[str, Any], *, trust: Trust = ()) -> None:
        """From plain data in the form of the calendar file.

        Raises:
            CalendarError: with all faults of the data.
        """
        text = tomli_w.dumps({"thidua_calendar": 1, **data})
        self._core = _core.WorkingCalendar.parse(text, "<calendar>", *_trusted(trust))

    @classmethod
    def _of(cls, core: _core.WorkingCalendar) -> WorkingCalendar:
        calendar = cls.__new__(cls)
        calendar._core = core
        return calendar

    @classmethod
    def _of_parts(cls, parts: list[tuple[str, bool, bool]]) -> WorkingCalendar:
        cores = [
            _core.WorkingCalendar.parse(text, "<calendar>", *trusted) for text, *trusted in parts
        ]
        return cls._of(cores[0] if len(cores) == 1 else _core.WorkingCalendar.joined(cores))

    @property
    def id(self) -> str:
        """The calendar's id; ``a+b`` for joint ones."""
        return self._core.id

    def title(self, lang: Language = "vi") -> str:
        """The calendar's title in that language, else in the other."""
        vi, en = self._core.title
        lang = checked_language(lang)
        return (vi or en) if lang == "vi" else (en or vi)

    @property
    def first(self) -> date:
        """The first day that it can answer for."""
        return self._core.covers()[0]

    @property
    def last(self) -> date:
        """The last day that it can answer for."""
        return self._core.covers()[1]

    def is_working(self, days: Days, *, unknown: Unknown = "raise", out: Any = None) -> Any:
        """Whether a day is worked: a ``bool``, or a column of flags.

        Raises:
            CalendarCoverageError: for a day that the calendar does not know; in a column, the first
                such, unless ``unknown="missing"``, where the library has missing flags.
        """
        if not is_column(days):
            return self._core.is_working(day_of(days))
        from thidua import calendar_columns

        return calendar_columns.is_working(self._core, days, unknown, out)

    def add_working_days(
        self, days: Days, count: Any, *, roll: Roll, unknown: Unknown = "raise", out: Any = None
    ) -> Any:
        """The day so many working days further; back, when the count is negative.

        ``roll`` says where counting starts from a day that is not worked: from the working day
        before (``"preceding"``: forwards, the day itself is not counted, as the Civil Code counts a
        term) or from the next one (``"following"``, NumPy's ``roll="forward"``). In columns, a
        missing day or number stays missing.

        Raises:
            CalendarCoverageError: when counting leads where the calendar does not know.
        """
        from thidua import calendar_columns

        if not is_column(days):
            if is_column(count):
                raise TypeError("one day and several numbers: give as many days as numbers")
            return self._core.offset(day_of(days), calendar_columns.count_of(count), roll)

        return calendar_columns.offset(self._core, days, count, roll, unknown, out)

    def next_working_day(self, days: Days, *, unknown: Unknown = "raise", out: Any = None) -> Any:
        """The first working day after the day."""
        return self.add_working_days(days, 1, roll="preceding", unknown=unknown, out=out)

    def previous_working_day(
        self, days: Days, *, unknown: Unknown = "raise", out: Any = None
    ) -> Any:
        """The last working day before the day."""
        return self.add_working_days(days, -1, roll="following", unknown=unknown, out=out)

    def working_days(
        self, first: Days, last: Days, *, unknown: Unknown = "raise", out: Any = None
    ) -> Any:
        """The number of working days in a period, both ends included.

        Raises:
            ValueError: for a period that ends before it begins.
        """
        if not is_column(first) and not is_column(last):
            return self._core.working_days(day_of(first), day_of(last))
        from thidua import calendar_columns

        return calendar_columns.count(self._core, first, last, False, unknown, out)

    def working_days_after(
        self, day: Days, through: Days, *, unknown: Unknown = "raise", out: Any = None
    ) -> Any:
        """The working days after a day up to the end of another; negative when that is earlier."""
        if not is_column(day) and not is_column(through):
            return self._core.working_days_after(day_of(day), day_of(through))
        from thidua import calendar_columns

        return calendar_columns.count(self._core, day, through, True, unknown, out)

    def days(self, first: date | None = None, last: date | None = None) -> tuple[CalendarDay, ...]:
        """The days that are not as their weekday says, also those that are not trusted, by date."""
        rows = [CalendarDay(*row) for row in self._core.rows()]
        kept = [
            row
            for row in rows
            if (first is None or first <= row.date) and (last is None or row.date <= last)
        ]
        return tuple(sorted(kept, key=lambda row: row.date))

    def years(self) -> dict[int, tuple[str, str]]:
        """The years that the calendar has rows of, trusted or not: source and status of each.

        Of a joint calendar, the years that all of them have.
        """
        known: dict[int, dict[str, tuple[str, str]]] = {}
        for year, source, status, calendar in self._core.years():
            known.setdefault(year, {})[calendar] = (source, status)
        joined = len({calendar for years in known.values() for calendar in years})
        sure = ("projected", "unverified", "announced")
        return {
            year: (
                "; ".join(source for source, _ in parts.values()),
                min((status for _, status in parts.values()), key=sure.index),
            )
            for year, parts in sorted(known.items())
            if len(parts) == joined
        }

    def to_frame(self, backend: str | None = None) -> Any:
        """The days as a frame of pandas, polars or pyarrow; the first of them that is there."""
        from thidua.calendar_columns import days_frame

        return days_frame(self.days(), backend)

    def explain(self, day: date, lang: Language = "vi") -> str:
        """Why the day is worked or not: a line for each of the joined calendars."""
        from thidua.calendar_text import explained

        day, lang = day_of(day), checked_language(lang)
        return explained(day, self._core.is_working(day), self._core.reasons(day), lang)

    def to_toml(self) -> str:
        """The calendar file's text.

        Raises:
            ValueError: for a joint calendar, which is several files.
        """
        parts = self._core.parts()
        if len(parts) > 1:
            raise ValueError("a joint calendar is several files: write those that it was made of")
        return parts[0][0]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WorkingCalendar) and self._core.equals(other._core)

    def __hash__(self) -> int:
        return hash((self.id, self._core.covers()))

    def __reduce__(self) -> tuple[Any, ...]:
        return (WorkingCalendar._of_parts, (self._core.parts(),))

    def __copy__(self) -> WorkingCalendar:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> WorkingCalendar:
        return self

    def __repr__(self) -> str:
        return f"<WorkingCalendar {self.id} {self.first} … {self.last}>"

    def _repr_html_(self) -> str:
        from thidua.calendar_text import days_html

        return days_html(self.title("vi"), self.days(), "vi")


def _trusted(trust: Trust) -> tuple[bool, bool]:
    given = {trust} if isinstance(trust, str) else set(trust)
    if unknown := given - {"unverified", "projected"}:
        raise ValueError(f"there is no «{min(unknown)}» to trust; there are: unverified, projected")
    return "unverified" in given, "projected" in given


def load_calendar(path: str | PathLike[str], *, trust: Trust = ()) -> WorkingCalendar:
    """Load a calendar file; what is not announced counts only as far as it is trusted.

    Raises:
        CalendarError: with all faults of the file.
    """
    return WorkingCalendar._of(_core.WorkingCalendar.load(fspath(path), *_trusted(trust)))


def vietnam_calendar(*, trust: Trust = ()) -> WorkingCalendar:
    """Vietnam's, as it is shipped: for offices that are closed on Saturday and Sunday."""
    return WorkingCalendar._of(_core.WorkingCalendar.shipped(*_trusted(trust)))


def joint_calendar(*calendars: WorkingCalendar) -> WorkingCalendar:
    """A calendar in which a day is worked only when it is worked in all.

    Raises:
        CalendarCoverageError: when there is no day that all of them cover.
    """
    return WorkingCalendar._of(_core.WorkingCalendar.joined([c._core for c in calendars]))


def closing_calendar(
    days: Days,
    *,
    years: tuple[int, int],
    source: str,
    calendar_id: str = "closing-days",
    title: Mapping[str, str] | None = None,
    weekend: Iterable[str] = (),
) -> WorkingCalendar:
    """A calendar whose days off are given as a column: an office's own closing days, or any other.

    Without a ``weekend`` it is one to join with another; ``years`` are the first and the last year
    for which the days are all there.

    Raises:
        TypeError: for days that are none, such as text, with the element.
        ValueError: for a day that is missing or has a time, and for years that are none.
        CalendarError: with all faults of the days.
    """
    from thidua.calendar_columns import epoch_days

    names = title or {"vi": "Ngày đóng cửa", "en": "Closing days"}
    core = _core.WorkingCalendar.closed_on(
        calendar_id,
        names.get("vi", ""),
        names.get("en", ""),
        weekday_numbers(weekend),
        year_span(years),
        epoch_days(days),
        source,
    )
    return WorkingCalendar._of(core)
