"""One score has one band, wherever it is shown, in any scheme there can be."""

import json

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from risks.scoring import (
    Band,
    Method,
    Scheme,
    Score,
    as_json,
    draft_of,
    from_json,
)
from risks.scoring.flaws import flaws
from risks.scoring.matrix import matrix_of
from risks.shipped_schemes import (
    BURY_5X5,
    FOUR_BY_FOUR,
    LETTER_BY_NUMBER,
    MEMBERS_5X5,
    SHIPPED_SCHEMES,
    TEN,
)
from tests.risks.schemes import as_parts, schemes, stricter, with_range

# A busy machine is no reason to fail.
unhurried = settings(deadline=None)
each_shipped = pytest.mark.parametrize("scheme", SHIPPED_SCHEMES, ids=lambda s: s.code)


# --- The worked examples of law-and-conventions 5.4 -----------------------------------


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (Score(5, 5), "Significant"),
        (Score(5, 3), "Significant"),
        (Score(3, 4), "High"),
        (Score(2, 4), "High"),
        (Score(2, 3), "Moderate"),
        (Score(4, 1), "Moderate"),
        (Score(3, 1), "Low"),
    ],
)
def test_bury_calls_15_to_25_significant_and_8_to_12_high(score, band):
    assert BURY_5X5.band(score).label == band


def test_numbers_that_cannot_occur_leave_no_gap():
    """Five times five never gives 13 or 14, nor 7."""
    assert flaws(BURY_5X5) == []


def test_members_of_lancashire_see_every_score_of_12_and_above():
    shown = MEMBERS_5X5.in_bands(frozenset({"high"}))

    assert {MEMBERS_5X5.number(score) for score in shown} == {12, 15, 16, 20, 25}
    assert all(
        score in shown
        for score in MEMBERS_5X5.scores()
        if MEMBERS_5X5.number(score) >= 12
    )


def test_one_pair_may_be_banded_in_two_ways_but_in_two_schemes():
    moderate = Score(5, 1)

    assert BURY_5X5.band(moderate).label == "Moderate"
    assert MEMBERS_5X5.band(moderate).label == "Low"


def test_four_by_four_has_bands_to_3_to_8_and_to_16():
    ends = {
        band.label: max(
            FOUR_BY_FOUR.number(s) for s in FOUR_BY_FOUR.in_bands({band.code})
        )
        for band in FOUR_BY_FOUR.bands
    }

    assert ends == {"Low": 3, "Medium": 8, "High": 16}


def test_scarborough_prints_a_letter_and_a_number():
    almost_certain_disaster = Score(5, 5)

    assert LETTER_BY_NUMBER.short(Score(4, 4)) == "D4"
    assert (
        LETTER_BY_NUMBER.words(almost_certain_disaster) == "Almost certain / Disaster"
    )


@pytest.mark.parametrize(
    ("words", "band"),
    [(("Significant", "Critical"), "High"), (("Low", "Critical"), "Medium")],
)
def test_harborough_prints_its_risks_in_words(words, band):
    """The three rows of its paper: law-and-conventions 6.1."""
    likelihood = [level.label for level in TEN.likelihood].index(words[0]) + 1
    impact = [level.label for level in TEN.impact].index(words[1]) + 1
    score = Score(likelihood, impact)

    assert TEN.short(score) == " / ".join(words)
    assert TEN.band(score).label == band


def test_ten_has_six_likelihoods_by_four_impacts():
    assert len(list(TEN.scores())) == 24


@each_shipped
def test_a_shipped_scheme_says_where_it_is_from_and_has_a_red_band(scheme):
    assert scheme.source
    assert scheme.bands[-1].is_red
    assert flaws(scheme) == []


# --- In any scheme --------------------------------------------------------------------


@unhurried
@given(schemes())
def test_equal_numbers_have_equal_bands(scheme):
    band_of: dict[int, Band] = {}
    for score in scheme.scores():
        assert band_of.setdefault(scheme.number(score), scheme.band(score)) == (
            scheme.band(score)
        )


