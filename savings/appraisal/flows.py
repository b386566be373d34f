"""The money of an option, year by year, as it is appraised: optimism bias counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from savings.appraisal.content import CaseContent, Flow, FlowKind, Option
from savings.appraisal.optimism_bias import adjusted


def net_flows(
    content: CaseContent, option: Option, *, with_non_cashable: bool = False
) -> tuple[int, ...]:
    """Benefits less costs in each year, in pence. What is not cashable is counted only
    where it is asked for."""
    return net_of(content, option.flows, with_non_cashable=with_non_cashable)


def net_of(
    content: CaseContent, flows: Iterable[Flow], *, with_non_cashable: bool = False
) -> tuple[int, ...]:
    counted = (
        signed(flow, in_years(content, adjusted(flow)))
        for flow in flows
        if with_non_cashable or flow.kind != FlowKind.NON_CASHABLE
    )
    return total(content, counted)


def costs(content: CaseContent, option: Option) -> tuple[int, ...]:
    """What an option costs in each year, in pence, all kinds of cost together."""
    return total(
        content,
        (in_years(content, adjusted(f)) for f in option.flows if f.kind.is_cost),
    )


def of_kinds(
    content: CaseContent, option: Option, kinds: Iterable[FlowKind]
) -> tuple[int, ...]:
    """The flows of some kinds in each year, in pence, as they stand: costs positive."""
    wanted = frozenset(kinds)
    return total(
        content,
        (in_years(content, adjusted(f)) for f in option.flows if f.kind in wanted),
    )


def signed(flow: Flow, amounts: Sequence[int]) -> tuple[int, ...]:
    """Costs become negative."""
    return tuple(-amount for amount in amounts) if flow.kind.is_cost else (*amounts,)


def in_years(content: CaseContent, amounts: Sequence[int]) -> tuple[int, ...]:
    """As many figures as the case has years: a missing one is nothing. Figures of years
    the case no longer covers are not counted."""
    kept = (*amounts[: content.years],)
    return kept + (0,) * (content.years - len(kept))


def total(content: CaseContent, rows: Iterable[Sequence[int]]) -> tuple[int, ...]:
    sums = [0] * content.years
    for row in rows:
        sums = [sum_ + amount for sum_, amount in zip(sums, row, strict=True)]
    return tuple(sums)
