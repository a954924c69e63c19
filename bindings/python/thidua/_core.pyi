"""
The C++ library as Python sees it. Private: use the package thidua.
"""

from __future__ import annotations
import collections.abc
import datetime
import typing
import typing_extensions

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
        keyed: bool = False,
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

class CsvStream:
    """
    A CSV file in batches.
    """
    def __init__(
        self, path: str, *, bytes_at_once: typing.SupportsInt | typing.SupportsIndex
    ) -> None: ...
    def next(self, most_rows: typing.SupportsInt | typing.SupportsIndex) -> TextTable | None: ...
    @property
    def bytes_read(self) -> int: ...
    @property
    def columns(self) -> list[str]: ...
    @property
    def source(self) -> str: ...

class ArrowTables:
    """
    Tables of an Arrow stream, batch by batch.
    """
    def __arrow_c_stream__(
        self, requested_schema: typing.Any = None
    ) -> typing_extensions.CapsuleType: ...
    def __init__(self, exported: typing.Any, source: str) -> None: ...
    def gather(self, most_rows: typing.SupportsInt | typing.SupportsIndex) -> TextTable | None: ...
    def need_only(self, names: collections.abc.Sequence[str]) -> None: ...
    def next(self, most_rows: typing.SupportsInt | typing.SupportsIndex) -> TextTable | None: ...
    def number_from(
        self,
        row: typing.SupportsInt | typing.SupportsIndex,
        table: typing.SupportsInt | typing.SupportsIndex = 1,
    ) -> None: ...
    def read_all(self) -> TextTable: ...
    def set_columns(self, columns: collections.abc.Sequence[str]) -> None: ...
    @property
    def columns(self) -> list[str]: ...
    @property
    def source(self) -> str: ...
    @property
    def unread(self) -> list[tuple[str, str]]: ...

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
    def from_bytes(data: typing_extensions.Buffer) -> Tally: ...
    @staticmethod
    def from_json(text: str) -> Tally: ...
    def __add__(self, other: Tally) -> Tally: ...
    def __sub__(self, other: Tally) -> Tally: ...
    def columns(
        self,
    ) -> tuple[
        tuple[bytes, bytes, bytes, bytes],
        tuple[bytes, bytes, bytes, bytes],
        tuple[bytes, bytes, bytes, bytes],
        bytes,
        bytes,
        bytes,
        bytes,
    ]: ...
    def equals(self, other: Tally) -> bool: ...
    def notes(self) -> str: ...
    def outside_period(self) -> str: ...
    def rows_aside(self) -> dict[str, int]: ...
    def set_aside(self) -> str: ...
    def to_bytes(self) -> bytes: ...
    def to_json(self) -> str: ...
    def with_batch(self, digest: str) -> Tally: ...
    def without_rows(self) -> Tally: ...
    @property
    def batches(self) -> set[str]: ...
    @property
    def cells(self) -> int: ...
    @property
    def rows_counted(self) -> int: ...
    @property
    def rows_outside_period(self) -> int: ...
    @property
    def rows_read(self) -> int: ...
    @property
    def rows_set_aside(self) -> int: ...
    @property
    def with_amount(self) -> bool: ...

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

class TallyBuilder:
    """
    Counts sources that come in batches.
    """
    def __init__(
        self, campaign: Campaign, *, evidence: Evidence | None, columns: ColumnMapping
    ) -> None: ...
    def add(self, batch: TextTable) -> None: ...
    def close(self) -> None: ...
    def dossier_column(self) -> str: ...
    def flag_columns(self) -> list[tuple[str, str, bool, list[tuple[int, str]]]]: ...
    def keep_dossiers(self) -> None: ...
    def kept_dossiers(self) -> list[tuple[str, int]]: ...
    def needed(self) -> list[str]: ...
    def open(self, source: str, headers: collections.abc.Sequence[str]) -> None: ...
    def spellings(self) -> list[tuple[str, int, int, str, int]]: ...
    def take_names(self) -> list[str]: ...
    def take_part(self) -> Tally: ...
    def take_up(
        self,
        dossiers: collections.abc.Sequence[tuple[str, typing.SupportsInt | typing.SupportsIndex]],
        names: collections.abc.Sequence[str],
    ) -> None: ...
    def tally(self) -> Tally: ...

