"""A composed paper as HTML: one set of templates for preview, published page and PDF."""

from __future__ import annotations

from django.template.loader import render_to_string

from reports.papers.document import Document


def page_html(document: Document) -> str:
    """A whole HTML document: what the PDF is made of, and a file to keep."""
    return render_to_string("papers/page.html", {"paper": document})


def content_of(html: str) -> str:
    """The content of such a document, to be shown inside a page of the portal."""
    _, _, after = html.partition("<main>")
    content, _, _ = after.rpartition("</main>")
    return content
