"""One benefit as it stands, as a fact: for the rules that judge it."""

from __future__ import annotations

from programmes.access import place_of
from savings.facts.benefit_values import BenefitFact, ReadingFact
from savings.facts.loading_benefits import TOLD_AS_IT_IS
from savings.models import Benefit


def fact_of(benefit: Benefit) -> BenefitFact:
    """With its readings; exempt or not, and without its tags: the reader may see it.
    One query unless its readings are prefetched, its place and owners aside."""
    readings = sorted(benefit.readings.all(), key=lambda reading: reading.on)
    return BenefitFact(
        id=benefit.pk,
        place=place_of(benefit.place),
        owner=str(benefit.owner or ""),
        later_owner=str(benefit.later_owner or ""),
        saving="",
        priorities=(),
        values=(),
        readings=tuple(ReadingFact(r.on, r.value, r.source) for r in readings),
        exempt=None,
        project_exempt=None,
        **{name: getattr(benefit, name) for name in TOLD_AS_IT_IS},
    )
