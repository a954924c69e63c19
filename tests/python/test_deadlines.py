"""Deadlines in Python: values, frames, HTML, the calendar file, the command line."""

from __future__ import annotations

import copy
import csv
import io
import json
import pickle
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import thidua as td
from click.testing import CliRunner
from conftest import DATA, PLAN, ROOT
from icalendar import Calendar
from jsonschema import Draft202012Validator
from thidua.cli import program

DAY = date(2024, 12, 20)
SCHEMA = json.loads((ROOT / "schema" / "deadlines-1.schema.json").read_text(encoding="utf-8"))

INVENTED = """thidua = 1
[campaign]
id     = "x"
title  = { vi = "Đợt thi đua hư cấu", en = "An invented campaign" }
cite   = "1"
period = { from = 2024-06-20, through = 2024-12-26, cite = "1" }
[[parameter]]
id    = "announced"
kind  = "date"
title = { vi = "Ngày công bố", en = "Day of the announcement" }
cite  = "1"
[[authority]]
id    = "council"
title = { vi = "Hội đồng", en = "Council" }
[[subject_kind]]
id    = "collective"
title = "Tập thể"
cite  = "1"
[[deadline]]
id     = "open"
within = { count = 10, unit = "working-day", of = "announced" }
cite   = "7"
[[deadline]]
id   = "sunday"
by   = 2024-12-29
time = "12:00"
roll = { open_point = "roll" }
responsible = "council"
cite = "8"
[[deadline]]
id       = "moved"
title    = { vi = "Báo cáo <tổng kết>", en = "<Final> report" }
by       = 2024-12-30
extended = [{ by = 2025-01-10, decision = "12/QĐ", date = 2024-12-27, cite = "8.1" }]
cite     = "8"
[[paper]]
id       = "proposal"
title    = { vi = "Tờ trình", en = "Proposal" }
to       = "council"
deadline = "sunday"
cite     = "8"
[[award]]
id        = "khen"
title     = "Giấy khen"
authority = "council"
papers    = ["proposal"]
cite      = "9"
[award.criteria]
collective = { cite = "9", paper = "proposal" }
[[open_point]]
id       = "roll"
question = "?"
cite     = "8"
[[open_point.reading]]
id    = "stays"
title = "không dời"
value = "none"
[[open_point.reading]]
id    = "moves"
title = "dời"
value = "next-working-day"
"""


@pytest.fixture(scope="module")
def invented() -> td.Campaign:
    return td.parse_campaign(INVENTED)


@pytest.fixture(scope="module")
def sent() -> td.Evidence:
    return td.Evidence(
        {
            "register": {"papers_through": date(2024, 12, 31)},
            "subject": [
                {"id": "P01", "kind": "collective"},
                {"id": "P02", "kind": "collective"},
                {"id": "P03", "kind": "collective"},
            ],
            "paper": [
                {"subject": "P01", "paper": "proposal", "received": datetime(2024, 12, 29, 12, 0)},
                {"subject": "P02", "paper": "proposal", "received": date(2024, 12, 30)},
            ],
        }
    )


def faults(found: td.Deadlines) -> list[str]:
    validator = Draft202012Validator(SCHEMA)
    data = json.loads(found.to_json())
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(data)]


def test_the_founding_plan_explained_in_both_languages(campaign: td.Campaign) -> None:
    found = td.deadlines(campaign, as_of=DAY)
    assert (
        found.explain("vi")
        == "«IV.4» trước ngày 31/12/2024, nên ngày cuối cùng là thứ Hai, 30/12/2024"
    )
    assert found.explain("en") == (
        "clause IV.4: before 31 December 2024, so the last day is Monday 30 December 2024"
    )
    nomination = found["nomination"]
    assert nomination.last_day == date(2024, 12, 30)
    assert (nomination.state, nomination.days_left, nomination.working_days_left) == (
        "ahead",
        10,
        6,
    )
    assert list(nomination.papers) == ["minutes", "achievement-report"]
    assert list(nomination.to) == ["office"]
    assert nomination.responsible == {}


