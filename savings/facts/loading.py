"""Fetches the facts: one query a table, live or from the history tables.

What has become exempt since is exempt in the past as well: it was open then, but it is
told now. What was exempt then stays so, whatever it has become.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from savings.facts.loading_benefits import load_benefits
from savings.facts.loading_cases import load_cases
from savings.facts.loading_plan import (
    load_gap_lines,
    load_structures,
    load_successions,
    load_targets,
)
from savings.facts.loading_savings import load_savings
from savings.facts.places import Places, Within, load_places, within
from savings.facts.values import SavingsFacts


def load_plan(*, as_at: datetime | None = None) -> SavingsFacts:
    """The plan of the whole council, now or as it stood then: everything but benefits
    and business cases. What the pages of savings add up. About twenty queries at
    most, however many savings."""
    places = load_places(as_at)
    return _plan(within(places, everything=True), places, as_at)


def load(
    *,
    programme_ids: Collection[int] = (),
    strand_ids: Collection[int] = (),
    project_ids: Collection[int] = (),
    with_council: bool = False,
    as_at: datetime | None = None,
) -> SavingsFacts:
    """The savings of these places and all that lies in them, now (`as_at` None) or as
    they stood then, exempt items and all; `with_council`: every saving there is.

    A saving is told where any of its claims is, with all its claims, so that shares
    stay whole; targets, benefits and business cases where they stand. About thirty
    queries at most, however many savings.
    """
    places = load_places(as_at)
    scope = within(
        places,
        everything=with_council,
        programme_ids=programme_ids,
        strand_ids=strand_ids,
        project_ids=project_ids,
    )
    plan = _plan(scope, places, as_at)
    ids = {saving.id for saving in plan.savings}
    return replace(
        plan,
        benefits=load_benefits(scope, places, ids, as_at),
        cases=load_cases(scope, places, as_at),
    )


def _plan(scope: Within, places: Places, as_at: datetime | None) -> SavingsFacts:
    return SavingsFacts(
        structures=load_structures(as_at),
        successions=load_successions(as_at),
        gap_lines=load_gap_lines(as_at),
        targets=load_targets(scope, places, as_at),
        savings=load_savings(scope, places, as_at),
    )
