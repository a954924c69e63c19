"""The pace through the package: minimal numbers against brute force, values, the JSON form."""

from __future__ import annotations

import contextlib
import copy
import io
import json
import pickle
import re
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import Any

import polars as pl
import pytest
import thidua as td
from case_file import CASES
from conftest import ISSUE_DATE, PLAN, ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from thidua.report.pace_levels import levels_of, required_path

AS_OF = date(2024, 11, 1)
SCHEMA = json.loads((ROOT / "schema" / "pace-1.schema.json").read_text(encoding="utf-8"))
PACE_PLAN = (CASES / "plans" / "pace.toml").read_text(encoding="utf-8")
REGISTER = td.Evidence({"subject": [{"id": "P01", "kind": "collective", "name": "Phòng A"}]})


@pytest.fixture(scope="module")
def shipped(campaign: td.Campaign, evidence: td.Evidence, tally: td.Tally) -> td.Pace:
    return td.pace(
        campaign,
        tally,
        evidence=evidence,
        as_of=AS_OF,
        readings="literal",
        expected={("", "online-payment"): 300},
    )


# ---- the least numbers ----

_HOLDS = {
    "above": Fraction.__gt__,
    "at_least": Fraction.__ge__,
    "below": Fraction.__lt__,
    "at_most": Fraction.__le__,
}


def _plan_with(comparison: str, percent: str) -> str:
    """The payment target with another comparison and level."""
    return PACE_PLAN.replace('above     = "45%"', f'{comparison} = "{percent}%"')


def _first(most: int, enough: Any) -> int | None:
    return next((x for x in range(most + 1) if enough(x)), None)


@settings(max_examples=250, deadline=None)
@given(
    counts=st.integers(0, 40).flatmap(lambda d: st.tuples(st.integers(0, d), st.just(d))),
    comparison=st.sampled_from(sorted(_HOLDS)),
    tenths=st.integers(1, 990),
    expected=st.integers(0, 60),
)
def test_numbers_are_the_least(
    counts: tuple[int, int], comparison: str, tenths: int, expected: int
) -> None:
    n, d = counts
    level = Fraction(tenths, 1000)
    campaign = td.parse_campaign(_plan_with(comparison, f"{tenths / 10:.1f}"))
    given_ = td.measurements(
        {"subject": ["P01"], "indicator": ["payment"], "n": [n], "d": [d]},
        campaign,
        evidence=REGISTER,
    )
    found = td.pace(campaign, given_, evidence=REGISTER, as_of=AS_OF, expected=expected)
    row = found.target("P01", "pay-above")
    upward = comparison in {"above", "at_least"}

    def meets(n: int, d: int) -> bool:
        value = Fraction(n, d) if d else Fraction(0)  # 0/0 counts as 0 in this plan
        return bool(_HOLDS[comparison](value, level))

    bad = d - n if upward else n
    existing = _first(bad, lambda x: meets(n + x if upward else n - x, d))
    of_expected = _first(
        expected, lambda x: meets(n + (x if upward else expected - x), d + expected)
    )
    fresh = _first(50_000, lambda x: meets(n + x if upward else n, d + x))
    assert row.of_existing is not None
    assert row.of_expected is not None
    assert row.of_new is not None
    assert row.of_existing.count == existing
    assert row.of_expected.count == of_expected
    assert row.of_new.count == fresh
    for needed in (row.of_existing, row.of_expected, row.of_new):
        if needed.count is not None:
            assert needed.per_working_day == Fraction(needed.count, 40)
            assert needed.whole_per_working_day == ceil(Fraction(needed.count, 40))
    # Given counts may all turn until the period ends: that bars no future.
    if row.outlook is td.Outlook.IMPOSSIBLE:
        assert existing is None
        assert of_expected is None


# ---- the shipped data ----


def test_checkpoints_are_what_evaluations_say(
    campaign: td.Campaign, evidence: td.Evidence, tally: td.Tally, shipped: td.Pace
) -> None:
    for index in (0, 9, -1):
        day = shipped.targets[0].checkpoints[index].day
        evaluation = td.evaluate(campaign, tally, evidence=evidence, as_of=day, readings="literal")
        for row in shipped:
            target = evaluation[row.subject].target(row.target)
            point = row.checkpoints[index]
            assert (point.measure, point.met, point.exceeded) == (
                target.measure,
                target.met.truth,
                target.exceeded.truth,
            )


