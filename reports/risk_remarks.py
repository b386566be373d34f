"""What a change of a risk is called: got worse, escalated, closed. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from common.rag import Direction
from common.wording import long_date
from reports.movement import RiskValue
from reports.remark import Kind, Remark, held_by, renamed
from risks.choices import RegisterLevel, Response, RiskState
from risks.rules import travel
from risks.scoring import Scheme
from risks.scoring.words import score_words, scored_state

_MOVED = {Direction.WORSE: Kind.WORSE, Direction.IMPROVED: Kind.BETTER}


def risk_is_new(after: RiskValue) -> Iterator[Remark]:
    """There was no such risk then, or none that could be told of."""
    stands = f": {score_words(after.scheme, after.current)}" if after.current else ""
    since = f" since {long_date(after.opened_on)}" if after.opened_on else ""
    yield Remark(Kind.NEW, f"On the register{since}{stands}")
    if after.state != RiskState.OPEN:
        yield _ended(after)


def risk_remarks(before: RiskValue, after: RiskValue) -> Iterator[Remark]:
    """Everything that differs, in no order."""
    yield from renamed(before.name, after.name)
    yield from _state(before, after)
    yield from _scored(before, after)
    yield from _escalated(before, after)
    if before.target != after.target:
        was = score_words(before.scheme, before.target)
        now = score_words(after.scheme, after.target)
        yield Remark(Kind.STATE, f"Target: {now}, was {was}")
    if before.response != after.response:
        now, was = _response(after.response), _response(before.response)
        yield Remark(Kind.STATE, f"Response: {now}, was {was}")
    if before.accepted_by != after.accepted_by:
        yield _accepted(after)
    if before.register != after.register:
        yield Remark(Kind.MOVED, "Moved to another register")
    if before.reference != after.reference:
        yield Remark(Kind.MOVED, f"Now {after.reference}, was {before.reference}")
    if before.opened_on != after.opened_on and after.opened_on:
        on = long_date(after.opened_on)
        yield Remark(Kind.DATED, f"On the register since {on}")
    elif before.opened_on != after.opened_on:
        yield Remark(Kind.DATED, "Not on a register before")
    yield from held_by("Owner", before.owner, after.owner)


def _state(before: RiskValue, after: RiskValue) -> Iterator[Remark]:
    if before.state == after.state:
        if before.lesson != after.lesson:
            lesson = after.lesson or "none any more"
            yield Remark(Kind.STATE, f"Lesson: {lesson}")
        return
    if after.state == RiskState.OPEN:
        yield Remark(Kind.STATE, f"Open again, was {_label(before).lower()}")
    else:
        yield _ended(after)


def _ended(value: RiskValue) -> Remark:
    lesson = f": {value.lesson}" if value.lesson else ""
    kind = Kind.ISSUE if value.state == RiskState.ISSUE else Kind.CLOSED
    return Remark(kind, f"{_label(value)}{lesson}")


def _label(value: RiskValue) -> str:
    return str(RiskState(value.state).label)


def _scored(before: RiskValue, after: RiskValue) -> Iterator[Remark]:
    """The scores behind the direction, drawn with their bands."""
    if (before.current, before.scheme) == (after.current, after.scheme):
        return
    if before.current is None or after.current is None:
        was = score_words(before.scheme, before.current)
        now = score_words(after.scheme, after.current)
        yield Remark(Kind.RATED, f"{now}, was {was}")
        return
    was_state = scored_state(before.scheme, before.current)
    now_state = scored_state(after.scheme, after.current)
    found = travel(before.current, before.scheme, after.current, after.scheme)
    if found.direction == Direction.NO_CHANGE and was_state == now_state:
        words = f"{now_state.label}, as {_version(after.scheme)} has it"
        yield Remark(Kind.RATED, words)
        return
    kind = _MOVED.get(found.direction, Kind.RATED)
    words = f"{now_state.label}, was {was_state.label}"
    yield Remark(kind, words, before=was_state, after=now_state)


def _version(scheme: Scheme) -> str:
    return f"{scheme.name}, version {scheme.version},"


def _escalated(before: RiskValue, after: RiskValue) -> Iterator[Remark]:
    if before.escalated_to == after.escalated_to:
        return
    if not after.escalated_to:
        yield Remark(Kind.STATE, "Handed back to its own register")
        return
    level = RegisterLevel(after.escalated_to).label.lower()
    yield Remark(Kind.ESCALATED, f"Escalated to the {level} register")


def _accepted(after: RiskValue) -> Remark:
    if not after.accepted_by:
        return Remark(Kind.STATE, "No longer accepted above its appetite")
    return Remark(Kind.ACCEPTED, f"Accepted above appetite by {after.accepted_by}")


def _response(code: str) -> str:
    return Response(code).label.lower() if code else "none"
