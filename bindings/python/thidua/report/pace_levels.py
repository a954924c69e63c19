"""The levels of a target through its period, and the path that leads past all of those ahead."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from thidua.pace import Pace
from thidua.pace_values import PaceTarget

__all__ = ["levels_of", "passes", "required_path"]


def levels_of(pace: Pace, row: PaceTarget) -> list[tuple[date, Fraction]]:
    """Each level with the last day on which it is in force; the period's last day ends the list.

    A level whose days have passed is known from the days that were measured.
    """
    known = {step.through: step.level for step in row.steps}
    declared = pace.campaign.targets[row.target].get("levels", [])
    found: list[tuple[date, Fraction]] = []
    last = pace.period[1]
    for entry in declared:
        through: date = entry["through"]
        after = found[-1][0] if found else date.min
        measured = [p.level for p in row.checkpoints if after < p.day <= through]
        level = known.get(through, measured[0] if measured else None)
        if level is not None and through < last:
            found.append((through, level))
    return [*found, (last, row.level)]


def passes(value: Fraction, row: PaceTarget, level: Fraction) -> bool:
    """Whether a value is past a level, as the target compares."""
    if row.comparison == "above":
        return value > level
    if row.comparison == "at-least":
        return value >= level
    return value < level if row.comparison == "below" else value <= level


def required_path(
    pace: Pace, row: PaceTarget, value: Fraction
) -> list[tuple[date, Fraction]] | None:
    """The flattest way from today's value that is at every level ahead on its last day.

    ``None`` when today's value is past all of them. It turns only at days on which a level ends.
    """
    ahead = [(day, level) for day, level in levels_of(pace, row) if day > pace.as_of]
    if not ahead or all(passes(value, row, level) for _, level in ahead):
        return None
    path = [(pace.as_of, value)]
    while ahead:
        start, now = path[-1]
        slopes = [(level - now) / (day - start).days for day, level in ahead]
        steepest = max(slopes) if row.upward else min(slopes)
        # The last of those on the steepest line: the path leads through the others.
        turn = max(index for index, slope in enumerate(slopes) if slope == steepest)
        path.append(ahead[turn])
        ahead = ahead[turn + 1 :]
    return path
