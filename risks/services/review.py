"""Reviewing risks: the only way in which the current score of one changes."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from common.history import save_with_reason
from common.locking import lock_at_version
from common.wording import count_of, long_date
from programmes.services.steps import day_of, refuse_before, refuse_future
from risks import rules
from risks.choices import RiskState
from risks.models import Risk, RiskReview
from risks.scoring import Band, Scheme, Score


@transaction.atomic
def review_risk(
    risk: Risk,
    version: int,
    *,
    score: Score,
    by: User | None,
    reason: str,
    next_review_on: date | None = None,
    at: datetime | None = None,
) -> Risk:
    """Somebody looked, and says where the risk stands now, in the register's scheme.

    A risk scored in an older version or another scheme comes over with this review; its
    inherent and target scores come along where they mean the same. Raises EditConflict
    when somebody saved since `version` was read.
    """
    risk = lock_at_version(risk, version)
    on = day_of(at)
    _refuse_undue(risk, on)
    old_scheme, old = risk.scheme.scheme, risk.current
    if old is None:
        raise ValidationError("This risk has no score yet: it is not on the register.")
    row = risk.register.scheme
    scheme = row.scheme
    _refuse_unsaid(risk, scheme, old_scheme, score, reason)

    was, now = old_scheme.band(old), scheme.band(score)
    due = next_review_on or rules.next_review(on, now, risk.review_days)
    _refuse_next(due, on, now, risk)
    review = RiskReview(
        risk=risk,
        on=on,
        by=by,
        reason=reason,
        old_scheme=risk.scheme,
        old_likelihood=old.likelihood,
        old_impact=old.impact,
        scheme=row,
        new_likelihood=score.likelihood,
        new_impact=score.impact,
        next_review_on=due,
        is_exempt=_is_kept_back(risk),
    )
    _bring_over(risk, old_scheme, scheme)
    risk.previous_scheme, risk.scheme = risk.scheme, row
    risk.previous_likelihood, risk.previous_impact = old.likelihood, old.impact
    risk.current_likelihood, risk.current_impact = score.likelihood, score.impact
    risk.current_reason = reason
    risk.last_reviewed_on, risk.next_review_on = on, due
    risk.red_since = rules.red_since(risk.red_since, was, now, on=on)
    is_unchanged = rules.is_unchanged(old, old_scheme, score, scheme)
    risk.unchanged_reviews = risk.unchanged_reviews + 1 if is_unchanged else 0
    if rules.has_risen(scheme, was, now):
        _end_acceptance(risk)
    save_with_reason(risk, by=by, reason=reason, at=at)
    save_with_reason(review, by=by, reason=reason, at=at)
    return risk


def _refuse_undue(risk: Risk, on: date) -> None:
    if risk.state != RiskState.OPEN:
        raise ValidationError(
            f"Only a risk on the register is reviewed: this one is "
            f"{risk.get_state_display().lower()}."
        )
    refuse_future(on, "A review", at=None)
    if risk.last_reviewed_on:
        last = risk.last_reviewed_on
        refuse_before(on, last, f"It was last reviewed on {long_date(last)}")
    if risk.opened_on:
        first = risk.opened_on
        refuse_before(on, first, f"It is on the register since {long_date(first)}")


def _refuse_unsaid(
    risk: Risk, scheme: Scheme, old_scheme: Scheme, score: Score, reason: str
) -> None:
    """A score there is, and a reason; for what stays red, one not given before."""
    if not scheme.has(score):
        raise ValidationError({"likelihood": f"{scheme.name} has no such score."})
    if not reason.strip():
        raise ValidationError({"reason": "Say why: members will ask."})
    # House default. Croydon's members asked why risks stayed red (law-and-conventions
    # 5.4); "no change" said again is no answer.
    is_unchanged = risk.current is not None and rules.is_unchanged(
        risk.current, old_scheme, score, scheme
    )
    if (
        is_unchanged
        and scheme.band(score).is_red
        and rules.repeats_reason(reason, risk.current_reason)
    ):
        raise ValidationError(
            {
                "reason": "That is last time's reason, word for word. Say what keeps "
                "this risk red now."
            }
        )


def _refuse_next(due: date, on: date, band: Band, risk: Risk) -> None:
    """After this review, and not too long after."""
    if due <= on:
        raise ValidationError(
            {"next_review_on": f"Give a day after {long_date(on)}, when this one is."}
        )
    latest = rules.latest_next_review(on, band, risk.review_days)
    if due > latest:
        days = count_of(risk.review_days or band.review_days, "day")
        usual = "This risk is" if risk.review_days else f"{band.label} risks are"
        raise ValidationError(
            {
                "next_review_on": f"{usual} reviewed every {days}: give a day no "
                f"later than {long_date(latest)}, twice as long."
            }
        )


def _bring_over(risk: Risk, before: Scheme, after: Scheme) -> None:
    """The other two scores into the scheme of this review."""
    if rules.carried_over(risk.inherent, before, after) is None:
        risk.inherent_likelihood = risk.inherent_impact = None
    if rules.carried_over(risk.target, before, after) is None:
        risk.target_likelihood = risk.target_impact = None


def _is_kept_back(risk: Risk) -> bool:
    """By itself, or with the project whose register it is in."""
    project = risk.register.project
    return risk.is_exempt or (project is not None and project.is_exempt)


def _end_acceptance(risk: Risk) -> None:
    risk.accepted_on, risk.accepted_by, risk.acceptance_reason = None, "", ""
