"""thidua against the naive model, on facts and plans that nobody thought of.

The facts are drawn around the places where offices go wrong: exact levels, 0/0, printed figures,
the first and last day, papers around their deadline, judgements by the wrong people.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from functools import cache
from typing import Any

import naive_model
import thidua as td
import tomli_w
from conftest import ISSUE_DATE, PLAN
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

Facts = dict[str, Any]

thorough = settings(
    max_examples=300,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
FOUNDING: dict[str, Any] = tomllib.loads(PLAN.read_text(encoding="utf-8"))
FIRST, LAST = ISSUE_DATE, date(2024, 12, 26)
UNITS = ("P01", "P02", "P03")
PERSONS = ("CB1", "CB2")
JUDGEMENTS = ("not-met", "met", "exceeded")
LEVELS = ("0%", "33,3%", "50%", "95%", "100%", "100%")
COLUMNS = td.ColumnMapping(
    {
        "field": {
            name: [name]
            for name in (
                "dossier",
                "unit",
                "service",
                "officer",
                "submitted",
                "finished",
                "paid",
                "amount",
            )
        },
        "flag": [
            {"id": flag, "columns": [flag], "yes": ["có"], "no": ["không"]}
            for flag in ("online", "processed_online", "fee_due", "paid_online")
        ],
    }
)


# ---- facts ----


def days(*edges: date) -> st.SearchStrategy[date]:
    """Days within two of an edge."""
    return st.builds(
        lambda edge, off: edge + timedelta(days=off), st.sampled_from(edges), st.integers(-2, 2)
    )


def receipts() -> st.SearchStrategy[date]:
    """Days around the turn of the year, some with a time of day around noon."""
    day = days(date(2024, 12, 26), date(2024, 12, 30), date(2025, 1, 2))
    noon = st.sampled_from([time(11, 59), time(12), time(12, 0, 1), time(17)])
    return day | st.builds(datetime.combine, day, noon)


def due_rules() -> st.SearchStrategy[Facts]:
    """A day, an event that may not have happened, a term; and a time of day."""
    day = st.sampled_from([date(2024, 12, 29), date(2024, 12, 31), "announced", "period.through"])
    term = st.fixed_dictionaries(
        {
            "count": st.integers(1, 5),
            "unit": st.sampled_from(["day", "working-day"]),
            "of": day,
        }
    )
    rule = st.one_of(
        st.fixed_dictionaries({"by": day}),
        st.fixed_dictionaries({"before": day}),
        st.fixed_dictionaries({"within": term}),
    )
    at = st.sampled_from([{}, {}, {"time": "12:00"}])
    return st.builds(lambda rule, at: rule | at, rule, at)


@st.composite
def deadlines(draw: st.DrawFn) -> Facts:
    """With a roll or none, and perhaps a decision that moves it."""
    found = {"id": "due", **draw(due_rules()), **CLAUSE}
    if draw(st.booleans()):
        found["roll"] = "next-working-day"
    if draw(st.booleans()):
        decision = {"decision": "12/QĐ", "date": date(2024, 12, 28), **CLAUSE}
        found["extended"] = [draw(due_rules()) | decision]
    return found


def mostly(value: Any, other: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """One value seven times out of eight."""
    return st.integers(0, 7).flatmap(lambda n: st.just(value) if n else other)


AS_OF = st.none() | days(date(2024, 9, 1), LAST, date(2024, 12, 30), date(2025, 3, 1))
COUNTS = st.sampled_from(
    [(0, 0), (0, 7), (7, 7), (1, 2), (1, 3), (333, 1000), (9, 10), (10, 11), (11249, 25000)]
) | st.sampled_from([45, 46, 47, 90, 92, 95, 96, 97]).map(lambda n: (n, 100))
REPORTED = st.tuples(
    st.sampled_from(["33,3 %", "45,00 %", "50 %", "90 %", "95 %", "100 %", "100 %"])
    | st.sampled_from(["0 %", "44,99 %", "45,01 %", "46 %", "94,9 %", "97 %", "99,9 %"]),
    st.sampled_from(["nearest", "down", "up"]),
)
QUANTITIES = st.sampled_from(["2999,5 km", "3000 km", "3000,1 km", "0 km"])


@st.composite
def subjects(draw: st.DrawFn, roles: list[str]) -> list[Facts]:
    people = []
    for person in draw(st.sets(st.sampled_from(PERSONS))):
        entry: Facts = {"id": person, "kind": "individual"}
        if draw(st.integers(0, 3)):
            entry["unit"] = draw(st.sampled_from(UNITS[:2]))
        held = draw(st.integers(0, 7))
        if held:
            entry["roles"] = draw(st.sampled_from([roles, roles, roles, roles[:1], []]))
        people.append(entry)
    units = UNITS[: draw(st.integers(2, 3))]
    return [{"id": unit, "kind": "collective"} for unit in units] + people


@st.composite
def evidence(draw: st.DrawFn, plan: Mapping[str, Any]) -> Facts:
    given_subjects = draw(subjects([role["id"] for role in plan.get("role", [])]))
    ids = [subject["id"] for subject in given_subjects]
    result: Facts = {"subject": given_subjects, "register": {}}
    for register in ("papers_through", "discipline_through"):
        if draw(st.booleans()):
            result["register"][register] = draw(days(date(2024, 12, 30), date(2025, 3, 1)))
    result["attestation"] = draw(attestations(plan, ids))
    result["paper"] = [
        {"subject": subject, "paper": paper["id"], "received": received}
        for subject in ids
        for paper in plan.get("paper", [])
        for received in draw(mostly([date(2024, 12, 20)], st.lists(receipts(), max_size=2)))
    ]
    result["not_applicable"] = [
        {"subject": draw(st.sampled_from(ids)), "indicator": indicator}
        | {"by": "x", "capacity": capacity, "date": day, "paper": "x"}
        for indicator in draw(st.sets(st.sampled_from([i["id"] for i in plan["indicator"]])))
        for capacity in draw(st.sampled_from([[], [], ["council"], ["office"], ["nobody"]]))
        for day in [draw(days(LAST))]
    ]
    result["discipline"] = draw(
        st.lists(
            st.fixed_dictionaries(
                {"subject": st.sampled_from(ids), "from": days(date(2024, 9, 1), LAST)},
                optional={"through": days(date(2025, 3, 1))},
            ),
            max_size=2,
        )
    )
    return result


@st.composite
def attestations(draw: st.DrawFn, plan: Mapping[str, Any], ids: list[str]) -> list[Facts]:
    asked = [entry["id"] for entry in plan.get("content", []) + plan.get("attested", [])]
    usual = draw(st.sampled_from(["met", "met", "exceeded"]))
    found = []
    for subject in ids:
        for on in asked:
            judgements = draw(mostly([usual], st.lists(st.sampled_from(JUDGEMENTS), max_size=2)))
            for judgement in judgements:
                capacity = draw(mostly("council", st.sampled_from(["office", "nobody"])))
                day = draw(mostly(date(2024, 8, 30), days(LAST)))
                found.append(
                    {"subject": subject, "on": on, "judgement": judgement, "by": "x"}
                    | {"capacity": capacity, "date": day, "paper": "x"}
                )
    return found


@st.composite
def counts(draw: st.DrawFn, plan: Mapping[str, Any], ids: list[str]) -> list[Facts]:
    """Rows of a table of counts; for some a day, on which they were made."""
    rows = []
    usual = draw(st.sampled_from([COUNTS, mostly((97, 100), COUNTS)]))
    for subject in ids:
        for indicator in plan["indicator"]:
            for day in draw(st.sampled_from([[None], [None], [], [date(2024, 8, 31), None]])):
                row: Facts = {"subject": subject, "indicator": indicator["id"], "as_of": day}
                if "quantity" in indicator:
                    row["quantity"] = draw(QUANTITIES)
                elif draw(st.integers(0, 3)):
                    row["n"], row["d"] = draw(usual)
                else:
                    row["reported"], row["rounding"] = draw(REPORTED)
                rows.append(row)
    return rows


@st.composite
def dossiers(draw: st.DrawFn) -> list[Facts]:
    rows = []
    some_day = days(FIRST, date(2024, 9, 1), LAST)
    for number in range(draw(st.integers(1, 8))):
        submitted = draw(some_day)
        flags = {
            flag: draw(st.integers(0, 3)) > 0
            for flag in ("online", "processed_online", "fee_due", "paid_online")
        }
        later = st.integers(0, 3).map(lambda n, since=submitted: since + timedelta(days=n))
        rows.append(
            {
                "dossier": f"H-{number}",
                "unit": draw(st.sampled_from(UNITS[:2])),
                "service": draw(st.sampled_from(["S1", "S2", "S3"])),
                "officer": draw(st.sampled_from([None, None, "CB1", "CB1", "CB2", "CB9"])),
                "submitted": submitted,
                "finished": draw(st.none() | later),
                "paid": draw(later) if flags["paid_online"] else None,
                "amount": draw(st.sampled_from([0, 1, 20_000, 999_999_999])),
                "flags": flags,
            }
        )
    return rows


# ---- the same facts, for both sides ----


def as_table(rows: list[Facts]) -> dict[str, list[Any]]:
    headers = dict.fromkeys(header for row in rows for header in row)
    return {header: [row.get(header) for row in rows] for header in headers}


def flat(row: Facts) -> Facts:
    words = {flag: "có" if value else "không" for flag, value in row["flags"].items()}
    return {key: value for key, value in row.items() if key != "flags"} | words


def measures_on(rows: list[Facts], as_of: date | None) -> dict[tuple[str, str], Any]:
    """The latest made up to that day; an undated one where there is none."""
    chosen: dict[tuple[str, str], Facts] = {}
    for row in sorted(rows, key=lambda row: row["as_of"] or date.min):
        if as_of is None or row["as_of"] is None or row["as_of"] <= as_of:
            chosen[row["subject"], row["indicator"]] = row
    return {key: measure_of(row) for key, row in chosen.items()}


def measure_of(row: Facts) -> tuple[Any, ...]:
    if "n" in row:
        return ("ratio", row["n"], row["d"])
    if "quantity" in row:
        return ("quantity", row["quantity"])
    return ("reported", row["reported"], row["rounding"])


def evaluation(
    campaign: td.Campaign, facts: Facts, as_of: date | None, readings: Any
) -> td.Evaluation:
    known = td.Evidence(facts["evidence"])
    given_facts: list[td.Tally | td.Measurements] = []
    if facts["rows"] is not None:
        table = as_table([flat(row) for row in facts["rows"]])
        tally = td.tally(table, campaign, evidence=known, columns=COLUMNS)
        assert not tally.set_aside, tally.set_aside
        given_facts.append(tally)
    if facts["counts"]:
        given_facts.append(td.measurements(as_table(facts["counts"]), campaign, evidence=known))
        assert not given_facts[-1].set_aside, given_facts[-1].set_aside
    return td.evaluate(campaign, *given_facts, evidence=known, as_of=as_of, readings=readings)


def verdicts(result: td.Evaluation) -> dict[str, Any]:
    return {
        subject.id: {
            "targets": {
                target.id: {"met": str(target.met.truth), "exceeded": str(target.exceeded.truth)}
                for target in subject.targets.values()
            },
            "awards": {award.id: str(award.truth) for award in subject.awards.values()},
        }
        for subject in result
    }


def compare(
    campaign: td.Campaign,
    plan: Mapping[str, Any],
    facts: Facts,
    as_of: date | None,
    choices: Mapping[str, str],
    parameters: Mapping[str, Any],
) -> None:
    """Every verdict, and every measure that it was made from."""
    found = evaluation(campaign, facts, as_of, choices)
    given_measures = measures_on(facts["counts"], as_of)
    model = naive_model.Model(
        plan, facts["evidence"], facts["rows"], given_measures, as_of, choices, parameters
    )
    assert verdicts(found) == model.judged()
    for subject in model.subjects:
        whose = model.results_of(subject)
        for target in plan["target"]:
            raw = model.raw_measure(whose, model.find("indicator", target["indicator"]))
            measure = found[subject["id"]].target(target["id"]).measure
            assert is_same_measure(measure, raw), (subject, target, measure, raw)


def is_same_measure(measure: td.values.Measure, raw: Any) -> bool:
    match raw:
        case ("ratio", 0, 0):
            return measure == td.NoActivity()
        case ("ratio", n, d):
            return measure == td.Ratio(n, d)
        case ("reported", text, rounding):
            same = isinstance(measure, td.Reported) and measure.rounding == rounding
            return same and measure.value == td.parse_percent(text)
        case ("quantity", text):
            number = naive_model.number_in(text)[0]
            return measure == td.Quantity(number, naive_model.unit_in(text))
        case naive_model.NOT_APPLICABLE:
            return isinstance(measure, td.NotApplicable)
        case _:
            return raw == naive_model.MISSING and measure == td.Missing()


@st.composite
def all_facts(draw: st.DrawFn, plan: Mapping[str, Any]) -> Facts:
    known = draw(evidence(plan))
    ids = [subject["id"] for subject in known["subject"]]
    source = draw(st.sampled_from(["counts", "counts", "rows", "rows", "both"]))
    return {
        "evidence": known,
        "counts": [] if source == "rows" else draw(counts(plan, ids)),
        "rows": None if source == "counts" else draw(dossiers()),
    }


def choices_of(plan: Mapping[str, Any]) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries(
        {
            point["id"]: st.sampled_from([reading["id"] for reading in point["reading"]])
            for point in plan.get("open_point", [])
        }
    )


# ---- the founding plan ----


@cache
def founding(margin: str | None) -> td.Campaign:
    parameters = {} if margin is None else {"exceeded-margin": margin}
    return td.load_campaign(PLAN, issue_date=ISSUE_DATE, parameters=parameters)


def founding_parameters(margin: str | None) -> dict[str, Any]:
    return {"issue-date": ISSUE_DATE} | ({} if margin is None else {"exceeded-margin": margin})


MARGINS = st.sampled_from([None, "0 pp", "0,5 pp", "2 pp"])


@thorough
@given(facts=all_facts(FOUNDING), as_of=AS_OF, choices=choices_of(FOUNDING), margin=MARGINS)
def test_founding_plan(
    facts: Facts, as_of: date | None, choices: dict[str, str], margin: str | None
) -> None:
    compare(founding(margin), FOUNDING, facts, as_of, choices, founding_parameters(margin))


# ---- plans that are drawn too ----

CLAUSE = {"cite": "1"}
SHARES: dict[str, tuple[list[str], list[str], str]] = {
    "online-share": (["online"], [], "dossier"),
    "paid-share": (["fee_due", "paid_online"], ["fee_due"], "dossier"),
    "paper-share": (["not online"], [], "dossier"),
    "service-share": (["online"], [], "service"),
    "officer-share": (["online"], [], "officer"),
    "amount-share": (["paid_online"], ["fee_due"], "amount"),
}


def open_point(name: str, values: tuple[str, ...]) -> Facts:
    readings = [{"id": value, "title": value, "value": value} for value in values]
    return {"id": name, "question": f"{name}?", **CLAUSE, "reading": readings}


#: Days at which something changes, inside the period.
STEPS = (date(2024, 8, 31), date(2024, 9, 1), date(2024, 10, 31), LAST - timedelta(days=1))

OPEN = {
    "zero": ("undetermined", "not-met", "zero", "full", "not-counted"),
    "exceeded": ("above-level", "margin", "one-target", "all-contents"),
    "attested": ("judged", "met-is-enough"),
    "results": ("own", "unit"),
    "achievement": ("highest-only", "each"),
    "upward": ("above", "at-least"),
    "downward": ("below", "at-most"),
}


def setting(name: str) -> st.SearchStrategy[Any]:
    """A value of the setting, or left open."""
    return st.sampled_from([*OPEN[name], {"open_point": name}])


@st.composite
def indicators(draw: st.DrawFn) -> list[Facts]:
    chosen = draw(st.sets(st.sampled_from([*SHARES, "given-share", "roads"]), min_size=1))
    result = []
    for name in sorted(chosen):
        entry: Facts = {"id": name, "title": name, **CLAUSE}
        if name in SHARES:
            above, below, what = SHARES[name]
            entry["numerator"] = {"count": what, "where": above}
            entry["denominator"] = {"count": what, "where": below}
        if name == "roads":
            entry["quantity"] = "km"
        else:
            entry["no_activity"] = draw(setting("zero"))
        result.append(entry)
    return result


@st.composite
def level(draw: st.DrawFn, indicator: Facts) -> dict[str, str]:
    comparison = draw(st.sampled_from(["above", "at_least", "below", "at_most"]))
    amount = st.just("3000 km") if "quantity" in indicator else st.sampled_from(LEVELS)
    return {comparison: draw(amount)}


@st.composite
def targets(draw: st.DrawFn, measured: list[Facts]) -> list[Facts]:
    result = []
    for number in range(draw(st.integers(0, 4))):
        indicator = draw(st.sampled_from(measured))
        threshold = draw(level(indicator))
        entry = {"id": f"T{number}", "title": "x", "indicator": indicator["id"], **CLAUSE}
        upward = "above" in threshold or "at_least" in threshold
        if draw(st.booleans()):
            entry["met_when"] = draw(setting("upward" if upward else "downward"))
        result.append(
            entry | (draw(stepping(indicator, threshold)) if draw(st.booleans()) else threshold)
        )
    return result


@st.composite
def stepping(draw: st.DrawFn, indicator: Facts, last: dict[str, str]) -> Facts:
    """Levels by date, compared like the last one, which covers the period's end."""
    (comparison,) = last
    amount = st.just("2000 km") if "quantity" in indicator else st.sampled_from(LEVELS)
    days_before = draw(st.sets(st.sampled_from(STEPS), max_size=3))
    earlier = [{"through": day, comparison: draw(amount)} for day in sorted(days_before)]
    return {
        "levels": [*earlier, {"through": draw(st.sampled_from([LAST, date(2025, 6, 30)])), **last}]
    }


