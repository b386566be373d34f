"""The council-wide roles a person may hold."""

from django.db.models import TextChoices


class CouncilRoleName(TextChoices):
    """What somebody does for the whole council, whatever the programme."""

    ADMINISTRATOR = "administrator", "Administrator"
    PROGRAMME_OFFICE = "programme_office", "Programme office"
    FINANCE = "finance", "Finance"
    CLERK = "clerk", "Clerk (democratic services)"
    LEGAL = "legal", "Legal (monitoring officer)"
    AUDITOR = "auditor", "Auditor"
    MEMBER = "member", "Member (councillor)"
    VIEWER = "viewer", "Viewer"
