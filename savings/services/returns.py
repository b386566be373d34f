"""Opening, filling in and submitting a savings return; accepting it or sending it back.

On submission what is claimed becomes the live claim of each saving, unless a return of
a later period was handed in meanwhile. What finance validates is another matter:
`services.validation`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from common.history import save_with_reason
from common.locking import lock_at_version
from common.typed import NotRead
from common.wording import long_date
from savings.choices import ReturnStatus
from savings.models import ReturnLine, ReturnPeriod, SavingsReturn
from savings.return_cells import Column, normal, read_cell, tidied, written
from savings.return_moves import Moves, brought_up
from savings.return_rules import Said
from savings.services.return_claims import claim
from savings.services.return_lines import (
    CORRECTED,
    HANDED_IN_NOW,
    CellName,
    LineInHand,
    lines_in_hand,
)

OPENED = "Opened the return."
SAVED = "Saved the return."


@transaction.atomic
def open_return(
    period: ReturnPeriod,
    owner: User,
    *,
    by: User | None,
    reason: str = OPENED,
    at: datetime | None = None,
) -> SavingsReturn:
    """The return of an owner for a period: the one there is, or a new one, filled with
    what stands. Asked twice, by a double click or by two people, it gives the same."""
    period = ReturnPeriod.objects.select_for_update().get(pk=period.pk)
    if found := SavingsReturn.objects.filter(period=period, owner=owner).first():
        return found
    if period.starts_on > timezone.localdate(at):
        raise ValidationError(
            f"{period.label} begins on {long_date(period.starts_on)}: its return "
            "cannot be filled in yet."
        )
    opened = SavingsReturn(period=period, owner=owner)
    save_with_reason(opened, by=by, reason=reason, at=at)
    lines = lines_in_hand(opened)
    if not lines:
        raise ValidationError(
            f"{owner} answers for no saving in a budget: there is nothing to return."
        )
    for each in lines:
        save_with_reason(each.line, by=by, reason=reason, at=at)
    return opened


@transaction.atomic
def save_cells(
    savings_return: SavingsReturn,
    version: int,
    typed: Mapping[CellName, str],
    *,
    by: User | None,
    reason: str = SAVED,
    at: datetime | None = None,
    seen: Mapping[CellName, str] | None = None,
) -> SavingsReturn:
    """Write down what was typed into cells. What is not understood stays as typed, and
    is named until it is mended; cells of savings the return does not ask about are
    left alone. Nothing counts on if nothing differs.

    `seen` are the corrected figures known to who typed: what is typed beside them
    stands, and no choice is asked.

    Raises EditConflict when somebody else saved after `version` was opened.
    """
    locked = _locked(savings_return, version)
    now = at or timezone.now()
    lines = lines_in_hand(locked)
    changed = []
    for each in lines:
        answered = _answered(each, typed, seen or {})
        is_typed = _type_into(each, typed)
        if is_typed or answered:
            changed.append((each, answered))
    if not changed:
        return SavingsReturn.objects.select_related("period", "owner").get(pk=locked.pk)
    for each, answered in changed:
        if each.line.pk is None:
            # A line's first record is what stood before anybody typed.
            _record(each.line, each.before, by=by, reason=OPENED, at=now)
        elif answered:
            stood = brought_up(each.stood, answered)
            _record(each.line, stood, by=by, reason=CORRECTED, at=now)
        save_with_reason(each.line, by=by, reason=reason, at=now)
    save_with_reason(locked, by=by, reason=reason, at=now)
    return locked


@transaction.atomic
def submit_return(
    savings_return: SavingsReturn,
    version: int,
    *,
    by: User | None,
    reason: str = "Submitted to finance.",
    at: datetime | None = None,
) -> SavingsReturn:
    """Hand the return to finance; its figures become the live claims. What was
    corrected meanwhile stands in the cells nobody wrote in, and is handed in with them.

    Refuses with a sentence for each cell that keeps it from being submitted, by
    `cell_name`.
    """
    locked = _locked(savings_return, version)
    now = at or timezone.now()
    lines = lines_in_hand(locked)
    if problems := problems_of(lines):
        raise ValidationError(problems)
    for each in lines:
        if each.moved:
            stood = brought_up(each.stood, each.moved)
            _record(each.line, stood, by=by, reason=CORRECTED, at=now)
        save_with_reason(each.line, by=by, reason=HANDED_IN_NOW, at=now)
    claim(locked, lines, by=by, at=now)
    locked.status = ReturnStatus.SUBMITTED
    locked.submitted_at, locked.submitted_by = now, by
    save_with_reason(locked, by=by, reason=reason, at=now)
    return locked


def problems_of(lines: list[LineInHand]) -> dict[str, str]:
    """What keeps a return from being submitted, by the name of the cell."""
    return {
        cell_name(each.saving.pk, column): words
        for each in lines
        for column, words in each.problems().items()
    }


def unsettled_of(lines: list[LineInHand]) -> dict[str, str]:
    """What is not understood, or is to be chosen, by the name of the cell."""
    return {
        cell_name(each.saving.pk, column): words
        for each in lines
        for column, words in each.unsettled().items()
    }


def cell_name(saving_id: int, column: Column) -> str:
    """What a cell is called in a form."""
    return f"{column.value}-{saving_id}"


@transaction.atomic
def accept_return(
    savings_return: SavingsReturn,
    version: int,
    *,
    by: User | None,
    reason: str = "Accepted the return.",
    at: datetime | None = None,
) -> SavingsReturn:
    """Finance has looked at it. House default: not whose it is, and not who
    submitted it."""
    locked = _locked_for_review(savings_return, version, by)
    locked.status, locked.comment = ReturnStatus.ACCEPTED, ""
    return _reviewed(locked, by=by, reason=reason, at=at)


@transaction.atomic
def send_back_return(
    savings_return: SavingsReturn,
    version: int,
    *,
    comment: str,
    by: User | None,
    at: datetime | None = None,
) -> SavingsReturn:
    """To its owner, with what is to be mended. Its figures stay claims until it is
    submitted again."""
    if not comment.strip():
        raise ValidationError({"comment": "Say what is to be mended."})
    locked = _locked_for_review(savings_return, version, by)
    locked.status, locked.comment = ReturnStatus.RETURNED, tidied(comment)
    return _reviewed(locked, by=by, reason=f"Sent back: {comment.strip()}", at=at)


def _reviewed(
    locked: SavingsReturn, *, by: User | None, reason: str, at: datetime | None
) -> SavingsReturn:
    locked.reviewed_at, locked.reviewed_by = at or timezone.now(), by
    save_with_reason(locked, by=by, reason=reason, at=at)
    return locked


def _locked(savings_return: SavingsReturn, version: int) -> SavingsReturn:
    locked = lock_at_version(savings_return, version)
    if not locked.is_editable:
        status = locked.get_status_display().lower()
        raise ValidationError(f"This return is {status}: it cannot be changed.")
    return locked


def _locked_for_review(
    savings_return: SavingsReturn, version: int, by: User | None
) -> SavingsReturn:
    locked = lock_at_version(savings_return, version)
    if locked.status != ReturnStatus.SUBMITTED:
        status = locked.get_status_display().lower()
        raise ValidationError(f"This return is {status}: there is nothing to review.")
    if by is not None and locked.is_by(by.pk):
        raise ValidationError(
            "This return is your own, or you submitted it: a colleague in finance "
            "reviews it."
        )
    return locked


def _answered(
    each: LineInHand, typed: Mapping[CellName, str], seen: Mapping[CellName, str]
) -> Moves:
    """The corrections that were known to who wrote in their cells, or chose to keep
    what these say."""
    found = {}
    for column, moved in each.moved.items():
        key = (each.saving.pk, column)
        if key not in seen or not (moved.is_asked or key in typed):
            continue
        if normal(column, seen[key]) == normal(column, written(column, moved.now)):
            found[column] = moved
    return found


def _type_into(each: LineInHand, typed: Mapping[CellName, str]) -> bool:
    """Whether the line then says something else."""
    line = each.line
    each.leave()
    before = (*(getattr(line, column) for column in Column), dict(line.unread))
    unread = dict(line.unread)
    for column in Column:
        text = typed.get((each.saving.pk, column))
        if text is None:
            continue
        unread.pop(column.value, None)
        try:
            setattr(line, column.value, read_cell(column, text))
        except NotRead:
            unread[column.value] = tidied(text)
    line.unread = unread
    return before != (*(getattr(line, column) for column in Column), unread)


def _record(
    line: ReturnLine, stood: Said, *, by: User | None, reason: str, at: datetime
) -> None:
    """What stood in the saving, in the line's history: the line itself says again what
    it said."""
    typed = {name: getattr(line, name) for name in (*Column, "unread")}
    for column in Column:
        setattr(line, column, getattr(stood, column))
    line.unread = {}
    save_with_reason(line, by=by, reason=reason, at=at)
    for name, value in typed.items():
        setattr(line, name, value)
