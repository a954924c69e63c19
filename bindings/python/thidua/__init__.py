"""thidua: award campaigns as rules, evaluated exactly and explained clause by clause.

>>> import thidua as td
>>> td.parse_percent("45,5 %")
Fraction(91, 200)
"""

from thidua._core import version as __version__
from thidua.campaign import Campaign, check_plan, load_campaign, parse_campaign
from thidua.columns import ColumnMapping, load_columns, shipped_columns
from thidua.diagnostics import (
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
    "AwardResult",
    "Campaign",
    "CampaignDataError",
    "ColumnMapping",
    "Comparison",
    "Diagnostic",
    "Evaluation",
    "Evidence",
    "EvidenceError",
    "Explanation",
    "InputError",
    "Judgement",
    "Measurements",
    "Missing",
    "NoActivity",
    "Node",
    "NotApplicable",
    "PaperRecord",
    "PlanError",
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
    "__version__",
    "check_plan",
    "evaluate",
    "load_campaign",
    "load_columns",
    "load_evidence",
    "measurements",
    "parse_campaign",
    "parse_percent",
    "parse_percentage_points",
    "parse_points",
    "shipped_columns",
    "tally",
]
