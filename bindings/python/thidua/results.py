"""What was found of one subject: its targets and awards, over all readings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from thidua.diagnostics import Language
from thidua.explanation import Explanation, Node
from thidua.values import Measure, Truth, measure_from

if TYPE_CHECKING:
    from thidua.evaluation import Evaluation

__all__ = ["AwardResult", "Readings", "SubjectResult", "TargetResult", "Verdict"]

#: "all", the name of a reading of the plan, "point=reading,…", or a mapping of points to readings.
Readings = str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A question's answer over all readings that were evaluated."""

    #: Yes or no when it is so under every reading, else undetermined.
    truth: Truth
    #: Whether the answer is the same under every reading.
    same_under_all: bool
    #: The open points that it turns on.
    turns_on: tuple[str, ...]
    #: The answer under each combination of readings, in the order of ``Evaluation.combinations``.
    truths: tuple[Truth, ...]

    def count(self, truth: Truth | str) -> int:
        """Under how many combinations the answer is this one."""
        return self.truths.count(Truth(truth))

    def __str__(self) -> str:
        if self.same_under_all:
            return str(self.truth)
        return "depends on " + ", ".join(self.turns_on)


class _Finding:
    """What targets and awards of one subject have in common."""

    __slots__ = ("_evaluation", "_subject", "id")

    def __init__(self, evaluation: Evaluation, subject: int, id: str) -> None:  # noqa: A002
        self._evaluation = evaluation
        self._subject = subject
        self.id = id

    def _verdict(self, kind: str) -> Verdict:
        data: dict[str, Any] = self._evaluation._core.verdict(self._subject, kind, self.id)
        return Verdict(
            Truth(data["truth"]),
            bool(data["same_under_all"]),
            tuple(data["turns_on"]),
            tuple(Truth(truth) for truth in data["truths"]),
        )

    def _explain(self, kind: str, readings: Readings | None, lang: Language) -> Explanation:
        core, combination = self._evaluation._core, self._evaluation._combination(readings)
        at = (self._subject, kind, self.id, combination)
        return Explanation(
            node=Node.from_json(json.loads(core.explanation_json(*at))),
            readings=self._evaluation.combinations[combination],
            text_vi=core.explanation_text(*at, lang="vi"),
            text_en=core.explanation_text(*at, lang="en"),
            html_vi=core.explanation_html(*at, lang="vi"),
            html_en=core.explanation_html(*at, lang="en"),
            lang=_known(lang),
        )


class AwardResult(_Finding):
    """One award for one subject."""

    __slots__ = ()

    @property
    def verdict(self) -> Verdict:
        """The answer over all readings."""
        return self._verdict("award")

    @property
    def truth(self) -> Truth:
        """Yes or no when it is so under every reading, else undetermined."""
        return self.verdict.truth

    def explain(self, *, lang: Language = "vi", readings: Readings | None = None) -> Explanation:
        """Why, under some readings; by default under the first reading of each open point.

        Raises:
            ValueError: for readings that were not evaluated.
        """
        return self._explain("award", readings, lang)

    def missing(
        self, *, lang: Language = "vi", readings: Readings | None = None
    ) -> tuple[tuple[str, ...], ...]:
        """The smallest sets of facts, papers and judgements that would settle it to yes.

        Without ``readings``: under the first combination under which it is undetermined.
        """
        return self._settling(lang, readings)[0]

    def missing_to_no(
        self, *, lang: Language = "vi", readings: Readings | None = None
    ) -> tuple[tuple[str, ...], ...]:
        """The smallest sets that would settle it to no."""
        return self._settling(lang, readings)[1]

    def _settling(
        self, lang: Language, readings: Readings | None
    ) -> tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]:
        combination = self._evaluation._combination(readings)
        if readings is None:
            truths = self.verdict.truths
            if Truth.UNDETERMINED not in truths:
                return (), ()
            combination = truths.index(Truth.UNDETERMINED)
        yes, no = self._evaluation._core.missing_text(
            self._subject, "award", self.id, combination, lang=_known(lang)
        )
        return tuple(map(tuple, yes)), tuple(map(tuple, no))

    def deciding(
        self, *, lang: Language = "vi", readings: Readings | None = None
    ) -> tuple[tuple[str, str], ...]:
        """The leaves that make it what it is: (clause, sentence)."""
        combination = self._evaluation._combination(readings)
        return tuple(
            (clause, sentence)
            for clause, sentence in self._evaluation._core.deciding_text(
                self._subject, "award", self.id, combination, lang=_known(lang)
            )
        )

    def __repr__(self) -> str:
        return f"<{self.id}: {self.verdict}>"


