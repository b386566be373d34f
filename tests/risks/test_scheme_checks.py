"""What is no scoring scheme, each refused in a sentence."""

from dataclasses import replace

import pytest

from common.rag import Shape, Tone
from risks.scoring import Band, Level, Scheme
from risks.shipped_schemes import BURY_5X5, LETTER_BY_NUMBER
from tests.risks.schemes import as_parts, with_range


def refused(scheme: Scheme, **changes: object) -> str:
    with pytest.raises(ValueError, match=r"\w") as refusal:
        Scheme(**as_parts(scheme) | changes)
    return str(refusal.value)


def looking(band: Band, **look: object) -> Band:
    return replace(band, state=replace(band.state, **look))


def test_two_bands_of_one_name_are_refused():
    low, *rest = BURY_5X5.bands

    said = refused(BURY_5X5, bands=(looking(low, label="HIGH"), *rest))

    assert said == "Two bands are called High."


def test_bands_differ_in_black_and_white():
    low, *rest = BURY_5X5.bands

    said = refused(BURY_5X5, bands=(looking(low, shape=Shape.DIAMOND), *rest))

    assert "Low and Moderate have the same shape" in said


def test_a_colour_never_says_that_the_higher_band_is_less_serious():
    low, *rest = BURY_5X5.bands
    worse = looking(low, tone=Tone.RED, severity=4)

    assert "Moderate is a higher band than Low" in refused(
        BURY_5X5, bands=(worse, *rest)
    )


def test_a_likelier_score_is_never_in_a_lower_band():
    table = [list(row) for row in LETTER_BY_NUMBER.table]
    table[4][4] = "low"

    said = refused(LETTER_BY_NUMBER, table=tuple(map(tuple, table)))

    assert "Almost certain / Disaster is Low" in said


def test_an_axis_has_at_least_two_levels_with_names_of_their_own():
    one = (Level("1", "Rare"),)

    assert "between 2 and 10" in refused(BURY_5X5, impact=one)
    assert "are called rare" in refused(BURY_5X5, impact=(*one, Level("2", "rare")))
    assert "have the mark 1" in refused(BURY_5X5, impact=(*one, Level("1", "Likely")))
    assert "needs a mark and a name" in refused(
        BURY_5X5, impact=(*one, Level("2", " "))
    )


def test_a_table_has_a_cell_for_every_score():
    assert "one cell for each" in refused(LETTER_BY_NUMBER, table=(("low",),))


def test_a_band_that_ends_before_it_begins_is_refused():
    assert "below where it begins" in with_range(BURY_5X5, 3, 25, 15)[0]
