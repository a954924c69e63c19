"""``thidua check``: every fault of a plan, a scorecard or a file of quotas."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from thidua.cli.faults import has_errors, print_faults, summed
from thidua.cli.kinds import faults_of_file
from thidua.cli.options import LocalCommand, format_option, lang_option, plan_argument, set_option
from thidua.cli.output import result_console
from thidua.cli.words import say
from thidua.diagnostics import Diagnostic, Language

__all__ = ["check_command"]


def check_command(lang: Language) -> click.Command:
    """The command in that language."""

    def check(plan: Path, parameters: dict[str, str], form: str) -> int:
        faults = faults_of_file(plan, parameters)
        if form == "json":
            click.echo(json.dumps(_data(faults), ensure_ascii=False, indent=2, sort_keys=True))
        else:
            print_faults(result_console(), faults, lang)
            warnings = sum(fault.severity == "warning" for fault in faults)
            if has_errors(faults):
                click.echo(summed(faults, lang))
            elif warnings:
                click.echo(say(lang, "only-warnings", path=plan, warnings=warnings))
            else:
                click.echo(say(lang, "no-faults", path=plan))
        return 1 if has_errors(faults) else 0

    params = [
        plan_argument(lang),
        set_option(lang),
        lang_option(lang),
        format_option(lang, ["table", "json"]),
    ]
    return LocalCommand("check", lang, callback=check, params=params)


def _data(faults: tuple[Diagnostic, ...]) -> dict[str, Any]:
    return {
        "thidua_check": 1,
        "errors": sum(fault.severity == "error" for fault in faults),
        "warnings": sum(fault.severity == "warning" for fault in faults),
        "diagnostics": [_entry(fault) for fault in faults],
    }


def _entry(fault: Diagnostic) -> dict[str, Any]:
    """The documented JSON form of a diagnostic."""
    plain = ("code", "severity", "file", "line", "column", "row", "column_name", "path", "clause")
    entry: dict[str, Any] = {key: getattr(fault, key) for key in plain}
    entry["message"] = {"vi": fault.message_vi, "en": fault.message_en}
    hint = {"vi": fault.hint_vi, "en": fault.hint_en}
    entry["hint"] = {key: text for key, text in hint.items() if text} or None
    return {key: value for key, value in entry.items() if value is not None}