class TargetResult(_Finding):
    """One target of one subject."""

    __slots__ = ()

    @property
    def measure(self) -> Measure:
        """The measure that the subject is judged by, under the first combination of readings."""
        comparison = self._explain("target-met", None, "vi").node.comparison
        return comparison.measure if comparison else measure_from({"kind": "missing"})

    def figure(self, lang: Language = "vi") -> str:
        """The measure as people read it; exact, or marked «≈»."""
        indicator = self._evaluation.campaign.targets[self.id]["indicator"]
        return self._evaluation._core.figure(self._subject, indicator, 0, lang=_known(lang))

    @property
    def met(self) -> Verdict:
        """Whether the target is met («đạt»)."""
        return self._verdict("target-met")

    @property
    def exceeded(self) -> Verdict:
        """Whether the target is exceeded («vượt»)."""
        return self._verdict("target-exceeded")

    def explain(
        self,
        question: str = "met",
        *,
        lang: Language = "vi",
        readings: Readings | None = None,
    ) -> Explanation:
        """Why it is met, or with ``"exceeded"`` why it is exceeded."""
        if question not in {"met", "exceeded"}:
            raise ValueError(f"a target is asked whether it is met or exceeded, not «{question}»")
        return self._explain(f"target-{question}", readings, lang)

    def __repr__(self) -> str:
        return f"<{self.id}: {self.figure('en')}, met: {self.met}, exceeded: {self.exceeded}>"


class SubjectResult:
    """What was found of one subject."""

    __slots__ = ("_data", "_evaluation", "_index")

    def __init__(self, evaluation: Evaluation, index: int) -> None:
        self._evaluation = evaluation
        self._index = index
        self._data: dict[str, Any] = evaluation._core.subject(index)

    @property
    def id(self) -> str:
        """The id in the register."""
        return str(self._data["id"])

    @property
    def name(self) -> str:
        """The name as it was written."""
        return str(self._data["name"])

    @property
    def kind(self) -> str:
        """The kind of subject: collective, individual …"""
        return str(self._data["kind"])

    @property
    def unit(self) -> str | None:
        """The id of the unit that a person belongs to."""
        return self._data["unit"] or None

    @property
    def targets(self) -> dict[str, TargetResult]:
        """The targets by id."""
        return {
            id_: TargetResult(self._evaluation, self._index, id_)
            for id_ in self._evaluation.campaign.targets
        }

    @property
    def awards(self) -> dict[str, AwardResult]:
        """The awards for this kind of subject, by id."""
        return {
            id_: AwardResult(self._evaluation, self._index, id_)
            for id_ in self._evaluation.campaign.awards
            if self._evaluation._core.has_finding(self._index, "award", id_)
        }

    def award(self, id: str) -> AwardResult:  # noqa: A002
        """The award with that id.

        Raises:
            KeyError: when there is none for this kind of subject.
        """
        return _item(self.awards, id, "award")

    def target(self, id: str) -> TargetResult:  # noqa: A002
        """The target with that id.

        Raises:
            KeyError: when there is none.
        """
        return _item(self.targets, id, "target")

    def __repr__(self) -> str:
        awards = ", ".join(f"{a.id}: {a.verdict}" for a in self.awards.values())
        return f"<{self.id} {self.name}: {awards}>"


_T = TypeVar("_T")


def _item(items: dict[str, _T], key: str, what: str) -> _T:
    if key not in items:
        raise KeyError(f"there is no {what} «{key}» here; there are: {', '.join(items)}")
    return items[key]


def _known(lang: str) -> Language:
    if lang == "vi":
        return "vi"
    if lang == "en":
        return "en"
    raise ValueError(f"there is no language «{lang}»; there are: vi, en")
