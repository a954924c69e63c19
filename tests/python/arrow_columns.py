"""Columns of every type that Arrow and polars have, for Hypothesis."""

from __future__ import annotations

import decimal
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import polars as pl
import pyarrow as pa
from hypothesis import strategies as st

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    ["", " ", "\u00a0\u3000", "\x1c\x85", "\ufeff", "Trực tuyến", "Bộ phận Một cửa xã Đồng Đăng"]
)
MOMENTS = st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31)) | st.sampled_from(
    [datetime(2024, 6, 20), datetime(2024, 6, 19, 17), datetime(1969, 12, 31, 23, 59, 59)]
)
NANOSECONDS = st.integers(-(2**63) + 1, 2**63 - 1) | st.integers(-400, 400).map(
    lambda day: day * 86_400_000_000_000
)


def whole(bits: int, *, signed: bool) -> st.SearchStrategy[int]:
    half = 2 ** (bits - 1)
    return st.integers(-half, half - 1) if signed else st.integers(0, 2 * half - 1)


def decimals(digits: int, places: int) -> st.SearchStrategy[Decimal]:
    limit = 10**digits - 1
    context = decimal.Context(prec=100)
    return st.integers(-limit, limit).map(lambda n: Decimal(n).scaleb(-places, context))


PLAIN: list[tuple[pa.DataType, st.SearchStrategy[Any]]] = [
    *((getattr(pa, f"int{b}")(), whole(b, signed=True)) for b in (8, 16, 32, 64)),
    *((getattr(pa, f"uint{b}")(), whole(b, signed=False)) for b in (8, 16, 32, 64)),
    (pa.float32(), st.floats(width=32)),
    (pa.float64(), st.floats() | st.integers(-(2**60), 2**60).map(float)),
    (pa.bool_(), st.booleans()),
    (pa.decimal128(38, 5), decimals(38, 5)),
    (pa.decimal128(9, 0), decimals(9, 0)),
    (pa.decimal256(76, 30), decimals(76, 30)),
    (pa.decimal128(5, -2), st.integers(-999, 999).map(lambda n: Decimal(n * 100))),
    *((kind, TEXTS) for kind in (pa.string(), pa.large_string(), pa.string_view())),
    *(
        (kind, st.binary(max_size=20))
        for kind in (pa.binary(), pa.large_binary(), pa.binary_view())
    ),
    (pa.binary(3), st.binary(min_size=3, max_size=3)),
    (pa.date32(), st.dates()),
    (pa.date64(), st.dates()),
    *((pa.timestamp(unit), MOMENTS) for unit in ("s", "ms", "us")),
    *(
        (pa.timestamp(unit, zone), MOMENTS)
        for unit in ("s", "ms", "us")
        for zone in ("UTC", "Asia/Ho_Chi_Minh", "+09:30")
    ),
    (pa.timestamp("ns"), NANOSECONDS),
    (pa.timestamp("ns", "UTC"), NANOSECONDS),
    (pa.null(), st.none()),
    # What the core leaves to Python:
    (pa.time64("us"), st.times()),
    (pa.duration("s"), st.integers(-(10**6), 10**6).map(lambda s: timedelta(seconds=s))),
    (pa.list_(pa.int8()), st.lists(whole(8, signed=True), max_size=3)),
    (pa.float16(), st.floats(width=16)),
]


@st.composite
def arrow_columns(draw: st.DrawFn) -> pa.Array:
    """A column of any type, often with gaps, often as a dictionary or a slice."""
    kind, values = draw(st.sampled_from(PLAIN))
    cells = draw(st.lists(st.none() | values, max_size=12))
    if pa.types.is_timestamp(kind) and kind.unit == "s":
        cells = [cell and cell.replace(microsecond=0) for cell in cells]
    if pa.types.is_timestamp(kind) and kind.unit == "ms":
        cells = [
            cell and cell.replace(microsecond=cell.microsecond // 1000 * 1000) for cell in cells
        ]
    if pa.types.is_timestamp(kind) and kind.tz and kind.unit != "ns":
        cells = [cell and cell.replace(tzinfo=UTC) for cell in cells]
    column = pa.array(cells, pa.int64()).cast(kind) if kind in NANO else pa.array(cells, kind)
    codable = not (pa.types.is_null(kind) or pa.types.is_nested(kind) or kind == pa.float16())
    if codable and draw(st.booleans()):
        index = draw(st.sampled_from([pa.int8(), pa.uint8(), pa.int32(), pa.uint32(), pa.int64()]))
        codes = st.none() | st.integers(0, len(column) - 1) if len(column) else st.none()
        column = pa.DictionaryArray.from_arrays(
            pa.array(draw(st.lists(codes, max_size=12)), index), column
        )
    first = draw(st.integers(0, len(column)))
    return column.slice(first, draw(st.integers(0, len(column) - first)))


NANO = (pa.timestamp("ns"), pa.timestamp("ns", "UTC"))


POLARS: list[tuple[Any, st.SearchStrategy[Any]]] = [
    *((kind, whole(bits, signed=True)) for bits, kind in ((8, pl.Int8), (64, pl.Int64))),
    (pl.UInt32, whole(32, signed=False)),
    (pl.Int128, whole(64, signed=True)),
    (pl.Float32, st.floats(width=32)),
    (pl.Float64, st.floats()),
    (pl.Boolean, st.booleans()),
    (pl.String, TEXTS),
    (pl.Categorical, TEXTS),
    (
        pl.Enum(["a", " ", "Trực tuyến", "cái tên này dài"]),
        st.sampled_from(["a", " ", "Trực tuyến", "cái tên này dài"]),
    ),
    (pl.Binary, st.binary(max_size=20)),
    (pl.Date, st.dates()),
    (pl.Datetime("us"), MOMENTS),
    (pl.Datetime("ms"), MOMENTS.map(lambda m: m.replace(microsecond=0))),
    (pl.Datetime("us", "Asia/Ho_Chi_Minh"), MOMENTS.map(lambda m: m.replace(tzinfo=UTC))),
    (pl.Decimal(30, 4), decimals(30, 4)),
    (pl.Null, st.none()),
    (pl.Time, st.times()),
    (pl.Duration, st.integers(-(10**6), 10**6).map(lambda s: timedelta(seconds=s))),
    (pl.Object, st.builds(date, st.integers(2000, 2024), st.just(1), st.just(2))),
]
