"""The pages that take a savings plan over: upload, columns, preview, import, undo."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from savings.importing.keeping import drop_old_cells
from savings.models import Saving, SavingsImport
from tests import factories
from tests.common.importing.sheets import workbook
from tests.queries import queries_of
from tests.savings.imports import exported

pytestmark = pytest.mark.django_db

THEIRS = ("ID", "What we do", "Where", "Sort", "2025-26 target")
MAPPED = {
    "column_1": "reference",
    "column_2": "title",
    "column_3": "group",
    "column_4": "kind",
    "column_5": "target_2025",
}
GOOD = ["P1", "One reception", "PPP", "Income", 45_000]
BAD = ["P2", "<script>alert(1)</script>", "PPP", "Income", "£1,200.505"]


@pytest.fixture(autouse=True)
def _group(db):
    factories.make_service_group(code="PPP")


def upload(client, content, name="plan.xlsx"):
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("savings:import_create"), {"file": file})


def previewed(client, *rows, headings=THEIRS):
    """Uploaded, its columns named; and the page that says what it would do."""
    answer = upload(client, workbook(headings, *rows))
    assert answer.status_code == 302
    kept = SavingsImport.objects.latest("pk")
    if not kept.mapping:
        address = reverse("savings:import_map", args=[kept.pk])
        page = client.get(address)
        version = page.context["form"]["version"].value()
        client.post(address, MAPPED | {"version": version})
    return kept, client.get(kept.get_absolute_url())


def test_a_council_names_its_columns_once_imports_and_undoes(client, finance):
    kept, page = previewed(client, GOOD)

    assert "1 new saving, none changed" in page.text
    answer = client.post(kept.get_absolute_url(), page.context["go"].initial)
    assert answer.status_code == 302
    saving = Saving.objects.get()
    assert saving.years.get(year=2025).target == 45_000_00
    done = client.get(kept.get_absolute_url()).text
    assert "Undo this import" in done
    assert "New savings came in as proposed" in done
    assert "New benefits came in" not in done

    undo = reverse("savings:import_undo", args=[kept.pk])
    form = client.get(undo).context["form"]
    client.post(undo, {"version": form["version"].value()})
    assert not Saving.objects.exists()

    again, page = previewed(client, GOOD)
    assert again.mapping["columns"]["5"] == "target_2025"
    assert page.context["plan"].may_be_done


def test_bad_cells_are_listed_and_good_rows_come_in_if_so_chosen(client, finance):
    kept, page = previewed(client, GOOD, BAD)

    assert "Write the amount in pounds and whole pence." in page.text
    assert "<script>alert" not in page.text
    assert "Import only the 1 good saving" in page.text
    listed = client.get(reverse("savings:import_problems_export", args=[kept.pk]))
    assert listed.status_code == 200

    client.post(kept.get_absolute_url(), page.context["go"].initial)
    assert [saving.reference for saving in Saving.objects.all()] == ["P1"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "plan.xlsx"),
        (b"\0" * 200_000, "plan.csv"),
        (b"PK\x03\x04 nothing", "plan.xlsx"),
        (b"x" * 200_000, "plan.xlsx"),
        (b"one column\n", "plan.csv"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_beside_the_field(
    client, finance, content, name
):
    answer = upload(client, content, name)

    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert not SavingsImport.objects.exists()


def test_cells_that_wait_too_long_are_dropped(client, finance):
    kept, _ = previewed(client, GOOD)
    kept.uploaded_at = timezone.now() - timedelta(days=8)
    factories.saved(kept)

    assert drop_old_cells() == 1
    assert "no longer kept" in client.get(kept.get_absolute_url()).text


def test_preview_and_workbook_ask_no_more_of_many_savings_than_of_one(client, finance):
    def asked(address):
        return len(queries_of(client, address))

    def add():
        factories.make_saving(factories.make_strand())
        factories.make_benefit_reading(
            factories.make_benefit(
                owner=factories.make_user(), saving=factories.make_saving()
            )
        )

    add()
    upload(client, exported(finance))
    one = SavingsImport.objects.latest("pk").get_absolute_url()
    workbook_address = reverse("savings:workbook_export")
    of_one = asked(one), asked(workbook_address)
    for _ in range(5):
        add()
    upload(client, exported(finance))
    many = SavingsImport.objects.latest("pk").get_absolute_url()

    assert (asked(many), asked(workbook_address)) == of_one
    assert "there is nothing to import" in client.get(many).text


def test_a_workbook_names_nothing_its_reader_may_not_know(client):
    project = factories.make_project(**factories.EXEMPT)
    owner = factories.make_user()
    hidden = factories.make_saving(reference="HIDDEN", **factories.EXEMPT)
    factories.make_saving(project, budget_owner=owner, replaces=hidden)
    factories.make_benefit(factories.make_strand(), saving=hidden, title="Open")
    secret = factories.make_benefit(title="HIDDEN", **factories.EXEMPT)
    factories.make_benefit_reading(secret, note="HIDDEN")
    client.force_login(owner)

    content = exported(owner)

    assert client.get(reverse("savings:workbook_export")).status_code == 200
    assert project.name.encode() not in unzipped(content)
    assert b"HIDDEN" not in unzipped(content)


def unzipped(content):
    packed = ZipFile(BytesIO(content))
    return b"".join(packed.read(name) for name in packed.namelist())
