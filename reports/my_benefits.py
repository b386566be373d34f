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
_HANDED_OVER = Q(project__state=ProjectState.CLOSED, later_owner__isnull=False)


def benefit_tasks(user: User, *, today: date) -> Iterator[Task]:
    """Benefits that are described and have no measure are not read."""
    owned = (
        Benefit.objects.visible_to(user)
        .open()
        .filter((_HANDED_OVER & Q(later_owner=user)) | (~_HANDED_OVER & Q(owner=user)))
        .exclude(measure="")
        .annotate(last_read_on=Max("readings__on"))
        .select_related("project")
        .order_by("pk")
    )
    found = [task for task in map(_reading, owned) if task is not None]
    due = [task for task in found if task.due_on <= today + AHEAD]
    yield from one_by_one_or_all(
        due,
        what=f"Read the measures of {len(due)} benefits",
        place="Benefits",
        why="you own them",
        address=reverse("savings:benefit_list", query={"mine": "on"}),
    )


def _reading(benefit: Any) -> Task | None:
    """`benefit` has the day on which it was `last_read_on`."""
    due_on = reading_due_on(
        benefit.baseline_on, benefit.target_on, benefit.last_read_on
    )
    if due_on is None:
        return None
    project = benefit.project
    is_over = project is not None and project.state == ProjectState.CLOSED
    return Task(
        what="Read the measure of a benefit",
        place=str(benefit),
        place_link=benefit.get_absolute_url(),
        why="you own it after its project closed" if is_over else "you own it",
        due_on=due_on,
        action=reverse("savings:reading_create", args=[benefit.pk]),
        action_text="Add a reading",
    )
