"""What a change is called: worse, slipped 41 days, renamed. Pure.

Each change is told in one or more remarks, the gravest first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from common import rag
from common.fuzzy_date import FuzzyDate, slippage_days
from common.rag import Direction, RatingState
from common.wording import count_of, long_date
from programmes.choices import ProgrammeStatus, ProjectState, StrandStatus
from programmes.rules import milestone_expected, milestone_slippage
from reports.movement import (
    Change,
    MilestoneValue,
    ProgrammeValue,
    ProjectValue,
    RiskValue,
    StrandValue,
    Value,
)
from reports.remark import Kind, Remark, held_by, renamed
from reports.risk_remarks import risk_is_new, risk_remarks
from reports.savings_movement import BenefitValue, CaseValue, SavingValue
from reports.savings_remarks import (
    benefit_remarks,
    case_remarks,
    saving_is_new,
    saving_remarks,
)


def remarks(change: Change) -> tuple[Remark, ...]:
    """What to say of a change, gravest first; never nothing."""
    order = list(Kind)
    return tuple(sorted(_remarks(change), key=lambda r: order.index(r.kind)))


def _remarks(change: Change) -> Iterator[Remark]:
    if change.before is None:
        yield from _new(change.latest)
    elif change.after is None:
        yield Remark(Kind.LOST, "No longer shown")
    else:
        yield from _COMPARED[type(change.after)](change.before, change.after)


def _new(value: Value) -> Iterator[Remark]:
    if isinstance(value, RiskValue):
        yield from risk_is_new(value)
    elif isinstance(value, SavingValue):
        yield from saving_is_new(value)
    else:
        yield Remark(Kind.NEW, "New")


def _programme(before: ProgrammeValue, after: ProgrammeValue) -> Iterator[Remark]:
    yield from renamed(before.name, after.name)
    if before.status != after.status:
        label = ProgrammeStatus(after.status).label
        kind = Kind.CLOSED if after.status == ProgrammeStatus.CLOSED else Kind.STATE
        yield Remark(kind, f"{label}, was {ProgrammeStatus(before.status).label}")
    yield from _rated(before.rating, after.rating)


def _strand(before: StrandValue, after: StrandValue) -> Iterator[Remark]:
    yield from renamed(before.name, after.name)
    if before.status != after.status:
        yield _strand_status(after)
    elif before.replaced_by != after.replaced_by:
        yield Remark(Kind.REPLACED, f"Replaced by {after.replaced_by or 'nothing'}")
    if before.order != after.order:
        yield Remark(Kind.MOVED, f"Now number {after.order}, was {before.order}")
    yield from held_by("Strand lead", before.lead, after.lead)
    yield from _rated(before.rating, after.rating)


def _strand_status(after: StrandValue) -> Remark:
    match after.status:
        case StrandStatus.REPLACED:
            return Remark(Kind.REPLACED, f"Replaced by {after.replaced_by}")
        case StrandStatus.CLOSED:
            return Remark(Kind.CLOSED, StrandStatus.CLOSED.label)
        case _:
            return Remark(Kind.STATE, "Active again")


def _project(before: ProjectValue, after: ProjectValue) -> Iterator[Remark]:
    yield from renamed(before.name, after.name)
    if before.state != after.state:
        label = ProjectState(after.state).label
        kind = Kind.CLOSED if after.state == ProjectState.CLOSED else Kind.STATE
        yield Remark(kind, f"{label}, was {ProjectState(before.state).label.lower()}")
    if before.stage != after.stage:
        was = f", was {before.stage}" if before.stage else ""
        yield Remark(Kind.STATE, f"Stage: {after.stage or 'none'}{was}")
    if before.strand != after.strand:
        yield Remark(Kind.MOVED, "Moved to another strand")
    yield from held_by("Sponsor", before.sponsor, after.sponsor)
    yield from held_by("Project manager", before.manager, after.manager)
    if before.ask != after.ask:
        words = f"Asks the board: {after.ask}" if after.ask else "Asks nothing any more"
        yield Remark(Kind.ASKED, words)
    yield from _rated(before.rating, after.rating)


def _milestone(before: MilestoneValue, after: MilestoneValue) -> Iterator[Remark]:
    yield from renamed(before.name, after.name)
    if before.project != after.project:
        yield Remark(Kind.MOVED, "Moved to another project")
    if (before.baseline, before.times_rebaselined) != (
        after.baseline,
        after.times_rebaselined,
    ):
        words = f"Re-baselined to {after.baseline}, was {before.baseline}"
        yield Remark(Kind.REBASELINED, words)
    if after.actual_on is not None and before.actual_on != after.actual_on:
        yield Remark(Kind.COMPLETED, _completed(after, after.actual_on))
        return
    was = milestone_expected(before.baseline, before.forecast, before.actual_on)
    now = milestone_expected(after.baseline, after.forecast, after.actual_on)
    if before.actual_on != after.actual_on:
        yield Remark(Kind.DATED, f"Not complete after all: expected {now}")
    elif was != now:
        yield _moved_by(was, now)
    elif before.forecast != after.forecast:
        yield Remark(Kind.DATED, f"Expected {now}, as before")


def _completed(milestone: MilestoneValue, on: date) -> str:
    days = milestone_slippage(milestone.baseline, milestone.forecast, on)
    if not days:
        return f"Completed on {long_date(on)}, on time"
    return f"Completed on {long_date(on)}, {_late_or_early(days)}"


def _late_or_early(days: int) -> str:
    return f"{count_of(abs(days), 'day')} {'late' if days > 0 else 'early'}"


def _moved_by(was: FuzzyDate, now: FuzzyDate) -> Remark:
    days = slippage_days(was, now)
    if days > 0:
        words = f"Slipped {count_of(days, 'day')}: {now}, was {was}"
        return Remark(Kind.SLIPPED, words)
    if days < 0:
        return Remark(Kind.GAINED, f"Gained {count_of(-days, 'day')}: {now}, was {was}")
    return Remark(Kind.DATED, f"Now dated {now}, was {was}")


def _rated(before: RatingState, after: RatingState) -> Iterator[Remark]:
    if before == after:
        return
    words = f"{after.label}, was {before.label}"
    if before.code == after.code:
        words = f"{after.label}, as another version of the scheme defines it"
    kinds = {Direction.WORSE: Kind.WORSE, Direction.IMPROVED: Kind.BETTER}
    kind = kinds.get(rag.direction(before, after), Kind.RATED)
    yield Remark(kind, words, before=before, after=after)


# How two of a kind are compared; a thing never becomes one of another kind.
_COMPARED: Mapping[type, Callable[[Any, Any], Iterator[Remark]]] = {
    ProgrammeValue: _programme,
    StrandValue: _strand,
    ProjectValue: _project,
    MilestoneValue: _milestone,
    RiskValue: risk_remarks,
    SavingValue: saving_remarks,
    BenefitValue: benefit_remarks,
    CaseValue: case_remarks,
}
