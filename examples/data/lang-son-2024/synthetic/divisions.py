# ruff: noqa: E501  (a table)
"""The divisions of an invented department, with the exact counts that each must come out at.

A division's dossiers are handled by two officers; each has a block of counts of its own, and the
division's counts are the sum of both and of the planted rows (`planted.py`).
"""

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True)
class Block:
    """What one officer handled: dossiers, those processed online, those with a fee due, those of them paid online."""

    dossiers: int
    processed: int
    fee: int
    paid: int


@dataclass(frozen=True)
class Division:
    id: str
    name: str  # as the register of evidence.toml writes it
    blocks: tuple[Block, ...] = ()  # the first officer's, the second officer's
    services: int = 0
    offline_services: int = 0  # those of them for which nobody files online
    spellings: tuple[
        str, ...
    ] = ()  # as the export writes it: the first officer's rows, the second officer's rows
    alias: str = ""
    quiet_ends: bool = False  # keeps its first and last day free for planted rows
    outside: int = 0  # dossiers from before and after the period
    literal: tuple[str, str] = ("no", "no")  # Bằng khen, Giấy khen: what is right under `literal`
    assigned_level: tuple[str, str] = ("no", "no")  # and under `assigned-level`
    story: str = "Ordinary."

    @property
    def number(self) -> int:
        return int(self.id[1:])

    @property
    def officers(self) -> tuple[str, str]:
        return (f"CB-{2 * self.number - 1:03}", f"CB-{2 * self.number:03}")

    def spelling(self, officer: int) -> str:
        return self.spellings[officer] if self.spellings else self.name

    def total(self, count: str) -> int:
        return sum(getattr(block, count) for block in self.blocks)