@st.composite
def margins(draw: st.DrawFn) -> Facts:
    """Not set, one value, or values by date."""
    if draw(st.booleans()):
        return draw(st.sampled_from([{}, {"value": "0 pp"}, {"value": "0,5 pp"}]))
    begins = sorted(draw(st.sets(st.sampled_from(STEPS), min_size=1, max_size=3)))
    points = st.sampled_from(["0 pp", "0,5 pp", "2 pp"])
    values = [{"from": day, "value": draw(points), "source": "x"} for day in begins]
    known = draw(st.sampled_from([{}, {"known_through": date(2024, 12, 26)}]))
    return {"values": values} | known


def leaves(plan: Facts) -> st.SearchStrategy[Facts]:
    judged = [entry["id"] for entry in plan["content"] + plan["attested"]]
    kinds = [
        st.fixed_dictionaries(
            {"attested": st.sampled_from(judged)},
            optional={"judgement": st.sampled_from(["met", "exceeded"])},
        ),
        st.fixed_dictionaries({"contents": st.sampled_from(["met", "exceeded"])}),
        st.fixed_dictionaries({"paper": st.sampled_from(["minutes", "report"])}),
        st.fixed_dictionaries({"role": st.sampled_from([["leader"], ["leader", "clerk"]])}),
        st.just({"no_discipline": True}),
        st.sampled_from(plan["indicator"]).flatmap(
            lambda indicator: level(indicator).map(
                lambda threshold: {"measure": indicator["id"], **threshold}
            )
        ),
    ]
    if plan["target"]:
        target = st.sampled_from([entry["id"] for entry in plan["target"]])
        kinds += [
            st.fixed_dictionaries({"met": target}),
            st.fixed_dictionaries({"exceeded": target}),
        ]
    return st.one_of(kinds)


