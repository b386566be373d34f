"""The cells of a savings return: what may be typed into each, and how it is shown.

Amounts are in whole pence. No database, no clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from common.money import pence_of, printed
from common.typed import NotRead, read_amount
from savings.choices import DeliveryRating


class Column(StrEnum):
    """What is filled in for each saving, in the order of the grid."""

    ACHIEVED = "achieved"
    FORECAST = "forecast"
    PRESSURE = "pressure"
    DELIVERY = "delivery"
    NOTE = "note"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def is_money(self) -> bool:
        return self in MONEY


_LABELS = {
    Column.ACHIEVED: "Achieved to date",
    Column.FORECAST: "Forecast for the year",
    Column.PRESSURE: "In-year pressures",
    Column.DELIVERY: "Delivery",
    Column.NOTE: "Note",
}
MONEY = (Column.ACHIEVED, Column.FORECAST, Column.PRESSURE)

Value = int | str | None

_BRACKETS = re.compile(r"£?\s*\(\s*([^()]*?)\s*\)\s*([km]?)", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<=[0-9]) (?=[0-9]{3}(?![0-9]))")
# Excel's accounting format prints nothing as a dash.
_NOTHING = frozenset(("-", "\N{EN DASH}", "\N{EM DASH}", "\N{MINUS SIGN}"))


def read_cell(column: Column, typed: str) -> Value:
    """What a cell says; None for an empty amount. Raises NotRead, in a sentence."""
    words = tidied(typed)
    if column == Column.NOTE:
        return words
    if column == Column.DELIVERY:
        return _read_delivery(words)
    if not words:
        return None
    pence = read_money(words)
    if column == Column.PRESSURE:
        # 328, -328 and (328) all take away: Brighton & Hove print (328).
        return -abs(pence)
    if pence < 0:
        raise NotRead("Write 0 or more: what is lost goes under pressures.")
    return pence


def tidied(typed: str) -> str:
    """Without what no database keeps, odd spaces and the line ends of copied text."""
    plain = typed.replace("\0", "").replace("\N{NO-BREAK SPACE}", " ")
    return plain.replace("\r\n", "\n").replace("\r", "\n").strip()


def read_money(typed: str) -> int:
    """Pence from £1,200, 1 200, -328, (328), £250k or £(1.2)m, and Excel's £-."""
    words = _THOUSANDS.sub("", typed.replace("\N{NARROW NO-BREAK SPACE}", " ").strip())
    if words.startswith("#"):
        raise NotRead("The spreadsheet shows an error here: write the amount.")
    if words.lstrip("£ ") in _NOTHING:
        return 0
    if brackets := _BRACKETS.fullmatch(words):
        amount = read_amount(f"{brackets[1]}{brackets[2]}")
        if amount < 0:
            raise NotRead(
                "Write the amount with a minus sign or in brackets, not both."
            )
        return -pence_of(amount)
    return pence_of(read_amount(words))


def _read_delivery(words: str) -> str:
    if not words:
        return ""
    found = _DELIVERY_WORDS.get(words.casefold())
    if found is None:
        raise NotRead("Write blue, green, amber or red.")
    return found


def _delivery_words() -> Iterator[tuple[str, str]]:
    """Green, g, on track, green: on track."""
    for rating in DeliveryRating:
        colour, _, meaning = rating.label.casefold().partition(": ")
        for words in (colour, colour[0], meaning, rating.label.casefold()):
            yield words, rating.value


_DELIVERY_WORDS = dict(_delivery_words())


def written(column: Column, value: Value) -> str:
    """A value as the cell shows it, to be corrected: pounds without a sign, in brackets
    what takes away."""
    if not column.is_money or isinstance(value, str):
        return str(value or "")
    return "" if value is None else printed(value, in_brackets=True)


def normal(column: Column, typed: str) -> str:
    """The same for all ways to write the same; as typed where it is not understood."""
    try:
        return written(column, read_cell(column, typed))
    except NotRead:
        return tidied(typed)
