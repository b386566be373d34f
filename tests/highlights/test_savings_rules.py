"""What savings, benefits and spending say of cost and benefits. No database."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from common.money import WHOLE_SHARE
from highlights.models import DimensionRating
from highlights.rules import Grounds, dimensions_indicated
from highlights.savings_rules import (
    HeldSavings,
    Level,
    benefits_indicated,
    cost_indicated,
    savings_changes,
)
from highlights.shipped_schemes import MILTON_KEYNES_2012, RAG_WITH_RISKS
from savings.facts import SavingsFacts
from tests.savings.benefit_facts import benefit, case, ceiling
from tests.savings.saving_facts import OTHER_PROGRAMME, PROGRAMME, a_saving, a_year

pytestmark = pytest.mark.rules

ON = date(2012, 7, 17)
SINCE = date(2012, 4, 20)
OFF = ((date(2012, 7, 1), 20),)
ON_TRACK = ((date(2012, 7, 1), 15),)


def held(*savings, **more):
    facts = SavingsFacts(savings=savings, **more)
    return HeldSavings(facts, PROGRAMME, 2012, "2012-13")


def claimed(share=WHOLE_SHARE, state="in_delivery", reference="S7", **figures):
    claims = [(PROGRAMME, share)]
    if share < WHOLE_SHARE:
        claims.append((OTHER_PROGRAMME, WHOLE_SHARE - share))
    return a_saving(
        a_year(**figures), claims=claims, state=state, reference=reference, id=7
    )


def said(*savings, **more):
    found = benefits_indicated(held(*savings, **more), ON)
    return (found.level, found.because) if found else None


def test_where_nothing_is_known_nothing_is_said():
    assert said() is None
    assert said(claimed(target=1_000_00, achieved=400_00)) is None
    assert said(benefits=(benefit(),)) is None
    assert cost_indicated(held()) is None


@pytest.mark.parametrize(
    ("forecast", "expected"),
    [
        (1_600_000_00, (Level.WITHIN, "£1.6m of this year's £1.6m is forecast")),
        (1_440_000_00, (Level.WITHIN, "£1.4m of this year's £1.6m is forecast")),
        (1_439_999_00, (Level.OUTSIDE, "£160k of this year's £1.6m is not forecast")),
        (1_280_000_00, (Level.OUTSIDE, "£320k of this year's £1.6m is not forecast")),
        (
            1_200_000_00,
            (Level.FAR_OUTSIDE, "£400k of this year's £1.6m is not forecast"),
        ),
    ],
)
def test_a_tenth_and_a_fifth_less_than_agreed_are_amber_and_red(forecast, expected):
    assert said(claimed(target=1_600_000_00, forecast=forecast)) == expected


def test_only_the_share_claimed_here_is_told():
    half = claimed(share=5_000, target=1_000_00, forecast=500_00)

    assert said(half) == (
        Level.FAR_OUTSIDE,
        "£250 of this year's £500 is not forecast",
    )


@pytest.mark.parametrize(
    ("pressures", "expected"),
    [
        (
            -10_000_00,
            (
                Level.WITHIN,
                "£100k of this year's £100k is forecast, less pressures of £10k",
            ),
        ),
        (
            -50_000_00,
            (
                Level.FAR_OUTSIDE,
                "£50k of this year's £100k is at risk, pressures of £50k counted",
            ),
        ),
    ],
)
def test_pressures_are_at_risk_though_all_is_forecast(pressures, expected):
    pressed = claimed(target=100_000_00, forecast=100_000_00, pressures=pressures)

    assert said(pressed) == expected


@pytest.mark.parametrize(
    ("forecast", "expected"),
    [
        (
            100_000_00,
            (
                Level.WITHIN,
                "£100k of this year's £100k is forecast, £100k more is replaced",
            ),
        ),
        (
            60_000_00,
            (
                Level.FAR_OUTSIDE,
                "£40k of this year's £100k is not forecast, £100k more is replaced",
            ),
        ),
    ],
)
def test_what_a_saving_in_its_place_brings_is_not_missing(forecast, expected):
    lost = claimed(state="undeliverable", target=100_000_00, forecast=0)
    instead = a_saving(
        a_year(target=100_000_00, forecast=forecast),
        claims=[(PROGRAMME, WHOLE_SHARE)],
        replaces="S7",
    )

    assert said(lost, instead) == expected


def test_an_undeliverable_saving_counts_unless_another_stands_in_for_it():
    lost = claimed(state="undeliverable", target=100_00)
    instead = a_saving(a_year(target=100_00), claims=[(PROGRAMME, 1)], replaces="S7")

    assert said(lost) == (
        Level.OUTSIDE,
        "S7 is undeliverable and nothing replaces it",
    )
    assert said(lost, instead) is None


def test_benefits_off_track_are_named():
    good, bad = benefit(*ON_TRACK), benefit(*OFF, reference="B2", id=2)

    assert said(benefits=(good, bad)) == (
        Level.OUTSIDE,
        "1 of 2 benefits is off track: B2",
    )
    assert said(benefits=(good,)) == (Level.WITHIN, "B1 is on track or realised")
    declared = replace(good, declared="off_track")
    assert said(benefits=(declared,))[0] == Level.OUTSIDE
    assert said(benefits=(replace(bad, state="closed"),)) is None


def test_the_sentence_says_what_is_bad_and_not_what_is_well():
    found = said(claimed(target=1_000_00, forecast=1_000_00), benefits=(benefit(*OFF),))

    assert found == (Level.OUTSIDE, "1 of 1 benefit is off track: B1")


@pytest.mark.parametrize(
    ("spent", "expected"),
    [
        (50_000, (0, "£50,000 of £400,000 (Scoping) is spent")),
        (360_000, (0, "£360,000 of £400,000 (Scoping) is spent, nearly all of it")),
        (400_000, (0, "£400,000 of £400,000 (Scoping) is spent, nearly all of it")),
        (400_001, (1, "the spend ceiling of £400,000 (Scoping) is exceeded by £1")),
        (
            480_001,
            (2, "the spend ceiling of £400,000 (Scoping) is exceeded by £80,001"),
        ),
    ],
)
def test_a_spend_ceiling_is_held_against_every_pound_beyond_it(spent, expected):
    found = cost_indicated(held(cases=(case(ceiling(spent=spent)),)))

    assert (found.level, found.because) == expected


def test_a_ceiling_that_came_back_to_the_body_says_no_more():
    back = ceiling(spent=500_000, returned_on=date(2012, 5, 1))

    assert cost_indicated(held(cases=(case(back),))) is None


def test_however_long_names_are_the_sentence_fits_where_it_is_stored():
    long = "Wider " * 33
    ceilings = [
        ceiling(title=long, spent=10**13 + nth, amount=10**14) for nth in range(4)
    ]
    lost = claimed(state="undeliverable", reference="R" * 30, target=10**13)
    bad = [benefit(*OFF, reference="B" * 30, id=nth) for nth in range(4)]

    cost = cost_indicated(held(cases=(case(*ceilings),)))
    benefits = benefits_indicated(
        held(replace(lost, years=(a_year(target=10**13, forecast=0),)), benefits=bad),
        ON,
    )

    room = DimensionRating._meta.get_field("indicated_because").max_length
    assert len(cost.because) <= room
    assert len(benefits.because) <= room


def test_a_scheme_is_told_in_its_own_states():
    far = held(
        claimed(target=100_00, forecast=0), cases=(case(ceiling(spent=400_001)),)
    )
    grounds = Grounds((), 14, ON, savings=far)

    rag = dimensions_indicated(RAG_WITH_RISKS, grounds)
    two_states = dimensions_indicated(MILTON_KEYNES_2012, grounds)

    assert (rag["benefits"].code, rag["cost"].code) == ("red", "amber")
    assert (two_states["benefits"].code, two_states["cost"].code) == (
        "outside",
        "outside",
    )
    assert dimensions_indicated(MILTON_KEYNES_2012, Grounds((), 14, ON)) == {}


def changes(before, after):
    found = savings_changes(before, after, since=SINCE, on=ON)
    return [(change.title, change.what) for change in found]


def test_what_became_of_a_saving_is_told_in_pounds():
    before = claimed(target=1_000_00, forecast=1_000_00)
    after = replace(
        claimed(target=1_000_00, forecast=800_00, achieved=300_00, validated=200_00),
        state="part_delivered",
        title=before.title,
    )

    assert changes(held(before), held(after)) == [
        (
            f"S7 {before.title}",
            "part delivered; forecast £800, was £1,000; claimed £300, was £0; "
            "validated £200, was £0",
        )
    ]
    assert changes(held(before), held(before)) == []


def test_a_claim_of_delivery_is_a_claim_until_finance_has_validated_it():
    claim = claimed(
        target=1_000_00, forecast=1_000_00, achieved=1_000_00, state="delivered"
    )
    [year] = claim.years
    seen = replace(year, figures=replace(year.figures, validated=1_000_00))

    [(_, at_first)] = changes(held(replace(claim, state="in_delivery")), held(claim))
    [(_, then)] = changes(held(claim), held(replace(claim, years=(seen,))))

    assert at_first == "delivered, as claimed"
    assert then == "delivered; validated £1,000, was £0"


def test_a_saving_is_new_only_where_it_came_to_be_since():
    old = claimed(target=100_00)
    new = replace(old, state_since=date(2012, 5, 1))

    assert changes(None, held(old)) == []
    assert changes(None, held(new)) == [(f"S7 {new.title}", "new")]
    assert changes(held(old), held()) == [(f"S7 {old.title}", "no longer claimed here")]


def test_a_benefit_says_how_it_stands_now():
    first = benefit((date(2012, 4, 1), Decimal(20)))
    now = benefit((date(2012, 7, 1), 10))

    assert changes(held(benefits=(first,)), held(benefits=(now,))) == [
        ("B1 Answers come sooner", "realised")
    ]
