"""How many further dossiers are expected, in each of the forms that a user may have it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thidua import _core
from thidua.campaign import Campaign
from thidua.evidence import Evidence
from thidua.tables import text_tables

__all__ = ["Expected", "expected_numbers"]

#: A number for every subject; numbers by subject, or by (subject, indicator); "same-rate"; or a
#: table (a path or frame) with the columns subject, indicator (may be left out), expected.
Expected = Any


#: As in C++: beyond it, a number is a slip of the pen.
_MOST = 1_000_000_000_000


def expected_numbers(
    expected: Expected, campaign: Campaign, evidence: Evidence | None
) -> tuple[list[tuple[str, str, int]], bool]:
    """(Subject, indicator, number) of each, and whether the same rate is expected else.

    Raises:
        InputError: when a table of them has faults.
        TypeError: for anything else.
    """
    if expected is None:
        return [], False
    if isinstance(expected, str) and expected == "same-rate":
        return [], True
    if isinstance(expected, Mapping):
        return [(*_names(key), _whole(number)) for key, number in expected.items()], False
    if isinstance(expected, (int, float)):
        return [("", "", _whole(expected))], False
    numbers = []
    for table in text_tables(expected):
        core = evidence._core if evidence else None
        numbers += _core.read_expected(table, campaign._core, core)
    return [(subject, indicator, number) for subject, indicator, number in numbers], False


def _names(key: object) -> tuple[str, str]:
    match key:
        case str():
            return key, ""
        case (str() as subject, str() as indicator):
            return subject, indicator
    raise TypeError(f"numbers are expected by subject, or by (subject, indicator), not {key!r}")


def _whole(number: object) -> int:
    if isinstance(number, bool) or not isinstance(number, int):
        raise TypeError(f"an expected number is a whole number, not {number!r}")
    if not 0 <= number <= _MOST:
        raise ValueError(f"an expected number lies from 0 to {_MOST:,}, not {number}")
    return number
