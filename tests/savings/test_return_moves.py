"""A saving is corrected while a return of it is being filled in: nothing is undone."""

import pytest
from django.core.exceptions import ValidationError

from accounts.choices import CouncilRoleName
from savings.models import ReturnLine, SavingYear
from savings.return_cells import Column
from savings.services.return_lines import lines_in_hand
from savings.services.returns import (
    open_return,
    save_cells,
    send_back_return,
    submit_return,
)
from savings.services.saving import set_year, update_saving
from tests import factories
from tests.savings.owned_savings import make_owned_saving

pytestmark = pytest.mark.usefixtures("july")


@pytest.fixture
def owner(client):
    """Signed in."""
    person = factories.make_user()
    client.force_login(person)
    return person


@pytest.fixture
def finance():
    return factories.make_user(CouncilRoleName.FINANCE)


@pytest.fixture
def saving(owner):
    """£4,000 achieved, £9,000 expected."""
    return make_owned_saving(owner)


@pytest.fixture
def opened(owner, saving):
    return open_return(factories.make_return_period(), owner, by=owner)


def correct(saving, by, **figures):
    year = saving.years.get()
    set_year(saving, 2012, year.version, by=by, reason="Miscounted.", **figures)


def sent(opened, saving, **cells):
    named = {f"{column}-{saving.pk}": text for column, text in cells.items()}
    return {"version": str(opened.version)} | named


def test_an_untouched_return_hands_in_what_was_corrected_meanwhile(
    owner, saving, opened, finance
):
    correct(saving, finance, achieved=500_000)
    update_saving(
        saving,
        1,
        delivery="red",
        delivery_reason="The site closed.",
        by=finance,
        reason="Told so.",
    )

    submitted = submit_return(opened, 1, by=owner)

    saving.refresh_from_db()
    assert SavingYear.objects.get().achieved == 500_000
    assert (saving.delivery, saving.delivery_reason) == ("red", "The site closed.")
    [line] = lines_in_hand(submitted)
    assert line.said.figures == (500_000, 900_000, 0, "red")
    assert line.before == line.said


def test_where_both_wrote_the_owner_chooses(owner, saving, opened, finance):
    typed = {(saving.pk, Column.ACHIEVED): "4,500"}
    filled = save_cells(opened, 1, typed, by=owner)
    correct(saving, finance, achieved=420_000)

    with pytest.raises(ValidationError) as refused:
        submit_return(filled, filled.version, by=owner)
    assert refused.value.message_dict == {
        f"achieved-{saving.pk}": [
            "This says £4,500, and the saving was corrected to £4,200 meanwhile: write "
            "£4,200 here, or keep £4,500."
        ]
    }

    seen = {(saving.pk, Column.ACHIEVED): "4,200"}
    kept = save_cells(filled, filled.version, {}, by=owner, seen=seen)
    submit_return(kept, kept.version, by=owner)
    assert SavingYear.objects.get().achieved == 450_000


def test_a_page_opened_before_the_correction_does_not_undo_it(
    client, saving, opened, finance
):
    correct(saving, finance, achieved=500_000)

    client.post(
        opened.get_absolute_url(),
        sent(opened, saving, achieved="4,000", forecast="9,500") | {"submit": "1"},
    )

    year = SavingYear.objects.get()
    assert (year.achieved, year.forecast) == (500_000, 950_000)


def test_a_page_opened_after_it_shows_it_and_what_is_typed_there_stands(
    client, saving, opened, finance
):
    correct(saving, finance, achieved=500_000)
    page = client.get(opened.get_absolute_url())
    [row] = page.context["grid"].rows
    assert (row.achieved.text, row.achieved_before) == ("5,000", "5,000")
    name = f"seen-achieved-{saving.pk}"
    assert f'name="{name}" value="5,000"' in page.content.decode()

    typed = {"achieved": "4,000", "note": "Finance counted a site twice."}
    client.post(
        opened.get_absolute_url(),
        sent(opened, saving, **typed) | {name: "5,000", "submit": "1"},
    )

    assert SavingYear.objects.get().achieved == 400_000
    assert ReturnLine.objects.get().note == typed["note"]


def test_a_choice_is_offered_beside_the_cell(client, saving, opened, finance):
    correct(saving, finance, achieved=420_000)
    typed = sent(opened, saving, achieved="4,500")

    page = client.post(opened.get_absolute_url(), typed | {"submit": "1"})
    assert "or keep £4,500" in page.context["grid"].errors[0].text
    assert page.context["grid"].rows[0].achieved.kept == "£4,500"

    chosen = typed | {"version": "2", f"seen-achieved-{saving.pk}": "4,200"}
    client.post(opened.get_absolute_url(), chosen | {"submit": "1"})
    assert SavingYear.objects.get().achieved == 450_000


def test_what_the_return_itself_claimed_is_no_correction(
    owner, saving, opened, finance
):
    key = (saving.pk, Column.ACHIEVED)
    filled = save_cells(opened, 1, {key: "4,500"}, by=owner)
    submitted = submit_return(filled, filled.version, by=owner)
    back = send_back_return(submitted, submitted.version, comment="Why?", by=finance)

    mended = save_cells(back, back.version, {key: "4,400"}, by=owner)
    [line] = lines_in_hand(submit_return(mended, mended.version, by=owner))

    assert (line.said.achieved, line.before.achieved) == (440_000, 400_000)
