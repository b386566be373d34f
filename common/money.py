"""Money in whole pence. No amount ever passes through floating point.

SQLite keeps decimals as floating-point numbers, so what is stored and added up is whole
pence; pounds (Decimal) are only what people type and read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from common.typed import LARGEST_AMOUNT
from common.wording import money_short

PENCE = 100
LARGEST_PENCE = int(LARGEST_AMOUNT * PENCE)
# Said wherever printed parts do not add up to their printed total (`adds_up`).
ROUNDED = "Figures are rounded, and may not add up to the last digit."
WHOLE_SHARE = 10_000  # 100 % in hundredths of a percent, as shares are stored

_MINUS = "\N{MINUS SIGN}"


class Unit(StrEnum):
    """What the figures of a table are written in."""

    POUNDS = "pounds"
    THOUSANDS = "thousands"
    MILLIONS = "millions"

    @property
    def label(self) -> str:
        return _UNITS[self][0]

    @property
    def step(self) -> Decimal:
        """Pence that a figure is rounded to."""
        return _UNITS[self][1]

    @property
    def size(self) -> int:
        """Pence in one of it."""
        return _UNITS[self][2]


# Written as; rounded to (pence); one of it (pence). £m has one decimal.
_UNITS = {
    Unit.POUNDS: ("£", Decimal(PENCE), PENCE),
    Unit.THOUSANDS: ("£'000", Decimal(1_000 * PENCE), 1_000 * PENCE),
    Unit.MILLIONS: ("£m", Decimal(100_000 * PENCE), 1_000_000 * PENCE),
}


def pence_of(pounds: Decimal | int) -> int:
    """ValueError where there are parts of a penny."""
    pence = Decimal(pounds) * PENCE
    if pence != pence.to_integral_value():
        message = f"{pounds} is not whole pence."
        raise ValueError(message)
    return int(pence)


def pounds_of(pence: int) -> Decimal:
    return Decimal(pence) / PENCE


def split(total: int, shares: Sequence[int]) -> tuple[int, ...]:
    """`total` pence by shares, to the penny: the parts always add up to the total.

    Each gets its share rounded down; the pennies left go to the largest remainders, of
    equal ones to the larger share, of equal shares to the first. ValueError where there
    is nothing to split by.
    """
    whole = sum(shares)
    if whole <= 0 or min(shares) < 0:
        message = "Shares are not negative and come to more than nothing."
        raise ValueError(message)
    sign, amount = (-1, -total) if total < 0 else (1, total)
    parts = [amount * share // whole for share in shares]
    remainders = [amount * share % whole for share in shares]
    first = sorted(range(len(shares)), key=lambda nth: (-remainders[nth], -shares[nth]))
    for nth in first[: amount - sum(parts)]:
        parts[nth] += 1
    return tuple(sign * part for part in parts)


def rounded(pence: int, unit: Unit) -> Decimal:
    """In the unit, half away from nothing: £4,555,400 is 4,555 in £'000, 4.6 in £m."""
    steps = (Decimal(pence) / unit.step).quantize(Decimal(1), ROUND_HALF_UP)
    return steps * unit.step / unit.size


def printed(pence: int, unit: Unit = Unit.POUNDS, *, in_brackets: bool = False) -> str:
    """As a table prints it under a header that names the unit: 4,555; 4.6; 0.

    What is negative has a minus sign, or stands in brackets as finance writes it.
    Exact pounds keep their pence where there are any.
    """
    if unit == Unit.POUNDS:
        pounds = pounds_of(abs(pence))
        words = f"{pounds:,.2f}".removesuffix(".00")
    else:
        words = f"{abs(rounded(pence, unit)):,.{_decimals(unit)}f}"
    is_nothing = not words.strip("0.,")
    if pence >= 0 or is_nothing:
        return words
    return f"({words})" if in_brackets else f"{_MINUS}{words}"


def in_pounds(pence: int) -> str:
    """As a sentence says it, to the penny: £4,555; −£328.40."""
    return f"{_MINUS if pence < 0 else ''}£{printed(abs(pence))}"


def in_short(pence: int) -> str:
    """As a sentence says it where the pounds do not matter: £1.2m, £600k."""
    return money_short(pounds_of(pence))


@dataclass(frozen=True, slots=True)
class Amount:
    """Pence as a table shows them, under a heading that names the unit; a spreadsheet
    gets the number, rounded as it is printed."""

    pence: int
    unit: Unit = Unit.POUNDS
    in_brackets: bool = False

    def __str__(self) -> str:
        return printed(self.pence, self.unit, in_brackets=self.in_brackets)

    @property
    def figure(self) -> Decimal:
        if self.unit == Unit.POUNDS:
            return pounds_of(self.pence)
        return rounded(self.pence, self.unit)


def _decimals(unit: Unit) -> int:
    return 1 if unit == Unit.MILLIONS else 0


def adds_up(parts: Iterable[int], total: int, unit: Unit) -> bool:
    """Whether the printed parts add up to the printed total: else a note must say that
    figures are rounded."""
    if unit == Unit.POUNDS:
        return sum(parts) == total
    return sum(rounded(part, unit) for part in parts) == rounded(total, unit)
