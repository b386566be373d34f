"""What is due from one person about savings: returns to fill in and to review, returns
that are missing, claims to validate; what waits to be decided (my_decisions.py) and
benefits to be read (my_benefits.py).

Only what is theirs is loaded: sixteen queries at most, whoever asks and however many
savings there are. House defaults: a return is asked of its budget owner once its period
is over, one at a time, the earlier of the last two first; finance decides on a return
within a fortnight of its submission, and on claims by the day the period's returns are
due and a fortnight more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from common.wording import count_of
from reports.my_benefits import benefit_tasks
from reports.my_decisions import decision_tasks
from reports.task import Task, one_by_one_or_all
from savings import access
from savings.choices import ReturnStatus
from savings.missing import MissingReturns, missing_returns
from savings.models import ReturnPeriod, Saving, SavingsReturn
from savings.pages.validation_queue import claims, to_look_at

TO_DECIDE = timedelta(days=14)


def savings_tasks(user: User, *, today: date) -> Iterator[Task]:
    """In no order."""
    periods = list(ReturnPeriod.objects.asked(on=today))
    yield from _to_return(user, periods)
    if access.can_validate(user):
        yield from _to_review(user)
        yield from _to_validate(user, periods, today)
    if access.can_keep_plan(user):
        yield from map(_to_chase, _overdue(today))
    yield from decision_tasks(user, today=today)
    yield from benefit_tasks(user, today=today)


def _to_return(user: User, periods: list[ReturnPeriod]) -> Iterator[Task]:
    own = SavingsReturn.objects.filter(owner=user).select_related("period", "owner")
    unfinished = list(own.editable().order_by("period__starts_on"))
    yield from map(_carry_on, unfinished)
    # One return at a time: the next begins with what this one says.
    if unfinished:
        return
    opened = set(own.filter(period__in=periods).values_list("period_id", flat=True))
    for period in reversed(periods):
        if period.pk in opened:
            continue
        asked = Saving.objects.owned_by(user).returned_for(period.year).count()
        if asked:
            yield _begin(user, period, asked)
            return


def _begin(user: User, period: ReturnPeriod, asked: int) -> Task:
    return Task(
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


def _to_review(user: User) -> Sequence[Task]:
    """House default: nobody decides on their own, or on what they submitted."""
    rows = (
        SavingsReturn.objects.visible_to(user)
        .to_review()
        .exclude(Q(owner=user) | Q(submitted_by=user))
        .select_related("period", "owner")
        .order_by("submitted_at")
    )
    tasks = [_review(row) for row in rows]
    return one_by_one_or_all(
        tasks,
        what=f"Review {len(tasks)} savings returns",
        place="Returns",
        why="submitted to finance",
        address=reverse("savings:return_list"),
    )


def _review(row: SavingsReturn) -> Task:
    return Task(
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
    user: User, periods: list[ReturnPeriod], today: date
) -> Iterator[Task]:
    """House default: nobody concludes about a claim of their own."""
    waiting = to_look_at(claims(user)).not_claimed_by(user).count()
    if waiting:
        yield Task(
            what=f"Validate {count_of(waiting, 'claim')}",
            place="Validation",
            place_link=reverse("savings:validation_list"),
            why="claimed, and not yet seen by finance",
            due_on=(periods[0].due_on if periods else today) + TO_DECIDE,
            action=reverse("savings:validation_list"),
            action_text="See them",
        )


def _overdue(today: date) -> list[MissingReturns]:
    return [each for each in missing_returns(on=today) if each.is_overdue]


def _to_chase(missing: MissingReturns) -> Task:
    period, late = missing.period, len(missing.owner_ids)
    returns = "1 savings return is" if late == 1 else f"{late} savings returns are"
    return Task(
        what=f"{returns} missing",
        place=period.label,
        place_link=reverse("savings:return_list", query={"period": period.pk}),
        why="you keep the savings plan",
        due_on=period.due_on,
        action=reverse("savings:return_chase", args=[period.pk]),
        action_text="See who, and chase",
    )
