"""What was true of savings, benefits and business cases at an instant: plain values,
how to fetch them, and what of them somebody may know."""

from savings.facts.benefit_values import BenefitFact, ReadingFact
from savings.facts.loading import load, load_plan
from savings.facts.sight import LeftOut, open_to
from savings.facts.values import (
    CaseFact,
    CeilingFact,
    ClaimFact,
    ExplanationFact,
    GapLineFact,
    GroupFact,
    SavingFact,
    SavingsFacts,
    StructureFact,
    SuccessionFact,
    TargetFact,
    WaitingFact,
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
    "LeftOut",
    "ReadingFact",
    "SavingFact",
    "SavingsFacts",
    "StructureFact",
    "SuccessionFact",
    "TargetFact",
    "WaitingFact",
    "YearFact",
    "load",
    "load_plan",
    "open_to",
]