@unhurried
@given(schemes())
def test_equal_scores_have_equal_bands_however_they_were_stored(scheme):
    again = from_json(json.loads(json.dumps(as_json(scheme))))

    assert again == scheme
    for score in scheme.scores():
        same = Score(score.likelihood, score.impact)
        assert again.band(same) == scheme.band(score)
        assert again.short(same) == scheme.short(score)


@unhurried
@given(schemes())
def test_a_higher_number_is_never_a_lower_band(scheme):
    rising = sorted(scheme.scores(), key=scheme.number)

    ranks = [scheme.rank(scheme.band(score)) for score in rising]
    assert ranks == sorted(ranks)


@unhurried
@given(schemes())
def test_every_score_is_found_under_its_band_and_no_other(scheme):
    found = [
        s for band in scheme.bands for s in scheme.in_bands(frozenset({band.code}))
    ]

    assert sorted(found) == sorted(scheme.scores())
    for band in scheme.bands:
        for score in scheme.in_bands(frozenset({band.code})):
            assert scheme.band(score) == band


@unhurried
@given(schemes(), st.data())
def test_a_gap_is_always_refused(scheme, data):
    """Whichever score a band lets go of."""
    assume(scheme.method != Method.MARKS)
    nth = data.draw(st.integers(0, len(scheme.bands) - 1))
    band = scheme.bands[nth]
    held = sorted({scheme.number(s) for s in scheme.in_bands(frozenset({band.code}))})

    found = with_range(scheme, nth, held[0], held[-1] - 1)

    assert any(f"a score of {held[-1]} is in no band" in text for text in found)


@unhurried
@given(schemes(), st.data())
def test_an_overlap_is_always_refused(scheme, data):
    """However little two bands share."""
    assume(scheme.method != Method.MARKS and len(scheme.bands) > 1)
    nth = data.draw(st.integers(0, len(scheme.bands) - 2))
    band, above = scheme.bands[nth], scheme.bands[nth + 1]

    found = with_range(scheme, nth, band.lowest, above.lowest)

    assert found == [
        f"An overlap: a score of {above.lowest} is in more than one band, "
        f"{band.label} and {above.label}."
    ]


@unhurried
@given(schemes(), st.data())
def test_a_mark_without_a_band_is_always_refused(scheme, data):
    assume(scheme.method == Method.MARKS)
    score = data.draw(st.sampled_from(list(scheme.scores())))
    table = [list(row) for row in scheme.table]
    table[score.likelihood - 1][score.impact - 1] = ""

    (flaw,) = flaws(draft_of(scheme, table=tuple(map(tuple, table))))

    assert flaw.scores == (score,)
    assert "is in no band" in flaw.text


@unhurried
@given(schemes())
def test_the_matrix_draws_every_score_once_the_most_likely_on_top(scheme):
    drawn = [cell for row in matrix_of(scheme).rows for cell in row.cells]

    assert sorted(cell.score for cell in drawn) == list(scheme.scores())
    assert all(cell.band == scheme.band(cell.score) for cell in drawn)
    assert drawn[0].score == Score(len(scheme.likelihood), 1)


# --- Comparing ------------------------------------------------------------------------


def test_a_mark_in_a_higher_band_ranks_above_one_with_a_larger_product():
    """B5 is High, E2 Medium, though both are ten."""
    assert LETTER_BY_NUMBER.number(Score(2, 5)) > LETTER_BY_NUMBER.number(Score(5, 2))


def test_bands_may_change_between_versions_that_compare():
    later = Scheme(**as_parts(stricter()) | {"version": 2})

    assert later.compares_with(BURY_5X5)
    assert later.band(Score(4, 3)).is_red
    assert not BURY_5X5.band(Score(4, 3)).is_red


@pytest.mark.parametrize("other", [MEMBERS_5X5, FOUR_BY_FOUR, LETTER_BY_NUMBER, TEN])
def test_another_scheme_never_compares(other):
    assert not BURY_5X5.compares_with(other)
