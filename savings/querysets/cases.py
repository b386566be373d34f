"""Which business cases and versions. A case is hidden by its own exemption and its
project's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from programmes.querysets import open_place
from programmes.standing import Entitlement, standing_of

if TYPE_CHECKING:
    from accounts.models import User
    from programmes.models import Programme
    from savings.models import (
        BusinessCase,
        CaseVersion,
        SpendCeiling,
        SpendEntry,
    )


class BusinessCaseQuerySet(QuerySet["BusinessCase"]):
    """Business cases; an exempt one exists only for those entitled to it."""

    def visible_to(self, user: User) -> BusinessCaseQuerySet:
        return self.filter(_seen_by(user, ""))

    def withheld_from(self, user: User) -> BusinessCaseQuerySet:
        """The exempt ones this person may not see: to be counted, never shown."""
        if not user.is_active or standing_of(user).exempt.everything:
            return self.none()
        entitled = standing_of(user).exempt
        return self.exclude(_open_case("")).exclude(_entitled_case(entitled, ""))

    def of_programmes(self, programmes: Iterable[Programme]) -> BusinessCaseQuerySet:
        """Of these programmes and of the projects in them."""
        return self.filter(
            Q(programme__in=programmes) | Q(project__strand__programme__in=programmes)
        )

    def with_place(self) -> BusinessCaseQuerySet:
        """With all that names what it is the case for."""
        return self.select_related("programme", "project__strand__programme")


class CaseVersionQuerySet(QuerySet["CaseVersion"]):
    """Versions; seen with their business case."""

    def visible_to(self, user: User) -> CaseVersionQuerySet:
        return self.filter(_seen_by(user, "case__"))


class SpendCeilingQuerySet(QuerySet["SpendCeiling"]):
    """Ceilings of spending; seen with their business case."""

    def visible_to(self, user: User) -> SpendCeilingQuerySet:
        return self.filter(_seen_by(user, "case__"))


class SpendEntryQuerySet(QuerySet["SpendEntry"]):
    """What was spent under ceilings; seen with the business case."""

    def visible_to(self, user: User) -> SpendEntryQuerySet:
        return self.filter(_seen_by(user, "ceiling__case__"))


def _seen_by(user: User, prefix: str) -> Q:
    """What hangs on a case that this person may see."""
    if not user.is_active:
        return Q(pk__in=[])
    entitled = standing_of(user).exempt
    if entitled.everything:
        return Q()
    return _open_case(prefix) | _entitled_case(entitled, prefix)


def _open_case(prefix: str) -> Q:
    return Q(**{f"{prefix}is_exempt": False}) & open_place(prefix)


def _entitled_case(entitled: Entitlement, prefix: str) -> Q:
    programmes = entitled.programme_ids
    return (
        Q(**{f"{prefix}programme_id__in": programmes})
        | Q(**{f"{prefix}project__strand__programme_id__in": programmes})
        | Q(**{f"{prefix}project__strand_id__in": entitled.strand_ids})
        | Q(**{f"{prefix}project_id__in": entitled.project_ids})
    )
