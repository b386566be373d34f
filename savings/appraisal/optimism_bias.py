"""Optimism bias: projects cost more, take longer and bring less than was thought.

Source: Green Book supplementary guidance on optimism bias: starting values by type of
project. The upper bound comes down in proportion to the share of the risks behind it
that are managed: 51 % × (100 − 92) % is about 4 %.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from savings.appraisal.content import Flow
from savings.appraisal.discounting import divided, half_up

_WHOLE = 10_000


class ProjectType(StrEnum):
    """What is built or bought."""

    STANDARD_BUILDINGS = "standard_buildings"
    NON_STANDARD_BUILDINGS = "non_standard_buildings"
    STANDARD_CIVIL = "standard_civil"
    NON_STANDARD_CIVIL = "non_standard_civil"
    EQUIPMENT = "equipment"
    OUTSOURCING = "outsourcing"

    @property
    def label(self) -> str:
        return STARTING_VALUES[self].label


@dataclass(frozen=True)
class Bound:
    """The highest and the lowest bias found, in hundredths of a percent."""

    upper: int
    lower: int


@dataclass(frozen=True)
class StartingValue:
    """`duration` is of the works, None where the source has none; `cost` is capital
    spent, of outsourcing what it costs to run."""

    label: str
    duration: Bound | None
    cost: Bound


STARTING_VALUES: dict[ProjectType, StartingValue] = {
    ProjectType.STANDARD_BUILDINGS: StartingValue(
        "Standard buildings", Bound(400, 100), Bound(2_400, 200)
    ),
    ProjectType.NON_STANDARD_BUILDINGS: StartingValue(
        "Non-standard buildings", Bound(3_900, 200), Bound(5_100, 400)
    ),
    ProjectType.STANDARD_CIVIL: StartingValue(
        "Standard civil engineering", Bound(2_000, 100), Bound(4_400, 300)
    ),
    ProjectType.NON_STANDARD_CIVIL: StartingValue(
        "Non-standard civil engineering", Bound(2_500, 300), Bound(6_600, 600)
    ),
    ProjectType.EQUIPMENT: StartingValue(
        "Equipment and development", Bound(5_400, 1_000), Bound(20_000, 1_000)
    ),
    ProjectType.OUTSOURCING: StartingValue(
        "Outsourcing (running costs)", None, Bound(4_100, 0)
    ),
}


def resultant(upper: int, managed: int) -> int:
    """What is left of an upper bound when a share of the risks is managed: 5,100 and
    9,200 give 408, about 4 %. All in hundredths of a percent; half up."""
    if not 0 <= managed <= _WHOLE:
        message = "Between none and all of the risks can be managed."
        raise ValueError(message)
    return half_up(Fraction(upper * (_WHOLE - managed), _WHOLE))


def bound_to(bound: Bound, managed: int) -> int:
    """The resultant, never below the lower bound: the source found none lower."""
    return max(resultant(bound.upper, managed), bound.lower)


def adjusted(flow: Flow) -> tuple[int, ...]:
    """A flow with its bias: a cost more, a benefit less, down to nothing. Pence, half
    up each year."""
    bias = flow.optimism_bias if flow.kind.is_cost else -flow.optimism_bias
    return scaled(flow.amounts, Fraction(max(_WHOLE + bias, 0), _WHOLE))


def scaled(amounts: Sequence[int], share: Fraction) -> tuple[int, ...]:
    """Each amount times a share, to the penny, half up."""
    top, bottom = share.numerator, share.denominator
    return tuple(divided(amount * top, bottom) for amount in amounts)
