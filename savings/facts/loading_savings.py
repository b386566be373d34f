"""Fetches savings with their claims, years and placements: one query a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q

from programmes.standing import Place
from savings.facts.places import (
    EXEMPTION,
    PLACE,
    Places,
    Within,
    exempt_in,
    exempt_since,
    rows_of,
)
from savings.facts.values import ClaimFact, SavingFact, YearFact
from savings.figures import Figures, forecast_or_achieved
from savings.models import Saving, SavingAttribution, SavingPlacement, SavingYear

# As told, in the order of `_COLUMNS`.
_TOLD_AS_IT_IS = (
    "reference",
    "title",
    "description",
    "group_id",
    "kind",
    "recurrence",
    "state",
    "state_since",
    "difficulty",
    "delivery",
    "delivery_reason",
    "confidence",
    "funding_source",
    "funding",
    "decision",
    "fte_effect",
    "equality",
    "equality_reference",
    "mitigation",
)
_YEAR = (
    "saving_id",
    "year",
    "target",
    "full_year_effect",
    "forecast",
    "achieved",
    "validated",
    "pressure",
    "planned",
    "achieved_by_month",
    "forecast_by_month",
)


@dataclass(frozen=True)
class Referred:
    """A saving that others name: its reference, and whether nobody outside may read
    it."""

    reference: str
    is_hidden: bool


def load_savings(
    within: Within, places: Places, as_at: datetime | None
) -> tuple[SavingFact, ...]:
    """The savings with any claim in scope, each with all its claims."""
    ids = None if within.everything else _claimed_in(within, as_at)
    if ids is not None and not ids:
        return ()
    here = Q() if ids is None else Q(saving_id__in=ids)
    rows = list(
        rows_of(
            Saving,
            as_at,
            Q() if ids is None else Q(id__in=ids),
            "id",
            "budget_owner_id",
            "replaces_id",
            *EXEMPTION,
            *_TOLD_AS_IT_IS,
        )
    )
    claims = _claims(here, places, as_at)
    years = _years(here, as_at)
    placed = _placements(here, as_at)
    owners = names(get_user_model(), {row[1] for row in rows}, as_at)
    replaced = refer({row[2] for row in rows}, places, as_at)
    known = {row[0] for row in rows}
    since = exempt_since(Saving, as_at)
    claimed_since = _closed_since(places, as_at)
    today = _claims(Q(saving_id__in=since), places, None) if since else {}
    return tuple(
        SavingFact(
            id=pk,
            budget_owner=owners.get(owner_id, ""),
            replaces=told_reference(
                replaced.get(replaces_id), is_at_hand=replaces_id in known
            ),
            claims=tuple(claims.get(pk, ())),
            years=tuple(years.get(pk, ())),
            placed_in=tuple(placed.get(pk, ())),
            exempt=exempt_in((is_exempt, paragraphs)) or since.get(pk),
            closed_since=tuple(claimed_since.get(pk, ())),
            claimed_today=(
                tuple(claim.place for claim in today.get(pk, ()) if claim.place)
                if pk in since
                else None
            ),
            **dict(zip(_TOLD_AS_IT_IS, told, strict=True)),
        )
        for pk, owner_id, replaces_id, is_exempt, paragraphs, *told in rows
    )


def refer(
    ids: Collection[int | None], places: Places, as_at: datetime | None
) -> dict[int | None, Referred]:
    """The savings that others name. Three queries at most, one of them for what is
    exempt; none where nothing is named."""
    wanted = {pk for pk in ids if pk is not None}
    if not wanted:
        return {}
    claimed = rows_of(
        SavingAttribution,
        as_at,
        Q(saving_id__in=wanted, project_id__in=places.exempt_projects),
        "saving_id",
    )
    hidden = {pk for (pk,) in claimed} | exempt_since(Saving, as_at).keys()
    hidden |= _closed_since(places, as_at).keys()
    rows = rows_of(Saving, as_at, Q(id__in=wanted), "id", "reference", "is_exempt")
    return {
        pk: Referred(reference, is_exempt or pk in hidden)
        for pk, reference, is_exempt in rows
    }


def told_reference(found: Referred | None, *, is_at_hand: bool) -> str:
    """Empty for a hidden saving that is not itself told here: nobody could judge who
    may read its reference."""
    if found is None or (found.is_hidden and not is_at_hand):
        return ""
    return found.reference


def names(
    model: Any, ids: Collection[int | None], as_at: datetime | None
) -> dict[int, str]:
    wanted = {pk for pk in ids if pk is not None}
    return dict(rows_of(model, as_at, Q(id__in=wanted), "id", "name"))


def _claimed_in(within: Within, as_at: datetime | None) -> set[int]:
    rows = rows_of(SavingAttribution, as_at, within.where(), "saving_id")
    return {pk for (pk,) in rows}


def _closed_since(places: Places, as_at: datetime | None) -> dict[int, list[ClaimFact]]:
    """Of a past instant: what exempt projects claim now that they did not claim then.
    What they claimed then says so by its claim. Two queries at most."""
    if as_at is None or not places.exempt_projects:
        return {}
    of_exempt = Q(project_id__in=places.exempt_projects)
    then, now = (_claims(of_exempt, places, at) for at in (as_at, None))
    return {
        pk: [claim for claim in claims if claim.place not in _places_of(then.get(pk))]
        for pk, claims in now.items()
    }


def _places_of(claims: Iterable[ClaimFact] | None) -> set[Place | None]:
    return {claim.place for claim in claims or ()}


def _claims(
    here: Q, places: Places, as_at: datetime | None
) -> dict[int, list[ClaimFact]]:
    found: dict[int, list[ClaimFact]] = defaultdict(list)
    rows = rows_of(SavingAttribution, as_at, here, "saving_id", "share", *PLACE)
    for pk, share, *place in rows:
        fact = ClaimFact(places.place(*place), share, places.exempt(place[-1]))
        found[pk].append(fact)
    return found


def _years(here: Q, as_at: datetime | None) -> dict[int, list[YearFact]]:
    found: dict[int, list[YearFact]] = defaultdict(list)
    for pk, *row in sorted(rows_of(SavingYear, as_at, here, *_YEAR), key=_by_year):
        found[pk].append(_year(row))
    return found


def _by_year(row: tuple[Any, ...]) -> int:
    year: int = row[1]
    return year


def _year(row: list[Any]) -> YearFact:
    year, target, effect, forecast, achieved, validated, pressure, *by_month = row
    planned, achieved_by_month, forecast_by_month = map(tuple, by_month)
    promised = forecast_or_achieved(forecast, achieved)
    return YearFact(
        year,
        Figures(target, effect, promised, achieved, validated, pressure),
        forecast is not None,
        planned,
        achieved_by_month,
        forecast_by_month,
    )


def _placements(here: Q, as_at: datetime | None) -> dict[int, list[int]]:
    return grouped(rows_of(SavingPlacement, as_at, here, "saving_id", "group_id"))


def grouped(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[Any]]:
    """The second of each pair by the first."""
    found: dict[int, list[Any]] = defaultdict(list)
    for pk, told in rows:
        found[pk].append(told)
    return found
