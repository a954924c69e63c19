"""Rankings and selections for people: tables as text and HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from thidua.diagnostics import Diagnostic, Language
from thidua.report.sureness import decimal

if TYPE_CHECKING:
    from thidua.rank import RankChange, Ranking
    from thidua.select import Selection

__all__ = [
    "ranking_html",
    "ranking_page",
    "ranking_text",
    "selection_html",
    "selection_page",
    "selection_text",
]

#: In longer tables the reasons are told on request only: a page of them would not open.
_MOST_EXPLAINED = 500
_WORDS = {
    "ranking": ("Xếp hạng", "Ranking"),
    "selection": ("Kết quả chọn", "Selection"),
    "rank": ("Hạng", "Rank"),
    "overall": ("Hạng chung", "Overall"),
    "subject": ("Đối tượng", "Subject"),
    "block": ("Khối", "Block"),
    "kind": ("Loại", "Kind"),
    "change": ("Thay đổi", "Change"),
    "award": ("Hình thức", "Award"),
    "chosen": ("Kết quả", "Outcome"),
    "why": ("Giải thích", "Why"),
    "none": ("Không có đối tượng nào.", "There are no subjects."),
    "undetermined": (
        "{0}–{1}: hạng chưa xác định, tốt nhất {0}, thấp nhất {1}",
        "{0}–{1}: undetermined, the best possible rank is {0}, the worst {1}",
    ),
    "in": ("✓ được chọn", "✓ selected"),
    "possible": ("? chưa xác định", "? undetermined"),
    "out": ("✗ không", "✗ no"),
    "new": ("mới", "new"),
    "gone": ("không còn", "gone"),
    "other-group": ("nhóm khác", "other group"),
    "open": ("chưa rõ", "open"),
    "same": ("=", "="),
    "quota": ("Chỉ tiêu", "Quota"),
    "limit": ("Số suất", "Places"),
    "eligible": ("Đủ điều kiện", "Eligible"),
    "edge": ("Cách biệt ở ranh giới", "Margin at the edge"),
    "before": ("Trước đó", "Before"),
    "now": ("Hiện nay", "Now"),
    "gone-list": ("Không còn trong bảng: {0}", "No longer there: {0}"),
}

Table = tuple[list[str], list[list[str]]]


def _say(lang: Language, key: str) -> str:
    return _WORDS[key][0 if lang == "vi" else 1]


def _title(entry: Mapping[str, Any], lang: Language) -> str:
    title = entry.get("title", {})
    return str(title.get(lang) or title.get("vi") or title.get("en") or entry["id"])


def _change_text(change: RankChange, lang: Language) -> str:
    if change.movement in {"up", "down"} and change.gained is not None:
        sign = "▲" if change.movement == "up" else "▼"
        least, most = sorted(abs(gain) for gain in change.gained)
        return f"{sign} {least}" if least == most else f"{sign} {least}–{most}"
    return _say(lang, change.movement)


def _rows(ranking: Ranking, lang: Language, earlier: Any = None) -> Table:
    keys = ranking.rules["keys"]
    subjects = list(ranking.values())
    blocks = any(subject.block for subject in subjects)
    kinds = any(subject.kind for subject in subjects)
    overall = len(ranking.groups) > 1
    changes = {} if earlier is None else {c.subject: c for c in ranking.changes(earlier)}
    head = [_say(lang, "rank")]
    head += [_say(lang, "change")] if changes else []
    head += [_say(lang, "overall")] if overall else []
    head += [_say(lang, "subject")]
    head += [_say(lang, "block")] if blocks else []
    head += [_say(lang, "kind")] if kinds else []
    head += [_title(key, lang) for key in keys]
    rows = []
    for subject, figures in zip(subjects, ranking._core.figures(language=lang), strict=True):
        row = [figures[0]]
        row += [_change_text(changes[subject.id], lang)] if changes else []
        row += [figures[1]] if overall else []
        row += [subject.id]
        row += [subject.block] if blocks else []
        row += [subject.kind] if kinds else []
        rows.append(row + figures[2:])
    return head, rows


def _selection_rows(selection: Selection, lang: Language) -> Table:
    ranking = selection.ranking
    head, rows = _rows(ranking, lang)
    by_award = [selection.choices(award) for award in selection.awards]
    head += [_title(award, lang) for award in selection._data["awards"]]
    for subject, row in zip(ranking, rows, strict=True):
        row += [_say(lang, choices[subject].chosen) for choices in by_award]
    return head, rows


def _quota_rows(selection: Selection, lang: Language) -> Table:
    def pair(counts: tuple[int, int] | None) -> str:
        if counts is None:
            return "∞"
        return str(counts[0]) if counts[0] == counts[1] else f"{counts[0]}–{counts[1]}"

    head = [_say(lang, name) for name in ("award", "quota", "eligible", "limit", "in", "possible")]
    rows = []
    for award, entry in zip(selection.awards, selection._data["awards"], strict=True):
        for quota in selection.quotas(award):
            name = ", ".join(part for part in (quota.id, quota.block, quota.kind) if part)
            rows.append(
                [
                    _title(entry, lang),
                    "· " * quota.depth + name,
                    pair(quota.eligible),
                    pair(quota.limit),
                    str(quota.selected),
                    str(quota.possible),
                ]
            )
    return head, rows


def _text_table(table: Table) -> list[str]:
    from rich.cells import cell_len

    head, rows = table
    widths = [max(cell_len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    lines = []
    for row in [head, *rows]:
        cells = []
        for i, cell in enumerate(row):
            pad = " " * (widths[i] - cell_len(cell))
            cells.append(pad + cell if cell[:1].isdigit() else cell + pad)
        lines.append("  ".join(cells).rstrip())
    return lines


def _legend(ranking: Ranking, lang: Language) -> list[str]:
    """What a range of ranks means, by one that stands in the table."""
    for subject in ranking.values():
        best, worst = subject.rank_range
        if best != worst:
            ends = decimal(best, 1, lang), decimal(worst, 1, lang)
            return [_say(lang, "undetermined").format(*ends)]
    return []


def _notes(notes: Sequence[Diagnostic], lang: Language) -> list[str]:
    return [note.text(lang) for note in notes]


def _gone(ranking: Ranking, earlier: Any, lang: Language) -> list[str]:
    if earlier is None:
        return []
    gone = [c.subject for c in ranking.changes(earlier) if c.movement == "gone"]
    return [_say(lang, "gone-list").format(", ".join(gone))] if gone else []


def ranking_text(ranking: Ranking, lang: Language = "vi", *, earlier: Any = None) -> str:
    """The table as plain text."""
    if not len(ranking):
        return _say(lang, "none") + "\n"
    lines = _text_table(_rows(ranking, lang, earlier))
    tail = _legend(ranking, lang)
    tail += _gone(ranking, earlier, lang) + _notes(ranking.notes, lang)
    return "\n".join([*lines, *([""] if tail else []), *tail]) + "\n"


def selection_text(selection: Selection, lang: Language = "vi") -> str:
    """The tables as plain text."""
    if not len(selection.ranking):
        return "\n".join([_say(lang, "none"), *_notes(selection.notes, lang)]) + "\n"
    lines = _text_table(_selection_rows(selection, lang))
    lines += ["", *_text_table(_quota_rows(selection, lang))]
    notes = _notes(selection.notes, lang)
    return "\n".join([*lines, *([""] if notes else []), *notes]) + "\n"


def _html_table(table: Table, caption: str, whys: Sequence[str] = (), why: str = "") -> str:
    head, rows = table
    heads = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = []
    for index, row in enumerate(rows):
        cells = "".join(
            f'<td class="number">{escape(cell)}</td>'
            if cell[:1].isdigit()
            else f"<td>{escape(cell)}</td>"
            for cell in row
        )
        if whys:
            cells += (
                f"<td><details><summary>{escape(why)}</summary>"
                f'<pre class="note">{escape(whys[index])}</pre></details></td>'
            )
        body.append(f"<tr>{cells}</tr>")
    extra = "<th></th>" if whys else ""
    return (
        f'<div class="scroll"><table><caption>{escape(caption)}</caption>'
        f"<thead><tr>{heads}{extra}</tr></thead>\n<tbody>{''.join(body)}</tbody></table></div>"
    )


def _fragment(parts: Sequence[str], notes: Sequence[str], lang: Language) -> str:
    from thidua.report.html import STYLE

    lines = "".join(f'<p class="quiet"><small>{escape(note)}</small></p>' for note in notes)
    body = "\n".join(parts)
    return f'<div class="thidua-report" lang="{lang}"><style>{STYLE}</style>\n{body}{lines}</div>'


def ranking_html(ranking: Ranking, lang: Language = "vi", *, earlier: Any = None) -> str:
    """The table as a fragment: what a notebook shows; the reasons unfold."""
    if not len(ranking):
        return _fragment([f"<p>{escape(_say(lang, 'none'))}</p>"], (), lang)
    explained = len(ranking) <= _MOST_EXPLAINED
    whys = [ranking.explain(subject, lang) for subject in ranking] if explained else []
    table = _html_table(
        _rows(ranking, lang, earlier), _say(lang, "ranking"), whys, _say(lang, "why")
    )
    notes = _legend(ranking, lang)
    notes += _gone(ranking, earlier, lang) + _notes(ranking.notes, lang)
    return _fragment([table], notes, lang)


def selection_html(selection: Selection, lang: Language = "vi") -> str:
    """The tables as a fragment; the reasons unfold."""
    whys = [
        "\n".join(selection.explain(subject, award, lang) for award in selection.awards)
        for subject in selection.ranking
        if len(selection.ranking) <= _MOST_EXPLAINED
    ]
    tables = [
        _html_table(
            _selection_rows(selection, lang), _say(lang, "selection"), whys, _say(lang, "why")
        ),
        _html_table(_quota_rows(selection, lang), _say(lang, "quota")),
    ]
    return _fragment(tables, _notes(selection.notes, lang), lang)


def ranking_page(ranking: Ranking, lang: Language = "vi", *, earlier: Any = None) -> str:
    """A page that stands alone, with its pictures: the ranks, and how they moved."""
    from thidua.report.html import page

    body = ranking_html(ranking, lang, earlier=earlier) + _pictures(ranking, lang, earlier)
    return page(_say(lang, "ranking"), body, lang)


def selection_page(selection: Selection, lang: Language = "vi") -> str:
    """A page that stands alone, with the picture of the ranks that it rests on."""
    from thidua.report.html import page

    body = selection_html(selection, lang) + _pictures(selection.ranking, lang, None)
    return page(_say(lang, "selection"), body, lang)


def _pictures(ranking: Ranking, lang: Language, earlier: Any) -> str:
    from thidua.pictures import ranking_picture, ranks_over_time_picture
    from thidua.report.page_pictures import embedded

    if not len(ranking):
        return ""
    drawings = [lambda: ranking_picture(ranking, lang=lang)]
    # Ranks of several groups are no one course, and open ranks draw no line.
    known = earlier is not None and any(
        entry.rank is not None for of in (earlier, ranking) for entry in of.values()
    )
    if known and len(ranking.groups) == 1:
        periods = {_say(lang, "before"): earlier, _say(lang, "now"): ranking}
        drawings.append(lambda: ranks_over_time_picture(periods, lang=lang))
    return embedded(*drawings)
