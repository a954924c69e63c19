"""The error gallery: every input of tests/gallery with what is said of it.

``python tests/python/gallery.py`` writes docs/guide/error-gallery.md, which is tested.
"""

from __future__ import annotations

import json
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import thidua as td
from thidua import _core

ROOT = Path(__file__).resolve().parents[2]
GALLERY = ROOT / "tests" / "gallery"
PAGE = ROOT / "docs" / "guide" / "error-gallery.md"
AS_OF = date(2024, 12, 31)

Diagnostics = tuple[td.Diagnostic, ...]


def code_of(path: Path) -> str:
    """The code that an input is about: its name up to the first ``--``."""
    return path.name.removesuffix(path.suffix).split("--", 1)[0]


def faults_of(call: Callable[[], object]) -> Diagnostics:
    """The diagnostics that a call raises; none when it succeeds."""
    try:
        call()
    except td.InputError as error:
        return error.diagnostics
    return ()


def plan() -> td.Campaign:
    return td.load_campaign(GALLERY / "table-plan.toml")


def register() -> td.Evidence:
    return td.load_evidence(GALLERY / "table-evidence.toml")


def of_plan(path: Path) -> Diagnostics:
    return td.check_plan(path)


def of_evidence(path: Path) -> Diagnostics:
    return faults_of(lambda: td.load_evidence(path))


def of_columns(path: Path) -> Diagnostics:
    return faults_of(lambda: td.load_columns(path))


def of_calendar(path: Path) -> Diagnostics:
    return faults_of(lambda: td.load_calendar(path))


def of_law(path: Path) -> Diagnostics:
    return faults_of(lambda: td.load_law(path))


def of_dossiers(path: Path) -> Diagnostics:
    try:
        tally = td.tally(path, plan(), evidence=register())
    except td.InputError as error:
        return error.diagnostics
    return tally.set_aside + tally.outside_period + tally.notes


def of_quality(path: Path) -> Diagnostics:
    found = td.data_quality(
        path,
        plan(),
        evidence=register(),
        as_of=AS_OF,
        jump_dossiers=2,
        bulk_times=3,
        bulk_dossiers=3,
        bulk_days=3,
    )
    return tuple(finding.diagnostic for finding in found.findings)


def of_counts(path: Path) -> Diagnostics:
    try:
        given = td.measurements(path, plan(), evidence=register())
    except td.InputError as error:
        return error.diagnostics
    return given.set_aside


def of_scorecard(path: Path) -> Diagnostics:
    return td.check_scorecard(path)


def of_quotas(path: Path) -> Diagnostics:
    return faults_of(lambda: td.load_quotas(path))


def of_values(path: Path) -> Diagnostics:
    try:
        board = td.score(td.load_scorecard(GALLERY / "values-scorecard.toml"), path)
    except td.InputError as error:
        return error.diagnostics
    return board.set_aside + board.notes


def of_note(path: Path) -> Diagnostics:
    return td.evaluate(plan(), evidence=td.load_evidence(path), as_of=AS_OF).notes


def of_ranking(path: Path) -> Diagnostics:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    table = _core.TextTable.parse_csv(case["table"], source="table.csv")
    try:
        ranking = td.rank(table, **case["rank"])
        if "award" in case:
            return td.Selection(ranking, json.dumps(case["award"])).notes
    except td.InputError as error:
        return error.diagnostics
    return ranking.notes


ROOMS: dict[str, Callable[[Path], Diagnostics]] = {
    "plans": of_plan,
    "evidence": of_evidence,
    "columns": of_columns,
    "calendars": of_calendar,
    "law": of_law,
    "dossiers": of_dossiers,
    "quality": of_quality,
    "counts": of_counts,
    "notes": of_note,
    "rankings": of_ranking,
    "scorecards": of_scorecard,
    "quotas": of_quotas,
    "values": of_values,
}


