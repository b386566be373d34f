"""The stored shares of a saving, and where it stands in other structures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from common.history import delete_with_reason, save_with_reason
from common.locking import lock_at_version
from programmes.standing import Place
from savings.claims import Claim, claim_problems
from savings.models import (
    ReportingStructure,
    Saving,
    SavingAttribution,
    SavingPlacement,
    ServiceGroup,
)


def write_claims(
    saving: Saving,
    claims: Sequence[Claim],
    *,
    by: User | None,
    reason: str,
    at: datetime | None,
) -> None:
    """Make the stored shares these, changing no more rows than need be."""
    if problems := claim_problems(claims):
        raise ValidationError(problems)
    stored = {key_of(row): row for row in saving.attributions.all()}
    wanted = {_columns(claim.place): claim.share for claim in claims}
    for key in stored.keys() - wanted.keys():
        delete_with_reason(stored[key], by=by, reason=reason, at=at)
    for (programme, strand, project), share in wanted.items():
        row = stored.get((programme, strand, project)) or SavingAttribution(
            saving=saving,
            programme_id=programme,
            strand_id=strand,
            project_id=project,
            share=0,
        )
        if row.share != share:
            row.share = share
            save_with_reason(row, by=by, reason=reason, at=at)


_Key = tuple[int | None, int | None, int | None]


def key_of(row: SavingAttribution) -> _Key:
    return row.programme_id, row.strand_id, row.project_id


def _columns(place: Place | None) -> _Key:
    """Only the narrowest part of a place is stored: a project may move."""
    if place is None:
        return None, None, None
    if place.project_id is not None:
        return None, None, place.project_id
    if place.strand_id is not None:
        return None, place.strand_id, None
    return place.programme_id, None, None


@transaction.atomic
def place_saving(
    saving: Saving,
    version: int,
    group: ServiceGroup,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> Saving:
    """Where it stands in another structure than the one it was booked in, whatever the
    successions of its group say; in place of any other group there."""
    saving = lock_at_version(saving, version)
    if group.structure_id == saving.group.structure_id:
        raise ValidationError(
            {
                "group": f"It is booked against {saving.group} in this structure: "
                "change that instead."
            }
        )
    _clear(saving, group.structure, by=by, reason=reason, at=at, keep=group)
    if not saving.placements.filter(group=group).exists():
        placement = SavingPlacement(saving=saving, group=group)
        save_with_reason(placement, by=by, reason=reason, at=at)
    save_with_reason(saving, by=by, reason=reason, at=at)
    return saving


@transaction.atomic
def unplace_saving(
    saving: Saving,
    version: int,
    structure: ReportingStructure,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> Saving:
    """Let the successions of its group say where it stands in a structure again."""
    saving = lock_at_version(saving, version)
    _clear(saving, structure, by=by, reason=reason, at=at)
    save_with_reason(saving, by=by, reason=reason, at=at)
    return saving


def _clear(
    saving: Saving,
    structure: ReportingStructure,
    *,
    by: User | None,
    reason: str,
    at: datetime | None,
    keep: ServiceGroup | None = None,
) -> None:
    for placement in saving.placements.filter(group__structure=structure):
        if keep is None or placement.group_id != keep.pk:
            delete_with_reason(placement, by=by, reason=reason, at=at)
