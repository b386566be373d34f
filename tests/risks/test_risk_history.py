"""The history of a risk: what changed, by whom, why, and what stays withheld."""

import pytest
from django.urls import reverse

from common.exempting import lift_exemption, mark_exempt
from risks import services
from risks.models import RiskReview
from risks.scoring import Score
from tests.factories import (
    make_milestone,
    make_project,
    make_register,
    make_risk,
    make_risk_action,
    make_risk_category,
    make_risk_control,
    make_user,
)
from tests.queries import assert_queries_stay_flat

pytestmark = pytest.mark.django_db

WHY = {"by": None, "reason": "The board agreed."}


def exempt(risk):
    return mark_exempt(
        risk, risk.version, paragraphs=[3], exempt_reason="Bidder named", by=None
    )


def reopened_to_the_public(risk):
    return lift_exemption(risk, risk.version, **WHY)


def reviewed(risk, score, reason):
    return services.review_risk(
        risk, risk.version, score=Score(*score), by=None, reason=reason
    )


@pytest.fixture
def reader(client):
    person = make_user()
    client.force_login(person)
    return person


def test_a_change_is_told_by_name_with_its_reason(reader, shown):
    officer, risk = make_user(name="Strand Lead"), make_risk(title="Snow")
    services.update_risk(
        risk,
        1,
        title="Ice",
        category=make_risk_category(name="Weather"),
        by=officer,
        reason="It froze.",
    )

    page = shown("risk_history", risk.pk)

    for told in (
        "Strand Lead",
        "It froze.",
        "<del>Snow</del>",
        "<ins>Ice</ins>",
        "<ins>Weather</ins>",
    ):
        assert told in page


def test_a_review_is_told_in_the_words_of_the_scheme(reader, shown):
    risk = make_risk(current=(3, 4))
    reviewed(risk, (4, 4), "Worse.")

    page = shown("risk_history", risk.pk)

    assert "<del>High, 12 (Possible / Major)</del>" in page
    assert "<ins>Significant, 16 (Likely / Major)</ins>" in page
    # What the reason says already, and what only rules count by, is not repeated.
    assert "<ins>Worse.</ins>" not in page
    assert "Likelihood" not in page
    assert "Red since" not in page


def test_controls_and_actions_have_their_part_in_it_removed_ones_too(reader, shown):
    risk = make_risk()
    control = make_risk_control(risk, description="Salt store")
    action = make_risk_action(risk, description="Order salt")
    services.update_control(control, 1, effectiveness="effective", **WHY)
    services.remove_action(action, 1, **WHY)

    page = shown("risk_history", risk.pk)

    assert "Control “Salt store”: created" in page
    assert "Control “Salt store”: changed" in page
    assert "<ins>Effective</ins>" in page
    assert "Action “Order salt”: removed" in page


def test_an_escalation_is_told_by_the_name_of_the_register(reader, shown):
    project = make_project()
    make_register(project.strand)
    risk = make_risk(make_register(project))
    services.escalate_risk(risk, 1, **WHY)

    page = shown("risk_history", risk.pk)

    assert f"<ins>Risk register of {project.strand}</ins>" in page


def test_what_was_written_while_exempt_stays_withheld(reader, shown):
    risk = make_risk(title="Known before")
    risk = exempt(risk)
    risk = services.update_risk(risk, risk.version, title="Canary", **WHY)
    control = services.add_control(risk, description="Canary control", by=None)
    services.update_control(control, 1, description="Known control", **WHY)
    risk = services.update_risk(risk, risk.version, title="Known after", **WHY)
    reopened_to_the_public(risk)

    page = shown("risk_history", risk.pk)

    assert "Canary" not in page
    assert "Bidder named" not in page
    assert "5 earlier versions withheld" in page
    assert "No longer exempt: The board agreed." in page