class WorkingCalendar:
    """
    Which days are worked.
    """
    @staticmethod
    def closed_on(
        id: str,
        vi: str,
        en: str,
        weekend: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex],
        years: tuple[
            typing.SupportsInt | typing.SupportsIndex, typing.SupportsInt | typing.SupportsIndex
        ],
        days: typing_extensions.Buffer,
        source: str,
    ) -> WorkingCalendar: ...
    @staticmethod
    def joined(calendars: collections.abc.Sequence[WorkingCalendar]) -> WorkingCalendar: ...
    @staticmethod
    def load(path: str, unverified: bool, projected: bool) -> WorkingCalendar: ...
    @staticmethod
    def parse(text: str, file_name: str, unverified: bool, projected: bool) -> WorkingCalendar: ...
    @staticmethod
    def shipped(unverified: bool, projected: bool) -> WorkingCalendar: ...
    def count_column(
        self,
        first: typing_extensions.Buffer,
        last: typing_extensions.Buffer,
        after: bool,
        out: typing_extensions.Buffer,
        answered: typing_extensions.Buffer | None = None,
    ) -> None: ...
    def covers(self) -> tuple[datetime.date, datetime.date]: ...
    def equals(self, other: WorkingCalendar) -> bool: ...
    def is_working(self, day: datetime.date) -> bool: ...
    def is_working_column(
        self,
        days: typing_extensions.Buffer,
        out: typing_extensions.Buffer,
        answered: typing_extensions.Buffer | None = None,
    ) -> None: ...
    def next_working_day(self, day: datetime.date) -> datetime.date: ...
    def offset(
        self, day: datetime.date, count: typing.SupportsInt | typing.SupportsIndex, roll: str
    ) -> datetime.date: ...
    def offset_column(
        self,
        days: typing_extensions.Buffer,
        counts: typing.SupportsInt | typing.SupportsIndex | typing_extensions.Buffer,
        roll: str,
        out: typing_extensions.Buffer,
        answered: typing_extensions.Buffer | None = None,
    ) -> None: ...
    def parts(self) -> list[tuple[str, bool, bool]]: ...
    def previous_working_day(self, day: datetime.date) -> datetime.date: ...
    def reasons(
        self, day: datetime.date
    ) -> list[
        tuple[
            str,
            str,
            str,
            bool,
            tuple[datetime.date, str, str, str, str, str, datetime.date | None, str] | None,
        ]
    ]: ...
    def rows(
        self,
    ) -> list[tuple[datetime.date, str, str, str, str, str, datetime.date | None, str]]: ...
    def working_days(self, first: datetime.date, last: datetime.date) -> int: ...
    def working_days_after(self, day: datetime.date, through: datetime.date) -> int: ...
    def years(self) -> list[tuple[int, str, str, str]]: ...
    @property
    def id(self) -> str: ...
    @property
    def title(self) -> tuple[str, str]: ...

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

class DeadlineList:
    """
    Deadlines as of a day, and papers.
    """
    def __len__(self) -> int: ...
    def due_within(
        self, working_days: typing.SupportsInt | typing.SupportsIndex
    ) -> DeadlineList: ...
    def equals(self, other: DeadlineList) -> bool: ...
    def to_json(self) -> str: ...

