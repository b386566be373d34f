"""What may be spent on the way to a business case, and what was.

Lancashire's Cabinet allowed up to £400,000 for scoping (5 September 2019) before the
case came back.
"""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.choices import CouncilRoleName
from savings.models import SpendEntry
from savings.pages.case_page import ceiling_rows
from savings.services.case_ceiling import record_spend, set_ceiling, update_ceiling
from tests import factories

pytestmark = pytest.mark.django_db


def spend(ceiling, pounds, on=date(2019, 12, 31)):
    return record_spend(ceiling, on=on, amount=pounds * 100, by=None)


def row_of(ceiling, on=date(2020, 1, 31)):
    (row,) = ceiling_rows([ceiling], on=on)
    return row


def test_what_is_left_of_a_ceiling():
    ceiling = factories.make_spend_ceiling()
    spend(ceiling, 150_000)

    row = row_of(ceiling)

    assert (row.ceiling.spent, row.ceiling.left, row.ceiling.over) == (
        15_000_000,
        25_000_000,
        0,
    )


def test_money_spent_over_a_ceiling_is_recorded():
    ceiling = factories.make_spend_ceiling()
    spend(ceiling, 400_000)

    spend(ceiling, 12_500)

    assert row_of(ceiling).ceiling.over == 1_250_000


def test_a_refund_gives_room_again():
    ceiling = factories.make_spend_ceiling()
    spend(ceiling, 410_000)

    spend(ceiling, -10_000)

    assert row_of(ceiling).ceiling.over == 0


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"on": timezone.localdate() + timedelta(days=1), "amount": 5}, "future"),
        ({"on": date(2019, 12, 31), "amount": 0}, "how much"),
        ({"on": date(2019, 12, 31), "amount": 2**62}, "larger than"),
    ],
)
def test_spending_makes_sense(fields, words):
    with pytest.raises(ValidationError, match=words):
        record_spend(factories.make_spend_ceiling(), by=None, **fields)


def test_a_case_that_should_be_back_is_told_late():
    ceiling = set_ceiling(
        factories.make_business_case(),
        title="Scoping",
        amount=40_000_000,
        allowed_by="Cabinet",
        allowed_on=date(2019, 9, 5),
        returns_on=date(2020, 1, 16),
        by=None,
    )

    assert row_of(ceiling, on=date(2020, 1, 16)).back == (
        "Comes back to Cabinet by 16 January 2020."
    )
    late = row_of(ceiling, on=date(2020, 1, 18))
    assert late.is_late
    assert late.back.endswith("overdue by 2 days.")

    back = update_ceiling(
        ceiling, 1, returned_on=date(2020, 2, 6), by=None, reason="It came."
    )
    assert not row_of(back, on=date(2020, 3, 1)).is_late


def test_a_case_comes_back_after_it_was_allowed():
    ceiling = factories.make_spend_ceiling()

    with pytest.raises(ValidationError, match="after the day"):
        update_ceiling(
            ceiling, 1, returns_on=date(2019, 9, 4), by=None, reason="A slip."
        )


def test_the_page_shouts_what_is_over(client):
    ceiling = factories.make_spend_ceiling()
    client.force_login(factories.make_user(CouncilRoleName.FINANCE))
    sent = {"on_day": "1", "on_month": "11", "on_year": "2019", "amount": "£450k"}

    answer = client.post(
        reverse("savings:spend_create", args=[ceiling.pk]), sent, follow=True
    )

    assert SpendEntry.objects.get().amount == 45_000_000
    page = answer.content.decode()
    assert "£50,000 more than allowed" in page
    assert "money spent is a fact" in page


def test_what_is_spent_on_an_exempt_case_is_withheld_with_it(client):
    case = factories.make_business_case(**factories.EXEMPT)
    entry = factories.make_spend_entry(factories.make_spend_ceiling(case))
    client.force_login(factories.make_user(CouncilRoleName.ADMINISTRATOR))

    for name, pk in (
        ("ceiling_update", entry.ceiling_id),
        ("spend_create", entry.ceiling_id),
        ("spend_update", entry.pk),
    ):
        address = reverse(f"savings:{name}", args=[pk])
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("typed", ["£1,200.505", "lots", "", "\x00", str(2**63)])
def test_what_is_no_amount_is_refused_beside_the_field(client, typed):
    ceiling = factories.make_spend_ceiling()
    client.force_login(factories.make_user(CouncilRoleName.FINANCE))
    sent = {"on_day": "31", "on_month": "6", "on_year": "2019", "amount": typed}

    answer = client.post(reverse("savings:spend_create", args=[ceiling.pk]), sent)

    assert answer.status_code == 200
    assert {*answer.context["form"].errors} == {"amount", "on"}
    assert not SpendEntry.objects.exists()
