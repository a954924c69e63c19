"""What stands in the cells of the pace table, as marked words; text and HTML dress them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from thidua.diagnostics import Language
from thidua.pace import Pace
from thidua.pace_values import Needed, Outlook, PaceStep, PaceTarget
from thidua.report.cells import Line, Piece, in_two_lines, sign_of
from thidua.report.outcomes import Outcome
from thidua.report.pace_words import day, say
from thidua.report.survey import clean
from thidua.report.words import local, number

__all__ = ["PaceCells", "amount_text", "head", "heads", "notes", "receipt", "rows_by_kind"]

_STYLES = {
    Outlook.IMPOSSIBLE: "no",
    Outlook.POSSIBLE: "undetermined",
    Outlook.ASSURED: "yes",
    Outlook.UNKNOWN: "quiet",
}


def amount_text(value: Fraction, unit: str, lang: Language, *, beside: Fraction | None) -> str:
    """A number as people read it: exact, or «≈» with enough places not to look like ``beside``."""
    times = 100 if unit == "%" else 1
    for places in range(1, 16):
        scaled = value * times * 10**places
        rounded = round(scaled)
        shown = Fraction(rounded, times * 10**places)
        if shown == value or (shown != beside and (places > 1 or unit != "%" or shown != 0)):
            break
    exact = shown == value
    sign = "-" if rounded < 0 else ""
    whole, part = divmod(abs(rounded), 10**places)
    decimals = f"{part:0{places}}".rstrip("0") if exact else f"{part:0{places}}"
    point = "," if lang == "vi" else "."
    text = sign + number(whole, lang) + (point + decimals if decimals else "")
    return f"{'' if exact else '≈ '}{text} {unit}"


@dataclass(frozen=True, slots=True)
class PaceCells:
    """One row of the table."""

    row: PaceTarget
    target: list[Line]
    now: list[Line]
    existing: list[Line]
    expected: list[Line]
    new: list[Line]
    projection: list[Line]
    outlook: list[Line]

    def lines(self) -> list[list[Line]]:
        """The cells after the subject's, in the order of the columns."""
        return [
            self.target,
            self.now,
            self.existing,
            self.expected,
            self.new,
            self.projection,
            self.outlook,
        ]


def heads(pace: Pace, lang: Language) -> list[str]:
    """The columns' titles."""
    keys = ("subject", "target", "now", "existing", "expected", "new", "projection", "outlook")
    return [say(lang, key) for key in keys]


def head(pace: Pace, lang: Language) -> tuple[str, ...]:
    """What the table is of, and how many days are left."""
    first, last = pace.period
    title = clean(local(pace.campaign.title, lang))
    lines = [
        f"{say(lang, 'title')}: {title}",
        say(lang, "as-of", day=day(pace.as_of, lang), first=day(first, lang), last=day(last, lang)),
    ]
    if pace.as_of >= last:
        lines.append(say(lang, "over"))
    else:
        lines.append(
            say(
                lang,
                "left",
                days=pace.days_left,
                working=pace.working_days_left,
                day=day(pace.as_of, lang, year=False),
                calendar=pace.receipt["calendar"]["id"],
            )
        )
        if pace.working_days_left == 0:
            lines.append(say(lang, "no-working-day"))
    return tuple(lines)


def notes(pace: Pace, lang: Language) -> list[str]:
    """What the columns mean, as far as there is something in them."""
    lines = []
    if any(row.of_existing for row in pace):
        lines.append(say(lang, "note-existing"))
    if any(row.of_expected for row in pace):
        lines.append(say(lang, "note-expected"))
    if any(row.expected_is_estimate for row in pace):
        lines.append(say(lang, "note-estimate"))
    if any(row.of_new for row in pace):
        lines.append(say(lang, "note-new", days=pace.working_days_left))
    projection = next((row.projection for row in pace if row.projection), None)
    if projection:
        lines.append(
            say(
                lang,
                "note-projection",
                weeks=projection.weeks,
                first=day(projection.first, lang, year=False),
                last=day(projection.last, lang, year=False),
            )
        )
    lines.append(say(lang, "note-outlook"))
    return lines


def receipt(pace: Pace, lang: Language) -> str:
    """What it was computed from, in a line."""
    data = pace.receipt
    tally = data.get("tally")
    return say(
        lang,
        "receipt",
        plan=data["plan"]["sha256"][:12],
        tally=tally["sha256"][:12] if tally else "—",
        calendar=data["calendar"]["sha256"][:12],
        version=data["library"]["version"],
    )


def rows_by_kind(pace: Pace, lang: Language) -> dict[str, list[PaceCells]]:
    """The rows under the title of their kind of subject."""
    kinds = {
        kind["id"]: clean(local(kind.get("title", kind["id"]), lang))
        for kind in pace.campaign.plan.get("subject_kind", [])
    }
    result: dict[str, list[PaceCells]] = {title: [] for title in kinds.values()}
    for row in pace:
        result.setdefault(kinds.get(row.kind, row.kind), []).append(_cells(row, lang))
    return {title: rows for title, rows in result.items() if rows}


