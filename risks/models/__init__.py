"""What is stored of risks."""

from risks.models.control import RiskAction, RiskControl
from risks.models.imports import ColumnMapping, RiskImport
from risks.models.log import LogEntry
from risks.models.register import Register, RiskCategory
from risks.models.review import RiskReview
from risks.models.risk import Risk
from risks.models.scheme import ScoringScheme

__all__ = [
    "ColumnMapping",
    "LogEntry",
    "Register",
    "Risk",
    "RiskAction",
    "RiskCategory",
    "RiskControl",
    "RiskImport",
    "RiskReview",
    "ScoringScheme",
]
