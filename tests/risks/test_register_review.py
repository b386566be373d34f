"""Reviewing the risks of a register at one sitting."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from programmes.choices import ScopedRole
from risks import services
from risks.models import RiskReview
from risks.scoring import Score
from risks.shipped_schemes import BURY_5X5
from tests import factories
from tests.factories.record import saved
from tests.queries import assert_queries_stay_flat
from tests.risks.reviews import overview, step_of, typed

pytestmark = pytest.mark.django_db


def test_a_sitting_leads_from_one_risk_that_is_due_to_the_next(as_officer, register):
    first, second = (factories.make_risk(register) for _ in range(2))
    factories.make_risk(register, next_review_on=timezone.localdate() + timedelta(9))

    page = as_officer.get(step_of(first))
    assert "1 of 2, 0 reviewed today" in page.content.decode()
    answer = as_officer.post(step_of(first), typed(first))
    assert answer.headers["Location"] == step_of(second)

    answer = as_officer.post(step_of(second), typed(second))
    assert answer.headers["Location"] == overview(register)


def test_all_risks_may_be_gone_through_due_or_not(as_officer, register):
    risk = factories.make_risk(
        register, next_review_on=timezone.localdate() + timedelta(9)
    )

    page = as_officer.get(overview(register))

    assert page.context["first_due"] == ""
    assert page.context["first_of_all"] == step_of(risk, "all")


def test_a_sitting_can_be_left_and_resumed(as_officer, register):
    first, second = (factories.make_risk(register) for _ in range(2))
    as_officer.post(step_of(first), typed(first))

    page = as_officer.get(overview(register))

    assert page.context["first_due"] == step_of(second)
    assert "1 risk due for review, of 2 on the register" in page.content.decode()


def test_what_was_skipped_waits_at_the_end(as_officer, register):
    first, second = (factories.make_risk(register) for _ in range(2))

    skip = as_officer.get(step_of(first)).context["onward"]
    as_officer.post(step_of(second), typed(second))

    assert skip == step_of(second)
    assert as_officer.get(overview(register)).context["first_due"] == step_of(first)


def test_a_sitting_ends_with_what_changed_in_it(as_officer, register):
    worse, same = (factories.make_risk(register, current=(3, 4)) for _ in range(2))
    as_officer.post(step_of(worse), typed(worse, (4, 4)))
    as_officer.post(step_of(same), typed(same))

    page = as_officer.get(overview(register))

    today = page.context["today"]
    assert [row.review.risk for row in today.changed] == [worse]
    assert [row.review.risk for row in today.unchanged] == [same]
    assert today.sentence == "2 reviews today: 1 got worse and 1 stayed as it was."
    assert "Every risk of the register has been reviewed." in page.content.decode()


def test_unchanged_leaves_the_score_whatever_was_chosen(as_officer, register):
    risk = factories.make_risk(register, current=(3, 4))

    as_officer.post(step_of(risk), typed(risk, (5, 5), unchanged="1"))

    risk.refresh_from_db()
    assert (risk.current, risk.unchanged_reviews) == (Score(3, 4), 1)


def test_what_came_up_from_below_is_gone_through_as_well(client):
    programme = factories.make_programme()
    strand = factories.make_register(factories.make_strand(programme))
    below = factories.make_register(factories.make_project(strand.strand))
    own = factories.make_risk(strand)
    escalated = factories.make_risk(
        below, escalated_to=strand, escalated_on=timezone.localdate()
    )
    lead = factories.make_role(ScopedRole.STRAND_LEAD, on=strand.strand).user
    client.force_login(lead)

    page = client.get(overview(strand))

    assert list(page.context["due"].risks) == [own, escalated]
    client.post(step_of(escalated, register=strand), typed(escalated))
    escalated.refresh_from_db()
    assert escalated.last_reviewed_on == timezone.localdate()


def test_a_risk_of_another_register_is_not_found_in_a_sitting(as_officer, register):
    stranger = factories.make_risk()

    assert as_officer.get(step_of(stranger, register=register)).status_code == 404


def test_what_stays_red_cannot_be_saved_with_last_times_reason(as_officer, register):
    risk = factories.make_risk(
        register, current=(5, 5), current_reason="Bids are due in May."
    )

    page = as_officer.post(step_of(risk), typed(risk))

    assert "word for word" in page.content.decode()
    assert not RiskReview.objects.exists()


def test_a_risk_of_an_older_scheme_is_scored_anew(as_officer, register):
    risk = factories.make_risk(register, current=(3, 4))
    other = factories.make_scoring_scheme(
        replace(BURY_5X5, code="other", name="Another")
    )
    register.scheme = other
    saved(register)

    page = as_officer.get(step_of(risk))
    assert "choose its score anew" in page.content.decode()
    assert "Unchanged, next" not in page.content.decode()
    as_officer.post(step_of(risk), typed(risk, (2, 2)))

    risk.refresh_from_db()
    assert (risk.scheme, risk.current) == (other, Score(2, 2))


def test_hostile_text_is_shown_as_text(as_officer, register):
    risk = factories.make_risk(register, title="<script>alert(1)</script>")

    page = as_officer.post(step_of(risk), typed(risk, reason="<b>=1+1"), follow=True)

    assert "<script>alert(1)</script>" not in page.content.decode()
    assert "&lt;b&gt;=1+1" in page.content.decode()


# --- Two at once, and twice -----------------------------------------------------------


def test_a_double_enter_makes_one_review(as_officer, register):
    risk = factories.make_risk(register)
    sent = typed(risk, sent_once="only-once")

    first = as_officer.post(step_of(risk), sent)
    second = as_officer.post(step_of(risk), sent)

    assert first.headers["Location"] == second.headers["Location"]
    assert RiskReview.objects.count() == 1


def test_the_second_of_two_who_review_sees_both_and_loses_nothing(as_officer, register):
    risk = factories.make_risk(register, current=(3, 4))
    services.review_risk(
        risk, risk.version, score=Score(5, 4), by=None, reason="A bidder left."
    )

    page = as_officer.post(step_of(risk), typed(risk, (2, 4), reason="Two bids came."))

    text = page.content.decode()
    (difference,) = page.context["differences"]
    assert (difference.theirs, difference.yours) == (
        "5 Almost certain",
        "2 Unlikely",
    )
    assert "Two bids came." in text
    assert "A bidder left." in text
    again = typed(risk, (2, 4), reason="Two bids came.", version="2")
    as_officer.post(step_of(risk), again)
    assert RiskReview.objects.latest("pk").old == Score(5, 4)


def test_who_left_the_score_alone_takes_a_colleagues(as_officer, register):
    risk = factories.make_risk(register, current=(3, 4))
    services.review_risk(
        risk, risk.version, score=Score(5, 4), by=None, reason="A bidder left."
    )

    page = as_officer.post(step_of(risk), typed(risk))

    form = page.context["form"]
    assert form["current_likelihood"].value() == "5"
    assert page.context["differences"] == []


# --- How many questions it asks -------------------------------------------------------


def test_the_pages_of_a_sitting_ask_as_much_of_many_as_of_one(as_officer, register):
    first = factories.make_risk(register)

    def reviewed() -> None:
        risk = factories.make_risk(register)
        factories.make_risk_control(first)
        factories.make_risk_action(first)
        services.review_risk(
            risk, 1, score=Score(4, 4), by=None, reason=f"Because of {risk}."
        )

    assert_queries_stay_flat(as_officer, overview(register), reviewed)
    assert_queries_stay_flat(as_officer, step_of(first, "all"), reviewed)
