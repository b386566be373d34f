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
from savings.return_cells import Column, read_cell, tidied
from savings.services.return_claims import claim
from savings.services.return_lines import CellName, LineInHand, lines_in_hand

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
) -> SavingsReturn:
    """Write down what was typed into cells. What is not understood stays as typed, and
    is named until it is mended; cells of savings the return does not ask about are
    left alone. Nothing counts on if nothing differs.

    Raises EditConflict when somebody else saved after `version` was opened.
    """
    locked = _locked(savings_return, version)
    now = at or timezone.now()
    lines = lines_in_hand(locked)
    changed = [each for each in lines if _type_into(each.line, each.saving.pk, typed)]
    if not changed:
        return SavingsReturn.objects.select_related("period", "owner").get(pk=locked.pk)
    for each in changed:
        _store_first(each, by=by, at=now)
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
    """Hand the return to finance; its figures become the live claims.

    Refuses with a sentence for each cell that keeps it from being submitted, by
    `cell_name`.
    """
    locked = _locked(savings_return, version)
    now = at or timezone.now()
    lines = lines_in_hand(locked)
    if problems := problems_of(lines):
        raise ValidationError(problems)
    for each in lines:
        if each.line.pk is None:
            save_with_reason(each.line, by=by, reason=reason, at=now)
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


def unread_of(lines: list[LineInHand]) -> dict[str, str]:
    """What is typed and not understood, by the name of the cell."""
    return {
        cell_name(each.saving.pk, column): words
        for each in lines
        for column, words in each.unread().items()
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


def _type_into(line: ReturnLine, saving_id: int, typed: Mapping[CellName, str]) -> bool:
    """Whether the line then says something else."""
    before = (*(getattr(line, column) for column in Column), dict(line.unread))
    unread = dict(line.unread)
    for column in Column:
        text = typed.get((saving_id, column))
        if text is None:
            continue
        unread.pop(column.value, None)
        try:
            setattr(line, column.value, read_cell(column, text))
        except NotRead:
            unread[column.value] = tidied(text)
    line.unread = unread
    return before != (*(getattr(line, column) for column in Column), unread)


def _store_first(each: LineInHand, *, by: User | None, at: datetime) -> None:
    """A line's first record is what stood before anybody typed."""
    if each.line.pk is not None:
        return
    typed = {name: getattr(each.line, name) for name in (*Column, "unread")}
    for column in Column:
        setattr(each.line, column, getattr(each.before, column))
    each.line.unread = {}
    save_with_reason(each.line, by=by, reason=OPENED, at=at)
    for name, value in typed.items():
        setattr(each.line, name, value)
