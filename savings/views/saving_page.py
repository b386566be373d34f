"""What the page of a saving shows: fetched once, told by savings/pages/saving.py."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from accounts.models import User
from common.periods import year_label, year_of
from savings import access, delivery
from savings.choices import RETURNED_STATES, SavingState
from savings.facts.loading_plan import load_structures, load_successions
from savings.facts.one_saving import fact_of
from savings.facts.values import SavingsFacts, YearFact
from savings.figures import Figures
from savings.models import Benefit, Saving
from savings.months import carried_on
from savings.pages.saving import (
    YearLine,
    claim_table,
    counted_beside,
    groups_by_structure,
    headline,
    month_table,
    posts_in_words,
    year_table,
)
from savings.pages.saving_steps import actions_for, waits_for
from savings.pages.years import asked_year
from savings.past import life_of, names_seen_by
from savings.told import told_delivery, told_figures, told_state
from savings.years import usual_year, year_starts_in


def saving_page(
    user: User, saving: Saving, *, on: date, asked: str | None
) -> dict[str, Any]:
    """The same number of queries however much hangs on the saving."""
    starts_in = year_starts_in()
    rows = list(saving.years.all())
    facts = {row.year: fact_of(row) for row in rows}
    year = asked_year(asked, usual_year(facts, year_of(on, starts_in)))
    shown = facts.get(year)
    whole = told_figures(facts.values(), year)
    declared = told_delivery(saving.delivery, whole)
    life = life_of(user, saving)
    table = year_table(facts.values(), starts_in)
    line = next((each for each in table.lines if each.year == year), None)
    months = delivery.months_over(year, on, starts_in)
    is_alive = saving.state != SavingState.WITHDRAWN
    may_edit = is_alive and access.can_edit_saving(user, saving)
    replaced = _seen(user, saving.replaces_id)
    stand_ins = list(Saving.objects.visible_to(user).filter(replaces=saving))
    return {
        "state": told_state(saving.state, whole),
        "headline": headline(line),
        "actions": actions_for(user, saving),
        "waits_for": waits_for(user, saving),
        "table": table,
        "year": year,
        "line": line,
        "months": month_table(shown, starts_in) if shown else (),
        "claims": claim_table(
            saving, shown.figures if shown else Figures(), names_seen_by(user)
        ),
        "claimed_total": shown.figures if shown else Figures(),
        "declared": declared,
        "indicated": delivery.indicated_of(shown, months, saving.state),
        "policy": delivery.policy_in_words(),
        "then_and_now": delivery.then_and_now(saving.difficulty, declared),
        "posts": posts_in_words(saving.fte_effect),
        "carried": _carried(saving, shown, facts.get(year + 1)),
        "standings": _standings(saving),
        "life": life,
        "steps": [(step, told_state(step.to_state, whole)) for step in life.steps],
        "may_read_evidence": access.can_read_evidence(user, saving),
        "replaces": replaced,
        "replacements": stand_ins,
        "counted_beside": list(counted_beside(saving, replaced, stand_ins)),
        "benefits": list(Benefit.objects.visible_to(user).filter(saving=saving)),
        "may_edit": may_edit,
        "may_place": access.can_keep_plan(user),
        "validate_url": _validate_url(user, saving, line),
        **_next_years(year, facts, starts_in),
    }


def _next_years(
    year: int, facts: Mapping[int, YearFact], starts_in: int
) -> dict[str, Any]:
    """The year after the one shown, and the first that has no figures yet."""
    free = max(facts, default=year - 1) + 1
    return {
        "year_after": year + 1,
        "label_after": year_label(year + 1, starts_in),
        "next_year": free,
        "next_label": year_label(free, starts_in),
    }


def _validate_url(user: User, saving: Saving, line: YearLine | None) -> str:
    """Where finance concludes about the year shown; empty where there is nothing to
    conclude about, or nobody to do it."""
    is_open = saving.state in RETURNED_STATES and access.can_validate(user)
    if line is None or not line.figures.achieved or not is_open:
        return ""
    return reverse("savings:validation_create", args=[saving.pk, line.year])


def _carried(
    saving: Saving, shown: YearFact | None, after: YearFact | None
) -> int | None:
    """What the year shown would carry on into the next; None where that is nothing,
    nobody can say, or the next year has it already."""
    if shown is None:
        return None
    amount = carried_on(shown.planned, saving.recurrence).amount
    is_there = after is not None and after.figures.full_year_effect == amount
    return None if is_there else amount or None


def _standings(saving: Saving) -> Any:
    """Three queries."""
    facts = SavingsFacts(
        structures=load_structures(None), successions=load_successions(None)
    )
    placed = saving.placements.values_list("group_id", flat=True)
    return groups_by_structure(saving.group_id, tuple(placed), facts)


def _seen(user: User, pk: int | None) -> Saving | None:
    """The saving it stands in for, where this reader may see that."""
    return Saving.objects.visible_to(user).filter(pk=pk).first() if pk else None
