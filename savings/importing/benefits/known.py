"""What the portal knows that a benefits register may name, fetched once. One query a
table, whatever the number of rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from accounts.models import User
from common.importing.cells import CellValue, text_of
from common.importing.plan import folded
from common.importing.values import Choices, NotUnderstood
from programmes.models import CorporatePriority
from savings.choices import BenefitClass, BenefitDirection, BenefitKind
from savings.importing.known import Known
from savings.models import Benefit, BenefitReading, CorporateValue

Tag = TypeVar("Tag", CorporatePriority, CorporateValue)
BETWEEN_TAGS = "; "

# What councils also call the same. House default: what is not cashable is counted, and
# not in money, unless its row says more.
_KINDS = {
    "Yes": BenefitKind.CASH_RELEASING,
    "Cashable": BenefitKind.CASH_RELEASING,
    "Financial, cashable": BenefitKind.CASH_RELEASING,
    "No": BenefitKind.QUANTITATIVE,
    "Non-cashable": BenefitKind.QUANTITATIVE,
    "Non cashable": BenefitKind.QUANTITATIVE,
    "Not cashable": BenefitKind.QUANTITATIVE,
    "Non-financial": BenefitKind.QUANTITATIVE,
    "Quantitative": BenefitKind.QUANTITATIVE,
    "Non-cash-releasing": BenefitKind.NON_CASH_RELEASING,
    "Qualitative": BenefitKind.QUALITATIVE,
}
_DIRECTIONS = {
    **dict.fromkeys(("Up", "Rise", "Higher", "High"), BenefitDirection.INCREASE),
    **dict.fromkeys(
        ("Down", "Fall", "Lower", "Low", "Reduce", "Reduction"),
        BenefitDirection.DECREASE,
    ),
}
CHOICES = {
    "kind": Choices(
        "way to count a benefit", {c.label: c.value for c in BenefitKind}, _KINDS
    ),
    "category": Choices("class of benefit", {c.label: c.value for c in BenefitClass}),
    "direction": Choices(
        "direction", {c.label: c.value for c in BenefitDirection}, _DIRECTIONS
    ),
}


@dataclass(frozen=True)
class KnownBenefits:
    """What may be named by one reader. `also` is what savings may name as well."""

    reader: User
    also: Known
    benefits: tuple[Benefit, ...]
    readings: dict[int, dict[date, BenefitReading]]
    priorities: tuple[CorporatePriority, ...]
    values: tuple[CorporateValue, ...]

    @cached_property
    def by_reference(self) -> dict[str, Benefit]:
        return {benefit.reference: benefit for benefit in self.benefits}

    @cached_property
    def by_reference_folded(self) -> dict[str, Benefit]:
        return {folded(benefit.reference): benefit for benefit in self.benefits}

    @cached_property
    def titles(self) -> dict[str, str]:
        """The reference of each title, to tell when a row brings a benefit again."""
        return {each.title.casefold(): each.reference for each in self.benefits}

    def benefit(self, reference: str) -> Benefit | None:
        """Whatever its capitals, where that is plain."""
        exact = self.by_reference.get(reference)
        return exact or self.by_reference_folded.get(folded(reference))


def load_known_benefits(reader: User, also: Known) -> KnownBenefits:
    """Six queries."""
    benefits = Benefit.objects.visible_to(reader).with_place()
    readings: dict[int, dict[date, BenefitReading]] = {}
    for row in BenefitReading.objects.visible_to(reader).order_by("benefit_id", "on"):
        readings.setdefault(row.benefit_id, {})[row.on] = row
    return KnownBenefits(
        reader=reader,
        also=also,
        benefits=tuple(
            benefits.prefetch_related("priorities", "values").order_by("reference")
        ),
        readings=readings,
        priorities=tuple(CorporatePriority.objects.visible_to(reader)),
        values=tuple(CorporateValue.objects.visible_to(reader)),
    )


def tags_in(value: CellValue, what: str, known: Iterable[Tag]) -> tuple[Tag, ...]:
    """Growth; Value for money. NotUnderstood for one that is not of the council's
    list: an import adds none to it."""
    by_name = {folded(tag.name): tag for tag in known}
    written = text_of(value)
    names = [written] if folded(written) in by_name else _apart(written)
    found = {}
    for name in names:
        tag = by_name.get(folded(name))
        if tag is None:
            listed = BETWEEN_TAGS.join(each.name for each in by_name.values())
            raise NotUnderstood(
                f"“{name[:60]}” is no {what} of the council's list, which an import "
                f"does not add to. It has: {listed[:600] or 'nothing yet'}."
            )
        found[tag.pk] = tag
    return tuple(found.values())


def _apart(written: str) -> list[str]:
    parts = (part.strip() for part in written.replace("\n", ";").split(";"))
    return [part for part in parts if part]
