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
    ScorecardError,
    TableError,
)
from thidua.evaluation import Evaluation, evaluate
from thidua.evidence import Evidence, load_evidence
from thidua.explanation import Comparison, Explanation, Judgement, Node, PaperRecord, Shortfall
from thidua.facts import Measurements, Tally, measurements, tally
from thidua.rank import Key, Margin, RankChange, RankedSubject, Ranking, RankLine, rank
from thidua.results import AwardResult, SubjectResult, TargetResult, Verdict
from thidua.score import ItemScore, Scoreboard, SubjectScore, score
from thidua.scorecard import Scorecard, check_scorecard, load_scorecard, parse_scorecard
from thidua.select import Award, Choice, Quota, QuotaResult, Selection, select
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
    "Award",
    "AwardResult",
    "Campaign",
    "CampaignDataError",
    "Choice",
    "ColumnMapping",
    "Comparison",
    "Diagnostic",
    "Evaluation",
    "Evidence",
    "EvidenceError",
    "Explanation",
    "InputError",
    "ItemScore",
    "Judgement",
    "Key",
    "Margin",
    "Measurements",
    "Missing",
    "NoActivity",
    "Node",
    "NotApplicable",
    "PaperRecord",
    "PlanError",
    "Quantity",
    "Quota",
    "QuotaResult",
    "RankChange",
    "RankLine",
    "RankedSubject",
    "Ranking",
    "Ratio",
    "Reported",
    "Scoreboard",
    "Scorecard",
    "ScorecardError",
    "Selection",
    "Shortfall",
    "SubjectResult",
    "SubjectScore",
    "TableError",
    "Tally",
    "TargetResult",
    "Truth",
    "Verdict",
    "__version__",
    "check_plan",
    "check_scorecard",
    "evaluate",
    "load_campaign",
    "load_columns",
    "load_evidence",
    "load_scorecard",
    "measurements",
    "parse_campaign",
    "parse_percent",
    "parse_percentage_points",
    "parse_points",
    "parse_scorecard",
    "rank",
    "score",
    "select",
    "shipped_columns",
    "tally",
]
