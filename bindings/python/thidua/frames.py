"""Results as frames of the caller's own library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Literal

import narwhals as nw

from thidua.values import Ratio, Truth

if TYPE_CHECKING:
    from thidua.evaluation import Evaluation
    from thidua.results import AwardResult, TargetResult, Verdict

__all__ = ["COLUMNS", "award_row", "frame_from", "frame_of", "target_rows"]

_Backend = Literal["pandas", "polars", "pyarrow"]
_BACKENDS: tuple[_Backend, ...] = ("pandas", "polars", "pyarrow")
#: The columns of a result as a table, and their types.
COLUMNS = {
    "subject": nw.String,
    "name": nw.String,
    "kind": nw.String,
    "question": nw.String,
    "id": nw.String,
    "truth": nw.String,
    "under_every_reading": nw.Boolean,
    "turns_on": nw.String,
    "figure": nw.String,
    "n": nw.Int64,
    "d": nw.Int64,
    "missing": nw.String,
}


def frame_of(evaluation: Evaluation, backend: str | None, lang: str) -> Any:
    """One row a subject and question."""
    backend = _backend(backend)
    rows: list[dict[str, Any]] = []
    for subject in evaluation:
        head = {"subject": subject.id, "name": subject.name, "kind": subject.kind}
        for target in subject.targets.values():
            rows += [{**head, **row} for row in target_rows(target, lang)]
        rows += [{**head, **award_row(award, lang)} for award in subject.awards.values()]
    data = {column: [row.get(column) for row in rows] for column in COLUMNS}
    if backend == "pandas":
        return _pandas_frame(data)
    schema = {column: dtype() for column, dtype in COLUMNS.items()}
    return nw.from_dict(data, schema=schema, backend=backend).to_native()


_TYPES = {str: nw.String, int: nw.Int64, date: nw.Date, bool: nw.Boolean}


def frame_from(
    rows: Sequence[Mapping[str, Any]], columns: Mapping[str, type], backend: str | None
) -> Any:
    """Rows as a frame; days are days and what is not there is missing, in each library."""
    backend = _backend(backend)
    data = {column: [row.get(column) for row in rows] for column in columns}
    if backend == "pandas":
        import pandas as pd

        frame = pd.DataFrame(data, columns=list(columns))
        kinds = {int: "Int64", date: "datetime64[s]", bool: "boolean"}
        return frame.astype({c: kinds[kind] for c, kind in columns.items() if kind in kinds})
    schema = {column: _TYPES[kind]() for column, kind in columns.items()}
    return nw.from_dict(data, schema=schema, backend=backend).to_native()


def _pandas_frame(data: dict[str, list[Any]]) -> Any:
    """With nullable integers: a count that is not there is not a float."""
    import pandas as pd

    frame = pd.DataFrame(data)
    return frame.astype({"n": "Int64", "d": "Int64"})


def _backend(wanted: str | None) -> _Backend:
    known = "pyarrow" if wanted == "duckdb" else wanted
    for name in _BACKENDS:
        if name == known or (known is None and find_spec(name)):
            return name
    if known is None:
        raise ImportError(f"a frame needs one of: {', '.join(_BACKENDS)}")
    raise ValueError(f"there is no frame library «{wanted}»; there are: {', '.join(_BACKENDS)}")


def _verdict_cells(verdict: Verdict) -> dict[str, Any]:
    return {
        "truth": str(verdict.truth),
        "under_every_reading": verdict.same_under_all,
        "turns_on": ", ".join(verdict.turns_on) or None,
    }


def target_rows(target: TargetResult, lang: str) -> list[dict[str, Any]]:
    """Two rows: whether the target is met, and whether it is exceeded."""
    measure = target.measure
    counts = {"n": measure.n, "d": measure.d} if isinstance(measure, Ratio) else {}
    figure = target.figure("vi" if lang == "vi" else "en")
    return [
        {"question": name, "id": target.id, "figure": figure, **counts, **_verdict_cells(verdict)}
        for name, verdict in (("target-met", target.met), ("target-exceeded", target.exceeded))
    ]


def award_row(award: AwardResult, lang: str) -> dict[str, Any]:
    """The verdict, and the smallest set of facts that is missing."""
    verdict = award.verdict
    missing = None
    if Truth.UNDETERMINED in verdict.truths:
        ways = award.missing(lang="vi" if lang == "vi" else "en")
        missing = "; ".join(ways[0]) if ways else None
    return {"question": "award", "id": award.id, "missing": missing, **_verdict_cells(verdict)}
