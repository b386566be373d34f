"""Adding strands, and changing what is said of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from accounts.models import User
from common.history import save_with_reason
from common.locking import lock_at_version
from programmes.choices import ProgrammeStatus, StrandEventKind
from programmes.models import Programme, Strand, StrandEvent
from programmes.services.steps import refuse_future, set_fields


class StrandFields(TypedDict, total=False):
    """What may be said of a strand. Its name changes only by renaming it."""

    order: int
    aims: str


@transaction.atomic
def add_strand(
    programme: Programme,
    *,
    name: str,
    on: date,
    by: User | None,
    reason: str,
    at: datetime | None = None,
    **fields: Unpack[StrandFields],
) -> Strand:
    """Without an order it comes last."""
    refuse_future(on, "A new strand", at=at)
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    if programme.status == ProgrammeStatus.CLOSED:
        raise ValidationError("This programme is closed: reopen it to add a strand.")
    refuse_same_name(programme, name)
    last = programme.strands.aggregate(last=Max("order"))["last"] or 0
    strand = Strand(programme=programme, name=name, order=last + 1)
    set_fields(strand, fields, StrandFields.__annotations__)
    save_with_reason(strand, by=by, reason=reason, at=at)
    event = StrandEvent(strand=strand, kind=StrandEventKind.ADDED, on=on, reason=reason)
    save_with_reason(event, by=by, reason=reason, at=at)
    return strand


@transaction.atomic
def update_strand(
    strand: Strand,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
    **changes: Unpack[StrandFields],
) -> Strand:
    """Raises EditConflict when somebody saved since `version` was read."""
    strand = lock_at_version(strand, version)
    set_fields(strand, changes, StrandFields.__annotations__)
    save_with_reason(strand, by=by, reason=reason, at=at)
    return strand


def refuse_same_name(programme: Programme, name: str) -> None:
    """Two active strands of one name could not be told apart in a paper."""
    if programme.strands.active().filter(name__iexact=name.strip()).exists():
        raise ValidationError(
            {"name": f"{programme} already has an active strand called {name}."}
        )
