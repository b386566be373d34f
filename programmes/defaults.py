"""What a fresh installation starts with: a council to name, and stages of a project."""

from __future__ import annotations

from django.db import transaction

from programmes.models import Council, Stage
from programmes.services import create_stage, open_council

REASON = "Came with the product."
COUNCIL = "Our council"

# Source: the glossary of the product's brief, under "Stage, gate".
STAGES = (
    ("Mandate", "Somebody with the authority has asked for it."),
    ("Proposal", "What it would do and why, in outline."),
    ("Business case", "Options, costs, benefits and risks; the START document."),
    ("Start-up", "People, plan and controls are put in place."),
    ("Delivery", "The work itself."),
    ("Finish", "Closed, handed over and learned from; the Finish Report."),
)


@transaction.atomic
def load() -> None:
    """Each list is filled only while it is empty: what an administrator has changed
    or taken away stays so."""
    if not Council.objects.exists():
        open_council(name=COUNCIL, by=None, reason=REASON)
    if not Stage.objects.exists():
        for order, (name, meaning) in enumerate(STAGES, start=1):
            create_stage(
                name=name, meaning=meaning, order=order, by=None, reason=REASON
            )
