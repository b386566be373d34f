"""Planning and forecasting milestones, and moving their baseline."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from programmes import access, services
from programmes.forms.milestone import (
    MilestoneForm,
    MilestoneUpdateForm,
    RebaselineForm,
)
from programmes.views.places import form_page, milestone_or_404, project_or_404


@keeps_typing
@require_http_methods(["GET", "POST"])
def milestone_create(request: OfficerRequest, pk: int) -> HttpResponse:
    project = project_or_404(request, pk)
    access.require(access.can_edit(request.user, project))
    form = MilestoneForm(posted(request))
    if address := saved(
        request,
        form,
        lambda: services.create_milestone(
            project, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, f"Added: {form.cleaned_data['title']}")
        return redirect(address)
    return form_page(request, "programmes/milestone_create.html", form, project)


@keeps_typing
@require_http_methods(["GET", "POST"])
def milestone_update(request: OfficerRequest, pk: int) -> HttpResponse:
    milestone = milestone_or_404(request, pk)
    access.require(access.can_edit(request.user, milestone.project))
    form = MilestoneUpdateForm(
        posted(request), instance=milestone, initial={"version": milestone.version}
    )
    if address := saved(
        request,
        form,
        lambda: services.update_milestone(
            milestone, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, f"Saved: {form.cleaned_data['title']}")
        return redirect(address)
    return form_page(
        request,
        "programmes/milestone_update.html",
        form,
        milestone,
        may_rebaseline=access.can_run(request.user, milestone.project.strand.programme),
    )


@require_http_methods(["GET", "POST"])
def milestone_rebaseline(request: OfficerRequest, pk: int) -> HttpResponse:
    milestone = milestone_or_404(request, pk)
    access.require(access.can_run(request.user, milestone.project.strand.programme))
    form = RebaselineForm(
        posted(request),
        initial={
            "version": milestone.version,
            "baseline": milestone.forecast,
            "on": timezone.localdate(),
        },
    )
    if address := saved(
        request,
        form,
        lambda: services.rebaseline_milestone(
            milestone, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, f"Re-baselined: {milestone}")
        return redirect(address)
    return form_page(
        request,
        "programmes/milestone_rebaseline.html",
        form,
        milestone,
        changes=list(milestone.rebaselines.all()),
    )
