"""Progress against the required path, as a picture; nothing is read back from its doubles."""

from __future__ import annotations

import io
from datetime import date, timedelta
from fractions import Fraction
from html import escape
from importlib.util import find_spec
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any

from thidua.asked import checked_language
from thidua.diagnostics import Language
from thidua.pace_values import Checkpoint, PaceTarget
from thidua.report.pace_axes import day_ticks, numbers, tick_text
from thidua.report.pace_cells import amount_text
from thidua.report.pace_levels import levels_of, required_path
from thidua.report.pace_words import day, say
from thidua.report.survey import clean
from thidua.report.words import local
from thidua.values import Quantity, Ratio, Reported

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from thidua.pace import Pace

__all__ = ["PaceChart", "can_draw"]

#: Colours that the colour-blind tell apart (Okabe and Ito); each line has its own dashes, too.
_MEASURE, _LEVEL, _PATH, _BAND, _ENDS = "#0072B2", "#D55E00", "#009E73", "#56B4E9", "#555555"
#: The band's colour, dark enough for letters.
_SPAN = "#1F6F9F"
_SETTINGS = {
    "font.family": "DejaVu Sans",
    "font.size": 10,
    "svg.fonttype": "path",
    "axes.spines.top": False,
    "axes.spines.right": False,
}


def can_draw() -> bool:
    """Whether matplotlib is installed."""
    return find_spec("matplotlib") is not None


