"""The pages of the plan, as finance uses them and everybody reads them."""

import re
from datetime import date

import pytest
from django.urls import reverse

from savings.models import (
    GapLine,
    GroupBudget,
    GroupExplanation,
    GroupSuccession,
    ReportingStructure,
    SavingsTarget,
)
from tests import factories
from tests.factories.savings import YEAR, in_pounds
from tests.queries import assert_queries_stay_flat
from tests.savings.saving_pages import said

pytestmark = pytest.mark.django_db

STRUCTURES = reverse("savings:structure_list")
TARGETS = f"{reverse('savings:target_list')}?year={YEAR}"
HOSTILE = ["<script>alert(1)</script>", "=HYPERLINK(1)", "x" * 200_000, "a\x00b"]


def day(name, on):
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def test_a_council_with_nothing_set_up_is_told_where_to_begin(client, finance):
    assert "Set up the council's service groups first" in said(client, STRUCTURES)

    begun = {"name": "Service groups", **day("in_force_from", date(2012, 4, 1))}
    page = client.post(reverse("savings:structure_create"), begun, follow=True)

    assert "Add the first service group" in page.content.decode()
    client.force_login(factories.make_user())
    assert "Set up the service groups" not in said(client, STRUCTURES)


def test_a_restructure_is_set_up_from_the_groups_before(client, finance):
    old = factories.make_service_group(name="Housing").structure
    begun = {
        "name": "Directorates",
        "copies_groups": "on",
        **day("in_force_from", date(2012, 10, 1)),
    }

    page = client.post(reverse("savings:structure_create"), begun, follow=True)

    words = page.content.decode()
    assert f"Where the groups of {old} went" in words
    assert ReportingStructure.objects.first().groups.get().name == "Housing"


def test_structures_are_listed_with_the_days_they_were_in_force(client):
    factories.make_structure(name="Old", in_force_from=date(2011, 4, 1))
    factories.make_structure(name="New", in_force_from=date(2012, 10, 1))
    factories.make_structure(name="To come", in_force_from=date(2190, 4, 1))
    client.force_login(factories.make_user())

    rows = client.get(STRUCTURES).context["rows"]

    assert [(str(row.structure), row.until) for row in rows] == [
        ("To come", None),
        ("New", date(2190, 3, 31)),
        ("Old", date(2012, 9, 30)),
    ]
    assert [row.is_in_force for row in rows] == [False, True, False]
    assert rows[0].is_to_come


def test_a_group_with_savings_says_why_it_stays(client, finance):
    group = factories.make_saving().group

    page = said(client, reverse("savings:group_remove", args=[group.pk]))

    assert "savings are booked against it" in page
    assert "Why are you removing this?" not in page


def test_shares_that_do_not_come_to_all_are_refused_beside_their_group(client, finance):
    before = factories.make_service_group(name="Housing")
    after = factories.make_service_group(
        factories.make_structure(in_force_from=date(2012, 10, 1)), name="Homes"
    )
    url = reverse("savings:structure_succession", args=[after.structure_id])
    box = f"from_{before.pk}_to_{after.pk}"
    sent = {"version": "1", "reason": "Council.", box: "90"}

    assert "Housing: The shares come to 90 %" in said(client, url, sent)
    for wrong in ("a lot", "33.333", "101", "-5", "1e2", *HOSTILE):
        assert "There is a problem" in said(client, url, sent | {box: wrong})
    client.post(url, sent | {box: "100 %"})

    assert GroupSuccession.objects.get().share == 10_000


def test_boxes_a_colleague_filled_in_meanwhile_come_into_the_form(client, finance):
    first, second = (factories.make_service_group(name=name) for name in ("A", "B"))
    url = reverse("savings:group_budgets", args=[first.structure_id, YEAR])
    boxes = [f"group_{each.pk}" for each in (first, second)]
    opened = {f"initial-{box}": "" for box in boxes}
    mine = {"version": "1", "reason": "Budget book.", boxes[0]: "£100", boxes[1]: ""}
    theirs = mine | {boxes[0]: "£200", boxes[1]: "£1.2m"}
    client.post(url, opened | theirs)

    page = said(client, url, opened | mine)

    assert "Saved here while you were writing: 200." in page
    assert 'value="£100"' in page
    assert 'value="1,200,000"' in page or 'value="1200000' in page
    answer = client.post(
        url,
        mine
        | {"version": "2", boxes[1]: "1,200,000"}
        | {f"initial-{boxes[0]}": "200", f"initial-{boxes[1]}": "1200000"},
    )
    assert answer.status_code == 302
    stored = GroupBudget.objects.order_by("group").values_list("net_budget", flat=True)
    assert list(stored) == [in_pounds(100), in_pounds(1_200_000)]


