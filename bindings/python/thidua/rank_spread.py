"""What a sensitivity analysis found: the ranks of each unit over all draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal, overload

from thidua.diagnostics import Language
from thidua.frames import _backend

__all__ = ["RankReversal", "RankSpread", "Sensitivity"]

#: The columns and the codes of their integers.
_CODES = {
    "rank": "I",
    "score": "q",
    "rank_sum": "Q",
    "rank_square_sum": "Q",
    "best_rank": "I",
    "worst_rank": "I",
    "in_quota": "Q",
    "in_or_at_edge": "Q",
}


@dataclass(frozen=True, slots=True)
class RankSpread:
    """The ranks of one unit over all draws. Rank 1 is the highest; ties share the better rank."""

    unit: str
    #: Under the given weights, points and first normalisation.
    rank: int
    score: Fraction
    #: ``None`` where only the chance of a place was asked for; so are the next three.
    mean_rank: Fraction | None
    best_rank: int | None
    worst_rank: int | None
    #: By per cent: the smallest rank that is not exceeded in that share of the draws.
    percentiles: Mapping[Fraction, int]
    #: Share of draws with a place, whatever becomes of ties at the edge; ``None`` without a quota.
    in_quota: Fraction | None
    #: The same if every such tie is decided for the unit.
    in_or_at_edge: Fraction | None

    @property
    def interval(self) -> tuple[int, int] | None:
        """The outermost ranks that were asked for, else those that occurred."""
        if self.percentiles:
            return min(self.percentiles.values()), max(self.percentiles.values())
        if self.best_rank is None or self.worst_rank is None:
            return None
        return self.best_rank, self.worst_rank


@dataclass(frozen=True, eq=False)
class Sensitivity(Sequence[RankSpread]):
    """How sure a ranking is: its units in order of their rank, and what was varied.

    By place, ``result[0]``, or by name, ``result["Xã A"]``. Immutable, comparable, hashable.
    """

    #: In the given order; so are the columns.
    units: tuple[str, ...]
    draws: int
    seed: int
    #: Of the items, as given.
    weights: Mapping[str, Fraction]
    #: What was varied, in words that name the arguments.
    varied: tuple[str, ...]
    quota: int | None
    decimals: int | None
    percents: tuple[Fraction, ...]
    #: False where points share no grid that fits, and were rounded to ``1 / grid``.
    exact: bool
    grid: int
    _data: Mapping[str, Any] = field(repr=False)

    def column(self, name: str) -> memoryview:
        """Whole numbers of all units in the given order, without a copy.

        ``rank``, ``score`` (in units of ``1 / score_scale``), ``rank_sum``, ``rank_square_sum``,
        ``best_rank``, ``worst_rank``, ``in_quota``, ``in_or_at_edge`` (numbers of draws), and
        ``p5`` for the percentile of 5 %. Empty where it was not asked for.
        """
        if name.startswith("p"):
            index = [f"p{float(percent):g}" for percent in self.percents].index(name)
            return memoryview(self._data["percentile_ranks"][index]).cast("I")
        code: Any = _CODES[name]
        whole: memoryview = memoryview(self._data[name]).cast(code)
        return whole

    @property
    def score_scale(self) -> Fraction:
        """What the column of scores is to be divided by."""
        return Fraction(self._data["score_scale"])

    @cached_property
    def _columns(self) -> dict[str, memoryview]:
        return {name: self.column(name) for name in _CODES}

    @cached_property
    def _order(self) -> list[int]:
        return sorted(range(len(self.units)), key=self._columns["rank"].__getitem__)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {unit: i for i, unit in enumerate(self.units)}

    def _spread(self, i: int) -> RankSpread:
        def count(name: str) -> int | None:
            column = self._columns[name]
            return column[i] if len(column) else None

        def share(name: str) -> Fraction | None:
            part = count(name)
            return None if part is None else Fraction(part, self.draws)

        percentiles = {
            percent: memoryview(data).cast("I")[i]
            for percent, data in zip(self.percents, self._data["percentile_ranks"], strict=True)
        }
        return RankSpread(
            self.units[i],
            self._columns["rank"][i],
            self._columns["score"][i] / self.score_scale,
            share("rank_sum"),
            count("best_rank"),
            count("worst_rank"),
            percentiles,
            share("in_quota"),
            share("in_or_at_edge"),
        )

    @overload
    def __getitem__(self, key: int | str) -> RankSpread: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[RankSpread, ...]: ...
    def __getitem__(self, key: int | str | slice) -> RankSpread | tuple[RankSpread, ...]:
        if isinstance(key, str):
            return self._spread(self._places[key])
        if isinstance(key, slice):
            return tuple(map(self._spread, self._order[key]))
        return self._spread(self._order[key])

    def __len__(self) -> int:
        return len(self.units)

    def _key(self) -> tuple[Any, ...]:
        data = self._data
        return (
            self.units,
            tuple(self.weights.items()),
            *(self.draws, self.seed, self.varied, self.quota, self.decimals, self.percents),
            *(data[name] for name in (*_CODES, "score_scale")),
            tuple(data["percentile_ranks"]),
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sensitivity) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def text(self, lang: Language = "vi") -> str:
        """A table, ready to print."""
        from thidua.report.sureness import sensitivity_text

        return sensitivity_text(self, lang)

    def to_html(self, lang: Language = "vi") -> str:
        """A table as an HTML fragment."""
        from thidua.report.sureness import sensitivity_html

        return sensitivity_html(self, lang)

    def _repr_html_(self) -> str:
        return self.to_html()

    def __repr__(self) -> str:
        return f"<Sensitivity of {len(self)} units, {self.draws} draws, seed {self.seed}>"

    def __str__(self) -> str:
        return self.text()

    def to_frame(self, backend: Literal["pandas", "polars", "pyarrow"] | None = None) -> Any:
        """One row a unit, in order of rank. Shares and means become floats here, and only here."""
        import narwhals as nw

        def number(value: Fraction | None) -> float | None:
            return None if value is None else float(value)

        rows = self[:]
        data: dict[str, list[Any]] = {
            "unit": [r.unit for r in rows],
            "rank": [r.rank for r in rows],
            "score": [number(r.score) for r in rows],
        }
        if rows and rows[0].mean_rank is not None:
            data["mean_rank"] = [number(r.mean_rank) for r in rows]
            data["best_rank"] = [r.best_rank for r in rows]
            data["worst_rank"] = [r.worst_rank for r in rows]
            for percent in rows[0].percentiles:
                data[f"rank_p{float(percent):g}"] = [r.percentiles[percent] for r in rows]
        if self.quota is not None:
            data["in_quota"] = [number(r.in_quota) for r in rows]
            data["in_or_at_edge"] = [number(r.in_or_at_edge) for r in rows]
        return nw.from_dict(data, backend=_backend(backend)).to_native()


@dataclass(frozen=True, slots=True)
class RankReversal:
    """A unit whose leaving makes others change places, and one pair of those."""

    dropped: str
    #: How many pairs of the others change their order.
    pairs: int
    #: Was ahead of ``overtaking``, and is behind it when ``dropped`` has left.
    overtaken: str
    overtaking: str