class PaceChart:
    """A picture of one target; shown by notebooks, saved as PNG, SVG or PDF."""

    def __init__(self, pace: Pace, row: PaceTarget, lang: Language = "vi") -> None:
        if not can_draw():
            raise ImportError(say("en", "chart-needs"))
        self.pace = pace
        self.row = row
        self.lang: Language = checked_language(lang)

    @property
    def alt(self) -> str:
        """What the picture shows, in a sentence."""
        row, lang = self.row, self.lang
        text = say(
            lang,
            "chart-alt",
            name=row.name,
            target=row.target,
            figure=row.figure(lang),
            day=day(self.pace.as_of, lang),
            level=row.level_figure(lang),
            end=day(self.pace.period[1], lang),
        )
        if row.projection:
            ends = {
                key: amount_text(getattr(row.projection, key), row.unit, lang, beside=row.level)
                for key in ("value", "low", "high")
            }
            text += say(lang, "chart-alt-projection", **ends)
        return clean(text)

    def to_svg(self) -> str:
        """The picture as SVG, its letters as outlines; the same pace gives the same bytes."""
        file = io.StringIO()
        self._save(file, "svg", {"Date": None, "Creator": None, "Title": self.alt})
        text = file.getvalue()
        return text[text.index("<svg") :]

    def to_png(self, *, dpi: int = 144) -> bytes:
        """The picture as PNG."""
        file = io.BytesIO()
        self._save(file, "png", {"Software": None}, dpi=dpi)
        return file.getvalue()

    def save(self, path: str | PathLike[str]) -> None:
        """Write a file; its ending says the form: .png, .svg, .pdf."""
        form = fspath(path).rpartition(".")[2].lower()
        dates = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}
        self._save(fspath(path), form, dates.get(form, {}), dpi=144)

    def to_html(self) -> str:
        """The SVG with its sentence for those who do not see it."""
        svg = self.to_svg().replace(
            "<svg", f'<svg role="img" aria-label="{escape(self.alt, quote=True)}"', 1
        )
        return f'<figure class="pace-chart">{svg}</figure>'

    def _repr_png_(self) -> bytes:
        return self.to_png()

    def __repr__(self) -> str:
        return f"<chart: {self.alt}>"

    def _save(self, file: Any, form: str, metadata: dict[str, Any], **options: Any) -> None:
        import matplotlib as mpl

        salt = f"{self.row.subject}/{self.row.target}/{sorted(self.row.readings.items())}"
        settings: Any = {**_SETTINGS, "svg.hashsalt": salt}
        with mpl.rc_context(settings):
            self._figure().savefig(file, format=form, metadata=metadata, **options)

    def _figure(self) -> Figure:
        from matplotlib.figure import Figure

        figure = Figure(figsize=(8, 4.2), layout="constrained")
        axes = figure.add_subplot()
        self._draw_measure(axes)
        self._draw_level(axes)
        self._draw_future(axes)
        self._draw_days(axes)
        self._dress(figure, axes)
        return figure

    # ---- what is drawn ----

    def _percent(self, value: Fraction) -> float:
        return float(value * 100) if self.row.unit == "%" else float(value)

    def _value(self, checkpoint: Checkpoint) -> float | None:
        measure = checkpoint.measure
        if isinstance(measure, (Ratio, Quantity, Reported)):
            return self._percent(measure.value)
        return None

    def _draw_level(self, axes: Axes) -> None:
        """The level on each day; a target that steps has more than one."""
        levels = levels_of(self.pace, self.row)
        unit, lang = self.row.unit, self.lang
        texts = [amount_text(level, unit, lang, beside=None) for _, level in levels[:-1]]
        texts.append(self.row.level_figure(lang))
        axes.plot(
            numbers([self.pace.period[0], *(day for day, _ in levels)]),
            [self._percent(level) for _, level in (levels[0], *levels)],
            color=_LEVEL,
            linewidth=1.8,
            linestyle=(0, (6, 2)),
            drawstyle="steps-pre",
            label=say(self.lang, "chart-level", level=" → ".join(texts)),
            zorder=2,
        )

    def _draw_measure(self, axes: Axes) -> None:
        """Days without a number are gaps."""
        points = self.row.checkpoints
        values = [self._value(point) for point in points]
        axes.plot(
            numbers([point.day for point in points]),
            [float("nan") if value is None else value for value in values],
            color=_MEASURE,
            linewidth=2,
            marker="o",
            markersize=4 if len(points) <= 40 else 2,
            label=say(self.lang, "chart-measure"),
            zorder=4,
        )

    def _draw_future(self, axes: Axes) -> None:
        row, (_, last) = self.row, self.pace.period
        points = [point for point in row.checkpoints if self._value(point) is not None]
        if not points or self.pace.as_of >= last:
            return
        now = self._value(points[-1])
        assert now is not None
        days = numbers([self.pace.as_of, last])
        if projection := row.projection:
            value, low, high = map(
                self._percent, (projection.value, projection.low, projection.high)
            )
            key = "chart-projection-1" if projection.weeks == 1 else "chart-projection"
            axes.fill_between(
                days, [now, low], [now, high], color=_BAND, alpha=0.3, linewidth=0, zorder=1
            )
            self._name_ends(axes, days[1], low, high)
            axes.plot(
                days,
                [now, value],
                color=_BAND,
                linewidth=1.6,
                linestyle=(0, (1, 1)),
                label=say(self.lang, key, weeks=projection.weeks),
                zorder=3,
            )
        measure = points[-1].measure
        assert isinstance(measure, (Ratio, Quantity, Reported))
        if path := required_path(self.pace, row, measure.value):
            axes.plot(
                numbers([when for when, _ in path]),
                [self._percent(value) for _, value in path],
                color=_PATH,
                linewidth=1.8,
                linestyle=(0, (4, 1.5, 1, 1.5)),
                label=say(self.lang, "chart-path"),
                zorder=3,
            )

    def _name_ends(self, axes: Axes, x: float, low: float, high: float) -> None:
        """The projection's span at its end; the lower number hangs, so that the two never touch."""
        unit = " %" if self.row.unit == "%" else ""
        for value, side in ((high, "bottom"), (low, "top")):
            text = tick_text(round(value, 1), self.lang) + unit
            axes.annotate(
                text,
                (x, value),
                xytext=(5, 1 if side == "bottom" else -1),
                textcoords="offset points",
                va=side,
                color=_SPAN,
                fontsize=9,
            )

    def _draw_days(self, axes: Axes) -> None:
        """The as-of day and the day on which the campaign ends, named at the top of their lines."""
        _, last = self.pace.period
        ends = say(self.lang, "chart-end", day=day(last, self.lang, year=False))
        marks = [(last, ends, "solid", "left" if self._near_end() else "right")]
        if self.pace.as_of < last:
            now = say(self.lang, "chart-now", day=day(self.pace.as_of, self.lang, year=False))
            marks.append((self.pace.as_of, now, "dotted", "right"))
        for when, text, style, side in marks:
            axes.axvline(numbers([when])[0], color=_ENDS, linewidth=1.2, linestyle=style, zorder=1)
            axes.annotate(
                text,
                (numbers([when])[0], 1.0),
                xycoords=("data", "axes fraction"),
                xytext=(0, 4),
                textcoords="offset points",
                ha="center" if side == "left" else side,
                va="bottom",
                color=_ENDS,
                fontsize=9,
            )

    def _near_end(self) -> bool:
        """Whether the names of the two days would touch."""
        first, last = self.pace.period
        return (last - self.pace.as_of).days * 6 < (last - first).days

    # ---- axes and words ----

    def _dress(self, figure: Figure, axes: Axes) -> None:
        from matplotlib.ticker import FixedLocator, FuncFormatter

        first, last = self.pace.period
        ticks = day_ticks(first, last)
        axes.set_xlim(numbers([first - timedelta(1)])[0], numbers([last + (last - first) / 11])[0])
        axes.xaxis.set_major_locator(FixedLocator(numbers(ticks)))
        axes.xaxis.set_major_formatter(
            FuncFormatter(lambda x, _: day(date.fromordinal(round(x)), self.lang, year=False))
        )
        low, high = self._limits(axes)
        axes.set_ylim(low, high)
        unit = " %" if self.row.unit == "%" else ""
        axes.yaxis.set_major_formatter(FuncFormatter(lambda y, _: tick_text(y, self.lang) + unit))
        if not unit:
            axes.set_ylabel(self.row.unit)
        axes.grid(axis="y", color="#000000", alpha=0.12, linewidth=0.8)
        axes.set_axisbelow(True)
        title = self.pace.campaign.targets[self.row.target].get("title", "")
        head = clean(self.row.name)
        axes.set_title(
            f"{head}\n{self.row.target} · {clean(local(title, self.lang))}",
            loc="left",
            fontsize=11,
            pad=20,
        )
        handles, labels = axes.get_legend_handles_labels()
        figure.legend(
            handles,
            labels,
            loc="outside lower center",
            ncols=len(handles) if sum(map(len, labels)) < 90 else 2,
            frameon=False,
            fontsize=9,
        )

    def _limits(self, axes: Axes) -> tuple[float, float]:
        """A little room around all that is drawn; a share stays within 0 to 100."""
        low, high = axes.dataLim.y0, axes.dataLim.y1
        room = max((high - low) * 0.08, 1.0 if self.row.unit == "%" else abs(high) * 0.02)
        low, high = low - room, high + room
        if self.row.unit == "%":
            low, high = max(low, 0.0), min(high, 102.0)
        return max(low, 0.0), high
