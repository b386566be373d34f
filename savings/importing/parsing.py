"""What a cell of a named column is read as."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from common.importing import numbers, values
from common.importing.cells import CellValue, text_of
from common.importing.fields import Field, Kind
from common.importing.values import NotUnderstood
from common.periods import year_label
from savings.importing.fields import year_in
from savings.importing.known import CHOICES, Known

MOST_POSTS = 99_999  # as the database keeps them


def parsed(field: Field, value: CellValue, known: Known) -> Any:
    """The value to store. NotUnderstood, in a sentence, where a cell has none."""
    match field.kind:
        case Kind.CHOICE if field.name == "group":
            return known.group(value)
        case Kind.CHOICE:
            return CHOICES[field.name].find(value)
        case Kind.PERSON:
            return known.people.find(value)
        case Kind.AMOUNT:
            return numbers.amount(value)
        case Kind.DECIMAL:
            return numbers.decimal(value, MOST_POSTS)
        case Kind.LINE:
            return values.line(value, field.longest)
        case _:
            return values.limited(text_of(value), values.LONGEST_PROSE)


def read_year(value: CellValue, starts_in: int) -> int:
    """2012-13. Excel makes a month of one like 2011-12: December 2011 is that year."""
    if isinstance(value, date):
        following = (value.year + 1) % 100
        if value.day == 1 and value.month == following:
            return value.year
    written = text_of(value)
    found = year_in(written, starts_in) if re.search(r"\d", written) else None
    if found is None:
        example = year_label(2025, starts_in)
        raise NotUnderstood(f"Write the financial year such as {example}.")
    return found
