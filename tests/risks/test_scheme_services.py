"""New versions of schemes; what was scored in the old ones keeps its meaning."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from common.history import rows_as_at
from common.locking import EditConflict
from risks import defaults, services
from risks.choices import RiskState
from risks.models import RiskCategory, RiskReview, ScoringScheme
from risks.scoring import Draft, Scheme, Score, draft_of
from risks.shipped_schemes import BURY_5X5, FOUR_BY_FOUR, SHIPPED_SCHEMES
from tests import factories

pytestmark = pytest.mark.django_db

BOARD = "The audit committee agreed it."
RESCORED = Score(4, 3)  # 12: High in Bury's bands, red in the stricter ones


def stricter(scheme: Scheme = BURY_5X5) -> Draft:
    """The same axes; 12 belongs to the highest band."""
    low, moderate, high, significant = scheme.bands
    return draft_of(
        scheme,
        bands=(
            low,
            moderate,
            replace(high, highest=10),
            replace(significant, lowest=12),
        ),
    )


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


# --- What comes with the product ------------------------------------------------------


def test_five_schemes_and_a_list_of_categories_come_with_the_product_once():
    defaults.load()
    defaults.load()

    codes = set(ScoringScheme.objects.values_list("code", flat=True))
    assert codes == {scheme.code for scheme in SHIPPED_SCHEMES}
    assert ScoringScheme.objects.count() == len(SHIPPED_SCHEMES)
    assert RiskCategory.objects.count() == len(defaults.CATEGORIES)


def test_what_a_council_made_of_its_lists_stays():
    factories.make_risk_category(name="Climate")
    factories.make_scoring_scheme(BURY_5X5)
    new_version(ScoringScheme.objects.get(code=BURY_5X5.code))

    defaults.load()

    assert RiskCategory.objects.get().name == "Climate"
    assert ScoringScheme.objects.filter(code=BURY_5X5.code).count() == 2


# --- New versions ---------------------------------------------------------------------


def test_a_change_is_a_new_version_and_the_old_one_stays(register, version_2):
    old = ScoringScheme.objects.get(pk=register.scheme_id)

    assert version_2.version == 2
    assert version_2.scheme.band(RESCORED).label == "Significant"
    assert old.scheme.band(RESCORED).label == "High"
    assert version_2.history.get().history_change_reason == BOARD


def test_registers_go_on_with_the_version_they_have(register, version_2):
    register.refresh_from_db()

    assert register.scheme.version == 1


def test_a_version_never_changes_whatever_the_path(register):
    """Even one that no risk stands in any more: history still reads it."""
    with pytest.raises(ValidationError, match="never changes"):
        register.scheme.save()
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        ScoringScheme.objects.filter(pk=register.scheme_id).update(name="Another")


def test_of_two_who_change_a_scheme_the_second_is_told(register, version_2):
    with pytest.raises(ValidationError, match="Version 2 of this scheme exists"):
        new_version(register.scheme)


def test_a_version_that_says_nothing_new_is_not_saved(register):
    with pytest.raises(ValidationError, match="Nothing was changed"):
        new_version(register.scheme, definition=BURY_5X5)


def test_a_draft_with_a_gap_is_never_saved(register):
    low, *rest = BURY_5X5.bands
    gap = draft_of(BURY_5X5, bands=(replace(low, highest=2), *rest))

    with pytest.raises(ValidationError, match="a score of 3 is in no band"):
        new_version(register.scheme, definition=gap)


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_new_version_needs_a_reason(register, reason):
    with pytest.raises(ValidationError, match="Say why"):
        new_version(register.scheme, reason=reason)


def test_a_further_scheme_has_a_name_and_code_of_its_own():
    factories.make_scoring_scheme()
    said = {"by": None, "reason": BOARD}

    made = services.create_scheme(
        definition=draft_of(BURY_5X5, name="5 by 5 of the fire service"), **said
    )

    assert (made.code, made.version) == ("5-by-5-of-the-fire-service", 1)
    assert made.scheme.band(RESCORED).label == "High"
    with pytest.raises(ValidationError, match="Another scheme has this name"):
        services.create_scheme(definition=draft_of(BURY_5X5, name="5 BY 5"), **said)


def test_a_name_that_gives_no_code_still_makes_a_scheme():
    made = services.create_scheme(
        definition=draft_of(BURY_5X5, name="\N{CJK UNIFIED IDEOGRAPH-98A8}"),
        by=None,
        reason=BOARD,
    )

    assert made.code == "scheme"


def test_the_version_in_force_is_the_last_whose_day_has_come(register):
    later = new_version(register.scheme, in_force_from=date(2027, 4, 1))
    schemes = ScoringScheme.objects.filter(code=later.code)

    assert schemes.in_force(on=date(2027, 3, 31)).get() == register.scheme
    assert schemes.in_force(on=date(2027, 4, 1)).get() == later


# --- A register changes to another scheme ---------------------------------------------


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
