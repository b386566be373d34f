"""The council's own list of kinds of risk."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict, Unpack

from django.db import transaction

from accounts.models import User
from common.history import save_with_reason
from common.locking import lock_at_version
from programmes.services.steps import set_fields
from risks.models import RiskCategory


class CategoryFields(TypedDict, total=False):
    """What may be said of a category."""

    name: str
    order: int


@transaction.atomic
def create_category(
    *,
    by: User | None,
    reason: str = "Category added.",
    at: datetime | None = None,
    **fields: Unpack[CategoryFields],
) -> RiskCategory:
    category = RiskCategory()
    set_fields(category, fields, CategoryFields.__annotations__)
    save_with_reason(category, by=by, reason=reason, at=at)
    return category


@transaction.atomic
def update_category(
    category: RiskCategory,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
    **changes: Unpack[CategoryFields],
) -> RiskCategory:
    """Risks of the category are of the renamed one from now on."""
    category = lock_at_version(category, version)
    set_fields(category, changes, CategoryFields.__annotations__)
    save_with_reason(category, by=by, reason=reason, at=at)
    return category
