"""What came of a spreadsheet that waited: imported, and perhaps undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from common.history import save_with_reason
from common.importing.keeping import Kept
from common.locking import lock_at_version


def note_imported(kept: Kept, did: dict[str, Any], *, by: AbstractBaseUser) -> None:
    """`did` is what an undoing needs, and a summary in words."""
    kept.did = did
    kept.imported_at = timezone.now()
    kept.sheets = {}  # what was read has gone where it belongs
    save_with_reason(kept, by=by, reason=f"Imported: {did['summary']}.")


@transaction.atomic
def undo(
    kept: Kept,
    version: int,
    *,
    in_the_way: Callable[[Kept], list[str]],
    take_back: Callable[[Kept, str], None],
    by: AbstractBaseUser,
) -> Kept:
    """`take_back` is told the reason that the history is to give. Sent twice, it is
    done once. ValidationError says which rows are in the way."""
    fresh = type(kept)._default_manager.select_for_update().get(pk=kept.pk)
    if fresh.undone_at is not None:
        return fresh
    fresh = lock_at_version(fresh, version)
    if fresh.imported_at is None:
        raise ValidationError("This file was not imported: there is nothing to undo.")
    if standing := in_the_way(fresh):
        raise ValidationError(standing)
    take_back(fresh, f"Import of {fresh.file_name} undone.")
    fresh.undone_at = timezone.now()
    save_with_reason(fresh, by=by, reason="Import undone.")
    return fresh