class LawBook:
    """
    Figures of law by date.
    """
    @staticmethod
    def load(path: str) -> LawBook: ...
    @staticmethod
    def parse(text: str, file_name: str) -> LawBook: ...
    @staticmethod
    def shipped() -> LawBook: ...
    def award_money(
        self,
        award: str,
        recipient: str,
        decided: datetime.date,
        rounding: str,
        inferred: bool,
        unverified: bool,
        multiple: tuple[
            typing.SupportsInt | typing.SupportsIndex, typing.SupportsInt | typing.SupportsIndex
        ]
        | None,
        base: typing.SupportsInt | typing.SupportsIndex | None,
    ) -> dict[str, typing.Any]: ...
    def awards(self) -> list[tuple[str, str, str]]: ...
    def base_salary(
        self, on: datetime.date, inferred: bool, unverified: bool
    ) -> tuple[int, datetime.date, str, str]: ...
    def equals(self, other: LawBook) -> bool: ...
    def in_force(
        self, kind: str, on: datetime.date
    ) -> list[tuple[str, str, str, str, str, datetime.date, datetime.date | None, str, str]]: ...
    @property
    def id(self) -> str: ...

class Pace:
    """
    The pace of a campaign.
    """
    def equals(self, other: Pace) -> bool: ...
    def figure(self, row: typing.SupportsInt | typing.SupportsIndex, *, lang: str) -> str: ...
    def level_figure(self, row: typing.SupportsInt | typing.SupportsIndex, *, lang: str) -> str: ...
    def notes(self) -> str: ...
    def to_json(self) -> str: ...

class OpenPeriod:
    """
    A period whose ends may be events.
    """
    def __init__(
        self,
        first: tuple[str, datetime.date | None] | datetime.date,
        last: tuple[str, datetime.date | None] | datetime.date,
    ) -> None: ...
    def certain(self) -> tuple[datetime.date, datetime.date] | None: ...
    def closed(self) -> tuple[datetime.date, datetime.date] | None: ...
    def contains(self, period: tuple[datetime.date, datetime.date]) -> str: ...
    def overlaps(self, period: tuple[datetime.date, datetime.date]) -> str: ...
    def resolved(self, events: collections.abc.Mapping[str, datetime.date]) -> OpenPeriod: ...
    def text(self, lang: str) -> str: ...

class Scorecard:
    """
    A scoring table as data.
    """
    @staticmethod
    def load(path: str, *, parameters: collections.abc.Mapping[str, str]) -> Scorecard: ...
    @staticmethod
    def parse(
        text: str, *, file_name: str, parameters: collections.abc.Mapping[str, str]
    ) -> Scorecard: ...
    def equals(self, other: Scorecard) -> bool: ...
    def to_json(self) -> str: ...
    def to_toml(self) -> str: ...

class Scoreboard:
    """
    Points, totals and grades of subjects.
    """
    def equals(self, other: Scoreboard) -> bool: ...
    def explain(self, card: Scorecard, subject: str, *, language: str) -> str: ...
    def to_json(self, card: Scorecard) -> str: ...

class Ranking:
    """
    Subjects in order, with exact rank bounds.
    """
    def changes_from_json(self, before: collections.abc.Mapping[str, tuple[str, str]]) -> str: ...
    def changes_json(self, before: Ranking) -> str: ...
    def equals(self, other: Ranking) -> bool: ...
    def figures(self, *, language: str) -> list[list[str]]:
        """
        Of each: rank, overall rank, values.
        """
    def lines(
        self, subject: typing.SupportsInt | typing.SupportsIndex, *, language: str
    ) -> str: ...
    def margin_lines(
        self,
        lower: typing.SupportsInt | typing.SupportsIndex,
        items: str,
        rooms: str,
        *,
        language: str,
    ) -> str: ...
    def margins_json(self, items: str, rooms: str) -> str: ...
    def pair_lines(
        self,
        first: typing.SupportsInt | typing.SupportsIndex,
        second: typing.SupportsInt | typing.SupportsIndex,
        *,
        language: str,
    ) -> str: ...
    def to_json(self) -> str: ...

class Selection:
    """
    Who is selected within quotas.
    """
    def equals(self, other: Selection) -> bool: ...
    def lines(
        self,
        award: typing.SupportsInt | typing.SupportsIndex,
        subject: typing.SupportsInt | typing.SupportsIndex,
        *,
        language: str,
    ) -> str: ...
    def to_json(self) -> str: ...

