"""The options that commands have in common."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from thidua.cli.types import date_type, file_type, one_of
from thidua.cli.words import say
from thidua.diagnostics import Language

__all__ = [
    "LocalCommand",
    "as_of_option",
    "calendar_options",
    "count_option",
    "date_type",
    "dossiers_option",
    "evidence_option",
    "facts_options",
    "file_type",
    "files_argument",
    "format_option",
    "lang_option",
    "local_help",
    "local_help_option",
    "one_of",
    "output_option",
    "picture_option",
    "plan_argument",
    "quiet_option",
    "reading_option",
    "set_option",
]


class LocalCommand(click.Command):
    """A command whose help is headed in the program's language."""

    def __init__(self, name: str, lang: Language, **attributes: Any) -> None:
        text = say(lang, name)
        super().__init__(
            name,
            help=text,
            short_help=text.split("\n", 1)[0],
            context_settings={"allow_extra_args": True},
            **attributes,
        )
        self._lang = lang

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        left = super().parse_args(ctx, args)
        if left and not ctx.resilient_parsing:
            raise click.UsageError(say(self._lang, "extra", names=" ".join(left)), ctx)
        return left

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return local_help_option(super().get_help_option(ctx), self._lang)

    def get_help(self, ctx: click.Context) -> str:
        return local_help(super().get_help(ctx), self._lang)


def local_help_option(option: click.Option | None, lang: Language) -> click.Option | None:
    """The help option, told in that language."""
    if option is not None:
        option.help = say(lang, "help")
    return option


def local_help(text: str, lang: Language) -> str:
    """Click's help with its own headings in that language."""
    heads = {"Usage:": "usage-head", "Options:": "options-head", "Commands:": "commands-head"}
    for head, key in heads.items():
        text = re.sub(rf"(?m)^{head}", say(lang, key), text)
    # A line may break after the colon.
    text = text.replace("[default:", f"[{say(lang, 'default-head')}:")
    return text.replace("[required]", f"[{say(lang, 'required-mark')}]")


def plan_argument(lang: Language) -> click.Argument:
    """The plan file."""
    return click.Argument(["plan"], type=file_type(lang), metavar="PLAN")


def files_argument(lang: Language) -> click.Argument:
    """Tables of dossiers: files, patterns, folders."""
    return click.Argument(
        ["files"],
        nargs=-1,
        required=True,
        metavar="FILES",
        callback=_files(lang, folders=True),
    )


def lang_option(lang: Language) -> click.Option:
    """The language; the program already is in it, so the commands need not be told."""
    return click.Option(
        ["--lang"], type=one_of(["vi", "en"], lang), expose_value=False, help=say(lang, "lang")
    )


def format_option(lang: Language, choices: Sequence[str]) -> click.Option:
    """The form of the result; the first one by default."""
    return click.Option(
        ["--format", "form"],
        type=one_of(choices, lang),
        default=choices[0],
        show_default=True,
        help=say(lang, "format"),
    )


def output_option(lang: Language) -> click.Option:
    """Where the result goes."""
    return click.Option(
        ["-o", "--output"],
        type=click.Path(path_type=Path),
        metavar="FILE",
        help=say(lang, "output"),
    )


def picture_option(lang: Language) -> click.Option:
    """Where a picture of the result goes."""
    return click.Option(
        ["--picture"],
        type=click.Path(path_type=Path),
        metavar="FILE",
        help=say(lang, "picture"),
    )


def quiet_option(lang: Language) -> click.Option:
    """Nothing but the result, and faults."""
    return click.Option(["-q", "--quiet"], is_flag=True, help=say(lang, "quiet"))


def set_option(lang: Language) -> click.Option:
    """Values of parameters."""

    def parsed(
        ctx: click.Context, param: click.Parameter, texts: tuple[str, ...]
    ) -> dict[str, str]:
        values: dict[str, str] = {}
        for text in texts:
            id_, sign, value = text.partition("=")
            id_ = id_.strip()
            if not sign or not id_ or not value.strip():
                raise click.BadParameter(say(lang, "bad-set", text=text), ctx, param)
            if id_ in values:
                raise click.BadParameter(say(lang, "set-twice", id=id_), ctx, param)
            values[id_] = value.strip()
        return values

    return click.Option(
        ["--set", "parameters"],
        multiple=True,
        metavar="ID=VALUE",
        callback=parsed,
        help=say(lang, "set"),
    )


