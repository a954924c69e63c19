"""What stands in the cells of the result table, as marked words; text and HTML dress them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import wrap

from thidua.report.outcomes import DEPENDS, SIGNS, Outcome
from thidua.report.survey import AwardView, FigureView, NoteLine, Survey
from thidua.report.words import local
from thidua.values import Truth

__all__ = [
    "NARROW",
    "Line",
    "Piece",
    "Style",
    "award_lines",
    "figure_lines",
    "in_two_lines",
    "note_line",
    "reading_title",
    "sign_of",
]

#: So wide are the titles of awards in a table.
NARROW = 16

#: How a piece is dressed; the sign is always there too, never the colour alone.
Style = str


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in one style: an outcome, «depends», «quiet» or plain."""

    text: str
    style: Style = ""


Line = tuple[Piece, ...]


def sign_of(outcome: Outcome | None) -> Piece:
    """The sign of an outcome; none: it depends on the readings."""
    return Piece(DEPENDS, "depends") if outcome is None else Piece(SIGNS[outcome], outcome.value)


def _sign_of_truths(truths: Iterable[Truth]) -> Piece:
    found = set(truths)
    return sign_of(Outcome(str(found.pop())) if len(found) == 1 else None)


def figure_lines(survey: Survey, figures: tuple[FigureView, ...], *, broken: int = 0) -> list[Line]:
    """A target: its figures, and whether each is met and exceeded; what all agree on is said once.

    ``broken``: 0 as wide as it is, 1 figures in two lines, 2 the marks too.
    """
    lines: list[Line] = []
    marks = [_marks(survey, figure) for figure in figures]
    for index, figure in enumerate(figures):
        label = [Piece("/".join(figure.readings) + " ", "quiet")] if len(figures) > 1 else []
        parts = in_two_lines(figure.text) if broken else [figure.text]
        lines.append((*label, Piece(parts[0])))
        lines += [(Piece(part),) for part in parts[1:]]
        if marks[index] not in marks[index + 1 :]:
            lines += [marks[index]] if broken < 2 else _in_two(marks[index])
    return lines


def _in_two(marks: Line) -> list[Line]:
    """«met ✓» and «exceeded ✓» in a line each."""
    first, rest = marks[:2], marks[2:]
    if not rest:
        return [marks]
    return [first, (Piece(rest[0].text.lstrip(), rest[0].style), *rest[1:])]


def in_two_lines(text: str) -> list[str]:
    """«570/1250 = 45,6 %» or «45,00 % (theo báo cáo)» in two lines."""
    for sign in (" = ", " ≈ ", " ("):
        head, found, tail = text.partition(sign)
        if found:
            return [head, found.lstrip() + tail]
    return [text]


def _marks(survey: Survey, figure: FigureView) -> Line:
    met = _sign_of_truths(figure.met)
    marks = [Piece(survey.say("met") + " "), met]
    if figure.exceeded != frozenset({Truth.NO}) or figure.met == frozenset({Truth.YES}):
        marks += [
            Piece(" " + survey.say("exceeded") + " "),
            _sign_of_truths(figure.exceeded),
        ]
    if figure.turns_on:
        marks.append(Piece(" " + survey.points(figure.turns_on).replace(", ", ""), "depends"))
    return tuple(marks)


def award_lines(survey: Survey, award: AwardView, note: int | None) -> list[Line]:
    """An award: the verdict, and what it is under each named reading of the plan."""
    head: Line
    reference = [Piece(f" [{note}]", "quiet")] if note else []
    if award.only is not None:
        head = (sign_of(award.only), Piece(" " + _verdict_word(survey, award)), *reference)
        higher = wrap(award.higher or "", NARROW)
        return [head, *((Piece("  " + part),) for part in higher)]
    if award.verdict.same_under_all:
        signs = [sign_of(outcome) for outcome in dict.fromkeys(award.outcomes)]
        head = (*signs, *reference)
    else:
        words = f" {survey.say('depends')} {survey.points(award.verdict.turns_on)}"
        head = (Piece(DEPENDS + words, "depends"), *reference)
    named = [
        (sign_of(award.among(combinations)), Piece(f" {id_}", "quiet"))
        for id_, combinations in survey.named_readings.items()
    ]
    return [head, *named]


def _verdict_word(survey: Survey, award: AwardView) -> str:
    if award.only is Outcome.YES:
        return survey.say("earned")
    if award.only is Outcome.HIGHER:
        return survey.say("higher")
    if not award.clauses:
        return survey.say("not-earned" if award.only is Outcome.NO else "undetermined")
    more = len(award.clauses) - 1
    return award.clauses[0] + (" " + survey.say("more", count=more) if more else "")


def note_line(survey: Survey, line: NoteLine) -> Line:
    """One line of a note, without its reasons."""
    pieces: list[Piece] = []
    if line.point is not None:
        readings = ", ".join(line.readings)
        pieces.append(Piece(f"{survey.letters[line.point]} = {readings}", "depends"))
        pieces.append(Piece(":" if line.outcome is None else " → "))
    if line.outcome is not None:
        pieces.append(sign_of(line.outcome))
        if line.outcome is Outcome.YES:
            pieces.append(Piece(" " + survey.say("earned")))
    return tuple(pieces)


def reading_title(survey: Survey, id_: str) -> str:
    """The title of a named reading of the plan."""
    entries = {entry["id"]: entry for entry in survey.plan.get("reading", [])}
    return local(entries[id_].get("title", id_), survey.lang)
