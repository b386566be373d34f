"""The calendar of savings returns: its periods, and another rhythm taking over."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from savings.models import ReturnCalendar
from savings.services.returns import open_return
from savings.tasks import plan_return_periods
from tests import factories

pytestmark = pytest.mark.usefixtures("july", "finance")


def calendar_form(version=0, **changes):
    return {
        "version": str(version),
        "cadence": "monthly",
        "first_day_day": "1",
        "first_day_month": "4",
        "first_day_year": "2012",
        "due_after_days": "10",
        "reason": "As the budget monitoring.",
    } | changes


def set_calendar(client, **fields):
    return client.post(reverse("savings:calendar_update"), calendar_form(**fields))


def test_a_calendar_plans_its_periods_with_month_and_year(client):
    set_calendar(client)

    periods = list(ReturnCalendar.objects.get().periods.all()[:12])
    march = periods[-1]
    assert [(each.year, each.month) for each in periods[:2]] == [(2012, 1), (2012, 2)]
    assert (march.label, march.year, march.month) == ("March 2013", 2012, 12)
    assert march.due_on == march.ends_on + timedelta(days=10)


def test_another_rhythm_takes_over_where_nothing_was_returned(client):
    owner = factories.make_user()
    factories.make_saving(budget_owner=owner)
    set_calendar(client)
    july = ReturnCalendar.objects.get().periods.get(label="July 2012")
    open_return(july, owner, by=owner)
    quarterly = {"version": 1, "cadence": "quarterly"}

    refused = set_calendar(client, **quarterly, first_day_month="7")
    set_calendar(client, **quarterly, first_day_month="10")

    assert "begin on 1 August 2012" in refused.content.decode()
    ended, following = ReturnCalendar.objects.order_by("pk")
    assert ended.periods.order_by("-starts_on").first().label == "September 2012"
    first = following.periods.first()
    assert (first.label, first.month) == ("Quarter 3 2012-13", 9)
    assert first.starts_on == date(2012, 10, 1)


@pytest.mark.parametrize(
    "changes",
    [
        {"first_day_day": "31", "first_day_month": "6"},
        {"first_day_day": "15"},
        {"first_day_year": "1900"},
        {"due_after_days": str(2**63)},
        {"cadence": "daily"},
    ],
)
def test_a_calendar_that_makes_no_sense_is_refused(client, changes):

    page = set_calendar(client, **changes)

    assert page.context["form"].errors
    assert not ReturnCalendar.objects.exists()


def test_the_worker_keeps_the_calendar_planned_a_year_ahead(client, time_machine):
    set_calendar(client)
    time_machine.shift(timedelta(days=62))

    plan_return_periods()
    plan_return_periods()

    last = ReturnCalendar.objects.get().periods.order_by("-starts_on").first()
    assert last.label == "September 2013"
