"""Scoreboards for people: the table as text, HTML and CSV, and as a frame."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from html import escape
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import narwhals as nw

from thidua.diagnostics import Language

if TYPE_CHECKING:
    from thidua.score import Scoreboard
    from thidua.score_results import ItemScore, Range, SubjectScore

__all__ = [
    "number_text",
    "scoreboard_csv",
    "scoreboard_frame",
    "scoreboard_html",
    "scoreboard_page",
    "scoreboard_text",
]

_PLACES = 6
_BACKENDS = ("pandas", "polars", "pyarrow")
_WORDS = {
    "subject": ("Đối tượng", "Subject"),
    "block": ("Khối", "Block"),
    "total": ("Tổng điểm", "Total"),
    "exact": ("Tính chính xác", "Exactly"),
    "grade": ("Xếp loại", "Grade"),
    "none": ("Không có đối tượng nào.", "There are no subjects."),
    "aside": ("Để riêng: {0} ô hoặc dòng", "Set aside: {0} cells or rows"),
    "why": ("Giải thích", "Why"),
}


def _say(lang: Language, key: str) -> str:
    return _WORDS[key][0 if lang == "vi" else 1]


def number_text(value: Fraction, lang: Language = "vi") -> str:
    """An exact decimal where six places do; else cut there, with «…»."""
    mark = "," if lang == "vi" else "."
    scaled = abs(value) * 10**_PLACES
    digits = f"{scaled.numerator // scaled.denominator:0{_PLACES + 1}d}"
    whole, places = digits[:-_PLACES], digits[-_PLACES:]
    cut = scaled.denominator != 1
    places = places if cut else places.rstrip("0")
    sign = "-" if value < 0 else ""
    return sign + whole + (mark + places if places else "") + ("…" if cut else "")


def _range_text(bounds: Range, lang: Language) -> str:
    low, high = (number_text(value, lang) for value in bounds)
    return low if low == high else f"{low} – {high}"


def _plain(value: Fraction) -> str:
    """For machines: a decimal where it ends, else «n/d»."""
    rest = value.denominator
    places = 0
    while rest % 10 == 0:
        rest, places = rest // 10, places + 1
    while rest % 2 == 0:
        rest, places = rest // 2, places + 1
    while rest % 5 == 0:
        rest, places = rest // 5, places + 1
    if rest != 1 or places > 40:
        return str(value)
    digits = f"{abs(value.numerator) * 10**places // value.denominator:0{places + 1}d}"
    whole, tail = (digits[:-places], digits[-places:].rstrip("0")) if places else (digits, "")
    return ("-" if value < 0 else "") + whole + (f".{tail}" if tail else "")


def _columns(board: Scoreboard) -> list[str]:
    """The parts directly under the total."""
    for subject in board.values():
        return [entry["id"] for entry in subject._data["items"]]
    return []


def _grade(board: Scoreboard, subject: SubjectScore, lang: Language) -> str:
    titles = board.grade_titles
    names = [titles[grade].get(lang) or titles[grade]["vi"] for grade in subject.grades]
    return " / ".join(names)


def _rows(board: Scoreboard, lang: Language) -> tuple[list[str], list[list[str]]]:
    parts = _columns(board)
    blocks = any(subject.block for subject in board.values())
    exact = board.arithmetic != "exact"
    grades = bool(board.grade_titles)
    head = [_say(lang, "subject"), *([_say(lang, "block")] if blocks else []), *parts]
    head += [_say(lang, "total")]
    head += [_say(lang, "exact")] if exact else []
    head += [_say(lang, "grade")] if grades else []
    rows = []
    for subject in board.values():
        items = subject.items
        row = [subject.id, *([subject.block] if blocks else [])]
        row += [_item_text(items[part], lang) for part in parts]
        row.append(_range_text(subject.published_range, lang))
        if exact:
            bounds = subject.exact_total
            same = bounds == subject.published_range
            row.append("=" if same or bounds is None else _range_text(bounds, lang))
        if grades:
            row.append(_grade(board, subject, lang))
        rows.append(row)
    return head, rows


def _item_text(item: ItemScore, lang: Language) -> str:
    return "–" if item.basis == "dropped" else _range_text(item.range, lang)


def scoreboard_text(board: Scoreboard, lang: Language = "vi") -> str:
    """The table as plain text."""
    from rich.cells import cell_len

    title = board.scorecard.title
    lines = [title.get(lang) or title["vi"], ""]
    head, rows = _rows(board, lang)
    widths = [max(cell_len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    for row in [head, *rows]:
        cells = []
        for i, cell in enumerate(row):
            pad = " " * (widths[i] - cell_len(cell))
            cells.append(cell + pad if i == 0 or not cell[:1].isdigit() else pad + cell)
        lines.append("  ".join(cells).rstrip())
    if not rows:
        lines.append(_say(lang, "none"))
    if board.set_aside:
        lines += ["", _say(lang, "aside").format(len(board.set_aside))]
        lines += [diagnostic.text(lang) for diagnostic in board.set_aside]
    lines += [diagnostic.text(lang) for diagnostic in board.notes]
    return "\n".join(lines) + "\n"


def scoreboard_csv(board: Scoreboard) -> str:
    """A row a subject, with exact numbers."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    data = _data(board)
    writer.writerow(data)
    writer.writerows(zip(*data.values(), strict=True))
    return buffer.getvalue()


