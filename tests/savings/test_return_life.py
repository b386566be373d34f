"""A return is opened, filled in, submitted and reviewed; its figures become claims."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from accounts.choices import CouncilRoleName
from common.locking import EditConflict
from savings.choices import ReturnStatus, SavingState
from savings.models import SavingYear
from savings.return_cells import Column
from savings.services.return_lines import lines_in_hand
from savings.services.returns import (
    accept_return,
    open_return,
    save_cells,
    send_back_return,
    submit_return,
)
from tests import factories
from tests.savings.owned_savings import make_owned_saving

JULY = datetime(2012, 7, 6, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _july(time_machine, db):
    time_machine.move_to(JULY, tick=False)


@pytest.fixture
def owner():
    return factories.make_user()


@pytest.fixture
def june():
    return factories.make_return_period()


def typed_into(savings_return, saving, **texts):
    typed = {(saving.pk, Column(name)): text for name, text in texts.items()}
    owner, version = savings_return.owner, savings_return.version
    return save_cells(savings_return, version, typed, by=owner)


def handed_in(period, owner, saving, **texts):
    opened = open_return(period, owner, by=owner)
    filled = typed_into(opened, saving, **texts)
    return submit_return(filled, filled.version, by=owner)


def test_a_return_starts_with_what_stands_for_every_saving_in_the_budget(owner, june):
    ours = make_owned_saving(owner, pressure=-30_000)
    exempt = make_owned_saving(owner, **factories.EXEMPT)
    make_owned_saving(owner, state=SavingState.PROPOSED)
    make_owned_saving(owner, state=SavingState.DELIVERED, year=2009)
    make_owned_saving(owner, state=SavingState.IN_BUDGET, year=2013)
    make_owned_saving(factories.make_user())

    lines = lines_in_hand(open_return(june, owner, by=owner))

    assert [each.saving for each in lines] == [ours, exempt]
    assert lines[0].said.figures == (400_000, 900_000, -30_000, "green")


def test_a_return_opened_twice_is_one(owner, june):
    make_owned_saving(owner)

    assert open_return(june, owner, by=owner) == open_return(june, owner, by=owner)


def test_nobody_returns_for_nothing_or_for_a_period_to_come(owner, june):
    with pytest.raises(ValidationError, match="nothing to return"):
        open_return(june, owner, by=owner)
    make_owned_saving(owner)
    autumn = factories.make_return_period(
        starts_on=date(2012, 9, 1),
        ends_on=date(2012, 9, 30),
        due_on=date(2012, 10, 10),
        month=6,
    )
    with pytest.raises(ValidationError, match="begins on 1 September 2012"):
        open_return(autumn, owner, by=owner)


def test_a_cell_that_is_not_understood_stays_as_typed_and_keeps_no_other_out(
    owner, june
):
    saving = make_owned_saving(owner)
    opened = open_return(june, owner, by=owner)

    saved = typed_into(opened, saving, achieved="5,000", forecast="twelve")

    [line] = lines_in_hand(saved)
    assert line.said.achieved == 500_000
    assert line.shown(Column.FORECAST) == "twelve"
    assert line.said.forecast == 900_000
    with pytest.raises(ValidationError, match="in figures"):
        submit_return(saved, saved.version, by=owner)


def test_a_cell_of_somebody_elses_saving_is_left_alone(owner, june):
    make_owned_saving(owner)
    theirs = make_owned_saving(factories.make_user())
    opened = open_return(june, owner, by=owner)

    saved = save_cells(opened, 1, {(theirs.pk, Column.ACHIEVED): "1"}, by=owner)

    assert saved.version == 1
    assert not theirs.return_lines.exists()


def test_of_two_windows_the_second_to_save_is_told(owner, june):
    saving = make_owned_saving(owner)
    opened = open_return(june, owner, by=owner)
    typed_into(opened, saving, achieved="5,000")

    with pytest.raises(EditConflict):
        typed_into(opened, saving, achieved="6,000")


def test_a_submitted_return_becomes_the_claim_of_each_saving(owner, june):
    saving = make_owned_saving(owner)

    handed_in(
        june,
        owner,
        saving,
        achieved="£5,000",
        forecast="8,000",
        pressure="328",
        delivery="amber",
        note="The contractor left.",
    )

    saving.refresh_from_db()
    year = saving.years.get()
    assert (year.achieved, year.forecast, year.pressure) == (500_000, 800_000, -32_800)
    assert year.achieved_by_month[2] == 500_000
    assert year.forecast_by_month[2] == 800_000
    assert (saving.delivery, saving.delivery_reason) == (
        "amber",
        "The contractor left.",
    )
    assert (year.version, saving.version) == (2, 2)


def test_a_late_return_of_an_earlier_month_leaves_the_later_claim(owner, june):
    saving = make_owned_saving(owner)
    may = factories.make_return_period(
        label="May 2012",
        starts_on=date(2012, 5, 1),
        ends_on=date(2012, 5, 31),
        due_on=date(2012, 6, 10),
        month=2,
    )
    late = open_return(may, owner, by=owner)
    handed_in(june, owner, saving, achieved="5,000")

    filled = typed_into(late, saving, achieved="4,500", delivery="red", note="Late.")
    submit_return(filled, filled.version, by=owner)

    saving.refresh_from_db()
    year = SavingYear.objects.get(saving=saving)
    assert year.achieved == 500_000
    assert year.achieved_by_month[1:3] == [450_000, 500_000]
    assert saving.delivery == "green"


def test_a_saving_that_slips_into_the_year_gets_figures_in_it(owner, june):
    saving = make_owned_saving(owner, year=2011)

    handed_in(june, owner, saving, achieved="100", forecast="100", note="Slipped.")

    assert saving.years.get(year=2012).achieved == 10_000


def test_a_saving_that_came_to_the_owner_later_is_in_the_return(owner, june):
    first = make_owned_saving(owner)
    opened = open_return(june, owner, by=owner)
    later = make_owned_saving(owner)

    filled = typed_into(opened, later, achieved="3,000", note="Counted twice before.")
    submitted = submit_return(filled, filled.version, by=owner)

    lines = lines_in_hand(submitted)
    assert [each.saving for each in lines] == [first, later]
    assert [each.before.achieved for each in lines] == [400_000, 400_000]


def test_finance_accepts_or_sends_back_but_nobody_their_own(owner, june):
    saving = make_owned_saving(owner)
    finance = factories.make_user(CouncilRoleName.FINANCE)
    submitted = handed_in(june, owner, saving, achieved="5,000")

    with pytest.raises(ValidationError, match="a colleague in finance"):
        accept_return(submitted, submitted.version, by=owner)
    make_owned_saving(finance)
    for_them = submit_return(open_return(june, finance, by=owner), 1, by=owner)
    with pytest.raises(ValidationError, match="a colleague in finance"):
        accept_return(for_them, for_them.version, by=finance)
    with pytest.raises(ValidationError, match="what is to be mended"):
        send_back_return(submitted, submitted.version, comment=" ", by=finance)
    back = send_back_return(
        submitted, submitted.version, comment="Which ledger line?", by=finance
    )
    assert back.is_editable
    again = submit_return(back, back.version, by=owner)
    accepted = accept_return(again, again.version, by=finance)
    assert (accepted.status, accepted.comment) == (ReturnStatus.ACCEPTED, "")
    with pytest.raises(ValidationError, match="cannot be changed"):
        typed_into(accepted, saving, achieved="6,000")
