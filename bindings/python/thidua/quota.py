"""Quotas and awards as the caller writes them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from os import PathLike, fspath
from typing import Any, Literal

from thidua import _core
from thidua.diagnostics import TableError, catalogued
from thidua.evaluation import Evaluation
from thidua.rank import Key, Ranking
from thidua.values import Truth, parse_percent

__all__ = ["Award", "Quota", "QuotaFile", "load_quotas"]

Rounding = Literal["down", "up", "nearest"]


@dataclass(frozen=True, slots=True)
class Quota:
    """How many may be selected.

    ``count`` is a number, ``share`` a share of those eligible («10%» or ``Fraction(1, 10)``) whose
    ``rounding`` has to be named: down, up, or nearest (a half goes up). Of both the smaller counts;
    with none there is no limit. ``least`` raises a share that comes to less. ``of="all"`` takes
    the share of everybody whom the quota is for. ``per``: so many in each «block», «kind» or
    «block-and-kind». ``kinds`` and ``blocks``: only for these. ``ties``: what happens to equals of
    whom only some fit: «council» chooses, «all» are taken, «none» is. ``parts`` are quotas inside
    this one.
    """

    count: int | None = None
    share: str | Fraction | None = None
    rounding: Rounding | None = None
    of: Literal["eligible", "all"] = "eligible"
    least: int = 0
    per: Literal["all", "block", "kind", "block-and-kind"] = "all"
    kinds: Sequence[str] = ()
    blocks: Sequence[str] = ()
    ties: Literal["council", "all", "none"] = "council"
    parts: Sequence[Quota] = ()
    id: str = "quota"
    title: str | Mapping[str, str] = ""
    cite: str = ""

    def _json(self) -> dict[str, Any]:
        if self.least and self.share is None:
            raise ValueError(
                f"the quota «{self.id}»: least={self.least} raises a share, and there is none"
            )
        data: dict[str, Any] = {
            "id": self.id,
            "title": _title(self.title),
            "cite": self.cite,
            "count": self.count,
            "of": self.of,
            "least": self.least,
            "per": self.per,
            "kinds": list(self.kinds),
            "blocks": list(self.blocks),
            "ties": self.ties,
            "parts": [part._json() for part in self.parts],
        }
        if self.share is not None:
            if self.rounding is None:
                raise ValueError(
                    f"the quota «{self.id}» is a share: say rounding=«down», «up» or «nearest»"
                )
            share = parse_percent(self.share) if isinstance(self.share, str) else self.share
            if not isinstance(share, (Fraction, int)):
                raise TypeError(f"a share is «10%» or a Fraction, not {share!r}")
            data |= {"share": str(Fraction(share)), "rounding": self.rounding}
        return data


@dataclass(frozen=True, slots=True)
class Award:
    """An award and its quotas; awards are given in the order of precedence, the highest first.

    ``eligible``: whose criteria hold: truths by subject, a column of the ranked table, or an
    :class:`Evaluation` with an award of this id; without it everybody. ``already``: who was awarded
    before and is excluded: subjects, or a column. ``beside_higher``: also for those who get a
    higher award; else one achievement gets one award.
    """

    id: str
    quotas: Sequence[Quota]
    eligible: Any = None
    already: str | Iterable[str] = ()
    title: str | Mapping[str, str] = ""
    cite: str = ""
    already_cite: str = ""
    beside_higher: bool = False
    higher_cite: str = ""

    def _json(self, ranking: Ranking) -> dict[str, Any]:
        data: dict[str, Any] = {
            "id": self.id,
            "title": _title(self.title),
            "cite": self.cite,
            "quotas": [quota._json() for quota in self.quotas],
            "already": self._already(ranking),
            "already_cite": self.already_cite,
            "beside_higher": self.beside_higher,
            "higher_cite": self.higher_cite,
        }
        if self.eligible is not None:
            data["eligible"] = self._eligible(ranking)
        return data

    def _already(self, ranking: Ranking) -> list[str]:
        if not isinstance(self.already, str):
            return [str(subject) for subject in self.already]
        return [id_ for id_, truth in _column(ranking, self.already) if truth is Truth.YES]

    def _eligible(self, ranking: Ranking) -> dict[str, str]:
        if isinstance(self.eligible, str):
            return {id_: str(truth) for id_, truth in _column(ranking, self.eligible)}
        if isinstance(self.eligible, Evaluation):
            return {
                subject.id: str(subject.awards[self.id].truth)
                for subject in self.eligible
                if self.id in subject.awards
            } or dict.fromkeys(ranking, "undetermined")
        if not isinstance(self.eligible, Mapping):
            raise TypeError("eligible is a column, an Evaluation, or truths by subject")
        truths = {str(id_): str(_truth_of(id_, value)) for id_, value in self.eligible.items()}
        return truths or dict.fromkeys(ranking, "undetermined")


def _title(title: str | Mapping[str, str]) -> dict[str, str]:
    return {"vi": title} if isinstance(title, str) else dict(title)


_YES = {"yes", "true", "1", "có", "đạt", "x"}
_NO = {"no", "false", "0", "không", "không đạt"}


def _truth(value: Any) -> Truth:
    if isinstance(value, Truth):
        return value
    if value is None:
        return Truth.UNDETERMINED
    if isinstance(value, str):
        word = _core.nfc(value).strip().lower()
        if word in _YES:
            return Truth.YES
        if word in _NO:
            return Truth.NO
        if word in {"", "undetermined", "chưa xác định"}:
            return Truth.UNDETERMINED
    if isinstance(value, bool) or type(value).__name__ in {"bool_", "bool"}:
        return Truth.YES if value else Truth.NO
    raise ValueError(f"«{value}» is neither yes nor no")


def _truth_of(subject: object, value: Any) -> Truth:
    try:
        return _truth(value)
    except ValueError as error:
        raise ValueError(f"eligible: {error}, of «{subject}»") from None


def _column(ranking: Ranking, name: str) -> list[tuple[str, Truth]]:
    """A column of truths by subject; all words that are none are told, with their rows."""
    found, faults = [], []
    for id_, (row, cell) in ranking._column(name).items():
        try:
            found.append((id_, _truth(cell)))
        except ValueError:
            place = {"file": ranking._source, "row": row, "column_name": name, "path": id_}
            faults.append(catalogued("row.bad-truth", str(cell), **place))
    if faults:
        raise TableError(tuple(sorted(faults, key=lambda fault: fault.row or 0)))
    return found


@dataclass(frozen=True, slots=True)
class QuotaFile:
    """What a file of quotas says: how is ranked, and the awards, the highest first.

    ``td.select(td.rank(board, **file.rank), awards=file.awards)``
    """

    rank: dict[str, Any]
    awards: tuple[Award, ...]


def load_quotas(path: str | PathLike[str]) -> QuotaFile:
    """Read a file of quotas: ``[rank]``, and ``[[award]]`` with ``[[award.quota]]``.

    Raises:
        InputError: with all faults of the file, sorted by place: what is no TOML, unknown keys,
            shares without rounding, a file without awards.
    """
    data = json.loads(_core.load_quotas(fspath(path)))
    rank = data["rank"]
    rank["tie_breaks"] = [_key(entry) for entry in rank["tie_breaks"]]
    awards = [Award(quotas=_quotas_of(entry.pop("quota")), **entry) for entry in data["award"]]
    return QuotaFile(rank, tuple(awards))


def _key(entry: dict[str, Any]) -> Key:
    column = entry.pop("column")
    return Key(column if isinstance(column, str) else tuple(column), **entry)


def _quotas_of(entries: list[dict[str, Any]]) -> list[Quota]:
    return [Quota(parts=_quotas_of(entry.pop("quota")), **entry) for entry in entries]
