"""The risk position statement: a standing paper for a board, made in one action.

Plymouth's board was promised one at every meeting. It tells what has moved since the
meeting before, and there is nothing in it that must be written by hand.
"""

from __future__ import annotations

from datetime import date

from accounts.models import User
from programmes.models import Programme
from reports.models import Paper
from reports.papers.for_meeting import AUTHOR, latest_first, open_for_meeting
from reports.papers.querysets import PaperQuerySet
from reports.papers.templates import newest_template

TEMPLATE = "risk_position_statement"


def is_risk_statement(paper: Paper) -> bool:
    return paper.template.code == TEMPLATE


def statements_of(programme: Programme, among: PaperQuerySet) -> PaperQuerySet:
    """Those of a programme, the latest meeting first."""
    return latest_first(among.filter(programme=programme, template__code=TEMPLATE))


def board_to_tell(programme: Programme) -> str:
    """Who had the last statement; before the first, the programme's own board."""
    last = statements_of(programme, Paper.objects.all()).first()
    if last is not None:
        return last.body_name
    board = programme.boards.order_by("order", "name").first()
    return board.name if board else ""


def make_risk_statement(
    programme: Programme,
    *,
    body_name: str,
    meeting_on: date,
    by: User | None,
    author_role: str = AUTHOR,
) -> Paper:
    """The statement for a meeting, ready to be published. ValidationError, beside the
    field, where that meeting has one already."""
    return open_for_meeting(
        Paper(
            title=f"Risk position statement: {programme.name}"[:200],
            programme=programme,
            template=newest_template(TEMPLATE),
            body_name=body_name,
            meeting_on=meeting_on,
            author_role=author_role,
        ),
        kind=statements_of(programme, Paper.objects.all()),
        called="risk position statement",
        word="risks",
        by=by,
    )
