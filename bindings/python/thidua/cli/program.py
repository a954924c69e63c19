"""The program: its commands in one language, and what it says when it is used wrongly."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click

from thidua._core import version
from thidua.cli.calendar import calendar_command
from thidua.cli.check import check_command
from thidua.cli.deadlines import deadlines_command
from thidua.cli.evaluate import evaluate_command
from thidua.cli.explain import explain_command
from thidua.cli.money import money_command
from thidua.cli.options import local_help, local_help_option
from thidua.cli.output import outlasting
from thidua.cli.pace import pace_command
from thidua.cli.quality import quality_command
from thidua.cli.ranking import rank_command
from thidua.cli.score import score_command
from thidua.cli.selecting import select_command
from thidua.cli.show import columns_command, readings_command
from thidua.cli.tally import tally_command
from thidua.cli.words import say
from thidua.diagnostics import Language

__all__ = ["Program", "main", "program"]


class Program(click.Group):
    """A group whose errors are told in the language that was asked for."""

    def __init__(self, lang: Language) -> None:
        super().__init__(
            name="thidua",
            help=say(lang, "program"),
            no_args_is_help=False,
            invoke_without_command=True,
            callback=_help_when_bare,
            context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        )
        self._lang = lang
        self.params = [
            click.Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_print_version,
                help=say(lang, "version"),
            ),
            click.Option(
                ["--lang"],
                type=click.Choice(["vi", "en"]),
                expose_value=False,
                help=say(lang, "lang"),
            ),
        ]
        for command in (
            check_command(lang),
            evaluate_command(lang),
            tally_command(lang),
            quality_command(lang),
            explain_command(lang),
            deadlines_command(lang),
            pace_command(lang),
            columns_command(lang),
            readings_command(lang),
            calendar_command(lang),
            money_command(lang),
            score_command(lang),
            rank_command(lang),
            select_command(lang),
        ):
            self.add_command(command)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return local_help_option(super().get_help_option(ctx), self._lang)

    def get_help(self, ctx: click.Context) -> str:
        return local_help(super().get_help(ctx), self._lang)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        try:
            result = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
            code = result if isinstance(result, int) else 0
        except click.UsageError as error:
            click.echo(say(self._lang, "usage", message=self._told(error)), err=True)
            path = error.ctx.command_path if error.ctx else "thidua"
            click.echo(say(self._lang, "see-help", path=path), err=True)
            code = 2
        except click.ClickException as error:
            click.echo(error.format_message(), err=True)
            code = 2
        except (click.Abort, KeyboardInterrupt):
            click.echo(say(self._lang, "interrupted"), err=True)
            code = 130
        if standalone_mode:
            sys.exit(code)
        return code

    def _told(self, error: click.UsageError) -> str:
        """Click's errors, in our words."""
        lang = self._lang
        if isinstance(error, click.NoSuchOption):
            known = ", ".join(error.possibilities or ())
            return say(lang, "no-option", name=error.option_name) + (
                say(lang, "perhaps", known=known) if known else ""
            )
        if isinstance(error, click.MissingParameter) and error.param is not None:
            hint = error.param.opts[0] if error.param.opts[0].startswith("-") else None
            return say(lang, "needs-argument", name=hint or error.param.human_readable_name)
        if isinstance(error, click.BadOptionUsage):
            return say(lang, "needs-value", name=error.option_name)
        if isinstance(error, click.BadParameter) and error.param is not None:
            name = error.param.metavar if isinstance(error.param, click.Argument) else None
            return f"{name or error.param.opts[-1]}: {error.message}"
        return error.format_message()

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            known = ", ".join(self.list_commands(ctx))
            raise click.UsageError(say(self._lang, "no-command", name=args[0], known=known), ctx)
        return super().resolve_command(ctx, args)


@click.pass_context
def _help_when_bare(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def _print_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"thidua {version}")
        ctx.exit()


def program(lang: Language = "vi") -> Program:
    """The program with its texts in that language."""
    return Program(lang)


def _asked(args: Sequence[str]) -> Language:
    """The language that the arguments ask for; an unknown one is refused when they are read."""
    for index, arg in enumerate(args):
        if arg == "--":
            break
        value = arg.removeprefix("--lang=") if arg.startswith("--lang=") else None
        if arg == "--lang":
            value = args[index + 1] if index + 1 < len(args) else None
        if value == "en":
            return "en"
        if value == "vi":
            return "vi"
    return "vi"


def main() -> None:
    """The entry point."""
    sys.stdout, sys.stderr = outlasting(sys.stdout), outlasting(sys.stderr)
    program(_asked(sys.argv[1:])).main(prog_name="thidua")
