"""Counting on several machines: two functions, for whatever engine spreads the rows.

:func:`count` turns Arrow batches into a partial tally, as bytes; :func:`merge` turns partial
tallies into the tally. The result is that of one machine, byte by byte, as long as all rows of a
dossier come to the same :func:`count`. :class:`Counting` has what an engine needs to bring them
there: :meth:`Counting.keyed` and :meth:`Counting.split`.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from thidua import _core
from thidua.campaign import Campaign
from thidua.cell_text import arrow_cells
from thidua.columns import ColumnMapping, shipped_columns
from thidua.diagnostics import Diagnostic, TableError, diagnostics_from
from thidua.evidence import Evidence
from thidua.facts import Tally
from thidua.parts import packed, unpacked

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["KEY", "ORDER", "Counting", "count", "merge", "merge_some"]

#: The columns of keyed rows besides the cells, which are «c0», «c1», …
KEY, ORDER = "thidua_key", "thidua_order"
#: Rows without an id are spread over so many keys: they are set aside wherever they come.
_SPREAD = 1024


@dataclass(frozen=True, slots=True)
class Counting:
    """What is counted, in a form that is sent to where the rows are (it can be pickled).

    Args:
        campaign: says what is counted and when.
        headers: the columns of the table.
        evidence: its subjects are the register.
        columns: which column holds what; the shipped mapping where it is left out.
        order: the column with the rows' numbers, whole numbers from 1: of the copies of a dossier
            the first counts, and a diagnostic tells the number. Without it a row has no number, and
            of the copies of a dossier that one counts whose cells come first as text, column by
            column, what is missing before all else.
        name: what diagnostics call the table.

    Raises:
        TableError: for faults of the headers.
        ValueError: when there is no such column as ``order``.
    """

    campaign: Campaign
    headers: tuple[str, ...]
    evidence: Evidence | None = None
    columns: ColumnMapping | None = None
    order: str | None = None
    name: str = "<frame>"

    def __post_init__(self) -> None:
        object.__setattr__(self, "headers", tuple(str(header) for header in self.headers))
        if self.order is not None and self.order not in self.headers:
            known = ", ".join(self.headers)
            raise ValueError(f"there is no column «{self.order}» to order by; there are: {known}")
        self._builder()

    def _builder(self) -> _core.TallyBuilder:
        builder = _core.TallyBuilder(
            self.campaign._core,
            evidence=self.evidence._core if self.evidence else None,
            columns=(self.columns or shipped_columns())._core,
        )
        builder.open(self.name, list(self.headers))
        return builder

    @property
    def needed(self) -> tuple[str, ...]:
        """The columns that are read, in the table's order; besides them the one of the order is."""
        needed = set(self._builder().needed())
        return tuple(header for header in self.headers if header in needed)

    @property
    def schema(self) -> pa.Schema:
        """The schema of keyed rows."""
        import pyarrow as pa

        cells = [(f"c{i}", pa.string()) for i in range(len(self.needed))]
        return pa.schema([(KEY, pa.string()), (ORDER, pa.int64()), *cells])

    @property
    def sorted_by(self) -> tuple[str, ...]:
        """The columns by which keyed rows are sorted before they are counted, missing first."""
        if self.order is not None:
            return (ORDER,)
        return (KEY, *(f"c{i}" for i in range(len(self.needed))))

    def keyed(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Rows as text cells, with the dossier's id as the library compares it.

        All rows with one key have to come to the same :meth:`count`.

        Raises:
            ValueError: when a row has no whole number from 1 on as its place in the order.
        """
        import pyarrow as pa

        needed, schema = self.needed, self.schema
        at = needed.index(self._builder().dossier_column())
        for batch in batches:
            names = batch.schema.names
            cells = [arrow_cells(batch.column(names.index(name))) for name in needed]
            keys = [
                key if key is not None else f"\x00{row % _SPREAD}"
                for row, key in enumerate(_core.dossier_keys(cells[at]))
            ]
            rows = self._rows(batch)
            columns = [pa.array(keys, pa.string()), pa.array(rows, pa.int64())]
            columns += [pa.array(column, pa.string()) for column in cells]
            yield pa.RecordBatch.from_arrays(columns, schema=schema)

    def _rows(self, batch: pa.RecordBatch) -> list[int]:
        if self.order is None:
            return [0] * batch.num_rows
        rows: list[int] = batch.column(batch.schema.names.index(self.order)).to_pylist()
        for row in rows:
            if not isinstance(row, int) or isinstance(row, bool) or row < 1:
                raise ValueError(
                    f"the column «{self.order}» gives the order of the rows: "
                    f"whole numbers from 1, not {row!r}"
                )
        return rows

    def split(self, batches: Iterable[pa.RecordBatch], parts: int) -> list[pa.Table]:
        """Keyed rows by the key's checksum: the n-th piece of each split goes to the n-th count."""
        import pyarrow as pa

        pieces: list[list[pa.RecordBatch]] = [[] for _ in range(parts)]
        for batch in self.keyed(batches):
            home = [zlib.crc32(key.encode()) % parts for key in batch.column(0).to_pylist()]
            for part in range(parts):
                rows = [row for row, at in enumerate(home) if at == part]
                pieces[part].append(batch.take(pa.array(rows, pa.int64())))
        return [pa.Table.from_batches(piece, schema=self.schema) for piece in pieces]

    def count_pieces(self, pieces: Sequence[pa.Table]) -> bytes:
        """Count the pieces of several splits that belong together, whatever their order."""
        import pyarrow as pa

        table = pa.concat_tables(pieces) if pieces else self.schema.empty_table()
        cells = [table.column(name).to_pylist() for name in self.sorted_by]
        places = _places(cells)
        keys = sorted(range(table.num_rows), key=places.__getitem__)
        return self.count_keyed(table.take(pa.array(keys, pa.int64())).to_batches(65_536))

    def count_keyed(self, batches: Iterable[pa.RecordBatch]) -> bytes:
        """A partial tally of keyed rows that come sorted (:attr:`sorted_by`).

        Raises:
            ValueError: when they do not.
        """
        builder, needed = self._builder(), self.needed
        last: tuple[Any, ...] = ()
        for batch in batches:
            cells = [column.to_pylist() for column in batch.columns]
            rows = cells[1]
            last = self._checked(cells, last)
            named = dict(zip(needed, cells[2:], strict=True))
            nothing: list[str | None] = [None] * batch.num_rows
            columns = [named.get(header, nothing) for header in self.headers]
            builder.add(_core.numbered_table(self.name, list(self.headers), columns, rows))
        return packed(
            "partial",
            {
                "name": self.name,
                "spellings": builder.spellings(),
                "flags": builder.flag_columns(),
            },
            Tally(builder.tally()),
        )

    def _checked(self, cells: list[list[Any]], last: tuple[Any, ...]) -> tuple[Any, ...]:
        """The last row's place in the order."""
        places = _places(cells[1:2] if self.order is not None else [cells[0], *cells[2:]])
        for place in places:
            if place < last:
                raise ValueError("the rows do not come in their order: sort them before they count")
            last = place
        return last


def _places(cells: list[list[Any]]) -> list[tuple[Any, ...]]:
    """What rows are sorted by: text by its code points, what is missing before all else."""
    return [
        tuple((cell is not None, cell or "") for cell in row) for row in zip(*cells, strict=True)
    ]


def count(
    batches: Iterable[pa.RecordBatch],
    campaign: Campaign,
    *,
    evidence: Evidence | None = None,
    columns: ColumnMapping | None = None,
    order: str | None = None,
) -> bytes:
    """Count Arrow batches into a partial tally.

    All rows of a dossier have to be in the batches of one call. They are brought into order here,
    so they have to fit into memory; :meth:`Counting.count_keyed` takes sorted rows as a stream.

    Args:
        batches: record batches of one table; at least one, it may be empty.
        campaign: says what is counted and when.
        evidence: its subjects are the register.
        columns: which column holds what; the shipped mapping where it is left out.
        order: the column with the rows' numbers (see :class:`Counting`).

    Raises:
        TableError: for faults of the headers.
        ValueError: when there is no batch, or the order is none.
    """
    rest = iter(batches)
    first = next(rest, None)
    if first is None:
        raise ValueError("there has to be a batch, to know the columns; it may be empty")
    counting = Counting(campaign, tuple(first.schema.names), evidence, columns, order)
    return counting.count_pieces(counting.split(_chained(first, rest), 1))


def _chained(first: pa.RecordBatch, rest: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    yield first
    yield from rest


def merge_some(partials: Iterable[bytes]) -> bytes:
    """One partial tally of several, to be merged further.

    Raises:
        ValueError: when there is none, one is damaged, or they were counted by different rules.
    """
    values: list[dict[str, Any]] = []
    tally: Tally | None = None
    for partial in partials:
        value, part = unpacked("partial", partial)
        values.append(value)
        tally = part if tally is None else tally + part
    if tally is None:
        raise ValueError("there is no partial tally to merge")
    flags = [list(flags) for flags in zip(*(value["flags"] for value in values), strict=True)]
    return packed(
        "partial",
        {
            "name": values[0]["name"],
            "spellings": _core.merged_spellings(
                [tuple(spelling) for value in values for spelling in value["spellings"]]
            ),
            "flags": [_merged_flag(flag) for flag in flags],
        },
        tally,
    )


def _merged_flag(parts: list[Any]) -> list[Any]:
    name, column = parts[0][:2]
    seen = [(known, [(row, value) for row, value in values]) for _, _, known, values in parts]
    return [name, column, *_core.merged_values(seen)]


def merge(partials: Iterable[bytes]) -> Tally:
    """The tally of all partial tallies.

    Raises:
        TableError: when a column has no known value in any of them.
        ValueError: when there is none, one is damaged, or they were counted by different rules.
    """
    value, tally = unpacked("partial", merge_some(partials))
    faults: list[Diagnostic] = []
    for flag, column, known, seen in value["flags"]:
        values = [] if known else [(row, text) for row, text in seen]
        told = _core.no_known_value(value["name"], column, flag, values)
        faults += diagnostics_from(told) if told is not None else ()
    if faults:
        raise TableError(tuple(faults))
    spellings = [tuple(spelling) for spelling in value["spellings"]]
    return Tally(_core.respelled(tally._core, spellings))
