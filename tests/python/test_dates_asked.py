"""What the functions of dates refuse, in plain words, and the texts of letters that they read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import thidua as td

VN = td.vietnam_calendar()
DAY = date(2024, 1, 2)
HUGE = 10**30

REFUSED: list[tuple[Callable[[], Any], type[Exception], str]] = [
    (lambda: VN.is_working("2024-01-01"), TypeError, "not '2024-01-01': read it with td.parse_d"),
    (lambda: td.term_end("2024-01-01", 1, "day"), TypeError, "not '2024-01-01'"),  # type: ignore[arg-type]
    (lambda: td.term_end(DAY, HUGE, "day"), OverflowError, "leads beyond 9999-12-31"),
    (lambda: td.term_end(DAY, True, "day"), TypeError, "a term is a whole number, not True"),
    (lambda: td.term_end(DAY, 1.5, "day"), TypeError, "a term is a whole number, not 1.5"),  # type: ignore[arg-type]
    (lambda: td.add_months(None, 1), ValueError, "the day is missing"),  # type: ignore[arg-type]
    (lambda: td.tet(10**20), ValueError, "the lunar years are 1968 to 2100"),
    (lambda: td.tet("2025"), TypeError, "a lunar year is a whole number"),  # type: ignore[arg-type]
    (lambda: td.leap_month(-HUGE), ValueError, "the lunar years are"),
    (lambda: td.hung_kings_day(1967), ValueError, "the lunar years are"),
    (lambda: td.solar_date(td.LunarDate(2025, HUGE, 1)), ValueError, "no day 1/"),
    (lambda: td.lunar_date("2025-01-29"), TypeError, "expected a datetime.date, not '2025-01-29'"),  # type: ignore[arg-type]
    (lambda: td.day_of_month(HUGE, 1, "end"), ValueError, "the years are 1400 to 9999"),
    (lambda: td.day_of_month(2024, HUGE, "end"), OverflowError, "a month of"),
    (lambda: td.day_of_year(2024.5, "end"), TypeError, "a year is a whole number"),  # type: ignore[arg-type]
    (lambda: td.Period.of_week(2024, HUGE), OverflowError, "a week of"),
    (lambda: td.iso_week("2024-01-01"), TypeError, "expected a datetime.date, not"),  # type: ignore[arg-type]
    (lambda: td.Moment(DAY, 1.5), TypeError, "microseconds is a whole number"),  # type: ignore[arg-type]
    (lambda: td.parse_term(10), TypeError, "a term is a text here, not 10"),  # type: ignore[arg-type]
    (lambda: td.parse_date(None), TypeError, "a date is a text here, not None"),  # type: ignore[arg-type]
    (lambda: td.parse_moment(DAY), TypeError, "a moment is a text here"),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("ask", "error", "said"), REFUSED)
def test_refusals_are_in_plain_words(
    ask: Callable[[], Any], error: type[Exception], said: str
) -> None:
    with pytest.raises(error) as raised:
        ask()
    assert said in str(raised.value)
    assert "incompatible function arguments" not in str(raised.value)


def test_there_are_two_languages() -> None:
    period = td.open_period("issue-date", date(2024, 12, 26))
    row = VN.days()[0]
    with pytest.raises(td.CalendarCoverageError) as unknown:
        VN.is_working(date(2031, 1, 1))
    tells: list[Callable[[Any], str]] = [
        lambda lang: VN.explain(DAY, lang),
        VN.title,
        row.name,
        unknown.value.message,
        lambda lang: td.term_end(DAY, 1, "day").explain(lang=lang),
        td.Moment.end_of(DAY).text,
        period.text,
        td.TimedPeriod(DAY, td.Moment.end_of(DAY)).text,
        td.law_in_force("decree", on=date(2025, 7, 1))[0].title,
    ]
    for tell in tells:
        assert tell("vi")
        assert tell("en")
        for wrong in ("fr", "VI", ""):
            with pytest.raises(ValueError, match="no language") as raised:
                tell(wrong)
            assert str(raised.value) == f"there is no language «{wrong}»; there are: vi, en"


@pytest.mark.parametrize(
    "text",
    [
        "ngày 26 tháng 12 năm 2024",
        "26 tháng 12 năm 2024",
        "12 giờ 00 phút ngày 26 tháng 12 năm 2024",
        "ngày 26/12/2024",
        "\t2024-12-26",
    ],
)
def test_dates_of_letters(text: str) -> None:
    assert td.parse_date(text) == date(2024, 12, 26)


def test_moments_of_letters() -> None:
    read = td.parse_moment("12 giờ 00 phút ngày 26 tháng 12 năm 2024")
    assert read == td.parse_moment("2024-12-26T12:00")


def test_terms_of_letters() -> None:
    assert td.parse_term("10 (mười) ngày làm việc") == (10, "working-day")
    assert td.parse_term("05 (năm) ngày") == (5, "day")
    assert td.parse_term("\t10 ngày") == (10, "day")
    for text, said in {
        "10 (mười hai) ngày": "words in brackets",
        "48 giờ": "runs from a moment",
        "1 tháng 15 ngày": "several units",
        "0 ngày": "0 or longer",
        "mười ngày": "write «10 ngày làm việc»",
    }.items():
        with pytest.raises(ValueError, match="is no term") as raised:
            td.parse_term(text)
        assert text in str(raised.value)
        assert said in str(raised.value)


def _joint() -> td.WorkingCalendar:
    """Vietnam's and one of an invented office that never works on Saturdays and Sundays."""
    office = td.WorkingCalendar(
        {
            "id": "office",
            "title": {"vi": "Cơ quan giả định", "en": "An invented office"},
            "weekend": ["saturday", "sunday"],
            "year": [{"year": 2026, "source": "a synthetic decision"}],
            "day": [],
        }
    )
    return td.joint_calendar(VN, office)


def test_of_joined_calendars_the_one_whose_weekend_it_is_is_named() -> None:
    alone = td.term_end(date(2026, 8, 20), 2, "working-day", calendar=VN)
    assert [day.date for day in alone.worked_in_exchange] == [date(2026, 8, 22)]
    found = td.term_end(date(2026, 8, 20), 2, "working-day", calendar=_joint())
    assert found.end == date(2026, 8, 24)
    text = found.explain(lang="en")
    assert "22 August 2026: Saturday, a weekly day off of «office»" in text
    assert "23 August 2026: Sunday, a weekly day off\n" in text
    assert "exchange" not in text
    assert "22/08/2026: thứ Bảy, ngày nghỉ hằng tuần của «office»" in found.explain()
    assert found.worked_in_exchange == ()
    assert found.not_counted[0] == td.PassedDay(date(2026, 8, 22), weekly_of="office")


def test_an_event_that_the_period_does_not_wait_for() -> None:
    period = td.open_period("issue-date", "election-over")
    with pytest.raises(ValueError, match="does not wait for") as raised:
        period.resolved({"isue-date": DAY})
    for name in ("«isue-date»", "issue-date, election-over"):
        assert name in str(raised.value)
    assert period.resolved({"issue-date": DAY}).waits_for == ("election-over",)
