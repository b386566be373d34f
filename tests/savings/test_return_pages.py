"""The pages of a return: the grid, pasting, two windows, overview and review."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.urls import reverse

from accounts.choices import CouncilRoleName
from common.periods import month_end
from savings.models import ReturnChase, ReturnLine
from savings.services.returns import open_return, submit_return
from savings.tasks import send_return_chase
from tests import factories
from tests.queries import assert_queries_stay_flat
from tests.savings.owned_savings import make_owned_saving

pytestmark = pytest.mark.usefixtures("july")


@pytest.fixture
def owner(client):
    """Signed in, and answering for a saving."""
    person = factories.make_user()
    client.force_login(person)
    return person


@pytest.fixture
def saving(owner):
    return make_owned_saving(owner)


@pytest.fixture
def opened(owner, saving):
    return open_return(factories.make_return_period(), owner, by=owner)


@pytest.fixture
def finance():
    """Not signed in: the owner is."""
    return factories.make_user(CouncilRoleName.FINANCE)


def make_period(month, label):
    """A month of 2012, due ten days after its end."""
    ends_on = month_end(date(2012, month, 1))
    return factories.make_return_period(
        label=label,
        starts_on=ends_on.replace(day=1),
        ends_on=ends_on,
        due_on=ends_on + timedelta(days=10),
        month=month - 3,
    )


def sent(opened, saving, version=1, **cells):
    named = {f"{column}-{saving.pk}": text for column, text in cells.items()}
    return {"version": str(version)} | named


def address(name, opened):
    return reverse(f"savings:{name}", args=[opened.pk])


def test_an_unchanged_return_is_submitted_with_two_clicks(client, owner, saving):
    period = factories.make_return_period()
    page = client.post(
        reverse("savings:return_open", args=[period.pk, owner.pk]), follow=True
    )
    grid = page.context["grid"]
    cells = {cell.name: cell.text for row in grid.rows for cell in row.cells}

    page = client.post(
        page.redirect_chain[-1][0], {"version": "1", "submit": "1"} | cells, follow=True
    )

    assert "Submitted: June 2012." in page.content.decode()


def test_a_refused_return_keeps_what_is_good_and_names_what_is_not(
    client, opened, saving
):
    typed = sent(opened, saving, achieved="5,000", forecast="=HYPERLINK(1)")

    page = client.post(opened.get_absolute_url(), typed | {"submit": "1"})

    [problem] = page.context["grid"].errors
    assert problem.target == f"forecast-{saving.pk}"
    assert "in figures" in problem.text
    assert 'value="=HYPERLINK(1)"' in page.content.decode()
    assert ReturnLine.objects.get().achieved == 500_000


def test_quiet_saving_says_what_is_unclear_and_what_it_comes_to(client, opened, saving):
    typed = sent(opened, saving, achieved="5,000", pressure="x")

    answer = client.post(address("return_autosave", opened), typed).json()

    assert answer["version"] == 2
    assert set(answer["problems"]) == {f"pressure-{saving.pk}"}
    assert answer["totals"]["achieved"] == "5,000"
    late = client.post(address("return_autosave", opened), typed)
    assert late.status_code == 409


def test_two_windows_lose_nothing(client, owner, opened, saving, time_machine):
    other = make_owned_saving(owner, reference="Z9")
    time_machine.shift(60)
    client.post(
        opened.get_absolute_url(),
        sent(opened, saving, achieved="5,000") | sent(opened, other, achieved="6,000"),
    )

    late = sent(opened, saving, achieved="4,800", forecast="8,500")
    page = client.post(opened.get_absolute_url(), late | sent(opened, other))

    first, second = page.context["grid"].rows
    assert (first.achieved.text, first.achieved.theirs) == ("4,800", "5,000")
    assert (first.forecast.text, first.forecast.theirs) == ("8,500", "")
    assert second.achieved.text == "6,000"
    assert 'name="version" value="2"' in page.content.decode()


def test_what_comes_after_submission_is_shown_not_lost(client, owner, opened, saving):
    submit_return(opened, 1, by=owner)

    page = client.post(
        opened.get_absolute_url(), sent(opened, saving, achieved="4,800")
    )

    assert page.context["too_late"] == [(saving.reference, "Achieved to date", "4,800")]


def test_hostile_cells_are_told_beside_the_cell(client, opened, saving):
    typed = {
        "achieved": "9" * 40,
        "forecast": "£1,200.505",
        "pressure": "<script>alert(1)</script>",
        "delivery": "\0purple",
        "note": "long " * 40_000,
    }

    page = client.post(
        opened.get_absolute_url(), sent(opened, saving, **typed), follow=True
    )

    assert len(page.context["grid"].errors) == 4
    assert "<script>alert" not in page.content.decode()


@pytest.mark.parametrize("version", ["", "x", str(2**63), "-1"])
def test_a_version_that_is_none_loses_nothing(client, opened, saving, version):
    typed = sent(opened, saving, version=version, achieved="5,000")

    page = client.post(opened.get_absolute_url(), typed)

    assert page.context["grid"].rows[0].achieved.text == "5,000"
    assert ReturnLine.objects.get().achieved == 400_000


def test_a_block_is_looked_over_before_it_goes_in(client, opened, saving):
    block = f"{saving.reference}\t5,000\ttwelve\nX9\t1\t2"
    pasted = {"version": "1", "block": block}

    preview = client.post(address("return_paste", opened), pasted).context["preview"]
    assert [cell.text for cell in preview.changed] == ["5,000", "twelve"]
    assert "X9" in preview.left_out[0]
    assert ReturnLine.objects.get().achieved == 400_000

    client.post(address("return_paste", opened), pasted | {"apply": "1"})
    line = ReturnLine.objects.get()
    assert (line.achieved, line.unread) == (500_000, {"forecast": "twelve"})


def test_a_block_pasted_into_a_cell_writes_nothing_by_itself(client, opened, saving):
    pasted = {"block": "1\t2", "row": str(saving.pk), "column": "forecast"}

    answer = client.post(address("return_paste_json", opened), pasted).json()

    assert [cell["name"] for cell in answer["cells"]] == [
        f"forecast-{saving.pk}",
        f"pressure-{saving.pk}",
    ]
    assert ReturnLine.objects.get().forecast == 900_000


def test_the_grid_asks_no_more_of_many_savings_than_of_one(client, owner, opened):
    assert_queries_stay_flat(
        client, opened.get_absolute_url(), lambda: make_owned_saving(owner)
    )


def test_the_review_asks_no_more_of_many_savings_than_of_one(
    client, owner, opened, finance
):
    client.force_login(finance)
    assert_queries_stay_flat(
        client, address("return_review", opened), lambda: make_owned_saving(owner)
    )


def test_the_overview_asks_no_more_of_many_owners_than_of_one(client, finance):
    period = factories.make_return_period()

    def add_owner():
        owner = factories.make_user()
        make_owned_saving(owner)
        open_return(period, owner, by=owner)

    client.force_login(finance)
    assert_queries_stay_flat(client, reverse("savings:return_list"), add_owner)


def test_finance_sees_who_is_late_and_what_the_rest_comes_to(
    client, owner, opened, saving, finance
):
    submit_return(opened, 1, by=owner)
    make_owned_saving(factories.make_user())
    client.force_login(finance)

    overview = client.get(reverse("savings:return_list")).context["overview"]

    assert overview.sentence == "1 of 2 returns handed in, 1 to review; 1 late."
    assert overview.totals["achieved"] == "4,000"


def test_finance_sends_a_return_back_with_a_comment(
    client, owner, opened, saving, finance
):
    submit_return(opened, 1, by=owner)
    client.force_login(finance)

    client.post(
        address("return_review", opened),
        {"version": "2", "comment": "Which ledger line?"},
    )

    client.force_login(owner)
    page = client.get(opened.get_absolute_url()).content.decode()
    assert "Which ledger line?" in page
    assert "Submit to finance" in page


def test_late_owners_are_chased_once_a_day_by_an_email_that_names_no_saving(
    client, opened, saving, finance, django_capture_on_commit_callbacks
):
    client.force_login(finance)
    chase = reverse("savings:return_chase", args=[opened.period_id])

    with django_capture_on_commit_callbacks():
        client.post(chase, {"chase": "all"})
        client.post(chase, {"chase": "all"})
    for _ in range(2):
        send_return_chase(ReturnChase.objects.get().pk, "https://portal.example/")

    [sent_mail] = mail.outbox
    assert sent_mail.to == [opened.owner.email]
    assert saving.reference not in sent_mail.body
    assert saving.title not in sent_mail.body


def test_the_last_two_periods_are_asked_for(
    client, owner, saving, finance, django_capture_on_commit_callbacks
):
    april = make_period(4, "April 2012")
    may, june = make_period(5, "May 2012"), make_period(6, "June 2012")

    own = client.get(reverse("savings:return_list")).context["own"]
    assert (own.asked, own.later) == (may, (june,))
    client.force_login(finance)
    chase = reverse("savings:return_chase", args=[june.pk])
    page = client.get(chase)
    assert [each.period for each in page.context["others"]] == [may]
    assert "1 return not handed in" in page.content.decode()
    with django_capture_on_commit_callbacks():
        client.post(chase, {"chase": "all"})
    send_return_chase(ReturnChase.objects.get().pk, "https://portal.example/")
    assert "The return for May 2012" in mail.outbox[0].body
    assert april.label not in mail.outbox[0].body


def test_nobody_is_chased_for_a_period_that_still_runs(client, owner, saving, finance):
    july = factories.make_return_period(
        label="July 2012",
        starts_on=date(2012, 7, 1),
        ends_on=date(2012, 7, 31),
        due_on=date(2012, 8, 10),
        month=4,
    )
    client.force_login(finance)
    chase = reverse("savings:return_chase", args=[july.pk])

    page = client.post(chase, {"chase": "all"}, follow=True)

    assert "July 2012 runs until 31 July 2012" in page.content.decode()
    assert not ReturnChase.objects.exists()
