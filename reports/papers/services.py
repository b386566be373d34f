"""What happens when a paper is opened, described, or written in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from common.history import save_with_reason
from common.locking import EditConflict, lock_at_version
from common.wording import long_date
from programmes.access import place_of
from programmes.models import Programme
from reports.load import programmes_on
from reports.models import Paper, PaperSection
from reports.papers.savings_printed import prints_cases

# In place of a section's key: the paper as a whole.
WHOLE = "whole"

SECTION_FIELDS = frozenset({"html", "marks", "number"})


@transaction.atomic
def create_paper(paper: Paper, *, by: User | None) -> Paper:
    """Open a paper. Its text starts from the programme's own reports."""
    _refuse_before_programme(paper)
    _refuse_case_it_cannot_tell(paper)
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
    _refuse_before_programme(locked)
    _refuse_case_it_cannot_tell(locked)
    save_with_reason(locked, by=by, reason="Details changed.")
    return locked


def _refuse_before_programme(paper: Paper) -> None:
    """On a day before its programme was recorded there is no position to tell of."""
    day = paper.as_at_on
    if day is None:
        return
    recorded = programmes_on(Programme.objects.all(), day)
    if not recorded.filter(id=paper.programme_id).exists():
        message = (
            f"{paper.programme} was not recorded yet on {long_date(day)}: give a later "
            f"day."
        )
        raise ValidationError({"as_at_on": message})


def _refuse_case_it_cannot_tell(paper: Paper) -> None:
    """A paper is made of one programme, in one layout: neither may lack the case."""
    case = paper.business_case
    if case is None:
        return
    if place_of(case.place).programme_id != paper.programme_id:
        message = f"Choose a business case of {paper.programme} or of its projects."
        raise ValidationError({"business_case": message})
    if not prints_cases(paper.template.layout):
        message = "This layout tells of no business case: choose none, or another."
        raise ValidationError({"business_case": message})


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
    row = _locked_section(paper, key)
    if row.pk and version == 0:
        raise EditConflict(row)
    if row.pk:
        row = lock_at_version(row, version)
    for name in SECTION_FIELDS & changes.keys():
        setattr(row, name, changes[name])
    save_with_reason(row, by=by, reason="Written.")
    return row


@dataclass(frozen=True)
class Exemption:
    """Under which paragraphs something is withheld, why, and until when."""

    paragraphs: list[int]
    reason: str
    review_on: date | None = None


@transaction.atomic
def withhold(
    paper: Paper, key: str, exemption: Exemption, *, by: User | None, html: str = ""
) -> Paper:
    """Mark a section exempt, or with the key WHOLE the paper.

    `html` is what an unwritten section shows: marking it must not empty it.
    """
    row = _locked_target(paper, key)
    if isinstance(row, PaperSection) and row.pk is None:
        row.html = html
    row.is_exempt = True
    row.exempt_paragraphs = exemption.paragraphs
    row.exempt_reason = exemption.reason
    row.exempt_review_on = exemption.review_on
    _count_on(row)
    save_with_reason(row, by=by, reason=exemption.reason)
    return paper


@transaction.atomic
def release(paper: Paper, key: str, *, by: User | None, reason: str) -> Paper:
    """Open to the public what was exempt. Why is kept; so is what was exempt then."""
    row = _locked_target(paper, key)
    if not row.is_exempt:
        raise ValidationError("This is open already.")
    row.is_exempt = False
    row.exempt_paragraphs = []
    row.exempt_reason = ""
    row.exempt_review_on = None
    _count_on(row)
    save_with_reason(row, by=by, reason=reason)
    return paper


def _locked_target(paper: Paper, key: str) -> Paper | PaperSection:
    if key == WHOLE:
        return Paper.objects.select_for_update().get(pk=paper.pk)
    return _locked_section(paper, key)


def _locked_section(paper: Paper, key: str) -> PaperSection:
    """The section, one writer at a time: two may write the same empty one at once."""
    Paper.objects.select_for_update().get(pk=paper.pk)
    written = PaperSection.objects.filter(paper=paper, key=key).first()
    return written or PaperSection(paper=paper, key=key)


def _count_on(row: Paper | PaperSection) -> None:
    if row.pk:
        row.version += 1
