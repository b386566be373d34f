"""Savings or benefits wait as a spreadsheet, between its upload and what becomes of
it."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from accounts.models import User
from common.history import save_with_reason
from common.importing import keeping
from common.importing.cells import SheetRead
from common.importing.headings import Headings
from common.importing.keeping import mapping_of, plain_name
from common.importing.limits import Refused
from common.importing.mapping import Columns, guess, is_our_own, remember, remembered
from common.locking import lock_at_version
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
    if is_our_own(headings, fields):
        columns: Columns | None = guess(headings, fields)
    else:
        columns = remembered(ColumnMapping.objects.all(), headings, fields)
    if columns is None or mapping_problems(columns, fields):
        return {}
    return _mapping(sheet, lists, columns)


def _mapping(sheet: SheetRead, lists: Lists, columns: Columns) -> dict[str, object]:
    return mapping_of(sheet, columns) | {"lists": lists}


@transaction.atomic
def name_columns(
    kept: SavingsImport,
    version: int,
    *,
    sheet: SheetRead,
    lists: Lists,
    columns: Columns,
    by: User,
) -> SavingsImport:
    """What each column holds, from now on also for other files with these headings."""
    kept = lock_at_version(kept, version)
    headings = headings_of(sheet, lists)
    if headings is not None:
        remember(ColumnMapping.objects.all(), headings, columns, by=by)
    kept.mapping = _mapping(sheet, lists, columns)
    save_with_reason(kept, by=by, reason="Columns named.")
    return kept


def drop_old_cells() -> int:
    """Of savings plans nobody imported for a week. Run every day."""
    return keeping.drop_old_cells(SavingsImport.objects.all())
