"""PDFs of drafts: made in the background for whoever asked, one at a time."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django_q.tasks import async_task

from accounts.models import User
from programmes.standing import standing_of
from reports.models import Paper, PaperPreview
from reports.papers.choices import PreviewStatus
from reports.papers.compose import compose
from reports.papers.document import Document, Stamp
from reports.papers.facts import load_material
from reports.papers.render import page_html

DRAFT = Stamp(is_draft=True)


def draft_for(paper: Paper, user: User) -> Document:
    """The paper as it stands, with what this person may see of it."""
    return compose(
        paper.template.layout,
        load_material(paper),
        entitlement=standing_of(user).exempt,
        stamp=DRAFT,
    )


@transaction.atomic
def request_preview(paper: Paper, *, by: User) -> PaperPreview:
    """Have the PDF of a draft made; the last one asked for goes."""
    PaperPreview.objects.filter(paper=paper, asked_by=by).delete()
    preview = PaperPreview(
        paper=paper,
        asked_by=by,
        asked_at=timezone.now(),
        html=page_html(draft_for(paper, by)),
    )
    preview.save()
    transaction.on_commit(
        lambda: async_task("reports.papers.tasks.print_preview", preview.pk)
    )
    return preview


def finish_preview(preview: PaperPreview, pdf: bytes) -> None:
    """The PDF is there; what it was made of is needed no more."""
    preview.content = pdf
    preview.html = ""
    preview.status = PreviewStatus.READY
    preview.save()


def fail_preview(preview: PaperPreview, problem: str) -> None:
    """Say why there is none."""
    preview.status = PreviewStatus.FAILED
    preview.problem = problem
    preview.save()
