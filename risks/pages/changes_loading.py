"""Fetches what changed on a register since a day, as far as a reader may know it, then
and now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q

from accounts.models import User
from common.history import end_of, rows_as_at
from common.periods import add_months
from common.rag import Direction
from common.wording import long_date
from risks.models import Register, Risk, RiskReview
from risks.pages.changes import Changes, Kind, Stand, changes_between
from risks.pages.risk_table import ScoreReader, Standing
from risks.pages.score_sql import Schemes, schemes_by_id
from risks.querysets import RiskQuerySet
from risks.rules import travel
from risks.sight.past_of_many import HistorySight
from risks.sight.veil import veil_for

MONTHS_BACK = 3
_COLUMNS = (
    "register_id",
    "escalated_to_id",
    "state",
    "scheme_id",
    "current_likelihood",
    "current_impact",
    "accepted_on",
    "is_exempt",
)


@dataclass(frozen=True)
class ChangesSince:
    """What changed since the end of a day. `not_compared` risks were exempt then, and
    `stuck` are unchanged for as many reviews as their register allows."""

    since: date
    changes: Changes
    then: dict[int, Stand]
    now: dict[int, Stand]
    schemes: Schemes
    sight: HistorySight
    not_compared: int
    stuck: int


@dataclass(frozen=True)
class ChangedRisk:
    """One risk that changed: from where to where, and why."""

    risk: Risk
    before: Standing | None
    now: Standing | None
    direction: Direction
    why: str


def changes_since(user: User, register: Register, since: date) -> ChangesSince:
    """Seven queries at most, however many risks there are."""
    risks = _ever_here(user, register)
    at = end_of(since)
    now = {row[0]: Stand(*row) for row in risks.values_list("pk", *_COLUMNS)}
    past = rows_as_at(Risk, at, Q(id__in=risks.values("pk")))
    then = {row[0]: Stand(*row) for row in past.values_list("id", *_COLUMNS)}
    stands = [*now.values(), *then.values()]
    sight = HistorySight(user, {stand.register_id for stand in stands})
    hidden = {
        stand.risk_id
        for stand in then.values()
        if sight.hides(stand.register_id, at, is_exempt=stand.is_exempt)
    }
    compared = {pk: stand for pk, stand in now.items() if pk not in hidden}
    schemes = schemes_by_id(
        {stand.scheme_id for stand in stands} | {register.scheme_id}
    )
    return ChangesSince(
        since=since,
        changes=changes_between(then, compared, schemes, register.pk),
        then=then,
        now=compared,
        schemes=schemes,
        sight=sight,
        not_compared=sum(now[pk].is_on(register.pk) for pk in hidden if pk in now),
        stuck=_stuck(user, register),
    )


def worst_first(found: ChangesSince, kind: Kind) -> list[int]:
    """Ids of the risks of one kind, the highest band first."""

    def rank(risk_id: int) -> tuple[int, int, int]:
        stand = found.now[risk_id]
        if stand.score is None:
            return 1, 0, risk_id
        scheme = found.schemes[stand.scheme_id]
        severity = scheme.band(stand.score).state.severity
        return -severity, -scheme.number(stand.score), risk_id

    return sorted(found.changes.of_kind[kind], key=rank)


def told(
    found: ChangesSince, shown: Mapping[Kind, Sequence[int]]
) -> dict[Kind, list[ChangedRisk]]:
    """The risks of each kind with why, in the order given. Three queries."""
    ids = {risk_id for of_kind in shown.values() for risk_id in of_kind}
    rows = Risk.objects.filter(pk__in=ids).select_related(
        "register__programme",
        "register__strand",
        "register__project",
        "escalated_to__programme",
        "escalated_to__strand",
        "escalated_to__project",
    )
    risks = {risk.pk: risk for risk in rows}
    reasons = _review_reasons(found, ids)
    returned = _return_reasons(found, shown.get(Kind.HANDED_BACK, ()))
    reader = ScoreReader(found.schemes)
    return {
        kind: [
            _changed(found, risks[pk], reader, _why(kind, risks[pk], reasons, returned))
            for pk in of_kind
        ]
        for kind, of_kind in shown.items()
    }


def usual_day(sittings: Sequence[date], today: date) -> date:
    """Three months back; if nobody reviewed since, the day before the last reviews."""
    usual = add_months(today, -MONTHS_BACK)
    if sittings and sittings[0] <= usual:
        return day_before(sittings[0])
    return usual


def day_before(on: date) -> date:
    return on - timedelta(days=1)


def sittings_of(user: User, register: Register) -> list[date]:
    """The last days on which risks of a register were reviewed, latest first."""
    reviews = RiskReview.objects.visible_to(user).filter(
        Q(risk__register=register) | Q(risk__escalated_to=register), is_exempt=False
    )
    days = reviews.order_by("-on").values_list("on", flat=True).distinct()
    return list(days[:3])


def _ever_here(user: User, register: Register) -> RiskQuerySet:
    once = Risk.history.filter(escalated_to=register).order_by().values("id")
    visible = Risk.objects.visible_to(user).order_by()
    return visible.filter(Q(register=register) | Q(pk__in=once))


def _stuck(user: User, register: Register) -> int:
    risks = Risk.objects.visible_to(user).on(register).open()
    veil = veil_for(user)
    known = risks.exclude(veil) if veil else risks
    limit = F("register__unchanged_limit")
    return known.filter(unchanged_reviews__gte=limit).count()


def _review_reasons(found: ChangesSince, ids: Iterable[int]) -> dict[int, str]:
    """Why each was last scored as it is, since the day and as far as it was open."""
    reviews = RiskReview.objects.filter(risk__in=ids, on__gt=found.since)
    rows = reviews.order_by("on", "pk").values_list(
        "risk_id", "on", "reason", "is_exempt"
    )
    return {
        pk: reason
        for pk, on, reason, is_exempt in rows
        if not found.sight.hides(
            found.now[pk].register_id, end_of(on), is_exempt=is_exempt
        )
    }


def _return_reasons(found: ChangesSince, ids: Sequence[int]) -> dict[int, str]:
    """Why each was handed back: the reason of the first version without."""
    rows = Risk.history.filter(
        id__in=ids, history_date__gt=end_of(found.since), escalated_to=None
    ).order_by("-history_date", "-history_id")
    columns = ("id", "history_date", "history_change_reason", "is_exempt")
    return {
        pk: reason or ""
        for pk, at, reason, is_exempt in rows.values_list(*columns)
        if not found.sight.hides(found.now[pk].register_id, at, is_exempt=is_exempt)
    }


def _changed(
    found: ChangesSince, risk: Risk, reader: ScoreReader, why: str
) -> ChangedRisk:
    then, now = found.then.get(risk.pk), found.now[risk.pk]
    before = found.schemes[then.scheme_id] if then else None
    after = found.schemes[now.scheme_id]
    moved = travel(then.score if then else None, before, now.score, after)
    return ChangedRisk(
        risk=risk,
        before=reader.standing(then.scheme_id, then.score) if then else None,
        now=reader.standing(now.scheme_id, now.score),
        direction=moved.direction,
        why=why,
    )


def _why(
    kind: Kind, risk: Risk, reasons: dict[int, str], returned: dict[int, str]
) -> str:
    match kind:
        case Kind.ESCALATED if risk.escalated_to and risk.escalated_on:
            when = long_date(risk.escalated_on)
            up = f"From {risk.register} to {risk.escalated_to}, {when}."
            return f"{up} {risk.escalation_reason}"
        case Kind.HANDED_BACK:
            return returned.get(risk.pk, "")
        case Kind.TOLERATED if risk.accepted_on:
            when = long_date(risk.accepted_on)
            return f"By {risk.accepted_by}, {when}. {risk.acceptance_reason}"
        case Kind.CLOSED | Kind.ISSUE if risk.closed_on:
            lesson = f" Lesson: {risk.lesson}" if risk.lesson else ""
            return f"On {long_date(risk.closed_on)}.{lesson}"
        case Kind.NEW if risk.opened_on:
            return f"On the register since {long_date(risk.opened_on)}."
        case _:
            return reasons.get(risk.pk, "")
