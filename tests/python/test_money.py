"""The money of awards, and the figures of law behind it, by date."""

from __future__ import annotations

import copy
import csv
import pickle
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
import thidua as td

ROOT = Path(__file__).resolve().parents[2]

#: Award, recipient, multiple, then amounts up to 10,000 with 1,800,000, 2,340,000 and 2,530,000.
KNOWN = """\
giay-khen,individual,0.3,540000,710000,760000
giay-khen,collective,0.6,1080000,1410000,1520000
giay-khen,household,0.45,810000,1060000,1140000
bang-khen-tinh,individual,1.5,2700000,3510000,3800000
bang-khen-tinh,collective,3,5400000,7020000,7590000
bang-khen-tinh,household,2.25,4050000,5270000,5700000
bang-khen-thu-tuong,individual,3.5,6300000,8190000,8860000
bang-khen-thu-tuong,collective,7,12600000,16380000,17710000
co-chinh-phu,collective,12,21600000,28080000,30360000
co-tinh,collective,8,14400000,18720000,20240000
tap-the-lao-dong-xuat-sac,collective,1.5,2700000,3510000,3800000
tap-the-lao-dong-tien-tien,collective,0.8,1440000,1880000,2030000
chien-si-thi-dua-toan-quoc,individual,4.5,8100000,10530000,11390000
chien-si-thi-dua-tinh,individual,3,5400000,7020000,7590000
chien-si-thi-dua-co-so,individual,1,1800000,2340000,2530000
lao-dong-tien-tien,individual,0.3,540000,710000,760000
xa-phuong-tieu-bieu,collective,2,3600000,4680000,5060000
thon-to-dan-pho-van-hoa,collective,1.5,2700000,3510000,3800000
"""
DAYS = {date(2024, 6, 30): 1_800_000, date(2024, 7, 1): 2_340_000, date(2026, 7, 1): 2_530_000}


@pytest.mark.parametrize("row", list(csv.reader(KNOWN.splitlines())), ids="-".join)
def test_known_amounts(row: list[str]) -> None:
    award, recipient, multiple, *amounts = row
    for (decided, base), amount in zip(DAYS.items(), amounts, strict=True):
        money = td.award_money(award, recipient=recipient, decided=decided, trust=["inferred"])
        assert (money.base, money.multiple) == (base, Fraction(multiple))
        assert money.exact == Fraction(multiple) * base
        assert money.amount == int(amount)
        assert money.amount == -(-money.exact // 10_000) * 10_000
        exact = td.award_money(
            award, recipient=recipient, decided=decided, trust=["inferred"], rounding="none"
        )
        assert exact.amount == money.exact


def code_of(call: pytest.ExceptionInfo[td.InputError]) -> list[str]:
    return [diagnostic.code for diagnostic in call.value.diagnostics]


def test_what_was_not_seen_is_asked_for() -> None:
    day = date(2025, 3, 1)
    with pytest.raises(td.InputError) as error:
        td.award_money("bang-khen-tinh", recipient="individual", decided=day)
    assert code_of(error) == ["money.not-trusted"]
    given = td.award_money("bang-khen-tinh", recipient="individual", decided=day, multiple="1.5")
    assert (given.amount, given.status, given.multiple_source) == (3_510_000, "seen", "")
    trusted = td.award_money(
        "bang-khen-tinh", recipient="individual", decided=day, trust=["inferred"]
    )
    assert (trusted.amount, trusted.status) == (3_510_000, "inferred")
    with pytest.raises(ValueError, match="trust"):
        td.award_money("giay-khen", recipient="collective", decided=day, trust=["all"])


def test_days_of_which_nothing_is_known() -> None:
    with pytest.raises(td.InputError, match="2018-06-30") as error:
        td.award_money("giay-khen", recipient="collective", decided=date(2018, 6, 30))
    assert code_of(error) == ["money.salary-not-known"]
    with pytest.raises(td.InputError, match="2018-06-30"):
        td.base_salary(on=date(2018, 6, 30))
    with pytest.raises(td.InputError, match="2023-12-31"):
        td.law_in_force("decree", on=date(2023, 12, 31))


def test_words_that_are_not_known() -> None:
    day = date(2025, 3, 1)
    with pytest.raises(ValueError, match="individual, collective, household"):
        td.award_money("giay-khen", recipient="team", decided=day)
    with pytest.raises(ValueError, match="up-10000, nearest-10000, none"):
        td.award_money("giay-khen", recipient="collective", decided=day, rounding="up")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="multiple"):
        td.award_money("giay-khen", recipient="collective", decided=day, multiple=0.6)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="below 0"):
        td.award_money("giay-khen", recipient="collective", decided=day, base=-1)


