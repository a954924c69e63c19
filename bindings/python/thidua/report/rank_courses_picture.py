"""Drawing how ranks went from period to period: a bar where a rank is undetermined."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from thidua.diagnostics import Language
from thidua.report.picture_words import say
from thidua.report.ranking_pictures import _COLOURS, _INK, _QUIET, _new, _title
from thidua.report.sureness import decimal

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["over_time"]

_MARKERS = "osD^vPXh"
_DASHES = ("-", "--", "-.", ":")
_NAME_WIDTH = 32  # letters; longer names are wrapped
_LETTER, _LINE = 0.088, 0.16  # of a name, in inches, generously

Bounds = tuple[Fraction, Fraction] | None


def over_time(
    ranks: Mapping[str, Mapping[str, Bounds]],
    highlight: Sequence[str] | None,
    title: str,
    lang: Language,
) -> tuple[Figure, str]:
    """One line a unit, named at both ends; where a unit took no part its line is broken."""
    periods = list(ranks)
    units = list(dict.fromkeys(unit for period in ranks.values() for unit in period))
    known = [bounds for period in ranks.values() for bounds in period.values() if bounds]
    worst = float(max(bounds[1] for bounds in known))
    open_ = sum(bounds[0] != bounds[1] for bounds in known)
    last = ranks[periods[-1]]
    ends = sorted(units, key=lambda unit: (last.get(unit) or (worst + 1, worst + 1), unit))
    shown = list(highlight) if highlight is not None else ends[: len(_COLOURS)]
    names = {unit: textwrap.wrap(unit, _NAME_WIDTH) or [unit] for unit in units}
    letters = max(len(line) for lines in names.values() for line in lines)
    lines = max(map(len, names.values()))
    figure, axes = _new(
        2 * (letters + 6) * _LETTER + 1.3 * max(len(periods), 3),
        1.4 + max(0.36, 0.08 + _LINE * lines) * max(worst, 3),
    )
    taken: dict[tuple[int, Fraction], int] = {}
    bars = [
        [u for u in units if (b := ranks[period].get(u)) is not None and b[0] != b[1]]
        for period in periods
    ]
    for unit in sorted(units, key=lambda unit: (unit in shown, unit)):
        course = [ranks[period].get(unit) for period in periods]
        index = shown.index(unit) if unit in shown else None
        _draw_course(axes, course, index, [_shift(bars, at, unit) for at in range(len(bars))])
        for side, place in ((-1, 0), (1, len(periods) - 1)):
            bounds = course[place]
            if bounds is None:
                continue
            middle = (bounds[0] + bounds[1]) / 2
            beside = taken.get((place, middle), 0)  # joint ranks: one name under the other
            taken[place, middle] = beside + len(names[unit])
            name, rank = "\n".join(names[unit]), _figure(bounds, lang)
            axes.annotate(
                f"{rank}  {name}" if side > 0 else f"{name}  {rank}",
                (place, float(middle)),
                (side * 10, -11 * (beside + (len(names[unit]) - 1) / 2 * (beside > 0))),
                textcoords="offset points",
                ha="left" if side > 0 else "right",
                va="center",
                color=_INK if index is not None else "#6B6B6B",
                fontweight="bold" if index is not None else "normal",
                fontsize=9,
                annotation_clip=False,
            )
    axes.set_xticks(range(len(periods)), periods)
    axes.set_ylim(worst + 0.6, 0.4)
    axes.set_xlim(-0.1, len(periods) - 0.9)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(axis="x", length=0, top=False)
    axes.grid(axis="x", color="#E6E6E6", linewidth=1)
    axes.set_axisbelow(True)
    legend = say("over-time-open", lang, count=open_) if open_ else ""
    if legend:
        axes.set_xlabel(legend, loc="left", fontsize=9, color="#6B6B6B")
    _title(axes, title or say("over-time", lang), len(units), len(units), lang)
    ended = [(unit, last.get(unit)) for unit in ends[:3]]
    joint = "; ".join(f"{_figure(bounds, lang)} {unit}" for unit, bounds in ended if bounds)
    alt = say(
        "alt-over-time",
        lang,
        count=len(units),
        periods=len(periods),
        start=periods[0],
        end=periods[-1],
        last=joint,
    )
    return figure, f"{alt} {legend}." if legend else alt


def _shift(bars: Sequence[Sequence[str]], place: int, unit: str) -> float:
    """How far the unit's bar stands from its period: bars cover neither others nor names."""
    those = bars[place]
    if unit not in those:
        return 0
    step = min(0.09, 0.6 / len(those))
    if place == 0:
        return those.index(unit) * step
    if place == len(bars) - 1:
        return -those.index(unit) * step
    return (those.index(unit) - (len(those) - 1) / 2) * step


def _draw_course(
    axes: Any, course: Sequence[Bounds], index: int | None, beside: Sequence[float]
) -> None:
    """The line, with a gap and an upright bar where the rank is undetermined."""
    line = [float(b[0]) if b is not None and b[0] == b[1] else float("nan") for b in course]
    colour = _QUIET if index is None else _COLOURS[index % len(_COLOURS)]
    if colour == "#F0E442":
        colour = "#000000"  # yellow is for areas: too light for lines
    style: dict[str, Any] = {"color": colour, "linewidth": 1.4, "markersize": 5, "zorder": 2}
    if index is not None:
        style |= {
            "linewidth": 2.6,
            "markersize": 9,
            "zorder": 3,
            "linestyle": _DASHES[index // len(_COLOURS) % len(_DASHES)],
        }
    marker = "o" if index is None else _MARKERS[index % len(_MARKERS)]
    places = range(len(course))
    axes.plot(places, line, marker=marker, markeredgecolor="white", clip_on=False, **style)
    for place, bounds, shift in zip(places, course, beside, strict=True):
        if bounds is not None and bounds[0] != bounds[1]:
            axes.vlines(
                place + shift,
                float(bounds[0]),
                float(bounds[1]),
                colors=colour,
                linewidth=7 if index is not None else 4,
                alpha=0.6,
                capstyle="round",
                clip_on=False,
                zorder=style["zorder"],
            )


def _figure(bounds: tuple[Fraction, Fraction], lang: Language) -> str:
    best, worst = (decimal(rank, 1, lang) for rank in bounds)
    return best if best == worst else f"{best}–{worst}"
