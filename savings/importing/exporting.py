"""The whole savings plan as a workbook that can be edited and imported again.

Every column of every saving and benefit its reader may see, with years, claims and
readings on sheets of their own. Read back, an unchanged workbook is no change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from django.utils import timezone

from accounts.models import User
from common.importing.cells import CellValue
from common.importing.fields import Field, Kind
from common.spreadsheet import Sheet
from common.wording import long_date
from savings.importing.benefits.columns import benefit_cells, reading_cells
from savings.importing.benefits.fields import (
    BENEFITS,
    READING_FIELDS,
    READINGS,
)
from savings.importing.benefits.fields import EXPORTED as EXPORTED_BENEFITS
from savings.importing.benefits.known import load_known_benefits
from savings.importing.columns import claim_cells, saving_cells, year_cells
from savings.importing.fields import (
    ABOUT,
    CLAIM_FIELDS,
    CLAIMS,
    EXPORTED,
    SAVINGS,
    YEAR_FIELDS,
    YEARS,
)
from savings.importing.known import load_known
from savings.withheld import withheld_anywhere, withheld_benefits

_NUMBERS = {Kind.AMOUNT, Kind.SHARE, Kind.DECIMAL}


def plan_sheets(reader: User) -> list[Sheet]:
    """What is withheld from the reader is left out, and counted on the last sheet."""
    known = load_known(reader)
    benefits = load_known_benefits(reader, known)
    savings = [saving_cells(saving, known) for saving in known.savings]
    return [
        _sheet(SAVINGS, EXPORTED, savings),
        _sheet(
            YEARS,
            YEAR_FIELDS,
            (
                year_cells(row, saving.reference, known)
                for saving in known.savings
                for row in known.years.get(saving.pk, {}).values()
            ),
        ),
        _sheet(
            CLAIMS,
            CLAIM_FIELDS,
            (
                claim_cells(claim, saving.reference, known)
                for saving in known.savings
                for claim in saving.attributions.all()
            ),
        ),
        _sheet(
            BENEFITS,
            EXPORTED_BENEFITS,
            (benefit_cells(benefit, benefits) for benefit in benefits.benefits),
        ),
        _sheet(
            READINGS,
            READING_FIELDS,
            (
                reading_cells(reading, benefit.reference)
                for benefit in benefits.benefits
                for reading in benefits.readings.get(benefit.pk, {}).values()
            ),
        ),
        _about([withheld_anywhere(reader), withheld_benefits(reader)]),
    ]


def _sheet(
    title: str, fields: Sequence[Field], rows: Iterable[Mapping[str, CellValue]]
) -> Sheet:
    return Sheet(
        title=title,
        headers=[field.heading for field in fields],
        rows=([_typed(field, row[field.name]) for field in fields] for row in rows),
    )


def _typed(field: Field, value: CellValue) -> object:
    """Figures as figures, so that a spreadsheet adds them up."""
    is_figure = field.kind in _NUMBERS or field.name == "validated"
    return Decimal(value) if is_figure and isinstance(value, str) else value


def _about(withheld: Iterable[str]) -> Sheet:
    told = [
        f"The savings plan, {long_date(timezone.localdate())}. Amounts are in pounds, "
        "shares in percent.",
        "Change it here and import it again: rows with a known reference change that "
        "saving or benefit, the others are new; savings come in as proposed. Nothing "
        "is removed.",
        "Each row of Readings is a day on which the measure of a benefit was read.",
        "Followed and Declared are compared, but change only on the page of the "
        "benefit; how a benefit stands follows from its readings.",
        "State, Delivery, Forecast, Achieved, In-year pressures and Validated are "
        "compared, but change only by steps, returns and validation in the portal.",
        "Delivered and Blue are what is claimed: finance has validated what stands "
        "under Validated.",
    ]
    told += [each for each in withheld if each]
    return Sheet(title=ABOUT, headers=["About"], rows=[[line] for line in told])
