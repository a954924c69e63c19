"""The money of an award, and the figures of law behind it, each by date with its source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from os import PathLike, fspath
from pathlib import Path
from typing import Any, Literal

from thidua import _core
from thidua.asked import checked_language, whole_number
from thidua.campaign import Campaign
from thidua.diagnostics import Language

__all__ = [
    "AwardMoney",
    "BaseSalary",
    "LawBook",
    "LegalText",
    "award_money",
    "base_salary",
    "law_in_force",
    "load_law",
    "shipped_law",
]

Rounding = Literal["up-10000", "nearest-10000", "none"]
Recipient = Literal["individual", "collective", "household"]
#: What is used besides figures that were seen.
Trust = Iterable[Literal["inferred", "unverified"]]

#: In figures, the decimal sign Vietnamese or English: «0,6», 0.6; or a fraction.
_MULTIPLE = re.compile(r"[0-9]{1,9}([.,/][0-9]{1,9})?")
#: Python's whole numbers are larger than the core's; what these hold, the core judges.
_MOST = 2**63 - 1

_TRUSTS = ("inferred", "unverified")


@dataclass(frozen=True, slots=True)
class BaseSalary:
    """The base salary («lương cơ sở») that is in force from a day on, in đồng a month."""

    amount: int
    since: date
    source: str
    status: str


@dataclass(frozen=True, slots=True)
class LegalText:
    """A law or decree with the days on which it is in force; ``through`` is ``None`` while open."""

    id: str
    kind: str
    number: str
    title_vi: str
    title_en: str
    since: date
    through: date | None
    status: str
    source: str

    def title(self, lang: Language = "vi") -> str:
        """The title in that language."""
        return self.title_vi if checked_language(lang) == "vi" else self.title_en


@dataclass(frozen=True, slots=True)
class AwardMoney:
    """The money of an award with all that it was made of; ``amount`` is in đồng, after rounding.

    ``status`` is that of the weakest figure in it: ``seen``, ``inferred`` or ``unverified``.
    """

    award: str
    title_vi: str
    title_en: str
    recipient: str
    decided: date
    multiple: Fraction
    multiple_source: str
    base: int
    base_from: date | None
    base_source: str
    exact: Fraction
    rounding: str
    amount: int
    status: str
    text_vi: str
    text_en: str

    def text(self, lang: Language = "vi") -> str:
        """How the amount comes about, in one line."""
        return self.text_vi if checked_language(lang) == "vi" else self.text_en

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return f"<AwardMoney {self.award}, {self.recipient}, {self.decided}: {self.amount} VND>"


class LawBook:
    """Figures of law by date: texts in force, base salaries, multiples of awards. Immutable."""

    __slots__ = ("_core", "_text")

    def __init__(self, core: _core.LawBook, text: str) -> None:
        self._core = core
        self._text = text

    @property
    def id(self) -> str:
        """The book's id."""
        return self._core.id

    @property
    def awards(self) -> dict[str, dict[str, str]]:
        """The awards that the book has multiples for, with their titles by language."""
        return {award: {"vi": vi, "en": en} for award, vi, en in self._core.awards()}

    def in_force(self, kind: str, *, on: date) -> tuple[LegalText, ...]:
        """The texts of that kind (``"law"``, ``"decree"``, …) in force on a day.

        Raises:
            InputError: ``law.not-known``, when none is known for that day.
        """
        return tuple(LegalText(*entry) for entry in self._core.in_force(kind, on))

    def base_salary(self, *, on: date, trust: Trust = ()) -> BaseSalary:
        """The base salary in force on a day.

        Raises:
            InputError: ``money.salary-not-known`` before the first day that is known.
        """
        return BaseSalary(*self._core.base_salary(on, *_trusted(trust)))

    def to_toml(self) -> str:
        """The file that the book was read from."""
        return self._text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LawBook) and self._core.equals(other._core)

    def __hash__(self) -> int:
        return hash(self.id)

    def __reduce__(self) -> tuple[Any, ...]:
        return (_from_toml, (self._text,))

    def __repr__(self) -> str:
        return f"<LawBook {self.id}, {len(self.awards)} awards>"


def _from_toml(text: str) -> LawBook:
    return LawBook(_core.LawBook.parse(text, "<text>"), text)


def _trusted(trust: Trust) -> tuple[bool, bool]:
    given = {trust} if isinstance(trust, str) else set(trust)
    if unknown := sorted(given - set(_TRUSTS)):
        raise ValueError(f"there is no trust «{unknown[0]}»; there are: {', '.join(_TRUSTS)}")
    return "inferred" in given, "unverified" in given


