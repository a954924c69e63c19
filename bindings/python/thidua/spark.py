"""Counting on Apache Spark: the tally of a ``pyspark.sql.DataFrame``, equal to that of one machine.

The package thidua has to be installed where Spark's Python workers run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil
from typing import TYPE_CHECKING, Any

from thidua.campaign import Campaign
from thidua.columns import ColumnMapping
from thidua.evidence import Evidence
from thidua.facts import Tally
from thidua.partial import KEY, ORDER, Counting, merge, merge_some

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["tally"]

_PARTIAL = "partial binary"


def tally(
    df: Any,
    campaign: Campaign,
    *,
    evidence: Evidence | None = None,
    columns: ColumnMapping | None = None,
    order: str | None = None,
    partitions: int | None = None,
    merged_at_once: int = 16,
) -> Tally:
    """Count the rows of a Spark frame.

    The columns that are needed are brought together by the dossier's id, counted where they are,
    and merged in a tree. The result does not depend on partitions.

    Args:
        df: a ``pyspark.sql.DataFrame``.
        campaign: says what is counted and when.
        evidence: its subjects are the register.
        columns: which column holds what; the shipped mapping where it is left out.
        order: the column with the rows' numbers, whole numbers from 1. With it the tally is byte by
            byte that of :func:`thidua.tally` on a table with those row numbers (the first row under
            a header is 2). Without it rows have no numbers, and of the copies of a dossier that one
            counts whose cells come first as text.
        partitions: how many parts are counted apart; else what Spark is set to.
        merged_at_once: how many partial tallies one task merges.

    Raises:
        TableError: for faults of the columns.
        ValueError: when there is no such column as ``order``, or it is of another type.
        pyspark.errors.PythonException: when a row has no number from 1 on in it; it names the
            column.
    """
    from pyspark.sql import functions

    if merged_at_once < 2:
        raise ValueError(f"at least 2 are merged at once, not {merged_at_once}")
    counting = Counting(campaign, tuple(df.columns), evidence, columns, order)
    if order is not None and df.schema[order].dataType.typeName() not in _WHOLE:
        kind = df.schema[order].dataType.simpleString()
        raise ValueError(f"the column «{order}» to order by holds whole numbers, not {kind}")
    read = [*counting.needed, *([order] if order and order not in counting.needed else [])]
    keyed = df.select([functions.col(_quoted(name)) for name in read]).mapInArrow(
        counting.keyed, _schema(counting)
    )
    by_dossier = keyed.repartition(*([partitions] if partitions else []), KEY)
    sorted_rows = by_dossier.sortWithinPartitions(
        *(functions.col(name).asc_nulls_first() for name in counting.sorted_by)
    )
    partials = sorted_rows.mapInArrow(_counted(counting), _PARTIAL)
    waiting = partitions or int(df.sparkSession.conf.get("spark.sql.shuffle.partitions"))
    while waiting > merged_at_once:
        waiting = ceil(waiting / merged_at_once)
        partials = partials.repartition(waiting).mapInArrow(_merged, _PARTIAL)
    empty = counting.count_keyed([])
    return merge([empty, *(bytes(row[0]) for row in partials.collect())])


_WHOLE = {"byte", "short", "integer", "long"}


def _schema(counting: Counting) -> str:
    cells = "".join(f", c{i} string" for i in range(len(counting.needed)))
    return f"{KEY} string, {ORDER} bigint{cells}"


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def _counted(
    counting: Counting,
) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    def counted(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        yield _row(counting.count_keyed(batches))

    return counted


def _merged(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    partials = [partial for batch in batches for partial in batch.column(0).to_pylist()]
    if partials:
        yield _row(merge_some(partials))


def _row(partial: bytes) -> pa.RecordBatch:
    import pyarrow as pa

    return pa.RecordBatch.from_arrays([pa.array([partial], pa.binary())], names=["partial"])
