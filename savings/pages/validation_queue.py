"""Finance's queue: what is claimed, and how each claim stands with finance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import django_filters
from django.db.models import Count, F, OuterRef, Q, Subquery, Sum
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from accounts.models import User
from common.money import in_pounds
from common.paging import page_of, sort_queryset, sorting_of
from common.periods import year_label
from common.wording import count_of
from savings.choices import RETURNED_STATES, ValidationOutcome
from savings.models import SavingYear, ServiceGroup, Validation
from savings.pages.validators import who_else_may
from savings.querysets import SavingYearQuerySet
from savings.validation_rules import Claimants, ClaimStanding, Concluded, standing
from savings.years import year_starts_in

EVERY_CLAIM = "all"
SORTED_BY = {
    "saving": "saving__reference",
    "group": "saving__group__name",
    "year": "year",
    "claimed": "achieved",
    "validated": "validated",
    "open": "open",
}
_IN_DOUBT = Q(achieved__gt=F("validated"))
_SAME_AS_THEN = Q(claimed_then=F("achieved"))
_CONDITIONS = {
    ClaimStanding.FELL: Q(achieved__lt=F("validated")),
    ClaimStanding.WAITING: _IN_DOUBT & (Q(claimed_then=None) | ~_SAME_AS_THEN),
    ClaimStanding.IN_PART: _IN_DOUBT
    & _SAME_AS_THEN
    & Q(outcome=ValidationOutcome.VALIDATED),
    ClaimStanding.REFUSED: _IN_DOUBT
    & _SAME_AS_THEN
    & Q(outcome=ValidationOutcome.REFUSED),
    ClaimStanding.VALIDATED: Q(achieved=F("validated")) & ~Q(achieved=0),
}
_TO_LOOK_AT = _CONDITIONS[ClaimStanding.FELL] | _CONDITIONS[ClaimStanding.WAITING]


@dataclass(frozen=True)
class QueueRow:
    """A saving's year in the queue, in pence; `is_own` where its reader made it."""

    row: Any
    year: str
    standing: ClaimStanding
    is_own: bool


class QueueFilter(django_filters.FilterSet):
    """Where nothing is asked for: what finance is to look at."""

    q = django_filters.CharFilter(label="Text", method="with_text", max_length=200)
    standing = django_filters.ChoiceFilter(
        label="Show",
        empty_label="Claims to look at",
        choices=[
            *((each.value, each.label) for each in _CONDITIONS),
            (EVERY_CLAIM, "All claims"),
        ],
        method="as_it_stands",
    )
    year = django_filters.ChoiceFilter(label="Financial year", empty_label="All")
    group = django_filters.ModelChoiceFilter(
        label="Service group",
        field_name="saving__group",
        queryset=ServiceGroup.objects.none(),
        empty_label="All",
    )

    class Meta:
        model = SavingYear
        fields: list[str] = []

    def __init__(self, asked: QueryDict, *, reader: User) -> None:
        super().__init__(asked, queryset=claims(reader))
        groups = ServiceGroup.objects.visible_to(reader).select_related("structure")
        self.filters["group"].queryset = groups
        self.starts_in = year_starts_in()
        used = claims(reader).order_by("-year").values_list("year", flat=True)
        self.filters["year"].extra["choices"] = [
            (year, year_label(year, self.starts_in)) for year in used.distinct()
        ]

    def with_text(
        self, rows: SavingYearQuerySet, _: str, text: str
    ) -> SavingYearQuerySet:
        return rows.filter(
            Q(saving__reference__icontains=text)
            | Q(saving__title__icontains=text)
            | Q(saving__budget_owner__name__icontains=text)
        )

    def as_it_stands(
        self, rows: SavingYearQuerySet, _: str, asked: str
    ) -> SavingYearQuerySet:
        return (
            rows
            if asked == EVERY_CLAIM
            else rows.filter(_CONDITIONS[ClaimStanding(asked)])
        )

    def filter_queryset(self, queryset: SavingYearQuerySet) -> SavingYearQuerySet:
        rows: SavingYearQuerySet = super().filter_queryset(queryset)
        if not self.form.cleaned_data["standing"]:
            rows = to_look_at(rows)
        return rows


def to_look_at(rows: SavingYearQuerySet) -> SavingYearQuerySet:
    """Of `claims`, those that wait for finance."""
    found: SavingYearQuerySet = rows.filter(_TO_LOOK_AT)
    return found


def claims(reader: User) -> SavingYearQuerySet:
    """The years of savings in the budget of which something is or was claimed, each
    with finance's last conclusion."""
    concluded = Validation.objects.filter(saving_year=OuterRef("pk"))
    last = concluded.order_by("-on", "-pk")
    return (
        SavingYear.objects.visible_to(reader)
        .filter(saving__state__in=RETURNED_STATES)
        .exclude(achieved=0, validated=0)
        .annotate(
            open=F("achieved") - F("validated"),
            outcome=Subquery(last.values("outcome")[:1]),
            claimed_then=Subquery(last.values("claimed")[:1]),
        )
        .select_related("saving__group", "saving__budget_owner")
    )


def queue_page(request: HttpRequest, reader: User) -> dict[str, Any]:
    """The queue as the address narrows and sorts it. Queries do not grow with it."""
    found = QueueFilter(request.GET, reader=reader)
    rows = found.qs if found.is_valid() else claims(reader).none()
    sums = rows.aggregate(many=Count("pk"), left=Sum("open", filter=_IN_DOUBT))
    sorting = sorting_of(request, SORTED_BY, "-open")
    page = page_of(request, sort_queryset(rows.with_claimants(), sorting, SORTED_BY))
    page.object_list = [
        _queue_row(row, found.starts_in, reader) for row in page.object_list
    ]
    own = any(claim.is_own for claim in page.object_list)
    return {
        "form": found.form,
        "page": page,
        "sorting": sorting,
        "sentence": _sentence(sums["many"], sums["left"] or 0),
        "who_else": who_else_may([reader.pk], on=timezone.localdate()) if own else "",
    }


def _queue_row(row: Any, starts: int, reader: User) -> QueueRow:
    last = Concluded(row.outcome, row.claimed_then) if row.outcome else None
    owner = row.saving.budget_owner_id
    claimants = Claimants(owner, row.returned_by, row.achieved_by)
    return QueueRow(
        row,
        year_label(row.year, starts),
        standing(row.achieved, row.validated, last),
        is_own=bool(claimants.why_own(reader.pk)),
    )


def _sentence(many: int, left: int) -> str:
    if not many:
        return ""
    beyond = f"{in_pounds(left)} claimed beyond what is validated"
    return f"{count_of(many, 'claim').capitalize()}: {beyond}."
