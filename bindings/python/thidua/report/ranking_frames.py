"""Rankings and selections for machines: CSV, and frames of the caller's own library."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import narwhals as nw

from thidua.frames import _backend

if TYPE_CHECKING:
    from thidua.rank import Ranking
    from thidua.select import Selection

__all__ = ["ranking_csv", "ranking_frame", "selection_csv", "selection_frame"]


def _csv(columns: Mapping[str, Sequence[Any]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    for row in zip(*columns.values(), strict=True):
        writer.writerow(["" if cell is None else cell for cell in row])
    return buffer.getvalue()


def ranking_csv(ranking: Ranking) -> str:
    """A row a subject, with exact numbers."""
    return _csv(_ranking_columns(ranking))


def selection_csv(selection: Selection) -> str:
    """A row a subject and award."""
    return _csv(_selection_columns(selection))


def _value_text(value: Any) -> str | None:
    if isinstance(value, str):
        return value
    low, high = value.get("low"), value.get("high")
    return None if low is None and high is None else f"{low or ''}..{high or ''}"


def _ranking_columns(ranking: Ranking) -> dict[str, list[Any]]:
    """Ranks are whole numbers, but for averages; where undetermined only the bounds are told."""
    entries = ranking._data["subjects"]
    subjects = list(ranking.values())
    halves = ranking.rules["method"] == "average"

    def number(value: Any) -> Any:
        if value is None:
            return None
        return float(value) if halves else int(value)

    columns: dict[str, list[Any]] = {
        "rank": [number(subject.rank) for subject in subjects],
        "subject": [subject.id for subject in subjects],
        "block": [subject.block or None for subject in subjects],
        "kind": [subject.kind or None for subject in subjects],
        "rank_best": [number(subject.rank_range[0]) for subject in subjects],
        "rank_worst": [number(subject.rank_range[1]) for subject in subjects],
        "overall_best": [number(subject.overall_range[0]) for subject in subjects],
        "overall_worst": [number(subject.overall_range[1]) for subject in subjects],
        "tied": [subject.tied for subject in subjects],
    }
    for index, key in enumerate(ranking.keys_used):
        name = key if key not in columns else f"{key} (value)"
        columns[name] = [_value_text(entry["values"][index]) for entry in entries]
    return columns


def _selection_columns(selection: Selection) -> dict[str, list[Any]]:
    ranking = selection.ranking
    base = _ranking_columns(ranking)
    names = ("rank", "subject", "block", "kind")
    columns: dict[str, list[Any]] = {
        name: [] for name in (*names, "award", "chosen", "reason", "quota", "behind")
    }
    for award in selection.awards:
        for index, choice in enumerate(selection.choices(award).values()):
            for name in names:
                columns[name].append(base[name][index])
            columns["award"].append(award)
            columns["chosen"].append(choice.chosen)
            columns["reason"].append(choice.reason)
            columns["quota"].append(choice.quota)
            columns["behind"].append(None if choice.behind is None else str(choice.behind))
    return columns


def _frame(columns: dict[str, list[Any]], backend: str | None, halves: bool) -> Any:
    name = _backend(backend)
    ranks = {column for column in columns if column.split("_")[0] in {"rank", "overall"}}
    whole = {"tied"} | (set() if halves else ranks)
    if name == "pandas":
        import pandas as pd

        types = {c: "Int64" for c in whole if c in columns}
        types |= {c: "Float64" for c in ranks if halves}
        return pd.DataFrame(columns).astype(types)
    schema = {
        column: nw.Int64() if column in whole else nw.Float64() if column in ranks else nw.String()
        for column in columns
    }
    return nw.from_dict(columns, schema=schema, backend=name).to_native()


def ranking_frame(ranking: Ranking, backend: str | None) -> Any:
    """A row a subject."""
    return _frame(_ranking_columns(ranking), backend, ranking.rules["method"] == "average")


def selection_frame(selection: Selection, backend: str | None) -> Any:
    """A row a subject and award."""
    halves = selection.ranking.rules["method"] == "average"
    return _frame(_selection_columns(selection), backend, halves)
