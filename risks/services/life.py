"""The decisions of a risk's life: onto the register, up and down, and its end."""

from __future__ import annotations

from datetime import date, datetime
from typing import Unpack

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from common.history import save_with_reason
from common.locking import lock_at_version
from programmes.services.steps import day_of, refuse_future
from risks import rules
from risks.choices import ENDED_STATES, LogKind, RegisterLevel, RiskState
from risks.models import LogEntry, Register, Risk
from risks.services.log import add_log_entry
from risks.services.register import refuse_if_ended, registers_above
from risks.services.risk import NewRiskFields, propose_risk

_WHO_OPENS_ONE = {
    RegisterLevel.PROJECT: "The strand lead or whoever runs the programme opens one.",
    RegisterLevel.STRAND: "Whoever runs the programme opens one.",
    RegisterLevel.PROGRAMME: "The programme office opens the council's.",
}


@transaction.atomic
def add_risk(
    register: Register,
    *,
    by: User | None,
    reason: str = "Added to the register.",
    at: datetime | None = None,
    **fields: Unpack[NewRiskFields],
) -> Risk:
    """Proposed and accepted in one go, by somebody who runs the register."""
    risk = propose_risk(register, by=by, at=at, **fields)
    return accept_risk(risk, risk.version, by=by, reason=reason, at=at)


@transaction.atomic
def accept_risk(
    risk: Risk,
    version: int,
    *,
    by: User | None,
    reason: str,
    opened_on: date | None = None,
    at: datetime | None = None,
) -> Risk:
    """Onto the register: from now on its current score changes only by reviews.

    `opened_on` is for a risk that stood on a register before the portal knew of it.
    """
    risk = _locked_in(RiskState.PROPOSED, risk, version)
    refuse_future(opened_on, "A place on the register", at=at)
    refuse_if_ended(risk.register)
    if risk.current is None:
        raise ValidationError(
            {
                "current_likelihood": "Give its current score: a risk on the register "
                "has one."
            }
        )
    risk.state = RiskState.OPEN
    risk.opened_on = opened_on or day_of(at)
    _begin_counting(risk, at)
    save_with_reason(risk, by=by, reason=reason, at=at)
    return risk


