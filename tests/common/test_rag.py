import pytest

from common.rag import (
    CLOSED,
    NOT_REPORTED,
    NOT_STARTED,
    PAUSED,
    RESERVED_STATES,
    Direction,
    Shape,
    direction,
    rag_count,
    worst,
)
from highlights.shipped_schemes import DELIVERY_CONFIDENCE, MILTON_KEYNES_2012

pytestmark = pytest.mark.rules

GREEN, AMBER_GREEN, AMBER, AMBER_RED, RED = DELIVERY_CONFIDENCE.states


def test_each_rating_has_a_shape_of_its_own():
    states = (*DELIVERY_CONFIDENCE.states, *RESERVED_STATES)

    assert len({state.glyph for state in states}) == len(states)
    assert len({shape.glyph for shape in Shape}) == len(Shape)
    assert (GREEN.glyph, AMBER_GREEN.glyph, AMBER_RED.glyph, RED.glyph) == tuple("●◆▲■")
    assert (CLOSED.glyph, NOT_REPORTED.glyph) == tuple("✓○")


@pytest.mark.parametrize("state", RESERVED_STATES)
def test_reserved_states_are_never_counted_as_rated(state):
    assert state.is_reserved
    assert not state.counts_as_rated
    assert not state.is_worse_than_green
    assert worst([state]) is None
    assert worst([state, GREEN]) == GREEN


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, GREEN, Direction.NEW),
        (GREEN, GREEN, Direction.NO_CHANGE),
        (GREEN, AMBER_RED, Direction.WORSE),
        (AMBER_RED, AMBER_GREEN, Direction.IMPROVED),
        (PAUSED, PAUSED, Direction.NO_CHANGE),
        (PAUSED, GREEN, Direction.NOT_COMPARABLE),
        (RED, CLOSED, Direction.NOT_COMPARABLE),
        (NOT_REPORTED, RED, Direction.NOT_COMPARABLE),
        (RED, None, Direction.NOT_COMPARABLE),
        (None, None, Direction.NOT_COMPARABLE),
    ],
)
def test_direction_of_travel_compares_only_what_was_rated(before, after, expected):
    assert direction(before, after) == expected


def test_direction_has_a_word_beside_its_arrow():
    assert Direction.NO_CHANGE.label == "No change"
    assert (Direction.WORSE.label, Direction.WORSE.arrow) == ("Worse", "↓")
    assert Direction.NOT_COMPARABLE.arrow == ""


def test_the_worst_of_several_ratings():
    assert worst([GREEN, AMBER_RED, AMBER, NOT_REPORTED]) == AMBER_RED
    assert worst([]) is None


def test_a_count_shows_every_state_zero_too():
    given = [GREEN, RED, GREEN, NOT_REPORTED, CLOSED]

    counted = rag_count(given, MILTON_KEYNES_2012.states)

    assert [(row.state.label, row.count) for row in counted] == [
        ("Green", 2),
        ("Amber/Green", 0),
        ("Amber/Red", 0),
        ("Red", 1),
        ("Not reported", 1),
        ("Not started", 0),
        ("Paused", 0),
        ("Closed", 1),
    ]
    assert sum(row.count for row in counted) == len(given)


def test_a_state_of_another_scheme_is_counted_not_lost():
    counted = rag_count([AMBER, NOT_STARTED], MILTON_KEYNES_2012.states)

    assert {row.state.label: row.count for row in counted if row.count} == {
        "Amber": 1,
        "Not started": 1,
    }


def test_a_count_without_a_scheme_counts_what_it_sees():
    assert [row.count for row in rag_count([RED, RED])] == [2, 0, 0, 0, 0]
