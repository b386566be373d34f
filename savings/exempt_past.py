"""When something was kept from a reader: what was written then stays withheld after it
is opened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from accounts.models import User
from common.exempting import exempt_spells
from common.history import held_at
from programmes import access as programmes_access
from savings.models import Benefit, BusinessCase

WasExempt = Callable[[datetime], bool]


def was_exempt(user: User, row: Benefit | BusinessCase) -> WasExempt:
    """At which instants it was kept from this reader, by itself or with its project.
    Two queries."""
    if programmes_access.reads_exempt(user, row.place):
        return lambda at: False
    lives = [exempt_spells(row)]
    if row.project is not None:
        lives.append(exempt_spells(row.project))
    return lambda at: any(held_at(spells, at) for spells in lives)
