"""My work: what is due from whoever signed in, most urgent first, and nothing else."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from highlights import services
from programmes.choices import ScopedRole
from reports.my_work import THIS_WEEK, grouped
from reports.task import Task
from tests import factories
from tests.highlights.council import (
    Council,
    approved,
    make_quarters,
    make_reporting_council,
    submitted,
    written,
)
from tests.queries import assert_queries_stay_flat

HOME = "/"
# The report of April to June was due on 5 July, the next one is on 5 October.
JULY = datetime(2012, 7, 17, 9, 0, tzinfo=UTC)


@pytest.fixture
def council(client, time_machine, db) -> Council:
    """The project manager is signed in, on 17 July 2012."""
    time_machine.move_to(JULY, tick=False)
    council = make_reporting_council()
    client.force_login(council.officer)
    return council


def tasks(client, who=None) -> list[tuple[str, str, str]]:
    """What the page lists: when, what, and what the button says."""
    if who is not None:
        client.force_login(who)
    work = client.get(HOME).context["work"]
    groups = {"overdue": work.overdue, "week": work.this_week, "later": work.later}
    return [
        (name, task.what, task.action_text)
        for name, group in groups.items()
        for task in group
    ]


def test_the_page_after_sign_in_is_my_work():
    assert reverse("reports:my_work") == HOME


def test_an_officer_starts_the_report_that_is_due(client, council):
    assert tasks(client) == [
        ("overdue", "Report for Quarter 1 2012-13", "Write it"),
    ]


def test_the_next_report_is_asked_once_the_last_is_in(client, council):
    submitted(council)

    assert tasks(client) == [("later", "Report for Quarter 2 2012-13", "Write it")]


def test_an_officer_carries_on_with_a_draft(client, council):
    written(council)

    assert tasks(client) == [("overdue", "Report for Quarter 1 2012-13", "Carry on")]


def test_a_returned_report_says_what_to_mend(client, council):
    services.return_report(submitted(council), council.strand_lead, "Say more of cost.")

    assert tasks(client)[0] == ("overdue", "Report for Quarter 1 2012-13", "Mend it")
    assert "Say more of cost." in client.get(HOME).content.decode()


def test_a_report_is_due_this_week(client, council, time_machine):
    time_machine.move_to(datetime(2012, 6, 30, 9, 0, tzinfo=UTC), tick=False)

    client.force_login(council.officer)

    assert tasks(client)[0][0] == "week"


def test_a_strand_lead_approves_what_was_submitted(client, council):
    submitted(council)

    assert tasks(client, council.strand_lead) == [
        ("overdue", "Approve the report for Quarter 1 2012-13", "Read and decide")
    ]


def test_nobody_is_asked_to_approve_what_they_submitted(client, council):
    report = written(council)
    services.submit_report(report, report.version, council.strand_lead)

    assert tasks(client, council.strand_lead) == []


def test_a_strand_lead_reports_on_the_strand(client, council):
    programme = council.strand.programme
    cycle = factories.make_cycle(
        programme, reports_on="strands", scheme=council.cycle.scheme
    )
    make_quarters(cycle, 2)

    assert tasks(client, council.strand_lead) == [
        ("overdue", "Report for Quarter 1 2012-13", "Write it")
    ]


def test_a_programme_manager_sees_how_many_are_missing(client, council):
    manager = factories.make_programme_manager(council.strand.programme)

    assert tasks(client, manager) == [
        ("overdue", "1 report is missing", "See who, and chase")
    ]


def test_a_correction_is_work_too(client, council):
    services.correct_report(approved(council), council.officer, "Cost was left out.")

    assert (
        "overdue",
        "Correction of the report for Quarter 1 2012-13",
        "Carry on",
    ) in tasks(client)


def test_a_closed_project_asks_for_nothing(client, council):
    council.project.state = "closed"
    council.project.save()

    assert tasks(client) == []


def test_somebody_without_a_role_reads_when_nothing_is_due(client, council):
    page_of_nobody = tasks(client, factories.make_user())

    assert page_of_nobody == []
    assert "Nothing is due from you." in client.get(HOME).content.decode()


def test_an_empty_page_says_when_the_next_report_is_due(client, council):
    submitted(council)
    submitted(council, 1)

    page = client.get(HOME).content.decode()

    assert "The next report is due on 5 January 2013." in page


def test_a_role_that_has_ended_brings_no_work(client, council):
    role = council.officer.scoped_roles.get()
    role.ends_on = date(2012, 6, 30)
    role.save()

    assert tasks(client) == []


@pytest.mark.parametrize(
    "role",
    [
        ScopedRole.PROJECT_MANAGER,
        ScopedRole.STRAND_LEAD,
        ScopedRole.PROGRAMME_MANAGER,
    ],
)
def test_my_work_asks_no_more_for_more_projects(client, council, role):
    place = {
        ScopedRole.PROJECT_MANAGER: council.project,
        ScopedRole.STRAND_LEAD: council.strand,
        ScopedRole.PROGRAMME_MANAGER: council.strand.programme,
    }[role]
    user = factories.make_role(role, on=place).user
    client.force_login(user)

    def add_project():
        project = factories.make_project(council.strand)
        factories.make_role(ScopedRole.PROJECT_MANAGER, on=project, user=user)
        report = services.start_report(
            subject=project, period=council.quarters[0], by=council.officer
        )
        report.status = "submitted"
        report.submitted_by = council.officer
        report.save()

    assert_queries_stay_flat(client, HOME, add_project)


def test_other_peoples_projects_cost_nothing(client, council):
    def add_elsewhere():
        make_reporting_council()

    assert_queries_stay_flat(client, HOME, add_elsewhere)


def task(what: str, due_on: date) -> Task:
    return Task(what, "Place", "/", "why", due_on, "/", "Do it")


def test_due_today_is_this_week_and_not_overdue():
    today = date(2012, 7, 17)
    given = [
        task("yesterday", today - timedelta(days=1)),
        task("today", today),
        task("in a week", today + THIS_WEEK),
        task("after that", today + THIS_WEEK + timedelta(days=1)),
    ]

    work = grouped(reversed(given), today)

    assert [each.what for each in work.overdue] == ["yesterday"]
    assert [each.what for each in work.this_week] == ["today", "in a week"]
    assert [each.what for each in work.later] == ["after that"]
