"""The pace table in a terminal, or as plain text."""

from __future__ import annotations

import io
from textwrap import wrap

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from thidua.diagnostics import Language
from thidua.pace import Pace
from thidua.report import pace_cells
from thidua.report.cells import Line
from thidua.report.pace_cells import PaceCells
from thidua.report.pace_words import say
from thidua.report.survey import clean
from thidua.report.text import dressed, hanging, plain_console

__all__ = ["pace_text", "print_pace"]

#: From this width on numbers are not broken.
_WIDE = 118
#: The columns that hold numbers only.
_NUMBERS = {2, 3, 4}


def pace_text(pace: Pace, lang: Language = "vi", *, width: int = 120) -> str:
    """The whole report as plain text."""
    console = plain_console(width)
    print_pace(console, pace, lang)
    file = console.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


def print_pace(console: Console, pace: Pace, lang: Language = "vi") -> None:
    """Head, one table a kind of subject, and what its columns mean."""
    title, *rest = pace_cells.head(pace, lang)
    hanging(console, Text(title, style="bold"))
    for line in rest:
        hanging(console, Text(line))
    tables = pace_cells.rows_by_kind(pace, lang)
    if not tables:
        console.print()
        console.print(Text(say(lang, "no-subjects")))
    for kind, rows in tables.items():
        subjects = len({row.row.subject for row in rows})
        console.print()
        console.print(Text(f"{kind} ({subjects})", style="bold"))
        console.print(_table(pace, rows, lang, wide=console.width >= _WIDE))
    console.print()
    for line in pace_cells.notes(pace, lang):
        hanging(console, Text(line, style="dim"))
    hanging(console, Text(pace_cells.receipt(pace, lang), style="dim"))


def _table(pace: Pace, rows: list[PaceCells], lang: Language, *, wide: bool) -> Table:
    expected = any(row.row.of_expected for row in rows)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    for index, title in enumerate(pace_cells.heads(pace, lang)):
        if index != 4 or expected:
            broken = "\n".join(wrap(title, 13)) if wide else title
            table.add_column(
                broken,
                vertical="top",
                overflow="fold",
                no_wrap=wide and index in _NUMBERS,
                min_width=10 if wide and index == 0 else None,
            )
    for index, row in enumerate(rows):
        again = index > 0 and rows[index - 1].row.subject == row.row.subject
        last = index + 1 == len(rows) or rows[index + 1].row.subject != row.row.subject
        cells = [Text("") if again else _subject(row)]
        cells += [
            _stacked(lines)
            for column, lines in enumerate(row.lines(), start=1)
            if column != 4 or expected
        ]
        table.add_row(*cells, end_section=last)
    return table


def _subject(row: PaceCells) -> Text:
    text = Text(clean(row.row.subject), style="bold")
    if row.row.name != row.row.subject:
        text.append("\n" + clean(row.row.name), style="not bold")
    return text


def _stacked(lines: list[Line]) -> Text:
    return Text("\n").join(map(dressed, lines))
