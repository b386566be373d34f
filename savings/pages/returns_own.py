"""What one budget owner has returned, and what is asked next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from accounts.models import User
from savings.models import ReturnPeriod, Saving, SavingsReturn

MOST_SHOWN = 12


@dataclass(frozen=True)
class OwnReturns:
    """`asked` is the period a return is asked for and not opened, `early` the one that
    runs; None where there is none."""

    returns: tuple[SavingsReturn, ...]
    asked: ReturnPeriod | None
    early: ReturnPeriod | None
    owns_savings: bool

    @property
    def is_empty(self) -> bool:
        return not (self.returns or self.owns_savings)


def own_returns(user: User, *, on: date) -> OwnReturns:
    """Three queries at most."""
    own = SavingsReturn.objects.filter(owner=user).select_related("period", "owner")
    returns = list(own.order_by("-period__starts_on")[:MOST_SHOWN])
    opened = {row.period_id for row in returns}
    begun = ReturnPeriod.objects.begun(on=on).latest_first()[:2]
    periods = [period for period in begun if period.pk not in opened]
    years = {period.year for period in periods}
    owned = {
        year
        for year in years
        if Saving.objects.owned_by(user).returned_for(year).exists()
    }
    wanted = [period for period in periods if period.year in owned]
    return OwnReturns(
        returns=tuple(returns),
        asked=next((each for each in wanted if each.ends_on < on), None),
        early=next((each for each in wanted if each.ends_on >= on), None),
        owns_savings=bool(owned),
    )
