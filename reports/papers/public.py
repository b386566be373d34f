"""What anybody may read. The public side fetches through here and nowhere else."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.utils.safestring import SafeString

from reports.models import Publication, PublicationFile
from reports.papers.choices import FileFormat
from reports.papers.querysets import PublicationFileQuerySet, PublicationQuerySet
from reports.papers.render import content_of


def standing_publications() -> PublicationQuerySet:
    """The publication of each paper that stands, newest meeting first."""
    return (
        Publication.objects.public()
        .standing()
        .light()
        .order_by("-meeting_on", "public_title", "pk")
    )


def publication_or_404(reference: str, number: int | None = None) -> Publication:
    """One publication; without a number the one that stands."""
    wanted = Publication.objects.public().light().filter(paper__reference=reference)
    narrowed = wanted.standing() if number is None else wanted.filter(number=number)
    found: Publication = get_object_or_404(narrowed)
    return found


def publications_of(publication: Publication) -> PublicationQuerySet:
    """Every publication of the same paper, newest first."""
    every = Publication.objects.public().light().filter(paper=publication.paper_id)
    return every.order_by("-number")


def files_of(publication: Publication) -> list[PublicationFile]:
    """Its public files, with their size and without their bytes."""
    files = PublicationFile.objects.public().filter(publication=publication)
    return list(files.with_size().light().order_by("-format"))


def file_or_404(reference: str, number: int, file_format: str) -> PublicationFile:
    """One public file with its bytes."""
    found: PublicationFile = get_object_or_404(_file(reference, number, file_format))
    return found


def seal_or_404(reference: str, number: int, file_format: str) -> str:
    """The SHA-256 of a public file, without fetching its bytes."""
    found: PublicationFile = get_object_or_404(
        _file(reference, number, file_format).light()
    )
    return found.sha256


def _file(reference: str, number: int, file_format: str) -> PublicationFileQuerySet:
    return PublicationFile.objects.public().filter(
        publication__paper__reference=reference,
        publication__number=number,
        format=file_format,
    )


def content_or_404(publication: Publication) -> SafeString:
    """The frozen content as it goes into a page of the portal."""
    pages = PublicationFile.objects.public().filter(publication=publication)
    page = get_object_or_404(pages, format=FileFormat.HTML)
    return content_of(bytes(page.content).decode())
