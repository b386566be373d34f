"""Entries of the logs of issues, assumptions and decisions: their life."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from common.locking import EditConflict
from risks import services
from risks.choices import LogKind, LogState
from risks.models import LogEntry
from tests import factories
from tests.risks.log_entries import AT, add

pytestmark = pytest.mark.django_db


def test_each_log_of_each_register_counts_from_one(register):
    added = [
        add(register),
        add(register),
        add(register, LogKind.ASSUMPTION),
        add(register, LogKind.DECISION),
        add(factories.make_register()),
    ]

    assert [row.reference for row in added] == ["I1", "I2", "A1", "D1", "I1"]


def test_a_number_is_never_given_twice(register):
    entry = add(register)
    services.close_log_entry(entry, 1, outcome="It came.", by=None, reason="It came.")

    assert add(register).reference == "I2"


def test_an_entry_is_of_the_day_it_was_made_unless_it_says(register):
    assert add(register).raised_on == AT.date()
    assert add(register, raised_on=date(2012, 3, 1)).raised_on == date(2012, 3, 1)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"raised_on": date(2012, 4, 3)}, "today or an earlier date"),
        ({"due_on": date(2012, 4, 1)}, "2 April 2012 or a later date"),
    ],
)
def test_dates_make_sense(register, fields, sentence):
    with pytest.raises(ValidationError) as refused:
        add(register, **fields)

    assert sentence in " ".join(refused.value.messages)


def test_an_entry_names_only_risks_that_stand_on_its_register(register):
    own = factories.make_risk(register)
    come_up = factories.make_risk(
        escalated_to=register, escalated_on=timezone.localdate()
    )

    assert add(register, risk=own).risk == own
    assert add(register, risk=come_up).risk == come_up
    with pytest.raises(ValidationError):
        add(register, risk=factories.make_risk())


def test_closing_says_how_it_ended(register):
    entry = add(register)

    with pytest.raises(ValidationError):
        services.close_log_entry(entry, 1, outcome=" ", by=None, reason="Over.")
    closed = services.close_log_entry(
        entry, 1, outcome="It came.", by=None, reason="Over."
    )

    assert (closed.state, closed.outcome) == (LogState.CLOSED, "It came.")
    assert closed.closed_on == timezone.localdate()
    with pytest.raises(ValidationError, match="closed already"):
        services.close_log_entry(closed, 2, outcome="Again.", by=None, reason="Over.")


def test_a_reopened_entry_keeps_its_old_end_in_its_history(register):
    entry = services.close_log_entry(
        add(register), 1, outcome="It came.", by=None, reason="Over."
    )

    again = services.reopen_log_entry(entry, 2, by=None, reason="It left again.")

    assert (again.state, again.closed_on, again.outcome) == (LogState.OPEN, None, "")
    assert again.history.filter(outcome="It came.").exists()


def test_of_two_who_change_an_entry_the_second_is_told(register):
    entry = add(register)
    services.update_log_entry(entry, 1, by=None, reason="Worse.", title="No bus")

    with pytest.raises(EditConflict):
        services.update_log_entry(entry, 1, by=None, reason="Worse.", title="A bus")


def test_what_is_exempt_from_the_first_was_never_on_record_as_open(register):
    entry = add(register, **factories.EXEMPT)

    assert all(version.is_exempt for version in entry.history.all())


def test_a_risk_that_has_left_the_register_stays_named(register):
    risk = factories.make_risk(escalated_to=register, escalated_on=timezone.localdate())
    entry = add(register, risk=risk)
    services.hand_back_risk(risk, 1, by=None, reason="Ours again.")

    entry = services.update_log_entry(entry, 1, title="Late", by=None, reason="Plain.")

    assert entry.risk == risk


def test_what_was_kept_back_with_its_risk_stays_so_without_it(register):
    risk = factories.make_risk(register, **factories.EXEMPT)
    entry = add(register, risk=risk)

    services.update_log_entry(entry, 1, risk=None, by=None, reason="Not of it.")

    entry.refresh_from_db()
    assert entry.is_exempt
    assert entry.exempt_paragraphs == risk.exempt_paragraphs
    assert not LogEntry.objects.visible_to(factories.make_user()).exists()
