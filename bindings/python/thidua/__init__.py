"""thidua: award campaigns as rules, evaluated exactly and explained clause by clause.

>>> import thidua as td
>>> td.parse_percent("45,5 %")
Fraction(91, 200)
"""

from thidua._core import version as __version__
from thidua.calendar import (
    CalendarCoverageError,
    CalendarDay,
    WorkingCalendar,
    closing_calendar,
    joint_calendar,
    load_calendar,
    vietnam_calendar,
)
from thidua.campaign import Campaign, check_plan, load_campaign, parse_campaign
from thidua.columns import ColumnMapping, load_columns, shipped_columns
from thidua.dates import (
    PassedDay,
    TermEnd,
    add_months,
    add_years,
    broken_span_days,
    day_of_month,
    day_of_year,
    parse_date,
    parse_term,
    term_end,
)
from thidua.deadlines import Deadline, Deadlines, PaperStatus, deadlines
from thidua.diagnostics import (
    CalendarError,
    CampaignDataError,
    Diagnostic,
    EvidenceError,
    InputError,
    PlanError,
    TableError,
)
from thidua.evaluation import Evaluation, evaluate
from thidua.evidence import Evidence, load_evidence
from thidua.explanation import Comparison, Explanation, Judgement, Node, PaperRecord, Shortfall
from thidua.facts import Measurements, Tally, measurements, tally
from thidua.moments import VIETNAM, Moment, parse_moment
from thidua.periods import (
    OpenPeriod,
    Period,
    TimedPeriod,
    day_reached,
    iso_week,
    open_period,
)
from thidua.results import AwardResult, SubjectResult, TargetResult, Verdict
from thidua.values import (
    Missing,
    NoActivity,
    NotApplicable,
    Quantity,
    Ratio,
    Reported,
    Truth,
    parse_percent,
    parse_percentage_points,
    parse_points,
)

__all__ = [
    "VIETNAM",
    "AwardResult",
    "CalendarCoverageError",
    "CalendarDay",
    "CalendarError",
    "Campaign",
    "CampaignDataError",
    "ColumnMapping",
    "Comparison",
    "Deadline",
    "Deadlines",
    "Diagnostic",
    "Evaluation",
    "Evidence",
    "EvidenceError",
    "Explanation",
    "InputError",
    "Judgement",
    "Measurements",
    "Missing",
    "Moment",
    "NoActivity",
    "Node",
    "NotApplicable",
    "OpenPeriod",
    "PaperRecord",
    "PaperStatus",
    "PassedDay",
    "Period",
    "PlanError",
    "Quantity",
    "Ratio",
    "Reported",
    "Shortfall",
    "SubjectResult",
    "TableError",
    "Tally",
    "TargetResult",
    "TermEnd",
    "TimedPeriod",
    "Truth",
    "Verdict",
    "WorkingCalendar",
    "__version__",
    "add_months",
    "add_years",
    "broken_span_days",
    "check_plan",
    "closing_calendar",
    "day_of_month",
    "day_of_year",
    "day_reached",
    "deadlines",
    "evaluate",
    "iso_week",
    "joint_calendar",
    "load_calendar",
    "load_campaign",
    "load_columns",
    "load_evidence",
    "measurements",
    "open_period",
    "parse_campaign",
    "parse_date",
    "parse_moment",
    "parse_percent",
    "parse_percentage_points",
    "parse_points",
    "parse_term",
    "shipped_columns",
    "tally",
    "term_end",
    "vietnam_calendar",
]