def trees(leaf: st.SearchStrategy[Facts]) -> st.SearchStrategy[Facts]:
    """Criteria with a few parts, and here and there exceptions."""

    def larger(part: st.SearchStrategy[Facts]) -> st.SearchStrategy[Facts]:
        parts = st.lists(part, min_size=1, max_size=3)
        exception = st.fixed_dictionaries({"when": part, "then": st.sampled_from(["yes", "no"])})
        return st.one_of(
            st.builds(lambda of: {"all": of}, parts),
            st.builds(lambda of: {"any": of}, parts),
            st.builds(lambda of: {"none": of}, parts),
            parts.flatmap(
                lambda of: st.integers(1, len(of)).map(lambda k: {"at_least": k, "of": of})
            ),
            st.builds(
                lambda rule, exceptions: {**rule, "except": exceptions},
                part,
                st.lists(exception, min_size=1, max_size=2),
            ),
        )

    return st.recursive(leaf, larger, max_leaves=6).map(lambda tree: {**tree, **CLAUSE})


@st.composite
def plans(draw: st.DrawFn) -> Facts:
    measured = draw(indicators())
    plan: Facts = {
        "thidua": 1,
        "campaign": {
            "id": "drawn",
            "title": "x",
            "counted_by": draw(st.sampled_from(["submitted", "finished"])),
            "period": {"from": FIRST, "through": LAST, **CLAUSE},
            **CLAUSE,
        },
        "authority": [{"id": name, "title": name} for name in ("council", "office")],
        "role": [{"id": name, "title": name, **CLAUSE} for name in ("leader", "clerk")],
        "flag": [
            {"id": "online", "title": "x"},
            {"id": "fee_due", "title": "x"},
            {"id": "paid_online", "title": "x", "dated": "paid"},
        ],
        "parameter": [
            {"id": "margin", "kind": "percentage-points", "title": "x", **CLAUSE} | draw(margins()),
            {"id": "announced", "kind": "date", "title": "x", **CLAUSE}
            | draw(st.sampled_from([{}, {"value": date(2024, 12, 24)}])),
        ],
        "indicator": measured,
        "target": draw(targets(measured)),
        "content": [
            {"id": f"N{n}", "title": "x", "by": ["council"], **CLAUSE}
            for n in range(draw(st.integers(0, 2)))
        ],
        "contents": {
            "exceeded": draw(setting("exceeded")),
            "attested_exceeded": draw(setting("attested")),
            "margin": "margin",
            **CLAUSE,
        },
        "attested": [
            {"id": "A", "title": "x", "by": ["council"], **CLAUSE},
            {"id": "B", "title": "x", "by": ["council", "office"], **CLAUSE},
        ],
        "deadline": [draw(deadlines())],
        "paper": [
            {"id": "minutes", "title": "x", "deadline": "due", **CLAUSE},
            {"id": "report", "title": "x", **CLAUSE},
        ],
    }
    plan["open_point"] = [open_point(name, values) for name, values in OPEN.items()]
    add_criteria(draw, plan)
    return plan


