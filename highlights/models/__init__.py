"""What officers say each period."""

from highlights.models.cycle import ReportingCycle, ReportingPeriod
from highlights.models.report import DimensionRating, FrozenReport, HighlightReport
from highlights.models.scheme import RatingScheme

__all__ = [
    "DimensionRating",
    "FrozenReport",
    "HighlightReport",
    "RatingScheme",
    "ReportingCycle",
    "ReportingPeriod",
]
