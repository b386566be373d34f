"""Reminding budget owners of the returns that are missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone
from django_q.tasks import async_task

from accounts.models import User
from common.history import save_with_reason
from savings.models import ReturnChase, ReturnPeriod

# House default: more than one e-mail a day about the same thing is not read.
NOT_AGAIN_WITHIN = timedelta(days=1)


@dataclass
class Chased:
    """What came of it, by budget owner."""

    sent: list[User] = field(default_factory=list)
    sent_lately: list[User] = field(default_factory=list)
    left: list[User] = field(default_factory=list)


@transaction.atomic
def chase_owners(
    period: ReturnPeriod,
    owners: Iterable[User],
    *,
    by: User,
    address: str,
    at: datetime | None = None,
) -> Chased:
    """Remind each owner by e-mail, at most once a day; not those who have left.

    `address` is where the portal is reached, for the link in the e-mail, which a
    background worker sends once all this is stored.
    """
    now = at or timezone.now()
    # One at a time for a period: a double click sends one e-mail.
    period = ReturnPeriod.objects.select_for_update().get(pk=period.pk)
    lately = ReturnChase.objects.filter(
        period=period, chased_at__gt=now - NOT_AGAIN_WITHIN
    )
    known = set(lately.values_list("to_id", flat=True))
    chased = Chased()
    for owner in owners:
        if owner.pk in known:
            chased.sent_lately.append(owner)
        elif not owner.is_active:
            chased.left.append(owner)
        else:
            _remind(period, owner, by=by, address=address, at=now)
            chased.sent.append(owner)
    return chased


def _remind(
    period: ReturnPeriod, owner: User, *, by: User, address: str, at: datetime
) -> None:
    chase = ReturnChase(period=period, to=owner, chased_by=by, chased_at=at)
    save_with_reason(chase, by=by, reason="Chased the return.")
    send = partial(async_task, "savings.tasks.send_return_chase", chase.pk, address)
    transaction.on_commit(send)
