"""Ranks: exact where the values are, else bounds; ties, changes and margins, each explained."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Literal

from thidua import _core
from thidua.diagnostics import Diagnostic, Language, diagnostics_from
from thidua.facts import frames_of
from thidua.rank_results import (
    Margin,
    RankChange,
    RankedSubject,
    RankLine,
    _margin,
    _margin_items,
    _rank_pair,
    changes_from,
    lines_from,
    lines_text,
)
from thidua.rank_table import Key, _board_table, _cells_of, _groups, _key, _key_spec
from thidua.score import Scoreboard
from thidua.score_table import score_table

__all__ = ["Key", "Margin", "RankChange", "RankLine", "RankedSubject", "Ranking", "rank"]

Method = Literal["competition", "modified", "dense", "ordinal", "average"]
End = Literal["joint", "council"]


class Ranking(Mapping[str, RankedSubject]):
    """Subjects by id, in order: by group, then by rank."""

    def __init__(
        self,
        cells: Mapping[str, Sequence[str | None]],
        spec: Mapping[str, Any],
        *,
        source: str = "<table>",
        notes: tuple[Diagnostic, ...] = (),
        frames: str | None = None,
        items: Mapping[str, Any] | None = None,
        rooms: Mapping[str, Any] | None = None,
    ) -> None:
        self._cells = cells
        self._spec = spec
        self._source = source
        self._float_notes = notes
        self._frames = frames
        self._items = items
        self._rooms = rooms
        table = _core.TextTable.from_columns(
            source, list(cells), [list(column) for column in cells.values()], first_row=2
        )
        self._core = _core.rank_table(table, **spec)

    def _column(self, name: str) -> dict[str, tuple[int, str | None]]:
        """The rows and cells of a column of the ranked table, by subject."""
        if name not in self._cells:
            known = ", ".join(self._cells)
            raise ValueError(f"there is no column «{name}»; the ranked table has: {known}")
        cells = self._cells[name]
        return {
            entry["subject"]: (entry["row"], cells[entry["row"] - 2])
            for entry in self._data["subjects"]
        }

    @cached_property
    def _data(self) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(self._core.to_json())
        return data

    @cached_property
    def _subjects(self) -> dict[str, RankedSubject]:
        return {
            entry["subject"]: RankedSubject(entry, self.keys_used)
            for entry in self._data["subjects"]
        }

    @cached_property
    def _index(self) -> dict[str, int]:
        return {id_: index for index, id_ in enumerate(self._subjects)}

    @property
    def keys_used(self) -> tuple[str, ...]:
        """The ids of the keys: the score, then the tie-breaks."""
        return tuple(key["id"] for key in self._data["rules"]["keys"])

    @property
    def rules(self) -> dict[str, Any]:
        """Keys with direction, unit and clause; method, end, groups."""
        return dict(self._data["rules"])

    @property
    def groups(self) -> tuple[dict[str, Any], ...]:
        """The groups that are ranked apart: block, kind, size."""
        return tuple(self._data["groups"])

    @property
    def notes(self) -> tuple[Diagnostic, ...]:
        """For the record: columns of binary floats, equals numbered by their ids."""
        return self._float_notes + diagnostics_from(json.dumps(self._data["notes"]))

    def ties(self) -> tuple[tuple[str, ...], ...]:
        """The sets of subjects that no key separates, in order."""
        found: dict[tuple[Any, ...], list[str]] = {}
        for entry in self._data["subjects"]:
            if entry["tied"]:
                found.setdefault((entry["group"], *entry["values"]), []).append(entry["subject"])
        return tuple(tuple(subjects) for subjects in found.values())

    def explanation(self, subject: str, lang: Language = "vi") -> tuple[RankLine, ...]:
        """Why a subject has its rank, as data."""
        return lines_from(self._core.lines(self._where(subject), language=lang))

    def explain(self, subject: str, lang: Language = "vi") -> str:
        """Why a subject has its rank, as text, each line with its clause."""
        return lines_text(self.explanation(subject, lang), lang)

    def compare(self, first: str, second: str, lang: Language = "vi") -> str:
        """What puts one of two before the other, key by key."""
        at = self._where(first), self._where(second)
        return lines_text(lines_from(self._core.pair_lines(*at, language=lang)), lang)

    def changes(self, earlier: Ranking | Mapping[str, Any]) -> tuple[RankChange, ...]:
        """How each moved since an earlier ranking, or since published ranks by subject.

        In the order of this ranking; then those who are gone.
        """
        if isinstance(earlier, Ranking):
            text = self._core.changes_json(earlier._core)
        else:
            ranks = {id_: _rank_pair(id_, value) for id_, value in earlier.items()}
            text = self._core.changes_from_json(ranks)
        return changes_from(text)

    def margins(self, items: Mapping[str, Any] | None = None) -> tuple[Margin, ...]:
        """Each pair of neighbours: the smallest change that makes them level, or swaps them.

        ``items``: of each subject the items whose points come from counts, each a mapping with
        ``id``, ``n``, ``d``, ``weight`` and ``full_at`` (1 where it is left out): its points are
        weight × min(1, n/d / full_at). The fewest dossiers are then told too. A ranking of a
        scoreboard has those of the board (:attr:`Scoreboard.counted_items`), and says of each item
        whether its points up to its maximum would be enough (:attr:`Scoreboard.item_rooms`).
        """
        text = self._core.margins_json(*_margin_items(self, items))
        return tuple(_margin(entry) for entry in json.loads(text))

    def explain_margin(
        self, subject: str, lang: Language = "vi", *, items: Mapping[str, Any] | None = None
    ) -> str:
        """What a subject lacks to draw level with the one before it, and to pass it."""
        where = self._where(subject)
        text = self._core.margin_lines(where, *_margin_items(self, items), language=lang)
        return lines_text(lines_from(text), lang)

    def to_json(self) -> str:
        """The documented JSON form; exact numbers are texts «n/d»."""
        return self._core.to_json()

    def to_frame(self, backend: str | None = None) -> Any:
        """A row a subject: group, rank, its bounds, ties and each key's value as exact text."""
        from thidua.report.ranking_frames import ranking_frame

        return ranking_frame(self, backend or self._frames)

    def _where(self, subject: str) -> int:
        if subject not in self._index:
            raise KeyError(f"there is no subject «{subject}» in this ranking")
        return self._index[subject]

    def __getitem__(self, subject: str) -> RankedSubject:
        return self._subjects[subject]

    def __iter__(self) -> Iterator[str]:
        return iter(self._subjects)

    def __len__(self) -> int:
        return len(self._subjects)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ranking) and self._core.equals(other._core)

    def __hash__(self) -> int:
        return hash(self.to_json())

    def __reduce__(self) -> tuple[Any, ...]:
        given = {"source": self._source, "notes": self._float_notes, "frames": self._frames}
        more = {"items": self._items, "rooms": self._rooms}
        return (_again, (self._cells, self._spec, {**given, **more}))

    def __repr__(self) -> str:
        open_ = sum(subject.rank is None for subject in self.values())
        undetermined = f", {open_} undetermined" if open_ else ""
        groups = f" in {len(self.groups)} groups" if len(self.groups) > 1 else ""
        return f"<Ranking by {self.keys_used[0]}: {len(self)} subjects{groups}{undetermined}>"

    def __str__(self) -> str:
        from thidua.report.ranking import ranking_text

        return ranking_text(self)

    def _repr_html_(self) -> str:
        from thidua.report.ranking import ranking_html

        return ranking_html(self)


