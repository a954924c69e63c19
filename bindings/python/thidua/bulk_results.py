"""What a bulk evaluation found: arrays of truths and masks, and explanations of what is asked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from thidua import _core
from thidua.asked import checked_language, day_of
from thidua.campaign import Campaign
from thidua.diagnostics import Diagnostic, Language, diagnostics_from
from thidua.evaluation import _choices
from thidua.explanation import Explanation, Node
from thidua.frames import frame_from
from thidua.results import Readings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["NOT_ASKED", "BulkEvaluation", "Clause"]

#: A truth where the question is not for the subject's kind; else 0 no, 1 undetermined, 2 yes.
NOT_ASKED = 255
_WORDS = {0: "no", 1: "undetermined", 2: "yes", NOT_ASKED: None}


@dataclass(frozen=True, slots=True)
class Clause:
    """A leaf of an award's or target's criteria: one bit of its masks."""

    kind: str  #: "target-met", "attested", "paper" …
    id: str  #: of the target, indicator, judged fact or paper; empty for roles and discipline
    cite: str
    title_vi: str
    title_en: str
    #: "of-contents": as one of all contents, where a target that does not count is left out
    part: str
    wanted: str
    roles: tuple[str, ...]

    def title(self, lang: Language = "vi") -> str:
        """In words, else by its id or clause."""
        return (self.title_vi if lang == "vi" else self.title_en) or self.id or self.cite


class BulkEvaluation:
    """What was found, as arrays of [combination of readings, checkpoint, subject]."""

    def __init__(
        self,
        core: _core.BulkEvaluation,
        campaign: Campaign,
        checkpoints: tuple[date | None, ...],
        reasons: bool,
        backend: str | None,
    ) -> None:
        self._core = core
        self._backend = backend
        self._reasons = reasons
        self.campaign = campaign
        #: The days, in the order in which they were given; None: all facts that were given.
        self.checkpoints = checkpoints
        subjects = core.subjects()
        #: The ids, in the order of the register.
        self.subjects: tuple[str, ...] = tuple(id for id, _, _ in subjects)  # noqa: A001
        self.names: tuple[str, ...] = tuple(name for _, name, _ in subjects)
        self.kinds: tuple[str, ...] = tuple(kind for _, _, kind in subjects)
        self.combinations: tuple[Mapping[str, str], ...] = tuple(core.combinations())
        #: What was asked: ("target-met" | "target-exceeded" | "award", id).
        self.questions: tuple[tuple[str, str], ...] = tuple(core.questions())

    @property
    def awards(self) -> tuple[str, ...]:
        """The ids of the awards."""
        return tuple(id for kind, id in self.questions if kind == "award")  # noqa: A001

    @property
    def targets(self) -> tuple[str, ...]:
        """The ids of the targets."""
        return tuple(id for kind, id in self.questions if kind == "target-met")  # noqa: A001

    @property
    def stopped(self) -> bool:
        """Whether progress stopped it; the truths of the days that were left are ``NOT_ASKED``."""
        return self._core.stopped()

    @property
    def notes(self) -> tuple[Diagnostic, ...]:
        """What was not applied, whatever the day."""
        return diagnostics_from(self._core.notes())

    @property
    def _shape(self) -> tuple[int, int, int]:
        return len(self.combinations), len(self.checkpoints), len(self.subjects)

    @property
    def truths(self) -> NDArray[np.uint8]:
        """All: [question, combination, checkpoint, subject]; not copied, not to be written."""
        import numpy as np

        values: NDArray[np.uint8] = np.asarray(self._core.truths())
        return values.reshape(len(self.questions), *self._shape)

    def truth(
        self, award: str | None = None, *, met: str | None = None, exceeded: str | None = None
    ) -> NDArray[np.uint8]:
        """0 no, 1 undetermined, 2 yes, 255 not asked: of an award, or a target met or exceeded."""
        found: NDArray[np.uint8] = self.truths[self._question(award, met, exceeded)]
        return found

    def failing(
        self, award: str | None = None, *, met: str | None = None, exceeded: str | None = None
    ) -> NDArray[np.uint64]:
        """Where it is «no»: the clauses that explain it, bit i for ``clauses(…)[i]``; else 0.

        With more than 64 clauses there is one more axis in front, of words of 64 bits.
        """
        return self._masks(self._question(award, met, exceeded), failing=True)

    def open(
        self, award: str | None = None, *, met: str | None = None, exceeded: str | None = None
    ) -> NDArray[np.uint64]:
        """Where it is undetermined: the clauses that keep it open; else 0."""
        return self._masks(self._question(award, met, exceeded), failing=False)

    def clauses(
        self, award: str | None = None, *, met: str | None = None, exceeded: str | None = None
    ) -> tuple[Clause, ...]:
        """What the bits of its masks are, for all subjects and readings alike."""
        found = self._core.clauses(self._question(award, met, exceeded))
        return tuple(Clause(**{**entry, "roles": tuple(entry["roles"])}) for entry in found)

    def _masks(self, question: int, *, failing: bool) -> NDArray[np.uint64]:
        import numpy as np

        if not self._reasons:
            raise ValueError("this was evaluated without reasons")
        values: NDArray[np.uint64] = np.asarray(self._core.masks(question, failing=failing))
        words = values.reshape(-1, *self._shape)
        return words if len(words) > 1 else words[0]

    def _question(self, award: str | None, met: str | None, exceeded: str | None) -> int:
        asked = {"award": award, "target-met": met, "target-exceeded": exceeded}
        given_ones = [(kind, wanted) for kind, wanted in asked.items() if wanted is not None]
        if len(given_ones) != 1:
            raise ValueError("ask for one award, or by met= or exceeded= for one target")
        try:
            return self._core.question(*given_ones[0])
        except ValueError as error:
            raise KeyError(str(error)) from None

    def _combination(self, readings: Readings | None) -> int:
        if readings is None:
            return 0
        wanted = _choices(self.campaign, readings)
        for index, combination in enumerate(self.combinations):
            if all(combination[point] == reading for point, reading in wanted.items()):
                return index
        raise ValueError(
            "these readings were not evaluated: " + ", ".join(f"{p}={r}" for p, r in wanted.items())
        )

    def _checkpoint(self, checkpoint: date | None) -> int:
        try:
            return self.checkpoints.index(None if checkpoint is None else day_of(checkpoint))
        except ValueError:
            raise ValueError(f"{checkpoint} is none of the checkpoints") from None

    def explain(
        self,
        subject: str,
        award: str | None = None,
        *,
        met: str | None = None,
        exceeded: str | None = None,
        checkpoint: date | None = None,
        readings: Readings | None = None,
        lang: Language = "vi",
    ) -> Explanation:
        """Why, by the ordinary evaluator.

        Args:
            subject: by id or name, however typed.
            award: of which award; or ``met`` or ``exceeded``: of which target.
            checkpoint: on which of the days; the only one when there is one.
            readings: by default the first combination.

        Raises:
            KeyError: for a subject or question that there is not.
            ValueError: for a day or readings that were not evaluated, and for an award that is not
                for the subject.
        """
        checked_language(lang)
        if len(self.checkpoints) == 1 and checkpoint is None:
            checkpoint = self.checkpoints[0]
        combination = self._combination(readings)
        question = self._question(award, met, exceeded)
        try:
            index = self._core.index_of(subject)
        except ValueError as error:
            raise KeyError(str(error)) from None
        data, text_vi, text_en, html_vi, html_en = self._core.explain(
            question, combination, self._checkpoint(checkpoint), index
        )
        return Explanation(
            node=Node.from_json(json.loads(data)),
            readings=self.combinations[combination],
            text_vi=text_vi,
            text_en=text_en,
            html_vi=html_vi,
            html_en=html_en,
            lang=lang,
        )

    def to_frame(
        self,
        award: str | None = None,
        *,
        met: str | None = None,
        exceeded: str | None = None,
        checkpoint: date | None = None,
        readings: Readings | None = None,
        backend: str | None = None,
        lang: Language = "vi",
    ) -> Any:
        """One row a subject that was asked and a day, as a frame of the caller's library.

        Args:
            award: of which award; or ``met`` or ``exceeded``: of which target.
            checkpoint: one day; all when it is left out.
            readings: by default the first combination.
            backend: "pandas", "polars" or "pyarrow"; by default the library that the facts came
                from, else the first one that is installed.
            lang: of the clauses' titles.
        """
        checked_language(lang)
        question = self._question(award, met, exceeded)
        combination = self._combination(readings)
        days = range(len(self.checkpoints))
        if checkpoint is not None:
            days = range(self._checkpoint(checkpoint), self._checkpoint(checkpoint) + 1)
        truths = self.truths[question, combination]
        titles = [clause.title(lang) for clause in self.clauses(award, met=met, exceeded=exceeded)]
        told = (
            dict.fromkeys(("failing", "open"), None)
            if not self._reasons
            else {
                name: self._masks(question, failing=name == "failing").reshape(-1, *self._shape)
                for name in ("failing", "open")
            }
        )
        rows = []
        for day in days:
            for index in (truths[day] != NOT_ASKED).nonzero()[0]:
                row: dict[str, Any] = {
                    "subject": self.subjects[index],
                    "name": self.names[index],
                    "checkpoint": self.checkpoints[day],
                    "truth": _WORDS[int(truths[day, index])],
                }
                for name, words in told.items():
                    if words is not None:
                        row[name] = _titles(titles, words[:, combination, day, index])
                rows.append(row)
        columns = {"subject": str, "name": str, "checkpoint": date, "truth": str}
        return frame_from(rows, {**columns, "failing": str, "open": str}, backend or self._backend)

    def __repr__(self) -> str:
        return (
            f"<BulkEvaluation of {self.campaign.id}: {len(self.subjects)} subjects × "
            f"{len(self.checkpoints)} checkpoints × {len(self.combinations)} combinations>"
        )


def _titles(titles: list[str], words: Any) -> str | None:
    named = [title for bit, title in enumerate(titles) if int(words[bit // 64]) >> (bit % 64) & 1]
    return "; ".join(named) or None
