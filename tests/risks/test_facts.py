"""What risks and logs are told to say, now and of the past."""

from datetime import UTC, date, datetime, timedelta

import pytest

from common.history import save_with_reason
from programmes.facts import Exempt
from risks import facts
from risks.models import RiskReview
from risks.scoring import Score
from tests import factories
from tests.factories.record import saved

pytestmark = pytest.mark.django_db

THEN = datetime(2012, 4, 2, 12, tzinfo=UTC)
LATER = THEN + timedelta(days=30)
PARAGRAPH_3 = Exempt((3,))


@pytest.fixture
def project():
    return factories.make_project(at=THEN)


@pytest.fixture
def register(project):
    return factories.make_register(project, at=THEN)


def told(project, as_at=None):
    return facts.load(project_ids=[project.pk], as_at=as_at)


def only_risk(project, as_at=None):
    [risk] = told(project, as_at).risks
    return risk


def change(row, at, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    save_with_reason(row, by=None, reason="It changed.", at=at)


OPEN = {"is_exempt": False, "exempt_paragraphs": [], "exempt_reason": ""}


def test_a_risk_exempt_today_is_withheld_from_the_days_on_which_it_was_open(
    project, register
):
    risk = factories.make_risk(register, at=THEN)
    change(risk, LATER, **factories.EXEMPT)

    assert only_risk(project, THEN).exempt == PARAGRAPH_3
    assert only_risk(project).exempt == PARAGRAPH_3


def test_a_risk_open_today_stays_withheld_from_the_days_on_which_it_was_exempt(
    project, register
):
    risk = factories.make_risk(register, at=THEN, **factories.EXEMPT)
    change(risk, LATER, **OPEN)

    assert only_risk(project, THEN).exempt == PARAGRAPH_3
    assert only_risk(project).exempt is None


def test_a_log_entry_exempt_today_is_withheld_from_every_day(project, register):
    entry = factories.make_log_entry(register)
    change(entry, datetime.now(UTC), **factories.EXEMPT)

    [told_of] = told(project).log

    assert told_of.exempt == PARAGRAPH_3


def reviewed(risk, on, *, is_exempt):
    """As the review service leaves a risk and its review behind."""
    change(
        risk,
        None,
        previous_scheme=risk.scheme,
        previous_likelihood=5,
        previous_impact=5,
        last_reviewed_on=on,
        red_since=date(2012, 1, 9),
    )
    saved(
        RiskReview(
            risk=risk,
            on=on,
            reason="Looked at.",
            old_scheme=risk.scheme,
            old_likelihood=5,
            old_impact=5,
            scheme=risk.scheme,
            new_likelihood=3,
            new_impact=4,
            next_review_on=on + timedelta(days=30),
            is_exempt=is_exempt,
        )
    )


def test_a_risk_opened_since_its_last_review_tells_nothing_of_before(project, register):
    risk = factories.make_risk(register)
    reviewed(risk, date(2012, 4, 2), is_exempt=True)

    found = only_risk(project)

    assert found.follows_exempt
    assert found.previous == Score(5, 5)  # for those entitled to it
    public = found.without_previous()
    assert (public.previous, public.previous_scheme_id) == (None, None)
    assert (public.unchanged_reviews, public.red_since) == (0, None)


def test_once_reviewed_in_the_open_it_tells_of_before_again(project, register):
    risk = factories.make_risk(register)
    reviewed(risk, date(2012, 4, 2), is_exempt=True)
    reviewed(risk, date(2012, 5, 2), is_exempt=False)

    assert not only_risk(project).follows_exempt


def test_a_risk_names_the_milestone_it_threatens(project, register):
    milestone = factories.make_milestone(project, title="Plan agreed")
    factories.make_risk(register, milestone=milestone)

    assert only_risk(project).milestone == "Plan agreed"


def test_a_risk_names_no_exempt_milestone(project, register):
    milestone = factories.make_milestone(project, title="Canary", **factories.EXEMPT)
    factories.make_risk(register, milestone=milestone)

    assert only_risk(project).milestone == ""


def test_a_risk_names_no_milestone_of_another_project_that_is_exempt(project, register):
    other = factories.make_project(**factories.EXEMPT)
    milestone = factories.make_milestone(other, title="Canary")
    factories.make_risk(register, milestone=milestone)

    assert only_risk(project).milestone == ""


def test_a_risk_of_an_exempt_project_names_that_project_s_own_milestone():
    project = factories.make_project(**factories.EXEMPT)
    milestone = factories.make_milestone(project, title="Plan agreed")
    factories.make_risk(factories.make_register(project), milestone=milestone)

    assert only_risk(project).milestone == "Plan agreed"


def test_an_issue_that_came_from_an_exempt_risk_is_exempt(project, register):
    risk = factories.make_risk(register, **factories.EXEMPT)
    factories.make_log_entry(register, risk=risk)

    assert told(project).log[0].exempt == PARAGRAPH_3


def test_an_issue_that_came_from_a_risk_of_an_exempt_project_is_exempt(
    project, register
):
    secret = factories.make_project(**factories.EXEMPT)
    risk = factories.make_risk(factories.make_register(secret))
    factories.make_log_entry(register, risk=risk)

    assert told(project).log[0].exempt == PARAGRAPH_3


def test_what_is_only_proposed_or_was_declined_is_on_no_register(project, register):
    for state in ("proposed", "declined"):
        factories.make_risk(register, state=state)

    assert told(project).risks == ()


def test_an_escalated_risk_says_to_which_register_though_that_lies_outside(
    project, register
):
    above = factories.make_register(project.strand)
    risk = factories.make_risk(register)
    change(risk, None, escalated_to=above, escalated_on=date(2012, 4, 2))

    found = only_risk(project).escalation

    assert (found.register_id, found.level) == (above.pk, "strand")


def test_places_without_a_register_cost_one_query(project, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert told(project).registers == ()
