"""References for savings whose council gives none: S-001, S-002 and so on."""

from __future__ import annotations

import re
from datetime import datetime

from accounts.models import User
from common.history import save_with_reason
from programmes.models import Council
from savings.models import Saving

_GIVEN = re.compile(r"S-([0-9]{1,9})")


def save_under_next_reference(
    saving: Saving, *, by: User | None, reason: str, at: datetime | None
) -> None:
    """One more than the highest there has been. The council's row is locked until the
    transaction ends, so that two people at once get two references."""
    Council.objects.select_for_update().first()
    known = Saving.objects.filter(reference__startswith="S-")
    given = (
        _GIVEN.fullmatch(reference)
        for reference in known.values_list("reference", flat=True)
    )
    highest = max((int(match[1]) for match in given if match), default=0)
    saving.reference = f"S-{highest + 1:03d}"
    save_with_reason(saving, by=by, reason=reason, at=at)