def test_a_list_is_a_value(invented: td.Campaign, sent: td.Evidence) -> None:
    found = td.deadlines(invented, as_of=DAY, evidence=sent)
    assert [row.id for row in found] == ["open", "sunday", "sunday", "moved"]
    assert len(found) == 4
    assert found[0].id == "open"
    assert found == td.deadlines(invented, as_of=DAY, evidence=sent)
    assert found != td.deadlines(invented, as_of=date(2024, 12, 21), evidence=sent)
    assert hash(found) == hash(copy.copy(found))
    soon = td.deadlines(invented, as_of=date(2024, 12, 27)).due_within(9)
    for value in (found, soon):
        again = pickle.loads(pickle.dumps(value))
        assert again == value
        assert again.within == value.within
    with pytest.raises(KeyError, match="open, sunday, moved"):
        found["nothing"]
    assert repr(found) == "<Deadlines of x: 4, as of 2024-12-20>"


def test_what_is_not_known_is_named(invented: td.Campaign) -> None:
    waiting = td.deadlines(invented, as_of=DAY)["open"]
    assert waiting.last_day is None
    assert waiting.missing == "announced"
    assert "Ngày công bố" in waiting.explain("vi")
    later = invented.with_parameter("announced", date(2031, 1, 2))
    assert td.deadlines(later, as_of=DAY)["open"].missing == "2031"
    known = invented.with_parameter("announced", date(2024, 2, 5))
    assert td.deadlines(known)["open"].last_day == date(2024, 2, 26)


def test_rows_of_an_open_roll(invented: td.Campaign) -> None:
    stays, moves = (row for row in td.deadlines(invented, as_of=DAY) if row.id == "sunday")
    assert (stays.last_day, stays.last_time) == (date(2024, 12, 29), time(12))
    assert (moves.last_day, moves.last_time) == (date(2024, 12, 30), None)
    assert stays.readings == {"roll": "stays"}
    chosen = td.deadlines(invented, as_of=DAY, readings="roll=moves")
    assert [row.last_day for row in chosen if row.id == "sunday"] == [date(2024, 12, 30)]
    with pytest.raises(ValueError, match="stays, moves"):
        td.deadlines(invented, readings={"roll": "sometimes"})


def test_an_extension_counts_from_its_decision_on(invented: td.Campaign) -> None:
    before = td.deadlines(invented, as_of=date(2024, 12, 26))["moved"]
    after = td.deadlines(invented, as_of=date(2024, 12, 27))["moved"]
    assert (before.last_day, before.decision) == (date(2024, 12, 30), None)
    assert (after.last_day, after.decision) == (date(2025, 1, 10), "12/QĐ")
    assert after.clause == "8.1"


def test_papers_by_subject(invented: td.Campaign, sent: td.Evidence) -> None:
    found = td.deadlines(
        invented, as_of=date(2024, 12, 31), evidence=sent, readings={"roll": "stays"}
    )
    assert [(p.subject, p.state) for p in found.papers] == [
        ("P01", "on-last-day"),
        ("P02", "late"),
        ("P03", "absent"),
    ]
    assert found.papers[0].received_at == time(12)
    both = td.deadlines(invented, as_of=date(2024, 12, 31), evidence=sent)
    assert [p.state for p in both.papers if p.subject == "P02"] == ["late", "on-last-day"]


def test_reminders(invented: td.Campaign) -> None:
    found = td.deadlines(invented, as_of=date(2024, 12, 27), readings="roll=moves")
    assert [row.id for row in found.due_within(1)] == ["sunday"]
    assert [row.id for row in found.due_within(9)] == ["sunday", "moved"]
    assert [p.paper for p in found.due_within(9).papers] == []
    with pytest.raises(td.CalendarCoverageError) as error:
        found.due_within(10**6)
    assert error.value.year > 2025
    with pytest.raises(ValueError, match="as_of"):
        td.deadlines(invented).due_within(3)
    with pytest.raises(ValueError, match="not negative"):
        found.due_within(-1)


