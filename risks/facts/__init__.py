"""What was true of risks at an instant: plain values, and how to fetch them."""

from risks.facts.loading import load, load_one
from risks.facts.values import (
    Acceptance,
    ActionFact,
    ControlFact,
    Escalation,
    LogFact,
    RegisterFact,
    RiskFact,
    RisksFacts,
    ScoringSchemeFact,
)

__all__ = [
    "Acceptance",
    "ActionFact",
    "ControlFact",
    "Escalation",
    "LogFact",
    "RegisterFact",
    "RiskFact",
    "RisksFacts",
    "ScoringSchemeFact",
    "load",
    "load_one",
]
