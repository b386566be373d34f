"""Changing how the council rates: always a new version."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from common.history import save_with_reason
from highlights.models import RatingScheme, ReportingCycle
from highlights.rating_rules import Scheme, as_json


@transaction.atomic
def revise_scheme(
    scheme: RatingScheme,
    *,
    definition: Scheme,
    by: User,
    reason: str,
    at: datetime | None = None,
) -> RatingScheme:
    """A new version of a scheme; cycles that used this one use it from now on.

    Reports begun under the old version keep it: old ratings keep their old meaning.
    """
    versions = RatingScheme.objects.select_for_update().filter(code=scheme.code)
    newest = max(row.version for row in versions)
    if newest != scheme.version:
        raise ValidationError(
            f"Version {newest} of this scheme exists already: change that one."
        )
    if not reason.strip():
        raise ValidationError({"reason": "Say why the scheme changes."})
    stored = as_json(definition) | {"code": scheme.code, "version": newest + 1}
    revised = RatingScheme(
        code=scheme.code, version=newest + 1, name=definition.name, definition=stored
    )
    save_with_reason(revised, by=by, reason=reason, at=at)
    for cycle in ReportingCycle.objects.filter(scheme=scheme, is_active=True):
        cycle.scheme = revised
        save_with_reason(cycle, by=by, reason=reason, at=at)
    return revised