def test_a_calendar_of_one_s_own(campaign: td.Campaign) -> None:
    days = pl.Series([date(2024, 12, 24)])
    closed = td.closing_calendar(days, years=(2024, 2025), source="Thông báo hư cấu")
    joint = td.joint_calendar(td.vietnam_calendar(), closed)
    found = td.deadlines(campaign, as_of=DAY, calendar=joint)
    assert found["nomination"].working_days_left == 5
    assert pickle.loads(pickle.dumps(found)) == found


@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
def test_frames(invented: td.Campaign, backend: str) -> None:
    frame = td.deadlines(invented, as_of=DAY).to_frame(backend)
    columns = list(frame.column_names if backend == "pyarrow" else frame.columns)
    assert columns[:5] == ["deadline", "title", "clause", "last_day", "last_time"]
    if backend == "pyarrow":
        assert frame["last_day"].to_pylist()[:2] == [None, date(2024, 12, 29)]
    elif backend == "polars":
        assert frame["last_day"].to_list()[:2] == [None, date(2024, 12, 29)]
    else:
        assert frame["last_day"].dt.date.tolist()[1] == date(2024, 12, 29)
        assert frame["days_left"].tolist()[1] == 9


def test_an_empty_list_is_a_frame_too(campaign: td.Campaign) -> None:
    soon = td.deadlines(campaign, as_of=date(2024, 7, 1)).due_within(1)
    assert len(soon) == 0
    assert len(soon.to_frame("pandas")) == 0
    assert "Không có hạn" in str(soon)
    assert "Không có hạn" in soon._repr_html_()


def test_html_escapes_what_comes_from_data(invented: td.Campaign, sent: td.Evidence) -> None:
    html = td.deadlines(invented, as_of=DAY, evidence=sent)._repr_html_()
    assert "Báo cáo &lt;tổng kết&gt;" in html
    assert "<tổng" not in html


@pytest.mark.parametrize("day", [None, DAY, date(2024, 12, 30), date(2025, 1, 8)])
def test_json_is_as_the_schema_says(
    invented: td.Campaign, campaign: td.Campaign, sent: td.Evidence, day: date | None
) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert faults(td.deadlines(invented, as_of=day, evidence=sent)) == []
    assert faults(td.deadlines(campaign, as_of=day)) == []
    known = invented.with_parameter("announced", date(2024, 2, 5))
    assert faults(td.deadlines(known, as_of=day)) == []


def test_the_verdict_and_the_list_say_the_same(invented: td.Campaign, sent: td.Evidence) -> None:
    options: dict[str, Any] = {"evidence": sent, "as_of": date(2024, 12, 31), "readings": "all"}
    found = td.deadlines(invented, **options)
    judged = td.evaluate(invented, **options)
    good = {"in-time", "on-last-day"}
    for subject in judged:
        states = {paper.state in good for paper in found.papers if paper.subject == subject.id}
        truth = subject.award("khen").truth
        assert truth == (td.Truth.UNDETERMINED if len(states) > 1 else _truth(states.pop()))


def _truth(holds: bool) -> td.Truth:
    return td.Truth.YES if holds else td.Truth.NO


def events(text: str) -> list[Any]:
    return list(Calendar.from_ical(text).walk("VEVENT"))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_calendar_file_that_is_read_back(
    invented: td.Campaign, lang: td.diagnostics.Language
) -> None:
    found = td.deadlines(invented, as_of=date(2024, 12, 27), readings="roll=moves")
    text = found.to_ics(lang=lang, alarm_days=2)
    assert text == td.deadlines(invented, as_of=date(2024, 12, 27), readings="roll=moves").to_ics(
        lang=lang, alarm_days=2
    )
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    sunday, moved = events(text)  # what is not known has no day
    assert sunday.decoded("dtstart") == date(2024, 12, 30)
    assert moved.decoded("dtstart") == date(2025, 1, 10)
    assert moved.decoded("dtend") == date(2025, 1, 11)
    assert moved["sequence"] == 1
    assert str(moved["uid"]) == "moved.x@thidua"
    assert moved.decoded("dtstamp") == datetime.fromisoformat("2024-12-27T00:00:00+00:00")
    assert found["moved"].explain(lang) in str(moved["description"])
    assert str(moved["summary"]) == found["moved"].title(lang)
    alarm = moved.walk("VALARM")[0]
    assert alarm.decoded("trigger") == timedelta(days=-2)


