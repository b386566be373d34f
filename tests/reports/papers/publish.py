"""A programme with something to tell, and publishing it as the worker would."""

from datetime import date

from django.test import TestCase

from common.history import save_with_reason
from programmes.choices import StrandEventKind
from programmes.models import StrandEvent
from reports.models import Paper, Publication
from reports.papers.publishing import publish_paper
from tests.factories import (
    make_paper,
    make_programme,
    make_project,
    make_section,
    make_strand,
)


def make_telling_paper(**fields) -> Paper:
    """Six strands with two projects each, all sections written."""
    programme = make_programme(name="Organisational Transformation Programme")
    for order, name in enumerate(
        ["Public Access", "Children & Families", "Health and Wellbeing"], start=1
    ):
        strand = make_strand(programme, name=name, order=order)
        for number in range(2):
            make_project(strand, name=f"{name} project {number + 1}")
    event = StrandEvent(
        strand=strand,
        kind=StrandEventKind.CONTINUES,
        on=date(2012, 7, 1),
        reason="Yes.",
    )
    save_with_reason(event, by=None, reason="For a test.")
    paper = make_paper(programme, title="Fourth quarterly update", **fields)
    make_section(paper)
    return paper


def publish(paper: Paper, **kwargs) -> Publication:
    """Published, with the background work done at once."""
    paper.refresh_from_db()
    with TestCase.captureOnCommitCallbacks(execute=True):
        publication = publish_paper(paper, paper.version, **{"by": None} | kwargs)
    publication.refresh_from_db()
    return publication


def files_of(publication: Publication) -> dict[tuple[str, str], bytes]:
    return {(f.audience, f.format): bytes(f.content) for f in publication.files.all()}
