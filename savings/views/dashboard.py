"""The pages that add savings up: the dashboard, the monitoring table, and whether all
views agree. And the same as spreadsheets."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.requests import OfficerRequest
from common.spreadsheet import xlsx_response
from savings import access
from savings.forms.dashboard import MonitoringForm, YearForm
from savings.pages.dashboard import Dashboard
from savings.pages.dashboard_choice import choice_of, days_of, told_to
from savings.pages.dashboard_monitoring import MonitoringPage
from savings.pages.dashboard_reconciliation import ReconciliationPage


@require_GET
def dashboard(request: OfficerRequest) -> HttpResponse:
    """The sentence, the charts, and the savings from every side."""
    values = {
        "page": _dashboard(request),
        "may_propose": access.can_propose_saving(request.user),
    }
    return render(request, "savings/dashboard.html", values)


@require_GET
def dashboard_export(request: OfficerRequest) -> HttpResponse:
    page = _dashboard(request)
    return xlsx_response(f"Savings {page.heading}", page.sheets())


def _dashboard(request: OfficerRequest) -> Dashboard:
    told = told_to(request.user, days_of(request.GET))
    return Dashboard(told, choice_of(request.GET, told))


@require_GET
def monitoring(request: OfficerRequest) -> HttpResponse:
    """Proposed, achieved, pressures and what is at risk, by service group."""
    return render(request, "savings/monitoring.html", {"page": _monitoring(request)})


@require_GET
def monitoring_export(request: OfficerRequest) -> HttpResponse:
    page = _monitoring(request)
    return xlsx_response(f"Savings monitoring {page.heading}", page.sheets())


def _monitoring(request: OfficerRequest) -> MonitoringPage:
    told = told_to(request.user, days_of(request.GET, compares=False))
    may_explain = access.can_keep_plan(request.user)
    choice = choice_of(request.GET, told, MonitoringForm)
    return MonitoringPage(told, choice, may_explain=may_explain)


@require_GET
def reconciliation(request: OfficerRequest) -> HttpResponse:
    """Whether every view comes to the sum of the savings, and what does not fit."""
    told = told_to(request.user, days_of(request.GET, compares=False))
    page = ReconciliationPage(told, choice_of(request.GET, told, YearForm))
    return render(request, "savings/reconciliation.html", {"page": page})
