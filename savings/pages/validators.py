"""Who else concludes about a claim that is its reader's own."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from accounts.choices import CouncilRoleName
from accounts.models import CouncilRole
from common.wording import and_list, count_of

MOST_NAMED = 3


def who_else_may(claimants: Collection[int], *, on: date) -> str:
    """A sentence that names others in finance. One query."""
    roles = CouncilRole.objects.held(on=on).filter(
        role=CouncilRoleName.FINANCE, user__is_active=True
    )
    others = roles.exclude(user__in=claimants).order_by("user__name", "user")
    names = list(dict(others.values_list("user", "user__name")).values())
    if not names:
        return (
            "There is nobody else in finance who may: ask the administrator to give a "
            "colleague the role."
        )
    named: list[str] = names[:MOST_NAMED]
    if more := len(names) - len(named):
        named.append(count_of(more, "other", "others"))
    return f"{and_list(named)} in finance may."
