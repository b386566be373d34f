from dataclasses import replace
from datetime import UTC, datetime

from reports.headline import Counted, Of, headline
from risks.scoring import Score
from tests.reports.positions import (
    SPRING,
    SUMMER,
    make_milestone,
    make_position,
    make_programme,
    make_project,
    make_report,
    make_strand,
)
from tests.reports.risk_positions import DUE, make_risk, with_risks

APRIL = datetime(2012, 4, 25, 12, tzinfo=UTC)


def position_of(*projects, at=None):
    made = make_programme(make_strand(*projects))
    return make_position(made) if at is None else make_position(made, at=at)


def reported(**fields):
    return make_project(reports=(make_report(**fields),))


def figures(found):
    return {f.counts: f.words for f in found.figures if f.counts}


def test_a_councillor_who_reads_one_line_reads_the_right_one():
    found = headline(
        position_of(
            reported(overall="amber_red", previous="green", ask="Approve the plan."),
            reported(overall="green", previous="red"),
            reported(overall="green", period=SPRING),
            make_project(state="closed"),
        )
    )

    assert found.text == (
        "Amber/Red, better than last reported. 1 of 3 open projects got worse, "
        "1 improved. 1 decision is asked of the board. No milestones are overdue. "
        "1 project has not reported."
    )


def test_each_figure_names_the_rows_it_counts():
    found = headline(position_of(reported(previous="red"), make_project()))

    assert figures(found) == {
        Counted.WORSE: "None",
        Counted.PROJECTS: "2 open projects",
        Counted.IMPROVED: "1",
        Counted.ASKS: "No decisions",
        Counted.OVERDUE: "No milestones",
        Counted.NOT_REPORTED: "1 project",
    }


def test_it_is_compared_with_the_day_that_was_chosen():
    before = position_of(make_project(id=7, rated="green", due=SPRING), at=APRIL)
    now = position_of(make_project(id=7, rated="red", due=SUMMER))

    found = headline(now, before)

    assert found.lead == "worse than on 25 April 2012"
    assert figures(found)[Counted.WORSE] == "1"


def test_what_could_not_be_compared_is_told_as_it_was():
    before = position_of(make_project(id=7), at=APRIL)

    found = headline(position_of(make_project(id=7, rated="green")), before)

    assert found.text.startswith("Green, Not reported on 25 April 2012. ")


def test_overdue_milestones_are_counted_and_those_of_closed_projects_are_not():
    late = make_milestone("1 May 2012")

    found = headline(
        position_of(make_project(late), make_project(late, state="closed"))
    )

    assert figures(found)[Counted.OVERDUE] == "1 milestone"


def test_of_one_project_it_says_how_long_it_has_been_so():
    project = reported(overall="red", previous="red", unchanged_for=3)

    found = headline(position_of(project), of=Of.PROJECT)

    assert found.text == (
        "Red, the same as last reported. No decisions are asked of the board. "
        "No milestones are overdue. It has been Red for 3 periods."
    )


def test_of_several_programmes_it_says_the_worst():
    position = make_position(
        make_programme(make_strand(reported(overall="green"))),
        make_programme(make_strand(reported(overall="red"))),
    )

    assert headline(position, of=Of.COUNCIL).text.startswith(
        "Red, the worst of these programmes. None of 2 open projects got worse"
    )


def test_an_empty_programme_says_so():
    assert "There are no open projects." in headline(position_of()).text


def test_risks_are_told_where_there_is_a_register():
    position = with_risks(
        make_risk(current=(5, 5), previous=(4, 4)),
        make_risk(current=(3, 5), previous=(3, 5)),
        make_risk(current=(1, 1), next_review_on=DUE),
        make_risk(current=(5, 5), state="closed", next_review_on=DUE),
    )

    assert (
        "2 risks are Significant, 1 got worse. 1 risk review is overdue. "
        in headline(position).text
    )
    assert figures(headline(position))[Counted.RED_RISKS] == "2 risks"


def test_risks_are_compared_with_the_day_that_was_chosen():
    risk = make_risk(current=(5, 5), previous=(5, 5))
    then = replace(risk, current=Score(1, 1))

    found = headline(with_risks(risk, days_later=30), with_risks(then))

    assert figures(found)[Counted.WORSE_RISKS] == "1"


def test_no_word_of_risks_where_there_is_no_register():
    assert "risk" not in headline(position_of(reported())).text


def test_an_empty_register_has_no_open_risk():
    assert "No risk is open." in headline(with_risks()).text
