"""Look at a delivery of dossiers before anybody is judged by it. Everything in it is invented.

One division notes every dossier of one day as handled online, after a month at one in ten; one
dossier comes twice and contradicts itself; a fee was paid where none was due; a result was given
before the application; and a unit's name was typed without its accents.

    python examples/quality/before_judging.py
"""

from __future__ import annotations

from pathlib import Path

import thidua as td

PLAN = Path(__file__).parents[1] / "campaigns" / "lang-son-2024.toml"
REGISTER = {
    "subject": [
        {"id": "P01", "kind": "collective", "name": "Phòng Nắng Sớm"},
        {"id": "P02", "kind": "collective", "name": "Phòng Sao Mai"},
    ]
}
HEADER = [
    "Mã hồ sơ",
    "Đơn vị",
    "Mã TTHC",
    "Ngày nộp",
    "Ngày trả kết quả",
    "Hình thức nộp",
    "Hình thức xử lý",
    "Phí lệ phí (đồng)",
    "Trạng thái thanh toán",
    "Ngày thanh toán",
]
PAID = "Đã thanh toán trực tuyến"


def dossier(id_: str, unit: str, filed: str, **cells: str) -> list[str | None]:
    """A row under ``HEADER``: filed online, handled on paper, no fee, unless told otherwise."""
    given = {
        "Mã hồ sơ": id_,
        "Đơn vị": unit,
        "Mã TTHC": "SYN.01",
        "Ngày nộp": filed,
        "Hình thức nộp": "Trực tuyến",
        "Hình thức xử lý": "Trực tiếp",
        "Phí lệ phí (đồng)": "0",
        "Trạng thái thanh toán": "Chưa thanh toán",
        **cells,
    }
    return [given.get(name) for name in HEADER]


def delivery() -> dict[str, list[str | None]]:
    """The rows as a table of columns."""
    online = {"Hình thức xử lý": "Trực tuyến"}
    rows = [
        dossier(f"SYN-{day:02}{number}", "Phòng Nắng Sớm", f"2024-07-{day:02}", **usual)
        for day in range(1, 31)
        for number in range(10)
        for usual in [online if number == 0 else {}]
    ]
    rows += [dossier(f"SYN-31{n}", "Phòng Nắng Sớm", "2024-07-31", **online) for n in range(30)]
    rows += [
        dossier("SYN-900", "Phòng Sao Mai", "2024-08-01", **{"Ngày trả kết quả": "2024-08-05"}),
        dossier("SYN-900", "Phòng Sao Mai", "2024-08-01", **{"Ngày trả kết quả": "2024-08-06"}),
        dossier(
            "SYN-901",
            "Phòng Sao Mai",
            "2024-08-01",
            **{"Trạng thái thanh toán": PAID, "Ngày thanh toán": "2024-08-02"},
        ),
        dossier("SYN-902", "Phòng Sao Mai", "2024-08-03", **{"Ngày trả kết quả": "2024-08-02"}),
        dossier("SYN-903", "Phong Sao Mai", "2024-08-03"),
    ]
    return {name: [row[column] for row in rows] for column, name in enumerate(HEADER)}


if __name__ == "__main__":
    campaign = td.load_campaign(PLAN, issue_date="2024-06-20")
    report = td.data_quality(delivery(), campaign, evidence=td.Evidence(REGISTER))
    print(report.text("en"), end="")
