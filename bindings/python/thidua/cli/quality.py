"""``thidua quality``: what looks wrong in dossiers before they are judged."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from thidua.cli.faults import error_console
from thidua.cli.inputs import FaultyInputs, Reader, read_counting
from thidua.cli.options import (
    LocalCommand,
    count_option,
    date_type,
    dossiers_option,
    evidence_option,
    file_type,
    format_option,
    lang_option,
    output_option,
    plan_argument,
    quiet_option,
    set_option,
)
from thidua.cli.output import check_output, write
from thidua.cli.progress import steps
from thidua.cli.words import say
from thidua.diagnostics import Language
from thidua.quality import data_quality
from thidua.quality_results import DataQuality
from thidua.report.quality import quality_csv

__all__ = ["quality_command"]

_MOST = 999_999
#: The bounds that can be set: where they are without, the least, and the most.
_BOUNDS = {
    "early-days": (1826, 0, _MOST),
    "jump-points": (50, 1, 100),
    "jump-dossiers": (20, 1, _MOST),
    "bulk-times": (10, 1, _MOST),
    "bulk-dossiers": (50, 1, _MOST),
    "samples": (5, 0, _MOST),
}


def quality_command(lang: Language) -> click.Command:
    """The command in that language."""

    def run(form: str, output: Path | None, quiet: bool, **given: Any) -> int:
        inputs = [given["plan"], *given["dossiers"]]
        inputs += [given[name] for name in ("evidence", "columns") if given[name] is not None]
        check_output(output, inputs, lang)
        _check_bounds(given, lang)
        try:
            found = _looked_at(lang, quiet=quiet, **given)
        except FaultyInputs:
            return 1
        write(_rendered(found, form, lang), output, lang, quiet=quiet)
        return 0

    params: list[click.Parameter] = [
        plan_argument(lang),
        dossiers_option(lang, "quality-dossiers"),
        evidence_option(lang),
        click.Option(
            ["--columns"], type=file_type(lang), metavar="FILE", help=say(lang, "columns-option")
        ),
        set_option(lang),
        click.Option(
            ["--as-of"], type=date_type(lang), metavar="DATE", help=say(lang, "quality-as-of")
        ),
        *(
            count_option(f"--{name}", lang, key=f"quality-{name}", default=default)
            for name, (default, _, _) in _BOUNDS.items()
        ),
        lang_option(lang),
        format_option(lang, ["table", "json", "csv"]),
        output_option(lang),
        quiet_option(lang),
    ]
    return LocalCommand("quality", lang, callback=run, params=params)


def _check_bounds(given: dict[str, Any], lang: Language) -> None:
    for name, (_, least, most) in _BOUNDS.items():
        value = given[name.replace("-", "_")]
        if not least <= value <= most:
            text = say(lang, "quality-bound", name=name, value=value, least=least, most=most)
            raise click.UsageError(text, click.get_current_context(silent=True))


def _rendered(found: DataQuality, form: str, lang: Language) -> str:
    if form == "json":
        return found.to_json()
    return quality_csv(found, lang) if form == "csv" else found.text(lang)


def _looked_at(
    lang: Language,
    *,
    quiet: bool,
    plan: Path,
    dossiers: tuple[Path, ...],
    evidence: Path | None,
    columns: Path | None,
    parameters: dict[str, str],
    as_of: date | None,
    **bounds: int,
) -> DataQuality:
    """The report.

    Raises:
        FaultyInputs: when a file has faults; all of all files have been told.
    """
    with steps(error_console(), lang, quiet=quiet) as told:
        reader = Reader(lang, told)
        campaign, register, mapping = read_counting(reader, plan, parameters, evidence, columns)
        if campaign is None or reader.is_faulty():
            reader.stop_on_faults()
            raise FaultyInputs
        progress = told.counted("looking-at")
        found = reader.read(
            dossiers[0],
            lambda: data_quality(
                list(dossiers),
                campaign,
                evidence=register,
                columns=mapping,
                as_of=as_of,
                progress=lambda step: progress(step.rows, step.rows),
                **bounds,
            ),
        )
        if found is None:
            reader.stop_on_faults()
            raise FaultyInputs
        return found
