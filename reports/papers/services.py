"""What happens when a paper is opened, described, or written in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from accounts.models import User
from common.history import save_with_reason
from common.locking import EditConflict, lock_at_version
from reports.models import Paper, PaperSection

SECTION_FIELDS = frozenset(
    {
        "html",
        "marks",
        "number",
        "is_exempt",
        "exempt_paragraphs",
        "exempt_reason",
        "exempt_review_on",
    }
)


@transaction.atomic
def create_paper(paper: Paper, *, by: User | None) -> Paper:
    """Open a paper. Its text starts from the programme's own reports."""
    save_with_reason(paper, by=by, reason="Opened.")
    return paper


@transaction.atomic
def update_paper(
    paper: Paper, version: int, changes: Mapping[str, Any], *, by: User | None
) -> Paper:
    """Change what the paper says of itself. Raises EditConflict if it moved on."""
    locked = lock_at_version(paper, version)
    for name, value in changes.items():
        setattr(locked, name, value)
    save_with_reason(locked, by=by, reason="Details changed.")
    return locked


@transaction.atomic
def save_section(
    paper: Paper,
    key: str,
    version: int,
    changes: Mapping[str, Any],
    *,
    by: User | None,
) -> PaperSection:
    """Keep what was written in a section. `version` 0: nobody had written in it yet.

    Raises EditConflict, with the section as it stands, if somebody saved it since.
    """
    # One after the other: two people may write the same empty section at once.
    Paper.objects.select_for_update().get(pk=paper.pk)
    written = PaperSection.objects.filter(paper=paper, key=key).first()
    if written is None:
        row = PaperSection(paper=paper, key=key)
    elif version == 0:
        raise EditConflict(written)
    else:
        row = lock_at_version(written, version)
    for name in SECTION_FIELDS & changes.keys():
        setattr(row, name, changes[name])
    save_with_reason(row, by=by, reason="Written.")
    return row
