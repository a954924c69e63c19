"""A second scoring engine, in plain ``fractions``: slow and short.

Knows exact values only (no intervals, roots or logarithms); the property tests hold the library
against it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

Values = dict[str, dict[str, Any]]

RULES = (
    *("linear", "goalposts", "distance_to_target", "steps", "all_or_nothing", "per_item"),
    *("increments", "given", "peer_leader", "min_max", "rank", "borda", "percentile"),
)


def number(text: Any) -> Fraction:
    """A number of a card or a value: «85%», «1/3», 4."""
    text = str(text)
    head = text.rstrip("% abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return Fraction(head) / (100 if text.endswith("%") else 1)


def within(band: dict[str, Any], x: Fraction) -> bool:
    tests = {
        "at_least": lambda level: x >= level,
        "above": lambda level: x > level,
        "at_most": lambda level: x <= level,
        "below": lambda level: x < level,
    }
    return all(test(number(band[key])) for key, test in tests.items() if key in band)


def rounded(x: Fraction, point: dict[str, Any] | None) -> Fraction:
    if point is None:
        return x
    scaled = abs(x) * 10 ** point["places"]
    low = math.floor(scaled)
    rest = scaled - low
    up = {
        "half-up": rest >= Fraction(1, 2),
        "half-even": rest > Fraction(1, 2) or (rest == Fraction(1, 2) and low % 2 == 1),
        "down": False,
        "up": rest > 0,
    }[point["mode"]]
    return Fraction(low + up, 10 ** point["places"]) * (1 if x >= 0 else -1)


def clamp(x: Fraction, low: Fraction, high: Fraction) -> Fraction:
    return min(max(x, low), high)


def points(item: dict[str, Any], x: Fraction, peers: list[Fraction], share: bool) -> Fraction:
    """The points of one exact figure among its peers (itself included)."""
    most = number(item["max"])
    name = next(rule for rule in RULES if rule in item)
    rule = item[name] if isinstance(item[name], dict) else {}
    zero, one = Fraction(0), Fraction(1)
    if name in {"linear", "goalposts"}:
        low, high = number(rule.get("from", 0)), number(rule.get("full_at", 1))
        return most * clamp((x - low) / (high - low), zero, one)
    if name == "distance_to_target":
        return most * clamp(1 - abs(x - number(rule["target"])) / number(rule["width"]), zero, one)
    if name == "steps":
        (found,) = [step for step in item["steps"] if within(step, x)]
        return number(found["points"])
    if name == "all_or_nothing":
        return most if within(rule, x) else zero
    if name == "per_item":
        return clamp(x * number(rule["each"]), zero, most)
    if name == "increments":
        start, base = number(rule["from"]), number(rule["base"])
        if x < start:
            return clamp(base * x / start, zero, most)
        steps = math.floor((x - start) / number(rule["step"]))
        return clamp(base + steps * number(rule["each"]), zero, most)
    if name == "given":
        return clamp(x, zero, most)
    if name == "peer_leader":
        part = number(rule.get("share", "1/2"))
        if "target" in rule or share:
            target = number(rule.get("target", 1))
            q, leader = x / target, max(peers) / target
            if q <= 1:
                return most * part * q
            return most * (part + (1 - part) * (q - 1) / (leader - 1))
        return most * x / max(peers)
    sign = -1 if rule.get("better") == "lower" else 1
    x, peers = sign * x, [sign * peer for peer in peers]
    if name == "min_max":
        return most * (x - min(peers)) / (max(peers) - min(peers))
    if name == "rank":
        place = 1 + sum(peer > x for peer in peers)
        if "places" in rule:
            return number(rule["places"][place - 1]) if place <= len(rule["places"]) else zero
        return most * Fraction(len(peers) - place + 1, len(peers))
    if name == "borda":
        wins = sum(peer < x for peer in peers) + Fraction(sum(peer == x for peer in peers) - 1, 2)
        return most * wins / (len(peers) - 1)
    return most * Fraction(sum(peer <= x for peer in peers), len(peers))


@dataclass
class Part:
    points: Fraction
    most: Fraction
    weight: Fraction
    dropped: str | None = None


@dataclass
class Result:
    total: Fraction
    published: Fraction
    grade: str | None
    items: dict[str, Fraction] = field(default_factory=dict)


class Model:
    """A card (as ``tomllib`` reads it) applied to ``{subject: {input: value}}``."""

    def __init__(self, card: dict[str, Any], values: Values) -> None:
        self.card = card
        self.values = values
        self.head = card["scorecard"]
        self.rounding = self.head.get("rounding", {})
        self.units = {entry["id"]: entry.get("unit", "") for entry in card["input"]}
        self.open = False
        self.groups = {entry["id"]: entry for entry in card.get("group", [])}

    def kind(self, group: str) -> str:
        kind = "plain"
        while group:
            kind = self.groups[group].get("kind", "plain")
            group = self.groups[group].get("group", "")
        return kind

    def figure(self, subject: str, name: str) -> Any:
        value = self.values[subject].get(name)
        if isinstance(value, tuple):
            return "0/0" if value[1] == 0 else Fraction(*value)
        return value

    def item(self, item: dict[str, Any], subject: str) -> Part:
        most = number(item["max"])
        weight = number(item.get("weight", 1))
        x = self.figure(subject, item["input"])
        treatment = (
            {"0/0": "no_activity", "n/a": "not_applicable"}.get(x) if isinstance(x, str) else None
        )
        if treatment:
            name = item[treatment]
            if name in {"not-counted", "shared-equally", "rescaled"}:
                return Part(Fraction(0), most, weight, name)
            return Part({"zero": Fraction(0), "full": most}[name], most, weight)
        if isinstance(x, bool):
            return Part(most if x else Fraction(0), most, weight)
        block = self.values[subject].get("block", "")
        peers = [
            figure
            for other, values in self.values.items()
            if values.get("block", "") == block
            and not isinstance(figure := self.figure(other, item["input"]), (str, bool))
        ]
        share = self.units[item["input"]] == "%"
        result = points(item, x, peers, share)
        if "evidence" in item and not self.values[subject][item["evidence"]]:
            result = Fraction(0)
        return Part(max(result, Fraction(0)), most, weight)

    def join(
        self, group: str, kind: str, how: str, subject: str, found: dict[str, Fraction]
    ) -> Part:
        parts: list[tuple[dict[str, Any], Part, dict[str, Any] | None]] = []
        for item in self.card["item"]:
            if item.get("group", "") == group and self.kind(group) == kind:
                rounding = item.get("rounding", self.rounding.get("items"))
                parts.append((item, self.item(item, subject), rounding))
        for entry in self.groups.values():
            if entry.get("group", "") == group and self.kind(entry["id"]) == kind:
                inner = self.join(entry["id"], kind, entry.get("aggregate", "sum"), subject, found)
                if "cap" in entry:
                    inner.points = min(inner.points, number(entry["cap"]))
                    inner.most = min(inner.most, number(entry["cap"]))
                inner.weight = number(entry.get("weight", 1))
                parts.append((entry, inner, entry.get("rounding", self.rounding.get("groups"))))
        sums = how == "sum"
        size = (lambda part: part.most) if sums else (lambda part: part.weight)
        kept = [part for _, part, _ in parts if not part.dropped]
        if parts and not kept:
            found |= {entry["id"]: Fraction(0) for entry, _, _ in parts}
            # Points that were to go to the rest, and there is no rest.
            self.open |= any(part.dropped != "not-counted" for _, part, _ in parts)
            return Part(Fraction(0), Fraction(0), Fraction(1), "not-counted")
        shared = sum((size(p) for _, p, _ in parts if p.dropped == "shared-equally"), Fraction(0))
        scaled = sum((size(p) for _, p, _ in parts if p.dropped == "rescaled"), Fraction(0))
        counted = sum((size(part) for part in kept), Fraction(0))
        scale = (counted + shared + scaled) / (counted + shared) if kept else Fraction(1)
        whole = Part(Fraction(0), Fraction(0), Fraction(1))
        weights = Fraction(0)
        for entry, part, rounding in parts:
            if part.dropped:
                found[entry["id"]] = Fraction(0)
                continue
            size_now = (size(part) + shared / len(kept)) * scale
            if sums:
                part.points *= size_now / part.most
                part.most = size_now
            value = rounded(part.points, rounding)
            found[entry["id"]] = value
            whole.points += value if sums else value * size_now
            whole.most += part.most if sums else part.most * size_now
            weights += size_now
        if not sums:
            whole.points /= weights
            whole.most /= weights
        return whole

    def run(self, subject: str) -> Result:
        found: dict[str, Fraction] = {}
        plain = self.join("", "plain", self.head.get("aggregate", "sum"), subject, found).points
        bonus = self.join("", "bonus", "sum", subject, found).points
        penalty = self.join("", "penalty", "sum", subject, found).points
        total = plain + bonus - penalty
        if "least" in self.head:
            total = max(total, number(self.head["least"]))
        if "cap" in self.head:
            total = min(total, number(self.head["cap"]))
        published = rounded(total, self.rounding.get("total"))
        base = published if self.rounding.get("grade_from") == "rounded" else total
        grades = self.card.get("grade", [])
        at = next((i for i, grade in enumerate(grades) if within(grade, base)), None)
        plain_items = [i for i in self.card["item"] if self.kind(i.get("group", "")) == "plain"]
        has_zero = any(
            found[item["id"]] == 0 and self.item(item, subject).dropped is None
            for item in plain_items
        )
        while at is not None and grades[at].get("no_item_at_zero") and has_zero:
            at += 1
        return Result(total, published, None if at is None else grades[at]["id"], found)
