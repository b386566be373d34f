"""A spreadsheet waits here, between its upload and what becomes of it.

Its cells may be exempt. Only the person who sent it sees them, they are in no history,
and they are dropped when they have been imported, or after a week.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import PurePath

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from common.history import save_with_reason
from common.locking import lock_at_version
from risks.importing import cells
from risks.importing.cells import SheetRead, as_cell_text
from risks.importing.fields import RISK_FIELDS, RISKS
from risks.importing.headings import Headings, find_headings
from risks.importing.limits import Refused
from risks.importing.mapping import (
    Columns,
    guess,
    is_our_own,
    mapping_problems,
    remember,
    remembered,
)
from risks.models import Register, RiskImport

KEPT_FOR = timedelta(days=7)  # house default
LONGEST_NAME = 120


def keep_upload(
    register: Register, name: str, sheets: Sequence[SheetRead], *, by: User
) -> RiskImport:
    """With its columns named already, where its headings are our own or known.

    Raises Refused where no sheet looks like a register.
    """
    sheet = likeliest(sheets)
    headings = find_headings(sheet)
    if headings is None:
        raise Refused(
            "No row of this file looks like the headings of a register: it needs one "
            "with names such as Reference, Title and Owner."
        )
    kept = RiskImport(
        register=register,
        asked_by=by,
        file_name=plain_name(name),
        sheets={"sheets": [cells.as_json(each) for each in sheets]},
        mapping=_named_already(sheet, headings),
    )
    save_with_reason(kept, by=by, reason="Uploaded.")
    return kept


def _named_already(sheet: SheetRead, headings: Headings) -> dict[str, object]:
    if is_our_own(headings, RISK_FIELDS):
        columns: Columns | None = guess(headings)
    else:
        columns = remembered(headings)
    if columns is None or mapping_problems(columns):
        return {}
    return _mapping(sheet, columns)


def _mapping(sheet: SheetRead, columns: Columns) -> dict[str, object]:
    return {
        "sheet": sheet.title,
        "columns": {str(column): name for column, name in sorted(columns.items())},
    }


@transaction.atomic
def name_columns(
    kept: RiskImport, version: int, *, sheet: SheetRead, columns: Columns, by: User
) -> RiskImport:
    """What each column holds, from now on also for other files with these headings."""
    kept = lock_at_version(kept, version)
    headings = find_headings(sheet)
    if headings is not None:
        remember(headings, columns, by=by)
    kept.mapping = _mapping(sheet, columns)
    save_with_reason(kept, by=by, reason="Columns named.")
    return kept


def likeliest(sheets: Sequence[SheetRead]) -> SheetRead:
    """The sheet that looks most like a register: one called Risks, else the one with
    the most headings that are known."""
    named = [
        sheet for sheet in sheets if sheet.title.strip().casefold() == RISKS.casefold()
    ]
    return (named or sorted(sheets, key=_likeness, reverse=True))[0]


def _likeness(sheet: SheetRead) -> tuple[bool, int]:
    headings = find_headings(sheet)
    return not sheet.is_hidden, len(guess(headings)) if headings else -1


def sheets_of(kept: RiskImport) -> list[SheetRead]:
    return [cells.from_json(each) for each in kept.sheets.get("sheets", [])]


def plain_name(name: str) -> str:
    """Without a path, control characters or right-to-left marks; not too long."""
    text = as_cell_text(PurePath(name.replace("\\", "/")).name)
    shown = "".join(letter for letter in text if letter.isprintable())
    path = PurePath(shown or "file")
    return f"{path.stem[:LONGEST_NAME]}{path.suffix[:10]}"


def is_waiting(kept: RiskImport) -> bool:
    """Whether its cells are still here."""
    return bool(kept.sheets) and timezone.now() - kept.uploaded_at < KEPT_FOR


def drop_old_cells() -> int:
    """Forget the cells of files nobody imported for a week. Run every day."""
    long_ago = timezone.now() - KEPT_FOR
    old = RiskImport.objects.filter(uploaded_at__lt=long_ago).exclude(sheets={})
    count = 0
    for kept in old.iterator(chunk_size=20):
        kept.sheets = {}
        save_with_reason(
            kept, by=None, reason="Not imported for a week: cells dropped."
        )
        count += 1
    return count
