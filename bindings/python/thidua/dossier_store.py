"""Many dossiers at memory speed: rows of codes clustered by unit once, counted as often as asked.

For frames of millions of rows that are clean, or are to be looked at: rows that can't be counted
are set aside by reason. Faults cell by cell, later payments and duplicates are what
:func:`thidua.tally` finds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal, get_args

from thidua import _core
from thidua.asked import day_of, whole_number
from thidua.campaign import Campaign
from thidua.code_columns import CodeColumn, code_column, epoch_day_column, flag_column
from thidua.periods import Period, PeriodPart
from thidua.threads import threads_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from thidua.facts import Progress

__all__ = ["DossierStore", "StoreCounts", "UnstoredRows", "cluster"]

_EPOCH = date(1970, 1, 1)
#: More numbers than this in one answer are refused: 32 GiB.
_MOST_COUNTS = 2**32

#: What is counted, as in a plan: ``{"count": "service", "where": ["online", "not paid"]}``.
CountRule = Mapping[str, Any]
Subject = Literal["unit", "officer"]


@dataclass(frozen=True, slots=True)
class UnstoredRows:
    """The rows of one reason that are not in a store: how many, and the first of them from 0."""

    count: int
    first: tuple[int, ...]


@dataclass(frozen=True)
class StoreCounts:
    """Counts by subject, bucket and rule."""

    #: ``[subject, bucket, rule]``, 64-bit whole numbers, read-only.
    array: NDArray[np.int64]
    #: The rules' names, in order.
    rules: tuple[str, ...]
    #: The subjects' names; ``None`` where the caller gave codes.
    subjects: tuple[str, ...] | None
    #: The last day of each bucket; ``None``: one bucket of all days.
    through: tuple[date, ...] | None

    def __getitem__(self, rule: str) -> NDArray[np.int64]:
        """``[subject, bucket]`` of one rule."""
        return self.array[:, :, self.rules.index(rule)]

    def frame(self, backend: str | None = None) -> Any:
        """One row a subject and bucket, one column a rule."""
        import narwhals as nw
        import numpy as np

        from thidua.frames import _backend

        subjects, buckets, _ = self.array.shape
        names: Any = np.arange(subjects) if self.subjects is None else np.array(self.subjects)
        data: dict[str, Any] = {"subject": np.repeat(names, buckets)}
        if self.through is not None:
            days = np.array(self.through, dtype="datetime64[D]").astype("datetime64[ms]")
            data["through"] = np.tile(days, subjects)
        for place, rule in enumerate(self.rules):
            data[rule] = self.array[:, :, place].reshape(-1)
        return nw.from_dict(data, backend=_backend(backend)).to_native()


class DossierStore:
    """Dossier rows clustered by unit. Immutable; made by :func:`cluster`."""

    __slots__ = ("_core", "_flags", "_officers", "_period", "_units")

    def __init__(
        self,
        core: _core.DossierStore,
        flags: tuple[str, ...],
        units: tuple[str, ...] | None,
        officers: tuple[str, ...] | None,
        period: Period | None,
    ) -> None:
        self._core = core
        self._flags = flags
        self._units = units
        self._officers = officers
        self._period = period

    @property
    def rows(self) -> int:
        """The rows that are in the store."""
        return self._core.rows

    @property
    def unstored(self) -> dict[str, UnstoredRows]:
        """The rows that are not, by the column that is to blame; without any: empty."""
        return {
            reason: UnstoredRows(count, tuple(first))
            for reason, (count, first) in self._core.unstored().items()
        }

    @property
    def word_size(self) -> int:
        """The bytes that a row takes: 2, 4 or 8."""
        return self._core.word_size

    @property
    def size(self) -> int:
        """All that the store holds, in bytes."""
        return self._core.size

    @property
    def flags(self) -> tuple[str, ...]:
        """The names of the flags."""
        return self._flags

    @property
    def period(self) -> Period | None:
        """The days that count, or else the first and the last that there are."""
        if self._period is not None:
            return self._period
        days = self._core.days
        return Period(*(_EPOCH + timedelta(days=day) for day in days)) if days else None

    def counts(
        self,
        rules: Mapping[str, CountRule] | Campaign,
        *,
        by: Subject = "unit",
        every: PeriodPart | Sequence[date] | None = None,
        cumulative: bool = False,
        threads: int | None = None,
        progress: Progress | None = None,
    ) -> StoreCounts:
        """Count rows, distinct services or distinct officers, for each subject and bucket.

        Args:
            rules: what is counted by name, each as in a plan: ``count`` («dossier», «service» or
                «officer»; «dossier» where it is left out) and ``where``, the flags that a row must
                have (``"paid"``) or must not (``"not paid"``). For a campaign: each counted
                indicator's ``"id.numerator"`` and ``"id.denominator"``.
            by: for each unit, or for each officer over all units.
            every: a part of the period (day, ISO week, month, quarter, year), or the last days of
                buckets in order; all days in one bucket where it is left out.
            cumulative: each bucket holds what came before it too: the state at its end.
            threads: as many as there are processors for this process, unless given; they change
                nothing in the counts.
            progress: told rows counted and rows in all, now and then; what it raises ends the work.

        Raises:
            ValueError: for unknown flags, all at once; for something that the store has no column
                for; for buckets that do not ascend; for more than 2^32 counts.
        """
        given = _rules_of(rules) if isinstance(rules, Campaign) else dict(rules)
        read = _read_rules(given, self._flags)
        if by not in get_args(Subject):
            raise ValueError(f"counts are by unit or officer, not «{by}»")
        through = self._through(every)
        size = (self._core.units if by == "unit" else self._core.officers) * len(given)
        if size * max(len(through), 1) > _MOST_COUNTS:
            raise ValueError(
                f"{size * len(through)} counts are asked for, more than {_MOST_COUNTS}: "
                "take fewer buckets or rules at once"
            )
        core = self._core.counts(
            read,
            by=by,
            through=[(day - _EPOCH).days for day in through],
            cumulative=cumulative,
            threads=threads_of(threads),
            progress=progress,
        )
        import numpy as np

        array = np.asarray(core)
        if every is not None and not through:
            array = array[:, :0]  # no day, no bucket
        return StoreCounts(
            array,
            tuple(given),
            self._units if by == "unit" else self._officers,
            tuple(through) if every is not None else None,
        )

    def _through(self, every: PeriodPart | Sequence[date] | None) -> list[date]:
        if every is None:
            return []
        if not isinstance(every, str):
            return [day_of(day) for day in every]
        if every not in get_args(PeriodPart):
            raise ValueError(
                f"a period has no part «{every}»; there are: {', '.join(get_args(PeriodPart))}"
            )
        return [part.last for part in self.period.split(every)] if self.period else []

    def __repr__(self) -> str:
        aside = sum(rows.count for rows in self.unstored.values())
        return f"<DossierStore of {self.rows} rows, {self.size} bytes, {aside} rows not stored>"


def cluster(
    *,
    unit: Any,
    service: Any = None,
    officer: Any = None,
    day: Any = None,
    flags: Mapping[str, Any] | None = None,
    units: int | None = None,
    services: int | None = None,
    officers: int | None = None,
    period: Period | None = None,
    samples: int = 1000,
    threads: int | None = None,
    progress: Progress | None = None,
) -> DossierStore:
    """Cluster the rows of dossiers by unit; columns of any library, all of one length.

    Args:
        unit, service, officer: codes from 0, or names. A row without a unit or service is not
            stored; one without an officer is, and counts for no officer.
        day: days, or whole numbers of days since 1970-01-01.
        flags: columns of yes and no by the flags' names, at most 16.
        units, services, officers: how many codes there are; a row with another is not stored.
            One more than the largest where it is left out; with names: as many as there are.
        period: rows of other days are not stored.
        samples: so many rows of each reason are told by their place.
        threads: as many as there are processors for this process, unless given; they change
            nothing in what comes out.
        progress: told steps done and steps in all, now and then, four steps a row; what it raises
            ends the work, as Ctrl-C does.

    While it is built a store takes at most 17 bytes a row in all, and 24 MB a thread, besides the
    columns.

    Raises:
        TypeError: for a column of another type, with its name and what was found.
        ValueError: for columns of different lengths, more than 16 flags, or codes that need more
            than 64 bits a row together.
    """
    parts = {"unit": unit, "service": service, "officer": officer}
    given = {
        name: code_column(column, name) for name, column in parts.items() if column is not None
    }
    if "unit" not in given:
        raise TypeError("unit: dossiers are clustered by unit, and no column was given")
    most = {"unit": units, "service": services, "officer": officers}
    sizes = {name: _codes_of(name, given.get(name), most[name]) for name in parts}
    columns: dict[str, Any] = {name: column.codes for name, column in given.items()}
    if day is not None:
        columns["day"] = epoch_day_column(day, "day")
    bits: dict[str, Any] = {
        name: flag_column(column, name) for name, column in (flags or {}).items()
    }
    _check_lengths({**columns, **bits})
    core = _core.DossierStore.cluster(
        columns["unit"],
        service=columns.get("service"),
        officer=columns.get("officer"),
        day=columns.get("day"),
        flags=list(bits.values()),
        units=sizes["unit"],
        services=sizes["service"],
        officers=sizes["officer"],
        period=(period.first, period.last) if period else None,
        samples=samples,
        threads=threads_of(threads),
        progress=progress,
    )
    named = given.get("officer")
    return DossierStore(
        core, tuple(bits), given["unit"].names, named.names if named else None, period
    )


def _codes_of(name: str, column: CodeColumn | None, given: int | None) -> int:
    if column is None:
        return 0
    if column.names is not None:
        return len(column.names)
    if given is not None:
        size = whole_number(given, f"the number of {name}s")
        if not 0 <= size < 2**31:
            raise ValueError(f"the number of {name}s is not from 0 to {2**31 - 1}: {size}")
        return size
    largest = int(column.codes.max()) if column.codes.size else -1
    if largest >= 2**31 - 1:
        raise ValueError(f"{name}: the code {largest} is too large; number them from 0")
    return max(largest + 1, 0)


def _check_lengths(columns: Mapping[str, NDArray[Any]]) -> None:
    lengths = {name: column.size for name, column in columns.items()}
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"{name}: {length}" for name, length in lengths.items())
        raise ValueError(f"the columns have different lengths: {told}")


def _rules_of(campaign: Campaign) -> dict[str, CountRule]:
    return {
        f"{name}.{part}": indicator[part]
        for name, indicator in campaign.indicators.items()
        for part in ("numerator", "denominator")
        if "numerator" in indicator and "denominator" in indicator
    }


def _read_rules(
    rules: Mapping[str, CountRule], flags: tuple[str, ...]
) -> list[tuple[str, int, int]]:
    """The rules as the core takes them: what is counted, the flags with, and those without."""
    faults: list[str] = []
    read = []
    for name, rule in rules.items():
        for key in set(rule) - {"count", "where"}:
            faults.append(f"{name}: a rule has «count» and «where», not «{key}»")
        counted = rule.get("count", "dossier")
        if counted not in ("dossier", "service", "officer"):
            faults.append(f"{name}: dossier, service or officer is counted, not «{counted}»")
        where = rule.get("where", ())
        masks = [0, 0]
        for test in (where,) if isinstance(where, str) else where:
            flag = test.removeprefix("not ").strip()
            if flag not in flags:
                known = ", ".join(flags) or "none"
                faults.append(f"{name}: the store has no flag «{flag}»; it has: {known}")
                continue
            masks[test.startswith("not ")] |= 1 << flags.index(flag)
        read.append((counted, *masks))
    if faults:
        raise ValueError("\n".join(faults))
    return read