def _data(board: Scoreboard) -> dict[str, list[str | None]]:
    parts = list(board.scorecard.groups) + list(board.scorecard.items)
    names = ["subject", "block", "kind", "total", "total_low", "total_high", "grade", "rated"]
    data: dict[str, list[str | None]] = {name: [] for name in [*names, *parts]}
    for subject in board.values():
        low, high = subject.published_range
        row: dict[str, str | None] = {
            "subject": subject.id,
            "block": subject.block or None,
            "kind": subject.kind or None,
            "total": _plain(low) if low == high else None,
            "total_low": _plain(low),
            "total_high": _plain(high),
            "grade": subject.grade,
            "rated": "yes" if subject.rated else "no",
        }
        items = subject.items
        for part in parts:
            points = items[part].points if part in items else None
            row[part] = None if points is None else _plain(points)
        for name, cells in data.items():
            cells.append(row[name])
    return data


def scoreboard_frame(board: Scoreboard, backend: str | None) -> Any:
    """The same rows as a frame of texts."""
    known = "pyarrow" if backend == "duckdb" else backend
    found = next((b for b in _BACKENDS if b == known or (known is None and find_spec(b))), None)
    if found is None:
        if known is None:
            raise ImportError(f"a frame needs one of: {', '.join(_BACKENDS)}")
        raise ValueError(
            f"there is no frame library «{backend}»; there are: {', '.join(_BACKENDS)}"
        )
    data = _data(board)
    schema = {name: nw.String() for name in data}
    return nw.from_dict(data, schema=schema, backend=found).to_native()  # type: ignore[arg-type]


def scoreboard_html(board: Scoreboard, lang: Language = "vi") -> str:
    """The table as a fragment for notebooks; each total opens its explanation."""
    head, rows = _rows(board, lang)
    title = board.scorecard.title
    parts = [
        f'<div class="thidua-scoreboard" lang="{lang}">',
        "<style>.thidua-scoreboard table{border-collapse:collapse;"
        "font-variant-numeric:tabular-nums}"
        ".thidua-scoreboard th,.thidua-scoreboard td{padding:.3em .7em;text-align:left;"
        "border-bottom:1px solid rgba(128,128,128,.35);vertical-align:top}"
        ".thidua-scoreboard pre{white-space:pre-wrap;margin:.3em 0}</style>",
        f"<table><caption>{escape(title.get(lang) or title['vi'])}</caption>",
        "<thead><tr>"
        + "".join(f"<th>{escape(cell)}</th>" for cell in head)
        + "</tr></thead><tbody>",
    ]
    for subject, row in zip(board.values(), rows, strict=True):
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in row)
        why = escape(subject.explain(lang))
        parts.append(
            f"<tr>{cells}<td><details><summary>{escape(_say(lang, 'why'))}</summary>"
            f"<pre>{why}</pre></details></td></tr>"
        )
    parts.append("</tbody></table>")
    for diagnostic in (*board.set_aside, *board.notes):
        parts.append(f"<p><small>{escape(diagnostic.text(lang))}</small></p>")
    parts.append("</div>")
    return "\n".join(parts)


def scoreboard_page(board: Scoreboard, lang: Language = "vi") -> str:
    """A page that stands alone, with the picture of what the totals are made of."""
    from thidua.pictures import contributions_picture
    from thidua.report.html import page
    from thidua.report.page_pictures import embedded

    title = board.scorecard.title
    name = title.get(lang) or title["vi"]
    source = board.scorecard.source
    head = f"<h1>{escape(name)}</h1>\n<p>{escape(source.get(lang) or source['vi'])}</p>\n"
    picture = embedded(lambda: contributions_picture(board, lang=lang)) if board else ""
    return page(name, head + scoreboard_html(board, lang) + picture, lang)
