"""Sums of amounts and categories: against plain sums, through bytes, Arrow and partial tallies."""

from __future__ import annotations

import pickle
import random
from datetime import date, timedelta
from typing import Any

import pytest
import thidua as td
from thidua import partial

PLAN = """
thidua = 1
[campaign]
id         = "amounts"
title      = "Tỷ lệ số tiền (hư cấu)"
cite       = "1"
counted_by = "submitted"
period     = { from = 2024-06-20, through = 2024-12-26, cite = "1" }
[[authority]]
id    = "council"
title = "Hội đồng"
[[subject_kind]]
id    = "collective"
title = "Tập thể"
cite  = "2"
[[flag]]
id    = "channel.post"
title = "Qua bưu chính"
[[flag]]
id    = "paid_online"
title = "Thanh toán trực tuyến"
dated = "paid"
[[indicator]]
id          = "paid-amount"
title       = "Tỷ lệ số tiền thanh toán trực tuyến"
numerator   = { count = "amount", where = ["paid_online"] }
denominator = { count = "amount" }
cite        = "3"
[[indicator]]
id          = "post"
title       = "Tỷ lệ qua bưu chính"
numerator   = { count = "dossier", where = ["channel.post"] }
denominator = { count = "dossier" }
cite        = "3"
[[target]]
id        = "T"
title     = "Từ 75% số tiền trở lên"
indicator = "paid-amount"
at_least  = "75%"
cite      = "3"
[[target]]
id        = "P"
title     = "Dưới 50% qua bưu chính"
indicator = "post"
below     = "50%"
cite      = "3"
[[award]]
id        = "khen"
title     = "Giấy khen"
authority = "council"
cite      = "9"
[award.criteria]
collective = { cite = "9.1", met = "T" }
"""
MAPPING: dict[str, Any] = {
    "field": {
        "dossier": ["id"],
        "unit": ["unit"],
        "submitted": ["day"],
        "paid": ["on"],
        "amount": {"columns": ["due"], "empty": 0},
    },
    "category": [
        {
            "id": "channel",
            "columns": ["how"],
            "empty": "counter",
            "values": {"online": ["mạng"], "counter": ["quầy"], "post": ["bưu điện"]},
        }
    ],
    "flag": [{"id": "paid_online", "columns": ["paid"], "yes": ["có"], "no": ["không"]}],
}


@pytest.fixture(scope="module")
def campaign() -> td.Campaign:
    return td.parse_campaign(PLAN)


@pytest.fixture(scope="module")
def columns() -> td.ColumnMapping:
    return td.ColumnMapping(MAPPING)


def rows(seed: int, count: int = 400) -> list[dict[str, Any]]:
    draw = random.Random(seed)
    result = []
    for number in range(count):
        day = date(2024, 6, 20) + timedelta(days=draw.randrange(180))
        paid = draw.random() < 0.6
        result.append(
            {
                "id": f"H{number}",
                "unit": draw.choice(["P01", "P02", "P03"]),
                "day": day.isoformat(),
                "how": draw.choice(["mạng", "quầy", "bưu điện", None]),
                "due": draw.choice([None, "0", "1.500.000 đ", "20000", "9,999,999 VND"]),
                "paid": "có" if paid else "không",
                "on": (day + timedelta(days=draw.randrange(9))).isoformat() if paid else None,
            }
        )
    return result


def frame(of: list[dict[str, Any]]) -> dict[str, list[Any]]:
    return {name: [row[name] for row in of] for name in of[0]}


def dong(cell: str | None) -> int:
    return int("".join(c for c in cell or "0" if c.isdigit()))


