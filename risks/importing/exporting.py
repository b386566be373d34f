"""A whole register as a workbook that can be edited and imported again.

Every column of every risk its reader may see, with the controls and actions on sheets
of their own. Read back, an unchanged row is no change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.utils import timezone

from accounts.models import User
from common.importing.cells import CellValue
from common.importing.fields import Field
from common.spreadsheet import Sheet
from common.wording import long_date
from risks.importing.columns import action_cells, control_cells, risk_cells
from risks.importing.fields import (
    ABOUT,
    ACTION_FIELDS,
    ACTIONS,
    CONTROL_FIELDS,
    CONTROLS,
    EXPORTED,
    RISKS,
)
from risks.importing.known import Known, load_known
from risks.models import Register, Risk
from risks.sight.withheld import withheld_among


def register_sheets(register: Register, reader: User) -> list[Sheet]:
    """What is withheld from the reader is left out, and counted on the last sheet."""
    known = load_known(register, reader)
    references = {risk.pk: risk.reference for risk in known.risks}
    return [
        _sheet(RISKS, EXPORTED, (risk_cells(risk, known) for risk in known.risks)),
        _sheet(
            CONTROLS,
            CONTROL_FIELDS,
            (
                control_cells(control, references[risk])
                for risk in references
                for control in known.controls.get(risk, [])
            ),
        ),
        _sheet(
            ACTIONS,
            ACTION_FIELDS,
            (
                action_cells(action, references[risk], known)
                for risk in references
                for action in known.actions.get(risk, [])
            ),
        ),
        _about(known, withheld_among(Risk.objects.filter(register=register), reader)),
    ]


def _sheet(
    title: str, fields: Sequence[Field], rows: Iterable[Mapping[str, CellValue]]
) -> Sheet:
    return Sheet(
        title=title,
        headers=[field.heading for field in fields],
        rows=([row[field.name] for field in fields] for row in rows),
    )


def _about(known: Known, withheld: str) -> Sheet:
    scheme = known.scheme
    told = [
        f"{known.register}, {long_date(timezone.localdate())}.",
        f"Scores are of {scheme.name}. Likelihood, lowest first: "
        f"{', '.join(level.label for level in scheme.likelihood)}. Impact: "
        f"{', '.join(level.label for level in scheme.impact)}.",
        "Change it here and import it again: rows with a known reference change that "
        "risk, the others are new. Nothing is removed.",
        "Ended on, Lesson, Previous score, Escalated to and the like are compared, but "
        "change only by what is done in the portal.",
    ]
    if withheld:
        told.append(withheld)
    return Sheet(title=ABOUT, headers=["About"], rows=[[line] for line in told])
