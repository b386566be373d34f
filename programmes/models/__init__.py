"""What is being changed, and by whom."""

from programmes.models.council import CorporatePriority, Council, Stage
from programmes.models.milestone import Milestone, Rebaseline
from programmes.models.programme import Board, Programme, SupportedPriority
from programmes.models.project import Project
from programmes.models.role import RoleAssignment
from programmes.models.strand import Strand, StrandEvent

__all__ = [
    "Board",
    "CorporatePriority",
    "Council",
    "Milestone",
    "Programme",
    "Project",
    "Rebaseline",
    "RoleAssignment",
    "Stage",
    "Strand",
    "StrandEvent",
    "SupportedPriority",
]
