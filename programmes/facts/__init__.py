"""What was true of programmes at an instant: plain values, and how to fetch them."""

from programmes.facts.loading import load, load_milestones
from programmes.facts.values import (
    BoardFact,
    Exempt,
    MilestoneFact,
    ProgrammeFact,
    ProgrammesFacts,
    ProjectFact,
    RoleFact,
    Scope,
    StrandEventFact,
    StrandFact,
    exempt_of,
)

__all__ = [
    "BoardFact",
    "Exempt",
    "MilestoneFact",
    "ProgrammeFact",
    "ProgrammesFacts",
    "ProjectFact",
    "RoleFact",
    "Scope",
    "StrandEventFact",
    "StrandFact",
    "exempt_of",
    "load",
    "load_milestones",
]
