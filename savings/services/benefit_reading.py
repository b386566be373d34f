"""What the measure of a benefit was read to be."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from common.history import save_with_reason
from common.locking import lock_at_version
from programmes.services.steps import refuse_future, set_fields
from savings.choices import BenefitState
from savings.models import Benefit, BenefitReading


class ReadingFields(TypedDict, total=False):
    """What was read, on a day."""

    on: date
    value: Decimal
    source: str
    note: str


@transaction.atomic
def add_reading(
    benefit: Benefit,
    *,
    by: User | None,
    reason: str = "Reading taken.",
    at: datetime | None = None,
    **fields: Unpack[ReadingFields],
) -> BenefitReading:
    reading = BenefitReading(benefit=_followed(benefit))
    return _saved_reading(reading, fields, by=by, reason=reason, at=at)


@transaction.atomic
def update_reading(
    reading: BenefitReading,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
    **fields: Unpack[ReadingFields],
) -> BenefitReading:
    reading = lock_at_version(reading, version)
    return _saved_reading(reading, fields, by=by, reason=reason, at=at)


def _saved_reading(
    reading: BenefitReading,
    fields: ReadingFields,
    *,
    by: User | None,
    reason: str,
    at: datetime | None,
) -> BenefitReading:
    set_fields(reading, fields, ReadingFields.__annotations__)
    refuse_future(reading.on, "A reading", at=at)
    save_with_reason(reading, by=by, reason=reason, at=at)
    return reading


def _followed(benefit: Benefit) -> Benefit:
    locked = Benefit.objects.select_for_update().get(pk=benefit.pk)
    if locked.state != BenefitState.OPEN:
        raise ValidationError(
            f"{locked.reference} is not followed any more: follow it again first."
        )
    return locked
