"""What was true of a benefit at an instant: plain values, money in whole pence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from programmes.facts import Exempt
from programmes.standing import Place


@dataclass(frozen=True)
class ReadingFact:
    """`was_exempt`: taken while its benefit, or its project, was."""

    on: date
    value: Decimal
    source: str
    was_exempt: bool = False


@dataclass(frozen=True)
class BenefitFact:
    """One benefit. `saving` is the reference of the saving it is counted as, empty
    where that is exempt; `project_exempt` the exemption of its project, if any."""

    id: int
    reference: str
    title: str
    description: str
    place: Place
    is_disbenefit: bool
    category: str
    kind: str
    saving: str
    annual_value: int | None
    measure: str
    unit: str
    direction: str
    baseline: Decimal | None
    baseline_on: date | None
    baseline_source: str
    target: Decimal | None
    target_on: date | None
    owner: str
    later_owner: str
    activities: str
    declared: str
    declared_reason: str
    state: str
    closed_on: date | None
    closing_reason: str
    priorities: tuple[str, ...]
    values: tuple[str, ...]
    readings: tuple[ReadingFact, ...]
    exempt: Exempt | None
    project_exempt: Exempt | None = None

    @property
    def open_readings(self) -> tuple[ReadingFact, ...]:
        return tuple(each for each in self.readings if not each.was_exempt)
