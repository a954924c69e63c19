#!/usr/bin/env python3
"""Writes the synthetic data set of the founding campaign: dossiers, evidence, counts, what is
expected, and its README.

    python3 make_synthetic.py [DIRECTORY]        (by default the directory of this file)

The same bytes come out on every platform and with every Python from 3.11 on: the only source of
chance is a seeded generator, no clock is read, and lines end in a line feed. What is planted
stands in `synthetic/`, one file a matter.
"""

import sys
from pathlib import Path

from synthetic.counts import counts_csv
from synthetic.dossiers import dossier_table
from synthetic.evidence import evidence_toml
from synthetic.expected import expected_csv
from synthetic.readme import readme_md


def files() -> dict[str, str]:
    """The text of every file of the data set, by name."""
    table = dossier_table()
    return {
        "dossiers.csv": table.csv(),
        "evidence.toml": evidence_toml(),
        "counts.csv": counts_csv(),
        "expected.csv": expected_csv(),
        "README.md": readme_md(table),
    }


def main(directory: Path) -> None:
    for name, text in files().items():
        (directory / name).write_bytes(text.encode("utf-8"))
        print(f"{name}: {len(text.splitlines())} lines")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent)
