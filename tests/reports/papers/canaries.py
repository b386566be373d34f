"""A paper whose every exempt text is a canary: a string that is nowhere else."""

from datetime import UTC, date, datetime
from typing import Any

from django.db import models

from highlights.choices import ReportsOn, ReportStatus
from highlights.models import DimensionRating, HighlightReport, ReportingPeriod
from programmes.models import Milestone, Project
from reports.models import Paper, PaperSection
from tests.factories import (
    EXEMPT,
    make_milestone,
    make_project,
    make_report,
    make_section,
)
from tests.factories.record import saved
from tests.reports.papers.publish import make_telling_paper

CANARY = "CNRY"


class Aviary:
    """Makes canaries and remembers them."""

    def __init__(self) -> None:
        self.all: list[str] = []

    def canary(self) -> str:
        self.all.append(f"{CANARY}{len(self.all):03d}x7q")
        return self.all[-1]

    def texts(self, model: type[models.Model], *but: str) -> dict[str, Any]:
        """A canary for every column of words that may hold any."""
        return {
            field.name: self.canary()
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField)
            and not field.choices
            and field.name not in {*but, "status"}
        }

    def exempt(self, model: type[models.Model], *but: str) -> dict[str, Any]:
        return EXEMPT | self.texts(model, *but)


def make_paper_full_of_canaries() -> tuple[Paper, Aviary]:
    """Exempt: a project and all in it, a milestone and a report of an open project, a
    strand's own report, and a section."""
    aviary = Aviary()
    paper = make_telling_paper()
    strand = paper.programme.strands.first()
    hidden = make_project(strand, **aviary.exempt(Project))
    shown = strand.projects.exclude(pk=hidden.pk).first()
    make_milestone(hidden, **aviary.texts(Milestone, "exempt_reason"))
    make_milestone(shown, **aviary.exempt(Milestone))
    _approved(aviary, hidden, exempt=False)
    _approved(aviary, shown, exempt=True)
    _approved(aviary, strand, exempt=True)
    make_section(paper, key="legal", **aviary.exempt(PaperSection, "key", "number"))
    return paper, aviary


def _period(subject: Any) -> ReportingPeriod | None:
    """The one its programme has, where it has one already."""
    on = ReportsOn.PROJECTS if isinstance(subject, Project) else ReportsOn.STRANDS
    return ReportingPeriod.objects.filter(cycle__reports_on=on).first()


def _approved(aviary: Aviary, subject: Any, *, exempt: bool) -> None:
    rated = ("overall", "indicated", "previous", "exempt_reason")
    words = aviary.texts(HighlightReport, *rated)
    report = make_report(
        subject,
        _period(subject),
        **words,
        **(EXEMPT | {"exempt_reason": aviary.canary()} if exempt else {}),
        overall="red",
        status=ReportStatus.DRAFT,
    )
    saved(
        DimensionRating(
            report=report,
            dimension="overall",
            declared="red",
            reason=aviary.canary(),
            indicated_because=aviary.canary(),
        )
    )
    report.status = ReportStatus.APPROVED
    report.approved_at = datetime(2012, 7, 6, 9, tzinfo=UTC)
    report.ask_by = date(2012, 8, 1)
    saved(report)
