"""What the reports show of an evaluation, asked of it once: figures, outcomes, reasons."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from thidua.diagnostics import Language
from thidua.evaluation import Evaluation
from thidua.report.outcomes import Leaf, Outcome, Space, Tree
from thidua.report.words import local, say
from thidua.results import AwardResult, SubjectResult, Verdict
from thidua.values import Truth

__all__ = ["AwardView", "FigureView", "NoteLine", "SubjectView", "Survey", "clean"]

#: How many reasons a note tells, and the rest counts.
_REASONS = 6


def clean(text: str) -> str:
    """A text without control characters: names come from files, and terminals obey some of them."""
    return "".join(c if c.isprintable() or c == " " else "\N{REPLACEMENT CHARACTER}" for c in text)


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One line of the note on a verdict: its depth, the readings, the outcome, the reasons."""

    depth: int
    #: The open point and the readings of it that lead here; none at the root.
    point: str | None
    readings: tuple[str, ...]
    #: None where further readings decide.
    outcome: Outcome | None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureView:
    """One figure of a target, and whether it is then met and exceeded."""

    #: Under which readings it is this figure, as «D=own»; none where there is only one.
    readings: tuple[str, ...]
    text: str
    met: frozenset[Truth]
    exceeded: frozenset[Truth]
    turns_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AwardView:
    """One award for one subject."""

    id: str
    result: AwardResult
    verdict: Verdict
    outcomes: tuple[Outcome, ...]
    tree: Tree
    note: tuple[NoteLine, ...]
    #: The clauses that decide a «no» or leave it open, where one outcome holds everywhere.
    clauses: tuple[str, ...]
    #: What is given instead, where that is the reason.
    higher: str | None

    @property
    def only(self) -> Outcome | None:
        """The outcome, where it is the same under every reading."""
        return self.tree.outcome if isinstance(self.tree, Leaf) else None

    def among(self, combinations: Iterable[int]) -> Outcome | None:
        """The outcome under these combinations, where they agree."""
        found = {self.outcomes[index] for index in combinations}
        return found.pop() if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class SubjectView:
    """One subject with its figures and awards."""

    index: int
    id: str
    name: str
    kind: str
    unit: str | None
    targets: dict[str, tuple[FigureView, ...]]
    awards: dict[str, AwardView]


