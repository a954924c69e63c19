"""``thidua columns`` and ``thidua readings``: what is shipped, what a plan leaves open."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from thidua.campaign import Campaign, load_campaign
from thidua.cli.faults import error_console, print_faults, summed
from thidua.cli.options import LocalCommand, format_option, lang_option, plan_argument, set_option
from thidua.cli.output import result_console, write
from thidua.cli.words import say
from thidua.columns import shipped_columns
from thidua.diagnostics import InputError, Language
from thidua.report.survey import clean
from thidua.report.text import hanging
from thidua.report.words import local

__all__ = ["columns_command", "readings_command"]


def columns_command(lang: Language) -> click.Command:
    """The command in that language."""

    def columns() -> int:
        write(shipped_columns().to_toml(), None, lang, quiet=True)
        return 0

    return LocalCommand("columns", lang, callback=columns, params=[lang_option(lang)])


def readings_command(lang: Language) -> click.Command:
    """The command in that language."""

    def readings(plan: Path, parameters: dict[str, str], form: str) -> int:
        try:
            campaign = load_campaign(plan, parameters=parameters)
        except InputError as error:
            print_faults(error_console(), error.diagnostics, lang)
            click.echo(summed(error.diagnostics, lang), err=True)
            return 1
        if form == "json":
            data = {
                "thidua_readings": 1,
                "open_points": campaign.plan.get("open_point", []),
                "readings": campaign.plan.get("reading", []),
            }
            click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        else:
            _print(result_console(), campaign, lang)
        return 0

    params = [
        plan_argument(lang),
        set_option(lang),
        lang_option(lang),
        format_option(lang, ["table", "json"]),
    ]
    return LocalCommand("readings", lang, callback=readings, params=params)


def _print(console: Console, campaign: Campaign, lang: Language) -> None:
    points: list[dict[str, Any]] = campaign.plan.get("open_point", [])
    if not points:
        console.print(Text(say(lang, "no-open-points")))
        return
    console.print(Text(say(lang, "open-points"), style="bold"))
    for point in points:
        text = Text(point["id"], style="bold")
        question = clean(local(point.get("question", ""), lang))
        cite = f" «{point['cite']}»" if point.get("cite") else ""
        text.append(f"{cite} {question}", style="not bold")
        hanging(console, text, 2, 2)
        for reading in point["reading"]:
            line = Text(f"{reading['id']}", style="magenta")
            line.append(f": {clean(local(reading.get('title', ''), lang))}", style="default")
            hanging(console, line, 6, 2)
    named: list[dict[str, Any]] = campaign.plan.get("reading", [])
    if not named:
        return
    console.print()
    console.print(Text(say(lang, "named-sets"), style="bold"))
    for entry in named:
        text = Text(f"--reading {entry['id']}", style="bold")
        text.append(f"  {clean(local(entry.get('title', ''), lang))}", style="not bold")
        hanging(console, text, 2, 2)
        choices = entry["choices"]
        hanging(console, Text(", ".join(f"{p}={r}" for p, r in choices.items())), 6, 2)
        left = [point["id"] for point in points if point["id"] not in choices]
        if left:
            hanging(console, Text(say(lang, "left-open", points=", ".join(left))), 6, 2)
