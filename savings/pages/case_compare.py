"""Two versions of a business case side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from common.periods import year_label
from savings.appraisal.compare import Comparison, FigureChange, compare
from savings.appraisal.content import CaseContent


@dataclass(frozen=True)
class FigureRow:
    """An amount in both versions, in pence; `year` as printed, empty of the whole
    case."""

    what: str
    year: str
    before: int | None
    after: int | None
    difference: int | None


def compare_page(
    earlier: CaseContent | None, later: CaseContent | None, starts_in: int
) -> dict[str, Any]:
    """Without a comparison where one of them cannot be read."""
    if earlier is None or later is None:
        return {"comparison": None}
    found: Comparison = compare(earlier, later)
    return {
        "comparison": found,
        "results": _rows(found.results, starts_in),
        "figures": _rows(found.figures, starts_in),
        "funding": _rows(found.funding, starts_in),
    }


def _rows(changes: Iterable[FigureChange], starts_in: int) -> list[FigureRow]:
    return [
        FigureRow(
            change.what,
            "" if change.year is None else year_label(change.year, starts_in),
            change.before,
            change.after,
            change.difference,
        )
        for change in changes
    ]
