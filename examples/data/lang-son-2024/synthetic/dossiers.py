"""The table of dossiers: first what each division handled, then the planted rows, sorted by the
day of filing.
"""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .chance import Chance
from .divisions import DIVISIONS, Block, Division

SEED = 20241226
FIRST_DAY, LAST_DAY = date(2024, 6, 20), date(2024, 12, 26)
EXPORTED = date(2024, 12, 31)

HEADER = (
    "Mã hồ sơ",
    "Đơn vị giải quyết",
    "Mã TTHC",
    "Mã cán bộ",
    "Ngày nộp",
    "Hình thức nộp",
    "Hình thức xử lý",
    "Ngày trả kết quả",
    "Phí lệ phí (đồng)",
    "Trạng thái thanh toán",
    "Ngày thanh toán",
)
ONLINE, IN_PERSON = "Trực tuyến", "Trực tiếp"
PAID_ONLINE, PAID_AT_DESK, UNPAID = (
    "Đã thanh toán trực tuyến",
    "Đã thanh toán trực tiếp",
    "Chưa thanh toán",
)
FEES = (10000, 20000, 30000, 50000, 100000, 150000, 200000, 500000)


def day(value: date | None) -> str:
    return value.strftime("%d/%m/%Y") if value else ""


@dataclass(frozen=True)
class Row:
    """One line of the export. `fault` is the code under which it must be set aside, if any."""

    unit: str
    service: str
    officer: str
    submitted: date
    filed: str = ONLINE
    processed: str = ONLINE
    finished: date | None = None
    fee: int = 0
    status: str = ""
    paid: date | None = None
    # planted rows only
    fault: str = ""
    trap: str = ""
    repeats: str = ""  # the name of the row whose dossier id it repeats
    name: str = ""  # a name by which a later row can repeat this one
    submitted_text: str = ""  # what stands in the cell instead of the date
    paid_text: str = ""

    def cells(self, dossier: str) -> tuple[str, ...]:
        return (
            dossier,
            self.unit,
            self.service,
            self.officer,
            self.submitted_text or day(self.submitted),
            self.filed,
            self.processed,
            day(self.finished),
            str(self.fee),
            self.status,
            self.paid_text or day(self.paid),
        )


@dataclass(frozen=True)
class Table:
    rows: tuple[Row, ...]
    ids: tuple[str, ...]

    def csv(self) -> str:
        lines = [
            HEADER,
            *(row.cells(dossier) for row, dossier in zip(self.rows, self.ids, strict=True)),
        ]
        return "".join(",".join(cells) + "\n" for cells in lines)

    def faults(self) -> Counter[str]:
        return Counter(row.fault for row in self.rows if row.fault)

    def planted(self) -> list[tuple[int, str, Row]]:
        """Row number (the header is row 1), dossier id and row of everything planted."""
        return [
            (number, dossier, row)
            for number, (dossier, row) in enumerate(zip(self.ids, self.rows, strict=True), start=2)
            if row.trap
        ]


def service_id(division: Division, number: int) -> str:
    return f"SYN.{division.number:02}{number:02}"


def handled(chance: Chance, division: Division, officer: int, block: Block) -> list[Row]:
    """The rows of one officer, with exactly the counts of the block."""
    processed = set(chance.some_of(block.dossiers, block.processed))
    with_fee = chance.some_of(block.dossiers, block.fee)
    paid_online = set(with_fee[: block.paid])
    free = set(range(block.dossiers)) - set(with_fee)
    first = FIRST_DAY + timedelta(days=1) if division.quiet_ends else FIRST_DAY
    last = LAST_DAY - timedelta(days=1) if division.quiet_ends else LAST_DAY
    rows = []
    for i in range(block.dossiers):
        service = i % division.services
        filed_online = service >= division.offline_services and (
            i < division.services or chance.percent(85)
        )
        submitted = first + timedelta(days=chance.below((last - first).days + 1))
        finished = submitted + timedelta(days=1 + chance.below(12))
        row = Row(
            division.spelling(officer),
            service_id(division, service + 1),
            division.officers[officer],
            submitted,
            ONLINE if filed_online else IN_PERSON,
            ONLINE if i in processed else IN_PERSON,
            finished if finished <= EXPORTED else None,
        )
        rows.append(row if i in free else with_payment(chance, row, i in paid_online))
    return rows


def with_payment(chance: Chance, row: Row, online: bool) -> Row:
    """A fee, and how it was paid: online within the period, at the desk, or not yet."""
    fee = chance.one_of(FEES)
    on = row.submitted + timedelta(days=chance.below(3))
    if online:
        return replace(row, fee=fee, status=PAID_ONLINE, paid=min(on, LAST_DAY))
    if chance.percent(50):
        return replace(row, fee=fee, status=PAID_AT_DESK, paid=on)
    return replace(row, fee=fee, status=UNPAID)


def outside(chance: Chance, division: Division) -> list[Row]:
    """Dossiers of May and of the last days of December, which a real export has too."""
    rows = []
    for i in range(division.outside):
        submitted = (
            date(2024, 5, 2 + chance.below(28)) if i % 2 else date(2024, 12, 27 + chance.below(4))
        )
        rows.append(
            Row(
                division.name,
                service_id(division, 1 + chance.below(division.services)),
                division.officers[0],
                submitted,
                IN_PERSON,
                fault="row.outside-period",
            )
        )
    return rows


def dossier_table() -> Table:
    from .planted import planted_rows  # the planted rows are Rows themselves

    chance = Chance(SEED)
    rows = []
    for division in DIVISIONS:
        for officer, block in enumerate(division.blocks):
            rows += handled(chance, division, officer, block)
        rows += outside(chance, division)
    rows += planted_rows()
    rows.sort(key=lambda row: row.submitted)  # stable: of one day, the planted rows come last
    return Table(tuple(rows), numbered(rows))


def numbered(rows: list[Row]) -> tuple[str, ...]:
    """Dossier ids in the order of filing; a row that repeats another carries the id of that one."""
    ids, by_name = [], {}
    for number, row in enumerate(rows, start=1):
        ids.append(by_name[row.repeats] if row.repeats else f"SYN-{number:05}")
        if row.name:
            by_name[row.name] = ids[-1]
    return tuple(ids)
