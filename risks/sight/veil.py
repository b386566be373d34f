"""Which scores before the latest review a reader may not know.

What a review said while its risk, or its project, was exempt stays withheld after the
risk is opened: so does the direction of travel from there, in every table, filter and
count.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise

from django.db.models import BooleanField, Case, F, Q, Value, When
from django.utils import timezone

from accounts.models import User
from programmes.models import Project
from programmes.querysets import entitled_place
from programmes.standing import standing_of
from risks.models import RiskReview
from risks.querysets import RiskQuerySet


def veil_for(user: User) -> Q | None:
    """Risks whose latest review, and so whose score before it, is withheld from this
    reader; None where none can be. One query."""
    entitled = standing_of(user).exempt
    if entitled.everything:
        return None
    reviews = RiskReview.objects.filter(is_exempt=True, on=F("risk__last_reviewed_on"))
    hidden = Q(pk__in=reviews.values("risk"))
    for project_id, first, last in _exempt_spells():
        in_spell = Q(register__project=project_id, last_reviewed_on__gte=first)
        hidden |= in_spell & (Q(last_reviewed_on__lte=last) if last else Q())
    return hidden & ~entitled_place(entitled, "register__")


def with_veil(risks: RiskQuerySet, veil: Q | None) -> RiskQuerySet:
    """Each with `is_veiled`."""
    if veil is None:
        return risks.annotate(is_veiled=Value(value=False, output_field=BooleanField()))
    veiled = Case(When(veil, then=True), default=False, output_field=BooleanField())
    return risks.annotate(is_veiled=veiled)


def _exempt_spells() -> Iterator[tuple[int, date, date | None]]:
    """From when to when each project was exempt, both days counted."""
    once = Project.history.filter(is_exempt=True).values("id")
    rows = (
        Project.history.filter(id__in=once)
        .order_by("id", "history_date", "history_id")
        .values_list("id", "history_date", "is_exempt")
    )
    for (pk, since, is_exempt), following in pairwise([*rows, (None, None, False)]):
        if is_exempt:
            until = _day(following[1]) if following[0] == pk else None
            yield pk, _day(since), until


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()
