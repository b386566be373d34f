"""Whatever happens: what is printed as before is what history says stood before.

Chichester had to tell a committee that the printed previous score of 6 had been 3
(law-and-conventions 5.4).
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import takewhile
from typing import Any

from django.db.models import Q
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from common.history import rows_as_at, save_with_reason
from risks import rules, services
from risks.models import Register, Risk, RiskReview, ScoringScheme
from risks.models.risk import score_of
from risks.scoring import Level, Score
from risks.shipped_schemes import BURY_5X5
from tests import factories

OPENED = datetime(2012, 1, 9, 12, tzinfo=UTC)
AXIS = tuple(Level(str(n), f"Level {n}") for n in range(1, 5))
SCHEMES = (
    BURY_5X5,
    replace(BURY_5X5, version=2, name="5 by 5 again"),
    replace(BURY_5X5, code="four", name="4 by 4", likelihood=AXIS, impact=AXIS),
)
places = st.integers(1, 4)
# A review: where to, after how many hours; and now and then the register goes to
# another scheme, or somebody changes something else on the risk.
reviews = st.tuples(st.just("review"), places, places, st.integers(0, 2000))
others = st.one_of(
    st.tuples(st.just("scheme"), st.integers(0, len(SCHEMES) - 1)),
    st.tuples(st.just("update"), st.text("xyz", min_size=1, max_size=5)),
)


class HistoryOfReviews(TestCase):
    @settings(max_examples=30, deadline=None)
    @given(st.lists(st.one_of(reviews, reviews, others), min_size=1, max_size=8))
    def test_previous_red_and_unchanged_are_what_history_says(self, steps) -> None:
        life = Life()
        for step in steps:
            life.take(*step)
            life.assert_told_as_it_was()


class Life:
    """One risk and its register, and the hour it is for them."""

    def __init__(self) -> None:
        self.at = OPENED
        self.schemes = [factories.make_scoring_scheme(each) for each in SCHEMES]
        register = factories.make_register(at=OPENED)
        self.risk = factories.make_risk(
            register,
            current=(3, 3),
            opened_on=OPENED.date(),
            at=OPENED,
        )

    def take(self, what: str, *how: object) -> None:
        self.at += timedelta(minutes=1)
        self.risk = Risk.objects.get(pk=self.risk.pk)
        getattr(self, what)(*how)

    def review(self, likelihood: int, impact: int, hours: int) -> None:
        self.at += timedelta(hours=hours)
        services.review_risk(
            self.risk,
            self.risk.version,
            score=Score(likelihood, impact),
            by=None,
            reason=f"As found at {self.at}.",
            at=self.at,
        )

    def scheme(self, which: int) -> None:
        register = Register.objects.get(pk=self.risk.register_id)
        register.scheme = self.schemes[which]
        save_with_reason(register, by=None, reason="Another scheme.", at=self.at)

    def update(self, title: str) -> None:
        self.risk.title = title
        save_with_reason(self.risk, by=None, reason="Another title.", at=self.at)

    def assert_told_as_it_was(self) -> None:
        risk = Risk.objects.with_place().get(pk=self.risk.pk)
        kept = list(
            RiskReview.objects.filter(risk=risk)
            .select_related("scheme", "old_scheme")
            .order_by("pk")
        )
        assert risk.current == (kept[-1].new if kept else Score(3, 3))
        assert risk.unchanged_reviews == unchanged_running(kept)
        assert risk.red_since == first_of_red_running(kept)
        if not kept:
            assert risk.previous is None
            return
        before = stood_before(kept[-1])
        assert risk.previous == score_of(before, "current")
        assert risk.previous_scheme_id == before.scheme_id
        scheme = ScoringScheme.objects.get(pk=before.scheme_id).scheme
        assert printed_before(risk) == scheme.short(score_of(before, "current"))


def stood_before(review: RiskReview) -> Any:
    """The risk as history has it at the last instant before this review."""
    instant = review.history.get().history_date - timedelta(microseconds=1)
    return rows_as_at(Risk, instant, Q(id=review.risk_id)).get()


def printed_before(risk: Risk) -> str:
    assert risk.previous_scheme is not None
    return rules.travel(
        risk.previous, risk.previous_scheme.scheme, risk.current, risk.scheme.scheme
    ).before


def unchanged_running(kept: list[RiskReview]) -> int:
    changed = [
        nth
        for nth, review in enumerate(kept, start=1)
        if not rules.is_unchanged(
            review.old, review.old_scheme.scheme, review.new, review.scheme.scheme
        )
    ]
    return len(kept) - (changed[-1] if changed else 0)


def first_of_red_running(kept: list[RiskReview]) -> date | None:
    """The first of the reviews, up to the latest, that all found it red."""
    running = takewhile(
        lambda review: review.scheme.scheme.band(review.new).is_red, reversed(kept)
    )
    days = [review.on for review in running]
    return days[-1] if days else None
