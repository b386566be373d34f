"""What one budget owner has returned, and what is asked next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from accounts.models import User
from savings.models import ReturnPeriod, Saving, SavingsReturn

MOST_SHOWN = 12


@dataclass(frozen=True)
class OwnReturns:
    """`missing` are the periods a return is asked for and not opened, the earliest
    first; `early` the one that runs, None where there is none."""

    returns: tuple[SavingsReturn, ...]
    missing: tuple[ReturnPeriod, ...]
    early: ReturnPeriod | None
    owns_savings: bool

    @property
    def is_empty(self) -> bool:
        return not (self.returns or self.owns_savings)

    @property
    def asked(self) -> ReturnPeriod | None:
        """One return at a time: the next begins with what this one says."""
        return self.missing[0] if self.missing else None

    @property
    def later(self) -> tuple[ReturnPeriod, ...]:
        """What is asked after that."""
        return self.missing[1:]


def own_returns(user: User, *, on: date) -> OwnReturns:
    """Five queries at most."""
    own = SavingsReturn.objects.filter(owner=user).select_related("period", "owner")
    returns = list(own.order_by("-period__starts_on")[:MOST_SHOWN])
    opened = {row.period_id for row in returns}
    ended = list(ReturnPeriod.objects.asked(on=on))
    running = list(ReturnPeriod.objects.running(on=on))
    owned = {
        year
        for year in {period.year for period in (*ended, *running)}
        if Saving.objects.owned_by(user).returned_for(year).exists()
    }

    def wanted(period: ReturnPeriod) -> bool:
        return period.year in owned and period.pk not in opened

    return OwnReturns(
        returns=tuple(returns),
        missing=tuple(filter(wanted, reversed(ended))),
        early=next(filter(wanted, running), None),
        owns_savings=bool(owned),
    )
