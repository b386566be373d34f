"""The risks of all registers in one table."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.requests import OfficerRequest
from common.spreadsheet import xlsx_response
from risks.sight.withheld import withheld_anywhere
from risks.views.tables import table_of, whole_scope


@require_GET
def risk_list(request: OfficerRequest) -> HttpResponse:
    """Every risk this reader may see, narrowed and ordered as the address says."""
    table = table_of(request, whole_scope(request.user))
    withheld = withheld_anywhere(request.user)
    trail = [("Risks", reverse("risks:register_list")), ("All risks", "")]
    values = {"trail": trail, "withheld": withheld, **table.shown(request)}
    return render(request, "risks/risk_list.html", values)


@require_GET
def risk_export(request: OfficerRequest) -> HttpResponse:
    """The table as it is shown, all of its pages, as a spreadsheet."""
    table = table_of(request, whole_scope(request.user))
    withheld = withheld_anywhere(request.user)
    return xlsx_response("Risks", table.sheets("Risks of all registers", withheld))