def _again(cells: Any, spec: Any, given: Mapping[str, Any]) -> Ranking:
    return Ranking(cells, spec, **given)


def rank(
    subjects: Any,
    *,
    by: Any = None,
    lower_first: bool = False,
    cite: str = "",
    tie_breaks: Iterable[Any] = (),
    end: End = "joint",
    end_cite: str = "",
    method: Method = "competition",
    within: str | Sequence[str] | None = None,
    subject: str | None = None,
    block: str | None = None,
    kind: str | None = None,
    columns: Any = None,
) -> Ranking:
    """Rank subjects exactly.

    Args:
        subjects: a :class:`Scoreboard`; or a frame, a path or a mapping of columns, a row a
            subject. Values are integers, ``Fraction``, ``Decimal`` or texts («45,10», «81/100»,
            «45,5 %», bounds «80..85»); an empty cell is a value that nobody knows. A float is read
            by its shortest decimal form, and the notes say so; NaN and infinities are errors.
        by: the column of the score, two columns with its bounds, or a :class:`Key`; of a
            scoreboard its totals, rounded or not as the card says.
        lower_first: the lowest score is the best.
        cite: the clause that says by what is ranked.
        tie_breaks: columns or keys that separate equals, the first one first.
        end: what happens to those whom no key separates: they share the place, or «council»
            puts them in order; until then their ranks are undetermined.
        method: how equals are numbered: competition 1 2 2 4, modified 1 3 3 4, dense 1 2 2 3,
            ordinal 1 2 3 4 by their ids, average 1 2½ 2½ 4.
        within: the column of the block, of the kind, or both: each group is ranked apart.
        subject, block, kind: the columns that hold them, where they are called otherwise.
        columns: of a scoreboard: a table with further columns by subject, for tie-breaks and
            selections that the card does not score.

    Raises:
        TableError: with all faults: columns and keys that refer to nothing, numbers that are
            none, mixed units, a subject twice, bounds that are reversed.
    """
    notes: tuple[Diagnostic, ...] = ()
    items: Mapping[str, Any] | None = None
    rooms: Mapping[str, Any] | None = None
    if isinstance(subjects, Scoreboard):
        table, notes = _board_table(subjects, columns)
        source, frames = f"<scoreboard {subjects.scorecard.id}>", subjects._frames
        if by is None:
            by = Key("total", lower_first, cite, {"vi": "Tổng điểm", "en": "Total"})
            items = None if lower_first else subjects.counted_items
            rooms = None if lower_first else subjects.item_rooms
        subject = subject or "subject"
    else:
        if columns is not None:
            raise ValueError("columns=… adds to a scoreboard; a table has its own")
        if by is None:
            raise ValueError("say by which column is ranked: by=…")
        table, notes = score_table(subjects)
        source, frames = table.source, frames_of(subjects)
    first = _key(by)
    if not isinstance(by, Key):
        first = Key(first.column, lower_first, cite, first.title)
    keys = [first, *map(_key, tie_breaks)]
    groups, block, kind = _groups(table.columns, within, block, kind)
    spec: dict[str, Any] = {
        "keys": [_key_spec(key) for key in keys],
        "subject": subject or "",
        "block": block,
        "kind": kind,
        "method": method,
        "end": end,
        "end_cite": end_cite,
        "within": groups,
    }
    used = {name for key in spec["keys"] for name in key[1:3]}
    kept = tuple(note for note in notes if note.column_name in used)
    _core.rank_table(table, **spec)  # says all that is wrong, with the rows of the file
    more = {"source": source, "notes": kept, "frames": frames, "items": items, "rooms": rooms}
    return _again(_cells_of(table), spec, more)
