"""Many files counted by Ray: split by dossier, counted apart, merged.

    python examples/distributed/ray_tally.py PLAN 2024-06-20 2024-*.parquet

Rows have the numbers that they have when the files are one table: the first row is 2. Ray is not
among what thidua's tests install: this file is not run by them. The functions that it calls are
(`split`, `count_pieces` and `merge`), and the file beside it runs them with Dask in the same way.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.parquet as pq
import thidua as td
from thidua import partial

try:
    import ray
except ImportError:
    sys.exit("this example needs Ray: pip install ray")


def tally(files: Sequence[str], campaign: td.Campaign, parts: int) -> td.Tally:
    """Count Parquet files of one form, the dossiers spread over ``parts`` counts."""
    rows = [pq.read_metadata(file).num_rows for file in files]
    headers = (*pq.read_schema(files[0]).names, "row")
    counting = partial.Counting(campaign, headers, order="row")

    @ray.remote(num_returns=parts)
    def split(file: str, first: int) -> list[pa.Table]:
        table = pq.read_table(file)
        numbers = pa.array(range(first, first + table.num_rows), pa.int64())
        pieces = counting.split(table.append_column("row", numbers).to_batches(), parts)
        return pieces if parts > 1 else pieces[0]

    @ray.remote
    def count(*pieces: pa.Table) -> bytes:
        return counting.count_pieces(pieces)

    splits = [split.remote(file, 2 + sum(rows[:i])) for i, file in enumerate(files)]
    splits = [pieces if parts > 1 else [pieces] for pieces in splits]
    counts = [count.remote(*(pieces[part] for pieces in splits)) for part in range(parts)]
    return partial.merge(ray.get(counts))


if __name__ == "__main__":
    ray.init()
    plan, issue_date, *given = sys.argv[1:]
    print(tally(given, td.load_campaign(plan, issue_date=issue_date), parts=8))
