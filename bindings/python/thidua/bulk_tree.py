"""Criteria trees, written as they are read; judged over whole columns by ``thidua.bulk.judge``."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from thidua import _core

__all__ = [
    "Compiled",
    "Given",
    "Node",
    "RatioTest",
    "Tree",
    "all_of",
    "any_of",
    "at_least",
    "excepted",
    "given",
    "none_of",
    "ratio",
]

_COMPARISONS = ("above", "at_least", "below", "at_most")
_NO_ACTIVITY = ("undetermined", "not-met", "zero", "full", "not-counted")
_MOST_LEAVES = 64

Level = str | int | Fraction | Decimal


@dataclass(frozen=True, slots=True)
class RatioTest:
    """A leaf: a ratio of two columns of counts against a level."""

    name: str
    column: str  #: which columns it takes
    comparison: str
    level: Fraction
    no_activity: str = "undetermined"


@dataclass(frozen=True, slots=True)
class Given:
    """A leaf whose truth is a column."""

    name: str
    column: str


@dataclass(frozen=True, slots=True)
class Node:
    """«all», «any», «none», «at_least» or «excepted», over other nodes and leaves."""

    kind: str
    children: tuple[Tree, ...]
    least: int = 0
    then: tuple[bool, ...] = ()


Tree = Node | RatioTest | Given


def ratio(
    name: str,
    *,
    of: str | None = None,
    no_activity: str = "undetermined",
    above: Level | None = None,
    at_least: Level | None = None,
    below: Level | None = None,
    at_most: Level | None = None,
) -> RatioTest:
    """A ratio against a level; exactly one comparison is given.

    Args:
        name: of the leaf.
        of: which columns it takes; those of its own name when it is left out.
        no_activity: what 0/0 is: "undetermined", "not-met", "zero", "full", or "not-counted", which
            is undetermined for a leaf.
        above: strictly more; the level as a text such as "45%", "9/20" or "0.45", a whole number,
            a ``Fraction`` or a ``Decimal``. A float is not exact and is refused.
        at_least: as much or more.
        below: strictly less.
        at_most: as much or less.
    """
    levels = dict(zip(_COMPARISONS, (above, at_least, below, at_most), strict=True))
    asked = {comparison: level for comparison, level in levels.items() if level is not None}
    if len(asked) != 1:
        raise ValueError(f"«{name}» takes exactly one of: {', '.join(_COMPARISONS)}")
    if no_activity not in _NO_ACTIVITY:
        raise ValueError(f"0/0 of «{name}» is one of: {', '.join(_NO_ACTIVITY)}")
    comparison, level = next(iter(asked.items()))
    return RatioTest(
        name, of or name, comparison.replace("_", "-"), _exact(name, level), no_activity
    )


def given(name: str, *, of: str | None = None) -> Given:
    """A leaf whose truths are known already: papers, judgements, roles."""
    return Given(name, of or name)


def all_of(*children: Tree) -> Node:
    """Holds where all do."""
    return Node("all", children)


def any_of(*children: Tree) -> Node:
    """Holds where at least one does."""
    return Node("any", children)


def none_of(*children: Tree) -> Node:
    """Holds where none does."""
    return Node("none", children)


def at_least(least: int, *children: Tree) -> Node:
    """Holds where so many do."""
    if least < 0:
        raise ValueError("at least a negative number of criteria")
    return Node("at_least", children, least)


def excepted(rule: Tree, *exceptions: tuple[Tree, bool]) -> Node:
    """A criterion, but yes or no where an exception's condition holds; two that hold and disagree
    leave it undetermined."""
    conditions = tuple(condition for condition, _ in exceptions)
    return Node("excepted", (rule, *conditions), then=tuple(then for _, then in exceptions))


def _exact(name: str, level: Level) -> Fraction:
    if isinstance(level, (bool, float)) or not isinstance(level, (str, int, Fraction, Decimal)):
        raise TypeError(
            f"the level of «{name}» is a text such as '45%', a whole number, a Fraction or a "
            f"Decimal, not {type(level).__name__}"
        )
    try:
        if isinstance(level, str) and level.rstrip().endswith("%"):
            exact = Fraction(level.rstrip()[:-1].strip().replace(",", ".")) / 100
        else:
            exact = Fraction(level.replace(",", ".") if isinstance(level, str) else level)
    except ValueError:
        raise ValueError(f"the level of «{name}» can't be read: «{level}»") from None
    if not -(2**63) <= exact.numerator < 2**63 or exact.denominator >= 2**63:
        raise ValueError(f"the level of «{name}» needs more than 64 bits: {level}")
    return exact


class Compiled:
    """A tree as the core takes it, and its leaves in the order in which they were met."""

    def __init__(self, tree: Tree) -> None:
        self.core = _core.BulkTree()
        self.leaves: dict[str, RatioTest | Given] = {}
        self._nodes: dict[Tree, int] = {}
        self._clashes: list[str] = []
        self._add(tree)
        if len(self.leaves) > _MOST_LEAVES:
            self._clashes.append(
                f"the tree has {len(self.leaves)} leaves; {_MOST_LEAVES} are the most"
            )
        if self._clashes:
            raise ValueError("; ".join(self._clashes))

    def _add(self, tree: Tree) -> int:
        if tree in self._nodes:
            return self._nodes[tree]
        if isinstance(tree, (RatioTest, Given)):
            known = self.leaves.setdefault(tree.name, tree)
            if known != tree:
                self._clashes.append(f"two leaves that differ are called «{tree.name}»")
            node = self.core.leaf(list(self.leaves).index(tree.name))
        elif isinstance(tree, Node):
            children = [self._add(child) for child in tree.children]
            if tree.kind == "at_least":
                node = self.core.at_least(min(tree.least, 2**32 - 1), children)
            elif tree.kind == "excepted":
                node = self.core.excepted(children, list(tree.then))
            else:
                node = getattr(self.core, tree.kind)(children)
        else:
            raise TypeError(f"a tree is made of nodes and leaves, not of {type(tree).__name__}")
        self._nodes[tree] = node
        return node
