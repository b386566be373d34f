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
from risks.facts import ScoringSchemeFact


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
            *_scored_by(position, before),
        ),
        withheld=withheld_notes(position, "project", "report", "milestone", "risk"),
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
        f"what was recorded of strands, projects, milestones and risks by then."
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


def _scored_by(position: Position, before: Position | None) -> tuple[str, ...]:
    """Only where risks are kept."""
    if next(position.registers(), None) is None:
        return ()
    compared = (
        "with where it stood on that day"
        if before
        else "with where it stood before its latest review"
    )
    names = [f"{s.scheme.name}, version {s.scheme.version}" for s in _scoring(position)]
    return (
        f"Risks are scored by {and_list(names)}. Each is compared {compared}; scores "
        f"of schemes that count differently are not compared. Its review is overdue "
        f"from the day after it was due.",
    )


def _scoring(position: Position) -> list[ScoringSchemeFact]:
    """The schemes that risks or registers told of here are scored in."""
    used = {register.fact.scheme_id for register in position.registers()}
    used |= {r.scheme_id for held in position.registers() for r in held.risks}
    return [held for held in position.scoring_schemes if held.id in used]


BLOCK = Block("basis", "How this was worked out", build)
