"""The pages of an import: upload, columns, preview, outcome, undo."""

import pytest
from django.urls import reverse

from accounts.choices import CouncilRoleName
from risks.models import ColumnMapping, RiskImport
from tests import factories
from tests.common.importing.hostile_workbooks import HOSTILE
from tests.common.importing.sheets import workbook
from tests.risks.import_pages import GOOD, MAPPED, THEIRS, previewed, upload, uploaded
from tests.risks.sheets import exported

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


# --- Upload ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind", ["a zip bomb", "a macro", "an external entity", "nothing", "a picture"]
)
def test_a_file_that_is_refused_is_answered_beside_its_field(
    office_client, register, kind
):
    answer = upload(office_client, register, HOSTILE[kind]())

    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert not RiskImport.objects.exists()


def test_no_file_at_all_is_answered_in_a_sentence(office_client, register):
    answer = office_client.post(reverse("risks:import_create", args=[register.pk]), {})

    assert "Choose the file of your register." in answer.content.decode()


def test_a_sheet_that_is_no_register_is_refused(office_client, register):
    answer = upload(office_client, register, workbook(["Minutes"], ["Present: all"]))

    assert "No row of this file looks like the headings" in answer.content.decode()


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd.xlsx", "a\u202egnp.xlsx", "x" * 250 + ".xlsx", "C:\\me\\r.xlsx",
     "<script>alert(1)</script>.xlsx"],
)  # fmt: skip
def test_the_name_of_a_file_is_only_a_name(office_client, register, name):
    upload(office_client, register, workbook(THEIRS, GOOD), name)

    kept = RiskImport.objects.get()
    page = office_client.get(
        reverse("risks:import_map", args=[kept.pk])
    ).content.decode()
    assert "/" not in kept.file_name
    assert "\\" not in kept.file_name
    assert kept.file_name.isprintable()
    assert "<script>alert" not in page


# --- Columns --------------------------------------------------------------------------


def test_columns_are_filled_in_as_far_as_their_headings_say(office_client, register):
    kept = uploaded(office_client, register, GOOD)

    form = office_client.get(reverse("risks:import_map", args=[kept.pk])).context[
        "form"
    ]

    assert {name: form[name].value() for name in MAPPED} == MAPPED | {
        "column_2": "not-read",
        "column_3": "not-read",
    }


def test_a_sample_of_five_rows_stands_beside_each_column(office_client, register):
    rows = [[f"A{n}", f"Risk {n}", None, 4, 4, None] for n in range(9)]
    kept = uploaded(office_client, register, *rows)

    form = office_client.get(reverse("risks:import_map", args=[kept.pk])).context[
        "form"
    ]

    samples = [row["sample"] for row in form.rows()]
    assert samples[1] == [f"Risk {n}" for n in range(5)]
    assert samples[2] == []


def test_what_the_columns_hold_is_remembered_for_the_next_file(office_client, register):
    previewed(office_client, register, GOOD)

    kept = uploaded(office_client, register, ["A2", "Another", None, 4, 4, None])

    assert ColumnMapping.objects.count() == 1
    assert kept.mapping["columns"] == {
        name.removeprefix("column_"): value
        for name, value in MAPPED.items()
        if value != "not-read"
    }


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"column_6": "title"}, "Title is chosen for more than one column."),
        ({"column_2": "not-read"}, "Choose the column that holds the title"),
        ({"column_5": "not-read"}, "Choose both columns of the current score"),
        ({"column_6": "action"}, "Choose the column that says by when"),
        ({"column_6": "is_superuser"}, "Select a valid choice"),
        ({"version": "2147483648000"}, "less than or equal"),
    ],
)
def test_columns_that_cannot_be_imported_are_refused(
    office_client, register, changes, says
):
    kept = uploaded(office_client, register, GOOD)
    sent = MAPPED | {"version": kept.version} | changes

    answer = office_client.post(reverse("risks:import_map", args=[kept.pk]), sent)

    assert says in answer.content.decode()
    assert not ColumnMapping.objects.exists()


def test_an_export_goes_straight_to_what_it_would_do(office_client, register, office):
    factories.make_risk(register)

    answer = upload(office_client, register, exported(register, office))

    kept = RiskImport.objects.get()
    page = office_client.get(answer["Location"]).content.decode()
    assert answer["Location"] == kept.get_absolute_url()
    assert "The register says all of this already" in page
