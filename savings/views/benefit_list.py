"""Every benefit of the council in one table, on a page or in a spreadsheet."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.requests import OfficerRequest
from common.paging import page_of
from common.spreadsheet import Sheet, xlsx_response
from common.wording import long_date
from savings import access
from savings.benefit_filters import BenefitFilter
from savings.models import Benefit
from savings.pages.benefits import for_lines, lines_of, sheet_of
from savings.views.benefit import may_promise
from savings.views.places import trail_to_savings
from savings.withheld import withheld_benefits


@require_GET
def benefit_list(request: OfficerRequest) -> HttpResponse:
    """Those this reader may see, narrowed as the address says."""
    benefits = Benefit.objects.visible_to(request.user)
    narrowed = BenefitFilter(request.GET, benefits, user=request.user)
    page = page_of(request, for_lines(narrowed.qs))
    values = {
        "trail": [*trail_to_savings(), ("Benefits", "")],
        "form": narrowed.form,
        "page": page,
        "lines": lines_of(page, timezone.localdate()),
        "total": benefits.count(),
        "withheld": withheld_benefits(request.user),
        "may_promise": may_promise(request.user),
        "may_manage_values": access.can_manage_values(request.user),
    }
    return render(request, "savings/benefit_list.html", values)


@require_GET
def benefit_export(request: OfficerRequest) -> HttpResponse:
    """All that the list shows, not a page of it."""
    benefits = Benefit.objects.visible_to(request.user)
    narrowed = BenefitFilter(request.GET, benefits, user=request.user)
    today = timezone.localdate()
    told = [f"As at {long_date(today)}.", withheld_benefits(request.user)]
    about = Sheet("What this table shows", ["Benefits"], [[t] for t in told if t])
    sheets = [sheet_of(lines_of(for_lines(narrowed.qs), today)), about]
    return xlsx_response(f"benefits-{today:%Y-%m-%d}", sheets)
