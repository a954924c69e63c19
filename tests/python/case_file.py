"""Conformance cases from their files (docs/guide/cases.md); an unknown key is an error."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "cases"
EVIDENCE = ("register", "subject", "attestation", "paper", "not_applicable", "discipline")


@dataclass(frozen=True)
class Shortfall:
    distance: str
    of_existing: int | None = None
    of_new: int | None = None


@dataclass(frozen=True)
class Expected:
    """One verdict; ``None`` where the case does not say."""

    subject: str
    kind: str
    id: str
    truth: str
    under: str | None = None
    under_every_reading: bool | None = None
    turns_on: list[str] | None = None
    deciding: list[str] | None = None
    reasons: list[str] | None = None
    shortfall: Shortfall | None = None
    missing: list[list[str]] | None = None
    measure: str | None = None


@dataclass(frozen=True)
class ExpectedTally:
    counted: int | None = None
    outside: list[int] = field(default_factory=list)
    set_aside: dict[str, list[int]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class ExpectedCounts:
    set_aside: dict[str, list[int]] = field(default_factory=dict)


@dataclass(frozen=True)
class ExpectedDiagnostic:
    code: str
    line: int | None = None
    says: str | None = None


@dataclass(frozen=True)
class PaceAsked:
    """What ``[pace]`` asks for; the day is the case's."""

    by: str | list[date] = "week"
    expected: dict[tuple[str, str], int] | str | None = None
    weeks: int = 4


@dataclass(frozen=True)
class ExpectedPace:
    """Part of the pace's JSON form: of the whole, or of a subject's target under these readings."""

    subject: str | None
    target: str | None
    readings: dict[str, str]
    is_: dict[str, Any]


@dataclass(frozen=True)
class ExpectedMoney:
    """The money of an award by the plan, or the fault that is said instead."""

    award: str
    recipient: str
    decided: date
    amount: int | None = None
    exact: str | None = None
    code: str | None = None


@dataclass(frozen=True)
class Case:
    name: str
    clauses: list[str]
    plan: str
    parameters: dict[str, Any]
    as_of: date | None
    reading: str
    evidence: dict[str, Any]
    counts: list[dict[str, Any]] | None
    dossiers: list[dict[str, Any]] | None
    dossier_csv: str | None
    columns: dict[str, Any] | None
    verdicts: list[Expected]
    tally: ExpectedTally
    counts_read: ExpectedCounts
    notes: list[ExpectedDiagnostic]
    faults: list[ExpectedDiagnostic]
    pace: PaceAsked
    pace_rows: list[ExpectedPace]
    money: list[ExpectedMoney]


class Table:
    """A table of which every key must be asked for."""

    def __init__(self, data: Mapping[str, Any], where: str) -> None:
        self.data = dict(data)
        self.where = where

    def take(self, key: str, kind: type, default: Any = None, *, required: bool = False) -> Any:
        if key not in self.data:
            if required:
                raise ValueError(f"{self.where}: «{key}» is missing")
            return default
        value = self.data.pop(key)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise ValueError(f"{self.where}: «{key}» must be {kind.__name__}")
        return value

    def end(self) -> None:
        if self.data:
            raise ValueError(f"{self.where}: unknown keys: {', '.join(sorted(self.data))}")


def case_paths(inner: str = ".") -> list[Path]:
    """Every case file of a folder, in the order of their numbers."""
    return sorted((CASES / inner).glob("*.toml"))


def load_case(path: Path) -> Case:
    """Read a case file."""
    root = Table(tomllib.loads(path.read_text(encoding="utf-8")), path.name)
    head = Table(root.take("case", dict, required=True), "[case]")
    title = Table(head.take("title", dict, required=True), "title")
    for language in ("vi", "en"):
        title.take(language, str, required=True)
    title.end()
    head.take("why", str, required=True)
    head.take("trap", str)
    head.take("source", str)
    facts = Table(root.take("facts", dict, {}), "[facts]")
    case = Case(
        name=path.stem,
        clauses=head.take("clauses", list, required=True),
        plan=plan_text(head.take("plan", str), head.take("plan_text", str)),
        parameters=head.take("set", dict, {}),
        as_of=head.take("as_of", date),
        reading=head.take("reading", str, "all"),
        evidence={key: facts.take(key, object) for key in EVIDENCE if key in facts.data},
        counts=facts.take("count", list),
        dossiers=facts.take("dossier", list),
        dossier_csv=facts.take("dossier_csv", str),
        columns=facts.take("columns", dict),
        verdicts=[expected(entry) for entry in root.take("expect", list, [])],
        tally=tally(root.take("expect_tally", dict, {})),
        counts_read=counts(root.take("expect_counts", dict, {})),
        notes=[diagnostic(entry) for entry in root.take("expect_note", list, [])],
        faults=[diagnostic(entry) for entry in root.take("expect_fault", list, [])],
        pace=pace_asked(root.take("pace", dict, {})),
        pace_rows=[expected_pace(entry) for entry in root.take("expect_pace", list, [])],
        money=[money(entry) for entry in root.take("expect_money", list, [])],
    )
    for table in (head, facts, root):
        table.end()
    known = case.verdicts or case.faults or case.notes or case.pace_rows or case.money
    if not known and case.tally.counted is None:
        raise ValueError(f"{path.name} expects nothing")
    return case