def add_criteria(draw: st.DrawFn, plan: Facts) -> None:
    """Kinds of subject, a criterion by name, awards: the higher one may ask for the lower."""
    leaf = leaves(plan)
    plan["criterion"] = [{"id": "shared", "rule": draw(trees(leaf)), **CLAUSE}]
    with_names = leaf | st.just({"criterion": "shared"})
    individual: Facts = {"id": "individual", "title": "x", "counted_as": "officer", **CLAUSE}
    individual["results_of"] = draw(setting("results"))
    if draw(st.booleans()):
        individual["eligible"] = draw(trees(with_names))
    plan["subject_kind"] = [{"id": "collective", "title": "x", **CLAUSE}, individual]
    for award, known in (("low", with_names), ("high", with_names | st.just({"award": "low"}))):
        plan.setdefault("award", []).append(
            {
                "id": award,
                "title": "x",
                "authority": "council",
                "papers": draw(st.sampled_from([[], [], ["minutes"], ["minutes", "report"]])),
                "criteria": {kind: draw(trees(known)) for kind in ("collective", "individual")},
                **CLAUSE,
            }
        )
    if draw(st.booleans()):
        rule = draw(setting("achievement"))
        plan["one_achievement"] = {"rule": rule, "order": ["high", "low"], **CLAUSE}


