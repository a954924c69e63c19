"""What may stand in for a figure: of the same unit, or of a ratio its denominator."""

from __future__ import annotations

import pytest
import thidua as td

CARD = """
thidua_scorecard = 1
[scorecard]
id = "c"
title = "Bảng điểm thử"
source = "đặt ra để thử"
cite = "1"
[[input]]
id = "x"
title = "x"
unit = "{unit}"
[[input]]
id = "other"
title = "other"
unit = "{other}"
[[item]]
id = "x"
title = "x"
input = "x"
max = 20
{rule}
no_activity = "{no_activity}"
not_applicable = "{not_applicable}"
{more}
cite = "x"
"""


def faults(**given: str) -> list[tuple[str, str | None]]:
    words = {
        "unit": "%",
        "other": "%",
        "rule": "linear = {}",
        "no_activity": "zero",
        "not_applicable": "zero",
        "more": "",
    }
    try:
        td.parse_scorecard(CARD.format(**{**words, **given}))
    except td.InputError as error:
        return [(fault.code, fault.clause) for fault in error.diagnostics]
    return []


LAST = 'last = "other"'
FULL = 'linear = { full_at = "10 năm" }'


@pytest.mark.parametrize(
    "given",
    [
        {"no_activity": "last-period", "more": LAST},
        {"no_activity": "last-period", "more": LAST, "other": ""},
        {"not_applicable": "last-period", "more": LAST},
        {"not_applicable": "last-period", "unit": "năm", "other": "năm", "rule": FULL},
        {"no_activity": "declared-maximum", "other": "điểm", "more": 'declared = "other"'},
        {"no_activity": "last-period", "more": LAST + '\nno_last = "rescaled"'},
    ],
)
def test_it_may_stand_in(given: dict[str, str]) -> None:
    assert faults(**{"more": LAST, **given}) == []


@pytest.mark.parametrize(
    "given",
    [
        {"not_applicable": "last-period", "other": ""},  # nothing was counted: no numerator
        {"no_activity": "last-period", "other": "yes/no"},
        {"not_applicable": "last-period", "unit": "năm", "other": "USD", "rule": FULL},
        {"no_activity": "declared-maximum", "other": "%", "more": 'declared = "other"'},
        {"not_applicable": "declared-maximum", "other": "năm", "more": 'declared = "other"'},
    ],
)
def test_another_unit_may_not(given: dict[str, str]) -> None:
    assert faults(**{"more": LAST, **given}) == [("scorecard.unit-mismatch", "x")]


def test_what_stands_in_for_the_stand_in_is_no_last_period() -> None:
    given = {"no_activity": "last-period", "more": LAST + '\nno_last = "last-period"'}
    assert faults(**given) == [("scorecard.out-of-range", "x")]
