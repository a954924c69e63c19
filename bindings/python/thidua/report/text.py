"""The result table in a terminal, or as plain text."""

from __future__ import annotations

import io
from collections.abc import Iterable
from textwrap import wrap

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from thidua.diagnostics import Language
from thidua.evaluation import Evaluation
from thidua.report import summary
from thidua.report.cells import NARROW, Piece, award_lines, figure_lines, note_line, sign_of
from thidua.report.outcomes import Outcome
from thidua.report.survey import AwardView, NoteLine, SubjectView, Survey, clean
from thidua.report.words import local

__all__ = ["STYLES", "dressed", "evaluation_text", "hanging", "plain_console", "print_evaluation"]

#: So wide is the column of names at least, where there are such names.
_NAME = 16

STYLES = {
    "yes": "green",
    "no": "red",
    "undetermined": "yellow",
    "higher": "blue",
    "depends": "magenta",
    "quiet": "dim",
    "": "",
}


def evaluation_text(evaluation: Evaluation, lang: Language = "vi", *, width: int = 120) -> str:
    """The whole report as plain text."""
    console = plain_console(width)
    print_evaluation(console, evaluation, lang)
    file = console.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


def plain_console(width: int) -> Console:
    """A console that writes plain text into a string."""
    return Console(
        file=io.StringIO(),
        width=width,
        color_system=None,
        force_terminal=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )


def print_evaluation(console: Console, evaluation: Evaluation, lang: Language = "vi") -> None:
    """Head, one table a kind of subject with its details, and what stands around them."""
    survey = Survey(evaluation, lang)
    title, *rest = summary.head(survey)
    hanging(console, Text(title, style="bold"))
    for line in rest:
        hanging(console, Text(line))
    numbers: dict[tuple[NoteLine, ...], int] = {}
    if not survey.subjects:
        console.print()
        console.print(Text(survey.say("no-subjects")))
    for kind, kind_title in survey.kinds.items():
        subjects = [subject for subject in survey.subjects if subject.kind == kind]
        if subjects:
            _print_kind(console, survey, kind_title, subjects, numbers)
    _print_scores(console, survey)
    _print_points(console, survey)
    _print_data(console, survey)
    console.print()
    hanging(console, Text(summary.receipt(survey), style="dim"))


def dressed(pieces: Iterable[Piece]) -> Text:
    """Marked words in their colours."""
    text = Text()
    for piece in pieces:
        text.append(piece.text, style=STYLES[piece.style])
    return text


def hanging(console: Console, text: Text, indent: int = 0, hang: int = 2) -> None:
    """Print a paragraph, its further lines set in."""
    text.no_wrap = False
    lines = text.wrap(console, max(console.width - indent - hang, 20))
    for number, line in enumerate(lines):
        line.rstrip()
        console.print(
            Text(" " * (indent + (hang if number else 0))) + line, no_wrap=True, crop=False
        )


def _heading(console: Console, text: str) -> None:
    console.print()
    console.print(Text(text, style="bold"))


# ---- one kind of subject ----


def _noted(award: AwardView) -> bool:
    """Whether there is more to say than what stands in the cell."""
    return award.only not in {Outcome.YES, Outcome.HIGHER}


def _print_kind(
    console: Console,
    survey: Survey,
    title: str,
    subjects: list[SubjectView],
    numbers: dict[tuple[NoteLine, ...], int],
) -> None:
    fresh: list[tuple[NoteLine, ...]] = []
    for award in (award for subject in subjects for award in subject.awards.values()):
        if _noted(award) and award.note not in numbers:
            numbers[award.note] = len(numbers) + 1
            fresh.append(award.note)
    _heading(console, f"{title} ({len(subjects)})")
    for id_, target in survey.evaluation.campaign.targets.items():
        name = clean(local(target.get("title", ""), survey.lang))
        hanging(console, Text(f"{id_}  {name}", style="dim"))
    console.print(_table(survey, subjects, numbers, console.width))
    hanging(console, Text(survey.say("legend" if len(survey.space) > 1 else "legend-one"), "dim"))
    if fresh:
        console.print()
        console.print(Text(survey.say("details"), style="bold"))
    for note in fresh:
        _print_note(console, survey, numbers[note], note)


