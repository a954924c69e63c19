"""What is judged: tallies of dossiers, and measurements that are given."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thidua import _core
from thidua.campaign import Campaign
from thidua.columns import ColumnMapping, shipped_columns
from thidua.diagnostics import Diagnostic, Language, diagnostics_from
from thidua.evidence import Evidence
from thidua.tables import Source, text_tables
from thidua.tally_arrow import arrow_table
from thidua.values import Measure, measure_from

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Measurements", "Progress", "Tally", "measurements", "tally"]

#: Told how much is done, and of how much.
Progress = Callable[[int, int], None]


class Tally:
    """Counted dossiers: a value that merges. ``a + b`` is the tally of both their rows, and
    ``a - b`` that of the rows of ``a`` without those of ``b``.
    """

    __slots__ = ("_core", "_frames")

    def __init__(self, core: _core.Tally, frames: str | None = None) -> None:
        self._core = core
        self._frames = frames

    @property
    def rows_read(self) -> int:
        """All rows: counted, outside the period, and set aside."""
        return self._core.rows_read

    @property
    def rows_counted(self) -> int:
        """The rows that count."""
        return self._core.rows_counted

    @property
    def rows_set_aside(self) -> int:
        """How many rows can't be counted."""
        return self._core.rows_set_aside

    @property
    def rows_outside_period(self) -> int:
        """How many rows are of dossiers before or after the campaign."""
        return self._core.rows_outside_period

    @property
    def rows_aside(self) -> dict[str, int]:
        """How many rows do not count, by the code of the reason."""
        return self._core.rows_aside()

    @property
    def set_aside(self) -> tuple[Diagnostic, ...]:
        """The rows that can't be counted, each with its number and reason.

        Of each reason the first 10,000, by file and row; :attr:`rows_aside` counts all.
        """
        return diagnostics_from(self._core.set_aside())

    @property
    def outside_period(self) -> tuple[Diagnostic, ...]:
        """The rows of dossiers before or after the campaign, at most the first 10,000."""
        return diagnostics_from(self._core.outside_period())

    @property
    def notes(self) -> tuple[Diagnostic, ...]:
        """What changes how the rows of a whole table were taken."""
        return diagnostics_from(self._core.notes())

    def write_set_aside(self, path: str | PathLike[str], *, lang: Language = "vi") -> None:
        """Write the rows that were set aside or lie outside the period to a CSV file.

        Those of :attr:`set_aside` and :attr:`outside_period`.
        """
        with Path(path).open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["file", "row", "column", "code", "message"])
            for entry in self.set_aside + self.outside_period:
                message = _harmless(entry.message(lang))
                column = _harmless(entry.column_name or "")
                writer.writerow([entry.file, entry.row, column, entry.code, message])

    def to_json(self) -> str:
        """The tally as text that gives it back."""
        return self._core.to_json()

    @classmethod
    def from_json(cls, text: str) -> Tally:
        """The tally that :meth:`to_json` wrote.

        Raises:
            ValueError: when it is not that.
        """
        return cls(_core.Tally.from_json(text))

    def to_bytes(self) -> bytes:
        """The tally in its binary form, with a checksum: equal tallies are equal bytes.

        The form is described in the guide (tally-format).
        """
        return self._core.to_bytes()

    @classmethod
    def from_bytes(cls, data: bytes | bytearray | memoryview) -> Tally:
        """The tally that :meth:`to_bytes` wrote.

        Raises:
            ValueError: when it is not that, one changed bit being enough.
        """
        return cls(_core.Tally.from_bytes(data))

    def to_arrow(self) -> pa.Table:
        """The counts as a ``pyarrow.Table``, a row a change of the state on a day.

        Columns: unit, officer and service (dictionaries; null where the rows name none), day,
        pattern (a bit a flag, the first flag of the rules being 1) and count. What is counted
        stands as JSON in the schema's metadata under ``thidua_rules``.
        """
        return arrow_table(self._core)

    @property
    def batches(self) -> frozenset[str]:
        """The SHA-256 digests of the batches that were counted; empty where nobody gave them."""
        return frozenset(self._core.batches)

    def with_batch(self, digest: str) -> Tally:
        """The tally that says to be counted from a batch with this SHA-256 (64 hex digits).

        Tallies that share a batch do not add up: it was delivered twice.

        Raises:
            ValueError: when it is no such digest, or the batch is counted already.
        """
        return Tally(self._core.with_batch(digest), self._frames)

    def __sub__(self, other: Tally) -> Tally:
        """The tally without the rows of ``other``, which are counted in it.

        Raises:
            ValueError: when they are not, with the first place where more is taken out than was
                counted; or when the two were counted by different rules.
        """
        if not isinstance(other, Tally):
            return NotImplemented
        return Tally(self._core - other._core, self._frames)

    def __add__(self, other: Tally) -> Tally:
        if not isinstance(other, Tally):
            return NotImplemented
        return Tally(self._core + other._core, self._frames or other._frames)

    def __radd__(self, other: object) -> Tally:
        return self if other == 0 else NotImplemented

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tally) and self._core.equals(other._core)

    def __hash__(self) -> int:
        return hash(self.to_bytes())

    def __reduce__(self) -> tuple[Any, ...]:
        return (Tally.from_bytes, (self.to_bytes(),))

    def __copy__(self) -> Tally:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Tally:
        return self

    def __repr__(self) -> str:
        return (
            f"<Tally of {self.rows_read} rows: {self.rows_counted} counted, "
            f"{self.rows_outside_period} outside the period, {self.rows_set_aside} set aside>"
        )


