"""Which savings returns are missing: of periods that are over, asked for, and not
handed in. As `highlights.missing` does for highlight reports."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from savings.choices import HANDED_IN
from savings.models import ReturnPeriod, Saving, SavingsReturn


@dataclass(frozen=True)
class MissingReturns:
    """The returns of one period that nobody has handed in, by the ids of their
    owners."""

    period: ReturnPeriod
    owner_ids: frozenset[int]
    on: date

    @property
    def is_overdue(self) -> bool:
        return self.period.due_on < self.on


def missing_returns(*, on: date) -> list[MissingReturns]:
    """Of the periods a return is asked for, those with any missing; the earliest first.
    Two queries, and one for each financial year asked about."""
    periods = list(ReturnPeriod.objects.asked(on=on))
    opened: dict[int, set[int]] = defaultdict(set)
    handed_in: dict[int, set[int]] = defaultdict(set)
    returns = SavingsReturn.objects.filter(period__in=periods).order_by()
    for period_id, owner_id, status in returns.values_list(
        "period_id", "owner_id", "status"
    ):
        kept = handed_in if status in HANDED_IN else opened
        kept[period_id].add(owner_id)
    owners = {year: _owners(year) for year in {period.year for period in periods}}
    found = [
        MissingReturns(
            period,
            frozenset(owners[period.year] | opened[period.pk]) - handed_in[period.pk],
            on,
        )
        for period in reversed(periods)
    ]
    return [each for each in found if each.owner_ids]


def _owners(year: int) -> set[int]:
    """Who answers for the savings a return of this financial year asks about."""
    asked = Saving.objects.returned_for(year).filter(budget_owner__isnull=False)
    return set(asked.order_by().values_list("budget_owner", flat=True).distinct())
