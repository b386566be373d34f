"""A composed paper as HTML: one set of templates for preview, public page and PDF."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from reports.papers.document import Document


def page_html(document: Document) -> str:
    """A whole HTML document: what the PDF is made of, and a file to keep."""
    return render_to_string("papers/page.html", {"paper": document})


def content_of(html: str) -> SafeString:
    """The content of such a document, to be shown inside a page of the portal.

    Our own templates wrote it, with everything in it escaped or cleaned.
    """
    _, _, after = html.partition("<main>")
    content, _, _ = after.rpartition("</main>")
    return mark_safe(content)  # noqa: S308  # written by page_html and frozen since
