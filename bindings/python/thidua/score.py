"""A scorecard applied to subjects: exact points, totals and grades, each explained."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal

from thidua import _core
from thidua.diagnostics import Diagnostic, Language, TableError, diagnostics_from
from thidua.facts import Measurements, frames_of
from thidua.score_results import ItemScore, ScoreLine, SubjectScore
from thidua.score_table import score_table
from thidua.scorecard import Scorecard

__all__ = ["ItemScore", "ScoreLine", "Scoreboard", "SubjectScore", "score"]

Arithmetic = Literal["exact", "portal"]


class Scoreboard(Mapping[str, SubjectScore]):
    """The scores of all subjects, by id, in the order of the input."""

    def __init__(
        self,
        core: _core.Scoreboard | str,
        card: Scorecard,
        notes: tuple[Diagnostic, ...] = (),
        frames: str | None = None,
    ) -> None:
        self._core = core
        self.scorecard = card
        self._float_notes = notes
        self._frames = frames

    @cached_property
    def _text(self) -> str:
        core = self._core
        return core if isinstance(core, str) else core.to_json(self.scorecard._core)

    @cached_property
    def _data(self) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(self._text)
        return data

    @cached_property
    def _subjects(self) -> dict[str, SubjectScore]:
        return {entry["subject"]: SubjectScore(entry) for entry in self._data["subjects"]}

    @property
    def arithmetic(self) -> str:
        """exact, or portal."""
        return str(self._data["arithmetic"])

    @property
    def grade_titles(self) -> dict[str, dict[str, str]]:
        """The titles of the grades, by language."""
        return {key: dict(title) for key, title in self._data["grades"].items()}

    @property
    def set_aside(self) -> tuple[Diagnostic, ...]:
        """Rows and cells that could not be used, each with its place and reason."""
        return diagnostics_from(json.dumps(self._data["set_aside"]))

    @property
    def notes(self) -> tuple[Diagnostic, ...]:
        """Columns of binary floats, numbers that may be thousands, inputs that no column gives."""
        return self._float_notes + diagnostics_from(json.dumps(self._data["notes"]))

    @property
    def counted_items(self) -> dict[str, list[dict[str, Any]]]:
        """By subject the items of which every dossier's points are points of the total.

        Margins of a ranking are told in dossiers by them. There are none under the portal's
        arithmetic, or where rounding, a cap or a mean stands between an item and the total.
        """
        return {
            entry["subject"]: [dict(item) for item in entry["counted"]]
            for entry in self._data["subjects"]
            if "counted" in entry
        }

    @property
    def item_rooms(self) -> dict[str, dict[str, Fraction]]:
        """By subject how many more points each settled item can give up to its maximum.

        Of items whose points go into the total as they are; else as of ``counted_items``.
        """
        return {
            entry["subject"]: {item: Fraction(room) for item, room in entry["rooms"].items()}
            for entry in self._data["subjects"]
            if "rooms" in entry
        }

    def explain(self, subject: str, lang: Language = "vi") -> str:
        """Why a subject has its points and its grade."""
        return self[subject].explain(lang)

    def to_json(self) -> str:
        """The documented JSON form; exact numbers are texts «n/d»."""
        return self._text

    def to_frame(self, backend: str | None = None) -> Any:
        """A row a subject: block, kind, published total as text, its bounds, grade, and each item.

        Numbers are exact decimals as text where they end, else «n/d»: a frame of floats would lose
        what the scoreboard is for.
        """
        from thidua.report.scoreboard import scoreboard_frame

        return scoreboard_frame(self, backend or self._frames)

    def __getitem__(self, subject: str) -> SubjectScore:
        return self._subjects[subject]

    def __iter__(self) -> Iterator[str]:
        return iter(self._subjects)

    def __len__(self) -> int:
        return len(self._subjects)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Scoreboard)
            and self.scorecard == other.scorecard
            and self._text == other._text
        )

    def __hash__(self) -> int:
        return hash(self._text)

    def __reduce__(self) -> tuple[Any, ...]:
        return (Scoreboard, (self._text, self.scorecard, self._float_notes, self._frames))

    def __repr__(self) -> str:
        aside = f", {len(self.set_aside)} set aside" if self.set_aside else ""
        return f"<Scoreboard {self.scorecard.id}: {len(self)} subjects{aside}>"

    def __str__(self) -> str:
        from thidua.report.scoreboard import scoreboard_text

        return scoreboard_text(self)

    def _repr_html_(self) -> str:
        from thidua.report.scoreboard import scoreboard_html

        return scoreboard_html(self)


def score(scorecard: Scorecard, values: Any, *, arithmetic: Arithmetic | None = None) -> Scoreboard:
    """Apply a scorecard to subjects.

    Args:
        scorecard: says what gives how many points.
        values: a frame, a path or a mapping of columns with a row a subject (``subject``,
            ``block``, ``kind`` and the inputs; two counts stand in two columns), or a row a
            subject and input; ``{subject: {input: value}}``; or :class:`Measurements`. Values
            are texts («81/100», «45,5 %», «n/a», «0/0»), integers, ``Fraction``, ``Decimal``,
            ``(n, d)`` and truths. A float is read by its shortest decimal form, and the notes
            say so. An input that a row does not give is missing, never zero: every point of it
            stays possible. The notes name the inputs that no column gives at all, and then the
            columns that are no input. Cells that can't be used are in ``set_aside``.
        arithmetic: «exact» or «portal»; the card's own where it is left out.

    Raises:
        TableError: when a table has no column of the subject or of any input, one of the two
            columns of a ratio, or two columns of one name; or a number is NaN or infinite.
    """
    if isinstance(values, Measurements):
        core = _core.score_measurements(scorecard._core, values._core, arithmetic=arithmetic)
        return Scoreboard(core, scorecard)
    table, notes = score_table(values)
    board = Scoreboard(
        _core.score_table(scorecard._core, table, arithmetic=arithmetic),
        scorecard,
        notes,
        frames_of(values) if not isinstance(values, Mapping) else None,
    )
    endless = tuple(d for d in board.set_aside if d.code == "row.not-finite")
    if endless:
        raise TableError(endless)
    return board
