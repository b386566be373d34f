"""Savings on the dashboards; what is exempt stays away."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from common.history import save_with_reason
from tests import factories
from tests.queries import assert_queries_stay_flat
from tests.reports import histories
from tests.reports.pages import NOW, of_programme

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _july_2012():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def story():
    return histories.begin()


@pytest.fixture
def member(client):
    """A councillor, who may see nothing exempt, is signed in."""
    client.force_login(factories.make_user("member"))
    return client


def make_saving(*places, **fields):
    figures = {"target": 10_000_00, "forecast": 8_000_00} | fields
    return factories.make_saving(*places, at=histories.ADDED, **figures)


def every_page(story):
    return [
        of_programme(story),
        reverse("reports:strand_detail", args=[story.strands[0].pk]),
        reverse("reports:project_detail", args=[story.projects[0].pk]),
        reverse("reports:portfolio"),
    ]


def section(client, url):
    return client.get(url).context["savings"]


def rows_of(table):
    """What each row says, by its heading."""
    return {
        row.cells[0].words: {
            column.heading: cell.words
            for column, cell in zip(table.columns[1:], row.cells[1:], strict=True)
        }
        for row in table.rows
    }


def test_every_dashboard_tells_this_years_savings_with_a_total(member, story):
    make_saving(story.projects[0], achieved=2_000_00)

    for url in every_page(story):
        told = section(member, url)
        total = rows_of(told.savings)["Total"]
        assert total["Agreed"] == "10,000"
        assert total["Forecast"] == "8,000"
        assert total["At risk"] == "2,000"
        assert total["Claimed"] == "2,000"
        assert total["Validated"] == "0"
        page = member.get(url).content.decode()
        assert "£8,000</a> of this year&#x27;s" in page


def test_a_programme_tells_them_by_strand_with_targets_and_leads_to_the_list(
    member, story
):
    first, _ = story.strands
    factories.make_savings_target(first, amount=12_000_00)
    factories.make_savings_target(story.programme, amount=50_000_00)
    make_saving(first)
    make_saving(story.programme)

    told = section(member, of_programme(story))

    rows = rows_of(told.savings)
    assert rows[f"{first.order} {first.name}"]["Target"] == "12,000"
    assert rows["Total"]["Target"] == "50,000"
    assert rows[f"{story.programme.name}: its own"]["Agreed"] == "10,000"
    [link] = [row.cells[0].link for row in told.savings.rows if row.cells[0].link]
    assert link == f"/savings/all/?state=counted&year=2012&place=strand-{first.pk}"
    assert member.get(link).status_code == 200


def test_a_share_claimed_by_two_strands_is_counted_once_in_the_total(member, story):
    make_saving(*story.strands)

    rows = rows_of(section(member, of_programme(story)).savings)

    assert [row["Agreed"] for row in rows.values()] == ["5,000", "5,000", "10,000"]


def test_a_past_day_shows_the_figures_of_that_day_and_leads_to_none_of_today(
    member, story
):
    year = make_saving(story.strands[0]).years.get()
    year.forecast = 1_000_00
    save_with_reason(year, by=None, reason="Returned.", at=histories.OPENED)

    then = section(member, of_programme(story, as_at="2012-06-19"))
    now = section(member, of_programme(story, since="2012-06-19"))

    assert rows_of(then.savings)["Total"]["Forecast"] == "8,000"
    assert not any(row.cells[0].link for row in then.savings.rows)
    assert rows_of(now.savings)["Total"]["Forecast"] == "1,000"
    assert rows_of(now.savings)["Total"]["Forecast on 19 June 2012"] == "8,000"


def test_what_is_exempt_is_counted_out_and_named_nowhere(client, member, story):
    project = story.projects[0]
    make_saving(project)
    make_saving(project, title="Canary title", reference="CANARY", **factories.EXEMPT)
    factories.make_benefit(
        project, title="Canary benefit", at=histories.ADDED, **factories.EXEMPT
    )

    for url in every_page(story):
        page = member.get(url)
        assert "canary" not in page.content.decode().lower()
        assert rows_of(page.context["savings"].savings)["Total"]["Agreed"] == "10,000"
        assert page.context["savings"].withheld == (
            "1 saving is withheld: exempt under paragraph 3.",
            "1 benefit is withheld: exempt under paragraph 3.",
        )
    client.force_login(factories.make_user("finance"))
    told = section(client, of_programme(story))
    assert rows_of(told.savings)["Total"]["Agreed"] == "20,000"
    assert told.withheld == ()


def test_benefits_stand_with_their_last_reading_off_track_first(member, story):
    project = story.projects[0]
    good = factories.make_benefit(project, reference="B1", at=histories.ADDED)
    bad = factories.make_benefit(project, reference="B2", at=histories.ADDED)
    for benefit, value in ((good, 12), (bad, 19)):
        factories.make_benefit_reading(
            benefit, on=date(2012, 6, 1), value=Decimal(value), at=histories.ADDED
        )

    [table] = section(member, of_programme(story)).others

    told = list(rows_of(table).values())
    assert [row["Stands"] for row in told] == ["Off track", "On track"]
    assert told[0]["Last reading"] == "19 days"
    assert told[0]["From and to"] == "20 days to 10 days by 31 March 2013"


def test_a_business_case_says_where_its_ceiling_is_exceeded(member, story):
    case = factories.make_business_case(story.programme)
    ceiling = factories.make_spend_ceiling(case, amount=400_000_00)
    factories.make_spend_entry(ceiling, amount=410_000_00)

    [table] = section(member, of_programme(story)).others

    [row] = table.rows
    assert row.attention
    assert row.cells[-1].lines == (
        "Scoping: £410,000 of £400,000, exceeded by £10,000",
    )


def test_where_nothing_is_counted_the_page_says_so(member, story):
    for url in every_page(story):
        assert not section(member, url).is_kept
        assert "No savings or benefits are counted here yet." in (
            member.get(url).content.decode()
        )


def test_the_strand_table_says_what_each_is_forecast_to_save(member, story):
    make_saving(story.strands[0], target=250_000_00, forecast=210_000_00)

    page = member.get(of_programme(story))

    assert "£210k" in page.context["strands"].html
    assert "forecast of £250k" in page.context["strands"].html


def test_a_programme_with_more_savings_asks_no_more_queries(member, story):
    def add_saving():
        make_saving(story.projects[0], story.strands[1])
        benefit = factories.make_benefit(story.projects[0], at=histories.ADDED)
        factories.make_benefit_reading(benefit, at=histories.ADDED)

    assert_queries_stay_flat(member, of_programme(story), add_saving)
