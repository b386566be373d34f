"""A council whose year begins in January, from the return to the dashboard."""

from datetime import UTC, date, datetime

import pytest

from accounts.choices import CouncilRoleName
from savings.models import ReturnPeriod
from savings.return_cells import Column
from savings.services.return_calendar import set_calendar
from savings.services.returns import open_return, save_cells, submit_return
from tests import factories


@pytest.mark.django_db
def test_what_is_returned_for_february_is_february_s(client, time_machine):
    time_machine.move_to(datetime(2012, 3, 5, 9, 0, tzinfo=UTC), tick=False)
    factories.make_council(financial_year_starts_in=1)
    owner = factories.make_user(CouncilRoleName.FINANCE)
    saving = factories.make_saving(
        budget_owner=owner, planned=[0, *[50_000_00] * 2, *[0] * 9], target=100_000_00
    )
    set_calendar(
        0,
        cadence="monthly",
        first_day=date(2012, 1, 1),
        due_after_days=10,
        by=None,
        reason="Budget of 2012.",
    )
    february = ReturnPeriod.objects.get(label="February 2012")
    opened = open_return(february, owner, by=owner)
    cells = {Column.ACHIEVED: "50,000", Column.FORECAST: "100,000"}
    typed = {(saving.pk, column): text for column, text in cells.items()}
    typed[saving.pk, Column.DELIVERY] = "green"
    filled = save_cells(opened, opened.version, typed, by=owner)
    submit_return(filled, filled.version, by=owner)
    client.force_login(owner)

    page = client.get("/savings/?year=2012").content.decode()
    validating = client.get(f"/savings/validation/{saving.pk}/2012/").context

    assert (february.year, february.month) == (2012, 2)
    year = saving.years.get()
    assert year.achieved_by_month == [None, 50_000_00, *[None] * 10]
    assert [month.name for month in validating["months"]] == ["February 2012"]
    assert validating["year_label"] == "2012"
    assert "2012-13" not in page
    told = "Planned by the end of February: £50k; claimed as achieved: £50k"
    assert told in page
