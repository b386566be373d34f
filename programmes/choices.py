"""Which values the programme records may take."""

from django.db.models import TextChoices


class ProgrammeStatus(TextChoices):
    """Where a programme stands as a whole."""

    ACTIVE = "active", "Active"
    CLOSED = "closed", "Closed"


class StrandStatus(TextChoices):
    """Whether a strand is still run by its programme."""

    ACTIVE = "active", "Active"
    CLOSED = "closed", "Closed to business as usual"
    REPLACED = "replaced", "Replaced"


class StrandEventKind(TextChoices):
    """What may happen in the life of a strand."""

    ADDED = "added", "Added"
    CONTINUES = "continues", "Continues"
    REFOCUSED = "refocused", "Refocused"
    RENAMED = "renamed", "Renamed"
    CLOSED = "closed", "Closed to business as usual"
    REPLACED = "replaced", "Replaced"
    REOPENED = "reopened", "Reopened"


class ProjectState(TextChoices):
    """Whether a project is under way. Never the same thing as how well it goes."""

    NOT_STARTED = "not_started", "Not started"
    IN_PROGRESS = "in_progress", "In progress"
    PAUSED = "paused", "Paused"
    CLOSED = "closed", "Closed"


class ScopedRole(TextChoices):
    """What somebody does for one programme, strand or project."""

    SENIOR_RESPONSIBLE_OWNER = "senior_responsible_owner", "Senior responsible owner"
    PROGRAMME_MANAGER = "programme_manager", "Programme manager"
    STRAND_LEAD = "strand_lead", "Strand lead"
    SPONSOR = "sponsor", "Sponsor"
    PROJECT_MANAGER = "project_manager", "Project manager"
    BOARD_MEMBER = "board_member", "Board member"


class MilestoneStatus(TextChoices):
    """How a milestone stands on a day; computed by `programmes.rules`, never typed."""

    COMPLETE = "complete", "Complete"
    OVERDUE = "overdue", "Overdue"
    SLIPPED = "slipped", "Slipped"
    ON_TRACK = "on_track", "On track"
