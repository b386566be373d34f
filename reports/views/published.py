"""The public side: what was published, for anybody, without a sign-in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import condition, require_safe

from common.paging import page_of
from reports.models import Publication
from reports.papers import public
from reports.papers.choices import FileFormat
from reports.papers.files import file_response


@login_not_required
@require_safe
def published_list(request: HttpRequest) -> HttpResponse:
    page = page_of(request, public.standing_publications())
    return render(request, "reports/published_list.html", {"page": page})


@login_not_required
@require_safe
def published_paper(request: HttpRequest, reference: str) -> HttpResponse:
    """The publication that stands."""
    return _shown(request, public.publication_or_404(reference), "published_paper")


@login_not_required
@require_safe
def published_version(
    request: HttpRequest, reference: str, number: int
) -> HttpResponse:
    """One publication, also where a later one has replaced it."""
    publication = public.publication_or_404(reference, number)
    return _shown(request, publication, "published_version")


def _shown(request: HttpRequest, publication: Publication, page: str) -> HttpResponse:
    every = list(public.publications_of(publication))
    context = {
        "publication": publication,
        "content": public.content_or_404(publication),
        "files": public.files_of(publication),
        "every": every,
        "standing": every[0],
    }
    return render(request, f"reports/{page}.html", context)


def _seal(_: HttpRequest, reference: str, number: int, file_format: str) -> str:
    return f'"{public.seal_or_404(reference, number, file_format)}"'


@login_not_required
@require_safe
@condition(etag_func=_seal)
def published_file(
    request: HttpRequest, reference: str, number: int, file_format: str
) -> HttpResponse:
    file = public.file_or_404(reference, number, file_format)
    response = file_response(
        bytes(file.content),
        file.content_type,
        f"{reference}-{number}.{file_format}",
        is_download=file_format == FileFormat.HTML,
    )
    # Asked for anew each time, answered with 304 while it is still public.
    response["Cache-Control"] = "public, no-cache"
    return response
