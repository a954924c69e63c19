"""How many threads work, where a caller may say so."""

from __future__ import annotations

import os

__all__ = ["threads_of"]


def threads_of(threads: int | None) -> int:
    """So many, or as many as there are processors for this process.

    Raises:
        ValueError: for none or fewer.
    """
    if threads is not None:
        if threads < 1:
            raise ValueError("the number of threads is not positive")
        return threads
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
