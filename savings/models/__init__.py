"""What is stored of savings, returns, benefits and business cases."""

from savings.models.benefit import (
    Benefit,
    BenefitPriority,
    BenefitReading,
    BenefitValue,
    CorporateValue,
)
from savings.models.case import BusinessCase, CaseVersion, SpendCeiling, SpendEntry
from savings.models.imports import ColumnMapping, SavingsImport
from savings.models.returns import (
    ReturnCalendar,
    ReturnChase,
    ReturnLine,
    ReturnPeriod,
    SavingsReturn,
)
from savings.models.saving import (
    Saving,
    SavingAttribution,
    SavingPlacement,
    SavingStep,
)
from savings.models.saving_year import SavingYear
from savings.models.structure import (
    GroupBudget,
    GroupExplanation,
    GroupSuccession,
    ReportingStructure,
    ServiceGroup,
)
from savings.models.target import GapLine, SavingsTarget
from savings.models.validation import EvidenceFile, Validation

__all__ = [
    "Benefit",
    "BenefitPriority",
    "BenefitReading",
    "BenefitValue",
    "BusinessCase",
    "CaseVersion",
    "ColumnMapping",
    "CorporateValue",
    "EvidenceFile",
    "GapLine",
    "GroupBudget",
    "GroupExplanation",
    "GroupSuccession",
    "ReportingStructure",
    "ReturnCalendar",
    "ReturnChase",
    "ReturnLine",
    "ReturnPeriod",
    "Saving",
    "SavingAttribution",
    "SavingPlacement",
    "SavingStep",
    "SavingYear",
    "SavingsImport",
    "SavingsReturn",
    "SavingsTarget",
    "ServiceGroup",
    "SpendCeiling",
    "SpendEntry",
    "Validation",
]
