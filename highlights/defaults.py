"""The rating schemes that come with the product, put into the database."""

from __future__ import annotations

from django.db import transaction

from common.history import save_with_reason
from highlights.models import RatingScheme
from highlights.rating_rules import SHIPPED_SCHEMES, as_json


@transaction.atomic
def load() -> None:
    """Add each shipped scheme that is not there; what is there is left as it is."""
    for scheme in SHIPPED_SCHEMES:
        if not RatingScheme.objects.filter(code=scheme.code).exists():
            row = RatingScheme(
                code=scheme.code,
                version=scheme.version,
                name=scheme.name,
                definition=as_json(scheme),
            )
            save_with_reason(row, by=None, reason="Came with the product.")
