"""Exempt savings, benefits and cases, as exempt as before and different in all else."""

from datetime import date
from decimal import Decimal
from typing import Any

from common.history import save_with_reason
from savings.choices import (
    BenefitKind,
    CaseStage,
    CaseStatus,
    DeliveryRating,
    SavingKind,
    SavingState,
)
from savings.models import BenefitReading, ReturnLine
from tests import factories
from tests.access_matrix.world import World
from tests.canaries.secrets import Secret

AMOUNT = 123_456_700


def make_saving_otherwise(secret: Secret, world: World) -> None:
    """All records of one secret; what it has not is left alone."""
    changes = {
        "savings:saving": _saving,
        "savings:benefit": _benefit,
        "savings:version": _version,
        "savings:target": _amount,
        "savings:ceiling": _amount,
        "savings:spend": _amount,
    }
    for name, change in changes.items():
        if row := secret.hidden.get(name):
            change(type(row)._default_manager.get(pk=row.pk), world)


def _saving(saving: Any, world: World) -> None:
    """In another year too, in a later state, for more money."""
    saving.kind = SavingKind.INCOME
    saving.state, saving.state_since = SavingState.PART_DELIVERED, date(2012, 7, 1)
    saving.delivery, saving.funding = DeliveryRating.RED, AMOUNT
    saving.delivery_reason = "Nobody buys."
    _save(saving)
    for year in saving.years.all():
        year.target, year.achieved, year.pressure = AMOUNT, AMOUNT, -AMOUNT
        year.forecast = AMOUNT
        _save(year)
    factories.make_saving_year(saving, 2019, target=AMOUNT)
    for line in ReturnLine.objects.filter(saving=saving):
        line.achieved = AMOUNT
        _save(line)


def _benefit(benefit: Any, world: World) -> None:
    benefit.kind, benefit.annual_value = BenefitKind.CASH_RELEASING, AMOUNT
    benefit.target, benefit.owner = Decimal(1), world.people["legal"]
    _save(benefit)
    _save(BenefitReading(benefit=benefit, on=date(2012, 7, 9), value=Decimal(2)))
    factories.saved(
        benefit.priority_links.model(benefit=benefit, priority=world.priority)
    )


def _version(version: Any, world: World) -> None:
    version.stage, version.status = CaseStage.FULL, CaseStatus.APPROVED
    _save(version)
    factories.make_case_version(version.case)


def _amount(row: Any, world: World) -> None:
    row.amount = AMOUNT
    _save(row)


def _save(row: Any) -> None:
    save_with_reason(row, by=None, reason="Otherwise.")
