"""All words of the pictures, in Vietnamese and English."""

from __future__ import annotations

from thidua.diagnostics import Language

__all__ = ["say"]

_WORDS: dict[str, tuple[str, str]] = {
    "points": ("Điểm", "Points"),
    "rank": ("Hạng", "Rank"),
    "contributions": ("Điểm theo từng nội dung", "What the scores are made of"),
    "intervals": ("Thứ hạng và khoảng dao động", "Ranks and their intervals"),
    "bounds": ("Xếp hạng", "Ranking"),
    "certain": ("hạng đã xác định", "rank is certain"),
    "open": ("hạng chưa xác định: từ cao nhất đến thấp nhất", "undetermined: best to worst rank"),
    "not-settled": ("chưa xác định", "not settled"),
    "over-time": ("Thứ hạng qua các kỳ", "Ranks over time"),
    "of": ("{title} ({shown}/{all} đơn vị)", "{title} ({shown} of {all} units)"),
    "given": ("hạng theo trọng số đã cho", "rank as given"),
    "mean": ("hạng trung bình", "mean rank"),
    "mid": ("{low}–{high} % số lần thử", "{low}–{high} % of the draws"),
    "all": ("mọi lần thử", "all draws"),
    "quota": ("{quota} suất", "{quota} places"),
    "chance": ("vào {quota} suất", "a place"),
    "alt-contributions": (
        "Biểu đồ cột chồng: điểm của {count} đơn vị theo {items} nội dung. "
        "Cao nhất: {first}, {best} điểm; thấp nhất: {last}, {worst} điểm.",
        "Stacked bars: the scores of {count} units by {items} items. "
        "Highest: {first}, {best} points; lowest: {last}, {worst} points.",
    ),
    "alt-intervals": (
        "Biểu đồ thứ hạng của {count} đơn vị qua {draws} lần thử. "
        "Hạng nhất: {first}, từ hạng {best} đến hạng {worst}.",
        "Ranks of {count} units over {draws} draws. "
        "First: {first}, from rank {best} to rank {worst}.",
    ),
    "alt-bounds": (
        "Biểu đồ xếp hạng {count} đơn vị, {open} đơn vị chưa xác định. Đứng đầu: {first}.",
        "The ranks of {count} units, {open} of them undetermined. First: {first}.",
    ),
    "alt-first": ("{first}, hạng {rank}", "{first}, rank {rank}"),
    "block": ("Khối {name}", "Block {name}"),
    "kind": ("Loại {name}", "Kind {name}"),
    "over-time-open": (
        "Thanh đứng: hạng chưa xác định, từ cao nhất đến thấp nhất ({count})",
        "Upright bars: undetermined, from the best to the worst rank ({count})",
    ),
    "alt-over-time": (
        "Biểu đồ thứ hạng của {count} đơn vị qua {periods} kỳ, từ {start} đến {end}. {last}.",
        "Ranks of {count} units over {periods} periods, from {start} to {end}. {last}.",
    ),
}


def say(key: str, lang: Language, **values: object) -> str:
    """One of them, filled."""
    return _WORDS[key][0 if lang == "vi" else 1].format(**values)
