"""What is due from one person about savings: returns to fill in and to review, returns
that are missing, claims to validate.

Only what is theirs is loaded: eleven queries at most, whoever asks and however many
savings there are. House defaults: a return is asked of its budget owner once its period
is over, one period at a time; finance decides on a return within a fortnight of its
submission, and on claims by the day the period's returns are due and a fortnight more.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from common.wording import count_of
from reports.task import Task
from savings import access
from savings.choices import ReturnStatus
from savings.models import ReturnPeriod, Saving, SavingsReturn
from savings.pages.return_overview import Overview, overview_of
from savings.pages.validation_queue import claims, to_look_at

TO_DECIDE = timedelta(days=14)
MOST_NAMED = 3  # returns to review, named one by one


def savings_tasks(user: User, *, today: date) -> Iterator[Task]:
    """In no order."""
    period = ReturnPeriod.objects.ended(on=today).latest_first().first()
    yield from _to_return(user, period)
    if access.can_validate(user):
        yield from _to_review(user)
        yield from _to_validate(user, period, today)
    if period is not None and access.can_keep_plan(user):
        yield from _to_chase(overview_of(period, on=today))


def _to_return(user: User, period: ReturnPeriod | None) -> Iterator[Task]:
    own = SavingsReturn.objects.filter(owner=user).select_related("period", "owner")
    unfinished = list(own.editable().order_by("period__starts_on"))
    yield from map(_carry_on, unfinished)
    if period is None or own.filter(period=period).exists():
        return
    # One return at a time: the next begins with what this one says.
    asked = Saving.objects.owned_by(user).returned_for(period.year).count()
    if asked and not unfinished:
        yield Task(
            what=f"Savings return for {period.label}",
            place=count_of(asked, "saving"),
            place_link=reverse("savings:return_list"),
            why="you answer for their budgets",
            due_on=period.due_on,
            action=reverse("savings:return_open", args=[period.pk, user.pk]),
            action_text="Fill it in",
            starts=True,
        )


def _carry_on(savings_return: SavingsReturn) -> Task:
    is_returned = savings_return.status == ReturnStatus.RETURNED
    why = "you answer for these savings"
    return Task(
        what=f"Savings return for {savings_return.period.label}",
        place="Your return",
        place_link=savings_return.get_absolute_url(),
        why=f"Sent back: {savings_return.comment}" if is_returned else why,
        due_on=savings_return.period.due_on,
        action=savings_return.get_absolute_url(),
        action_text="Mend it" if is_returned else "Carry on",
    )


# --- For finance ----------------------------------------------------------------------


def _to_review(user: User) -> Iterator[Task]:
    """House default: nobody decides on what they submitted themselves."""
    rows = list(
        SavingsReturn.objects.visible_to(user)
        .to_review()
        .exclude(submitted_by=user)
        .select_related("period", "owner")
        .order_by("submitted_at")
    )
    if len(rows) > MOST_NAMED:
        yield Task(
            what=f"Review {len(rows)} savings returns",
            place="Returns",
            place_link=reverse("savings:return_list"),
            why="submitted to finance",
            due_on=_to_decide_by(rows[0]),
            action=reverse("savings:return_list"),
            action_text="See them",
        )
        return
    for row in rows:
        yield Task(
            what=f"Review the savings return for {row.period.label}",
            place=str(row.owner),
            place_link=row.get_absolute_url(),
            why="submitted to finance",
            due_on=_to_decide_by(row),
            action=reverse("savings:return_review", args=[row.pk]),
            action_text="Read and decide",
        )


def _to_decide_by(row: SavingsReturn) -> date:
    handed_in = row.submitted_at
    return timezone.localdate(handed_in) + TO_DECIDE if handed_in else row.period.due_on


def _to_validate(
    user: User, period: ReturnPeriod | None, today: date
) -> Iterator[Task]:
    waiting = to_look_at(claims(user)).count()
    if waiting:
        yield Task(
            what=f"Validate {count_of(waiting, 'claim')}",
            place="Validation",
            place_link=reverse("savings:validation_list"),
            why="claimed, and not yet seen by finance",
            due_on=(period.due_on if period else today) + TO_DECIDE,
            action=reverse("savings:validation_list"),
            action_text="See them",
        )


def _to_chase(overview: Overview) -> Iterator[Task]:
    late = len(overview.late)
    if late:
        period = overview.period
        returns = "1 savings return is" if late == 1 else f"{late} savings returns are"
        yield Task(
            what=f"{returns} missing",
            place=period.label,
            place_link=reverse("savings:return_list"),
            why="you keep the savings plan",
            due_on=period.due_on,
            action=reverse("savings:return_chase", args=[period.pk]),
            action_text="See who, and chase",
        )
