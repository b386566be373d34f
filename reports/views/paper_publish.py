"""Publishing a paper, and what came of it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from programmes import access
from reports.models import Paper, Publication, PublicationFile
from reports.papers.checks import run_checks
from reports.papers.compose import holds_anything_exempt, placed_sections
from reports.papers.desk import findings_of
from reports.papers.facts import load_material
from reports.papers.files import file_response, progress_page
from reports.papers.forms import PublishForm
from reports.papers.publishing import publish_paper


@keeps_typing
@require_http_methods(["GET", "POST"])
def paper_publish(request: OfficerRequest, reference: str) -> HttpResponse:
    papers = Paper.objects.visible_to(request.user).with_layout()
    paper = get_object_or_404(papers, reference=reference)
    access.require(access.can_publish(request.user))

    earlier = Publication.objects.visible_to(request.user).published().light()
    before = earlier.filter(paper=paper).order_by("-number").first()
    material = load_material(paper)
    form = PublishForm(
        posted(request),
        is_correction=before is not None,
        initial={"version": paper.version, "text_saves": material.text_saves},
    )
    address = saved(
        request,
        form,
        lambda: publish_paper(paper, by=request.user, **form.cleaned_data),
    )
    if address:
        return redirect(address)
    layout = paper.template.layout
    checks = run_checks(layout, material, today=timezone.localdate())
    placed = placed_sections(layout, material)
    context = {
        "paper": paper,
        "form": form,
        "findings": findings_of(paper, checks, placed),
        "before": before,
        "withholds": holds_anything_exempt(layout, material, material.own_entitlement),
    }
    return render(request, "reports/paper_publish.html", context)


@require_GET
def paper_publication(
    request: OfficerRequest, reference: str, number: int
) -> HttpResponse:
    publication = _publication(request, reference, number)

    files = PublicationFile.objects.visible_to(request.user).with_size().light()
    context = {
        "publication": publication,
        "files": files.filter(publication=publication).order_by("-audience", "-format"),
    }
    return progress_page(
        request,
        "reports/paper_publication.html",
        "reports/_paper_publication_progress.html",
        publication,
        context,
    )


@require_GET
def paper_publication_file(
    request: OfficerRequest,
    reference: str,
    number: int,
    audience: str,
    file_format: str,
) -> HttpResponse:
    publication = _publication(request, reference, number)
    files = PublicationFile.objects.visible_to(request.user)
    file = get_object_or_404(
        files, publication=publication, audience=audience, format=file_format
    )
    name = f"{reference}-{number}-{audience}.{file_format}"
    return file_response(bytes(file.content), file.content_type, name)


def _publication(request: OfficerRequest, reference: str, number: int) -> Publication:
    publications = Publication.objects.visible_to(request.user).light()
    found: Publication = get_object_or_404(
        publications, paper__reference=reference, number=number
    )
    return found