@pytest.mark.parametrize("seed", range(3))
def test_amounts_are_plain_sums_on_every_day(
    campaign: td.Campaign, columns: td.ColumnMapping, seed: int
) -> None:
    of = rows(seed)
    tally = td.tally(frame(of), campaign, columns=columns)
    for until in (date(2024, 7, 1), date(2024, 10, 15), date(2024, 12, 26)):
        result = td.evaluate(campaign, tally, as_of=until)
        for unit in ("P01", "P02", "P03"):
            known = [row for row in of if row["unit"] == unit and row["day"] <= until.isoformat()]
            paid = [row for row in known if row["on"] and row["on"] <= until.isoformat()]
            whole, part = (
                sum(dong(row["due"]) for row in known),
                sum(dong(row["due"]) for row in paid),
            )
            post = sum(row["how"] == "bưu điện" for row in known)
            amounts, dossiers = (result[unit].target(t).measure for t in ("T", "P"))
            assert (amounts.n, amounts.d) == (part, whole)
            assert (dossiers.n, dossiers.d) == (post, len(known))


def test_amounts_merge_are_taken_out_and_keep_in_bytes(
    campaign: td.Campaign, columns: td.ColumnMapping
) -> None:
    of = rows(5)
    whole = td.tally(frame(of), campaign, columns=columns)
    first = td.tally(frame(of[:150]), campaign, columns=columns)
    rest = td.tally(frame(of[150:]), campaign, columns=columns)
    assert (first + rest).to_bytes() == whole.to_bytes()
    assert whole - first == rest
    assert pickle.loads(pickle.dumps(whole)) == whole
    assert td.Tally.from_bytes(whole.to_bytes()) == whole
    with pytest.raises(ValueError, match="more is taken out than was counted"):
        first - rest


def test_amounts_in_arrow_are_those_of_the_rows(
    campaign: td.Campaign, columns: td.ColumnMapping
) -> None:
    of = rows(6)
    table = td.tally(frame(of), campaign, columns=columns).to_arrow()
    assert sum(table["amount"].to_pylist()) == sum(dong(row["due"]) for row in of)
    assert sum(table["count"].to_pylist()) == len(of)


def test_partial_tallies_have_amounts(campaign: td.Campaign, columns: td.ColumnMapping) -> None:
    pa = pytest.importorskip("pyarrow")
    table = pa.table(frame(rows(7)))
    parts = [
        partial.count(part.to_batches(), campaign, columns=columns)
        for part in (table.slice(0, 100), table.slice(100))
    ]
    merged = partial.merge(parts)
    assert merged.rows_counted == 400
    assert sum(merged.to_arrow()["amount"].to_pylist()) == sum(
        dong(c) for c in table["due"].to_pylist()
    )


def test_a_mapping_says_what_is_wrong_with_a_category() -> None:
    wrong = {**MAPPING, "category": [{**MAPPING["category"][0], "empty": "countr"}]}
    with pytest.raises(td.InputError) as caught:
        td.ColumnMapping(wrong)
    (fault,) = caught.value.diagnostics
    assert fault.code == "columns.bad-value"
    assert "counter" in fault.text("en")


def test_an_amount_without_a_column_is_named(campaign: td.Campaign) -> None:
    table = {
        "id": ["1"],
        "unit": ["P01"],
        "day": ["2024-07-01"],
        "how": ["quầy"],
        "paid": ["có"],
        "on": ["2024-07-01"],
    }
    with pytest.raises(td.TableError, match="amount"):
        td.tally(table, campaign, columns=td.ColumnMapping(MAPPING))


def test_pace_and_remaining_speak_of_dong(campaign: td.Campaign, columns: td.ColumnMapping) -> None:
    of = rows(8)
    tally = td.tally(frame(of), campaign, columns=columns)
    result = td.evaluate(campaign, tally, as_of=date(2024, 12, 1))
    short = [u for u in ("P01", "P02", "P03") if str(result[u].target("T").met) == "no"]
    assert short
    assert "đồng" in str(result[short[0]].award("khen").explain(lang="vi"))
    pace = td.pace(campaign, tally, as_of=date(2024, 12, 1))
    assert "T" in str(pace)
