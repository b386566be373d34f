"""Programmes, projects and milestones: what changes, what is refused, what is kept."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from common.fuzzy_date import FuzzyDate
from common.history import end_of
from common.locking import EditConflict
from programmes import facts, services
from programmes.choices import ProjectState, StrandStatus
from programmes.models import SupportedPriority
from tests.factories import (
    make_board,
    make_milestone,
    make_priority,
    make_programme,
    make_project,
    make_strand,
    make_user,
)

pytestmark = pytest.mark.django_db

AGREED = {"by": None, "reason": "The board agreed."}


def refusal(error):
    return " ".join(error.value.messages)


# --- Programmes -----------------------------------------------------------------------


def test_a_programme_cannot_end_before_it_starts():
    with pytest.raises(ValidationError) as error:
        services.create_programme(
            by=None,
            name="Change",
            reference="change",
            starts_on=date(2012, 4, 1),
            ends_on=date(2012, 3, 31),
        )

    assert error.value.message_dict == {
        "ends_on": ["A programme cannot end before it starts."]
    }


def test_the_address_of_the_page_that_opens_programmes_is_not_a_reference():
    with pytest.raises(ValidationError) as error:
        services.create_programme(by=None, name="New", reference="New")

    assert "kept for a page" in refusal(error)


def test_a_programme_is_closed_once_its_strands_have_been():
    strand = make_strand()

    with pytest.raises(ValidationError) as error:
        services.close_programme(strand.programme, **AGREED)
    services.close_strand(strand, on=date(2012, 3, 1), **AGREED)
    services.close_programme(strand.programme, **AGREED)

    assert "still has active strands" in refusal(error)
    strand.programme.refresh_from_db()
    assert strand.programme.status == "closed"


def test_the_second_to_save_a_programme_is_told():
    programme = make_programme()
    opened = programme.version
    services.update_programme(programme, opened, name="First", **AGREED)

    with pytest.raises(EditConflict) as conflict:
        services.update_programme(programme, opened, name="Second", **AGREED)

    assert conflict.value.current.name == "First"


def test_a_service_changes_nothing_it_was_not_made_for():
    with pytest.raises(TypeError):
        services.update_programme(make_programme(), 1, status="closed", **AGREED)


def test_priorities_no_longer_supported_stay_in_the_past():
    programme = make_programme()
    growth, caring = make_priority(name="Growth"), make_priority(name="Caring")
    in_march = datetime(2012, 3, 1, 9, tzinfo=UTC)
    services.set_priorities(programme, [growth], at=in_march, **AGREED)

    services.set_priorities(programme, [caring], **AGREED)

    assert [s.priority for s in programme.supports.all()] == [caring]
    assert SupportedPriority.history.filter(history_type="-").count() == 1
    assert SupportedPriority.history.as_of(end_of(date(2012, 3, 2))).count() == 1


def test_a_programme_names_a_board_once():
    board = make_board(name="Programme Board")

    with pytest.raises(ValidationError) as error:
        services.add_board(board.programme, name="Programme Board", by=None)

    assert "The programme has a board of this name" in refusal(error)


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
        services.mark_exempt(make_project(), paragraphs=[], reason="", by=None)

    assert "paragraph of Schedule 12A" in refusal(error)


def test_lifting_an_exemption_clears_what_it_said():
    project = make_project()
    services.mark_exempt(project, paragraphs=[3, 1], reason="A tender.", by=None)

    services.lift_exemption(project, by=None, reason="The contract is signed.")

    project.refresh_from_db()
    assert (project.is_exempt, project.exempt_reason) == (False, "")
    with pytest.raises(ValidationError):
        services.lift_exemption(project, by=None, reason="Again.")
