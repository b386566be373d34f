"""What happens when programmes, strands, projects, milestones and roles change.

Each step is atomic, keeps who did it and why, and refuses nonsense in a full sentence
(ValidationError). Nothing here sees a request. `at` dates the record in the past, for
records that are brought in with their past; everybody else leaves it out.
"""

from programmes.services.council import (
    create_priority,
    create_stage,
    open_council,
    update_council,
    update_priority,
    update_stage,
)
from programmes.services.milestone import (
    create_milestone,
    rebaseline_milestone,
    update_milestone,
)
from programmes.services.programme import (
    add_board,
    close_programme,
    create_programme,
    remove_board,
    reopen_programme,
    set_priorities,
    update_board,
    update_programme,
)
from programmes.services.project import (
    change_project_state,
    create_project,
    move_project,
    update_project,
)
from programmes.services.role import assign_role, end_role
from programmes.services.strand import add_strand, update_strand
from programmes.services.strand_life import (
    close_strand,
    continue_strand,
    refocus_strand,
    rename_strand,
    reopen_strand,
    replace_strand,
)

__all__ = [
    "add_board",
    "add_strand",
    "assign_role",
    "change_project_state",
    "close_programme",
    "close_strand",
    "continue_strand",
    "create_milestone",
    "create_priority",
    "create_programme",
    "create_project",
    "create_stage",
    "end_role",
    "move_project",
    "open_council",
    "rebaseline_milestone",
    "refocus_strand",
    "remove_board",
    "rename_strand",
    "reopen_programme",
    "reopen_strand",
    "replace_strand",
    "set_priorities",
    "update_board",
    "update_council",
    "update_milestone",
    "update_priority",
    "update_programme",
    "update_project",
    "update_stage",
    "update_strand",
]
