from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.core.exceptions import ValidationError

from savings.benefit_rules import expected, reading_due_on, standing, why_other_way
from savings.choices import BenefitStanding
from savings.models import Benefit
from tests.savings.benefit_facts import benefit

WAITING = benefit()
TODAY = date(2012, 11, 1)
HALF_WAY = date(2012, 9, 30)  # 182 of 365 days


def test_nothing_is_said_of_a_benefit_before_its_first_reading():
    later = benefit((date(2012, 12, 1), 5))

    assert standing(WAITING, TODAY) == BenefitStanding.NO_READING
    assert standing(later, TODAY) == BenefitStanding.NO_READING


def test_a_reading_is_due_half_a_year_after_the_last_and_on_the_target_date():
    baseline, target = date(2011, 4, 1), date(2013, 3, 31)

    assert reading_due_on(baseline, target, None) == date(2011, 10, 1)
    assert reading_due_on(baseline, target, date(2012, 6, 30)) == date(2012, 12, 30)
    assert reading_due_on(baseline, target, date(2013, 1, 2)) == target
    assert reading_due_on(baseline, target, target) == date(2013, 9, 30)
    assert reading_due_on(None, target, None) == target
    assert reading_due_on(None, None, None) is None


def test_half_way_in_time_it_should_be_half_way_there():
    assert expected(WAITING, HALF_WAY) == 20 - Fraction(10 * 182, 365)
    assert expected(WAITING, date(2011, 1, 1)) == 20
    assert expected(WAITING, date(2020, 1, 1)) == 10


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("15.1", BenefitStanding.OFF_TRACK),
        ("15.0", BenefitStanding.ON_TRACK),
        ("10", BenefitStanding.REALISED),
        ("9", BenefitStanding.REALISED),
    ],
)
def test_a_reading_is_held_against_the_line_from_the_baseline(value, found):
    assert standing(benefit((HALF_WAY, value)), TODAY) == found


def test_a_benefit_that_should_rise_is_held_against_the_same_line():
    rising = {"direction": "increase", "target": Decimal(30)}

    assert standing(benefit((HALF_WAY, 25), **rising), TODAY) == "on_track"
    assert standing(benefit((HALF_WAY, 24), **rising), TODAY) == "off_track"
    assert standing(benefit((HALF_WAY, 30), **rising), TODAY) == "realised"


def test_what_was_reached_and_lost_again_is_not_realised():
    lost = benefit((date(2012, 6, 30), 9), (HALF_WAY, 18))

    assert standing(lost, date(2012, 7, 1)) == BenefitStanding.REALISED
    assert standing(lost, TODAY) == BenefitStanding.OFF_TRACK


def test_after_the_target_date_a_benefit_not_realised_is_off_track():
    nearly = benefit((date(2013, 3, 31), "10.1"))

    assert standing(nearly, date(2013, 4, 1)) == BenefitStanding.OFF_TRACK
    on_time = benefit((HALF_WAY, 12))
    assert standing(on_time, date(2013, 4, 1)) == BenefitStanding.ON_TRACK
    assert standing(on_time, date(2013, 4, 2)) == BenefitStanding.OFF_TRACK


def test_without_a_target_nothing_is_computed():
    assert standing(benefit((HALF_WAY, 12), target=None), TODAY) is None


def test_without_a_baseline_only_the_target_can_be_judged():
    assert standing(benefit((HALF_WAY, 12), baseline=None), TODAY) is None
    assert standing(benefit((HALF_WAY, 10), baseline=None), TODAY) == "realised"


def test_a_harm_is_on_track_while_it_is_within_what_was_accepted():
    harm = {"is_disbenefit": True, "direction": "increase", "target": Decimal(30)}

    assert standing(benefit((HALF_WAY, 30), **harm), TODAY) == BenefitStanding.ON_TRACK
    assert standing(benefit((HALF_WAY, 31), **harm), TODAY) == BenefitStanding.OFF_TRACK


@pytest.mark.parametrize(
    ("direction", "target", "side"),
    [("increase", 30, "below"), ("decrease", 80, "above")],
)
def test_a_target_on_the_other_side_of_the_baseline_is_refused(direction, target, side):
    """At its baseline a benefit would be realised."""
    measured = Benefit(direction=direction, baseline=Decimal(64))
    measured.target = Decimal(target)

    with pytest.raises(ValidationError) as refused:
        measured.clean()

    [words] = refused.value.message_dict["target"]
    assert f"the target is {side} the baseline" in words


def test_a_measure_may_be_kept_where_it_is_or_left_without_a_direction():
    assert why_other_way("increase", Decimal(64), Decimal("64.0000")) == ""
    assert why_other_way("decrease", Decimal(64), Decimal(30)) == ""
    assert why_other_way("", Decimal(64), Decimal(30)) == ""
    assert why_other_way("increase", None, Decimal(30)) == ""