class ItemPoints:
    """
    Points of units by items on one grid.
    """
    @staticmethod
    def of_floats(
        units: typing.SupportsInt | typing.SupportsIndex,
        items: typing.SupportsInt | typing.SupportsIndex,
        values: typing_extensions.Buffer,
    ) -> ItemPoints: ...
    @staticmethod
    def of_integers(
        units: typing.SupportsInt | typing.SupportsIndex,
        items: typing.SupportsInt | typing.SupportsIndex,
        values: typing_extensions.Buffer,
    ) -> ItemPoints: ...
    @staticmethod
    def of_texts(
        units: typing.SupportsInt | typing.SupportsIndex,
        items: typing.SupportsInt | typing.SupportsIndex,
        values: collections.abc.Sequence[str],
        low: collections.abc.Sequence[str],
        high: collections.abc.Sequence[str],
    ) -> ItemPoints: ...
    @property
    def exact(self) -> bool: ...
    @property
    def items(self) -> int: ...
    @property
    def scale(self) -> int: ...
    @property
    def units(self) -> int: ...

class StoreCounts:
    """
    Counts by subject, bucket and rule.
    """

class DossierStore:
    """
    Dossier rows clustered by unit.
    """
    @staticmethod
    def cluster(
        unit: typing_extensions.Buffer,
        *,
        service: typing_extensions.Buffer | None,
        officer: typing_extensions.Buffer | None,
        day: typing_extensions.Buffer | None,
        flags: collections.abc.Sequence[typing_extensions.Buffer],
        units: typing.SupportsInt | typing.SupportsIndex,
        services: typing.SupportsInt | typing.SupportsIndex,
        officers: typing.SupportsInt | typing.SupportsIndex,
        period: tuple[datetime.date, datetime.date] | None,
        samples: typing.SupportsInt | typing.SupportsIndex,
        threads: typing.SupportsInt | typing.SupportsIndex,
        progress: collections.abc.Callable[[int, int], None] | None,
    ) -> DossierStore: ...
    def counts(
        self,
        rules: collections.abc.Sequence[
            tuple[
                str,
                typing.SupportsInt | typing.SupportsIndex,
                typing.SupportsInt | typing.SupportsIndex,
            ]
        ],
        *,
        by: str,
        through: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex],
        cumulative: bool,
        threads: typing.SupportsInt | typing.SupportsIndex,
        progress: collections.abc.Callable[[int, int], None] | None,
    ) -> StoreCounts: ...
    def unstored(self) -> dict[str, tuple[int, list[int]]]: ...
    @property
    def days(self) -> tuple[int, int] | None: ...
    @property
    def officers(self) -> int: ...
    @property
    def rows(self) -> int: ...
    @property
    def size(self) -> int: ...
    @property
    def units(self) -> int: ...
    @property
    def word_size(self) -> int: ...

class QualityOptions:
    """
    From where on data is conspicuous.
    """
    def __init__(
        self,
        *,
        as_of: datetime.date | None,
        early_days: typing.SupportsInt | typing.SupportsIndex,
        jump_points: typing.SupportsInt | typing.SupportsIndex,
        jump_dossiers: typing.SupportsInt | typing.SupportsIndex,
        bulk_times: typing.SupportsInt | typing.SupportsIndex,
        bulk_dossiers: typing.SupportsInt | typing.SupportsIndex,
        bulk_days: typing.SupportsInt | typing.SupportsIndex,
        samples: typing.SupportsInt | typing.SupportsIndex,
        findings: typing.SupportsInt | typing.SupportsIndex,
    ) -> None: ...

