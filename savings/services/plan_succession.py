"""Where the groups of one reporting structure went in the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from common.history import delete_with_reason, save_with_reason
from common.locking import lock_at_version
from common.money import WHOLE_SHARE
from savings.claims import percent
from savings.models import GroupSuccession, ReportingStructure, ServiceGroup


@dataclass(frozen=True)
class Went:
    """A part of an old group that became part of a new one; the share in hundredths of
    a percent."""

    predecessor: ServiceGroup
    successor: ServiceGroup
    share: int = WHOLE_SHARE


@transaction.atomic
def set_successions(
    structure: ReportingStructure,
    version: int,
    went: Iterable[Went],
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> ReportingStructure:
    """Where the groups of the structure before went in this one: all that is to stand.

    The shares of each old group come to all of it; of one that is not named nobody said
    where it went, and its savings are placed one by one. Raises EditConflict when
    somebody saved since `version` was read.
    """
    structure = lock_at_version(structure, version)
    named = [each for each in went if each.share]
    _refuse_other_structures(structure, named)
    _refuse_broken_shares(named)
    save_with_reason(structure, by=by, reason=reason, at=at)
    stored = {
        (row.predecessor_id, row.successor_id): row
        for row in GroupSuccession.objects.filter(successor__structure=structure)
    }
    for each in named:
        key = each.predecessor.pk, each.successor.pk
        row = stored.pop(key, None) or GroupSuccession(
            predecessor=each.predecessor, successor=each.successor, share=0
        )
        if row.share != each.share:
            row.share = each.share
            save_with_reason(row, by=by, reason=reason, at=at)
    for row in stored.values():
        delete_with_reason(row, by=by, reason=reason, at=at)
    return structure


def structure_before(structure: ReportingStructure) -> ReportingStructure | None:
    """The one it replaced. One query."""
    earlier = ReportingStructure.objects.filter(
        in_force_from__lt=structure.in_force_from
    )
    return earlier.order_by("-in_force_from").first()


def broken_shares(went: Iterable[Went]) -> dict[int, str]:
    """By the id of an old group: what its shares come to, where that is not all."""
    sums: dict[int, int] = defaultdict(int)
    for each in went:
        sums[each.predecessor.pk] += each.share
    return {
        group: f"The shares come to {percent(total)}, and must come to 100 %."
        for group, total in sums.items()
        if total != WHOLE_SHARE
    }


def _refuse_other_structures(structure: ReportingStructure, went: list[Went]) -> None:
    before = structure_before(structure)
    for each in went:
        if each.successor.structure_id != structure.pk:
            raise ValidationError(f"{each.successor} is no group of {structure}.")
        if before is None or each.predecessor.structure_id != before.pk:
            raise ValidationError(
                f"{each.predecessor} is no group of the structure before {structure}."
            )


def _refuse_broken_shares(went: list[Went]) -> None:
    broken = broken_shares(went)
    names = {each.predecessor.pk: str(each.predecessor) for each in went}
    if broken:
        raise ValidationError(
            [f"{names[group]}: {words}" for group, words in broken.items()]
        )
