"""What options are made of: files that are there, days, words of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from thidua.cli.words import say
from thidua.diagnostics import Language

__all__ = ["date_type", "file_type", "one_of"]

#: Of the days that the library reckons with.
_FIRST_YEAR = 1400


# Click's types take an argument only since its version 8.2.
if TYPE_CHECKING:
    _PathType = click.ParamType[Path]
    _DateType = click.ParamType[date]
    _ChoiceType = click.Choice[str]
else:
    _PathType = _DateType = click.ParamType
    _ChoiceType = click.Choice


class _File(_PathType):
    """A file that is there."""

    name = "file"

    def __init__(self, lang: Language) -> None:
        self._lang = lang

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        path = Path(value)
        if path.is_dir():
            self.fail(say(self._lang, "is-directory", path=path), param, ctx)
        if not path.exists():
            self.fail(say(self._lang, "no-file", path=path), param, ctx)
        return path


class _Day(_DateType):
    name = "date"

    def __init__(self, lang: Language) -> None:
        self._lang = lang

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        day = None
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            with suppress(ValueError):
                day = date.fromisoformat(value)
        if day is not None and day.year < _FIRST_YEAR:
            self.fail(say(self._lang, "calendar-too-early", day=value), param, ctx)
        if day is None:
            self.fail(say(self._lang, "bad-date", text=value), param, ctx)
        return day


class _OneOf(_ChoiceType):
    """A choice whose refusal is told in the program's language."""

    def __init__(self, choices: Sequence[str], lang: Language) -> None:
        super().__init__(choices)
        self._lang = lang

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value not in self.choices:
            known, name = ", ".join(self.choices), param.opts[-1] if param else ""
            text = say(self._lang, "bad-choice", name=name, value=value, known=known)
            raise click.UsageError(text, ctx)
        return str(value)


def date_type(lang: Language) -> _DateType:
    """A day, written 2024-12-31."""
    return _Day(lang)


def file_type(lang: Language) -> _PathType:
    """A file that is there."""
    return _File(lang)


def one_of(choices: Sequence[str], lang: Language) -> _ChoiceType:
    """One of some words."""
    return _OneOf(choices, lang)
