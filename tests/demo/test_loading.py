"""The demo council: loaded once, with a past that can be asked for on any day."""

import json
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.management import call_command
from django.utils import timezone

from accounts.demo import DEMO_ACCOUNTS, DEMO_PASSWORD
from accounts.models import User
from common.fuzzy_date import FuzzyDate
from highlights.content import read
from highlights.models import HighlightReport
from programmes.models import Council, Programme
from reports.codec import position_to_json
from reports.demo.diary import moment
from reports.demo.otp.programme import OTP
from reports.demo.people import People
from reports.demo.shapes import Due
from reports.load import load_position_on, whole
from reports.models import Paper
from reports.movement import Movement, Subject, movement
from reports.my_work import my_work
from reports.papers.checks import blocking
from reports.papers.facts import load_material
from reports.position import Position
from reports.roll_up import rated_projects
from savings.cuts import total

MARCH = date(2012, 3, 1)
APRIL = date(2012, 4, 25)
JULY = date(2012, 7, 17)

# Beside those of strand 4, which ended with it, and of strand 7, which is new.
RATINGS_THAT_MOVED_SINCE_MARCH = {
    "Public Access Strategy": ("Amber/Green", "Closed"),
    "Website and online services": ("Amber/Green", "Amber/Red"),
    "Customer service at first contact": ("Amber/Green", "Green"),
    "Integrated children's practices": ("Amber/Green", "Green"),
    "The council's part in school improvement": ("Green", "Closed"),
    "Evidence and value for children": ("Amber/Green", "Green"),
    "Social care reform": ("Green", "Closed"),
    "Public health comes to the council": ("Amber/Green", "Green"),
    "Corporate core and processes": ("Amber/Green", "Green"),
    "Employee and manager self-service": ("Not reported", "Amber/Red"),
    "Keeping business rates": ("Amber/Green", "Green"),
    "Community Infrastructure Levy": ("Amber/Green", "Not reported"),
    "Casino licence": ("Green", "Closed"),
    "Transfer of Homes and Communities Agency assets": ("Amber/Green", "Green"),
    "Waste plant: terms sought from bidders": ("Not reported", "Amber/Red"),
    "Highways and transport contract": ("Amber/Red", "Closed"),
    "Open spaces": ("Not reported", "Closed"),
    "Community asset transfer": ("Green", "Closed"),
    "Commissioning the third sector": ("Green", "Closed"),
    "Shared services with neighbours": ("Paused", "Closed"),
}


@pytest.fixture
def otp(db, demo) -> Programme:
    return Programme.objects.get(reference=OTP.reference)


def told(otp: Programme, day: date | None) -> Position:
    return load_position_on(whole(otp), day)


def moved(otp: Programme, since: date, until: date | None) -> Movement:
    return movement(told(otp, since), told(otp, until))


def counts() -> dict[str, int]:
    return {model._meta.label: model.objects.count() for model in apps.get_models()}


def test_without_leave_no_account_can_sign_in(db):
    # First of all, while the demo is not there yet.
    People(since=moment(MARCH), can_sign_in=False).open_accounts()

    assert not any(user.has_usable_password() for user in User.objects.all())


def test_loading_again_changes_nothing(db, demo, capsys):
    before = counts()

    call_command("load_demo")

    assert counts() == before
    assert "loaded already" in capsys.readouterr().out


def test_what_was_there_before_stays_as_it_was(db, demo):
    demo.refresh_from_db()

    assert demo.name == "Theirs"
    assert demo.history.count() == 1
    assert not demo.strands.exists()
    assert Council.objects.get().name == "Exampleshire Council"


def test_there_is_an_account_for_each_kind_of_user(db, demo):
    users = {user.email: user for user in User.objects.all()}

    for account in DEMO_ACCOUNTS:
        assert users[account.email].check_password(DEMO_PASSWORD)


# --- Milton Keynes, day by day --------------------------------------------------------


def test_ratings_moved_between_march_and_the_end_as_the_reports_say(otp):
    changes = moved(otp, MARCH, None).of(Subject.PROJECT)

    found = {
        change.after.name: (str(change.before.rating), str(change.after.rating))
        for change in changes
        if change.before and change.before.rating != change.after.rating
    }

    assert found == RATINGS_THAT_MOVED_SINCE_MARCH


def test_strands_changed_between_march_and_the_end_as_the_board_decided(otp):
    changes = {
        change.after.order: (change.before, change.after)
        for change in moved(otp, MARCH, None).of(Subject.STRAND)
    }

    was, now = changes[6]
    assert was.name == "Business Opportunities"
    assert now.name == "Alternative Sources of Funding"
    assert changes[4][1].replaced_by == "Improvement & Service Development Board"
    assert changes[7][0] is None
    assert {
        order
        for order, (was, now) in changes.items()
        if was and (was.name, was.status) != (now.name, now.status)
    } == {4, 6}


