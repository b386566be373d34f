"""What comes with the product: scoring schemes, and kinds of risk to begin with."""

from __future__ import annotations

from django.db import transaction
from django_q.models import Schedule

from common.history import save_with_reason
from risks.models import RiskCategory, ScoringScheme
from risks.scoring import as_json
from risks.services import create_category
from risks.shipped_schemes import SHIPPED_SCHEMES

REASON = "Came with the product."

# House default: what published registers sort their risks by.
CATEGORIES = (
    "Financial",
    "Legal and regulatory",
    "Reputation",
    "People",
    "Service delivery",
    "Technology and information",
    "Partners and suppliers",
)


@transaction.atomic
def load() -> None:
    """Add the schemes that are not there yet; the categories only while there are
    none, so that what a council made of the list stays; and the daily tidying."""
    for scheme in SHIPPED_SCHEMES:
        if not ScoringScheme.objects.filter(code=scheme.code).exists():
            row = ScoringScheme(
                code=scheme.code,
                version=scheme.version,
                name=scheme.name,
                definition=as_json(scheme),
            )
            save_with_reason(row, by=None, reason=REASON)
    if not RiskCategory.objects.exists():
        for order, name in enumerate(CATEGORIES, start=1):
            create_category(name=name, order=order, by=None, reason=REASON)
    Schedule.objects.get_or_create(
        name="Drop the cells of spreadsheets nobody imported",
        defaults={
            "func": "risks.importing.keeping.drop_old_cells",
            "schedule_type": Schedule.DAILY,
        },
    )
