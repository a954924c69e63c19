"""Quotas and awards as the caller writes them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from fractions import Fraction
from os import PathLike
from pathlib import Path
from typing import Any, Literal

from thidua import _core
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
        truths = {str(id_): str(_truth(value)) for id_, value in self.eligible.items()}
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


def _column(ranking: Ranking, name: str) -> list[tuple[str, Truth]]:
    """A column of truths by subject."""
    return [(id_, _truth(cell)) for id_, cell in ranking._column(name).items()]


@dataclass(frozen=True, slots=True)
class QuotaFile:
    """What a file of quotas says: how is ranked, and the awards, the highest first.

    ``td.select(td.rank(board, **file.rank), awards=file.awards)``
    """

    rank: dict[str, Any]
    awards: tuple[Award, ...]


_RANK_KEYS = frozenset({"lower_first", "cite", "tie_breaks", "end", "end_cite", "method", "within"})


def load_quotas(path: str | PathLike[str]) -> QuotaFile:
    """Read a file of quotas: ``[rank]``, and ``[[award]]`` with ``[[award.quota]]``.

    Raises:
        ValueError: for what is no TOML, keys that are not known, and a file without awards.
    """
    file = Path(path)
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:  # no TOML, or no UTF-8
        raise ValueError(f"{file.name}: {error}") from error
    _check_keys(file.name, "the file", data, {"rank", "award"})
    if not data.get("award"):
        raise ValueError(f"{file.name}: it needs [[award]]")
    rank = data.get("rank", {})
    _check_keys(file.name, "[rank]", rank, _RANK_KEYS)
    rank["tie_breaks"] = [
        Key(**_checked(file.name, "tie_breaks", entry, Key)) for entry in rank.get("tie_breaks", [])
    ]
    awards = [
        Award(
            quotas=_quotas_of(file.name, entry.pop("quota", [])),
            **_checked(file.name, "[[award]]", entry, Award),
        )
        for entry in data["award"]
    ]
    return QuotaFile(rank, tuple(awards))


def _quotas_of(file: str, entries: list[dict[str, Any]]) -> list[Quota]:
    quotas = []
    for number, entry in enumerate(entries):
        parts = _quotas_of(file, entry.pop("quota", []))
        entry.setdefault("id", "quota" if number == 0 else f"quota-{number + 1}")
        quotas.append(Quota(**_checked(file, "quota", entry, Quota), parts=parts))
    return quotas


def _checked(file: str, where: str, entry: dict[str, Any], kind: type) -> dict[str, Any]:
    _check_keys(file, where, entry, {field.name for field in fields(kind)} - {"quotas", "parts"})
    return entry


def _check_keys(file: str, where: str, entry: Mapping[str, Any], known: Iterable[str]) -> None:
    unknown = sorted(set(entry) - set(known))
    if unknown:
        raise ValueError(
            f"{file}: {where} knows no {', '.join(unknown)}; it knows {', '.join(sorted(known))}"
        )
