"""Reminding people of the reports that are missing."""

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
from highlights.missing import MissingReport
from highlights.models import Chase, ReportingPeriod

# House default: more than one e-mail a day about the same thing is not read.
NOT_AGAIN_WITHIN = timedelta(days=1)


@dataclass
class Chased:
    """What came of it, by missing report."""

    sent: list[MissingReport] = field(default_factory=list)
    sent_lately: list[MissingReport] = field(default_factory=list)
    nobody_to_ask: list[MissingReport] = field(default_factory=list)


@transaction.atomic
def chase_reports(
    missing: Iterable[MissingReport],
    *,
    by: User,
    address: str,
    at: datetime | None = None,
) -> Chased:
    """Remind whoever writes each report, by e-mail, at most once a day.

    `address` is where the portal is reached, for the link in the e-mail, which a
    background worker sends once all this is stored.
    """
    rows, now = list(missing), at or timezone.now()
    # One at a time for a period: a double click sends one e-mail.
    periods = ReportingPeriod.objects.select_for_update().order_by("pk")
    list(periods.filter(pk__in={row.period.pk for row in rows}))
    lately = Chase.objects.filter(chased_at__gt=now - NOT_AGAIN_WITHIN)
    known = set(lately.values_list("project_id", "strand_id", "period_id"))
    chased = Chased()
    for row in rows:
        if _key(row) in known:
            chased.sent_lately.append(row)
        elif not row.people:
            chased.nobody_to_ask.append(row)
        else:
            for person in row.people:
                _remind(row, person, by=by, address=address, at=now)
            chased.sent.append(row)
    return chased


def _key(row: MissingReport) -> tuple[int | None, int | None, int]:
    is_project = row.kind == "project"
    pk = row.subject.pk
    return (pk, None, row.period.pk) if is_project else (None, pk, row.period.pk)


def _remind(
    row: MissingReport, person: User, *, by: User, address: str, at: datetime
) -> None:
    chase = Chase(
        period=row.period,
        to=person,
        chased_by=by,
        chased_at=at,
        **{row.kind: row.subject},
    )
    save_with_reason(chase, by=by, reason="Chased the report.")
    send = partial(async_task, "highlights.tasks.send_chase", chase.pk, address)
    transaction.on_commit(send)
