"""Every benefit of the council in one table, or under headings; on a page or in a
spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.requests import OfficerRequest
from common.narrowing import narrowings
from common.paging import page_of
from common.spreadsheet import Sheet, about_sheet, xlsx_response
from common.wording import long_date
from savings import access
from savings.benefit_filters import BenefitFilter
from savings.benefit_groups import IN_SEVERAL, Group, is_in_several
from savings.choices import BenefitGrouping
from savings.models import Benefit
from savings.pages.benefit_groups import (
    HEADINGS_BY,
    ShownGroup,
    entries_of,
    group_sheets,
    groups_of,
    shown_of,
)
from savings.pages.benefits import BenefitLine, for_lines, lines_of, sheet_of
from savings.querysets import BenefitQuerySet
from savings.views.places import trail_to_savings
from savings.withheld import withheld_benefits

# Always to be seen; the others fold away until one of them is asked for.
FIRST_FILTERS = ("by", "q", "place", "priorities", "values")


@dataclass(frozen=True)
class BenefitTable:
    """The benefits that fit the filters, under the headings the address asks for."""

    filter: BenefitFilter
    rows: BenefitQuerySet

    @property
    def by(self) -> BenefitGrouping | None:
        return self.filter.grouping

    @cached_property
    def lines(self) -> list[BenefitLine]:
        """All of them, not a page."""
        return lines_of(self.rows, timezone.localdate())

    @cached_property
    def groups(self) -> list[Group[BenefitLine]]:
        return groups_of(self.lines, self.by) if self.by else []

    @property
    def note(self) -> str:
        """That groups together count more than there are, where they do."""
        is_so = self.by is not None and is_in_several(self.lines, HEADINGS_BY[self.by])
        return IN_SEVERAL if is_so else ""

    def page(self, request: OfficerRequest) -> tuple[Page[Any], list[ShownGroup]]:
        """Groups are counted whole, so that all of their benefits are read; one list
        is read a page at a time."""
        if self.by:
            entries = page_of(request, entries_of(self.groups))
            return entries, shown_of(entries)
        page = page_of(request, self.rows)
        return page, [ShownGroup("", "", lines_of(page, timezone.localdate()))]

    def sheets(self) -> Iterator[Sheet]:
        if self.by:
            yield from group_sheets(self.groups, self.by.label)
        else:
            yield sheet_of(self.lines)


def table_of(request: OfficerRequest) -> BenefitTable:
    benefits = Benefit.objects.visible_to(request.user)
    narrowed = BenefitFilter(request.GET, benefits, user=request.user)
    return BenefitTable(narrowed, for_lines(narrowed.qs, request.user))


@require_GET
def benefit_list(request: OfficerRequest) -> HttpResponse:
    """Those this reader may see, narrowed and grouped as the address says."""
    table = table_of(request)
    page, groups = table.page(request)
    form = table.filter.form
    more = [field for field in form if field.name not in FIRST_FILTERS]
    values = {
        "trail": [*trail_to_savings(), ("Benefits", "")],
        "form": form,
        "first_filters": [form[name] for name in FIRST_FILTERS],
        "more_filters": more,
        "is_more_asked": any(request.GET.get(field.name) for field in more),
        "page": page,
        "groups": groups,
        "note": table.note,
        "shown": len(table.lines) if table.by else page.paginator.count,
        "total": Benefit.objects.visible_to(request.user).count(),
        "withheld": withheld_benefits(request.user),
        "may_promise": access.can_promise_benefit(request.user),
        "may_import": access.can_keep_plan(request.user),
    }
    return render(request, "savings/benefit_list.html", values)


@require_GET
def benefit_export(request: OfficerRequest) -> HttpResponse:
    """The table as it is shown, all of its pages, as a spreadsheet."""
    table = table_of(request)
    told = [
        f"As at {long_date(timezone.localdate())}.",
        *narrowings(table.filter.form),
        table.note,
        withheld_benefits(request.user),
    ]
    return xlsx_response("Benefits", [*table.sheets(), about_sheet("Benefits", told)])
