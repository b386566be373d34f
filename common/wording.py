"""How this system says dates, counts, lists and money in a sentence."""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_MINUS = "\N{MINUS SIGN}"
_UNITS = (  # from, written as, to the nearest, and to the nearest below it
    (Decimal("1e9"), "bn", Decimal("1e8"), Decimal("1e5")),
    (Decimal("1e6"), "m", Decimal("1e5"), Decimal("1e3")),
    (Decimal("1e4"), "k", Decimal("1e3"), Decimal(1)),
)
_SIZE = {"bn": Decimal("1e9"), "m": Decimal("1e6"), "k": Decimal("1e3")}


def month_year(on: date) -> str:
    return f"{MONTHS[on.month - 1]} {on.year}"


def long_date(on: date) -> str:
    """17 July 2012: no leading zero, and the same whatever the server's locale."""
    return f"{on.day} {month_year(on)}"


def date_span(first: date, last: date) -> str:
    """What two dates share is said once: 28 May to 24 June 2012."""
    if first == last:
        return long_date(first)
    if first.year != last.year:
        return f"{long_date(first)} to {long_date(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} to {long_date(last)}"
    return f"{first.day} to {long_date(last)}"


def and_list(items: Iterable[object]) -> str:
    """time, cost and scope."""
    words = [str(item) for item in items]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def by_reference(reference: str) -> tuple[str, int, str]:
    """To sort by, as people count: S2 before S10."""
    letters = reference.rstrip("0123456789")
    digits = reference.removeprefix(letters)
    return letters, int(digits or 0), reference


def count_of(count: int, singular: str, plural: str = "") -> str:
    """no projects, 1 project, 2 projects; the plural only where an s will not do."""
    if count == 1:
        return f"1 {singular}"
    many = plural or f"{singular}s"
    return f"{count:,} {many}" if count else f"no {many}"


def money_short(pounds: Decimal | int) -> str:
    """£1.2m, £600k, £9,950: for sentences. Tables print the exact figure."""
    amount = abs(Decimal(pounds))
    sign = _MINUS if pounds < 0 else ""
    for start, letter, step, step_below in _UNITS:
        # Compared as the next unit down would print it: £999,999 is £1m, not £1000k.
        if _rounded(amount, step_below) >= start:
            return f"{sign}£{_plain(_rounded(amount, step) / _SIZE[letter])}{letter}"
    whole = _rounded(amount, Decimal(1))
    return f"{sign if whole else ''}£{whole:,}"


def _rounded(amount: Decimal, step: Decimal) -> Decimal:
    return (amount / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def _plain(amount: Decimal) -> str:
    return f"{amount:,.1f}".removesuffix(".0")
