"""Which structures, groups, gap lines and targets."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, QuerySet

from programmes.querysets import entitled_place, open_place
from programmes.standing import standing_of

if TYPE_CHECKING:
    from accounts.models import User
    from savings.models import (
        GapLine,
        ReportingStructure,
        SavingsTarget,
        ServiceGroup,
    )


class ReportingStructureQuerySet(QuerySet["ReportingStructure"]):
    """Structures are open to everybody who is signed in."""

    def visible_to(self, user: User) -> ReportingStructureQuerySet:
        return self if user.is_active else self.none()

    def with_group_count(self) -> ReportingStructureQuerySet:
        return self.annotate(group_count=Count("groups"))

    def in_force(self, *, on: date) -> ReportingStructureQuerySet:
        """At most one: the last that has begun."""
        begun = self.filter(in_force_from__lte=on).order_by("-in_force_from")
        return self.filter(pk__in=begun.values("pk")[:1])


class ServiceGroupQuerySet(QuerySet["ServiceGroup"]):
    """Service groups are open to everybody who is signed in."""

    def visible_to(self, user: User) -> ServiceGroupQuerySet:
        return self if user.is_active else self.none()


class GapLineQuerySet(QuerySet["GapLine"]):
    """The funding gap is open to everybody who is signed in."""

    def visible_to(self, user: User) -> GapLineQuerySet:
        return self if user.is_active else self.none()


class SavingsTargetQuerySet(QuerySet["SavingsTarget"]):
    """Targets; that of an exempt project only for those entitled to the project."""

    def visible_to(self, user: User) -> SavingsTargetQuerySet:
        if not user.is_active:
            return self.none()
        entitled = standing_of(user).exempt
        if entitled.everything:
            return self
        return self.filter(open_place("") | entitled_place(entitled, ""))

    def with_place(self) -> SavingsTargetQuerySet:
        """With all that names whose target it is."""
        return self.select_related(
            "programme",
            "strand__programme",
            "project__strand__programme",
            "group__structure",
            "gap_line",
        )
