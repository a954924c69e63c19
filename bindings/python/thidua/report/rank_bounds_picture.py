"""Drawing a ranking with the intervals of what is undetermined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua.diagnostics import Language
from thidua.rank import RankedSubject, Ranking
from thidua.report.picture_words import say
from thidua.report.ranking_pictures import _BAND, _INK, _new, _title, _whole
from thidua.report.sureness import decimal

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["rank_bounds"]


def rank_bounds(ranking: Ranking, most: int, title: str, lang: Language) -> tuple[Figure, str]:
    """A mark where the rank is certain; a band from the best to the worst rank where it is not."""
    rows = list(ranking.values())[:most]
    grouped = len(ranking.groups) > 1
    places: list[int] = []  # a line for the heading of each group
    heads: dict[int, RankedSubject] = {}
    for row in rows:
        line = places[-1] + 1 if places else 0
        last = rows[len(places) - 1]
        if grouped and (not places or (row.block, row.kind) != (last.block, last.kind)):
            heads[line] = row
            line += 1
        places.append(line)
    figure, axes = _new(9, 1.7 + 0.34 * (places[-1] + 1))
    at = list(zip(places, rows, strict=True))
    certain = [(y, row.rank) for y, row in at if row.rank is not None]
    open_ = [(y, row.rank_range) for y, row in at if row.rank is None]
    for y, (best, worst) in open_:
        axes.plot(
            [float(best), float(worst)],
            [y, y],
            color=_BAND,
            linewidth=8,
            solid_capstyle="round",
            label=say("open", lang) if y == open_[0][0] else None,
        )
    axes.plot(
        [float(rank) for _, rank in certain],
        [y for y, _ in certain],
        "o",
        color="#D55E00",
        markeredgecolor="white",
        markersize=9,
        label=say("certain", lang) if certain else None,
        zorder=4,
    )
    ticks = {y: f"{row.id}  {_shown(row, lang)}" for y, row in at}
    ticks |= {y: _heading(row, lang) for y, row in heads.items()}
    axes.set_yticks(sorted(ticks), [ticks[y] for y in sorted(ticks)])
    for y, label in zip(sorted(ticks), axes.get_yticklabels(), strict=True):
        label.set_fontweight("bold" if y in heads else "normal")
    axes.set_ylim(places[-1] + 0.6, -0.6)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel(say("rank", lang))
    axes.set_xlim(0.3, float(max(row.rank_range[1] for row in rows)) + 0.7)
    _whole(axes.xaxis)
    axes.grid(axis="x", color="#E6E6E6", linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines["left"].set_color(_INK)
    figure.legend(loc="outside lower left", ncols=2, frameon=False)
    _title(axes, title or say("bounds", lang), len(rows), len(ranking), lang)
    firsts = [(_first(row, lang), _heading(row, lang)) for row in heads.values()]
    named = "; ".join(f"{group}: {first}" for first, group in firsts)
    return figure, say(
        "alt-bounds",
        lang,
        count=len(rows),
        open=len(open_),
        first=named or _first(rows[0], lang),
    )


def _first(row: RankedSubject, lang: Language) -> str:
    """The one that leads, and its rank."""
    return say("alt-first", lang, first=row.id, rank=_shown(row, lang))


def _heading(row: RankedSubject, lang: Language) -> str:
    """The group of the row."""
    parts = [("block", row.block), ("kind", row.kind)]
    return ", ".join(say(word, lang, name=name) for word, name in parts if name) or "—"


def _shown(row: RankedSubject, lang: Language) -> str:
    best, worst = (decimal(rank, 1, lang) for rank in row.rank_range)
    return best if best == worst else f"{best}–{worst}"