def inputs() -> Iterator[tuple[str, Path]]:
    """All files of the gallery by room."""
    for room in ROOMS:
        for path in sorted((GALLERY / room).iterdir()):
            yield room, path


def money_inputs() -> Iterator[tuple[str, Diagnostics]]:
    """Questions about money that can't be answered."""

    def asked(award: str = "giay-khen", recipient: str = "collective", **other: Any) -> Diagnostics:
        day = other.pop("decided", date(2025, 3, 1))
        return faults_of(lambda: td.award_money(award, recipient=recipient, decided=day, **other))

    yield "money.unknown-award", asked("giay-khe")
    yield "money.not-for-recipient", asked("co-tinh", "individual")
    yield "money.no-bonus", asked(campaign=plan())
    yield "money.salary-not-known", asked(decided=date(2018, 6, 30))
    yield "money.multiple-not-known", asked(decided=date(2023, 12, 31))
    yield "money.not-trusted", asked(recipient="individual")
    yield "money.bad-multiple", asked(multiple=0)
    yield "money.not-whole", asked(multiple="1/7", rounding="none")
    yield "money.too-large", asked(multiple=9 * 10**15)
    yield "law.not-known", faults_of(lambda: td.law_in_force("decree", on=date(2023, 12, 31)))


def voluntary_payment(plan_file: Path) -> Diagnostics:
    """Of a plan whose share of payments is that of dossiers with a fee."""
    row = {
        "Mã hồ sơ": ["HS-1"],
        "Đơn vị": ["P01"],
        "Mã TTHC": ["TTHC-1"],
        "Ngày nộp": ["2024-07-01"],
        "Hình thức nộp": ["Trực tuyến"],
        "Hình thức xử lý": ["Trực tuyến"],
        "Phí lệ phí (đồng)": ["0"],
        "Trạng thái thanh toán": ["Đã thanh toán trực tuyến"],
        "Ngày thanh toán": ["2024-07-02"],
    }
    campaign = td.load_campaign(plan_file, issue_date=date(2024, 6, 20))
    return tuple(finding.diagnostic for finding in td.data_quality(row, campaign).findings)


def amount_of(cell: str | None) -> Diagnostics:
    """A dossier with this amount, under a plan that sums amounts."""
    text = (GALLERY / "table-plan.toml").read_text(encoding="utf-8")
    share = """
[[indicator]]
id          = "paid-amount"
title       = "Tỷ lệ số tiền"
numerator   = { count = "amount", where = ["paid_online"] }
denominator = { count = "amount" }
cite        = "1"
"""
    row: dict[str, list[str | None]] = {
        "Mã hồ sơ": ["HS-0"],
        "Đơn vị": ["P01"],
        "Mã TTHC": ["TTHC-1"],
        "Ngày nộp": ["2024-07-01"],
        "Hình thức nộp": ["Trực tuyến"],
        "Trạng thái thanh toán": ["Chưa thanh toán"],
        "Ngày thanh toán": [None],
        "Số tiền": [cell],
    }
    return td.tally(row, td.parse_campaign(text + share), evidence=register()).set_aside


