"""A version of a business case beside the next."""

from dataclasses import replace

from savings.appraisal.compare import Became, compare
from savings.appraisal.content import FlowKind
from tests.savings.appraisal.a_case import (
    FULL_CASE,
    OUTLINE_CASE,
    make_content,
    make_flow,
    make_option,
    make_scored,
    without_weights,
)


def of_text(html):
    return replace(FULL_CASE, strategic=html)


def test_a_version_is_the_same_as_itself():
    assert compare(FULL_CASE, FULL_CASE).is_same


def test_from_outline_to_full_the_money_comes_in():
    found = compare(OUTLINE_CASE, FULL_CASE)

    assert not found.options
    told = {(each.before, each.difference) for each in found.results}
    assert (len(found.results), told) == (12, {(None, None)})
    assert {each.difference for each in found.figures} == {
        each.after for each in found.figures
    }
    assert {each.became for each in found.paybacks} == {Became.ADDED}
    assert any(each.what == "Assurance" for each in found.terms)
    assert [each.label for each in found.texts] == [
        "Commercial case",
        "Financial case",
        "Management case",
    ]


def test_an_option_added_and_one_removed_are_named():
    was = make_content(make_option("a", name="Share"), make_option("b", name="Sell"))
    now = make_content(make_option("a", name="Share"), make_option("c", name="Buy"))

    assert {(c.became, c.what) for c in compare(was, now).options} == {
        (Became.ADDED, "Buy"),
        (Became.REMOVED, "Sell"),
    }


def test_an_amount_that_changed_is_told_with_its_year_and_the_difference():
    was = make_content(make_option("a", make_flow(amounts=(100, 50)), name="Share"))
    now = make_content(make_option("a", make_flow(amounts=(120, 50)), name="Share"))

    found = compare(was, now)
    (figure,) = found.figures

    assert (figure.year, figure.before, figure.after) == (2012, 10_000, 12_000)
    assert figure.difference == 2_000
    assert [each.difference for each in found.results] == [-2_000]


def invested(*savings, **fields):
    option = make_option(
        "a",
        make_flow(FlowKind.CAPITAL, (100,)),
        make_flow(FlowKind.CASHABLE_SAVING, savings, **fields),
        name="Share",
    )
    return make_content(option, years=4, discount_rate=0)


def told(changes):
    return [(each.what, each.before, each.after, each.moved) for each in changes]


def test_paybacks_stand_beside_each_other_with_how_much_longer_they_are():
    found = compare(invested(0, 100, 0, 0), invested(0, 50, 25, 50))
    lost = compare(invested(0, 100, 0, 0), invested(0, 50, 25, 0))

    assert told(found.paybacks) == [
        (
            f"Share: {which}",
            "2 years",
            "3 years and 6 months",
            "1 year and 6 months longer",
        )
        for which in ("payback", "discounted payback")
    ]
    assert told(lost.paybacks)[0][2:] == ("Does not pay back within 4 years", "")


def test_low_and_high_values_stand_beside_each_other_where_either_has_a_range():
    found = compare(invested(0, 100), invested(0, 100, low=8_000, high=11_000))

    assert [(each.what, each.before, each.after) for each in found.results] == [
        ("Share: low", 0, -2_000),
        ("Share: high", 0, 1_000),
    ]


def test_totals_and_ranks_stand_beside_each_other_with_how_far_they_moved():
    was = make_scored({"a": {"staff": (3, 1)}, "b": {"staff": (2, 4)}}, (50, 50))
    now = make_scored({"a": {"staff": (5, 4)}, "b": {"staff": (2, 4)}}, (50, 50))
    unweighted = without_weights(now)

    found = compare(was, now)

    assert told(found.totals) == [("a", "2.00 of 5", "4.50 of 5", "2.50 more")]
    assert told(found.ranks) == [
        ("a", "2", "1", "1 place up"),
        ("b", "1", "2", "1 place down"),
    ]
    assert told(compare(now, unweighted).totals)[0] == (
        *("a", "4.50 of 5", "9.0 of 10", ""),
    )


def test_figures_are_matched_by_their_year_when_the_first_year_moves():
    was = make_content(make_option("a", make_flow(amounts=(0, 100)), name="Share"))
    now = replace(
        make_content(make_option("a", make_flow(amounts=(100,)), name="Share")),
        first_year=2013,
    )

    assert compare(was, now).figures == ()


def test_an_option_that_is_only_called_differently_keeps_its_figures():
    cost = make_flow(FlowKind.CAPITAL, (100,))
    was = make_content(make_option("a", cost, name="Share"))
    now = make_content(make_option("a", cost, name="Share services"))

    found = compare(was, now)

    assert (found.figures, found.results) == ((), ())
    (renamed,) = found.options
    assert (renamed.before, renamed.after) == ("Share", "Share services")


def test_a_score_that_changed_is_told_with_its_place():
    first, *others = FULL_CASE.scores
    now = replace(FULL_CASE, scores=(replace(first, score=first.score - 1), *others))

    (change,) = compare(FULL_CASE, now).scores

    assert change.what == "Do nothing, Politically viable, Staff"
    assert (change.before, change.after) == ("3", "2")


def test_texts_are_compared_by_paragraph():
    (text,) = compare(
        of_text("<p>One.</p><p>Two.</p>"), of_text("<p>One.</p><p>Three.</p>")
    ).texts

    assert (text.removed, text.added) == (("Two.",), ("Three.",))


def test_assumptions_funding_and_steps_are_compared_too():
    option = FULL_CASE.preferred_option
    first, *flows = option.flows
    biased = replace(option, flows=(replace(first, optimism_bias=2_500), *flows))
    now = replace(
        FULL_CASE,
        options=tuple(biased if o == option else o for o in FULL_CASE.options),
        funding=FULL_CASE.funding[1:],
        steps=FULL_CASE.steps[1:],
    )

    found = compare(FULL_CASE, now)

    assert [(c.before, c.after) for c in found.assumptions] == [("20 %", "25 %")]
    assert {each.after for each in found.funding} == {None}
    assert [each.became for each in found.steps] == [Became.REMOVED]
