"""A register changes its scheme; what was scored keeps its meaning."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from common.history import rows_as_at
from common.locking import EditConflict
from risks import services
from risks.choices import RiskState
from risks.models import RiskReview, ScoringScheme
from risks.scoring import Score
from risks.shipped_schemes import BURY_5X5, FOUR_BY_FOUR
from tests import factories
from tests.risks.schemes import stricter

pytestmark = pytest.mark.django_db

BOARD = "The audit committee agreed it."
RESCORED = Score(4, 3)  # 12: High in Bury's bands, red in the stricter ones


def new_version(row: ScoringScheme, **said: object) -> ScoringScheme:
    return services.new_scheme_version(
        row, **{"definition": stricter(), "by": None, "reason": BOARD} | said
    )


def adopt(register, scheme: ScoringScheme, **said: object):
    return services.adopt_scheme(
        register,
        register.version,
        **{"scheme": scheme, "by": None, "reason": BOARD} | said,
    )


@pytest.fixture
def register():
    return factories.make_register()


@pytest.fixture
def version_2(register) -> ScoringScheme:
    return new_version(register.scheme)


def test_risks_move_over_with_their_scores_where_both_count_alike(register, version_2):
    risk = factories.make_risk(register, current=(4, 3), target=(2, 2))

    adopt(register, version_2)

    risk.refresh_from_db()
    assert risk.scheme == version_2
    assert (risk.current, risk.target) == (RESCORED, Score(2, 2))
    assert risk.history.first().history_change_reason == BOARD


def test_only_time_at_red_begins_or_ends_and_no_review_is_invented(register, version_2):
    risk = factories.make_risk(register, current=(4, 3), unchanged_reviews=2)
    was = {
        name: getattr(risk, name)
        for name in ("next_review_on", "last_reviewed_on", "unchanged_reviews")
    }
    day = datetime(2026, 7, 1, 12, tzinfo=UTC)

    adopt(register, version_2, at=day)

    risk.refresh_from_db()
    assert risk.red_since == date(2026, 7, 1)
    assert {name: getattr(risk, name) for name in was} == was
    assert not RiskReview.objects.exists()


def test_a_risk_that_was_red_and_stays_red_keeps_its_day(register, version_2):
    since = date(2026, 1, 5)
    risk = factories.make_risk(register, current=(5, 5), red_since=since)

    adopt(register, version_2)

    risk.refresh_from_db()
    assert risk.red_since == since


def test_risks_keep_their_scheme_where_the_schemes_count_differently(register):
    risk = factories.make_risk(register, current=(4, 3))
    unscored = factories.make_risk(
        register,
        state=RiskState.PROPOSED,
        current_likelihood=None,
        current_impact=None,
    )
    four = factories.make_scoring_scheme(FOUR_BY_FOUR)

    changed = adopt(register, four)

    risk.refresh_from_db()
    unscored.refresh_from_db()
    assert changed.scheme == four
    assert (risk.scheme.code, risk.current) == (BURY_5X5.code, RESCORED)
    assert risk.history.count() == 1
    assert unscored.scheme == four


@pytest.mark.parametrize(
    "state", [RiskState.CLOSED, RiskState.ISSUE, RiskState.DECLINED]
)
def test_a_risk_that_ended_stays_as_it_ended(register, version_2, state):
    risk = factories.make_risk(register, state=state)

    adopt(register, version_2)

    risk.refresh_from_db()
    assert risk.scheme.version == 1
    assert risk.history.count() == 1


def test_history_says_what_it_said(register, version_2):
    """As at the day before, the risk stands in the old scheme, and is not red."""
    before = datetime(2026, 6, 30, 12, tzinfo=UTC)
    risk = factories.make_risk(register, current=(4, 3), at=before)

    adopt(register, version_2, at=datetime(2026, 7, 1, 12, tzinfo=UTC))

    then = rows_as_at(type(risk), before).get(id=risk.pk)
    scheme = ScoringScheme.objects.get(pk=then.scheme_id).scheme
    assert scheme.version == 1
    assert scheme.band(Score(then.current_likelihood, then.current_impact)).label == (
        "High"
    )
    assert then.red_since is None


def test_reviews_of_the_past_keep_the_scheme_they_were_made_in(register, version_2):
    risk = factories.make_risk(register, current=(4, 3))
    services.review_risk(
        risk, risk.version, score=Score(5, 3), by=None, reason="It rained."
    )

    adopt(register, version_2)

    review = RiskReview.objects.get(risk=risk)
    risk.refresh_from_db()
    assert (review.scheme.version, review.old_scheme.version) == (1, 1)
    assert (risk.previous, risk.previous_scheme.version) == (RESCORED, 1)


def test_risks_of_other_registers_stay(register, version_2):
    elsewhere = factories.make_risk()
    escalated = factories.make_risk(escalated_to=register)

    adopt(register, version_2)

    for risk in (elsewhere, escalated):
        risk.refresh_from_db()
        assert risk.scheme.version == 1


def test_a_version_is_adopted_once_and_not_before_its_day(register):
    later = new_version(register.scheme, in_force_from=date(2027, 4, 1))

    with pytest.raises(ValidationError, match="in force from 1 April 2027"):
        adopt(register, later, at=datetime(2027, 3, 31, 12, tzinfo=UTC))
    with pytest.raises(ValidationError, match="already"):
        adopt(register, register.scheme)


def test_escalation_is_said_anew_where_its_band_is_gone(register):
    factories.make_risk(register)
    register.escalates_at = "significant"
    register.save()
    four = factories.make_scoring_scheme(FOUR_BY_FOUR)

    with pytest.raises(ValidationError, match="has no such band"):
        adopt(register, four)

    assert adopt(register, four, escalates_at="high").escalates_at == "high"


def test_of_two_who_change_a_register_the_second_is_told(register, version_2):
    stale = register.version
    adopt(register, version_2)
    four = factories.make_scoring_scheme(FOUR_BY_FOUR)

    with pytest.raises(EditConflict):
        services.adopt_scheme(register, stale, scheme=four, by=None, reason=BOARD)
