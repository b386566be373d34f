"""The paper by which a body decides on one business case, made in one action."""

from __future__ import annotations

from datetime import date

from accounts.models import User
from common.exemption import MayBeExempt
from programmes.access import place_of
from programmes.models import Programme
from reports.models import Paper
from reports.papers.for_meeting import AUTHOR, latest_first, open_for_meeting
from reports.papers.querysets import PaperQuerySet
from reports.papers.templates import newest_template
from savings.models import BusinessCase

TEMPLATE = "business_case"


def papers_about(case: BusinessCase, among: PaperQuerySet) -> PaperQuerySet:
    """Whichever their layout, the latest meeting first."""
    return latest_first(among.filter(business_case=case))


def body_to_decide(case: BusinessCase) -> str:
    """Who had the last paper about it; before the first, the
    one that most papers go to."""
    last = papers_about(case, Paper.objects.all()).first()
    usual: str = Paper._meta.get_field("body_name").default
    return last.body_name if last else usual


def make_case_paper(
    case: BusinessCase, *, body_name: str, meeting_on: date, by: User | None
) -> Paper:
    """The paper for a meeting, but for what is asked of it. ValidationError, beside the
    field, where that meeting has one already.

    About an exempt case it is exempt as a whole. Its reference, which stays, never
    names the case, and its title only one that is open.
    """
    programme = Programme.objects.get(pk=place_of(case.place).programme_id)
    hidden_by = exempt_by(case)
    named = programme.name if hidden_by else case.title
    paper = Paper(
        title=f"Business case: {named}"[:200],
        programme=programme,
        template=newest_template(TEMPLATE),
        business_case=case,
        body_name=body_name,
        meeting_on=meeting_on,
        author_role=AUTHOR,
    )
    if hidden_by:
        paper.is_exempt = True
        paper.exempt_paragraphs = hidden_by.exempt_paragraphs
        paper.exempt_reason = hidden_by.exempt_reason
        paper.exempt_review_on = hidden_by.exempt_review_on
    return open_for_meeting(
        paper,
        kind=papers_about(case, Paper.objects.all()),
        called="paper about this business case",
        word="case",
        by=by,
    )


def exempt_by(case: BusinessCase) -> MayBeExempt | None:
    """What keeps it from the public: its own exemption, or its project's."""
    if case.is_exempt:
        return case
    return case.project if case.project and case.project.is_exempt else None
