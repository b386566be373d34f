"""When a case has earned back what it cost, and its table of money.

Source: the business case of the directory of digital planning: one-off capital, one-off
revenue, ongoing annual revenue, their total, cashable savings and income, the net
financial impact of each year and its running total. Payback is the first year in which
the running total is not negative. Within that year the money is taken to come evenly,
month by month, and the month is rounded up: house default.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from common.wording import count_of
from savings.appraisal.content import CaseContent, FlowKind, Option
from savings.appraisal.discounting import worked
from savings.appraisal.flows import costs, net_flows, of_kinds

MONTHS = 12


@dataclass(frozen=True)
class Payback:
    """`year` counts from 0, the case's first; `month` of it is 1 to 12, and 0 where
    nothing was ever to be earned back. `falls_back`: later costs undo it again;
    `for_good` is then the month from which nothing does any more, counted as `months`
    is, and None where more is owed than earned at the end."""

    year: int
    month: int
    falls_back: bool = False
    for_good: int | None = None

    @property
    def months(self) -> int:
        """From the start of the case's first year."""
        return self.year * MONTHS + self.month

    @property
    def is_at_once(self) -> bool:
        return self.months == 0

    def is_within(self, years: int) -> bool:
        return self.months <= years * MONTHS


def payback(nets: Sequence[int]) -> Payback | None:
    """Of the net amounts of each year, in pence; None where they never earn it back.
    What never runs into costs has nothing to earn back."""
    running = list(accumulate(nets))
    if min(running, default=0) >= 0:
        return Payback(0, 0)
    earned_back = [
        Payback(year, _month(-before, nets[year]))
        for year, (before, after) in enumerate(pairwise(running), start=1)
        if before < 0 <= after
    ]
    if not earned_back:
        return None
    first, last = earned_back[0], earned_back[-1]
    if min(running[first.year :]) >= 0:
        return first
    holds = running[-1] >= 0
    return replace(first, falls_back=True, for_good=last.months if holds else None)


def discounted_payback(nets: Sequence[int], rate: int) -> Payback | None:
    """Of the present values of the same amounts."""
    return payback([step.present for step in worked(nets, rate)])


def _month(owed: int, earned: int) -> int:
    """In which month of a year that earns so much what is owed is earned back."""
    return -(-owed * MONTHS // earned)


def payback_words(found: Payback | None, years: int) -> str:
    """3 years and 6 months; that it does not pay back within the years looked at, or
    that later costs undo it."""
    if found is None:
        return f"Does not pay back within {count_of(years, 'year')}"
    if found.is_at_once:
        return "Never costs more than it brings"
    words = months_words(found.months)
    if not found.falls_back:
        return words
    if found.for_good is None:
        return f"{words}, undone by later costs and not earned back again"
    in_the_end = months_words(found.for_good)
    return f"{words}, undone by later costs; for good after {in_the_end}"


def months_words(months: int) -> str:
    """3 years and 6 months"""
    whole, rest = divmod(months, MONTHS)
    parts = [count_of(whole, "year")] if whole else []
    parts += [count_of(rest, "month")] if rest else []
    return " and ".join(parts)


@dataclass(frozen=True)
class ImpactRow:
    """A row of the table of money; costs and benefits both positive, in pence. `total`
    is None where a total would mean nothing: of a running total."""

    code: str
    label: str
    amounts: tuple[int, ...]
    total: int | None
    is_total: bool = False


@dataclass(frozen=True)
class Impact:
    """The net financial impact of one option. `non_cashable` stands apart: it is in no
    other row."""

    rows: tuple[ImpactRow, ...]
    non_cashable: ImpactRow

    def row(self, code: str) -> ImpactRow:
        return next(row for row in self.rows if row.code == code)


CASHABLE = (FlowKind.CASHABLE_SAVING, FlowKind.INCOME)
_COSTS = (FlowKind.CAPITAL, FlowKind.ONE_OFF_REVENUE, FlowKind.ONGOING_REVENUE)


def impact(content: CaseContent, option: Option) -> Impact:
    """The table of money of an option, optimism bias counted."""
    net = net_flows(content, option)
    cashable = of_kinds(content, option, CASHABLE)
    rows = (
        *(_row(k, k.label, of_kinds(content, option, (k,))) for k in _COSTS),
        _row("costs", "Total project costs", costs(content, option), is_total=True),
        _row("cashable", "Cashable savings and income", cashable),
        _row("net", "Net financial impact", net, is_total=True),
        ImpactRow("cumulative", "Cumulative net impact", (*accumulate(net),), None),
    )
    apart = FlowKind.NON_CASHABLE
    return Impact(rows, _row(apart, apart.label, of_kinds(content, option, (apart,))))


def _row(
    code: str, label: str, amounts: tuple[int, ...], *, is_total: bool = False
) -> ImpactRow:
    return ImpactRow(code, label, amounts, sum(amounts), is_total)
