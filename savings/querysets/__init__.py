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
    COUNTED_STATES,
    RETURNED_STATES,
    ColumnMappingQuerySet,
    SavingQuerySet,
    SavingsImportQuerySet,
    SavingYearQuerySet,
    ValidationQuerySet,
)

__all__ = [
    "COUNTED_STATES",
    "RETURNED_STATES",
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
