"""Data quality: what looks wrong in dossiers before they are judged.

A report changes no verdict: nothing takes one. The rows are read as :func:`thidua.tally_stream`
reads them, batch by batch.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, Literal

from thidua import _core
from thidua.asked import checked_language
from thidua.batches import Stream, streams_of
from thidua.campaign import Campaign
from thidua.columns import ColumnMapping, shipped_columns
from thidua.diagnostics import Diagnostic, InputError, Language, TableError
from thidua.evidence import Evidence
from thidua.facts import frames_of
from thidua.frames import frame_from
from thidua.streams import BATCH_ROWS, Step, StreamProgress, _checked, _told
from thidua.tables import Source

__all__ = ["DataQuality", "QualityFinding", "QualitySample", "QualityTotal", "data_quality"]

#: The columns of a report as a table, and their types.
COLUMNS: dict[str, type] = {
    "severity": str,
    "code": str,
    "rows": int,
    "message": str,
    "hint": str,
    "file": str,
    "row": int,
    "column": str,
    "dossier": str,
    "value": str,
    "against": str,
}


@dataclass(frozen=True, slots=True)
class QualitySample:
    """A row that a finding is about; what there is nothing to say about is ``None``."""

    file: str | None = None
    row: int | None = None
    column_name: str | None = None
    dossier: str | None = None
    #: The cell, shortened where it is long.
    value: str | None = None
    #: What the cell does not agree with: the day of submission, the cell of the other flag.
    against: str | None = None
    #: The row that this one is a copy of.
    other_file: str | None = None
    other_row: int | None = None


@dataclass(frozen=True, slots=True)
class QualityFinding:
    """One thing that was found: a kind, and within it a unit, an officer, a flag or a day."""

    #: Code, severity, sentence and hint; its place is that of the first row.
    diagnostic: Diagnostic
    #: What the sentence is about: the unit's name, the day, the counts, as texts.
    arguments: tuple[str, ...]
    #: All rows that it was found in.
    rows: int
    #: The first of them.
    samples: tuple[QualitySample, ...]

    @property
    def code(self) -> str:
        """The kind: ``quality.jump``."""
        return self.diagnostic.code

    @property
    def severity(self) -> Literal["error", "warning", "note"]:
        """How grave the kind is."""
        return self.diagnostic.severity

    def message(self, lang: Language = "en") -> str:
        """The sentence in that language."""
        return self.diagnostic.message(lang)

    def __str__(self) -> str:
        return f"{self.rows:,} × {self.message()} [{self.code}]"


@dataclass(frozen=True, slots=True)
class QualityTotal:
    """How often a kind was found, whatever is shown of it."""

    code: str
    severity: Literal["error", "warning", "note"]
    findings: int
    rows: int


class DataQuality:
    """What was found in dossiers. A value: comparable, hashable, picklable."""

    def __init__(self, text: str, told: Mapping[Language, str], frames: str | None = None) -> None:
        self._text = text
        self._told_in = dict(told)
        self._frames = frames

    @cached_property
    def _data(self) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(self._text)
        return data

    @property
    def rows(self) -> int:
        """All rows that were read."""
        return int(self._data["rows"])

    @property
    def sources(self) -> dict[str, int]:
        """Rows by source; sources of one name together."""
        rows: dict[str, int] = {}
        for source in self._data["sources"]:
            rows[source["name"]] = rows.get(source["name"], 0) + source["rows"]
        return rows

    @cached_property
    def totals(self) -> tuple[QualityTotal, ...]:
        """The kinds that were found with all their rows, gravest first."""
        return tuple(QualityTotal(**total) for total in self._data["totals"])

    @cached_property
    def findings(self) -> tuple[QualityFinding, ...]:
        """What is shown, gravest first; of one kind those with most rows first."""
        return tuple(_finding(entry) for entry in self._data["findings"])

    def of(self, kind: str) -> tuple[QualityFinding, ...]:
        """The findings of a kind, with or without its first word: ``"jump"``, ``"quality.jump"``.

        Raises
        ------
        KeyError
            When there is no such kind.
        """
        known = {row[0] for row in _core.fault_catalogue()}
        code = kind if kind in known else f"quality.{kind}"
        if code not in known:
            raise KeyError(f"there is no kind «{kind}» of finding")
        return tuple(finding for finding in self.findings if finding.code == code)

    def count(self, severity: Literal["error", "warning", "note"]) -> int:
        """How many findings are of that severity, those that are not shown among them."""
        if severity not in ("error", "warning", "note"):
            raise ValueError(f"a severity is error, warning or note, not {severity!r}")
        return sum(total.findings for total in self.totals if total.severity == severity)

    def text(self, lang: Language = "vi") -> str:
        """The report as text: each finding with its rows."""
        return self._told_in[checked_language(lang)]

    def to_dict(self) -> dict[str, Any]:
        """The report as plain data, in the form of :meth:`to_json`."""
        data: dict[str, Any] = json.loads(self._text)
        return data

    def to_json(self) -> str:
        """The report as JSON (``schema/data-quality-1.schema.json``): integers and strings only."""
        return self._text

    def to_rows(self, lang: Language = "vi") -> list[dict[str, Any]]:
        """A row a finding, with the first of its samples."""
        return [_row(finding, checked_language(lang)) for finding in self.findings]

    def to_frame(self, backend: str | None = None, *, lang: Language = "vi") -> Any:
        """A row a finding, in the frame library of the dossiers or the one that is named."""
        return frame_from(self.to_rows(lang), COLUMNS, backend or self._frames)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DataQuality) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __len__(self) -> int:
        return len(self.findings)

    def __reduce__(self) -> tuple[Any, ...]:
        return (DataQuality, (self._text, self._told_in, self._frames))

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        numbers = ", ".join(
            f"{self.count(severity)} {severity}s" for severity in ("error", "warning", "note")
        )
        return f"<DataQuality of {self.rows} rows: {numbers}>"

    def _repr_html_(self) -> str:
        from thidua.report.quality import quality_html

        return quality_html(self)


def _finding(entry: Mapping[str, Any]) -> QualityFinding:
    return QualityFinding(
        Diagnostic.from_json(entry),
        tuple(entry["arguments"]),
        entry["rows"],
        tuple(_sample(sample) for sample in entry["samples"]),
    )


def _sample(data: Mapping[str, Any]) -> QualitySample:
    other = data.get("other", {})
    own = {key: value for key, value in data.items() if key != "other"}
    return QualitySample(**own, other_file=other.get("file"), other_row=other.get("row"))


def _row(finding: QualityFinding, lang: Language) -> dict[str, Any]:
    place = finding.diagnostic
    first = finding.samples[0] if finding.samples else QualitySample()
    return {
        "severity": finding.severity,
        "code": finding.code,
        "rows": finding.rows,
        "message": finding.message(lang),
        "hint": place.hint(lang),
        "file": place.file,
        "row": first.row,
        "column": place.column_name,
        "dossier": first.dossier,
        "value": first.value,
        "against": first.against,
    }


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
    batch_rows: int = BATCH_ROWS,
) -> DataQuality:
    """Look at dossiers before they are judged: copies, impossible dates, unknown units, jumps.

    Parameters
    ----------
    dossiers
        Whatever :func:`thidua.tally_stream` takes: a path, a pattern, a folder, a frame, an Arrow
        stream, or several of these.
    campaign
        Says what is counted and when.
    evidence
        Its subjects are the register of units; without it every unit is known.
    columns
        Which column holds what; the shipped mapping where it is left out.
    as_of
        A date after it can't be. Left out, no date is in the future: today is never assumed.
    early_days
        A date more than these days before the period is implausible.
    jump_points, jump_dossiers
        A unit's share of a day is a jump when it is so many percentage points away from that of
        all days before, and both have so many dossiers.
    bulk_times, bulk_dossiers, bulk_days
        A unit's day is a bulk entry when it has so many times the dossiers of the unit's median
        day and at least so many dossiers, where the unit has dossiers on so many days.
    samples
        How many rows a finding shows; it counts all.
    findings
        How many findings of a kind are shown; the totals are of all.
    progress
        Told after each batch how far the run is.
    batch_rows
        How many rows are in memory at a time; the report does not depend on it.

    Returns
    -------
    DataQuality
        What was found. No verdict depends on it.

    Raises
    ------
    TableError
        When a source has not the columns that are needed, all at once, or breaks off.
    PlanError
        While a parameter that the period needs has no value.
    ValueError
        For bounds that can't be.
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

    opened = streams_of(dossiers, _checked(batch_rows))
    _stop_on_headers(checker(), opened)
    found = checker()
    _look_at(found, opened, progress)
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
) -> None:
    rows = 0
    for number, open_one in enumerate(opened, 1):
        with closing(open_one()) as stream:
            checker.open(stream.name, stream.headers)
            for batch in _told(stream, set(checker.needed())):
                checker.add(batch.table)
                rows += _core.rows_of(batch.table)
                if progress is not None:
                    progress(Step(stream.name, number, len(opened), rows, 0, 0))
            checker.close()
