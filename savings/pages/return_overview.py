"""Who has returned for a period, who is late, and what the returns come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Sum

from accounts.models import User
from common.money import printed
from common.wording import count_of
from savings.choices import HANDED_IN, ReturnStatus
from savings.models import (
    ReturnChase,
    ReturnLine,
    ReturnPeriod,
    Saving,
    SavingsReturn,
)
from savings.return_cells import MONEY

NOT_OPENED = "Not opened"
PERIODS_OFFERED = 24


@dataclass(frozen=True)
class OwnerRow:
    """One budget owner in one period. Amounts are printed pounds, empty while nothing
    is handed in."""

    owner: User
    period: ReturnPeriod
    savings_return: SavingsReturn | None
    savings: int
    sums: dict[str, int]
    chased_at: datetime | None
    on: date

    @property
    def state(self) -> str:
        found = self.savings_return
        return found.get_status_display() if found else NOT_OPENED

    @property
    def is_handed_in(self) -> bool:
        found = self.savings_return
        return found is not None and found.status in HANDED_IN

    @property
    def is_to_review(self) -> bool:
        found = self.savings_return
        return found is not None and found.status == ReturnStatus.SUBMITTED

    @property
    def is_late(self) -> bool:
        return not self.is_handed_in and self.period.due_on < self.on

    @property
    def achieved(self) -> str:
        return self._printed("achieved")

    @property
    def forecast(self) -> str:
        return self._printed("forecast")

    @property
    def pressure(self) -> str:
        return self._printed("pressure")

    def _printed(self, name: str) -> str:
        return printed(self.sums[name], in_brackets=True) if self.is_handed_in else ""


@dataclass(frozen=True)
class Overview:
    """The owners who are asked, by name."""

    period: ReturnPeriod
    rows: tuple[OwnerRow, ...]

    @property
    def missing(self) -> tuple[OwnerRow, ...]:
        return tuple(row for row in self.rows if not row.is_handed_in)

    @property
    def late(self) -> tuple[OwnerRow, ...]:
        return tuple(row for row in self.rows if row.is_late)

    @property
    def to_review(self) -> tuple[OwnerRow, ...]:
        return tuple(row for row in self.rows if row.is_to_review)

    @property
    def sentence(self) -> str:
        handed_in = len(self.rows) - len(self.missing)
        said = f"{handed_in} of {count_of(len(self.rows), 'return')} handed in"
        if self.to_review:
            said = f"{said}, {len(self.to_review)} to review"
        return f"{said}; {len(self.late)} late." if self.late else f"{said}."

    @property
    def totals(self) -> dict[str, str]:
        """Of what is handed in."""
        handed_in = [row for row in self.rows if row.is_handed_in]
        return {
            name.value: printed(
                sum(row.sums[name.value] for row in handed_in), in_brackets=True
            )
            for name in MONEY
        }


def overview_of(period: ReturnPeriod, *, on: date) -> Overview:
    """Whoever answers for savings now, and whoever returned then. Five queries."""
    returns = {
        row.owner_id: row
        for row in period.returns.select_related("owner", "period").order_by()
    }
    asked = (
        Saving.objects.returned_for(period.year)
        .filter(budget_owner__isnull=False)
        .order_by()
        .values_list("budget_owner")
        .annotate(count=Count("pk"))
    )
    counts = dict(asked)
    sums = _sums(period)
    chased = _chased(period)
    owners = User.objects.filter(pk__in={*counts, *returns})
    rows = [
        OwnerRow(
            owner=owner,
            period=period,
            savings_return=returns.get(owner.pk),
            savings=counts.get(owner.pk, 0),
            sums=sums.get(owner.pk, dict.fromkeys(MONEY, 0)),
            chased_at=chased.get(owner.pk),
            on=on,
        )
        for owner in owners.order_by("name", "pk")
    ]
    return Overview(period, tuple(rows))


def _sums(period: ReturnPeriod) -> dict[int, dict[str, int]]:
    rows = (
        ReturnLine.objects.filter(savings_return__period=period)
        .order_by()
        .values_list("savings_return__owner")
        .annotate(*(Sum(name.value) for name in MONEY))
    )
    return {
        owner: {
            name.value: figure or 0 for name, figure in zip(MONEY, figures, strict=True)
        }
        for owner, *figures in rows
    }


def _chased(period: ReturnPeriod) -> dict[int, datetime]:
    rows = ReturnChase.objects.filter(period=period).order_by("chased_at")
    # Later chases overwrite earlier ones: the last one remains.
    return dict(rows.values_list("to_id", "chased_at"))


def period_shown(asked: str, periods: Sequence[ReturnPeriod], on: date) -> ReturnPeriod:
    """The one asked for; else the last that is over; else the one that runs."""
    for period in periods:
        if str(period.pk) == asked:
            return period
    ended = [period for period in periods if period.ends_on < on]
    return ended[0] if ended else periods[-1]
