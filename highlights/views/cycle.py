"""The reporting calendar of a programme."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from highlights import services
from highlights.forms.cycle import CycleForm, CycleUpdateForm, PeriodForm
from highlights.models import ReportingCycle, ReportingPeriod
from programmes import access
from programmes.models import Programme
from programmes.views.places import Trail, trail_to


def _programme(request: OfficerRequest, reference: str) -> Programme:
    programmes = Programme.objects.visible_to(request.user)
    return get_object_or_404(programmes, reference=reference)


def _trail(programme: Programme) -> Trail:
    calendar = reverse("highlights:cycle_list", args=[programme.reference])
    return [*trail_to(programme), ("Reporting calendar", calendar)]


@require_GET
def cycle_list(request: OfficerRequest, reference: str) -> HttpResponse:
    """The cycles of a programme, each with its periods."""
    programme = _programme(request, reference)
    cycles = ReportingCycle.objects.visible_to(request.user).filter(programme=programme)
    values = {
        "programme": programme,
        "cycles": [
            (cycle, cycle.periods.all())
            for cycle in cycles.select_related("scheme").prefetch_related("periods")
        ],
        "trail": _trail(programme),
        "today": timezone.localdate(),
        "can_run": access.can_run(request.user, programme),
    }
    return render(request, "highlights/cycle_list.html", values)


@keeps_typing
@require_http_methods(["GET", "POST"])
def cycle_create(request: OfficerRequest, reference: str) -> HttpResponse:
    programme = _programme(request, reference)
    access.require(access.can_run(request.user, programme))

    form = CycleForm(posted(request))
    if address := saved(
        request,
        form,
        lambda: services.create_cycle(
            programme=programme, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, "The reporting cycle is set, with its periods.")
        return redirect(address)
    values = {"programme": programme, "form": form, "trail": _trail(programme)}
    return render(request, "highlights/cycle_create.html", values)


@keeps_typing
@require_http_methods(["GET", "POST"])
def cycle_update(request: OfficerRequest, pk: int) -> HttpResponse:
    cycles = ReportingCycle.objects.visible_to(request.user)
    cycle = get_object_or_404(cycles.select_related("programme"), pk=pk)
    access.require(access.can_run(request.user, cycle.programme))

    initial = {
        "due_after_days": cycle.due_after_days,
        "scheme": cycle.scheme_id,
        "is_active": cycle.is_active,
    }
    form = CycleUpdateForm(posted(request), initial=initial)
    if address := saved(
        request,
        form,
        lambda: services.update_cycle(cycle, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, "The reporting cycle is changed.")
        return redirect(address)
    values = {"cycle": cycle, "programme": cycle.programme, "form": form}
    values["trail"] = _trail(cycle.programme)
    return render(request, "highlights/cycle_update.html", values)


@keeps_typing
@require_http_methods(["GET", "POST"])
def period_update(request: OfficerRequest, pk: int) -> HttpResponse:
    periods = ReportingPeriod.objects.visible_to(request.user)
    period = get_object_or_404(periods.select_related("cycle__programme"), pk=pk)
    programme = period.cycle.programme
    access.require(access.can_run(request.user, programme))

    form = PeriodForm(posted(request), initial={"due_on": period.due_on})
    if address := saved(
        request,
        form,
        lambda: services.move_due_date(period, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"The due date of {period} is moved.")
        return redirect(address)
    values = {"period": period, "programme": programme, "form": form}
    values["trail"] = _trail(programme)
    return render(request, "highlights/period_update.html", values)