def drawn_campaign(plan: Facts) -> td.Campaign:
    """Two exceptions with one condition and two answers are a fault: such a plan is drawn again."""
    try:
        return td.parse_campaign(tomli_w.dumps(plan))
    except td.PlanError as error:
        faults = {d.code for d in error.diagnostics if d.severity == "error"}
        assume(faults != {"plan.conflicting-exceptions"})
        raise


@thorough
@given(data=st.data(), plan=plans(), as_of=AS_OF)
def test_drawn_plans(data: st.DataObject, plan: Facts, as_of: date | None) -> None:
    campaign = drawn_campaign(plan)
    facts = data.draw(all_facts(plan))
    choices = data.draw(choices_of(plan))
    compare(campaign, plan, facts, as_of, choices, {})


@st.composite
def dated_plans(draw: st.DrawFn) -> Facts:
    """One target that steps and a margin by date, both in play."""
    indicator: Facts = {"id": "given-share", "title": "x", **CLAUSE}
    threshold = draw(level(indicator))
    target = {"id": "T", "title": "x", "indicator": "given-share", **CLAUSE}
    met = {"all": [{"contents": "exceeded"}], **CLAUSE}
    return {
        "thidua": 1,
        "campaign": {
            "id": "dated",
            "title": "x",
            "counted_by": "submitted",
            "period": {"from": FIRST, "through": LAST, **CLAUSE},
            **CLAUSE,
        },
        "authority": [{"id": "council", "title": "x"}],
        "subject_kind": [{"id": "collective", "title": "x", **CLAUSE}],
        "parameter": [
            {"id": "margin", "kind": "percentage-points", "title": "x", **CLAUSE} | draw(margins())
        ],
        "indicator": [indicator],
        "target": [target | draw(stepping(indicator, threshold))],
        "contents": {"exceeded": "margin", "margin": "margin", **CLAUSE},
        "award": [
            {"id": "praise", "title": "x", "authority": "council", **CLAUSE}
            | {"criteria": {"collective": met}}
        ],
    }


