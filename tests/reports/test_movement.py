from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from common.fuzzy_date import FuzzyDate
from reports.movement import Subject, compose, movement
from reports.movement_words import remarks
from reports.remark import Kind
from tests.reports.positions import (
    make_milestone,
    make_position,
    make_programme,
    make_project,
    make_strand,
)
from tests.reports.strategies import positions
from tests.reports.test_codec import quick

APRIL = datetime(2012, 4, 25, 12, tzinfo=UTC)


def told(before, after, subject):
    """What is said of the one thing of this kind that changed."""
    [change] = movement(before, after).of(subject)
    return [(remark.kind, remark.words) for remark in remarks(change)]


def of_milestones(before, after):
    return told(of_one_milestone(before), of_one_milestone(after), Subject.MILESTONE)


def of_one_milestone(milestone):
    return make_position(
        make_programme(make_strand(make_project(milestone, id=1), id=1), id=1)
    )


def of_one_project(**fields):
    return make_position(
        make_programme(make_strand(make_project(id=1, **fields), id=1), id=1)
    )


@quick
@given(positions())
def test_nothing_has_moved_since_the_same_instant(position):
    assert movement(position, position).changes == ()


@quick
@given(positions(), positions(), positions())
def test_movement_from_april_to_july_to_october_is_that_from_april_to_october(a, b, c):
    assert compose(movement(a, b), movement(b, c)) == movement(a, c)


@quick
@given(positions(), positions())
def test_every_change_is_told_in_words(before, after):
    for change in movement(before, after).changes:
        assert all(remark.words for remark in remarks(change))
        assert remarks(change)


@quick
@given(positions(), positions())
def test_there_and_back_nothing_has_moved(before, after):
    there_and_back = compose(movement(before, after), movement(after, before))

    assert there_and_back.changes == ()


def test_movements_that_do_not_meet_are_not_joined():
    april, july = of_one_project(), replace(of_one_project(), as_at=APRIL)

    with pytest.raises(ValueError, match="begin where the first one ends"):
        compose(movement(april, july), movement(april, july))


def test_a_milestone_slips():
    assert of_milestones(
        make_milestone("31 July 2012", id=7),
        make_milestone("31 July 2012", "10 September 2012", id=7),
    ) == [(Kind.SLIPPED, "Slipped 41 days: 10 September 2012, was 31 July 2012")]


def test_a_milestone_gains():
    assert of_milestones(
        make_milestone("31 July 2012", "10 September 2012", id=7),
        make_milestone("31 July 2012", "9 September 2012", id=7),
    ) == [(Kind.GAINED, "Gained 1 day: 9 September 2012, was 10 September 2012")]


def test_a_date_that_becomes_clearer_has_not_slipped():
    assert of_milestones(
        make_milestone("summer 2012", id=7),
        make_milestone("summer 2012", "July 2012", id=7),
    ) == [(Kind.DATED, "Now dated July 2012, was summer 2012")]


def test_a_milestone_is_rebaselined():
    before = make_milestone("31 July 2012", "10 September 2012", id=7)
    after = replace(
        before, baseline=FuzzyDate.day(date(2012, 9, 10)), times_rebaselined=1
    )

    assert of_milestones(before, after) == [
        (Kind.REBASELINED, "Re-baselined to 10 September 2012, was 31 July 2012")
    ]


def test_a_milestone_is_completed_late():
    before = make_milestone("31 July 2012", id=7)
    after = replace(before, actual_on=date(2012, 8, 3))

    assert of_milestones(before, after) == [
        (Kind.COMPLETED, "Completed on 3 August 2012, 3 days late")
    ]


def test_a_milestone_was_not_complete_after_all():
    after = make_milestone("31 July 2012", "31 August 2012", id=7)
    before = replace(after, actual_on=date(2012, 7, 30))

    assert of_milestones(before, after) == [
        (Kind.DATED, "Not complete after all: expected 31 August 2012")
    ]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("green", "amber_red", Kind.WORSE),
        ("red", "amber_red", Kind.BETTER),
        ("", "green", Kind.RATED),
        ("green", "", Kind.RATED),
    ],
)
def test_a_project_gets_better_or_worse_or_is_rated_at_last(before, after, kind):
    [(found, words)] = told(
        of_one_project(rated=before), of_one_project(rated=after), Subject.PROJECT
    )

    assert found == kind
    assert ", was " in words


def test_a_project_is_renamed_closed_and_handed_to_another_manager():
    before = of_one_project(name="Website", manager="The web manager")
    after = of_one_project(name="Digital front door", state="closed", manager="")

    assert told(before, after, Subject.PROJECT) == [
        (Kind.RATED, "Closed, was Not reported"),
        (Kind.CLOSED, "Closed, was in progress"),
        (Kind.RENAMED, "Renamed, was Website"),
        (Kind.PEOPLE, "Project manager: nobody, was The web manager"),
    ]


def test_a_project_is_new_and_another_is_gone():
    before = make_position(make_programme(make_strand(make_project(id=1), id=1), id=1))
    after = make_position(make_programme(make_strand(make_project(id=2), id=1), id=1))

    gone, new = movement(before, after).of(Subject.PROJECT)

    assert [remark.kind for remark in remarks(gone)] == [Kind.LOST]
    assert [remark.kind for remark in remarks(new)] == [Kind.NEW]


def test_a_strand_is_replaced_by_a_body():
    before = make_position(make_programme(make_strand(id=1), id=1))
    strand = replace(
        before.programmes[0].strands[0],
        fact=replace(before.programmes[0].strands[0].fact, status="replaced"),
    )
    after = make_position(replace(before.programmes[0], strands=(strand,)))

    kinds = [kind for kind, _ in told(before, after, Subject.STRAND)]

    assert Kind.REPLACED in kinds
