"""What holds for every decision of a risk's life."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction

from common.exempting import lift_exemption, mark_exempt
from common.locking import EditConflict
from risks import services
from risks.models import RiskReview
from risks.scoring import Score
from tests.factories import (
    make_risk,
    make_user,
)
from tests.programmes.sent import AGREED

pytestmark = pytest.mark.django_db

DECISIONS = {
    services.accept_risk: {},
    services.decline_risk: {},
    services.escalate_risk: {},
    services.hand_back_risk: {},
    services.accept_above_appetite: {"accepted_by": "Cabinet"},
    services.close_risk: {"lesson": "Ask earlier."},
    services.reopen_risk: {},
    services.turn_into_issue: {},
    mark_exempt: {"paragraphs": [3], "exempt_reason": "A tender."},
    lift_exemption: {},
}
OF_THE_OPEN = [
    decision
    for decision in DECISIONS
    if decision not in (services.reopen_risk, mark_exempt, lift_exemption)
]


@pytest.mark.parametrize("decision", DECISIONS)
def test_who_decides_on_an_older_version_is_told(decision):
    risk = make_risk(title="Old")
    services.update_risk(risk, 1, title="New", **AGREED)

    with pytest.raises(EditConflict):
        decision(risk, 1, **DECISIONS[decision], **AGREED)

    risk.refresh_from_db()
    assert (risk.title, risk.version) == ("New", 2)


@pytest.mark.parametrize("decision", OF_THE_OPEN)
def test_what_has_ended_is_not_decided_upon(decision):
    risk = make_risk(state="closed")

    with pytest.raises(ValidationError):
        decision(risk, 1, **DECISIONS[decision], **AGREED)

    risk.refresh_from_db()
    assert (risk.state, risk.version) == ("closed", 1)


def test_each_decision_is_on_record_with_who_and_why():
    officer, risk = make_user(), make_risk()

    services.close_risk(risk, 1, lesson="None.", by=officer, reason="Over.")

    latest = risk.history.first()
    assert (latest.history_user, latest.history_change_reason) == (officer, "Over.")


def test_the_database_itself_refuses_to_change_a_review():
    risk = make_risk(current=(3, 4))
    services.review_risk(risk, 1, score=Score(3, 3), by=None, reason="Better.")
    review = RiskReview.objects.get()

    with (
        pytest.raises((DatabaseError, IntegrityError), match="A review never changes"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE risks_riskreview SET reason = 'Worse.'")

    review.refresh_from_db()
    assert review.reason == "Better."