def plan_text(name: str | None, text: str | None) -> str:
    """The plan of that name, the plan's own text, or the one followed by the other."""
    if name is None:
        if text is None:
            raise ValueError("a case needs a plan or a plan_text")
        return text
    for folder in (ROOT / "examples" / "campaigns", CASES / "plans"):
        file = folder / f"{name}.toml"
        if file.is_file():
            return file.read_text(encoding="utf-8") + ("\n" + text if text else "")
    raise ValueError(f"there is no plan «{name}»")


def expected(data: Mapping[str, Any]) -> Expected:
    table = Table(data, "[[expect]]")
    asked = [key for key in ("award", "met", "exceeded") if key in data]
    if len(asked) != 1:
        raise ValueError("[[expect]] names an award, or a target that is met or exceeded")
    gap = table.take("shortfall", dict)
    result = Expected(
        subject=table.take("subject", str, required=True),
        kind=asked[0],
        id=table.take(asked[0], str),
        truth=table.take("truth", str, required=True),
        under=table.take("under", str),
        under_every_reading=table.take("under_every_reading", bool),
        turns_on=table.take("turns_on", list),
        deciding=table.take("deciding", list),
        reasons=table.take("reasons", list),
        shortfall=None if gap is None else shortfall(gap),
        missing=table.take("missing", list),
        measure=table.take("measure", str),
    )
    table.end()
    if result.truth not in {"yes", "no", "undetermined"}:
        raise ValueError(f"«{result.truth}» is no truth")
    if result.missing is not None and result.kind != "award":
        raise ValueError("«missing» is asked of an award")
    if result.under is not None and (
        result.turns_on is not None or result.under_every_reading is not None
    ):
        raise ValueError("«under» excludes «turns_on» and «under_every_reading»")
    return result


def pace_asked(data: Mapping[str, Any]) -> PaceAsked:
    table = Table(data, "[pace]")
    numbers = {}
    for entry in table.take("expected", list, []):
        number = Table(entry, "expected")
        key = number.take("subject", str, ""), number.take("indicator", str, "")
        numbers[key] = number.take("number", int, required=True)
        number.end()
    same_rate = table.take("same_rate", bool, False)
    result = PaceAsked(
        by=table.take("by", object, "week"),
        expected="same-rate" if same_rate else numbers or None,
        weeks=table.take("weeks", int, 4),
    )
    table.end()
    return result


def expected_pace(data: Mapping[str, Any]) -> ExpectedPace:
    table = Table(data, "[[expect_pace]]")
    result = ExpectedPace(
        subject=table.take("subject", str),
        target=table.take("target", str),
        readings=table.take("readings", dict, {}),
        is_=table.take("is", dict, required=True),
    )
    table.end()
    return result


def shortfall(data: Mapping[str, Any]) -> Shortfall:
    table = Table(data, "shortfall")
    result = Shortfall(
        table.take("distance", str, required=True),
        table.take("of_existing", int),
        table.take("of_new", int),
    )
    table.end()
    return result


def tally(data: Mapping[str, Any]) -> ExpectedTally:
    table = Table(data, "[expect_tally]")
    result = ExpectedTally(
        table.take("counted", int),
        table.take("outside", list, []),
        table.take("set_aside", dict, {}),
        table.take("notes", list, []),
    )
    table.end()
    return result


def counts(data: Mapping[str, Any]) -> ExpectedCounts:
    table = Table(data, "[expect_counts]")
    result = ExpectedCounts(table.take("set_aside", dict, {}))
    table.end()
    return result


def diagnostic(data: Mapping[str, Any]) -> ExpectedDiagnostic:
    table = Table(data, "a note or fault")
    result = ExpectedDiagnostic(
        table.take("code", str, required=True), table.take("line", int), table.take("says", str)
    )
    table.end()
    return result


def money(data: Mapping[str, Any]) -> ExpectedMoney:
    table = Table(data, "[[expect_money]]")
    result = ExpectedMoney(
        table.take("award", str, required=True),
        table.take("recipient", str, required=True),
        table.take("decided", date, required=True),
        table.take("amount", int),
        table.take("exact", str),
        table.take("code", str),
    )
    table.end()
    if (result.amount is None) == (result.code is None):
        raise ValueError("[[expect_money]] names an amount or a code")
    return result
