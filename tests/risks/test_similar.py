"""Which titles may name the same risk twice."""

from itertools import combinations, islice
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risks.similar import MOST_NAMED, alike, title_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Loss of key staff", "The loss of key staff"),
        ("Loss of key staff", "Losing key staff: loss in the team"),
        ("Supplier does not deliver on time", "Suppliers deliver late, not on time"),
        ("Library opening delayed", "Delays to the opening of libraries"),
        ("The council’s budget is cut", "Councils' budget cuts"),
        ("Café contract not let", "Cafe contracts not let"),
    ],
)
def test_the_same_risk_in_other_words_is_found(one: str, other: str):
    assert alike({1: one, 2: other}) == {1: (2,), 2: (1,)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Loss of key staff", "Loss of income from parking"),
        ("Phase 1 opens late", "Phase 2 opens late"),
        ("Delay to the Kirkby library", "Delay to the Corby leisure centre"),
        ("There is a risk that it is not so", "There may be"),
    ],
)
def test_different_risks_are_left_alone(one: str, other: str):
    assert alike({1: one, 2: other}) == {}


def test_no_more_are_named_than_a_reader_wants():
    found = alike(dict.fromkeys(range(100), "Loss of key staff"))

    assert all(len(others) == MOST_NAMED for others in found.values())
    assert all(id_ not in others for id_, others in found.items())


@given(
    st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=6), max_size=30)
)
def test_the_index_finds_what_comparing_each_with_each_finds(titles: list[list[str]]):
    texts = {
        id_: " ".join(f"{letter}word" for letter in letters)
        for id_, letters in enumerate(titles)
    }
    like = {
        (one, other)
        for one, other in combinations(texts, 2)
        if title_of(texts[one]).is_like(title_of(texts[other]))
    }

    found = alike(texts)

    assert found.keys() == {id_ for pair in like for id_ in pair}
    named = {(id_, other) for id_, others in found.items() for other in others}
    assert {(min(pair), max(pair)) for pair in named} <= like


def test_five_thousand_titles_take_seconds_not_minutes():
    words = [f"{first}{second}ord" for first in "abcdefghij" for second in "klmnopqrst"]
    fours = islice(combinations(words, 4), 0, None, 784)
    titles = {
        id_: f"Delay to the {' '.join(four)} project" for id_, four in enumerate(fours)
    }

    began = perf_counter()
    alike(titles)

    assert len(titles) > 5000
    assert perf_counter() - began < 10
