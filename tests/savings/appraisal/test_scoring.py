"""Options held against criteria by several groups, and what would change the first."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from savings.appraisal.scoring import Weighting, ranked, scored, weighting_of
from savings.appraisal.what_would_change import what_would_change
from tests.savings.appraisal.a_case import (
    FULL_CASE,
    make_content,
    make_option,
    make_scored,
    without_weights,
)

WEIGHTED = make_scored({"a": {"staff": (5, 1)}, "b": {"staff": (2, 4)}}, (60, 40))


def first_of(content):
    return [option.code for option in scored(content).first]


def test_three_groups_hold_five_options_against_twelve_criteria():
    result = scored(FULL_CASE)

    assert (len(result.groups), len(result.overall)) == (3, 5)
    assert len(FULL_CASE.criteria) == 12
    assert [each.rank for each in result.overall if each.option.is_do_nothing] == [5]
    assert first_of(FULL_CASE) == ["in-house"]


def test_a_weighted_total_is_the_weighted_mean_of_the_scores():
    a, b = scored(WEIGHTED).overall

    assert a.total == Fraction(34, 10)
    assert b.total == Fraction(28, 10)
    assert (a.rank, b.rank) == (1, 2)


def test_without_weights_the_scores_are_added_up():
    content = without_weights(WEIGHTED)

    assert weighting_of(content) == Weighting.UNWEIGHTED
    assert [each.total for each in scored(content).overall] == [6, 6]


def test_without_scores_the_options_are_told_in_words():
    content = replace(FULL_CASE, scores=())

    assert weighting_of(content) == Weighting.NARRATIVE
    assert scored(content).overall == ()


def test_weights_that_do_not_come_to_a_hundred_count_in_proportion():
    halved = make_scored({"a": {"staff": (5, 1)}, "b": {"staff": (2, 4)}}, (30, 20))

    totals = [each.total for each in scored(halved).overall]

    assert totals == [each.total for each in scored(WEIGHTED).overall]


def test_groups_count_alike_however_many_they_are():
    content = make_scored(
        {
            "a": {"staff": (4,), "unions": (1,), "councillors": (1,)},
            "b": {"staff": (1,), "unions": (2,), "councillors": (2,)},
        }
    )

    a, b = scored(content).overall

    assert (a.total, b.total) == (2, Fraction(5, 3))


@pytest.mark.parametrize(
    ("totals", "ranks"),
    [
        ((3, 2, 2, 1), (1, 2, 2, 4)),
        ((1, 1), (1, 1)),
        ((None, 2, 3), (None, 2, 1)),
    ],
)
def test_equal_totals_share_a_rank(totals, ranks):
    assert ranked(totals) == ranks


def test_shared_ranks_are_marked():
    standings = scored(without_weights(WEIGHTED)).overall

    assert [each.is_shared for each in standings] == [True, True]


def test_a_group_with_missing_scores_is_shown_but_does_not_count():
    content = make_scored(
        {
            "a": {"staff": (4, 4), "unions": (1, 1)},
            "b": {"staff": (3, 3), "unions": (5, 5)},
        }
    )
    incomplete = replace(content, scores=content.scores[:-1])

    result = scored(incomplete)
    unions = result.groups[1]

    assert (unions.missing, unions.is_complete) == (1, False)
    assert [each.total for each in unions.standings] == [2, None]
    assert [each.total for each in result.overall] == [8, 6]


def test_where_no_group_has_scored_everything_nothing_is_ranked():
    incomplete = replace(WEIGHTED, scores=WEIGHTED.scores[:-1])

    assert [each.rank for each in scored(incomplete).overall] == [None, None]
    assert what_would_change(incomplete).weights == ()


def test_the_smallest_change_of_a_weight_that_changes_the_first_is_found():
    """With share x of the first criterion a leads by 3x − 3(1 − x): level at half."""
    first, second = what_would_change(WEIGHTED).weights

    assert (first.needed, first.passes.code) == (Fraction(1, 2), "b")
    assert first.change == Fraction(-1, 10)
    assert second.change == Fraction(1, 10)


def test_no_weight_changes_an_option_that_is_better_at_everything():
    content = make_scored({"a": {"staff": (5, 4)}, "b": {"staff": (3, 3)}}, (60, 40))

    found = what_would_change(content)

    assert [each.needed for each in found.weights] == [None, None]
    assert found.closest is None


def test_dropping_a_group_is_told_where_it_changes_the_first():
    content = make_scored(
        {
            "a": {"staff": (5,), "unions": (1,), "councillors": (4,)},
            "b": {"staff": (1,), "unions": (3,), "councillors": (3,)},
        }
    )

    left_out = what_would_change(content).groups

    assert {each.group.code: each.changes for each in left_out} == {
        "staff": True,
        "unions": False,
        "councillors": False,
    }


def test_with_one_group_there_is_none_to_leave_out():
    assert what_would_change(WEIGHTED).groups == ()


def test_options_that_share_the_first_place_need_no_change():
    assert what_would_change(without_weights(WEIGHTED)).weights == ()


def test_a_case_without_options_or_criteria_has_no_ranks():
    assert scored(make_content()).first == ()
    assert scored(make_content(make_option("a"))).overall == ()


given_scores = st.lists(
    st.lists(st.integers(0, 5), min_size=4, max_size=4), min_size=2, max_size=4
)
hundred = st.sampled_from([(25, 25, 25, 25), (10, 20, 30, 40), (70, 10, 10, 10)])


@settings(max_examples=60)
@given(scores=given_scores, weights=hundred)
def test_the_weight_found_is_where_the_first_place_changes_hands(scores, weights):
    content = make_scored(
        {f"o{nth}": {"staff": given} for nth, given in enumerate(scores)}, weights
    )
    first = scored(content).first

    for each in what_would_change(content).weights:
        if each.needed is None:
            continue
        before, level, beyond = (
            scored(_with_share(content, each, part)).first
            for part in (Fraction(999, 1000), Fraction(1), Fraction(1001, 1000))
        )
        assert before == first
        assert {first[0], each.passes} <= {*level}
        assert first[0] not in beyond


def _with_share(content, found, part):
    """The criterion's weight moved part of the way, the others in proportion."""
    share = found.share + part * found.change
    left = (1 - share) / (1 - found.share)
    fine = 10**12
    moved = tuple(
        replace(c, weight=share * fine)
        if c.code == found.criterion.code
        else replace(c, weight=left * Fraction(c.weight, 10_000) * fine)
        for c in content.criteria
    )
    whole = [Fraction(c.weight) for c in moved]
    scale = 1
    for weight in whole:
        scale *= weight.denominator
    return replace(
        content,
        criteria=tuple(
            replace(c, weight=int(w * scale)) for c, w in zip(moved, whole, strict=True)
        ),
    )
