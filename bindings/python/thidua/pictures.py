"""Pictures of rankings: what a score is made of, how sure a rank is, how ranks went over time.

They are drawn with matplotlib (``pip install "thidua[plot]"``). Saved as SVG they are the same
bytes every time. Colours are those of Okabe and Ito, which the colour-blind tell apart, and say
nothing that shape, order or a label does not say, too. Doubles are for drawing only.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from fractions import Fraction
from html import escape
from importlib.util import find_spec
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any

from thidua.board_matrix import board_parts
from thidua.diagnostics import Language
from thidua.draw_arguments import item_weights
from thidua.matrix import exact_number, read_matrix
from thidua.rank import Ranking
from thidua.rank_spread import Sensitivity
from thidua.report import ranking_pictures as draw
from thidua.report.picture_words import say
from thidua.report.rank_bounds_picture import rank_bounds
from thidua.report.rank_courses_picture import over_time
from thidua.report.sureness import decimal
from thidua.score import Scoreboard

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = [
    "Picture",
    "contributions_picture",
    "ranking_picture",
    "ranks_over_time_picture",
    "sensitivity_picture",
]

_SETTINGS: Any = {
    "font.family": "DejaVu Sans",  # comes with matplotlib, and has every Vietnamese letter
    "font.size": 10,
    "svg.fonttype": "path",
    "svg.hashsalt": "thidua",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "hatch.linewidth": 0.6,
}


class Picture:
    """A drawn figure with a text that says what it shows; notebooks show it, ``save`` writes it."""

    def __init__(self, figure: Figure, alt: str) -> None:
        self.figure = figure
        #: What the picture shows, for those who don't see it.
        self.alt = alt

    def save(self, path: str | PathLike[str], *, dpi: int = 150) -> None:
        """Write it as the file's ending says: svg, png or pdf."""
        name = fspath(path)
        ending = name.rsplit(".", 1)[-1].lower()
        data = self.to_svg().encode() if ending == "svg" else self._written(ending, dpi)
        with open(name, "wb") as file:  # noqa: PTH123
            file.write(data)

    def to_svg(self) -> str:
        """The picture as an SVG document, with the text as its title."""
        svg = self._written("svg", 72).decode()
        end = svg.index(">", svg.index("<svg"))
        return f'{svg[:end]} role="img">\n <title>{escape(self.alt)}</title>{svg[end + 1 :]}'

    def to_html(self) -> str:
        """The picture for a page: the SVG alone, without the document's head."""
        svg = self.to_svg()
        return svg[svg.index("<svg") :]

    def _repr_html_(self) -> str:
        return self.to_html()

    def __repr__(self) -> str:
        return f"<Picture: {self.alt}>"

    def _written(self, ending: str, dpi: int) -> bytes:
        import matplotlib as mpl

        dates: dict[str, dict[str, Any]] = {
            "svg": {"Date": None, "Creator": None},
            "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
            "png": {"Software": None},
        }
        if ending not in dates:
            raise ValueError(f"a picture is saved as svg, png or pdf, not as «{ending}»")
        out = io.BytesIO()
        with mpl.rc_context(_SETTINGS):
            self.figure.savefig(
                out, format=ending, dpi=dpi, bbox_inches="tight", metadata=dates[ending]
            )
        return out.getvalue()


def contributions_picture(
    points: Any,
    weights: Sequence[Any] | Mapping[str, Any] | None = None,
    *,
    title: str = "",
    units: Sequence[object] | str | None = None,
    most: int = 30,
    lang: Language = "vi",
) -> Picture:
    """What each unit's score is made of: bars of its items' weighted points, the highest first.

    Args:
        points, weights, units: as for :func:`thidua.sensitivity`; negative points (penalties) are
            drawn to the left of zero. Of a :class:`Scoreboard` points that are not settled are
            drawn empty.
        most: how many units are shown at the most.
    """
    if isinstance(points, Scoreboard):
        return _board_contributions(points, title, most, lang)
    matrix = read_matrix(points, units)
    given = item_weights(weights, matrix)
    parts = [
        [weight * exact_number(text) for text in column]
        for weight, column in zip(given, matrix.texts(), strict=True)
    ]
    totals = [sum(column[i] for column in parts) for i in range(len(matrix.units))]
    order = sorted(range(len(totals)), key=lambda i: (-totals[i], i))[:most]
    return _picture(
        draw.contributions,
        [matrix.units[i] for i in order],
        [totals[i] for i in order],
        {
            item: [column[i] for i in order]
            for item, column in zip(matrix.items, parts, strict=True)
        },
        len(totals),
        title,
        lang,
    )


