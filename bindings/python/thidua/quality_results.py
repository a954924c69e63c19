"""What was found in dossiers before they are judged, as values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from thidua import _core
from thidua.asked import checked_language
from thidua.diagnostics import Diagnostic, Language
from thidua.frames import frame_from

__all__ = ["COLUMNS", "DataQuality", "QualityFinding", "QualitySample", "QualityTotal"]

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

        Raises:
            KeyError: when there is no such kind.
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
