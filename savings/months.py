"""A year of a saving spread over its months, and what it carries into the next year.

Pure rules in whole pence. That earlier savings carry a full-year effect into the next
budget is Enfield's (£11.2m new and £13.3m carried on make £24.5m: law-and-conventions
5.5 of the product's brief); working it out from the last month planned is a house
default.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from common.money import in_pounds, split
from common.periods import MONTHS_OF_A_YEAR
from common.wording import MONTHS
from savings.choices import Recurrence

MONTHS_OF_A_QUARTER, QUARTERS = 3, 4


def spread_evenly(proposed: int) -> tuple[int, ...]:
    """The same each month, to the penny: together always the year."""
    return split(proposed, [1] * MONTHS_OF_A_YEAR)


def spread_by_quarter(quarters: Sequence[int]) -> tuple[int, ...]:
    """Each of the four quarters evenly over its three months."""
    return tuple(
        month for each in quarters for month in split(each, [1] * MONTHS_OF_A_QUARTER)
    )


def quarters_of(planned: Sequence[int]) -> tuple[int, ...]:
    """What twelve months come to, quarter by quarter; nothing of nothing."""
    return tuple(
        sum(planned[first : first + MONTHS_OF_A_QUARTER])
        for first in range(0, len(planned), MONTHS_OF_A_QUARTER)
    )


def sum_problem(parts: Sequence[int], proposed: int, what: str) -> str:
    """Why parts may not stand for the year; empty where they add up to it."""
    total = sum(parts)
    if total == proposed:
        return ""
    gap = proposed - total
    lack = f"{in_pounds(gap)} is missing" if gap > 0 else f"{in_pounds(-gap)} too much"
    return (
        f"The {what} come to {in_pounds(total)} and the year is to bring "
        f"{in_pounds(proposed)}: {lack}."
    )


@dataclass(frozen=True)
class Carried:
    """What a year brings more of in the next one, and why; None where nobody can say
    yet."""

    amount: int | None
    because: str


def carried_on(planned: Sequence[int], recurrence: str) -> Carried:
    """What a saving that grew in the course of a year adds in the next: a whole year at
    the rate of its last month, less what the year itself brought."""
    if recurrence == Recurrence.ONE_OFF:
        return Carried(0, "A one-off saving carries nothing into the next year.")
    if not planned:
        return Carried(
            None,
            "Plan the year by month first: what it carries on follows from its last "
            "month.",
        )
    rate = planned[-1]
    amount = max(rate * MONTHS_OF_A_YEAR - sum(planned), 0)
    if not amount:
        return Carried(
            0, "The year has its full effect already: nothing more is carried on."
        )
    return Carried(
        amount,
        f"{in_pounds(rate)} in the last month makes "
        f"{in_pounds(rate * MONTHS_OF_A_YEAR)} in a whole year, "
        f"{in_pounds(amount)} more than this year's {in_pounds(sum(planned))}.",
    )


def month_names(starts_in: int) -> tuple[str, ...]:
    """The months of a financial year, in its order."""
    first = starts_in - 1
    return (*MONTHS[first:], *MONTHS[:first])
