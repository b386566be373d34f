"""Milestones on a line of time; the same dates stand in the milestone table."""

from __future__ import annotations

from dataclasses import dataclass

from common.wording import count_of
from reports.blocks.block import Block
from reports.blocks.milestones import MilestoneOptions, shown_rows
from reports.blocks.words import withheld_notes
from reports.position import Position
from reports.timeline import Timeline, draw

MOST = 40  # house default: more rows than a page holds are told in the table alone


@dataclass(frozen=True)
class TimelineOptions(MilestoneOptions):
    """`most` rows are drawn, the next to come first."""

    most: int = MOST


@dataclass(frozen=True)
class TimelineValues:
    chart: Timeline | None
    id: str
    left_out: str
    withheld: tuple[str, ...]


def build(
    position: Position, _before: Position | None, options: TimelineOptions
) -> TimelineValues:
    rows = shown_rows(position, options)
    drawn = [row for row in rows if row.is_open][: options.most]
    room = options.most - len(drawn)
    done = [row for row in rows if not row.is_open]
    chosen = {row.fact.id for row in drawn + (done[-room:] if room else [])}
    shown = [row for row in rows if row.fact.id in chosen]
    return TimelineValues(
        chart=draw(shown, position.on),
        id=f"timeline-{'-'.join(str(p.fact.id) for p in position.programmes)}",
        left_out=_left_out(len(rows) - len(shown)),
        withheld=withheld_notes(position, "milestone", "project"),
    )


def _left_out(count: int) -> str:
    return f"{count_of(count, 'milestone')} more in the table." if count else ""


BLOCK = Block("timeline", "Timeline of milestones", build, options=TimelineOptions)