def test_a_time_of_day_stands_in_the_summary(invented: td.Campaign) -> None:
    found = td.deadlines(invented, as_of=DAY, readings="roll=stays")
    summary = str(events(found.to_ics())[0]["summary"])
    assert summary == "Tờ trình (đến 12:00, UTC+7)"
    with pytest.raises(ValueError, match="from 0 to"):
        found.to_ics(alarm_days=-1)


def test_an_extended_deadline_keeps_its_id(invented: td.Campaign) -> None:
    ids = [
        {str(event["uid"]): event["sequence"] for event in events(found.to_ics())}
        for found in (
            td.deadlines(invented, as_of=day, readings="roll=moves")
            for day in (date(2024, 12, 20), date(2024, 12, 28))
        )
    ]
    assert ids[0].keys() == ids[1].keys()
    assert ids[0]["moved.x@thidua"] < ids[1]["moved.x@thidua"]


# ---- the command line ----


@dataclass
class Ran:
    code: int
    out: str
    err: str


def run(*arguments: object, lang: str = "en") -> Ran:
    words = [*map(str, arguments), "--lang", lang]
    result = CliRunner().invoke(program("vi" if lang == "vi" else "en"), words)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return Ran(result.exit_code, result.stdout_bytes.decode(), result.stderr_bytes.decode())


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    file = tmp_path / "plan.toml"
    file.write_text(INVENTED, encoding="utf-8")
    return file


def test_the_founding_deadlines_on_the_command_line() -> None:
    arguments = ("deadlines", PLAN, "--set", "issue-date=2024-06-20", "--as-of", "2024-12-20")
    english = run(*arguments)
    assert english.code == 0
    assert "so the last day is Monday 30 December 2024" in " ".join(english.out.split())
    assert "10 days left (6 working days)" in " ".join(english.out.split())
    vietnamese = run(*arguments, lang="vi")
    assert "ngày cuối cùng là thứ Hai, 30/12/2024" in " ".join(vietnamese.out.split())


def test_the_evidence_of_the_founding_campaign(tmp_path: Path) -> None:
    output = tmp_path / "deadlines.json"
    ran = run("deadlines", PLAN, "--set", "issue-date=2024-06-20", "--as-of", "2024-12-31",
        "--evidence", DATA / "evidence.toml", "--format", "json", "-o", output, "-q",
    )  # fmt: skip
    assert ran.code == 0
    data = json.loads(output.read_text(encoding="utf-8"))
    assert list(Draft202012Validator(SCHEMA).iter_errors(data)) == []
    states = {entry["state"] for entry in data["papers"]}
    assert {"in-time", "late"} <= states


@pytest.mark.parametrize("form", ["table", "json", "csv", "html", "ics"])
def test_every_form(plan_file: Path, tmp_path: Path, form: str) -> None:
    arguments = ("deadlines", plan_file, "--as-of", "2024-12-27", "--within", "9", "--format", form)
    shown = run(*arguments)
    output = tmp_path / "out"
    written = run(*arguments, "-o", output, "-q")
    assert (shown.code, written.code) == (0, 0)
    text = output.read_bytes().decode()
    assert "Final" in text
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
        assert [row["last_day"] for row in rows] == ["2024-12-29", "2024-12-30", "2025-01-10"]
    if form == "ics":
        assert len(events(text)) == 3
    if form != "table":
        assert shown.out == text


