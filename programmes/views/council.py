"""The council's settings and lists, and its colour."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import (
    condition,
    require_http_methods,
    require_safe,
)

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from programmes import access, services
from programmes.brand import brand_css_of, brand_etag
from programmes.forms.council import (
    CouncilUpdateForm,
    PriorityForm,
    PriorityUpdateForm,
    StageForm,
    StageUpdateForm,
)
from programmes.models import CorporatePriority, Council, Stage


@login_not_required
@require_safe
@cache_control(public=True, max_age=300)
@condition(etag_func=brand_etag)
def brand_css(request: HttpRequest) -> HttpResponse:
    """The council's colour, for every page, the public ones included."""
    return HttpResponse(brand_css_of(), content_type="text/css; charset=utf-8")


@require_http_methods(["GET", "POST"])
def council_update(request: OfficerRequest) -> HttpResponse:
    council = get_object_or_404(Council.objects.visible_to(request.user))
    access.require(access.can_manage_council(request.user))
    form = CouncilUpdateForm(
        posted(request), instance=council, initial={"version": council.version}
    )
    if address := saved(
        request,
        form,
        lambda: services.update_council(
            council, by=request.user, reason="Settings.", **form.cleaned_data
        ),
    ):
        messages.success(request, "Saved: the council's settings")
        return redirect(address)
    return render(
        request,
        "programmes/council_update.html",
        {"form": form, "trail": council_trail()},
    )


@require_safe
def priority_list(request: OfficerRequest) -> HttpResponse:
    may_change = access.can_manage_council(request.user)
    return render(
        request,
        "programmes/priority_list.html",
        {
            "priorities": list(CorporatePriority.objects.visible_to(request.user)),
            "may_change": may_change,
            "trail": council_trail() if may_change else [],
        },
    )


@require_http_methods(["GET", "POST"])
def priority_create(request: OfficerRequest) -> HttpResponse:
    access.require(access.can_manage_council(request.user))
    form = PriorityForm(posted(request))
    if address := saved(
        request,
        form,
        lambda: services.create_priority(by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Added: {form.cleaned_data['name']}")
        return redirect(address)
    return render(
        request,
        "programmes/priority_create.html",
        {"form": form, "trail": council_trail()},
    )


@require_http_methods(["GET", "POST"])
def priority_update(request: OfficerRequest, pk: int) -> HttpResponse:
    priority = get_object_or_404(
        CorporatePriority.objects.visible_to(request.user), pk=pk
    )
    access.require(access.can_manage_council(request.user))
    form = PriorityUpdateForm(
        posted(request), instance=priority, initial={"version": priority.version}
    )
    if address := saved(
        request,
        form,
        lambda: services.update_priority(
            priority, by=request.user, reason="Reworded.", **form.cleaned_data
        ),
    ):
        messages.success(request, f"Saved: {form.cleaned_data['name']}")
        return redirect(address)
    return render(
        request,
        "programmes/priority_update.html",
        {"form": form, "trail": council_trail()},
    )


@require_safe
def stage_list(request: OfficerRequest) -> HttpResponse:
    may_change = access.can_manage_council(request.user)
    return render(
        request,
        "programmes/stage_list.html",
        {
            "stages": list(Stage.objects.visible_to(request.user)),
            "may_change": may_change,
            "trail": council_trail() if may_change else [],
        },
    )


@require_http_methods(["GET", "POST"])
def stage_create(request: OfficerRequest) -> HttpResponse:
    access.require(access.can_manage_council(request.user))
    form = StageForm(posted(request))
    if address := saved(
        request,
        form,
        lambda: services.create_stage(by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Added: {form.cleaned_data['name']}")
        return redirect(address)
    return render(
        request,
        "programmes/stage_create.html",
        {"form": form, "trail": council_trail()},
    )


@require_http_methods(["GET", "POST"])
def stage_update(request: OfficerRequest, pk: int) -> HttpResponse:
    stage = get_object_or_404(Stage.objects.visible_to(request.user), pk=pk)
    access.require(access.can_manage_council(request.user))
    form = StageUpdateForm(
        posted(request), instance=stage, initial={"version": stage.version}
    )
    if address := saved(
        request,
        form,
        lambda: services.update_stage(
            stage, by=request.user, reason="Reworded.", **form.cleaned_data
        ),
    ):
        messages.success(request, f"Saved: {form.cleaned_data['name']}")
        return redirect(address)
    return render(
        request,
        "programmes/stage_update.html",
        {"form": form, "trail": council_trail()},
    )


def council_trail() -> list[tuple[str, str]]:
    return [
        ("Council", reverse("programmes:council_update")),
        ("Corporate priorities", reverse("programmes:priority_list")),
        ("Stages", reverse("programmes:stage_list")),
    ]
