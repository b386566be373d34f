"""A saving, proposed: a few questions first."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.periods import year_of
from common.typed import whole_number
from common.typing_kept import keeps_typing
from savings import access
from savings.forms.saving import SavingCreateForm
from savings.forms.saving_parts import places_to_choose
from savings.models import Saving, ServiceGroup
from savings.pages.years import year_choices
from savings.services.saving import propose_saving
from savings.views.places import trail_to_savings
from savings.years import year_starts_in


@keeps_typing
@require_http_methods(["GET", "POST"])
def saving_create(request: OfficerRequest) -> HttpResponse:
    access.require(access.can_propose_saving(request.user))
    keeps_plan = access.can_keep_plan(request.user)
    form = SavingCreateForm(
        posted(request),
        initial=_initial(request),
        reader=request.user,
        places=places_to_choose(request.user, to_edit=not keeps_plan),
        may_leave_open=keeps_plan,
        years=year_choices(timezone.localdate(), year_starts_in()),
    )
    if address := saved(
        request, form, lambda: propose_saving(by=request.user, **form.said())
    ):
        messages.success(request, f"Proposed: {form.cleaned_data['title']}")
        return redirect(address)
    values = {
        "form": form,
        "trail": [*trail_to_savings(), ("Propose a saving", "")],
        "has_groups": ServiceGroup.objects.visible_to(request.user).exists(),
        "may_keep_plan": keeps_plan,
    }
    return render(request, "savings/saving_create.html", values)


def _initial(request: OfficerRequest) -> dict[str, Any]:
    """This year; and, of a saving that cannot be delivered, what stands in for it."""
    initial: dict[str, Any] = {"year": year_of(timezone.localdate(), year_starts_in())}
    asked = whole_number(request.GET.get("replaces", ""), most_digits=9) or 0
    seen = Saving.objects.visible_to(request.user).filter(pk=asked)
    if replaced := seen.first():
        initial |= {
            "replaces": replaced.pk,
            "group": replaced.group_id,
            "budget_owner": replaced.budget_owner_id,
            "kind": replaced.kind,
            "recurrence": replaced.recurrence,
        }
    return initial
