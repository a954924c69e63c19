"""Synthetic dossiers of a nation, from a seed: units of very different sizes, services of which
each unit has a few often, officers of one unit each, days in order.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import numpy as np

__all__ = ["FIRST", "FLAGS", "Dossiers", "dossiers", "sorted_by_unit"]

#: A Monday, so that ISO weeks are whole.
FIRST = date(2024, 9, 30)
FLAGS = ("submitted", "processed", "fee", "paid")
_SERVICES = 2000
_OFFICERS_A_UNIT = 250


@dataclass(frozen=True)
class Dossiers:
    """The columns of the rows; `paid` is said of rows with a fee only."""

    unit: Any
    service: Any
    officer: Any
    day: Any  #: days since 1970-01-01
    submitted: Any
    processed: Any
    fee: Any
    paid: Any
    units: int
    services: int
    officers: int
    days: int

    @property
    def rows(self) -> int:
        return int(self.unit.size)

    @property
    def columns(self) -> dict[str, Any]:
        """The arrays by name."""
        named = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in named.items() if isinstance(value, np.ndarray)}


def dossiers(rows: int, *, units: int = 10_000, days: int = 92, seed: int = 20241226) -> Dossiers:
    """Rows in the order of days, with units at random."""
    rng = np.random.default_rng(seed)
    size = rng.lognormal(0.0, 1.0, units)
    share = np.cumsum(size) / size.sum()
    offered = rng.integers(50, 401, units).astype(np.float32)
    start = rng.integers(0, _SERVICES, units).astype(np.int32)
    step = rng.choice(np.array([1, 3, 7, 9, 11, 13, 17, 19], dtype=np.int32), units)
    staff = np.clip((6 * size / size.mean()).astype(np.int32), 1, _OFFICERS_A_UNIT)
    first_officer = np.concatenate(([0], np.cumsum(staff)))[:-1].astype(np.int32)
    online = rng.uniform(0.2, 0.95, units).astype(np.float32)
    columns = {
        name: np.empty(rows, dtype=np.int32) for name in ("unit", "service", "officer", "day")
    }
    columns |= {name: np.empty(rows, dtype=np.uint8) for name in FLAGS}
    piece = 4_000_000
    for begin in range(0, rows, piece):
        end = min(begin + piece, rows)
        count = end - begin
        at = slice(begin, end)
        unit = np.searchsorted(share, rng.random(count)).astype(np.int32)
        np.minimum(unit, units - 1, out=unit)
        columns["unit"][at] = unit
        rank = (offered[unit] ** rng.random(count, dtype=np.float32)).astype(np.int32) - 1
        columns["service"][at] = (start[unit] + np.maximum(rank, 0) * step[unit]) % _SERVICES
        drawn = (rng.random(count, dtype=np.float32) * staff[unit]).astype(np.int32)
        columns["officer"][at] = first_officer[unit] + np.minimum(drawn, staff[unit] - 1)
        columns["day"][at] = (np.arange(begin, end, dtype=np.int64) * days // rows).astype(np.int32)
        chance = rng.random((4, count), dtype=np.float32)
        columns["submitted"][at] = chance[0] < online[unit]
        columns["processed"][at] = chance[1] < 0.9
        columns["fee"][at] = chance[2] < 0.5
        columns["paid"][at] = columns["fee"][at] & (chance[3] < 0.6)
    columns["day"] += np.int32((FIRST - date(1970, 1, 1)).days)
    return Dossiers(
        **columns, units=units, services=_SERVICES, officers=int(staff.sum()), days=days
    )


def sorted_by_unit(given: Dossiers) -> Dossiers:
    """The same rows unit after unit, within one by days; codes in the least integers."""
    order = np.argsort(given.unit, kind="stable")
    narrow = {"unit": np.uint16, "service": np.uint16, "officer": np.int32, "day": np.int32}
    columns = {
        name: column[order].astype(narrow.get(name, column.dtype))
        for name, column in given.columns.items()
    }
    return Dossiers(
        **columns,
        units=given.units,
        services=given.services,
        officers=given.officers,
        days=given.days,
    )
