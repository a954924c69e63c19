"""How a verdict turns on the readings: as a grid, and as the smallest tree that decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["DEPENDS", "SIGNS", "Branch", "Leaf", "Outcome", "Space", "Tree"]


class Outcome(StrEnum):
    """A truth, and «no» apart where only the higher award stands in the way."""

    YES = "yes"
    HIGHER = "higher"
    UNDETERMINED = "undetermined"
    NO = "no"


SIGNS = {Outcome.YES: "✓", Outcome.HIGHER: "↑", Outcome.UNDETERMINED: "?", Outcome.NO: "✗"}
DEPENDS = "◐"

#: Up to so many points the smallest tree is searched for; beyond, the best next question is asked.
_SEARCHED = 5


@dataclass(frozen=True, slots=True)
class Leaf:
    """One outcome, and the combinations that have it."""

    outcome: Outcome
    combinations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """An open point, and what follows from each reading; those that agree stand together."""

    point: str
    cases: tuple[tuple[tuple[str, ...], Tree], ...]


Tree = Leaf | Branch


def _shape(tree: Tree) -> object:
    """What has to agree for two trees to say the same."""
    if isinstance(tree, Leaf):
        return tree.outcome
    return (tree.point, tuple((readings, _shape(case)) for readings, case in tree.cases))


def _joined(a: Tree, b: Tree) -> Tree:
    """Two trees of one shape as one."""
    if isinstance(a, Leaf) and isinstance(b, Leaf):
        return Leaf(a.outcome, tuple(sorted(a.combinations + b.combinations)))
    if isinstance(a, Branch) and isinstance(b, Branch):
        pairs = zip(a.cases, b.cases, strict=True)
        return Branch(a.point, tuple((names, _joined(x, y)) for (names, x), (_, y) in pairs))
    raise ValueError("trees of one shape are joined")


def _leaves(tree: Tree) -> int:
    return 1 if isinstance(tree, Leaf) else sum(_leaves(case) for _, case in tree.cases)


class Space:
    """The combinations of readings of an evaluation."""

    def __init__(self, combinations: Sequence[Mapping[str, str]], points: Sequence[str]) -> None:
        self._combinations = combinations
        self.points = tuple(p for p in points if len({c[p] for c in combinations}) > 1)
        self._lines = {point: self._lines_along(point) for point in self.points}
        self._grown: dict[tuple[str, ...], Tree] = {}

    def _lines_along(self, point: str) -> list[list[int]]:
        """Combinations that differ in this point alone, together."""
        lines: dict[tuple[str, ...], list[int]] = {}
        for index, combination in enumerate(self._combinations):
            rest = tuple(combination[other] for other in self.points if other != point)
            lines.setdefault(rest, []).append(index)
        return list(lines.values())

    def __len__(self) -> int:
        return len(self._combinations)

    def turning(self, values: Sequence[str]) -> tuple[str, ...]:
        """The points of which another reading alone changes the value somewhere."""
        return tuple(
            point
            for point, lines in self._lines.items()
            if any(len({values[index] for index in line}) > 1 for line in lines)
        )

    def under(self, choices: Mapping[str, str]) -> tuple[int, ...]:
        """The combinations in which these readings are chosen."""
        return tuple(
            index
            for index, combination in enumerate(self._combinations)
            if all(combination.get(point) == reading for point, reading in choices.items())
        )

    def tree(self, outcomes: tuple[Outcome, ...]) -> Tree:
        """The tree with the fewest leaves that tells the outcome from the readings."""
        if outcomes not in self._grown:
            everywhere = tuple(range(len(self._combinations)))
            known: dict[tuple[int, ...], Tree] = {}
            self._grown[outcomes] = self._grow(everywhere, self.turning(outcomes), outcomes, known)
        return self._grown[outcomes]

    def _grow(
        self,
        here: tuple[int, ...],
        points: tuple[str, ...],
        outcomes: tuple[Outcome, ...],
        known: dict[tuple[int, ...], Tree],
    ) -> Tree:
        if len({outcomes[index] for index in here}) == 1:
            return Leaf(outcomes[here[0]], here)
        if here not in known:
            asked = points if len(points) <= _SEARCHED else (self._telling(here, points, outcomes),)
            trees = (
                self._branch(p, here, tuple(q for q in points if q != p), outcomes, known)
                for p in asked
            )
            known[here] = min(trees, key=_leaves)
        return known[here]

    def _telling(
        self, here: tuple[int, ...], points: tuple[str, ...], outcomes: tuple[Outcome, ...]
    ) -> str:
        """The point whose readings leave the least open."""

        def left_open(point: str) -> int:
            return sum(
                len({outcomes[i] for i in part}) for part in self._split(here, point).values()
            )

        return min(points, key=left_open)

    def _split(self, here: tuple[int, ...], point: str) -> dict[str, tuple[int, ...]]:
        parts: dict[str, list[int]] = {}
        for index in here:
            parts.setdefault(self._combinations[index][point], []).append(index)
        return {reading: tuple(part) for reading, part in parts.items()}

    def _branch(
        self,
        point: str,
        here: tuple[int, ...],
        rest: tuple[str, ...],
        outcomes: tuple[Outcome, ...],
        known: dict[tuple[int, ...], Tree],
    ) -> Tree:
        cases: dict[object, tuple[tuple[str, ...], Tree]] = {}
        for reading, part in self._split(here, point).items():
            tree = self._grow(part, rest, outcomes, known)
            shape = _shape(tree)
            if shape in cases:
                readings, agreeing = cases[shape]
                cases[shape] = ((*readings, reading), _joined(agreeing, tree))
            else:
                cases[shape] = ((reading,), tree)
        if len(cases) == 1:
            return next(iter(cases.values()))[1]
        return Branch(point, tuple(cases.values()))
