"""The pages of business cases, as people use them."""

from dataclasses import replace

import pytest
from django.urls import reverse

from accounts.choices import CouncilRoleName
from common import richtext
from programmes.choices import ScopedRole
from savings.appraisal.content import content_as_json
from savings.choices import CaseStage, CaseStatus
from savings.models import BusinessCase, CaseVersion
from savings.services.case import save_content
from tests import factories
from tests.savings.case_forms import CONTENT, as_sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def row():
    return factories.make_case_version(content=CONTENT, stage=CaseStage.OUTLINE)


@pytest.fixture
def office(client):
    client.force_login(factories.make_user(CouncilRoleName.PROGRAMME_OFFICE))
    return client


def url(name, pk):
    return reverse(f"savings:case_{name}", args=[pk])


def typed_over(client, address, **changes):
    """The page as it stands, with this typed over it, sent."""
    form = client.get(address).context["form"]
    return client.post(address, as_sent(form, **changes).dict())


def test_finance_fills_the_grid_of_an_option(as_finance, row):
    address = f"{url('money', row.pk)}?option=share"

    answer = typed_over(
        as_finance, address, **{"flow-1-year-1": "£120,000", "then": "stay"}
    )

    assert answer.status_code == 302
    assert answer["Location"] == address
    flow = CaseVersion.objects.get().parsed.option("share").flows[0]
    assert flow.amounts == (40_000_000, 12_000_000, 0)


def test_the_row_buttons_save_nothing(as_finance, row):
    address = f"{url('money', row.pk)}?option=share"

    answer = typed_over(as_finance, address, do="flow:add:2")

    assert answer.status_code == 200
    assert b"flow-3-label" in answer.content
    assert CaseVersion.objects.get().version == 1


def test_two_editors_of_two_parts_lose_nothing(office, row):
    form = office.get(url("options", row.pk)).context["form"]
    cheaper = replace(CONTENT, discount_rate=300)
    save_content(row, 1, cheaper, by=None, reason="Draft.")

    sent = as_sent(form, why_preferred="It is safer.")
    answer = office.post(url("options", row.pk), sent.dict())

    assert answer.status_code == 302
    stored = CaseVersion.objects.get().parsed
    assert (stored.discount_rate, stored.why_preferred) == (300, "It is safer.")


def test_two_editors_of_one_part_see_both_texts(office, row):
    form = office.get(url("options", row.pk)).context["form"]
    said = replace(CONTENT, why_preferred="It is cheaper.")
    save_content(row, 1, said, by=None, reason="Draft.")
    sent = as_sent(form, why_preferred="It is safer.")

    answer = office.post(url("options", row.pk), sent.dict())

    page = answer.content.decode()
    assert "It is cheaper." in page
    assert "It is safer." in page
    assert CaseVersion.objects.get().parsed.why_preferred == "It is cheaper."

    again = as_sent(answer.context["form"])
    office.post(url("options", row.pk), again.dict())
    assert CaseVersion.objects.get().parsed.why_preferred == "It is safer."


def test_pasted_word_is_cleaned_and_loses_no_words(office, row):
    words = "Residents wait for twenty days. " * 25
    pasted = "".join(
        f'<p class="MsoNormal" style="margin:0" onclick="x()"><b>{n}</b> {words}</p>'
        for n in range(240)
    )
    assert len(pasted) > 200_000

    answer = typed_over(office, url("texts", row.pk), strategic=pasted)

    assert answer.status_code == 302
    stored = CaseVersion.objects.get().parsed.strategic
    assert "onclick" not in stored
    assert "Mso" not in stored
    assert richtext.to_text(stored).count("twenty days") == 6_000


def test_a_submitted_version_is_read_and_not_written(office, row):
    row.status = CaseStatus.SUBMITTED
    factories.saved(row)

    answer = office.get(url("money", row.pk))

    assert answer.status_code == 302
    assert answer["Location"] == row.get_absolute_url()


def test_what_is_missing_is_submitted_only_knowingly(office, row):
    sent = {"version": "1", "reason": "To Cabinet in July."}

    refused = office.post(url("submit", row.pk), sent)

    assert "submit it all the same" in refused.content.decode().lower()
    assert CaseVersion.objects.get().status == CaseStatus.DRAFT

    office.post(url("submit", row.pk), sent | {"despite": "on"})

    submitted = CaseVersion.objects.get()
    assert submitted.status == CaseStatus.SUBMITTED
    why = submitted.history.first().history_change_reason
    assert "Submitted all the same:" in why


