"""Opening, changing and closing programmes, and what they support."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.form_pages import posted, saved
from accounts.forms import ReasonForm
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from programmes import access, services
from programmes.forms.programme import (
    ProgrammeForm,
    ProgrammePrioritiesForm,
    ProgrammeUpdateForm,
)
from programmes.models import CorporatePriority
from programmes.views.places import form_page, programme_or_404


@keeps_typing
@require_http_methods(["GET", "POST"])
def programme_create(request: OfficerRequest) -> HttpResponse:
    access.require(access.can_create_programmes(request.user))
    form = ProgrammeForm(posted(request))
    if address := saved(
        request,
        form,
        lambda: services.create_programme(by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Opened: {form.cleaned_data['name']}")
        return redirect(address)
    trail = [("Programmes", reverse("reports:portfolio"))]
    return render(
        request, "programmes/programme_create.html", {"form": form, "trail": trail}
    )


@keeps_typing
@require_http_methods(["GET", "POST"])
def programme_update(request: OfficerRequest, reference: str) -> HttpResponse:
    programme = programme_or_404(request, reference)
    access.require(access.can_run(request.user, programme))
    form = ProgrammeUpdateForm(
        posted(request), instance=programme, initial={"version": programme.version}
    )
    if address := saved(
        request,
        form,
        lambda: services.update_programme(
            programme, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, f"Saved: {form.cleaned_data['name']}")
        return redirect(address)
    return form_page(request, "programmes/programme_update.html", form, programme)


@require_http_methods(["GET", "POST"])
def programme_priorities(request: OfficerRequest, reference: str) -> HttpResponse:
    programme = programme_or_404(request, reference)
    access.require(access.can_run(request.user, programme))
    supported = programme.supports.values_list("priority_id", flat=True)
    form = ProgrammePrioritiesForm(
        posted(request),
        choices=CorporatePriority.objects.visible_to(request.user),
        initial={"priorities": list(supported)},
    )
    if address := saved(
        request,
        form,
        lambda: services.set_priorities(
            programme, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, "Saved: the priorities the programme supports")
        return redirect(address)
    return form_page(request, "programmes/programme_priorities.html", form, programme)


@require_http_methods(["GET", "POST"])
def programme_close(request: OfficerRequest, reference: str) -> HttpResponse:
    programme = programme_or_404(request, reference)
    access.require(access.can_run(request.user, programme))
    form = ReasonForm(posted(request))
    if address := saved(
        request,
        form,
        lambda: services.close_programme(
            programme, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, f"Closed: {programme}")
        return redirect(address)
    return form_page(request, "programmes/programme_close.html", form, programme)


@require_http_methods(["GET", "POST"])
def programme_reopen(request: OfficerRequest, reference: str) -> HttpResponse:
    programme = programme_or_404(request, reference)
    access.require(access.can_run(request.user, programme))
    form = ReasonForm(posted(request))
    if address := saved(
        request,
        form,
        lambda: services.reopen_programme(
            programme, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, f"Reopened: {programme}")
        return redirect(address)
    return form_page(request, "programmes/programme_reopen.html", form, programme)
