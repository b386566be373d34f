"""Files as a browser gets them."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header


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