def halves(dossiers: int, processed: int, fee: int, paid: int) -> tuple[Block, Block]:
    """Two officers who share the work evenly; what does not divide goes to the second."""
    first = Block(dossiers // 2, processed // 2, fee // 2, paid // 2)
    return first, Block(
        dossiers - first.dossiers, processed - first.processed, fee - first.fee, paid - first.paid
    )


def decomposed(name: str) -> str:
    return unicodedata.normalize("NFD", name)


WON = {"literal": ("yes", "no"), "assigned_level": ("yes", "no")}
OPEN = {
    "literal": ("undetermined", "undetermined"),
    "assigned_level": ("undetermined", "undetermined"),
}

# fmt: off
DIVISIONS = (
    Division("P01", "Phòng Mây Trắng", halves(2600, 2600, 1300, 910), 24, 0, **WON,
             story="The clear winner of the Bằng khen: everything far past its level, every content judged «exceeded»."),
    Division("P02", "Phòng Nắng Sớm", halves(2400, 2290, 1250, 570), 22, 2, **WON,
             story="Turns on «vượt»: every target is past its level by less than one percentage point, and the "
                   "contents are met, not exceeded. A margin of one point or `all-contents` takes the Bằng khen away "
                   "and leaves the Giấy khen."),
    Division("P03", "Phòng Trăng Rằm", halves(2300, 2290, 1100, 770), 20, 0, **WON,
             story="Turns on «vượt» only where the contents II.2–II.5 must be judged «exceeded» too (`all-contents` "
                   "with `judged`): they were judged «met». The numbers are far past every level."),
    Division("P04", "Phòng Sao Hôm", halves(3899, 3799, 1999, 900), 25, 1,
             assigned_level=("no", "yes"),
             story="Exactly 45 %: 900 of 2000. «Trên 45%» is more than 45 %."),
    Division("P05", "Phòng Sao Mai", halves(2800, 2720, 1249, 562), 21, 1,
             story="44.996 %: 562 of 1249. Prints as 45,00 % and is below 45 %."),
    Division("P06", "Phòng Giọt Sương", halves(1500, 1460, 0, 0), 15, 1,
             literal=("undetermined", "undetermined"), assigned_level=("yes", "no"),
             story="No dossier with a fee: the payment share is 0/0, neither 0 % nor 100 %. Otherwise fine."),
    Division("P07", "Phòng Hoàng Hôn",
             literal=("undetermined", "undetermined"), assigned_level=("undetermined", "undetermined"),
             story="No dossier at all: three shares of 0/0. It must still appear in the result. Where the targets "
                   "do not count, none is left that was measured, and the council decides."),
    Division("P08", "Phòng Cầu Vồng", halves(2400, 2330, 1200, 640), 20, 1,
             story="Its nomination came on 31/12/2024. «Trước ngày 31/12/2024» excludes that day: late."),
    Division("P09", "Phòng Gió Nồm", (Block(1150, 1120, 590, 236), Block(1150, 1120, 590, 364)), 18, 1,
             ("Phòng Gió Nồm", decomposed("Phòng Gió Nồm")), **WON,
             story="Half of its rows are in decomposed Unicode (NFD). Without them it has 236 of 590, 40 %. Its "
                   "nomination came on 30/12/2024: the last day, in time."),
    Division("P10", "Phòng Khúc Hoà Ca", halves(2300, 2240, 1180, 600), 18, 1,
             ("Phòng Khúc Hòa Ca", "Phòng Khúc Hòa Ca"), **WON,
             story="The register writes «Hoà», the export «Hòa»: one name. A plain comparison loses all its rows."),
    Division("P11", "Phòng Suối Reo", halves(2250, 2200, 1150, 590), 17, 1, **OPEN,
             story="An attestation is not yet given: nobody has judged `creative-practice`. That is not «no»."),
    Division("P12", "Phòng Đồi Thông", halves(2200, 2150, 1100, 560), 17, 1, **OPEN,
             story="`effective-solutions` was attested by the division's own head, who is not entitled to judge it."),
    Division("P13", "Phòng Cỏ May", halves(2200, 2140, 1120, 580), 19, 1, **OPEN,
             story="`creative-practice` was judged on 06/01/2025, after the as-of date 31/12/2024."),
    Division("P14", "Phòng Bến Đỗ", (Block(1000, 970, 500, 240), Block(1000, 970, 500, 207)), 16, 1,
             story="A clear loser with a small shortfall: 447 of 1000, 44.7 %; four more online payments (451) would "
                   "have met «trên 45%»."),
    Division("P15", "Phòng Lối Mòn", halves(2500, 2420, 1199, 539), 20, 1, quiet_ends=True, **WON,
             story="Two paid dossiers, filed on 20/06/2024 and on 26/12/2024 at 23:59, count: 541 of 1201 is above "
                   "45 %, without either it is 540 of 1200. Two unpaid ones of 19/06 and two of 27/12 do not count: "
                   "either pair would bring it below."),
    Division("P16", "Phòng Mưa Rào", halves(2100, 2050, 997, 449), 16, 1,
             story="Three dossiers of the last days were paid online on 27, 28 and 30/12/2024, after the period: the "
                   "dossiers count, the payments do not. 449 of 1000; with them it would be 452."),
    Division("P17", "Phòng Hoa Ban", (Block(1250, 1220, 640, 420), Block(1100, 1060, 560, 168)), 19, 1, outside=6,
             **WON, story="Ordinary; meets everything."),
    Division("P18", "Phòng Sen Hồng", halves(2400, 2330, 1210, 610), 20, 1,
             ("Phòng Sen Hồng", "P. Sen Hồng"), alias="P. Sen Hồng", outside=6, **WON,
             story="Ordinary; meets everything. Half of its rows use the alias of the register."),
    Division("P19", "Phòng Cúc Vàng", halves(2350, 2290, 1180, 610), 20, 3, outside=6,
             story="Ordinary; 17 of 20 services, 85 %, have an online dossier."),
    Division("P20", "Phòng Tre Xanh", halves(2300, 2230, 1160, 590), 18, 1, outside=6,
             story="Ordinary; meets everything and sent no nomination."),
    Division("P21", "Phòng Lúa Mới", halves(2350, 2180, 1200, 620), 21, 1, outside=6,
             story="Ordinary; 92.8 % of its dossiers are processed online."),
    Division("P22", "Phòng Phù Sa", halves(2443, 2380, 1180, 620), 19, 1, outside=6,
             story="Ordinary; the council judged content II.4 «not met»."),
)
# fmt: on

BY_ID = {division.id: division for division in DIVISIONS}