@pytest.mark.parametrize(
    "name", ["version", "texts", "money", "submit", "compare", "detail", "history"]
)
def test_what_cannot_be_read_is_told_on_a_page(office, row, name):
    row.content = {"first_year": "long ago", "surplus": True}
    factories.saved(row)
    pk = row.case_id if name in ("detail", "history") else row.pk

    answer = office.get(url(name, pk), follow=True)

    assert answer.status_code == 200
    if name in ("version", "texts", "money"):
        assert "cannot be read" in answer.content.decode()


def test_the_checks_lead_to_where_things_are_written(office, row):
    page = office.get(row.get_absolute_url()).content.decode()

    assert "Missing" in page
    assert url("texts", row.pk) in page


def test_two_versions_stand_side_by_side(office, row):
    row.status = CaseStatus.APPROVED
    factories.saved(row)
    dearer = replace(CONTENT.options[1].flows[0], amounts=(50_000_000, 0, 0))
    option = replace(CONTENT.options[1], flows=(dearer, CONTENT.options[1].flows[1]))
    options = (CONTENT.options[0], option, CONTENT.options[2])
    factories.make_case_version(row.case, replace(CONTENT, options=options))

    page = office.get(f"{url('compare', row.pk)}?with=2").content.decode()

    assert "From version 1 to version 2" in page
    assert "2012-13" in page
    assert "400,000" in page
    assert "500,000" in page


def test_what_was_written_while_exempt_stays_withheld(client):
    case = factories.make_business_case(title="Sale of the depot", **factories.EXEMPT)
    case.is_exempt, case.exempt_paragraphs, case.exempt_reason = False, [], ""
    case.title = "New depot"
    factories.saved(case)
    client.force_login(factories.make_user(CouncilRoleName.VIEWER))

    page = client.get(url("history", case.pk)).content.decode()

    assert "New depot" in page
    assert "Sale of the depot" not in page
    assert "1 earlier version withheld" in page


def test_a_case_is_opened_where_its_writer_may_change_things(office):
    project = factories.make_project()
    sent = {
        "place": f"project-{project.pk}",
        "reference": "BC-7",
        "title": "Shared service",
        "stage": "strategic",
    }

    answer = office.post(reverse("savings:case_create"), sent, follow=True)

    begun = CaseVersion.objects.get()
    assert answer.redirect_chain == [(begun.get_absolute_url(), 302)]
    assert "Missing" in answer.content.decode()
    assert BusinessCase.objects.get().place == project
    for part in ("options", "money", "criteria", "scores", "funding", "steps"):
        assert office.get(url(part, begun.pk)).status_code == 200


def test_whoever_may_change_nothing_that_has_a_case_is_told_so(client):
    strand = factories.make_strand()
    client.force_login(factories.make_role(ScopedRole.STRAND_LEAD, on=strand).user)
    page = reverse("savings:case_create")

    assert "there is none yet that you may change" in client.get(page).content.decode()
    factories.make_project(strand=strand)
    assert "there is none yet" not in client.get(page).content.decode()


def test_a_case_is_exempt_from_its_first_moment(office):
    sent = {
        "place": f"project-{factories.make_project().pk}",
        "reference": "BC-8",
        "title": "Sale of the depot",
        "stage": "strategic",
        "exempt_paragraphs": "3",
    }
    page = reverse("savings:case_create")

    assert "public interest" in office.post(page, sent).content.decode()
    office.post(page, sent | {"exempt_reason": "Bids are open."})

    [first] = BusinessCase.history.all()
    assert (first.is_exempt, first.exempt_paragraphs) == (True, [3])


def test_a_case_leads_to_the_paper_for_its_decision(office, row):
    page = office.get(row.case.get_absolute_url()).content.decode()

    assert reverse("reports:case_paper_create", args=[row.case.pk]) in page


def test_scores_are_given_by_the_group_that_was_asked_for(office, row):
    address = f"{url('scores', row.pk)}?group=staff"

    answer = typed_over(office, address, **{"score:share:cost": "5"})

    assert answer.status_code == 302
    given = {(s.group, s.score) for s in CaseVersion.objects.get().parsed.scores}
    assert given == {("staff", 5), ("unions", 4)}


def test_an_option_a_colleague_removed_is_not_written_again(office, row):
    address = f"{url('money', row.pk)}?option=share"
    form = office.get(address).context["form"]
    fewer = replace(CONTENT, options=CONTENT.options[:1], preferred="")
    row.content, row.version = content_as_json(fewer), 2
    factories.saved(row)

    answer = office.post(address, as_sent(form).dict())

    assert answer.status_code == 200
    assert "This option was removed meanwhile" in answer.content.decode()
    assert CaseVersion.objects.get().parsed == fewer
