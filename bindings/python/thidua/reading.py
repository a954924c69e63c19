"""Reading a source's batches: where it breaks off is told, and a thread may read ahead."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from thidua.batches import Batch, Stream
from thidua.diagnostics import InputError, unreadable_table
from thidua.threads import threads_of

__all__ = ["BATCH_ROWS", "checked_rows", "read_batches"]

#: Rows that are held at a time.
BATCH_ROWS = 65_536
#: Batches that are read ahead of the one that is worked on.
_AHEAD = 2


def checked_rows(batch_rows: int) -> int:
    """So many rows.

    Raises:
        ValueError: for none or fewer.
    """
    if batch_rows < 1:
        raise ValueError(f"batch_rows is at least 1, not {batch_rows}")
    return batch_rows


def read_batches(stream: Stream, needed: set[str], threads: int | None) -> Generator[Batch]:
    """The batches, in their order; to be closed before the stream is.

    Args:
        stream: an open one.
        needed: other columns may be left empty.
        threads: with 2 or more, a thread reads ahead. ``None``: where there is another processor,
            unless the stream is somebody else's, whose code may belong to the calling thread.

    Raises:
        TableError: when the source breaks off, with the source and the batch.
        ValueError: when the number of threads is not positive.
    """
    batches = _told(stream, needed)
    if threads_of(threads) == 1 or (threads is None and stream.is_lent):
        return batches
    return _read_ahead(batches)


def _told(stream: Stream, needed: set[str]) -> Generator[Batch]:
    batches = stream.batches(needed)
    number = 0
    while True:
        number += 1
        try:
            batch = next(batches, None)
        except (InputError, MemoryError):
            raise
        except Exception as error:
            why = f"batch {number}: {error or type(error).__name__}"
            raise unreadable_table(stream.name, why) from error
        if batch is None:
            return
        yield batch


def _read_ahead(batches: Iterator[Batch]) -> Generator[Batch]:
    """The same batches, each read while those before it are worked on."""
    ahead: deque[Future[Batch | None]] = deque()
    with ThreadPoolExecutor(1, "thidua-reading") as reader:
        try:
            ahead.extend(reader.submit(next, batches, None) for _ in range(_AHEAD))
            while (batch := ahead.popleft().result()) is not None:
                ahead.append(reader.submit(next, batches, None))
                yield batch
        finally:
            for unread in ahead:
                unread.cancel()
