"""One spend ceiling as it stands, as a fact: for the rules that judge it."""

from __future__ import annotations

from savings.facts.values import CeilingFact
from savings.models import SpendCeiling


def fact_of(ceiling: SpendCeiling) -> CeilingFact:
    """With what was spent under it. One query unless its entries are prefetched."""
    return CeilingFact(
        id=ceiling.pk,
        title=ceiling.title,
        amount=ceiling.amount,
        spent=sum(entry.amount for entry in ceiling.entries.all()),
        allowed_by=ceiling.allowed_by,
        allowed_on=ceiling.allowed_on,
        decision=ceiling.decision,
        returns_to=ceiling.returns_to,
        returns_on=ceiling.returns_on,
        returned_on=ceiling.returned_on,
    )
