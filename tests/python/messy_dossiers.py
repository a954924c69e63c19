"""Made-up dossier rows with all that goes wrong: copies, gaps, unknown units, spellings."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Sequence

HEADER = [
    "Mã hồ sơ",
    "Đơn vị",
    "Mã TTHC",
    "Cán bộ xử lý",
    "Ngày nộp",
    "Hình thức nộp",
    "Hình thức xử lý",
    "Phí lệ phí (đồng)",
    "Trạng thái thanh toán",
    "Ngày thanh toán",
    "Ghi chú",
]
_UNITS = ["Phòng Một", "PHÒNG  một", "phòng một", "Phòng Hai", "Phòng hai", "Xã Lạ", None]
_SERVICES = ["1.001", "1.002", "Đất đai", "đất đai", "ĐẤT ĐAI", "phòng MỘT", None]
_DAYS = ["2024-07-01", "2024-08-15", "15/09/2024", "2023-01-01", "ngày mai", None]


def rows(count: int, seed: int, ids: int) -> list[list[str | None]]:
    """Rows under :data:`HEADER`."""
    random_ = random.Random(seed)
    return [_row(random_, ids, number) for number in range(count)]


def _row(random_: random.Random, ids: int, number: int) -> list[str | None]:
    number_of = random_.randrange(ids)
    # One id in two forms of Unicode, and with spaces around it.
    id_ = random_.choice([f"HÔ{number_of}", f" HO\u0302{number_of} "])
    channel = ["Trực tuyến", "trực tuyến", "Trực tiếp", "Bằng ngựa", None]
    return [
        None if random_.random() < 0.02 else id_,
        random_.choices(_UNITS, [4, 4, 4, 4, 4, 1, 1])[0],
        random_.choices(_SERVICES, [4, 4, 4, 4, 4, 1, 1])[0],
        random_.choice(["Nguyễn Văn Thử", "nguyễn văn thử", "Trần Thị Mẫu", "đất ĐAI", None]),
        random_.choices(_DAYS, [6, 6, 6, 2, 1, 1])[0],
        random_.choices(channel, [5, 2, 5, 1, 1])[0],
        random_.choices(channel, [5, 2, 5, 0, 1])[0],
        random_.choice(["0", "15.000", "20000"]),
        random_.choice(["Đã thanh toán trực tuyến", "Chưa thanh toán"]),
        random_.choice(["2024-10-02", "2024-12-01", "2025-03-01", None]),
        'hai\r\ndòng, «"trích"»' if number % 5 == 0 else None,
    ]


def csv_text(lines: Sequence[Sequence[str | None]]) -> str:
    """With quoted cells that hold line ends, blank lines and a ragged row now and then."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    for number, line in enumerate(lines):
        writer.writerow(["" if cell is None else cell for cell in line])
        if number % 17 == 3:
            out.write("\r\n")
        if number % 23 == 7:
            out.write("thiếu,ô\r\n")
    return out.getvalue()


def columns(lines: Sequence[Sequence[str | None]]) -> dict[str, list[str | None]]:
    """The rows as a mapping of columns."""
    return {header: [line[i] for line in lines] for i, header in enumerate(HEADER)}
