"""The page on which a risk position statement is made, and where it leads."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.choices import CouncilRoleName
from accounts.once import FIELD
from reports.models import Paper
from tests.factories import make_programme, make_programme_manager, make_user
from tests.queries import assert_queries_stay_flat
from tests.reports.papers.risk_council import (
    BOARD,
    JUNE,
    MARCH,
    make_council_with_risks,
    on,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def council():
    return make_council_with_risks()


@pytest.fixture
def clerk(client):
    """Signed in on 4 June 2012, a week before the board meets."""
    with on(date(2012, 6, 4)):
        clerk = make_user(CouncilRoleName.CLERK)
        client.force_login(clerk)
        yield clerk


def address_of(council):
    return reverse("reports:risk_statement_create", args=[council.programme.reference])


def meeting(day: date = JUNE, **fields):
    return {
        "body_name": BOARD,
        "meeting_on_day": day.day,
        "meeting_on_month": day.month,
        "meeting_on_year": day.year,
    } | fields


def test_the_board_is_filled_in_and_one_button_makes_it(client, council, clerk):
    page = client.get(address_of(council))
    assert f'value="{BOARD}"' in page.text

    made = client.post(address_of(council), meeting(), follow=True)

    paper = Paper.objects.get()
    assert made.redirect_chain[-1][0] == paper.get_absolute_url()
    assert (paper.body_name, paper.meeting_on) == (BOARD, JUNE)


def test_publishing_is_the_next_step(client, council, clerk):
    made = client.post(address_of(council), meeting(), follow=True)

    assert made.context["next_step"].label == "Publish"


def test_the_next_one_is_made_from_the_last(client, council, clerk):
    client.post(address_of(council), meeting(MARCH))
    first = Paper.objects.get()

    page = client.get(first.get_absolute_url())

    assert address_of(council) in page.text
    assert first.get_absolute_url() in client.get(address_of(council)).text


def test_it_is_offered_where_papers_are(client, council, clerk):
    assert address_of(council) in client.get(reverse("reports:paper_list")).text


def test_it_is_offered_on_the_programme_and_on_its_register(client, council):
    client.force_login(make_programme_manager(council.programme))
    register = council.registers["programme"]

    for page in (council.programme, register):
        assert address_of(council) in client.get(page.get_absolute_url()).text
    strand_register = council.registers["strand"].get_absolute_url()
    assert address_of(council) not in client.get(strand_register).text


def test_it_is_not_offered_to_those_who_may_not_make_it(client, council):
    client.force_login(make_user(CouncilRoleName.MEMBER))

    for page in (reverse("reports:paper_list"), council.programme.get_absolute_url()):
        assert address_of(council) not in client.get(page).text


def test_a_second_for_the_same_meeting_is_refused_beside_the_date(
    client, council, clerk
):
    client.post(address_of(council), meeting())

    again = client.post(address_of(council), meeting())

    assert Paper.objects.count() == 1
    assert "for 11 June 2012 already" in again.text
    assert again.context["form"].errors["meeting_on"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"body_name": ""}, "Enter the board it is for."),
        ({"body_name": "x" * 201}, "at most 200 characters"),
        ({"body_name": "x\x00"}, "Null characters are not allowed."),
        ({"meeting_on_day": "31"}, "31 June 2012 is not a date"),
        ({"meeting_on_month": ""}, "must include a month"),
        ({"meeting_on_year": "1"}, "year"),
        ({"meeting_on_year": str(2**63)}, "year"),
        ({"meeting_on_year": "1950"}, "was not recorded yet on 11 June 1950"),
    ],
)
def test_nonsense_is_refused_beside_its_field(client, council, clerk, typed, said):
    answer = client.post(address_of(council), meeting() | typed)

    assert answer.status_code == 200
    assert said in answer.text
    assert not Paper.objects.exists()


def test_what_is_typed_as_the_board_is_shown_as_typed(client, council, clerk):
    client.post(address_of(council), meeting(body_name="<script>alert(1)</script>"))

    page = client.get(Paper.objects.get().get_absolute_url()).text

    assert "<script>alert(1)" not in page


def test_a_statement_sent_twice_is_made_once(client, council, clerk):
    page = client.get(address_of(council)).text
    token = page.split(f'name="{FIELD}" value="')[1].split('"')[0]

    for _ in range(2):
        answer = client.post(address_of(council), meeting(**{FIELD: token}))
        assert answer.status_code == 302

    assert Paper.objects.count() == 1


def test_the_page_asks_no_more_of_the_database_with_more_statements(
    client, council, clerk
):
    days = iter(range(1, 28))

    def add_statement():
        council.statement(date(2012, 5, next(days)))

    assert_queries_stay_flat(client, address_of(council), add_statement)


def test_the_list_of_papers_asks_no_more_with_more_programmes(client, clerk):
    assert_queries_stay_flat(client, reverse("reports:paper_list"), make_programme)