def test_what_was_removed_while_exempt_is_named_as_it_was_before(reader, shown):
    risk = make_risk()
    control = make_risk_control(risk, description="Known control")
    action = make_risk_action(risk, description="Known action")
    exempt(risk)
    control = services.update_control(control, 1, description="Canary", **WHY)
    services.remove_control(control, control.version, **WHY)
    action = services.update_action(action, 1, description="Canary", **WHY)
    services.remove_action(action, action.version, **WHY)
    risk.refresh_from_db()
    reopened_to_the_public(risk)

    page = shown("risk_history", risk.pk)

    assert "Control “Known control”: created" in page
    assert "Action “Known action”: created" in page
    assert "Canary" not in page


def test_what_only_reviews_made_while_exempt_tell_stays_withheld(reader, shown):
    risk = exempt(make_risk(current=(4, 4)))
    for told in ("First.", "Second.", "Third."):
        risk = reviewed(risk, (4, 4), told)
    risk = reviewed(risk, (5, 5), "Red.")
    for told in ("Fourth.", "Fifth.", "Sixth."):
        risk = reviewed(risk, (5, 5), told)
    reopened_to_the_public(risk)

    page = shown("risk_detail", risk.pk)

    assert "3 reviews running" not in page
    assert "red since" not in page


def test_reviews_made_while_exempt_stay_withheld(reader, shown, client):
    risk = reviewed(make_risk(current=(3, 4)), (3, 3), "Before.")
    risk = reviewed(exempt(risk), (5, 5), "Canary")
    risk = reviewed(risk, (4, 4), "Canary again")
    reopened_to_the_public(risk)

    page = shown("risk_detail", risk.pk)
    history = shown("risk_history", risk.pk)

    assert "2 reviews withheld: made while this was exempt." in page
    assert "Before." in page
    assert "Catastrophic" not in page + history
    # Where it moved from, and since when it is red, was said in a withheld review.
    assert "Significant (16). " in page
    client.force_login(make_user("auditor"))
    assert "Canary again" in shown("risk_detail", risk.pk)
    assert "25" in shown("risk_detail", risk.pk)


def test_what_was_said_while_its_project_was_exempt_stays_withheld(reader, shown):
    project = make_project()
    risk = make_risk(make_register(project), title="Known before", current=(3, 4))
    mark_exempt(project, 1, paragraphs=[3], exempt_reason="A bid", by=None)
    risk = services.update_risk(risk, 1, title="Canary", **WHY)
    risk = reviewed(risk, (5, 5), "Canary review")
    lift_exemption(project, 2, by=None, reason="Signed.")
    risk = services.update_risk(risk, risk.version, title="Known after", **WHY)

    page, history = shown("risk_detail", risk.pk), shown("risk_history", risk.pk)

    assert RiskReview.objects.get().is_exempt
    assert "1 review withheld" in page
    assert "2 earlier versions withheld" in history
    assert "Canary" not in history


def test_those_entitled_read_what_was_exempt(client, shown):
    risk = exempt(make_risk())
    reopened_to_the_public(risk)
    client.force_login(make_user("auditor"))

    page = shown("risk_history", risk.pk)

    assert "Bidder named" in page
    assert "withheld" not in page


def test_a_milestone_that_became_exempt_is_no_longer_named(reader, shown):
    project = make_project()
    milestone = make_milestone(project, title="Canary")
    risk = make_risk(make_register(project))
    services.update_risk(risk, 1, milestone=milestone, **WHY)
    assert "<ins>Canary</ins>" in shown("risk_history", risk.pk)

    mark_exempt(milestone, 1, paragraphs=[3], exempt_reason="A bid", by=None)

    page = shown("risk_history", risk.pk)
    assert "Canary" not in page
    assert "(a milestone that is withheld)" in page


def test_risk_history_asks_no_more_for_more_versions(client):
    project = make_project()
    risk = make_risk(make_register(project))
    client.force_login(make_user())

    def change():
        risk.refresh_from_db()
        services.update_risk(
            risk,
            risk.version,
            owner=make_user(),
            category=make_risk_category(),
            milestone=make_milestone(project),
            **WHY,
        )
        make_risk_control(risk)
        make_risk_action(risk, owner=make_user())

    assert_queries_stay_flat(
        client, reverse("risks:risk_history", args=[risk.pk]), change
    )