def _board_contributions(board: Scoreboard, title: str, most: int, lang: Language) -> Picture:
    subjects = list(board.values())
    order = sorted(range(len(subjects)), key=lambda i: (-subjects[i].rank_range[0], i))[:most]
    parts = board_parts(board)
    shown = {item: [column[i][0] for i in order] for item, column in parts.items()}
    gaps = [sum(high - low for low, high in (c[i] for c in parts.values())) for i in order]
    if any(gaps):
        shown[say("not-settled", lang)] = [Fraction(gap) for gap in gaps]
    labels = []
    for i in order:
        low, high = (decimal(total, 2, lang) for total in subjects[i].published_range)
        labels.append(low if low == high else f"{low} – {high}")
    return _picture(
        draw.contributions,
        [subjects[i].id for i in order],
        [subjects[i].published_range[0] for i in order],
        shown,
        len(subjects),
        title or board.scorecard.title.get(lang, ""),
        lang,
        labels,
    )


def ranking_picture(
    ranking: Ranking, *, title: str = "", most: int = 40, lang: Language = "vi"
) -> Picture:
    """A ranking: a mark where the rank is certain, a band where it is undetermined.

    Args:
        ranking: of :func:`thidua.rank`.
        most: how many units are shown at the most, the highest first.
    """
    if not ranking:
        raise ValueError("there are no ranks to draw")
    return _picture(rank_bounds, ranking, most, title, lang)


def sensitivity_picture(
    result: Sensitivity, *, title: str = "", most: int = 40, lang: Language = "vi"
) -> Picture:
    """A ranking with its intervals: where each unit stands, and where it could.

    Args:
        result: of :func:`thidua.sensitivity`, with ranks.
        most: how many units are shown at the most, the highest first.
    """
    if result[0].mean_rank is None:
        raise ValueError("the result has no ranks, only the chance of a place")
    return _picture(draw.intervals, result, most, title, lang)


def ranks_over_time_picture(
    ranks: Mapping[str, Ranking | Mapping[str, Any]],
    *,
    highlight: Sequence[str] | None = None,
    title: str = "",
    lang: Language = "vi",
) -> Picture:
    """How ranks went from period to period (a bump chart).

    Args:
        ranks: by period, in order, a ranking or the rank of each unit; ``None``, or no entry, where
            it took no part; a pair (best, worst) where it is undetermined, which is drawn as a bar,
            and the line has a gap. So are the undetermined ranks of a ranking.
        highlight: the units drawn in colour; the eight that end highest, unless given.
    """
    plain = {
        period: {id_: entry.rank_range for id_, entry in of.items()}
        if isinstance(of, Ranking)
        else {id_: _range(rank) for id_, rank in of.items()}
        for period, of in ranks.items()
    }
    if all(bounds is None for of in plain.values() for bounds in of.values()):
        raise ValueError("there are no ranks to draw")
    unknown = [u for u in highlight or () if all(u not in of for of in plain.values())]
    if unknown:
        raise ValueError(f"there are no ranks of: {', '.join(unknown)}")
    return _picture(over_time, plain, highlight, title, lang)


def _range(rank: Any) -> tuple[Fraction, Fraction] | None:
    if rank is None:
        return None
    best, worst = rank if isinstance(rank, (tuple, list)) else (rank, rank)
    return exact_number(best), exact_number(worst)


def _picture(drawing: Any, *arguments: Any) -> Picture:
    if find_spec("matplotlib") is None:
        raise ImportError('pictures need matplotlib: pip install "thidua[plot]"')
    import matplotlib as mpl

    with mpl.rc_context(_SETTINGS):
        figure, alt = drawing(*arguments)
        figure.draw_without_rendering()
        figure.set_layout_engine("none")  # each drawing would move things a little further
        return Picture(figure, alt)
