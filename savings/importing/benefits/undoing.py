"""Taking back what an import did to benefits, while nobody has touched it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from accounts.models import User
from common.history import delete_with_reason, versions_of
from programmes.models import CorporatePriority
from savings.importing.doing import CREATED
from savings.models import (
    Benefit,
    BenefitPriority,
    BenefitReading,
    BenefitValue,
    CorporateValue,
    SavingsImport,
)
from savings.services.benefit import BenefitFields, update_benefit
from savings.services.benefit_reading import ReadingFields, update_reading


@dataclass(frozen=True)
class BenefitDone:
    """What an import did to one benefit, None if it is gone; its readings by their
    numbers."""

    said: dict[str, Any]
    benefit: Benefit | None
    stored: dict[int, BenefitReading]

    @property
    def is_new(self) -> bool:
        return bool(self.said["how"] == CREATED)


def benefits_done(kept: SavingsImport) -> list[BenefitDone]:
    """Two queries, whatever was imported."""
    rows = kept.did.get("benefits", [])
    numbers = [row["benefit"] for row in rows]
    benefits = Benefit.objects.in_bulk(numbers)
    readings: dict[int, dict[int, BenefitReading]] = {}
    for reading in BenefitReading.objects.filter(benefit__in=numbers):
        readings.setdefault(reading.benefit_id, {})[reading.pk] = reading
    return [
        BenefitDone(row, benefits.get(pk), readings.get(pk, {}))
        for row, pk in zip(rows, numbers, strict=True)
    ]


def touched(done: BenefitDone) -> Iterator[str]:
    """What stands in the way of taking it back: a sentence each."""
    if done.benefit is None:
        yield "A benefit that was imported has been removed since."
        return
    if done.benefit.version != done.said["after"]:
        yield f"{done.benefit} has been changed since."
    ours = {pk: after for pk, _, after in done.said["readings"]}
    versions = {pk: reading.version for pk, reading in done.stored.items()}
    if any(versions.get(pk) != after for pk, after in ours.items()):
        yield f"{done.benefit} has had a reading put right since."
    if done.is_new and versions.keys() - ours.keys():
        yield f"{done.benefit} has been read since."


def undo_benefit(done: BenefitDone, benefit: Benefit, *, by: User, reason: str) -> None:
    for pk, before, _ in done.said["readings"]:
        reading = done.stored[pk]
        if before:
            _put_reading_back(reading, before, by=by, reason=reason)
        else:
            delete_with_reason(reading, by=by, reason=reason)
    if done.is_new:
        for model in (BenefitPriority, BenefitValue):
            for link in model.objects.filter(benefit=benefit):
                delete_with_reason(link, by=by, reason=reason)
        delete_with_reason(benefit, by=by, reason=reason)
        return
    _put_back(done, benefit, by=by, reason=reason)


def _put_back(done: BenefitDone, benefit: Benefit, *, by: User, reason: str) -> None:
    """What it kept from the public stays so."""
    was = versions_of(Benefit).filter(id=benefit.pk, version=done.said["before"])
    before = was.order_by("-history_id").first()
    fields: dict[str, Any] = {
        name: getattr(before, name)
        for name in BenefitFields.__annotations__
        if getattr(before, name) != getattr(benefit, name)
    }
    tags = done.said["priorities"], done.said["values"]
    has_tags = tuple(
        sorted(tag.pk for tag in rows.all())
        for rows in (benefit.priorities, benefit.values)
    )
    if fields or has_tags != tuple(map(sorted, tags)):
        update_benefit(
            benefit,
            benefit.version,
            priorities=CorporatePriority.objects.filter(pk__in=tags[0]),
            values=CorporateValue.objects.filter(pk__in=tags[1]),
            by=by,
            reason=reason,
            **fields,
        )


def _put_reading_back(
    reading: BenefitReading, before: int, *, by: User, reason: str
) -> None:
    was = versions_of(BenefitReading).filter(id=reading.pk, version=before)
    row = was.order_by("-history_id").first()
    fields: dict[str, Any] = {n: getattr(row, n) for n in ReadingFields.__annotations__}
    update_reading(reading, reading.version, by=by, reason=reason, **fields)
