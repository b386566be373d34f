"""Optimism bias: projects cost more, take longer and bring less than was thought.

Source: Green Book supplementary guidance on optimism bias: starting values by kind of
project. The upper bound comes down in proportion to the share of the causes of risk
that are managed: 51 % × (100 − 92) % is about 4 %.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from common.percent import printed_percent
from savings.appraisal.content import Flow, ProjectKind
from savings.appraisal.discounting import divided, half_up

_WHOLE = 10_000


@dataclass(frozen=True)
class Bound:
    """Where an appraisal starts before risks are managed, and what it should come down
    to by the award of a contract, in hundredths of a percent. By the source's own note
    neither is the most or the least there can be."""

    upper: int
    lower: int


# Of capital spent; of outsourcing what it costs to run.
STARTING_VALUES: dict[ProjectKind, Bound] = {
    ProjectKind.STANDARD_BUILDINGS: Bound(2_400, 200),
    ProjectKind.NON_STANDARD_BUILDINGS: Bound(5_100, 400),
    ProjectKind.STANDARD_CIVIL: Bound(4_400, 300),
    ProjectKind.NON_STANDARD_CIVIL: Bound(6_600, 600),
    ProjectKind.EQUIPMENT: Bound(20_000, 1_000),
    ProjectKind.OUTSOURCING: Bound(4_100, 0),
}
# Of how long works take; the source has none for outsourcing.
STARTING_DURATIONS: dict[ProjectKind, Bound] = {
    ProjectKind.STANDARD_BUILDINGS: Bound(400, 100),
    ProjectKind.NON_STANDARD_BUILDINGS: Bound(3_900, 200),
    ProjectKind.STANDARD_CIVIL: Bound(2_000, 100),
    ProjectKind.NON_STANDARD_CIVIL: Bound(2_500, 300),
    ProjectKind.EQUIPMENT: Bound(5_400, 1_000),
}


@dataclass(frozen=True)
class WorkedBias:
    """The bias of one row, or of how long its works take, from its starting value; in
    hundredths of a percent."""

    start: Bound
    managed: int

    @property
    def left(self) -> int:
        """Of the upper bound, once some causes of risk are managed. Half up."""
        return half_up(Fraction(self.start.upper * (_WHOLE - self.managed), _WHOLE))

    @property
    def bias(self) -> int:
        """Never below the lower bound: house default."""
        return max(self.left, self.start.lower)

    @property
    def steps(self) -> str:
        """51 % × 8 % = 4.08 %"""
        whole, rest, left, lower = (
            f"{printed_percent(each)} %"
            for each in (
                self.start.upper,
                _WHOLE - self.managed,
                self.left,
                self.start.lower,
            )
        )
        floor = f", but never below {lower}" if self.left < self.bias else ""
        return f"{whole} × {rest} = {left}{floor}"


def worked_bias(kind: ProjectKind, managed: int) -> WorkedBias:
    """`managed` is the share of the causes of risk, in hundredths of a percent."""
    if not is_share(managed):
        message = "Between none and all of the causes of risk can be managed."
        raise ValueError(message)
    return WorkedBias(STARTING_VALUES[kind], managed)


def is_share(managed: int) -> bool:
    return 0 <= managed <= _WHOLE


def bias_of_table(flow: Flow) -> WorkedBias | None:
    """None where no kind of project is chosen for a row."""
    if flow.project_kind is None:
        return None
    return worked_bias(flow.project_kind, flow.managed)


def duration_of_table(flow: Flow) -> WorkedBias | None:
    """How much longer works may take than planned, the same share of the causes of risk
    managed (house default). To be known: it moves no figure."""
    if flow.project_kind is None or flow.project_kind not in STARTING_DURATIONS:
        return None
    return WorkedBias(STARTING_DURATIONS[flow.project_kind], flow.managed)


def is_below_table(flow: Flow) -> bool:
    """Whether less is counted than the starting value comes to."""
    table = bias_of_table(flow)
    return table is not None and flow.optimism_bias < table.bias


def adjusted(flow: Flow) -> tuple[int, ...]:
    """A flow with its bias: a cost more, a benefit less, down to nothing. Pence, half
    up each year."""
    bias = flow.optimism_bias if flow.kind.is_cost else -flow.optimism_bias
    return scaled(flow.amounts, Fraction(max(_WHOLE + bias, 0), _WHOLE))


def scaled(amounts: Sequence[int], share: Fraction) -> tuple[int, ...]:
    """Each amount times a share, to the penny, half up."""
    top, bottom = share.numerator, share.denominator
    return tuple(divided(amount * top, bottom) for amount in amounts)
