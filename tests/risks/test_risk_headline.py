"""The sentence on top of a risk's page, and the one of cause, event and consequence."""

from datetime import date

import pytest

from risks.models import Risk
from risks.pages.risk import chain_of, headline, scores_of
from risks.scoring import Score
from risks.shipped_schemes import BURY_5X5, TEN

TODAY = date(2012, 8, 4)
SCHEMES = {1: BURY_5X5, 2: TEN}


def a_risk(**fields):
    for name in ("current", "previous"):
        if name in fields:
            score = Score(*fields.pop(name))
            fields[f"{name}_likelihood"] = score.likelihood
            fields[f"{name}_impact"] = score.impact
    usual = {
        "state": "open",
        "scheme_id": 1,
        "raised_on": date(2012, 1, 9),
        "next_review_on": date(2012, 9, 3),
    }
    return Risk(**usual | fields)


def told(risk, **how):
    return headline(risk, SCHEMES, on=TODAY, **how)


def test_a_risk_that_got_worse_and_is_overdue():
    risk = a_risk(
        current=(4, 4),
        previous=(3, 4),
        previous_scheme_id=1,
        red_since=date(2012, 5, 12),
        next_review_on=date(2012, 8, 1),
    )

    assert told(risk) == (
        "Significant (16), worse than at the review before (12): red for 84 days. "
        "Next review 1 August 2012, overdue by 3 days."
    )


@pytest.mark.parametrize(
    ("fields", "begins"),
    [
        ({}, "High (12), not reviewed yet."),
        (
            {"previous": (4, 4), "previous_scheme_id": 1},
            "High (12), better than at the review before (16).",
        ),
        ({"previous": (3, 4), "previous_scheme_id": 1}, "High (12), unchanged."),
        (
            {"previous": (3, 4), "previous_scheme_id": 1, "unchanged_reviews": 3},
            "High (12), unchanged over 3 reviews.",
        ),
        (
            {"previous": (3, 4), "previous_scheme_id": 2},
            "High (12), before that Low / Catastrophic in another scheme.",
        ),
    ],
)
def test_it_says_how_the_risk_moved(fields, begins):
    assert told(a_risk(current=(3, 4), **fields)).startswith(begins)


def test_what_was_reviewed_while_exempt_is_not_compared_with():
    risk = a_risk(current=(3, 4), previous=(5, 5), previous_scheme_id=1)

    assert told(risk, is_past_open=False) == (
        "High (12). Next review 3 September 2012."
    )


def test_a_scheme_of_words_is_told_in_words():
    risk = a_risk(current=(4, 4), scheme_id=2)

    words = TEN.words(Score(4, 4))
    assert f"({words})" in told(risk)


def test_it_says_that_a_risk_is_above_its_appetite_and_who_accepted_that():
    risk = a_risk(current=(3, 4), appetite="moderate")
    accepted = a_risk(
        current=(3, 4),
        appetite="moderate",
        accepted_on=date(2012, 7, 2),
        accepted_by="Cabinet",
    )

    assert "Above its appetite (Moderate), and nobody has accepted that." in told(risk)
    assert "(Moderate), accepted by Cabinet on 2 July 2012." in told(accepted)
    assert "appetite" not in told(a_risk(current=(3, 4), appetite="high"))


@pytest.mark.parametrize(
    ("days", "says"),
    [
        (date(2012, 8, 4), "Next review 4 August 2012, today."),
        (date(2012, 8, 3), "overdue by 1 day."),
        (None, "No day is set for its next review."),
    ],
)
def test_it_says_when_it_is_looked_at_next(days, says):
    assert told(a_risk(current=(1, 1), next_review_on=days)).endswith(says)


def test_red_since_today_is_said_without_a_number():
    risk = a_risk(current=(4, 4), red_since=TODAY)

    assert "not reviewed yet: red since today." in told(risk)


@pytest.mark.parametrize(
    ("state", "says"),
    [
        ("proposed", "Proposed, and not on the register yet."),
        ("declined", "declined on 2 July 2012."),
        ("closed", "Closed on 2 July 2012."),
        ("issue", "It has happened: an issue since 2 July 2012."),
    ],
)
def test_what_is_not_on_the_register_says_so(state, says):
    assert says in told(a_risk(state=state, closed_on=date(2012, 7, 2)))


def test_the_three_scores_stand_side_by_side():
    inherent, current, target = scores_of(
        a_risk(current=(3, 4), current_reason="As planned."), SCHEMES
    )

    assert (inherent.state, target.state) == (None, None)
    assert (current.short, current.words) == ("12", "Possible / Major")
    assert (current.state.label, current.reason) == ("High", "As planned.")


def sentence(**fields):
    return " ".join(f"{lead} {text}" for lead, text in chain_of(Risk(**fields)))


def test_cause_event_and_consequence_are_one_sentence():
    assert sentence(
        cause="The main road is not gritted.",
        event="Buses stop",
        consequence="NHS staff come late. ",
    ) == (
        "Because the main road is not gritted, there is a risk that buses stop, "
        "which would lead to NHS staff come late."
    )


def test_a_sentence_begins_with_what_there_is():
    assert sentence(event="Buses stop") == "There is a risk that buses stop."
    assert sentence(consequence="I leave") == "This would lead to I leave."
    assert sentence() == ""
