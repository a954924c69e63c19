"""What stands around the table: head, who earns what under which readings, data, receipt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from thidua.diagnostics import Diagnostic
from thidua.report.cells import reading_title
from thidua.report.outcomes import Outcome
from thidua.report.survey import Survey, clean
from thidua.report.words import local, number

__all__ = [
    "Fault",
    "Point",
    "Score",
    "agreement",
    "data_lines",
    "faults",
    "head",
    "not_applied",
    "points",
    "receipt",
    "scores",
]

#: How many rows of a kind are shown.
_SHOWN = 3


def head(survey: Survey) -> tuple[str, ...]:
    """Title, issuer, period and as-of date, readings."""
    campaign = survey.evaluation.campaign
    period, day = campaign.period, survey.evaluation.as_of
    when = (
        survey.say("period", first=_day(period[0], survey), last=_day(period[1], survey))
        if period
        else survey.say("period-open")
    )
    seen = survey.say("as-of", day=_day(day, survey)) if day else survey.say("as-of-none")
    title, issuer = (clean(local(text, survey.lang)) for text in (campaign.title, campaign.issuer))
    readings = _readings(survey)
    return tuple(
        filter(None, (title, issuer, f"{when}; {seen}", readings[:1].upper() + readings[1:]))
    )


def _day(day: object, survey: Survey) -> str:
    text = str(day)
    return "/".join(reversed(text.split("-"))) if survey.lang == "vi" else text


def _readings(survey: Survey) -> str:
    chosen = survey.evaluation.readings
    if not survey.letters:
        return ""
    if not chosen:
        return survey.say("under-all", count=len(survey.space))
    text = ", ".join(f"{point} = {chosen[point]}" for point in survey.letters if point in chosen)
    key = "under" if len(survey.space) == 1 else "under-some"
    return survey.say(key, readings=text, count=len(survey.space))


@dataclass(frozen=True, slots=True)
class Score:
    """How one award comes out for all, under some readings, and who earns it."""

    scope: str
    award: str
    counts: dict[Outcome | None, int]
    earned: tuple[str, ...]


def scores(survey: Survey) -> list[Score]:
    """Under every reading, then under each named one."""
    everywhere = tuple(range(len(survey.space)))
    alone = survey.say("under-every" if len(everywhere) > 1 else "under-these")
    scopes = [(alone, everywhere)]
    for id_, combinations in survey.named_readings.items():
        title = clean(reading_title(survey, id_))
        scopes.append((survey.say("under-reading", title=title, id=id_), combinations))
    return [
        _score(survey, scope, combinations, award)
        for scope, combinations in scopes
        for award in survey.award_titles
    ]


def _score(survey: Survey, scope: str, combinations: tuple[int, ...], award: str) -> Score:
    found = {
        subject.id: subject.awards[award].among(combinations)
        for subject in survey.subjects
        if award in subject.awards
    }
    earned = tuple(id_ for id_, outcome in found.items() if outcome is Outcome.YES)
    return Score(scope, award, dict(Counter(found.values())), earned)


@dataclass(frozen=True, slots=True)
class Point:
    """An open point, and how many verdicts turn on it."""

    id: str
    letter: str
    question: str
    clause: str
    readings: tuple[tuple[str, str], ...]
    fixed: str | None
    decides: int


def points(survey: Survey) -> list[Point]:
    """The open points, in the order of the plan."""
    decides = Counter(point for award in survey.awards for point in award.verdict.turns_on)
    result = []
    for entry in survey.plan.get("open_point", []):
        id_ = entry["id"]
        found = {combination[id_] for combination in survey.evaluation.combinations}
        result.append(
            Point(
                id=id_,
                letter=survey.letters[id_],
                question=clean(local(entry.get("question", id_), survey.lang)),
                clause=clean(entry.get("cite", "")),
                readings=tuple(
                    (r["id"], clean(local(r.get("title", ""), survey.lang)))
                    for r in entry["reading"]
                ),
                fixed=found.pop() if len(found) == 1 else None,
                decides=decides[id_],
            )
        )
    return result


def agreement(survey: Survey) -> str:
    """How many verdicts hold under every reading."""
    same = sum(award.verdict.same_under_all for award in survey.awards)
    count = len(survey.awards)
    return survey.say("agreement", same=same, all=count, turning=count - same)


def data_lines(survey: Survey) -> list[str]:
    """How many rows were read, and what became of them."""
    tally, measurements = survey.evaluation.tally, survey.evaluation.measurements
    lines = []
    if tally:
        counts = {
            "read": tally.rows_read,
            "counted": tally.rows_counted,
            "outside": tally.rows_outside_period,
            "aside": tally.rows_set_aside,
        }
        lines.append(
            survey.say("rows", **{key: number(n, survey.lang) for key, n in counts.items()})
        )
    if measurements:
        aside = len(measurements.set_aside)
        counts = {
            "read": measurements.rows_read,
            "used": measurements.rows_read - aside,
            "aside": aside,
        }
        lines.append(
            survey.say("measure-rows", **{key: number(n, survey.lang) for key, n in counts.items()})
        )
    return lines or [survey.say("no-facts")]


@dataclass(frozen=True, slots=True)
class Fault:
    """Rows that were set aside for one reason: how many, and the first few."""

    code: str
    count: int
    first: tuple[str, ...]
    more: str | None


def faults(survey: Survey) -> list[Fault]:
    """The rows that were set aside, by code."""
    facts = (survey.evaluation.tally, survey.evaluation.measurements)
    found: dict[str, list[Diagnostic]] = {}
    for entry in (entry for fact in facts if fact for entry in fact.set_aside):
        found.setdefault(entry.code, []).append(entry)
    return [
        Fault(
            code,
            len(entries),
            tuple(_place(entry, survey) for entry in entries[:_SHOWN]),
            survey.say("and-more", count=len(entries) - _SHOWN) if len(entries) > _SHOWN else None,
        )
        for code, entries in sorted(found.items())
    ]


def _place(entry: Diagnostic, survey: Survey) -> str:
    return clean(f"{entry.place(survey.lang)}: {entry.message(survey.lang)}".removeprefix(": "))


def not_applied(survey: Survey) -> list[str]:
    """What was given and not applied, and how whole tables were taken."""
    tally = survey.evaluation.tally
    entries: Iterable[Diagnostic] = (*(tally.notes if tally else ()), *survey.evaluation.notes)
    return [f"{_place(entry, survey)} [{entry.code}]" for entry in entries]


def receipt(survey: Survey) -> str:
    """One line that names what was judged, and with what."""
    data = survey.evaluation.receipt
    facts = [
        data[key]["sha256"][:8] for key in ("tally", "measurements", "evidence") if key in data
    ]
    sentence = survey.say(
        "receipt",
        plan=data["plan"]["sha256"][:12],
        facts="·".join(facts),
        version=data["library"]["version"],
        day=data.get("as_of", "—"),
    )
    return f"{sentence}; {_readings(survey)}" if survey.letters else sentence
