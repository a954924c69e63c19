# ruff: noqa: E501  (a table)
"""The persons: two officers a division, the first of them its head. All names are invented and
look it.
"""

from dataclasses import dataclass

from .divisions import DIVISIONS, decomposed

# fmt: off
GIVEN = ("An", "Bách", "Bình", "Cẩm", "Chi", "Cúc", "Dung", "Duy", "Đào", "Đức", "Gấm", "Giang", "Hạnh", "Hiền", "Hoa",
         "Hồng", "Huệ", "Hương", "Khánh", "Hoà", "Kiên", "Lan", "Liên", "Linh", "Mai", "Minh", "Nga", "Ngân", "Nhàn",
         "Nhung", "Oanh", "Phúc", "Phương", "Quế", "Quỳnh", "Nguyệt", "Sơn", "Tâm", "Thảo", "Thu", "Trúc", "Tùng",
         "Vân", "Xuân")
# fmt: on


@dataclass(frozen=True)
class Nominee:
    """A person who was proposed: what was attested, when the papers came, and what is right."""

    id: str
    met: tuple[str, ...]  # judged «met» by the council
    literal: tuple[str, str]
    assigned_level: tuple[str, str]
    story: str
    not_met: tuple[str, ...] = ()
    contents: str = ""  # how the contents II.2–II.5 were judged for the person
    received: str = "2024-12-27"
    capacity: str = "council"
    attested_as: str = ""  # the name that the attestation uses instead of the id


# fmt: off
NOMINEES = (
    Nominee("CB-001", ("led-directly",), ("yes", "no"), ("yes", "no"), contents="exceeded",
            story="The clear case of IV.2.2.a: led directly, own results and the division's far past every level."),
    Nominee("CB-004", ("outstanding-achievement", "active-advice", "guided-people"), ("yes", "no"), ("yes", "no"),
            story="Earns both awards by IV.2.2.b and IV.3.2.b; the highest only, unless `one-achievement` is `each`."),
    Nominee("CB-011", ("led-directly",), ("undetermined", "undetermined"), ("yes", "no"), contents="met",
            story="No dossier with a fee: the own payment share is 0/0."),
    Nominee("CB-020", ("outstanding-achievement", "active-advice"), ("yes", "no"), ("yes", "no"),
            attested_as="Mẫu Thử Hòa",
            story="The register writes «Hoà», the attestation «Hòa»: one person."),
    Nominee("CB-027", ("led-directly",), ("yes", "no"), ("no", "no"), not_met=("outstanding-achievement",),
            contents="met",
            story="Turns on `individual-results`: 240 of 500 own dossiers paid online, but 447 of 1000 of the division."),
    Nominee("CB-028", ("outstanding-achievement", "active-advice"), ("yes", "no"), ("yes", "no"),
            story="Qualifies by IV.2.2.b alone: 207 of 500 own dossiers, and no number is asked for."),
    Nominee("CB-034", ("led-directly",), ("no", "no"), ("yes", "no"), not_met=("outstanding-achievement",),
            contents="met",
            story="Turns on `individual-results` the other way: 168 of 560 own dossiers, but 588 of 1200 of the "
                  "division."),
    Nominee("CB-036", ("outstanding-achievement", "active-advice"), ("yes", "no"), ("yes", "no"),
            attested_as="Mẫu Thử Nguyệt",
            story="The register has the name in decomposed Unicode (NFD), the attestation in composed (NFC)."),
    Nominee("CB-037", ("outstanding-achievement", "active-advice", "guided-people"), ("no", "no"), ("no", "no"),
            story="Has no part in the one-stop shop (IV.1.b): not among those who may take part."),
    Nominee("CB-038", ("outstanding-achievement", "active-advice"), ("undetermined", "undetermined"),
            ("undetermined", "undetermined"),
            story="The roles are not known, which is not «none»."),
    Nominee("CB-040", ("outstanding-achievement",), ("undetermined", "undetermined"),
            ("undetermined", "undetermined"),
            story="Nobody has yet judged `active-advice`."),
    Nominee("CB-041", ("outstanding-achievement", "active-advice"), ("undetermined", "undetermined"),
            ("undetermined", "undetermined"), capacity="division-heads",
            story="Attested only by the head of the division, who is not entitled to."),
    Nominee("CB-042", ("outstanding-achievement", "active-advice"), ("no", "no"), ("no", "no"),
            received="2024-12-31", story="The nomination came on 31/12/2024: late."),
)
# fmt: on

BY_ID = {nominee.id: nominee for nominee in NOMINEES}


@dataclass(frozen=True)
class Person:
    id: str
    name: str
    unit: str
    roles: tuple[str, ...] | None


def roles(person: str, head: bool) -> tuple[str, ...] | None:
    if person == "CB-037":
        return ("leader",)
    if person == "CB-038":
        return None
    if head:
        return ("leader", "one-stop")
    return ("employee" if int(person[3:]) % 6 == 0 else "civil-servant", "one-stop")


def persons() -> list[Person]:
    everybody = []
    for division in DIVISIONS:
        for head, person in zip((True, False), division.officers, strict=True):
            name = f"Mẫu Thử {GIVEN[len(everybody)]}"
            everybody.append(
                Person(
                    person,
                    decomposed(name) if person == "CB-036" else name,
                    division.id,
                    roles(person, head),
                )
            )
    return everybody
