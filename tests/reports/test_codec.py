import json

import pytest
from hypothesis import HealthCheck, given, settings

from reports.codec import position_from_data, position_to_json
from tests.reports.positions import (
    make_milestone,
    make_position,
    make_programme,
    make_project,
    make_strand,
)
from tests.reports.strategies import positions

quick = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@quick
@given(positions())
def test_a_position_comes_back_from_its_text_exactly(position):
    assert position_from_data(json.loads(position_to_json(position))) == position


@quick
@given(positions())
def test_the_same_position_always_gives_the_same_text(position):
    text = position_to_json(position)

    assert position_to_json(position_from_data(json.loads(text))) == text


def test_what_is_written_can_be_read_by_others():
    milestone = make_milestone("summer 2012", "30 September 2012")
    project = make_project(milestone, rated="amber_green")
    position = make_position(make_programme(make_strand(project)))

    plain = json.loads(position_to_json(position))

    assert plain["format"] == 3
    assert plain["as_at"] == "2012-07-17T12:00:00+00:00"
    written = plain["programmes"][0]["strands"][0]["projects"][0]
    assert written["milestones"][0]["baseline"] == "2012-08-31 season"
    assert written["reports"][0]["period"]["ends_on"] == "2012-06-30"
    assert plain["schemes"][0]["scheme"]["states"][0]["tone"] == "green"


def test_a_position_of_an_unknown_format_is_refused():
    with pytest.raises(ValueError, match="format 99"):
        position_from_data({"format": 99})


def test_a_position_frozen_before_there_were_risks_can_still_be_read():
    position = make_position(make_programme(make_strand(make_project())))
    old = json.loads(position_to_json(position)) | {"format": 1}
    del old["scoring_schemes"], old["register"], old["savings"]
    for programme in old["programmes"]:
        del programme["register"]
        for strand in programme["strands"]:
            del strand["register"]
            for project in strand["projects"]:
                del project["register"]

    assert position_from_data(old) == position


def test_a_position_frozen_before_there_were_savings_can_still_be_read():
    position = make_position(make_programme(make_strand(make_project())))
    old = json.loads(position_to_json(position)) | {"format": 2}
    del old["savings"]

    assert position_from_data(old) == position
    assert position_from_data(old).savings is None