class QualityChecker:
    """
    Looks at sources that come in batches.
    """
    def __init__(
        self,
        campaign: Campaign,
        *,
        evidence: Evidence | None,
        columns: ColumnMapping,
        options: QualityOptions,
    ) -> None: ...
    def add(self, batch: TextTable) -> None: ...
    def close(self) -> None: ...
    def needed(self) -> list[str]: ...
    def open(self, source: str, headers: collections.abc.Sequence[str]) -> None: ...
    def told(self) -> tuple[str, str, str]: ...

class BulkTree:
    """
    A criteria tree as flat nodes.
    """
    def __init__(self) -> None: ...
    def __len__(self) -> int: ...
    def all(
        self, children: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]
    ) -> int: ...
    def any(
        self, children: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]
    ) -> int: ...
    def at_least(
        self,
        least: typing.SupportsInt | typing.SupportsIndex,
        children: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex],
    ) -> int: ...
    def excepted(
        self,
        children: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex],
        then: collections.abc.Sequence[bool],
    ) -> int: ...
    def leaf(self, number: typing.SupportsInt | typing.SupportsIndex) -> int: ...
    def none(
        self, children: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]
    ) -> int: ...

class BulkLeaf:
    """
    Columns of a leaf.
    """

class BulkTruths:
    pass

class BulkMasks:
    pass

class BulkEvaluation:
    """
    A campaign judged for many days and readings.
    """
    def clauses(
        self, question: typing.SupportsInt | typing.SupportsIndex
    ) -> list[dict[str, typing.Any]]: ...
    def combinations(self) -> list[dict[str, str]]: ...
    def explain(
        self,
        question: typing.SupportsInt | typing.SupportsIndex,
        combination: typing.SupportsInt | typing.SupportsIndex,
        checkpoint: typing.SupportsInt | typing.SupportsIndex,
        subject: typing.SupportsInt | typing.SupportsIndex,
    ) -> tuple[str, str, str, str, str]: ...
    def index_of(self, name: str) -> int: ...
    def masks(
        self, question: typing.SupportsInt | typing.SupportsIndex, *, failing: bool
    ) -> BulkMasks: ...
    def notes(self) -> str: ...
    def question(self, kind: str, id: str) -> int: ...
    def questions(self) -> list[tuple[str, str]]: ...
    def stopped(self) -> bool: ...
    def subjects(self) -> list[tuple[str, str, str]]: ...
    def truths(self) -> BulkTruths: ...

def add_months(
    day: datetime.date, months: typing.SupportsInt | typing.SupportsIndex, policy: str
) -> datetime.date:
    """
    So many months later.
    """

def broken_span_days(count: typing.SupportsInt | typing.SupportsIndex, unit: str) -> int:
    """
    The days of a span that need not be consecutive.
    """

def campaign_award_money(
    campaign: Campaign, award: str, recipient: str, decided: datetime.date
) -> dict[str, typing.Any]: ...
def campaign_scorecards(campaign: Campaign) -> list[Scorecard]:
    """
    The scorecards of a plan.
    """

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

def check_scorecard(path: str, *, parameters: collections.abc.Mapping[str, str]) -> str:
    """
    All faults of a scorecard file, as JSON.
    """

def clock_term_end(
    start: tuple[datetime.date, typing.SupportsInt | typing.SupportsIndex],
    count: typing.SupportsInt | typing.SupportsIndex,
    unit: str,
) -> tuple[datetime.date, int]:
    """
    The end of a term in hours or minutes.
    """

def day_of_month(
    year: typing.SupportsInt | typing.SupportsIndex,
    month: typing.SupportsInt | typing.SupportsIndex,
    point: str,
) -> datetime.date:
    """
    Its beginning, middle or end.
    """

def day_of_year(year: typing.SupportsInt | typing.SupportsIndex, point: str) -> datetime.date:
    """
    Its beginning, middle or end.
    """

def day_reached(
    periods: collections.abc.Sequence[tuple[datetime.date, datetime.date]],
    days: typing.SupportsInt | typing.SupportsIndex,
) -> datetime.date | None:
    """
    The day on which so many days are reached, or None.
    """