def test_shipped_data_on_1_november(shipped: td.Pace) -> None:
    row = shipped.target("Phòng Nắng Sớm", "II.1.c")
    assert row.measure == td.Ratio(396, 884)
    assert shipped.days_left == 55
    assert shipped.working_days_left == 39
    # 398/884 is above 45 %, 397/884 is not; 400/888, 399/887; of 300 more, 533/1184 and 532/1184.
    assert row.of_existing == td.Needed(2, Fraction(2, 39), 1)
    assert row.of_new == td.Needed(4, Fraction(4, 39), 1)
    assert row.of_expected == td.Needed(137, Fraction(137, 39), 4)
    assert row.can_turn == 488
    assert row.outlook is td.Outlook.POSSIBLE
    first, *_, last = row.checkpoints
    assert (first.day, last.day) == (date(2024, 6, 23), AS_OF)


def test_days_left_are_those_of_the_calendar(shipped: td.Pace) -> None:
    calendar = td.vietnam_calendar()
    days = [AS_OF + timedelta(n) for n in range(1, 56)]
    assert days[-1] == shipped.period[1]
    assert sum(calendar.is_working(day) for day in days) == shipped.working_days_left


def test_an_own_calendar(campaign: td.Campaign, evidence: td.Evidence, tally: td.Tally) -> None:
    own = td.WorkingCalendar(
        {
            "id": "office",
            "title": "Lịch cơ quan (hư cấu)",
            "weekend": ["sunday"],
            "year": [{"year": 2024, "source": "hư cấu", "status": "announced"}],
        }
    )
    found = td.pace(campaign, tally, evidence=evidence, as_of=AS_OF, calendar=own)
    assert found.working_days_left == 39 + 8  # Saturdays are worked, too
    assert found.receipt["calendar"]["id"] == "office"
    assert (
        found.receipt["calendar"]["sha256"]
        != td.pace(campaign, tally, evidence=evidence, as_of=AS_OF).receipt["calendar"]["sha256"]
    )


def test_json_is_as_its_schema_says(shipped: td.Pace) -> None:
    data = json.loads(shipped.to_json())
    errors = Draft202012Validator(SCHEMA).iter_errors(data)
    assert [f"{error.json_path}: {error.message[:200]}" for error in errors] == []
    assert "." not in "".join(part for part in shipped.to_json().split('"')[::2])  # no doubles


def test_it_is_a_value(shipped: td.Pace) -> None:
    again = pickle.loads(pickle.dumps(shipped))
    assert again == shipped
    assert again.to_json() == shipped.to_json()
    assert hash(again) == hash(shipped)
    assert copy.deepcopy(shipped) is shipped
    assert repr(shipped) == (
        f"<Pace of {shipped.campaign.id} as of 2024-11-01: {len(shipped)} targets, "
        "39 working days left>"
    )


@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
def test_frames(shipped: td.Pace, backend: str) -> None:
    frame = shipped.to_frame(backend)
    assert len(frame) == len(shipped)
    row = next(i for i, r in enumerate(shipped) if (r.subject, r.target) == ("P02", "II.1.c"))
    column = frame["of_new"].to_pylist() if backend == "pyarrow" else list(frame["of_new"])
    assert column[row] == 4


def test_the_guide_shows_what_is_so() -> None:
    page = (ROOT / "docs" / "guide" / "pace.md").read_text(encoding="utf-8")
    code, said = re.findall(r"```python\n(.*?)```\n```\n(.*?)```", page, re.DOTALL)[0]
    with contextlib.redirect_stdout(io.StringIO()) as printed, contextlib.chdir(ROOT):
        exec(compile(code, "pace.md", "exec"), {})
    assert printed.getvalue() == said


def test_the_notebook_is_kept_without_results() -> None:
    file = ROOT / "examples" / "notebooks" / "pace.ipynb"
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    assert all(not cell.get("outputs") for cell in cells)
    assert all(cell.get("execution_count") is None for cell in cells)


