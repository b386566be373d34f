"""What one version of a business case says, as plain values; read from JSON and back.

Money is in whole pence, a tuple in the order of the case's years; the first is year 0,
which is not discounted. Costs and benefits are both positive: a flow's kind says which
way it goes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cattrs import Converter
from cattrs.errors import BaseValidationError

from savings.choices import FundingSource, Horizon

# The social time preference rate of the Green Book, in hundredths of a percent.
STANDARD_RATE = 350
DEFAULT_YEARS = 6


class FlowKind(StrEnum):
    """The rows of a case's table of money."""

    CAPITAL = "capital"
    ONE_OFF_REVENUE = "one_off_revenue"
    ONGOING_REVENUE = "ongoing_revenue"
    CASHABLE_SAVING = "cashable_saving"
    INCOME = "income"
    NON_CASHABLE = "non_cashable"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def is_cost(self) -> bool:
        return self in {
            FlowKind.CAPITAL,
            FlowKind.ONE_OFF_REVENUE,
            FlowKind.ONGOING_REVENUE,
        }

    @property
    def is_cashable(self) -> bool:
        return self in {FlowKind.CASHABLE_SAVING, FlowKind.INCOME}


_LABELS = {
    FlowKind.CAPITAL: "One-off capital",
    FlowKind.ONE_OFF_REVENUE: "One-off revenue",
    FlowKind.ONGOING_REVENUE: "Ongoing annual revenue",
    FlowKind.CASHABLE_SAVING: "Cashable savings",
    FlowKind.INCOME: "Income",
    FlowKind.NON_CASHABLE: "Non-cashable benefits",
}


class ProjectKind(StrEnum):
    """What is built or bought: the Green Book has a starting value of optimism bias for
    each."""

    STANDARD_BUILDINGS = "standard_buildings"
    NON_STANDARD_BUILDINGS = "non_standard_buildings"
    STANDARD_CIVIL = "standard_civil"
    NON_STANDARD_CIVIL = "non_standard_civil"
    EQUIPMENT = "equipment"
    OUTSOURCING = "outsourcing"

    @property
    def label(self) -> str:
        return _PROJECTS[self]


_PROJECTS = {
    ProjectKind.STANDARD_BUILDINGS: "Standard buildings",
    ProjectKind.NON_STANDARD_BUILDINGS: "Non-standard buildings",
    ProjectKind.STANDARD_CIVIL: "Standard civil engineering",
    ProjectKind.NON_STANDARD_CIVIL: "Non-standard civil engineering",
    ProjectKind.EQUIPMENT: "Equipment and development",
    ProjectKind.OUTSOURCING: "Outsourcing (running costs)",
}


class PriceBasis(StrEnum):
    """Whether inflation is in the figures. The Green Book discounts real ones."""

    REAL = "real"
    NOMINAL = "nominal"


class Assurance(StrEnum):
    """What the section 151 officer says of the figures."""

    NONE = "none"
    IN_PRINCIPLE = "in_principle"
    FULL = "full"


@dataclass(frozen=True)
class Flow:
    """One row of money of one option: pence in each year.

    `optimism_bias` is added to a cost, or taken off a benefit, in hundredths of a
    percent; `bias_basis` says in words where it comes from. `project_kind`, and the
    share of the causes of risk that is `managed`, in hundredths of a percent, say what
    the Green Book's table comes to. `low` and `high` are how far the row could go, as
    shares of the central figure in hundredths of a percent: 8,000 and 12,000 is 20 %
    either way.
    """

    kind: FlowKind
    label: str
    amounts: tuple[int, ...]
    optimism_bias: int = 0
    bias_basis: str = ""
    low: int = 10_000
    high: int = 10_000
    budget_owner: str = ""
    project_kind: ProjectKind | None = None
    managed: int = 0