def _cells(row: PaceTarget, lang: Language) -> PaceCells:
    return PaceCells(
        row=row,
        target=_target(row, lang),
        now=[
            *((Piece(part),) for part in in_two_lines(row.figure(lang))),
            (Piece(say(lang, "met") + " "), sign_of(Outcome(str(row.met)))),
        ],
        existing=_existing(row, lang),
        expected=_expected(row, lang),
        new=_needed(row.of_new, lang) if row.of_new else _short(row, lang),
        projection=_projection(row, lang),
        outlook=_outlook(row, lang),
    )


_SIGNS = {"above": ">", "at-least": "≥", "below": "<", "at-most": "≤"}


def _target(row: PaceTarget, lang: Language) -> list[Line]:
    lines: list[Line] = [
        (Piece(row.target),),
        (Piece(f"{_SIGNS[row.comparison]} {row.level_figure(lang)}", "quiet"),),
    ]
    lines += [_step(row, step, lang) for step in row.steps]
    for point, reading in row.readings.items():
        lines.append((Piece(say(lang, "under", readings=f"{point} = {reading}"), "depends"),))
    return lines


def _step(row: PaceTarget, step: PaceStep, lang: Language) -> Line:
    """An earlier level: by when, what is left to it, whether it can be met."""
    level = f"{_SIGNS[row.comparison]} {amount_text(step.level, row.unit, lang, beside=None)}"
    head = say(lang, "step", day=day(step.through, lang), level=level)
    pieces = [Piece(head, "quiet")]
    if step.of_new is not None and step.of_new.count is not None:
        pieces.append(Piece(say(lang, "step-new", count=number(step.of_new.count, lang))))
        if each := step.of_new.whole_per_working_day:
            pieces.append(Piece(f" ({say(lang, 'a-day', count=number(each, lang))})", "quiet"))
    pieces.append(Piece(f" {say(lang, str(step.outlook))}", _STYLES[step.outlook]))
    return tuple(pieces)


def _needed(needed: Needed | None, lang: Language) -> list[Line]:
    if needed is None:
        return [(Piece("—", "quiet"),)]
    if needed.count is None:
        return [(Piece(say(lang, "none-enough"), "no"),)]
    lines: list[Line] = [(Piece(number(needed.count, lang), "yes" if needed.count == 0 else ""),)]
    if needed.count and needed.whole_per_working_day is not None:
        text = say(lang, "a-day", count=number(needed.whole_per_working_day, lang))
        lines.append((Piece(text, "quiet"),))
    return lines


def _existing(row: PaceTarget, lang: Language) -> list[Line]:
    lines = _needed(row.of_existing, lang)
    count = row.of_existing.count if row.of_existing else None
    if count and row.can_turn is not None and row.can_turn < count:
        text = say(lang, "only", count=number(row.can_turn, lang))
        return [lines[0], (Piece(text, "no"),)]
    return lines


def _expected(row: PaceTarget, lang: Language) -> list[Line]:
    if row.of_expected is None or row.expected is None:
        return [(Piece("—", "quiet"),)]
    about = say(lang, "estimate") if row.expected_is_estimate else ""
    every = about + number(row.expected, lang)
    first, *rest = _needed(row.of_expected, lang)
    if row.of_expected.count is None:
        return [first, (Piece(f"({every})", "quiet"),)]
    text = say(lang, "of", count=first[0].text, all=every)
    return [(Piece(text, first[0].style),), *rest]


def _short(row: PaceTarget, lang: Language) -> list[Line]:
    """Of an amount: what is missing, and that a working day."""
    if row.distance is None or row.unit == "%" or row.distance <= 0:
        return [(Piece("—", "quiet"),)]
    text = amount_text(row.distance, row.unit, lang, beside=None)
    lines: list[Line] = [(Piece(say(lang, "short", amount=text)),)]
    if row.distance_per_working_day is not None:
        each = amount_text(row.distance_per_working_day, row.unit, lang, beside=None)
        lines.append((Piece(say(lang, "a-day", count=each), "quiet"),))
    return lines


def _projection(row: PaceTarget, lang: Language) -> list[Line]:
    projection = row.projection
    if projection is None:
        return [(Piece(say(lang, f"no-projection-{row.no_projection}"), "quiet"),)]
    value, low, high = (
        amount_text(end, row.unit, lang, beside=row.level)
        for end in (projection.value, projection.low, projection.high)
    )
    if projection.low == projection.high:
        return [(Piece(value),)]
    low, high = (text.removeprefix("≈ ").removesuffix(f" {row.unit}") for text in (low, high))
    return [(Piece(value),), (Piece(say(lang, "span", low=low, high=high), "quiet"),)]


def _outlook(row: PaceTarget, lang: Language) -> list[Line]:
    lines: list[Line] = [(Piece(say(lang, str(row.outlook)), _STYLES[row.outlook]),)]
    lines += [(Piece(say(lang, f"by-{basis}"), "quiet"),) for basis in row.basis]
    return lines
