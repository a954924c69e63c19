"""A thread that reads ahead changes nothing but the time: same batches, same faults, all closed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import thidua as td
from messy_dossiers import columns, csv_text, rows
from thidua.batches import Batch, Stream
from thidua.reading import read_batches

LINES = rows(300, seed=7, ids=220)


def table() -> pa.Table:
    return pa.table(columns(LINES))


class Lent:
    """Somebody else's stream, which knows the threads that read it."""

    def __init__(self, *, breaks_at: int | None = None) -> None:
        self.threads: set[str] = set()
        self.batches = 0
        self._breaks_at = breaks_at

    def _read(self) -> Iterator[pa.RecordBatch]:
        for number, batch in enumerate(table().to_batches(max_chunksize=20), 1):
            self.threads.add(threading.current_thread().name)
            if number == self._breaks_at:
                raise OSError("the line went dead")
            self.batches = number
            yield batch

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        reader = pa.RecordBatchReader.from_batches(table().schema, self._read())
        return reader.__arrow_c_stream__(requested_schema)


def threads_at_work() -> list[str]:
    names = (thread.name for thread in threading.enumerate())
    return [name for name in names if name.startswith("thidua-reading")]


@pytest.mark.parametrize("threads", [None, 1, 2, 5])
@pytest.mark.parametrize("batch_rows", [7, 1000])
def test_threads_change_no_tally(
    campaign: td.Campaign, tmp_path: Path, threads: int | None, batch_rows: int
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(csv_text(LINES), encoding="utf-8", newline="")
    for source in (path, table(), columns(LINES), [path, table()], Lent()):
        whole = td.tally_stream(source, campaign, threads=1)
        again: Any = Lent() if isinstance(source, Lent) else source
        counted = td.tally_stream(again, campaign, threads=threads, batch_rows=batch_rows)
        assert counted.to_bytes() == whole.to_bytes()
    files = td.tally_files([path], campaign, threads=threads, batch_rows=batch_rows)
    assert files == td.tally_files([path], campaign, threads=1)
    looked = td.data_quality(path, campaign, threads=threads, batch_rows=batch_rows)
    assert looked.to_json() == td.data_quality(path, campaign, threads=1).to_json()
    assert threads_at_work() == []


def test_a_lent_stream_is_read_by_its_own_thread_unless_said(campaign: td.Campaign) -> None:
    here = {threading.current_thread().name}
    for threads, expected in ((None, here), (1, here), (2, {"thidua-reading_0"})):
        lent = Lent()
        td.tally_stream(lent, campaign, threads=threads)
        assert lent.threads == expected


@pytest.mark.parametrize("threads", [1, 2])
def test_a_stream_that_breaks_off_is_told_when_its_turn_comes(
    campaign: td.Campaign, threads: int
) -> None:
    steps: list[td.Step] = []
    with pytest.raises(td.TableError, match="the line went dead") as stopped:
        td.tally_stream(
            Lent(breaks_at=4), campaign, threads=threads, batch_rows=20, progress=steps.append
        )
    assert "batch 4" in str(stopped.value)
    assert [step.rows for step in steps] == [20, 40, 60]
    assert threads_at_work() == []


def test_an_ended_run_reads_no_further_and_closes_the_source_after_its_reader(
    campaign: td.Campaign,
) -> None:
    def stop(step: td.Step) -> None:
        raise KeyboardInterrupt

    lent = Lent()
    with pytest.raises(KeyboardInterrupt):
        td.tally_stream(lent, campaign, threads=2, batch_rows=20, progress=stop)
    assert 1 <= lent.batches <= 4
    assert threads_at_work() == []

    order: list[str] = []

    def slow(_needed: set[str]) -> Iterator[Batch]:
        for _ in range(5):
            order.append("read")
            yield Batch(None, 0)  # type: ignore[arg-type]

    stream = Stream("s", [], slow, lambda: order.append("closed"))
    with closing(stream), closing(read_batches(stream, set(), 2)) as batches:
        next(batches)
    assert order[-1] == "closed"
    assert order.count("read") <= 4


@pytest.mark.parametrize("threads", [0, -2])
def test_no_threads_are_refused(campaign: td.Campaign, threads: int) -> None:
    for count in (td.tally_stream, td.data_quality):
        with pytest.raises(ValueError, match="threads"):
            count(table(), campaign, threads=threads)
