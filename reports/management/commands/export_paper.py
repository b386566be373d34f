"""A paper as a file: as it was published, or the draft where it has not been."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from programmes.standing import NOTHING_EXEMPT
from reports.models import Paper, Publication
from reports.papers.choices import Audience, FileFormat
from reports.papers.compose import compose
from reports.papers.facts import load_material
from reports.papers.previews import DRAFT
from reports.papers.render import page_html
from reports.papers.word import word_file
from reports.pdf import PdfFailed, print_pdf

FORMATS = ("html", "pdf", "docx")


class Command(BaseCommand):
    help = "Write a paper as HTML, PDF or Word: as published, else the draft."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("reference", help="The paper's reference.")
        parser.add_argument("--format", choices=FORMATS, default="html")
        parser.add_argument(
            "--public",
            action="store_true",
            help="Leave out what is exempt, saying only that something is withheld.",
        )
        parser.add_argument("--output", type=Path, help="Write to this file.")

    def handle(self, *_args: Any, **options: Any) -> None:
        paper = (
            Paper.objects.with_layout().filter(reference=options["reference"]).first()
        )
        if paper is None:
            known = ", ".join(Paper.objects.values_list("reference", flat=True))
            message = (
                f"There is no paper “{options['reference']}”. "
                f"There are: {known or 'none yet'}."
            )
            raise CommandError(message)
        content = exported(paper, options["format"], is_public=options["public"])
        if options["output"]:
            options["output"].write_bytes(content)
        else:
            sys.stdout.buffer.write(content)


def exported(paper: Paper, file_format: str, *, is_public: bool) -> bytes:
    """The file as it was published; a Word file is made of the published page."""
    published = paper.publications.published().order_by("-number").first()
    if published is None:
        return _drafted(paper, file_format, is_public=is_public)
    if file_format == "docx":
        page = _published(published, FileFormat.HTML, is_public=is_public)
        return word_file(page.decode())
    return _published(published, FileFormat(file_format), is_public=is_public)


def _published(
    publication: Publication, file_format: FileFormat, *, is_public: bool
) -> bytes:
    """The version for the audience asked for; one for all where nothing is exempt."""
    files = publication.files.filter(format=file_format)
    exempt = None if is_public else files.filter(audience=Audience.EXEMPT).first()
    file = exempt or files.get(audience=Audience.PUBLIC)
    return bytes(file.content)


def _drafted(paper: Paper, file_format: str, *, is_public: bool) -> bytes:
    material = load_material(paper)
    page = page_html(
        compose(
            paper.template.layout,
            material,
            entitlement=NOTHING_EXEMPT if is_public else material.own_entitlement,
            stamp=DRAFT,
        )
    )
    if file_format == "html":
        return page.encode()
    if file_format == "docx":
        return word_file(page)
    try:
        return print_pdf(page)
    except PdfFailed as problem:
        raise CommandError(str(problem)) from problem
