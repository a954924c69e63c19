"""A naive model of thidua: the adversary of the C++ implementation in differential tests.

It is written from the founding plan and from the two guide pages on plan files and on facts and
evidence, with fractions, dicts and lists, and uses nothing of the package `thidua`. It aims at
being obviously right, not at being fast. It takes facts that are already clean: no file is read,
no row is set aside for a fault.

    judge(plan, evidence, rows=…, measures=…, as_of=…, choices=…, parameters=…)
        -> {subject id: {"targets": {target id: {"met": truth, "exceeded": truth}},
                         "awards": {award id: truth}}}

`plan` and `evidence` are what `tomllib` returns. `rows` are dicts with `unit`, `service`,
`officer`, `amount` (đồng), `flags` (dict of bool), `submitted`, `finished`, `paid` (date or None).
`measures` maps
(subject, indicator) to one of `("ratio", n, d)`, `("reported", text, rounding)`, `("quantity",
text)`, `"missing"`, `"not-applicable"`. `choices` names a reading for every open point that the
plan's settings use; `parameters` are the values given with `--set`. A truth is "yes", "no" or
"undetermined".

Where the guide is silent, or says it in passing, this model does the following.

Counting
 1. A dossier whose counting date lies after the as-of date is not yet known and is not counted.
 2. A dated flag needs its date: without one, it does not hold. `not FLAG` is then true.
 3. A person is counted from the rows whose officer is the person, a unit from the rows whose unit
    it is. Distinct officers are those who are named.
 4. With rows, everybody in the register who has none has 0/0, persons as well as units; but where
    no counted row names an officer, nothing is known of persons. Without rows, what no measure
    gives is missing. An indicator that can't be counted and is not given is missing.
 5. A given measure goes before the rows; a declared «not applicable» goes before both.
Targets
 6. `not-met` as the treatment of 0/0 makes a target neither met nor exceeded, and every comparison
    of the measure false.
 7. A target that is not counted (not applicable, or 0/0 under `not-counted`) is left out of «all
    contents», in the «at least one target» of `one-target` too. If no target is counted, nothing
    was measured, and the targets as a whole are undetermined. As a leaf of its own, `met`,
    `exceeded` or `measure`, a target that is not counted is undetermined.
 8. «Past its level» is strict. «At least `margin` past» includes the margin itself. For `below`
    and `at_most`, past is under. No margin is asked of a target in another unit than percent.
    While the margin has no value, what is not past its level is not exceeded, and the rest is
    undetermined. Of levels by date the first whose last day has not passed counts, after them and
    without an as-of date the last. Of a margin by date the one that began last counts; before the
    first and after the last known day it has no value; without an as-of date the last counts.
 9. «Exceeded» of the contents asks for what the guide's sentence says and no more: `above-level`
    and `margin` do not ask for «met» once again.
10. A reported figure is an interval with both its ends where it was rounded to nearest; else with
    the printed end only: [v, v+u) rounded down, (v-u, v] rounded up. It is never below 0 %, nor
    above 100 % where all that is counted above the line is counted below it too. A quantity in
    another unit than the plan's is undetermined.
Evidence
11. A judgement answers two questions: «not-met» (no, no), «met» (yes, no), «exceeded» (yes, yes)
    to met and exceeded. The judgements that apply contradict each other on a question if they
    answer it differently; so «met» and «exceeded» together say yes to met and leave exceeded
    undetermined. A later judgement does not replace an earlier one.
12. A paper received twice is in time when one of the receipts is.
13. An absent paper is a «no» only when the as-of date has reached the last good day AND the
    register is complete up to that day. An absent paper without a deadline, or with one whose last
    day is not known, is undetermined. A paper received on the last day without a time is
    undetermined where a time of day decides. Terms are counted off day by day, and an end that
    moves is the end of its day.
14. Without an as-of date, everything dated is known.
15. `results_of = "unit"` moves the measures and the judgements on `[[content]]`s to the person's
    unit, in every leaf. A person without a unit has nothing there: missing, and undetermined.
Awards
16. An award with no criteria for a kind of subject is not in the result of its subjects, and as a
    leaf it is «no».
17. `award = "ID"` as a leaf asks for the criteria alone: no papers, no eligibility, no precedence.
18. Under `highest-only` an award asks that no award before it in `order` has the full verdict
    «yes».
19. Exceptions whose `when` is undetermined are tried both ways; if the outcome differs, or if it
    is the conflict of two exceptions, it is undetermined.
20. An open point that is used and for which nothing is chosen is a KeyError: this model judges one
    reading at a time.
"""

