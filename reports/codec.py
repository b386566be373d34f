"""A Position as JSON and back, without loss.

The text is canonical: the same Position always gives the same bytes, so that what is
frozen can be hashed. Days are ISO, instants ISO in UTC, fuzzy dates their stored code.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from cattrs import Converter

from common.fuzzy_date import FuzzyDate
from reports.position import Position

# Counted on when what is written changes; what is frozen stays readable. 2 added risk
# registers, 3 savings: of a Position frozen before, none were told.
FORMAT = 3
READABLE = (1, 2, 3)


def position_to_json(position: Position) -> str:
    """Canonical: sorted keys, no spaces, letters as they are."""
    return canonical_json(position_as_data(position))


def position_as_data(position: Position) -> dict[str, Any]:
    """Plain dictionaries, lists and texts, to be put into a larger document."""
    return {"format": FORMAT, **_converter.unstructure(position)}


def position_from_data(stored: Mapping[str, Any]) -> Position:
    """ValueError where it was written in a format this version does not know."""
    fields = dict(stored)
    if (found := fields.pop("format", None)) not in READABLE:
        message = f"This position is in format {found}, not in one up to {FORMAT}."
        raise ValueError(message)
    return _converter.structure(fields, Position)


def canonical_json(plain: Any) -> str:
    """One text for one value, whatever order its keys were put in."""
    return json.dumps(
        plain,
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
        allow_nan=False,
    )


def _instant_as_text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _make_converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    converter.register_unstructure_hook(datetime, _instant_as_text)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(FuzzyDate, lambda fuzzy: fuzzy.code)
    converter.register_structure_hook(
        datetime, lambda text, _: datetime.fromisoformat(text)
    )
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    converter.register_structure_hook(
        FuzzyDate, lambda code, _: FuzzyDate.from_code(code)
    )
    # Measures keep their places: "20.0000" is not 20.0 of floating point.
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda text, _: Decimal(text))
    # A cell of a scoring table: a number, or the code of a band.
    converter.register_structure_hook(int | str, lambda cell, _: cell)
    return converter


_converter = _make_converter()
