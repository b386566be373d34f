"""Who does what on a programme, strand or project: now, and on any past day."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.form_pages import posted, saved
from accounts.forms import EndForm
from accounts.models import User
from accounts.requests import OfficerRequest
from common.paging import page_of
from programmes import access, services
from programmes.forms.role import HeldOnForm, RoleForm
from programmes.models import RoleAssignment
from programmes.views.places import form_page, place_or_404, programme_of, trail_to


@require_safe
def role_list(request: OfficerRequest, kind: str, pk: int) -> HttpResponse:
    place = place_or_404(request, kind, pk)
    form = HeldOnForm(request.GET)
    on = form.cleaned_data["on"] if form.is_valid() else None
    roles = RoleAssignment.objects.visible_to(request.user).on_place(place).for_list()
    return render(
        request,
        "programmes/role_list.html",
        {
            "where": place,
            "kind": kind,
            "trail": trail_to(place),
            "form": form,
            "on": on,
            "page": page_of(request, roles.held(on=on) if on else roles),
            "today": timezone.localdate(),
            "may_change": access.can_run(request.user, programme_of(place)),
        },
    )


@require_http_methods(["GET", "POST"])
def role_create(request: OfficerRequest, kind: str, pk: int) -> HttpResponse:
    place = place_or_404(request, kind, pk)
    access.require(access.can_run(request.user, programme_of(place)))
    form = RoleForm(
        posted(request),
        kind=kind,
        people=User.objects.visible_to(request.user).active(),
        initial={"starts_on": timezone.localdate()},
    )
    if address := saved(
        request,
        form,
        lambda: services.assign_role(where=place, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Role given: {form.cleaned_data['role'].label}")
        return redirect(address)
    return form_page(request, "programmes/role_create.html", form, place, kind=kind)


@require_http_methods(["GET", "POST"])
def role_end(request: OfficerRequest, pk: int) -> HttpResponse:
    roles = RoleAssignment.objects.visible_to(request.user).for_list()
    role = get_object_or_404(roles, pk=pk)
    access.require(access.can_run(request.user, programme_of(role.place)))
    form = EndForm(posted(request), initial={"ends_on": timezone.localdate()})
    if address := saved(
        request,
        form,
        lambda: services.end_role(role, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Ended: {role}")
        return redirect(address)
    return form_page(request, "programmes/role_end.html", form, role.place, role=role)
