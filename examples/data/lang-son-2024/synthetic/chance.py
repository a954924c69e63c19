"""Seeded chance that gives the same numbers on every platform and in every later Python.

Of `random.Random`, only `random()` under an integer seed is promised to keep its sequence.
Everything else is built on it here.
"""

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance:
    def __init__(self, seed: int) -> None:
        self._source = random.Random(seed)

    def below(self, bound: int) -> int:
        """A whole number from 0 to `bound` - 1."""
        return int(self._source.random() * bound)

    def percent(self, share: int) -> bool:
        """True in `share` of 100 cases."""
        return self.below(100) < share

    def one_of(self, choices: Sequence[T]) -> T:
        return choices[self.below(len(choices))]

    def some_of(self, size: int, count: int) -> list[int]:
        """Exactly `count` different numbers below `size`, in random order."""
        numbers = list(range(size))
        for i in range(size - 1, 0, -1):
            j = self.below(i + 1)
            numbers[i], numbers[j] = numbers[j], numbers[i]
        return numbers[:count]
