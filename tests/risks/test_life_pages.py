"""The pages on which the decisions of a risk's life are taken."""

import pytest
from django.urls import reverse

from risks import services
from risks.models import LogEntry
from tests.factories import (
    EXEMPT,
    make_project,
    make_project_manager,
    make_register,
    make_risk,
    make_strand_lead,
    make_user,
)
from tests.programmes.sent import WHY, errors

pytestmark = pytest.mark.django_db

STEP = WHY | {"version": "1"}


def test_a_strand_lead_adds_a_proposed_risk_to_the_register(client, post):
    risk = make_risk(state="proposed", opened_on=None)
    client.force_login(make_strand_lead(risk.register.project.strand))

    answer = post("risk_accept", risk.pk, **STEP)

    risk.refresh_from_db()
    assert (answer.url, risk.state) == (f"/risks/{risk.pk}/", "open")


def test_what_has_no_score_is_refused_in_a_sentence(post, office):
    risk = make_risk(state="proposed", current_likelihood=None, current_impact=None)

    answer = post("risk_accept", risk.pk, **STEP)

    assert errors(answer) == {
        "__all__": ["Give its current score: a risk on the register has one."]
    }


def test_a_project_manager_proposes_but_does_not_decide(client, post):
    risk = make_risk(state="proposed")
    client.force_login(make_project_manager(risk.register.project))

    assert post("risk_accept", risk.pk, **STEP).status_code == 403


def test_a_risk_is_escalated_to_the_next_register_unless_another_is_chosen(
    client, post, office
):
    project = make_project()
    strand = make_register(project.strand)
    programme = make_register(project.strand.programme)
    risk = make_risk(make_register(project))
    url = reverse("risks:risk_escalate", args=[risk.pk])

    form = client.get(url).context["form"]
    post("risk_escalate", risk.pk, to=strand.pk, **STEP)

    assert list(form.fields["to"].queryset) == [strand, programme]
    assert form["to"].value() == strand.pk
    risk.refresh_from_db()
    assert risk.escalated_to == strand
    page = client.get(reverse("risks:risk_detail", args=[risk.pk])).content.decode()
    assert f"Risk register of {project.strand}" in page
    assert "Hand it back" in page


def test_a_register_of_another_programme_cannot_be_chosen(post, office):
    project = make_project()
    make_register(project.strand)
    risk = make_risk(make_register(project))

    answer = post("risk_escalate", risk.pk, to=make_register().pk, **STEP)

    assert errors(answer) == {"to": ["Choose a register above the one it stands on."]}


def test_where_no_register_is_above_the_page_says_who_opens_one(client, office):
    risk = make_risk(make_register(make_project()))

    page = client.get(reverse("risks:risk_escalate", args=[risk.pk])).content.decode()

    assert "The strand lead or whoever runs the programme opens one." in page


def test_who_runs_the_register_above_hands_a_risk_back(client, post):
    project = make_project()
    make_register(project.strand)
    risk = make_risk(make_register(project))
    services.escalate_risk(risk, 1, by=None, reason="Too big.")
    client.force_login(make_strand_lead(project.strand))

    post("risk_hand_back", risk.pk, **WHY, version=2)

    risk.refresh_from_db()
    assert risk.escalated_to is None


def test_an_acceptance_above_appetite_says_who(post, office):
    risk = make_risk(current=(4, 4), appetite="low")

    answer = post("risk_tolerate", risk.pk, **STEP)
    assert errors(answer) == {"accepted_by": ["Say which board or officer accepts it."]}

    post("risk_tolerate", risk.pk, accepted_by="Cabinet", **STEP)
    risk.refresh_from_db()
    assert risk.accepted_by == "Cabinet"


def test_a_risk_closes_only_with_its_lesson(post, office):
    risk = make_risk()

    answer = post("risk_close", risk.pk, **STEP)
    assert errors(answer) == {"lesson": ["Say what was learnt, for the next time."]}

    post("risk_close", risk.pk, lesson="Ask earlier.", **STEP)
    risk.refresh_from_db()
    assert (risk.state, risk.lesson) == ("closed", "Ask earlier.")


def test_a_closed_risk_is_reopened(post, office):
    risk = make_risk(state="closed")

    post("risk_reopen", risk.pk, **STEP)

    risk.refresh_from_db()
    assert risk.state == "open"


