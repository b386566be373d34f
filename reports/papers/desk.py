"""The clerk's desk: the outline with what is missing, and the one next step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from common.spreadsheet import Sheet
from reports.models import Paper, Publication
from reports.papers.checks import Check, Severity, missing_in
from reports.papers.choices import PaperStatus
from reports.papers.outline import Placed

# Columns of the list of papers, by what the address calls them.
PAPER_COLUMNS = {
    "title": "title",
    "programme": "programme__name",
    "body": "body_name",
    "meeting": "meeting_on",
    "status": "status",
}


def papers_sheet(papers: Iterable[Paper]) -> Sheet:
    """The list of papers as a spreadsheet: what is shown, in the same order."""
    return Sheet(
        title="Papers",
        headers=("Paper", "Programme", "To", "Meeting", "How far"),
        rows=[
            (
                paper.title,
                paper.programme.name,
                paper.body_name,
                paper.meeting_on,
                paper.get_status_display(),
            )
            for paper in papers
        ],
    )


@dataclass(frozen=True)
class OutlineEntry:
    """A section in the outline, and what it lacks."""

    key: str
    name: str
    level: int
    missing: str
    is_exempt: bool
    is_written_by_hand: bool


@dataclass(frozen=True)
class Finding:
    """A check with the address where it is mended."""

    check: Check
    address: str

    @property
    def tag(self) -> str:
        """The colour of its tag; the words say the same."""
        tags = {Severity.BLOCKS: "red", Severity.SERIOUS: "orange"}
        return tags.get(self.check.severity, "grey")


@dataclass(frozen=True)
class Step:
    """What the primary button says, and where it leads."""

    label: str
    address: str


def outline_of(placed: Iterable[Placed]) -> list[OutlineEntry]:
    """Every section as the outline shows it."""
    return [
        OutlineEntry(
            key=section.key,
            name=section.name,
            level=section.level,
            missing=missing_in(section),
            is_exempt=section.exempt is not None,
            is_written_by_hand=section.is_written_by_hand,
        )
        for section in placed
    ]


def findings_of(
    paper: Paper, checks: Iterable[Check], placed: Iterable[Placed]
) -> list[Finding]:
    """Each check with where it leads: the section, the preview, or the details."""
    by_hand = {section.key for section in placed if section.is_written_by_hand}

    def address(check: Check) -> str:
        if check.section in by_hand:
            arguments = [paper.reference, check.section]
            return reverse("reports:paper_section", args=arguments)
        if check.section:
            preview = reverse("reports:paper_preview", args=[paper.reference])
            return f"{preview}#section-{check.section}"
        return reverse("reports:paper_update", args=[paper.reference])

    return [Finding(check, address(check)) for check in checks]


def next_step(
    paper: Paper,
    checks: Sequence[Check],
    publications: Sequence[Publication],
    *,
    may_publish: bool,
) -> Step | None:
    """The one thing to do next with a paper; nothing if that is for somebody else."""
    newest = publications[0] if publications else None
    if paper.status == PaperStatus.PUBLISHING and newest:
        return Step("See how far it is", newest.get_absolute_url())
    stops = next((c for c in checks if c.severity == Severity.BLOCKS), None)
    if stops:
        arguments = [paper.reference, stops.section]
        return Step(
            "Mend what stops it", reverse("reports:paper_section", args=arguments)
        )
    if paper.status == PaperStatus.PUBLISHED and newest:
        return Step("Open the published paper", newest.public_url)
    if not may_publish:
        return None
    return Step("Publish", reverse("reports:paper_publish", args=[paper.reference]))


def following(placed: Iterable[Placed], key: str) -> Placed | None:
    """The next section to write in after this one."""
    sections = iter(placed)
    if not any(section.key == key for section in sections):
        return None
    return next((section for section in sections if section.is_written_by_hand), None)
