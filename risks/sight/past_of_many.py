"""Which past versions of risks a reader may not see, for pages that read many at once.

What was exempt when it was written, the risk or its project, stays withheld after it is
opened; `risks.sight.past` says the same of one risk.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from datetime import datetime

from accounts.models import User
from programmes.models import Project
from programmes.standing import standing_of
from risks import access
from risks.models import Register


class HistorySight:
    """What one reader may know of the past of these registers' risks. Two queries, of
    those who may not read everything."""

    def __init__(self, user: User, register_ids: set[int]) -> None:
        self._is_whole = standing_of(user).exempt.everything
        self._open: set[int] = set()
        self._project: dict[int, int] = {}
        self._steps: dict[int, list[tuple[datetime, bool]]] = defaultdict(list)
        if not self._is_whole:
            self._load(user, register_ids)

    def hides(self, register_id: int, at: datetime, *, is_exempt: bool) -> bool:
        """Whether a version of a risk written, or still standing, at an instant is
        withheld."""
        if self._is_whole or register_id in self._open:
            return False
        return is_exempt or self._project_was_exempt(register_id, at)

    def _load(self, user: User, register_ids: set[int]) -> None:
        for register in Register.objects.filter(pk__in=register_ids).with_place():
            if access.reads_exempt(user, register):
                self._open.add(register.pk)
            elif register.project_id:
                self._project[register.pk] = register.project_id
        steps = Project.history.filter(id__in=self._project.values())
        for pk, since, is_exempt in steps.order_by(
            "history_date", "history_id"
        ).values_list("id", "history_date", "is_exempt"):
            self._steps[pk].append((since, is_exempt))

    def _project_was_exempt(self, register_id: int, at: datetime) -> bool:
        steps = self._steps[self._project.get(register_id, 0)]
        found = bisect_right(steps, at, key=lambda step: step[0])
        return bool(found) and steps[found - 1][1]
