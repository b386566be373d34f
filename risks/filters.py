"""What a table of risks may be narrowed to. All of it stands in the address.

Every condition is on the risk itself and on what everybody may see of it, and every
choice offered is one of the risks this reader may see: nothing here can be asked about
a risk that is kept from him or her.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import F, Q

from accounts.models import User
from common.rag import Direction
from programmes.models import Programme
from risks.choices import Proximity, RegisterLevel, Response, RiskState
from risks.models import Register, Risk, RiskCategory
from risks.pages.score_sql import (
    Schemes,
    is_above_appetite,
    is_comparable,
    is_in_bands,
    is_red,
    is_scored,
    number,
)
from risks.querysets import RiskQuerySet
from risks.scoring import Score

EVERY_STATE = "all"
NOBODY = "nobody"
ANY_RED, AND_HIGHER = ":red", ":up"  # no code of a band holds a colon
POSITIONS = {"inherent": "Inherent", "current": "Current", "target": "Target"}
_STATES = [
    *[choice for choice in RiskState.choices if choice[0] != RiskState.OPEN],
    (EVERY_STATE, "All, whatever became of them"),
]
_ESCALATED = [("up", "Escalated"), ("no", "Not escalated")]
_COME_UP = [("below", "Come up from below")]
_MOVED = {
    Direction.WORSE: Q(now__gt=F("before")),
    Direction.IMPROVED: Q(now__lt=F("before")),
    Direction.NO_CHANGE: Q(now=F("before")),
}
_EXEMPT = [("yes", "Exempt only"), ("no", "Not exempt only")]


@dataclass(frozen=True)
class Scope:
    """Whose table it is: `risks` is all this reader may see of it, `veil` those of
    which the score before is withheld (`risks.sight.veil`)."""

    risks: RiskQuerySet
    schemes: Schemes
    on: date
    reads_exempt: bool
    veil: Q | None = None
    register: Register | None = None


class RiskFilter(django_filters.FilterSet):
    """Risks of a register or of all. Where no state is asked for: the open ones."""

    q = django_filters.CharFilter(label="Text", method="with_text", max_length=200)
    state = django_filters.ChoiceFilter(
        label="State", choices=_STATES, empty_label="Open", method="in_state"
    )
    band = django_filters.ChoiceFilter(
        label="Band", empty_label="Any", method="in_band"
    )
    direction = django_filters.ChoiceFilter(
        label="Since the review before",
        choices=[(each.value, each.label) for each in Direction],
        empty_label="Any direction",
        method="in_direction",
    )
    owner = django_filters.ChoiceFilter(
        label="Owner", empty_label="Anybody", method="owned_by"
    )
    overdue = django_filters.BooleanFilter(
        label="Review overdue", widget=forms.CheckboxInput(), method="is_overdue"
    )
    programme = django_filters.ModelChoiceFilter(
        label="Programme",
        queryset=Programme.objects.none(),
        empty_label="All",
        method="in_programme",
    )
    level = django_filters.ChoiceFilter(
        label="Registers of",
        choices=RegisterLevel.choices,
        empty_label="Every level",
        method="at_level",
    )
    category = django_filters.ModelChoiceFilter(
        label="Category", queryset=RiskCategory.objects.none(), empty_label="Any"
    )
    response = django_filters.ChoiceFilter(
        label="Response", choices=Response.choices, empty_label="Any"
    )
    proximity = django_filters.ChoiceFilter(
        label="When it could happen", choices=Proximity.choices, empty_label="Any"
    )
    escalated = django_filters.ChoiceFilter(
        label="Escalation", empty_label="Any", method="is_escalated"
    )
    exempt = django_filters.ChoiceFilter(
        label="Exempt", choices=_EXEMPT, empty_label="Any", method="is_exempt"
    )
    above = django_filters.BooleanFilter(
        label="Above its appetite", widget=forms.CheckboxInput(), method="is_above"
    )
    unchanged = django_filters.BooleanFilter(
        label="Unchanged for too many reviews",
        widget=forms.CheckboxInput(),
        method="is_unchanged",
    )
    cell = django_filters.ChoiceFilter(
        label="Cell of the matrix", widget=forms.HiddenInput(), method="in_cell"
    )

    class Meta:
        model = Risk
        fields: list[str] = []

    def __init__(self, chosen: Mapping[str, Any], scope: Scope) -> None:
        super().__init__(chosen, queryset=scope.risks)
        self.scope = scope
        self.filters["band"].extra["choices"] = _bands(scope.schemes)
        self.filters["owner"].extra["choices"] = _owners(scope.risks)
        self.filters["cell"].extra["choices"] = _cells(scope.schemes)
        self.filters["category"].queryset = RiskCategory.objects.all()
        self.filters["escalated"].extra["choices"] = _ESCALATED
        if scope.register is not None:
            self.filters["escalated"].extra["choices"] = _ESCALATED + _COME_UP
            del self.filters["programme"], self.filters["level"]
        else:
            self.filters["programme"].queryset = Programme.objects.order_by("name")
        if not scope.reads_exempt:
            del self.filters["exempt"]

    def filter_queryset(self, queryset: RiskQuerySet) -> RiskQuerySet:
        """What cannot be understood narrows nothing: the form says so beside it."""
        narrowed: RiskQuerySet = super().filter_queryset(queryset)
        return narrowed if self.form.cleaned_data.get("state") else narrowed.open()

    def with_text(self, risks: RiskQuerySet, _: str, typed: str) -> RiskQuerySet:
        places = ("reference", "title", "cause", "event", "consequence")
        found = Q()
        for place in places:
            found |= Q(**{f"{place}__icontains": typed})
        return risks.filter(found)

    def in_state(self, risks: RiskQuerySet, _: str, state: str) -> RiskQuerySet:
        return risks if state == EVERY_STATE else risks.filter(state=state)

    def in_band(self, risks: RiskQuerySet, _: str, asked: str) -> RiskQuerySet:
        schemes = self.scope.schemes
        if asked == ANY_RED:
            return risks.filter(is_red(schemes))
        if not asked.endswith(AND_HIGHER):
            return risks.filter(is_in_bands(schemes, frozenset({asked})))
        return risks.filter(_from_band(schemes, asked.removesuffix(AND_HIGHER)))

    def in_direction(self, risks: RiskQuerySet, _: str, asked: str) -> RiskQuerySet:
        schemes, veil = self.scope.schemes, self.scope.veil
        scored = Q(current_likelihood__isnull=False)
        is_first = Q(previous_likelihood__isnull=True)
        alike = is_comparable(schemes)
        if asked == Direction.NOT_COMPARABLE:
            apart = ~scored | ~is_first & ~alike
            return risks.filter(apart | veil if veil else apart)
        told = risks.exclude(veil) if veil else risks
        if asked == Direction.NEW:
            return told.filter(scored & is_first)
        before = number(schemes, "previous")
        compared = told.filter(alike).annotate(now=number(schemes), before=before)
        return compared.filter(_MOVED[Direction(asked)])

    def owned_by(self, risks: RiskQuerySet, _: str, owner: str) -> RiskQuerySet:
        if owner == NOBODY:
            return risks.filter(owner__isnull=True)
        return risks.filter(owner=int(owner))

    def is_overdue(self, risks: RiskQuerySet, _: str, asked: bool) -> RiskQuerySet:
        if not asked:
            return risks
        return risks.open().filter(next_review_on__lt=self.scope.on)

    def in_programme(
        self, risks: RiskQuerySet, _: str, programme: Programme
    ) -> RiskQuerySet:
        return risks.filter(
            Q(register__programme=programme)
            | Q(register__strand__programme=programme)
            | Q(register__project__strand__programme=programme)
        )

    def at_level(self, risks: RiskQuerySet, _: str, level: str) -> RiskQuerySet:
        if level == RegisterLevel.COUNCIL:
            return risks.filter(
                register__programme=None, register__strand=None, register__project=None
            )
        return risks.filter(**{f"register__{level}__isnull": False})

    def is_escalated(self, risks: RiskQuerySet, _: str, asked: str) -> RiskQuerySet:
        if asked == "below":
            return risks.filter(escalated_to=self.scope.register)
        if asked == "no":
            return risks.filter(escalated_to__isnull=True)
        gone_up = risks.filter(escalated_to__isnull=False)
        register = self.scope.register
        return gone_up.filter(register=register) if register else gone_up

    def is_exempt(self, risks: RiskQuerySet, _: str, asked: str) -> RiskQuerySet:
        hidden = Q(is_exempt=True) | Q(register__project__is_exempt=True)
        return risks.filter(hidden) if asked == "yes" else risks.exclude(hidden)

    def is_above(self, risks: RiskQuerySet, _: str, asked: bool) -> RiskQuerySet:
        return risks.filter(is_above_appetite(self.scope.schemes)) if asked else risks

    def is_unchanged(self, risks: RiskQuerySet, _: str, asked: bool) -> RiskQuerySet:
        if not asked:
            return risks
        told = risks.exclude(self.scope.veil) if self.scope.veil else risks
        return told.filter(unchanged_reviews__gte=F("register__unchanged_limit"))

    def in_cell(self, risks: RiskQuerySet, _: str, asked: str) -> RiskQuerySet:
        scheme_id, name, likelihood, impact = asked.split("-")
        score = Score(int(likelihood), int(impact))
        return risks.filter(is_scored(int(scheme_id), [score], name))


def cell_key(scheme_id: int, name: str, score: Score) -> str:
    """How the address names a cell of a matrix."""
    return f"{scheme_id}-{name}-{score.likelihood}-{score.impact}"


def _cells(schemes: Schemes) -> list[tuple[str, str]]:
    return [
        (cell_key(pk, name, score), f"{scheme.words(score)} ({label.lower()})")
        for pk, scheme in schemes.items()
        for name, label in POSITIONS.items()
        for score in scheme.scores()
    ]


def _bands(schemes: Schemes) -> list[tuple[str, str]]:
    """Worst first; of schemes with bands of one code, the name of the first."""
    bands = {band.code: band for scheme in schemes.values() for band in scheme.bands}
    ordered = sorted(bands.values(), key=lambda band: -band.state.severity)
    choices = [(band.code, band.label) for band in ordered]
    higher = [(f"{b.code}{AND_HIGHER}", f"{b.label} or higher") for b in ordered[1:-1]]
    return [*choices, *higher, (ANY_RED, "Red, whatever its name")]


def _from_band(schemes: Schemes, code: str) -> Q:
    """This band of each scheme that has it, and the higher ones."""
    found = Q(pk__in=[])
    for pk, scheme in schemes.items():
        lowest = next((band for band in scheme.bands if band.code == code), None)
        if lowest is None:
            continue
        codes = {b.code for b in scheme.bands if scheme.rank(b) >= scheme.rank(lowest)}
        found |= is_scored(pk, scheme.in_bands(frozenset(codes)))
    return found


def _owners(risks: RiskQuerySet) -> list[tuple[str, str]]:
    """Who owns one of these risks. One query."""
    owners = User.objects.filter(pk__in=risks.order_by().values("owner"))
    named = owners.order_by("name", "pk").values_list("pk", "name")
    return [(NOBODY, "Nobody"), *[(str(pk), name) for pk, name in named]]
