"""What was reported period by period, the latest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from highlights.facts import ReportFact
from reports.blocks.block import Block, Options
from reports.blocks.table import (
    Cell,
    Column,
    ColumnKind,
    GroupOf,
    RowOf,
    Table,
    chosen_columns,
    make_table,
    sheet_of,
)
from reports.blocks.words import as_at, withheld_notes
from reports.position import Position
from reports.roll_up import state_of

COLUMNS = (
    Column("period", "Period"),
    Column("subject", "Of"),
    Column("overall", "Rating", ColumnKind.RATING),
    Column("indicated", "Indicated", ColumnKind.RATING),
    Column("comment", "Comment"),
    Column("approved", "Approved", ColumnKind.DATE),
)
SHOWN = ("period", "overall", "indicated", "comment", "approved")


@dataclass(frozen=True)
class ReportHistory:
    table: Table
    withheld: tuple[str, ...]


def build(
    position: Position, _before: Position | None, options: Options
) -> ReportHistory:
    reports = sorted(
        _reports(position), key=lambda found: found[1].period.ends_on, reverse=True
    )
    table = make_table(
        options.caption or f"Approved reports as at {as_at(position)}",
        chosen_columns(COLUMNS, options.columns, SHOWN),
        [GroupOf([_row(position, *found, options) for found in reports])],
        empty="No report has been approved yet.",
        sort_param="report_history-sort",
        sort=options.sort,
    )
    return ReportHistory(table, withheld_notes(position, "report"))


def _reports(position: Position) -> Iterator[tuple[str, ReportFact]]:
    for programme in position.programmes:
        for strand in programme.strands:
            yield from ((strand.fact.name, report) for report in strand.reports)
            for project in strand.projects:
                yield from ((project.fact.name, report) for report in project.reports)


def _row(
    position: Position, subject: str, report: ReportFact, options: Options
) -> RowOf:
    indicated = report.indicated
    scheme = report.scheme_id
    edition = f"Edition {report.edition}" if report.edition > 1 else ""
    return RowOf(
        {
            "period": Cell(
                report.period.label,
                note=edition,
                link=options.link("highlights:report_detail", report.id),
            ),
            "subject": Cell(subject),
            "overall": Cell(state_of(position, scheme, report.overall)),
            "indicated": Cell(
                state_of(position, scheme, indicated) if indicated else None
            ),
            "comment": Cell(report.comment),
            "approved": Cell(timezone.localdate(report.approved_at)),
        }
    )


BLOCK = Block(
    "report_history",
    "Reports so far",
    build,
    sheet=lambda found: sheet_of(found.table),
)
