"""Scores as councils write them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.importing.values import NotUnderstood
from risks.importing.scores import contradicts, place_on, score_in_one, written_level
from risks.scoring import Method, Scheme, Score
from risks.shipped_schemes import BURY_5X5, SHIPPED_SCHEMES

MARKED = [scheme for scheme in SHIPPED_SCHEMES if scheme.method == Method.MARKS]
every_scheme = pytest.mark.parametrize(
    "scheme", SHIPPED_SCHEMES, ids=lambda scheme: scheme.code
)


@pytest.mark.parametrize(
    "written",
    ["Likely", "likely", " LIKELY ", "4", "4 - Likely", "4. Likely", "4: likely",
     "Likely (4)", "4) Likely", "4 – Likely", "4=Likely"],
)  # fmt: skip
def test_a_level_is_known_by_its_name_its_mark_or_its_number(written):
    assert place_on(BURY_5X5.likelihood, written, "likelihood", "5 by 5") == 4


@pytest.mark.parametrize(
    "written", ["Very likley", "6", "0", "-1", "4.5", "5 - Likely", "Likely or 3", "x"]
)
def test_a_level_that_is_none_is_answered_with_those_there_are(written):
    with pytest.raises(NotUnderstood) as problem:
        place_on(BURY_5X5.likelihood, written, "likelihood", "5 by 5")

    assert str(problem.value) == (
        f"“{written}” is no likelihood of 5 by 5; choose Rare, Unlikely, Possible, "
        "Likely or Almost certain."
    )


@every_scheme
def test_what_the_export_writes_is_read_as_the_same_level(scheme: Scheme):
    for axis in ("likelihood", "impact"):
        levels = getattr(scheme, axis)
        for place in range(1, len(levels) + 1):
            written = written_level(levels, place)

            assert place_on(levels, written, axis, scheme.name) == place


@pytest.mark.parametrize(
    "written",
    ["4x3", "4 x 3", "4X3", "4×3", "4 * 3", "4/3", "4,3", "L4 I3", "L4I3", "l4/i3",
     "Likely / Moderate", "Likely x Moderate", "likely/3", "Likelihood: 4, Impact: 3"],
)  # fmt: skip
def test_a_score_in_one_cell_is_likelihood_first(written):
    assert score_in_one(BURY_5X5, written) == Score(4, 3)


@every_scheme
def test_a_score_is_read_as_its_scheme_prints_it(scheme: Scheme):
    for score in scheme.scores():
        assert score_in_one(scheme, scheme.words(score)) == score
        if scheme.method == Method.MARKS:
            assert score_in_one(scheme, scheme.short(score)) == score


@pytest.mark.parametrize(
    ("written", "score"), [("25", Score(5, 5)), ("1", Score(1, 1))]
)
def test_a_number_that_only_one_score_makes_is_that_score(written, score):
    assert score_in_one(BURY_5X5, written) == score


def test_a_number_that_several_scores_make_is_asked_about():
    with pytest.raises(NotUnderstood, match="12 could be Possible / Major or Likely /"):
        score_in_one(BURY_5X5, "12")


@pytest.mark.parametrize(
    "written", ["7", "High", "6x6", "4x", "x3", "4x3x2", "D9", "×"]
)
def test_what_is_no_score_is_refused(written):
    with pytest.raises(NotUnderstood):
        score_in_one(BURY_5X5, written)


@pytest.mark.parametrize("written", ["12", "High", "12 High", "12 (High)", "12 - high",
                                     "4x3", "Likely / Moderate"])  # fmt: skip
def test_a_score_beside_its_halves_may_say_the_same_in_any_way(written):
    assert contradicts(BURY_5X5, Score(4, 3), written) == ""


@pytest.mark.parametrize("written", ["16", "Low", "12 Low", "4x4", "red", "3x4"])
def test_a_score_beside_its_halves_may_not_say_something_else(written):
    says = contradicts(BURY_5X5, Score(4, 3), written)

    assert says == (
        f"“{written}” is not what Likely / Moderate makes in 5 by 5: that is 12, High."
    )


@given(st.text(max_size=40))
def test_any_text_is_a_score_of_its_scheme_or_refused(written):
    for scheme in (BURY_5X5, *MARKED):
        with suppress(NotUnderstood):
            assert scheme.has(score_in_one(scheme, written))
