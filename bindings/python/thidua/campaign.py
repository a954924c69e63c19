"""Campaigns from plan files."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from functools import cached_property
from os import PathLike, fspath
from typing import Any

from thidua import _core
from thidua.diagnostics import Diagnostic, InputError, PlanError, diagnostics_from
from thidua.scorecard import Scorecard

__all__ = ["Campaign", "check_plan", "load_campaign", "parse_campaign"]


def _parameters(issue_date: date | None, parameters: Mapping[str, object] | None) -> dict[str, str]:
    values: dict[str, object] = {"issue-date": issue_date} if issue_date else {}
    values |= parameters or {}
    return {key: _text_of(value) for key, value in values.items()}


def _text_of(value: object) -> str:
    if isinstance(value, datetime):
        raise TypeError(
            "expected a datetime.date, not a datetime: say .date() where the day is meant"
        )
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return str(value)
    raise TypeError(f"a parameter is a date, a text or a whole number, not {value!r}")


@contextmanager
def _plan_errors() -> Iterator[None]:
    """Faults of a scorecard within a plan are faults of the plan."""
    try:
        yield
    except InputError as error:
        if isinstance(error, PlanError):
            raise
        raise PlanError(error.diagnostics) from None


class Campaign:
    """A plan that was found to be without faults. Immutable, comparable, hashable, picklable."""

    __slots__ = ("__dict__", "_core")

    def __init__(self, core: _core.Campaign) -> None:
        self._core = core

    @cached_property
    def plan(self) -> dict[str, Any]:
        """The plan as the format's data: what ``tomllib`` reads from :meth:`to_toml`."""
        return tomllib.loads(self._core.to_toml())

    @property
    def id(self) -> str:
        """The campaign's id."""
        return str(self.plan["campaign"]["id"])

    @property
    def title(self) -> dict[str, str]:
        """The title by language."""
        return _local(self.plan["campaign"]["title"])

    @property
    def issuer(self) -> dict[str, str]:
        """Who announced the campaign, by language."""
        return _local(self.plan["campaign"].get("issuer", ""))

    @property
    def period(self) -> tuple[date, date] | None:
        """First and last day, both included; ``None`` while a parameter of it has no value."""
        return self._core.period()

    @property
    def targets(self) -> dict[str, dict[str, Any]]:
        """The numeric contents by id."""
        return _by_id(self.plan.get("target", []))

    @property
    def indicators(self) -> dict[str, dict[str, Any]]:
        """The indicators by id."""
        return _by_id(self.plan.get("indicator", []))

    @property
    def awards(self) -> dict[str, dict[str, Any]]:
        """The awards by id."""
        return _by_id(self.plan.get("award", []))

    @property
    def clauses(self) -> dict[str, dict[str, str]]:
        """The wording of each clause, by language."""
        return {entry["id"]: _local(entry["text"]) for entry in self.plan.get("clause", [])}

    @property
    def open_points(self) -> dict[str, tuple[str, ...]]:
        """The open points with the ids of their readings."""
        return {
            entry["id"]: tuple(reading["id"] for reading in entry["reading"])
            for entry in self.plan.get("open_point", [])
        }

    @property
    def readings(self) -> dict[str, dict[str, str]]:
        """The named sets of readings."""
        return {entry["id"]: dict(entry["choices"]) for entry in self.plan.get("reading", [])}

    @cached_property
    def scorecards(self) -> dict[str, Scorecard]:
        """The scorecards that the plan holds, by id."""
        cards = [Scorecard(core) for core in _core.campaign_scorecards(self._core)]
        return {card.id: card for card in cards}

    def scorecard(self, id: str | None = None) -> Scorecard:  # noqa: A002
        """The scorecard of that id; the only one may be left unnamed.

        Raises:
            ValueError: without an id, when the plan has none or several.
            KeyError: when it has none of that id.
        """
        known = ", ".join(self.scorecards)
        if id is None:
            if not known:
                raise ValueError(f"the plan «{self.id}» has no scorecard")
            if len(self.scorecards) > 1:
                raise ValueError(f"say which scorecard: {known}")
            return next(iter(self.scorecards.values()))
        if id not in self.scorecards:
            raise KeyError(f"there is no scorecard «{id}»; there are: {known}")
        return self.scorecards[id]

    def with_parameter(self, id: str, value: object) -> Campaign:  # noqa: A002
        """The same campaign with a parameter's value set.

        Raises:
            PlanError: for an unknown parameter, a wrong value, or a contradiction with the plan.
        """
        with _plan_errors():
            return Campaign(self._core.with_parameter(id, _text_of(value)))

    def to_toml(self) -> str:
        """The plan file of this campaign, in canonical form."""
        return self._core.to_toml()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Campaign) and self._core.equals(other._core)

    def __hash__(self) -> int:
        return hash(self._core)

    def __reduce__(self) -> tuple[Any, ...]:
        return (_from_toml, (self.to_toml(),))

    def __copy__(self) -> Campaign:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Campaign:
        return self

    def __repr__(self) -> str:
        period = self.period
        days = f"{period[0]} … {period[1]}" if period else "period not known yet"
        return f"<Campaign {self.id}, {days}, {len(self.awards)} awards>"


def _from_toml(text: str) -> Campaign:
    return parse_campaign(text)


def _local(text: Any) -> dict[str, str]:
    return {"vi": text} if isinstance(text, str) else dict(text)


def _by_id(entries: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {entry["id"]: entry for entry in entries}


def load_campaign(
    path: str | PathLike[str],
    *,
    issue_date: date | None = None,
    parameters: Mapping[str, object] | None = None,
) -> Campaign:
    """Load a campaign from its plan file.

    Args:
        path: the plan file.
        issue_date: the value of the parameter ``issue-date``.
        parameters: values of parameters by id; dates, texts such as ``"2 pp"``, whole numbers.

    Raises:
        PlanError: with all faults of the file, sorted by place.
    """
    values = _parameters(issue_date, parameters)
    with _plan_errors():
        return Campaign(_core.Campaign.load(fspath(path), parameters=values))


def parse_campaign(
    text: str,
    *,
    file_name: str = "<text>",
    issue_date: date | None = None,
    parameters: Mapping[str, object] | None = None,
) -> Campaign:
    """Load a campaign from the text of a plan file; ``file_name`` is what diagnostics call it."""
    values = _parameters(issue_date, parameters)
    with _plan_errors():
        return Campaign(_core.Campaign.parse(text, file_name=file_name, parameters=values))


def check_plan(
    path: str | PathLike[str], *, parameters: Mapping[str, object] | None = None
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a plan file, warnings included, sorted by place."""
    return diagnostics_from(
        _core.check_plan(fspath(path), parameters=_parameters(None, parameters))
    )
