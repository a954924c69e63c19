"""The shipped data set: its generator still writes it byte for byte, and what its README plants is
really in it.

Counted with the standard library alone; the verdicts are those of the naive model, so that the
data set is checked before anything of thidua is.
"""

import csv
import subprocess
import sys
import tomllib
import unicodedata
from collections import Counter, defaultdict
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import naive_model
import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DATA = EXAMPLES / "data" / "lang-son-2024"
FILES = ("dossiers.csv", "evidence.toml", "counts.csv", "expected.csv", "README.md")
ISSUED, LAST_DAY, AS_OF = date(2024, 6, 20), date(2024, 12, 26), date(2024, 12, 31)


def day(text):
    """A date, None for an empty cell, ValueError for a day that does not exist."""
    return datetime.strptime(text[:10], "%d/%m/%Y").date() if text else None


def fault_of(cells, seen, register):
    """The code under which a row is set aside, None if it counts: the guide, written once more."""
    if cells["Mã hồ sơ"] in seen:
        return "row.duplicate"
    seen.add(cells["Mã hồ sơ"])
    if naive_model.key_of(cells["Đơn vị giải quyết"]) not in register:
        return "row.unknown-unit"
    try:
        submitted, finished, paid = (
            day(cells[c]) for c in ("Ngày nộp", "Ngày trả kết quả", "Ngày thanh toán")
        )
    except ValueError:
        return "row.bad-date"
    if not {cells["Hình thức nộp"], cells["Hình thức xử lý"]} <= {"Trực tuyến", "Trực tiếp"}:
        return "row.unknown-value"
    if paid and paid < submitted:
        return "row.paid-before-submitted"
    if finished and finished < submitted:
        return "row.finished-before-submitted"
    return None if ISSUED <= submitted <= LAST_DAY else "row.outside-period"


def mapped(cells):
    """A row as the naive model takes it."""
    return {
        "unit": cells["Đơn vị giải quyết"],
        "service": cells["Mã TTHC"],
        "officer": cells["Mã cán bộ"],
        "submitted": day(cells["Ngày nộp"]),
        "finished": day(cells["Ngày trả kết quả"]),
        "paid": day(cells["Ngày thanh toán"]),
        "flags": {
            "online": cells["Hình thức nộp"] == "Trực tuyến",
            "processed_online": cells["Hình thức xử lý"] == "Trực tuyến",
            "fee_due": int(cells["Phí lệ phí (đồng)"]) > 0,
            "paid_online": cells["Trạng thái thanh toán"] == "Đã thanh toán trực tuyến",
        },
    }


