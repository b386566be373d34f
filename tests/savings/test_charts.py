"""Pictures of savings: what is drawn where, in plain numbers."""

from itertools import pairwise

from common.charts import LABEL_STEP, Scale, spread, steps
from common.money import Unit
from savings.gap import gap_by_year
from savings.pages import bar_chart, line_chart
from savings.pages.gap_chart import MOST_YEARS, gap_chart
from savings.pages.line_chart import Series
from savings.pages.payback_chart import OptionLine, payback_chart
from savings.pages.trajectory_chart import trajectory_chart
from savings.pages.waterfall_chart import waterfall_chart
from savings.trajectory import trajectory
from savings.waterfall import waterfall
from tests.savings.saving_facts import YEAR, a_gap_line, a_plan, a_saving, a_year


def test_every_axis_has_zero_on_it():
    assert steps([130, 260]) == [0, 100, 200, 300]
    assert steps([-130, 60]) == [-150, -100, -50, 0, 50, 100]
    assert steps([]) == [0, 1]


def test_amounts_lie_where_the_axis_says():
    scale = Scale(0, 400, start=320, end=16)

    assert (scale.zero, scale.at(400), scale.at(200)) == (320, 16, 168)


def test_names_of_lines_that_end_together_never_cover_each_other():
    drawn = line_chart.draw(
        [Series(name, [(0, 0), (1, 100)], "#000000") for name in "ABC"], ["", "Mar"], ""
    )
    heights = sorted(each.text_y for each in drawn.lines)

    assert all(below - above >= LABEL_STEP for above, below in pairwise(heights))
    assert spread([10.0, 300.0], lowest=320) == [10.0, 300.0]


def test_the_bars_of_a_waterfall_hang_on_each_other():
    held = a_plan(
        a_saving(a_year(target=80_00, forecast=60_00, achieved=30_00, validated=10_00)),
        gap_lines=(a_gap_line(100_00),),
    )
    chart = waterfall_chart(waterfall(held, [YEAR], this_year=YEAR), starts_in=4)

    bars = chart.picture.bars
    for bar, following in pairwise(bars):
        edges = {following.x, round(following.x + following.width, 1)}
        assert bar.end in edges


def test_what_comes_to_nothing_has_a_name_and_no_bar():
    chart = bar_chart.draw(
        [bar_chart.Bar("Forecast", "£0", 0, 0, bar_chart.FORECAST)], "Nothing yet."
    )

    assert chart.bars[0].width == 0
    assert chart.height < bar_chart.ROW + 40


def test_each_line_differs_in_more_than_its_colour():
    held = a_plan(
        a_saving(
            a_year(
                target=80_00,
                forecast=60_00,
                achieved=30_00,
                validated=10_00,
                achieved_by_month=(10_00, 20_00, 30_00, *(None,) * 9),
            )
        )
    )
    chart = trajectory_chart(trajectory(held, YEAR, None, 4), starts_in=4)

    looks = [(line.dash, line.key.points, line.fill) for line in chart.picture.lines]

    assert [line.label for line in chart.picture.lines] == [
        "Target £80",
        "Claimed £30",
        "Forecast £60",
        "Validated £10",
    ]
    assert len(set(looks)) == len(looks)


def test_the_table_under_a_picture_tells_the_months_in_the_council_s_order():
    held = a_plan(a_saving(a_year(target=120_00, forecast=120_00)))
    chart = trajectory_chart(trajectory(held, YEAR, None, 4), starts_in=1)

    assert [row[0] for row in chart.table.rows][:2] == ["January", "February"]
    assert str(chart.table.rows[-1][1]) == "120"
    assert len(chart.table.headings) == len(chart.table.rows[0])


def test_more_years_than_a_page_holds_stand_in_the_table_alone():
    years = range(2012, 2012 + MOST_YEARS + 2)
    held = a_plan(gap_lines=(a_gap_line(7_000_00, years[0], years[-1]),))

    chart = gap_chart(
        gap_by_year(held, years, this_year=2012), starts_in=4, unit=Unit.POUNDS
    )

    drawn = [bar.heading for bar in chart.picture.bars if bar.heading]
    assert len(drawn) == MOST_YEARS
    assert len(chart.table.rows) == len(years) + 1
    assert f"The first {MOST_YEARS} years are drawn" in chart.notes[0]


def test_a_year_of_which_nothing_is_drawn_may_still_have_savings_agreed():
    lines = a_gap_line(1_000_00, 2012), a_gap_line(1_000_00, 2014)
    held = a_plan(a_saving(a_year(2013, target=500_00)), gap_lines=lines)

    chart = gap_chart(gap_by_year(held, range(2012, 2015), this_year=2012), starts_in=4)

    assert chart.notes == (
        "Years in which all four bars come to nothing are not drawn.",
    )


def test_a_year_that_is_over_shows_what_was_claimed_of_it_and_no_forecast():
    held = a_plan(
        a_saving(a_year(target=100_00, forecast=80_00, achieved=60_00)),
        gap_lines=(a_gap_line(100_00),),
    )

    found = gap_by_year(held, [YEAR], this_year=YEAR + 1)
    chart = gap_chart(found, starts_in=4)
    to_come = chart.table.headings.index("Still forecast to come")

    assert chart.finding.startswith("£60 of savings was claimed against the £100 gap")
    assert "Claimed" in [bar.label for bar in chart.picture.bars]
    assert str(chart.table.rows[0][to_come]) == "0"


def test_options_are_drawn_from_what_they_cost_to_what_they_bring():
    paid = OptionLine("B", "In-house", (-400_00, -100_00, 300_00), "Year 2")
    nothing = OptionLine("A", "Do nothing", (0, 0, 0), "No payback")

    chart = payback_chart(
        [paid, nothing], ["2012-13", "2013-14", "2014-15"], finding="B pays back"
    )

    (line,) = chart.picture.lines
    assert line.label == "B In-house"
    assert chart.picture.top < chart.picture.zero < chart.picture.bottom
    assert [row[0] for row in chart.table.rows] == ["B In-house", "A Do nothing"]
