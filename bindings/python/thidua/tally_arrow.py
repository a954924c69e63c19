"""The counts of a tally as an Arrow table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from thidua import _core

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["arrow_table"]


def arrow_table(core: _core.Tally) -> pa.Table:
    """A row a cell: each column is one buffer that the library filled, no Python object a cell."""
    import pyarrow as pa

    unit, officer, service, days, patterns, counts = core.columns()
    rows = core.cells

    def numbers(data: bytes, kind: pa.DataType) -> pa.Array:
        return pa.Array.from_buffers(kind, rows, [None, pa.py_buffer(data)])

    def names(column: tuple[bytes, bytes, bytes, bytes]) -> pa.Array:
        validity, codes, offsets, texts = map(pa.py_buffer, column)
        known = pa.Array.from_buffers(pa.string(), len(offsets) // 4 - 1, [None, offsets, texts])
        codes_array = pa.Array.from_buffers(pa.int32(), rows, [validity, codes])
        return pa.DictionaryArray.from_arrays(codes_array, known)

    told = json.loads(core.without_rows().to_json())
    metadata = {
        "thidua_rules": json.dumps(told["rules"], ensure_ascii=False, sort_keys=True),
        "thidua_rows_counted": str(core.rows_counted),
        "thidua_batches": json.dumps(sorted(core.batches)),
    }
    name = pa.dictionary(pa.int32(), pa.string())
    schema = pa.schema(
        [
            pa.field("unit", name),
            pa.field("officer", name),
            pa.field("service", name),
            pa.field("day", pa.date32()),
            pa.field("pattern", pa.uint16()),
            pa.field("count", pa.int64()),
        ],
        metadata=metadata,
    )
    columns = [
        names(unit),
        names(officer),
        names(service),
        numbers(days, pa.date32()),
        numbers(patterns, pa.uint16()),
        numbers(counts, pa.int64()),
    ]
    return pa.Table.from_arrays(columns, schema=schema)
