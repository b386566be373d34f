"""The rules of a risk's life, with the worked examples they are taken from.

Sources: law-and-conventions 5.4 and 6.7, which name the papers.
"""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from common.rag import Direction
from risks import rules
from risks.scoring import Score
from risks.shipped_schemes import BURY_5X5, SHIPPED_SCHEMES, TEN

ON = date(2012, 7, 17)
RED, HIGH, MODERATE, LOW = Score(5, 5), Score(3, 4), Score(2, 3), Score(1, 2)


def direction(before: Score | None, after: Score | None) -> Direction:
    return rules.travel(before, BURY_5X5, after, BURY_5X5).direction


# --- Worked examples ------------------------------------------------------------------

# Bury's cabinet was told of 17 risks, 15 Significant and 2 High, of which 1 had gone
# up, 10 down and 6 were static. The scores themselves are ours.
BURY = [
    (Score(3, 5), Score(4, 5)),
    *[(Score(5, 5), Score(4, 5))] * 9,
    (Score(4, 4), Score(3, 4)),
    *[(Score(4, 4), Score(4, 4))] * 5,
    (Score(2, 4), Score(2, 4)),
]


def test_burys_seventeen_risks_are_counted_as_its_cabinet_was_told():
    bands = Counter(BURY_5X5.band(after).label for _, after in BURY)
    moves = Counter(direction(before, after) for before, after in BURY)

    assert len(BURY) == 17
    assert bands == {"Significant": 15, "High": 2}
    assert moves == {
        Direction.WORSE: 1,
        Direction.IMPROVED: 10,
        Direction.NO_CHANGE: 6,
    }


@pytest.mark.parametrize("scheme", SHIPPED_SCHEMES, ids=lambda scheme: scheme.code)
def test_herefordshires_sixteen_has_one_colour_wherever_it_stands(scheme):
    """Members found 16 red in one register and amber in another."""
    sixteens = [score for score in scheme.scores() if scheme.short(score) == "16"]

    assert len({scheme.band(score).state for score in sixteens}) <= 1


def test_chichesters_previous_score_is_printed_with_the_score_it_became():
    """A committee was shown 6 as the previous score and had to be told it was 3."""
    moved = rules.travel(Score(1, 3), BURY_5X5, Score(3, 3), BURY_5X5)

    assert (moved.before, moved.after) == ("3", "9")
    assert moved.direction == Direction.WORSE


def test_harboroughs_risks_are_printed_in_words_and_move_in_words():
    """Two stood at significant likelihood and critical impact, one at low and critical
    (law-and-conventions 6.1)."""
    moved = rules.travel(Score(4, 3), TEN, Score(3, 3), TEN)

    assert (moved.before, moved.after) == ("Significant / Critical", "Low / Critical")
    assert moved.direction == Direction.IMPROVED


def test_a_risk_without_a_review_yet_is_new():
    moved = rules.travel(None, None, HIGH, BURY_5X5)

    assert (moved.direction, moved.before, moved.after) == (Direction.NEW, "", "12")


def test_scores_of_schemes_that_count_differently_have_no_direction():
    other = replace(BURY_5X5, code="other", name="Another")

    moved = rules.travel(HIGH, other, RED, BURY_5X5)

    assert moved.direction == Direction.NOT_COMPARABLE


# --- Time at red ----------------------------------------------------------------------


def test_days_at_red_are_counted_from_the_first():
    assert rules.days_at_red(ON - timedelta(days=90), on=ON) == 90
    assert rules.days_at_red(None, on=ON) == 0
    assert rules.days_at_red(ON + timedelta(days=1), on=ON) == 0


def test_red_begins_again_after_a_break():
    red, high = BURY_5X5.band(RED), BURY_5X5.band(HIGH)
    long_ago = ON - timedelta(days=400)

    assert rules.red_since(long_ago, red, red, on=ON) == long_ago
    assert rules.red_since(long_ago, red, high, on=ON) is None
    assert rules.red_since(None, high, red, on=ON) == ON


# --- What a review leaves -------------------------------------------------------------


