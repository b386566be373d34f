"""The risk position statement: a standing paper for a board, made in one action.

Plymouth's board was promised one at every meeting. It tells what has moved since the
meeting before, and there is nothing in it that must be written by hand.
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
from reports.papers.templates import newest_template

TEMPLATE = "risk_position_statement"

# House defaults: a first statement looks back a quarter; the longer look back, which
# every paper has and this one does not print, is a year.
FIRST_LOOK_BACK = timedelta(days=91)
LONGER_LOOK_BACK = timedelta(days=365)


def is_risk_statement(paper: Paper) -> bool:
    return paper.template.code == TEMPLATE


def statements_of(programme: Programme, among: PaperQuerySet) -> PaperQuerySet:
    """Those of a programme, the latest meeting first."""
    found = among.filter(programme=programme, template__code=TEMPLATE)
    return found.order_by("-meeting_on", "-pk")


def board_to_tell(programme: Programme) -> str:
    """Who had the last statement; before the first, the programme's own board."""
    last = statements_of(programme, Paper.objects.all()).first()
    if last is not None:
        return last.body_name
    board = programme.boards.order_by("order", "name").first()
    return board.name if board else ""


@transaction.atomic
def make_risk_statement(
    programme: Programme,
    *,
    body_name: str,
    meeting_on: date,
    by: User | None,
    author_role: str = ScopedRole.PROGRAMME_MANAGER.label,
) -> Paper:
    """The statement for a meeting, ready to be published. ValidationError, beside the
    field, where that meeting has one already.

    For a meeting that is over it tells the position at the end of that day.
    """
    Programme.objects.select_for_update().get(pk=programme.pk)
    had = statements_of(programme, Paper.objects.all()).filter(body_name=body_name)
    if had.filter(meeting_on=meeting_on).exists():
        message = (
            f"{body_name} has a risk position statement for {long_date(meeting_on)} "
            f"already."
        )
        raise ValidationError({"meeting_on": message})
    since = _since(had, meeting_on)
    return _opened(
        Paper(
            reference=_reference(programme, meeting_on),
            title=f"Risk position statement: {programme.name}"[:200],
            programme=programme,
            template=newest_template(TEMPLATE),
            body_name=body_name,
            meeting_on=meeting_on,
            author_role=author_role,
            last_update_on=since,
            year_from=since - LONGER_LOOK_BACK,
            as_at_on=meeting_on if meeting_on < timezone.localdate() else None,
        ),
        by=by,
    )


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
    """The meeting before this one; before the first, a quarter."""
    before = had.filter(meeting_on__lt=meeting_on).first()
    return before.meeting_on if before else meeting_on - FIRST_LOOK_BACK


def _reference(programme: Programme, meeting_on: date) -> str:
    """otp-risks-2012-07-25; a second board on that day has -2 behind it."""
    day = f"-risks-{meeting_on.isoformat()}"
    stem = f"{programme.reference[: 70 - len(day)]}{day}"
    taken = set(
        Paper.objects.filter(reference__startswith=stem).values_list(
            "reference", flat=True
        )
    )
    tries = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    return next(reference for reference in tries if reference not in taken)
