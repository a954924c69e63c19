"""The pace as HTML: a fragment for notebooks, and a page that stands alone, with its charts.

Everything that comes from data is escaped.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from thidua.diagnostics import Language
from thidua.pace import Pace
from thidua.pace_values import PaceTarget
from thidua.report import pace_cells
from thidua.report.cells import Line
from thidua.report.html import STYLE, page
from thidua.report.pace_cells import PaceCells
from thidua.report.pace_chart import PaceChart, can_draw
from thidua.report.pace_words import say
from thidua.report.survey import clean

__all__ = ["charted", "pace_html", "pace_page"]

_PACE_STYLE = """
.thidua-report figure{margin:1em 0}.thidua-report figure svg{max-width:100%;height:auto;
 background:#fff}
.thidua-report td.count{white-space:nowrap}
"""


def pace_html(pace: Pace, lang: Language = "vi") -> str:
    """The tables, without charts."""
    return _fragment(pace, lang, "")


def pace_page(
    pace: Pace,
    lang: Language = "vi",
    *,
    charts: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> str:
    """A whole page; with ``charts`` a picture of each target of the subjects that are units."""
    rows = charted(pace) if charts else []
    drawn = ""
    if rows and can_draw():
        parts = []
        for done, row in enumerate(rows, start=1):
            parts.append(PaceChart(pace, row, lang).to_html())
            if progress:
                progress(done, len(rows))
        drawn = f"<h2>{escape(say(lang, 'charts'))}</h2>\n" + "\n".join(parts)
    elif rows:
        drawn = f"<p>{escape(say(lang, 'no-charts'))}</p>"
    title = pace_cells.head(pace, lang)[0]
    return page(title, _fragment(pace, lang, drawn), lang)


def charted(pace: Pace) -> list[PaceTarget]:
    """One row a subject and target, of those that stand in dossiers as units."""
    kinds = {
        kind["id"]: kind.get("counted_as", "unit")
        for kind in pace.campaign.plan.get("subject_kind", [])
    }
    found: dict[tuple[str, str], PaceTarget] = {}
    for row in pace:
        if kinds.get(row.kind) == "unit" and any(
            hasattr(point.measure, "value") for point in row.checkpoints
        ):
            found.setdefault((row.subject, row.target), row)
    return list(found.values())


def _fragment(pace: Pace, lang: Language, after: str) -> str:
    title, *rest = pace_cells.head(pace, lang)
    parts = [
        f'<div class="thidua-report" lang="{lang}"><style>{STYLE}{_PACE_STYLE}</style>',
        f"<h1>{escape(title)}</h1>" if after else f"<p><b>{escape(title)}</b></p>",
        "<p>" + "<br>".join(map(escape, rest)) + "</p>",
    ]
    tables = pace_cells.rows_by_kind(pace, lang)
    if not tables:
        parts.append(f"<p>{escape(say(lang, 'no-subjects'))}</p>")
    parts += [_table(pace, kind, rows, lang) for kind, rows in tables.items()]
    notes = "<br>".join(map(escape, pace_cells.notes(pace, lang)))
    parts.append(f'<p class="quiet"><small>{notes}</small></p>')
    parts.append(after)
    parts.append(f'<p class="quiet"><small>{escape(pace_cells.receipt(pace, lang))}</small></p>')
    return "\n".join([*filter(None, parts), "</div>"])


def _table(pace: Pace, kind: str, rows: list[PaceCells], lang: Language) -> str:
    expected = any(row.row.of_expected for row in rows)
    heads = "".join(
        f"<th>{escape(title)}</th>"
        for index, title in enumerate(pace_cells.heads(pace, lang))
        if index != 4 or expected
    )
    subjects: dict[str, list[PaceCells]] = {}
    for row in rows:
        subjects.setdefault(row.row.subject, []).append(row)
    body = "\n".join(_subject(group, expected) for group in subjects.values())
    return (
        f'<div class="scroll"><table><caption>{escape(kind)} ({len(subjects)})</caption>'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>{body}</tbody></table></div>"
    )


def _subject(rows: list[PaceCells], expected: bool) -> str:
    first = rows[0].row
    name = f"<br>{escape(clean(first.name))}" if first.name != first.subject else ""
    head = f'<td rowspan="{len(rows)}"><b>{escape(clean(first.subject))}</b>{name}</td>'
    lines = []
    for index, row in enumerate(rows):
        said = row.lines()
        # Words may be broken into lines, figures not.
        cells = "".join(
            (
                f'<td class="count">{_lines(cell)}</td>'
                if 1 < column < len(said)
                else f"<td>{_lines(cell)}</td>"
            )
            for column, cell in enumerate(said, start=1)
            if column != 4 or expected
        )
        lines.append(f"<tr>{'' if index else head}{cells}</tr>")
    return "\n".join(lines)


def _lines(lines: list[Line]) -> str:
    return "<br>".join(
        "".join(
            f'<span class="{piece.style}">{escape(piece.text)}</span>'
            if piece.style
            else escape(piece.text)
            for piece in line
        )
        for line in lines
    )
