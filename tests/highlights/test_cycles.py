"""The reporting calendar: cycles, their periods and due dates."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django_q.models import Schedule

from highlights import defaults, services
from highlights.models import ReportingCycle
from highlights.tasks import plan_periods
from tests import factories
from tests.queries import assert_queries_stay_flat

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_july_2012(time_machine):
    time_machine.move_to(datetime(2012, 7, 17, 9, 0, tzinfo=UTC), tick=False)


@pytest.fixture
def programme(client):
    programme = factories.make_programme()
    client.force_login(factories.make_programme_manager(programme))
    return programme


def make_quarterly(programme) -> ReportingCycle:
    return services.create_cycle(
        programme=programme,
        reports_on="projects",
        kind="quarterly",
        first_day=date(2012, 4, 1),
        due_after_days=5,
        scheme=factories.make_scheme(),
        by=None,
    )


def test_a_new_cycle_is_planned_a_year_ahead(client, programme):
    client.post(
        reverse("highlights:cycle_create", args=[programme.reference]),
        {
            "reports_on": "projects",
            "kind": "quarterly",
            "first_day_day": "1",
            "first_day_month": "April",
            "first_day_year": "2012",
            "due_after_days": "5",
            "scheme": factories.make_scheme().pk,
        },
    )

    periods = programme.cycles.get().periods.order_by("starts_on")
    assert [(period.label, period.due_on) for period in periods][:2] == [
        ("Quarter 1 2012-13", date(2012, 7, 5)),
        ("Quarter 2 2012-13", date(2012, 10, 5)),
    ]
    assert periods.last().starts_on == date(2013, 7, 1)


def test_planning_again_adds_only_what_is_missing(programme, time_machine):
    cycle = make_quarterly(programme)

    assert services.generate_periods(cycle, by=None) == []

    time_machine.move_to(datetime(2012, 10, 2, tzinfo=UTC), tick=False)
    added = services.generate_periods(cycle, by=None)
    assert [period.starts_on for period in added] == [date(2013, 10, 1)]


def test_the_worker_keeps_every_calendar_planned(programme, time_machine):
    cycle = make_quarterly(programme)
    ended = make_quarterly(factories.make_programme())
    ended.is_active = False
    ended.save()
    defaults.load()
    assert Schedule.objects.get().func == "highlights.tasks.plan_periods"

    time_machine.move_to(datetime(2012, 10, 2, tzinfo=UTC), tick=False)
    plan_periods()

    assert cycle.periods.count() == 7
    assert ended.periods.count() == 6


def test_a_programme_has_one_cycle_in_use_for_its_projects(programme):
    make_quarterly(programme)

    with pytest.raises(ValidationError, match="already has a reporting cycle"):
        make_quarterly(programme)


def test_a_later_due_date_moves_the_periods_not_due_yet(client, programme):
    cycle = make_quarterly(programme)

    client.post(
        reverse("highlights:cycle_update", args=[cycle.pk]),
        {
            "due_after_days": "10",
            "scheme": cycle.scheme_id,
            "is_active": "on",
            "reason": "Officers need longer.",
        },
    )

    due = list(cycle.periods.order_by("starts_on").values_list("due_on", flat=True))
    assert due[:2] == [date(2012, 7, 5), date(2012, 10, 10)]


def test_the_due_date_of_one_period_is_moved_with_a_reason(client, programme):
    period = make_quarterly(programme).periods.order_by("starts_on").first()
    address = reverse("highlights:period_update", args=[period.pk])
    moved = {"due_on_day": "9", "due_on_month": "7", "due_on_year": "2012"}

    refused = client.post(address, moved)
    client.post(address, moved | {"reason": "A bank holiday."})

    assert "reason" in refused.context["form"].errors
    period.refresh_from_db()
    assert period.due_on == date(2012, 7, 9)
    assert period.history.latest().history_change_reason == "A bank holiday."


def test_reports_are_not_due_before_their_period(client, programme):
    period = make_quarterly(programme).periods.order_by("starts_on").first()
    moved = {"due_on_day": "9", "due_on_month": "7", "due_on_year": "2011"}

    page = client.post(
        reverse("highlights:period_update", args=[period.pk]), moved | {"reason": "No."}
    )

    assert "cannot be due before its period" in page.content.decode()


def test_a_programme_without_a_cycle_says_what_to_do(client, programme):
    page = client.get(reverse("highlights:cycle_list", args=[programme.reference]))

    assert "Set a reporting cycle" in page.content.decode()


def test_the_calendar_asks_no_more_for_more_periods(client, programme):
    cycle = factories.make_cycle(programme)
    days = iter(range(1, 29))

    def add_period():
        day = date(2012, 5, next(days))
        factories.make_period(cycle, starts_on=day, ends_on=day, due_on=day)

    address = reverse("highlights:cycle_list", args=[programme.reference])
    assert_queries_stay_flat(client, address, add_period)
