"""A spreadsheet waits in the database, between its upload and what becomes of it.

Its cells may be exempt. Only the person who sent it sees them, they are in no history,
and they are dropped when they have been imported, or after a week.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import PurePath
from typing import Any, TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from common.history import save_with_reason
from common.importing import cells
from common.importing.cells import SheetRead, as_cell_text
from common.importing.fields import Field, known_headings
from common.importing.headings import Headings, find_headings
from common.importing.kept import KeptSpreadsheet
from common.importing.mapping import Columns, guess, remember
from common.locking import lock_at_version

KEPT_FOR = timedelta(days=7)  # house default
LONGEST_NAME = 120

Kept = TypeVar("Kept", bound=KeptSpreadsheet)


def likeliest(
    sheets: Sequence[SheetRead], title: str, fields: Sequence[Field]
) -> SheetRead:
    """The one called `title`, else the one with the most headings that are known."""
    wanted = title.casefold()
    named = [each for each in sheets if each.title.strip().casefold() == wanted]
    known = known_headings(fields)

    def likeness(sheet: SheetRead) -> tuple[bool, int]:
        headings = find_headings(sheet, known)
        return not sheet.is_hidden, len(guess(headings, fields)) if headings else -1

    return (named or sorted(sheets, key=likeness, reverse=True))[0]


def as_kept(sheets: Sequence[SheetRead]) -> dict[str, Any]:
    return {"sheets": [cells.as_json(each) for each in sheets]}


def sheets_of(kept: KeptSpreadsheet) -> list[SheetRead]:
    return [cells.from_json(each) for each in kept.sheets.get("sheets", [])]


def mapping_of(sheet: SheetRead, columns: Columns) -> dict[str, object]:
    return {
        "sheet": sheet.title,
        "columns": {str(column): name for column, name in sorted(columns.items())},
    }


def columns_named(kept: KeptSpreadsheet) -> dict[int, str]:
    return {int(n): name for n, name in kept.mapping["columns"].items()}


def plain_name(name: str) -> str:
    """Without a path, control characters or right-to-left marks; not too long."""
    text = as_cell_text(PurePath(name.replace("\\", "/")).name)
    shown = "".join(letter for letter in text if letter.isprintable())
    path = PurePath(shown or "file")
    return f"{path.stem[:LONGEST_NAME]}{path.suffix[:10]}"


def is_waiting(kept: KeptSpreadsheet) -> bool:
    """Whether it was not imported, and its cells are still here."""
    is_fresh = timezone.now() - kept.uploaded_at < KEPT_FOR
    return kept.imported_at is None and bool(kept.sheets) and is_fresh


@transaction.atomic
def name_columns(
    kept: Kept,
    version: int,
    *,
    sheet: SheetRead,
    headings: Headings,
    columns: Columns,
    mappings: QuerySet[Any],
    by: AbstractBaseUser,
    **said: str,
) -> Kept:
    """What each column holds, from now on also for other files with these headings;
    and what else was `said` of the sheet."""
    kept = lock_at_version(kept, version)
    remember(mappings, headings, columns, by=by)
    kept.mapping = mapping_of(sheet, columns) | said
    save_with_reason(kept, by=by, reason="Columns named.")
    return kept


def drop_old_cells(imports: QuerySet[Any]) -> int:
    """Forget the cells of files nobody imported for a week; how many there were."""
    long_ago = timezone.now() - KEPT_FOR
    count = 0
    old = imports.filter(uploaded_at__lt=long_ago).exclude(sheets={})
    for kept in old.iterator(chunk_size=20):
        kept.sheets = {}
        save_with_reason(
            kept, by=None, reason="Not imported for a week: cells dropped."
        )
        count += 1
    return count
