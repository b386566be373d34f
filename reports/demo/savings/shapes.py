"""What a savings plan of the demo is made of. Amounts are in whole pounds; a year is
the calendar year in which the financial year starts; months are counted from April."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reports.demo.shapes import Withheld
from savings.appraisal.content import CaseContent

# How much of a year's figure is achieved by the end of each month, in percent.
STEADY = (8, 16, 25, 33, 41, 50, 58, 66, 75, 83, 91, 100)
AT_ONCE = (100,) * 12
LATE = (0, 0, 0, 5, 10, 20, 32, 45, 58, 72, 86, 100)
FROM_OCTOBER = (0, 0, 0, 0, 0, 0, 16, 33, 50, 66, 83, 100)
NOTHING = (0,) * 12
WHOLE_YEAR = range(1, 13)


@dataclass(frozen=True)
class GroupStory:
    """A service group: its code, its name, who answers for it."""

    code: str
    name: str
    director: str


@dataclass(frozen=True)
class StructureStory:
    """The groups from a day on; `went_to` says which group of the last structure became
    which of these, in percent."""

    name: str
    since: date
    note: str
    groups: tuple[GroupStory, ...]
    went_to: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = ()


@dataclass(frozen=True)
class BudgetStory:
    """The net budget of a group for a year, and the texts beside its figures."""

    group: str
    year: int
    net: int
    explanation: str = ""
    mitigation: str = ""


@dataclass(frozen=True)
class GapStory:
    title: str
    first_year: int
    last_year: int
    amount: int
    source: str


@dataclass(frozen=True)
class TargetStory:
    """Of a programme; of its strand of that number; of its project of that name; or of
    the service group with that code."""

    year: int
    amount: int
    programme: str = ""
    strand: int = 0
    project: str = ""
    group: str = ""
    against: str = ""
    decision: str = ""


@dataclass(frozen=True)
class ClaimStory:
    """Who claims how many percent: a place of a programme, or no programme at all."""

    percent: int = 100
    programme: str = ""
    strand: int = 0
    project: str = ""


@dataclass(frozen=True)
class Told:
    """What a return says anew, from a month on: another forecast, a pressure, a
    rating, why."""

    month: int
    forecast: int | None = None
    pressure: int | None = None
    delivery: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class YearStory:
    """A saving in a year: `new` and `carried` make the target, `ends_at` is what is
    achieved in the end, along the curve. `seen` is what finance had validated by a
    month: (month, amount, evidence, ledger line)."""

    year: int
    new: int
    carried: int = 0
    curve: tuple[int, ...] = STEADY
    ends_at: int | None = None
    told: tuple[Told, ...] = ()
    seen: tuple[tuple[int, int, str], ...] = ()
    refused: tuple[int, str] | None = None

    @property
    def proposed(self) -> int:
        return self.new + self.carried

    def achieved_by(self, month: int) -> int:
        """In whole pounds."""
        final = self.proposed if self.ends_at is None else self.ends_at
        return final * self.curve[month - 1] // 100


@dataclass(frozen=True)
class StepStory:
    """A step in the life of a saving after it was put into the budget."""

    on: date
    state: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class SavingStory:
    """One saving, from the day it was proposed; no programme claims it before
    `claims_since`."""

    reference: str
    title: str
    what: str
    group: str
    owner: str
    kind: str = "budget_reduction"
    recurrence: str = "recurrent"
    claims: tuple[ClaimStory, ...]
    claims_since: date | None = None
    proposed: date
    approved: date
    decision: str
    begins: date
    years: tuple[YearStory, ...]
    difficulty: str = "medium"
    confidence: str = "interim"
    funding_source: str = ""
    funding: int | None = None
    fte: str = ""
    equality: str = "done"
    mitigation: str = ""
    replaces: str = ""
    steps: tuple[StepStory, ...] = ()
    withheld: Withheld | None = None


@dataclass(frozen=True, kw_only=True)
class BenefitStory:
    """A benefit and what was read of its measure. Figures as a council writes them."""

    reference: str
    title: str
    what: str
    programme: str
    strand: int = 0
    project: str = ""
    kind: str = "quantitative"
    category: str = "direct"
    is_disbenefit: bool = False
    measure: str
    unit: str
    direction: str = "increase"
    baseline: str
    baseline_on: date
    source: str
    target: str
    target_on: date
    owner: str
    later_owner: str = ""
    saving: str = ""
    annual_value: int | None = None
    priorities: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    readings: tuple[tuple[date, str], ...] = ()
    declared: str = ""
    declared_reason: str = ""
    raised: date
    withheld: Withheld | None = None


@dataclass(frozen=True, kw_only=True)
class CeilingStory:
    """What may be spent before the case comes back, and what was."""

    title: str
    amount: int
    allowed_by: str
    allowed_on: date
    returns_to: str
    returns_on: date
    spent: tuple[tuple[date, int, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class VersionStory:
    """A version of a business case, as `CaseContent` says it, and what became of it."""

    stage: str
    content: CaseContent
    written: date
    submitted: date | None = None
    decided: date | None = None
    decided_by: str = ""
    decision: str = ""
    conditions: str = ""


@dataclass(frozen=True, kw_only=True)
class CaseStory:
    """A business case of a programme, or of its project of that name."""

    reference: str
    title: str
    programme: str
    project: str = ""
    keeper: str
    opened: date
    versions: tuple[VersionStory, ...] = ()
    ceilings: tuple[CeilingStory, ...] = ()
