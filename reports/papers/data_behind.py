"""The data behind a published paper: the facts it prints, and no text it does not."""

from __future__ import annotations

from dataclasses import replace

from highlights.facts import ReportFact
from reports.papers.document import Document
from reports.papers.facts import Positions
from reports.papers.structure import Definition
from reports.position import (
    Position,
    ProgrammePosition,
    ProjectPosition,
    StrandPosition,
)

PRINTS_MILESTONES = {"milestones", "timeline"}
PRINTS_ASKS = {"asks"}


def data_behind(
    document: Document, layout: Definition, positions: Positions
) -> Positions | None:
    """The public Positions of a paper, cut to what its blocks print; ratings, dates
    and the lines beside them, never a report's own paragraphs.

    None where a section of the paper, or the whole of it, is withheld: its table must
    not be made again from its data.
    """
    if document.withholds_a_section:
        return None
    blocks = {part.block for section in layout.all_sections() for part in section.parts}
    return Positions(
        now=_cut(positions.now, blocks),
        last_update=_cut(positions.last_update, blocks),
        year_before=_cut(positions.year_before, blocks),
    )


def _cut(position: Position, blocks: set[str]) -> Position:
    programmes = tuple(_programme(p, blocks) for p in position.programmes)
    return replace(position, programmes=programmes)


def _programme(programme: ProgrammePosition, blocks: set[str]) -> ProgrammePosition:
    bare = replace(
        programme.fact, vision="", problems_addressed="", aims="", out_of_scope=""
    )
    return replace(
        programme,
        fact=bare,
        boards=(),
        strands=tuple(_strand(strand, blocks) for strand in programme.strands),
    )


def _strand(strand: StrandPosition, blocks: set[str]) -> StrandPosition:
    return replace(
        strand,
        fact=replace(strand.fact, aims=""),
        reports=tuple(_report(report, blocks) for report in strand.reports),
        projects=tuple(_project(project, blocks) for project in strand.projects),
    )


def _project(project: ProjectPosition, blocks: set[str]) -> ProjectPosition:
    return replace(
        project,
        fact=replace(project.fact, purpose=""),
        reports=tuple(_report(report, blocks) for report in project.reports),
        milestones=project.milestones if blocks & PRINTS_MILESTONES else (),
    )


def _report(report: ReportFact, blocks: set[str]) -> ReportFact:
    is_asked = bool(blocks & PRINTS_ASKS)
    return replace(
        report,
        overall_reason="",
        parent_reason="",
        this_period="",
        next_period="",
        issues="",
        ask=report.ask if is_asked else "",
        ask_by=report.ask_by if is_asked else None,
        dimensions=tuple(
            replace(part, reason="", indicated_because="") for part in report.dimensions
        ),
    )
