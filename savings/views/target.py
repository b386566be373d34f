"""Targets: of programmes, strands, projects and service groups, year by year."""

from __future__ import annotations

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.periods import year_label, year_of
from common.typing_kept import keeps_typing
from savings import access
from savings.forms.plan import RemoveForm
from savings.forms.plan_money import TargetForm, TargetUpdateForm
from savings.models import SavingsTarget
from savings.pages.target_page import target_page
from savings.pages.years import asked_year, year_choices
from savings.services import plan
from savings.views.places import ending_here
from savings.views.plan import plan_form_page, target_or_404, trail_to_targets
from savings.years import year_starts_in


@require_GET
def target_list(request: OfficerRequest) -> HttpResponse:
    """Every target of a year beside the sum of its parts, and beside the savings."""
    values = {
        **target_page(
            request.user, asked=request.GET.get("year"), on=timezone.localdate()
        ),
        "may_keep": access.can_keep_plan(request.user),
        "trail": ending_here(trail_to_targets()),
    }
    return render(request, "savings/target_list.html", values)


@keeps_typing
@require_http_methods(["GET", "POST"])
def target_create(request: OfficerRequest) -> HttpResponse:
    access.require(access.can_keep_plan(request.user))
    starts, today = year_starts_in(), timezone.localdate()
    year = asked_year(request.GET.get("year"), year_of(today, starts))
    form = TargetForm(
        posted(request),
        reader=request.user,
        years=year_choices(today, starts, [year]),
        initial={"year": year},
    )
    if saved(
        request, form, lambda: plan.set_target(by=request.user, **form.cleaned_data)
    ):
        messages.success(request, f"Target set: {form.cleaned_data['place']}")
        return _back_to(form.cleaned_data["year"])
    template = "savings/target_create.html"
    return plan_form_page(request, template, form, trail_to_targets())


@keeps_typing
@require_http_methods(["GET", "POST"])
def target_update(request: OfficerRequest, pk: int) -> HttpResponse:
    target = target_or_404(request, pk)
    access.require(access.can_keep_plan(request.user))
    form = TargetUpdateForm(
        posted(request),
        instance=target,
        initial={"version": target.version},
        reader=request.user,
    )
    if saved(
        request,
        form,
        lambda: plan.update_target(target, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Saved: the target of {target.place}")
        return _back_to(target.year)
    template = "savings/target_update.html"
    return _form_page(request, template, form, target)


@keeps_typing
@require_http_methods(["GET", "POST"])
def target_remove(request: OfficerRequest, pk: int) -> HttpResponse:
    target = target_or_404(request, pk)
    access.require(access.can_keep_plan(request.user))
    form = RemoveForm(posted(request))

    def remove_it() -> SavingsTarget:
        plan.remove_target(target, by=request.user, **form.cleaned_data)
        return target

    if saved(request, form, remove_it):
        messages.success(request, f"Removed: the target of {target.place}")
        return _back_to(target.year)
    template = "savings/target_remove.html"
    return _form_page(request, template, form, target)


def _form_page(
    request: OfficerRequest, template: str, form: BaseForm, target: SavingsTarget
) -> HttpResponse:
    year = year_label(target.year, year_starts_in())
    return plan_form_page(
        request,
        template,
        form,
        trail_to_targets(),
        target.place,
        target=target,
        year=year,
    )


def _back_to(year: int) -> HttpResponse:
    return redirect(f"{reverse('savings:target_list')}?year={year}")