@pytest.mark.parametrize(
    ("day", "manager"),
    [
        (MARCH, "Corporate Director, Resources"),
        (JULY, "Corporate Director, Children and Families"),
    ],
)
def test_the_programme_passed_from_one_director_to_another(otp, day, manager):
    people = told(otp, day).programmes[0].people

    assert [p.person for p in people if p.role == "programme_manager"] == [manager]


@pytest.mark.parametrize("day", [date(2011, 9, 30), MARCH, APRIL, JULY, None])
def test_every_milestone_stands_on_each_day_as_its_story_says(otp, day):
    told_of = {
        (project.fact.name, milestone.title): (
            milestone.baseline,
            milestone.forecast,
            milestone.actual_on,
        )
        for strand in told(otp, day).programmes[0].strands
        for project in strand.projects
        for milestone in project.milestones
    }

    on = day or timezone.localdate()
    assert told_of == {
        (project.name, due.title): as_told(due, on)
        for strand in OTP.strands
        for project in strand.projects
        for due in project.milestones
        if project.begins <= on
    }


def as_told(due: Due, on: date) -> tuple[FuzzyDate, FuzzyDate | None, date | None]:
    is_moved = due.moved is not None and due.moved.on <= on
    forecasts = [words for day, words in due.forecasts if day <= on]
    return (
        FuzzyDate.parse(due.moved.to if is_moved else due.baseline),
        FuzzyDate.parse(forecasts[-1]) if forecasts else None,
        due.done if due.done and due.done <= on else None,
    )


def test_since_the_april_update_some_got_worse_and_some_better(otp):
    changes = list(moved(otp, APRIL, JULY).of(Subject.PROJECT))

    rated = [
        (change.before.rating, change.after.rating)
        for change in changes
        if change.before
        and change.before.rating.counts_as_rated
        and change.after.rating.counts_as_rated
    ]
    assert sum(was.severity < now.severity for was, now in rated) == 5
    assert sum(was.severity > now.severity for was, now in rated) == 3


def test_in_july_every_state_that_is_not_a_rating_can_be_seen(otp):
    position = told(otp, JULY)

    found = {
        rated.rating.state.code
        for rated in rated_projects(position, position.programmes)
    }

    assert {"not_reported", "not_started", "closed"} <= found
    march = told(otp, MARCH)
    assert "paused" in {
        rated.rating.state.code for rated in rated_projects(march, march.programmes)
    }


def test_what_is_exempt_is_withheld_from_the_public(otp):
    public = position_to_json(told(otp, APRIL).public())

    assert "terms sought from bidders" not in public
    assert "spare capacity" not in public
    assert "Consultation with staff on the new structure" not in public
    assert {
        (note["kind"], *note["paragraphs"])
        for strand in json.loads(public)["programmes"][0]["strands"]
        for place in (strand, *strand["projects"])
        for note in place["withheld"]
    } == {("project", 3), ("report", 3), ("milestone", 4)}


# --- What is due now ------------------------------------------------------------------


def test_the_officer_finds_something_overdue_something_begun_something_to_begin(
    db, demo
):
    officer = User.objects.get(email="officer@demo.example")

    work = my_work(officer, today=timezone.localdate())

    assert [task.place for task in work.overdue] == [
        "SUP-R2 Two finance systems run side by side for longer than paid for",
        "Yearly challenge by the partner",
    ]
    assert {task.place: task.starts for task in work.this_week} == {
        "HR, finance and corporate services": True,
        "ICT moves to a shared company": False,
        "Facilities management and business support": True,
    }


def test_the_strand_lead_finds_a_report_to_approve(db, demo):
    lead = User.objects.get(email="lead@demo.example")

    work = my_work(lead, today=timezone.localdate())

    tasks = (*work.overdue, *work.this_week, *work.later)
    assert "Concierge in the main offices" in {task.place for task in tasks}


def test_what_was_approved_keeps_the_risks_of_that_day(db, demo):
    """Reports are told in the order of the days, and so are reviews."""
    report = HighlightReport.objects.filter(
        project__name="ICT moves to a shared company", status="approved"
    ).latest("approved_at")

    [first, *_] = read(report.frozen).risks

    assert first.reference == "ICT-R1"
    assert first.state is not None


def test_the_paper_for_cabinet_can_be_published_as_it_is(otp):
    paper = Paper.objects.get(reference="otp-update-july-2012")

    problems = blocking(paper.template.layout, load_material(paper))

    assert problems == []
    assert paper.meeting_on - paper.last_update_on == timedelta(days=91)


def test_what_is_saved_in_2012_13_is_1_6m_from_both_sides(otp):
    facts = told(otp, None).savings.facts
    assert total(facts, 2012).figures.proposed == 160_000_000
