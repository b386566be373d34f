"""What a business case still needs at its stage."""

from dataclasses import replace

import pytest

from savings.appraisal.checks import findings, missing
from savings.appraisal.content import Assurance, FlowKind, PriceBasis, ProjectKind
from savings.appraisal.finding import Section
from savings.choices import CaseStage
from tests.savings.appraisal.a_case import (
    FULL_CASE,
    OUTLINE_CASE,
    make_content,
    make_flow,
    make_option,
    make_scored,
)

FULL, OUTLINE, STRATEGIC = CaseStage.FULL, CaseStage.OUTLINE, CaseStage.STRATEGIC


def told(content, stage=FULL):
    return " ".join(finding.text for finding in findings(content, stage))


def with_preferred(**changes):
    """The full case with its preferred option changed."""
    preferred = replace(FULL_CASE.preferred_option, **changes)
    options = tuple(
        preferred if option.code == preferred.code else option
        for option in FULL_CASE.options
    )
    return replace(FULL_CASE, options=options)


def test_the_full_case_lacks_nothing():
    assert missing(FULL_CASE, FULL) == ()


def test_a_case_begun_today_lacks_what_its_stage_needs_and_no_more():
    empty = make_content()

    at = {stage: len(missing(empty, stage)) for stage in CaseStage}

    assert at[STRATEGIC] < at[OUTLINE] <= at[FULL]
    assert "management case" not in told(empty, OUTLINE)
    assert "management case" in told(empty, FULL)


def test_there_are_to_be_three_options_one_of_them_to_do_nothing():
    two = make_content(make_option("a"), make_option("b"))

    assert "at least three options; there are 2 options" in told(two, STRATEGIC)
    assert "No option is to do nothing" in told(two, STRATEGIC)
    assert "there is 1 option." in told(make_content(make_option("a")), STRATEGIC)


def test_options_criteria_and_groups_of_one_name_are_to_be_named_apart():
    first, second, *_ = FULL_CASE.options
    criterion, *_ = FULL_CASE.criteria
    content = replace(
        FULL_CASE,
        options=(replace(first, name="Partner"), replace(second, name="partner ")),
        criteria=(replace(criterion, name="Cost"), replace(criterion, name="Cost")),
    )

    assert "2 options are called “Partner”: name them apart." in told(content)
    assert "2 criteria are called “Cost”: name them apart." in told(content)
    assert "name them apart" not in told(FULL_CASE)


def test_weights_come_to_a_hundred_percent():
    uneven = make_scored({"a": {"staff": (5, 1)}, "b": {"staff": (2, 4)}}, (60, 45))

    assert "The weights come to 105 %, not 100 %." in told(uneven)
    assert "weights come to" not in told(FULL_CASE)


def test_a_criterion_without_a_weight_among_others_is_named():
    first, *others = FULL_CASE.criteria
    content = replace(FULL_CASE, criteria=(replace(first, weight=None), *others))

    assert f"but not {first.name}." in told(content)


@pytest.mark.parametrize(
    ("stage", "given", "is_enough"),
    [
        (STRATEGIC, Assurance.NONE, True),
        (OUTLINE, Assurance.NONE, False),
        (OUTLINE, Assurance.IN_PRINCIPLE, True),
        (OUTLINE, Assurance.FULL, True),
        (FULL, Assurance.IN_PRINCIPLE, False),
        (FULL, Assurance.FULL, True),
    ],
)
def test_the_section_151_officer_assures_in_principle_then_in_full(
    stage, given, is_enough
):
    content = replace(FULL_CASE, assurance=given)

    texts = [finding.text for finding in missing(content, stage)]

    assert any("section 151" in text for text in texts) != is_enough


def test_a_payback_longer_than_accepted_is_said():
    assert "at most was accepted" in told(replace(FULL_CASE, accepted_payback_years=2))
    assert "at most was accepted" not in told(FULL_CASE)


@pytest.mark.parametrize("accepted", [None, 5])
def test_a_payback_that_later_costs_undo_is_said_whatever_was_accepted(accepted):
    option = make_option(
        "a",
        make_flow(FlowKind.CAPITAL, (100, 0, 150, 0)),
        make_flow(FlowKind.CASHABLE_SAVING, (0, 200, 0, 100)),
    )
    content = make_content(option, years=4, accepted_payback_years=accepted)

    assert "does not stay paid back: 1 year and 6 months, undone by" in told(content)
    assert "stay paid back" not in told(FULL_CASE)


def test_doing_nothing_needs_money_only_where_no_option_has_any():
    preferred = replace(FULL_CASE, preferred="nothing")
    unpriced = replace(OUTLINE_CASE, preferred="nothing")

    assert "everything else is measured against it" in told(preferred)
    assert "have a higher net present value than “Do nothing”" in told(preferred)
    assert "No money is entered" not in told(preferred)
    assert "No money is entered for “Do nothing”." in told(unpriced)


def test_a_saving_in_somebody_s_budget_needs_that_budget_owner():
    flows = tuple(
        replace(flow, budget_owner="") if flow.label == "Offices given up" else flow
        for flow in FULL_CASE.preferred_option.flows
    )

    (finding,) = missing(with_preferred(flows=flows), FULL)

    assert finding.section == Section.MONEY
    assert "“Offices given up” is not said" in finding.text


def test_a_cost_that_nothing_pays_for_is_missing_in_full_and_advice_before():
    content = replace(FULL_CASE, funding=FULL_CASE.funding[1:])
    text = "Nothing pays for £66,000 of the cost in 2011-12."

    assert text in [finding.text for finding in missing(content, FULL)]
    assert text in told(content, OUTLINE)
    assert text not in [finding.text for finding in missing(content, OUTLINE)]


def test_a_group_that_has_not_scored_everything_is_named():
    content = replace(FULL_CASE, scores=FULL_CASE.scores[:-1])

    assert "1 score of Councillors is missing" in told(content)


def test_an_option_preferred_against_the_scores_is_said():
    content = replace(FULL_CASE, preferred="outsource")

    assert "is ranked first, but “Outsourcing” is preferred" in told(content)


def test_figures_with_inflation_in_them_are_warned_of():
    content = replace(FULL_CASE, price_basis=PriceBasis.NOMINAL)

    assert "inflation" in told(content)
    assert missing(content, FULL) == ()


def test_a_full_case_without_any_range_lacks_it():
    plain = tuple(
        replace(flow, low=10_000, high=10_000)
        for flow in FULL_CASE.preferred_option.flows
    )

    assert "has a range" in missing(with_preferred(flows=plain), FULL)[0].text


def test_a_strategic_case_needs_no_money():
    content = replace(OUTLINE_CASE, assurance=Assurance.NONE, assurance_statement="")

    assert missing(content, STRATEGIC) == ()


def test_what_is_missing_comes_before_advice():
    cost = make_flow(FlowKind.CAPITAL, (100,))
    found = findings(make_content(make_option("a", cost)), FULL)

    weights = [finding.is_missing for finding in found]

    assert weights == sorted(weights, reverse=True)
    assert {True, False} == {*weights}


def test_less_bias_than_the_table_has_needs_a_reason():
    flows = FULL_CASE.preferred_option.flows
    low = replace(flows[0], project_kind=ProjectKind.EQUIPMENT, managed=0)

    assert "lower than the Green Book's table" in told(
        with_preferred(flows=(low, *flows[1:]))
    )
    argued = replace(low, bias_basis="Fixed prices are agreed.")
    assert "lower than" not in told(with_preferred(flows=(argued, *flows[1:])))
