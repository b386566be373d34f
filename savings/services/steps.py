"""The steps of a saving's life: checked, dated, recorded for good."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from common.history import save_with_reason
from common.locking import lock_at_version
from common.periods import year_of
from common.wording import long_date
from programmes.services.steps import day_of, refuse_before, refuse_future
from savings.approval_rules import Proposers
from savings.facts.one_saving import fact_of
from savings.figures import total
from savings.models import Saving, SavingStep
from savings.steps_grounds import StepGrounds, step_problems, total_to_date
from savings.steps_rules import StepRule, no_such_step, step_to
from savings.years import year_starts_in


@transaction.atomic
def take_step(
    saving: Saving,
    version: int,
    to_state: str,
    *,
    by: User | None,
    reason: str,
    decision: str = "",
    mitigation: str | None = None,
    on: date | None = None,
    at: datetime | None = None,
) -> Saving:
    """Where it stands in its life from `on` (today) on. Whether this person may take
    this step is the caller's to ask: `savings.access.can_take_step`.

    `mitigation`, where given, takes the place of what the saving says of it.
    """
    saving = lock_at_version(saving, version)
    step, on = _open_step(saving, to_state), on or day_of(at)
    if by is not None and (problem := why_own_approval(saving, step, by)):
        raise ValidationError(problem)
    _refuse_day(saving, on, at)
    if mitigation is not None:
        saving.mitigation = mitigation
    known = decision or (saving.decision if step.approves else "")
    _refuse_unready(saving, step, known, on, by)
    if step.approves:
        saving.decision = known
    taken = SavingStep(
        saving=saving,
        from_state=saving.state,
        to_state=step.to,
        on=on,
        by=by,
        reason=reason,
        decision=decision,
        is_exempt=saving.is_kept_back(),
    )
    saving.state, saving.state_since = step.to, on
    save_with_reason(taken, by=by, reason=reason, at=at)
    save_with_reason(saving, by=by, reason=reason, at=at)
    return saving


def why_own_approval(saving: Saving, step: StepRule, user: User) -> str:
    """Why a colleague takes this step and not this person; empty where they may. One
    query for an approval, none otherwise."""
    if not step.approves:
        return ""
    row: Any = Saving.objects.with_proposer().get(pk=saving.pk)
    return Proposers(row.budget_owner_id, row.proposed_by).why_own(user.pk)


def _open_step(saving: Saving, to_state: str) -> StepRule:
    step = step_to(saving.state, saving.kind, to_state)
    if step is None:
        raise ValidationError(
            no_such_step(saving.reference, saving.state, saving.kind, to_state)
        )
    return step


def _refuse_day(saving: Saving, on: date, at: datetime | None) -> None:
    """Not yet come, or before the step that was taken last."""
    refuse_future(on, "A step", at=at)
    since = f"on {long_date(saving.state_since)}"
    became = f"It became {saving.get_state_display().lower()} {since}"
    refuse_before(on, saving.state_since, became)


def _refuse_unready(
    saving: Saving, step: StepRule, decision: str, on: date, by: User | None
) -> None:
    problems = step_problems(step, grounds_of(saving, decision, on, by))
    if words := problems.pop("figures", None):
        problems["__all__"] = words
    if problems:
        raise ValidationError(problems)


def grounds_of(saving: Saving, decision: str, on: date, by: User | None) -> StepGrounds:
    """What the rules of a step look at, as far as this person may know it: what they
    refuse must not tell that a saving stands in for it which is withheld. Three
    queries."""
    replacements = saving.replacements.all()
    years = [(row.year, fact_of(row).figures) for row in saving.years.all()]
    return StepGrounds(
        to_date=total_to_date(years, year_of(on, year_starts_in())),
        in_all=total(figures for _, figures in years),
        decision=decision,
        mitigation=saving.mitigation,
        is_replaced=(replacements.visible_to(by) if by else replacements).exists(),
    )