def test_an_issue_leads_to_the_log(post, office):
    risk = make_risk(title="Snow")

    answer = post("risk_issue", risk.pk, **STEP)

    entry = LogEntry.objects.get()
    assert answer.url == entry.get_absolute_url()
    assert (entry.title, entry.risk) == ("Snow", risk)


def test_a_double_click_makes_one_issue(post, office):
    risk = make_risk()

    for _ in range(2):
        answer = post("risk_issue", risk.pk, sent_once="the same form", **STEP)
        assert answer.status_code == 302

    assert LogEntry.objects.count() == 1


def test_a_decision_on_an_older_version_is_told(post, office):
    risk = make_risk()
    services.update_risk(risk, 1, title="New", by=None, reason="Quicker.")

    answer = post("risk_close", risk.pk, lesson="None.", **STEP)

    risk.refresh_from_db()
    assert risk.state == "open"
    assert "other parts of this were saved" in answer.content.decode()


# --- Exempt ---------------------------------------------------------------------------

EXEMPTION = {"paragraphs": ["3"], "exempt_reason": "Bids are open.", "version": "1"}


def test_a_risk_is_kept_from_the_public(client, post):
    risk = make_risk()
    officer = make_project_manager(risk.register.project)
    client.force_login(officer)

    answer = post("risk_withhold", risk.pk, **EXEMPTION)

    risk.refresh_from_db()
    assert answer.url == f"/risks/{risk.pk}/"
    assert (risk.is_exempt, risk.exempt_paragraphs) == (True, [3])
    assert client.get(answer.url).status_code == 200
    client.force_login(make_user())
    assert client.get(answer.url).status_code == 404


def test_its_owner_may_lose_sight_of_it_and_is_told(client, post):
    owner = make_user()
    risk = make_risk(owner=owner)
    client.force_login(owner)
    page = client.get(reverse("risks:risk_withhold", args=[risk.pk])).content.decode()

    answer = post("risk_withhold", risk.pk, **EXEMPTION)

    assert "you no longer see it either" in page
    assert answer.url == risk.register.get_absolute_url()
    landed = client.get(answer.url).content.decode()
    assert "You are not among those who may see it now." in landed
    assert risk.title not in landed


def test_sent_twice_it_leads_its_owner_to_the_register_twice(client, post):
    owner = make_user()
    risk = make_risk(owner=owner)
    client.force_login(owner)
    sent = EXEMPTION | {"sent_once": "a" * 32}
    first = post("risk_withhold", risk.pk, **sent)

    again = post("risk_withhold", risk.pk, **sent)

    assert (again.status_code, again.url) == (302, first.url)
    assert risk.history.count() == 2
    # It is the answer to that form of that person, and to nothing else.
    assert post("risk_withhold", risk.pk, **EXEMPTION).status_code == 404
    another = sent | {"sent_once": "b" * 32}
    assert post("risk_withhold", risk.pk, **another).status_code == 404
    client.force_login(make_user())
    assert post("risk_withhold", risk.pk, **sent).status_code == 404


def test_without_a_paragraph_or_a_reason_nothing_is_withheld(post, office):
    risk = make_risk()

    answer = post("risk_withhold", risk.pk, version=1)

    assert set(errors(answer)) == {"paragraphs", "exempt_reason"}
    risk.refresh_from_db()
    assert not risk.is_exempt


def test_the_clerk_opens_a_risk_and_those_who_marked_it_do_not(client, post):
    risk = make_risk(**EXEMPT)
    client.force_login(make_project_manager(risk.register.project))
    assert post("risk_release", risk.pk, **STEP).status_code == 403

    client.force_login(make_user("clerk"))
    answer = post("risk_release", risk.pk, **STEP)

    risk.refresh_from_db()
    assert (answer.status_code, risk.is_exempt) == (302, False)
    assert (risk.exempt_paragraphs, risk.exempt_reason) == ([], "")
    assert risk.history.first().history_change_reason == (
        "No longer exempt: The board agreed."
    )


def test_a_risk_that_is_not_exempt_is_not_opened(client, post):
    risk = make_risk(reference="R1", title="Flood")
    client.force_login(make_user("clerk"))

    answer = post("risk_release", risk.pk, **STEP)

    assert errors(answer) == {"__all__": ["R1 Flood is not exempt."]}