@thorough
@given(
    plan=dated_plans(),
    as_of=st.none() | days(*STEPS, LAST, date(2025, 3, 1)),
    near=st.sampled_from(LEVELS),
    off=st.sampled_from(["-0.01", "0", "0.01", "0.5", "1.99", "2", "2.01"]),
)
def test_drawn_levels_and_margins_by_date(
    plan: Facts, as_of: date | None, near: str, off: str
) -> None:
    share = (naive_model.number_in(near)[0] + Fraction(off)) / 100
    assume(0 <= share <= 1)
    row = {"subject": "P1", "indicator": "given-share", "as_of": None}
    row |= {"n": share.numerator, "d": share.denominator}
    known = {"subject": [{"id": "P1", "kind": "collective", "name": "P1"}]}
    facts = {"evidence": known, "counts": [row], "rows": None}
    compare(drawn_campaign(plan), plan, facts, as_of, {}, {})


# ---- what must hold whatever the plan says ----


def shuffled(draw: Callable[..., Any], rows: list[Any] | None) -> list[Any] | None:
    return None if rows is None else draw(st.permutations(rows))


@thorough
@given(data=st.data(), facts=all_facts(FOUNDING), as_of=AS_OF, choices=choices_of(FOUNDING))
def test_order_does_not_matter(
    data: st.DataObject, facts: Facts, as_of: date | None, choices: dict[str, str]
) -> None:
    other = {
        "evidence": {
            key: shuffled(data.draw, value) if isinstance(value, list) else value
            for key, value in facts["evidence"].items()
        },
        "counts": shuffled(data.draw, facts["counts"]),
        "rows": shuffled(data.draw, facts["rows"]),
    }
    campaign = founding(None)
    first = evaluation(campaign, facts, as_of, choices)
    second = evaluation(campaign, other, as_of, choices)
    assert verdicts(first) == verdicts(second)
    assert sorted(note.code for note in first.notes) == sorted(note.code for note in second.notes)


