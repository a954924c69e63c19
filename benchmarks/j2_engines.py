"""The engines of J2: the same criteria tree in each, as it is best said there.

The tree has 24 leaves, each a ratio of two counts against a level, and 8 inner nodes. A count that
is missing is -1; 0/0 is undetermined. Engines of two values are asked twice, once with everything
that is not known as «no» and once as «yes»: what holds both times holds, what holds only the second
time is undetermined (the tree has no negation).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

import numpy as np
from thidua import bulk

LEAVES = 24
SEED = 20261126
LEVELS = [Fraction(30 + leaf % 5, 100) for leaf in range(LEAVES)]
#: A leaf by its number, or ("all" | "any" | how many at least, parts).
TREE: Any = (
    "all",
    [
        ("all", [0, 1, 2, 3]),
        ("any", [4, 5, 6]),
        (3, [7, 8, 9, 10, 11]),
        ("any", [("all", [12, 13]), 14, 15]),
        (2, [16, 17, 18]),
        ("any", [19, 20, 21, 22, 23]),
    ],
)
Pairs = list[tuple[Any, Any]]


def columns(evaluations: int, leaves: int = LEAVES) -> Pairs:
    """Counts in 32 bits: 1 to 500 dossiers; 2 % missing, 0.5 % without activity."""
    rng = np.random.default_rng(SEED)
    pairs = []
    for _ in range(leaves):
        d = rng.integers(1, 501, evaluations, dtype=np.int32)
        n = (rng.random(evaluations, dtype=np.float32) * (d + 1)).astype(np.int32)
        chance = rng.random(evaluations, dtype=np.float32)
        none, missing = chance < 0.005, chance > 0.98
        n[none], d[none] = 0, 0
        n[missing], d[missing] = -1, -1
        pairs.append((np.minimum(n, d), d))
    return pairs


def library_tree(node: Any = TREE, levels: list[Fraction] | None = None) -> Any:
    """For ``thidua.bulk.judge``; leaf i is called by its number."""
    levels = levels or LEVELS
    if isinstance(node, int):
        return bulk.ratio(str(node), at_least=levels[node])
    kind, parts = node
    children = [library_tree(part, levels) for part in parts]
    if kind == "all":
        return bulk.all_of(*children)
    return bulk.any_of(*children) if kind == "any" else bulk.at_least(kind, *children)


def wide_tree(leaves: int) -> Any:
    """Of any number of leaves: groups of four, of which two, and all groups."""
    groups = [list(range(first, min(first + 4, leaves))) for first in range(0, leaves, 4)]
    return ("all", [(min(2, len(group)), group) for group in groups])


# NumPy ------------------------------------------------------------------------------------------

#: So many evaluations at a time stay in the processor's caches (of 2^12 to 2^18 the fastest here).
CHUNK = 1 << 14


class NumPyTree:
    """Whole-array operations on booleans, chunk after chunk, into arrays that are there."""

    def __init__(self, pairs: Pairs, masks: str) -> None:
        size = pairs[0][0].size
        self.pairs = pairs
        self.masks = masks
        self.truth = np.zeros(size, dtype=np.uint8)
        self.failing = np.zeros(size, dtype=np.uint32)
        self.open = np.zeros(size, dtype=np.uint32)
        self.factors = [
            (np.int32(level.denominator), np.int32(level.numerator)) for level in LEVELS
        ]

    def run(self) -> None:
        for first in range(0, self.truth.size, CHUNK):
            self._chunk(slice(first, min(first + CHUNK, self.truth.size)))

    def _chunk(self, at: slice) -> None:
        truths: dict[int, tuple[Any, Any]] = {}
        size = at.stop - at.start
        blame_no = np.zeros((32, size), dtype=bool)
        blame_open = np.zeros((32, size), dtype=bool)

        def judge(node: Any) -> tuple[Any, Any]:
            if isinstance(node, int):
                n, d = self.pairs[node][0][at], self.pairs[node][1][at]
                a, b = self.factors[node]
                known = d > 0
                yes = n * a >= d * b
                yes &= known
                found = yes, known & ~yes
            else:
                kind, parts = node
                below = [judge(part) for part in parts]
                yes, no = zip(*below, strict=True)
                if kind == "all":
                    found = np.logical_and.reduce(yes), np.logical_or.reduce(no)
                elif kind == "any":
                    found = np.logical_or.reduce(yes), np.logical_and.reduce(no)
                else:
                    holding = np.add.reduce([part.view(np.uint8) for part in yes])
                    failing = np.add.reduce([part.view(np.uint8) for part in no])
                    found = holding >= kind, failing > len(parts) - kind
            truths[id(node) if not isinstance(node, int) else node] = found
            return found

        def blame(node: Any, no: Any, still_open: Any) -> None:
            for part in node[1]:
                yes, fails = truths[id(part) if not isinstance(part, int) else part]
                part_no, part_open = no & fails, still_open & ~(yes | fails)
                if isinstance(part, int):
                    blame_no[part], blame_open[part] = part_no, part_open
                else:
                    blame(part, part_no, part_open)

        yes, no = judge(TREE)
        self.truth[at] = 1 + yes.view(np.uint8) - no.view(np.uint8)
        blame(TREE, no, ~(yes | no))
        for told, out in ((blame_no, self.failing), (blame_open, self.open)):
            if self.masks == "packed":
                rows = np.packbits(np.ascontiguousarray(told.T), axis=1, bitorder="little")
                out[at] = rows.view(np.uint32)[:, 0]
            else:
                mask = np.zeros(size, dtype=np.uint32)
                for leaf in range(LEAVES):
                    mask |= told[leaf].astype(np.uint32) << np.uint32(leaf)
                out[at] = mask


# DuckDB -----------------------------------------------------------------------------------------


def sql_of(node: Any) -> str:
    """Three-valued by NULL, which SQL's AND and OR understand; «at least» counts."""
    if isinstance(node, int):
        level = LEVELS[node]
        test = f"n{node} * {level.denominator} >= d{node} * {level.numerator}"
        return f"CASE WHEN d{node} > 0 THEN {test} END"
    kind, parts = node
    below = [f"({sql_of(part)})" for part in parts]
    if kind in ("all", "any"):
        return (" AND " if kind == "all" else " OR ").join(below)
    holding = " + ".join(f"coalesce({part}, false)::TINYINT" for part in below)
    possible = " + ".join(f"coalesce({part}, true)::TINYINT" for part in below)
    return f"CASE WHEN {holding} >= {kind} THEN true WHEN {possible} < {kind} THEN false END"


