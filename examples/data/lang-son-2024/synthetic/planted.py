"""The rows that are planted on purpose. Each has one fault, or is the one row on which a
division's share turns.
"""

from datetime import date, timedelta

from .divisions import BY_ID
from .dossiers import IN_PERSON, PAID_ONLINE, UNPAID, Row, service_id


def row_of(unit: str, submitted: date, trap: str, **cells) -> Row:
    """A dossier of the second officer of the unit, for a service that is offered online."""
    division = BY_ID[unit]
    cells = {"fee": 50000, "status": UNPAID, "finished": submitted + timedelta(days=3)} | cells
    return Row(
        division.spelling(1),
        service_id(division, division.services),
        division.officers[1],
        submitted,
        trap=trap,
        **cells,
    )


def paid(on: date) -> dict:
    return {"status": PAID_ONLINE, "paid": on}


def planted_rows() -> list[Row]:
    return [*doubles(), *impossible(), *unknown(), *around_the_period(), *paid_late()]


def doubles() -> list[Row]:
    first = date(2024, 9, 5)
    free = {"fee": 0, "status": "", "name": "twin"}
    return [
        row_of(
            "P04",
            first,
            "the first of two rows with one dossier id; unpaid: counts (it is one of the 2000)",
            name="unpaid",
        ),
        row_of(
            "P04",
            first,
            "the same id again, now paid online: set aside, or 901 of 2001 would be above 45 %",
            **paid(first),
            repeats="unpaid",
            fault="row.duplicate",
        ),
        row_of("P01", first, "the first of two equal rows: counts", **free),
        row_of(
            "P01",
            first,
            "an equal row: the same dossier, not one more",
            fee=0,
            status="",
            repeats="twin",
            fault="row.duplicate",
        ),
    ]


def impossible() -> list[Row]:
    filed = date(2024, 10, 15)
    return [
        row_of(
            "P05",
            filed,
            "paid the day before it was filed; counted, 563 of 1250 would be 45.04 %",
            **paid(filed - timedelta(days=1)),
            fault="row.paid-before-submitted",
        ),
        row_of(
            "P05",
            date(2024, 6, 30),
            "filed on 31/06/2024, a day that does not exist; counted, 563 of 1250",
            **paid(date(2024, 7, 2)),
            submitted_text="31/06/2024",
            fault="row.bad-date",
        ),
        row_of(
            "P19",
            date(2024, 11, 29),
            "paid on 31/11/2024, a day that does not exist",
            status=PAID_ONLINE,
            paid_text="31/11/2024",
            fault="row.bad-date",
        ),
        row_of(
            "P22",
            filed,
            "finished the day before it was filed",
            finished=filed - timedelta(days=1),
            fault="row.finished-before-submitted",
        ),
    ]


def unknown() -> list[Row]:
    filed = date(2024, 8, 20)
    nowhere = [
        Row(
            "Phòng Không Có Thật",
            "SYN.9901",
            "CB-001",
            filed + timedelta(days=i),
            fault="row.unknown-unit",
            trap="a division that is not in the register",
        )
        for i in range(3)
    ]
    stranger = Row(
        BY_ID["P18"].name,
        "SYN.1820",
        "CB-999",
        filed,
        finished=filed + timedelta(days=3),
        trap="an officer who is not in the register: counts for the division, and for no person",
    )
    return [
        *nowhere,
        stranger,
        row_of(
            "P17",
            filed,
            "«Nộp qua Zalo»: no value of the mapping, so neither online nor not",
            filed="Nộp qua Zalo",
            fault="row.unknown-value",
        ),
    ]


def around_the_period() -> list[Row]:
    before, first, last, after = (
        date(2024, 6, 19),
        date(2024, 6, 20),
        date(2024, 12, 26),
        date(2024, 12, 27),
    )
    late = {"submitted_text": "26/12/2024 23:59:00", "finished": None}
    out = {"filed": IN_PERSON, "fault": "row.outside-period"}
    return [
        *(
            row_of(
                "P15",
                before,
                "the day before the period; both counted, 541 of 1203 is below 45 %",
                **out,
            )
            for _ in range(2)
        ),
        row_of("P15", first, "the first day: counts", **paid(first)),
        row_of("P15", last, "one minute before the last day ends: counts", **paid(last), **late),
        *(
            row_of(
                "P15",
                after,
                "the day after the period; both counted, 541 of 1203 is below 45 %",
                **out,
                finished=None,
            )
            for _ in range(2)
        ),
    ]


def paid_late() -> list[Row]:
    return [
        row_of(
            "P16",
            date(2024, 12, 26),
            "filed in the period, paid after it: the dossier counts, the payment does not",
            **paid(date(2024, 12, on)),
            finished=None,
        )
        for on in (27, 28, 30)
    ]
