"""When a case has earned back what it cost, and its table of money.

Source: the business case of the directory of digital planning: one-off capital, one-off
revenue, ongoing annual revenue, their total, cashable savings and income, the net
financial impact of each year and its running total. Payback is the first year in which
the running total is not negative. Within that year the money is taken to come evenly,
month by month, and the month is rounded up: house default.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from common.wording import count_of
from savings.appraisal.content import CaseContent, FlowKind, Option
from savings.appraisal.discounting import worked
from savings.appraisal.flows import costs, net_flows, of_kinds

MONTHS = 12


@dataclass(frozen=True)
class Payback:
    """`year` counts from 0, the case's first; `month` of it is 1 to 12, and 0 where
    nothing was ever to be earned back. `falls_back`: later costs undo it again."""

    year: int
    month: int
    falls_back: bool = False

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
    lowest_first = next((at for at, sum_ in enumerate(running) if sum_ < 0), None)
    if lowest_first is None:
        return Payback(0, 0)
    for year in range(lowest_first + 1, len(running)):
        if running[year] >= 0:
            month = _month(-running[year - 1], nets[year])
            falls_back = min(running[year:]) < 0
            return Payback(year, month, falls_back)
    return None


def discounted_payback(nets: Sequence[int], rate: int) -> Payback | None:
    """Of the present values of the same amounts."""
    return payback([step.present for step in worked(nets, rate)])


def _month(owed: int, earned: int) -> int:
    """In which month of a year that earns so much what is owed is earned back."""
    return -(-owed * MONTHS // earned)


def payback_words(found: Payback | None, years: int) -> str:
    """3 years and 6 months; that it does not pay back within the years looked at."""
    if found is None:
        return f"Does not pay back within {count_of(years, 'year')}"
    if found.is_at_once:
        return "Never costs more than it brings"
    whole, months = divmod(found.months, MONTHS)
    parts = [count_of(whole, "year")] if whole else []
    parts += [count_of(months, "month")] if months else []
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
