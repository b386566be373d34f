"""Which columns of a savings plan can be imported together."""

from __future__ import annotations

from collections.abc import Sequence

from common.importing.fields import Field
from common.importing.mapping import Columns, chosen_twice


def mapping_problems(columns: Columns, fields: Sequence[Field]) -> list[str]:
    """Sentences saying why these columns cannot be imported; none if they can."""
    found = chosen_twice(columns, fields)
    if not {"title", "reference"} & set(columns.values()):
        found.append("Choose the column that holds the title or the reference.")
    return found
