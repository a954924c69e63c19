"""Ranks: exact where the values are, else bounds; ties, changes and margins, each explained."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal

from thidua import _core
from thidua.diagnostics import Diagnostic, Language, diagnostics_from
from thidua.facts import frames_of
from thidua.score import Scoreboard
from thidua.score_table import score_table

__all__ = ["Key", "Margin", "RankChange", "RankLine", "RankedSubject", "Ranking", "rank"]

Method = Literal["competition", "modified", "dense", "ordinal", "average"]
End = Literal["joint", "council"]
Bounds = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Key:
    """What an order rests on: a column, or two with bounds; which end comes first; its clause."""

    column: str | tuple[str, str]
    lower_first: bool = False
    cite: str = ""
    title: str | Mapping[str, str] = ""

    @property
    def id(self) -> str:
        """The column's name; of two, the first one's."""
        return self.column if isinstance(self.column, str) else self.column[0]


@dataclass(frozen=True, slots=True)
class RankLine:
    """One line of an explanation: how deep it stands, what it is about, its clause."""

    depth: int
    about: str
    text: str
    cite: str | None


def lines_from(text: str) -> tuple[RankLine, ...]:
    """The lines that the core gives."""
    return tuple(
        RankLine(line["depth"], line["about"], line["text"], line.get("cite"))
        for line in json.loads(text)
    )


def lines_text(lines: Iterable[RankLine], lang: Language) -> str:
    """The lines as text, each with its clause."""
    word = "khoản" if lang == "vi" else "clause"
    return "\n".join(
        "  " * line.depth + line.text + (f" [{word} {line.cite}]" if line.cite else "")
        for line in lines
    )


def _bounds(data: Mapping[str, str]) -> Bounds:
    return Fraction(data["best"]), Fraction(data["worst"])


def _one(bounds: Bounds) -> int | Fraction | None:
    best, worst = bounds
    if best != worst:
        return None
    return int(best) if best.denominator == 1 else best


class RankedSubject:
    """One subject and its place."""

    __slots__ = ("_data", "_keys")

    def __init__(self, data: Mapping[str, Any], keys: Sequence[str]) -> None:
        self._data = data
        self._keys = keys

    @property
    def id(self) -> str:
        """The subject's id."""
        return str(self._data["subject"])

    @property
    def block(self) -> str:
        """The block in which it competes."""
        return str(self._data.get("block", ""))

    @property
    def kind(self) -> str:
        """Its kind."""
        return str(self._data.get("kind", ""))

    @property
    def rank_range(self) -> Bounds:
        """The best and the worst rank that are possible."""
        return _bounds(self._data["rank"])

    @property
    def rank(self) -> int | Fraction | None:
        """The rank; ``None`` while it is undetermined. Averages may be half numbers."""
        return _one(self.rank_range)

    @property
    def overall_range(self) -> Bounds:
        """The same among all, whatever their groups."""
        return _bounds(self._data["overall"])

    @property
    def overall(self) -> int | Fraction | None:
        """The rank among all; ``None`` while it is undetermined."""
        return _one(self.overall_range)

    @property
    def tied(self) -> int:
        """How many others of its group no key separates from it."""
        return int(self._data["tied"])

    @property
    def values(self) -> dict[str, Fraction | tuple[Fraction | None, Fraction | None]]:
        """The value of each key, exact; or its bounds, ``None`` where there is none."""
        return {
            key: Fraction(value)
            if isinstance(value, str)
            else (
                Fraction(value["low"]) if "low" in value else None,
                Fraction(value["high"]) if "high" in value else None,
            )
            for key, value in zip(self._keys, self._data["values"], strict=True)
        }

    def __repr__(self) -> str:
        best, worst = self.rank_range
        return f"<RankedSubject {self.id}: {best if best == worst else f'{best}–{worst}'}>"


@dataclass(frozen=True, slots=True)
class RankChange:
    """How a subject moved: up, down, same, open (undetermined), new, gone, other-group."""

    subject: str
    movement: str
    before: Bounds | None
    now: Bounds | None
    #: Places gained (negative: lost), the least and the most; ``None`` where they can't be compared.
    gained: Bounds | None


