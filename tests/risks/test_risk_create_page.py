"""The page where risks are proposed."""

from datetime import date

import pytest

from risks.models import Risk
from risks.scoring import Score
from tests.factories import (
    EXEMPT,
    make_milestone,
    make_priority,
    make_project,
    make_project_manager,
    make_register,
    make_risk_category,
)
from tests.programmes.sent import errors

pytestmark = pytest.mark.django_db

SCORED = {"current_likelihood": "4", "current_impact": "4"}


def test_an_officer_proposes_a_risk(client, post):
    project = make_project()
    officer = make_project_manager(project)
    register = make_register(project, prefix="OTP-P1-R")
    milestone, category = make_milestone(project), make_risk_category()
    client.force_login(officer)

    answer = post(
        "risk_create",
        register.pk,
        title="Snow",
        cause="a cold winter",
        owner=officer.pk,
        category=category.pk,
        objective=make_priority().pk,
        milestone=milestone.pk,
        raised_on_day="9",
        raised_on_month="1",
        raised_on_year="2012",
        inherent_likelihood="5",
        inherent_impact="4",
        appetite="moderate",
        response="treat",
        **SCORED,
    )

    risk = Risk.objects.get()
    assert answer.url == f"/risks/{risk.pk}/"
    assert (risk.reference, risk.state) == ("OTP-P1-R1", "proposed")
    assert (risk.owner, risk.category, risk.milestone) == (officer, category, milestone)
    assert (risk.inherent, risk.current, risk.target) == (
        Score(5, 4),
        Score(4, 4),
        None,
    )
    assert risk.raised_on == date(2012, 1, 9)


def test_who_runs_the_register_may_add_a_risk_at_once(post, office):
    register = make_register()

    post("risk_create", register.pk, title="Snow", add="yes", **SCORED)

    assert Risk.objects.get().state == "open"


def test_who_does_not_run_it_proposes_whatever_is_sent(client, post):
    register = make_register()
    client.force_login(make_project_manager(register.project))

    post("risk_create", register.pk, title="Snow", add="yes", **SCORED)

    assert Risk.objects.get().state == "proposed"


def test_what_is_added_at_once_needs_a_score_and_says_so_beside_it(post, office):
    answer = post("risk_create", make_register().pk, title="Snow", add="yes")

    assert errors(answer) == {
        "current_likelihood": [
            "Give its current score: a risk on the register has one."
        ]
    }
    assert not Risk.objects.exists()


def test_a_risk_may_be_exempt_from_its_first_moment(post, office):
    post(
        "risk_create",
        make_register().pk,
        title="A tender",
        exempt_paragraphs=["3"],
        exempt_reason="Bids are open.",
    )

    risk = Risk.objects.get()
    assert [version.is_exempt for version in risk.history.all()] == [True]
    assert risk.exempt_paragraphs == [3]


def test_half_an_exemption_is_told_beside_its_field(post, office):
    answer = post(
        "risk_create", make_register().pk, title="X", exempt_reason="Bids are open."
    )

    assert errors(answer) == {
        "exempt_paragraphs": [
            "Say under which paragraph of Schedule 12A this is exempt."
        ]
    }


def test_a_double_click_proposes_one_risk(post, office):
    register = make_register()

    answers = [
        post("risk_create", register.pk, title="Snow", sent_once="the same form")
        for _ in range(2)
    ]

    assert {answer.status_code for answer in answers} == {302}
    assert answers[0].url == answers[1].url
    assert Risk.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"cause": "x" * 200_000}, "cause"),
        ({"cause": "\x00"}, "cause"),
        ({"target_likelihood": "6", "target_impact": "1"}, "target_likelihood"),
        ({"target_likelihood": "2"}, "target_likelihood"),
        ({"review_days": str(2**63)}, "review_days"),
        ({"owner": str(2**63)}, "owner"),
        ({"appetite": "mauve"}, "appetite"),
        (
            {"raised_on_day": "31", "raised_on_month": "6", "raised_on_year": "2012"},
            "raised_on",
        ),
        (
            {"raised_on_day": "1", "raised_on_month": "1", "raised_on_year": "2190"},
            "raised_on",
        ),
    ],
)
def test_nonsense_is_told_beside_its_field(post, office, typed, field):
    answer = post("risk_create", make_register().pk, **{"title": "Snow"} | typed)

    assert answer.status_code == 200
    assert errors(answer)[field]
    assert not Risk.objects.exists()


def test_a_milestone_of_another_place_or_an_exempt_one_cannot_be_chosen(client, post):
    register = make_register()
    hidden = make_milestone(make_project(register.project.strand), **EXEMPT)
    client.force_login(make_project_manager(register.project))

    for milestone in (hidden, make_milestone()):
        answer = post("risk_create", register.pk, title="X", milestone=milestone.pk)

        assert errors(answer) == {"milestone": ["Choose a milestone of this place."]}


def test_what_is_typed_is_shown_as_text(shown, post, office):
    post("risk_create", make_register().pk, title="<script>alert(1)</script>")

    page = shown("risk_detail", Risk.objects.get().pk)

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
