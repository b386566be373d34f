"""What money of later years is worth today.

Source: the Green Book (HM Treasury), social time preference rate: 3.5 % a year in real
terms, 3.0 % from year 31 and 2.5 % from year 76; year 0 is not discounted. 1.5 % where
what is counted is risk to life. Factors are exact fractions; a present value is
rounded to the penny, half up, and a net present value is the sum of rounded present
values: so the steps that are printed add up to the penny.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from savings.appraisal.content import STANDARD_RATE

# From which year on, and the standard rate then, in hundredths of a percent. The last
# band ends with year 125; that it is carried on after it is a house default.
_STANDARD_BANDS = ((76, 250), (31, 300), (0, STANDARD_RATE))
_WHOLE = 10_000
_FACTOR_PLACES = 4


@dataclass(frozen=True)
class Worked:
    """One year of a net present value, step by step. `factor` is printed to four
    places; `present` comes of the exact one. Pence."""

    year: int
    flow: int
    factor: str
    present: int
    running: int


def rate_in(year: int, rate: int = STANDARD_RATE) -> int:
    """The rate of that one year, in hundredths of a percent. Only the standard rate
    falls in the long term: for others the source names no steps."""
    if rate != STANDARD_RATE:
        return rate
    return next(falls for start, falls in _STANDARD_BANDS if year >= start)


@cache
def factor(year: int, rate: int = STANDARD_RATE) -> Fraction:
    """What a pound of that year is worth in year 0, exactly: the rates of all years up
    to it, chained."""
    found = Fraction(1)
    for passed in range(1, year + 1):
        found *= Fraction(_WHOLE, _WHOLE + rate_in(passed, rate))
    return found


def present_value(pence: int, year: int, rate: int = STANDARD_RATE) -> int:
    """To the penny, half up (of a cost: half away from nothing)."""
    worth = factor(year, rate)
    return divided(pence * worth.numerator, worth.denominator)


def worked(flows: Sequence[int], rate: int = STANDARD_RATE) -> tuple[Worked, ...]:
    """Every step from flows in pence, the first of year 0, to their present value."""
    steps: list[Worked] = []
    running = 0
    for year, flow in enumerate(flows):
        present = present_value(flow, year, rate)
        running += present
        steps.append(Worked(year, flow, printed_factor(year, rate), present, running))
    return tuple(steps)


def net_present_value(flows: Sequence[int], rate: int = STANDARD_RATE) -> int:
    """Pence."""
    return sum(present_value(flow, year, rate) for year, flow in enumerate(flows))


def exact_value(flows: Sequence[int], rate: int = STANDARD_RATE) -> Fraction:
    """The present value before any rounding, in pence."""
    present = (flow * factor(year, rate) for year, flow in enumerate(flows))
    return sum(present, Fraction(0))


def printed_factor(year: int, rate: int = STANDARD_RATE) -> str:
    """0.9662"""
    return fixed(factor(year, rate), _FACTOR_PLACES)


def half_up(amount: Fraction) -> int:
    """The nearest whole number; of two, the one further from nothing."""
    return divided(amount.numerator, amount.denominator)


def divided(amount: int, by: int) -> int:
    """The same of a division; `by` is more than nothing."""
    size = (2 * abs(amount) + by) // (2 * by)
    return -size if amount < 0 else size


def fixed(amount: Fraction, places: int) -> str:
    """With so many decimals, half up: 0.9662; −1.50."""
    steps = half_up(amount * 10**places)
    whole, rest = divmod(abs(steps), 10**places)
    sign = "\N{MINUS SIGN}" if steps < 0 else ""
    return f"{sign}{whole:,}.{rest:0{places}d}" if places else f"{sign}{whole:,}"
