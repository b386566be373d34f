"""What each column says of a saving, of a year, of a claim: the one place that knows.

The export writes this, and the import compares with it: a cell that says the same is no
change, whatever it would be read as. Amounts are told in pounds, exactly.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from common.importing.cells import Cells, CellValue
from common.money import pounds_of
from common.periods import year_label
from common.wording import and_list
from programmes import access as programmes_access
from programmes.standing import Place
from savings.importing.fields import FIGURES, MONTHS
from savings.importing.known import Known
from savings.models import Saving, SavingAttribution, SavingYear

# Said of what its reader may not know; who keeps the plan may know all of it.
WITHHELD = "Withheld"
_AS_STORED = (
    "reference", "title", "description", "delivery_reason", "mitigation", "decision",
    "equality_reference", "exempt_reason", "exempt_review_on",
)  # fmt: skip
_LABELLED = (
    "kind", "recurrence", "difficulty", "delivery", "confidence", "funding_source",
    "equality", "state",
)  # fmt: skip


def saving_cells(saving: Saving, known: Known) -> Cells:
    """By the names of `fields.SAVING_FIELDS`, who claims it aside."""
    owner = saving.budget_owner
    return {
        **{name: getattr(saving, name) for name in _AS_STORED},
        **{name: _label(saving, name) for name in _LABELLED},
        "group": known.group_as_written(saving.group),
        "budget_owner": known.people.written(owner) if owner else None,
        "replaces": _replaced(saving, known),
        "funding": pounds(saving.funding),
        "fte_effect": None
        if saving.fte_effect is None
        else plain_number(saving.fte_effect),
        "is_exempt": "Yes" if saving.is_exempt else "No",
        "exempt_paragraphs": and_list(saving.exempt_paragraphs) or None,
    }


def year_cells(row: SavingYear, reference: str, known: Known) -> Cells:
    """By the names of `fields.YEAR_FIELDS`."""
    months = row.planned or [None] * len(MONTHS)
    return {
        "reference": reference,
        "year": year_label(row.year, known.starts_in),
        **{each.name: pounds(getattr(row, each.name)) for each in FIGURES},
        "validated": pounds(row.validated),
        **{name: pounds(pence) for name, pence in zip(MONTHS, months, strict=True)},
    }


def claim_cells(claim: SavingAttribution, reference: str, known: Known) -> Cells:
    """By the names of `fields.CLAIM_FIELDS`."""
    hidden = (WITHHELD, "", "")
    programme, strand, project = known.names_of.get(place_of_claim(claim), hidden)
    return {
        "reference": reference,
        "programme": programme or None,
        "strand": strand or None,
        "project": project or None,
        "share": pounds(claim.share),
    }


def place_of_claim(claim: SavingAttribution) -> Place | None:
    return programmes_access.place_of(claim.place) if claim.place else None


def pounds(pence: int | None) -> str | None:
    """Hundredths as whole ones, exactly: 1200.5 for 120,050."""
    return None if pence is None else plain_number(pounds_of(pence))


def plain_number(number: Decimal) -> str:
    """-2.5, however many noughts the database keeps."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _replaced(saving: Saving, known: Known) -> str | None:
    if saving.replaces is None:
        return None
    reference = saving.replaces.reference
    return reference if reference in known.by_reference else WITHHELD


def _label(saving: Saving, name: str) -> CellValue:
    said: Any = getattr(saving, f"get_{name}_display")()
    return str(said) or None
