"""The result as rows for a spreadsheet: CSV with a byte order mark; no cell is a formula."""

from __future__ import annotations

import csv
import io

from thidua.diagnostics import Language
from thidua.evaluation import Evaluation
from thidua.frames import COLUMNS, award_row, target_rows

__all__ = ["evaluation_csv", "guarded"]

#: What spreadsheets take for the beginning of a formula.
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n")


def evaluation_csv(evaluation: Evaluation, lang: Language = "vi") -> str:
    """One row a subject and question, the columns of ``Evaluation.to_frame``."""
    file = io.StringIO()
    file.write("\N{ZERO WIDTH NO-BREAK SPACE}")
    writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for subject in evaluation:
        head = {"subject": subject.id, "name": subject.name, "kind": subject.kind}
        rows = [row for target in subject.targets.values() for row in target_rows(target, lang)]
        rows += [award_row(award, lang) for award in subject.awards.values()]
        writer.writerows({key: guarded(cell) for key, cell in (head | row).items()} for row in rows)
    return file.getvalue()


def guarded(value: object) -> object:
    """A value as a spreadsheet takes it: no formula, nothing where there is none."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(_ACTIVE):
        return "'" + value
    return "" if value is None else value
