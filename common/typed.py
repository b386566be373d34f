"""What people type, read as dates, amounts and percentages; and what to say when it
cannot be."""

import re
from datetime import date
from decimal import Decimal

from common.periods import days_in_month
from common.wording import MONTHS

# Nothing a council plans lies outside; it also keeps mistyped years out of sorting.
FIRST_YEAR, LAST_YEAR = 1900, 2199
LARGEST_AMOUNT = Decimal("999_999_999_999.99")

_TYPED_DAY = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th)?[\s/.,-]+([0-9]{1,2}|[a-z]+)\.?[\s/.,-]+([0-9]+)",
    re.IGNORECASE,
)
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_TYPED_AMOUNT = re.compile(
    r"([-\N{MINUS SIGN}]?)\s*£?\s*([-\N{MINUS SIGN}]?)"
    r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)?\s*([km]?)",
    re.IGNORECASE,
)
_TYPED_PERCENT = re.compile(r"([-\N{MINUS SIGN}]?)\s*([0-9]{1,6})(\.[0-9]{1,12})?\s*%?")
_TIMES = {"": Decimal(1), "k": Decimal(1_000), "m": Decimal(1_000_000)}


class NotRead(ValueError):
    """What was typed is no date, amount or percentage; the message says why."""


def read_day(typed: str) -> date:
    """17 July 2012, 17 Jul 2012, 17/7/2012, 17.7.2012 or 2012-07-17."""
    words = typed.strip()
    iso = _ISO_DAY.fullmatch(words)
    if iso:
        year, month, day = iso.groups()
        return read_day_parts(day, month, year)
    match = _TYPED_DAY.fullmatch(words)
    if match is None:
        raise NotRead("Write the date as day, month and year, such as 17 July 2012.")
    return read_day_parts(*match.groups())


def read_day_parts(day: str, month: str, year: str) -> date:
    day_number, month_number = _number(day), read_month(month)
    if not day_number or day_number > 31:
        raise NotRead("The day must be a number from 1 to 31.")
    if not month_number:
        raise NotRead("The month must be a number from 1 to 12, or its name.")
    year_number = _number(year)
    if not FIRST_YEAR <= year_number <= LAST_YEAR:
        raise NotRead(f"Write the year in full, {FIRST_YEAR} to {LAST_YEAR}.")
    longest = days_in_month(year_number, month_number)
    if day_number > longest:
        name = MONTHS[month_number - 1]
        in_which_year = f" in {year_number}" if name == "February" else ""
        raise NotRead(
            f"{day_number} {name} {year_number} is not a date: "
            f"{name} has {longest} days{in_which_year}."
        )
    return date(year_number, month_number, day_number)


def read_month(typed: str) -> int:
    """1 to 12 for 7, 07, July, jul or Sept; 0 for anything else."""
    number = _number(typed)
    if number:
        return number if number <= 12 else 0
    name = typed.strip(" .").lower()
    if len(name) < 3:
        return 0
    fitting = [n for n, month in enumerate(MONTHS, 1) if month.lower().startswith(name)]
    return fitting[0] if fitting else 0


def _number(typed: str) -> int:
    return whole_number(typed.strip(), 4) or 0


def whole_number(typed: str, most_digits: int) -> int | None:
    """Plain digits, as an address or a field that nobody sees has them; None for
    anything else."""
    is_number = typed.isascii() and typed.isdecimal() and len(typed) <= most_digits
    return int(typed) if is_number else None


def read_amount(typed: str) -> Decimal:
    """£1,200, 1200.50, -£300, £250k or £1.2m, in pounds and pence."""
    match = _TYPED_AMOUNT.fullmatch(typed.strip())
    if match is None or (match[1] and match[2]):
        raise NotRead("Write the amount in figures, such as 1,200 or 1200.50.")
    if len(match[3]) > 20:
        raise NotRead(_TOO_LARGE)
    pounds = Decimal(match[3].replace(",", "") + (match[4] or "")[:12])
    amount = pounds * _TIMES[match[5].lower()]
    if amount > LARGEST_AMOUNT:
        raise NotRead(_TOO_LARGE)
    pence = amount.quantize(Decimal("0.01"))
    if pence != amount:
        raise NotRead("Write the amount in pounds and whole pence.")
    return -pence if match[1] or match[2] else pence


def read_percent(typed: str) -> int:
    """12.5, 12.5 % or -3%, in hundredths of a percent."""
    match = _TYPED_PERCENT.fullmatch(typed.strip())
    if match is None:
        raise NotRead("Write the percentage in figures, such as 12.5.")
    hundredths = Decimal(match[2] + (match[3] or "")) * 100
    if hundredths != hundredths.to_integral_value():
        raise NotRead("Write the percentage with two decimals at most.")
    return -int(hundredths) if match[1] else int(hundredths)


_TOO_LARGE = "The amount is larger than a council's whole budget: check the figures."