@thorough
@given(
    rows=dossiers(),
    service=st.sampled_from(["S1", "S9"]),
    day=days(FIRST, LAST).filter(lambda day: FIRST <= day <= LAST),
    choices=choices_of(FOUNDING),
)
def test_one_more_dossier_done_online_fails_no_target(
    rows: list[Facts], service: str, day: date, choices: dict[str, str]
) -> None:
    subject = {"evidence": {"subject": [{"id": "P01", "kind": "collective"}]}, "counts": []}
    mine = [{**row, "unit": "P01"} for row in rows]
    flags = dict.fromkeys(rows[0]["flags"], True)
    more = {**mine[0], "dossier": "H-new", "service": service, "flags": flags}
    more |= {"submitted": day, "finished": None, "paid": day}
    before, after = (
        evaluation(founding(None), {**subject, "rows": all_rows}, None, choices)["P01"].targets
        for all_rows in (mine, [*mine, more])
    )
    for target in before:
        assert not (
            before[target].met.truth == td.Truth.YES and after[target].met.truth == td.Truth.NO
        )


@thorough
@given(data=st.data(), facts=all_facts(FOUNDING), as_of=AS_OF, margin=MARGINS)
def test_all_readings_are_the_single_ones_together(
    data: st.DataObject, facts: Facts, as_of: date | None, margin: str | None
) -> None:
    """Over the points that a draw leaves open; the others are chosen, to keep the number small."""
    choices = data.draw(choices_of(FOUNDING))
    for point in data.draw(st.permutations(list(choices)))[:2]:
        del choices[point]
    campaign = founding(margin)
    together = evaluation(campaign, facts, as_of, choices)
    each = [verdicts(evaluation(campaign, facts, as_of, one)) for one in together.combinations]
    for subject in together:
        for award in subject.awards.values():
            truths = [single[subject.id]["awards"][award.id] for single in each]
            assert [str(truth) for truth in award.verdict.truths] == truths
            assert award.verdict.same_under_all == (len(set(truths)) == 1)
            agreed = truths[0] if len(set(truths)) == 1 else "undetermined"
            assert award.verdict.truth == agreed


def test_the_draws_reach_each_verdict() -> None:
    """A generator that only ever made «no» would agree with anything."""
    seen: set[str] = set()

    @settings(thorough, max_examples=60)
    @given(facts=all_facts(FOUNDING), choices=choices_of(FOUNDING))
    def look(facts: Facts, choices: dict[str, str]) -> None:
        for subject in verdicts(evaluation(founding("0 pp"), facts, None, choices)).values():
            seen.update(subject["awards"].values())

    look()
    assert seen == {"yes", "no", "undetermined"}
