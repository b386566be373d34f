"""What the portal knows that cells may name, fetched once: people, lists, the risks of
the register. One query a table, whatever the number of rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from accounts.models import User
from common.importing.plan import folded
from common.importing.values import Choices, People
from programmes.models import CorporatePriority, Milestone
from risks.choices import Proximity, Response, RiskState
from risks.forms.parts import milestones_to_choose
from risks.models import Register, Risk, RiskAction, RiskCategory, RiskControl
from risks.scoring import Scheme
from risks.sight.veil import veil_for

# What councils also call the four responses and the states.
RESPONSES = {
    "Mitigate": Response.TREAT,
    "Reduce": Response.TREAT,
    "Accept": Response.TOLERATE,
    "Share": Response.TRANSFER,
    "Avoid": Response.TERMINATE,
}
PROXIMITIES = {
    "Immediate": Proximity.NOW,
    "Imminent": Proximity.NOW,
    "3 months": Proximity.THREE_MONTHS,
    "Within three months": Proximity.THREE_MONTHS,
    "12 months": Proximity.YEAR,
    "Within 12 months": Proximity.YEAR,
}
STATES = {
    "Active": RiskState.OPEN,
    "Live": RiskState.OPEN,
    "Ongoing": RiskState.OPEN,
    "Current": RiskState.OPEN,
    "Draft": RiskState.PROPOSED,
    "New": RiskState.PROPOSED,
    "Rejected": RiskState.DECLINED,
    "Issue": RiskState.ISSUE,
    "Complete": RiskState.CLOSED,
    "Completed": RiskState.CLOSED,
    "Archived": RiskState.CLOSED,
}
WITHHELD = "Withheld"

Hanging = TypeVar("Hanging", RiskControl, RiskAction)


@dataclass(frozen=True)
class Known:
    """What may be named on one register by one reader. `veiled`: ids of the risks of
    which the score before the latest review is withheld."""

    register: Register
    people: People
    categories: dict[str, RiskCategory]
    objectives: dict[str, CorporatePriority]
    milestones: dict[str, Milestone]
    risks: tuple[Risk, ...]
    controls: dict[int, list[RiskControl]]
    actions: dict[int, list[RiskAction]]
    veiled: frozenset[int] = frozenset()
    choices: dict[tuple[str, str, int], Choices] = field(default_factory=dict)

    @cached_property
    def scheme(self) -> Scheme:
        """The one in which this register scores."""
        return self.scheme_by_id[self.register.scheme_id]

    @cached_property
    def scheme_by_id(self) -> dict[int, Scheme]:
        """Each scheme that is used, parsed once."""
        rows = {self.register.scheme_id: self.register.scheme}
        for risk in self.risks:
            rows[risk.scheme_id] = risk.scheme
            if risk.previous_scheme_id and risk.previous_scheme:
                rows[risk.previous_scheme_id] = risk.previous_scheme
        return {pk: row.scheme for pk, row in rows.items()}

    @cached_property
    def by_reference(self) -> dict[str, Risk]:
        return {risk.reference: risk for risk in self.risks}

    @cached_property
    def by_reference_folded(self) -> dict[str, Risk]:
        return {folded(risk.reference): risk for risk in self.risks}

    @cached_property
    def titles(self) -> dict[str, str]:
        """The reference of each title, to tell when a row brings a risk again."""
        return {risk.title.casefold(): risk.reference for risk in self.risks}

    @cached_property
    def milestone_names(self) -> dict[int, str]:
        return {milestone.pk: name for name, milestone in self.milestones.items()}

    def risk(self, reference: str) -> Risk | None:
        """Whatever its capitals, where that is plain."""
        exact = self.by_reference.get(reference)
        return exact or self.by_reference_folded.get(folded(reference))


def load_known(register: Register, reader: User) -> Known:
    """Twelve queries at most; `register` was read with_place()."""
    mine = Risk.objects.visible_to(reader).filter(register=register)
    veil = veil_for(reader)
    veiled = mine.filter(veil).values_list("pk", flat=True) if veil else ()
    risks = mine.select_related(
        "scheme",
        "previous_scheme",
        "category",
        "owner",
        "objective",
        "milestone",
        "escalated_to__programme",
        "escalated_to__strand",
        "escalated_to__project",
    ).order_by("pk")
    controls = RiskControl.objects.visible_to(reader).filter(risk__register=register)
    actions = RiskAction.objects.visible_to(reader).filter(risk__register=register)
    return Known(
        register=register,
        people=People(User.objects.visible_to(reader)),
        categories={c.name: c for c in RiskCategory.objects.visible_to(reader)},
        objectives={o.name: o for o in CorporatePriority.objects.visible_to(reader)},
        milestones=_named(milestones_to_choose(reader, register)),
        risks=tuple(risks),
        controls=_by_risk(controls.order_by("pk")),
        actions=_by_risk(actions.select_related("owner").order_by("pk")),
        veiled=frozenset(veiled),
    )


def _named(milestones: Iterable[Milestone]) -> dict[str, Milestone]:
    """By project and title; a second of the same name with its number."""
    named: dict[str, Milestone] = {}
    for milestone in milestones:
        name = " ".join(f"{milestone.project}: {milestone}".split())
        named[f"{name} ({milestone.pk})" if name in named else name] = milestone
    return named


def _by_risk(rows: Iterable[Hanging]) -> dict[int, list[Hanging]]:
    found: dict[int, list[Hanging]] = {}
    for row in rows:
        found.setdefault(row.risk_id, []).append(row)
    return found
