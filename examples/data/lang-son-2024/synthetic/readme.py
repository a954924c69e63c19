# ruff: noqa: E501  (tables)
"""README.md of the data set. Its numbers are counted from the rows, so that they can't differ from
the data.
"""

from collections import defaultdict
from fractions import Fraction

from .divisions import DIVISIONS, Division
from .dossiers import LAST_DAY, ONLINE, PAID_ONLINE, Row, Table
from .persons import NOMINEES

TOP = """\
# SYNTHETIC data for the founding campaign

**Everything here is synthetic.** The department, its divisions, persons, dossiers, judgements and papers are invented;
no row comes from an office. The names are plainly made up (`Phòng Mây Trắng`, `Mẫu Thử An`), dossier ids begin with
`SYN-`. Only the rules, in [`examples/campaigns/lang-son-2024.toml`](../../campaigns/lang-son-2024.toml), are real.

| file | what it is |
|---|---|
| `dossiers.csv` | {rows} dossiers as an export of a case system would list them |
| `evidence.toml` | {divisions} divisions, {persons} persons, judgements, nomination papers |
| `counts.csv` | the same indicators for a few divisions, as counts and as printed percentages |
| `expected.csv` | the right verdict on every subject and award, on 2024-12-31, under the readings `literal` and `assigned-level` |

All of it, this page included, is written by `make_synthetic.py`: seeded, without a clock, the same bytes everywhere
(a test compares them). What is planted stands in `synthetic/`; the rest of the rows is chance within exact counts.

Dates are for a plan issued on 2024-06-20, so the period is 20/06/2024 through 26/12/2024, both days included, by the
day of filing; the as-of date is 2024-12-31.
"""

ROWS = """
## Rows

| | |
|---|---:|
| read | {rows} |
| counted | {counted} |
| set aside as faulty | {faulty} |
| outside the period | {outside} |

| code | rows |
|---|---:|
"""

DIVISION_HEAD = """
## Divisions

Bằng khen and Giấy khen as they are right under `literal`; in brackets under `assigned-level` where that differs.
Services, processed, paid: the counts behind II.1.a, II.1.b and II.1.c.

| id | division | services | processed | paid | Bằng khen | Giấy khen | what is special |
|---|---|---:|---:|---:|---|---|---|
"""

AFTER_DIVISIONS = """
What offices get wrong here: 45 % taken for «trên 45%» (P04); a share rounded before it is compared (P05); 0/0 taken
for 0 % or for 100 %, or the division left out (P06, P07); the day of «trước ngày» taken as still good (P08) or the
day before it as already late (P09); names compared byte by byte (P09, P10); a missing judgement taken for «no» (P11),
one by the wrong person (P12) or from a later day (P13) for «yes»; a period that loses or gains a day (P15); a payment
counted by its dossier's date (P16).

**Under `literal` nobody earns the Giấy khen alone.** «Đạt trên 45%» is strict already, so whoever meets a target is
past its level, and whoever meets part II exceeds it: the Giấy khen's criteria imply the Bằng khen's. The two awards
come apart only under another reading:

| reading, the rest as in `literal` | P01 | P02 | P03 |
|---|---|---|---|
| `exceeded` = `above-level`, `one-target` | Bằng khen | Bằng khen | Bằng khen |
| `exceeded` = `margin`, with a margin of 1 point | Bằng khen | Giấy khen | Bằng khen |
| `exceeded` = `margin`, no margin set | undetermined | undetermined | undetermined |
| `exceeded` = `all-contents`, `attested-exceeded` = `judged` | Bằng khen | Giấy khen | Giấy khen |
| `exceeded` = `all-contents`, `attested-exceeded` = `met-is-enough` | Bằng khen | Bằng khen | Bằng khen |
| `one-achievement` = `each` | both | both | both |

P04 earns the Giấy khen alone under `assigned-level`: exactly 45 % meets the level and is not past it.
"""

PERSON_HEAD = """
## Persons

Two officers a division, CB-001 to CB-{persons:03}. These were proposed; nobody else sent papers, and gets nothing.

| id | Bằng khen | Giấy khen | what is special |
|---|---|---|---|
"""

PLANTED_HEAD = """
## Planted rows

The header is row 1. A row without a code counts.

| row | dossier | division | code | what |
|---:|---|---|---|---|
"""

