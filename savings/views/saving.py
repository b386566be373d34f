"""A saving: shown, and changed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.paging import page_of
from common.typing_kept import keeps_typing
from savings import access
from savings.forms.saving import SavingUpdateForm
from savings.past import history_of_saving
from savings.services.saving import update_saving
from savings.services.saving_indicated import indicated_now
from savings.views.places import (
    ending_here,
    form_page,
    saving_or_404,
    trail_to_saving,
)
from savings.views.saving_page import saving_page


@require_safe
def saving_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    saving = saving_or_404(request, pk)
    shown = saving_page(
        request.user,
        saving,
        on=timezone.localdate(),
        asked=request.GET.get("year"),
    )
    trail = ending_here(trail_to_saving(saving))
    values = {"saving": saving, "trail": trail, **shown}
    return render(request, "savings/saving_detail.html", values)


@keeps_typing
@require_http_methods(["GET", "POST"])
def saving_update(request: OfficerRequest, pk: int) -> HttpResponse:
    saving = saving_or_404(request, pk)
    access.require(access.can_edit_saving(request.user, saving))
    form = SavingUpdateForm(
        posted(request),
        instance=saving,
        initial={"version": saving.version},
        reader=request.user,
        indicated=indicated_now(saving, timezone.localdate()),
    )
    if address := saved(
        request,
        form,
        lambda: update_saving(saving, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Saved: {saving.reference}")
        return redirect(address)
    return form_page(request, "savings/saving_update.html", form, saving)


@require_safe
def saving_history(request: OfficerRequest, pk: int) -> HttpResponse:
    """What has become of a saving: who changed what, when and why."""
    saving = saving_or_404(request, pk)
    history = history_of_saving(request.user, saving)
    values = {
        "saving": saving,
        "trail": [*trail_to_saving(saving), ("History", "")],
        "page": page_of(request, history.versions),
        "withheld": history.withheld,
    }
    return render(request, "savings/saving_history.html", values)
