"""Savings or benefits wait as a spreadsheet, between its upload and what becomes of
it."""

from __future__ import annotations

from collections.abc import Sequence

from accounts.models import User
from common.history import save_with_reason
from common.importing import keeping
from common.importing.cells import SheetRead
from common.importing.headings import Headings
from common.importing.keeping import mapping_of, plain_name
from common.importing.limits import Refused
from common.importing.mapping import known_already
from savings.importing.lists import (
    Lists,
    begin_with,
    fields_of,
    headings_of,
    what_is_listed,
)
from savings.importing.mapping import mapping_problems
from savings.models import ColumnMapping, SavingsImport


def keep_upload(name: str, sheets: Sequence[SheetRead], *, by: User) -> SavingsImport:
    """With its columns named already, where its headings are our own or known.

    Raises Refused where no sheet looks like savings or benefits.
    """
    sheet = begin_with(sheets)
    lists = what_is_listed(sheet)
    headings = headings_of(sheet, lists)
    if headings is None:
        raise Refused(
            "No row of this file looks like the headings of a savings plan or of a "
            "benefits register: it needs one with names such as Reference, Title and "
            "Service group, or Reference, Title and Measure."
        )
    kept = SavingsImport(
        asked_by=by,
        file_name=plain_name(name),
        sheets=keeping.as_kept(sheets),
        mapping=_named_already(sheet, lists, headings),
    )
    save_with_reason(kept, by=by, reason="Uploaded.")
    return kept


def _named_already(
    sheet: SheetRead, lists: Lists, headings: Headings
) -> dict[str, object]:
    fields = fields_of(lists, headings.names)
    columns = known_already(ColumnMapping.objects.all(), headings, fields)
    if columns is None or mapping_problems(columns, fields):
        return {}
    return mapping_of(sheet, columns) | {"lists": lists}


def drop_old_cells() -> int:
    """Of savings plans nobody imported for a week. Run every day."""
    return keeping.drop_old_cells(SavingsImport.objects.all())
