"""Scores asked of the database: which cell, which band, higher or lower than before.

What a score means is said by its scheme alone; here its answers become conditions, so
that five thousand risks are narrowed and sorted without reading each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import (
    Case,
    Expression,
    F,
    IntegerField,
    Q,
    Value,
    When,
)

from risks.models import ScoringScheme
from risks.querysets import RiskQuerySet
from risks.scoring import Method, Scheme, Score

Schemes = Mapping[int, Scheme]

# Wider than any number of a score: 10 levels by 10, or what a table may say.
BAND_STEP = 1_000_000


def schemes_of(risks: RiskQuerySet) -> dict[int, Scheme]:
    """The schemes these risks are or were scored in, each parsed once. One query."""
    bare = risks.order_by()
    rows = ScoringScheme.objects.filter(
        Q(pk__in=bare.values("scheme")) | Q(pk__in=bare.values("previous_scheme"))
    )
    return {row.pk: row.scheme for row in rows}


def schemes_by_id(ids: Iterable[int]) -> dict[int, Scheme]:
    """These versions of schemes, each parsed once. One query."""
    rows = ScoringScheme.objects.filter(pk__in=set(ids))
    return {row.pk: row.scheme for row in rows}


def is_scored(scheme_id: int, scores: Iterable[Score], name: str = "current") -> Q:
    """Risks whose score, given in this scheme, is one of these. `name` is current,
    inherent, target or previous."""
    impacts: dict[int, list[int]] = defaultdict(list)
    for score in scores:
        impacts[score.likelihood].append(score.impact)
    if not impacts:
        return Q(pk__in=[])
    cells = Q()
    for likelihood, some in impacts.items():
        cells |= Q(**{f"{name}_likelihood": likelihood, f"{name}_impact__in": some})
    return Q(**{_scheme_field(name): scheme_id}) & cells


def is_in_bands(schemes: Schemes, codes: frozenset[str]) -> Q:
    """Risks whose current score falls into one of these bands of its own scheme."""
    found = Q(pk__in=[])
    for scheme_id, scheme in schemes.items():
        found |= is_scored(scheme_id, scheme.in_bands(codes))
    return found


def is_red(schemes: Schemes) -> Q:
    """Risks whose current score is in a red band of its own scheme."""
    found = Q(pk__in=[])
    for scheme_id, scheme in schemes.items():
        red = frozenset(band.code for band in scheme.bands if band.is_red)
        found |= is_scored(scheme_id, scheme.in_bands(red))
    return found


def is_above_appetite(schemes: Schemes) -> Q:
    """As `rules.is_above_appetite` says of one."""
    found = Q(pk__in=[])
    for scheme_id, scheme in schemes.items():
        for appetite in scheme.bands:
            higher = frozenset(
                band.code
                for band in scheme.bands
                if scheme.rank(band) > scheme.rank(appetite)
            )
            cells = is_scored(scheme_id, scheme.in_bands(higher))
            found |= Q(appetite=appetite.code) & cells
    return found


def is_comparable(schemes: Schemes) -> Q:
    """Risks whose last two scores were given in schemes that count alike."""
    found = Q(pk__in=[])
    for after_id, after in schemes.items():
        before = [pk for pk, scheme in schemes.items() if after.compares_with(scheme)]
        found |= Q(
            scheme=after_id,
            previous_scheme__in=before,
            previous_likelihood__isnull=False,
            current_likelihood__isnull=False,
        )
    return found


def number(schemes: Schemes, name: str = "current") -> Expression:
    """As `Scheme.number` says of one score; NULL where there is none."""
    tables = [
        When(**{_scheme_field(name): pk}, then=_looked_up(pk, scheme, name))
        for pk, scheme in schemes.items()
        if scheme.method == Method.LOOKUP
    ]
    multiplied = F(f"{name}_likelihood") * F(f"{name}_impact")
    return Case(*tables, default=multiplied, output_field=IntegerField())


def severity(schemes: Schemes, name: str = "current") -> Expression:
    """Orders scores of whichever scheme: by how bad their band is, then by number."""
    bands = [
        When(
            is_scored(pk, scheme.in_bands(frozenset({band.code})), name),
            then=Value(band.state.severity * BAND_STEP),
        )
        for pk, scheme in schemes.items()
        for band in scheme.bands
    ]
    if not bands:
        return Value(None, output_field=IntegerField())
    return Case(*bands, output_field=IntegerField()) + number(schemes, name)


def _looked_up(scheme_id: int, scheme: Scheme, name: str) -> Expression:
    cells: dict[int, list[Score]] = defaultdict(list)
    for score in scheme.scores():
        cells[scheme.number(score)].append(score)
    return Case(
        *[
            When(is_scored(scheme_id, some, name), then=Value(value))
            for value, some in cells.items()
        ],
        output_field=IntegerField(),
    )


def _scheme_field(name: str) -> str:
    return "previous_scheme" if name == "previous" else "scheme"
