"""Drafts as they will print: a page at once, a PDF from the background."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.requests import OfficerRequest
from reports.models import Paper, PaperPreview
from reports.papers.files import file_response, progress_page
from reports.papers.previews import draft_for, request_preview


@require_GET
def paper_preview(request: OfficerRequest, reference: str) -> HttpResponse:
    paper = _paper(request, reference)

    context = {"draft": paper, "paper": draft_for(paper, request.user)}
    return render(request, "reports/paper_preview.html", context)


@require_POST
def paper_preview_pdf(request: OfficerRequest, reference: str) -> HttpResponse:
    """Anybody who may read the draft may have it as a PDF: it holds what they see."""
    return redirect(request_preview(_paper(request, reference), by=request.user))


@require_GET
def paper_preview_made(
    request: OfficerRequest, reference: str, pk: int
) -> HttpResponse:
    preview = _preview(request, reference, pk)

    return progress_page(
        request,
        "reports/paper_preview_made.html",
        "reports/_paper_preview_progress.html",
        preview,
        {"draft": preview.paper},
    )


@require_GET
def paper_preview_file(
    request: OfficerRequest, reference: str, pk: int
) -> HttpResponse:
    preview = _preview(request, reference, pk)
    if preview.content is None:
        raise Http404
    return file_response(
        bytes(preview.content), "application/pdf", f"{reference}-draft.pdf"
    )


def _paper(request: OfficerRequest, reference: str) -> Paper:
    papers = Paper.objects.visible_to(request.user).with_layout()
    return get_object_or_404(papers, reference=reference)


def _preview(request: OfficerRequest, reference: str, pk: int) -> PaperPreview:
    """One's own, of a paper one may still see."""
    previews = PaperPreview.objects.visible_to(request.user).select_related("paper")
    return get_object_or_404(previews, paper=_paper(request, reference), pk=pk)
