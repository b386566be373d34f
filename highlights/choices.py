"""Which values the reporting records may take."""

from django.db.models import TextChoices


class CycleKind(TextChoices):
    """How often a report is due."""

    FOUR_WEEKLY = "four_weekly", "Every four weeks"
    MONTHLY = "monthly", "Monthly"
    QUARTERLY = "quarterly", "Quarterly"


class ReportsOn(TextChoices):
    """What a reporting cycle asks for a report on."""

    PROJECTS = "projects", "Projects"
    STRANDS = "strands", "Strands"


class ReportStatus(TextChoices):
    """The life of a highlight report."""

    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Submitted"
    RETURNED = "returned", "Returned with a comment"
    APPROVED = "approved", "Approved"
    SUPERSEDED = "superseded", "Replaced by a correction"


# Being written or waiting for approval: there is one of these per subject and period.
OPEN_STATUSES = (ReportStatus.DRAFT, ReportStatus.SUBMITTED, ReportStatus.RETURNED)

# In an officer's hands: may be changed.
EDITABLE_STATUSES = (ReportStatus.DRAFT, ReportStatus.RETURNED)

# Approved once, and frozen since: what history is told from.
FROZEN_STATUSES = (ReportStatus.APPROVED, ReportStatus.SUPERSEDED)
