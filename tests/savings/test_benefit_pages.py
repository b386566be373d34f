"""The pages of benefits: the table, one benefit, and what is typed about it."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from accounts.choices import CouncilRoleName
from common.exempting import lift_exemption
from programmes.choices import ScopedRole
from programmes.standing import NOTHING_EXEMPT
from savings import facts
from savings.models import Benefit, BenefitPriority, BenefitReading, BenefitValue
from savings.services.benefit import close_benefit
from savings.services.benefit_reading import add_reading
from tests import factories
from tests.factories import EXEMPT
from tests.queries import assert_queries_stay_flat
from tests.savings.saving_pages import address, text_of

pytestmark = pytest.mark.django_db

SAID = {"title": "Answers come sooner", "kind": "quantitative"}
READ = {"on_day": "30", "on_month": "6", "on_year": "2012", "value": "15"}


def signed_in(client: Client, user) -> Client:
    client.force_login(user)
    return client


def lines_on(page):
    return [line for group in page.context["groups"] for line in group.lines]


@pytest.fixture
def office(client):
    user = factories.make_user()
    factories.make_council_role(role=CouncilRoleName.PROGRAMME_OFFICE, user=user)
    return signed_in(client, user)


def test_the_table_asks_as_little_of_many_benefits(office) -> None:
    def add() -> None:
        benefit = factories.make_benefit(
            owner=factories.make_user(), later_owner=factories.make_user()
        )
        factories.make_benefit_reading(benefit)

    assert_queries_stay_flat(office, address("benefit_list"), add)
    assert_queries_stay_flat(office, address("benefit_list") + "?by=owner", add)


def test_benefits_stand_by_workstream_and_under_each_priority_they_serve(client):
    strand = factories.make_strand(name="Public access", order=1)
    growth = factories.make_priority(name="Growth", order=2)
    value = factories.make_priority(name="Value for money", order=1)
    several = factories.make_benefit(factories.make_project(strand=strand))
    factories.make_benefit_reading(several, value=9)
    untagged = factories.make_benefit(strand)
    hidden = factories.make_benefit(strand, title="Canary", **EXEMPT)
    for priority in (growth, value):
        factories.saved(BenefitPriority(benefit=several, priority=priority))
        factories.saved(BenefitPriority(benefit=hidden, priority=priority))
    reader = signed_in(client, factories.make_user())

    def told(by: str):
        page = reader.get(address("benefit_list"), {"by": by, "place": place})
        return page, [(each.name, each.told) for each in page.context["groups"]]

    place = f"strand-{strand.pk}"
    by_workstream, workstreams = told("workstream")
    by_priority, priorities = told("priority")

    one, two = several.reference, untagged.reference
    assert workstreams == [
        (
            f"{strand.programme.name}: 1 Public access",
            "2 benefits: 1 realised and 1 not measured yet",
        )
    ]
    assert by_workstream.context["note"] == ""
    assert priorities == [
        ("Value for money", "1 benefit: 1 realised"),
        ("Growth", "1 benefit: 1 realised"),
        ("No corporate priority named", "1 benefit: 1 not measured yet"),
    ]
    assert [x.benefit.reference for x in lines_on(by_priority)] == [one, one, two]
    assert "stands under each of them" in text_of(by_priority)
    assert "Canary" not in text_of(by_priority)


def test_the_spreadsheet_has_the_same_groups_and_filters(office) -> None:
    value = factories.make_corporate_value(name="Democratic")
    tagged = factories.make_benefit()
    factories.saved(BenefitValue(benefit=tagged, value=value))
    factories.make_benefit(title="Elsewhere")
    place = f"project-{tagged.project_id}"

    response = office.get(address("benefit_export"), {"by": "value", "place": place})

    benefits, counts, about = load_workbook(BytesIO(response.content)).worksheets
    assert [row[0].value for row in benefits] == ["Corporate value", "Democratic"]
    assert [cell.value for cell in counts[2]] == ["Democratic", 1, 0, 0, 0, 1, 0]
    assert "Narrowed to Group by: Corporate value" in {row[0].value for row in about}


def test_the_table_shows_what_is_declared_beside_what_the_readings_say(office) -> None:
    benefit = factories.make_benefit(
        declared="on_track", declared_reason="The desk opened."
    )
    factories.make_benefit_reading(benefit, value=19)

    (line,) = lines_on(office.get(address("benefit_list")))

    assert line.is_disputed
    assert (line.way, line.read) == ("20 to 10 days", "19 days")
    shown = text_of(office.get(address("benefit_detail", benefit.pk)))
    assert "On track" in shown
    assert "Off track" in shown
    assert "The desk opened." in shown


def test_what_is_exempt_is_counted_and_not_named(client) -> None:
    reader = signed_in(client, factories.make_user())
    factories.make_benefit(title="Open")
    factories.make_benefit(title="Canary", **EXEMPT)
    hidden = factories.make_project(**EXEMPT)
    of_project = factories.make_benefit(hidden, title="Canary")

    page = reader.get(address("benefit_list"))
    book = load_workbook(BytesIO(reader.get(address("benefit_export")).content))
    cells = [str(cell.value) for sheet in book for row in sheet for cell in row]

    assert page.context["withheld"].startswith("2 ")
    assert "Canary" not in text_of(page)
    assert "Canary" not in " ".join(cells)
    assert page.context["total"] == 1
    assert reader.get(address("benefit_detail", of_project.pk)).status_code == 404


def test_what_was_read_of_a_benefit_while_exempt_stays_withheld(client) -> None:
    """On its page and in what dashboards and papers are made of, now and of a past day;
    also where its project was, and not the benefit."""
    project = factories.make_project(**EXEMPT)
    manager = factories.make_role(on=project).user
    benefits = factories.make_benefit(project), factories.make_benefit(**EXEMPT)
    for benefit in benefits:
        factories.make_benefit_reading(benefit, note="Sell the depot.")
    for row in (project, benefits[1]):
        lift_exemption(row, row.version, by=None, reason="Let.")
    for benefit in benefits:
        later = date(2012, 7, 31)
        add_reading(benefit, on=later, value=Decimal(12), note="Open.", by=None)

    for benefit in benefits:
        page = text_of(
            signed_in(client, factories.make_user()).get(benefit.get_absolute_url())
        )
        assert "Open." in page
        assert "Sell the depot" not in page
        assert "1 reading is withheld" in page
        for as_at in (None, timezone.now()):
            told = facts.load(with_council=True, as_at=as_at)
            seen, _ = facts.open_to(told, NOTHING_EXEMPT)
            assert [len(each.readings) for each in told.benefits] == [2, 2]
            assert [len(each.readings) for each in seen.benefits] == [1, 1]
    page = text_of(signed_in(client, manager).get(benefits[0].get_absolute_url()))
    assert "Sell the depot" in page


def test_the_spreadsheet_has_no_formula_in_it(office) -> None:
    factories.make_benefit(title="=HYPERLINK(1)", measure="+1", unit="@x")

    response = office.get(address("benefit_export"))

    sheet = load_workbook(BytesIO(response.content)).worksheets[0]
    assert sheet.cell(2, 2).value == "=HYPERLINK(1)"
    assert {cell.data_type for row in sheet for cell in row} <= {"s", "n", "d"}


def test_after_its_project_closed_its_later_owner_reads_on(client) -> None:
    later = factories.make_user()
    benefit = factories.make_benefit(
        factories.make_project(state="closed"), later_owner=later
    )
    signed_in(client, later)

    answer = client.post(address("reading_create", benefit.pk), READ)

    assert answer.status_code == 302
    assert BenefitReading.objects.get().value == 15


def test_a_benefit_nobody_owns_after_its_project_closed_says_so(office) -> None:
    benefit = factories.make_benefit(factories.make_project(state="closed"))

    assert lines_on(office.get(address("benefit_list")))[0].is_orphaned
    shown = text_of(office.get(address("benefit_detail", benefit.pk)))
    assert "nobody" in shown.lower()


def test_a_benefit_followed_no_more_takes_no_reading(office) -> None:
    benefit = factories.make_benefit()
    close_benefit(benefit, 1, by=None, reason="Part of the service now.")

    answer = office.post(address("reading_create", benefit.pk), READ)
    shown = text_of(office.get(address("benefit_detail", benefit.pk)))

    assert "not followed any more" in text_of(answer)
    assert not BenefitReading.objects.exists()
    assert "Part of the service now." in shown
    assert "Add a reading" not in shown


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"on_day": "31"}, "on"),
        ({"value": "fifteen"}, "value"),
        ({"value": str(2**63)}, "value"),
        ({"value": "NaN"}, "value"),
        ({"source": "x" * 200_000}, "source"),
        ({"note": "x" * 200_000}, "note"),
    ],
)
def test_a_reading_that_cannot_be_is_refused_beside_its_field(
    office, typed: dict[str, str], field: str
) -> None:
    benefit = factories.make_benefit()

    answer = office.post(address("reading_create", benefit.pk), READ | typed)

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert not BenefitReading.objects.exists()


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (
            {"target_on_day": "31", "target_on_month": "6", "target_on_year": "2013"},
            "target_on",
        ),
        ({"baseline": "twenty"}, "baseline"),
        ({"target": str(2**63)}, "target"),
        ({"annual_value": str(2**63)}, "annual_value"),
        ({"annual_value": "£1,200.505"}, "annual_value"),
        ({"title": "x" * 200_000}, "title"),
        ({"description": "x" * 200_000}, "description"),
        ({"owner": str(2**63)}, "owner"),
        ({"saving": "9999"}, "saving"),
        ({"priorities": "x"}, "priorities"),
        ({"place": "project-9999"}, "place"),
    ],
)
def test_a_promise_that_cannot_be_is_refused_beside_its_field(
    client, typed: dict[str, str], field: str
) -> None:
    role = factories.make_role(role=ScopedRole.PROJECT_MANAGER)
    signed_in(client, role.user)
    sent = SAID | {"place": f"project-{role.project_id}"}

    answer = client.post(address("benefit_create"), sent | typed)

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert not Benefit.objects.exists()


def test_of_two_who_change_a_benefit_the_second_is_shown_what_the_first_did(
    office,
) -> None:
    value = factories.make_corporate_value(name="Openness")
    benefit = factories.make_benefit()
    url = address("benefit_update", benefit.pk)
    sent = SAID | {"version": "1", "reason": "Shorter."}
    first = {**sent, "title": "Sooner", "values": [str(value.pk)]}

    assert office.post(url, first).status_code == 302
    second = office.post(url, sent | {"title": "Faster <script>"})

    told = {each.label: each for each in second.context["form"].differences}
    assert Benefit.objects.get().title == "Sooner"
    assert told["What becomes better?"].theirs == "Sooner"
    assert told["Which values does it stand for?"].theirs == "Openness"
    assert "Faster <script>" not in second.content.decode()
