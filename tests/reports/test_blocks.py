from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from reports.blocks import BLOCKS, block_sheet, read_options, render_block
from reports.blocks.project_dashboard import ProjectOptions
from tests.reports.positions import (
    PARAGRAPH_3,
    SUMMER,
    make_milestone,
    make_position,
    make_programme,
    make_project,
    make_report,
    make_strand,
)
from tests.reports.strategies import positions
from tests.reports.test_codec import quick

APRIL = datetime(2012, 4, 25, 12, tzinfo=UTC)


def an_example():
    late = make_milestone("31 July 2012", "10 September 2012", title="Plan agreed")
    website = make_project(
        late,
        id=1,
        name="Website",
        manager="Project Manager, Website",
        sponsor="Corporate Director",
        reports=(
            make_report(
                "amber_red",
                previous="green",
                comment="Plan awaits sign-off.",
                ask="Approve the plan.",
            ),
        ),
    )
    return make_position(
        make_programme(
            make_strand(
                website,
                make_project(id=2, name="Counter", exempt=PARAGRAPH_3),
                id=1,
                lead="Strand Lead, Public Access",
            ),
            id=1,
        )
    )


def shown(block, options=None, before=None):
    return render_block(block, an_example().public(), before, options or {})


@settings(quick, max_examples=8)
@given(positions(), positions())
def test_every_block_can_show_any_position(position, before):
    for code, block in BLOCKS.items():
        for options in ({}, {"links": True, "definitions": False}):
            assert render_block(code, position, before, options)
        chosen = read_options(block.options, {})
        sheet = block_sheet(block, position, before, chosen)
        if sheet is not None:
            assert all(len(row) == len(sheet.headers) for row in sheet.rows)


@pytest.mark.parametrize("code", BLOCKS)
def test_a_paper_has_no_links_and_no_buttons(code):
    html = shown(code)

    assert "<a " not in html
    assert "<button" not in html
    assert " id=" not in html or code == "timeline"


@pytest.mark.parametrize("code", BLOCKS)
def test_nothing_exempt_is_in_a_public_block(code):
    html = shown(code, before=make_position(at=APRIL))

    assert "Counter" not in html


def test_projects_stand_in_numbered_groups_with_their_count_by_rating():
    html = shown("project_dashboard")

    assert "1 Public Access" in html
    assert "1 project: 1 Amber/Red" in html
    for words in ("Website", "Corporate Director", "Plan awaits sign-off.", "Previous"):
        assert words in html
    assert "1 project is withheld: exempt under paragraph 3." in html


@pytest.mark.parametrize("code", ["project_dashboard", "strand_progress"])
def test_the_written_definitions_stand_under_every_table_of_ratings(code):
    assert "What the ratings mean" in shown(code)
    assert "What the ratings mean" not in shown(code, {"definitions": False})


def test_whoever_places_a_table_chooses_its_columns_and_their_order():
    html = shown("project_dashboard", {"columns": ["comment", "now"]})

    table = html[html.index("Projects as at") :]
    assert table.index("Comment") < table.index("This period")
    assert "Project manager" not in table


def test_a_column_that_does_not_exist_is_refused_with_a_sentence():
    with pytest.raises(ValueError, match="There is no column “colour” here"):
        shown("milestones", {"columns": ["colour"]})


def test_options_of_other_blocks_are_left_out():
    options = read_options(ProjectOptions, {"window": "last_quarter", "only": [1]})

    assert options == ProjectOptions(only=(1,))


def test_a_milestone_keeps_its_first_baseline_in_view():
    moved = make_milestone("10 September 2012", times_rebaselined=1)
    position = make_position(make_programme(make_strand(make_project(moved))))

    html = render_block("milestones", position, None, {})

    assert "First 10 September 2012; re-baselined once" in html


def test_a_strand_better_than_its_project_says_why():
    strand = make_strand(
        make_project(rated="red", name="Website"),
        due=SUMMER,
        reports=(make_report("green", parent_reason="It is small."),),
    )
    position = make_position(make_programme(strand))

    html = render_block("strand_progress", position, None, {})

    assert "Rated better than Website (Red): It is small." in html


def test_what_changed_is_told_gravest_first():
    before = make_position(
        make_programme(
            make_strand(
                make_project(
                    make_milestone("31 July 2012", id=5), id=1, rated="green", due=None
                ),
                id=1,
            ),
            id=1,
        ),
        at=APRIL,
    )
    after = make_position(
        make_programme(
            make_strand(
                make_project(
                    make_milestone("31 July 2012", "10 September 2012", id=5),
                    id=1,
                    rated="red",
                ),
                id=1,
            ),
            id=1,
        )
    )

    html = render_block("movement_since", after, before, {})

    assert "Slipped 41 days: 10 September 2012, was 31 July 2012" in html
    assert html.index("Worse") < html.index("Slipped")


def test_without_a_day_to_compare_with_it_asks_for_one():
    assert "Choose a day to compare with" in shown("movement_since")


def test_what_stays_bad_is_remarked_on():
    project = make_project(
        name="Website", reports=(make_report("red", unchanged_for=3),)
    )
    position = make_position(make_programme(make_strand(project)))

    html = render_block("movement_since", position, None, {})

    assert "Website" in html
    assert "for 3 periods" in html


def test_the_picture_can_be_read_without_seeing_it():
    html = shown("timeline")

    assert 'role="img"' in html
    assert "1 of 1 still to come is late, the worst by 41 days</title>" in html
    assert "Plan agreed: approved for 31 July 2012, expected 10 September" in html
