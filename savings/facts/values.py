"""What was true of savings, benefits and business cases at an instant: plain values.

Money is in whole pence; a year is the calendar year in which the financial year starts;
shares are hundredths of a percent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from programmes.facts import Exempt
from programmes.standing import Place
from savings.appraisal.content import CaseContent
from savings.facts.benefit_values import BenefitFact
from savings.figures import Figures


@dataclass(frozen=True)
class GroupFact:
    """A service group of one structure; `net_budgets` and `explanations` by year."""

    id: int
    structure_id: int
    code: str
    name: str
    order: int
    net_budgets: tuple[tuple[int, int], ...] = ()
    explanations: tuple[ExplanationFact, ...] = ()


@dataclass(frozen=True)
class ExplanationFact:
    year: int
    explanation: str
    mitigation: str


@dataclass(frozen=True)
class SuccessionFact:
    """Which share of one group became part of another."""

    predecessor_id: int
    successor_id: int
    share: int


@dataclass(frozen=True)
class StructureFact:
    """A reporting structure and the groups in it."""

    id: int
    name: str
    in_force_from: date
    groups: tuple[GroupFact, ...]


@dataclass(frozen=True)
class GapLineFact:
    id: int
    title: str
    first_year: int
    last_year: int
    amount: int
    source: str
    targets_withheld: bool = False


@dataclass(frozen=True)
class TargetFact:
    """Of a place (a programme, strand or project), else of a service group.
    `project_exempt`: the exemption of its project, if any. `parts_withheld`: a target
    next below it is kept from the reader, so that what is left is not held against
    it: the difference would be the one withheld. The same of a line of the gap."""

    id: int
    year: int
    amount: int
    place: Place | None
    group_id: int | None
    gap_line_id: int | None
    project_exempt: Exempt | None = None
    parts_withheld: bool = False

    @property
    def exempt(self) -> Exempt | None:
        """A target is kept back with its project alone."""
        return self.project_exempt


@dataclass(frozen=True)
class ClaimFact:
    """A share that a place claims; without a place, that no programme claims.
    `exempt` is that of the project, where it is one."""

    place: Place | None
    share: int
    exempt: Exempt | None = None


@dataclass(frozen=True)
class YearFact:
    """A saving in one year. The lists are empty or have twelve figures: see
    `savings.models.SavingYear`."""

    year: int
    figures: Figures
    has_forecast: bool
    planned: tuple[int, ...]
    achieved_by_month: tuple[int | None, ...]
    forecast_by_month: tuple[int | None, ...]


@dataclass(frozen=True)
class SavingFact:
    """One saving. `group_id` is where it is booked, `placed_in` where it stands in
    other structures. `replaces` is a reference, empty where that saving is exempt.
    Told of a past day, `closed_since` is what exempt projects have claimed after it,
    and `claimed_today` of a saving that is exempt today the places that claim it today,
    for only they open it."""

    id: int
    reference: str
    title: str
    description: str
    group_id: int
    placed_in: tuple[int, ...]
    budget_owner: str
    kind: str
    recurrence: str
    state: str
    state_since: date
    difficulty: str
    delivery: str
    delivery_reason: str
    confidence: str
    funding_source: str
    funding: int | None
    decision: str
    fte_effect: Decimal | None
    equality: str
    equality_reference: str
    mitigation: str
    replaces: str
    claims: tuple[ClaimFact, ...]
    years: tuple[YearFact, ...]
    exempt: Exempt | None
    closed_since: tuple[ClaimFact, ...] = ()
    claimed_today: tuple[Place, ...] | None = None

    @property
    def closing_claims(self) -> tuple[ClaimFact, ...]:
        """Every claim that may keep it from a reader. It was not claimed by the later
        ones on the day that is told, so they open it to nobody."""
        return (*self.claims, *self.closed_since)

    @property
    def opening_places(self) -> tuple[Place, ...]:
        """Those whose people read it although it is exempt itself."""
        if self.claimed_today is not None:
            return self.claimed_today
        return tuple(claim.place for claim in self.claims if claim.place is not None)

    def in_year(self, year: int) -> YearFact | None:
        return next((each for each in self.years if each.year == year), None)


@dataclass(frozen=True)
class CeilingFact:
    """A spend ceiling and what was spent under it."""

    id: int
    title: str
    amount: int
    spent: int
    allowed_by: str
    allowed_on: date
    decision: str
    returns_to: str
    returns_on: date | None
    returned_on: date | None

    @property
    def left(self) -> int:
        """Below nothing where more was spent than allowed."""
        return self.amount - self.spent

    @property
    def over(self) -> int:
        """By how much more was spent than allowed."""
        return max(0, -self.left)

    @property
    def is_over(self) -> bool:
        return self.over > 0

    @property
    def body(self) -> str:
        """To whom the case comes back."""
        return self.returns_to or self.allowed_by

    def is_late(self, on: date) -> bool:
        """Whether the case should have come back before this day, and did not."""
        due = self.returns_on
        return due is not None and self.returned_on is None and due < on


@dataclass(frozen=True)
class WaitingFact:
    """A version of a business case that was submitted and waits for a decision."""

    number: int
    stage: str
    content: CaseContent | None


@dataclass(frozen=True)
class CaseFact:
    """A business case: the version last approved, else the newest; `number` 0 where
    nothing is written yet. `project_exempt`: the exemption of its project, if any.
    `waiting` is what a paper asks its body to approve."""

    id: int
    reference: str
    title: str
    place: Place
    number: int
    stage: str
    status: str
    decided_on: date | None
    decided_by: str
    decision: str
    conditions: str
    content: CaseContent | None
    ceilings: tuple[CeilingFact, ...]
    exempt: Exempt | None
    project_exempt: Exempt | None = None
    waiting: WaitingFact | None = None


@dataclass(frozen=True)
class SavingsFacts:
    """Everything this app knows about a scope at one instant."""

    structures: tuple[StructureFact, ...] = ()
    successions: tuple[SuccessionFact, ...] = ()
    gap_lines: tuple[GapLineFact, ...] = ()
    targets: tuple[TargetFact, ...] = ()
    savings: tuple[SavingFact, ...] = ()
    benefits: tuple[BenefitFact, ...] = ()
    cases: tuple[CaseFact, ...] = ()

    @property
    def years(self) -> list[int]:
        """Those that any saving has figures for, the earliest first."""
        return sorted({each.year for saving in self.savings for each in saving.years})
