"""What a cell of a named column is read as."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from common.importing import numbers, values
from common.importing.cells import CellValue, text_of
from common.importing.fields import Field, Kind
from savings.importing.benefits.known import CHOICES, KnownBenefits, tags_in

LARGEST = 999_999_999_999
PLACES = 4  # as the database keeps a measure
_WITH_UNIT = re.compile(r"(£?)\s*-?[0-9][0-9,.]*\s*([^0-9\s][^0-9]{0,59})?")
_SIZES = ("", "k", "m")  # of pounds
_BARE = re.compile(r"[-(]?[0-9]")


def parsed(field: Field, value: CellValue, known: KnownBenefits, unit: str = "") -> Any:
    """The value to store. NotUnderstood, in a sentence, where a cell has none."""
    match field.kind:
        case Kind.CHOICE:
            return _chosen(field.name, value, known)
        case Kind.PERSON:
            return known.also.people.find(value)
        case Kind.DECIMAL:
            return figure(value, unit)
        case Kind.LINE:
            return values.line(value, field.longest)
        case Kind.TEXT:
            return values.limited(text_of(value), values.LONGEST_PROSE)
        case _:
            return _READ[field.kind](value)


def _chosen(name: str, value: CellValue, known: KnownBenefits) -> Any:
    if name == "priorities":
        return tags_in(value, "corporate priority", known.priorities)
    if name == "values":
        return tags_in(value, "value", known.values)
    return CHOICES[name].find(value)


def worth(value: CellValue) -> int:
    """Pence, nothing or more."""
    pence = numbers.amount(value)
    if pence < 0:
        raise values.NotUnderstood("Write an amount that is not negative.")
    return pence


def figure(value: CellValue, unit: str) -> Decimal:
    """20; also 20 days or 86 % where that is its unit, and £80 a head or £1.2m."""
    if not isinstance(value, str):
        return numbers.decimal(value, LARGEST, PLACES)
    text = " ".join(value.split())
    if text.startswith("£"):
        words = unit.removeprefix("£").strip()
        return Decimal(numbers.amount(text.removesuffix(words).strip())) / 100
    for sign in filter(None, (unit, "%")):
        is_beside = text.casefold().endswith(sign.casefold())
        if is_beside and _BARE.match(text):
            text = text[: -len(sign)].strip()
    return numbers.decimal(text, LARGEST, PLACES)


def unit_beside(*written: str) -> str:
    """The unit that stands beside the first figure that has one: days, of 20 days; £ a
    head, of £80 a head."""
    for text in written:
        match = _WITH_UNIT.fullmatch(text)
        if match is None:
            continue
        words = (match[2] or "").strip()
        if match[1]:
            return "£" if words.casefold() in _SIZES else f"£ {words}"
        if words:
            return words
    return ""


_READ: Mapping[Kind, Callable[[CellValue], Any]] = {
    Kind.YES_NO: values.yes_or_no,
    Kind.DAY: values.day,
    Kind.AMOUNT: worth,
}