def deadlines(
    campaign: Campaign,
    *,
    evidence: Evidence | None,
    as_of: datetime.date | None,
    calendar: WorkingCalendar | None,
    readings: collections.abc.Mapping[str, str],
) -> DeadlineList:
    """
    Deadlines as of a day; the shipped calendar where none is given.
    """

def dossier_keys(cells: collections.abc.Sequence[str | None]) -> list[str | None]:
    """
    Ids as rows are compared by them.
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
    calendar: WorkingCalendar | None,
) -> Evaluation:
    """
    Judges every subject; by the shipped calendar where none is given.
    """

def evaluate_in_bulk(
    campaign: Campaign,
    *,
    tally: Tally | None,
    measurements: Measurements | None,
    evidence: Evidence | None,
    checkpoints: collections.abc.Sequence[datetime.date | None],
    readings: collections.abc.Mapping[str, str],
    counts: collections.abc.Mapping[str, tuple[typing_extensions.Buffer, typing_extensions.Buffer]],
    reasons: bool,
    threads: typing.SupportsInt | typing.SupportsIndex,
    progress: collections.abc.Callable[[int, int], bool] | None,
    calendar: WorkingCalendar | None,
) -> BulkEvaluation:
    """
    Judges every subject on every checkpoint.
    """

def exact_ranks(
    items: typing.SupportsInt | typing.SupportsIndex,
    n: typing_extensions.Buffer,
    d: typing_extensions.Buffer,
    weights: collections.abc.Sequence[str],
) -> tuple[bytes, int]:
    """
    Ranks of exact weighted sums, and how many were computed exactly.
    """

def exact_ranks_of(scores: collections.abc.Sequence[str]) -> tuple[bytes, int]:
    """
    Ranks of exact scores, and how many were compared exactly.
    """

def fault_catalogue() -> list[list[str]]:
    """
    Every fault: code, severity, sentence (vi, en), hint (vi, en).
    """

def iso_week(day: datetime.date) -> tuple[int, int]:
    """
    The year and the number of its ISO week.
    """

def judge_by_walk(
    tree: BulkTree,
    leaves: collections.abc.Sequence[BulkLeaf],
    truths: typing_extensions.Buffer,
    failing: typing_extensions.Buffer,
    open: typing_extensions.Buffer,
) -> None:
    """
    The plain walk that planes are held against.
    """

def judge_in_bulk(
    tree: BulkTree,
    leaves: collections.abc.Sequence[BulkLeaf],
    truths: typing_extensions.Buffer,
    failing: typing_extensions.Buffer | None,
    open: typing_extensions.Buffer | None,
    threads: typing.SupportsInt | typing.SupportsIndex,
) -> None: ...
def leap_month(year: typing.SupportsInt | typing.SupportsIndex) -> int | None:
    """
    The number of the leap month, or None.
    """

def load_quotas(path: str) -> str:
    """
    A file of quotas, as JSON.
    """

def lunar_date(day: datetime.date) -> tuple[int, int, int, bool]:
    """
    (year, month, day, leap) of a day.
    """

def merged(
    periods: collections.abc.Sequence[tuple[datetime.date, datetime.date]],
) -> list[tuple[datetime.date, datetime.date]]:
    """
    The same days as the fewest periods.
    """

def merged_spellings(
    spellings: collections.abc.Sequence[
        tuple[
            str,
            typing.SupportsInt | typing.SupportsIndex,
            typing.SupportsInt | typing.SupportsIndex,
            str,
            typing.SupportsInt | typing.SupportsIndex,
        ]
    ],
) -> list[tuple[str, int, int, str, int]]:
    """
    Of each name the spelling that was met first.
    """

def merged_values(
    parts: collections.abc.Sequence[
        tuple[bool, collections.abc.Sequence[tuple[typing.SupportsInt | typing.SupportsIndex, str]]]
    ],
) -> tuple[bool, list[tuple[int, str]]]:
    """
    What parts of a column saw, together.
    """

def moment_iso(moment: tuple[datetime.date, typing.SupportsInt | typing.SupportsIndex]) -> str:
    """
    The moment as «2024-12-26T17:00+07:00».
    """

def moment_text(
    moment: tuple[datetime.date, typing.SupportsInt | typing.SupportsIndex], lang: str
) -> str:
    """
    The moment in words.
    """

def name_key(text: str) -> str:
    """
    The key under which a name is looked up.
    """

def nfc(text: str) -> str:
    """
    Normal form C.
    """

def no_known_value(
    source: str,
    column: str,
    flag: str,
    seen: collections.abc.Sequence[tuple[typing.SupportsInt | typing.SupportsIndex, str]],
) -> str | None:
    """
    The fault of a column without any known value.
    """

def numbered_table(
    source: str,
    names: collections.abc.Sequence[str],
    columns: collections.abc.Sequence[collections.abc.Sequence[str | None]],
    rows: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex],
) -> TextTable:
    """
    A table whose rows have the numbers that are given.
    """

def pace(
    campaign: Campaign,
    *,
    tally: Tally | None,
    measurements: Measurements | None,
    evidence: Evidence | None,
    calendar: WorkingCalendar | None,
    as_of: datetime.date,
    readings: collections.abc.Mapping[str, str],
    by: str | collections.abc.Sequence[datetime.date],
    expected: collections.abc.Sequence[tuple[str, str, typing.SupportsInt | typing.SupportsIndex]],
    same_rate: bool,
    projection_weeks: typing.SupportsInt | typing.SupportsIndex,
    progress: collections.abc.Callable[[int, int], None] | None,
) -> Pace:
    """
    What is left to each target.
    """

def parse_date(text: str) -> datetime.date | None:
    """
    The day of a text in Vietnam, or None.
    """

def parse_moment(text: str) -> tuple[datetime.date, int] | None:
    """
    The moment of a text at UTC+7, or None.
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