def _matching(pattern: str) -> list[Path]:
    """The files that match, sorted; the pattern may begin at the root."""
    path = Path(pattern)
    root = Path(path.anchor) if path.anchor else Path()
    return sorted(root.glob(str(path.relative_to(root) if path.anchor else path)))


def _files(lang: Language, *, folders: bool = False) -> Callable[..., tuple[Path, ...]]:
    """Patterns as the files that they match, each file once, in the order given."""

    def found(
        ctx: click.Context, param: click.Parameter, texts: tuple[str, ...]
    ) -> tuple[Path, ...]:
        paths: dict[Path, None] = {}
        for text in texts:
            plain = Path(text)
            if plain.exists() or not set(text) & set("*?["):
                matches = [plain]
            else:
                matches = _matching(text)
                if not matches:
                    raise click.BadParameter(say(lang, "no-match", pattern=text), ctx, param)
            for match in matches:
                is_taken = folders and match.is_dir()
                paths[match if is_taken else file_type(lang).convert(match, param, ctx)] = None
        return tuple(paths)

    return found


def dossiers_option(lang: Language, key: str) -> click.Option:
    """Tables of dossiers that a command can't do without: files, patterns, folders."""
    return click.Option(
        ["--dossiers"],
        multiple=True,
        required=True,
        metavar="FILE",
        callback=_files(lang, folders=True),
        help=say(lang, key),
    )


def evidence_option(lang: Language) -> click.Option:
    """Who takes part, what was judged, which papers came in."""
    return click.Option(
        ["--evidence"], type=file_type(lang), metavar="FILE", help=say(lang, "evidence")
    )


def as_of_option(lang: Language) -> click.Option:
    """The day whose state is asked about."""
    return click.Option(["--as-of"], type=date_type(lang), metavar="DATE", help=say(lang, "as-of"))


def calendar_options(lang: Language) -> list[click.Parameter]:
    """The working calendar to count by: Vietnam's, joined with one's own, or these alone."""
    return [
        click.Option(
            ["--calendar", "calendars"],
            type=file_type(lang),
            multiple=True,
            metavar="FILE",
            help=say(lang, "calendar-file"),
        ),
        click.Option(["--alone"], is_flag=True, help=say(lang, "calendar-alone")),
        click.Option(
            ["--trust"],
            type=one_of(["unverified", "projected"], lang),
            multiple=True,
            help=say(lang, "calendar-trust"),
        ),
    ]


def count_option(name: str, lang: Language, *, key: str, default: int | None) -> click.Option:
    """A number of days, none of them negative."""

    def checked(ctx: click.Context, param: click.Parameter, text: str | int | None) -> int | None:
        if text is None or isinstance(text, int):
            return text
        if not re.fullmatch(r"[0-9]{1,6}", text):
            raise click.BadParameter(say(lang, "bad-count", text=text), ctx, param)
        return int(text)

    return click.Option(
        [name],
        default=default,
        show_default=default is not None,
        type=click.UNPROCESSED,
        metavar="N",
        callback=checked,
        help=say(lang, key),
    )


def reading_option(lang: Language) -> click.Option:
    """How open points are read."""
    return click.Option(
        ["--reading"],
        default="all",
        metavar="NAME|all|point=reading,…",
        help=say(lang, "reading"),
    )


def facts_options(lang: Language) -> list[click.Parameter]:
    """Where the facts are, and how they are judged."""
    file = file_type(lang)
    return [
        click.Option(
            ["--dossiers"],
            multiple=True,
            metavar="FILE",
            callback=_files(lang),
            help=say(lang, "dossiers"),
        ),
        click.Option(["--counts"], type=file, metavar="FILE", help=say(lang, "counts")),
        evidence_option(lang),
        click.Option(["--columns"], type=file, metavar="FILE", help=say(lang, "columns-option")),
        *calendar_options(lang),
        set_option(lang),
        as_of_option(lang),
        reading_option(lang),
    ]
