"""Many evaluations at once: every subject on many days and under many readings, as arrays.

``evaluate_in_bulk`` finds what ``evaluate`` finds, for each day; explanations are built only for
what is asked. ``judge`` is the kernel under it: a criteria tree over columns of counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from thidua import _core
from thidua.asked import day_of
from thidua.bulk_judge import MISSING, BulkVerdicts, judge
from thidua.bulk_results import NOT_ASKED, BulkEvaluation, Clause
from thidua.bulk_tree import all_of, any_of, at_least, excepted, given, none_of, ratio
from thidua.campaign import Campaign
from thidua.evaluation import _choices
from thidua.evidence import Evidence
from thidua.facts import Measurements, Tally
from thidua.results import Readings
from thidua.threads import threads_of

if TYPE_CHECKING:
    from thidua.calendar import WorkingCalendar

__all__ = [
    "MISSING",
    "NOT_ASKED",
    "BulkEvaluation",
    "BulkVerdicts",
    "Clause",
    "all_of",
    "any_of",
    "at_least",
    "evaluate_in_bulk",
    "excepted",
    "given",
    "judge",
    "none_of",
    "ratio",
]


def evaluate_in_bulk(
    campaign: Campaign,
    *facts: Tally | Measurements,
    checkpoints: Iterable[Any] | None = None,
    evidence: Evidence | None = None,
    counts: Mapping[str, tuple[Any, Any]] | None = None,
    readings: Readings = "all",
    reasons: bool = True,
    threads: int | None = None,
    progress: Callable[[int, int], Any] | None = None,
    calendar: WorkingCalendar | None = None,
) -> BulkEvaluation:
    """Judge every subject on many days and under many readings at once.

    Every truth is that of ``evaluate(campaign, *facts, evidence=evidence, as_of=checkpoint)``.

    Args:
        campaign: the campaign.
        facts: a tally of dossiers, measurements, or one of each.
        checkpoints: the days whose state of facts is judged, in any order: dates, or a column of
            days; ``None`` among them stands for all facts that are given, and so does leaving them
            out.
        evidence: subjects, judgements, papers.
        counts: counts that were made elsewhere, by indicator: two arrays (n, d) of whole numbers,
            one row a checkpoint and one column a subject of the register, in their order; -1 where
            not known. They stand in place of the tally's; what is given in measurements is taken
            before them.
        readings: as for ``evaluate``.
        reasons: whether masks of clauses are kept, 16 bytes for each answer.
        threads: as many as there are processors for this process, unless given.
        progress: told checkpoints done and checkpoints in all; ends it by returning False.
        calendar: which days are worked; Vietnam's shipped one when it is left out.

    Raises:
        ValueError: naming all that is wrong with readings and counts.
        TypeError: for facts that are neither a tally nor measurements, or two of a kind.
    """
    found: dict[type, Any] = {}
    for fact in facts:
        kind = type(fact)
        if kind not in {Tally, Measurements}:
            raise TypeError(f"facts are a Tally or Measurements, not {kind.__name__}")
        if kind in found:
            raise TypeError(f"facts of one kind come as one: add up the {kind.__name__} values")
        found[kind] = fact
    days = tuple(None if day is None else day_of(day) for day in _listed(checkpoints))
    tally, given_ones = found.get(Tally), found.get(Measurements)
    core = _core.evaluate_in_bulk(
        campaign._core,
        tally=tally._core if tally else None,
        measurements=given_ones._core if given_ones else None,
        evidence=evidence._core if evidence else None,
        checkpoints=list(days),
        readings=_choices(campaign, readings),
        counts=_count_columns(counts or {}, len(days)),
        reasons=reasons,
        threads=threads_of(threads),
        progress=None if progress is None else lambda done, of: progress(done, of) is not False,
        calendar=calendar._core if calendar else None,
    )
    frames = [fact._frames for fact in (tally, given_ones) if fact]
    return BulkEvaluation(core, campaign, days, reasons, next(filter(None, frames), None))


def _listed(checkpoints: Iterable[Any] | None) -> Iterable[Any]:
    if checkpoints is None:
        return (None,)
    if isinstance(checkpoints, (str, bytes)) or not hasattr(checkpoints, "__iter__"):
        raise TypeError(f"checkpoints are days, not {checkpoints!r}")
    return checkpoints


def _count_columns(counts: Mapping[str, tuple[Any, Any]], days: int) -> dict[str, tuple[Any, Any]]:
    """Counts in 64 bits, row after row; sizes are checked against the register by the core."""
    import numpy as np

    faults: list[str] = []
    taken: dict[str, tuple[Any, Any]] = {}
    for indicator, pair in counts.items():
        if not isinstance(pair, (tuple, list)) or len(pair) != 2:
            faults.append(f"the counts of {indicator} are two arrays (n, d)")
            continue
        arrays = [np.asarray(part) for part in pair]
        for array in arrays:
            if array.dtype.kind not in "iu":
                faults.append(f"the counts of {indicator} are whole numbers, not {array.dtype}")
            elif array.ndim != 2 or len(array) != days:
                faults.append(
                    f"the counts of {indicator} have a row for each of {days} checkpoints, "
                    f"not the shape {array.shape}"
                )
        if not faults:
            whole = [np.ascontiguousarray(array, dtype=np.int64).reshape(-1) for array in arrays]
            taken[indicator] = (whole[0], whole[1])
    if faults:
        raise ValueError("; ".join(faults))
    return taken
