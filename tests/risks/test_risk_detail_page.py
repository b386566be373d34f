"""The page of one risk."""

import pytest
from django.urls import reverse

from risks import services
from risks.scoring import Score
from tests.factories import (
    EXEMPT,
    make_milestone,
    make_project,
    make_register,
    make_risk,
    make_risk_action,
    make_risk_control,
    make_user,
)
from tests.queries import assert_queries_stay_flat

pytestmark = pytest.mark.django_db


def test_the_page_of_a_risk_tells_all_of_it(shown, client):
    owner = make_user(name="Head of Roads")
    project = make_project()
    risk = make_risk(
        make_register(project),
        title="Snow",
        cause="Winter is cold",
        event="Roads shut",
        consequence="Nobody comes to work",
        owner=owner,
        milestone=make_milestone(project, title="Depot opens"),
        inherent=(5, 4),
        current=(3, 4),
        target=(2, 2),
        target_reason="Salt is cheap.",
    )
    make_risk_control(risk, description="Salt store", effectiveness="partly")
    make_risk_action(risk, description="Order salt")
    services.review_risk(risk, 1, score=Score(4, 4), by=owner, reason="It snows.")
    client.force_login(make_user())

    page = shown("risk_detail", risk.pk)

    for told in (
        "Significant (16), worse than at the review before (12): red since today.",
        "<strong>Because</strong> winter is cold,",
        "<strong>which would lead to</strong> nobody comes to work.",
        "Head of Roads",
        "Depot opens",
        "Salt is cheap.",
        "Salt store",
        "Partly effective",
        "Order salt",
        "Overdue by",
        "It snows.",
    ):
        assert told in page
    # Who may only read is offered nothing to do.
    assert 'aria-label="Actions on this risk"' not in page
    assert "Add a control" not in page


def test_a_milestone_kept_from_the_reader_is_not_named(client, shown):
    project = make_project()
    milestone = make_milestone(project, title="Canary", **EXEMPT)
    risk = make_risk(make_register(project), milestone=milestone)
    client.force_login(make_user())

    assert "Canary" not in shown("risk_detail", risk.pk)
    assert "Canary" not in shown("risk_history", risk.pk)


def test_what_the_register_asks_of_a_risk_stands_on_its_page(shown, office):
    risk = make_risk(current=(4, 4))

    page = shown("risk_detail", risk.pk)

    assert "Nobody owns it." in page
    assert "no action is open to bring it down" in page


@pytest.mark.parametrize(
    ("state", "offered", "not_offered"),
    [
        ("proposed", ["Add it to the register", "Decline it"], ["Close it"]),
        ("open", ["Review it", "Close it", "Escalate it"], ["Hand it back"]),
        ("closed", ["Reopen it"], ["Close it", "Change it"]),
        ("declined", ["Reopen it"], ["Decline it"]),
    ],
)
def test_the_page_offers_what_can_be_done_next(
    shown, office, state, offered, not_offered
):
    make_register(council=True)

    page = shown("risk_detail", make_risk(state=state, closed_on=None).pk)

    assert all(f">{words}</a>" in page for words in offered)
    assert not any(f">{words}</a>" in page for words in not_offered)


def test_nothing_goes_up_where_no_register_is_above(shown, office):
    assert ">Escalate it</a>" not in shown("risk_detail", make_risk().pk)


def test_nothing_goes_further_up_than_the_council(shown, office):
    council = make_register(council=True)
    risk = make_risk()
    services.escalate_risk(risk, 1, by=None, reason="Too big.")

    for each in (risk, make_risk(council)):
        assert ">Escalate it</a>" not in shown("risk_detail", each.pk)


def test_risk_detail_asks_no_more_for_more_on_it(client, office):
    risk = make_risk(make_register(make_project()), target=(1, 1))
    make_risk_action(risk, owner=office)

    def add_one_of_each():
        make_risk_control(risk)
        make_risk_action(risk, owner=make_user())
        risk.refresh_from_db()
        services.review_risk(
            risk, risk.version, score=Score(2, 2), by=make_user(), reason="Looked at."
        )

    url = reverse("risks:risk_detail", args=[risk.pk])
    assert_queries_stay_flat(client, url, add_one_of_each)
    client.force_login(make_user())
    assert_queries_stay_flat(client, url, add_one_of_each)


def test_who_comes_from_a_past_day_is_told_that_this_is_today(client, office):
    risk = make_risk(make_register(), current=(3, 4))
    address = reverse("risks:risk_detail", args=[risk.pk])

    today, from_the_past = (
        client.get(address, asked).content.decode()
        for asked in ({}, {"as_at": "2026-09-20"})
    )

    assert "This is how the risk stands today." in from_the_past
    assert "This is how the risk stands today." not in today


@pytest.mark.parametrize("page", ["risk_detail", "risk_history"])
def test_a_reason_of_one_long_word_may_break(shown, office, page):
    risk = make_risk(make_register(), current=(3, 4))
    services.review_risk(
        risk, 1, score=Score(3, 4), by=office, reason="0123456789" * 20
    )

    assert "0123456789" * 5 not in shown(page, risk.pk)
