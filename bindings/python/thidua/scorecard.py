"""Scorecards: the tables by which campaigns give points, from their files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from os import PathLike, fspath
from typing import Any

from thidua import _core
from thidua.diagnostics import Diagnostic, diagnostics_from

__all__ = ["Scorecard", "check_scorecard", "load_scorecard", "parse_scorecard"]


def _number_text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, int, Fraction, Decimal)):
        raise TypeError(
            f"a parameter is a text such as «85%», a whole number, a Fraction or a Decimal, "
            f"not {value!r}"
        )
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise ValueError(f"a parameter is a finite number, not {value!r}")
        return format(value, "f")
    return str(value)


def _parameters(parameters: Mapping[str, object] | None) -> dict[str, str]:
    return {key: _number_text(value) for key, value in (parameters or {}).items()}


class Scorecard:
    """A scorecard that was found to be without faults. Immutable, comparable, picklable."""

    __slots__ = ("__dict__", "_core")

    def __init__(self, core: _core.Scorecard) -> None:
        self._core = core

    @cached_property
    def _data(self) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(self._core.to_json())
        return data

    @property
    def id(self) -> str:
        """The card's id."""
        return str(self._data["id"])

    @property
    def title(self) -> dict[str, str]:
        """The title by language."""
        return dict(self._data["title"])

    @property
    def source(self) -> dict[str, str]:
        """Where the card comes from, by language."""
        return dict(self._data["source"])

    @property
    def inputs(self) -> dict[str, dict[str, Any]]:
        """The figures that subjects are scored by, with their units."""
        return {entry["id"]: entry for entry in self._data["inputs"]}

    @property
    def items(self) -> dict[str, dict[str, Any]]:
        """The items with group, input, scoring function, most points and clause."""
        return {entry["id"]: entry for entry in self._data["items"]}

    @property
    def groups(self) -> dict[str, dict[str, Any]]:
        """The groups, each plain, bonus or penalty."""
        return {entry["id"]: entry for entry in self._data["groups"]}

    @property
    def grades(self) -> dict[str, dict[str, Any]]:
        """The grades, the best first."""
        return {entry["id"]: entry for entry in self._data["grades"]}

    @property
    def parameters(self) -> dict[str, dict[str, Any]]:
        """The numbers that the source leaves open, with the values they have here."""
        return {entry["id"]: entry for entry in self._data["parameters"]}

    def to_toml(self) -> str:
        """A file that loads as an equal card."""
        return self._core.to_toml()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Scorecard) and self._core.equals(other._core)

    def __hash__(self) -> int:
        return hash(self.to_toml())

    def __reduce__(self) -> tuple[Any, ...]:
        return (parse_scorecard, (self.to_toml(),))

    def __repr__(self) -> str:
        return f"<Scorecard {self.id}: {len(self.items)} items>"


def parse_scorecard(
    text: str,
    *,
    file_name: str = "<scorecard>",
    parameters: Mapping[str, object] | None = None,
) -> Scorecard:
    """A scorecard from text; see :func:`load_scorecard`."""
    return Scorecard(
        _core.Scorecard.parse(text, file_name=file_name, parameters=_parameters(parameters))
    )


def load_scorecard(
    path: str | PathLike[str], *, parameters: Mapping[str, object] | None = None
) -> Scorecard:
    """Load a scorecard file.

    Args:
        path: a TOML file that begins with ``thidua_scorecard = 1``.
        parameters: values of the numbers that the card leaves open, by id: texts («85%»), whole
            numbers, ``Fraction`` or ``Decimal``; never floats.

    Raises:
        ScorecardError: with all faults of the file, sorted by place.
    """
    return Scorecard(_core.Scorecard.load(fspath(path), parameters=_parameters(parameters)))


def check_scorecard(
    path: str | PathLike[str], *, parameters: Mapping[str, object] | None = None
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a scorecard file, sorted by place."""
    return diagnostics_from(_core.check_scorecard(fspath(path), parameters=_parameters(parameters)))
