"""Two awards, one above the other, against every outcome of open judgements, votes and values."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import rank_model
import thidua as td
from hypothesis import given, settings
from hypothesis import strategies as st

NAMES = "ABCD"
truths = st.sampled_from(["yes", "no", "undetermined"])


def judged(truth: str) -> list[bool]:
    return [True, False] if truth == "undetermined" else [truth == "yes"]


@settings(max_examples=150, deadline=None)
@given(
    rows=st.lists(
        st.tuples(st.integers(0, 3), truths, truths, st.sampled_from("XY")), min_size=1, max_size=4
    ),
    count=st.integers(0, 2),
    share=st.fractions(0, 1, max_denominator=4),
    rounding=st.sampled_from(["down", "up", "nearest"]),
    ties=st.sampled_from(["all", "none"]),
    per=st.sampled_from(["all", "block"]),
)
def test_what_is_said_for_certain_holds_in_every_outcome(
    rows: list[tuple[int, str, str, str]],
    count: int,
    share: Fraction,
    rounding: str,
    ties: str,
    per: str,
) -> None:
    names = NAMES[: len(rows)]
    points, high, low, blocks = (list(column) for column in zip(*rows, strict=True))
    ranking = td.rank(
        {"subject": list(names), "p": points, "block": blocks},
        by="p",
        within="block" if per == "block" else None,
    )
    quota = {"ties": ties, "per": per}
    chosen = td.select(
        ranking,
        awards=[
            td.Award("high", [td.Quota(count, **quota)], dict(zip(names, high, strict=True))),
            td.Award(
                "low",
                [td.Quota(share=share, rounding=rounding, **quota)],
                dict(zip(names, low, strict=True)),
            ),
        ],
    ).choices("low")
    always, ever = set(range(len(rows))), set()
    groups = [
        [i for i in range(len(rows)) if per == "all" or blocks[i] == block]
        for block in (set(blocks) if per == "block" else {""})
    ]
    for outcome in product(*map(judged, high), *map(judged, low)):
        first, second = outcome[: len(rows)], outcome[len(rows) :]
        final: set[int] = set()
        for group in groups:
            values = [Fraction(points[i]) for i in group]
            taken = rank_model.chosen_once(values, [first[i] for i in group], count, ties)[0]
            eligible = [second[i] for i in group]
            free = [e and k not in taken for k, e in enumerate(eligible)]
            limit = rank_model.rounded(share, sum(eligible), rounding)
            got = rank_model.chosen_once(values, free, limit, ties)[0]
            final |= {group[k] for k in got}
        always &= final
        ever |= final
    for i, name in enumerate(names):
        assert chosen[name].chosen != "in" or i in always
        assert chosen[name].chosen != "out" or i not in ever


def test_the_share_says_how_many_of_its_base_a_higher_award_takes() -> None:
    ranking = td.rank({"subject": list("ABCD"), "p": [4, 3, 2, 1]}, by="p")
    selection = td.select(
        ranking,
        awards=[
            td.Award("high", [td.Quota(1)]),
            td.Award("low", [td.Quota(share="50%", rounding="down")]),
        ],
    )
    assert selection.selected("low") == ("B", "C")  # half of four, whoever else is among them
    (quota,) = selection.quotas("low")
    assert (quota.eligible, quota.taken) == ((4, 4), (1, 1))
    assert "4 đối tượng đủ điều kiện, trong đó 1 nhận hình thức cao hơn" in selection.explain(
        "B", "low"
    )
    assert "4 eligible, of whom 1 get a higher award" in selection.explain("B", "low", "en")
    assert selection.quotas("high")[0].taken == (0, 0)