@dataclass(frozen=True, slots=True)
class Margin:
    """What it takes for the lower of two neighbours to draw level, or to pass."""

    upper: str
    lower: str
    #: by-key, joint, council or open; and the key that separates the two.
    separated: str
    key: str | None
    #: Of the score; ``None`` while it is open.
    gap: Fraction | None
    #: Of the key that separates them.
    key_gap: Fraction | None
    #: To pass, more than the gap is needed; else the gap is enough, by the tie-breaks.
    more: bool | None
    #: Counted dossiers that have to change sides, by item, the fewest in all; ``None``: none do.
    level: Mapping[str, int] | None
    passing: Mapping[str, int] | None
    #: By one item alone: (of the counted ones, new ones).
    pass_alone: Mapping[str, tuple[int | None, int | None]]

    @property
    def level_dossiers(self) -> int | None:
        """The fewest dossiers that draw level."""
        return None if self.level is None else sum(self.level.values())

    @property
    def pass_dossiers(self) -> int | None:
        """The fewest dossiers that pass."""
        return None if self.passing is None else sum(self.passing.values())


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
    ) -> None:
        self._cells = cells
        self._spec = spec
        self._source = source
        self._float_notes = notes
        self._frames = frames
        table = _core.TextTable.from_columns(
            source, list(cells), [list(column) for column in cells.values()], first_row=2
        )
        self._core = _core.rank_table(table, **spec)

    def _column(self, name: str) -> dict[str, str | None]:
        """The cells of a column of the ranked table, by subject."""
        if name not in self._cells:
            known = ", ".join(self._cells)
            raise ValueError(f"there is no column «{name}»; the ranked table has: {known}")
        cells = self._cells[name]
        return {entry["subject"]: cells[entry["row"] - 2] for entry in self._data["subjects"]}

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
            ranks = {id_: _rank_pair(value) for id_, value in earlier.items()}
            text = self._core.changes_from_json(ranks)
        return tuple(
            RankChange(
                entry["subject"],
                entry["movement"],
                _bounds(entry["before"]) if "before" in entry else None,
                _bounds(entry["now"]) if "now" in entry else None,
                (Fraction(entry["gained"]["least"]), Fraction(entry["gained"]["most"]))
                if "gained" in entry
                else None,
            )
            for entry in json.loads(text)
        )

    def margins(self, items: Mapping[str, Any] | None = None) -> tuple[Margin, ...]:
        """Each pair of neighbours: the smallest change that makes them level, or swaps them.

        ``items``: of each subject the items whose points come from counts, each a mapping with
        ``id``, ``n``, ``d``, ``weight`` and ``full_at`` (1 where it is left out): its points are
        weight × min(1, n/d / full_at). The fewest dossiers are then told too.
        """
        return tuple(
            _margin(entry) for entry in json.loads(self._core.margins_json(_items_json(items)))
        )

    def explain_margin(
        self, subject: str, lang: Language = "vi", *, items: Mapping[str, Any] | None = None
    ) -> str:
        """What a subject lacks to draw level with the one before it, and to pass it."""
        where = self._where(subject)
        text = self._core.margin_lines(where, _items_json(items), language=lang)
        return lines_text(lines_from(text), lang)

    def to_json(self) -> str:
        """The documented JSON form; exact numbers are texts «n/d»."""
        return self._core.to_json()

    def to_frame(self, backend: str | None = None) -> Any:
        """A row a subject: group, rank, its bounds, ties and each key's value as exact text."""
        from thidua.report.ranking import ranking_frame

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
        return (_again, (self._cells, self._spec, self._source, self._float_notes, self._frames))

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


def _again(
    cells: Mapping[str, Sequence[str | None]],
    spec: Mapping[str, Any],
    source: str,
    notes: tuple[Diagnostic, ...],
    frames: str | None,
) -> Ranking:
    return Ranking(cells, spec, source=source, notes=notes, frames=frames)


def _rank_pair(value: Any) -> tuple[str, str]:
    if isinstance(value, tuple):
        return str(Fraction(value[0])), str(Fraction(value[1]))
    return str(Fraction(value)), str(Fraction(value))


def _items_json(items: Mapping[str, Any] | None) -> str:
    def plain(value: Any) -> Any:
        if isinstance(value, (Fraction, str)):
            return str(value)
        if isinstance(value, int):
            return value
        return str(Fraction(str(value)))

    return json.dumps(
        {
            subject: [
                {
                    **{name: entry[name] for name in ("id", "n", "d")},
                    **{k: plain(v) for k, v in entry.items() if k not in {"id", "n", "d"}},
                }
                for entry in entries
            ]
            for subject, entries in (items or {}).items()
        }
    )


