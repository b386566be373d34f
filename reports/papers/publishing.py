"""Publishing is freezing: the Position is taken once, everything is made from it, and
nothing of it ever changes. A correction is a new publication beside the old one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django_q.tasks import async_task

from accounts.models import User
from common.history import save_with_reason
from common.locking import lock_at_version
from programmes.standing import NOTHING_EXEMPT
from reports.codec import canonical_json, position_as_data
from reports.models import Paper, Publication, PublicationFile
from reports.papers.checks import blocking
from reports.papers.choices import (
    Audience,
    FileFormat,
    PaperStatus,
    PublicationStatus,
)
from reports.papers.compose import compose, holds_anything_exempt
from reports.papers.data_behind import data_behind
from reports.papers.document import Document, Stamp
from reports.papers.facts import Material, Positions, load_material
from reports.papers.render import page_html

# A publication still being made after this has lost its worker: it may be tried again.
GIVEN_UP_AFTER = timedelta(minutes=10)


@transaction.atomic
def publish_paper(
    paper: Paper,
    version: int,
    *,
    by: User | None,
    correction_reason: str = "",
    text_saves: int | None = None,
) -> Publication:
    """Freeze the paper as it stands and have its PDF made in the background.

    `version` and `text_saves` say which particulars and which text the clerk read.
    Raises EditConflict if the particulars were changed since, and ValidationError, in
    sentences, if the text was, or where the paper may not be published.
    """
    locked = lock_at_version(paper, version)
    _clear_failed_attempts(locked)
    material = load_material(locked)
    if text_saves is not None and text_saves != material.text_saves:
        raise ValidationError(
            "A section was changed after you opened this page, so nothing was "
            "published. Open the page again and look at the paper as it is now."
        )
    problems = blocking(locked.template.layout, material)
    if problems:
        raise ValidationError(problems)
    publication = _frozen(locked, material, by=by, correction_reason=correction_reason)
    locked.status = PaperStatus.PUBLISHING
    save_with_reason(locked, by=by, reason=f"Publication {publication.number} begun.")
    transaction.on_commit(
        lambda: async_task("reports.papers.tasks.print_publication", publication.pk)
    )
    return publication


def _clear_failed_attempts(paper: Paper) -> None:
    """What never was published is no record: it makes room for the next attempt."""
    for attempt in paper.publications.exclude(status=PublicationStatus.PUBLISHED):
        is_lost = timezone.now() - attempt.frozen_at > GIVEN_UP_AFTER
        if attempt.is_failed or is_lost:
            attempt.delete()


def _frozen(
    paper: Paper, material: Material, *, by: User | None, correction_reason: str
) -> Publication:
    layout = paper.template.layout
    number = paper.publications.count() + 1
    stamp = Stamp(is_draft=False, number=number, correction_reason=correction_reason)
    public = compose(layout, material, stamp=stamp)
    open_to_all = material.positions.visible_to(NOTHING_EXEMPT)
    publication = Publication(
        paper=paper,
        number=number,
        correction_reason=correction_reason,
        public_title=public.title,
        body_name=paper.body_name,
        meeting_on=paper.meeting_on,
        frozen_at=timezone.now(),
        frozen_by=by,
        withholds=bool(public.withheld),
        is_notice_only=paper.is_exempt,
        position_json=_positions_json(material.positions),
        public_position_json=_positions_json(open_to_all),
        template_json=canonical_json(paper.template.definition),
    )
    publication.full_clean()
    publication.save()
    behind = _positions_json(data_behind(public, layout, open_to_all))
    _keep_texts(publication, Audience.PUBLIC, public, behind)
    entitled = material.own_entitlement
    if holds_anything_exempt(layout, material, entitled):
        whole = compose(layout, material, entitlement=entitled, stamp=stamp)
        seen = _positions_json(material.positions.visible_to(entitled))
        _keep_texts(publication, Audience.EXEMPT, whole, seen)
    return publication


def _positions_json(positions: Positions | None) -> str:
    if positions is None:
        return "null"
    return canonical_json(
        {
            "position": position_as_data(positions.now),
            "last_update": position_as_data(positions.last_update),
            "year_before": position_as_data(positions.year_before),
        }
    )


def _keep_texts(
    publication: Publication, audience: Audience, document: Document, positions: str
) -> None:
    told = f'{{"paper":{canonical_json(document.as_data())},"positions":{positions}}}'
    _keep(publication, audience, FileFormat.HTML, page_html(document).encode())
    _keep(publication, audience, FileFormat.JSON, told.encode())


def _keep(
    publication: Publication, audience: str, file_format: FileFormat, content: bytes
) -> None:
    PublicationFile(
        publication=publication,
        audience=audience,
        format=file_format,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
    ).save()


@transaction.atomic
def finish_publication(publication: Publication, pdfs: Mapping[str, bytes]) -> None:
    """Seal a publication whose PDFs, by audience, are there. From here on for good."""
    locked = Publication.objects.select_for_update().get(pk=publication.pk)
    if locked.status != PublicationStatus.RENDERING:
        return
    for audience, pdf in pdfs.items():
        _keep(locked, audience, FileFormat.PDF, pdf)
    locked.sha256 = _seal(locked)
    locked.published_at = timezone.now()
    locked.status = PublicationStatus.PUBLISHED
    locked.save()
    _set_paper_status(locked, PaperStatus.PUBLISHED, f"Publication {locked.number}.")


@transaction.atomic
def fail_publication(publication: Publication, problem: str) -> None:
    """Say why it did not work. The paper stands as it stood before."""
    locked = Publication.objects.select_for_update().get(pk=publication.pk)
    if locked.status != PublicationStatus.RENDERING:
        return
    locked.status = PublicationStatus.FAILED
    locked.problem = problem
    locked.save()
    earlier = locked.paper.publications.published().exists()
    status = PaperStatus.PUBLISHED if earlier else PaperStatus.DRAFT
    _set_paper_status(locked, status, f"Publication {locked.number} failed: {problem}")


def _seal(publication: Publication) -> str:
    """The SHA-256 over all that is frozen: each file's own, Positions, layout."""
    files = publication.files.light().order_by("audience", "format")
    manifest = {
        "files": [[file.audience, file.format, file.sha256] for file in files],
        "position": publication.position_json,
        "public_position": publication.public_position_json,
        "template": publication.template_json,
    }
    return hashlib.sha256(canonical_json(manifest).encode()).hexdigest()


def _set_paper_status(publication: Publication, status: str, reason: str) -> None:
    paper = Paper.objects.select_for_update().get(pk=publication.paper_id)
    paper.status = status
    save_with_reason(paper, by=publication.frozen_by, reason=reason)
