"""One thing to do, as the page of what is due shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

MOST_NAMED = 3  # of the same kind, one by one


@dataclass(frozen=True)
class Task:
    """What, for which project or risk, why, by when, and the way to it."""

    what: str
    place: str
    place_link: str
    why: str
    due_on: date
    action: str
    action_text: str
    starts: bool = False


def one_by_one_or_all(
    tasks: Sequence[Task], *, what: str, place: str, why: str, address: str
) -> Sequence[Task]:
    """A few, each by name; many in one row, due with the first of them."""
    if len(tasks) <= MOST_NAMED:
        return tasks
    return [
        Task(
            what=what,
            place=place,
            place_link=address,
            why=why,
            due_on=min(task.due_on for task in tasks),
            action=address,
            action_text="See them",
        )
    ]
