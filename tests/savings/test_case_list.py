"""All business cases in one table: narrowed, ordered, and as a spreadsheet."""

from dataclasses import replace
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from accounts.choices import CouncilRoleName
from savings.choices import CaseStage, CaseStatus
from tests import factories
from tests.queries import assert_queries_stay_flat
from tests.savings.case_forms import CONTENT

pytestmark = pytest.mark.django_db


@pytest.fixture
def row():
    return factories.make_case_version(content=CONTENT, stage=CaseStage.OUTLINE)


@pytest.fixture
def office(client):
    client.force_login(factories.make_user(CouncilRoleName.PROGRAMME_OFFICE))
    return client


def test_the_list_says_what_each_case_is_worth(office, row):
    page = office.get(reverse("savings:case_list")).content.decode()

    # −400,000 + 250,000 / 1.035 + 250,000.50 / 1.035²
    assert "74,924" in page
    assert "2 years and" in page


def test_the_list_is_narrowed_to_a_stage(office, row):
    factories.make_case_version(stage=CaseStage.FULL)

    page = office.get(reverse("savings:case_list"), {"stage": "full"}).context["page"]

    assert [case.stage for case in page] == ["full"]


def test_the_list_asks_no_more_of_more_cases(office):
    def add_row():
        row = factories.make_case_version(content=CONTENT)
        factories.make_spend_entry(factories.make_spend_ceiling(row.case))

    assert_queries_stay_flat(
        office, f"{reverse('savings:case_list')}?sort=worth", add_row
    )


def test_a_spreadsheet_of_cases_holds_no_formula(office, row):
    case = row.case
    case.title = "=HYPERLINK(1)"
    factories.saved(case)

    answer = office.get(reverse("savings:case_export"))

    cell = load_workbook(BytesIO(answer.content)).active["B2"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


def test_an_exempt_case_is_counted_and_not_shown(client):
    case = factories.make_business_case(title="Sale of the depot", **factories.EXEMPT)
    client.force_login(factories.make_user(CouncilRoleName.VIEWER))

    page = client.get(reverse("savings:case_list")).content.decode()
    told = client.get(reverse("savings:case_export"), {"stage": "full"}).content
    sheets = load_workbook(BytesIO(told))

    assert "Sale of the depot" not in page
    assert "1 entry is withheld" in page
    assert sheets["Business cases"].max_row == 1
    _, (_,), (narrowed,), (withheld,) = sheets["What this table shows"].values
    assert narrowed == "Narrowed to Stage: Full business case"
    assert withheld in page
    assert client.get(case.get_absolute_url()).status_code == 404


def test_the_list_is_put_in_order_by_every_column(office):
    dearer = replace(CONTENT, discount_rate=1_000)
    unsure = replace(CONTENT, preferred="")
    for reference, stage, status, content, spent in (
        ("BC-2", CaseStage.FULL, CaseStatus.APPROVED, CONTENT, 300),
        ("BC-10", CaseStage.STRATEGIC, CaseStatus.SUBMITTED, dearer, 900),
        ("BC-1", CaseStage.OUTLINE, CaseStatus.DRAFT, unsure, 100),
    ):
        case = factories.make_business_case(reference=reference)
        factories.make_case_version(case, content, stage=stage, status=status)
        ceiling = factories.make_spend_ceiling(case)
        factories.make_spend_entry(ceiling, amount=spent)

    def listed(sort):
        page = office.get(reverse("savings:case_list"), {"sort": sort}).context["page"]
        return [case.reference for case in page]

    assert listed("reference") == ["BC-1", "BC-2", "BC-10"]
    assert listed("-stage") == ["BC-2", "BC-1", "BC-10"]
    assert listed("status") == ["BC-1", "BC-10", "BC-2"]
    assert listed("worth") == ["BC-10", "BC-2", "BC-1"]
    assert listed("-worth") == ["BC-2", "BC-10", "BC-1"]
    assert listed("-spent") == ["BC-10", "BC-2", "BC-1"]
    assert listed("payback")[-1] == listed("-payback")[-1] == "BC-1"
