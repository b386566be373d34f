"""What the list of benefits may be narrowed to. All of it stands in the address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import django_filters
from django import forms
from django.db.models import Q

from accounts.models import User
from programmes.models import CorporatePriority, Programme
from savings.choices import BenefitKind, BenefitState
from savings.models import Benefit, CorporateValue
from savings.querysets import BenefitQuerySet

_ALL = "all"


class BenefitFilter(django_filters.FilterSet):
    """Benefits that are followed, unless others are asked for."""

    q = django_filters.CharFilter(label="Text", method="with_text", max_length=200)
    programme = django_filters.ModelChoiceFilter(
        label="Programme",
        empty_label="All",
        queryset=Programme.objects.none(),
        method="in_programme",
    )
    priorities = django_filters.ModelChoiceFilter(
        label="Corporate priority",
        empty_label="Any",
        queryset=CorporatePriority.objects.none(),
    )
    values = django_filters.ModelChoiceFilter(
        label="Value", empty_label="Any", queryset=CorporateValue.objects.none()
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
        self.filters["programme"].queryset = Programme.objects.visible_to(user)
        self.filters["priorities"].queryset = CorporatePriority.objects.visible_to(user)
        self.filters["values"].queryset = CorporateValue.objects.visible_to(user)

    def filter_queryset(self, queryset: BenefitQuerySet) -> BenefitQuerySet:
        narrowed: BenefitQuerySet = super().filter_queryset(queryset)
        if self.form.cleaned_data.get("state"):
            return narrowed
        return narrowed.open()

    def with_text(
        self, benefits: BenefitQuerySet, _: str, typed: str
    ) -> BenefitQuerySet:
        found = Q()
        for place in ("reference", "title", "description", "measure"):
            found |= Q(**{f"{place}__icontains": typed})
        return benefits.filter(found)

    def in_programme(
        self, benefits: BenefitQuerySet, _: str, programme: Programme
    ) -> BenefitQuerySet:
        return benefits.filter(
            Q(programme=programme)
            | Q(strand__programme=programme)
            | Q(project__strand__programme=programme)
        )

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
