"""``thidua explain``: why, why not, what would change it."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from thidua.cli.inputs import FaultyInputs, Inputs, evaluated
from thidua.cli.options import (
    LocalCommand,
    facts_options,
    format_option,
    lang_option,
    output_option,
    plan_argument,
    quiet_option,
)
from thidua.cli.output import check_output, result_console, write
from thidua.cli.words import say
from thidua.diagnostics import Language
from thidua.evaluation import Evaluation
from thidua.report.cells import sign_of
from thidua.report.html import page
from thidua.report.outcomes import Leaf, Outcome, Tree
from thidua.report.survey import Survey, clean
from thidua.report.text import STYLES, hanging, plain_console
from thidua.report.words import local
from thidua.report.words import say as report_say
from thidua.results import Verdict

__all__ = ["explain_command"]


@dataclass
class _Question:
    """One finding of one subject, with its outcome under each combination."""

    survey: Survey
    lang: Language
    index: int
    kind: str
    id: str
    title: str
    verdict: Verdict
    outcomes: tuple[Outcome, ...]

    @property
    def turning(self) -> tuple[str, ...]:
        """The points that the outcome turns on."""
        return self.survey.space.turning(self.outcomes)

    def occurring(self) -> Iterator[tuple[str, int]]:
        """Each outcome's first combination, headed by the readings that it turns on."""
        for outcome in dict.fromkeys(self.outcomes):
            combination = self.outcomes.index(outcome)
            choices = self.survey.evaluation.combinations[combination]
            readings = ", ".join(f"{point} = {choices[point]}" for point in self.turning)
            key = "with-readings" if readings else "any-reading"
            yield report_say(self.lang, key, readings=readings), combination

    def by_reading(self) -> Iterator[tuple[str, str, tuple[Outcome, ...]]]:
        """Each reading of each point that it turns on, and all that may then be so."""
        points = self.survey.evaluation.campaign.open_points
        for point in self.turning:
            for reading in points[point]:
                under = self.survey.space.under({point: reading})
                found = {self.outcomes[index] for index in under}
                if found:
                    yield point, reading, tuple(o for o in Outcome if o in found)


def explain_command(lang: Language) -> click.Command:
    """The command in that language."""

    def explain(
        subject: str,
        award: str | None,
        target: str | None,
        exceeded: bool,
        form: str,
        output: Path | None,
        quiet: bool,
        **given: Any,
    ) -> int:
        if (award is None) == (target is None):
            raise _wrong(lang, "award-or-target" if award is None else "award-and-target")
        if exceeded and target is None:
            raise _wrong(lang, "exceeded-alone")
        inputs = Inputs(**given)
        check_output(output, inputs.files(), lang)
        try:
            evaluation = evaluated(inputs, lang, quiet=quiet)
        except FaultyInputs:
            return 1
        question = _question(evaluation, lang, subject, award, target, exceeded)
        if form == "table" and output is None:
            _print(result_console(), question)
        elif form == "table":
            console = plain_console(120)
            _print(console, question)
            write(console.file.getvalue(), output, lang, quiet=quiet)  # type: ignore[attr-defined]
        else:
            text = _json(question) if form == "json" else _html(question)
            write(text, output, lang, quiet=quiet)
        return 0

    params: list[click.Parameter] = [
        plan_argument(lang),
        click.Argument(["subject"], metavar="SUBJECT"),
        click.Argument(["award"], metavar="AWARD", required=False),
        click.Option(["--target"], metavar="ID", help=say(lang, "target")),
        click.Option(["--exceeded"], is_flag=True, help=say(lang, "exceeded")),
        *facts_options(lang),
        lang_option(lang),
        format_option(lang, ["table", "json", "html"]),
        output_option(lang),
        quiet_option(lang),
    ]
    return LocalCommand("explain", lang, callback=explain, params=params)


def _wrong(lang: Language, key: str, **values: object) -> click.UsageError:
    return click.UsageError(say(lang, key, **values), click.get_current_context(silent=True))


def _question(
    evaluation: Evaluation,
    lang: Language,
    subject: str,
    award: str | None,
    target: str | None,
    exceeded: bool,
) -> _Question:
    if subject not in evaluation:
        raise _wrong(lang, "no-subject", name=subject, hint=_nearest(evaluation, lang, subject))
    survey, result = Survey(evaluation, lang), evaluation[subject]
    index = evaluation._core.index_of(subject)
    if target is not None:
        known = evaluation.campaign.targets
        if target not in known:
            raise _wrong(lang, "no-target", name=target, known=", ".join(known))
        found = result.target(target)
        verdict = found.exceeded if exceeded else found.met
        key, kind = (
            ("exceeded-title", "target-exceeded") if exceeded else ("met-title", "target-met")
        )
        title = say(lang, key, title=clean(local(known[target].get("title", target), lang)))
        outcomes = tuple(Outcome(str(truth)) for truth in verdict.truths)
        return _Question(survey, lang, index, kind, target, title, verdict, outcomes)
    view = survey.subjects[index]
    if award is None or award not in view.awards:
        raise _wrong(lang, "no-award", name=award, known=", ".join(view.awards))
    found_award = view.awards[award]
    title = clean(local(evaluation.campaign.awards[award]["title"], lang))
    return _Question(
        survey, lang, index, "award", award, title, found_award.verdict, found_award.outcomes
    )


