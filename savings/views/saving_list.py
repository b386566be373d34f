"""Every saving of the council in one table, on a page or in a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.requests import OfficerRequest
from common.narrowing import narrowings
from common.paging import Sorting, page_of, sorting_of
from common.periods import year_label, year_of
from common.spreadsheet import Sheet, about_sheet, xlsx_response
from common.wording import long_date
from savings import access
from savings.filters import SavingFilter
from savings.models import Saving
from savings.pages.saving_table import (
    COLUMNS,
    DEFAULT_ORDER,
    for_table,
    in_year,
    lines_of,
    sheet_of,
    total_of,
)
from savings.pages.years import asked_year
from savings.querysets import SavingQuerySet
from savings.views.places import trail_to_savings
from savings.withheld import withheld_anywhere
from savings.years import usual_year, year_starts_in, years_stored

# Always to be seen; the others fold away until one of them is asked for.
FIRST_FILTERS = ("year", "q", "group", "place", "delivery")


@dataclass(frozen=True)
class SavingTable:
    """The savings that fit the filters, in the order asked for, in one year."""

    year: str
    filter: SavingFilter
    sorting: Sorting
    rows: SavingQuerySet
    withheld: str

    def sheets(self, request: OfficerRequest) -> list[Sheet]:
        """All of it, not a page; and a sheet that says what it is."""
        lines = lines_of(self.rows.with_claims(), request.user)
        told = [
            f"As at {long_date(timezone.localdate())}.",
            f"Figures of {self.year}, in pounds.",
            "Achieved is claimed; only what finance has validated counts as delivered.",
            *narrowings(self.filter.form),
            self.withheld,
        ]
        return [sheet_of("Savings", lines), about_sheet("Savings", told)]


def table_of(request: OfficerRequest) -> SavingTable:
    """The year, the filters and the order that the address asks for."""
    starts_in, stored = year_starts_in(), years_stored(request.user)
    current = year_of(timezone.localdate(), starts_in)
    first = usual_year(stored, current)
    years = [first, *sorted({*stored, current}, reverse=True)]
    year = asked_year(request.GET.get("year"), first)
    savings = in_year(Saving.objects.visible_to(request.user), year)
    narrowed = SavingFilter(
        request.GET,
        savings,
        user=request.user,
        year=year,
        years=[(str(each), year_label(each, starts_in)) for each in years],
    )
    sorting = sorting_of(request, COLUMNS, DEFAULT_ORDER)
    return SavingTable(
        year=year_label(year, starts_in),
        filter=narrowed,
        sorting=sorting,
        rows=for_table(narrowed.qs, sorting),
        withheld=withheld_anywhere(request.user),
    )


@require_GET
def saving_list(request: OfficerRequest) -> HttpResponse:
    """Every saving this reader may see, narrowed and ordered as the address says."""
    table = table_of(request)
    rows = table.rows.with_claims()
    page: Page[Saving] = page_of(request, rows)
    form = table.filter.form
    more = [field for field in form if field.name not in FIRST_FILTERS]
    values = {
        "trail": [*trail_to_savings(), ("All savings", "")],
        "form": form,
        "first_filters": [form[name] for name in FIRST_FILTERS],
        "more_filters": more,
        "is_more_asked": any(request.GET.get(field.name) for field in more),
        "sorting": table.sorting,
        "year": table.year,
        "page": page,
        "lines": lines_of(page, request.user),
        "sum": total_of(table.rows),
        "total": Saving.objects.visible_to(request.user).count(),
        "withheld": table.withheld,
        "may_propose": access.can_propose_saving(request.user),
        "may_import": access.can_keep_plan(request.user),
    }
    return render(request, "savings/saving_list.html", values)


@require_GET
def saving_export(request: OfficerRequest) -> HttpResponse:
    """The table as it is shown, all of its pages, as a spreadsheet."""
    return xlsx_response("Savings", table_of(request).sheets(request))
