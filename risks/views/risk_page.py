"""What the page of a risk shows: fetched once, told by risks/pages/risk.py."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from accounts.models import User
from programmes.models import Milestone
from risks import access, rules
from risks.checks import Check, Problem, problems_of
from risks.choices import ENDED_STATES, RiskState
from risks.facts import load_one
from risks.models import LogEntry, Risk, RiskReview, ScoringScheme
from risks.pages.risk import (
    Schemes,
    band_label,
    chain_of,
    headline,
    scores_of,
    told_actions,
    told_reviews,
)
from risks.sight.past import reviews_of
from risks.views.steps import steps_of


def risk_page(user: User, risk: Risk, *, on: date) -> dict[str, Any]:
    """The same number of queries however much hangs on the risk."""
    reviews = reviews_of(user, risk)
    schemes = _schemes(user, risk, reviews.rows)
    scheme = schemes[risk.scheme_id]
    is_alive = risk.state not in ENDED_STATES
    above = _is_above_appetite(risk, schemes)
    return {
        "headline": headline(
            risk, schemes, on=on, is_past_open=not reviews.is_latest_withheld
        ),
        "scores": scores_of(risk, schemes),
        "chain": chain_of(risk),
        "appetite": band_label(scheme, risk.appetite),
        "reviews": told_reviews(reviews.rows, schemes),
        "reviews_withheld": reviews.withheld,
        "controls": list(risk.controls.visible_to(user)),
        "actions": told_actions(
            risk.actions.visible_to(user).select_related("owner"),
            on=on,
            may_update=lambda action: (
                is_alive and access.can_update_action(user, action, risk)
            ),
        ),
        "milestone": milestone_seen(user, risk),
        "log": list(LogEntry.objects.visible_to(user).filter(risk=risk)),
        "problems": _problems(
            risk, schemes, on, is_past_open=not reviews.is_latest_withheld
        ),
        "steps": steps_of(user, risk, is_above_appetite=above),
        "may_edit": is_alive and access.can_edit_risk(user, risk),
        "is_above_appetite": above,
    }


def milestone_seen(user: User, risk: Risk) -> Milestone | None:
    """The milestone it threatens, where this reader may see that."""
    if risk.milestone_id is None:
        return None
    seen = Milestone.objects.visible_to(user).select_related("project")
    return seen.filter(pk=risk.milestone_id).first()


def _schemes(user: User, risk: Risk, reviews: Iterable[RiskReview]) -> Schemes:
    ids = {risk.scheme_id, risk.previous_scheme_id}
    for review in reviews:
        ids |= {review.scheme_id, review.old_scheme_id}
    rows = ScoringScheme.objects.visible_to(user).in_bulk(ids - {None})
    return {pk: row.scheme for pk, row in rows.items()}


def _is_above_appetite(risk: Risk, schemes: Schemes) -> bool:
    scheme = schemes[risk.scheme_id]
    return risk.current is not None and rules.is_above_appetite(
        scheme, scheme.band(risk.current), risk.appetite
    )


def _problems(
    risk: Risk, schemes: Schemes, on: date, *, is_past_open: bool
) -> list[Problem]:
    """What the register would ask about it; the headline tells of its review."""
    if risk.state != RiskState.OPEN:
        return []
    fact, register, stands_on = load_one(risk)
    fact = fact if is_past_open else fact.without_previous()
    found = problems_of(fact, register, schemes[risk.scheme_id], on, stands_on)
    return [each for each in found if each.code != Check.REVIEW_OVERDUE]