# ---- what it refuses ----


@pytest.mark.parametrize(
    ("options", "error", "says"),
    [
        ({"by": "fortnight"}, ValueError, "fortnight"),
        ({"by": [date(2024, 11, 2)]}, ValueError, "after the as-of date"),
        ({"by": [date(2024, 6, 1)]}, ValueError, "outside the period"),
        ({"expected": {"P99": 3}}, ValueError, "P99"),
        ({"expected": {("P01", "payments"): 3}}, ValueError, "payments"),
        ({"expected": -1}, ValueError, "0 to"),
        ({"expected": 2.5}, TypeError, "whole number"),
        ({"expected": True}, TypeError, "whole number"),
        ({"expected": {3: 3}}, TypeError, "by subject"),
        ({"projection_weeks": -1}, ValueError, "weeks"),
        ({"readings": "lax"}, ValueError, "lax"),
        ({"as_of": date(2031, 1, 1)}, None, ""),
    ],
)
def test_bad_calls(
    campaign: td.Campaign, evidence: td.Evidence, options: Any, error: Any, says: str
) -> None:
    facts = td.measurements(
        {"subject": ["P01"], "indicator": ["online-payment"], "n": [1], "d": [2]},
        campaign,
        evidence=evidence,
    )
    asked = {"as_of": AS_OF, **options}
    if error is None:  # after the period no calendar is asked
        assert td.pace(campaign, facts, evidence=evidence, **asked).days_left == 0
        return
    with pytest.raises(error, match=says):
        td.pace(campaign, facts, evidence=evidence, **asked)


def test_a_year_without_a_calendar(evidence: td.Evidence) -> None:
    later = PLAN.read_text(encoding="utf-8").replace("2024-12-26", "2039-12-26", 1)
    later = later.replace("2024-12-31", "2039-12-31")
    campaign = td.parse_campaign(later, issue_date=ISSUE_DATE)
    facts = td.measurements(
        {"subject": ["P01"], "indicator": ["online-payment"], "n": [1], "d": [2]},
        campaign,
        evidence=evidence,
    )
    with pytest.raises(td.CalendarCoverageError) as caught:
        td.pace(campaign, facts, evidence=evidence, as_of=AS_OF)
    assert caught.value.year == 2039


def test_expected_from_a_table(
    campaign: td.Campaign, evidence: td.Evidence, tally: td.Tally, tmp_path: Any
) -> None:
    file = tmp_path / "expected.csv"
    file.write_text("Đơn vị,Chỉ số,Dự kiến\nP02,online-payment,300\nP03,,10\n", encoding="utf-8")
    found = td.pace(campaign, tally, evidence=evidence, as_of=AS_OF, expected=file)
    assert found.target("P02", "II.1.c").expected == 300
    assert found.target("P03", "II.1.b").expected == 10
    assert found.target("P03", "II.1.a").expected is None  # services are no dossiers
    file.write_text("subject,expected\nP99,1\nP02,many\n", encoding="utf-8")
    with pytest.raises(td.InputError) as caught:
        td.pace(campaign, tally, evidence=evidence, as_of=AS_OF, expected=file)
    assert [fault.row for fault in caught.value.diagnostics] == [2, 3]


def test_verdicts_take_no_projection(campaign: td.Campaign, shipped: td.Pace) -> None:
    facts: Any = (shipped, shipped.targets[2].projection)
    for fact in facts:
        with pytest.raises(TypeError):
            td.evaluate(campaign, fact)


# ---- levels that step ----


def _stepping(on: date, *, n: int = 1, d: int = 5, **options: Any) -> td.PaceTarget:
    campaign = td.parse_campaign(PACE_PLAN)
    table = {"subject": ["P01"], "indicator": ["payment"], "n": [n], "d": [d]}
    given_ = td.measurements(table, campaign, evidence=REGISTER)
    found = td.pace(campaign, given_, evidence=REGISTER, as_of=on, **options)
    return found.target("P01", "pay-steps")


