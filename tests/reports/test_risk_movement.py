from dataclasses import replace
from datetime import date

import pytest

from reports.movement import Subject, movement
from reports.movement_words import remarks
from reports.remark import Kind
from risks.facts import Acceptance, Escalation
from risks.scoring import Score
from tests.reports.risk_positions import TEN, make_risk, with_risks

BEFORE = make_risk(id=7, reference="R7", current=(3, 4))


def told(**changed):
    """What is said of a risk of which this, and nothing else, has changed."""
    after = replace(BEFORE, **changed)
    found = movement(with_risks(BEFORE), with_risks(after, days_later=30))
    [change] = found.of(Subject.RISK)
    return [(remark.kind, remark.words) for remark in remarks(change)]


def test_a_risk_gets_worse_and_says_from_where_to_where():
    assert told(current=Score(4, 4)) == [(Kind.WORSE, "16 Significant, was 12 High")]


def test_a_risk_improves_within_its_band():
    assert told(current=Score(3, 3)) == [(Kind.BETTER, "9 High, was 12 High")]


def test_scores_of_two_schemes_are_told_and_not_compared():
    assert told(scheme_id=TEN.id, current=Score(4, 3)) == [
        (Kind.RATED, "High (Significant / Critical), was 12 High")
    ]


def test_a_risk_is_closed_with_its_lesson():
    assert told(state="closed", lesson="Test earlier.") == [
        (Kind.CLOSED, "Closed: Test earlier.")
    ]


def test_a_risk_becomes_an_issue():
    assert told(state="issue") == [(Kind.ISSUE, "Became an issue")]


def test_a_risk_goes_up_to_the_programme():
    up = Escalation(1, "programme", date(2012, 7, 20), "It is Significant.")

    assert told(escalation=up) == [
        (Kind.ESCALATED, "Escalated to the programme register")
    ]


def test_a_risk_is_accepted_above_its_appetite():
    accepted = Acceptance(date(2012, 7, 20), "The Cabinet", "Nothing more can be done.")

    assert told(acceptance=accepted) == [
        (Kind.ACCEPTED, "Accepted above appetite by The Cabinet")
    ]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"owner": "The director"}, "Owner: The director"),
        ({"target": Score(2, 2)}, "Target: 4 Moderate, was none"),
        ({"response": "tolerate"}, "Response: tolerate, was treat"),
        ({"title": "It fails"}, "Renamed, was The old system fails"),
        ({"lesson": "Test."}, "Lesson: Test."),
        ({"register_id": 2}, "Moved to another register"),
    ],
)
def test_whatever_else_changes_is_told(changed, words):
    assert [told_words for _, told_words in told(**changed)] == [words]


def test_a_new_risk_says_since_when_and_where_it_stands():
    found = movement(with_risks(), with_risks(BEFORE, days_later=30))

    [change] = found.of(Subject.RISK)
    assert [remark.words for remark in remarks(change)] == [
        "On the register since 9 January 2012: 12 High"
    ]
