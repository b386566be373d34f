"""What is told of a risk that is being reviewed, and of the reviews of a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.models import User
from common.rag import Direction
from common.wording import and_list, count_of
from risks import access, rules
from risks.models import Risk, RiskReview, ScoringScheme
from risks.pages.risk import chain_of
from risks.pages.risk_table import Standing
from risks.pages.sitting import Sitting
from risks.rules import Travel
from risks.scoring import Scheme, Score
from risks.sight.veil import veil_for

_MOVED = {  # of one risk, of several
    Direction.WORSE: ("got worse", "got worse"),
    Direction.IMPROVED: ("improved", "improved"),
    Direction.NO_CHANGE: ("stayed as it was", "stayed as they were"),
    Direction.NOT_COMPARABLE: ("went to another scheme", "went to another scheme"),
}


@dataclass(frozen=True)
class DoneReview:
    """A review of today: of what, from where to where."""

    review: RiskReview
    before: Standing
    after: Standing
    travel: Travel

    @property
    def is_changed(self) -> bool:
        return self.review.old != self.review.new or self.before != self.after


@dataclass(frozen=True)
class DoneToday:
    """What a sitting came to, so far."""

    changed: list[DoneReview]
    unchanged: list[DoneReview]

    @property
    def total(self) -> int:
        return len(self.changed) + len(self.unchanged)

    @property
    def sentence(self) -> str:
        """20 reviews today: 2 got worse, 1 improved and 17 stayed as they were."""
        moves = Counter(
            done.travel.direction for done in (*self.changed, *self.unchanged)
        )
        told = [
            f"{moves[way]} {one if moves[way] == 1 else several}"
            for way, (one, several) in _MOVED.items()
            if moves[way]
        ]
        return f"{count_of(self.total, 'review')} today: {and_list(told)}."


def about_risk(user: User, risk: Risk, *, on: date) -> dict[str, Any]:
    """What somebody needs to see to say where a risk stands; not how it stood while it
    was exempt, if that is withheld. Four queries at most."""
    actions = risk.actions.visible_to(user).filter(done_on=None).select_related("owner")
    return {
        "risk": risk,
        "chain": chain_of(risk),
        "now": standing(risk.scheme.scheme, risk.current) if risk.current else None,
        "is_past_open": not _is_veiled(user, risk),
        "is_of_other_scheme": risk.scheme_id != risk.register.scheme_id,
        "controls": list(risk.controls.visible_to(user)),
        "actions": [(action, action.due_on < on) for action in actions],
    }


def done_today(user: User, sitting: Sitting) -> DoneToday:
    """The reviews of the day, the latest of each risk; without those a reader may not
    see, made while a risk was exempt that has been opened since."""
    ids = [risk.pk for risk in sitting.done]
    reviews = (
        RiskReview.objects.visible_to(user)
        .filter(risk_id__in=ids, on=sitting.on)
        .select_related(
            "by",
            "risk__register__programme",
            "risk__register__strand__programme",
            "risk__register__project__strand__programme",
        )
        .order_by("risk_id", "pk")
    )
    latest = {each.risk_id: each for each in reviews if _is_open_to(user, each)}
    schemes = _schemes(user, latest.values())
    rows = [_done(latest[id_], schemes) for id_ in ids if id_ in latest]
    return DoneToday(
        changed=[row for row in rows if row.is_changed],
        unchanged=[row for row in rows if not row.is_changed],
    )


def just_done(user: User, sitting: Sitting) -> str:
    """What this person's latest review of the sitting did; empty before the first."""
    ids = [risk.pk for risk in sitting.done]
    reviewed = Risk.objects.visible_to(user).filter(
        pk__in=ids, reviews__by=user, reviews__on=sitting.on
    )
    risk = (
        reviewed.select_related("scheme", "previous_scheme")
        .order_by("-reviews__pk")
        .first()
    )
    return said_of(risk) if risk else ""


def said_of(risk: Risk) -> str:
    """What its latest review did, in a line."""
    scheme = risk.scheme.scheme
    if risk.current is None or risk.previous is None or risk.previous_scheme is None:
        return f"{risk.reference}: reviewed."
    now = _told(standing(scheme, risk.current))
    was = _told(standing(risk.previous_scheme.scheme, risk.previous))
    if risk.unchanged_reviews:
        return f"{risk.reference}: reviewed, unchanged at {now}."
    return f"{risk.reference}: reviewed, from {was} to {now}."


def standing(scheme: Scheme, score: Score) -> Standing:
    return Standing(scheme.short(score), scheme.band(score).state)


def _is_veiled(user: User, risk: Risk) -> bool:
    veil = veil_for(user)
    seen = Risk.objects.visible_to(user).filter(pk=risk.pk)
    return veil is not None and seen.filter(veil).exists()


def _told(found: Standing) -> str:
    return f"{found.short} {found.state.label}"


def _is_open_to(user: User, review: RiskReview) -> bool:
    is_opened_since = review.is_exempt and not review.risk.is_exempt
    return not is_opened_since or access.reads_exempt(user, review.risk.register)


def _schemes(user: User, reviews: Iterable[RiskReview]) -> dict[int, Scheme]:
    ids = {each for row in reviews for each in (row.scheme_id, row.old_scheme_id)}
    rows = ScoringScheme.objects.visible_to(user).in_bulk(ids)
    return {pk: row.scheme for pk, row in rows.items()}


def _done(review: RiskReview, schemes: dict[int, Scheme]) -> DoneReview:
    was, now = schemes[review.old_scheme_id], schemes[review.scheme_id]
    return DoneReview(
        review=review,
        before=standing(was, review.old),
        after=standing(now, review.new),
        travel=rules.travel(review.old, was, review.new, now),
    )
