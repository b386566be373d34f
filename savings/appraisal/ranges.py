"""How sure the result is: low and high cases, one driver at a time, switching values.

A driver is one row of an option's money. Its range is where it could end, as shares of
its central figure. The low case has every driver at the end that makes the net present
value lowest (costs high, benefits low), the high case at the other: house default.

Source: sensitivity and switching values are Green Book practice; Harborough asked for
sensitivity ranges. A switching value is the change of one driver that brings the net
present value to nothing; it is worked out exactly and rounded only when printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from savings.appraisal.content import CaseContent, Flow, FlowKind, Option
from savings.appraisal.discounting import exact_value, net_present_value
from savings.appraisal.flows import in_years, net_flows, net_of, signed, total
from savings.appraisal.optimism_bias import adjusted, scaled

_WHOLE = 10_000
# "Benefits a year late": projects also take longer than thought (optimism bias).
_BENEFITS = (FlowKind.CASHABLE_SAVING, FlowKind.INCOME, FlowKind.NON_CASHABLE)


@dataclass(frozen=True)
class Swing:
    """What one driver's range does to the net present value, all else central. `low`
    and `high` are the lower and the higher value, in pence."""

    flow: Flow
    low: int
    high: int

    @property
    def width(self) -> int:
        return self.high - self.low


@dataclass(frozen=True)
class Switching:
    """By how much a driver would have to change to bring the net present value to
    nothing: a share of its central figure, exact; None where no change of it could, or
    only one that made it less than nothing."""

    flow: Flow
    change: Fraction | None


@dataclass(frozen=True)
class Ranges:
    """Net present values in pence; `swings` widest first; `a_year_late` where every
    benefit comes one year later than planned."""

    low: int
    central: int
    high: int
    a_year_late: int
    swings: tuple[Swing, ...]
    switching: tuple[Switching, ...]

    @property
    def has_ranges(self) -> bool:
        return bool(self.swings)


def ranges(
    content: CaseContent, option: Option, *, with_non_cashable: bool = False
) -> Ranges:
    """All of it for one option."""
    drivers = [
        flow
        for flow in option.flows
        if with_non_cashable or flow.kind != FlowKind.NON_CASHABLE
    ]
    rate = content.discount_rate
    nets = net_flows(content, option, with_non_cashable=with_non_cashable)
    ends = [_ends(flow) for flow in drivers]
    swings = [
        _swing(content, nets, flow, lower, higher)
        for flow, (lower, higher) in zip(drivers, ends, strict=True)
        if lower != higher
    ]
    return Ranges(
        low=_value(content, drivers, [lower for lower, _ in ends]),
        central=net_present_value(nets, rate),
        high=_value(content, drivers, [higher for _, higher in ends]),
        a_year_late=net_present_value(_a_year_late(content, drivers), rate),
        swings=tuple(sorted(swings, key=lambda swing: -swing.width)),
        switching=tuple(_switching(content, nets, flow) for flow in drivers),
    )


def with_change(
    content: CaseContent, nets: Sequence[int], flow: Flow, change: Fraction
) -> tuple[int, ...]:
    """The net amounts once one of the drivers in them changes by a share of itself."""
    more = scaled(_signed(content, flow), change)
    return tuple(net + each for net, each in zip(nets, more, strict=True))


def _ends(flow: Flow) -> tuple[int, int]:
    """The share that is worse for the result, and the one that is better."""
    worse, better = sorted((flow.low, flow.high), reverse=flow.kind.is_cost)
    return worse, better


def _swing(
    content: CaseContent, nets: Sequence[int], flow: Flow, worse: int, better: int
) -> Swing:
    low, high = sorted(
        net_present_value(
            with_change(content, nets, flow, Fraction(share - _WHOLE, _WHOLE)),
            content.discount_rate,
        )
        for share in (worse, better)
    )
    return Swing(flow, low, high)


def _value(content: CaseContent, drivers: Sequence[Flow], shares: Sequence[int]) -> int:
    """The net present value with each driver at a share of its central figure."""
    rows = [
        scaled(_signed(content, flow), Fraction(share, _WHOLE))
        for flow, share in zip(drivers, shares, strict=True)
    ]
    return net_present_value(total(content, rows), content.discount_rate)


def _switching(content: CaseContent, nets: Sequence[int], flow: Flow) -> Switching:
    rate = content.discount_rate
    of_driver = exact_value(_signed(content, flow), rate)
    if not of_driver:
        return Switching(flow, None)
    change = -exact_value(nets, rate) / of_driver
    return Switching(flow, change if change >= -1 else None)


def _a_year_late(content: CaseContent, drivers: Sequence[Flow]) -> tuple[int, ...]:
    """Benefits move on by a year; what would fall after the last year is lost to the
    case."""
    late = [flow for flow in drivers if flow.kind in _BENEFITS]
    in_time = [flow for flow in drivers if flow.kind not in _BENEFITS]
    moved = (0, *net_of(content, late, with_non_cashable=True)[:-1])
    costs = net_of(content, in_time)
    return total(content, [costs, moved])


def _signed(content: CaseContent, flow: Flow) -> tuple[int, ...]:
    return signed(flow, in_years(content, adjusted(flow)))