@pytest.fixture(scope="module")
def evidence():
    return tomllib.loads((DATA / "evidence.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def register(evidence):
    """Folded names of everybody, with their ids."""
    return {
        naive_model.key_of(name): subject["id"]
        for subject in evidence["subject"]
        for name in (subject["id"], subject["name"], *subject.get("aliases", []))
    }


@pytest.fixture(scope="module")
def lines():
    with (DATA / "dossiers.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def faults(lines, register):
    seen = set()
    return [fault_of(cells, seen, register) for cells in lines]


@pytest.fixture(scope="module")
def counted(lines, faults, register):
    """The rows that count, by the id of their division."""
    rows = defaultdict(list)
    for cells, fault in zip(lines, faults, strict=True):
        if fault is None:
            row = mapped(cells)
            rows[register[naive_model.key_of(row["unit"])]].append(row)
    return rows


def payment(rows):
    """Dossiers paid online within the period, dossiers with a fee."""
    due = [row for row in rows if row["flags"]["fee_due"]]
    return sum(row["flags"]["paid_online"] and row["paid"] <= LAST_DAY for row in due), len(due)


def test_the_generator_writes_the_committed_bytes(tmp_path):
    subprocess.run(
        [sys.executable, "-B", DATA / "make_synthetic.py", tmp_path],
        check=True,
        capture_output=True,
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(FILES)
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (DATA / name).read_bytes(), name


def test_everything_says_synthetic(lines):
    assert all(cells["Mã hồ sơ"].startswith("SYN-") for cells in lines)
    assert (DATA / "evidence.toml").read_text(encoding="utf-8").startswith("# SYNTHETIC")
    assert "SYNTHETIC" in (DATA / "README.md").read_text(encoding="utf-8").splitlines()[0]
    with (DATA / "counts.csv").open(encoding="utf-8", newline="") as file:
        assert all("SYNTHETIC" in line["Nguồn"] for line in csv.DictReader(file))


def test_every_row_is_counted_or_set_aside_for_its_reason(faults):
    assert len(faults) == 50_000
    assert Counter(faults) == {
        None: 49_950,
        "row.outside-period": 40,
        "row.unknown-unit": 3,
        "row.bad-date": 2,
        "row.duplicate": 2,
        "row.finished-before-submitted": 1,
        "row.paid-before-submitted": 1,
        "row.unknown-value": 1,
    }


@pytest.mark.parametrize(
    ("unit", "n", "d"),
    [
        ("P01", 910, 1300),
        ("P02", 570, 1250),
        ("P04", 900, 2000),
        ("P05", 562, 1249),
        ("P06", 0, 0),
        ("P07", 0, 0),
        ("P14", 447, 1000),
        ("P15", 541, 1201),
        ("P16", 449, 1000),
        ("P17", 588, 1200),
    ],
)
def test_payment_shares_are_planted_exactly(counted, unit, n, d):
    assert payment(counted[unit]) == (n, d)


def test_an_unknown_officer_keeps_the_dossier_in_the_count_of_the_division(lines, faults, register):
    (fault,) = (
        fault for cells, fault in zip(lines, faults, strict=True) if cells["Mã cán bộ"] == "CB-999"
    )
    assert fault is None
    assert "CB-999" not in register.values()


def test_44_996_percent_prints_as_45_and_is_less():
    assert f"{100 * 562 / 1249:.2f}" == "45.00"
    assert Fraction(562, 1249) < Fraction(45, 100) < Fraction(563, 1250)


def test_each_planted_row_would_turn_its_division():
    level = Fraction(45, 100)
    assert Fraction(901, 2001) > level  # P04 with its duplicate
    assert Fraction(541, 1201) > level == Fraction(540, 1200)  # P15 without either end
    assert Fraction(541, 1203) < level  # P15 with either pair from outside
    assert Fraction(449, 1000) < level < Fraction(452, 1000)  # P16 with the late payments


def test_boundary_days(lines, faults):
    of_p15 = Counter(
        (cells["Ngày nộp"], fault)
        for cells, fault in zip(lines, faults, strict=True)
        if cells["Đơn vị giải quyết"] == "Phòng Lối Mòn"
    )
    assert of_p15["19/06/2024", "row.outside-period"] == 2
    assert of_p15["20/06/2024", None] == 1
    assert of_p15["26/12/2024 23:59:00", None] == 1
    assert of_p15["27/12/2024", "row.outside-period"] == 2


def test_names_come_in_several_forms(lines, evidence):
    units = {cells["Đơn vị giải quyết"] for cells in lines}
    nfd = unicodedata.normalize("NFD", "Phòng Gió Nồm")
    assert {"Phòng Gió Nồm", nfd, "Phòng Khúc Hòa Ca", "P. Sen Hồng"} <= units
    names = {subject["name"] for subject in evidence["subject"]}
    assert "Phòng Khúc Hoà Ca" in names
    assert not {nfd, "Phòng Khúc Hòa Ca"} & names


def test_the_unknown_is_in_the_evidence(evidence, register):
    named = {
        name
        for entry in evidence["attestation"] + evidence["paper"]
        for name in entry.get("subjects", [entry.get("subject")])
    }
    assert {name for name in named if naive_model.key_of(name) not in register} == {
        "Phòng Không Có Thật",
        "CB-999",
    }
    assert {a["capacity"] for a in evidence["attestation"]} == {"council", "division-heads"}
    assert [a["subject"] for a in evidence["attestation"] if a["date"] > AS_OF] == ["P13"]


@pytest.fixture(scope="module")
def plan():
    return tomllib.loads(
        (EXAMPLES / "campaigns" / "lang-son-2024.toml").read_text(encoding="utf-8")
    )


def verdicts(plan, evidence, counted, choices, parameters=None):
    rows = [row for rows in counted.values() for row in rows]
    judged = naive_model.judge(
        plan,
        evidence,
        rows=rows,
        as_of=AS_OF,
        choices=choices,
        parameters={"issue-date": ISSUED} | (parameters or {}),
    )
    return {
        (subject, award): verdict
        for subject, result in judged.items()
        for award, verdict in result["awards"].items()
    }


@pytest.mark.parametrize("reading", ["literal", "assigned-level"])
def test_the_naive_model_finds_the_planted_verdicts(plan, evidence, counted, reading):
    choices = next(r["choices"] for r in plan["reading"] if r["id"] == reading)
    with (DATA / "expected.csv").open(encoding="utf-8", newline="") as file:
        expected = {
            (line["subject"], line["award"]): line[reading] for line in csv.DictReader(file)
        }
    assert verdicts(plan, evidence, counted, choices) == expected


@pytest.mark.parametrize(
    ("changed", "p01", "p02", "p03"),
    [
        ({}, "yes no", "yes no", "yes no"),
        ({"exceeded": "one-target"}, "yes no", "yes no", "yes no"),
        ({"exceeded": "margin"}, "yes no", "no yes", "yes no"),
        ({"exceeded": "all-contents"}, "yes no", "no yes", "no yes"),
        (
            {"exceeded": "all-contents", "attested-exceeded": "met-is-enough"},
            "yes no",
            "yes no",
            "yes no",
        ),
        ({"one-achievement": "each"}, "yes yes", "yes yes", "yes yes"),
    ],
)
def test_what_turns_on_the_reading_of_exceeding(plan, evidence, counted, changed, p01, p02, p03):
    literal = next(r["choices"] for r in plan["reading"] if r["id"] == "literal")
    found = verdicts(plan, evidence, counted, literal | changed, {"exceeded-margin": "1%"})
    assert [f"{found[u, 'bang-khen']} {found[u, 'giay-khen']}" for u in ("P01", "P02", "P03")] == [
        p01,
        p02,
        p03,
    ]


def test_counts_use_what_the_plan_knows(plan, register):
    with (DATA / "counts.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    assert {line["Chỉ số"] for line in table} <= {
        indicator["id"] for indicator in plan["indicator"]
    }
    assert all(naive_model.key_of(line["Đơn vị"]) in register for line in table)
    assert [line["Đơn vị"] for line in table if line["Tỷ lệ công bố"] == "45,00 %"] == [
        "Phòng Sao Mai"
    ]
