from datetime import date

from reports.listings import milestone_rows
from reports.timeline import LABELS, RIGHT, WIDTH, draw
from tests.reports.positions import (
    make_milestone,
    make_position,
    make_programme,
    make_project,
    make_strand,
)

ON = date(2012, 7, 17)


def drawn(*milestones, on=ON):
    position = make_position(make_programme(make_strand(make_project(*milestones))))
    return draw(milestone_rows(position), on)


def test_without_milestones_there_is_no_picture():
    assert drawn() is None


def test_later_dates_stand_further_right_and_all_are_in_the_picture():
    chart = drawn(
        make_milestone("31 July 2012", "10 September 2012"),
        make_milestone("1 March 2012", actual_on=date(2012, 3, 5)),
    )

    first, second = chart.marks
    assert first.baseline_x < first.actual_x < chart.today_x
    assert chart.today_x < second.baseline_x < second.forecast_x
    assert all(LABELS <= x <= WIDTH - RIGHT for x in xs(chart))


def xs(chart):
    dates = [(m.baseline_x, m.forecast_x) for m in chart.marks]
    found = [x for pair in dates for x in pair if x is not None]
    return [*found, chart.today_x, *(tick.x for tick in chart.ticks)]


def test_a_line_leads_from_the_approved_date_to_the_late_one():
    [mark] = drawn(make_milestone("31 July 2012", "10 September 2012")).marks

    assert (mark.slip_from, mark.slip_to) == (mark.baseline_x, mark.forecast_x)
    assert mark.is_late


def test_nothing_slips_inside_a_season():
    [mark] = drawn(make_milestone("summer 2012", "July 2012")).marks

    assert mark.slip_to is None


def test_the_title_says_what_is_to_be_seen():
    chart = drawn(
        make_milestone("31 July 2012", "10 September 2012"),
        make_milestone("1 March 2012", actual_on=date(2012, 3, 1)),
    )

    assert chart.finding == (
        "1 of 2 milestones complete as at 17 July 2012; "
        "1 of 1 still to come is late, the worst by 41 days"
    )
    assert "Plan agreed: approved for 31 July 2012, expected 10 September 2012, " in (
        chart.description
    )


def test_the_title_says_so_where_nothing_is_late():
    on_time = drawn(make_milestone("31 July 2012"))
    complete = drawn(make_milestone("1 March 2012", actual_on=date(2012, 3, 1)))

    assert on_time.finding.endswith("none of the others is late")
    assert complete.finding == "All of 1 milestone complete as at 17 July 2012"


def test_a_day_long_after_everything_does_not_squeeze_the_picture():
    chart = drawn(make_milestone("31 July 2012"), on=date(2026, 11, 22))

    assert chart.today_x is None
    assert len(chart.ticks) <= 10


def test_many_years_have_few_ticks():
    chart = drawn(make_milestone("1 May 1990", "1 May 2040"))

    assert 2 <= len(chart.ticks) <= 10


def test_a_long_name_is_cut_between_words():
    title = "Consultation with the staff of every service on the new structure"

    [mark] = drawn(make_milestone(title=title)).marks

    assert mark.label.endswith(" …")
    assert title.startswith(mark.label.removesuffix(" …"))
