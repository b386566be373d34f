"""People and their council-wide roles."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts import access, services
from accounts.filters import PersonFilter
from accounts.form_pages import posted, saved
from accounts.forms import (
    CouncilRoleForm,
    EndForm,
    PersonForm,
    PersonUpdateForm,
    ReasonForm,
)
from accounts.invitation import send_invitation
from accounts.models import CouncilRole, User
from accounts.requests import OfficerRequest
from common.paging import page_of


@require_safe
def person_list(request: OfficerRequest) -> HttpResponse:
    people = User.objects.visible_to(request.user)
    found = PersonFilter(request.GET, queryset=people.for_list())
    return render(
        request,
        "accounts/person_list.html",
        {
            "page": page_of(request, found.qs),
            "filter_form": found.form,
            "total": people.count(),
            "may_change": access.can_manage_people(request.user),
        },
    )


@require_safe
def person_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    person = person_or_404(request, pk)
    return render(
        request,
        "accounts/person_detail.html",
        {
            "person": person,
            "trail": trail_to(person),
            "roles": list(person.council_roles.all()),
            "today": timezone.localdate(),
            "has_password": person.has_usable_password(),
            "may_change": access.can_manage_people(request.user),
        },
    )


@require_http_methods(["GET", "POST"])
def person_create(request: OfficerRequest) -> HttpResponse:
    access.require(access.can_manage_people(request.user))
    form = PersonForm(posted(request))

    def invite() -> User:
        person = services.invite_person(by=request.user, **form.cleaned_data)
        send_invitation(request, person)
        return person

    if address := saved(request, form, invite):
        messages.success(request, f"Invited: {form.cleaned_data['name']}")
        return redirect(address)
    trail = [("People", reverse("accounts:person_list"))]
    return render(
        request, "accounts/person_create.html", {"form": form, "trail": trail}
    )


@require_http_methods(["GET", "POST"])
def person_update(request: OfficerRequest, pk: int) -> HttpResponse:
    person = person_or_404(request, pk)
    access.require(access.can_manage_people(request.user))
    form = PersonUpdateForm(
        posted(request), instance=person, initial={"version": person.version}
    )
    if address := saved(
        request,
        form,
        lambda: services.update_person(person, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Saved: {form.cleaned_data['name']}")
        return redirect(address)
    return person_page(request, "accounts/person_update.html", form, person)


@require_POST
def person_invite(request: OfficerRequest, pk: int) -> HttpResponse:
    person = person_or_404(request, pk)
    access.require(access.can_manage_people(request.user) and person.is_active)
    try:
        send_invitation(request, person)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, f"Invitation sent again to {person.email}")
    return redirect(person)


@require_http_methods(["GET", "POST"])
def person_deactivate(request: OfficerRequest, pk: int) -> HttpResponse:
    person = person_or_404(request, pk)
    access.require(access.can_manage_people(request.user))
    form = ReasonForm(posted(request))
    if address := saved(
        request,
        form,
        lambda: services.deactivate_person(
            person, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, f"{person} may no longer sign in")
        return redirect(address)
    return person_page(request, "accounts/person_deactivate.html", form, person)


@require_http_methods(["GET", "POST"])
def person_reactivate(request: OfficerRequest, pk: int) -> HttpResponse:
    person = person_or_404(request, pk)
    access.require(access.can_manage_people(request.user))
    form = ReasonForm(posted(request))
    if address := saved(
        request,
        form,
        lambda: services.reactivate_person(
            person, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, f"{person} may sign in again")
        return redirect(address)
    return person_page(request, "accounts/person_reactivate.html", form, person)


@require_http_methods(["GET", "POST"])
def council_role_create(request: OfficerRequest, pk: int) -> HttpResponse:
    person = person_or_404(request, pk)
    access.require(access.can_manage_people(request.user))
    form = CouncilRoleForm(posted(request), initial={"starts_on": timezone.localdate()})
    if address := saved(
        request,
        form,
        lambda: services.give_council_role(
            person, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, f"Role given to {person}")
        return redirect(address)
    return person_page(request, "accounts/council_role_create.html", form, person)


@require_http_methods(["GET", "POST"])
def council_role_end(request: OfficerRequest, pk: int) -> HttpResponse:
    roles = CouncilRole.objects.visible_to(request.user).select_related("user")
    role = get_object_or_404(roles, pk=pk)
    access.require(access.can_manage_people(request.user))
    form = EndForm(posted(request), initial={"ends_on": timezone.localdate()})
    if address := saved(
        request,
        form,
        lambda: services.end_council_role(role, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Ended: {role}")
        return redirect(address)
    return person_page(
        request, "accounts/council_role_end.html", form, role.user, role=role
    )


def person_or_404(request: OfficerRequest, pk: int) -> User:
    return get_object_or_404(User.objects.visible_to(request.user), pk=pk)


def trail_to(person: User) -> list[tuple[str, str]]:
    people = ("People", reverse("accounts:person_list"))
    return [people, (person.name, person.get_absolute_url())]


def person_page(
    request: OfficerRequest,
    template: str,
    form: forms.BaseForm,
    person: User,
    **more: object,
) -> HttpResponse:
    """A page with one form about a person."""
    shown = {"form": form, "person": person, "trail": trail_to(person), **more}
    return render(request, template, shown)
