"""What was true of savings, benefits and business cases at an instant."""

from savings.facts.values import (
    BenefitFact,
    CaseFact,
    CeilingFact,
    ClaimFact,
    ExplanationFact,
    GapLineFact,
    GroupFact,
    ReadingFact,
    SavingFact,
    SavingsFacts,
    StructureFact,
    SuccessionFact,
    TargetFact,
    YearFact,
)

__all__ = [
    "BenefitFact",
    "CaseFact",
    "CeilingFact",
    "ClaimFact",
    "ExplanationFact",
    "GapLineFact",
    "GroupFact",
    "ReadingFact",
    "SavingFact",
    "SavingsFacts",
    "StructureFact",
    "SuccessionFact",
    "TargetFact",
    "YearFact",
]
