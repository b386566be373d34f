"""My work about savings: returns to fill in and to review, claims to validate."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from accounts.choices import CouncilRoleName
from savings.services.returns import open_return, send_back_return, submit_return
from tests import factories

JULY = datetime(2012, 7, 17, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _july(time_machine, db):
    time_machine.move_to(JULY, tick=False)
    factories.make_council()


@pytest.fixture
def june():
    return factories.make_return_period()


@pytest.fixture
def owner():
    person = factories.make_user()
    factories.make_saving(
        budget_owner=person, achieved=400_000, forecast=900_000, delivery="green"
    )
    return person


@pytest.fixture
def finance():
    return factories.make_user(CouncilRoleName.FINANCE)


def tasks(client, user):
    client.force_login(user)
    work = client.get("/").context["work"]
    found = [*work.overdue, *work.this_week, *work.later]
    return {task.what: task for task in found}


def test_a_budget_owner_is_asked_once_the_period_is_over(client, owner, june):
    [task] = tasks(client, owner).values()

    assert task.what == "Savings return for June 2012"
    assert task.starts
    assert task.action == reverse("savings:return_open", args=[june.pk, owner.pk])


def test_an_earlier_return_that_is_missing_is_asked_for_first(
    client, owner, june, finance
):
    may = factories.make_return_period(
        label="May 2012",
        starts_on=date(2012, 5, 1),
        ends_on=date(2012, 5, 31),
        due_on=date(2012, 6, 10),
        month=2,
    )

    assert set(tasks(client, owner)) == {"Savings return for May 2012"}
    client.force_login(finance)
    overdue = client.get("/").context["work"].overdue
    assert [task.place for task in overdue] == ["May 2012", "June 2012"]
    submit_return(open_return(may, owner, by=owner), 1, by=owner)
    assert set(tasks(client, owner)) == {"Savings return for June 2012"}


def test_nobody_in_finance_is_asked_to_judge_what_is_theirs(client, june, finance):
    factories.make_saving(
        budget_owner=finance, achieved=400_000, forecast=900_000, delivery="green"
    )
    submit_return(open_return(june, finance, by=None), 1, by=None)

    assert tasks(client, finance) == {}


def test_a_return_that_was_sent_back_is_asked_for_with_the_comment(
    client, owner, june, finance
):
    submitted = submit_return(open_return(june, owner, by=owner), 1, by=owner)
    send_back_return(submitted, 2, comment="Which ledger line?", by=finance)

    [task] = tasks(client, owner).values()

    assert (task.why, task.action_text) == ("Sent back: Which ledger line?", "Mend it")


def test_finance_is_asked_to_review_to_validate_and_to_chase(
    client, owner, june, finance
):
    late = factories.make_user()
    factories.make_saving(budget_owner=late)
    submit_return(open_return(june, owner, by=owner), 1, by=owner)

    assert set(tasks(client, finance)) == {
        "Review the savings return for June 2012",
        "Validate 1 claim",
        "1 savings return is missing",
    }
    assert tasks(client, owner) == {}