def _harmless(text: str) -> str:
    """A text that a spreadsheet will not take for a formula."""
    return "'" + text if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


class Measurements:
    """Measures that somebody else counted or reported."""

    __slots__ = ("_core", "_frames")

    def __init__(self, core: _core.Measurements, frames: str | None = None) -> None:
        self._core = core
        self._frames = frames

    @property
    def entries(self) -> dict[tuple[str, str, str | None], Measure]:
        """The measures by subject, indicator and day (``None``: for any day)."""
        return {
            (entry["subject"], entry["indicator"], entry.get("as_of")): measure_from(
                entry["measure"]
            )
            for entry in json.loads(self._core.to_json())["entries"]
        }

    @property
    def rows_read(self) -> int:
        """All rows of the table."""
        return self._core.rows_read

    @property
    def set_aside(self) -> tuple[Diagnostic, ...]:
        """The rows that can't be used, each with its number and reason."""
        return diagnostics_from(self._core.set_aside())

    def __len__(self) -> int:
        return len(self._core)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Measurements) and self._core.equals(other._core)

    def __hash__(self) -> int:
        return hash(self._core.to_json())

    def __reduce__(self) -> tuple[Any, ...]:
        return (_measurements_from_json, (self._core.to_json(),))

    def __repr__(self) -> str:
        return f"<Measurements: {len(self)} given, {len(self.set_aside)} rows set aside>"


def _measurements_from_json(text: str) -> Measurements:
    return Measurements(_core.Measurements.from_json(text))


def frames_of(source: Source) -> str | None:
    """The frame library that a source comes from, to answer in the same one."""
    if isinstance(source, (list, tuple)):
        return next((found for part in source if (found := frames_of(part))), None)
    if isinstance(source, (str, PathLike, Mapping)):
        return None
    module = type(source).__module__.split(".")[0].lstrip("_")
    return module if module in {"pandas", "polars", "pyarrow", "duckdb"} else None


def tally(
    dossiers: Source,
    campaign: Campaign,
    *,
    evidence: Evidence | None = None,
    columns: ColumnMapping | None = None,
    progress: Progress | None = None,
) -> Tally:
    """Count dossier rows inside the campaign's period.

    Args:
        dossiers: a path (CSV, Parquet, Excel), a pattern («2024-*.csv»), a folder of files, a frame
            (pandas, polars, pyarrow, DuckDB), a mapping of columns, or several of these, counted as
            one.
        campaign: says what is counted and when.
        evidence: its subjects are the register: rows of units that are not in it are set aside.
        columns: which column holds what; the shipped mapping where it is left out.
        progress: told rows so far and rows in all.

    Raises:
        TableError: when a table has not the columns that are needed, all at once.
        PlanError: while a parameter that the period needs has no value.
    """
    mapping = columns or shipped_columns()
    core = _core.tally(
        text_tables(dossiers),
        campaign._core,
        evidence=evidence._core if evidence else None,
        columns=mapping._core,
        progress=progress,
    )
    return Tally(core, frames_of(dossiers))


def measurements(
    table: Source, campaign: Campaign, *, evidence: Evidence | None = None
) -> Measurements:
    """Read a table of counts, reported percentages and quantities: a row a subject and indicator.

    Raises:
        TableError: when columns are missing or double.
        ValueError: for more than one table.
    """
    tables = text_tables(table)
    if len(tables) != 1:
        raise ValueError("measurements are read from one table")
    core = _core.read_measurements(
        tables[0], campaign._core, evidence=evidence._core if evidence else None
    )
    return Measurements(core, frames_of(table))
