"""Papers and what is written in them."""

from datetime import date
from typing import Any

from programmes.models import Programme
from reports.models import Paper, PaperSection, PaperTemplate
from reports.papers.templates import install_paper_templates
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
