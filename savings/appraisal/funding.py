"""Whether what pays for a case comes to what it costs.

Source for capital receipts: the direction of 26 March 2025 on their flexible use covers
financial years that begin from 1 April 2025 to 1 April 2029. It allows the revenue cost
of projects designed to generate ongoing revenue savings or to cut demand. Whether an
earlier year was covered by an earlier direction is not known here.
"""

from __future__ import annotations

from dataclasses import dataclass

from common.periods import FINANCIAL_YEAR_STARTS_IN, year_label
from common.wording import and_list
from savings.appraisal.content import CaseContent, FlowKind, Option
from savings.appraisal.flows import costs, in_years, of_kinds, total
from savings.choices import FundingSource

DIRECTION_FROM, DIRECTION_UNTIL = 2025, 2029


@dataclass(frozen=True)
class Funding:
    """Costs of the preferred option and what pays for them, year by year, in pence.
    `gaps` are costs that nothing pays for; negative: more than is needed."""

    costs: tuple[int, ...]
    funded: tuple[int, ...]

    @property
    def gaps(self) -> tuple[int, ...]:
        pairs = zip(self.costs, self.funded, strict=True)
        return tuple(cost - funded for cost, funded in pairs)

    @property
    def is_complete(self) -> bool:
        return not any(self.gaps)


def funding(content: CaseContent, option: Option) -> Funding:
    """Costs are counted with their optimism bias: what may be spent must be there."""
    lines = (in_years(content, line.amounts) for line in content.funding)
    return Funding(costs(content, option), total(content, lines))


def receipts(content: CaseContent) -> tuple[int, ...]:
    """Capital receipts used flexibly in each year, in pence."""
    lines = (
        in_years(content, line.amounts)
        for line in content.funding
        if line.source == FundingSource.CAPITAL_RECEIPTS
    )
    return total(content, lines)


def receipts_warnings(
    content: CaseContent, starts_in: int = FINANCIAL_YEAR_STARTS_IN
) -> tuple[str, ...]:
    """What stands against using capital receipts as the case says, in sentences."""
    used = receipts(content)
    if not any(used):
        return ()
    option = content.preferred_option
    return (
        *_outside_the_direction(content, used, starts_in),
        *(_not_for_revenue(content, option, used, starts_in) if option else ()),
        *(_without_savings(content, option) if option else ()),
    )


def _outside_the_direction(
    content: CaseContent, used: tuple[int, ...], starts_in: int
) -> tuple[str, ...]:
    outside = [
        year_label(year, starts_in)
        for year, amount in zip(content.years_covered(), used, strict=True)
        if amount and not DIRECTION_FROM <= year <= DIRECTION_UNTIL
    ]
    if not outside:
        return ()
    return (
        f"Capital receipts are used in {and_list(outside)}. The direction of 26 March "
        f"2025 covers the financial years that begin from 1 April {DIRECTION_FROM} to "
        f"1 April {DIRECTION_UNTIL}: name the direction that covers other years.",
    )


def _not_for_revenue(
    content: CaseContent, option: Option, used: tuple[int, ...], starts_in: int
) -> tuple[str, ...]:
    revenue = of_kinds(content, option, (FlowKind.ONE_OFF_REVENUE,))
    beyond = [
        year_label(year, starts_in)
        for year, amount, cost in zip(
            content.years_covered(), used, revenue, strict=True
        )
        if amount > cost
    ]
    if not beyond:
        return ()
    return (
        f"In {and_list(beyond)} more capital receipts are used than the project has "
        f"one-off revenue cost. The direction is for revenue cost that is designed to "
        f"bring ongoing savings; capital is funded otherwise.",
    )


def _without_savings(content: CaseContent, option: Option) -> tuple[str, ...]:
    """Ongoing: still there in the last year of the case."""
    saved = of_kinds(content, option, (FlowKind.CASHABLE_SAVING, FlowKind.INCOME))
    if saved[-1] > 0:
        return ()
    return (
        "Capital receipts are used flexibly, but the preferred option brings no "
        "ongoing saving: none is left in its last year. If it cuts demand instead, "
        "say how.",
    )
