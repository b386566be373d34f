"""How every factory saves, and what several of them share."""

from datetime import date, datetime
from itertools import count
from typing import Any

from django.db.models import Model

from common.history import save_with_reason

LONG_AGO = date(2010, 1, 1)
EXEMPT = {
    "is_exempt": True,
    "exempt_paragraphs": [3],
    "exempt_reason": "Tenders are being compared.",
}

number = count(1)


def saved(row: Model, at: datetime | None = None) -> Any:
    """Checked and recorded as the portal itself would."""
    save_with_reason(row, by=None, reason="For a test.", at=at)
    return row
