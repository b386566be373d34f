"""Business cases: all of them, one of them, opened and renamed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.narrowing import narrowings
from common.paging import page_of, sorting_of
from common.spreadsheet import about_sheet, xlsx_response
from common.typing_kept import keeps_typing
from common.wording import long_date
from programmes.access import can_edit
from programmes.models import Programme, Project
from savings import access
from savings.appraisal.checks import missing
from savings.forms.case import CaseCreateForm, CaseUpdateForm
from savings.models import BusinessCase, CaseVersion, SpendCeiling
from savings.pages.case_draft import readable
from savings.pages.case_history import history_of_case
from savings.pages.case_list import (
    CaseFilter,
    rows_of,
    sheet_of,
    with_newest,
)
from savings.pages.case_order import DEFAULT_ORDER, ORDERS, in_order
from savings.pages.case_page import (
    ceiling_rows,
    latest_approved,
    next_step,
    paper_address,
    version_rows,
)
from savings.services.case import open_case, update_case
from savings.views.places import (
    case_or_404,
    ending_here,
    form_page,
    trail_to_case,
    trail_to_savings,
)
from savings.withheld import withheld_cases


@require_GET
def case_list(request: OfficerRequest) -> HttpResponse:
    """Every case this reader may see, with its newest version and what was spent."""
    cases = BusinessCase.objects.visible_to(request.user)
    narrowed = CaseFilter(request.GET, queryset=with_newest(cases))
    sorting = sorting_of(request, ORDERS, DEFAULT_ORDER)
    page = page_of(request, in_order(request.user, narrowed.qs, sorting))
    values = {
        "form": narrowed.form,
        "page": page,
        "sorting": sorting,
        "rows": rows_of(request.user, list(page)),
        "total": cases.count(),
        "withheld": withheld_cases(request.user),
        "may_create": access.can_open_case(request.user),
        "trail": [*trail_to_savings(), ("Business cases", "")],
    }
    return render(request, "savings/case_list.html", values)


@require_GET
def case_export(request: OfficerRequest) -> HttpResponse:
    """The list as it is shown, all of its pages, as a spreadsheet."""
    cases = BusinessCase.objects.visible_to(request.user)
    narrowed = CaseFilter(request.GET, queryset=with_newest(cases))
    told = [
        f"As at {long_date(timezone.localdate())}.",
        *narrowings(narrowed.form),
        withheld_cases(request.user),
    ]
    sorting = sorting_of(request, ORDERS, DEFAULT_ORDER)
    listed = in_order(request.user, narrowed.qs, sorting)
    rows = rows_of(request.user, list(listed))
    sheets = [sheet_of(rows), about_sheet("Business cases", told)]
    return xlsx_response("Business cases", sheets)


@keeps_typing
@require_http_methods(["GET", "POST"])
def case_create(request: OfficerRequest) -> HttpResponse:
    """Opened with an empty draft, on which its writer goes on at once."""
    access.require(access.can_open_case(request.user))
    form = CaseCreateForm(
        posted(request),
        places=_places_for(request),
        initial={"place": request.GET.get("place", "")},
    )
    if address := saved(
        request,
        form,
        lambda: open_case(form.place_chosen, by=request.user, **form.said()),
    ):
        messages.success(request, f"Opened: {form.cleaned_data['title']}")
        return redirect(address)
    above = [*trail_to_savings(), ("Business cases", reverse("savings:case_list"))]
    values = {"form": form, "trail": above}
    return render(request, "savings/case_create.html", values)


@require_safe
def case_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    versions = list(
        CaseVersion.objects.visible_to(request.user)
        .filter(case=case)
        .order_by("-number")
    )
    newest = versions[0] if versions else None
    content = readable(newest) if newest else None
    lacking = missing(content, newest.stage) if content and newest else ()
    ceilings = SpendCeiling.objects.visible_to(request.user).filter(case=case)
    values = {
        "case": case,
        "trail": ending_here(trail_to_case(case)),
        "versions": version_rows(versions),
        "approved": latest_approved(versions),
        "step": next_step(request.user, case, versions, len(lacking)),
        "ceilings": ceiling_rows(
            ceilings.prefetch_related("entries"), on=timezone.localdate()
        ),
        "may_write": access.can_write_case(request.user, case),
        "may_allow": access.can_decide_case(request.user, case),
        "may_spend": access.can_record_spend(request.user, case),
        "may_release": access.can_lift_exemption(request.user),
        "paper_address": paper_address(request.user, case),
    }
    return render(request, "savings/case_detail.html", values)


@keeps_typing
@require_http_methods(["GET", "POST"])
def case_update(request: OfficerRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    access.require(access.can_write_case(request.user, case))
    form = CaseUpdateForm(
        posted(request), instance=case, initial={"version": case.version}
    )
    if address := saved(
        request,
        form,
        lambda: update_case(case, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, "Saved")
        return redirect(address)
    return form_page(request, "savings/case_update.html", form, case)


@require_safe
def case_history(request: OfficerRequest, pk: int) -> HttpResponse:
    """Of the case, its versions, its ceilings and what was spent."""
    case = case_or_404(request, pk)
    history = history_of_case(request.user, case)
    values = {
        "case": case,
        "trail": trail_to_case(case),
        "page": page_of(request, history.versions),
        "withheld": history.withheld,
    }
    return render(request, "savings/case_history.html", values)


def _places_for(request: OfficerRequest) -> list[Programme | Project]:
    """What this person may write a business case for."""
    projects = Project.objects.visible_to(request.user).select_related(
        "strand__programme"
    )
    programmes = Programme.objects.visible_to(request.user)
    places: list[Programme | Project] = [
        *programmes.order_by("name"),
        *projects.order_by("strand__programme__name", "name"),
    ]
    return [each for each in places if can_edit(request.user, each)]
