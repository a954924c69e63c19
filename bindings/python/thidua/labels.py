"""Two columns that belong together: of pandas, their labels must be the same."""

from __future__ import annotations

from typing import Any

__all__ = ["check_paired"]


def check_paired(first: Any, second: Any) -> None:
    """Refuse two Series of pandas whose indexes differ; by position they would be paired wrongly.

    Raises:
        ValueError: when the indexes differ, be it in their order alone.
    """
    if not (_is_series(first) and _is_series(second)) or first.index.equals(second.index):
        return
    raise ValueError(
        "the two Series have different indexes, so their rows can't be paired: align them first, "
        "as with second.reindex(first.index), or drop both indexes with .reset_index(drop=True)"
    )


def _is_series(value: Any) -> bool:
    return type(value).__module__.partition(".")[0] == "pandas" and hasattr(value, "index")
