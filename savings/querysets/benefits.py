"""Which benefits and values. A benefit is hidden by its own exemption and its
project's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from programmes.querysets import entitled_place, open_place
from programmes.standing import standing_of
from savings.choices import BenefitState

if TYPE_CHECKING:
    from accounts.models import User
    from savings.models import (
        Benefit,
        BenefitReading,
        CorporateValue,
    )


class CorporateValueQuerySet(QuerySet["CorporateValue"]):
    """Values are open to everybody who is signed in."""

    def visible_to(self, user: User) -> CorporateValueQuerySet:
        return self if user.is_active else self.none()


class BenefitQuerySet(QuerySet["Benefit"]):
    """Benefits; an exempt one exists only for those entitled to it."""

    def visible_to(self, user: User) -> BenefitQuerySet:
        if not user.is_active:
            return self.none()
        entitled = standing_of(user).exempt
        if entitled.everything:
            return self
        return self.filter(
            Q(is_exempt=False) & open_place("") | entitled_place(entitled, "")
        )

    def withheld_from(self, user: User) -> BenefitQuerySet:
        """The exempt ones this person may not see: to be counted, never shown."""
        if not user.is_active or standing_of(user).exempt.everything:
            return self.none()
        entitled = standing_of(user).exempt
        return self.exclude(Q(is_exempt=False) & open_place("")).exclude(
            entitled_place(entitled, "")
        )

    def open(self) -> BenefitQuerySet:
        return self.filter(state=BenefitState.OPEN)

    def with_place(self) -> BenefitQuerySet:
        """With all that a page says about who promises it."""
        return self.select_related(
            "programme",
            "strand__programme",
            "project__strand__programme",
            "owner",
            "later_owner",
            "saving",
        )


class BenefitReadingQuerySet(QuerySet["BenefitReading"]):
    """What was read of benefits; seen with its benefit."""

    def visible_to(self, user: User) -> BenefitReadingQuerySet:
        if not user.is_active:
            return self.none()
        entitled = standing_of(user).exempt
        if entitled.everything:
            return self
        is_open = Q(benefit__is_exempt=False) & open_place("benefit__")
        return self.filter(is_open | entitled_place(entitled, "benefit__"))