def test_the_same_number_from_other_places_is_a_change():
    assert rules.is_unchanged(HIGH, BURY_5X5, HIGH, BURY_5X5)
    assert not rules.is_unchanged(Score(3, 4), BURY_5X5, Score(4, 3), BURY_5X5)


def test_the_same_places_in_a_scheme_that_means_something_else_are_a_change():
    other = replace(BURY_5X5, code="other")

    assert not rules.is_unchanged(HIGH, BURY_5X5, HIGH, other)
    assert rules.is_unchanged(HIGH, BURY_5X5, HIGH, replace(BURY_5X5, version=2))
    assert rules.carried_over(HIGH, BURY_5X5, other) is None
    assert rules.carried_over(HIGH, BURY_5X5, replace(BURY_5X5, version=2)) == HIGH


@pytest.mark.parametrize(
    ("reason", "last", "is_repeated"),
    [
        ("No bidder yet.", "No bidder yet.", True),
        (" no  bidder\nyet.", "No bidder yet.", True),
        ("No bidder yet, but two have asked.", "No bidder yet.", False),
        ("No bidder yet.", "", False),
    ],
)
def test_a_reason_said_again_is_known_again(reason, last, is_repeated):
    assert rules.repeats_reason(reason, last) is is_repeated


def test_a_higher_band_of_the_same_colour_is_a_rise():
    low, moderate, high, significant = BURY_5X5.bands
    as_red = replace(
        high.state, tone=significant.state.tone, severity=significant.state.severity
    )
    high = replace(high, state=as_red)
    scheme = replace(BURY_5X5, bands=(low, moderate, high, significant))

    assert rules.has_risen(scheme, high, significant)
    assert not rules.has_risen(scheme, significant, high)
    assert not rules.has_risen(scheme, high, high)


def test_between_schemes_a_band_has_risen_if_its_colour_is_more_serious():
    green, *_, red = BURY_5X5.bands
    same_colour = replace(red, state=replace(red.state, code="worst", label="Worst"))

    assert rules.has_risen(BURY_5X5, replace(green, highest=2), red)
    assert not rules.has_risen(BURY_5X5, same_colour, red)


# --- Going up -------------------------------------------------------------------------


def reasons(score: Score, **said) -> str:
    return " ".join(rules.escalation_reasons(BURY_5X5, score, on=ON, **said))


def test_a_risk_goes_up_from_the_band_its_register_names():
    assert reasons(RED, escalates_at="significant") == (
        "It is Significant: risks go up from Significant on this register."
    )
    assert "from High" in reasons(RED, escalates_at="high")
    assert reasons(HIGH, escalates_at="significant") == ""


@pytest.mark.parametrize("unknown", ["", "of-another-scheme"])
def test_a_band_the_scheme_does_not_know_sends_nothing_up(unknown: str):
    assert reasons(RED, escalates_at=unknown, appetite=unknown) == ""


def test_a_risk_above_its_appetite_goes_up_until_somebody_accepts_it():
    assert "above its appetite of Moderate" in reasons(HIGH, appetite="moderate")
    assert reasons(MODERATE, appetite="moderate") == ""
    assert reasons(HIGH, appetite="moderate", is_accepted=True) == ""


def test_a_risk_red_for_too_long_goes_up():
    """Croydon's members asked why risks stayed red."""
    since = date(2012, 1, 16)

    assert reasons(RED, red_since=since, red_days_allowed=183) == ""
    assert reasons(RED, red_since=since, red_days_allowed=182) == (
        "It has been red for 183 days, since 16 January 2012: this register allows 182."
    )
    assert reasons(RED, red_since=since, red_days_allowed=None) == ""


def test_two_reviews_within_appetite_ask_whether_it_could_leave():
    """Bracknell Forest considers it after two quarters."""
    assert rules.could_leave(BURY_5X5, "moderate", LOW, MODERATE)
    assert not rules.could_leave(BURY_5X5, "moderate", LOW, HIGH)
    assert not rules.could_leave(BURY_5X5, "moderate", LOW, None)
    assert not rules.could_leave(BURY_5X5, "", LOW, LOW)
