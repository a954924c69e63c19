"""Data quality, counted in the plainest way: all rows at once, shares as fractions.

Knows the founding campaign's flags; what it is held against is in C++, streaming, without
fractions.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from statistics import median

HEADER = {
    "dossier": "Mã hồ sơ",
    "unit": "Đơn vị",
    "service": "Mã TTHC",
    "officer": "Cán bộ xử lý",
    "submitted": "Ngày nộp",
    "finished": "Ngày trả kết quả",
    "paid": "Ngày thanh toán",
    "online": "Hình thức nộp",
    "processed_online": "Hình thức xử lý",
    "fee_due": "Phí lệ phí (đồng)",
    "paid_online": "Trạng thái thanh toán",
}
FLAGS = ("online", "processed_online", "fee_due", "paid_online")
DATES = ("submitted", "finished", "paid")
FIRST, LAST = date(2024, 6, 20), date(2024, 12, 26)

Row = Mapping[str, str | None]
Rows = list[dict[str, str | None]]
UNITS = ["Phòng Một", "phòng  một", "PHÒNG MỘT", "P1", "Phòng Hai", "P2", "Xã Lạ", "xã lạ", None]
#: A kind and what it is about, and its rows.
Found = Counter[tuple[str, ...]]

_WORDS = {
    "online": {"Trực tuyến": True, "Trực tiếp": False},
    "processed_online": {"Trực tuyến": True, "Trực tiếp": False},
    "fee_due": {"15.000": True, "0": False},
    "paid_online": {"Đã thanh toán trực tuyến": True, "Chưa thanh toán": False, "": False},
}


def table(rows: Rows) -> dict[str, list[str | None]]:
    return {header: [row[name] for row in rows] for name, header in HEADER.items()}


def many_rows(count: int, seed: int) -> Rows:
    """Rows of few units and days, so that shares jump and days swell."""
    draw = random.Random(seed)
    rows: Rows = []
    for number in range(count):
        day = draw.choices(range(1, 11), [3, 3, 3, 3, 3, 3, 3, 3, 3, 40])[0]
        online = draw.random() < (0.9 if day in {4, 10} else 0.2)
        paid = draw.random() < (0.95 if day == 10 else 0.1)
        rows.append(
            {
                "dossier": f"H{number}",
                "unit": draw.choice(UNITS[:6]),
                "service": "1.001",
                "officer": None,
                "submitted": f"2024-07-{day:02}",
                "finished": None,
                "paid": f"2024-07-{day:02}",
                "online": "Trực tuyến",
                "processed_online": "Trực tuyến" if online else "Trực tiếp",
                "fee_due": draw.choice(["15.000", "15.000", "0"]),
                "paid_online": "Đã thanh toán trực tuyến" if paid else "Chưa thanh toán",
            }
        )
    return rows


def key(name: str) -> str:
    return " ".join(name.casefold().split())


def day_of(text: str) -> date | str | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return "unreadable"


def usual(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], name))


def listed(counts: Mapping[str, int]) -> str:
    order = sorted(counts, key=lambda name: (-counts[name], name))
    return ", ".join(f"«{name}» ({counts[name]})" for name in order[:8]) + (
        ", …" if len(order) > 8 else ""
    )


def naive_quality(
    rows: Sequence[Row],
    *,
    register: Mapping[str, str] | None = None,
    as_of: date | None = None,
    jump_points: int = 50,
    jump_dossiers: int = 20,
    bulk_times: int = 10,
    bulk_dossiers: int = 50,
    bulk_days: int = 5,
) -> Found:
    """Rows by kind and what the finding is about.

    ``register``: ids of units by the keys of their names and ids.
    """
    found: Found = Counter()
    spelled: dict[str, dict[str, Counter[str]]] = {
        "unit": defaultdict(Counter),
        "officer": defaultdict(Counter),
    }
    for row in rows:
        for role, names in spelled.items():
            if name := (row[role] or "").strip():
                names[key(name)][name] += 1

    def unit_name(name: str) -> str:
        return (register or {}).get(key(name)) or usual(spelled["unit"][key(name)])

    for role, kind in (("unit", "unit-spellings"), ("officer", "officer-spellings")):
        for names in spelled[role].values():
            if len(names) > 1:
                found[kind, listed(names)] += names.total() - max(names.values())

    said = []
    officers: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        cells = {name: (row[name] or "").strip() for name in HEADER}
        dates = {name: day_of(cells[name]) for name in DATES}
        flags = {flag: _WORDS[flag].get(cells[flag]) for flag in FLAGS}
        look_at_cells(found, cells, dates, flags, as_of)
        known = bool(cells["unit"]) and (register is None or key(cells["unit"]) in register)
        if not cells["unit"]:
            found["no-unit",] += 1
        elif not known:
            found["unknown-unit", usual(spelled["unit"][key(cells["unit"])])] += 1
        unit = unit_name(cells["unit"]) if cells["unit"] else ""
        if known and cells["officer"]:
            officers[key(cells["officer"])][unit] += 1
        if not cells["dossier"]:
            found["no-id",] += 1
            continue
        about = (
            unit if known or not cells["unit"] else key(cells["unit"]),
            key(cells["service"]),
            key(cells["officer"]),
            *dates.values(),
            *flags.values(),
        )
        said.append((cells["dossier"], about, known, unit, dates, flags))

    for officer, units in officers.items():
        if len(units) > 1:
            about_officer = ("officer-in-units", usual(spelled["officer"][officer]), listed(units))
            found[about_officer] += units.total() - max(units.values())
    copies: dict[str, list[object]] = defaultdict(list)
    days: dict[str, dict[date, list[dict[str, bool | None]]]] = defaultdict(dict)
    for dossier, about, known, unit, dates, flags in said:
        copies[dossier].append(about)
        day = dates["submitted"]
        if len(copies[dossier]) == 1 and known and isinstance(day, date) and FIRST <= day <= LAST:
            days[unit].setdefault(day, []).append(flags)
    for group in copies.values():
        if len(group) > 1:
            kind = "copies" if len(set(group)) == 1 else "copies-differ"
            found[kind,] += len(group) - 1
    for unit, of_unit in days.items():
        look_at_days(found, unit, of_unit, jump_points, jump_dossiers)
        usual_rows = Fraction(median(Fraction(len(rows_)) for rows_ in of_unit.values()))
        for day, rows_ in of_unit.items():
            if (
                len(of_unit) >= bulk_days
                and len(rows_) >= bulk_dossiers
                and len(rows_) >= bulk_times * usual_rows
            ):
                half = f"{int(usual_rows)}{'½' if usual_rows.denominator == 2 else ''}"
                about_day = (unit, day.isoformat(), str(len(rows_)), str(bulk_times), half)
                found["bulk-day", *about_day] += len(rows_)
    return found


def look_at_cells(
    found: Found,
    cells: Mapping[str, str],
    dates: Mapping[str, date | str | None],
    flags: Mapping[str, bool | None],
    as_of: date | None,
) -> None:
    """What single rows say."""
    submitted = dates["submitted"]
    if submitted is None:
        found["no-date", "submitted"] += 1
    for name, day in dates.items():
        if day == "unreadable":
            found["bad-date", name] += 1
        if not isinstance(day, date):
            continue
        if as_of and day > as_of:
            found["future-date", name, as_of.isoformat()] += 1
        if (FIRST - day).days > 1826:
            found["early-date", name, "1826"] += 1
        if name != "submitted" and isinstance(submitted, date) and day < submitted:
            found[f"{name}-before-submitted",] += 1
    for flag, value in flags.items():
        if value is None:
            found["unknown-value" if cells[flag] else "missing-value", flag] += 1
    if flags["paid_online"] and dates["paid"] is None:
        found["flag-without-date", "paid_online", "paid"] += 1
    if flags["paid_online"] and flags["fee_due"] is False:
        found["outside-denominator", "«paid_online»", "«fee_due»", "online-payment"] += 1


def look_at_days(
    found: Found,
    unit: str,
    days: Mapping[date, Sequence[Mapping[str, bool | None]]],
    points: int,
    dossiers: int,
) -> None:
    """Shares of a day against those of all days before."""
    shares = {
        "processed-online": ((), "processed_online"),
        "online-payment": (("fee_due",), "paid_online"),
    }
    for indicator, (base, wanted) in shares.items():
        n0 = d0 = 0
        for day in sorted(days):
            counted = [f for f in days[day] if all(f[b] for b in base) and f[wanted] is not None]
            n, d = sum(bool(f[wanted]) for f in counted), len(counted)
            if min(d, d0) >= dossiers:
                distance = abs(Fraction(n, d) - Fraction(n0, d0))
                if distance >= Fraction(points, 100):
                    about = (unit, day.isoformat(), indicator, f"{n}/{d}", f"{n0}/{d0}")
                    found["jump", *about] += d
            n0, d0 = n0 + n, d0 + d
