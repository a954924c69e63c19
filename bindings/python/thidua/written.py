"""Tallies as files: written by ``thidua tally``, read wherever dossiers are."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from thidua import _core
from thidua.campaign import Campaign
from thidua.columns import shipped_columns
from thidua.facts import Tally

__all__ = ["is_tally_name", "read_tally", "was_counted_for", "write_tally"]


def is_tally_name(path: Path) -> bool:
    """Whether a file's name is that of a written tally."""
    return path.suffix.lower() == ".tally"


def write_tally(tally: Tally, path: str | PathLike[str]) -> None:
    """Write a tally to a file; its name ends in ``.tally`` for the command line to know it."""
    Path(path).write_bytes(tally.to_bytes())


def read_tally(path: str | PathLike[str]) -> Tally:
    """The tally that a file holds: its binary form, or the JSON of :meth:`Tally.to_json`.

    Raises:
        ValueError: when the file holds none, or was damaged.
    """
    file = Path(path)
    data = file.read_bytes()
    try:
        if data.startswith(b"{"):
            return Tally.from_json(data.decode())
        return Tally.from_bytes(data)
    except ValueError as error:
        raise ValueError(f"{file.name}: {error}") from error


def was_counted_for(tally: Tally, campaign: Campaign) -> bool:
    """Whether the tally was counted by the campaign's rules: the same flags in the same period."""
    columns = shipped_columns()._core
    empty = _core.TallyBuilder(campaign._core, evidence=None, columns=columns).tally()
    try:
        Tally(empty) + tally
    except ValueError:
        return False
    return True
