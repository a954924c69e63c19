"""How sure a ranking is, as a table to print and as HTML."""

from __future__ import annotations

from fractions import Fraction
from html import escape

from thidua.diagnostics import Language
from thidua.rank_spread import RankSpread, Sensitivity

__all__ = ["decimal", "percent", "sensitivity_html", "sensitivity_text"]

_MOST_PLACES = 4

_WORDS: dict[str, tuple[str, str]] = {
    "unit": ("Đơn vị", "Unit"),
    "rank": ("Hạng", "Rank"),
    "score": ("Điểm", "Score"),
    "mean": ("Hạng trung bình", "Mean rank"),
    "range": ("Hạng có thể", "Possible ranks"),
    "range-of": ("Hạng ({low}–{high} %)", "Ranks ({low}–{high} %)"),
    "extremes": ("Cao nhất–thấp nhất", "Best–worst"),
    "chance": ("Khả năng vào {quota} suất", "Chance of one of {quota} places"),
    "head": (
        "{draws} lần thử, số khởi đầu {seed}; thay đổi: {varied}",
        "{draws} draws, seed {seed}; varied: {varied}",
    ),
    "within": ("trọng số trong khoảng cho trước", "weights within bounds"),
    "concentration": ("trọng số (Dirichlet)", "weights (Dirichlet)"),
    "normalisation": ("cách chuẩn hóa", "normalisation"),
    "precision": ("số liệu trong độ chính xác đã in", "figures within their printed precision"),
    "rounded": (
        "Điểm nội dung được làm tròn đến 1/{grid}: chúng không có mẫu số chung vừa đủ nhỏ.",
        "Item points are rounded to 1/{grid}: they share no grid that is coarse enough.",
    ),
    "edge": (
        "Khoảng a–b: tùy cách xử lý các đơn vị bằng điểm ở suất cuối.",
        "A range a–b: it turns on how ties for the last place are decided.",
    ),
    "not-verdict": (
        "Để biết thứ hạng vững đến đâu; không dùng để quyết định khen thưởng.",
        "It shows how firm the ranking is; it decides no award.",
    ),
}


def sensitivity_text(result: Sensitivity, lang: Language) -> str:
    """The whole table; the columns are aligned."""
    heads, rows = _table(result, lang)
    width = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    lines = [
        "  ".join(
            cell.ljust(w) if i == 1 else cell.rjust(w)
            for i, (cell, w) in enumerate(zip(row, width, strict=True))
        ).rstrip()
        for row in (heads, *rows)
    ]
    return "\n".join([_head(result, lang), *lines, *_notes(result, lang)])


def sensitivity_html(result: Sensitivity, lang: Language) -> str:
    """A fragment for notebooks; what comes from data is escaped."""
    from thidua.report.html import STYLE

    heads, rows = _table(result, lang)
    classes = ["number" if i != 1 else "" for i in range(len(heads))]
    top = "".join(
        f'<th scope="col" class="{c}">{escape(h)}</th>' for h, c in zip(heads, classes, strict=True)
    )
    body = "\n".join(
        "<tr>"
        + "".join(f'<td class="{c}">{escape(x)}</td>' for x, c in zip(row, classes, strict=True))
        + "</tr>"
        for row in rows
    )
    notes = "".join(f'<p class="quiet">{escape(note)}</p>' for note in _notes(result, lang))
    return (
        f'<div class="thidua-report" lang="{lang}"><style>{STYLE}</style>'
        f'<div class="scroll"><table><caption>{escape(_head(result, lang))}</caption>'
        f"<thead><tr>{top}</tr></thead><tbody>\n{body}\n</tbody></table></div>{notes}</div>"
    )


def _say(key: str, lang: Language, **values: object) -> str:
    return _WORDS[key][0 if lang == "vi" else 1].format(**values)


def _head(result: Sensitivity, lang: Language) -> str:
    varied = ", ".join(_say(word, lang) for word in result.varied)
    draws = f"{result.draws:,}".replace(",", "." if lang == "vi" else ",")
    return _say("head", lang, draws=draws, seed=result.seed, varied=varied)


def _notes(result: Sensitivity, lang: Language) -> list[str]:
    notes = []
    if any(spread.in_quota != spread.in_or_at_edge for spread in result):
        notes.append(_say("edge", lang))
    if not result.exact:
        notes.append(_say("rounded", lang, grid=result.grid))
    return [*notes, _say("not-verdict", lang)]


def _table(result: Sensitivity, lang: Language) -> tuple[list[str], list[list[str]]]:
    first = result[0]
    heads = [_say(key, lang) for key in ("rank", "unit", "score")]
    if first.mean_rank is not None:
        heads.append(_say("mean", lang))
        if first.percentiles:
            low, high = (decimal(p, 1, lang) for p in _ends(first))
            heads.append(_say("range-of", lang, low=low, high=high))
        heads.append(_say("extremes", lang))
    if result.quota is not None:
        heads.append(_say("chance", lang, quota=result.quota))
    return heads, [_row(result, spread, lang) for spread in result]


def _ends(spread: RankSpread) -> tuple[Fraction, Fraction]:
    return min(spread.percentiles), max(spread.percentiles)


def _row(result: Sensitivity, spread: RankSpread, lang: Language) -> list[str]:
    cells = [str(spread.rank), spread.unit, _marked(spread.score, 2, lang)]
    if spread.mean_rank is not None:
        cells.append(_marked(spread.mean_rank, 1, lang))
        if spread.percentiles:
            low, high = (spread.percentiles[p] for p in _ends(spread))
            cells.append(f"{low}–{high}" if low != high else str(low))
        best, worst = spread.best_rank, spread.worst_rank
        cells.append(f"{best}–{worst}" if best != worst else str(best))
    if result.quota is not None:
        cells.append(_chance(spread.in_quota, spread.in_or_at_edge, lang))
    return cells


def _marked(value: Fraction, places: int, lang: Language) -> str:
    """A short decimal as it is; what is rounded has a sign that says so."""
    for more in range(places, _MOST_PLACES + 1):
        if (value * 10**more).denominator == 1:
            return decimal(value, more, lang)
    return "≈ " + decimal(value, places, lang)


def _chance(low: Fraction | None, high: Fraction | None, lang: Language) -> str:
    if low is None or high is None:
        return ""
    one, two = percent(low, lang), percent(high, lang)
    return f"{one} %" if one == two else f"{one}–{two} %"


def percent(share: Fraction, lang: Language) -> str:
    """Not 100 where it was not always so, and not 0 where it was so once."""
    text = decimal(100 * share, 1, lang)
    if share < 1 and text == "100":
        return _say_more("> ", Fraction(999, 10), lang)
    if share > 0 and text == "0":
        return _say_more("< ", Fraction(1, 10), lang)
    return text


def _say_more(sign: str, value: Fraction, lang: Language) -> str:
    return sign + decimal(value, 1, lang)


def decimal(value: Fraction, places: int, lang: Language) -> str:
    """Rounded half away from zero, without closing zeros."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    text = str(whole).rjust(places + 1, "0")
    text = f"{text[:-places]}.{text[-places:]}".rstrip("0").rstrip(".")
    sign = "-" if value < 0 and whole else ""
    return sign + (text.replace(".", ",") if lang == "vi" else text)