def made_inputs() -> Iterator[tuple[str, Diagnostics]]:
    """Inputs that no file can keep: too large, not there, parameters, a measure given twice."""
    with tempfile.TemporaryDirectory() as folder:
        big = Path(folder) / "big.toml"
        with big.open("wb") as file:
            file.truncate(300 * 1024 * 1024)
        missing = Path(folder) / "nowhere.toml"
        yield "plan.too-large", td.check_plan(big)
        yield "plan.unreadable", td.check_plan(missing)
        yield "evidence.too-large", faults_of(lambda: td.load_evidence(big))
        yield "evidence.unreadable", faults_of(lambda: td.load_evidence(missing))
        yield "columns.too-large", faults_of(lambda: td.load_columns(big))
        yield "columns.unreadable", faults_of(lambda: td.load_columns(missing))
        yield "calendar.too-large", faults_of(lambda: td.load_calendar(big))
        yield "calendar.unreadable", faults_of(lambda: td.load_calendar(missing))
        yield "law.too-large", faults_of(lambda: td.load_law(big))
        yield "law.unreadable", faults_of(lambda: td.load_law(missing))
        yield "scorecard.too-large", td.check_scorecard(big)
        yield "scorecard.unreadable", td.check_scorecard(missing)
        yield "quotas.too-large", of_quotas(big)
        yield "quotas.unreadable", of_quotas(missing)
        yield "table.unreadable", of_dossiers(Path(folder) / "nowhere.csv")
        wide = Path(folder) / "wide.csv"
        wide.write_text("x" * (2 * 1024 * 1024), encoding="utf-8")
        yield "table.too-wide", of_dossiers(wide)
    yield from money_inputs()
    founding = ROOT / "examples" / "campaigns" / "lang-son-2024.toml"
    campaign = td.load_campaign(founding)
    yield "parameter.unset", faults_of(lambda: td.tally({"Mã hồ sơ": []}, campaign))
    yield "parameter.unknown", faults_of(lambda: campaign.with_parameter("issue-dat", "2024-06-20"))
    yield (
        "parameter.bad-value",
        faults_of(lambda: campaign.with_parameter("issue-date", "20 tháng 6")),
    )
    given = td.measurements(
        {"subject": ["P01"], "indicator": ["payment"], "n": [1], "d": [2]}, plan()
    )
    counted = td.tally(GALLERY / "dossiers" / "row.ragged--short.csv", plan(), evidence=register())
    both = td.evaluate(plan(), counted, given, evidence=register())
    yield "measure.given-and-counted", both.notes
    yield "quality.outside-denominator", voluntary_payment(founding)
    yield "row.no-amount", amount_of(None)
    yield "row.bad-amount", amount_of("12,5")
    floats = {"subject": ["P01"], "so": [0.1]}
    yield (
        "row.from-float",
        td.score(td.load_scorecard(GALLERY / "values-scorecard.toml"), floats).notes,
    )


#: Codes that can't be provoked: mappings of columns, scorecards and quotas hold no dates, and files
#: of quotas no version.
IMPOSSIBLE = {
    "columns.bad-date",
    "scorecard.bad-date",
    "quotas.bad-date",
    "quotas.unsupported-version",
}


def all_codes() -> list[str]:
    return [row[0] for row in _core.fault_catalogue()]


def page() -> str:
    """The gallery as a page of the guide."""
    entries: dict[str, tuple[str, td.Diagnostic]] = {}
    for room, path in inputs():
        for diagnostic in ROOMS[room](path):
            if diagnostic.code == code_of(path):
                entries.setdefault(
                    diagnostic.code, (f"`tests/gallery/{room}/{path.name}`", diagnostic)
                )
    for code, diagnostics in made_inputs():
        for diagnostic in diagnostics:
            if diagnostic.code == code:
                entries.setdefault(code, ("made by the test", diagnostic))
    lines = [
        "# Error gallery",
        "",
        "Every diagnostic that the readers of plans, evidence, mappings, calendars, scorecards and",
        "tables can give, and what a report of data quality can find, with an input that provokes",
        "it and its text. Written by `python tests/python/gallery.py` and held against the code by",
        "`tests/python/test_gallery.py`.",
    ]
    for code in all_codes():
        if code not in entries:
            continue
        source, diagnostic = entries[code]
        lines += ["", f"## `{code}`", "", f"From {source}:", "", "```text"]
        lines += [_shortened(diagnostic.text("en")), _shortened(diagnostic.text("vi")), "```"]
    return "\n".join(lines) + "\n"


def _shortened(text: str) -> str:
    return "\n".join(line if len(line) < 400 else line[:400] + " …" for line in text.splitlines())


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"Written: {PAGE.relative_to(ROOT)}\n")
