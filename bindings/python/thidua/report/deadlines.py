"""The list of deadlines for people: as text, as HTML, and as rows for a spreadsheet."""

from __future__ import annotations

import csv
import io
from html import escape

from rich.console import Console
from rich.table import Table
from rich.text import Text

from thidua.deadline_rows import COLUMNS, Deadline, PaperStatus, names
from thidua.deadlines import Deadlines
from thidua.diagnostics import Language
from thidua.report.html import STYLE, page
from thidua.report.rows import guarded
from thidua.report.survey import clean
from thidua.report.text import hanging, plain_console

__all__ = [
    "deadlines_csv",
    "deadlines_html",
    "deadlines_page",
    "deadlines_text",
    "print_deadlines",
]

_WORDS: dict[str, tuple[str, str]] = {
    "caption": ("Hạn của đợt thi đua {title}", "Deadlines of {title}"),
    "as-of": ("tính đến {day}", "as of {day}"),
    "no-day": ("mọi lần gia hạn đã biết", "every extension counted"),
    "within": (
        "đến hạn trong {count} ngày làm việc tới",
        "due within the next {count} working days",
    ),
    "nothing-due": ("Không có hạn nào.", "No deadline."),
    "deadline": ("Hạn", "Deadline"),
    "last-day": ("Ngày cuối cùng", "Last day"),
    "state": ("Còn lại", "Left"),
    "by": ("Thực hiện", "By"),
    "to": ("Nơi nhận", "To"),
    "nominated": ("đối tượng được đề nghị", "those nominated"),
    "until": ("đến {time} (UTC+7)", "until {time} (UTC+7)"),
    "not-known": ("chưa biết", "not known yet"),
    "today": ("hôm nay là ngày cuối", "today is the last day"),
    "past": ("đã qua {days} ngày", "past by {days} days"),
    "past-1": ("đã qua 1 ngày", "past by 1 day"),
    "ahead": ("còn {days} ngày", "{days} days left"),
    "ahead-1": ("còn 1 ngày", "1 day left"),
    "working": (" ({days} ngày làm việc)", " ({days} working days)"),
    "working-1": (" (1 ngày làm việc)", " (1 working day)"),
    "working-unknown": (
        " (lịch chưa có đủ năm để đếm ngày làm việc)",
        " (the calendar does not reach far enough to count working days)",
    ),
    "reading": ("theo {readings}", "under {readings}"),
    "how": ("Cách tính", "How they were found"),
    "papers": ("Hồ sơ đã nhận", "Papers"),
    "paper-state": ("Tình trạng", "State"),
    "subject": ("Đối tượng", "Subject"),
    "paper": ("Văn bản", "Paper"),
    "received": ("Ngày nhận", "Received"),
    "in-time": ("trong hạn", "in time"),
    "on-last-day": ("trong hạn, ngày cuối", "in time, on the last day"),
    "late": ("quá hạn", "late"),
    "absent": ("không nộp", "not sent"),
    "unknown": ("chưa thấy nhận", "not received so far"),
    "time-not-known": ("chưa rõ giờ nhận", "time of receipt not known"),
    "due-not-known": ("chưa xác định được hạn", "last day not known"),
    "no-deadline": ("đã nhận, không có hạn", "received; no deadline"),
}

_PAPER_WORDS = {"not-known": "unknown", "received": "no-deadline"}
_PAPER_STYLES = {
    "in-time": "yes",
    "on-last-day": "yes",
    "received": "yes",
    "late": "no",
    "absent": "no",
}


def _say(lang: Language, key: str, **values: object) -> str:
    return _WORDS[key][0 if lang == "vi" else 1].format(**values)


def _days(lang: Language, key: str, days: int) -> str:
    return _say(lang, f"{key}-1" if days == 1 else key, days=days)


def _day_text(day: object, lang: Language) -> str:
    return f"{day:%d/%m/%Y}" if lang == "vi" else f"{day:%Y-%m-%d}"


def _head(found: Deadlines, lang: Language) -> str:
    title = found.campaign.title
    name = clean(title.get(lang) or next(iter(title.values())))
    as_of = found.as_of
    parts = [_say(lang, "as-of", day=_day_text(as_of, lang)) if as_of else _say(lang, "no-day")]
    if found.within is not None:
        parts.append(_say(lang, "within", count=found.within))
    return f"{_say(lang, 'caption', title=name)} ({', '.join(parts)})"


def _last_day(deadline: Deadline, lang: Language) -> str:
    if deadline.last_day is None:
        return _say(lang, "not-known")
    text = _day_text(deadline.last_day, lang)
    if deadline.last_time is not None:
        text += " " + _say(lang, "until", time=deadline.last_time.isoformat("minutes"))
    if deadline.readings:
        text += " " + _say(lang, "reading", readings=_readings(deadline))
    return text


def _readings(deadline: Deadline) -> str:
    return ", ".join(f"{point}={reading}" for point, reading in deadline.readings.items())


