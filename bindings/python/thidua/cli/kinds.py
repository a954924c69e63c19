"""Which kind of file one is, by the keys that it begins with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from thidua.campaign import check_plan
from thidua.diagnostics import Diagnostic, InputError
from thidua.quota import load_quotas
from thidua.scorecard import check_scorecard

__all__ = ["faults_of_file"]

# What a file has before its first table, and the names of its tables. Faulty files are looked at
# too, so that no TOML is read here: a line within a text of several lines does not matter, since
# the first line that tells is taken.
_KEY = re.compile(rb"^\s*(?:(thidua(?:_\w+)?)\s*=|(\[\[?\w+))", re.MULTILINE)
_SCORECARD = {b"thidua_scorecard", b"[scorecard", b"[[input", b"[[item"}
_LOOKED_AT = 65536


def faults_of_file(path: Path, parameters: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """All faults of a plan, a scorecard or a file of quotas; what is none of them is a plan."""
    kind = _kind_of(path)
    if kind == "scorecard":
        return check_scorecard(path, parameters=parameters)
    if kind == "quotas":
        try:
            load_quotas(path)
        except InputError as error:
            return error.diagnostics
        return ()
    return check_plan(path, parameters=parameters)


def _kind_of(path: Path) -> str:
    try:
        # A pipe could not be read twice.
        head = path.read_bytes()[:_LOOKED_AT] if path.is_file() else b""
    except OSError:  # told by the check itself
        return "plan"
    found = _KEY.search(head)
    if found is None:
        return "plan"
    key, table = found.groups()
    if (key or table) in _SCORECARD:
        return "scorecard"
    # Files of quotas have no key of their own: they begin with a table.
    is_quotas = table == b"[rank" or (table == b"[[award" and b"[[award.quota" in head)
    return "quotas" if is_quotas else "plan"
