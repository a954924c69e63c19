"""evidence.toml: who takes part, what was judged, which papers came in."""

from .divisions import DIVISIONS, Division
from .persons import NOMINEES, Nominee, persons

CONTENTS = ("II.2", "II.3", "II.4", "II.5")
PAPERS = ("minutes", "achievement-report")
NOT_NOMINATED = {"P20"}
RECEIVED = {"P08": "2024-12-31", "P09": "2024-12-30"}

HEAD = """\
# SYNTHETIC. The department, its divisions, the persons, every judgement and every paper are
# invented. Written by make_synthetic.py; do not edit. README.md lists what is planted in here.

thidua_evidence = 1

[register]
papers_through     = 2024-12-31
discipline_through = 2024-12-31
"""


def text(value: str) -> str:
    return f'"{value}"'


def texts(values: tuple[str, ...]) -> str:
    return "[" + ", ".join(map(text, values)) + "]"


def entry(table: str, /, **values: str) -> str:
    width = max(map(len, values))
    return f"\n[[{table}]]\n" + "".join(
        f"{key:{width}} = {value}\n" for key, value in values.items()
    )


def heading(title: str) -> str:
    return f"\n\n# ---- {title} ----\n"


def attestation(
    on: str, judgement: str, date: str = "2024-12-27", capacity: str = "council", **subject: str
) -> str:
    by, paper = {
        "council": ("Hội đồng TĐKT Sở Mẫu (SYNTHETIC)", "Biên bản số 01/BB-SYN"),
        "division-heads": ("Trưởng phòng (SYNTHETIC)", "Giấy xác nhận số 02/GXN-SYN"),
    }[capacity]
    if date > "2024-12-31":
        paper = "Biên bản số 03/BB-SYN"
    return entry(
        "attestation",
        **subject,
        on=text(on),
        judgement=text(judgement),
        by=text(by),
        capacity=text(capacity),
        date=date,
        paper=text(paper),
    )


def subjects() -> str:
    units = "".join(
        entry(
            "subject",
            id=text(d.id),
            kind='"collective"',
            name=text(d.name),
            **({"aliases": texts((d.alias,))} if d.alias else {}),
        )
        for d in DIVISIONS
    )
    people = "".join(
        entry(
            "subject",
            id=text(p.id),
            kind='"individual"',
            name=text(p.name),
            unit=text(p.unit),
            **({} if p.roles is None else {"roles": texts(p.roles)}),
        )
        for p in persons()
    )
    return (
        heading(
            "Who takes part: the divisions of «Sở Mẫu», an invented department, and their officers"
        )
        + units
        + people
    )


def judged_together(on: str, groups: dict[str, list[str]]) -> str:
    """One attestation for all divisions that were judged the same."""
    return "".join(
        attestation(on, judgement, subjects=texts(tuple(ids))) for judgement, ids in groups.items()
    )


def contents_of_divisions() -> str:
    out = heading("Contents II.2–II.5, judged for the divisions")
    for content in CONTENTS:
        groups: dict[str, list[str]] = {"exceeded": [], "met": [], "not-met": []}
        for division in DIVISIONS:
            groups[content_judgement(division, content)].append(division.id)
        out += judged_together(
            content, {judgement: ids for judgement, ids in groups.items() if ids}
        )
    return out


def content_judgement(division: Division, content: str) -> str:
    if (division.id, content) == ("P22", "II.4"):
        return "not-met"
    return "exceeded" if division.id in {"P01", "P09", "P15", "P17"} else "met"


def criteria_of_divisions() -> str:
    everybody = [division.id for division in DIVISIONS]
    effective = [unit for unit in everybody if unit != "P12"]
    creative = [unit for unit in everybody if unit not in {"P11", "P13"}]
    return (
        heading("«Giải pháp hiệu quả» and «cách làm sáng tạo» (IV.2.1.b)")
        + judged_together("effective-solutions", {"met": effective})
        + "\n# The division's own head is not entitled to judge this: named, not applied."
        + attestation("effective-solutions", "met", capacity="division-heads", subject=text("P12"))
        + judged_together("creative-practice", {"met": creative})
        + "\n# Dated after the as-of date 2024-12-31: named, not applied."
        + attestation("creative-practice", "met", date="2025-01-06", subject=text("P13"))
        + "\n# A subject that nobody registered: named, not applied."
        + attestation("creative-practice", "met", subject=text("Phòng Không Có Thật"))
    )


def judged(nominee: Nominee) -> str:
    subject = text(nominee.attested_as or nominee.id)
    out = "".join(
        attestation(on, "met", capacity=nominee.capacity, subject=subject) for on in nominee.met
    )
    out += "".join(attestation(on, "not-met", subject=subject) for on in nominee.not_met)
    if nominee.contents:
        out += "".join(attestation(on, nominee.contents, subject=subject) for on in CONTENTS)
    return out


def papers() -> str:
    by_day: dict[str, list[str]] = {}
    for division in DIVISIONS:
        if division.id not in NOT_NOMINATED:
            by_day.setdefault(RECEIVED.get(division.id, "2024-12-27"), []).append(division.id)
    for nominee in NOMINEES:
        by_day.setdefault(nominee.received, []).append(nominee.id)
    out = heading("Nominations: «trước ngày 31/12/2024» is through 30/12/2024")
    for received in sorted(by_day):
        for paper in PAPERS:
            out += entry(
                "paper",
                subjects=texts(tuple(by_day[received])),
                paper=text(paper),
                received=received,
            )
    out += "\n# A person whom nobody registered: named, not applied."
    out += entry("paper", subject=text("CB-999"), paper=text("minutes"), received="2024-12-27")
    out += entry(
        "paper",
        subjects=texts(tuple(d.id for d in DIVISIONS)),
        paper=text("summary-report"),
        received="2024-12-30",
    )
    return out


def evidence_toml() -> str:
    return (
        HEAD
        + subjects()
        + contents_of_divisions()
        + criteria_of_divisions()
        + heading("Judged for the persons")
        + "".join(map(judged, NOMINEES))
        + papers()
    )