import re
import tomllib
import unicodedata
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

YES, NO, UNDETERMINED = "yes", "no", "undetermined"
MISSING, NOT_APPLICABLE = "missing", "not-applicable"
NOT_COUNTED, UNKNOWN, NOT_MET = "not-counted", "unknown", "not-met"


# ---- strong Kleene logic ----


def truth(value):
    return YES if value else NO


def not_(a):
    return {YES: NO, NO: YES}.get(a, UNDETERMINED)


def all_(truths):
    return at_least(len(truths), truths)


def any_(truths):
    return at_least(1, truths)


def at_least(k, truths):
    if truths.count(YES) >= k:
        return YES
    if truths.count(YES) + truths.count(UNDETERMINED) < k:
        return NO
    return UNDETERMINED


def if_agreed(truths):
    """The one truth that all of them are, otherwise undetermined."""
    return truths[0] if len(set(truths)) == 1 else UNDETERMINED


# ---- text ----


TONES = "\u0300\u0301\u0303\u0309\u0323"


def key_of(name):
    """The same for names that differ in Unicode form, case, spaces and tone mark place only."""
    words = unicodedata.normalize("NFD", name).casefold().split()
    moved = [
        "".join(c for c in w if c not in TONES) + "".join(c for c in w if c in TONES) for w in words
    ]
    return unicodedata.normalize("NFC", " ".join(moved))


def number_in(text):
    """The number a text starts with, and the unit of its last printed digit."""
    digits = re.match(r"\s*([+-]?\d+(?:[.,]\d+)?)", text).group(1).replace(",", ".")
    decimals = len(digits.partition(".")[2])
    return Fraction(digits), Fraction(1, 10**decimals)


def unit_in(text):
    return re.sub(r"^\s*[+-]?\d+(?:[.,]\d+)?\s*", "", text).strip()


# ---- a measure is an interval of what it can be, in its unit, with or without its ends ----


class Measure:
    def __init__(self, lowest, highest, unit, lowest_itself=True, highest_itself=True):
        self.lowest, self.highest, self.unit = lowest, highest, unit
        self.lowest_itself, self.highest_itself = lowest_itself, highest_itself

    def above(self, level):
        if self.lowest > level or (self.lowest == level and not self.lowest_itself):
            return YES
        return NO if self.highest <= level else UNDETERMINED

    def at_least(self, level):
        if self.lowest >= level:
            return YES
        if self.highest < level or (self.highest == level and not self.highest_itself):
            return NO
        return UNDETERMINED

    def below(self, level):
        return not_(self.at_least(level))

    def at_most(self, level):
        return not_(self.above(level))


def share(value):
    return Measure(value, value, "%")


def reported(text, rounding, part_of_whole):
    value, step = number_in(text)
    lowest, highest, lowest_itself, highest_itself = {
        "nearest": (value - step / 2, value + step / 2, True, True),
        "down": (value, value + step, True, False),
        "up": (value - step, value, False, True),
    }[rounding or "nearest"]
    if lowest < 0:
        lowest, lowest_itself = Fraction(0), True
    if part_of_whole and highest > 100:
        highest, highest_itself = Fraction(100), True
    return Measure(lowest, highest, "%", lowest_itself, highest_itself)


def is_part_of_whole(indicator):
    """Whether all that is counted above the line is counted below it too."""
    if "numerator" not in indicator:
        return False
    above, below = indicator["numerator"], indicator["denominator"]
    return above["count"] == below["count"] and set(below.get("where", [])) <= set(
        above.get("where", [])
    )


def threshold_of(thing):
    """Which comparison a target or a `measure` criterion makes, with what number in what unit."""
    for comparison in ("above", "at_least", "below", "at_most"):
        if comparison in thing:
            text = thing[comparison]
            return comparison, number_in(text)[0], unit_in(text)
    raise ValueError(f"no level in {thing}")


def compared(measure, comparison, level, unit):
    """`measure` is a Measure or one of the words for having none."""
    if measure == NOT_MET:
        return NO
    if not isinstance(measure, Measure) or measure.unit != unit:
        return UNDETERMINED
    return getattr(measure, comparison.replace("-", "_"))(level)


# ---- the model ----


