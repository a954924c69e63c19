"""No two C++ files define a type of one name in one namespace."""

from __future__ import annotations

import re
from pathlib import Path

from conftest import ROOT


def types_defined(path: Path) -> list[str]:
    """The types that a C++ file defines for others, with their namespaces."""
    found, spaces = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        if opened := re.match(r"(?:inline )?namespace ?([\w: ]*)\{", line):
            spaces.append(opened[1].strip() or "-")
        elif line.startswith("}  // namespace"):
            spaces.pop()
        elif "-" not in spaces and (
            kind := re.match(r"(?:struct|class|enum class) (\w+)(?: final)?(?: :.*)? \{", line)
        ):
            found.append("::".join([*spaces, kind[1]]))
    return found


def test_a_type_is_defined_once() -> None:
    # Two of one name in two headers are no error of the compiler, and a crash when they are linked.
    where: dict[str, list[Path]] = {}
    for folder in ("include", "src", "bindings"):
        for path in sorted((ROOT / folder).rglob("*.[hc]pp")):
            for name in types_defined(path):
                where.setdefault(name, []).append(path.relative_to(ROOT))
    assert len(where) > 300
    assert {name: paths for name, paths in where.items() if len(paths) > 1} == {}
