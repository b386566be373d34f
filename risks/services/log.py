"""Keeping the logs of issues, assumptions and decisions."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from common.exempting import keep_back
from common.history import save_with_reason
from common.locking import lock_at_version
from common.wording import long_date
from programmes.services.steps import (
    day_of,
    refuse_before,
    set_fields,
)
from risks.choices import LogKind, LogState
from risks.models import LogEntry, Register, Risk


class LogFields(TypedDict, total=False):
    """What may be said of an entry of a log."""

    title: str
    detail: str
    risk: Risk | None
    owner: User | None
    raised_on: date
    due_on: date | None
    decided_by: str


class NewLogFields(LogFields, total=False):
    """And what is exempt from its first day is never on record as open."""

    is_exempt: bool
    exempt_paragraphs: list[int]
    exempt_reason: str
    exempt_review_on: date | None


@transaction.atomic
def add_log_entry(
    register: Register,
    *,
    kind: str,
    by: User | None,
    reason: str = "Added to the log.",
    at: datetime | None = None,
    **fields: Unpack[NewLogFields],
) -> LogEntry:
    """A new entry with the next number of its kind: I1, A1, D1 on each register."""
    register = Register.objects.select_for_update().get(pk=register.pk)
    entry = LogEntry(
        register=register,
        kind=kind,
        reference=_next_reference(register, LogKind(kind)),
        raised_on=day_of(at),
    )
    set_fields(entry, fields, NewLogFields.__annotations__)
    _refuse_risk_elsewhere(entry)
    _refuse_nonsense(entry, at)
    save_with_reason(entry, by=by, reason=reason, at=at)
    return entry


@transaction.atomic
def update_log_entry(
    entry: LogEntry,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
    **changes: Unpack[LogFields],
) -> LogEntry:
    """Raises EditConflict when somebody saved since `version` was read."""
    entry = lock_at_version(entry, version)
    before = entry.risk
    set_fields(entry, changes, LogFields.__annotations__)
    if entry.risk != before:
        _refuse_risk_elsewhere(entry)
        _stay_exempt(entry, before)
    _refuse_nonsense(entry, at)
    save_with_reason(entry, by=by, reason=reason, at=at)
    return entry


@transaction.atomic
def close_log_entry(
    entry: LogEntry,
    version: int,
    *,
    outcome: str,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> LogEntry:
    """It no longer matters, and the outcome says how it ended."""
    entry = lock_at_version(entry, version)
    if entry.state == LogState.CLOSED:
        raise ValidationError(f"{entry.reference} is closed already.")
    if not outcome.strip():
        raise ValidationError({"outcome": "Say how it ended."})
    refuse_before(
        day_of(at), entry.raised_on, f"It is dated {long_date(entry.raised_on)}"
    )
    entry.state, entry.closed_on, entry.outcome = LogState.CLOSED, day_of(at), outcome
    save_with_reason(entry, by=by, reason=reason, at=at)
    return entry


@transaction.atomic
def reopen_log_entry(
    entry: LogEntry,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> LogEntry:
    """It matters again; how it had ended stays in its history."""
    entry = lock_at_version(entry, version)
    if entry.state == LogState.OPEN:
        raise ValidationError(f"{entry.reference} is open.")
    entry.state, entry.closed_on, entry.outcome = LogState.OPEN, None, ""
    save_with_reason(entry, by=by, reason=reason, at=at)
    return entry


def _next_reference(register: Register, kind: LogKind) -> str:
    """Numbers are never given twice: entries stay once they are made."""
    letter = kind.label[0]
    numbers = [
        int(reference[1:])
        for reference in register.log.filter(reference__startswith=letter).values_list(
            "reference", flat=True
        )
        if reference[1:].isdecimal()
    ]
    return f"{letter}{max(numbers, default=0) + 1}"


def _refuse_nonsense(entry: LogEntry, at: datetime | None) -> None:
    if entry.raised_on and entry.raised_on > day_of(at):
        raise ValidationError({"raised_on": "Give today or an earlier date."})
    if entry.raised_on and entry.due_on and entry.due_on < entry.raised_on:
        raise ValidationError(
            {"due_on": f"Give {long_date(entry.raised_on)} or a later date."}
        )


def _refuse_risk_elsewhere(entry: LogEntry) -> None:
    """A risk that has since been handed back stays named."""
    if entry.risk and entry.register_id not in (
        entry.risk.register_id,
        entry.risk.escalated_to_id,
    ):
        raise ValidationError({"risk": "Choose a risk of this register."})


def _stay_exempt(entry: LogEntry, before: Risk | None) -> None:
    """What was kept from the public with its risk stays so when that is no longer
    named: to open it is for the clerk and the monitoring officer."""
    if entry.is_exempt or before is None:
        return
    kept_with = before if before.is_exempt else before.register.project
    if kept_with is None or not kept_with.is_exempt:
        return
    keep_back(
        entry,
        kept_with.exempt_paragraphs,
        kept_with.exempt_reason,
        kept_with.exempt_review_on,
    )
