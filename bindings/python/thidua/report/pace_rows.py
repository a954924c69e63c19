"""The pace as rows for spreadsheets and frames: exact numbers are fractions in text."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from typing import Any

import narwhals as nw

from thidua.diagnostics import Language
from thidua.frames import _backend
from thidua.pace import Pace
from thidua.pace_values import Needed, PaceStep, PaceTarget
from thidua.report.rows import guarded
from thidua.values import Ratio

__all__ = ["COLUMNS", "pace_csv", "pace_frame", "pace_row"]

#: The columns, and their types.
COLUMNS = {
    "subject": nw.String,
    "name": nw.String,
    "kind": nw.String,
    "target": nw.String,
    "readings": nw.String,
    "figure": nw.String,
    "n": nw.Int64,
    "d": nw.Int64,
    "comparison": nw.String,
    "level": nw.String,
    "met": nw.String,
    "exceeded": nw.String,
    "days_left": nw.Int64,
    "working_days_left": nw.Int64,
    "of_existing": nw.Int64,
    "of_existing_per_day": nw.Int64,
    "can_turn": nw.Int64,
    "expected": nw.Int64,
    "expected_by": nw.String,
    "of_expected": nw.Int64,
    "of_expected_per_day": nw.Int64,
    "of_expected_per_day_exact": nw.String,
    "of_expected_enough": nw.String,
    "of_new": nw.Int64,
    "of_new_per_day": nw.Int64,
    "of_new_per_day_exact": nw.String,
    "of_new_enough": nw.String,
    "distance": nw.String,
    "step_through": nw.String,
    "step_level": nw.String,
    "step_working_days_left": nw.Int64,
    "step_of_existing": nw.Int64,
    "step_of_new": nw.Int64,
    "step_outlook": nw.String,
    "projection": nw.String,
    "projection_low": nw.String,
    "projection_high": nw.String,
    "no_projection": nw.String,
    "outlook": nw.String,
    "basis": nw.String,
}

#: Written by us, and never a text of the data.
_EXACT = ("distance", "projection", "projection_low", "projection_high")


def pace_row(pace: Pace, row: PaceTarget, lang: Language) -> dict[str, Any]:
    """One target of one subject."""
    cells: dict[str, Any] = {
        "subject": row.subject,
        "name": row.name,
        "kind": row.kind,
        "target": row.target,
        "readings": ", ".join(f"{point}={reading}" for point, reading in row.readings.items())
        or None,
        "figure": row.figure(lang),
        "comparison": row.comparison,
        "level": row.level_figure(lang),
        "met": str(row.met),
        "exceeded": str(row.exceeded),
        "days_left": pace.days_left,
        "working_days_left": pace.working_days_left,
        "can_turn": row.can_turn,
        "expected": row.expected,
        "distance": _exact(row.distance),
        "outlook": str(row.outlook),
        "basis": ", ".join(row.basis) or None,
    }
    if isinstance(row.measure, Ratio):
        cells |= {"n": row.measure.n, "d": row.measure.d}
    if row.expected is not None:
        cells["expected_by"] = "same-rate" if row.expected_is_estimate else "given"
    for key in ("of_existing", "of_expected", "of_new"):
        cells |= _needed(key, getattr(row, key))
    if row.steps:
        cells |= _next_step(row.steps[0])
    projection = row.projection
    if projection is None:
        cells["no_projection"] = row.no_projection
    else:
        cells["projection"] = _exact(projection.value)
        cells["projection_low"] = _exact(projection.low)
        cells["projection_high"] = _exact(projection.high)
    return {key: value for key, value in cells.items() if key in COLUMNS}


def _next_step(step: PaceStep) -> dict[str, Any]:
    """The earlier level that comes next."""
    return {
        "step_through": step.through.isoformat(),
        "step_level": _exact(step.level),
        "step_working_days_left": step.working_days_left,
        "step_of_existing": step.of_existing.count if step.of_existing else None,
        "step_of_new": step.of_new.count if step.of_new else None,
        "step_outlook": str(step.outlook),
    }


def _needed(key: str, needed: Needed | None) -> dict[str, Any]:
    if needed is None:
        return {}
    return {
        key: needed.count,
        f"{key}_per_day": needed.whole_per_working_day,
        f"{key}_per_day_exact": _exact(needed.per_working_day),
        f"{key}_enough": "yes" if needed.count is not None else "no",
    }


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def pace_csv(pace: Pace, lang: Language = "vi") -> str:
    """One row a subject and target; no cell is a formula. A number below zero is data."""
    file = io.StringIO()
    file.write("\N{ZERO WIDTH NO-BREAK SPACE}")
    writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(
        {
            key: value if key in _EXACT else guarded(value)
            for key, value in pace_row(pace, row, lang).items()
        }
        for row in pace
    )
    return file.getvalue()


def pace_frame(pace: Pace, backend: str | None, lang: Language = "vi") -> Any:
    """The same rows as a frame."""
    library = _backend(backend)
    rows = [pace_row(pace, row, lang) for row in pace]
    data = {column: [row.get(column) for row in rows] for column in COLUMNS}
    if library == "pandas":
        import pandas as pd

        whole = {name: "Int64" for name, dtype in COLUMNS.items() if dtype is nw.Int64}
        return pd.DataFrame(data).astype(whole)
    schema = {column: dtype() for column, dtype in COLUMNS.items()}
    return nw.from_dict(data, schema=schema, backend=library).to_native()