def parse_term(text: str) -> tuple[int, str] | None:
    """
    (count, unit) of a term such as «10 ngày làm việc», or None.
    """

def part_of(day: datetime.date, part: str) -> tuple[datetime.date, datetime.date]:
    """
    The whole week, month … that the day is in.
    """

def rank_reversals(
    points: ItemPoints,
    weights: collections.abc.Sequence[str],
    *,
    normalisation: str,
    threads: typing.SupportsInt | typing.SupportsIndex,
    progress: collections.abc.Callable[[int, int], None] | None,
) -> list[tuple[int, int, int, int]]:
    """
    Which units' leaving changes the order of others.
    """

def rank_table(
    table: TextTable,
    *,
    keys: collections.abc.Sequence[tuple[str, str, str, bool, str, str, str]],
    subject: str,
    block: str,
    kind: str,
    method: str,
    end: str,
    end_cite: str,
    within: str,
) -> Ranking:
    """
    Ranks the rows of a table.
    """

def ratio_leaf(
    n: typing_extensions.Buffer,
    d: typing_extensions.Buffer,
    comparison: str,
    level_n: typing.SupportsInt | typing.SupportsIndex,
    level_d: typing.SupportsInt | typing.SupportsIndex,
    no_activity: str,
) -> BulkLeaf: ...
def read_expected(
    table: TextTable, campaign: Campaign, evidence: Evidence | None
) -> list[tuple[str, str, int]]:
    """
    Expected numbers from a table.
    """

def read_measurements(
    table: TextTable, campaign: Campaign, *, evidence: Evidence | None
) -> Measurements:
    """
    Reads a table of counts, reported percentages and quantities.
    """

def respelled(
    tally: Tally,
    spellings: collections.abc.Sequence[
        tuple[
            str,
            typing.SupportsInt | typing.SupportsIndex,
            typing.SupportsInt | typing.SupportsIndex,
            str,
            typing.SupportsInt | typing.SupportsIndex,
        ]
    ],
) -> Tally:
    """
    The tally with its names spelled as in the whole.
    """

