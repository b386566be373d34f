import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from common.history import end_of
from programmes.models import StrandEvent
from reports.codec import position_from_data, position_to_json
from reports.load import (
    load_position,
    load_position_on,
    only_project,
    only_strand,
    whole,
)
from tests import factories
from tests.reports import histories, risk_histories, savings_histories

pytestmark = pytest.mark.django_db

happenings = st.tuples(
    st.sampled_from(histories.EVERYTHING)
    | st.sampled_from(risk_histories.EVERYTHING)
    | st.sampled_from(savings_histories.EVERYTHING),
    st.integers(0, 40),
)
# What happens at one instant; several things may.
instants = st.lists(happenings, min_size=1, max_size=3)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.lists(instants, min_size=1, max_size=8))
def test_every_past_instant_is_shown_as_it_was_live_then(history):
    with transaction.atomic():
        story = histories.begin()
        lived = {histories.ADDED: live(story, histories.ADDED)}
        for day, happened in enumerate(history):
            story.now = histories.OPENED + timedelta(days=7 * day)
            with time_machine.travel(story.now, tick=False):
                for happen, pick in happened:
                    happen(story, pick)
            lived[story.now] = live(story, story.now)

        for instant, position in lived.items():
            assert load_position(story.scope, instant) == position
            written = json.loads(position_to_json(position))
            assert position_from_data(written) == position
        transaction.set_rollback(True)


def live(story, instant):
    """What the portal shows at that instant without asking history."""
    with time_machine.travel(instant, tick=False):
        return load_position(story.scope)


def test_as_at_now_equals_live():
    project = factories.make_project()
    factories.make_milestone(project)
    scope = whole(project.strand.programme)
    now = end_of(date(2100, 1, 1))

    with time_machine.travel(now, tick=False):
        assert load_position(scope, now) == load_position(scope)


def test_a_day_is_shown_as_it_stood_when_it_ended():
    story = histories.begin()
    histories.rename_strand(story, 0)
    day = histories.OPENED.date()

    before = load_position_on(story.scope, day - timedelta(days=1))
    after = load_position_on(story.scope, day)

    old, new = before.programmes[0].strands[0], after.programmes[0].strands[0]
    assert new.fact.name.startswith("Strand renamed")
    assert new.events[0].old_name == old.fact.name


def test_before_anything_was_entered_nothing_is_known():
    story = histories.begin()

    assert load_position_on(story.scope, date(2010, 1, 1)).programmes == ()


def test_today_is_shown_as_it_stands_now():
    story = histories.begin()

    with time_machine.travel(histories.OPENED, tick=False):
        position = load_position_on(story.scope, histories.OPENED.date())

    assert position.as_at == histories.OPENED


@pytest.mark.parametrize(
    "as_at", [None, end_of(date(2100, 1, 1))], ids=["live", "past"]
)
def test_a_position_takes_as_many_queries_for_many_of_everything_as_for_few(as_at):
    story = histories.begin()
    let_everything_happen(story, 4)
    of_few = queries(story, as_at)

    let_everything_happen(story, 6)

    assert queries(story, as_at) == of_few


def let_everything_happen(story, times):
    for pick in range(times):
        for happen in histories.EVERYTHING:
            happen(story, pick)


def queries(story, as_at):
    with CaptureQueriesContext(connection) as captured:
        load_position(story.scope, as_at)
    return len(captured)


def test_a_strand_or_a_project_is_loaded_alone():
    story = histories.begin()
    other = story.projects[1]

    of_strand = load_position(only_strand(story.strands[0]))
    of_project = load_position(only_project(other))

    [strand] = of_strand.programmes[0].strands
    assert strand.fact.id == story.strands[0].pk
    [strand] = of_project.programmes[0].strands
    assert [project.fact.id for project in strand.projects] == [other.pk]


def test_a_strand_or_a_project_alone_tells_of_no_register_above_it():
    story = histories.begin()
    project = story.strands[0].projects.get()
    for place in (story.programme, story.strands[0], project):
        factories.make_register(place)

    assert levels(story.scope) == ["programme", "strand", "project"]
    assert levels(only_strand(story.strands[0])) == ["strand", "project"]
    assert levels(only_project(project)) == ["project"]


def test_the_council_s_own_register_is_told_only_where_it_is_asked_for():
    story = histories.begin()
    factories.make_register(council=True)

    assert levels(story.scope) == []
    assert levels(replace(story.scope, with_council=True)) == ["council"]


def levels(scope):
    return [register.fact.level for register in load_position(scope).registers()]


def test_a_strand_alone_still_says_which_strand_replaced_it():
    story = histories.begin()
    old, new = story.strands
    old.status = "replaced"
    story.save(old)
    step = {"strand": old, "kind": "replaced", "on": story.now.date()}
    story.save(StrandEvent(**step, reason="Merged.", replaced_by=new))

    position = load_position(only_strand(old))

    [strand] = position.programmes[0].strands
    assert strand.events[0].replaced_by == new.name


def test_looking_back_finds_the_reports_of_earlier_periods_too():
    story = histories.begin()
    project = story.strands[0].projects.get()
    for period in story.periods:
        factories.make_report(
            project,
            period,
            status="approved",
            overall="green",
            approved_at=histories.OPENED,
        )

    latest = load_position(story.scope)
    longer = load_position(story.scope, look_back_to=date(2012, 6, 29))

    assert labels(latest) == ["July to September 2012"]
    assert labels(longer) == ["July to September 2012", "April to June 2012"]


def labels(position):
    reports = position.programmes[0].strands[0].projects[0].reports
    return [report.period.label for report in reports]
