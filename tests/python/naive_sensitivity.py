"""The simulation once more, in plain Python integers: slow, and short enough to be read at once."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

_MASK = 2**32 - 1


def philox(counter: list[int], key: list[int]) -> list[int]:
    """Philox4x32-10 (Salmon et al. 2011)."""
    for _ in range(10):
        a, b = 0xD2511F53 * counter[0], 0xCD9E8D57 * counter[2]
        counter = [
            (b >> 32) ^ counter[1] ^ key[0],
            b & _MASK,
            (a >> 32) ^ counter[3] ^ key[1],
            a & _MASK,
        ]
        key = [(key[0] + 0x9E3779B9) & _MASK, (key[1] + 0xBB67AE85) & _MASK]
    return counter


def stream(seed: int, draw: int, purpose: int):
    """The 64-bit numbers of a draw for one purpose."""
    index = 0
    while True:
        key = [seed & _MASK, seed >> 32]
        a, b, c, d = philox([index, purpose, draw & _MASK, draw >> 32], key)
        yield a << 32 | b
        yield c << 32 | d
        index += 1


def below(numbers, bound: int) -> int:
    return next(numbers) * bound >> 64


def grid_of(weights: list[Fraction]) -> list[int]:
    """Whole weights, multiplied as far as 1,000,000 admits."""
    common = 1
    for w in weights:
        common = common * w.denominator // Fraction(common, w.denominator).denominator or common
    while any((w * common).denominator != 1 for w in weights):
        common += 1
    whole = [int(w * common) for w in weights]
    divisor = max(k for k in range(1, max(whole) + 1) if all(w % k == 0 for w in whole))
    whole = [w // divisor for w in whole]
    multiple = 1_000_000 // sum(whole)
    return [w * multiple for w in whole]


def dirichlet(numbers, alpha: list[int], total: int) -> list[int]:
    cuts = [0, *sorted(below(numbers, total + 1) for _ in range(sum(alpha) - 1)), total]
    ends = [cuts[sum(alpha[: i + 1])] for i in range(len(alpha))]
    return [b - a for a, b in zip([0, *ends], ends, strict=False)]


def bounded(numbers, low: list[int], high: list[int], total: int) -> list[int]:
    drawn = [a + below(numbers, b - a + 1) for a, b in zip(low, high, strict=True)]
    shares = [Fraction(x * total, sum(drawn)) for x in drawn]
    whole = [int(share) for share in shares]
    order = sorted(range(len(whole)), key=lambda i: (whole[i] - shares[i], i))
    for i in order[: total - sum(whole)]:
        whole[i] += 1
    return whole


def half_up(value: Fraction) -> int:
    size = int(abs(value) + Fraction(1, 2))
    return size if value >= 0 else -size


def normalise(kind: str, column: list[int]) -> list[int]:
    n = len(column)
    if kind == "none":
        return column
    if kind == "rank":
        return [2 * sum(y < x for y in column) + sum(y == x for y in column) - 1 for x in column]
    if len(set(column)) == 1:
        return [0] * n
    if kind == "min-max":
        width = max(column) - min(column)
        return [half_up(Fraction(10**9 * (x - min(column)), width)) for x in column]
    spread = n * sum(x * x for x in column) - sum(column) ** 2
    root = isqrt(spread * 10**40)
    return [half_up(Fraction((n * x - sum(column)) * 10**26, root)) for x in column]


def ranks(scores: list[int]) -> list[int]:
    return [1 + sum(other > score for other in scores) for score in scores]
