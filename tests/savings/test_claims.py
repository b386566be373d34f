"""One saving is claimed in shares that add up to all of it, and counted once."""

import pytest

from common.money import WHOLE_SHARE
from programmes.standing import Place
from savings.claims import Claim, claim_problems, percent

PROGRAMME, STRAND, PROJECT = Place(1), Place(1, 2), Place(1, 2, 3)


def test_shares_that_make_a_whole_are_accepted() -> None:
    claims = [Claim(PROJECT, 6_000), Claim(STRAND, 3_000), Claim(None, 1_000)]
    assert claim_problems(claims) == []


def test_a_programme_and_a_strand_of_it_may_both_claim() -> None:
    assert claim_problems([Claim(PROGRAMME, 5_000), Claim(STRAND, 5_000)]) == []


def test_more_than_all_of_it_is_refused_and_says_by_how_much() -> None:
    (problem,) = claim_problems([Claim(PROJECT, 7_000), Claim(STRAND, 4_050)])
    assert problem == (
        "The shares come to 110.5 %, which is 10.5 % too much: no part of a saving is "
        "counted twice."
    )


def test_what_nobody_claims_has_to_be_given_to_somebody() -> None:
    (problem,) = claim_problems([Claim(PROJECT, 9_000)])
    assert problem.startswith("10 % is claimed by nobody")


@pytest.mark.parametrize("place", [PROJECT, None])
def test_a_place_claims_once(place: Place | None) -> None:
    (problem,) = claim_problems([Claim(place, 5_000), Claim(place, 5_000)])
    assert problem.startswith("Name each place once")


@pytest.mark.parametrize("share", [0, -1, WHOLE_SHARE + 1])
def test_a_share_is_more_than_nothing_and_at_most_everything(share: int) -> None:
    claims = [Claim(PROJECT, share), Claim(None, WHOLE_SHARE - share)]
    assert "Each share is more than nothing, and at most 100 %." in claim_problems(
        claims
    )


@pytest.mark.parametrize(
    ("share", "words"),
    [(WHOLE_SHARE, "100 %"), (3_333, "33.33 %"), (50, "0.5 %"), (1, "0.01 %")],
)
def test_shares_are_said_as_people_say_them(share: int, words: str) -> None:
    assert percent(share) == words
