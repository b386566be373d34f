from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from common.money import WHOLE_SHARE
from reports.blocks.movement_since import MovementOptions, build
from reports.movement import Subject, movement
from reports.movement_words import remarks
from reports.remark import Kind
from tests.reports.savings_positions import PROJECT, STRAND, with_savings
from tests.savings.benefit_facts import benefit, case, ceiling
from tests.savings.saving_facts import a_saving, a_year

BEFORE = a_saving(
    a_year(target=10_000_00, forecast=10_000_00, achieved=2_000_00),
    claims=[(PROJECT, WHOLE_SHARE)],
    id=7,
    reference="S7",
    title="Share the depot",
)


def told(**changed):
    """What is said of a saving of which this, and nothing else, has changed."""
    return told_between(with_savings(BEFORE), after_of(replace(BEFORE, **changed)))


def after_of(*savings, **more):
    return with_savings(*savings, days_later=30, **more)


def told_between(before, after):
    [change] = movement(before, after).changes
    return [(remark.kind, remark.words) for remark in remarks(change)]


def in_the_year(**figures):
    stood = {"target": 10_000_00, "forecast": 10_000_00, "achieved": 2_000_00}
    return told(years=(a_year(**stood | figures),))


def test_a_forecast_falls_by_the_pound():
    assert in_the_year(forecast=9_000_00) == [
        (Kind.WORSE, "Forecast for 2012-13: £9,000, was £10,000")
    ]


def test_a_forecast_rises():
    assert in_the_year(forecast=12_500_00) == [
        (Kind.BETTER, "Forecast for 2012-13: £12,500, was £10,000")
    ]


def test_more_is_claimed_and_finance_validates_it():
    assert in_the_year(achieved=4_000_00, validated=3_000_00) == [
        (Kind.GAINED, "Claimed for 2012-13: £4,000, was £2,000"),
        (Kind.VALIDATED, "Validated by finance for 2012-13: £3,000, was £0"),
    ]


def test_pressures_take_away_from_it():
    assert in_the_year(pressures=-328_00) == [
        (Kind.WORSE, "Pressures in 2012-13: −£328, was £0")
    ]


def test_a_year_gets_a_new_target():
    assert in_the_year(target=8_000_00) == [
        (Kind.REBASELINED, "New in 2012-13: £8,000, was £10,000")
    ]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"state": "undeliverable"}, (Kind.WORSE, "Undeliverable, was in delivery")),
        (
            {"state": "delivered"},
            (Kind.STATE, "Delivered, as claimed, was in delivery"),
        ),
        ({"delivery": "blue"}, (Kind.RATED, "Delivery: delivered, as claimed")),
        ({"state": "withdrawn"}, (Kind.CLOSED, "Withdrawn, was in delivery")),
        ({"delivery": "red"}, (Kind.RATED, "Delivery: high risk")),
        (
            {"budget_owner": "Director"},
            (Kind.PEOPLE, "Budget owner: Director, was Head of Service"),
        ),
        ({"title": "Depots"}, (Kind.RENAMED, "Renamed, was Share the depot")),
        ({"reference": "S8"}, (Kind.MOVED, "Now S8, was S7")),
        ({"claims": ()}, (Kind.MOVED, "Claimed in other shares, or by others")),
    ],
)
def test_whatever_else_changes_is_told(changed, expected):
    assert told(**changed) == [expected]


def test_delivery_gets_worse_with_both_ratings():
    before = with_savings(replace(BEFORE, delivery="green"))
    [change] = movement(before, after_of(replace(BEFORE, delivery="red"))).changes

    [remark] = remarks(change)

    assert (remark.kind, remark.words) == (
        Kind.WORSE,
        "Delivery: high risk, was on track",
    )
    assert remark.after.label == "High risk"


def test_it_is_delivered_on_the_day_finance_validates_it():
    claimed = {"state": "delivered", "delivery": "blue"}
    figures = {"target": 10_000_00, "forecast": 10_000_00, "achieved": 10_000_00}
    before = replace(BEFORE, years=(a_year(**figures),), **claimed)
    after = replace(before, years=(a_year(**figures, validated=10_000_00),))

    assert told_between(with_savings(before), after_of(after)) == [
        (Kind.BETTER, "Delivery: delivered, was delivered, as claimed"),
        (Kind.COMPLETED, "Delivered, was delivered, as claimed"),
        (Kind.VALIDATED, "Validated by finance for 2012-13: £10,000, was £0"),
    ]


def test_a_new_financial_year_alone_is_no_change():
    seen = {"target": 10_000_00, "achieved": 10_000_00, "validated": 10_000_00}
    years = a_year(**seen), a_year(2013, target=10_000_00)
    delivered = replace(BEFORE, years=years, state="delivered", delivery="blue")

    of_2013 = with_savings(delivered, days_later=365)

    assert movement(with_savings(delivered), of_2013).changes == ()


def test_a_new_saving_says_what_it_is_to_bring():
    found = told_between(with_savings(), after_of(BEFORE))

    assert found == [(Kind.NEW, "New here: £10,000 in 2012-13")]


def test_what_has_gone_is_no_longer_shown():
    found = told_between(with_savings(BEFORE), after_of())

    assert found == [(Kind.LOST, "No longer shown")]


def test_a_benefit_falls_off_its_line_and_says_what_was_read():
    first = benefit((date(2012, 7, 1), 17))
    second = benefit((date(2012, 7, 1), 17), (date(2012, 8, 1), 19))

    found = told_between(with_savings(benefits=(first,)), after_of(benefits=(second,)))

    assert found == [
        (Kind.WORSE, "Off track, was on track"),
        (Kind.STATE, "Reading: 19 days, was 17 days"),
    ]


def test_a_benefit_is_realised_and_no_longer_followed():
    first = benefit((date(2012, 7, 1), "10.5"))
    second = benefit((date(2012, 8, 1), 10), state="closed", target=Decimal(10))

    found = told_between(with_savings(benefits=(first,)), after_of(benefits=(second,)))

    assert [words for _, words in found] == [
        "No longer followed",
        "Reading: 10 days, was 10.5 days",
        "Realised, was on track",
    ]


def test_a_business_case_is_approved_and_its_ceiling_exceeded():
    first = case(ceiling(spent=0))
    second = case(ceiling(spent=400_001), status="approved", decided_by="Cabinet")

    found = told_between(with_savings(cases=(first,)), after_of(cases=(second,)))

    assert found == [
        (Kind.WORSE, "Scoping: £400,001 spent of £400,000"),
        (Kind.STATE, "Version 1, outline business case: approved by Cabinet"),
    ]


def test_the_block_names_each_and_where_it_belongs():
    after = after_of(
        replace(BEFORE, state="undeliverable"), benefits=(benefit(place=STRAND),)
    )

    found = build(after, with_savings(BEFORE), MovementOptions())

    strand = after.programmes[0].strands[0]
    assert [(row.what, row.where, row.label) for row in found.rows] == [
        ("S7 Share the depot", strand.projects[0].fact.name, "Worse"),
        ("B1 Answers come sooner", strand.fact.name, "New"),
    ]


def test_nothing_of_savings_is_told_where_none_were_known():
    before = replace(with_savings(), savings=None)

    assert list(movement(before, after_of()).of(Subject.SAVING)) == []
