"""Benefits as blocks: what was measured, and what is said of it."""

from dataclasses import replace
from datetime import date

import pytest

from programmes.facts import Exempt
from reports.blocks import BLOCKS, read_options
from savings.choices import BenefitState
from tests.reports.savings_blocks import BENEFIT_BLOCKS, built, rows_of, shown
from tests.reports.savings_positions import PROJECT, STRAND, with_savings
from tests.savings.benefit_facts import benefit

JUNE = date(2012, 6, 30)
REALISED = benefit((JUNE, 9), reference="B2", title="Calls fall", place=PROJECT)
OFF_TRACK = benefit((JUNE, 20), declared="on_track", owner="Head of Access")
UNREAD = benefit(reference="B10", title="Waits shorten", place=STRAND)


def test_benefits_are_counted_by_how_they_stand():
    found = built("benefits_table", benefits=(UNREAD, REALISED, OFF_TRACK))

    assert found.summary == (
        "3 benefits: 1 realised, 1 off track and 1 not measured yet."
    )
    assert [row[0] for row in rows_of(found.table)] == ["B1", "B2", "B10"]


def test_a_benefit_declared_better_than_its_readings_is_pointed_out():
    found = built("benefits_table", benefits=(OFF_TRACK, REALISED))

    first, second = found.table.rows
    assert first.attention
    assert not second.attention
    assert found.notes == ("B1 is declared better than the readings say.",)


def test_a_figure_stands_with_its_day_and_its_source():
    options = {"columns": ["baseline", "target", "latest"]}
    sourced = replace(OFF_TRACK, baseline_source="Service desk records")

    (row,) = built("benefits_table", benefits=(sourced,), options=options).table.rows

    assert [(cell.words, cell.note) for cell in row.cells] == [
        ("20 days", "1 April 2012, Service desk records"),
        ("10 days", "1 April 2013"),
        ("20 days", "30 June 2012"),
    ]


def test_benefits_stand_under_every_priority_they_serve():
    several = replace(REALISED, priorities=("Growth", "Value for money"))

    found = built("benefits_by_priority", benefits=(several, OFF_TRACK))

    assert [(group.heading, group.note) for group in found.table.groups] == [
        ("Growth", "1 benefit: 1 realised"),
        ("Value for money", "1 benefit: 1 realised"),
        ("No corporate priority named", "1 benefit: 1 off track"),
    ]
    assert "A benefit that serves several stands under each of them." in found.notes


def test_plymouth_tags_benefits_with_its_values():
    tagged = replace(UNREAD, values=("Democratic",))

    table = built("benefits_by_value", benefits=(tagged,)).table

    assert [group.heading for group in table.groups] == ["Democratic"]


def test_northumberland_sees_outcomes_by_workstream():
    table = built(
        "benefits_by_workstream", benefits=(OFF_TRACK, UNREAD, REALISED)
    ).table

    assert [(group.heading, len(group.rows)) for group in table.groups] == [
        ("Organisational Transformation Programme, in no strand", 1),
        ("1 Public Access", 2),
    ]


def test_after_its_project_a_benefit_has_another_owner():
    handed_over = replace(REALISED, owner="Project manager", later_owner="Head of Desk")
    options = read_options(BLOCKS["benefits_table"].options, {"columns": ["owner"]})
    before = with_savings(benefits=(handed_over,))
    (programme,) = before.programmes
    (strand,) = programme.strands
    (project,) = strand.projects
    closed = replace(project, fact=replace(project.fact, state="closed"))
    after = replace(
        before,
        programmes=(
            replace(programme, strands=(replace(strand, projects=(closed,)),)),
        ),
    )

    (now,) = BLOCKS["benefits_table"].build(before, None, options).table.rows
    (later,) = BLOCKS["benefits_table"].build(after, None, options).table.rows

    assert (now.cells[0].words, now.cells[0].note) == (
        "Project manager",
        "After the project: Head of Desk",
    )
    assert (later.cells[0].words, later.cells[0].note) == ("Head of Desk", "")


def test_what_is_no_longer_followed_is_shown_where_all_is_asked_for():
    closed = replace(REALISED, state=BenefitState.CLOSED.value)

    followed = built("benefits_table", benefits=(closed,))
    every = built("benefits_table", benefits=(closed,), options={"which": "all"})

    assert followed.table.rows == ()
    assert len(every.table.rows) == 1


@pytest.mark.parametrize("code", BENEFIT_BLOCKS)
def test_each_block_says_what_is_withheld_and_what_nothing_means(code):
    secret = benefit(title="Canary", exempt=Exempt((3,)))

    html = shown(code, benefits=(secret, REALISED))

    assert "1 benefit is withheld: exempt under paragraph 3." in html
    assert "Canary" not in html
    assert "No benefit is promised here yet." in shown(code)
