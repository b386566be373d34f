"""When something was kept from a reader: what was written then stays withheld after it
is opened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from accounts.models import User
from programmes import access as programmes_access
from savings.models import Benefit, BusinessCase

WasExempt = Callable[[datetime], bool]
Spells = list[tuple[datetime, bool]]


def was_exempt(user: User, row: Benefit | BusinessCase) -> WasExempt:
    """At which instants it was kept from this reader, by itself or with its project.
    Two queries."""
    if programmes_access.reads_exempt(user, row.place):
        return lambda at: False
    lives = [exempt_spells(row)]
    if row.project is not None:
        lives.append(exempt_spells(row.project))
    return lambda at: any(stood(spells, at) for spells in lives)


def exempt_spells(row: Any) -> Spells:
    """Since when it was exempt, and since when not. One query."""
    steps = row.history.order_by("history_date", "history_id")
    return list(steps.values_list("history_date", "is_exempt"))


def stood(spells: Spells, at: datetime) -> bool:
    before = [held for since, held in spells if since <= at]
    return before[-1] if before else False