def test_a_group_is_explained_for_a_year_and_two_explain_it_one_after_the_other(
    client, finance
):
    group = factories.make_service_group()
    url = reverse("savings:explanation_update", args=[group.pk, YEAR])
    sent = {"explanation": "Vacancies.", "mitigation": "Agency.", "version": "0"}
    client.post(url, sent)

    page = said(client, url, sent | {"explanation": "A late contract."})

    assert "Both texts" in page
    assert GroupExplanation.objects.get().explanation == "Vacancies."


@pytest.mark.parametrize("year", [0, 1899, 2200, 2**63])
def test_a_year_nobody_plans_for_is_not_found(client, finance, year):
    group = factories.make_service_group()

    for name, pk in (
        ("group_budgets", group.structure_id),
        ("explanation_update", group.pk),
    ):
        assert (
            client.get(reverse(f"savings:{name}", args=[pk, year])).status_code == 404
        )
    assert said(client, f"{reverse('savings:target_list')}?year={year}")


def test_each_target_says_how_it_stands_beside_its_parts_and_savings(client):
    programme = factories.make_programme()
    strand = factories.make_strand(programme)
    factories.make_savings_target(programme, amount=in_pounds(1_600_000))
    factories.make_savings_target(strand, amount=in_pounds(600_000))
    factories.make_saving(strand, target=in_pounds(450_000))
    client.force_login(factories.make_user())

    page = said(client, TARGETS)

    assert "£1,000,000 above the sum of its parts, £600,000" in page
    assert "£1,150,000 still to be found" in page
    assert "£150,000 still to be found" in page
    assert "Set a target" not in page


def test_what_is_exempt_is_in_no_figure_of_an_outsider(client, finance):
    strand = factories.make_strand()
    secret = factories.make_project(strand, name="Depot sale", **factories.EXEMPT)
    factories.make_savings_target(strand, amount=in_pounds(500))
    factories.make_savings_target(secret, amount=in_pounds(431_789))
    factories.make_saving(secret, title="Sell the depot", target=in_pounds(321_654))

    assert "£431,789" in said(client, TARGETS)
    client.force_login(factories.make_user())
    page = said(client, TARGETS)

    assert "Depot sale" not in page
    assert not re.search("431,?789|321,?654", page)
    assert "£500 still to be found" in page
    assert "2 entries are withheld" in page


def test_a_target_is_set_changed_and_removed(client, finance):
    group = factories.make_service_group(name="Housing")
    sent = {"place": f"servicegroup-{group.pk}", "year": YEAR, "amount": "£600k"}
    url = f"{reverse('savings:target_create')}?year={YEAR}"

    for wrong in ({"place": "user-1"}, {"amount": "£1.005"}, {"year": "1066"}):
        assert "There is a problem" in said(client, url, sent | wrong)
    client.post(url, sent)
    target = SavingsTarget.objects.get()
    assert (target.group, target.amount) == (group, in_pounds(600_000))

    change = {"amount": "£700,000", "reason": "Cabinet.", "version": "1"}
    client.post(reverse("savings:target_update", args=[target.pk]), change)
    target.refresh_from_db()
    assert target.amount == in_pounds(700_000)

    client.post(
        reverse("savings:target_remove", args=[target.pk]), {"reason": "Set twice."}
    )
    assert not SavingsTarget.objects.exists()


@pytest.mark.parametrize("title", HOSTILE)
def test_a_line_of_the_gap_takes_words_and_nothing_else(client, finance, title):
    sent = {"title": title, "amount": "1,200.505", "order": 2**63}
    sent |= {"first_year": 2027, "last_year": 2026}

    page = said(client, reverse("savings:gap_line_create"), sent)

    assert "There is a problem" in page
    assert "<script>alert" not in page
    assert not GapLine.objects.exists()


def test_the_gap_is_shown_year_by_year_and_line_by_line(client):
    line = factories.make_gap_line(
        title="Unidentified", last_year=YEAR + 1, amount=in_pounds(2_000_000)
    )
    programme = factories.make_programme()
    factories.make_savings_target(programme, amount=in_pounds(600_000), gap_line=line)
    factories.make_saving(programme, target=in_pounds(9), achieved=in_pounds(250_000))
    client.force_login(factories.make_user())

    page = said(client, reverse("savings:gap_line_list"))

    assert "2012-13 to 2013-14" in page
    assert "750,000" in page
    assert "600,000" in page
    assert "Remove" not in page


def test_pages_of_the_plan_ask_no_more_for_eleven(client):
    client.force_login(factories.make_user())
    structure = factories.make_structure()
    factories.make_service_group(
        factories.make_structure(in_force_from=date(2012, 10, 1))
    )

    def add():
        group = factories.make_service_group(structure)
        line = factories.make_gap_line()
        factories.make_savings_target(group, gap_line=line)
        project = factories.make_project()
        factories.make_savings_target(project, gap_line=line)
        factories.make_saving(project, group=group)

    for url in (
        STRUCTURES,
        f"{structure.get_absolute_url()}?year={YEAR}",
        reverse("savings:gap_line_list"),
        TARGETS,
    ):
        assert_queries_stay_flat(client, url, add)
