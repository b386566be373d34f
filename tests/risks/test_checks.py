"""What a register is asked, risk by risk."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from risks.checks import Check, problems_of, same_twice, similar_risks
from risks.choices import RegisterLevel, RiskState
from risks.facts import (
    Acceptance,
    ActionFact,
    ControlFact,
    Escalation,
    RegisterFact,
    RiskFact,
)
from risks.scoring import Score
from risks.shipped_schemes import BURY_5X5

ON = date(2012, 7, 17)
REGISTER = RegisterFact(
    id=1,
    level=RegisterLevel.PROJECT,
    place_id=1,
    scheme_id=1,
    escalates_at="significant",
    red_days_allowed=182,
    unchanged_limit=3,
)
OPEN_ACTION = ActionFact(1, "Ask for tenders", "", date(2012, 9, 1), "", None)
SOUND = RiskFact(
    id=1,
    register_id=1,
    reference="R1",
    title="Loss of key staff",
    cause="",
    event="",
    consequence="",
    category="",
    owner="Strand Lead",
    state=RiskState.OPEN,
    raised_on=date(2012, 1, 9),
    opened_on=date(2012, 1, 9),
    closed_on=None,
    lesson="",
    objective="",
    milestone="",
    saving="",
    scheme_id=1,
    inherent=Score(4, 4),
    inherent_reason="",
    current=Score(2, 4),
    current_reason="",
    target=Score(1, 4),
    target_reason="",
    previous=None,
    previous_scheme_id=None,
    last_reviewed_on=date(2012, 7, 2),
    next_review_on=ON,
    unchanged_reviews=0,
    red_since=None,
    response="",
    proximity="",
    appetite="",
    acceptance=None,
    escalation=None,
    controls=(ControlFact(1, "Two people know each system", "effective"),),
    actions=(OPEN_ACTION,),
    exempt=None,
)
RED = replace(SOUND, current=Score(5, 5), inherent=None, target=None)


def found(fact: RiskFact, register: RegisterFact = REGISTER) -> dict[str, str]:
    problems = problems_of(fact, register, BURY_5X5, ON)
    return {problem.code: problem.sentence for problem in problems}


def test_a_sound_risk_has_no_problem():
    assert found(SOUND) == {}


@pytest.mark.parametrize("state", [s for s in RiskState if s != RiskState.OPEN])
def test_only_risks_on_the_register_are_asked(state: str):
    assert found(replace(SOUND, owner="", state=state)) == {}


def test_each_risk_has_an_owner():
    assert found(replace(SOUND, owner="")) == {Check.NO_OWNER: "Nobody owns it."}


def test_a_review_is_overdue_from_the_day_after():
    late = replace(SOUND, next_review_on=ON - timedelta(days=1))

    assert found(late) == {
        Check.REVIEW_OVERDUE: "It was to be reviewed by 16 July 2012, 1 day ago."
    }
    assert Check.REVIEW_OVERDUE in found(replace(SOUND, next_review_on=None))


def test_a_target_that_is_the_current_score_needs_a_reason():
    """East Suffolk: law-and-conventions 5.4."""
    same = replace(SOUND, target=SOUND.current)

    assert "Its target is 8, its current score 8" in found(same)[Check.TARGET]
    assert found(replace(same, target_reason="Nothing more can be done.")) == {}
    assert Check.TARGET in found(replace(SOUND, target=Score(5, 2)))


def test_a_target_that_a_review_brought_the_risk_down_to_is_reached():
    there = replace(SOUND, target=SOUND.current, previous=Score(3, 4))
    reached = replace(there, previous_scheme_id=1)

    assert found(reached) == {}
    for unexplained in (
        replace(reached, previous=SOUND.current),
        replace(reached, previous=Score(1, 4)),
        replace(reached, previous_scheme_id=8),
        replace(reached, target=Score(5, 2)),
        replace(reached, previous=None, previous_scheme_id=None),
    ):
        assert Check.TARGET in found(unexplained)


def test_what_is_red_has_an_open_action():
    done = replace(OPEN_ACTION, done_on=date(2012, 6, 1))
    elsewhere = replace(REGISTER, escalates_at="")

    assert found(RED, elsewhere) == {}
    assert list(found(replace(RED, actions=()), elsewhere)) == [
        Check.RED_WITHOUT_ACTION
    ]
    assert list(found(replace(RED, actions=(done,)), elsewhere)) == [
        Check.RED_WITHOUT_ACTION
    ]


def test_an_overdue_action_is_named_so_that_it_can_be_mended():
    late = replace(OPEN_ACTION, id=7, due_on=ON - timedelta(days=1))

    (problem,) = problems_of(replace(SOUND, actions=(late,)), REGISTER, BURY_5X5, ON)

    assert (problem.code, problem.action_id) == (Check.ACTION_OVERDUE, 7)
    assert "Ask for tenders" in problem.sentence


def test_so_many_reviews_without_a_change_are_asked_about():
    often = replace(SOUND, unchanged_reviews=3)

    assert found(replace(SOUND, unchanged_reviews=2)) == {}
    assert "3 reviews running" in found(often)[Check.UNCHANGED]
    assert found(often, replace(REGISTER, unchanged_limit=0)) == {}


def test_below_inherent_needs_a_control():
    assert list(found(replace(SOUND, controls=()))) == [Check.NO_CONTROL]
    assert found(replace(SOUND, controls=(), inherent=SOUND.current)) == {}


def test_what_must_go_up_is_told_until_it_has():
    assert "risks go up from Significant" in found(RED)[Check.NOT_ESCALATED]

    gone = replace(RED, escalation=Escalation(2, RegisterLevel.STRAND, ON, "Too big."))
    content = replace(
        REGISTER, id=2, level=RegisterLevel.STRAND, escalates_at="", scheme_id=1
    )
    assert problems_of(gone, REGISTER, BURY_5X5, ON, stands_on=content) == ()


def test_from_the_councils_register_there_is_no_further_up():
    assert found(RED, replace(REGISTER, level=RegisterLevel.COUNCIL)) == {}


def test_what_is_above_appetite_goes_up_unless_somebody_accepted_it():
    above = replace(SOUND, appetite="moderate")
    accepted = replace(above, acceptance=Acceptance(ON, "The board", "No way round."))

    assert "above its appetite of Moderate" in found(above)[Check.NOT_ESCALATED]
    assert found(accepted) == {}


def test_a_risk_scored_in_another_scheme_is_told():
    assert list(found(replace(SOUND, scheme_id=9))) == [Check.OTHER_SCHEME]


def test_two_reviews_within_appetite_ask_whether_it_could_leave():
    """Bracknell Forest: law-and-conventions 5.4."""
    within = replace(SOUND, appetite="high", previous=Score(2, 4), previous_scheme_id=1)

    assert list(found(within)) == [Check.COULD_LEAVE]
    assert found(replace(within, previous=Score(5, 5))) == {}
    assert found(replace(within, previous_scheme_id=8)) == {}


def test_the_same_risk_twice_is_found_among_those_on_the_register():
    twin = replace(SOUND, id=2, reference="R2", register_id=2, title="Key staff lost")
    third = replace(SOUND, id=3, reference="R3", title="Loss of key staff members")
    closed = replace(SOUND, id=4, state=RiskState.CLOSED)

    found = similar_risks([SOUND, twin, third, closed])

    assert found[1] == (third,)
    assert 4 not in found
    problem = same_twice(found[1], {1: "Libraries"})
    assert problem.sentence == (
        "Its title is much like that of R3 Loss of key staff members (Libraries)."
    )
