"""Many people at the same instant: no reference twice, one register a place, one of
each decision. Run on PostgreSQL only: SQLite lets one writer in at a time anyway.
"""

import pytest
from django.core.exceptions import ValidationError

from common.locking import EditConflict
from risks import services
from risks.models import LogEntry, Register, Risk
from tests.factories import (
    make_project,
    make_register,
    make_risk,
    make_scoring_scheme,
)
from tests.programmes.test_at_once import all_at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

PEOPLE = 10


def test_ten_who_propose_at_once_get_ten_references():
    register = make_register(prefix="R")

    given = all_at_once(
        PEOPLE,
        lambda number: (
            services.propose_risk(register, title=f"Risk {number}", by=None).reference
        ),
    )

    assert sorted(given, key=lambda each: int(each[1:])) == [
        f"R{number}" for number in range(1, PEOPLE + 1)
    ]
    assert Risk.objects.count() == PEOPLE


def test_ten_who_open_a_register_at_once_open_one():
    project, scheme = make_project(), make_scoring_scheme()

    def opened(_):
        try:
            services.open_register(project, scheme=scheme, by=None)
        except ValidationError as refusal:
            return refusal.messages
        return "opened"

    answers = all_at_once(PEOPLE, opened)

    assert answers.count("opened") == 1
    assert answers.count([f"{project} has a risk register already."]) == PEOPLE - 1
    assert Register.objects.count() == 1


def test_ten_who_open_the_councils_register_at_once_open_one():
    scheme = make_scoring_scheme()

    def opened(_):
        try:
            services.open_register(None, scheme=scheme, by=None)
        except ValidationError:
            return "told"
        return "opened"

    answers = all_at_once(PEOPLE, opened)

    assert sorted(answers) == ["opened", *["told"] * (PEOPLE - 1)]
    assert Register.objects.count() == 1


def test_of_ten_who_turn_a_risk_into_an_issue_at_once_one_does():
    risk = make_risk()

    def turned(_):
        try:
            services.turn_into_issue(risk, 1, by=None, reason="It snows.")
        except EditConflict:
            return "told"
        return "turned"

    answers = all_at_once(PEOPLE, turned)

    assert sorted(answers) == [*["told"] * (PEOPLE - 1), "turned"]
    assert LogEntry.objects.count() == 1
