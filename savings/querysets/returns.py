"""Which return periods and returns."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from programmes.standing import READS_ALL_EXEMPT, standing_of
from savings.choices import EDITABLE_RETURNS, HANDED_IN, ReturnStatus

if TYPE_CHECKING:
    from accounts.models import User
    from savings.models import (
        ReturnPeriod,
        SavingsReturn,
    )


# House default, as for highlight reports: not the last alone, lest an earlier one that
# is missing drops out of sight.
PERIODS_ASKED = 2


class ReturnPeriodQuerySet(QuerySet["ReturnPeriod"]):
    """Periods are open to everybody who is signed in."""

    def visible_to(self, user: User) -> ReturnPeriodQuerySet:
        return self if user.is_active else self.none()

    def ended(self, *, on: date) -> ReturnPeriodQuerySet:
        return self.filter(ends_on__lt=on)

    def begun(self, *, on: date) -> ReturnPeriodQuerySet:
        return self.filter(starts_on__lte=on)

    def running(self, *, on: date) -> ReturnPeriodQuerySet:
        return self.begun(on=on).filter(ends_on__gte=on)

    def asked(self, *, on: date) -> ReturnPeriodQuerySet:
        """The last that are over, of which returns are asked for; the latest first."""
        return self.ended(on=on).latest_first()[:PERIODS_ASKED]

    def latest_first(self) -> ReturnPeriodQuerySet:
        return self.order_by("-starts_on", "-pk")


class SavingsReturnQuerySet(QuerySet["SavingsReturn"]):
    """Returns speak of every saving of their owner, exempt ones too: the owner's, and
    those who may see all that is exempt."""

    def visible_to(self, user: User) -> SavingsReturnQuerySet:
        if not user.is_active:
            return self.none()
        if standing_of(user).has(*READS_ALL_EXEMPT):
            return self
        return self.filter(owner=user)

    def editable(self) -> SavingsReturnQuerySet:
        return self.filter(status__in=EDITABLE_RETURNS)

    def to_review(self) -> SavingsReturnQuerySet:
        return self.filter(status=ReturnStatus.SUBMITTED)

    def handed_in(self) -> SavingsReturnQuerySet:
        return self.filter(status__in=HANDED_IN)
