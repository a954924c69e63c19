"""Single deadlines and papers as Python values, from the documented JSON form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from thidua.asked import checked_language
from thidua.diagnostics import Language

__all__ = ["COLUMNS", "Deadline", "PaperStatus", "deadline_from", "names", "paper_from", "row_of"]

#: The columns of the list as a table, and of what types they are.
COLUMNS = {
    "deadline": str,
    "title": str,
    "clause": str,
    "last_day": date,
    "last_time": str,
    "state": str,
    "days_left": int,
    "working_days_left": int,
    "papers": str,
    "responsible": str,
    "to": str,
    "readings": str,
    "explanation": str,
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline as of a day, under some readings of the roll where they make a difference."""

    id: str
    title_vi: str
    title_en: str
    #: The clause that says so, or that of the decision that extended it.
    clause: str
    #: The last day that is in time; ``None`` while something is missing.
    last_day: date | None
    #: Until when on that day, in Vietnam (UTC+7); ``None``: all of it.
    last_time: time | None
    #: "not-known", "ahead", "last-day" or "past".
    state: str
    #: After the day asked about, the last day included; negative when it is past.
    days_left: int | None
    working_days_left: int | None
    #: Titles of papers and authorities, by id and language.
    papers: Mapping[str, Mapping[str, str]] = field(hash=False)
    responsible: Mapping[str, Mapping[str, str]] = field(hash=False)
    to: Mapping[str, Mapping[str, str]] = field(hash=False)
    #: The readings under which it is so; empty: under every reading.
    readings: Mapping[str, str] = field(hash=False)
    text_vi: str
    text_en: str
    explanation_vi: str
    explanation_en: str
    #: All that is known of how it was found, in the documented JSON form.
    due: Mapping[str, Any] = field(hash=False)

    def title(self, lang: Language = "vi") -> str:
        """What is due."""
        return (
            (self.title_vi or self.title_en) if lang == "vi" else (self.title_en or self.title_vi)
        )

    def text(self, lang: Language = "vi") -> str:
        """The due day, short."""
        return self.text_vi if checked_language(lang) == "vi" else self.text_en

    def explain(self, lang: Language = "vi") -> str:
        """How the last day was found: start, days passed over, roll, article."""
        return self.explanation_vi if checked_language(lang) == "vi" else self.explanation_en

    @property
    def decision(self) -> str | None:
        """The number of the decision that moved it."""
        return (self.due.get("extension") or {}).get("decision")

    @property
    def missing(self) -> str | None:
        """What is missing before the last day can be told: a parameter's id, or a year."""
        found = self.due.get("missing_event") or self.due.get("missing_year")
        return str(found) if found else self.due.get("missing")


@dataclass(frozen=True, slots=True)
class PaperStatus:
    """One paper of one subject."""

    subject: str
    name: str
    paper: str
    title_vi: str
    title_en: str
    deadline: str | None
    #: "in-time", "on-last-day", "late", "absent", "not-known", "time-not-known", "due-not-known"
    #: or "received" (and there is no deadline).
    state: str
    received: date | None
    received_at: time | None
    number: str | None
    readings: Mapping[str, str] = field(hash=False)

    def title(self, lang: Language = "vi") -> str:
        """What the paper is called."""
        return (
            (self.title_vi or self.title_en) if lang == "vi" else (self.title_en or self.title_vi)
        )


def deadline_from(entry: Mapping[str, Any]) -> Deadline:
    due = entry["due"]
    responsible = entry.get("responsible")
    return Deadline(
        id=entry["id"],
        title_vi=entry["title"]["vi"],
        title_en=entry["title"]["en"],
        clause=entry["cite"],
        last_day=_day(due.get("last_day")),
        last_time=_time(due.get("last_time")),
        state=entry["state"],
        days_left=entry.get("days_left"),
        working_days_left=entry.get("working_days_left"),
        papers=_named(entry["papers"]),
        responsible=_named([responsible] if responsible else []),
        to=_named(entry["to"]),
        readings=entry.get("readings", {}),
        text_vi=entry["text"]["vi"],
        text_en=entry["text"]["en"],
        explanation_vi=entry["explanation"]["vi"],
        explanation_en=entry["explanation"]["en"],
        due=due,
    )


def paper_from(entry: Mapping[str, Any]) -> PaperStatus:
    title = entry["paper"].get("title", {})
    return PaperStatus(
        subject=entry["subject"],
        name=entry["name"],
        paper=entry["paper"]["id"],
        title_vi=title.get("vi", entry["paper"]["id"]),
        title_en=title.get("en", entry["paper"]["id"]),
        deadline=entry.get("deadline"),
        state=entry["state"],
        received=_day(entry.get("received")),
        received_at=_time(entry.get("received_at")),
        number=entry.get("number"),
        readings=entry.get("readings", {}),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _time(text: str | None) -> time | None:
    """To the microsecond, which is what Python holds."""
    if not text:
        return None
    whole, _, fraction = text.partition(".")
    return time.fromisoformat(whole).replace(microsecond=int(fraction[:6].ljust(6, "0")))


def _named(entries: list[Mapping[str, Any]]) -> dict[str, Mapping[str, str]]:
    return {
        entry["id"]: entry.get("title", {"vi": entry["id"], "en": entry["id"]}) for entry in entries
    }


def names(entries: Mapping[str, Mapping[str, str]], lang: Language) -> str:
    """The titles, joined."""
    return "; ".join(title[lang] for title in entries.values())


def row_of(deadline: Deadline, lang: Language) -> dict[str, Any]:
    last_time = deadline.last_time
    return {
        "deadline": deadline.id,
        "title": deadline.title(lang),
        "clause": deadline.clause,
        "last_day": deadline.last_day,
        "last_time": last_time.isoformat() if last_time else None,
        "state": deadline.state,
        "days_left": deadline.days_left,
        "working_days_left": deadline.working_days_left,
        "papers": names(deadline.papers, lang),
        "responsible": names(deadline.responsible, lang) or None,
        "to": names(deadline.to, lang) or None,
        "readings": ", ".join(f"{p}={r}" for p, r in deadline.readings.items()) or None,
        "explanation": deadline.explain(lang),
    }
