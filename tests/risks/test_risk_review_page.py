"""Reviewing one risk on its page."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.choices import CouncilRoleName
from common.exempting import lift_exemption
from risks import services
from risks.models import RiskReview
from risks.scoring import Score
from tests import factories
from tests.risks.reviews import typed

pytestmark = pytest.mark.django_db


def test_a_review_on_its_page_changes_the_score_and_says_so(as_officer, register):
    risk = factories.make_risk(register, current=(3, 4))
    address = reverse("risks:risk_review", args=[risk.pk])

    answer = as_officer.post(address, typed(risk, (4, 4)), follow=True)

    assert answer.redirect_chain[-1][0] == risk.get_absolute_url()
    assert "from 12 High to 16 Significant" in answer.content.decode()
    risk.refresh_from_db()
    assert risk.current == Score(4, 4)


def test_a_review_may_name_the_day_of_the_next(as_officer, register):
    risk = factories.make_risk(register)
    address = reverse("risks:risk_review", args=[risk.pk])
    day = timezone.localdate() + timedelta(days=10)
    parts = {"day": day.day, "month": day.month, "year": day.year}

    as_officer.post(
        address,
        typed(risk, **{f"next_review_on_{part}": str(n) for part, n in parts.items()}),
    )

    risk.refresh_from_db()
    assert risk.next_review_on == day


def test_a_day_too_far_off_is_refused_beside_the_field(as_officer, register):
    risk = factories.make_risk(register, current=(5, 5))
    day = timezone.localdate() + timedelta(days=61)
    parts = {"day": day.day, "month": day.month, "year": day.year}

    page = as_officer.post(
        reverse("risks:risk_review", args=[risk.pk]),
        typed(risk, **{f"next_review_on_{part}": str(n) for part, n in parts.items()}),
    )

    (sentence,) = page.context["form"].errors["next_review_on"]
    assert "Significant risks are reviewed every 30 days" in sentence
    assert not RiskReview.objects.exists()


def test_the_owner_of_a_risk_reviews_it_wherever_it_stands(client):
    owner = factories.make_user()
    risk = factories.make_risk(owner=owner)
    client.force_login(owner)

    client.post(reverse("risks:risk_review", args=[risk.pk]), typed(risk))

    assert RiskReview.objects.get().by == owner


def test_since_when_it_is_red_is_not_told_of_a_time_when_it_was_exempt(client):
    owner = factories.make_user()
    risk = factories.make_risk(current=(3, 4), owner=owner, **factories.EXEMPT)
    services.review_risk(risk, 1, score=Score(5, 5), by=None, reason="A bidder left.")
    lift_exemption(risk, 2, by=None, reason="The contract is let.")
    address = reverse("risks:risk_review", args=[risk.pk])

    client.force_login(owner)
    assert "Red since" not in client.get(address).content.decode()
    client.force_login(factories.make_user(CouncilRoleName.PROGRAMME_OFFICE))
    assert "Red since" in client.get(address).content.decode()


def test_a_proposed_risk_says_that_it_is_not_reviewed_yet(as_officer, register):
    risk = factories.make_risk(register, state="proposed")

    page = as_officer.get(reverse("risks:risk_review", args=[risk.pk]))

    assert "Only a risk on the register is reviewed" in page.content.decode()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("current_likelihood", "6"),
        ("current_likelihood", "two"),
        ("current_impact", ""),
        ("current_impact", str(2**63)),
        ("reason", ""),
        ("reason", "x" * 200_000),
        ("reason", "a\x00b"),
        ("version", str(2**63)),
        ("next_review_on_day", "31"),
    ],
)
def test_nonsense_is_an_error_beside_the_field(as_officer, register, name, value):
    risk = factories.make_risk(register)
    june = {"next_review_on_month": "6", "next_review_on_year": "2099"}
    sent = typed(risk) | (june if "next" in name else {}) | {name: value}

    page = as_officer.post(reverse("risks:risk_review", args=[risk.pk]), sent)

    assert page.status_code == 200
    assert page.context["form"].errors
    assert not RiskReview.objects.exists()
