"""What the imports of savings and of benefits share while they are done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError

from savings.importing.plan import RowPlan

CREATED, UPDATED = "created", "updated"


@contextmanager
def naming_the_row(row: RowPlan) -> Iterator[None]:
    """What a service refuses is said of the row that asked for it."""
    try:
        yield
    except ValidationError as refusal:
        where = f"Row {row.number}, {row.reference or row.title}"
        said = [f"{where}: {says}" for says in refusal.messages]
        raise ValidationError(said) from refusal


def made_any(did: Mapping[str, Any], of: str) -> bool:
    """Whether an import brought in anything new of its `rows` or its `benefits`."""
    return any(done["how"] == CREATED for done in did.get(of, []))
