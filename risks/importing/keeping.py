"""A register waits as a spreadsheet, between its upload and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence

from accounts.models import User
from common.history import save_with_reason
from common.importing import keeping
from common.importing.cells import SheetRead
from common.importing.headings import Headings, find_headings
from common.importing.keeping import likeliest, mapping_of, plain_name
from common.importing.limits import Refused
from common.importing.mapping import known_already
from risks.importing.fields import KNOWN_HEADINGS, RISK_FIELDS, RISKS
from risks.importing.mapping import mapping_problems
from risks.models import ColumnMapping, Register, RiskImport


def keep_upload(
    register: Register, name: str, sheets: Sequence[SheetRead], *, by: User
) -> RiskImport:
    """With its columns named already, where its headings are our own or known.

    Raises Refused where no sheet looks like a register.
    """
    sheet = likeliest(sheets, RISKS, RISK_FIELDS)
    headings = find_headings(sheet, KNOWN_HEADINGS)
    if headings is None:
        raise Refused(
            "No row of this file looks like the headings of a register: it needs one "
            "with names such as Reference, Title and Owner."
        )
    kept = RiskImport(
        register=register,
        asked_by=by,
        file_name=plain_name(name),
        sheets=keeping.as_kept(sheets),
        mapping=_named_already(sheet, headings),
    )
    save_with_reason(kept, by=by, reason="Uploaded.")
    return kept


def _named_already(sheet: SheetRead, headings: Headings) -> dict[str, object]:
    columns = known_already(ColumnMapping.objects.all(), headings, RISK_FIELDS)
    if columns is None or mapping_problems(columns):
        return {}
    return mapping_of(sheet, columns)


def drop_old_cells() -> int:
    """Of registers nobody imported for a week. Run every day."""
    return keeping.drop_old_cells(RiskImport.objects.all())