def _margin(entry: Mapping[str, Any]) -> Margin:
    def dossiers(name: str) -> Mapping[str, int] | None:
        return entry[name]["by_item"] if name in entry else None

    def number(name: str) -> Fraction | None:
        return Fraction(entry[name]) if name in entry else None

    return Margin(
        upper=entry["upper"],
        lower=entry["lower"],
        separated=entry["separated"]["how"],
        key=entry["separated"].get("key"),
        gap=number("gap"),
        key_gap=number("key_gap"),
        more=entry["to_pass"] == "more" if "to_pass" in entry else None,
        level=dossiers("level"),
        passing=dossiers("pass"),
        pass_alone={
            alone["item"]: (alone.get("of_existing"), alone.get("of_new"))
            for alone in entry.get("pass_alone", [])
        },
    )


def _cells_of(table: _core.TextTable) -> dict[str, list[str | None]]:
    """The cells by column."""
    rows = [table.row(index)[1] for index in range(len(table))]
    return {name: [row[i] for row in rows] for i, name in enumerate(table.columns)}


def _board_columns(board: Scoreboard) -> dict[str, list[Any]]:
    """A scoreboard as a table: the totals that ranks are taken from, and every item by its id."""

    def text(bounds: tuple[Fraction, Fraction]) -> str:
        low, high = bounds
        return str(low) if low == high else f"{low}..{high}"

    subjects = list(board.values())
    columns: dict[str, list[Any]] = {
        "subject": [subject.id for subject in subjects],
        "block": [subject.block or None for subject in subjects],
        "kind": [subject.kind or None for subject in subjects],
        "total": [text(subject.rank_range) for subject in subjects],
    }
    for id_ in subjects[0].items if subjects else ():
        columns[id_] = [text(subject.items[id_].range) for subject in subjects]
    return columns


def _key(key: Any) -> Key:
    if isinstance(key, Key):
        return key
    if isinstance(key, str):
        return Key(key)
    if isinstance(key, Mapping):
        return Key(**key)
    if isinstance(key, tuple) and len(key) == 2 and all(isinstance(part, str) for part in key):
        return Key(key)
    raise TypeError(f"a key is a column, two columns with bounds, or a Key, not {key!r}")


def _key_spec(key: Key) -> tuple[Any, ...]:
    low, high = (key.column, "") if isinstance(key.column, str) else key.column
    titles = {"vi": key.title} if isinstance(key.title, str) else key.title
    return (
        key.id,
        low,
        high,
        key.lower_first,
        titles.get("vi", ""),
        titles.get("en", ""),
        key.cite,
    )


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

    Raises:
        TableError: with all faults: columns and keys that refer to nothing, numbers that are
            none, mixed units, a subject twice, bounds that are reversed.
    """
    notes: tuple[Diagnostic, ...] = ()
    if isinstance(subjects, Scoreboard):
        table, _ = score_table(_board_columns(subjects))
        source, frames = f"<scoreboard {subjects.scorecard.id}>", subjects._frames
        by = "total" if by is None else by
        subject = subject or "subject"
    else:
        if by is None:
            raise ValueError("say by which column is ranked: by=…")
        table, notes = score_table(subjects)
        source, frames = table.source, frames_of(subjects)
    first = _key(by)
    if not isinstance(by, Key):
        first = Key(first.column, lower_first, cite, first.title)
    keys = [first, *map(_key, tie_breaks)]
    groups, block, kind = _groups(table.columns, within, block, kind)
    spec = {
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
    return Ranking(_cells_of(table), spec, source=source, notes=kept, frames=frames)


def _groups(
    columns: Sequence[str],
    within: str | Sequence[str] | None,
    block: str | None,
    kind: str | None,
) -> tuple[str, str, str]:
    """Who competes with whom, and the columns of block and kind."""
    kind = kind or ("kind" if "kind" in columns else "")
    block = block or ("block" if "block" in columns else "")
    names = (within,) if isinstance(within, str) else tuple(within or ())
    if len(names) > 2:
        raise ValueError("subjects are ranked within blocks, within kinds, or within both")
    by_kind = "kind" in names or (bool(kind) and kind in names)
    others = [name for name in names if name not in {"kind", kind}]
    if "kind" in names and not kind:
        kind = "kind"
    if others and others != ["block"]:
        block = others[0]
    elif others and not block:
        block = "block"
    if len(others) > 1:
        raise ValueError("of two columns one has to be the kind: say kind=…")
    words = {
        (False, False): "all",
        (True, False): "block",
        (False, True): "kind",
        (True, True): "block-and-kind",
    }
    return words[bool(others), by_kind], block, kind
