"""The past of a saving: what of it a reader may see, and how its changes are told.

What was written while a saving was exempt, or claimed by an exempt project, stays
withheld after it is opened: its figures, claims, steps and validations included. Its
budget owner answers for all of it and reads all of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model, Q

from accounts.models import User
from common.exempting import exempt_spells
from common.history import Spells, held_at
from common.money import in_pounds
from common.periods import year_label
from common.record_history import (
    Change,
    RecordHistory,
    Telling,
    histories_of,
    history_of,
    together,
)
from programmes.access import reads_exempt
from programmes.models import Project
from savings import access
from savings.exempt_past import WasExempt
from savings.models import (
    Saving,
    SavingAttribution,
    SavingPlacement,
    SavingStep,
    SavingYear,
    Validation,
)
from savings.years import year_starts_in

WITHHELD_PROJECT = "(a project that is withheld)"
WITHHELD_SAVING = "(a saving that is withheld)"
_BY_MONTH = {
    "planned": "Planned by month",
    "achieved_by_month": "Achieved by the end of each month",
    "forecast_by_month": "Forecast at the end of each month",
}
_NOTHING = "(nothing)"


def was_exempt(user: User, saving: Saving) -> WasExempt:
    """At which instants a saving was kept from this reader, by itself or by a project
    that claimed it. Four queries at most."""
    if saving.budget_owner_id == user.pk:
        return lambda at: False
    own = [] if access.reads_exempt_saving(user, saving) else exempt_spells(saving)
    hidden = _hidden_claimants(user, saving).values()
    return lambda at: held_at(own, at) or any(each.keeps_back(at) for each in hidden)


@dataclass(frozen=True)
class SeenLife:
    """The steps and the validations a reader may see, latest first, and how many of
    both are withheld."""

    steps: list[SavingStep]
    validations: list[Validation]
    withheld: int


def life_of(user: User, saving: Saving) -> SeenLife:
    exempt_at = was_exempt(user, saving)
    steps = list(saving.steps.select_related("by"))
    validations = list(
        Validation.objects.filter(saving_year__saving=saving)
        .select_related("saving_year", "by", "file")
        .defer("file__content")
        .order_by("-on", "-pk")
    )
    reads_all = saving.budget_owner_id == user.pk or access.reads_exempt_saving(
        user, saving
    )
    seen_steps = _seen(SavingStep, steps, exempt_at, reads_all=reads_all)
    seen = _seen(Validation, validations, exempt_at, reads_all=reads_all)
    withheld = len(steps) - len(seen_steps) + len(validations) - len(seen)
    return SeenLife(seen_steps[::-1], seen, withheld)


def history_of_saving(user: User, saving: Saving) -> RecordHistory:
    """All that became of a saving, its figures, its claims and where it stands, latest
    first."""
    exempt_at = was_exempt(user, saving)
    of_this = Q(saving_id=saving.pk)

    def is_withheld(version: Any) -> bool:
        return exempt_at(version.history_date)

    named, starts_in = names_seen_by(user), year_starts_in()
    parts = [
        history_of(saving, is_withheld=is_withheld, telling=Telling(named=named)),
        histories_of(
            SavingYear,
            of_this,
            is_withheld=is_withheld,
            called=lambda row: f"Figures of {year_label(row.year, starts_in)}",
            telling=Telling(
                skipped=frozenset({"saving", *_BY_MONTH}), besides=_month_changes
            ),
        ),
        histories_of(
            SavingAttribution,
            of_this,
            is_withheld=_withheld_claims(user, saving, exempt_at),
            called=_claimants(user, saving),
            telling=Telling(skipped=frozenset({"saving"}), named=named),
        ),
        histories_of(
            SavingPlacement,
            of_this,
            is_withheld=is_withheld,
            called=lambda row: "Place in another structure",
            telling=Telling(skipped=frozenset({"saving"})),
        ),
    ]
    return together(parts)


def _seen(
    model: type[Any], rows: list[Any], exempt_at: WasExempt, *, reads_all: bool
) -> list[Any]:
    """Those not made while the saving was kept from this reader. One query."""
    made = model.history.filter(id__in=[row.pk for row in rows], history_type="+")
    made_at = dict(made.values_list("id", "history_date"))
    return [
        row
        for row in rows
        if (reads_all or not row.is_exempt) and not exempt_at(made_at[row.pk])
    ]


@dataclass(frozen=True)
class _HiddenClaimant:
    """A project that this reader may not know, or once might not, and that has claimed
    a share: when it claimed, and when it was exempt."""

    claimed: Spells
    closed: Spells

    def keeps_back(self, at: datetime) -> bool:
        return held_at(self.claimed, at) and held_at(self.closed, at)

    def is_closed(self, at: datetime) -> bool:
        """Now, or at this instant."""
        return self.closed[-1][1] or held_at(self.closed, at)


def _withheld_claims(
    user: User, saving: Saving, exempt_at: WasExempt
) -> Callable[[Any], bool]:
    """What became of a claim, its removal included, is withheld with the project that
    claimed. Its reason is that of the saving's own entry, as where an exemption is
    lifted."""
    is_owner = saving.budget_owner_id == user.pk
    hidden = {} if is_owner else _hidden_claimants(user, saving)

    def is_withheld(version: Any) -> bool:
        claimant = hidden.get(version.project_id)
        is_closed = claimant is not None and claimant.is_closed(version.history_date)
        return is_closed or exempt_at(version.history_date)

    return is_withheld


def _hidden_claimants(user: User, saving: Saving) -> dict[int, _HiddenClaimant]:
    """By the id of each such project. Two queries, and one for each project."""
    claimed: dict[int, Spells] = defaultdict(list)
    history = SavingAttribution.history.filter(
        saving_id=saving.pk, project_id__isnull=False
    ).order_by("history_date", "history_id")
    for project_id, at, kind in history.values_list(
        "project_id", "history_date", "history_type"
    ):
        claimed[project_id].append((at, kind != "-"))
    exempt_once = Project.history.filter(id__in=claimed, is_exempt=True)
    projects = Project.objects.filter(pk__in=exempt_once.values("id"))
    return {
        project.pk: _HiddenClaimant(claimed[project.pk], exempt_spells(project))
        for project in projects.select_related("strand")
        if not reads_exempt(user, project)
    }


def names_seen_by(user: User) -> Callable[[Model], object]:
    """What a related record is called where this reader may know it. A query for each
    saving that is named, of which there are few."""

    def named(related: Model) -> object:
        if isinstance(related, Project) and related.is_exempt:
            return related if reads_exempt(user, related) else WITHHELD_PROJECT
        if isinstance(related, Saving):
            seen = Saving.objects.visible_to(user).filter(pk=related.pk).exists()
            return related if seen else WITHHELD_SAVING
        return related

    return named


def _claimants(user: User, saving: Saving) -> Callable[[Any], str]:
    """Whose claim a past version of one is. Three queries at most."""
    named = names_seen_by(user)
    rows = list(SavingAttribution.history.filter(saving_id=saving.pk))
    names: dict[tuple[str, int], str] = {}
    for kind in ("programme", "strand", "project"):
        ids = {getattr(row, f"{kind}_id") for row in rows} - {None}
        model: Any = SavingAttribution._meta.get_field(kind).related_model
        found = model._default_manager.in_bulk(ids) if ids else {}
        names |= {(kind, pk): str(named(each)) for pk, each in found.items()}

    def called(row: Any) -> str:
        for kind in ("project", "strand", "programme"):
            if pk := getattr(row, f"{kind}_id"):
                return f"Claim of {names[(kind, pk)]}"
        return "What no programme claims"

    return called


def _month_changes(before: Any, after: Any) -> Iterator[Change]:
    for name, label in _BY_MONTH.items():
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            yield Change(label, _by_month(was), _by_month(now))


def _by_month(figures: list[int | None]) -> str:
    words = ("–" if each is None else in_pounds(each) for each in figures)
    return "; ".join(words) or _NOTHING
