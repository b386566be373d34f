"""What officers say each period."""

from highlights.models.chase import Chase
from highlights.models.cycle import ReportingCycle, ReportingPeriod
from highlights.models.report import DimensionRating, FrozenReport, HighlightReport
from highlights.models.scheme import RatingScheme

__all__ = [
    "Chase",
    "DimensionRating",
    "FrozenReport",
    "HighlightReport",
    "RatingScheme",
    "ReportingCycle",
    "ReportingPeriod",
]
