"""What pays for a case, and when capital receipts may."""

from dataclasses import replace

import pytest

from savings.appraisal.content import FlowKind, FundingLine
from savings.appraisal.funding import funding, receipts_warnings
from savings.choices import FundingSource
from tests.savings.appraisal.a_case import (
    FULL_CASE,
    make_content,
    make_flow,
    make_option,
    pounds,
)

SAVING = make_flow(FlowKind.CASHABLE_SAVING, (0, 50))


def make_line(*amounts, source=FundingSource.RESERVES):
    return FundingLine(source, "Line", pounds(*amounts))


def with_receipts(*amounts, first_year=2025, flows=(SAVING,), years=2):
    """One-off revenue cost of £100 in each year, paid for by capital receipts."""
    cost = make_flow(FlowKind.ONE_OFF_REVENUE, (100,) * years)
    return make_content(
        make_option("share", cost, *flows),
        first_year=first_year,
        years=years,
        funding=(make_line(*amounts, source=FundingSource.CAPITAL_RECEIPTS),),
    )


def test_the_full_case_is_paid_for_year_by_year():
    found = funding(FULL_CASE, FULL_CASE.preferred_option)

    assert found.is_complete


def test_costs_to_be_paid_for_have_their_optimism_bias_in_them():
    option = make_option("share", make_flow(amounts=(100,), optimism_bias=2_000))
    content = make_content(option, years=1, funding=(make_line(100),))

    assert funding(content, option).gaps == (2_000,)


def test_a_gap_in_one_year_is_not_hidden_by_too_much_in_another():
    option = make_option("share", make_flow(amounts=(100, 100)))
    content = make_content(option, years=2, funding=(make_line(150, 50),))

    found = funding(content, option)

    assert found.gaps == (-5_000, 5_000)
    assert not found.is_complete


def test_receipts_for_revenue_that_brings_ongoing_savings_need_no_warning():
    assert receipts_warnings(with_receipts(100, 100)) == ()
    assert receipts_warnings(make_content()) == ()


@pytest.mark.parametrize(
    ("first_year", "named"),
    [(2024, "2024-25"), (2029, "2030-31"), (2025, ""), (2028, "")],
)
def test_the_direction_covers_the_years_that_begin_from_2025_to_2029(first_year, named):
    told = " ".join(receipts_warnings(with_receipts(100, 100, first_year=first_year)))

    assert ("1 April 2025 to 1 April 2029" in told) == bool(named)
    assert named in told


def test_receipts_beyond_the_revenue_cost_are_warned_of():
    (warning,) = receipts_warnings(with_receipts(100, 120))

    assert warning.startswith("In 2026-27 more capital receipts are used")


def test_receipts_without_an_ongoing_saving_are_warned_of():
    once = make_flow(FlowKind.CASHABLE_SAVING, (50, 0))

    (warning,) = receipts_warnings(with_receipts(100, 0, flows=(once,)))

    assert "no ongoing saving" in warning


def test_receipts_without_a_preferred_option_are_only_held_against_the_years():
    content = replace(with_receipts(500, 0), preferred="")

    assert receipts_warnings(content) == ()
