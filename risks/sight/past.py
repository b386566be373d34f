"""The past of a risk or an entry of a log: what of it a reader may see, and how its
changes are told.

What was written while a risk or its project was exempt stays withheld after it is
opened, its reviews, controls, actions and log entries included.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Min, Model, Q

from accounts.models import User
from common.exempting import exempt_spells
from common.history import Spells, held_at
from common.record_history import (
    Change,
    RecordHistory,
    Telling,
    Version,
    histories_of,
    history_of,
    together,
)
from programmes.models import Milestone, Project
from risks import access
from risks.models import (
    LogEntry,
    Register,
    Risk,
    RiskAction,
    RiskControl,
    RiskReview,
    ScoringScheme,
)
from risks.models.risk import score_of
from risks.scoring import Prints, Scheme, Score

A_WITHHELD_MILESTONE = "(a milestone that is withheld)"
A_WITHHELD_RISK = "(a risk that is withheld)"
_SCORES = {"inherent": "Inherent score", "current": "Current score", "target": "Target"}
_NOT_TOLD = frozenset(
    {
        *(f"{name}_{axis}" for name in _SCORES for axis in ("likelihood", "impact")),
        "previous_scheme",
        "previous_likelihood",
        "previous_impact",
        "unchanged_reviews",
        "red_since",
        "appetite",
    }
)
_NOTHING = "(nothing)"

WasExempt = Callable[[datetime], bool]


def was_exempt(user: User, risk: Risk) -> WasExempt:
    """At which instants a risk was kept from this reader, by itself or with its
    project. Two queries."""
    if access.reads_exempt(user, risk.register):
        return lambda at: False
    project = risk.register.project
    lives = [exempt_spells(risk), exempt_spells(project) if project else []]
    return lambda at: any(held_at(steps, at) for steps in lives)


def history_of_risk(user: User, risk: Risk) -> RecordHistory:
    """All that became of a risk, its controls and its actions, latest first."""
    exempt_at = was_exempt(user, risk)
    is_withheld = _withholder(exempt_at)
    of_this = Q(risk_id=risk.pk)
    parts = [
        history_of(risk, is_withheld=is_withheld, telling=_telling(user, risk)),
        histories_of(
            RiskControl,
            of_this,
            is_withheld=is_withheld,
            called=lambda row: f"Control “{row.description[:80]}”",
            telling=_OF_ITS_OWN,
        ),
        histories_of(
            RiskAction,
            of_this,
            is_withheld=is_withheld,
            called=lambda row: f"Action “{row.description[:80]}”",
            telling=_OF_ITS_OWN,
        ),
    ]
    return together(parts)


def history_of_entry(user: User, entry: LogEntry) -> RecordHistory:
    """All that became of an entry of a log, latest first. Withheld is what was written
    while it was exempt, or the risk it named then, or the project of either."""
    named = Risk.objects.visible_to(user).filter(pk__in=_ever_named(entry))
    seen = set(named.values_list("pk", flat=True))

    def told(related: Model) -> object:
        is_hidden = isinstance(related, Risk) and related.pk not in seen
        return A_WITHHELD_RISK if is_hidden else related

    return history_of(
        entry,
        is_withheld=_entry_withholder(user, entry),
        telling=Telling(named=told),
    )


def history_of_rules(register: Register) -> tuple[Version, ...]:
    """How the rules of a register changed, latest first. The numbers it gave to risks
    since leave its version, and so are no part of it."""
    of_this = Register.history.filter(id=register.pk).order_by()
    first_of_each = of_this.values("version").annotate(first=Min("history_id"))
    return histories_of(
        Register,
        Q(history_id__in=first_of_each.values("first")),
        is_withheld=lambda version: False,
        called=lambda version: "Rules",
        telling=Telling(skipped=frozenset({"next_number"})),
    ).versions


@dataclass(frozen=True)
class SeenReviews:
    """The reviews a reader may see, latest first; how many are withheld, and whether
    the latest of all is."""

    rows: list[RiskReview]
    withheld: int
    is_latest_withheld: bool


def reviews_of(user: User, risk: Risk) -> SeenReviews:
    """Three queries at most; one for those who may read what is exempt."""
    reviews = list(risk.reviews.select_related("by"))
    if access.reads_exempt(user, risk.register):
        return SeenReviews(reviews, 0, is_latest_withheld=False)
    exempt_at = was_exempt(user, risk)
    made = RiskReview.history.filter(risk_id=risk.pk, history_type="+")
    made_at = dict(made.values_list("id", "history_date"))
    seen = [
        review
        for review in reviews
        if not review.is_exempt and not exempt_at(made_at[review.pk])
    ]
    return SeenReviews(
        seen,
        len(reviews) - len(seen),
        is_latest_withheld=reviews[:1] != seen[:1],
    )


def said(scheme: Scheme, score: Score | None) -> str:
    """High, 12 (Possible / Major); High, Significant / Critical."""
    if score is None:
        return _NOTHING
    band, words = scheme.band(score).label, scheme.words(score)
    if scheme.prints == Prints.WORDS:
        return f"{band}, {words}"
    return f"{band}, {scheme.short(score)} ({words})"


_OF_ITS_OWN = Telling(skipped=frozenset({"risk"}))


def _withholder(exempt_at: WasExempt) -> Callable[[Any], bool]:
    return lambda version: exempt_at(version.history_date)


def _entry_withholder(user: User, entry: LogEntry) -> Callable[[Any], bool]:
    """Three queries, of those who may not read everything."""
    if access.reads_exempt_entry(user, entry):
        return lambda version: False
    own_project = entry.register.project_id
    named = Risk.objects.filter(pk__in=_ever_named(entry))
    project_of = dict(named.values_list("pk", "register__project_id"))
    risks = _steps_by_id(Risk.history, project_of)
    projects = _steps_by_id(Project.history, {own_project, *project_of.values()})

    def is_withheld(version: Any) -> bool:
        lives = (
            risks[version.risk_id],
            projects[project_of.get(version.risk_id)],
            projects[own_project],
        )
        return version.is_exempt or any(
            held_at(steps, version.history_date) for steps in lives
        )

    return is_withheld


def _ever_named(entry: LogEntry) -> Any:
    """Ids of the risks an entry names or once named."""
    versions = entry.history.exclude(risk=None)
    return versions.order_by().values("risk_id")


def _steps_by_id(history: Any, ids: Iterable[int | None]) -> dict[int | None, Spells]:
    found: dict[int | None, Spells] = defaultdict(list)
    steps = history.filter(id__in={*ids} - {None}).order_by(
        "history_date", "history_id"
    )
    for pk, since, is_exempt in steps.values_list("id", "history_date", "is_exempt"):
        found[pk].append((since, is_exempt))
    return found


def _telling(user: User, risk: Risk) -> Telling:
    """Scores and appetite in the words of the scheme they were given in; a milestone
    only by the name this reader may see. Two queries."""
    past = risk.history
    schemes = {
        pk: row.scheme
        for pk, row in ScoringScheme.objects.in_bulk(
            past.order_by().values_list("scheme_id", flat=True).distinct()
        ).items()
    }
    seen = set(
        Milestone.objects.visible_to(user)
        .filter(pk__in=past.exclude(milestone=None).values("milestone_id"))
        .values_list("pk", flat=True)
    )

    def named(related: Model) -> object:
        is_hidden = isinstance(related, Milestone) and related.pk not in seen
        return A_WITHHELD_MILESTONE if is_hidden else related

    return Telling(
        skipped=_NOT_TOLD,
        named=named,
        besides=lambda before, after: _score_changes(before, after, schemes),
    )


def _score_changes(
    before: Any, after: Any, schemes: Mapping[int, Scheme]
) -> Iterator[Change]:
    was, now = schemes[before.scheme_id], schemes[after.scheme_id]
    for name, label in _SCORES.items():
        old, new = score_of(before, name), score_of(after, name)
        if (old, was) != (new, now) and (old or new):
            yield Change(label, said(was, old), said(now, new))
    if before.appetite != after.appetite:
        yield Change(
            "Risk appetite",
            _band_name(was.bands, before.appetite),
            _band_name(now.bands, after.appetite),
        )


def _band_name(bands: Iterable[Any], code: str) -> str:
    return next((band.label for band in bands if band.code == code), code or _NOTHING)
