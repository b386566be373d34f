"""Benefits and their readings go out with the savings plan, come back, and are taken
back; a council's own register comes in by the same pages."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.choices import CouncilRoleName
from common.importing.plan import Verdict
from savings.choices import BenefitState
from savings.importing.undoing import undo_import
from savings.models import (
    Benefit,
    BenefitPriority,
    BenefitReading,
    BenefitValue,
    Saving,
    SavingsImport,
)
from savings.services.benefit_reading import add_reading
from tests import factories
from tests.common.importing.sheets import edited, saved, workbook
from tests.savings.imports import (
    changes_of,
    exported,
    imported,
    plan_of_file,
    told,
)

pytestmark = pytest.mark.django_db

JUNE = date(2012, 6, 30)


@pytest.fixture
def office():
    return factories.make_user(CouncilRoleName.PROGRAMME_OFFICE, name="Office")


def make_register():
    """Benefits with everything that can be said of one."""
    first = factories.make_benefit(
        reference="B1",
        title="=HYPERLINK(1)",
        description="+44 lines\nof text ",
        owner=factories.make_user(name="Head of Access"),
        annual_value=120_050,
        saving=factories.make_saving(reference="S-900"),
        declared="realised",
        declared_reason="The desk opened.",
        baseline=Decimal("20.5000"),
    )
    for name in ("Growth", "Clean; green"):
        priority = factories.make_priority(name=name)
        factories.saved(BenefitPriority(benefit=first, priority=priority))
    value = factories.make_corporate_value(name="Democratic")
    factories.saved(BenefitValue(benefit=first, value=value))
    factories.make_benefit_reading(first, on=JUNE, source="Desk", note="Half\nway")
    strand = factories.make_strand()
    factories.make_benefit(
        strand, reference="B2", is_disbenefit=True, state=BenefitState.CLOSED,
        closed_on=JUNE, closing_reason="Part of the service.", **factories.EXEMPT,
    )  # fmt: skip
    factories.make_benefit(strand.programme, reference="B3", kind="qualitative")
    return first


def test_benefits_that_were_exported_come_back_as_no_change(office):
    make_register()

    plan = plan_of_file(office, exported(office))

    assert told(plan) == []
    assert changes_of(plan) == []
    assert [notice for row in plan.benefits for notice in row.notices] == []
    assert plan.notices == []
    assert [row.verdict for row in plan.benefits] == [Verdict.SAME] * 3


def test_what_was_changed_in_excel_is_changed_and_put_back(office):
    benefit = make_register()
    book = edited(exported(office))
    benefits, readings = book["Benefits"], book["Readings"]
    columns = {cell.value: cell.column for cell in benefits[1]}
    benefits.cell(2, columns["Title"]).value = "Answers come sooner"
    benefits.cell(2, columns["Target"]).value = 8
    benefits.cell(2, columns["Corporate priorities"]).value = "Growth"
    benefits.cell(2, columns["Followed"]).value = "No longer followed"
    benefits.cell(2, columns["Declared"]).value = None
    readings.cell(2, 3).value = 14
    readings.append(["b1", date(2012, 9, 30), 12, "Desk", None])

    kept = imported(office, saved(book))

    benefit.refresh_from_db()
    assert (benefit.title, benefit.target) == ("Answers come sooner", 8)
    assert (benefit.state, benefit.declared) == (BenefitState.OPEN, "realised")
    assert [str(tag) for tag in benefit.priorities.all()] == ["Growth"]
    assert [reading.value for reading in benefit.readings.all()] == [14, 12]
    assert kept.did["summary"].endswith(
        "; no new benefits, 1 changed and 2 without a change"
    )

    undo_import(kept, kept.version, by=office)

    benefit.refresh_from_db()
    assert (benefit.title, benefit.target) == ("=HYPERLINK(1)", 10)
    assert benefit.priorities.count() == 2
    assert [reading.value for reading in benefit.readings.all()] == [15]


def test_a_reading_taken_since_stands_in_the_way_of_undoing(office):
    benefit = factories.make_benefit(reference="B1")
    project = benefit.project
    names = project.strand.programme.reference, project.strand.name, project.name
    kept = imported(office, workbook(
        ["Reference", "Title", "Counted in", "Programme", "Strand", "Project"],
        ["B9", "Calls fall", "Described", *names], title="Benefits",
    ))  # fmt: skip
    new = Benefit.objects.get(reference="B9")
    add_reading(new, by=office, on=JUNE, value=Decimal(1))

    with pytest.raises(ValidationError, match="has been read since"):
        undo_import(kept, kept.version, by=office)


def test_a_benefit_comes_in_with_the_saving_it_is_counted_as_and_goes_before_it(office):
    group = factories.make_service_group(code="PPP")
    programme = factories.make_programme()
    book = edited(workbook(
        ["Reference", "Title", "Service group", "Type"],
        ["P1", "One reception", group.code, "Income"], title="Savings",
    ))  # fmt: skip
    benefits, readings = book.create_sheet("Benefits"), book.create_sheet("Readings")
    benefits.append(
        ["Reference", "Title", "Programme", "Counted in", "Counted as saving"]
    )
    benefits.append(["N1", "Cheaper", programme.reference, "Cashable", "p1"])
    readings.append(["Reference", "Read on", "Value"])
    readings.append(["N1", JUNE, 3])

    kept = imported(office, saved(book))

    benefit = Benefit.objects.get()
    assert benefit.saving == Saving.objects.get()
    assert benefit.readings.get().value == 3

    undo_import(kept, kept.version, by=office)
    assert not Benefit.objects.exists()
    assert not Saving.objects.exists()


def test_a_council_s_own_register_comes_in_but_for_its_bad_row_and_is_undone(
    client, office
):
    strand = factories.make_strand(name="Public access")
    factories.make_priority(name="Growth")
    place = strand.programme.name, strand.name
    book = workbook(
        ["Benefit No.", "Benefit", "KPI", "Was", "Target", "By when", "Cashable?",
         "Programme name", "Workstream", "Corporate priority", "RAG", "Current",
         "As at"],
        ["N1", "Sooner", "Days", "20 days", 10, date(2013, 4, 1), "No", *place,
         "Growth", "Green", "15 days", "30/06/2012"],
        ["N2", "Fewer calls", "Calls", 500, 400, None, "Yes", *place, None, None],
        ["N3", "<script>alert(1)</script>", "Score", 3, "soon", None, "No", *place,
         None, None],
        ["N4", "Happier", None, None, None, None, "Qualitative", *place, None, None],
        ["N5", "Cheaper", "Pounds", "£5", "£4", None, "Yes", *place, None, None],
    )  # fmt: skip
    client.force_login(office)
    client.post(
        reverse("savings:import_create"),
        {"file": SimpleUploadedFile("register.xlsx", book)},
    )
    kept = SavingsImport.objects.get()
    mapping = reverse("savings:import_map", args=[kept.pk])

    form = client.get(mapping).context["form"]
    typed = {field.html_name: field.value() for field in form}
    assert typed["column_4"] == "not-read"
    assert client.post(mapping, typed | {"column_4": "baseline"}).status_code == 302
    page = client.get(kept.get_absolute_url())

    assert told(page.context["plan"]) == ["E4: Write a number, such as -2.5."]
    assert "Import only the 4 good benefits" in page.text
    assert "not as “Green”" in page.text
    assert "<script>alert" not in page.text

    client.post(kept.get_absolute_url(), page.context["go"].initial)
    first = Benefit.objects.get(reference="N1")
    assert Benefit.objects.count() == 4
    assert (first.baseline, first.unit) == (20, "days")
    assert (first.kind, first.declared) == ("quantitative", "")
    assert [(each.on, each.value) for each in first.readings.all()] == [(JUNE, 15)]
    assert [str(tag) for tag in first.priorities.all()] == ["Growth"]
    assert "nothing declared of them" in client.get(kept.get_absolute_url()).text

    undo = reverse("savings:import_undo", args=[kept.pk])
    form = client.get(undo).context["form"]
    assert "4 benefits" in client.get(undo).text
    client.post(undo, {"version": form["version"].value()})
    assert not Benefit.objects.exists()
    assert not BenefitReading.objects.exists()


def test_finance_leaves_benefits_to_those_who_may_change_them(office):
    make_register()
    finance = factories.make_user(CouncilRoleName.FINANCE)
    book = edited(exported(finance))
    columns = {cell.value: cell.column for cell in book["Benefits"][1]}
    book["Benefits"].cell(2, columns["Target"]).value = 8
    book["Benefits"].cell(3, columns["Exempt"]).value = "No"

    plan = plan_of_file(finance, saved(book))

    assert [each.split(",")[0] for each in told(plan)] == [
        "A2: You may not change B1: its owner does",
        f"{book['Benefits'].cell(3, columns['Exempt']).coordinate}: B2 is exempt",
    ]
    assert plan.to_do == []
    assert plan.benefits_to_do == []
