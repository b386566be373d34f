"""What stands under tables of savings in a paper, beside their figures."""

import pytest

from tests.reports.savings_blocks import built, ours, rows_of
from tests.savings.saving_facts import YEAR, a_group, a_structure

NEXT = YEAR + 1


def test_a_group_left_out_may_be_why_the_total_has_no_percentage():
    groups = a_group(1, "FCL", net_budgets=((YEAR, 900_00),)), a_group(2, "HCW")

    found = built(
        "savings_monitoring",
        ours(target=100_00, forecast=50_00),
        structures=(a_structure(*groups),),
        options={"without_nothing": True},
    )

    assert [row[0] for row in rows_of(found.table)] == ["FCL", "Total"]
    assert (
        "The total has no percentage: it would be of the net budget of every service "
        "group, and none is kept for HCW."
    ) in found.notes


@pytest.mark.parametrize(
    ("options", "is_said"),
    [
        ({"years_after": 1}, True),
        ({"years_on": 1}, False),
        ({"years_after": 1, "basis": "validated"}, False),
        ({"years_after": 1, "columns": ["year", "forecast"]}, False),
    ],
)
def test_of_several_years_what_is_not_forecast_yet_is_told_in_pounds(options, is_said):
    found = built(
        "savings_figures",
        ours(target=100_00, forecast=90_00),
        ours(year=NEXT, target=400_00),
        ours(year=NEXT, target=30_00, forecast=30_00),
        options=options,
    )

    told = (
        "£400 of savings in years to come is not forecast yet, and counts as at risk."
    )
    assert (told in found.notes) is is_said
