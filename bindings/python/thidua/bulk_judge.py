"""Judging a criteria tree for every element of whole columns: exact ratios against levels, and
truths that are known already::

    tree = all_of(
        ratio("online", at_least="90%"),
        any_of(ratio("paid", above="45%"), given("excused")),
    )
    found = judge(tree, {"online": (n1, d1), "paid": (n2, d2), "excused": truths})
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from thidua import _core
from thidua.bulk_tree import Compiled, Given, RatioTest, Tree
from thidua.threads import threads_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["MISSING", "BulkVerdicts", "judge"]

#: A count that nobody gave.
MISSING = -1
#: Numerators and denominators, or truths (0 no, 1 undetermined, 2 yes).
Column = Any


@dataclass(frozen=True, slots=True)
class BulkVerdicts:
    """What was found, in the shape of the columns."""

    #: 0 no, 1 undetermined, 2 yes.
    truth: NDArray[np.uint8]
    #: Of a «no» the leaves that explain it, a bit each; else 0. None where reasons were not asked.
    failing: NDArray[Any] | None
    #: Of an undetermined one the leaves that keep it open; else 0.
    open: NDArray[Any] | None
    #: The names of the leaves: bit i is the i-th.
    leaves: tuple[str, ...]

    def names(self, mask: int) -> tuple[str, ...]:
        """The leaves of a mask."""
        return tuple(name for bit, name in enumerate(self.leaves) if int(mask) >> bit & 1)

    def counts(self) -> dict[str, int]:
        """How many are "no", "undetermined" and "yes"."""
        import numpy as np

        found = np.bincount(self.truth.ravel(), minlength=3)
        return dict(zip(("no", "undetermined", "yes"), map(int, found), strict=True))


def judge(
    tree: Tree,
    columns: Mapping[str, Column],
    *,
    reasons: bool = True,
    threads: int | None = None,
    out: BulkVerdicts | None = None,
) -> BulkVerdicts:
    """Judge a tree for every element of the columns, exactly.

    Args:
        tree: of ``all_of``, ``any_of``, ``none_of``, ``at_least``, ``excepted`` over ``ratio`` and
            ``given``.
        columns: by name, two arrays of counts (n, d), or an array of truths. All have one shape.
            Counts are whole numbers, ``MISSING`` (-1) or masked where nobody gave them; arrays of
            32 or 64 bits that lie in one piece are looked at in place, others are copied.
        reasons: whether masks are made.
        threads: as many as there are processors for this process, unless given.
        out: the answers of an earlier call with the same tree and shape, to be written over.

    Raises:
        ValueError: naming all that is wrong: columns that are missing or not asked for, counts that
            are not whole numbers, columns of different shapes; then counts below -1.
    """
    compiled = Compiled(tree)
    taken, shape = _columns(compiled.leaves, columns)
    leaves = [_leaf(leaf, taken[leaf.column]) for leaf in compiled.leaves.values()]
    found = _room(tuple(compiled.leaves), shape, reasons) if out is None else out
    _check_room(found, tuple(compiled.leaves), shape, reasons)
    try:
        _core.judge_in_bulk(
            compiled.core,
            leaves,
            _flat(found.truth),
            _flat(found.failing),
            _flat(found.open),
            threads_of(threads),
        )
    except ValueError as error:
        raise ValueError(_named(str(error), tuple(compiled.leaves))) from None
    return found


def _flat(array: NDArray[Any] | None) -> Any:
    """The memory as the core takes it."""
    return None if array is None else array.reshape(-1)


def _named(fault: str, leaves: tuple[str, ...]) -> str:
    """The core counts its leaves; people call them by name."""
    for number in reversed(range(len(leaves))):
        fault = fault.replace(f" of leaf {number} ", f" of «{leaves[number]}» ")
    return fault


def _leaf(leaf: RatioTest | Given, column: Sequence[NDArray[Any]]) -> _core.BulkLeaf:
    if isinstance(leaf, Given):
        return _core.truth_leaf(_flat(column[0]))
    n, d = column
    return _core.ratio_leaf(
        _flat(n),
        _flat(d),
        leaf.comparison,
        leaf.level.numerator,
        leaf.level.denominator,
        leaf.no_activity,
    )


def _room(leaves: tuple[str, ...], shape: tuple[int, ...], reasons: bool) -> BulkVerdicts:
    import numpy as np

    def masks() -> NDArray[Any] | None:
        wide = np.uint32 if len(leaves) <= 32 else np.uint64
        return np.empty(shape, dtype=wide) if reasons else None

    return BulkVerdicts(np.empty(shape, dtype=np.uint8), masks(), masks(), leaves)


def _check_room(
    out: BulkVerdicts, leaves: tuple[str, ...], shape: tuple[int, ...], reasons: bool
) -> None:
    if out.leaves != leaves or out.truth.shape != shape or (out.failing is not None) != reasons:
        raise ValueError("the answers to be written over are of another tree or shape")
    if not all(
        part.flags.c_contiguous for part in (out.truth, out.failing, out.open) if part is not None
    ):
        raise ValueError("the answers to be written over do not lie in one piece")


_Taken = dict[str, "tuple[NDArray[Any], ...]"]


def _columns(
    leaves: Mapping[str, RatioTest | Given], columns: Mapping[str, Column]
) -> tuple[_Taken, tuple[int, ...]]:
    """The arrays of each column, and their shape."""
    import numpy as np

    faults: list[str] = []
    kinds: dict[str, type] = {}
    for leaf in leaves.values():
        if kinds.setdefault(leaf.column, type(leaf)) is not type(leaf):
            faults.append(f"«{leaf.column}» is taken for counts and for truths")
    faults += [f"the columns of «{name}» are missing" for name in kinds if name not in columns]
    faults += [f"no leaf takes the columns «{name}»" for name in columns if name not in kinds]
    taken: _Taken = {}
    shapes: dict[tuple[int, ...], str] = {}
    for name in (name for name in kinds if name in columns):
        try:
            arrays = _arrays(name, columns[name], kinds[name] is Given)
        except ValueError as error:
            faults.append(str(error))
            continue
        taken[name] = arrays
        for array in arrays:
            shapes.setdefault(np.shape(array), name)
    if len(shapes) > 1:
        told = sorted(f"{name}: {shape}" for shape, name in shapes.items())
        faults.append(f"columns of different shapes: {', '.join(told)}")
    if faults:
        raise ValueError("; ".join(faults))
    return taken, next(iter(shapes), (0,))


def _arrays(name: str, column: Column, are_truths: bool) -> tuple[NDArray[Any], ...]:
    if are_truths:
        return (_truths(name, column),)
    if not isinstance(column, (tuple, list)) or len(column) != 2:
        raise ValueError(f"«{name}» is a ratio: give its two columns (n, d)")
    return _same_width([_counts(name, part) for part in column])


def _counts(name: str, value: Any) -> NDArray[Any]:
    import numpy as np

    masked = np.ma.getmaskarray(value) if isinstance(value, np.ma.MaskedArray) else None
    array = np.ma.getdata(value) if masked is not None else np.asarray(value)
    if array.dtype.kind not in "iu":
        raise ValueError(f"the counts of «{name}» are whole numbers, not {array.dtype}")
    if array.dtype == np.uint64 and array.size and int(array.max()) >= 2**63:
        raise ValueError(f"a count of «{name}» needs more than 63 bits")
    narrow = array.dtype.itemsize < 4 or array.dtype == np.int32
    whole = np.ascontiguousarray(array, dtype=np.int32 if narrow else np.int64)
    if masked is not None and masked.any():
        whole = np.where(masked, whole.dtype.type(MISSING), whole)
    return whole


def _same_width(arrays: Sequence[NDArray[Any]]) -> tuple[NDArray[Any], ...]:
    import numpy as np

    if len({array.dtype for array in arrays}) == 1:
        return tuple(arrays)
    return tuple(np.ascontiguousarray(array, dtype=np.int64) for array in arrays)


def _truths(name: str, value: Any) -> NDArray[Any]:
    import numpy as np

    array = np.asarray(value)
    if array.dtype == np.bool_:
        array = array.astype(np.uint8) * np.uint8(2)
    if array.dtype.kind not in "iu" or (array.size and not 0 <= array.min() <= array.max() <= 2):
        raise ValueError(f"the truths of «{name}» are 0 (no), 1 (undetermined) or 2 (yes)")
    return np.ascontiguousarray(array, dtype=np.uint8)
