"""The council's funding gap, line by line as its medium-term financial plan says it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.periods import year_of
from common.typing_kept import keeps_typing
from savings import access
from savings.forms.plan import RemoveForm
from savings.forms.plan_money import GapLineForm, GapLineUpdateForm
from savings.models import GapLine
from savings.pages.gap_page import gap_page
from savings.pages.years import year_choices
from savings.services import plan
from savings.views.places import ending_here
from savings.views.plan import gap_line_or_404, plan_form_page, trail_to_gap
from savings.years import year_starts_in


@require_GET
def gap_line_list(request: OfficerRequest) -> HttpResponse:
    values = {
        **gap_page(request.user),
        "may_keep": access.can_keep_plan(request.user),
        "trail": ending_here(trail_to_gap()),
    }
    return render(request, "savings/gap_line_list.html", values)


@keeps_typing
@require_http_methods(["GET", "POST"])
def gap_line_create(request: OfficerRequest) -> HttpResponse:
    access.require(access.can_keep_plan(request.user))
    today, starts = timezone.localdate(), year_starts_in()
    this_year = year_of(today, starts)
    form = GapLineForm(
        posted(request),
        years=year_choices(today, starts),
        initial={"first_year": this_year, "last_year": this_year},
    )
    if address := saved(
        request,
        form,
        lambda: plan.create_gap_line(by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Added: {form.cleaned_data['title']}")
        return redirect(address)
    template = "savings/gap_line_create.html"
    return plan_form_page(request, template, form, trail_to_gap())


@keeps_typing
@require_http_methods(["GET", "POST"])
def gap_line_update(request: OfficerRequest, pk: int) -> HttpResponse:
    line = gap_line_or_404(request, pk)
    access.require(access.can_keep_plan(request.user))
    in_use = line.first_year, line.last_year
    form = GapLineUpdateForm(
        posted(request),
        instance=line,
        initial={"version": line.version},
        years=year_choices(timezone.localdate(), year_starts_in(), in_use),
    )
    if address := saved(
        request,
        form,
        lambda: plan.update_gap_line(line, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Saved: {form.cleaned_data['title']}")
        return redirect(address)
    template = "savings/gap_line_update.html"
    return plan_form_page(request, template, form, trail_to_gap(), line)


@keeps_typing
@require_http_methods(["GET", "POST"])
def gap_line_remove(request: OfficerRequest, pk: int) -> HttpResponse:
    line = gap_line_or_404(request, pk)
    access.require(access.can_keep_plan(request.user))
    form = RemoveForm(posted(request))

    def remove_it() -> GapLine:
        plan.remove_gap_line(line, by=request.user, **form.cleaned_data)
        return line

    if saved(request, form, remove_it):
        messages.success(request, f"Removed: {line}")
        return redirect(reverse("savings:gap_line_list"))
    stays = line.targets.exists()
    template = "savings/gap_line_remove.html"
    return plan_form_page(request, template, form, trail_to_gap(), line, stays=stays)
