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

    unit, officer, service, days, patterns, counts, amounts = core.columns()
    rows = len(days) // 4

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
    fields = [
        (pa.field("unit", name), names(unit)),
        (pa.field("officer", name), names(officer)),
        (pa.field("service", name), names(service)),
        (pa.field("day", pa.date32()), numbers(days, pa.date32())),
        (pa.field("pattern", pa.uint16()), numbers(patterns, pa.uint16())),
        (pa.field("count", pa.int64()), numbers(counts, pa.int64())),
    ]
    if core.with_amount:
        fields.append((pa.field("amount", pa.int64()), numbers(amounts, pa.int64())))
    schema = pa.schema([field for field, _ in fields], metadata=metadata)
    return pa.Table.from_arrays([column for _, column in fields], schema=schema)