@transaction.atomic
def decline_risk(
    risk: Risk,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> Risk:
    """Not onto the register. It stays on record, and may be proposed again."""
    risk = _locked_in(RiskState.PROPOSED, risk, version)
    risk.state = RiskState.DECLINED
    risk.closed_on = day_of(at)
    save_with_reason(risk, by=by, reason=reason, at=at)
    return risk


@transaction.atomic
def escalate_risk(
    risk: Risk,
    version: int,
    *,
    by: User | None,
    reason: str,
    to: Register | None = None,
    at: datetime | None = None,
) -> Risk:
    """Up to the next register above where it stands, or to `to`, further above."""
    risk = _locked_in(RiskState.OPEN, risk, version)
    stands_on = risk.escalated_to or risk.register
    above = registers_above(stands_on)
    if not above:
        raise ValidationError(no_register_above(stands_on))
    if to is not None and to not in above:
        raise ValidationError({"to": "Choose a register above the one it stands on."})
    risk.escalated_to = to or above[0]
    risk.escalated_on = day_of(at)
    risk.escalation_reason = reason
    save_with_reason(risk, by=by, reason=reason, at=at)
    return risk


@transaction.atomic
def hand_back_risk(
    risk: Risk,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> Risk:
    """Down again, to the register it came from."""
    risk = _locked_in(RiskState.OPEN, risk, version)
    if risk.escalated_to is None:
        raise ValidationError(f"{risk.reference} stands on its own register.")
    risk.escalated_to = None
    risk.escalated_on = None
    risk.escalation_reason = ""
    save_with_reason(risk, by=by, reason=reason, at=at)
    return risk


@transaction.atomic
def accept_above_appetite(
    risk: Risk,
    version: int,
    *,
    accepted_by: str,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> Risk:
    """Lived with although it is higher than the appetite, by somebody's decision."""
    risk = _locked_in(RiskState.OPEN, risk, version)
    if not accepted_by.strip():
        raise ValidationError({"accepted_by": "Say which board or officer accepts it."})
    if not risk.appetite:
        raise ValidationError(
            f"{risk.reference} has no appetite yet: set it, to say what is accepted."
        )
    scheme = risk.scheme.scheme
    if risk.current is None or not rules.is_above_appetite(
        scheme, scheme.band(risk.current), risk.appetite
    ):
        raise ValidationError(
            f"{risk.reference} is within its appetite: there is nothing to accept."
        )
    risk.accepted_on = day_of(at)
    risk.accepted_by = accepted_by
    risk.acceptance_reason = reason
    save_with_reason(risk, by=by, reason=reason, at=at)
    return risk


@transaction.atomic
def close_risk(
    risk: Risk,
    version: int,
    *,
    lesson: str,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> Risk:
    """Over, with what was learnt from it."""
    risk = _locked_in(RiskState.OPEN, risk, version)
    if not lesson.strip():
        raise ValidationError({"lesson": "Say what was learnt, for the next time."})
    risk.state = RiskState.CLOSED
    risk.closed_on = day_of(at)
    risk.lesson = lesson
    save_with_reason(risk, by=by, reason=reason, at=at)
    return risk


@transaction.atomic
def reopen_risk(
    risk: Risk,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> Risk:
    """Back: onto the register if it was there, else among the proposed."""
    risk = lock_at_version(risk, version)
    if risk.state not in ENDED_STATES:
        raise ValidationError(f"{risk.reference} has not ended.")
    refuse_if_ended(risk.register)
    was_on_register = risk.state != RiskState.DECLINED
    risk.closed_on = None
    risk.state = RiskState.PROPOSED
    if was_on_register:
        risk.state = RiskState.OPEN
        risk.next_review_on = None
        _begin_counting(risk, at)
    save_with_reason(risk, by=by, reason=reason, at=at)
    return risk


@transaction.atomic
def turn_into_issue(
    risk: Risk,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> LogEntry:
    """It has happened: over as a risk, and from now on in the issue log of its
    register, as exempt there as it was."""
    risk = _locked_in(RiskState.OPEN, risk, version)
    risk.state = RiskState.ISSUE
    risk.closed_on = day_of(at)
    save_with_reason(risk, by=by, reason=reason, at=at)
    return add_log_entry(
        risk.register,
        kind=LogKind.ISSUE,
        by=by,
        reason=reason,
        at=at,
        title=risk.title,
        detail="\n".join(filter(None, [risk.event, risk.consequence])),
        risk=risk,
        owner=risk.owner,
        raised_on=day_of(at),
        is_exempt=risk.is_exempt,
        exempt_paragraphs=risk.exempt_paragraphs,
        exempt_reason=risk.exempt_reason,
        exempt_review_on=risk.exempt_review_on,
    )


def no_register_above(register: Register) -> str:
    """Why a risk cannot go up from here, and who could change that."""
    if register.level == RegisterLevel.COUNCIL:
        return "It stands on the council's register: there is none above it."
    return (
        f"There is no register above that of {register.place} yet. "
        f"{_WHO_OPENS_ONE[register.level]}"
    )


def _locked_in(state: RiskState, risk: Risk, version: int) -> Risk:
    """The locked row, refused unless it is where this decision starts from."""
    risk = lock_at_version(risk, version)
    if risk.state != state:
        now = RiskState(risk.state).label.lower()
        raise ValidationError(
            f"{risk.reference} is {now}: only what is {state.label.lower()} can go "
            "this way."
        )
    return risk


def _begin_counting(risk: Risk, at: datetime | None) -> None:
    """What reviews go on counting from: when it is due, and since when it is red."""
    scheme, today = risk.scheme.scheme, day_of(at)
    if risk.current is None:
        raise ValueError("A risk on the register has a current score.")
    band = scheme.band(risk.current)
    risk.next_review_on = risk.next_review_on or rules.next_review(
        today, band, risk.review_days
    )
    risk.red_since = rules.red_since(None, None, band, on=today)
    risk.unchanged_reviews = 0
