"""The council's list of values that benefits are tagged with."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from common.history import save_with_reason
from common.locking import lock_at_version
from savings.models import CorporateValue


@transaction.atomic
def create_value(
    *,
    name: str,
    order: int = 0,
    by: User | None,
    reason: str = "Corporate value added.",
    at: datetime | None = None,
) -> CorporateValue:
    value = CorporateValue(name=name, order=order)
    save_with_reason(value, by=by, reason=reason, at=at)
    return value


@transaction.atomic
def update_value(
    value: CorporateValue,
    version: int,
    *,
    name: str,
    order: int,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> CorporateValue:
    value = lock_at_version(value, version)
    value.name, value.order = name, order
    save_with_reason(value, by=by, reason=reason, at=at)
    return value
