"""The result as HTML: a fragment for notebooks, and a page that stands alone.

Everything that comes from data is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from thidua.diagnostics import Language
from thidua.evaluation import Evaluation
from thidua.report import summary
from thidua.report.cells import Line, award_lines, figure_lines, note_line, sign_of
from thidua.report.outcomes import Outcome
from thidua.report.survey import AwardView, SubjectView, Survey, clean
from thidua.report.words import local

__all__ = ["STYLE", "evaluation_html", "evaluation_page", "page"]

#: Colours that can be read on white and on black; the sign is always there too.
STYLE = """
.thidua-report{line-height:1.45;color:inherit;font-variant-numeric:tabular-nums}
.thidua-report table{border-collapse:collapse;margin:.6em 0;text-align:left}
.thidua-report th,.thidua-report td{padding:.35em .8em;vertical-align:top;text-align:left!important;
 border-bottom:1px solid rgba(128,128,128,.35);color:inherit;background:none}
.thidua-report thead th{border-bottom:2px solid rgba(128,128,128,.7)}
.thidua-report caption{text-align:left;font-weight:bold;font-size:1.1em;padding:.4em 0}
.thidua-report .figure,.thidua-report .number{white-space:nowrap}
.thidua-report .number{text-align:right!important}
.thidua-report thead small{display:inline-block;font-weight:normal;max-width:16em}
.thidua-report .award-cell{white-space:nowrap}
.thidua-report summary{cursor:pointer}
.thidua-report .yes{color:#2da44e}.thidua-report .no{color:#e5534b}
.thidua-report .undetermined{color:#b08800}.thidua-report .higher{color:#3b82d6}
.thidua-report .depends{color:#a371d6}.thidua-report .quiet{opacity:.75}
.thidua-report .note{margin:.3em 0;padding-left:1em;min-width:20em;max-width:34em;font-size:.92em;
 white-space:normal}
.thidua-report .note div{margin:.15em 0}
.thidua-report .scroll{overflow-x:auto}
"""

_PAGE_STYLE = """
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,"Noto Sans",sans-serif;margin:2em auto;padding:0 1.2em;max-width:78em}
h1{font-size:1.5em;margin-bottom:.2em}h2{font-size:1.25em;margin-top:2em}h3{font-size:1.05em;margin-bottom:.3em}
.head p{margin:.2em 0}code{font-size:.92em}
.readings{margin:.6em 0 .2em;font-style:italic}
.award{margin:.3em 0 .3em 1em}.award>div{padding-left:1em}
@media print{body{margin:0;max-width:none;font-size:10pt}
 td details::details-content{content-visibility:visible;block-size:auto}
 .thidua-report tr,.award>summary{break-inside:avoid}}
"""


def evaluation_html(evaluation: Evaluation, lang: Language = "vi") -> str:
    """The tables as a fragment: what a notebook shows."""
    return _fragment(Survey(evaluation, lang), linked=False)


def evaluation_page(evaluation: Evaluation, lang: Language = "vi") -> str:
    """A page that stands alone, with every verdict explained."""
    survey = Survey(evaluation, lang)
    title, *rest = summary.head(survey)
    parts = [
        '<header class="head">',
        f"<h1>{escape(title)}</h1>",
        *(f"<p>{escape(line)}</p>" for line in rest),
        "</header>",
        _fragment(survey, linked=True),
        '<div class="thidua-report">',
        _points(survey),
        _data(survey),
        "</div>",
        _explanations(survey),
        f'<footer><p class="quiet"><small>{escape(summary.receipt(survey))}</small></p></footer>',
    ]
    return page(title, "\n".join(parts), lang)


def page(title: str, body: str, lang: Language) -> str:
    """A whole page around a body; the style of explanations is taken out of them and kept once."""
    styles = dict.fromkeys(re.findall(r"<style>(.*?)</style>", body, re.DOTALL))
    body = re.sub(r"<style>.*?</style>", "", body, flags=re.DOTALL)
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_PAGE_STYLE}{''.join(styles)}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _fragment(survey: Survey, *, linked: bool) -> str:
    parts = [f'<div class="thidua-report" lang="{survey.lang}"><style>{STYLE}</style>']
    for kind, title in survey.kinds.items():
        subjects = [subject for subject in survey.subjects if subject.kind == kind]
        if subjects:
            parts.append(_table(survey, f"{title} ({len(subjects)})", subjects, linked=linked))
    if survey.subjects:
        several = len(survey.space) > 1
        legend = survey.say("legend" if several else "legend-one").split("   [1]")[0]
        parts.append(f'<p class="quiet"><small>{escape(legend)}</small></p>')
        parts.append(_scores(survey))
        if several and not linked:
            parts.append(_letters(survey))
    else:
        parts.append(f"<p>{escape(survey.say('no-subjects'))}</p>")
    return "\n".join([*parts, "</div>"])


def _spans(line: Line) -> str:
    return "".join(
        f'<span class="{piece.style}">{escape(piece.text)}</span>'
        if piece.style
        else escape(piece.text)
        for piece in line
    )


def _table(survey: Survey, caption: str, subjects: list[SubjectView], *, linked: bool) -> str:
    targets = survey.evaluation.campaign.targets
    awards = dict.fromkeys(id_ for subject in subjects for id_ in subject.awards)
    heads = [f"<th>{escape(survey.say('subject'))}</th>"]
    for id_, target in targets.items():
        name = escape(clean(local(target.get("title", ""), survey.lang)))
        heads.append(f'<th>{escape(id_)}<br><small class="quiet">{name}</small></th>')
    heads += [f"<th>{escape(survey.award_titles[id_])}</th>" for id_ in awards]
    rows = "\n".join(
        _row(survey, subject, list(targets), list(awards), linked=linked) for subject in subjects
    )
    return (
        f'<div class="scroll"><table><caption>{escape(caption)}</caption>'
        f"<thead><tr>{''.join(heads)}</tr></thead>\n<tbody>{rows}</tbody></table></div>"
    )


def _row(
    survey: Survey, subject: SubjectView, targets: list[str], awards: list[str], *, linked: bool
) -> str:
    unit = f' <span class="quiet">({escape(subject.unit)})</span>' if subject.unit else ""
    name = f"<br>{escape(subject.name)}" if subject.name != subject.id else ""
    cells = [f"<td><b>{escape(subject.id)}</b>{unit}{name}</td>"]
    for id_ in targets:
        lines = figure_lines(survey, subject.targets[id_])
        cells.append(f'<td class="figure">{"<br>".join(map(_spans, lines))}</td>')
    for id_ in awards:
        award = subject.awards.get(id_)
        verdict = _award(survey, subject, award, linked=linked) if award else "—"
        cells.append(f'<td class="award-cell">{verdict}</td>')
    return f"<tr>{''.join(cells)}</tr>"


def _award(survey: Survey, subject: SubjectView, award: AwardView, *, linked: bool) -> str:
    head, *named = map(_spans, award_lines(survey, award, None))
    rest = "".join(f"<br>{line}" for line in named)
    note = "" if award.only in {Outcome.YES, Outcome.HIGHER} else _note(survey, award)
    if linked:
        name = escape(survey.say("explanation"))
        note += f'<div><a href="#{_anchor(subject, award)}">{name}</a></div>'
    if not note:
        return head + rest
    return f'<details><summary>{head}{rest}</summary><div class="note">{note}</div></details>'


def _note(survey: Survey, award: AwardView) -> str:
    lines = []
    for line in award.note:
        reasons = "<br>".join(map(escape, line.reasons))
        text = _spans(note_line(survey, line)) + (f" {reasons}" if reasons else "")
        lines.append(f'<div style="margin-left:{1.2 * line.depth:.1f}em">{text}</div>')
    return "".join(lines)


def _anchor(subject: SubjectView, award: AwardView) -> str:
    """Ids of plans are ASCII; a subject is named by its place."""
    return f"s{subject.index + 1}-{escape(award.id, quote=True)}"


def _scores(survey: Survey) -> str:
    outcomes: list[Outcome | None] = [*Outcome, None]
    shown = [o for o in outcomes if o is not None or len(survey.space) > 1]
    heads = "".join(f'<th class="number">{_spans((sign_of(o),))}</th>' for o in shown)
    rows, scope = [], ""
    for score in summary.scores(survey):
        counts = "".join(
            f'<td class="number">{score.counts.get(outcome, 0) or "·"}</td>' for outcome in shown
        )
        rows.append(
            f"<tr><td>{escape(score.scope) if score.scope != scope else ''}</td>"
            f"<td>{escape(survey.award_titles[score.award])}</td>{counts}"
            f"<td>{escape(', '.join(score.earned)) or '—'}</td></tr>"
        )
        scope = score.scope
    return (
        f'<div class="scroll"><table><caption>{escape(survey.say("outcome"))}</caption>'
        f"<thead><tr><th></th><th></th>{heads}"
        f"<th>✓ = {escape(survey.say('earned'))}</th></tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _letters(survey: Survey) -> str:
    """What the letters stand for, in a line each."""
    lines = "<br>".join(
        f'<span class="depends">{point.letter}</span> <code>{escape(point.id)}</code> '
        f"{escape(point.question)}"
        for point in summary.points(survey)
        if point.fixed is None
    )
    return f"<p><small>{lines}</small></p>"


def _points(survey: Survey) -> str:
    if len(survey.space) == 1:
        return ""
    items = []
    for point in summary.points(survey):
        key = "decides-1" if point.decides == 1 else "decides"
        what = survey.say(key, count=point.decides)
        if point.fixed is not None:
            what = survey.say("fixed", reading=point.fixed)
        readings = "".join(
            f"<li><code>{escape(id_)}</code> {escape(title)}</li>" for id_, title in point.readings
        )
        items.append(
            f'<li><span class="depends">{point.letter}</span> <code>{escape(point.id)}</code> '
            f"{escape(point.question)} <b>({escape(what)})</b><ul>{readings}</ul></li>"
        )
    return (
        f"<h2>{escape(survey.say('readings-head'))}</h2><p>{escape(summary.agreement(survey))}</p>"
        f'<ul style="list-style:none;padding-left:.5em">{"".join(items)}</ul>'
    )


def _data(survey: Survey) -> str:
    parts = [f"<h2>{escape(survey.say('data-head'))}</h2>"]
    parts += [f"<p>{escape(line)}</p>" for line in summary.data_lines(survey)]
    faults = []
    for fault in summary.faults(survey):
        lines = [escape(text) for text in (*fault.first, fault.more) if text]
        faults.append(
            f'<tr><td><code>{escape(fault.code)}</code></td><td class="number">{fault.count}</td>'
            f"<td>{'<br>'.join(lines)}</td></tr>"
        )
    if faults:
        parts.append(f"<table><tbody>{''.join(faults)}</tbody></table>")
    notes = summary.not_applied(survey)
    if notes:
        items = "".join(f"<li>{escape(note)}</li>" for note in notes)
        parts.append(f"<h2>{escape(survey.say('notes-head'))}</h2><ul>{items}</ul>")
    return "\n".join(parts)


def _explanations(survey: Survey) -> str:
    parts = [f"<h2>{escape(survey.say('explanations'))}</h2>"]
    for subject in survey.subjects:
        name = f"{subject.id} {subject.name}" if subject.name != subject.id else subject.id
        parts.append(f"<h3>{escape(name)}</h3>")
        parts += [_explanation(survey, subject, award) for award in subject.awards.values()]
    return "\n".join(parts)


def _explanation(survey: Survey, subject: SubjectView, award: AwardView) -> str:
    head = _spans(award_lines(survey, award, None)[0])
    body = "\n".join(_explained(survey, subject, award))
    return (
        f'<details class="award" id="{_anchor(subject, award)}"><summary class="thidua-report">'
        f"{escape(survey.award_titles[award.id])}: {head}</summary><div>{body}</div></details>"
    )


def _explained(survey: Survey, subject: SubjectView, award: AwardView) -> Iterable[str]:
    """One explanation for each outcome that occurs, under the first readings that give it."""
    core = survey.evaluation._core
    for heading, combination in survey.occurring(award):
        if award.only is None:
            yield f'<p class="readings">{escape(heading)}</p>'
        yield core.explanation_html(subject.index, "award", award.id, combination, lang=survey.lang)
