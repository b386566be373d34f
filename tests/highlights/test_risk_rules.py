"""Whether risks are managed, and what became of them. No database."""

from datetime import date

import pytest

from highlights.risk_rules import HeldRisk, risk_changes, risks_indicated
from highlights.rules import Grounds, dimensions_indicated
from highlights.shipped_schemes import MILTON_KEYNES_2012, RAG_WITH_RISKS
from risks.facts import Escalation, RegisterFact
from risks.shipped_schemes import BURY_5X5
from tests.reports.risk_positions import DUE, make_action, make_risk

pytestmark = pytest.mark.rules

ON = date(2012, 7, 17)
RED = (5, 5)
PROJECT = RegisterFact(1, "project", 1, 1, "significant", 182, 3)
STRAND = RegisterFact(2, "strand", 1, 1, "", 182, 3)


def held(register=STRAND, **fields):
    risk = make_risk(**fields)
    stands_on = None if risk.escalation else register
    return HeldRisk(risk, register, stands_on, BURY_5X5, BURY_5X5)


def because(*risks):
    return risks_indicated(risks, ON).because


def test_without_an_open_risk_nothing_is_said():
    assert risks_indicated([], ON) is None
    assert risks_indicated([held(state="closed")], ON) is None


def test_a_red_risk_with_an_action_and_a_review_to_come_is_managed():
    red = held(current=RED, actions=(make_action(),))

    found = risks_indicated([red, held()], ON)

    assert found.is_managed
    assert found.because.startswith("All 2 open risks are managed")


def test_a_red_risk_without_an_open_action_is_not():
    done = make_action(done_on=ON)

    assert because(held(reference="R7", current=RED, actions=(done,)), held()) == (
        "1 of 2 open risks is not managed: R7 (red without an action)"
    )


def test_nor_is_a_red_one_whose_review_is_overdue():
    late = held(
        reference="R7", current=RED, actions=(make_action(),), next_review_on=DUE
    )

    assert "R7 (review overdue)" in because(late)


def test_a_late_review_of_what_is_not_red_does_not_speak_against_green():
    assert risks_indicated([held(next_review_on=DUE)], ON).is_managed


def test_nor_is_one_that_must_be_escalated_and_is_not():
    red = {"reference": "R7", "current": RED, "actions": (make_action(),)}
    up = Escalation(2, "strand", ON, "It is Significant.")

    assert "R7 (to be escalated)" in because(held(PROJECT, **red))
    assert risks_indicated([held(PROJECT, **red, escalation=up)], ON).is_managed


def test_the_sentence_is_short_however_many_there_are():
    many = [held(PROJECT, reference="R" * 30, current=RED) for _ in range(40)]

    assert because(*many).endswith("and 38 more")
    assert len(because(*many)) <= 300


def test_a_scheme_with_risks_among_its_dimensions_is_told_worse_than_green():
    def indicated(risk):
        grounds = Grounds((), 14, ON, risks=(risk,))
        return dimensions_indicated(RAG_WITH_RISKS, grounds)["risks"].code

    assert indicated(held()) == "green"
    assert indicated(held(current=RED)) == "amber"


def test_a_scheme_without_that_dimension_is_told_nothing():
    grounds = Grounds((), 14, ON, risks=(held(current=RED),))

    assert "risks" not in dimensions_indicated(MILTON_KEYNES_2012, grounds)


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"current": (4, 4)}, "got worse: 16 Significant, was 12 High"),
        ({"current": (2, 2)}, "improved: 4 Moderate, was 12 High"),
        ({"state": "closed", "lesson": "Test."}, "closed: Test."),
        ({"state": "issue"}, "became an issue"),
        (
            {"escalation": Escalation(2, "strand", ON, "Because.")},
            "escalated to the strand register",
        ),
    ],
)
def test_what_became_of_a_risk_is_told_in_words(changed, what):
    before, after = held(id=7), held(id=7, **changed)

    [change] = risk_changes([before], [after], since=ON)

    assert change.what == what


def test_a_risk_that_stood_there_and_could_not_be_told_is_not_new():
    risk = held(opened_on=date(2012, 1, 9))

    assert risk_changes([], [risk], since=ON) == ()
    [change] = risk_changes([], [risk], since=date(2012, 1, 1))
    assert change.what == "new, 12 High"
