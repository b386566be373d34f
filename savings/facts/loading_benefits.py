"""Fetches benefits with their readings and tags: one query a table."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Model, Q

from common.history import rows_as_at
from programmes.facts import Exempt
from programmes.models import CorporatePriority
from savings.facts.benefit_values import BenefitFact, ReadingFact
from savings.facts.loading_savings import (
    Referred,
    grouped,
    names,
    refer,
    told_reference,
)
from savings.facts.places import (
    EXEMPTION,
    PLACE,
    Places,
    Within,
    exempt_in,
    exempt_since,
    rows_of,
)
from savings.models import (
    Benefit,
    BenefitPriority,
    BenefitReading,
    BenefitValue,
    CorporateValue,
)
from savings.querysets.benefits import with_exemption_at

TOLD_AS_IT_IS = (
    "reference",
    "title",
    "description",
    "is_disbenefit",
    "category",
    "kind",
    "annual_value",
    "measure",
    "unit",
    "direction",
    "baseline",
    "baseline_on",
    "baseline_source",
    "target",
    "target_on",
    "activities",
    "declared",
    "declared_reason",
    "state",
    "closed_on",
    "closing_reason",
)


def load_benefits(
    within: Within, places: Places, saving_ids: Collection[int], as_at: datetime | None
) -> tuple[BenefitFact, ...]:
    """Those that something in scope promises, open or closed. `saving_ids`: the savings
    told with them, whose references they may name."""
    rows = list(
        rows_of(
            Benefit,
            as_at,
            within.where(),
            "id",
            "owner_id",
            "later_owner_id",
            "saving_id",
            *PLACE,
            *EXEMPTION,
            *TOLD_AS_IT_IS,
        )
    )
    if not rows:
        return ()
    ids = [row[0] for row in rows]
    beside = _Beside(
        owners=names(get_user_model(), {pk for row in rows for pk in row[1:3]}, as_at),
        savings=refer({row[3] for row in rows}, places, as_at),
        readings=_readings(ids, as_at),
        priorities=_tags(ids, BenefitPriority, "priority_id", CorporatePriority, as_at),
        values=_tags(ids, BenefitValue, "value_id", CorporateValue, as_at),
        since=exempt_since(Benefit, as_at),
    )
    return tuple(_benefit(row, beside, places, saving_ids) for row in rows)


@dataclass(frozen=True)
class _Beside:
    """What other tables say of benefits. Owners and savings by their own ids, all else
    by that of the benefit; `since` is what has become exempt."""

    owners: dict[int, str]
    savings: dict[int | None, Referred]
    readings: dict[int, tuple[ReadingFact, ...]]
    priorities: dict[int, tuple[str, ...]]
    values: dict[int, tuple[str, ...]]
    since: dict[int, Exempt]


def _benefit(
    row: tuple[Any, ...], beside: _Beside, places: Places, saving_ids: Collection[int]
) -> BenefitFact:
    pk, owner_id, later_id, saving_id, *rest = row
    place = places.place(*rest[:3])
    if place is None:
        message = f"Benefit {pk} is promised by nothing."
        raise ValueError(message)
    return BenefitFact(
        id=pk,
        place=place,
        owner=beside.owners.get(owner_id, ""),
        later_owner=beside.owners.get(later_id, ""),
        saving=told_reference(
            beside.savings.get(saving_id), is_at_hand=saving_id in saving_ids
        ),
        priorities=beside.priorities.get(pk, ()),
        values=beside.values.get(pk, ()),
        readings=beside.readings.get(pk, ()),
        exempt=exempt_in(rest[3:5]) or beside.since.get(pk),
        project_exempt=places.exempt(rest[2]),
        **dict(zip(TOLD_AS_IT_IS, rest[5:], strict=True)),
    )


def _readings(
    ids: list[int], as_at: datetime | None
) -> dict[int, tuple[ReadingFact, ...]]:
    of_these = Q(benefit_id__in=ids)
    rows = (
        BenefitReading.objects.filter(of_these).with_exemption_then()
        if as_at is None
        else with_exemption_at(
            rows_as_at(BenefitReading, as_at, of_these), "history_date"
        )
    )
    columns = "benefit_id", "on", "value", "source", "was_exempt"
    told_of = rows.order_by("id").values_list(*columns)
    found = grouped((pk, ReadingFact(*told)) for pk, *told in told_of)
    return {
        pk: tuple(sorted(readings, key=lambda reading: reading.on))
        for pk, readings in found.items()
    }


def _tags(
    ids: list[int],
    links: type[Model],
    column: str,
    model: type[Model],
    as_at: datetime | None,
) -> dict[int, tuple[str, ...]]:
    """The names of what benefits are tagged with, in the council's order."""
    linked = grouped(rows_of(links, as_at, Q(benefit_id__in=ids), "benefit_id", column))
    wanted = {pk for tags in linked.values() for pk in tags}
    named = rows_of(model, as_at, Q(id__in=wanted), "order", "id", "name")
    order = {pk: ((order, name), name) for order, pk, name in named}
    return {
        pk: tuple(
            name for _, name in sorted(order[tag] for tag in tags if tag in order)
        )
        for pk, tags in linked.items()
    }
