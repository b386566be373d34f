"""Projects, milestones and exemption: what changes, what is refused, what is kept."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from common.exempting import lift_exemption, mark_exempt
from common.fuzzy_date import FuzzyDate
from common.history import end_of
from programmes import facts, services
from programmes.choices import ProjectState, StrandStatus
from tests.factories import (
    make_milestone,
    make_project,
    make_strand,
    make_user,
)
from tests.programmes.sent import AGREED, refusal

pytestmark = pytest.mark.django_db


# --- Projects -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (ProjectState.NOT_STARTED, ProjectState.IN_PROGRESS),
        (ProjectState.IN_PROGRESS, ProjectState.PAUSED),
        (ProjectState.PAUSED, ProjectState.IN_PROGRESS),
        (ProjectState.IN_PROGRESS, ProjectState.CLOSED),
        (ProjectState.CLOSED, ProjectState.IN_PROGRESS),
    ],
)
def test_a_project_starts_pauses_resumes_closes_and_reopens(before, after):
    project = make_project(state=before)

    services.change_project_state(project, after, **AGREED)

    project.refresh_from_db()
    assert project.state == after


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (ProjectState.CLOSED, ProjectState.CLOSED, "is already closed"),
        (ProjectState.CLOSED, ProjectState.PAUSED, "cannot become paused"),
        (ProjectState.NOT_STARTED, ProjectState.PAUSED, "cannot become paused"),
        (
            ProjectState.IN_PROGRESS,
            ProjectState.NOT_STARTED,
            "cannot become not started",
        ),
    ],
)
def test_a_project_does_not_skip_or_go_back(before, after, sentence):
    with pytest.raises(ValidationError) as error:
        services.change_project_state(make_project(state=before), after, **AGREED)

    assert sentence in refusal(error)


def test_a_moved_project_stays_where_it_was_in_the_past():
    in_march = datetime(2012, 3, 1, 9, tzinfo=UTC)
    strand, other = make_strand(at=in_march), make_strand(at=in_march)
    project = make_project(strand, at=in_march)

    services.move_project(project, other, **AGREED)

    project.refresh_from_db()
    assert project.strand == other
    scope = facts.Scope((strand.programme_id, other.programme_id))
    then = facts.load(scope, as_at=end_of(date(2012, 3, 2)), on=date(2012, 3, 2))
    now = facts.load(scope, as_at=None, on=date(2012, 3, 2))
    assert [fact.strand_id for fact in then.projects] == [strand.pk]
    assert [fact.strand_id for fact in now.projects] == [other.pk]


def test_a_project_does_not_move_into_a_closed_strand():
    project = make_project()
    closed = make_strand(status=StrandStatus.CLOSED)

    with pytest.raises(ValidationError) as error:
        services.move_project(project, closed, **AGREED)

    assert "no longer active" in refusal(error)


def test_an_exempt_project_is_not_betrayed_by_its_name():
    project = make_project()
    make_project(
        project.strand,
        name="Secret",
        is_exempt=True,
        exempt_paragraphs=[3],
        exempt_reason="Tenders are being compared.",
    )

    changed = services.update_project(project, 1, name="Secret", **AGREED)

    assert changed.name == "Secret"


def test_two_projects_of_a_strand_have_two_names():
    project = make_project(name="Contact centre")

    with pytest.raises(ValidationError) as error:
        services.create_project(project.strand, name="contact centre", by=None)

    assert "already has a project of this name" in refusal(error)


# --- Milestones -----------------------------------------------------------------------


def test_a_forecast_needs_a_baseline():
    with pytest.raises(ValidationError) as error:
        services.create_milestone(
            make_project(),
            title="Opening",
            baseline=None,
            forecast=FuzzyDate.parse("May 2013"),
            by=None,
        )

    assert error.value.message_dict == {
        "baseline": [
            "A forecast needs an approved date to be measured against: give that too."
        ]
    }


def test_a_milestone_cannot_have_happened_in_the_future():
    with pytest.raises(ValidationError) as error:
        services.update_milestone(
            make_milestone(), 1, actual_on=date(2199, 1, 1), **AGREED
        )

    assert "cannot have happened in the future" in refusal(error)


def test_a_closed_project_gets_no_new_milestones():
    project = make_project(state=ProjectState.CLOSED)

    with pytest.raises(ValidationError) as error:
        services.create_milestone(
            project, title="Opening", baseline=FuzzyDate.parse("May 2013"), by=None
        )

    assert "reopen it" in refusal(error)


def test_rebaselining_leaves_the_old_baseline_on_record():
    officer = make_user()
    milestone = make_milestone(baseline="summer 2012")

    change = services.rebaseline_milestone(
        milestone,
        milestone.version,
        baseline=FuzzyDate.parse("March 2013"),
        agreed_by="Programme Board",
        on=date(2012, 3, 1),
        by=officer,
        reason="The lease ends later.",
    )

    milestone.refresh_from_db()
    assert str(milestone.baseline) == "March 2013"
    assert str(change.old_baseline) == "summer 2012"
    assert change.history.get().history_user == officer


def test_what_has_happened_is_not_rebaselined():
    milestone = make_milestone(actual_on=date(2012, 3, 1))

    with pytest.raises(ValidationError) as error:
        services.rebaseline_milestone(
            milestone,
            1,
            baseline=FuzzyDate.parse("March 2013"),
            agreed_by="Programme Board",
            on=date(2012, 3, 1),
            **AGREED,
        )

    assert "happened on 1 March 2012: its baseline stays" in refusal(error)


def test_a_rebaselining_changes_something():
    milestone = make_milestone(baseline="summer 2012")

    with pytest.raises(ValidationError) as error:
        services.rebaseline_milestone(
            milestone,
            1,
            baseline=FuzzyDate.parse("summer 2012"),
            agreed_by="Programme Board",
            on=date(2012, 3, 1),
            **AGREED,
        )

    assert "already" in refusal(error)


# --- Exemption ------------------------------------------------------------------------


def test_what_is_exempt_says_under_which_paragraph_and_why():
    with pytest.raises(ValidationError) as error:
        mark_exempt(make_project(), 1, paragraphs=[], exempt_reason="", by=None)

    assert "paragraph of Schedule 12A" in refusal(error)


def test_lifting_an_exemption_clears_what_it_said():
    project = make_project()
    mark_exempt(project, 1, paragraphs=[3, 1], exempt_reason="A tender.", by=None)

    lift_exemption(project, 2, by=None, reason="The contract is signed.")

    project.refresh_from_db()
    assert (project.is_exempt, project.exempt_reason) == (False, "")
    with pytest.raises(ValidationError):
        lift_exemption(project, 3, by=None, reason="Again.")