def test_wrong_usage_and_faults(plan_file: Path, tmp_path: Path) -> None:
    assert run("deadlines", plan_file, "--within", "3").code == 2
    assert run("deadlines", plan_file, "--as-of", "30/12/2024").code == 2
    bad = run("deadlines", plan_file, "--as-of", "2024-12-27", "--within", "-3")
    assert bad.code == 2
    assert "no whole number" in bad.err
    far = run("deadlines", plan_file, "--as-of", "2024-12-27", "--within", "99999")
    assert far.code == 1
    assert "does not know the year" in far.err or "no data" in far.err
    plan_file.write_text(INVENTED.replace('"working-day"', '"workday"'), encoding="utf-8")
    evidence = tmp_path / "evidence.toml"
    evidence.write_text("thidua_evidence = 2\n", encoding="utf-8")
    both = run("deadlines", plan_file, "--evidence", evidence)
    assert both.code == 1
    assert "plan.bad-value" in both.err
    assert "evidence.unsupported-version" in both.err
    over = run("deadlines", plan_file, "-o", plan_file)
    assert over.code == 2


def test_an_own_calendar_on_the_command_line(tmp_path: Path, plan_file: Path) -> None:
    file = tmp_path / "calendar.toml"
    file.write_text("thidua_calendar = 9\n", encoding="utf-8")
    ran = run("deadlines", plan_file, "--calendar", file)
    assert ran.code == 1
    assert "calendar." in ran.err


OFFICE = """\
thidua_calendar = 1
id      = "synthetic-office"
title   = { vi = "Cơ quan giả định", en = "An invented office" }
weekend = []
year    = [{ year = 2024, source = "synthetic" }, { year = 2025, source = "synthetic" }]
[[day]]
date    = 2024-12-24
kind    = "closed"
name    = { vi = "Đóng cửa", en = "Closed" }
source  = "synthetic"
"""


def test_an_own_calendar_is_joined_with_vietnams(tmp_path: Path) -> None:
    office = tmp_path / "office.toml"
    office.write_text(OFFICE, encoding="utf-8")

    def left(*options: object) -> int:
        ran = run("deadlines", PLAN, "--set", "issue-date=2024-06-20", "--as-of", "2024-12-20",
            "--format", "json", "-q", *options,
        )  # fmt: skip
        assert ran.code == 0, ran.err
        (deadline,) = json.loads(ran.out)["deadlines"]
        days: int = deadline["working_days_left"]
        return days

    assert left() == 6
    assert left("--calendar", office) == 5  # 24/12 is closed besides; weekends stay off
    assert left("--calendar", office, "--alone") == 9
    assert left("--trust", "projected") == 6
    alone = run("deadlines", PLAN, "--alone")
    assert alone.code == 2
    assert "--alone" in alone.err


def test_what_is_projected_counts_when_it_is_asked_for(tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text(INVENTED, encoding="utf-8")
    options = ("deadlines", plan, "--as-of", "2027-01-04")
    assert run(*options, "--within", "3").code == 1
    assert run(*options, "--within", "3", "--trust", "projected").code == 0


def test_a_calendar_file_of_the_last_day_and_of_what_is_not_known(plan_file: Path) -> None:
    last = INVENTED.replace("by       = 2024-12-30", "by       = 9999-12-31").replace(
        "extended = [", "# ["
    )
    found = td.deadlines(td.parse_campaign(last), as_of=DAY)
    moved = next(e for e in events(found.to_ics()) if str(e["uid"]).startswith("moved"))
    assert moved.decoded("dtstart") == date(9999, 12, 31)
    assert "dtend" not in moved
    with pytest.raises(ValueError, match="from 0 to"):
        found.to_ics(alarm_days=10**12)
    ran = run("deadlines", plan_file, "--as-of", "2024-12-20", "--format", "ics")
    assert "left out" in ran.err
    assert "open" in ran.err


def test_bad_days_and_numbers_are_told_in_plain_words(invented: td.Campaign) -> None:
    with pytest.raises(TypeError, match="as_of is a date"):
        td.deadlines(invented, as_of="2024-12-20")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="as_of is a date"):
        td.deadlines(invented, as_of=datetime(2024, 12, 20, 10, 0))
    with pytest.raises(ValueError, match="no more than"):
        td.deadlines(invented, as_of=DAY).due_within(10**20)
    assert len({hash(row) for row in td.deadlines(invented, as_of=DAY)}) > 1
