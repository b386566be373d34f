"""Which columns of a savings plan can be imported together."""

from __future__ import annotations

from collections.abc import Sequence

from common.importing.fields import Field
from common.importing.mapping import Columns


def mapping_problems(columns: Columns, fields: Sequence[Field]) -> list[str]:
    """Sentences saying why these columns cannot be imported; none if they can."""
    headings = {field.name: field.heading for field in fields}
    chosen = list(columns.values())
    found = [
        f"{headings[name]} is chosen for more than one column."
        for name in sorted({n for n in chosen if chosen.count(n) > 1}, key=chosen.index)
    ]
    if not {"title", "reference"} & set(chosen):
        found.append("Choose the column that holds the title or the reference.")
    return found
