"""The order of the list of business cases. What a case is worth is worked out of its
newest version; the database orders by the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.db.models import Case, F, OuterRef, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce, Length

from accounts.models import User
from common.paging import Sorting, sort_rows
from savings.choices import CaseStage, CaseStatus
from savings.models import BusinessCase, SpendEntry
from savings.pages.case_list import CaseRow, rows_of
from savings.querysets import BusinessCaseQuerySet

DEFAULT_ORDER = "reference"
# What the address may ask for, and the columns behind it.
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "reference": ("reference_length", "reference"),
    "place": ("place_name",),
    "stage": ("stage_order", "number"),
    "status": ("status_order",),
    "spent": ("spent",),
}
_WORKED_OUT: Mapping[str, Callable[[CaseRow], int | None]] = {
    "worth": lambda row: row.worth.value if row.worth else None,
    "payback": lambda row: row.worth.months if row.worth else None,
}
ORDERS = frozenset({*_COLUMNS, *_WORKED_OUT})


def in_order(
    user: User, cases: BusinessCaseQuerySet, sorting: Sorting
) -> QuerySet[BusinessCase] | Sequence[BusinessCase]:
    """`cases` are `with_newest`. Only what `_COLUMNS` names reaches the query."""
    if sorting.key in _WORKED_OUT:
        rows = sort_rows(rows_of(user, list(cases)), sorting, _WORKED_OUT)
        return [row.case for row in rows]
    way = "desc" if sorting.is_descending else "asc"
    order = [getattr(F(name), way)(nulls_last=True) for name in _COLUMNS[sorting.key]]
    entries = SpendEntry.objects.filter(ceiling__case=OuterRef("pk")).order_by()
    spent = entries.values("ceiling__case").annotate(sum=Sum("amount")).values("sum")
    return cases.annotate(
        reference_length=Length("reference"),
        place_name=Coalesce("project__name", "programme__name"),
        stage_order=_place_of("stage", CaseStage.values),
        status_order=_place_of("status", CaseStatus.values),
        spent=Subquery(spent),
    ).order_by(*order, "reference", "pk")


def _place_of(column: str, values: Sequence[str]) -> Case:
    """As their choices stand, not by the alphabet."""
    places = [When(**{column: value}, then=Value(n)) for n, value in enumerate(values)]
    return Case(*places, default=None)
