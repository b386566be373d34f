"""What each column says of a benefit and of a reading: the one place that knows.

The export writes this, and the import compares with it: a cell that says the same is no
change, whatever it would be read as.
"""

from __future__ import annotations

from typing import Any

from common.importing.cells import Cells, CellValue
from common.wording import and_list
from programmes.access import place_of
from savings.importing.benefits.fields import PROMISED_BY
from savings.importing.benefits.known import BETWEEN_TAGS, KnownBenefits
from savings.importing.columns import WITHHELD, plain_number, pounds
from savings.models import Benefit, BenefitReading

_AS_STORED = (
    "reference", "title", "description", "measure", "unit", "baseline_on",
    "baseline_source", "target_on", "activities", "exempt_reason", "exempt_review_on",
)  # fmt: skip
_LABELLED = ("category", "kind", "direction", "state", "declared")


def benefit_cells(benefit: Benefit, known: KnownBenefits) -> Cells:
    """By the names of `fields.BENEFIT_FIELDS`."""
    written = known.also.people.written
    owner, later = benefit.owner, benefit.later_owner
    hidden = (WITHHELD, "", "")
    names = known.also.names_of.get(place_of(benefit.place), hidden)
    return {
        **{name: getattr(benefit, name) for name in _AS_STORED},
        **{name: _label(benefit, name) for name in _LABELLED},
        **{name: said or None for name, said in zip(PROMISED_BY, names, strict=True)},
        "is_disbenefit": "Yes" if benefit.is_disbenefit else "No",
        "owner": written(owner) if owner else None,
        "later_owner": written(later) if later else None,
        "priorities": BETWEEN_TAGS.join(map(str, benefit.priorities.all())) or None,
        "values": BETWEEN_TAGS.join(map(str, benefit.values.all())) or None,
        "baseline": _figure(benefit.baseline),
        "target": _figure(benefit.target),
        "annual_value": pounds(benefit.annual_value),
        "saving": _counted_as(benefit, known),
        "is_exempt": "Yes" if benefit.is_exempt else "No",
        "exempt_paragraphs": and_list(benefit.exempt_paragraphs) or None,
    }


def reading_cells(reading: BenefitReading, reference: str) -> Cells:
    """By the names of `fields.READING_FIELDS`."""
    return {
        "reference": reference,
        "on": reading.on,
        "value": plain_number(reading.value),
        "source": reading.source,
        "note": reading.note,
    }


def _figure(value: Any) -> str | None:
    return None if value is None else plain_number(value)


def _counted_as(benefit: Benefit, known: KnownBenefits) -> str | None:
    if benefit.saving is None:
        return None
    reference = benefit.saving.reference
    return reference if reference in known.also.by_reference else WITHHELD


def _label(benefit: Benefit, name: str) -> CellValue:
    said: Any = getattr(benefit, f"get_{name}_display")()
    return str(said) or None
