"""Drawing the pictures of rankings: a figure, and a text that says what it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from thidua.diagnostics import Language
from thidua.rank_spread import Sensitivity
from thidua.report.picture_words import say as _say
from thidua.report.sureness import decimal, percent

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["contributions", "intervals"]

#: Okabe and Ito, in an order in which neighbours differ in lightness; then the same, hatched.
_COLOURS = (
    *("#0072B2", "#E69F00", "#009E73", "#F0E442", "#CC79A7", "#56B4E9", "#D55E00", "#999999"),
)
_HATCHES = ("", "///", "...", "xxx")
_INK, _QUIET, _BAND = "#222222", "#B5B5B5", "#56B4E9"


def _new(width: float, height: float) -> tuple[Figure, Any]:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), layout="constrained")
    return figure, figure.add_subplot()


def _title(axes: Any, title: str, shown: int, every: int, lang: Language, *, pad: int = 14) -> None:
    if shown < every:
        title = _say("of", lang, title=title, shown=shown, all=every)
    axes.set_title(title, loc="left", fontweight="bold", color=_INK, pad=pad)


def contributions(
    units: Sequence[str],
    totals: Sequence[Fraction],
    parts: Mapping[str, Sequence[Fraction]],
    every: int,
    title: str,
    lang: Language,
    labels: Sequence[str] | None = None,
) -> tuple[Figure, str]:
    """Bars from zero, positive to the right and negative to the left, each with its total."""
    figure, axes = _new(9, 1.6 + 0.36 * len(units) + 0.25 * ((len(parts) + 2) // 3))
    right, left = [0.0] * len(units), [0.0] * len(units)
    for i, (item, column) in enumerate(parts.items()):
        sizes = [float(part) for part in column]
        starts = [r if size >= 0 else a for r, a, size in zip(right, left, sizes, strict=True)]
        axes.barh(
            range(len(units)),
            sizes,
            left=starts,
            label=item,
            color=_COLOURS[i % len(_COLOURS)] if item != _say("not-settled", lang) else "#FFFFFF",
            hatch=_HATCHES[i // len(_COLOURS) % len(_HATCHES)],
            edgecolor="white" if item != _say("not-settled", lang) else _QUIET,
            linewidth=0.8,
            height=0.72,
        )
        right = [r + max(size, 0.0) for r, size in zip(right, sizes, strict=True)]
        left = [a + min(size, 0.0) for a, size in zip(left, sizes, strict=True)]
    for row, (end, total) in enumerate(zip(right, totals, strict=True)):
        text = decimal(total, 2, lang) if labels is None else labels[row]
        axes.annotate(text, (end, row), (5, 0), textcoords="offset points", va="center")
    axes.set_yticks(range(len(units)), units)
    axes.set_ylim(len(units) - 0.4, -0.6)
    axes.set_xlabel(_say("points", lang))
    axes.axvline(0, color=_INK, linewidth=0.8)
    axes.use_sticky_edges = False  # an empty part at the end would take the room of the total
    axes.margins(x=0.09)
    axes.set_xlim(left=min(0.0, axes.get_xlim()[0]) if min(left) < 0 else 0.0)
    axes.tick_params(axis="y", length=0)
    _comma(axes.xaxis, lang)
    figure.legend(loc="outside lower left", ncols=min(3, len(parts)), frameon=False)
    _title(axes, title or _say("contributions", lang), len(units), every, lang)
    return figure, _say(
        "alt-contributions",
        lang,
        count=len(units),
        items=len(parts),
        first=units[0],
        best=decimal(totals[0], 2, lang),
        last=units[-1],
        worst=decimal(totals[-1], 2, lang),
    )


def intervals(result: Sensitivity, most: int, title: str, lang: Language) -> tuple[Figure, str]:
    """A thin line from best to worst rank, a thick one between the percentiles, and two marks."""
    rows = result[:most]
    figure, axes = _new(9, 1.9 + 0.34 * len(rows))
    first = rows[0]
    for y, spread in enumerate(rows):
        axes.plot(
            [spread.best_rank, spread.worst_rank],
            [y, y],
            color=_QUIET,
            linewidth=2,
            solid_capstyle="butt",
            label=_say("all", lang) if y == 0 else None,
        )
        if spread.percentiles:
            low, high = min(spread.percentiles), max(spread.percentiles)
            label = _say("mid", lang, low=decimal(low, 1, lang), high=decimal(high, 1, lang))
            axes.plot(
                [spread.percentiles[low], spread.percentiles[high]],
                [y, y],
                color=_BAND,
                linewidth=8,
                solid_capstyle="projecting",
                label=label if y == 0 else None,
            )
    ys = range(len(rows))
    means = [float(s.mean_rank) for s in rows if s.mean_rank is not None]
    axes.plot(
        means, ys, "|", color=_INK, markersize=11, markeredgewidth=2, label=_say("mean", lang)
    )
    axes.plot(
        [s.rank for s in rows],
        ys,
        "o",
        color="#D55E00",
        markeredgecolor="white",
        markersize=7.5,
        label=_say("given", lang),
        zorder=4,
    )
    if result.quota is not None:
        axes.axvline(result.quota + 0.5, color=_INK, linestyle="--", linewidth=1)
        axes.annotate(
            _say("quota", lang, quota=result.quota),
            (result.quota + 0.5, 1),
            (4, 3),
            xycoords=axes.get_xaxis_transform(),
            textcoords="offset points",
        )
        for y, spread in enumerate(rows):
            text = percent(spread.in_quota, lang) if spread.in_quota is not None else ""
            if spread.in_or_at_edge is not None and spread.in_or_at_edge != spread.in_quota:
                text += "–" + percent(spread.in_or_at_edge, lang)
            axes.annotate(
                f"{text} %",
                (1.01, y),
                xycoords=axes.get_yaxis_transform(),
                va="center",
                fontsize=9,
                annotation_clip=False,
            )
        axes.annotate(
            _say("chance", lang, quota=result.quota),
            (1.01, 1),
            (0, 3),
            xycoords="axes fraction",
            textcoords="offset points",
            fontsize=9,
            annotation_clip=False,
        )
    axes.set_yticks(ys, [f"{spread.unit}  {spread.rank}" for spread in rows])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel(_say("rank", lang))
    worst = max(spread.worst_rank or 1 for spread in rows)
    axes.set_xlim(0.3, worst + 0.7)
    _whole(axes.xaxis)
    axes.grid(axis="x", color="#E6E6E6", linewidth=0.8)
    axes.set_axisbelow(True)
    figure.legend(loc="outside lower left", ncols=4, frameon=False)
    _title(axes, title or _say("intervals", lang), len(rows), len(result), lang, pad=24)
    return figure, _say(
        "alt-intervals",
        lang,
        count=len(rows),
        draws=result.draws,
        first=first.unit,
        best=first.best_rank,
        worst=first.worst_rank,
    )


def _whole(axis: Any) -> None:
    from matplotlib.ticker import MaxNLocator

    axis.set_major_locator(MaxNLocator(nbins=12, integer=True))


def _comma(axis: Any, lang: Language) -> None:
    """Decimals with a comma in Vietnamese, and never by the machine's locale."""
    from matplotlib.ticker import FuncFormatter

    axis.set_major_formatter(
        FuncFormatter(lambda x, _: f"{x:g}".replace(".", "," if lang == "vi" else "."))
    )