def test_lookups_by_date() -> None:
    salary = td.base_salary(on=date(2025, 3, 1))
    assert (salary.amount, salary.since) == (2_340_000, date(2024, 7, 1))
    assert "73/2024" in salary.source
    assert [t.number for t in td.law_in_force("decree", on=date(2025, 6, 30))] == ["98/2023/NĐ-CP"]
    assert [t.number for t in td.law_in_force("decree", on=date(2025, 7, 1))] == ["152/2025/NĐ-CP"]
    law = td.law_in_force("law", on=date(2024, 1, 1))
    assert [(t.number, t.through) for t in law] == [("06/2022/QH15", None)]


def test_in_words() -> None:
    money = td.award_money("giay-khen", recipient="collective", decided=date(2025, 3, 1))
    assert "0,6 × 2.340.000 đồng" in str(money)
    assert "0.6 × 2,340,000 VND" in money.text("en")
    assert repr(money) == "<AwardMoney giay-khen, collective, 2025-03-01: 1410000 VND>"


RAISED = """
[[base_salary]]
from = 2027-07-01
amount = "3.000.000 đồng"
status = "unverified"
source = "giả định"
"""


def test_a_book_of_ones_own(tmp_path: Path) -> None:
    shipped = td.shipped_law()
    later = tmp_path / "law.toml"
    later.write_text(shipped.to_toml() + RAISED, encoding="utf-8")
    law = td.load_law(later)
    assert law != shipped
    assert shipped == pickle.loads(pickle.dumps(shipped)) == copy.deepcopy(shipped)
    assert td.base_salary(on=date(2027, 7, 1), trust=["unverified"], law=law).amount == 3_000_000
    with pytest.raises(td.InputError, match="unverified"):
        td.base_salary(on=date(2027, 7, 1), law=law)


PLAN = """
thidua = 1

[campaign]
id = "bonus"
title = "Đợt thi đua giả định"
cite = "1"
period = { from = 2024-01-01, through = 2024-12-31, cite = "1" }

[[parameter]]
id = "base-salary"
kind = "money"
title = "Lương cơ sở"
cite = "1"
values = [
  { from = 2023-07-01, value = "1.800.000 đồng", source = "Nghị định 24/2023/NĐ-CP" },
  { from = 2024-07-01, value = "2.340.000 đồng", source = "Nghị định 73/2024/NĐ-CP" },
]

[[authority]]
id = "director"
title = "Giám đốc"

[[subject_kind]]
id = "collective"
title = "Tập thể"
cite = "1"

[[award]]
id = "praise"
title = "Giấy khen"
authority = "director"
cite = "1"
[award.criteria]
collective = { no_discipline = true, cite = "1" }
[award.bonus]
multiples = { collective = "0.6" }
base = "base-salary"
rounding = "nearest-10000"
cite = "1"
"""


def test_the_plans_own_bonus() -> None:
    campaign = td.parse_campaign(PLAN)
    assert campaign.awards["praise"]["bonus"]["rounding"] == "nearest-10000"
    assert td.parse_campaign(campaign.to_toml()) == campaign
    ask = {"recipient": "collective", "campaign": campaign}
    assert td.award_money("praise", decided=date(2024, 6, 30), **ask).amount == 1_080_000
    assert td.award_money("praise", decided=date(2025, 3, 1), **ask).amount == 1_400_000
    with pytest.raises(TypeError, match="campaign"):
        td.award_money("praise", decided=date(2025, 3, 1), base=1, **ask)
    with pytest.raises(td.InputError, match="household"):
        td.award_money("praise", recipient="household", decided=date(2025, 3, 1), campaign=campaign)
    fixed = campaign.with_parameter("base-salary", "2 530 000 VND")
    paid = td.award_money(
        "praise", recipient="collective", decided=date(2010, 1, 1), campaign=fixed
    )
    assert paid.amount == 1_520_000


def test_figures_in_place_of_the_books_in_plain_words() -> None:
    def ask(**given: object) -> td.AwardMoney:
        return td.award_money(
            "bang-khen-tinh",
            recipient="individual",
            **{"decided": date(2025, 3, 1), **given},  # type: ignore[arg-type]
        )

    assert ask(multiple="1,5").multiple == ask(multiple="1.5").multiple == Fraction(3, 2)
    assert ask(multiple="3/2").amount == 3_510_000
    with pytest.raises(TypeError, match=r"expected a datetime.date, not '2025-03-01'"):
        ask(decided="2025-03-01")
    for multiple in ("1,5,0", "một", "", "-1", "1/0", 10**19, Fraction(1, 10**19), "1e3"):
        with pytest.raises(ValueError, match="multiple"):
            ask(multiple=multiple)
    for base in (10**19, -(10**19)):
        with pytest.raises(ValueError, match="no base salary is"):
            ask(multiple=1, base=base)
    for base in ("2340000", 2340000.0, True):
        with pytest.raises(TypeError, match="a base salary in đồng is a whole number"):
            ask(multiple=1, base=base)
    with pytest.raises(ValueError, match="no language «fr»; there are: vi, en"):
        ask(multiple=1).text("fr")  # type: ignore[arg-type]
