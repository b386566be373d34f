"""Which savings, and what hangs on them.

A saving is hidden by its own exemption and by that of any project that claims a share
of it; its budget owner always sees it. What hangs on it is seen with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import (
    BigIntegerField,
    Exists,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from common.history import versions_of
from programmes.querysets import entitled_place
from programmes.standing import Entitlement, standing_of
from savings.choices import COUNTED_STATES, RETURNED_STATES, SavingState

if TYPE_CHECKING:
    from accounts.models import User
    from savings.models import (
        ColumnMapping,
        Saving,
        SavingsImport,
        SavingYear,
        Validation,
    )


_ID = BigIntegerField()


class SavingQuerySet(QuerySet["Saving"]):
    """Savings; an exempt one exists only for those entitled to it."""

    def visible_to(self, user: User) -> SavingQuerySet:
        if not user.is_active:
            return self.none()
        entitled = standing_of(user).exempt
        return self if entitled.everything else self.filter(_seen_by(user, entitled))

    def withheld_from(self, user: User) -> SavingQuerySet:
        """The exempt ones this person may not see: to be counted, never shown."""
        if not user.is_active:
            return self.none()
        entitled = standing_of(user).exempt
        if entitled.everything:
            return self.none()
        return self.exclude(_seen_by(user, entitled))

    def counted(self) -> SavingQuerySet:
        """Those that totals are made of: agreed, and not given up."""
        return self.filter(state__in=COUNTED_STATES)

    def returned(self) -> SavingQuerySet:
        """Those a budget owner returns figures for."""
        return self.filter(state__in=RETURNED_STATES)

    def returned_for(self, year: int) -> SavingQuerySet:
        """Those a return of this financial year asks about: with figures in it, or
        under way and not begun in a later one only."""
        years = _model("SavingYear").objects.filter(saving=OuterRef("pk"))
        in_year, later = years.filter(year=year), years.filter(year__gt=year)
        under_way = Q(state__in=(SavingState.IN_BUDGET, SavingState.IN_DELIVERY))
        return self.returned().filter(Exists(in_year) | (under_way & ~Exists(later)))

    def owned_by(self, user: User) -> SavingQuerySet:
        return self.filter(budget_owner=user)

    def with_proposer(self) -> SavingQuerySet:
        """With the id of who proposed it last (`proposed_by`); 0 for nobody. Taking an
        approval back proposes nothing."""
        proposed = _model("SavingStep").objects.filter(
            saving=OuterRef("pk"), to_state=SavingState.PROPOSED
        )
        last = proposed.exclude(from_state=SavingState.APPROVED).order_by("-pk")
        return self.annotate(proposed_by=_or_nobody(last.values("by")[:1]))

    def proposed_by_others(self, user: User) -> SavingQuerySet:
        """Those that are not this person's own: see `approval_rules.Proposers`."""
        mine = Q(budget_owner=user) | Q(proposed_by=user.pk)
        return self.with_proposer().exclude(mine)

    def with_claims(self) -> SavingQuerySet:
        """With who claims them, and all that names those."""
        claims = _model("SavingAttribution").objects.select_related(
            "programme", "strand__programme", "project__strand__programme"
        )
        return self.prefetch_related(Prefetch("attributions", claims))


class SavingYearQuerySet(QuerySet["SavingYear"]):
    """The years of savings; seen with their saving."""

    def visible_to(self, user: User) -> SavingYearQuerySet:
        return (
            self.filter(_of_a_saving_seen_by(user)) if user.is_active else self.none()
        )

    def with_claimants(self) -> SavingYearQuerySet:
        """With the ids of who handed in the last return that speaks of it
        (`returned_by`) and of who last changed what is claimed (`achieved_by`); 0 for
        nobody."""
        spoken_of = _model("ReturnLine").objects.filter(
            saving=OuterRef("saving"),
            savings_return__period__year=OuterRef("year"),
            savings_return__submitted_at__isnull=False,
        )
        last = spoken_of.order_by("-savings_return__period__starts_on")
        return self.annotate(
            returned_by=_or_nobody(last.values("savings_return__submitted_by")[:1]),
            achieved_by=_or_nobody(_changed_the_claim()),
        )

    def not_claimed_by(self, user: User) -> SavingYearQuerySet:
        """What this person may conclude about: see `validation_rules.Claimants`."""
        mine = Q(saving__budget_owner=user) | Q(returned_by=user.pk)
        return self.with_claimants().exclude(mine | Q(achieved_by=user.pk))


class ValidationQuerySet(QuerySet["Validation"]):
    """What finance concluded; seen with its saving. What was concluded while that was
    exempt stays withheld from those who could not see it then, which its budget owner
    always could."""

    def visible_to(self, user: User) -> ValidationQuerySet:
        if not user.is_active:
            return self.none()
        if standing_of(user).exempt.everything:
            return self
        visible = _model("Saving").objects.visible_to(user)
        open_then = Q(is_exempt=False) | Q(saving_year__saving__budget_owner=user)
        return self.filter(open_then, saving_year__saving__in=visible)


class ColumnMappingQuerySet(QuerySet["ColumnMapping"]):
    """What headings mean; open to everybody who is signed in."""

    def visible_to(self, user: User) -> ColumnMappingQuerySet:
        return self if user.is_active else self.none()


class SavingsImportQuerySet(QuerySet["SavingsImport"]):
    """An import holds cells that may be exempt: only for who uploaded it."""

    def visible_to(self, user: User) -> SavingsImportQuerySet:
        return self.filter(asked_by=user) if user.is_active else self.none()


def _seen_by(user: User, entitled: Entitlement) -> Q:
    """Not exempt, or claimed inside the entitled places; and claimed by no exempt
    project outside them. Always the budget owner's."""
    claims = _model("SavingAttribution").objects.filter(saving=OuterRef("pk"))
    entitled_claims = claims.filter(entitled_place(entitled, ""))
    hidden_claims = claims.filter(project__is_exempt=True).exclude(
        entitled_place(entitled, "")
    )
    is_open = Q(is_exempt=False) | Exists(entitled_claims)
    return Q(budget_owner=user) | (is_open & ~Exists(hidden_claims))


def _of_a_saving_seen_by(user: User) -> Q:
    if standing_of(user).exempt.everything:
        return Q()
    return Q(saving__in=_model("Saving").objects.visible_to(user))


def _changed_the_claim() -> QuerySet[Any]:
    """Who first wrote what is claimed now, since anything else was claimed."""
    history = versions_of(_model("SavingYear"))
    of_another_claim = history.filter(id=OuterRef("id")).exclude(
        achieved=OuterRef("achieved")
    )
    latest = of_another_claim.order_by("-history_id").values("history_id")[:1]
    since = history.filter(
        id=OuterRef("pk"),
        achieved=OuterRef("achieved"),
        history_id__gt=Coalesce(Subquery(latest, output_field=_ID), Value(0)),
    )
    found: QuerySet[Any] = since.order_by("history_id").values("history_user")[:1]
    return found


def _or_nobody(person: QuerySet[Any]) -> Coalesce:
    return Coalesce(Subquery(person, output_field=_ID), Value(0))


def _model(name: str) -> Any:
    """A model of this app, asked for by name: models import this file."""
    return apps.get_model("savings", name)
