"""How what is shown was worked out: as at when, from what, by which rules."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from common.wording import and_list, count_of, long_date
from reports.blocks.block import Block, Options
from reports.blocks.rating_definitions import scheme_name, schemes_in_use
from reports.blocks.words import withheld_notes
from reports.position import Position
from reports.roll_up import rated_projects


@dataclass(frozen=True)
class Basis:
    sentences: tuple[str, ...]
    withheld: tuple[str, ...]


def build(position: Position, before: Position | None, _options: Options) -> Basis:
    return Basis(
        sentences=(
            _as_at(position),
            *_compared(before),
            *_rated_by(position),
            "A project is rated as its latest approved report declares. Where a report "
            "was due and none was approved, it is not reported; not started, paused "
            "and closed are states of their own. None of these counts as green.",
            "A strand that reports itself is rated as its report declares; any other "
            "is as bad as the worst of its projects that count towards it.",
            "A programme is as bad as the worst of its open strands. Where all that is "
            "known is green but something has not been reported, the whole is not "
            "reported. These are house defaults.",
            "A milestone's days late are counted from the last day of its approved "
            f"date to when it happened or is expected. Up to "
            f"{count_of(position.council.milestone_tolerance_days, 'day')} late is "
            "within tolerance.",
        ),
        withheld=withheld_notes(position, "project", "report", "milestone"),
    )


def _as_at(position: Position) -> str:
    at = timezone.localtime(position.as_at)
    reports = [
        part.rating.report
        for part in rated_projects(position, position.programmes)
        if part.rating.report
    ]
    counted = count_of(len(reports), "approved project report")
    return (
        f"Shown as at {long_date(position.on)}, {at:%H:%M}, from {counted} and from "
        f"what was recorded of strands, projects and milestones by then."
    )


def _compared(before: Position | None) -> tuple[str, ...]:
    if before is None:
        return ()
    return (f"Compared with the end of {long_date(before.on)}.",)


def _rated_by(position: Position) -> tuple[str, ...]:
    schemes = schemes_in_use(position)
    if not schemes:
        return ("No rating scheme is in use yet.",)
    return (f"Rated by {and_list(map(scheme_name, schemes))}.",)


BLOCK = Block("basis", "How this was worked out", build)
