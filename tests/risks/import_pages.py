"""The pages of an import, worked through for the tests."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from risks.models import RiskImport
from tests.common.importing.sheets import workbook

THEIRS = ("ID", "What could happen", "Who", "L", "I", "Mystery")
MAPPED = {
    "column_1": "reference",
    "column_2": "title",
    "column_3": "owner",
    "column_4": "current_likelihood",
    "column_5": "current_impact",
    "column_6": "not-read",
}
GOOD = ["A1", "The library floods", None, 4, 4, "?"]


def upload(client, register, content, name="old.xlsx"):
    return client.post(
        reverse("risks:import_create", args=[register.pk]),
        {"file": SimpleUploadedFile(name, content)},
    )


def uploaded(client, register, *rows, headings=THEIRS):
    answer = upload(client, register, workbook(headings, *rows))
    assert answer.status_code == 302
    return RiskImport.objects.latest("pk")


def previewed(client, register, *rows):
    """Uploaded, its columns named; and the page that says what it would do."""
    kept = uploaded(client, register, *rows)
    if not kept.mapping:
        page = client.get(reverse("risks:import_map", args=[kept.pk]))
        version = page.context["form"]["version"].value()
        client.post(
            reverse("risks:import_map", args=[kept.pk]), MAPPED | {"version": version}
        )
    return kept, client.get(kept.get_absolute_url())


def imported(client, register, *rows):
    kept, page = previewed(client, register, *rows)
    go = page.context["go"]
    client.post(kept.get_absolute_url(), go.initial)
    kept.refresh_from_db()
    return kept
