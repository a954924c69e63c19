"""What is wrong with an input, as data: code, place, clause, sentence and hint."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from thidua import _core

__all__ = [
    "CalendarError",
    "CampaignDataError",
    "Diagnostic",
    "EvidenceError",
    "InputError",
    "PlanError",
    "ScorecardError",
    "TableError",
]

Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault, warning or note.

    ``line`` and ``column`` count from 1 (columns in bytes), ``row`` counts a table's header as 1;
    each is ``None`` where it has no meaning.
    """

    code: str
    severity: Literal["error", "warning", "note"]
    message_vi: str
    message_en: str
    file: str | None = None
    line: int | None = None
    column: int | None = None
    row: int | None = None
    column_name: str | None = None
    path: str | None = None
    clause: str | None = None
    hint_vi: str | None = None
    hint_en: str | None = None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Diagnostic:
        """The diagnostic of the documented JSON form."""
        message, hint = data["message"], data.get("hint", {})
        return cls(
            code=data["code"],
            severity=data["severity"],
            message_vi=message["vi"],
            message_en=message["en"],
            file=data.get("file"),
            line=data.get("line"),
            column=data.get("column"),
            row=data.get("row"),
            column_name=data.get("column_name"),
            path=data.get("path"),
            clause=data.get("clause"),
            hint_vi=hint.get("vi"),
            hint_en=hint.get("en"),
        )

    def message(self, lang: Language = "en") -> str:
        """The sentence in that language."""
        return self.message_vi if lang == "vi" else self.message_en

    def hint(self, lang: Language = "en") -> str | None:
        """What to do about it, where something helpful can be said."""
        return self.hint_vi if lang == "vi" else self.hint_en

    def place(self, lang: Language = "en") -> str:
        """File, line and column, or row and column name, as compilers write them."""
        text = self.file or ""
        if self.line is not None:
            text += f":{self.line}" + (f":{self.column}" if self.column is not None else "")
        if self.row is not None:
            text += (": " if text else "") + ("dòng " if lang == "vi" else "row ") + str(self.row)
            if self.column_name:
                text += (", cột" if lang == "vi" else ", column") + f" «{self.column_name}»"
        return text

    def text(self, lang: Language = "en") -> str:
        """All of it in one line, with the hint in a second one."""
        words = {"error": "lỗi", "warning": "cảnh báo", "note": "ghi chú"}
        severity = words[self.severity] if lang == "vi" else self.severity
        place = self.place(lang)
        text = (f"{place}: " if place else "") + f"{severity}: {self.message(lang)} [{self.code}]"
        if self.path and self.line is None and self.row is None:
            text += (" tại " if lang == "vi" else " at ") + self.path
        if self.clause:
            text += (" (khoản " if lang == "vi" else " (clause ") + self.clause + ")"
        hint = self.hint(lang)
        if hint:
            text += ("\n  gợi ý: " if lang == "vi" else "\n  hint: ") + hint
        return text

    def __str__(self) -> str:
        return self.text()


def diagnostics_from(text: str) -> tuple[Diagnostic, ...]:
    """Diagnostics from the JSON that the core gives."""
    return tuple(Diagnostic.from_json(entry) for entry in json.loads(text))


class InputError(ValueError):
    """An input has faults; all of them are in ``diagnostics``, sorted by place."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(diagnostics)
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        return "\n".join(str(diagnostic) for diagnostic in self.diagnostics)

    @property
    def path(self) -> str | None:
        """The file of the first fault."""
        return self.diagnostics[0].file if self.diagnostics else None

    @property
    def line(self) -> int | None:
        """The line of the first fault."""
        return self.diagnostics[0].line if self.diagnostics else None


class PlanError(InputError):
    """Faults of a plan or of the values of its parameters."""


class EvidenceError(InputError):
    """Faults of evidence."""


class TableError(InputError):
    """Faults of a table as a whole, or of a column mapping."""


class CalendarError(InputError):
    """Faults of a working calendar."""


class ScorecardError(InputError):
    """Faults of a scorecard or of the values of its parameters."""


class CampaignDataError(InputError):
    """Faults of more than one kind of input."""


def input_error(text: str) -> InputError:
    """The exception for the core's diagnostics; called by the core."""
    diagnostics = diagnostics_from(text)
    kinds: dict[str, type[InputError]] = {
        "plan": PlanError,
        "parameter": PlanError,
        "evidence": EvidenceError,
        "table": TableError,
        "columns": TableError,
        "calendar": CalendarError,
        "scorecard": ScorecardError,
        "row": TableError,
        "rank": TableError,
    }
    errors = [d for d in diagnostics if d.severity == "error"]
    found = {kinds.get(d.code.split(".", 1)[0], InputError) for d in errors}
    return (found.pop() if len(found) == 1 else CampaignDataError)(diagnostics)


def catalogued(code: str, argument: str, **place: Any) -> Diagnostic:
    """An error of the catalogue that Python finds."""
    fault = next(row for row in _core.fault_catalogue() if row[0] == code)
    vi, en, *hints = (sentence.replace("{0}", argument) for sentence in fault[2:])
    hint_vi, hint_en = (hint or None for hint in (*hints, "", "")[:2])
    return Diagnostic(code, "error", vi, en, hint_vi=hint_vi, hint_en=hint_en, **place)


def unreadable_table(file: str, why: str) -> TableError:
    """The exception for a file that some library could not read as a table."""
    return TableError((catalogued("table.unreadable", why, file=file),))