@dataclass(frozen=True)
class Option:
    """One way to go, doing nothing among them."""

    code: str
    name: str
    summary: str = ""
    advantages: str = ""
    disadvantages: str = ""
    risks: str = ""
    is_do_nothing: bool = False
    flows: tuple[Flow, ...] = ()


@dataclass(frozen=True)
class Criterion:
    """What options are held against. `weight` is its share of 100 %, in hundredths of a
    percent; None in a case without weights."""

    code: str
    name: str
    meaning: str = ""
    weight: int | None = None


@dataclass(frozen=True)
class AssessorGroup:
    """Who scored: staff, unions, councillors. Each group's scores count alike."""

    code: str
    name: str


@dataclass(frozen=True)
class Score:
    """What one group gave one option on one criterion, from 0 to the case's maximum."""

    group: str
    option: str
    criterion: str
    score: int
    comment: str = ""


@dataclass(frozen=True)
class FundingLine:
    """What pays for the preferred option, pence in each year."""

    source: FundingSource
    label: str
    amounts: tuple[int, ...]


@dataclass(frozen=True)
class Step:
    """Something to do on a horizon; a quick win brings something at once."""

    horizon: Horizon
    title: str
    when: str = ""
    is_quick_win: bool = False
    saving: int | None = None


@dataclass(frozen=True)
class EfficiencyTarget:
    """What is to be saved in the year that starts in `year`, in pence."""

    year: int
    amount: int


@dataclass(frozen=True)
class CaseContent:
    """All that one version of a business case says.

    The texts are the five cases of the Green Book; rich text, sanitised when stored.
    """

    first_year: int
    years: int = DEFAULT_YEARS
    price_basis: PriceBasis = PriceBasis.REAL
    discount_rate: int = STANDARD_RATE
    strategic: str = ""
    economic: str = ""
    commercial: str = ""
    financial: str = ""
    management: str = ""
    options: tuple[Option, ...] = ()
    preferred: str = ""
    why_preferred: str = ""
    criteria: tuple[Criterion, ...] = ()
    groups: tuple[AssessorGroup, ...] = ()
    top_score: int = 5
    scores: tuple[Score, ...] = ()
    funding: tuple[FundingLine, ...] = ()
    steps: tuple[Step, ...] = ()
    efficiency_targets: tuple[EfficiencyTarget, ...] = ()
    assurance: Assurance = Assurance.NONE
    assurance_statement: str = ""
    accepted_payback_years: int | None = None

    def option(self, code: str) -> Option | None:
        return next((each for each in self.options if each.code == code), None)

    @property
    def preferred_option(self) -> Option | None:
        return self.option(self.preferred)

    @property
    def do_nothing(self) -> Option | None:
        return next((each for each in self.options if each.is_do_nothing), None)

    def years_covered(self) -> tuple[int, ...]:
        """The calendar years in which its financial years start."""
        return tuple(range(self.first_year, self.first_year + self.years))


def content_from(stored: Mapping[str, Any]) -> CaseContent:
    """ValueError where it cannot be read."""
    try:
        return _converter.structure(stored, CaseContent)
    except BaseValidationError as problem:
        message = "This version of the business case cannot be read."
        raise ValueError(message) from problem


def content_as_json(content: CaseContent) -> dict[str, Any]:
    plain: dict[str, Any] = _converter.unstructure(content)
    return plain


def _make_converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    converter.register_structure_hook(int, _whole)
    # Of its own: to Python a bool is an int, which would be refused as one.
    converter.register_structure_hook(bool, _yes_or_no)
    return converter


def _whole(value: Any, _: Any) -> int:
    """Money never passes through floating point: 1.5 is refused, not cut."""
    if type(value) is not int:
        message = f"{value!r} is not a whole number."
        raise ValueError(message)
    return value


def _yes_or_no(value: Any, _: Any) -> bool:
    if type(value) is not bool:
        message = f"{value!r} is neither true nor false."
        raise ValueError(message)
    return value


_converter = _make_converter()
