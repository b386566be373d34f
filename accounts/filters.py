"""How the list of people may be narrowed."""

from __future__ import annotations

import django_filters
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.choices import CouncilRoleName
from accounts.models import CouncilRole, User

_MAY_SIGN_IN = [("yes", "Those who may sign in"), ("no", "Those who may not")]


class PersonFilter(django_filters.FilterSet):
    words = django_filters.CharFilter(
        label="Name, job title or e-mail address", method="with_words"
    )
    role = django_filters.ChoiceFilter(
        label="Council-wide role",
        choices=CouncilRoleName.choices,
        empty_label="Any or none",
        method="with_role",
    )
    access = django_filters.ChoiceFilter(
        label="Who may sign in",
        choices=_MAY_SIGN_IN,
        empty_label="Everybody",
        method="with_access",
    )

    class Meta:
        model = User
        fields = ["words", "role", "access"]

    def with_words(self, rows: QuerySet, _: str, typed: str) -> QuerySet:
        return rows.filter(
            Q(name__icontains=typed)
            | Q(job_title__icontains=typed)
            | Q(email__icontains=typed)
        )

    def with_role(self, rows: QuerySet, _: str, role: str) -> QuerySet:
        held = CouncilRole.objects.filter(role=role).held(on=timezone.localdate())
        return rows.filter(pk__in=held.values("user"))

    def with_access(self, rows: QuerySet, _: str, access: str) -> QuerySet:
        return rows.filter(is_active=access == "yes")