def _table(
    survey: Survey,
    subjects: list[SubjectView],
    numbers: dict[tuple[NoteLine, ...], int],
    width: int,
) -> Table:
    """As wide as fits: figures are broken in two where they have to be, then the marks."""
    for broken in range(3):
        names, rows = _filled(survey, subjects, numbers, broken=broken)
        columns = list(zip(names, *rows, strict=True))
        first, *others = (max(map(_width, column)) for column in columns)
        room = width - sum(others) - 2 * len(columns)
        if min(first, _NAME) <= room:
            widths: list[int | None] = [min(first, room), *others]
            break
    else:
        widths = [None] * len(names)
    table = _lined(show_lines=True)
    for name, exactly in zip(names, widths, strict=True):
        table.add_column(name, width=exactly, overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table


def _lined(*, show_lines: bool) -> Table:
    return Table(
        box=box.HORIZONTALS,
        show_lines=show_lines,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        header_style="bold",
    )


def _width(cell: Text) -> int:
    return max(map(cell_len, cell.plain.split("\n")))


def _filled(
    survey: Survey,
    subjects: list[SubjectView],
    numbers: dict[tuple[NoteLine, ...], int],
    *,
    broken: int,
) -> tuple[list[Text], list[list[Text]]]:
    awards = dict.fromkeys(id_ for subject in subjects for id_ in subject.awards)
    targets = list(survey.evaluation.campaign.targets)
    titles = [survey.say("subject"), *targets, *(survey.award_titles[id_] for id_ in awards)]
    names = [Text("\n".join(wrap(title, NARROW))) for title in titles]
    rows = []
    for subject in subjects:
        row = [_name(subject)]
        for id_ in targets:
            row.append(_cell(figure_lines(survey, subject.targets[id_], broken=broken)))
        for id_ in awards:
            award = subject.awards.get(id_)
            note = numbers[award.note] if award and _noted(award) else None
            row.append(_cell(award_lines(survey, award, note)) if award else Text("—"))
        rows.append(row)
    return names, rows


def _name(subject: SubjectView) -> Text:
    text = Text(subject.id, style="bold")
    if subject.unit:
        text.append(f" ({subject.unit})", style="not bold dim")
    if subject.name != subject.id:
        text.append("\n" + subject.name, style="not bold")
    return text


def _cell(lines: Iterable[Iterable[Piece]]) -> Text:
    return Text("\n").join(map(dressed, lines))


def _print_note(console: Console, survey: Survey, number: int, note: tuple[NoteLine, ...]) -> None:
    label = f"[{number}] "
    for index, line in enumerate(note):
        text = Text(label if index == 0 else " " * len(label))
        text += Text("  " * line.depth) + dressed(note_line(survey, line))
        indent = len(text.plain) if len(note) == 1 else len(label) + 2 * line.depth + 4
        if line.reasons:
            text.append(" " + line.reasons[0])
        hanging(console, text, 0, min(indent + (1 if len(note) == 1 else 0), 24))
        for reason in line.reasons[1:]:
            hanging(console, Text(reason), min(indent + (1 if len(note) == 1 else 0), 24))


# ---- around the tables ----


def _print_scores(console: Console, survey: Survey) -> None:
    if not survey.awards:
        return
    _heading(console, survey.say("outcome"))
    table = _lined(show_lines=False)
    table.add_column("", overflow="fold")
    table.add_column("", no_wrap=True)
    outcomes: list[Outcome | None] = [*Outcome, None]
    shown = [o for o in outcomes if o is not None or len(survey.space) > 1]
    for outcome in shown:
        table.add_column(dressed([sign_of(outcome)]), justify="right", no_wrap=True)
    table.add_column(Text("✓ = " + survey.say("earned")), overflow="fold", ratio=1)
    scope = ""
    for score in summary.scores(survey):
        if scope and score.scope != scope:
            table.add_section()
        counts = [str(score.counts.get(outcome, 0) or "·") for outcome in shown]
        table.add_row(
            Text(score.scope if score.scope != scope else ""),
            Text(survey.award_titles[score.award]),
            *counts,
            Text(", ".join(score.earned) or "—"),
        )
        scope = score.scope
    console.print(table)


def _print_points(console: Console, survey: Survey) -> None:
    if len(survey.space) == 1:
        return
    _heading(console, survey.say("readings-head"))
    hanging(console, Text(summary.agreement(survey)))
    for point in summary.points(survey):
        text = Text(f"{point.letter}  ", style="magenta")
        text.append(point.id, style="bold")
        text.append(f" — {point.question} ", style="not bold default")
        if point.fixed is not None:
            text.append(survey.say("fixed", reading=point.fixed), style="dim")
        else:
            key = "decides-1" if point.decides == 1 else "decides"
            text.append(f"({survey.say(key, count=point.decides)})", style="not bold default")
        hanging(console, text, 2, 3)
        if point.decides:
            for id_, title in point.readings:
                line = Text(id_, style="bold")
                line.append(f": {title}" if title else "", style="not bold")
                hanging(console, line, 7)


def _print_data(console: Console, survey: Survey) -> None:
    _heading(console, survey.say("data-head"))
    for text in summary.data_lines(survey):
        hanging(console, Text(text))
    for fault in summary.faults(survey):
        hanging(console, Text(f"{fault.code} × {fault.count}", style="bold"), 2)
        for first in fault.first:
            hanging(console, Text(first), 4)
        if fault.more:
            hanging(console, Text(fault.more, style="dim"), 4)
    notes = summary.not_applied(survey)
    if notes:
        _heading(console, survey.say("notes-head"))
        for note in notes:
            hanging(console, Text("– " + note))