CALENDAR = tomllib.loads((ROOT / "share" / "calendar-vn.toml").read_text(encoding="utf-8"))
ROWS = {row["date"]: row["kind"] for row in CALENDAR["day"]}
ONE_DAY = timedelta(days=1)
TICK = timedelta(microseconds=1)


def works(day):
    """Whether a day is worked in Vietnam."""
    if day in ROWS:
        return ROWS[day] == "swapped-in"
    return day.weekday() < 5


def moment(day, at, included):
    """The first moment after a time of day (after it too, when it is included), or after a day."""
    if at is None:
        return datetime.combine(day, time()) + (ONE_DAY if included else timedelta())
    return datetime.combine(day, at) + (TICK if included else timedelta())


def day_of(received):
    return received.date() if isinstance(received, datetime) else received


class Model:
    def __init__(self, plan, evidence, rows, measures, as_of, choices, parameters):
        self.plan, self.evidence = plan, evidence
        self.as_of, self.choices = as_of, choices
        self.parameters = {
            p["id"]: p["value"] for p in plan.get("parameter", []) if "value" in p
        } | (parameters or {})
        measures = measures or {}
        self.subjects = evidence.get("subject") or self.subjects_found(rows or [], measures)
        self.by_name = {}
        for subject in self.subjects:
            for name in (
                subject["id"],
                subject.get("name", subject["id"]),
                *subject.get("aliases", []),
            ):
                self.by_name[key_of(name)] = subject["id"]
        self.measures = {
            (self.id_of(name), indicator): value for (name, indicator), value in measures.items()
        }
        self.names_officers = False
        self.counted = None if rows is None else self.counted_rows(rows)

    def subjects_found(self, rows, measures):
        """Without a register: the units found in the measurements, of the plan's first kind."""
        kind = self.plan["subject_kind"][0]["id"]
        found = {}
        for name in [*(row["unit"] for row in rows), *(subject for subject, _ in measures)]:
            found.setdefault(key_of(name), {"id": name, "kind": kind})
        return list(found.values())

    def id_of(self, name):
        """The id of the subject with that id, name or alias; None if there is none."""
        return self.by_name.get(key_of(name))

    # ---- settings, by date and reading ----

    def setting(self, value):
        """A setting of the plan, under the chosen readings."""
        if not (isinstance(value, dict) and "open_point" in value):
            return value
        point = self.find("open_point", value["open_point"])
        chosen = self.choices[point["id"]]
        return next(reading["value"] for reading in point["reading"] if reading["id"] == chosen)

    def find(self, table, name):
        return next(entry for entry in self.plan[table] if entry["id"] == name)

    def known(self, day):
        """Whether something of that day is known on the as-of date."""
        return self.as_of is None or day is None or day <= self.as_of

    def last_day(self):
        return self.day(self.plan["campaign"]["period"]["through"])

    def day(self, value):
        return value if isinstance(value, date) else self.parameters[value]

    # ---- counting dossiers ----

    def counted_rows(self, rows):
        """The rows inside the period, by the id of their unit and by the id of their officer."""
        counted_by, period = self.plan["campaign"]["counted_by"], self.plan["campaign"]["period"]
        first, last = self.day(period["from"]), self.day(period["through"])
        counted = {subject["id"]: [] for subject in self.subjects}
        names = {name for row in rows for name in (row["unit"], row["officer"])} - {None}
        ids = {None: None} | {name: self.id_of(name) for name in names}
        for row in rows:
            day = row[counted_by]
            if day is not None and first <= day <= last and self.known(day):
                self.names_officers = self.names_officers or bool(row["officer"])
                for subject in {ids[row["unit"]], ids[row["officer"]]} - {None}:
                    counted[subject].append(row)
        return counted

    def holds(self, row, flag):
        if flag.startswith("not "):
            return not self.holds(row, flag.removeprefix("not ").strip())
        dated = self.find("flag", flag).get("dated")
        if dated is None or not row["flags"][flag]:
            return bool(row["flags"][flag])
        since = row[dated]
        return since is not None and since <= self.last_day() and self.known(since)

    def count(self, rows, what):
        those = [
            row for row in rows if all(self.holds(row, flag) for flag in what.get("where", []))
        ]
        if what["count"] == "dossier":
            return len(those)
        if what["count"] == "amount":
            return sum(row["amount"] for row in those)
        return len({row[what["count"]] for row in those} - {None, ""})

    # ---- measures ----

    def measure(self, subject, indicator):
        """A Measure, or UNKNOWN, NOT_COUNTED, NOT_MET."""
        definition = self.find("indicator", indicator)
        value = self.raw_measure(subject, definition)
        if value == MISSING:
            return UNKNOWN
        if value == NOT_APPLICABLE:
            return NOT_COUNTED
        if value[0] == "reported":
            return reported(value[1], value[2], is_part_of_whole(definition))
        if value[0] == "quantity":
            return Measure(number_in(value[1])[0], number_in(value[1])[0], unit_in(value[1]))
        _, n, d = value
        if d != 0:
            return share(Fraction(100 * n, d))
        treatment = self.setting(definition.get("no_activity", "undetermined"))
        return {
            "undetermined": UNKNOWN,
            "not-met": NOT_MET,
            "not-counted": NOT_COUNTED,
            "zero": share(Fraction(0)),
            "full": share(Fraction(100)),
        }[treatment]

    def raw_measure(self, subject, indicator):
        if subject is None:
            return MISSING
        if self.declared_not_applicable(subject, indicator["id"]):
            return NOT_APPLICABLE
        if (subject, indicator["id"]) in self.measures:
            return self.measures[subject, indicator["id"]]
        if self.counted is None or "numerator" not in indicator:
            return MISSING
        if self.is_person(subject) and not self.names_officers:
            return MISSING
        rows = self.counted[subject]
        n = self.count(rows, indicator["numerator"])
        d = self.count(rows, indicator["denominator"])
        # Something over nothing is no ratio: the rows contradict the rules.
        value = MISSING if d == 0 and n > 0 else ("ratio", n, d)
        self.measures[subject, indicator["id"]] = value  # not counted twice
        return value

    def declared_not_applicable(self, subject, indicator):
        authorities = {authority["id"] for authority in self.plan.get("authority", [])}
        return any(
            subject in self.about(d)
            and d["indicator"] == indicator
            and d.get("capacity") in authorities
            and self.known(d.get("date"))
            for d in self.evidence.get("not_applicable", [])
        )

    # ---- whose results ----

    def is_person(self, name):
        subject = next(s for s in self.subjects if s["id"] == name)
        return self.kind_of(subject).get("counted_as", "unit") == "officer"

    def kind_of(self, subject):
        return self.find("subject_kind", subject["kind"])

    def results_of(self, subject):
        """The id of the subject whose measures and content judgements count, None if none."""
        if self.setting(self.kind_of(subject).get("results_of", "own")) == "own":
            return subject["id"]
        return self.id_of(subject["unit"]) if "unit" in subject else None

    # ---- targets and contents ----

    def target_measure(self, subject, target):
        return self.measure(self.results_of(subject), target["indicator"])

    def threshold(self, target):
        """Of the level in force on the as-of date."""
        levels = target.get("levels", [target])
        to_come = [
            one for one in levels if self.as_of and self.as_of <= one.get("through", self.as_of)
        ]
        return threshold_of(to_come[0] if to_come else levels[-1])

    def met(self, subject, target):
        comparison, level, unit = self.threshold(target)
        comparison = self.setting(target.get("met_when", comparison))
        return compared(self.target_measure(subject, target), comparison, level, unit)

    def past_level(self, subject, target):
        comparison, level, unit = self.threshold(target)
        strict = "above" if comparison in ("above", "at_least") else "below"
        return compared(self.target_measure(subject, target), strict, level, unit)

    def past_margin(self, subject, target):
        comparison, level, unit = self.threshold(target)
        measure = self.target_measure(subject, target)
        if measure == NOT_MET:
            return NO
        margin = self.margin()
        if unit != "%":
            return self.past_level(subject, target)
        if margin is None:
            return NO if self.past_level(subject, target) == NO else UNDETERMINED
        if comparison in ("above", "at_least"):
            return compared(measure, "at_least", level + margin, unit)
        return compared(measure, "at_most", level - margin, unit)

    def margin(self):
        name = self.plan["contents"].get("margin")
        value = self.parameters.get(name, self.dated_value(name))
        return None if value is None else number_in(str(value))[0]

    def dated_value(self, name):
        """What holds on the as-of date of a value that changes at dates."""
        for parameter in self.plan.get("parameter", []):
            if parameter["id"] == name and "values" in parameter:
                day = self.as_of or date.max
                if self.as_of and day > parameter.get("known_through", date.max):
                    return None
                begun = [one["value"] for one in parameter["values"] if one["from"] <= day]
                return begun[-1] if begun else None
        return None

    def exceeded_mode(self):
        return self.setting(self.plan.get("contents", {}).get("exceeded", "above-level"))

    def exceeded(self, subject, target):
        return (
            self.past_margin(subject, target)
            if self.exceeded_mode() == "margin"
            else self.past_level(subject, target)
        )

    def counted_targets(self, subject):
        return [
            t for t in self.plan.get("target", []) if self.target_measure(subject, t) != NOT_COUNTED
        ]

    def measured(self, answers):
        """Of a plan that has targets: the answers, undetermined if there is none."""
        return [UNDETERMINED] if self.plan.get("target") and not answers else answers

    def contents_met(self, subject):
        return all_(
            self.measured([self.met(subject, t) for t in self.counted_targets(subject)])
            + [self.attested(subject, c["id"], "met") for c in self.plan.get("content", [])]
        )

    def contents_exceeded(self, subject):
        targets, mode = self.counted_targets(subject), self.exceeded_mode()
        past = self.measured([self.exceeded(subject, t) for t in targets])
        contents = [c["id"] for c in self.plan.get("content", [])]
        if mode == "one-target":
            return all_([self.contents_met(subject), any_(past)])
        asked = "met"
        if (
            mode == "all-contents"
            and self.setting(self.plan["contents"]["attested_exceeded"]) == "judged"
        ):
            asked = "exceeded"
        return all_(past + [self.attested(subject, content, asked) for content in contents])

    # ---- evidence ----

    def about(self, entry):
        """The ids of the subjects an entry of the evidence is about, without unknown ones."""
        return {self.id_of(name) for name in entry.get("subjects", [entry.get("subject", "")])} - {
            None
        }

    def attested(self, subject, what, judgement):
        contents = [c["id"] for c in self.plan.get("content", [])]
        about = self.results_of(subject) if what in contents else subject["id"]
        entitled = self.find("content" if what in contents else "attested", what)["by"]
        answers = [
            {
                "met": {"not-met": NO, "met": YES, "exceeded": YES},
                "exceeded": {"not-met": NO, "met": NO, "exceeded": YES},
            }[judgement][a["judgement"]]
            for a in self.evidence.get("attestation", [])
            if about in self.about(a)
            and a["on"] == what
            and a["capacity"] in entitled
            and self.known(a.get("date"))
        ]
        return if_agreed(answers) if answers else UNDETERMINED

    def due(self, paper):
        """The first moment that is too late; "unknown" while an event has no date."""
        deadline = self.find("deadline", paper["deadline"])
        rule = deadline
        for extension in deadline.get("extended", []):
            if self.known(extension["date"]):
                rule = extension
        named = rule.get("before", rule.get("by", rule.get("within", {}).get("of")))
        if named == "period.through":
            named = self.last_day()
        if isinstance(named, str):
            named = self.parameters.get(named)
        if named is None:
            return "unknown"
        at = time.fromisoformat(rule["time"]) if "time" in rule else None
        if "within" in rule:
            left = rule["within"]["count"]
            last = named
            while left:
                last += ONE_DAY
                left -= rule["within"]["unit"] == "day" or works(last)
            late = moment(last, at, included=True)
        else:
            included = "by" in rule
            last = named if included or at else named - ONE_DAY
            late = moment(named, at, included=included)
        if deadline.get("roll") == "next-working-day" and not works(last):
            while not works(last):
                last += ONE_DAY
            late = moment(last, None, included=True)
        return late

    def in_time(self, received, late):
        if isinstance(received, datetime):
            return truth(received < late)
        first, last = moment(received, time(), True) - TICK, moment(received, None, True) - TICK
        answers = {first < late, last < late}
        return truth(answers.pop()) if len(answers) == 1 else UNDETERMINED

    def paper_in_time(self, subject, name):
        paper = self.find("paper", name)
        late = self.due(paper) if "deadline" in paper else None
        receipts = [
            p["received"]
            for p in self.evidence.get("paper", [])
            if subject["id"] in self.about(p)
            and p["paper"] == name
            and self.known(day_of(p["received"]))
        ]
        if receipts:
            if late is None or late == "unknown":
                return YES if late is None else UNDETERMINED
            answers = {self.in_time(received, late) for received in receipts}
            return next(answer for answer in (YES, UNDETERMINED, NO) if answer in answers)
        complete = self.evidence.get("register", {}).get("papers_through")
        if late is None or late == "unknown" or complete is None:
            return UNDETERMINED
        last = day_of(late - TICK)
        over = complete >= last and (self.as_of is None or self.as_of >= last)
        return NO if over else UNDETERMINED

    def has_role(self, subject, roles):
        if "roles" not in subject:
            return UNDETERMINED
        return truth(any(role in subject["roles"] for role in roles))

    def no_discipline(self, subject):
        records = [d for d in self.evidence.get("discipline", []) if subject["id"] in self.about(d)]
        if self.as_of is None:
            active = bool(records)
        else:
            active = any(d["from"] <= self.as_of <= d.get("through", date.max) for d in records)
        if active:
            return NO
        complete = self.evidence.get("register", {}).get("discipline_through")
        if complete is None:
            return UNDETERMINED
        return YES if self.as_of is None or complete >= self.as_of else UNDETERMINED

    # ---- criteria ----

    def criterion(self, subject, c):
        base = self.without_exceptions(subject, c)
        exceptions = [(self.criterion(subject, e["when"]), e["then"]) for e in c.get("except", [])]
        return if_agreed([if_agreed(thens) if thens else base for thens in cases(exceptions)])

    def without_exceptions(self, subject, c):
        def each(children):
            return [self.criterion(subject, child) for child in children]

        if "all" in c:
            return all_(each(c["all"]))
        if "any" in c:
            return any_(each(c["any"]))
        if "none" in c:
            return not_(any_(each(c["none"])))
        if "of" in c:  # before the levels: `at_least` is a count here
            return at_least(c["at_least"], each(c["of"]))
        if "met" in c:
            return self.met(subject, self.find("target", c["met"]))
        if "exceeded" in c:
            return self.exceeded(subject, self.find("target", c["exceeded"]))
        if "contents" in c:
            return (
                self.contents_met(subject)
                if c["contents"] == "met"
                else self.contents_exceeded(subject)
            )
        if "measure" in c:
            return compared(self.measure(self.results_of(subject), c["measure"]), *threshold_of(c))
        if "attested" in c:
            return self.attested(subject, c["attested"], c.get("judgement", "met"))
        if "paper" in c:
            return self.paper_in_time(subject, c["paper"])
        if "role" in c:
            return self.has_role(subject, c["role"])
        if "no_discipline" in c:
            return self.no_discipline(subject)
        if "criterion" in c:
            return self.criterion(subject, self.find("criterion", c["criterion"])["rule"])
        if "award" in c:
            rule = self.find("award", c["award"])["criteria"].get(subject["kind"])
            return self.criterion(subject, rule) if rule else NO
        raise ValueError(f"no criterion: {c}")

    # ---- awards ----

    def awards_of(self, subject):
        return [a["id"] for a in self.plan.get("award", []) if subject["kind"] in a["criteria"]]

    def verdict(self, subject, name):
        award = self.find("award", name)
        parts = [self.criterion(subject, award["criteria"][subject["kind"]])]
        if "eligible" in self.kind_of(subject):
            parts.append(self.criterion(subject, self.kind_of(subject)["eligible"]))
        parts += [self.paper_in_time(subject, paper) for paper in award.get("papers", [])]
        parts += [not_(self.verdict(subject, higher)) for higher in self.higher_than(subject, name)]
        return all_(parts)

    def higher_than(self, subject, name):
        rule = self.plan.get("one_achievement")
        if rule is None or name not in rule["order"] or self.setting(rule["rule"]) == "each":
            return []
        before = rule["order"][: rule["order"].index(name)]
        return [higher for higher in before if higher in self.awards_of(subject)]

    def judged(self):
        return {
            subject["id"]: {
                "targets": {
                    t["id"]: {"met": self.met(subject, t), "exceeded": self.exceeded(subject, t)}
                    for t in self.plan.get("target", [])
                },
                "awards": {
                    award: self.verdict(subject, award) for award in self.awards_of(subject)
                },
            }
            for subject in self.subjects
        }


def cases(exceptions):
    """The `then`s of those that hold, for every way the undetermined ones may turn out."""
    ways = [[]]
    for when, then in exceptions:
        with_it = [[*way, then] for way in ways]
        ways = {YES: with_it, NO: ways, UNDETERMINED: ways + with_it}[when]
    return ways


def judge(
    plan, evidence=None, *, rows=None, measures=None, as_of=None, choices=None, parameters=None
):
    """Every target and award of every subject, under one reading."""
    return Model(plan, evidence or {}, rows, measures, as_of, choices or {}, parameters).judged()