@settings(max_examples=100, deadline=None)
@given(counts=st.integers(0, 30).flatmap(lambda d: st.tuples(st.integers(0, d), st.just(d))))
def test_the_earlier_level_has_its_own_least_numbers(counts: tuple[int, int]) -> None:
    n, d = counts
    (step,) = _stepping(date(2024, 6, 21), n=n, d=d).steps
    assert (step.through, step.level) == (date(2024, 6, 30), Fraction(3, 10))
    assert (step.days_left, step.working_days_left) == (9, 5)
    if d:
        enough = _first(d, lambda x: 10 * (n + x) >= 3 * d)
        assert step.of_existing is not None
        assert step.of_existing.count == (None if enough is None or n + enough > d else enough)
    assert step.of_new is not None
    assert step.of_new.count == _first(
        200, lambda x: d + x > 0 and Fraction(n + x, d + x) >= step.level
    )


def test_a_step_can_no_longer_be_met_while_the_end_can() -> None:
    text = PACE_PLAN
    for old, new in (
        (
            'indicator = "payment"\ncite      = "3"\nlevels',
            'indicator = "on-paper"\ncite = "3"\nlevels',
        ),
        ('at_least = "30%"', 'at_most = "10%"'),
        ('at_least = "45%"', 'at_most = "50%"'),
    ):
        assert old in text
        text = text.replace(old, new)
    campaign = td.parse_campaign(text)
    filed = ["Trực tiếp"] * 3 + ["Trực tuyến"] * 2
    dossiers = {
        "Mã hồ sơ": [f"H-{i}" for i in range(5)],
        "Đơn vị": ["P01"] * 5,
        "Mã TTHC": ["1.001"] * 5,
        "Ngày nộp": ["20/06/2024"] * 5,
        "Hình thức nộp": filed,
        "Phí, lệ phí (đồng)": ["0"] * 5,
        "Trạng thái thanh toán": ["Chưa thanh toán"] * 5,
    }
    counted = td.tally(dossiers, campaign, evidence=REGISTER)
    found = td.pace(campaign, counted, evidence=REGISTER, as_of=date(2024, 6, 21), expected=2)
    row = found.target("P01", "pay-steps")
    # On paper 3 of 5; with two more at the best 3 of 7: never 10 %, but 50 %.
    assert row.outlook == "possible"
    (step,) = row.steps
    assert (step.outlook, step.basis) == ("impossible", ("expected-bound", "flags-fixed"))
    later = td.pace(campaign, counted, evidence=REGISTER, as_of=date(2024, 7, 1), expected=2)
    assert later.target("P01", "pay-steps").steps == ()


def test_steps_are_told_and_drawn() -> None:
    campaign = td.parse_campaign(PACE_PLAN)
    table = {"subject": ["P01"], "indicator": ["payment"], "n": [7], "d": [20]}
    given_ = td.measurements(table, campaign, evidence=REGISTER)
    found = td.pace(campaign, given_, evidence=REGISTER, as_of=date(2024, 6, 21))
    row = found.target("P01", "pay-steps")
    assert levels_of(found, row) == [
        (date(2024, 6, 30), Fraction(3, 10)),
        (date(2024, 12, 29), Fraction(9, 20)),
    ]
    # 35 % is enough until 30/6, and not at the end: the path leads there directly.
    assert required_path(found, row, Fraction(7, 20)) == [
        (date(2024, 6, 21), Fraction(7, 20)),
        (date(2024, 12, 29), Fraction(9, 20)),
    ]
    # 10 % has to be 30 % first.
    assert required_path(found, row, Fraction(1, 10)) == [
        (date(2024, 6, 21), Fraction(1, 10)),
        (date(2024, 6, 30), Fraction(3, 10)),
        (date(2024, 12, 29), Fraction(9, 20)),
    ]
    assert required_path(found, row, Fraction(1, 2)) is None
    assert "đến 30/6/2024 ≥ 30 %: mới 0" in " ".join(str(found).split())
    frame = found.to_frame("polars").filter(pl.col("target") == "pay-steps")
    assert frame["step_through"].to_list() == ["2024-06-30"]
    assert frame["step_level"].to_list() == ["3/10"]
