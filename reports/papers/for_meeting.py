"""Papers made for a meeting in one action. Asked is only which body it is for and when
that meets: the rest follows.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from common.wording import long_date
from programmes.choices import ScopedRole
from programmes.models import Programme
from reports.models import Paper
from reports.papers.querysets import PaperQuerySet
from reports.papers.services import create_paper

# House defaults: the first of its kind looks back a quarter; the longer look back,
# which every paper has and these do not print, is a year.
FIRST_LOOK_BACK = timedelta(days=91)
LONGER_LOOK_BACK = timedelta(days=365)

# House default: whose paper it is until somebody says otherwise in its details.
AUTHOR = ScopedRole.PROGRAMME_MANAGER.label


def latest_first(papers: PaperQuerySet) -> PaperQuerySet:
    return papers.order_by("-meeting_on", "-pk")


@transaction.atomic
def open_for_meeting(
    paper: Paper, *, kind: PaperQuerySet, called: str, word: str, by: User | None
) -> Paper:
    """Open one more of a kind: `called` so in a sentence, by a `word` in references.
    ValidationError, beside the field, where that meeting has one already.

    For a meeting that is over it tells the position at the end of that day.
    """
    programme = Programme.objects.select_for_update().get(pk=paper.programme_id)
    had = kind.filter(body_name=paper.body_name)
    if had.filter(meeting_on=paper.meeting_on).exists():
        day = long_date(paper.meeting_on)
        message = f"{paper.body_name} has a {called} for {day} already."
        raise ValidationError({"meeting_on": message})
    is_over = paper.meeting_on < timezone.localdate()
    paper.reference = _reference(programme, word, paper.meeting_on)
    paper.last_update_on = _since(had, paper.meeting_on)
    paper.year_from = paper.last_update_on - LONGER_LOOK_BACK
    paper.as_at_on = paper.meeting_on if is_over else None
    return _opened(paper, by=by)


def _opened(paper: Paper, *, by: User | None) -> Paper:
    """What is refused of the day told of is said beside the day of the meeting."""
    try:
        return create_paper(paper, by=by)
    except ValidationError as refusal:
        problems = refusal.message_dict
        if "as_at_on" in problems:
            problems["meeting_on"] = problems.pop("as_at_on")
        raise ValidationError(problems) from refusal


def _since(had: PaperQuerySet, meeting_on: date) -> date:
    """The body's meeting before this one; before the first, a quarter."""
    before = latest_first(had.filter(meeting_on__lt=meeting_on)).first()
    return before.meeting_on if before else meeting_on - FIRST_LOOK_BACK


def _reference(programme: Programme, word: str, meeting_on: date) -> str:
    """otp-risks-2012-07-25; a second one on that day has -2 behind it."""
    day = f"-{word}-{meeting_on.isoformat()}"
    stem = f"{programme.reference[: 70 - len(day)]}{day}"
    taken = set(
        Paper.objects.filter(reference__startswith=stem).values_list(
            "reference", flat=True
        )
    )
    tries = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    return next(reference for reference in tries if reference not in taken)