def _state(deadline: Deadline, lang: Language) -> str:
    if deadline.state == "last-day":
        return _say(lang, "today")
    if deadline.state == "past":
        return _days(lang, "past", -(deadline.days_left or 0))
    if deadline.state == "ahead":
        text = _days(lang, "ahead", deadline.days_left or 0)
        if deadline.working_days_left is None:
            return text + _say(lang, "working-unknown")
        return text + _days(lang, "working", deadline.working_days_left)
    return "—"


def _cells(deadline: Deadline, lang: Language) -> tuple[str, ...]:
    return (
        clean(deadline.title(lang)) + (f" «{deadline.clause}»" if deadline.clause else ""),
        _last_day(deadline, lang),
        _state(deadline, lang),
        clean(names(deadline.responsible, lang)) or _say(lang, "nominated"),
        clean(names(deadline.to, lang)) or "—",
    )


def _heads(lang: Language) -> tuple[str, ...]:
    return tuple(_say(lang, key) for key in ("deadline", "last-day", "state", "by", "to"))


def _paper_cells(paper: PaperStatus, lang: Language) -> tuple[str, ...]:
    received = _day_text(paper.received, lang) if paper.received else "—"
    if paper.received_at is not None:
        received += f" {paper.received_at.isoformat('minutes')}"
    state = _say(lang, _PAPER_WORDS.get(paper.state, paper.state))
    if paper.readings:
        readings = ", ".join(f"{point}={reading}" for point, reading in paper.readings.items())
        state += f" ({_say(lang, 'reading', readings=readings)})"
    name = f"{paper.subject} {paper.name}" if paper.name != paper.subject else paper.subject
    return clean(name), clean(paper.title(lang)), received, state


def _paper_heads(lang: Language) -> tuple[str, ...]:
    return tuple(_say(lang, key) for key in ("subject", "paper", "received", "paper-state"))


def print_deadlines(console: Console, found: Deadlines, lang: Language) -> None:
    """The table, how each day was found, and the papers."""
    console.print(Text(_head(found, lang), style="bold"))
    if not found:
        console.print(Text(_say(lang, "nothing-due")))
        return
    _print_table(console, _heads(lang), [_cells(deadline, lang) for deadline in found])
    console.print(Text(_say(lang, "how"), style="bold"))
    for deadline in found:
        hanging(console, Text(f"- {clean(deadline.explain(lang))}"), 0, 2)
    if found.papers:
        console.print()
        _print_table(
            console, _paper_heads(lang), [_paper_cells(paper, lang) for paper in found.papers]
        )


def _print_table(console: Console, heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    table = Table(show_edge=False, pad_edge=False)
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in rows:
        table.add_row(*(Text(entry) for entry in row))
    console.print(table)
    console.print()


def deadlines_text(found: Deadlines, lang: Language = "vi") -> str:
    """The same as text, 120 columns wide."""
    console = plain_console(120)
    print_deadlines(console, found, lang)
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


def deadlines_csv(found: Deadlines, lang: Language = "vi") -> str:
    """One row a deadline, the columns of ``Deadlines.to_frame``; no cell is a formula."""
    file = io.StringIO()
    file.write("\N{ZERO WIDTH NO-BREAK SPACE}")
    writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in found.rows(lang):
        writer.writerow({key: guarded(value) for key, value in row.items()})
    return file.getvalue()


def deadlines_html(found: Deadlines, lang: Language = "vi") -> str:
    """A fragment: what a notebook shows."""
    parts = [f'<div class="thidua-report" lang="{lang}"><style>{STYLE}</style>']
    if found:
        rows = "\n".join(_html_row(deadline, lang) for deadline in found)
        parts.append(_html_table(_head(found, lang), _heads(lang), rows))
    else:
        parts.append(f"<p><b>{escape(_head(found, lang))}</b></p>")
        parts.append(f"<p>{escape(_say(lang, 'nothing-due'))}</p>")
    if found.papers:
        rows = "\n".join(_html_paper(paper, lang) for paper in found.papers)
        parts.append(_html_table(_say(lang, "papers"), _paper_heads(lang), rows))
    return "\n".join([*parts, "</div>"])


def deadlines_page(found: Deadlines, lang: Language = "vi") -> str:
    """A page that stands alone."""
    return page(_head(found, lang), deadlines_html(found, lang), lang)


def _html_table(caption: str, heads: tuple[str, ...], rows: str) -> str:
    head = "".join(f"<th>{escape(text)}</th>" for text in heads)
    return (
        f'<div class="scroll"><table><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table></div>"
    )


def _html_row(deadline: Deadline, lang: Language) -> str:
    first, *rest = _cells(deadline, lang)
    how = escape(clean(deadline.explain(lang)))
    more = f'<details><summary>{escape(first)}</summary><div class="note">{how}</div></details>'
    return f"<tr><td>{more}</td>{''.join(f'<td>{escape(text)}</td>' for text in rest)}</tr>"


def _html_paper(paper: PaperStatus, lang: Language) -> str:
    *cells, state = _paper_cells(paper, lang)
    style = _PAPER_STYLES.get(paper.state, "undetermined")
    body = "".join(f"<td>{escape(text)}</td>" for text in cells)
    return f'<tr>{body}<td><span class="{style}">{escape(state)}</span></td></tr>'
