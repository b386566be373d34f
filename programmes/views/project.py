"""Opening and changing projects, their state and their strand."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from programmes import access, services
from programmes.forms.project import (
    ProjectForm,
    ProjectMoveForm,
    ProjectStateForm,
    ProjectUpdateForm,
)
from programmes.models import Project, Strand
from programmes.views.places import form_page, project_or_404, strand_or_404


@keeps_typing
@require_http_methods(["GET", "POST"])
def project_create(request: OfficerRequest, pk: int) -> HttpResponse:
    strand = strand_or_404(request, pk)
    access.require(access.can_edit(request.user, strand))
    form = ProjectForm(posted(request))
    if address := saved(
        request,
        form,
        lambda: services.create_project(strand, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Opened: {form.cleaned_data['name']}")
        return redirect(address)
    return form_page(request, "programmes/project_create.html", form, strand)


@keeps_typing
@require_http_methods(["GET", "POST"])
def project_update(request: OfficerRequest, pk: int) -> HttpResponse:
    project = project_or_404(request, pk)
    access.require(access.can_edit(request.user, project))
    form = ProjectUpdateForm(
        posted(request), instance=project, initial={"version": project.version}
    )
    if address := saved(
        request,
        form,
        lambda: services.update_project(project, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Saved: {form.cleaned_data['name']}")
        return redirect(address)
    return form_page(request, "programmes/project_update.html", form, project)


@require_http_methods(["GET", "POST"])
def project_state(request: OfficerRequest, pk: int) -> HttpResponse:
    project = project_or_404(request, pk)
    access.require(access.can_edit(request.user, project))
    form = ProjectStateForm(posted(request), now=project.state)
    if address := saved(
        request,
        form,
        lambda: services.change_project_state(
            project, by=request.user, **form.cleaned_data
        ),
    ):
        now = form.cleaned_data["state"].label.lower()
        messages.success(request, f"{project} is now {now}")
        return redirect(address)
    return form_page(request, "programmes/project_state.html", form, project)


@require_http_methods(["GET", "POST"])
def project_move(request: OfficerRequest, pk: int) -> HttpResponse:
    project = project_or_404(request, pk)
    access.require(access.can_edit(request.user, project))
    strands = access.strands_to_edit(request.user).exclude(pk=project.strand_id)
    form = ProjectMoveForm(posted(request), strands=strands)

    def move() -> Project:
        strand: Strand = form.cleaned_data["strand"]
        access.require(access.can_edit(request.user, strand))
        return services.move_project(project, by=request.user, **form.cleaned_data)

    if address := saved(request, form, move):
        messages.success(request, f"Moved: {project}")
        return redirect(address)
    return form_page(request, "programmes/project_move.html", form, project)
