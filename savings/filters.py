"""What the table of savings may be narrowed to. All of it stands in the address.

Every condition is on the saving itself and on what everybody may see of it, and every
choice offered is one of the savings this reader may see: nothing here can be asked
about a saving that is kept from him or her.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, F, OuterRef, Q

from accounts.models import User
from programmes.models import Project
from savings.choices import DeliveryRating, SavingKind, SavingState
from savings.filter_places import inside, place_choices
from savings.models import Saving, SavingAttribution, SavingYear, ServiceGroup
from savings.querysets import SavingQuerySet
from savings.told import CLAIMED, CLAIMED_BLUE

COUNTED = "counted"
NO_PROGRAMME = "none"
NOT_RATED = "none"
_STATES = [
    *SavingState.choices,
    (COUNTED, "In the totals: agreed, and not given up"),
    ("all", "All, withdrawn ones too"),
]
_BLUE, *_OTHERS = DeliveryRating.choices
_DELIVERY = [
    _BLUE,
    (CLAIMED.code, CLAIMED_BLUE),
    *_OTHERS,
    (NOT_RATED, "Not rated yet"),
]
# As `Figures.is_validated`, of the year shown.
_IS_VALIDATED = Q(
    ("validated__gt", 0), ("validated__gte", F("target") + F("full_year_effect"))
)


class SavingFilter(django_filters.FilterSet):
    """Savings with figures in one financial year, and those that have none at all yet.
    Where no state is asked for, none that are withdrawn."""

    year = django_filters.ChoiceFilter(label="Financial year", method="in_year")
    q = django_filters.CharFilter(label="Text", method="with_text", max_length=200)
    group = django_filters.ChoiceFilter(
        label="Service group", empty_label="All", method="in_group"
    )
    place = django_filters.ChoiceFilter(
        label="Claimed by", empty_label="Anybody", method="claimed_by"
    )
    state = django_filters.ChoiceFilter(
        label="State",
        choices=_STATES,
        empty_label="All but withdrawn",
        method="in_state",
    )
    delivery = django_filters.ChoiceFilter(
        label="Delivery", choices=_DELIVERY, empty_label="Any", method="rated"
    )
    kind = django_filters.ChoiceFilter(
        label="Type", choices=SavingKind.choices, empty_label="Any"
    )
    mine = django_filters.BooleanFilter(
        label="Mine: I answer for the budget",
        widget=forms.CheckboxInput(),
        method="is_mine",
    )
    unvalidated = django_filters.BooleanFilter(
        label="Claimed, not yet validated",
        widget=forms.CheckboxInput(),
        method="is_unvalidated",
    )

    class Meta:
        model = Saving
        fields: list[str] = []

    def __init__(
        self,
        chosen: Mapping[str, Any],
        savings: SavingQuerySet,
        *,
        user: User,
        year: int,
        years: list[tuple[str, str]],
    ) -> None:
        """`savings` are all that this reader may see, each with its figures of the
        year shown (`savings.pages.saving_table.in_year`), the first of `years` where
        the address names none."""
        super().__init__(chosen, queryset=savings)
        self.user, self.year = user, year
        self.filters["year"].extra["empty_label"] = years[0][1]
        self.filters["year"].extra["choices"] = years[1:]
        self.filters["group"].extra["choices"] = group_choices(savings)
        claims = SavingAttribution.objects.filter(
            saving__in=savings.order_by().values("pk")
        )
        self.filters["place"].extra["choices"] = [
            (NO_PROGRAMME, "No programme"),
            *place_choices(user, claims),
        ]

    def filter_queryset(self, queryset: SavingQuerySet) -> SavingQuerySet:
        """What cannot be understood narrows nothing: the form says so beside it."""
        narrowed: SavingQuerySet = super().filter_queryset(queryset)
        years = SavingYear.objects.filter(saving=OuterRef("pk"))
        in_year = Exists(years.filter(year=self.year))
        narrowed = narrowed.filter(in_year | ~Exists(years))
        if self.form.cleaned_data.get("state"):
            return narrowed
        return narrowed.exclude(state=SavingState.WITHDRAWN)

    def in_year(self, savings: SavingQuerySet, _: str, year: str) -> SavingQuerySet:
        """`filter_queryset` asks, so that there is always a year."""
        return savings

    def with_text(self, savings: SavingQuerySet, _: str, typed: str) -> SavingQuerySet:
        found = Q()
        for place in ("reference", "title", "description", "decision"):
            found |= Q(**{f"{place}__icontains": typed})
        return savings.filter(found)

    def in_group(self, savings: SavingQuerySet, _: str, group: str) -> SavingQuerySet:
        return savings.filter(group=int(group))

    def claimed_by(self, savings: SavingQuerySet, _: str, asked: str) -> SavingQuerySet:
        """Only as far as the claims may be known: a budget owner sees a saving that an
        exempt project claims, and not which project, nor where."""
        claims = SavingAttribution.objects.order_by().filter(
            Q(project=None) | Q(project__in=Project.objects.visible_to(self.user))
        )
        if asked == NO_PROGRAMME:
            claims = claims.filter(programme=None, strand=None, project=None)
        else:
            claims = claims.filter(inside(asked))
        return savings.filter(pk__in=claims.values("saving"))

    def in_state(self, savings: SavingQuerySet, _: str, state: str) -> SavingQuerySet:
        if state == COUNTED:
            return savings.counted()
        return savings if state == "all" else savings.filter(state=state)

    def rated(self, savings: SavingQuerySet, _: str, asked: str) -> SavingQuerySet:
        """Blue is one thing as claimed, another once finance has validated it."""
        if asked == CLAIMED.code:
            return savings.filter(~_IS_VALIDATED, delivery=DeliveryRating.BLUE)
        if asked == DeliveryRating.BLUE:
            return savings.filter(_IS_VALIDATED, delivery=asked)
        return savings.filter(delivery="" if asked == NOT_RATED else asked)

    def is_mine(self, savings: SavingQuerySet, _: str, asked: bool) -> SavingQuerySet:
        return savings.owned_by(self.user) if asked else savings

    def is_unvalidated(
        self,
        savings: SavingQuerySet,
        _: str,
        asked: bool,
    ) -> SavingQuerySet:
        return savings.filter(Q(achieved__gt=F("validated"))) if asked else savings


def group_choices(savings: SavingQuerySet) -> list[tuple[str, str]]:
    """The groups these savings are booked against; of several structures, each with
    its structure. One query."""
    booked = ServiceGroup.objects.filter(pk__in=savings.order_by().values("group_id"))
    groups = list(booked.select_related("structure").order_by("structure", "order"))
    are_several = len({group.structure_id for group in groups}) > 1
    return [
        (str(group.pk), f"{group} ({group.structure})" if are_several else str(group))
        for group in groups
    ]