def rounded(number: str, *, places: typing.SupportsInt | typing.SupportsIndex, mode: str) -> str:
    """
    A number «n/d» rounded as a regulation rounds.
    """

def rows_of(table: TextTable) -> int:
    """
    All rows of a table, those that were set aside among them.
    """

def score_measurements(
    card: Scorecard, measurements: Measurements, *, arithmetic: str | None
) -> Scoreboard:
    """
    Applies a scorecard to measurements.
    """

def score_table(card: Scorecard, table: TextTable, *, arithmetic: str | None) -> Scoreboard:
    """
    Applies a scorecard to a table of values.
    """

def select(ranking: Ranking, awards: str) -> Selection:
    """
    Selects within quotas.
    """

def sensitivity(
    points: ItemPoints,
    weights: collections.abc.Sequence[str],
    *,
    draws: typing.SupportsInt | typing.SupportsIndex,
    seed: typing.SupportsInt | typing.SupportsIndex,
    alpha: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex],
    low: collections.abc.Sequence[str],
    high: collections.abc.Sequence[str],
    normalisations: collections.abc.Sequence[str],
    quota: typing.SupportsInt | typing.SupportsIndex | None,
    decimals: typing.SupportsInt | typing.SupportsIndex | None,
    percentiles: collections.abc.Sequence[str],
    chance_only: bool,
    threads: typing.SupportsInt | typing.SupportsIndex,
    progress: collections.abc.Callable[[int, int], None] | None,
) -> dict[str, typing.Any]:
    """
    Ranks the units under many draws of what could be otherwise.
    """

def sha256(data: str) -> str:
    """
    SHA-256 in hexadecimal.
    """

def shipped_calendar_toml() -> str:
    """
    The shipped calendar's file.
    """

def shipped_columns_toml() -> str:
    """
    The shipped column mapping's file.
    """

def shipped_law_toml() -> str: ...
def solar_date(
    year: typing.SupportsInt | typing.SupportsIndex,
    month: typing.SupportsInt | typing.SupportsIndex,
    day: typing.SupportsInt | typing.SupportsIndex,
    leap: bool,
) -> datetime.date:
    """
    The day.
    """

def split(
    period: tuple[datetime.date, datetime.date], part: str
) -> list[tuple[datetime.date, datetime.date]]:
    """
    Its days, ISO weeks, months, quarters or years.
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

def term_end(
    start: datetime.date,
    count: typing.SupportsInt | typing.SupportsIndex,
    unit: str,
    *,
    calendar: WorkingCalendar | None,
    roll: str,
    month_end: str,
    started_by: str,
) -> tuple[str, str, str]:
    """
    The end of a term as JSON, and its explanation in Vietnamese and in English.
    """

def term_text(count: typing.SupportsInt | typing.SupportsIndex, unit: str, lang: str) -> str:
    """
    A term in words.
    """

def timed_period_text(
    first: datetime.date,
    until: tuple[datetime.date, typing.SupportsInt | typing.SupportsIndex],
    lang: str,
) -> str:
    """
    The period in words.
    """

def truth_leaf(truths: typing_extensions.Buffer) -> BulkLeaf: ...
def week_days(
    year: typing.SupportsInt | typing.SupportsIndex, week: typing.SupportsInt | typing.SupportsIndex
) -> tuple[datetime.date, datetime.date]:
    """
    The days of an ISO week.
    """

def why_no_term(text: str) -> str:
    """
    Why it is no term, in English.
    """

def widened_table(
    table: TextTable, added: collections.abc.Sequence[tuple[str, str | None]]
) -> TextTable:
    """
    The table with columns of one value each at its end.
    """

def with_cells(
    table: TextTable,
    others: collections.abc.Sequence[tuple[str, collections.abc.Sequence[str | None]]],
) -> TextTable:
    """
    The table with other cells in some columns.
    """

first_lunar_year: int = 1968
last_lunar_year: int = 2100
version: str = "0.1.0"
