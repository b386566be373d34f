import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common import rag
from highlights.rating_rules import (
    BRAG,
    DELIVERY_CONFIDENCE,
    MILTON_KEYNES_2012,
    SHIPPED_SCHEMES,
    THREE_STATE_RAG,
    Step,
    as_json,
    from_json,
    indicated,
    needs_reason,
    parent_better_than_child,
    time_indicated,
)

pytestmark = pytest.mark.rules

DIMENSIONS = ("time", "cost", "scope", "benefits")


def rated(*codes):
    return dict(zip(DIMENSIONS, codes, strict=True))


@given(st.lists(st.sampled_from(["within", "outside"]), min_size=4, max_size=4))
def test_milton_keynes_counts_what_is_outside_tolerance(codes):
    expected = {
        0: "green",
        1: "amber_green",
        2: "amber_red",
        3: "amber_red",
        4: "red",
    }

    assert (
        indicated(MILTON_KEYNES_2012, rated(*codes)) == expected[codes.count("outside")]
    )


@pytest.mark.parametrize(
    ("codes", "overall"),
    [
        (("green", "green", "green", "green"), "green"),
        (("green", "amber", "green", "green"), "amber"),
        (("amber", "amber", "red", "green"), "red"),
    ],
)
def test_three_state_rag_is_as_bad_as_its_worst_part(codes, overall):
    assert indicated(THREE_STATE_RAG, rated(*codes)) == overall


def test_brag_is_blue_only_when_every_part_is():
    assert indicated(BRAG, rated("blue", "blue", "blue", "blue")) == "blue"
    assert indicated(BRAG, rated("blue", "green", "blue", "blue")) == "green"
    assert indicated(BRAG, rated("blue", "green", "blue", "red")) == "red"


def test_delivery_confidence_is_declared_never_computed():
    assert indicated(DELIVERY_CONFIDENCE, {}) is None
    assert indicated(DELIVERY_CONFIDENCE, {"time": "red"}) is None


@pytest.mark.parametrize("scheme", [MILTON_KEYNES_2012, THREE_STATE_RAG, BRAG])
def test_nothing_is_indicated_while_a_dimension_is_not_rated(scheme):
    best = scheme.dimension_states[0].code

    assert indicated(scheme, {}) is None
    assert indicated(scheme, dict.fromkeys(DIMENSIONS[:3], best)) is None
    assert indicated(scheme, rated(best, best, best, "")) is None
    assert indicated(scheme, rated(best, best, best, "paused")) is None


def test_a_rating_the_scheme_does_not_know_is_refused():
    with pytest.raises(KeyError):
        indicated(MILTON_KEYNES_2012, rated("within", "within", "within", "purple"))


@pytest.mark.parametrize(
    ("declared", "previous", "computed", "reasons"),
    [
        ("green", "green", "green", ()),
        ("green", None, None, ()),
        ("green", "not_reported", "green", ()),
        ("amber_red", None, "amber_red", ("Amber/Red is worse than Green.",)),
        (
            "green",
            "amber_green",
            "green",
            ("Last time it was Amber/Green; now it is Green.",),
        ),
        ("green", None, "amber_green", ("The data indicates Amber/Green, not Green.",)),
        (
            "red",
            "green",
            "amber_green",
            (
                "Red is worse than Green.",
                "Last time it was Green; now it is Red.",
                "The data indicates Amber/Green, not Red.",
            ),
        ),
        ("paused", "green", "red", ("Last time it was Green; now it is Paused.",)),
        ("closed", "closed", None, ()),
        ("not_started", None, None, ()),
    ],
)
def test_a_reason_is_due_when_worse_than_green_moved_or_against_the_data(
    declared, previous, computed, reasons
):
    assert needs_reason(MILTON_KEYNES_2012, declared, previous, computed) == reasons


def test_a_green_strand_over_an_amber_project_is_flagged():
    def flagged(parent, *children):
        return parent_better_than_child(MILTON_KEYNES_2012, parent, children)

    assert flagged("green", "green", "amber_red")
    assert flagged("amber_green", "red")
    assert not flagged("amber_red", "green", "amber_red")
    assert not flagged("red", "green")
    assert not flagged("green", "closed", "paused", "not_reported", "not_started")
    assert not flagged("green")
    assert not flagged("not_reported", "red")


def test_officers_choose_among_the_states_of_the_scheme_and_the_reserved_ones():
    labels = [state.label for state in MILTON_KEYNES_2012.choices]

    assert labels == [
        "Green",
        "Amber/Green",
        "Amber/Red",
        "Red",
        "Closed",
        "Not started",
        "Paused",
    ]
    assert MILTON_KEYNES_2012.state("") == rag.NOT_REPORTED
    assert rag.CLOSED in DELIVERY_CONFIDENCE.choices


@pytest.mark.parametrize("scheme", SHIPPED_SCHEMES, ids=lambda scheme: scheme.code)
def test_shipped_schemes_say_what_every_state_means(scheme):
    assert all(state.meaning.endswith(".") for state in scheme.choices)
    assert scheme.source
    rated_states = [state for state in scheme.states if state.counts_as_rated]
    assert rated_states == sorted(rated_states, key=lambda state: state.severity)


@pytest.mark.parametrize("scheme", SHIPPED_SCHEMES, ids=lambda scheme: scheme.code)
def test_a_scheme_survives_storage_as_json(scheme):
    assert from_json(json.loads(json.dumps(as_json(scheme)))) == scheme


@pytest.mark.parametrize(
    "damage",
    [
        {"rule": "guess"},
        {"states": []},
        {"states": "green"},
        {"steps": [{"outside": 1, "state": "green"}]},
        {"steps": [{"outside": 0, "state": "purple"}]},
        {"dimension_states": []},
        {"dimensions": [{"code": "time", "name": "Time"}] * 2},
        {"version": "new"},
    ],
)
def test_a_damaged_scheme_is_refused(damage):
    stored = json.loads(json.dumps(as_json(MILTON_KEYNES_2012)))

    with pytest.raises((KeyError, TypeError, ValueError)):
        from_json({**stored, **damage})
    with pytest.raises((KeyError, TypeError)):
        from_json({})
    with pytest.raises(TypeError):
        from_json([])


def test_a_council_may_count_with_other_steps():
    stricter = replace(MILTON_KEYNES_2012, steps=(Step(0, "green"), Step(1, "red")))

    outside = rated("outside", "within", "within", "within")

    assert indicated(stricter, outside) == "red"


@pytest.mark.parametrize(
    ("slips", "overdue", "code", "because"),
    [
        ([], 0, "within", "no milestone is late"),
        ([0, -7], 0, "within", "no milestone is late"),
        ([14, 3], 0, "within", "no milestone is more than 14 days late"),
        ([41, 0], 0, "outside", "1 milestone is 41 days late"),
        ([41, 61, 3], 0, "outside", "2 milestones are late, the worst by 61 days"),
        ([], 1, "outside", "1 milestone is overdue"),
        (
            [15],
            2,
            "outside",
            "1 milestone is 15 days late and 2 milestones are overdue",
        ),
    ],
)
def test_what_the_milestones_say_about_time(slips, overdue, code, because):
    found = time_indicated(slips, overdue)

    assert (found.code, found.because) == (code, because)
    assert found.is_outside == (code == "outside")


def test_a_council_sets_its_own_tolerance():
    assert not time_indicated([41], 0, tolerance_days=60).is_outside
    assert time_indicated([1], 0, tolerance_days=0).because == (
        "1 milestone is 1 day late"
    )
