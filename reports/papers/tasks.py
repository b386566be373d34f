"""What the background worker does for papers. Each may run twice and do no harm."""

from __future__ import annotations

from reports.models import PaperPreview, Publication
from reports.papers.choices import FileFormat, PreviewStatus, PublicationStatus
from reports.papers.previews import fail_preview, finish_preview
from reports.papers.publishing import fail_publication, finish_publication
from reports.pdf import PdfFailed, print_pdf


def print_publication(publication_id: int) -> None:
    """Make the PDFs of a frozen paper from its frozen HTML, and seal it."""
    publication = Publication.objects.filter(
        pk=publication_id, status=PublicationStatus.RENDERING
    ).first()
    if publication is None:
        return
    pages = publication.files.filter(format=FileFormat.HTML)
    try:
        pdfs = {
            page.audience: print_pdf(bytes(page.content).decode()) for page in pages
        }
    except (PdfFailed, OSError) as problem:
        fail_publication(publication, str(problem))
    else:
        finish_publication(publication, pdfs)


def print_preview(preview_id: int) -> None:
    """Make the PDF of a draft. One that has been replaced meanwhile is gone."""
    preview = PaperPreview.objects.filter(
        pk=preview_id, status=PreviewStatus.RENDERING
    ).first()
    if preview is None:
        return
    try:
        pdf = print_pdf(preview.html)
    except (PdfFailed, OSError) as problem:
        fail_preview(preview, str(problem))
    else:
        finish_preview(preview, pdf)
