"""
The C++ library as Python sees it. Private: use the package thidua.
"""

from __future__ import annotations
import collections.abc
import datetime
import typing

class Campaign:
    """
    A plan without faults.
    """
    @staticmethod
    def load(path: str, *, parameters: collections.abc.Mapping[str, str]) -> Campaign: ...
    @staticmethod
    def parse(
        text: str, *, file_name: str, parameters: collections.abc.Mapping[str, str]
    ) -> Campaign: ...
    def __hash__(self) -> int: ...
    def check_readings(self, choices: collections.abc.Mapping[str, str]) -> None: ...
    def equals(self, other: Campaign) -> bool: ...
    def parse_readings(self, text: str) -> dict[str, str]: ...
    def period(self) -> tuple[datetime.date, datetime.date] | None: ...
    def to_toml(self) -> str: ...
    def with_parameter(self, id: str, value: str) -> Campaign: ...

class TextTable:
    """
    A table of text cells with its row numbers.
    """
    @staticmethod
    def from_columns(
        source: str,
        names: collections.abc.Sequence[str],
        columns: collections.abc.Sequence[collections.abc.Sequence[str | None]],
        *,
        first_row: typing.SupportsInt | typing.SupportsIndex,
    ) -> TextTable: ...
    @staticmethod
    def parse_csv(text: str, *, source: str) -> TextTable: ...
    @staticmethod
    def read_csv(path: str) -> TextTable: ...
    def __len__(self) -> int: ...
    def row(
        self, row: typing.SupportsInt | typing.SupportsIndex
    ) -> tuple[int, list[str | None]]: ...
    def set_aside(self) -> str: ...
    @property
    def columns(self) -> list[str]: ...
    @property
    def source(self) -> str: ...

class ColumnMapping:
    """
    Which column holds what.
    """
    @staticmethod
    def load(path: str) -> ColumnMapping: ...
    @staticmethod
    def parse(text: str, *, file_name: str) -> ColumnMapping: ...
    def equals(self, other: ColumnMapping) -> bool: ...

class Evidence:
    """
    Who takes part, what was judged, which papers came in.
    """
    @staticmethod
    def load(path: str) -> Evidence: ...
    @staticmethod
    def parse(text: str, *, file_name: str) -> Evidence: ...
    def __init__(self) -> None: ...
    def equals(self, other: Evidence) -> bool: ...
    def to_json(self) -> str: ...

class Tally:
    """
    Counted dossiers; a value that merges.
    """
    @staticmethod
    def from_json(text: str) -> Tally: ...
    def __add__(self, other: Tally) -> Tally: ...
    def equals(self, other: Tally) -> bool: ...
    def notes(self) -> str: ...
    def outside_period(self) -> str: ...
    def set_aside(self) -> str: ...
    def to_json(self) -> str: ...
    @property
    def rows_counted(self) -> int: ...
    @property
    def rows_read(self) -> int: ...

class Measurements:
    """
    Measures that are given.
    """
    @staticmethod
    def from_json(text: str) -> Measurements: ...
    def __init__(self) -> None: ...
    def __len__(self) -> int: ...
    def equals(self, other: Measurements) -> bool: ...
    def set_aside(self) -> str: ...
    def to_json(self) -> str: ...
    @property
    def rows_read(self) -> int: ...

class Evaluation:
    """
    What an evaluation found.
    """
    def __len__(self) -> int: ...
    def combinations(self) -> list[dict[str, str]]: ...
    def deciding_text(
        self,
        subject: typing.SupportsInt | typing.SupportsIndex,
        kind: str,
        id: str,
        combination: typing.SupportsInt | typing.SupportsIndex,
        *,
        lang: str,
    ) -> list[tuple[str, str]]: ...
    def equals(self, other: Evaluation) -> bool: ...
    def explanation_html(
        self,
        subject: typing.SupportsInt | typing.SupportsIndex,
        kind: str,
        id: str,
        combination: typing.SupportsInt | typing.SupportsIndex,
        *,
        lang: str,
    ) -> str: ...
    def explanation_json(
        self,
        subject: typing.SupportsInt | typing.SupportsIndex,
        kind: str,
        id: str,
        combination: typing.SupportsInt | typing.SupportsIndex,
    ) -> str: ...
    def explanation_text(
        self,
        subject: typing.SupportsInt | typing.SupportsIndex,
        kind: str,
        id: str,
        combination: typing.SupportsInt | typing.SupportsIndex,
        *,
        lang: str,
    ) -> str: ...
    def figure(
        self,
        subject: typing.SupportsInt | typing.SupportsIndex,
        indicator: str,
        combination: typing.SupportsInt | typing.SupportsIndex,
        *,
        lang: str,
    ) -> str: ...
    def has_finding(
        self, subject: typing.SupportsInt | typing.SupportsIndex, kind: str, id: str
    ) -> bool: ...
    def index_of(self, name: str) -> int: ...
    def missing_text(
        self,
        subject: typing.SupportsInt | typing.SupportsIndex,
        kind: str,
        id: str,
        combination: typing.SupportsInt | typing.SupportsIndex,
        *,
        lang: str,
    ) -> tuple[list[list[str]], list[list[str]]]: ...
    def notes(self) -> str: ...
    def receipt(self) -> str: ...
    def subject(
        self, index: typing.SupportsInt | typing.SupportsIndex
    ) -> dict[str, typing.Any]: ...
    def to_json(self) -> str: ...
    def verdict(
        self, subject: typing.SupportsInt | typing.SupportsIndex, kind: str, id: str
    ) -> dict[str, typing.Any]: ...

def check_plan(path: str, *, parameters: collections.abc.Mapping[str, str]) -> str:
    """
    All diagnostics of a plan file, as JSON.
    """

def check_plan_text(
    text: str, *, file_name: str, parameters: collections.abc.Mapping[str, str]
) -> str:
    """
    All diagnostics of a plan's text, as JSON.
    """

def evaluate(
    campaign: Campaign,
    *,
    tally: Tally | None,
    measurements: Measurements | None,
    evidence: Evidence | None,
    as_of: datetime.date | None,
    readings: collections.abc.Mapping[str, str],
    progress: collections.abc.Callable[[int, int], None] | None,
) -> Evaluation:
    """
    Judges every subject.
    """

def fault_catalogue() -> list[list[str]]:
    """
    Every fault: code, severity, sentence (vi, en), hint (vi, en).
    """

def name_key(text: str) -> str:
    """
    The key under which a name is looked up.
    """

def nfc(text: str) -> str:
    """
    Normal form C.
    """

def parse_percent(text: str) -> tuple[int, int] | None:
    """
    (n, d) of a percentage such as «45,5 %», or None.
    """

def parse_percentage_points(text: str) -> tuple[int, int] | None:
    """
    (n, d) of percentage points such as «2 pp», or None.
    """

def parse_points(text: str) -> tuple[int, int] | None:
    """
    (n, d) of points such as «12,5 điểm», or None.
    """

def read_measurements(
    table: TextTable, campaign: Campaign, *, evidence: Evidence | None
) -> Measurements:
    """
    Reads a table of counts, reported percentages and quantities.
    """

def sha256(data: str) -> str:
    """
    SHA-256 in hexadecimal.
    """

def shipped_columns_toml() -> str:
    """
    The shipped column mapping's file.
    """

def tally(
    tables: collections.abc.Sequence[TextTable],
    campaign: Campaign,
    *,
    evidence: Evidence | None,
    columns: ColumnMapping,
    progress: collections.abc.Callable[[int, int], None] | None,
) -> Tally:
    """
    Counts the rows of the tables.
    """

version: str = "0.1.0"
