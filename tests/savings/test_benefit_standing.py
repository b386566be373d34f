from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from programmes.standing import Place
from savings.benefit_rules import expected, standing
from savings.choices import BenefitKind, BenefitStanding, BenefitState
from savings.facts import BenefitFact, ReadingFact

# Days until an answer: 20 on 1 April 2012, to be 10 on 1 April 2013.
WAITING = BenefitFact(
    id=1,
    reference="B1",
    title="Answers come sooner",
    description="",
    place=Place(1),
    is_disbenefit=False,
    category="",
    kind=BenefitKind.QUANTITATIVE,
    saving="",
    annual_value=None,
    measure="Days until an answer",
    unit="days",
    direction="decrease",
    baseline=Decimal(20),
    baseline_on=date(2012, 4, 1),
    baseline_source="",
    target=Decimal(10),
    target_on=date(2013, 4, 1),
    owner="",
    later_owner="",
    activities="",
    declared="",
    declared_reason="",
    state=BenefitState.OPEN,
    closed_on=None,
    closing_reason="",
    priorities=(),
    values=(),
    readings=(),
    exempt=None,
)
TODAY = date(2012, 11, 1)
HALF_WAY = date(2012, 9, 30)  # 182 of 365 days


def read(*pairs, **changes):
    readings = tuple(ReadingFact(on, Decimal(value), "") for on, value in pairs)
    return replace(WAITING, readings=readings, **changes)


def test_nothing_is_said_of_a_benefit_before_its_first_reading():
    later = read((date(2012, 12, 1), 5))

    assert standing(WAITING, TODAY) == BenefitStanding.NO_READING
    assert standing(later, TODAY) == BenefitStanding.NO_READING


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
    assert standing(read((HALF_WAY, value)), TODAY) == found


def test_a_benefit_that_should_rise_is_held_against_the_same_line():
    rising = {"direction": "increase", "target": Decimal(30)}

    assert standing(read((HALF_WAY, 25), **rising), TODAY) == "on_track"
    assert standing(read((HALF_WAY, 24), **rising), TODAY) == "off_track"
    assert standing(read((HALF_WAY, 30), **rising), TODAY) == "realised"


def test_what_was_reached_and_lost_again_is_not_realised():
    lost = read((date(2012, 6, 30), 9), (HALF_WAY, 18))

    assert standing(lost, date(2012, 7, 1)) == BenefitStanding.REALISED
    assert standing(lost, TODAY) == BenefitStanding.OFF_TRACK


def test_after_the_target_date_a_benefit_not_realised_is_off_track():
    nearly = read((date(2013, 3, 31), "10.1"))

    assert standing(nearly, date(2013, 4, 1)) == BenefitStanding.OFF_TRACK
    on_time = read((HALF_WAY, 12))
    assert standing(on_time, date(2013, 4, 1)) == BenefitStanding.ON_TRACK
    assert standing(on_time, date(2013, 4, 2)) == BenefitStanding.OFF_TRACK


def test_without_a_target_nothing_is_computed():
    assert standing(read((HALF_WAY, 12), target=None), TODAY) is None


def test_without_a_baseline_only_the_target_can_be_judged():
    assert standing(read((HALF_WAY, 12), baseline=None), TODAY) is None
    assert standing(read((HALF_WAY, 10), baseline=None), TODAY) == "realised"


def test_a_harm_is_on_track_while_it_is_within_what_was_accepted():
    harm = {"is_disbenefit": True, "direction": "increase", "target": Decimal(30)}

    assert standing(read((HALF_WAY, 30), **harm), TODAY) == BenefitStanding.ON_TRACK
    assert standing(read((HALF_WAY, 31), **harm), TODAY) == BenefitStanding.OFF_TRACK
