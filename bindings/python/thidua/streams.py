"""Counting what is longer than memory: many files, folders, Arrow streams, batch by batch.

A run over files can be taken up again after it was killed: each file that was counted leaves a part
(:mod:`thidua.parts`), and nothing is counted twice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Literal

from thidua import _core
from thidua.batches import Stream, opened_stream, streams_of
from thidua.campaign import Campaign
from thidua.columns import ColumnMapping, shipped_columns
from thidua.data_files import data_files
from thidua.diagnostics import (
    CampaignDataError,
    Diagnostic,
    InputError,
    TableError,
    unreadable_table,
)
from thidua.evidence import Evidence
from thidua.facts import Tally, frames_of
from thidua.parts import Part, Parts, file_digest
from thidua.reading import BATCH_ROWS, checked_rows, read_batches
from thidua.tables import Source
from thidua.threads import threads_of

__all__ = ["CountedFile", "FilesTally", "Step", "StreamProgress", "tally_files", "tally_stream"]


@dataclass(frozen=True, slots=True)
class Step:
    """How far a run is."""

    #: The source that is being read, and the how-manieth of how many it is.
    source: str
    number: int
    sources: int
    #: Rows of all sources so far.
    rows: int
    #: Bytes of all files so far, and in all; 0 where sources are no files.
    bytes_read: int
    bytes_in_all: int


#: Told after each batch. An exception that it raises ends the run.
StreamProgress = Callable[[Step], object]


@dataclass(frozen=True, slots=True)
class CountedFile:
    """What became of a file."""

    path: Path
    sha256: str
    #: Its rows: counted, outside the period, and set aside.
    rows: int
    #: Counted now; taken up from its part; counted anew, as it or a file before it was
    #: another one when the part was made; or the same bytes as an earlier file, so not counted.
    state: Literal["counted", "taken-up", "counted-anew", "delivered-twice"]
    same_as: Path | None = None


@dataclass(frozen=True, slots=True)
class FilesTally:
    """The tally of a run over files, and what became of each of them."""

    tally: Tally
    files: tuple[CountedFile, ...]

    @property
    def delivered_twice(self) -> tuple[CountedFile, ...]:
        """The files that are the same, byte by byte, as an earlier one; they were left out."""
        return tuple(file for file in self.files if file.state == "delivered-twice")


def tally_stream(
    dossiers: Source,
    campaign: Campaign,
    *,
    evidence: Evidence | None = None,
    columns: ColumnMapping | None = None,
    progress: StreamProgress | None = None,
    threads: int | None = None,
    batch_rows: int = BATCH_ROWS,
) -> Tally:
    """Count dossier rows batch by batch; the tally is the one that :func:`thidua.tally` gives.

    Args:
        dossiers: a path, a pattern («2024-*.csv»), a folder of files, an Arrow stream (whatever has
            ``__arrow_c_stream__``: a pyarrow ``RecordBatchReader``, a DuckDB relation, …), a frame,
            or several of these.
        campaign: says what is counted and when.
        evidence: its subjects are the register.
        columns: which column holds what; the shipped mapping where it is left out.
        progress: told after each batch how far the run is.
        threads: with 2 or more, one reads the sources while another counts; more bring no more.
            Left out, this is done where there are two processors, but a stream that is somebody
            else's is read by the calling thread, to which its code may belong.
        batch_rows: how many rows a batch has; three are in memory at a time. The result does not
            depend on it, nor on the threads.

    Raises:
        TableError: with all faults of the headers before anything is counted; and when a source
            breaks off, with the source and the batch. There is no tally of a part then.
        PlanError: while a parameter that the period needs has no value.
        ValueError: for a number of rows or threads that is not positive.
    """
    opened = streams_of(dossiers, checked_rows(batch_rows))
    run = _Run(campaign, evidence, columns, progress, threads, len(opened))
    run.open_all(opened)
    for number, open_one in enumerate(opened, 1):
        run.count(open_one(), number, size=0)
    run.stop_on_faults()
    return Tally(run.builder.tally(), frames_of(dossiers))


def tally_files(
    files: str | PathLike[str] | Sequence[str | PathLike[str]],
    campaign: Campaign,
    *,
    evidence: Evidence | None = None,
    columns: ColumnMapping | None = None,
    resume: str | PathLike[str] | None = None,
    batches: bool = False,
    progress: StreamProgress | None = None,
    threads: int | None = None,
    batch_rows: int = BATCH_ROWS,
) -> FilesTally:
    """Count dossier files, such that a run that was killed can be taken up again.

    A file with the same bytes as an earlier one was delivered twice, whatever its name: it is told
    and not counted. Else the tally is the one that :func:`thidua.tally` gives on all files.

    Args:
        files: paths, patterns and folders; counted in this order, those of a pattern or a folder in
            the order of their names.
        campaign: says what is counted and when.
        evidence: its subjects are the register.
        columns: which column holds what; the shipped mapping where it is left out.
        resume: a folder for the parts, made when it is not there. A part holds where its file and
            those before it are the same, byte by byte.
        batches: whether the tally carries the SHA-256 of each file that was counted
            (:attr:`Tally.batches`), so that it does not add up with another that has one of them.
        progress: told after each batch how far the run is.
        threads: with 2 or more, one reads while another counts; so it is where it is left out and
            there are two processors.
        batch_rows: how many rows a batch has; three are in memory at a time.

    Raises:
        TableError: for faults of the files.
        PartsError: when the folder belongs to a run with another plan, evidence or mapping, is in
            use, or holds a part that was damaged.
    """
    given = [files] if isinstance(files, (str, PathLike)) else list(files)
    found = [entry for source in given for entry in data_files(source)]
    rows = checked_rows(batch_rows)
    run = _Run(campaign, evidence, columns, progress, threads, len(found))
    run.open_all([lambda p=path, c=cells: opened_stream(p, rows, c) for path, cells in found])  # type: ignore[misc]
    run.bytes_in_all = sum(path.stat().st_size for path, _ in found)
    with Parts(resume, campaign, evidence, columns or shipped_columns()) as parts:
        return _count_files(found, run, parts, rows, batches=batches)


def _count_files(
    found: Sequence[tuple[Path, dict[str, str | None]]],
    run: _Run,
    parts: Parts,
    rows: int,
    *,
    batches: bool,
) -> FilesTally:
    counted: list[CountedFile] = []
    first_of: dict[str, Path] = {}
    tally: Tally | None = None
    for number, (path, cells) in enumerate(found, 1):
        before = path.stat()
        sha256 = file_digest(path)
        if sha256 in first_of:
            run.pass_over(path.name, number, before.st_size, 0)
            counted.append(CountedFile(path, sha256, 0, "delivered-twice", first_of[sha256]))
            continue
        first_of[sha256] = path
        part, was_there = parts.find(sha256, path, cells), parts.knows(path, sha256)
        if part is not None:
            run.builder.take_up(part.dossiers, part.names)
            run.pass_over(path.name, number, before.st_size, part.tally.rows_read)
        else:
            run.builder.keep_dossiers()
            whole = run.count(opened_stream(path, rows, cells), number, size=before.st_size)
            after = path.stat()
            if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
                raise unreadable_table(path.name, "it was changed while it was read")
            part = Part(
                Tally(run.builder.take_part()),
                run.builder.kept_dossiers() if parts.are_kept else [],
                run.builder.take_names(),
            )
            if whole:
                parts.keep(sha256, path, cells, part)
        state: Literal["counted", "taken-up", "counted-anew"] = (
            "taken-up" if part.is_old else "counted-anew" if was_there else "counted"
        )
        counted.append(CountedFile(path, sha256, part.tally.rows_read, state))
        counts = part.tally.with_batch(sha256) if batches else part.tally
        tally = counts if tally is None else tally + counts
    run.stop_on_faults()
    return FilesTally(tally or Tally(run.builder.tally()), tuple(counted))


class _Run:
    """One builder over all sources, and what was told so far."""

    def __init__(
        self,
        campaign: Campaign,
        evidence: Evidence | None,
        columns: ColumnMapping | None,
        progress: StreamProgress | None,
        threads: int | None,
        sources: int,
    ) -> None:
        threads_of(threads)  # refuses what is none before anything is read
        self._evidence = evidence._core if evidence else None
        self._columns = (columns or shipped_columns())._core
        self._campaign = campaign._core
        self.builder = self._new_builder()
        self.bytes_in_all = 0
        self._progress = progress
        self._threads = threads
        self._sources = sources
        self._rows = 0
        self._bytes = 0
        self._faults: list[Diagnostic] = []

    def _new_builder(self) -> _core.TallyBuilder:
        return _core.TallyBuilder(self._campaign, evidence=self._evidence, columns=self._columns)

    def open_all(self, opened: Sequence[Callable[[], Stream]]) -> None:
        """Find the faults of all headers before anything is counted.

        Raises:
            TableError: with all of them.
        """
        builder = self._new_builder()
        for open_one in opened:
            try:
                with closing(open_one()) as stream:
                    builder.open(stream.name, stream.headers)
            except InputError as error:
                self._faults += error.diagnostics
        self.stop_on_faults()

    def count(self, stream: Stream, number: int, *, size: int) -> bool:
        """Count a source; whether its columns as wholes are without faults."""
        begun = self._bytes
        with closing(stream):
            self.builder.open(stream.name, stream.headers)
            needed = set(self.builder.needed())
            with closing(read_batches(stream, needed, self._threads)) as batches:
                for batch in batches:
                    self.builder.add(batch.table)
                    self._rows += _core.rows_of(batch.table)
                    self._bytes = begun + min(batch.bytes_read, size)
                    self._tell(stream.name, number)
        self._bytes = begun + size
        try:
            self.builder.close()
        except InputError as error:
            self._faults += error.diagnostics
            return False
        return True

    def pass_over(self, name: str, number: int, size: int, rows: int) -> None:
        """A source that is not read."""
        self._bytes += size
        self._rows += rows
        self._tell(name, number)

    def _tell(self, name: str, number: int) -> None:
        if self._progress is not None:
            step = Step(name, number, self._sources, self._rows, self._bytes, self.bytes_in_all)
            self._progress(step)

    def stop_on_faults(self) -> None:
        """Raise what was found.

        Raises:
            InputError: with all faults so far.
        """
        if self._faults:
            of_tables = all(
                fault.code.split(".")[0] in {"table", "row", "columns"} for fault in self._faults
            )
            raise (TableError if of_tables else CampaignDataError)(tuple(self._faults))
