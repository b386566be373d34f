"""The pages of savings: the table, and one saving as its reader may see it."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from common.exempting import lift_exemption
from programmes.access import place_of
from savings.claims import Claim
from savings.models import Saving
from savings.services.saving import propose_saving, set_claims, update_saving
from savings.services.steps import take_step
from tests import factories
from tests.queries import assert_queries_stay_flat, queries_of
from tests.savings.saving_pages import address, text_of

pytestmark = pytest.mark.django_db

LIST = "/savings/all/?year=2012"


def test_the_table_asks_as_little_of_many_savings(as_finance) -> None:
    def add() -> None:
        project = factories.make_project()
        factories.make_saving(
            project, project.strand, budget_owner=factories.make_user()
        )

    assert_queries_stay_flat(as_finance, LIST, add)


def test_the_table_adds_up_what_counts(as_finance) -> None:
    factories.make_saving(target=1_000_00, achieved=400_00, pressure=-50_00)
    factories.make_saving(target=2_000_00, validated=100_00, achieved=100_00)
    factories.make_saving(target=7_000_00, state="proposed")

    response = as_finance.get(LIST)

    total = response.context["sum"]
    assert (total.counted, total.figures.proposed) == (2, 3_000_00)
    assert total.figures.at_risk_by_claims == 2_550_00
    assert "Total of 2 savings that count" in text_of(response)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=library", 1),
        ("state=proposed", 1),
        ("state=all", 4),
        ("", 3),
        ("unvalidated=on", 1),
        ("delivery=none", 2),
        ("kind=income", 1),
        ("mine=on", 0),
        ("place=none", 3),
        ("place=project-999", 3),
        ("sort=-at_risk", 3),
        ("sort=owner%3B", 3),
        ("year=99999999999999999999", 3),
    ],
)
def test_the_table_is_narrowed_by_its_address(
    as_finance, query: str, found: int
) -> None:
    factories.make_saving(title="One library for three", kind="income")
    factories.make_saving(achieved=5, delivery="red", delivery_reason="Late.")
    factories.make_saving(state="proposed")
    factories.make_saving(state="withdrawn")
    for saving in Saving.objects.all():
        factories.make_claim(saving, None)

    page = as_finance.get(f"/savings/all/?{query}").context["page"]

    assert page.paginator.count == found


def test_blue_is_narrowed_to_what_finance_validated_or_to_what_is_only_claimed(
    as_finance,
) -> None:
    blue = {"target": 1_000_00, "achieved": 1_000_00, "delivery": "blue"}
    seen = factories.make_saving(**blue, validated=1_000_00)
    claim = factories.make_saving(**blue, validated=999_99, state="delivered")

    def found(rating: str) -> list[tuple[Saving, str, str]]:
        lines = as_finance.get(f"{LIST}&delivery={rating}").context["lines"]
        return [(each.saving, each.delivery.label, each.state) for each in lines]

    assert found("blue") == [(seen, "Delivered", "In delivery")]
    assert found("claimed") == [(claim, *["Delivered, as claimed"] * 2)]


def test_an_owner_does_not_learn_where_the_project_that_is_withheld_lies(
    client,
) -> None:
    hidden, owner = factories.make_project(**factories.EXEMPT), factories.make_user()
    factories.make_saving(hidden, budget_owner=owner)
    seen = factories.make_saving(hidden.strand)
    client.force_login(owner)

    page = client.get(f"{LIST}&place=strand-{hidden.strand_id}").context["page"]

    assert list(page.object_list) == [seen]


def test_the_spreadsheet_holds_what_the_table_shows(as_finance) -> None:
    project = factories.make_project()
    factories.make_saving(project, None, title="=HYPERLINK(1)", target=1_234_56)
    factories.make_saving(state="proposed")

    response = as_finance.get(address("saving_export") + "?year=2012&state=in_delivery")

    sheet, about = load_workbook(BytesIO(response.content)).worksheets
    header, row = sheet.iter_rows(values_only=True)
    told = dict(zip(header, row, strict=True))
    assert told["Title"] == "=HYPERLINK(1)"
    assert float(told["Proposed (£)"]) == 1234.56
    assert told["Claimed by"] == f"{project} 50 %; No programme 50 %"
    assert sheet.cell(2, 2).data_type == "s"
    assert "Narrowed to State: In delivery" in {row[0].value for row in about.rows}


def test_a_saving_shows_its_years_its_claims_and_its_life(as_finance) -> None:
    project = factories.make_project()
    saving = factories.make_saving(
        project, None, target=100_01, achieved=50_00, planned=[0] * 11 + [100_01]
    )
    factories.make_saving_year(saving, 2013, full_year_effect=300_00, target=0)
    take_step(
        saving, 1, "undeliverable", by=None, reason="No site.", mitigation="Another."
    )

    response = as_finance.get(address("saving_detail", saving.pk) + "?year=2012")

    shown = text_of(response)
    assert [line.figures.proposed for line in response.context["claims"]] == [
        50_01,
        50_00,
    ]
    assert response.context["table"].total.proposed == 400_01
    assert "£50 of £100.01 achieved in 2012-13: claimed, none of it validated" in shown
    assert "It cannot be delivered." in shown
    assert "No site." in shown
    assert "Carry £1,100.11 on into 2013-14" in shown


def test_a_saving_asks_the_same_of_the_database_however_much_hangs_on_it(
    as_finance,
) -> None:
    saving = factories.make_saving(factories.make_project())
    page = address("saving_detail", saving.pk)
    before = len(queries_of(as_finance, page))
    for year in range(2013, 2018):
        factories.make_saving_year(saving, year)
        factories.make_saving(replaces=saving)
    assert len(queries_of(as_finance, page)) == before


def test_what_was_said_while_it_was_exempt_stays_withheld(client) -> None:
    project = factories.make_project()
    saving = factories.make_saving(project, **factories.EXEMPT)
    saving = update_saving(
        saving, 1, by=None, reason="Moved.", mitigation="Sell the depot."
    )
    take_step(
        saving, 2, "undeliverable", by=None, reason="The tenant objects.", at=None
    )
    lift_exemption(saving, 3, by=None, reason="Published.")
    client.force_login(factories.make_user())

    history = text_of(client.get(address("saving_history", saving.pk)))
    page = text_of(client.get(saving.get_absolute_url()))

    assert "The tenant objects" not in history + page
    assert "earlier versions withheld" in history
    assert "1 entry withheld" in page


def test_what_a_hidden_project_claimed_leaves_no_edge_in_the_history(client) -> None:
    """Neither what was written as it came in, nor that it went. The reason it went for
    is told, as where an exemption is lifted."""
    hidden = place_of(factories.make_project(**factories.EXEMPT))
    strand = place_of(factories.make_strand())
    said: Any = {"by": None}
    saving = propose_saving(
        title="One reception",
        kind="income",
        group=factories.make_service_group(),
        claims=[Claim(hidden, 10_000)],
        reason="Sell the depot.",
        **said,
    )
    for reason, *claims in (
        ("Open now.", Claim(strand, 10_000)),
        ("Shared.", Claim(strand, 6_000), Claim(hidden, 4_000)),
        ("Settled.", Claim(strand, 10_000)),
    ):
        saving = set_claims(saving, saving.version, claims, reason=reason, **said)
    client.force_login(factories.make_user())

    history = text_of(client.get(address("saving_history", saving.pk)))
    page = text_of(client.get(saving.get_absolute_url()))

    for withheld in ("Sell the depot", "Shared", "a project that is withheld"):
        assert withheld not in history + page
    assert "Settled." in history


def test_the_list_counts_what_is_withheld(client) -> None:
    factories.make_saving(**factories.EXEMPT, title="Close the depot")
    client.force_login(factories.make_user())
    shown = text_of(client.get(LIST))
    assert "Close the depot" not in shown
    assert "1 entry is withheld" in shown


def test_what_is_replaced_counts_until_it_is_dropped_by_a_decision(as_finance) -> None:
    lost = factories.make_saving(
        reference="SC-5", state="undeliverable", decision="Council, 23 February"
    )
    instead = factories.make_saving(reference="S-001", replaces=lost)
    pages = lost.get_absolute_url(), instead.get_absolute_url()
    dropping = address("saving_step", lost.pk, "withdrawn")
    sent = {
        "on_day": 2,
        "on_month": 4,
        "on_year": 2012,
        "reason": "Agreed.",
        "version": 1,
    }

    before = [text_of(as_finance.get(page)) for page in pages]
    undecided = as_finance.post(dropping, sent)
    decided = as_finance.post(dropping, sent | {"decision": "Cabinet, minute 12"})
    after = [text_of(as_finance.get(page)) for page in pages]

    assert "this saving counts in the totals beside S-001, which repl" in before[0]
    assert "Until SC-5 is dropped formally, it counts in the totals" in before[1]
    assert "Say who decided it: the body and the minute." in text_of(undecided)
    assert decided.status_code == 302
    assert not any("dropped formally" in shown for shown in after)
    # What approved it stays on record beside what dropped it.
    assert "Cabinet, minute 12" in after[0]
    assert "Council, 23 February" in after[0]


def test_what_replaces_a_saving_is_told_to_those_who_may_see_it(client) -> None:
    lost = factories.make_saving(state="undeliverable")
    factories.make_saving(reference="CANARY", replaces=lost, **factories.EXEMPT)
    client.force_login(factories.make_user())

    shown = text_of(client.get(lost.get_absolute_url()))

    assert "CANARY" not in shown
    assert "counts in the totals beside" not in shown


def test_a_reader_is_told_whose_the_next_step_is(client) -> None:
    saving = factories.make_saving(state="approved")
    client.force_login(factories.make_user())
    shown = text_of(client.get(saving.get_absolute_url()))
    assert "Next step: “Put it into the budget”, by finance." in shown


def test_who_may_not_approve_it_is_not_led_to_withdraw_it(client) -> None:
    office = factories.make_user("programme_office")
    saving = propose_saving(
        by=office,
        title="One reception for six offices",
        group=factories.make_service_group(),
        kind="budget_reduction",
    )

    client.force_login(office)
    actions = client.get(saving.get_absolute_url()).context["actions"]

    assert [each.words for each in actions] == [
        "Change it",
        "Keep it from the public",
        "Withdraw it",
    ]


def test_who_may_propose_is_offered_it_on_the_dashboard_and_on_the_list(client) -> None:
    lost = factories.make_saving(
        state="undeliverable", budget_owner=factories.make_user()
    )
    people = factories.make_project_manager(), lost.budget_owner
    pages = LIST, "/savings/", lost.get_absolute_url()
    new = address("saving_create")

    offered = []
    for person in people:
        client.force_login(person)
        offered.append([new in text_of(client.get(page)) for page in pages])

    # The budget owner of a lost saving may change it, and propose nothing in its place.
    assert offered == [[True, True, False], [False, False, False]]
