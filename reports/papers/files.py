"""Files as a browser gets them, and word of those that are still being made."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, Protocol

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from common.worker import worker_is_alive


def file_response(
    content: bytes, content_type: str, name: str, *, is_download: bool = False
) -> HttpResponse:
    """The bytes as they are stored, under a name that is safe in a header."""
    response = HttpResponse(content, content_type=content_type)
    disposition = content_disposition_header(is_download, name)
    if disposition:
        response["Content-Disposition"] = disposition
    response["X-Content-Type-Options"] = "nosniff"
    return response


class Job(Protocol):
    """Something made in the background."""

    @property
    def is_done(self) -> bool: ...

    @property
    def is_failed(self) -> bool: ...


def progress_page(
    request: HttpRequest, page: str, part: str, job: Job, context: dict[str, Any]
) -> HttpResponse:
    """The page of something that is being made; the part of it that changes, where the
    page itself asks; and nothing while there is no news, so that nothing is read out
    again every two seconds."""
    is_over = job.is_done or job.is_failed
    if request.headers.get("HX-Request") != "true":
        waits = not is_over and not worker_is_alive()
        return render(request, page, context | {"job": job, "is_waiting": waits})
    if not is_over:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return render(request, part, context | {"job": job})
