"""What may be typed about a saving: proposed, its years, its claims, its steps."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from savings.models import Saving
from savings.services.saving import update_saving
from tests import factories
from tests.savings.saving_pages import address, text_of

pytestmark = pytest.mark.django_db


def test_a_manager_proposes_a_saving_for_their_own_project(client) -> None:
    role = factories.make_role(on=factories.make_project())
    group = factories.make_service_group()
    client.force_login(role.user)
    typed = {
        "title": "Sublet the third floor",
        "kind": "income",
        "recurrence": "recurrent",
        "group": group.pk,
        "place": f"project-{role.project_id}",
        "year": "2026",
        "target": "£1.2m",
    }

    other = typed | {"place": f"programme-{role.project.strand.programme_id}"}
    assert client.post(address("saving_create"), other).status_code == 200
    response = client.post(address("saving_create"), typed)

    saving = Saving.objects.get()
    assert response.url == saving.get_absolute_url()
    assert saving.reference == "S-001"
    assert saving.attributions.get().place == role.project
    assert saving.years.get().target == 1_200_000_00


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"target": "£1,200.505"}, "pence"),
        ({"target": "-5"}, "not negative"),
        ({"target": "9223372036854775808"}, "larger than"),
        ({"title": "a" * 200_000}, "at most"),
        ({"title": "\x00"}, "Null"),
        ({"title": "<script>", "year": "12"}, "valid choice"),
        ({"exempt_paragraphs": "3"}, "public interest"),
        ({"group": "2147483648"}, "Choose a service group"),
    ],
)
def test_hostile_typing_is_answered_beside_the_field(
    as_finance, typed: dict[str, str], words: str
) -> None:
    said = {
        "title": "A saving",
        "kind": "income",
        "recurrence": "recurrent",
        "group": factories.make_service_group().pk,
        "year": "2026",
        "target": "100",
    }
    response = as_finance.post(address("saving_create"), said | typed)
    assert response.status_code == 200
    assert words in text_of(response)
    assert "<script>" not in response.content.decode().split("<main")[1]


def test_nobody_makes_themselves_the_owner_of_a_saving(client) -> None:
    """Whoever answers for a saving reads all of it, exempt past and evidence too."""
    role = factories.make_role(on=factories.make_project())
    owner, colleague = factories.make_user(), factories.make_user()
    saving = factories.make_saving(role.project, budget_owner=owner)
    names = ("title", "kind", "recurrence", "delivery")
    typed = {name: getattr(saving, name) for name in names} | {
        "group": saving.group_id,
        "reason": "Moved.",
        "version": "1",
    }
    page = address("saving_update", saving.pk)

    client.force_login(role.user)
    client.post(page, typed | {"budget_owner": role.user_id, "title": "Sublet"})
    saving.refresh_from_db()
    assert (saving.title, saving.budget_owner) == ("Sublet", owner)
    with pytest.raises(ValidationError, match="Only finance"):
        update_saving(saving, 2, by=role.user, reason="Mine.", budget_owner=role.user)

    client.force_login(owner)
    client.post(page, typed | {"budget_owner": colleague.pk, "version": "2"})
    saving.refresh_from_db()
    assert saving.budget_owner == colleague


YEAR = {
    "target": "1,200",
    "full_year_effect": "0",
    "forecast": "",
    "achieved": "0",
    "pressure": "328",
    "version": "1",
    "reason": "Agreed.",
}


def post_year(client, saving: Saving, **typed: str):
    return client.post(address("saving_year", saving.pk, 2012), YEAR | typed)


def test_a_year_is_spread_evenly_by_quarter_or_by_month(as_finance) -> None:
    saving = factories.make_saving()
    months = {f"month_{nth}": "100" for nth in range(1, 13)}
    assert post_year(as_finance, saving, spread="months", **months).status_code == 302
    row = saving.years.get()
    assert (row.planned, row.pressure) == ([100_00] * 12, -328_00)
    assert row.forecast is None

    post_year(as_finance, saving, spread="quarters", quarter_4="1200", version="2")
    row.refresh_from_db()
    assert row.planned == [0] * 9 + [400_00] * 3

    response = post_year(
        as_finance, saving, spread="quarters", quarter_4="1,000", version="3"
    )
    assert "£200 is missing" in text_of(response)


def test_nothing_less_than_nothing_is_achieved_or_forecast(as_finance) -> None:
    saving = factories.make_saving()

    page = post_year(as_finance, saving, spread="none", achieved="-1", forecast="(5)")

    assert set(page.context["form"].errors) == {"achieved", "forecast"}


def test_the_second_to_save_a_year_is_told(as_finance) -> None:
    saving = factories.make_saving()
    post_year(as_finance, saving, spread="none")
    response = post_year(as_finance, saving, spread="none", target="9")
    assert "This was saved while you were writing" in text_of(response)
    assert saving.years.get().target == 1_200_00


def test_what_a_year_carries_on_is_offered_for_the_next(as_finance) -> None:
    saving = factories.make_saving(target=600_00, planned=[0] * 6 + [100_00] * 6)
    response = as_finance.get(address("saving_year", saving.pk, 2013) + "?carry=yes")
    assert response.context["form"]["full_year_effect"].value() == 600
    assert "£100 in the last month makes £1,200 in a whole year" in text_of(response)


def claims(**typed: str) -> dict[str, str]:
    return {"version": "1", "reason": "Agreed."} | typed


def test_claims_are_typed_in_percent_and_add_up(as_finance) -> None:
    project = factories.make_project()
    saving = factories.make_saving(project)
    page = address("saving_claims", saving.pk)
    mine = {"place_1": f"project-{project.pk}", "share_1": "60 %"}

    response = as_finance.post(page, claims(**mine))
    assert "40 % is claimed by nobody" in text_of(response)
    response = as_finance.post(page, claims(**mine, unclaimed="50"))
    assert "10 % too much" in text_of(response)
    response = as_finance.post(page, claims(**mine, share_2="40"))
    assert "Choose who claims this share" in text_of(response)

    strand = {"place_2": f"strand-{project.strand_id}", "share_2": "39.5"}
    as_finance.post(page, claims(**mine, **strand, unclaimed="0.5"))
    assert [row.share for row in saving.attributions.all()] == [6_000, 3_950, 50]


def test_an_owner_keeps_the_claims_of_what_is_withheld(client) -> None:
    secret = factories.make_project(**factories.EXEMPT)
    owner = factories.make_user()
    saving = factories.make_saving(secret, None, budget_owner=owner)
    client.force_login(owner)
    page = address("saving_claims", saving.pk)

    shown = text_of(client.get(page)) + text_of(client.get(saving.get_absolute_url()))
    assert secret.name not in shown
    assert "(a project that is withheld)" in shown
    client.post(page, claims(unclaimed="50"))

    assert {row.project_id for row in saving.attributions.all()} == {secret.pk, None}


def test_a_step_is_taken_by_whom_it_belongs_to(client, as_finance) -> None:
    saving = factories.make_saving(state="approved")
    page = address("saving_step", saving.pk, "in_budget")
    typed = {"on_day": "1", "on_month": "4", "on_year": "2012"}
    said = typed | {"reason": "Council of February.", "version": "1"}

    assert as_finance.post(page, said).status_code == 302
    saving.refresh_from_db()
    assert (saving.state, saving.state_since) == ("in_budget", date(2012, 4, 1))

    again = as_finance.post(page, said, follow=True)
    assert "is in budget now" in text_of(again)
    assert as_finance.get(address("saving_step", saving.pk, "sold")).status_code == 404


def test_the_second_to_change_claims_sees_what_the_first_left(as_finance) -> None:
    saving = factories.make_saving(factories.make_project())
    page = address("saving_claims", saving.pk)
    as_finance.post(page, claims(unclaimed="100"))
    response = as_finance.post(page, claims(unclaimed="100"))
    assert "Saved meanwhile: No programme 100 %." in text_of(response)


def test_a_council_without_service_groups_is_told_to_set_them_up(as_finance) -> None:
    assert "there are none yet" in text_of(as_finance.get(address("saving_create")))


def test_what_cannot_be_delivered_is_offered_to_be_replaced(as_finance) -> None:
    gone = factories.make_saving(state="undeliverable")
    red = factories.make_saving(delivery="red", delivery_reason="No bids.")
    asked = factories.make_saving()
    factories.make_saving()

    form = as_finance.get(address("saving_create") + f"?replaces={asked.pk}").context[
        "form"
    ]

    assert set(form.fields["replaces"].queryset) == {gone, red, asked}
    assert form["replaces"].value() == asked.pk
