"""The live data of a paper: the blocks every dashboard has, and the progress table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from common import richtext
from common.exemption import withheld_notice
from highlights.facts import ReportFact
from reports.blocks import BLOCKS, render_block
from reports.papers.outline import strands_since
from reports.position import Position, StrandPosition

PROGRESS = "progress_in_two_windows"


@dataclass(frozen=True)
class Line:
    """One report in one line, after the name of its period."""

    lead: str
    text: str


@dataclass(frozen=True)
class Text:
    """What one report said in full, as rich text; `lead` names a project."""

    lead: str
    html: str


@dataclass(frozen=True)
class ProgressRow:
    """A strand's progress up to the last update, and since."""

    number: int
    strand: str
    earlier: tuple[Line, ...]
    recent: tuple[Text, ...]
    withheld: str


def title_of(block: str) -> str:
    """What a block is called."""
    return "Progress of each strand" if block == PROGRESS else BLOCKS[block].title


def is_known(block: str) -> bool:
    """Whether a template may name this block."""
    return block == PROGRESS or block in BLOCKS


def render(
    block: str, position: Position, before: Position | None, options: Mapping[str, Any]
) -> SafeString:
    """The markup of a block, the same in HTML, PDF and Word."""
    if block != PROGRESS:
        return render_block(block, position, before, options)
    rows = progress_rows(
        position,
        year_from=options["year_from"],
        last_update_on=options["last_update_on"],
    )
    return render_to_string("papers/_progress.html", {"rows": rows, **options})


def progress_rows(
    position: Position, *, year_from: date, last_update_on: date
) -> list[ProgressRow]:
    """Strand by strand, what was reported in each of the two windows.

    The longer look back tells each report in its one line, the recent one in full.
    """
    strands = strands_since(position.programmes[0], year_from)
    return [_row(strand, year_from, last_update_on) for strand in strands]


def _row(strand: StrandPosition, year_from: date, last_update_on: date) -> ProgressRow:
    earlier = [
        (name, report)
        for name, report in _reports(strand)
        if year_from < report.period.ends_on <= last_update_on
    ]
    recent = [
        (name, report)
        for name, report in _reports(strand)
        if report.period.ends_on > last_update_on
    ]
    return ProgressRow(
        number=strand.fact.order,
        strand=strand.fact.name,
        earlier=tuple(Line(_lead(n, r), _one_line(r)) for n, r in reversed(earlier)),
        recent=tuple(Text(name, report.this_period) for name, report in recent),
        withheld=_withheld_words(strand),
    )


def _reports(strand: StrandPosition) -> Iterator[tuple[str, ReportFact]]:
    """The strand's own reports; where it makes none, those of its projects."""
    if strand.reports:
        yield from (("", report) for report in _newest_first(strand.reports))
        return
    for project in strand.projects:
        for report in _newest_first(project.reports):
            yield project.fact.name, report


def _newest_first(reports: Iterable[ReportFact]) -> list[ReportFact]:
    return sorted(reports, key=lambda report: report.period.ends_on, reverse=True)


def _lead(project: str, report: ReportFact) -> str:
    return f"{project}, {report.period.label}" if project else report.period.label


def _one_line(report: ReportFact) -> str:
    return report.comment or richtext.to_text(report.this_period)


def _withheld_words(strand: StrandPosition) -> str:
    notes = strand.withheld
    return withheld_notice(len(notes), (n for note in notes for n in note.paragraphs))
