"""Papers and what is written in them."""

from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from programmes.models import Programme
from reports.models import (
    Paper,
    PaperPreview,
    PaperSection,
    PaperTemplate,
    Publication,
    PublicationFile,
)
from reports.papers.choices import (
    Audience,
    FileFormat,
    PreviewStatus,
    PublicationStatus,
)
from reports.papers.templates import install_paper_templates
from tests.factories.people import make_user
from tests.factories.programmes import make_council, make_programme
from tests.factories.record import number, saved


def make_paper_template(**fields: Any) -> PaperTemplate:
    """The shipped quarterly update; the same row each time."""
    if not fields:
        return next(
            template
            for template in install_paper_templates()
            if template.code == "milton_keynes_quarterly"
        )
    return saved(PaperTemplate(**fields))


def make_paper(programme: Programme | None = None, **fields: Any) -> Paper:
    """A quarterly update to Cabinet on 25 July 2012, as it stood eight days before."""
    make_council()
    nth = next(number)
    return saved(
        Paper(
            **{
                "reference": f"update-{nth}",
                "title": f"Update {nth}",
                "programme": programme or make_programme(),
                "template": fields.get("template") or make_paper_template(),
                "meeting_on": date(2012, 7, 25),
                "author_role": "Programme Manager",
                "last_update_on": date(2012, 4, 25),
                "year_from": date(2011, 4, 25),
            }
            | fields
        )
    )


def make_section(paper: Paper | None = None, **fields: Any) -> PaperSection:
    """What somebody wrote in a section; the recommendation unless said otherwise."""
    return saved(
        PaperSection(
            **{
                "paper": paper or make_paper(),
                "key": "recommendations",
                "html": "<p>That the progress made be noted.</p>",
            }
            | fields
        )
    )


def make_publication(paper: Paper | None = None, **fields: Any) -> Publication:
    """Published with a file of each kind, and one for those entitled; no PDF engine."""
    of = paper or make_paper()
    frozen_at = datetime(2012, 7, 17, 12, tzinfo=UTC)
    publication = Publication(
        **{
            "paper": of,
            "number": of.publications.count() + 1,
            "public_title": of.title,
            "body_name": of.body_name,
            "meeting_on": of.meeting_on,
            "frozen_at": frozen_at,
        }
        | fields
    )
    publication.save()
    kinds = [(Audience.PUBLIC, kind) for kind in FileFormat]
    for audience, kind in [*kinds, (Audience.EXEMPT, FileFormat.HTML)]:
        content = f"<main><h1>{of.title}</h1></main>".encode()
        PublicationFile(
            publication=publication,
            audience=audience,
            format=kind,
            content=content,
            sha256=sha256(content).hexdigest(),
        ).save()
    publication.status = PublicationStatus.PUBLISHED
    publication.published_at = frozen_at
    publication.sha256 = sha256(of.title.encode()).hexdigest()
    publication.save()
    return publication


def make_preview(paper: Paper | None = None, **fields: Any) -> PaperPreview:
    """The PDF of a draft, made already."""
    fields.setdefault("asked_by", None)
    fields["asked_by"] = fields["asked_by"] or make_user()
    preview = PaperPreview(
        **{
            "paper": paper or make_paper(),
            "asked_at": datetime(2012, 7, 17, 12, tzinfo=UTC),
            "status": PreviewStatus.READY,
            "content": b"%PDF",
        }
        | fields
    )
    preview.save()
    return preview
