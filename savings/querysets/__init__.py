"""Which rows; adjectives, a file for each kind of record."""

from savings.querysets.benefits import (
    BenefitQuerySet,
    BenefitReadingQuerySet,
    CorporateValueQuerySet,
)
from savings.querysets.cases import (
    BusinessCaseQuerySet,
    CaseVersionQuerySet,
    SpendCeilingQuerySet,
    SpendEntryQuerySet,
)
from savings.querysets.plan import (
    GapLineQuerySet,
    ReportingStructureQuerySet,
    SavingsTargetQuerySet,
    ServiceGroupQuerySet,
)
from savings.querysets.returns import (
    ReturnPeriodQuerySet,
    SavingsReturnQuerySet,
)
from savings.querysets.savings import (
    ColumnMappingQuerySet,
    SavingQuerySet,
    SavingsImportQuerySet,
    SavingYearQuerySet,
    ValidationQuerySet,
)

__all__ = [
    "BenefitQuerySet",
    "BenefitReadingQuerySet",
    "BusinessCaseQuerySet",
    "CaseVersionQuerySet",
    "ColumnMappingQuerySet",
    "CorporateValueQuerySet",
    "GapLineQuerySet",
    "ReportingStructureQuerySet",
    "ReturnPeriodQuerySet",
    "SavingQuerySet",
    "SavingYearQuerySet",
    "SavingsImportQuerySet",
    "SavingsReturnQuerySet",
    "SavingsTargetQuerySet",
    "ServiceGroupQuerySet",
    "SpendCeilingQuerySet",
    "SpendEntryQuerySet",
    "ValidationQuerySet",
]
