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
from thidua.explanation import (
    Comparison,
    Explanation,
    Judgement,
    LevelInForce,
    Node,
    PaperRecord,
    Shortfall,
)
from thidua.facts import Measurements, Tally, measurements, tally
from thidua.lunar import (
    LunarDate,
    LunarUncertain,
    hung_kings_day,
    leap_month,
    lunar_date,
    solar_date,
    tet,
)
from thidua.money import (
    AwardMoney,
    BaseSalary,
    LawBook,
    LegalText,
    award_money,
    base_salary,
    law_in_force,
    load_law,
    shipped_law,
)
from thidua.pace import Pace, pace
from thidua.pace_values import Checkpoint, Needed, Outlook, PaceTarget, Projection
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
    "AwardMoney",
    "AwardResult",
    "BaseSalary",
    "CalendarCoverageError",
    "CalendarDay",
    "CalendarError",
    "Campaign",
    "CampaignDataError",
    "Checkpoint",
    "ColumnMapping",
    "Comparison",
    "Diagnostic",
    "Evaluation",
    "Evidence",
    "EvidenceError",
    "Explanation",
    "InputError",
    "Judgement",
    "LawBook",
    "LegalText",
    "LevelInForce",
    "LunarDate",
    "LunarUncertain",
    "Measurements",
    "Missing",
    "Needed",
    "NoActivity",
    "Node",
    "NotApplicable",
    "Outlook",
    "Pace",
    "PaceTarget",
    "PaperRecord",
    "PlanError",
    "Projection",
    "Quantity",
    "Ratio",
    "Reported",
    "Shortfall",
    "SubjectResult",
    "TableError",
    "Tally",
    "TargetResult",
    "Truth",
    "Verdict",
    "WorkingCalendar",
    "__version__",
    "award_money",
    "base_salary",
    "check_plan",
    "closing_calendar",
    "evaluate",
    "hung_kings_day",
    "joint_calendar",
    "law_in_force",
    "leap_month",
    "load_calendar",
    "load_campaign",
    "load_columns",
    "load_evidence",
    "load_law",
    "lunar_date",
    "measurements",
    "pace",
    "parse_campaign",
    "parse_percent",
    "parse_percentage_points",
    "parse_points",
    "shipped_columns",
    "shipped_law",
    "solar_date",
    "tally",
    "tet",
    "vietnam_calendar",
]