def load_law(path: str | PathLike[str]) -> LawBook:
    """A book of figures from a file of one's own, such as a copy of ``shipped_law().to_toml()``.

    Raises:
        InputError: with all faults of the file.
    """
    core = _core.LawBook.load(fspath(path))
    return LawBook(core, Path(path).read_text(encoding="utf-8-sig"))


def shipped_law() -> LawBook:
    """Vietnam's figures, as far as they are known."""
    return LawBook(_core.LawBook.shipped(), _core.shipped_law_toml())


def base_salary(*, on: date, trust: Trust = (), law: LawBook | None = None) -> BaseSalary:
    """The base salary in force on a day.

    >>> base_salary(on=date(2025, 3, 1)).amount
    2340000
    """
    return (law or shipped_law()).base_salary(on=on, trust=trust)


def law_in_force(kind: str, *, on: date, law: LawBook | None = None) -> tuple[LegalText, ...]:
    """The laws, decrees, … in force on a day.

    >>> [text.number for text in law_in_force("decree", on=date(2025, 7, 1))]
    ['152/2025/NĐ-CP']
    """
    return (law or shipped_law()).in_force(kind, on=on)


def _exact(multiple: Fraction | int | str) -> tuple[int, int]:
    if isinstance(multiple, bool) or not isinstance(multiple, (Fraction, int, str)):
        raise TypeError(f"a multiple is a Fraction, a whole number or a text, not {multiple!r}")
    if isinstance(multiple, str) and not _MULTIPLE.fullmatch(multiple):
        raise ValueError(f"«{multiple}» is no multiple: write «0,6», 0.6 or 3/5")
    try:
        value = Fraction(multiple.replace(",", ".") if isinstance(multiple, str) else multiple)
    except ZeroDivisionError:
        raise ValueError(f"«{multiple}» is no multiple: nothing is divided by 0") from None
    if max(abs(value.numerator), value.denominator) > _MOST:
        raise ValueError(f"no award has a multiple of {multiple}")
    return value.numerator, value.denominator


def _dong(base: Any) -> int:
    amount = whole_number(base, "a base salary in đồng")
    if abs(amount) > _MOST:
        raise ValueError(f"no base salary is {amount} đồng")
    return amount


def award_money(
    award: str,
    *,
    recipient: str,
    decided: date,
    rounding: Rounding | None = None,
    trust: Trust = (),
    multiple: Fraction | int | str | None = None,
    base: int | None = None,
    law: LawBook | None = None,
    campaign: Campaign | None = None,
) -> AwardMoney:
    """The money that goes with an award: a multiple of the base salary on the day of the decision.

    Args:
        award: an award of the book (``shipped_law().awards``), or with ``campaign`` of the plan.
        recipient: ``individual``, ``collective`` or ``household``; with ``campaign``, a kind of
            subject of the plan.
        decided: the day of the award decision, whose base salary counts.
        rounding: ``up-10000`` (by the letter of the decree; so when left out), ``nearest-10000``,
            or ``none``. With ``campaign`` the plan says it.
        trust: ``inferred``, ``unverified``: use such figures too. Without it only what was seen.
        multiple: in place of the book's, exact: ``"1,5"``, ``"1.5"``, ``Fraction(3, 2)``.
        base: the base salary in đồng, in place of the book's.
        law: a book of one's own.
        campaign: judge by its ``[award.bonus]`` instead of a book.

    Raises:
        InputError: for a day, award or recipient of which nothing is known, and for a figure that
            is not trusted; it names the day and what is known.

    >>> award_money("bang-khen-tinh", recipient="collective", decided=date(2025, 3, 1)).amount
    7020000
    """
    if campaign is not None:
        if trust or law or rounding or multiple is not None or base is not None:
            raise TypeError("with campaign=… the plan gives multiple, base and rounding")
        found = _core.campaign_award_money(campaign._core, award, recipient, decided)
    else:
        exact = None if multiple is None else _exact(multiple)
        book = law or shipped_law()
        found = book._core.award_money(
            award,
            recipient,
            decided,
            rounding or "up-10000",
            *_trusted(trust),
            exact,
            None if base is None else _dong(base),
        )
    found |= {key: Fraction(*found[key]) for key in ("multiple", "exact")}
    return AwardMoney(**found)
