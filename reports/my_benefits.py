"""What is due from one person about benefits: readings to take, of what they own now.

One query, whoever asks and however many benefits there are. House default: a benefit
whose project is closed is its later owner's, where one is named; a reading is asked
for a month before it is due.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Max, Q
from django.urls import reverse

from accounts.models import User
from programmes.choices import ProjectState
from reports.task import Task, one_by_one_or_all
from savings.benefit_rules import reading_due_on
from savings.models import Benefit

AHEAD = timedelta(days=30)


def benefit_tasks(user: User, *, today: date) -> Iterator[Task]:
    """Benefits that are described and have no measure are not read."""
    rows = (
        Benefit.objects.visible_to(user)
        .open()
        .filter(Q(owner=user) | Q(later_owner=user))
        .exclude(measure="")
        .annotate(last_read_on=Max("readings__on"))
        .select_related("project")
        .order_by("pk")
    )
    owned = (benefit for benefit in rows if _owner_id_now(benefit) == user.pk)
    found = [task for task in map(_reading, owned) if task is not None]
    due = [task for task in found if task.due_on <= today + AHEAD]
    yield from one_by_one_or_all(
        due,
        what=f"Read the measures of {len(due)} benefits",
        place="Benefits",
        why="you own them",
        address=reverse("savings:benefit_list", query={"mine": "on"}),
    )


def _owner_id_now(benefit: Benefit) -> int | None:
    if _is_project_over(benefit) and benefit.later_owner_id is not None:
        return benefit.later_owner_id
    return benefit.owner_id


def _is_project_over(benefit: Benefit) -> bool:
    project = benefit.project
    return project is not None and project.state == ProjectState.CLOSED


def _reading(benefit: Any) -> Task | None:
    """`benefit` has the day on which it was `last_read_on`."""
    due_on = reading_due_on(
        benefit.baseline_on, benefit.target_on, benefit.last_read_on
    )
    if due_on is None:
        return None
    is_over = _is_project_over(benefit)
    return Task(
        what="Read the measure of a benefit",
        place=str(benefit),
        place_link=benefit.get_absolute_url(),
        why="you own it after its project closed" if is_over else "you own it",
        due_on=due_on,
        action=reverse("savings:reading_create", args=[benefit.pk]),
        action_text="Add a reading",
    )
