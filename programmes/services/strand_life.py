"""The life of a strand: each step is dated, has a reason, and stays on record.

A strand's own record and the step in its life are saved together or not at all.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from common.history import save_with_reason
from common.wording import long_date
from programmes.choices import StrandEventKind, StrandStatus
from programmes.models import Strand, StrandEvent
from programmes.services.steps import (
    locked_for_step,
    refuse_before,
    refuse_future,
)
from programmes.services.strand import refuse_same_name

# Steps that only confirm what goes on may be told late; those that change what the
# strand is follow each other in time.
_CONFIRMS = (StrandEventKind.CONTINUES, StrandEventKind.REFOCUSED)


@transaction.atomic
def continue_strand(
    strand: Strand,
    *,
    on: date,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> StrandEvent:
    """The board confirmed that it goes on as it is."""
    strand = _active(strand)
    return _record(StrandEventKind.CONTINUES, strand, on, by, reason, at)


@transaction.atomic
def refocus_strand(
    strand: Strand,
    *,
    on: date,
    by: User | None,
    reason: str,
    aims: str | None = None,
    at: datetime | None = None,
) -> StrandEvent:
    """Its purpose changed, not its name; `aims` are the new ones, where given."""
    strand = _active(strand)
    if aims is not None:
        strand.aims = aims
    return _record(StrandEventKind.REFOCUSED, strand, on, by, reason, at)


@transaction.atomic
def rename_strand(
    strand: Strand,
    *,
    name: str,
    on: date,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> StrandEvent:
    """The old name stays on record, and in every period before."""
    strand = _active(strand)
    old_name, new_name = strand.name, name.strip()
    if new_name == old_name:
        raise ValidationError({"name": f"The strand is already called {old_name}."})
    if new_name.lower() != old_name.lower():
        refuse_same_name(strand.programme, new_name)
    strand.name = new_name
    names = {"old_name": old_name, "new_name": new_name}
    return _record(StrandEventKind.RENAMED, strand, on, by, reason, at, **names)


@transaction.atomic
def close_strand(
    strand: Strand,
    *,
    on: date,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> StrandEvent:
    """Closed to business as usual: its work goes on in the line, not here."""
    strand = _active(strand)
    strand.status = StrandStatus.CLOSED
    return _record(StrandEventKind.CLOSED, strand, on, by, reason, at)


@transaction.atomic
def replace_strand(
    strand: Strand,
    *,
    on: date,
    by: User | None,
    reason: str,
    replaced_by: Strand | None = None,
    replaced_by_body: str = "",
    at: datetime | None = None,
) -> StrandEvent:
    """By another active strand of its programme, or by a body."""
    strand = _active(strand)
    if (replaced_by is None) == (not replaced_by_body.strip()):
        raise ValidationError(
            "Say what replaces the strand: either another strand, or a body."
        )
    if replaced_by is not None:
        _check_successor(strand, replaced_by)
    strand.status = StrandStatus.REPLACED
    successor = {
        "replaced_by": replaced_by,
        "replaced_by_body": replaced_by_body.strip(),
    }
    return _record(StrandEventKind.REPLACED, strand, on, by, reason, at, **successor)


@transaction.atomic
def reopen_strand(
    strand: Strand,
    *,
    on: date,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> StrandEvent:
    """A closed or replaced strand is taken up again."""
    strand = locked_for_step(strand)
    if strand.status == StrandStatus.ACTIVE:
        raise ValidationError(f"{strand} is active: there is nothing to reopen.")
    refuse_same_name(strand.programme, strand.name)
    strand.status = StrandStatus.ACTIVE
    return _record(StrandEventKind.REOPENED, strand, on, by, reason, at)


def _active(strand: Strand) -> Strand:
    strand = locked_for_step(strand)
    if strand.status == StrandStatus.CLOSED:
        raise ValidationError(f"{strand} is already closed to business as usual.")
    if strand.status == StrandStatus.REPLACED:
        raise ValidationError(f"{strand} has already been replaced.")
    return strand


def _check_successor(strand: Strand, successor: Strand) -> None:
    if successor.pk == strand.pk:
        raise ValidationError({"replaced_by": "A strand cannot replace itself."})
    if successor.programme_id != strand.programme_id:
        raise ValidationError({"replaced_by": "Choose a strand of the same programme."})
    if successor.status != StrandStatus.ACTIVE:
        raise ValidationError({"replaced_by": f"{successor} is no longer active."})


def _record(
    kind: StrandEventKind,
    strand: Strand,
    on: date,
    by: User | None,
    reason: str,
    at: datetime | None,
    **more: Any,
) -> StrandEvent:
    _check_date(kind, strand, on, at)
    save_with_reason(strand, by=by, reason=reason, at=at)
    event = StrandEvent(strand=strand, kind=kind, on=on, reason=reason, **more)
    save_with_reason(event, by=by, reason=reason, at=at)
    return event


def _check_date(
    kind: StrandEventKind, strand: Strand, on: date, at: datetime | None
) -> None:
    refuse_future(on, "A step in the life of a strand", at=at)
    past = [event.on for event in strand.events.all()]
    if not past:
        return
    first, latest = min(past), max(past)
    refuse_before(on, first, f"{strand} was added on {long_date(first)}")
    if kind not in _CONFIRMS:
        refuse_before(
            on, latest, f"The latest step of {strand} is of {long_date(latest)}"
        )
