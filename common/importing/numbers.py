"""Cells as exact numbers: amounts in pence, shares in hundredths of a percent.

A workbook keeps numbers in binary with some 15 digits. They are read by those digits,
as Excel shows them, and never reckoned with as floating point.
"""

from __future__ import annotations

import re
from decimal import Decimal

from common.importing.cells import CellValue, text_of
from common.importing.values import NotUnderstood
from common.money import pence_of
from common.typed import NotRead, read_amount, read_percent

_BRACKETS = re.compile(r"\(\s*(.+?)\s*\)")
_PLACES = {2: "two", 4: "four"}
_DECIMAL = re.compile(r"[-\N{MINUS SIGN}]?[0-9]{1,12}(\.[0-9]{1,12})?")


def as_typed(value: CellValue) -> str:
    """What somebody would type for this cell: (1,200) is -1,200, as finance writes."""
    if isinstance(value, bool):
        raise NotUnderstood("Yes and No are no figures: write a figure.")
    if isinstance(value, float):
        return _plain(Decimal(f"{value:.15g}"))
    written = text_of(value)
    match = _BRACKETS.fullmatch(written)
    return f"-{match[1]}" if match else written


def amount(value: CellValue, times: int = 1) -> int:
    """Pence; `times` is 1,000 where the column is in thousands of pounds."""
    typed = as_typed(value)
    try:
        if times != 1 and _DECIMAL.fullmatch(typed.replace(",", "")):
            whole = typed.replace(",", "").replace("\N{MINUS SIGN}", "-")
            typed = _plain(Decimal(whole) * times)
        return pence_of(read_amount(typed))
    except NotRead as problem:
        raise NotUnderstood(str(problem)) from problem


def share(value: CellValue) -> int:
    """Hundredths of a percent, from 33.33, 33.33 % or a cell shown in percent."""
    try:
        found = read_percent(as_typed(value))
    except NotRead as problem:
        raise NotUnderstood(str(problem)) from problem
    if not 0 < found <= 100_00:
        raise NotUnderstood("A share is more than nothing and at most 100.")
    return found


def decimal(value: CellValue, largest: int, places: int = 2) -> Decimal:
    """With so many decimals at most, not beyond `largest` either way."""
    typed = as_typed(value).replace(",", "").replace("\N{MINUS SIGN}", "-")
    if not _DECIMAL.fullmatch(typed):
        raise NotUnderstood("Write a number, such as -2.5.")
    found = Decimal(typed)
    if abs(found) > largest or found != round(found, places):
        raise NotUnderstood(
            f"Write a number with {_PLACES[places]} decimals at most, "
            f"up to {largest:,}."
        )
    return found


def _plain(number: Decimal) -> str:
    """Its digits, without an exponent and without noughts at the end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