@dataclass
class Survey:
    """An evaluation as the reports show it, in one language."""

    evaluation: Evaluation
    lang: Language
    _instead: dict[object, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def plan(self) -> dict[str, Any]:
        """The plan as data."""
        return self.evaluation.campaign.plan

    @cached_property
    def space(self) -> Space:
        """The combinations of readings."""
        return Space(self.evaluation.combinations, list(self.evaluation.campaign.open_points))

    @cached_property
    def letters(self) -> dict[str, str]:
        """A letter for each open point, in the order of the plan."""
        points = self.evaluation.campaign.open_points
        return {p: chr(ord("A") + i) if i < 26 else f"A{i - 25}" for i, p in enumerate(points)}

    @cached_property
    def award_titles(self) -> dict[str, str]:
        """The awards' titles, without the authority that they end with."""
        titles = {a["id"]: local(a["title"], self.lang) for a in self.plan.get("authority", [])}
        return {
            id_: clean(_without(local(entry["title"], self.lang), titles.get(entry["authority"])))
            for id_, entry in self.evaluation.campaign.awards.items()
        }

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kinds of subject with their titles, those of the plan first."""
        known = {
            entry["id"]: clean(local(entry.get("title", entry["id"]), self.lang))
            for entry in self.plan.get("subject_kind", [])
        }
        return known | {s.kind: s.kind for s in self.subjects if s.kind not in known}

    @cached_property
    def named_readings(self) -> dict[str, tuple[int, ...]]:
        """The named readings of the plan that were evaluated, with their combinations."""
        if len(self.space) == 1:
            return {}
        found = {
            id_: self.space.under(choices)
            for id_, choices in self.evaluation.campaign.readings.items()
        }
        return {id_: combinations for id_, combinations in found.items() if combinations}

    @cached_property
    def subjects(self) -> tuple[SubjectView, ...]:
        """All subjects, in the order of the register."""
        return tuple(self._subject(index, subject) for index, subject in enumerate(self.evaluation))

    @cached_property
    def awards(self) -> tuple[AwardView, ...]:
        """All verdicts on awards."""
        return tuple(award for subject in self.subjects for award in subject.awards.values())

    def say(self, key: str, **values: object) -> str:
        """A sentence in the report's language."""
        return say(self.lang, key, **values)

    def points(self, points: Iterable[str]) -> str:
        """Open points by their letters."""
        return ", ".join(self.letters[point] for point in points)

    def occurring(self, award: AwardView) -> Iterator[tuple[str, int]]:
        """Each outcome's first combination, headed by the readings that it turns on."""
        points = self.space.turning(award.outcomes)
        for outcome in dict.fromkeys(award.outcomes):
            combination = award.outcomes.index(outcome)
            choices = self.evaluation.combinations[combination]
            readings = ", ".join(f"{self.letters[p]} {p} = {choices[p]}" for p in points)
            key = "with-readings" if points else "any-reading"
            yield self.say(key, readings=readings), combination

    def _subject(self, index: int, subject: SubjectResult) -> SubjectView:
        return SubjectView(
            index=index,
            id=clean(subject.id),
            name=clean(subject.name),
            kind=subject.kind,
            unit=clean(subject.unit) if subject.unit else None,
            targets={id_: self._figures(index, id_) for id_ in self.evaluation.campaign.targets},
            awards={id_: self._award(index, id_, award) for id_, award in subject.awards.items()},
        )

    # ---- figures ----

    def _figures(self, index: int, target: str) -> tuple[FigureView, ...]:
        core = self.evaluation._core
        indicator = self.evaluation.campaign.targets[target]["indicator"]
        met = self._truths(index, "target-met", target)
        exceeded = self._truths(index, "target-exceeded", target)
        texts = tuple(
            core.figure(index, indicator, combination, lang=self.lang)
            for combination in range(len(self.space))
        )
        where = self.space.turning(texts)
        groups: dict[str, list[int]] = {}
        for combination, text in enumerate(texts):
            groups.setdefault(text, []).append(combination)
        return tuple(
            FigureView(
                readings=self._readings_of(where, group),
                text=text,
                met=frozenset(met[i] for i in group),
                exceeded=frozenset(exceeded[i] for i in group),
                turns_on=self._turning_within(group, met, exceeded),
            )
            for text, group in groups.items()
        )

    def _truths(self, index: int, kind: str, id_: str) -> tuple[Truth, ...]:
        data = self.evaluation._core.verdict(index, kind, id_)
        return tuple(Truth(truth) for truth in data["truths"])

    def _readings_of(self, points: tuple[str, ...], group: list[int]) -> tuple[str, ...]:
        combinations = self.evaluation.combinations
        labels = (
            ",".join(f"{self.letters[p]}={combinations[i][p]}" for p in points) for i in group
        )
        return tuple(dict.fromkeys(filter(None, labels)))

    def _turning_within(
        self, group: list[int], met: tuple[Truth, ...], exceeded: tuple[Truth, ...]
    ) -> tuple[str, ...]:
        """The points that marks turn on while the figure stays."""
        inside = set(group)
        values = [f"{met[i]} {exceeded[i]}" if i in inside else "" for i in range(len(met))]
        if len({values[i] for i in group}) == 1:
            return ()
        combinations = self.evaluation.combinations
        return tuple(
            point
            for point in self.space.turning(values)
            if len({combinations[i][point] for i in group}) > 1
        )

    # ---- awards ----

    def _award(self, index: int, id_: str, award: AwardResult) -> AwardView:
        verdict = award.verdict
        outcomes = tuple(
            self._outcome(index, id_, truth, combination)
            for combination, truth in enumerate(verdict.truths)
        )
        tree = self.space.tree(outcomes)
        settled = isinstance(tree, Leaf) and tree.outcome in {Outcome.NO, Outcome.UNDETERMINED}
        leaves = (
            min((self._deciding(index, id_, i) for i in range(len(outcomes))), key=len)
            if settled
            else ()
        )
        higher = next(
            (i for i, o in enumerate(outcomes) if o is Outcome.HIGHER and isinstance(tree, Leaf)),
            None,
        )
        return AwardView(
            id=id_,
            result=award,
            verdict=verdict,
            outcomes=outcomes,
            tree=tree,
            note=tuple(self._note(index, id_, tree)),
            clauses=tuple(dict.fromkeys(clean(clause) for clause, _ in leaves if clause)),
            higher=None if higher is None else self._higher_title(index, id_, higher),
        )

    def _outcome(self, index: int, award: str, truth: Truth, combination: int) -> Outcome:
        if truth is not Truth.NO:
            return Outcome(str(truth))
        return Outcome.HIGHER if self._higher(index, award, combination) else Outcome.NO

    def _higher(self, index: int, award: str, combination: int) -> tuple[str, ...]:
        """The higher awards that alone stand in the way of this one."""
        order: list[str] = self.plan.get("one_achievement", {}).get("order", [])
        if award not in order[1:]:
            return ()
        # One explanation for all combinations that are decided by the same leaves.
        key = (award, self._deciding(index, award, combination))
        if key not in self._instead:
            text = self.evaluation._core.explanation_json(index, "award", award, combination)
            failing = [c for c in json.loads(text).get("children", []) if c["truth"] == "no"]
            alone = bool(failing) and all(c["kind"] == "precedence" for c in failing)
            self._instead[key] = tuple(_awards_given(failing)) if alone else ()
        return self._instead[key]

    def _higher_title(self, index: int, award: str, combination: int) -> str:
        given = self._higher(index, award, combination)
        return ", ".join(self.award_titles.get(id_, id_) for id_ in given)

    def _deciding(self, index: int, award: str, combination: int) -> tuple[tuple[str, str], ...]:
        leaves = self.evaluation._core.deciding_text(
            index, "award", award, combination, lang=self.lang
        )
        return tuple(dict.fromkeys((clause, sentence) for clause, sentence in leaves))

    # ---- why ----

    def _note(
        self,
        index: int,
        award: str,
        tree: Tree,
        depth: int = 0,
        point: str | None = None,
        readings: tuple[str, ...] = (),
    ) -> Iterator[NoteLine]:
        if isinstance(tree, Leaf):
            reasons = self._reasons(index, award, tree)
            yield NoteLine(depth, point, readings, tree.outcome, reasons)
            return
        if point is not None:
            yield NoteLine(depth, point, readings, None)
            depth += 1
        # What is said in one line stands first.
        for names, case in sorted(tree.cases, key=lambda entry: not isinstance(entry[1], Leaf)):
            yield from self._note(index, award, case, depth, tree.point, names)

    def _reasons(self, index: int, award: str, leaf: Leaf) -> tuple[str, ...]:
        if leaf.outcome is Outcome.YES:
            return ()
        if leaf.outcome is Outcome.HIGHER:
            title = self._higher_title(index, award, leaf.combinations[0])
            return (self.say("higher-long", award=title),)
        if leaf.outcome is Outcome.UNDETERMINED:
            missing = self._missing(index, award, leaf)
            if missing:
                return (missing,)
        return self._causes(index, award, leaf)

    def _missing(self, index: int, award: str, leaf: Leaf) -> str | None:
        """The smallest way to yes, under the first combination that has one."""
        for combination in leaf.combinations:
            ways, _ = self.evaluation._core.missing_text(
                index, "award", award, combination, lang=self.lang
            )
            if ways:
                facts = dict.fromkeys(map(clean, ways[0]))
                text = self.say("still-missing", facts=self.say("and").join(facts))
                others = len(ways) - 1
                if others == 1:
                    return text + self.say("other-way")
                return text + (self.say("other-ways", count=others) if others else "")
        return None

    def _causes(self, index: int, award: str, leaf: Leaf) -> tuple[str, ...]:
        """The leaves of the criteria that decide, those of one sentence together."""
        all_leaves = [self._deciding(index, award, i) for i in leaf.combinations]
        fewest = min(all_leaves, key=len)
        clauses: dict[str, list[str]] = {}
        for clause, sentence in fewest:
            clauses.setdefault(clean(sentence), []).append(clean(clause))
        texts = [
            f"{', '.join(filter(None, dict.fromkeys(cited)))}: {sentence}".removeprefix(": ")
            for sentence, cited in clauses.items()
        ]
        reasons = texts[:_REASONS]
        if len(texts) > _REASONS:
            reasons.append(self.say("more", count=len(texts) - _REASONS))
        # Another reading may word it differently; it matters only when it names another clause.
        wanted = {clause for clause, _ in fewest}
        if not all(wanted <= {clause for clause, _ in leaves} for leaves in all_leaves):
            reasons[-1] += self.say("first-reason")
        return tuple(reasons)


def _awards_given(nodes: list[dict[str, Any]]) -> Iterator[str]:
    """The ids of the awards below a node of precedence that are given."""
    for node in nodes:
        for child in node.get("children", []):
            if child["truth"] == "yes" and child.get("id"):
                yield child["id"]


def _without(title: str, authority: str | None) -> str:
    """«Bằng khen của Chủ tịch UBND tỉnh» without the chairman."""
    if not authority or not title.lower().endswith(authority.lower()):
        return title
    head = title[: -len(authority)].rstrip()
    for link in (" của", " of the", " of", " by the", " by", " from the", " from"):
        if head.endswith(link):
            return head.removesuffix(link) or title
    return head or title
