"""The pages that add savings up: the same figures everywhere, and only what may be
seen."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from savings.models import GroupExplanation
from savings.services.saving import set_year
from tests import factories
from tests.queries import queries_of
from tests.savings.saving_pages import text_of

pytestmark = pytest.mark.django_db

DASHBOARD = "/savings/?year=2012"
MONITORING = "/savings/monitoring/?year=2012"
RECONCILIATION = "/savings/reconciliation/?year=2012"
THOUSAND = 1_000_00


def table_of(response, anchor: str) -> dict[str, list[str]]:
    """What a table of the dashboard prints, by row."""
    page = response.context["page"]
    (table,) = [each for each in page.cuts if each.anchor == anchor]
    rows = [*table.rows, table.total]
    return {row.name: [cell.words for cell in row.cells] for row in rows}


def test_no_page_asks_more_of_many_savings(as_finance):
    urls = (
        f"{DASHBOARD}&since=2012-01-01",
        "/savings/?year=all",
        "/savings/export/?year=2012",
        MONITORING,
        "/savings/monitoring/export/?year=2012",
        RECONCILIATION,
    )

    def add() -> None:
        project = factories.make_project()
        saving = factories.make_saving(
            project, project.strand, budget_owner=factories.make_user()
        )
        factories.make_savings_target(project)
        factories.make_savings_target(saving.group)
        factories.make_gap_line()

    add()
    of_one = [len(queries_of(as_finance, url)) for url in urls]
    for _ in range(4):
        add()

    assert [len(queries_of(as_finance, url)) for url in urls] == of_one


def test_a_saving_is_seen_by_strand_and_by_service_group_and_counted_once(as_finance):
    strand = factories.make_strand(name="Public Access")
    group = factories.make_service_group(name="Customer Services")
    factories.make_saving(strand, group=group, target=600 * THOUSAND)
    factories.make_saving(group=group, target=1_000 * THOUSAND)

    response = as_finance.get(DASHBOARD)

    by_strand, by_group = table_of(response, "strands"), table_of(response, "groups")
    strands = {name.split(": ")[-1]: cells[0] for name, cells in by_strand.items()}
    assert strands == {
        "Public Access": "600",
        "Outside the programmes": "1,000",
        "Total": "1,600",
    }
    assert [cells[0] for cells in by_group.values()] == ["1,600", "1,600"]
    assert "✓ Reconciled" in text_of(response)


def test_the_sentence_leads_to_a_list_with_the_same_total(as_finance):
    strand = factories.make_strand()
    factories.make_saving(strand, target=5 * THOUSAND, forecast=4 * THOUSAND)
    factories.make_saving(target=2 * THOUSAND, achieved=THOUSAND)
    factories.make_saving(target=9 * THOUSAND, state="proposed")
    factories.make_saving(target=9 * THOUSAND, state="withdrawn")

    page = as_finance.get(DASHBOARD).context["page"]
    links = {each.text: each.address for each in page.headline if each.address}
    listed = as_finance.get(links["£7,000"]).context["sum"]
    (claimed,) = as_finance.get(links["£1,000"]).context["page"]
    (strands,) = [each for each in page.cuts if each.anchor == "strands"]
    of_strand = as_finance.get(strands.rows[0].address).context["sum"]

    assert listed.figures == page.row.figures
    assert claimed.achieved == THOUSAND
    assert of_strand.figures.proposed == 5 * THOUSAND


@pytest.mark.usefixtures("july")
def test_over_all_years_what_is_not_forecast_yet_is_told_apart(as_finance):
    saving = factories.make_saving(target=5 * THOUSAND, forecast=4 * THOUSAND)
    factories.make_saving_year(saving, 2013, target=9 * THOUSAND)

    page = as_finance.get("/savings/?year=all").context["page"]

    told = "".join(each.text for each in page.headline)
    assert "£10k is at risk, £9,000 of it in years to come" in told


def test_what_is_exempt_is_in_nobodys_total_who_may_not_know_it(client):
    member = factories.make_user()
    factories.make_saving(target=THOUSAND)
    factories.make_saving(target=70 * THOUSAND, title="Canary", **factories.EXEMPT)
    hidden = factories.make_project(name="Canary", **factories.EXEMPT)
    factories.make_saving(hidden, target=70 * THOUSAND)
    factories.make_savings_target(hidden)
    client.force_login(member)

    for url in (DASHBOARD, MONITORING, RECONCILIATION, "/savings/?year=all"):
        text = text_of(client.get(url))
        assert "Canary" not in text
        assert "3 entries are withheld" in text
    assert client.get(DASHBOARD).context["page"].row.figures.proposed == THOUSAND


def test_a_past_day_is_shown_as_it_was_and_what_moved_since(as_finance):
    then = datetime(2012, 5, 1, tzinfo=UTC)
    saving = factories.make_saving(
        at=then, target=10 * THOUSAND, forecast=10 * THOUSAND, title="Post room"
    )
    year = saving.years.get()
    finance_user = factories.make_user()
    set_year(
        saving,
        2012,
        year.version,
        by=finance_user,
        reason="Quarter 2",
        at=datetime(2012, 8, 1, tzinfo=UTC),
        forecast=4 * THOUSAND,
    )

    past = as_finance.get(f"{DASHBOARD}&as_at=2012-07-17").context["page"]
    moved = as_finance.get(f"{DASHBOARD}&since=2012-07-17").context["page"].moved

    assert past.row.figures.forecast == 10 * THOUSAND
    assert not any(each.address for each in past.headline[:3])
    (row,) = moved.rows
    assert row.name.endswith("Post room")
    assert [cell.words for cell in row.cells] == ["0", "10", "4", "(6)", "0"]


def test_a_restructure_in_the_year_shows_both_views_of_one_total(as_finance):
    old = factories.make_service_group(name="Families")
    later = factories.make_structure(
        in_force_from=date(2012, 10, 1), name="From autumn"
    )
    new = factories.make_service_group(later, name="Adults")
    factories.make_succession(old, new)
    factories.make_saving(group=old, target=5 * THOUSAND)

    page = as_finance.get(DASHBOARD).context["page"]

    groups = [each for each in page.cuts if each.anchor.startswith("groups")]
    assert [[row.name for row in each.rows] for each in groups] == [
        ["Families"],
        ["Adults"],
    ]
    assert {each.total.cells[0].words for each in groups} == {"5"}


def test_the_monitoring_table_stands_beside_what_explains_it(as_finance):
    group = factories.make_service_group(name="Adults")
    factories.make_saving(
        group=group,
        target=6_754 * THOUSAND,
        achieved=5_714 * THOUSAND,
        pressure=-328 * THOUSAND,
        mitigation="Reviews go on.",
    )
    factories.saved(
        GroupExplanation(group=group, year=2012, explanation="Demand <b>rose</b>.")
    )

    response = as_finance.get(f"{MONITORING}&basis=claimed")

    (table,) = response.context["page"].tables
    cells = [cell.words for cell in table.rows[0].row.cells]
    assert cells == ["6,754", "5,714", "(328)", "1,368"]
    assert table.headings[1] == "Achieved, as claimed"
    text = text_of(response)
    assert "Demand &lt;b&gt;rose&lt;/b&gt;." in text
    assert "Reviews go on." in text
    assert "Change it" in text


def test_only_the_keepers_of_the_plan_are_asked_to_explain(client):
    factories.make_saving()
    client.force_login(factories.make_user())

    assert "Write it" not in text_of(client.get(MONITORING))


def test_the_spreadsheet_has_what_is_shown_and_no_formula(as_finance):
    group = factories.make_service_group(name='=HYPERLINK("x")')
    factories.make_saving(group=group, target=1_234_50)

    answer = as_finance.get("/savings/export/?year=2012&unit=pounds")
    workbook = load_workbook(BytesIO(answer.content))

    sheet = workbook["By service group"]
    name, amount = sheet["A2"], sheet["B2"]
    assert (name.value, name.data_type) == ('=HYPERLINK("x")', "s")
    assert Decimal(str(amount.value)) == Decimal("1234.5")
    assert sheet["B1"].value == "Savings agreed (£)"


@pytest.mark.parametrize(
    "query",
    [
        "year=1066",
        f"year={2**63}",
        "year=%00",
        "unit=<script>",
        "place=strand-999999",
        "structure=-1",
        "as_at=31+June+2012",
        "as_at=2999-01-01",
        "since=2999-01-01",
        "as_at=2012-01-01&since=2012-02-01",
        "basis=guess",
    ],
)
def test_what_cannot_be_understood_is_said_and_the_usual_shown(as_finance, query):
    for name in ("", "monitoring/export/", "reconciliation/"):
        assert as_finance.get(f"/savings/{name}?{query}").status_code == 200


def test_a_year_that_is_not_known_is_told_beside_the_year_that_is_shown(as_finance):
    factories.make_saving()

    response = as_finance.get("/savings/?year=1066")

    form = response.context["page"].choice.form
    assert form["year"].errors
    assert '<option value="2012" selected' in text_of(response)


def test_a_day_before_anything_was_planned_is_empty_and_no_mistake(as_finance):
    factories.make_saving()

    response = as_finance.get(f"{DASHBOARD}&as_at=2011-01-01")

    assert "There is a problem" not in text_of(response)
    assert "No savings were entered by then" in text_of(response)
