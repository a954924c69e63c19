"""Many files counted by Dask: split by dossier, counted apart, merged.

    python examples/distributed/dask_tally.py PLAN 2024-06-20 2024-*.parquet

Rows have the numbers that they have when the files are one table: the first row is 2.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import dask
import pyarrow as pa
import pyarrow.parquet as pq
import thidua as td
from thidua import partial


def tally(files: Sequence[str], campaign: td.Campaign, parts: int) -> td.Tally:
    """Count Parquet files of one form, the dossiers spread over ``parts`` counts."""
    rows = [pq.read_metadata(file).num_rows for file in files]
    headers = (*pq.read_schema(files[0]).names, "row")
    counting = partial.Counting(campaign, headers, order="row")

    @dask.delayed(nout=parts, pure=True)
    def split(file: str, first: int) -> list[pa.Table]:
        table = pq.read_table(file)
        numbers = pa.array(range(first, first + table.num_rows), pa.int64())
        return counting.split(table.append_column("row", numbers).to_batches(), parts)

    count = dask.delayed(counting.count_pieces, pure=True)
    splits = [split(file, 2 + sum(rows[:i])) for i, file in enumerate(files)]
    counts = [count([pieces[part] for pieces in splits]) for part in range(parts)]
    return partial.merge(dask.compute(*counts))


if __name__ == "__main__":
    plan, issue_date, *given = sys.argv[1:]
    print(tally(given, td.load_campaign(plan, issue_date=issue_date), parts=8))
