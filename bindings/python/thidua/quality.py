"""Data quality: what looks wrong in dossiers before they are judged.

A report changes no verdict: nothing takes one. The rows are read as :func:`thidua.tally_stream`
reads them, batch by batch.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date, datetime

from thidua import _core
from thidua.batches import Stream, streams_of
from thidua.campaign import Campaign
from thidua.columns import ColumnMapping, shipped_columns
from thidua.diagnostics import Diagnostic, InputError, TableError
from thidua.evidence import Evidence
from thidua.facts import frames_of
from thidua.quality_results import DataQuality
from thidua.reading import BATCH_ROWS, checked_rows, read_batches
from thidua.streams import Step, StreamProgress
from thidua.tables import Source

__all__ = ["data_quality"]


def data_quality(
    dossiers: Source,
    campaign: Campaign,
    *,
    evidence: Evidence | None = None,
    columns: ColumnMapping | None = None,
    as_of: date | None = None,
    early_days: int = 1826,
    jump_points: int = 50,
    jump_dossiers: int = 20,
    bulk_times: int = 10,
    bulk_dossiers: int = 50,
    bulk_days: int = 5,
    samples: int = 5,
    findings: int = 100,
    progress: StreamProgress | None = None,
    threads: int | None = None,
    batch_rows: int = BATCH_ROWS,
) -> DataQuality:
    """Look at dossiers before they are judged: copies, impossible dates, unknown units, jumps.

    Args:
        dossiers: whatever :func:`thidua.tally_stream` takes: a path, a pattern, a folder, a frame,
            an Arrow stream, or several of these.
        campaign: says what is counted and when.
        evidence: its subjects are the register of units; without it every unit is known.
        columns: which column holds what; the shipped mapping where it is left out.
        as_of: a date after it can't be. Left out, no date is in the future: today is never assumed.
        early_days: a date more than these days before the period is implausible.
        jump_points: a unit's share of a day is a jump when it is so many percentage points away
            from that of all days before …
        jump_dossiers: … and both have so many dossiers.
        bulk_times: a unit's day is a bulk entry when it has so many times the dossiers of the
            unit's median day …
        bulk_dossiers: … and at least so many dossiers …
        bulk_days: … where the unit has dossiers on so many days.
        samples: how many rows a finding shows; it counts all.
        findings: how many findings of a kind are shown; the totals are of all.
        progress: told after each batch how far the run is.
        threads: with 2 or more, one reads the sources while another looks at them, as in
            :func:`thidua.tally_stream`.
        batch_rows: how many rows a batch has; three are in memory at a time. The report does not
            depend on it, nor on the threads.

    Raises:
        TableError: when a source has not the columns that are needed, all at once, or breaks off.
        PlanError: while a parameter that the period needs has no value.
        ValueError: for bounds that can't be.
    """
    if as_of is not None and (not isinstance(as_of, date) or isinstance(as_of, datetime)):
        raise TypeError(f"as_of is a date, not {as_of!r}")
    if samples < 0 or findings < 0:
        raise ValueError("samples and findings are not negative")
    options = _core.QualityOptions(
        as_of=as_of,
        early_days=early_days,
        jump_points=jump_points,
        jump_dossiers=jump_dossiers,
        bulk_times=bulk_times,
        bulk_dossiers=bulk_dossiers,
        bulk_days=bulk_days,
        samples=samples,
        findings=findings,
    )

    def checker() -> _core.QualityChecker:
        return _core.QualityChecker(
            campaign._core,
            evidence=evidence._core if evidence else None,
            columns=(columns or shipped_columns())._core,
            options=options,
        )

    opened = streams_of(dossiers, checked_rows(batch_rows))
    _stop_on_headers(checker(), opened)
    found = checker()
    _look_at(found, opened, progress, threads)
    text, vi, en = found.told()
    return DataQuality(text, {"vi": vi, "en": en}, frames_of(dossiers))


def _stop_on_headers(checker: _core.QualityChecker, opened: Sequence[Callable[[], Stream]]) -> None:
    """Find the faults of all headers before anything is read.

    Raises:
        TableError: with all of them.
    """
    faults: list[Diagnostic] = []
    for open_one in opened:
        try:
            with closing(open_one()) as stream:
                checker.open(stream.name, stream.headers)
        except InputError as error:
            faults += error.diagnostics
    if faults:
        raise TableError(tuple(faults))


def _look_at(
    checker: _core.QualityChecker,
    opened: Sequence[Callable[[], Stream]],
    progress: StreamProgress | None,
    threads: int | None,
) -> None:
    rows = 0
    for number, open_one in enumerate(opened, 1):
        with closing(open_one()) as stream:
            checker.open(stream.name, stream.headers)
            needed = set(checker.needed())
            with closing(read_batches(stream, needed, threads)) as batches:
                for batch in batches:
                    checker.add(batch.table)
                    rows += _core.rows_of(batch.table)
                    if progress is not None:
                        progress(Step(stream.name, number, len(opened), rows, 0, 0))
            checker.close()