EVIDENCE = """
## Planted in the evidence

| what | right |
|---|---|
| `effective-solutions` of P12 and everything about CB-041, attested in the capacity `division-heads` | named, not applied: only the council is entitled |
| `creative-practice` of P13, dated 2025-01-06 | named, not applied on 2024-12-31; applied from 2025-01-06 on |
| `creative-practice` of «Phòng Không Có Thật» | named, not applied: unknown subject |
| `minutes` of CB-999 | named, not applied: unknown subject |
| «Mẫu Thử Hòa» in an attestation, «Mẫu Thử Hoà» in the register (CB-020) | one person |
| CB-036's name in NFD in the register, in NFC in an attestation | one person |
| CB-038 without `roles` | not known, not «none» |

## Planted in the counts

| division | row | right |
|---|---|---|
| P05 | the portal reports «45,00 %» | from 44,995 % to 45,005 %: whether above 45 % is undetermined. The dossiers say 562 of 1249: below |
| P06 | 0 of 0 | no activity, not 0 % |
| P14 | the portal reports «44,70 %» | from 44,695 % to 44,705 %: below |
| P03 | the portal reports «70,0 %» | from 69,95 % to 70,05 %: above |
| P15 | reported «46 %», to the nearest | from 45,5 % on: above |
| P17 | reported «49 %», rounded down | from 49 % to 50 %: above |
| all others | nothing for an indicator | missing, which is not 0 |
"""


def readme_md(table: Table) -> str:
    faults = table.faults()
    numbers = {
        "rows": len(table.rows),
        "divisions": len(DIVISIONS),
        "persons": 2 * len(DIVISIONS),
        "counted": len(table.rows) - faults.total(),
        "outside": faults["row.outside-period"],
        "faulty": faults.total() - faults["row.outside-period"],
    }
    return (
        TOP.format(**numbers)
        + ROWS.format(**numbers)
        + "".join(f"| `{code}` | {count} |\n" for code, count in sorted(faults.items()))
        + DIVISION_HEAD
        + "".join(division_line(d, rows) for d, rows in by_division(table))
        + AFTER_DIVISIONS
        + PERSON_HEAD.format(**numbers)
        + "".join(map(person_line, NOMINEES))
        + PLANTED_HEAD
        + "".join(planted_line(*planted) for planted in table.planted())
        + EVIDENCE
    )


def by_division(table: Table) -> list[tuple[Division, list[Row]]]:
    """By the division's name, in whichever of its spellings: an officer may be unknown."""
    rows = defaultdict(list)
    for row in table.rows:
        if not row.fault:
            rows[row.unit].append(row)
    return [
        (d, [row for name in dict.fromkeys((d.name, *d.spellings)) for row in rows[name]])
        for d in DIVISIONS
    ]


def share(n: int, d: int) -> str:
    """The counts and the percentage, cut off after four decimals: it never looks like more than it is."""
    if d == 0:
        return "0/0"
    cut = int(Fraction(1_000_000 * n, d))
    return f"{n}/{d} = {cut // 10_000}.{cut % 10_000:04} %"


def division_line(division: Division, rows: list[Row]) -> str:
    services = share(
        len({row.service for row in rows if row.filed == ONLINE}),
        len({row.service for row in rows}),
    )
    processed = share(sum(row.processed == ONLINE for row in rows), len(rows))
    due = [row for row in rows if row.fee]
    paid = share(sum(row.status == PAID_ONLINE and row.paid <= LAST_DAY for row in due), len(due))
    awards = " | ".join(verdicts(division.literal, division.assigned_level))
    return f"| {division.id} | {division.name} | {services} | {processed} | {paid} | {awards} | {division.story} |\n"


def person_line(nominee) -> str:
    awards = " | ".join(verdicts(nominee.literal, nominee.assigned_level))
    return f"| {nominee.id} | {awards} | {nominee.story} |\n"


def verdicts(literal: tuple[str, str], assigned_level: tuple[str, str]) -> list[str]:
    return [
        one if one == other else f"{one} ({other})"
        for one, other in zip(literal, assigned_level, strict=True)
    ]


def planted_line(number: int, dossier: str, row: Row) -> str:
    code = f"`{row.fault}`" if row.fault else ""
    return f"| {number} | {dossier} | {row.unit} | {code} | {row.trap} |\n"
