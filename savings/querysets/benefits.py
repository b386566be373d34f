"""Which benefits and values. A benefit is hidden by its own exemption and its
project's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.apps import apps
from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, When

from common.history import versions_of
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
    """What was read of benefits; seen with its benefit. What was read while that was
    exempt, or its project, stays withheld from those who could not see it then."""

    def visible_to(self, user: User) -> BenefitReadingQuerySet:
        if not user.is_active:
            return self.none()
        entitled = standing_of(user).exempt
        if entitled.everything:
            return self
        is_open = Q(benefit__is_exempt=False) & open_place("benefit__")
        return self.with_exemption_then().filter(
            is_open & Q(was_exempt=False) | entitled_place(entitled, "benefit__")
        )

    def with_exemption_then(self) -> BenefitReadingQuerySet:
        """With `was_exempt`, as of the instant at which it was last written."""
        written = versions_of(self.model).filter(id=OuterRef("pk"))
        rows = self.annotate(written_at=_newest(written, "history_date"))
        return cast("BenefitReadingQuerySet", with_exemption_at(rows, "written_at"))


def with_exemption_at(readings: QuerySet[Any], instant: str) -> QuerySet[Any]:
    """With `was_exempt`: whether the benefit, or its project, was at the instant that a
    column names. Of readings as they stand, and of their history."""
    benefits = versions_of(apps.get_model("savings", "Benefit")).filter(
        id=OuterRef("benefit_id"), history_date__lte=OuterRef(instant)
    )
    projects = versions_of(apps.get_model("programmes", "Project")).filter(
        id=OuterRef("project_then"), history_date__lte=OuterRef(instant)
    )
    by_itself = readings.annotate(
        benefit_was=_newest(benefits, "is_exempt"),
        project_then=_newest(benefits, "project_id"),
    )
    found: QuerySet[Any] = by_itself.annotate(
        project_was=_newest(projects, "is_exempt")
    ).annotate(
        was_exempt=Case(
            When(Q(benefit_was=True) | Q(project_was=True), then=True), default=False
        )
    )
    return found


def _newest(versions: QuerySet[Any], column: str) -> Subquery:
    return Subquery(
        versions.order_by("-history_date", "-history_id").values(column)[:1]
    )
