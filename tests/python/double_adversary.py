"""The adversary: scoring as it is usually programmed, in binary doubles.

Not a strawman: it reads the same cards, does the same sums in the order of the file, rounds
with the built-in ``round`` or with ``floor(x * 10**p + 0.5)``, and compares with ``>=``.
The cases named ``float-traps`` are those on which it is wrong.
"""

from __future__ import annotations

import math
from typing import Any


def number(text: Any) -> float:
    text = str(text)
    head = text.rstrip("% abcdefghijklmnopqrstuvwxyz")
    if "/" in head:
        n, d = head.split("/")
        value = float(n) / float(d)
    else:
        value = float(head)
    return value / 100 if text.endswith("%") else value


def within(band: dict[str, Any], x: float) -> bool:
    return (
        ("at_least" not in band or x >= number(band["at_least"]))
        and ("above" not in band or x > number(band["above"]))
        and ("at_most" not in band or x <= number(band["at_most"]))
        and ("below" not in band or x < number(band["below"]))
    )


def rounded(x: float, point: dict[str, Any] | None) -> float:
    if point is None:
        return x
    scale = 10 ** point["places"]
    mode = point["mode"]
    if mode == "half-up":
        return math.floor(x * scale + 0.5) / scale
    if mode == "half-even":
        return round(x, point["places"])
    return (math.floor if mode == "down" else math.ceil)(x * scale) / scale


def points(item: dict[str, Any], x: float) -> float:
    most = number(item["max"])
    if "linear" in item:
        full = number(item["linear"].get("full_at", 1))
        return min(most * x / full, most)
    if "goalposts" in item:
        low, high = number(item["goalposts"]["from"]), number(item["goalposts"]["full_at"])
        return most * min(max((x - low) / (high - low), 0.0), 1.0)
    if "steps" in item:
        return next(number(s["points"]) for s in item["steps"] if within(s, x))
    if "all_or_nothing" in item:
        return most if within(item["all_or_nothing"], x) else 0.0
    if "per_item" in item:
        return min(x * number(item["per_item"]["each"]), most)
    if "increments" in item:
        rule = item["increments"]
        start, base = number(rule["from"]), number(rule["base"])
        if x < start:
            return base * x / start
        return min(
            base + math.floor((x - start) / number(rule["step"])) * number(rule["each"]), most
        )
    return min(max(x, 0.0), most)


def value(text: str) -> float:
    """«81/100», «45.5%», «12.5»."""
    return number(text)


def run(card: dict[str, Any], values: dict[str, str]) -> tuple[float, str | None]:
    """The published total and the grade."""
    rounding = card["scorecard"].get("rounding", {})
    total = 0.0
    for item in card["item"]:
        total += rounded(points(item, value(values[item["input"]])), rounding.get("items"))
    published = rounded(total, rounding.get("total"))
    base = published if rounding.get("grade_from") == "rounded" else total
    grade = next((g["id"] for g in card.get("grade", []) if within(g, base)), None)
    return published, grade