class DuckDB:
    """A table in memory; the states come back as an array."""

    def __init__(self, pairs: Pairs, threads: int) -> None:
        import duckdb

        self.connection = duckdb.connect(config={"threads": threads})
        names = {
            f"{part}{leaf}": pairs[leaf][part == "d"] for leaf in range(LEAVES) for part in "nd"
        }
        import pyarrow as pa

        self.connection.register("given", pa.table(names))
        self.connection.execute("CREATE TABLE counts AS SELECT * FROM given")
        self.query = (
            "SELECT CASE WHEN state THEN 2 WHEN state IS NULL THEN 1 ELSE 0 END::UTINYINT "
            f"AS truth FROM (SELECT {sql_of(TREE)} AS state FROM counts)"
        )
        self.truth = np.zeros(0, dtype=np.uint8)

    def run(self) -> None:
        found = self.connection.execute(self.query).fetchnumpy()["truth"]
        self.truth = np.asarray(found, dtype=np.uint8)


# Rule engines -----------------------------------------------------------------------------------


def text_of(node: Any, names: tuple[str, str], yes: str = "1", no: str = "0") -> str:
    """For engines whose rules are texts; ``unknown`` is what is not known."""
    if isinstance(node, int):
        level, (n, d) = LEVELS[node], (name + str(node) for name in names)
        test = f"{n} * {level.denominator} >= {d} * {level.numerator}"
        return f"({d} > 0 ? ({test}) : unknown)"
    kind, parts = node
    below = [text_of(part, names, yes, no) for part in parts]
    if kind in ("all", "any"):
        return "(" + (" and " if kind == "all" else " or ").join(below) + ")"
    counted = " + ".join(f"({part} ? {yes} : {no})" for part in below)
    return f"(({counted}) >= {kind})"


def json_logic_of(node: Any) -> Any:
    if isinstance(node, int):
        level = LEVELS[node]
        n, d = {"var": f"n{node}"}, {"var": f"d{node}"}
        test = {">=": [{"*": [n, level.denominator]}, {"*": [d, level.numerator]}]}
        return {"if": [{">": [d, 0]}, test, {"var": "unknown"}]}
    kind, parts = node
    below = [json_logic_of(part) for part in parts]
    if kind in ("all", "any"):
        return {"and" if kind == "all" else "or": below}
    return {">=": [{"+": [{"if": [part, 1, 0]} for part in below]}, kind]}


def rows_of(pairs: Pairs) -> list[dict[str, Any]]:
    """An object for each evaluation: what a rule engine is asked with."""
    lists = {
        f"{part}{leaf}": pairs[leaf][part == "d"].tolist()
        for leaf in range(LEAVES)
        for part in "nd"
    }
    size = pairs[0][0].size
    return [{name: values[at] for name, values in lists.items()} for at in range(size)]


Rule = Callable[[dict[str, Any]], Any]


class RuleEngine:
    """Two questions for each object."""

    def __init__(self, rows: list[dict[str, Any]], rule: Rule) -> None:
        self.sure = [{**row, "unknown": False} for row in rows]
        self.possible = [{**row, "unknown": True} for row in rows]
        self.rule = rule
        self.truth = np.zeros(len(rows), dtype=np.uint8)

    def run(self) -> None:
        rule = self.rule
        for at, (sure, possible) in enumerate(zip(self.sure, self.possible, strict=True)):
            self.truth[at] = bool(rule(sure)) + bool(rule(possible))


def rule_engines() -> Iterator[tuple[str, Rule]]:
    """Those that are installed: pip install 'thidua[benchmark]'."""
    from json_logic import jsonLogic

    tree = json_logic_of(TREE)
    yield "json-logic-qubit", lambda row: jsonLogic(tree, row)

    import rule_engine

    rule = rule_engine.Rule(text_of(TREE, ("n", "d")))
    yield "rule-engine", rule.matches

    import zen

    expression = zen.compile_expression(text_of(TREE, ("n", "d")))
    yield "zen-engine", expression.evaluate
