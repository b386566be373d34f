"""The data behind a published paper: the facts it prints, and no text it does not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from highlights.facts import ReportFact
from reports.papers.document import Document
from reports.papers.facts import Positions
from reports.papers.printed import (
    Fields,
    prints_reports,
    prints_risks,
    risks_printed,
)
from reports.papers.risk_data import cut_register
from reports.papers.savings_data import cut_savings
from reports.papers.savings_printed import SavingsPrinted, savings_printed
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
    told = _Told(
        blocks=layout.blocks,
        has_reports=prints_reports(layout),
        risks=risks_printed(layout, positions) if prints_risks(layout) else None,
        savings=savings_printed(layout),
    )
    before = told.scores_alone()
    return Positions(
        now=_cut(positions.now, told),
        last_update=_cut(positions.last_update, before),
        year_before=_cut(positions.year_before, before),
    )


@dataclass(frozen=True)
class _Told:
    """What the paper prints; `risks` None: nothing of risks."""

    blocks: frozenset[str]
    has_reports: bool
    risks: Fields | None
    savings: SavingsPrinted

    def scores_alone(self) -> _Told:
        """Of an earlier day: where the risks stood, the figures, and no more."""
        before = replace(self, savings=self.savings.figures_alone())
        if self.risks is None:
            return before
        return replace(before, risks=dict.fromkeys(self.risks, frozenset[str]()))


def _cut(position: Position, told: _Told) -> Position:
    return replace(
        position,
        programmes=tuple(_programme(p, told) for p in position.programmes),
        scoring_schemes=position.scoring_schemes if told.risks is not None else (),
        register=cut_register(position.register, told.risks),
        savings=cut_savings(position.savings, told.savings),
    )


def _programme(programme: ProgrammePosition, told: _Told) -> ProgrammePosition:
    bare = replace(
        programme.fact, vision="", problems_addressed="", aims="", out_of_scope=""
    )
    return replace(
        programme,
        fact=bare,
        boards=(),
        strands=tuple(_strand(strand, told) for strand in programme.strands),
        register=cut_register(programme.register, told.risks),
    )


def _strand(strand: StrandPosition, told: _Told) -> StrandPosition:
    return replace(
        strand,
        fact=replace(strand.fact, aims=""),
        reports=_reports(strand.reports, told),
        projects=tuple(_project(project, told) for project in strand.projects),
        register=cut_register(strand.register, told.risks),
    )


def _project(project: ProjectPosition, told: _Told) -> ProjectPosition:
    return replace(
        project,
        fact=replace(project.fact, purpose=""),
        reports=_reports(project.reports, told),
        milestones=project.milestones if told.blocks & PRINTS_MILESTONES else (),
        register=cut_register(project.register, told.risks),
    )


def _reports(reports: tuple[ReportFact, ...], told: _Told) -> tuple[ReportFact, ...]:
    if not told.has_reports:
        return ()
    return tuple(_report(report, told) for report in reports)


def _report(report: ReportFact, told: _Told) -> ReportFact:
    is_asked = bool(told.blocks & PRINTS_ASKS)
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
