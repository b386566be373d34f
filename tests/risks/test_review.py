"""Reviewing risks: what a review keeps, computes and refuses."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from common.history import rows_as_at
from common.locking import EditConflict
from risks import services
from risks.choices import RiskState
from risks.models import Risk, RiskReview
from risks.scoring import Level, Scheme, Score
from risks.shipped_schemes import BURY_5X5
from tests import factories
from tests.factories.record import saved

pytestmark = pytest.mark.django_db

OPENED = date(2012, 1, 9)
AT = timezone.make_aware(datetime(2012, 4, 2, 10))
LATER = timezone.make_aware(datetime(2012, 7, 2, 10))


def review(risk, score=None, *, reason="The tender is out.", at=AT, **more) -> Risk:
    risk.refresh_from_db()
    return services.review_risk(
        risk,
        risk.version,
        score=Score(*score) if score else risk.current,
        by=None,
        reason=reason,
        at=at,
        **more,
    )


def refusal(risk, *args, **more) -> str:
    with pytest.raises(ValidationError) as refused:
        review(risk, *args, **more)
    return " ".join(refused.value.messages)


# --- What it keeps --------------------------------------------------------------------


def test_a_review_keeps_the_score_before_and_why_it_changed():
    officer = factories.make_user()
    risk = factories.make_risk(current=(3, 4))

    services.review_risk(
        risk, 1, score=Score(4, 4), by=officer, reason="A bidder left.", at=AT
    )

    kept = RiskReview.objects.get()
    assert (kept.old, kept.new) == (Score(3, 4), Score(4, 4))
    assert (kept.on, kept.by, kept.reason) == (AT.date(), officer, "A bidder left.")
    risk.refresh_from_db()
    assert (risk.previous, risk.current) == (Score(3, 4), Score(4, 4))
    assert risk.current_reason == "A bidder left."
    assert risk.last_reviewed_on == AT.date()


def test_the_next_review_is_as_soon_as_the_new_band_asks():
    risk = factories.make_risk(current=(3, 4))

    red = review(risk, (5, 5))

    assert red.next_review_on == AT.date() + timedelta(days=30)


def test_a_risk_may_ask_for_reviews_of_its_own_or_for_a_day():
    often = factories.make_risk(review_days=7)
    on_a_day = factories.make_risk()

    assert review(often).next_review_on == AT.date() + timedelta(days=7)
    day = date(2012, 5, 1)
    assert review(on_a_day, next_review_on=day).next_review_on == day


def test_reviews_without_a_change_are_counted_until_there_is_one():
    risk = factories.make_risk(current=(3, 3))

    assert review(risk).unchanged_reviews == 1
    assert review(risk, reason="Still so.").unchanged_reviews == 2
    # The same number, but somebody thought again.
    assert review(risk, (3, 4)).unchanged_reviews == 0


def test_red_is_dated_from_its_first_day_without_a_break():
    risk = factories.make_risk(current=(3, 3))

    assert review(risk, (5, 5)).red_since == AT.date()
    assert review(risk, (4, 5), at=LATER).red_since == AT.date()
    assert review(risk, (1, 1), at=LATER).red_since is None


def test_a_review_says_whether_the_risk_was_exempt_then():
    risk = factories.make_risk(**factories.EXEMPT)

    review(risk)

    assert RiskReview.objects.get().is_exempt


def test_a_review_says_whether_its_project_was_exempt_then():
    project = factories.make_project(**factories.EXEMPT)

    review(factories.make_risk(factories.make_register(project)))

    assert RiskReview.objects.get().is_exempt


def test_an_acceptance_ends_when_the_band_rises():
    accepted = {"accepted_on": OPENED, "accepted_by": "The board"}
    within = factories.make_risk(current=(2, 4), **accepted)
    above = factories.make_risk(current=(2, 4), **accepted)

    assert review(within, (3, 4)).accepted_on == OPENED
    risen = review(above, (4, 4))
    assert (risen.accepted_on, risen.accepted_by) == (None, "")


# --- Schemes --------------------------------------------------------------------------


def test_a_review_brings_a_risk_over_to_the_registers_scheme():
    risk = factories.make_risk(current=(3, 4), target=(1, 2), inherent=(5, 5))
    old = risk.scheme
    newer = factories.make_scoring_scheme(replace(BURY_5X5, version=2))
    risk.register.scheme = newer
    saved(risk.register)

    moved = review(risk)

    assert (moved.scheme, moved.previous_scheme) == (newer, old)
    assert (moved.target, moved.inherent) == (Score(1, 2), Score(5, 5))
    assert moved.unchanged_reviews == 1
    kept = RiskReview.objects.get()
    assert (kept.old_scheme, kept.scheme) == (old, newer)


def test_scores_that_mean_something_else_there_are_to_be_given_anew():
    risk = factories.make_risk(current=(3, 4), target=(1, 2), inherent=(5, 5))
    risk.register.scheme = factories.make_scoring_scheme(four_by_four())
    saved(risk.register)

    assert "no such score" in refusal(risk, (5, 5))
    moved = review(risk, (3, 4))

    assert moved.current == Score(3, 4)
    assert (moved.target, moved.inherent) == (None, None)
    assert moved.unchanged_reviews == 0


def four_by_four() -> Scheme:
    axis = tuple(Level(str(n), f"Level {n}") for n in range(1, 5))
    return replace(BURY_5X5, code="four", name="4 by 4", likelihood=axis, impact=axis)


# --- What it refuses ------------------------------------------------------------------


@pytest.mark.parametrize("state", [s for s in RiskState if s != RiskState.OPEN])
def test_only_a_risk_on_the_register_is_reviewed(state):
    risk = factories.make_risk(state=state)

    assert "Only a risk on the register" in refusal(risk)
    assert not RiskReview.objects.exists()


def test_a_review_says_why():
    assert "Say why" in refusal(factories.make_risk(), reason="  ")


def test_what_stays_red_needs_a_reason_not_given_before():
    risk = factories.make_risk(current=(5, 5), current_reason="No bidder yet.")

    assert "word for word" in refusal(risk, reason="no bidder  yet.")
    assert review(risk, reason="Bids are due in May.").unchanged_reviews == 1
    assert review(risk, (4, 5), reason="Bids are due in May.").previous == Score(5, 5)


def test_what_is_not_red_may_say_the_same_again():
    risk = factories.make_risk(current=(1, 2), current_reason="As before.")

    assert review(risk, reason="As before.").unchanged_reviews == 1


def test_a_review_is_neither_of_tomorrow_nor_before_the_last():
    risk = factories.make_risk()
    review(risk, at=LATER)

    assert "in the future" in refusal(risk, at=timezone.now() + timedelta(days=1))
    assert "last reviewed on 2 July 2012" in refusal(risk, at=AT)


def test_a_review_is_not_before_the_risk_was_on_the_register():
    before = timezone.make_aware(datetime(2012, 1, 8, 10))

    assert "since 9 January 2012" in refusal(factories.make_risk(), at=before)


def test_the_next_review_comes_after_this_one():
    assert "2 April 2012" in refusal(factories.make_risk(), next_review_on=AT.date())


def test_the_next_review_is_at_most_twice_as_far_off_as_usual():
    red, often = factories.make_risk(), factories.make_risk(review_days=7)
    in_60, in_14 = (AT.date() + timedelta(days) for days in (60, 14))
    day = timedelta(days=1)

    told = refusal(red, (5, 5), next_review_on=in_60 + day)
    assert "Significant risks are reviewed every 30 days" in told
    assert "no later than 1 June 2012" in told
    told = refusal(often, (5, 5), next_review_on=in_14 + day)
    assert "This risk is reviewed every 7 days" in told
    assert review(red, (5, 5), next_review_on=in_60).next_review_on == in_60
    assert review(often, (5, 5), next_review_on=in_14).next_review_on == in_14


def test_of_two_who_review_at_once_the_second_is_told():
    risk = factories.make_risk()
    services.review_risk(risk, 1, score=Score(4, 4), by=None, reason="One.", at=AT)

    with pytest.raises(EditConflict):
        services.review_risk(risk, 1, score=Score(5, 4), by=None, reason="Two.", at=AT)

    assert RiskReview.objects.count() == 1
    assert rows_as_at(Risk, None).get().current == Score(4, 4)
