"""Finance's queue, and what it concludes there."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.choices import CouncilRoleName
from savings.choices import SavingKind, SavingState
from savings.models import EvidenceFile, Validation
from savings.services import validation
from tests import factories
from tests.factories.savings import YEAR, in_pounds
from tests.queries import assert_queries_stay_flat
from tests.savings.saving_pages import said

pytestmark = pytest.mark.django_db

QUEUE = reverse("savings:validation_list")
SENT = {
    "amount": "£4,000",
    "evidence": "ledger",
    "ledger_line": "R4410 Staffing",
    "reason": "Seen in the ledger of July.",
    "version": "1",
    "on_day": "31",
    "on_month": "7",
    "on_year": "2012",
}


def make_claim(pounds=4_000, **fields):
    return factories.make_saving(achieved=in_pounds(pounds), **fields)


def claim_url(saving, page="create"):
    return reverse(f"savings:validation_{page}", args=[saving.pk, YEAR])


def titles(client, query=""):
    page = client.get(f"{QUEUE}?{query}").context["page"]
    return [claim.row.saving.title for claim in page]


def test_finance_validates_two_claims_and_refuses_one(client, finance):
    saved = [make_claim(title=title) for title in ("Print", "Agency", "Depot")]

    for saving in saved[:2]:
        assert client.post(claim_url(saving), SENT).url == QUEUE
    client.post(claim_url(saved[2], "refuse"), SENT | {"reason": "Posts still there."})

    assert [each.years.get().validated for each in saved] == [in_pounds(4_000)] * 2 + [
        0
    ]
    assert titles(client) == []
    assert titles(client, "standing=refused") == ["Depot"]
    assert "Posts still there." in said(client, claim_url(saved[2]))
    assert Validation.objects.first().by == finance


def test_the_queue_has_the_largest_claims_first_and_only_what_is_to_look_at(
    client, finance
):
    make_claim(10, title="Small")
    make_claim(99, title="Large", group=factories.make_service_group(name="Homes"))
    make_claim(50, title="Not agreed", state=SavingState.PROPOSED)
    make_claim(0, title="Nothing claimed")
    done = make_claim(70, title="Done")
    factories.make_saving(title="Fell", achieved=100, validated=500)
    client.post(claim_url(done), SENT | {"amount": "70"})

    assert titles(client) == ["Large", "Small", "Fell"]
    assert "Less is claimed than was validated" in said(client, QUEUE)
    assert "£109 claimed beyond what is validated" in said(client, QUEUE)
    assert titles(client, "sort=open") == ["Fell", "Small", "Large"]
    assert titles(client, "standing=validated") == ["Done"]
    assert len(titles(client, "standing=all")) == 4
    assert titles(client, "q=larg") == ["Large"]
    assert titles(client, "year=1066") == []
    assert titles(client, "group=99999999999999999999&sort=nonsense") == []


def test_a_claim_comes_back_once_another_amount_is_claimed(client, finance):
    saving = make_claim()
    client.post(claim_url(saving), SENT | {"amount": "£1,000"})
    assert titles(client) == []

    year = saving.years.get()
    year.achieved = in_pounds(5_000)
    factories.saved(year)

    assert titles(client) == [saving.title]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"amount": "£4,000.01"}, "£4,000 is claimed for the year"),
        ({"amount": "£1,200.505"}, "There is a problem"),
        ({"amount": str(2**63)}, "There is a problem"),
        ({"amount": "=HYPERLINK(1)"}, "There is a problem"),
        ({"amount": "-1"}, "There is a problem"),
        ({"evidence": ""}, "Say what you have seen"),
        ({"evidence": "income_received"}, "There is a problem"),
        ({"evidence": "document"}, "Say where the document is, or upload it"),
        ({"ledger_line": ""}, "which budget line was reduced"),
        ({"ledger_line": "a\x00b"}, "There is a problem"),
        ({"reason": ""}, "Say why"),
        ({"reason": "x" * 200_000}, "There is a problem"),
        ({"on_day": "31", "on_month": "6"}, "June has 30 days"),
        ({"on_year": "2199"}, "in the future"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(client, finance, wrong, words):
    saving = make_claim()

    assert words in said(client, claim_url(saving), SENT | wrong)
    assert not Validation.objects.exists()


def test_what_is_not_cashable_is_validated_against_a_document_only(client, finance):
    saving = make_claim(kind=SavingKind.NON_CASHABLE)

    page = said(client, claim_url(saving))
    assert "technical note 2022/23" in page
    assert "Budget line in the ledger" not in page
    assert "There is a problem" in said(client, claim_url(saving), SENT)

    sent = SENT | {"evidence": "document", "evidence_reference": "Survey of May"}
    assert client.post(claim_url(saving), sent).status_code == 302


def test_finance_is_told_who_else_concludes_about_its_own_claim(client, finance):
    saving = make_claim(budget_owner=finance)

    assert "There is nobody else in finance" in said(client, claim_url(saving))
    factories.make_user(CouncilRoleName.FINANCE, name="Ledger Officer")
    for page in (QUEUE, claim_url(saving), claim_url(saving, "refuse")):
        assert "Ledger Officer in finance may." in said(client, page)
    refused = said(client, claim_url(saving), SENT)
    assert "A colleague in finance concludes about it." in refused
    assert "Validate it" not in refused
    make_claim(title="Another owner's")
    assert said(client, QUEUE).count("Your own claim") == 1


def test_no_form_before_the_saving_is_in_the_budget(client, finance):
    page = said(client, claim_url(make_claim(state=SavingState.APPROVED)))

    assert "before it is in the budget" in page
    assert "Validate it" not in page


def test_what_was_claimed_each_month_is_shown_in_the_months_of_the_year(
    client, finance
):
    saving = make_claim()
    year = saving.years.get()
    year.achieved_by_month = [100_000, None, 400_000, *[None] * 9]
    factories.saved(year)

    months = client.get(claim_url(saving)).context["months"]

    assert [(each.name, each.achieved, each.added) for each in months] == [
        ("April 2012", 100_000, 100_000),
        ("June 2012", 400_000, 300_000),
    ]


def test_finance_is_told_when_the_claim_changed_under_its_hands(client, finance):
    saving = make_claim()
    year = saving.years.get()
    year.achieved, year.version = in_pounds(3_000), 2
    factories.saved(year)

    page = said(client, claim_url(saving), SENT)

    assert "£3,000 is claimed now and £0 is validated" in page
    assert 'name="version" value="2"' in page
    again = SENT | {"version": "2", "amount": "£3,000"}
    assert client.post(claim_url(saving), again).status_code == 302


def with_file(name, content):
    sent = SENT | {"evidence": "document"}
    return sent | {"file": SimpleUploadedFile(name, content, "text/html")}


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("ledger.pdf", b"", "This file is empty"),
        ("ledger.pdf", b"<script>", "no .pdf file"),
        ("ledger.html", b"<p>", "Send evidence as"),
        ("ledger.csv", b"x" * 5_000_001, "larger than 5 MB"),
    ],
)
def test_a_file_that_is_no_evidence_is_refused_in_words(
    client, finance, name, content, words
):
    page = said(client, claim_url(make_claim()), with_file(name, content))

    assert words in page
    assert not EvidenceFile.objects.exists()


def test_a_document_is_downloaded_by_those_who_may_see_the_ledger(client, finance):
    owner = factories.make_user()
    saving = make_claim(budget_owner=owner)
    sent = with_file('led"ger.csv', b"R4410,-4000")
    client.post(claim_url(saving), sent | {"evidence_reference": "Payroll of July"})
    url = reverse("savings:evidence_file", args=[Validation.objects.get().pk])

    for reader in (finance, owner, factories.make_user(CouncilRoleName.AUDITOR)):
        client.force_login(reader)
        answer = client.get(url)
        assert answer.content == b"R4410,-4000"
        assert answer["Content-Type"] == "text/csv"
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
        page = said(client, saving.get_absolute_url())
        assert url in page
        assert "Payroll of July" in page
    client.force_login(factories.make_user(CouncilRoleName.LEGAL))
    assert client.get(url).status_code == 403
    page = said(client, saving.get_absolute_url())
    assert "What finance has validated" in page
    for evidence in ("ger.csv", "Payroll of July", "R4410"):
        assert evidence not in page


def test_a_conclusion_without_a_document_has_none_to_download(client, finance):
    bare = validation.validate(
        make_claim().years.get(),
        amount=100,
        evidence="ledger",
        ledger_line="R1",
        by=finance,
        reason="Seen.",
    )

    url = reverse("savings:evidence_file", args=[bare.pk])
    assert client.get(url).status_code == 404


def test_the_queue_asks_no_more_for_eleven(client, finance):
    assert_queries_stay_flat(
        client, QUEUE, lambda: make_claim(budget_owner=factories.make_user())
    )
