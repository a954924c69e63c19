"""expected.csv: the verdict on every subject and award, as planted, on 2024-12-31 under the two
named readings.
"""

from .divisions import DIVISIONS
from .persons import BY_ID, persons

AWARDS = ("bang-khen", "giay-khen")


def expected_csv() -> str:
    lines = ["subject,award,literal,assigned-level"]
    for division in DIVISIONS:
        lines += lines_of(division.id, division.literal, division.assigned_level)
    for person in persons():
        nominee = BY_ID.get(person.id)  # who was not proposed has no papers, and gets nothing
        lines += lines_of(
            person.id,
            nominee.literal if nominee else ("no", "no"),
            nominee.assigned_level if nominee else ("no", "no"),
        )
    return "".join(line + "\n" for line in lines)


def lines_of(subject: str, literal: tuple[str, str], assigned_level: tuple[str, str]) -> list[str]:
    return [f"{subject},{award},{literal[i]},{assigned_level[i]}" for i, award in enumerate(AWARDS)]