def _nearest(evaluation: Evaluation, lang: Language, name: str) -> str:
    names = [text for subject in evaluation for text in (subject.id, subject.name)]
    close = difflib.get_close_matches(name, names, n=3)
    return say(lang, "perhaps", known=", ".join(map(clean, dict.fromkeys(close)))) if close else ""


# ---- as text ----


def _print(console: Console, question: _Question) -> None:
    survey, lang = question.survey, question.lang
    if len(survey.space) > 1:
        _print_summary(console, question)
    for heading, combination in question.occurring():
        if len(survey.space) > 1:
            console.print()
            hanging(console, Text(f"── {heading} ──", style="bold"))
        text = survey.evaluation._core.explanation_text(
            question.index, question.kind, question.id, combination, lang=lang
        )
        for line in text.rstrip("\n").split("\n"):
            _print_line(console, clean(line))


def _print_line(console: Console, line: str) -> None:
    """A line of an explanation; its sign in its colour."""
    body = line.lstrip(" ")
    text = Text(body)
    for outcome in Outcome:
        piece = sign_of(outcome)
        if body.startswith(piece.text + " "):
            text.stylize(f"bold {STYLES[piece.style]}", 0, len(piece.text))
    hanging(console, text, len(line) - len(body), 4)


def _print_summary(console: Console, question: _Question) -> None:
    survey, lang = question.survey, question.lang
    evaluation = survey.evaluation
    subject = evaluation.subjects[question.index]
    name = clean(subject.name if subject.name == subject.id else f"{subject.id} {subject.name}")
    hanging(console, Text(f"{question.title} – {name}", style="bold"))
    if not question.turning:
        where = say(lang, "verdict-every", count=len(survey.space))
        hanging(console, _told(question.outcomes[:1], lang).append(f", {where}"))
        return
    hanging(console, Text(say(lang, "turns-on")))
    asked = {entry["id"]: entry for entry in survey.plan.get("open_point", [])}
    point = ""
    for id_, reading, outcomes in question.by_reading():
        if id_ != point:
            text = Text(id_, style="bold")
            text.append(f" – {clean(local(asked[id_].get('question', ''), lang))}", "not bold")
            hanging(console, text, 2, 2)
            point = id_
        titles = {entry["id"]: entry.get("title", "") for entry in asked[id_]["reading"]}
        label = Text(reading, style="magenta")
        label.append(f" ({clean(local(titles[reading], lang))}): ", style="default")
        hanging(console, label + _told(outcomes, lang), 6, 2)
    if len(question.turning) > 1:
        hanging(console, Text(say(lang, "by-reading")))
        _print_tree(console, question.survey.space.tree(question.outcomes), lang, 2)


def _told(outcomes: tuple[Outcome, ...], lang: Language) -> Text:
    """«✗ không», or «✓ / ✗ tùy các điểm khác»."""
    text = Text()
    for number, outcome in enumerate(outcomes):
        piece = sign_of(outcome)
        text.append(" / " if number else "").append(piece.text, style=STYLES[piece.style])
    word = outcomes[0].value if len(outcomes) == 1 else "varies"
    return text.append(" " + say(lang, word), style="default")


def _print_tree(console: Console, tree: Tree, lang: Language, indent: int) -> None:
    if isinstance(tree, Leaf):
        return
    for readings, case in tree.cases:
        line = Text(f"{tree.point} = {', '.join(readings)}", style="magenta")
        if isinstance(case, Leaf):
            line.append(" → ", style="default")
            hanging(console, line + _told((case.outcome,), lang), indent, 4)
        else:
            line.append(":", style="default")
            hanging(console, line, indent, 4)
            _print_tree(console, case, lang, indent + 2)


# ---- as data and as a page ----


def _json(question: _Question) -> str:
    """The verdict, and one explanation for each outcome that occurs."""
    evaluation, verdict = question.survey.evaluation, question.verdict
    subject = evaluation.subjects[question.index]
    core = evaluation._core
    at = (question.index, question.kind, question.id)
    data = {
        "thidua_explanation": 1,
        "subject": {"id": subject.id, "name": subject.name, "kind": subject.kind},
        "question": question.kind,
        "id": question.id,
        "truth": str(verdict.truth),
        "under_readings": "every" if verdict.same_under_all else "depends",
        "turns_on": list(verdict.turns_on),
        "combinations": {truth: verdict.count(truth) for truth in ("yes", "no", "undetermined")},
        "explanations": [
            {
                "truth": str(verdict.truths[combination]),
                "readings": dict(evaluation.combinations[combination]),
                "explanation": json.loads(core.explanation_json(*at, combination)),
            }
            for _, combination in question.occurring()
        ],
        "receipt": evaluation.receipt,
    }
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _html(question: _Question) -> str:
    lang, evaluation = question.lang, question.survey.evaluation
    name = clean(evaluation.subjects[question.index].name)
    title = f"{question.title} – {name}"
    parts = [f"<h1>{escape(title)}</h1>"]
    if question.turning:
        rows = []
        for point, reading, outcomes in question.by_reading():
            cells = (point, reading, _told(outcomes, lang).plain)
            rows.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>")
        parts.append(f"<p>{escape(say(lang, 'turns-on'))}</p><table>{''.join(rows)}</table>")
    for heading, combination in question.occurring():
        if len(question.survey.space) > 1:
            parts.append(f"<h2>{escape(heading)}</h2>")
        parts.append(
            evaluation._core.explanation_html(
                question.index, question.kind, question.id, combination, lang=lang
            )
        )
    return page(title, "\n".join(parts), lang)
