"""The page that says what an import would do; its outcome, and who sees it."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from accounts.choices import CouncilRoleName
from risks.models import ColumnMapping, Risk
from tests import factories
from tests.queries import queries_of
from tests.risks.import_pages import GOOD, imported, previewed, uploaded

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return factories.make_user(CouncilRoleName.PROGRAMME_OFFICE, name="Pat Office")


@pytest.fixture
def register():
    return factories.make_register()


@pytest.fixture
def office_client(client, office):
    client.force_login(office)
    return client


# --- What it would do -----------------------------------------------------------------


def test_a_cell_to_mend_leaves_no_button_to_import(office_client, register):
    _, page = previewed(
        office_client, register, GOOD, ["A2", "B", None, "Huge", 4, None]
    )

    text = page.content.decode()
    assert "D3" in text
    assert "Import all of it" not in text
    assert "Upload the mended file" in text


def test_hostile_cells_are_shown_as_text(office_client, register):
    evil = "<script>alert(1)</script>"

    _, page = previewed(
        office_client,
        register,
        ["A1", evil, None, 4, 4, None],
        ["A2", "B", f"{evil}@x", evil, 4, None],
    )

    assert "<script>alert" not in page.content.decode()
    assert "&lt;script&gt;" in page.content.decode()


def test_the_list_to_mend_is_a_spreadsheet(office_client, register):
    kept, _ = previewed(
        office_client, register, ["A1", "=1+1", "=HYPERLINK(1)", "?", 4, None]
    )

    answer = office_client.get(reverse("risks:import_problems_export", args=[kept.pk]))

    rows = list(load_workbook(BytesIO(answer.content)).worksheets[0].values)
    assert rows[0] == ("Sheet", "Cell", "What it says", "What to do")
    assert [row[1] for row in rows[1:]] == ["B2", "C2", "D2"]


def test_importing_twice_by_a_double_click_is_once(office_client, register):
    kept, page = previewed(office_client, register, GOOD)
    sent = page.context["go"].initial

    for _ in range(2):
        answer = office_client.post(kept.get_absolute_url(), sent)
        assert answer.status_code == 302

    assert Risk.objects.count() == 1


def test_a_register_that_changed_meanwhile_is_looked_at_again(office_client, register):
    kept, page = previewed(office_client, register, GOOD)
    factories.make_risk(register, reference="A1")

    answer = office_client.post(kept.get_absolute_url(), page.context["go"].initial)

    assert "has changed since you looked" in answer.content.decode()
    assert Risk.objects.get().title != GOOD[1]


@pytest.mark.parametrize("sent", [{}, {"version": "x"}, {"version": 1, "seen": "\0"}])
def test_a_form_that_is_no_form_imports_nothing(office_client, register, sent):
    kept, _ = previewed(office_client, register, GOOD)

    assert office_client.post(kept.get_absolute_url(), sent).status_code == 200
    assert not Risk.objects.exists()


def test_undoing_is_asked_and_done(office_client, register):
    kept = imported(office_client, register, GOOD)
    undo = reverse("risks:import_undo", args=[kept.pk])

    page = office_client.get(undo).content.decode()
    answer = office_client.post(undo, {"version": kept.version}, follow=True)

    assert "1 record it created will be removed" in page
    assert "Undone: the import of old.xlsx" in answer.content.decode()
    assert not Risk.objects.exists()


def test_undoing_says_what_stands_in_its_way(office_client, register, office):
    kept = imported(office_client, register, GOOD)
    risk = Risk.objects.get()
    factories.make_risk_control(risk, description="A bond")

    page = office_client.get(
        reverse("risks:import_undo", args=[kept.pk])
    ).content.decode()

    assert "has had this control added since: A bond" in page
    assert "Undo the import</button>" not in page


# --- Who sees it ----------------------------------------------------------------------


def test_nobody_else_sees_the_cells_of_an_import(office_client, register, client):
    """Not even those who may see everything exempt: it is not on the register yet."""
    kept, _ = previewed(
        office_client, register, ["A1", "The bidder's name", None, 4, 4, None]
    )
    client.force_login(factories.make_user(CouncilRoleName.PROGRAMME_OFFICE))

    answers = [
        client.get(reverse(f"risks:{name}", args=[kept.pk]))
        for name in (
            "import_detail",
            "import_map",
            "import_undo",
            "import_problems_export",
        )
    ]
    listed = client.get(reverse("risks:import_create", args=[register.pk]))

    assert {answer.status_code for answer in answers} == {404}
    assert "old.xlsx" not in listed.content.decode()


def test_headings_that_are_remembered_hold_no_cells(office_client, register):
    previewed(office_client, register, ["A1", "The bidder's name", None, 4, 4, None])

    kept = ColumnMapping.objects.values().get()

    assert "bidder" not in str(kept)
    assert "bidder" not in str(list(ColumnMapping.history.values()))


# --- Cost -----------------------------------------------------------------------------


def test_a_preview_asks_as_much_for_one_row_as_for_eleven(
    office_client, register, office
):
    def asked(count):
        for nth in range(count):
            if not Risk.objects.filter(reference=f"A{nth}").exists():
                factories.make_risk(register, reference=f"A{nth}", owner=office)
        rows = [[f"A{n}", f"Risk {n}", office.email, 4, 4, None] for n in range(count)]
        kept, _ = previewed(office_client, register, *rows)
        return len(queries_of(office_client, kept.get_absolute_url()))

    assert asked(1) == asked(11)


def test_the_list_of_uploads_asks_as_much_for_one_as_for_eleven(
    office_client, register
):
    def asked(count):
        for _ in range(count):
            uploaded(office_client, register, GOOD)
        address = reverse("risks:import_create", args=[register.pk])
        return len(queries_of(office_client, address))

    assert asked(1) == asked(10)


def test_the_workbook_asks_as_much_for_one_risk_as_for_eleven(office_client, register):
    def asked(count):
        for _ in range(count):
            risk = factories.make_risk(register)
            factories.make_risk_control(risk)
            factories.make_risk_action(risk)
        address = reverse("risks:register_workbook_export", args=[register.pk])
        return len(queries_of(office_client, address))

    assert asked(1) == asked(10)
