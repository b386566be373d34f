"""The decisions of a risk's life: what each changes, and when it is refused."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from risks import services
from risks.models import LogEntry, Risk
from risks.scoring import Score
from tests.factories import (
    EXEMPT,
    make_programme,
    make_project,
    make_register,
    make_risk,
    make_strand,
    make_user,
)
from tests.programmes.sent import AGREED, refusal

pytestmark = pytest.mark.django_db

IN_MARCH = datetime(2012, 3, 1, 9, tzinfo=UTC)


def proposed(**fields):
    return make_risk(state="proposed", opened_on=None, next_review_on=None, **fields)


# --- Onto the register ----------------------------------------------------------------


def test_an_accepted_risk_stands_on_the_register_and_begins_to_count():
    risk = proposed(current=(4, 4))

    services.accept_risk(risk, 1, at=IN_MARCH, **AGREED)

    risk.refresh_from_db()
    assert (risk.state, risk.opened_on) == ("open", date(2012, 3, 1))
    # Significant: looked at again after 30 days, and red from the first day.
    assert risk.next_review_on == date(2012, 3, 31)
    assert risk.red_since == date(2012, 3, 1)
    assert (risk.previous, risk.unchanged_reviews) == (None, 0)


def test_a_review_day_given_with_the_proposal_stands():
    risk = make_risk(state="proposed", next_review_on=date(2012, 5, 1))

    services.accept_risk(risk, 1, at=IN_MARCH, **AGREED)

    risk.refresh_from_db()
    assert (risk.next_review_on, risk.red_since) == (date(2012, 5, 1), None)


def test_no_risk_goes_onto_the_register_without_a_current_score():
    risk = proposed(current_likelihood=None, current_impact=None)

    with pytest.raises(ValidationError) as error:
        services.accept_risk(risk, 1, **AGREED)

    assert refusal(error) == "Give its current score: a risk on the register has one."


def test_what_is_added_at_once_is_all_there_or_not_at_all():
    register = make_register()

    with pytest.raises(ValidationError):
        services.add_risk(register, title="Snow", by=None)
    risk = services.add_risk(
        register, title="Snow", current_likelihood=2, current_impact=2, by=None
    )

    assert list(Risk.objects.all()) == [risk]
    assert (risk.state, risk.reference) == ("open", "R1")


def test_a_declined_risk_stays_on_record_and_can_be_proposed_again():
    risk = proposed()

    services.decline_risk(risk, 1, at=IN_MARCH, **AGREED)
    risk.refresh_from_db()
    assert (risk.state, risk.closed_on) == ("declined", date(2012, 3, 1))

    services.reopen_risk(risk, 2, **AGREED)
    risk.refresh_from_db()
    assert (risk.state, risk.closed_on) == ("proposed", None)


# --- Up and down ----------------------------------------------------------------------


def test_a_risk_goes_up_step_by_step_to_the_council():
    project = make_project()
    strand, programme = project.strand, project.strand.programme
    registers = [
        make_register(strand),
        make_register(programme),
        make_register(council=True),
    ]
    risk = make_risk(make_register(project))

    for version, above in enumerate(registers, start=1):
        services.escalate_risk(
            risk, version, by=None, reason=f"Step {version}.", at=IN_MARCH
        )
        risk.refresh_from_db()
        assert risk.escalated_to == above

    assert (risk.escalated_on, risk.escalation_reason) == (date(2012, 3, 1), "Step 3.")
    with pytest.raises(ValidationError) as error:
        services.escalate_risk(risk, 4, **AGREED)
    assert "there is none above it" in refusal(error)


def test_a_place_without_a_register_is_passed_over():
    project = make_project()
    council = make_register(council=True)
    risk = make_risk(make_register(project))

    services.escalate_risk(risk, 1, **AGREED)

    risk.refresh_from_db()
    assert risk.escalated_to == council


def test_where_there_is_none_above_it_says_who_may_open_one():
    for place, who in (
        (make_project(), "The strand lead or whoever runs the programme opens one."),
        (make_strand(), "Whoever runs the programme opens one."),
        (make_programme(), "The programme office opens the council's."),
    ):
        risk = make_risk(make_register(place))

        with pytest.raises(ValidationError) as error:
            services.escalate_risk(risk, 1, **AGREED)

        assert refusal(error) == (
            f"There is no register above that of {place} yet. {who}"
        )


def test_a_risk_may_skip_a_step_but_go_neither_down_nor_sideways():
    project = make_project()
    strand = make_register(project.strand)
    programme = make_register(project.strand.programme)
    risk = make_risk(make_register(project))

    with pytest.raises(ValidationError):
        services.escalate_risk(risk, 1, to=make_register(), **AGREED)
    services.escalate_risk(risk, 1, to=programme, **AGREED)
    with pytest.raises(ValidationError):
        services.escalate_risk(risk, 2, to=strand, **AGREED)

    risk.refresh_from_db()
    assert risk.escalated_to == programme


def test_a_risk_handed_back_stands_on_its_own_register_again():
    project = make_project()
    make_register(project.strand)
    risk = make_risk(make_register(project))
    services.escalate_risk(risk, 1, **AGREED)

    services.hand_back_risk(risk, 2, **AGREED)

    risk.refresh_from_db()
    assert (risk.escalated_to, risk.escalated_on) == (None, None)
    with pytest.raises(ValidationError):
        services.hand_back_risk(risk, 3, **AGREED)


# --- Above appetite -------------------------------------------------------------------


def test_somebody_accepts_a_risk_above_its_appetite_by_name_and_reason():
    risk = make_risk(current=(4, 4), appetite="moderate")

    services.accept_above_appetite(
        risk, 1, accepted_by="Cabinet", by=None, reason="No choice.", at=IN_MARCH
    )

    risk.refresh_from_db()
    assert (risk.accepted_by, risk.acceptance_reason) == ("Cabinet", "No choice.")
    assert risk.accepted_on == date(2012, 3, 1)


@pytest.mark.parametrize(
    ("fields", "by", "says"),
    [
        ({"current": (4, 4)}, "Cabinet", "no appetite yet"),
        ({"current": (2, 2), "appetite": "moderate"}, "Cabinet", "within its appetite"),
        ({"current": (4, 4), "appetite": "moderate"}, " ", "which board or officer"),
    ],
)
def test_only_what_is_above_a_known_appetite_is_accepted(fields, by, says):
    risk = make_risk(**fields)

    with pytest.raises(ValidationError) as error:
        services.accept_above_appetite(risk, 1, accepted_by=by, **AGREED)

    assert says in refusal(error)


# --- Its end --------------------------------------------------------------------------


def test_a_risk_closes_with_its_lesson():
    risk = make_risk()

    with pytest.raises(ValidationError) as error:
        services.close_risk(risk, 1, lesson="  ", **AGREED)
    services.close_risk(risk, 1, lesson="Ask earlier.", at=IN_MARCH, **AGREED)

    risk.refresh_from_db()
    assert refusal(error) == "Say what was learnt, for the next time."
    assert (risk.state, risk.closed_on) == ("closed", date(2012, 3, 1))
    assert risk.lesson == "Ask earlier."


def test_a_reopened_risk_has_its_score_and_is_due_for_review():
    risk = make_risk(current=(4, 4), state="closed", closed_on=date(2012, 2, 1))

    services.reopen_risk(risk, 1, at=IN_MARCH, **AGREED)

    risk.refresh_from_db()
    assert (risk.state, risk.current) == ("open", Score(4, 4))
    assert (risk.red_since, risk.next_review_on) == (
        date(2012, 3, 1),
        date(2012, 3, 31),
    )


def test_what_has_not_ended_is_not_reopened():
    with pytest.raises(ValidationError):
        services.reopen_risk(make_risk(), 1, **AGREED)


def test_a_risk_of_a_closed_project_is_neither_accepted_nor_reopened():
    register = make_register(make_project(state="closed"))

    with pytest.raises(ValidationError):
        services.accept_risk(make_risk(register, state="proposed"), 1, **AGREED)
    with pytest.raises(ValidationError):
        services.reopen_risk(make_risk(register, state="closed"), 1, **AGREED)


def test_what_has_happened_goes_on_in_the_issue_log():
    owner = make_user()
    risk = make_risk(title="Snow", consequence="Roads shut", owner=owner)

    entry = services.turn_into_issue(risk, 1, at=IN_MARCH, **AGREED)

    risk.refresh_from_db()
    assert (risk.state, risk.closed_on) == ("issue", date(2012, 3, 1))
    assert (entry.kind, entry.register, entry.risk) == ("issue", risk.register, risk)
    assert (entry.title, entry.detail, entry.owner) == ("Snow", "Roads shut", owner)
    assert entry.raised_on == date(2012, 3, 1)


def test_an_exempt_risk_is_an_exempt_issue():
    entry = services.turn_into_issue(make_risk(**EXEMPT), 1, **AGREED)

    assert (entry.is_exempt, entry.exempt_paragraphs) == (True, [3])


def test_where_the_log_refuses_the_risk_stays_as_it_was(monkeypatch):
    risk = make_risk()

    def refuse(*args, **kwargs):
        raise ValidationError("The log is full.")

    monkeypatch.setattr("risks.services.life.add_log_entry", refuse)
    with pytest.raises(ValidationError):
        services.turn_into_issue(risk, 1, **AGREED)

    risk.refresh_from_db()
    assert (risk.state, risk.version, risk.history.count()) == ("open", 1, 1)
    assert not LogEntry.objects.exists()
