"""What the list of benefits may be narrowed to. All of it stands in the address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import django_filters
from django import forms
from django.db.models import Q

from accounts.models import User
from programmes.models import CorporatePriority
from savings.choices import BenefitGrouping, BenefitKind, BenefitState
from savings.filter_places import inside, place_choices
from savings.models import Benefit, CorporateValue
from savings.querysets import BenefitQuerySet

_ALL = "all"


class BenefitFilter(django_filters.FilterSet):
    """Benefits that are followed, unless others are asked for."""

    by = django_filters.ChoiceFilter(
        label="Group by",
        choices=BenefitGrouping.choices,
        empty_label="Nothing",
        method="under_headings",
    )
    q = django_filters.CharFilter(label="Text", method="with_text", max_length=200)
    place = django_filters.ChoiceFilter(
        label="Promised by", empty_label="Anybody", method="promised_by"
    )
    priorities = django_filters.ModelChoiceFilter(
        label="Corporate priority",
        empty_label="Any",
        queryset=CorporatePriority.objects.none(),
    )
    values = django_filters.ModelChoiceFilter(
        label="Corporate value",
        empty_label="Any",
        queryset=CorporateValue.objects.none(),
    )
    kind = django_filters.ChoiceFilter(
        label="Counted in", choices=BenefitKind.choices, empty_label="Any"
    )
    state = django_filters.ChoiceFilter(
        label="Followed",
        choices=[(BenefitState.CLOSED, "No longer"), (_ALL, "All")],
        empty_label="Still",
        method="in_state",
    )
    mine = django_filters.BooleanFilter(
        label="Mine: I own it", widget=forms.CheckboxInput(), method="is_mine"
    )

    class Meta:
        model = Benefit
        fields: list[str] = []

    def __init__(
        self, chosen: Mapping[str, Any], benefits: BenefitQuerySet, *, user: User
    ) -> None:
        """`benefits` are all that this reader may see."""
        super().__init__(chosen, queryset=benefits)
        self.user = user
        self.filters["place"].extra["choices"] = place_choices(user, benefits)
        self.filters["priorities"].queryset = CorporatePriority.objects.visible_to(user)
        self.filters["values"].queryset = CorporateValue.objects.visible_to(user)

    def filter_queryset(self, queryset: BenefitQuerySet) -> BenefitQuerySet:
        narrowed: BenefitQuerySet = super().filter_queryset(queryset)
        if self.form.cleaned_data.get("state"):
            return narrowed
        return narrowed.open()

    @property
    def grouping(self) -> BenefitGrouping | None:
        """What the address asks for; None for one list."""
        asked = self.form.cleaned_data.get("by") if self.form.is_valid() else ""
        return BenefitGrouping(asked) if asked else None

    def under_headings(
        self, benefits: BenefitQuerySet, _: str, by: str
    ) -> BenefitQuerySet:
        """`grouping` says it: headings leave nothing out."""
        return benefits

    def with_text(
        self, benefits: BenefitQuerySet, _: str, typed: str
    ) -> BenefitQuerySet:
        found = Q()
        for place in ("reference", "title", "description", "measure"):
            found |= Q(**{f"{place}__icontains": typed})
        return benefits.filter(found)

    def promised_by(
        self, benefits: BenefitQuerySet, _: str, place: str
    ) -> BenefitQuerySet:
        return benefits.filter(inside(place))

    def in_state(
        self, benefits: BenefitQuerySet, _: str, state: str
    ) -> BenefitQuerySet:
        return benefits if state == _ALL else benefits.filter(state=state)

    def is_mine(
        self,
        benefits: BenefitQuerySet,
        _: str,
        asked: bool,
    ) -> BenefitQuerySet:
        if not asked:
            return benefits
        return benefits.filter(Q(owner=self.user) | Q(later_owner=self.user))
