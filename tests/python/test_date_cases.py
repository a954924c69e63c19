"""The cases of dates through the package; `tests/cpp/date_cases_test.cpp` runs the same files."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
import thidua as td
from case_file import CASES, Table
from date_questions import QUESTIONS

FEWEST = 40
PATHS = sorted((CASES / "dates").glob("*"))
#: What the Civil Code says of terms: each has a case.
ARTICLES = (
    "144 145(1) 146(1) 146(2) 146(3) 147(1) 147(2) 147(3) 148(1) 148(2) 148(3) 148(4) 148(5) 148(6)"
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def case_of(path: Path) -> dict[str, object]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_there_are_enough_cases() -> None:
    assert len(PATHS) >= FEWEST


def test_each_article_has_a_case() -> None:
    covered: set[str] = set()
    for path in PATHS:
        root = Table(case_of(path), path.name)
        covered |= set(Table(root.data["case"], "[case]").take("law", list, required=True))
        for ask in root.data["ask"]:
            covered |= set(ask["expect"].get("articles", ()))
    assert set(ARTICLES.split()) <= covered


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_date_case(path: Path) -> None:
    root = Table(case_of(path), path.name)
    head = Table(root.take("case", dict, required=True), "[case]")
    title = Table(head.take("title", dict, required=True), "title")
    assert all(title.take(language, str, required=True) for language in ("vi", "en"))
    title.end()
    assert head.take("why", str, required=True).strip()
    head.take("law", list, required=True)
    head.take("trap", str)
    head.take("source", str)
    calendar = calendar_of(head, root)
    for number, data in enumerate(root.take("ask", list, required=True), start=1):
        check(Table(data, f"ask {number}"), calendar)
    head.end()
    root.end()


def check(ask: Table, calendar: td.WorkingCalendar | None) -> None:
    expect = Table(ask.take("expect", dict, required=True), "expect")
    answer = QUESTIONS[ask.take("question", str, required=True)]
    match expect.take("error", str):
        case None:
            answer(ask, expect, calendar)
            ask.end()
        case "value":
            with pytest.raises(ValueError, match=r"."):
                answer(ask, expect, calendar)
        case "range":
            with pytest.raises(OverflowError, match=r"."):
                answer(ask, expect, calendar)
        case "coverage":
            with pytest.raises(td.CalendarCoverageError) as raised:
                answer(ask, expect, calendar)
            assert raised.value.year == expect.take("year", int, required=True)
        case other:
            pytest.fail(f"no error «{other}»")
    expect.end()


def calendar_of(head: Table, root: Table) -> td.WorkingCalendar | None:
    name, trust = head.take("calendar", str), head.take("trust", list, [])
    if name is not None:
        assert name == "vn"
        return td.vietnam_calendar(trust=trust)
    data = root.take("calendar", dict)
    if data is None:
        return None
    table = Table(data, "[calendar]")
    years = table.take("years", list, required=True)
    days = [row(day, "closed") for day in table.take("off", list, [])]
    for pair in table.take("exchanged", list, []):
        worked, off = pair["worked"], pair["off"]
        days += [row(worked, "swapped-in", off), row(off, "swapped-off", worked)]
    weekend = [WEEKDAYS[i - 1] for i in table.take("weekend", list, required=True)]
    table.end()
    year_rows = [{"year": year, "source": "synthetic", "status": "announced"} for year in years]
    given = {"id": "of-the-case", "title": {"vi": "synthetic"}, "weekend": weekend}
    return td.WorkingCalendar({**given, "year": year_rows, "day": days})


def row(day: date, kind: str, swapped_with: date | None = None) -> dict[str, object]:
    known = {"date": day, "kind": kind, "name": {"vi": "synthetic"}, "source": "synthetic"}
    return known | ({"swapped_with": swapped_with} if swapped_with else {})
