"""What finance concludes, and what becomes of it when the claim changes."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from common.history import save_with_reason
from common.locking import EditConflict
from savings.choices import SavingKind, SavingState
from savings.evidence_files import document_of
from savings.models import EvidenceFile, SavingYear, Validation
from savings.services import validation
from savings.services.returns import open_return, submit_return
from savings.services.saving import set_year
from tests import factories
from tests.factories.savings import in_pounds
from tests.programmes.test_at_once import all_at_once

pytestmark = pytest.mark.django_db

SEEN = {"evidence": "ledger", "ledger_line": "R4410 Staffing"}
WHO = {"by": None, "reason": "Seen in the ledger of July."}


def claim(achieved=4_000, **fields):
    saving = factories.make_saving(achieved=in_pounds(achieved), **fields)
    return saving.years.get()


def test_what_is_validated_is_what_the_last_validation_says():
    year = claim()

    validation.validate(year, amount=in_pounds(3_000), **SEEN, **WHO)
    validation.validate(year, amount=in_pounds(4_000), **SEEN, **WHO)

    year.refresh_from_db()
    assert year.validated == in_pounds(4_000)
    assert year.version == 3
    assert [each.claimed for each in year.validations.all()] == [in_pounds(4_000)] * 2
    assert year.history.first().history_change_reason == WHO["reason"]


def test_a_refusal_leaves_what_was_validated_before():
    year = claim()
    validation.validate(year, amount=in_pounds(3_000), **SEEN, **WHO)

    refused = validation.refuse(year, **WHO)

    year.refresh_from_db()
    assert (refused.outcome, refused.amount) == ("refused", 0)
    assert year.validated == in_pounds(3_000)


def test_a_validation_is_taken_back_by_a_smaller_one():
    year = claim()
    validation.validate(year, amount=in_pounds(3_000), **SEEN, **WHO)

    validation.validate(year, amount=0, **SEEN, **WHO)

    year.refresh_from_db()
    assert year.validated == 0


def test_there_is_nothing_to_refuse_where_all_is_validated():
    year = claim()
    validation.validate(year, amount=in_pounds(4_000), **SEEN, **WHO)

    with pytest.raises(ValidationError, match="nothing to refuse"):
        validation.refuse(year, **WHO)


@pytest.mark.parametrize(
    "state", [SavingState.PROPOSED, SavingState.APPROVED, SavingState.WITHDRAWN]
)
def test_nothing_is_concluded_before_the_budget(state):
    year = claim(state=state)

    for conclude in (
        lambda: validation.validate(year, amount=100, **SEEN, **WHO),
        lambda: validation.refuse(year, **WHO),
    ):
        with pytest.raises(ValidationError, match="before it is in the budget"):
            conclude()
    assert not Validation.objects.exists()


def wrote(year, by, **figures):
    saving = year.saving
    version = saving.years.get().version
    return set_year(saving, year.year, version, by=by, reason="Told so.", **figures)


def returned(saving, by):
    period = factories.make_return_period()
    opened = open_return(period, saving.budget_owner, by=by)
    submit_return(opened, opened.version, by=by)


def test_nobody_concludes_about_a_claim_of_their_own():
    colleague, owner, filled, typed = (factories.make_user() for _ in range(4))
    year = claim(budget_owner=owner, forecast=in_pounds(9_000), delivery="green")
    returned(year.saving, by=filled)
    wrote(year, typed, achieved=in_pounds(5_000))
    wrote(year, colleague, forecast=in_pounds(8_000))

    for person in (owner, filled, typed):
        for conclude in (
            lambda by: validation.validate(
                year, amount=100, **SEEN, reason="Seen.", by=by
            ),
            lambda by: validation.refuse(year, reason="Not so.", by=by),
        ):
            with pytest.raises(ValidationError, match="colleague in finance"):
                conclude(person)
    nobody_s = claim()
    assert set(SavingYear.objects.not_claimed_by(colleague)) == {year, nobody_s}
    assert list(SavingYear.objects.not_claimed_by(typed)) == [nobody_s]
    validation.validate(year, amount=100, **SEEN, reason="Seen.", by=colleague)


def test_a_claim_is_whose_figure_stands_now():
    first, last = factories.make_user(), factories.make_user()
    year = claim()
    wrote(year, first, achieved=in_pounds(5_000))
    wrote(year, last, achieved=in_pounds(6_000))

    with pytest.raises(ValidationError, match="You wrote down"):
        validation.validate(year, amount=100, **SEEN, reason="Seen.", by=last)
    validation.validate(year, amount=100, **SEEN, reason="Seen.", by=first)


def test_a_refused_validation_writes_nothing():
    year = claim(kind=SavingKind.NON_CASHABLE)

    with pytest.raises(ValidationError) as refusal:
        validation.validate(year, amount=in_pounds(9_000), **SEEN, **WHO)

    assert set(refusal.value.message_dict) == {"amount", "evidence"}
    year.refresh_from_db()
    assert (year.validated, year.version) == (0, 1)


def test_conclusions_are_dated_in_order_and_not_in_the_future():
    year = claim()
    tomorrow = timezone.localdate() + timedelta(days=1)
    validation.validate(year, amount=100, on=date(2012, 7, 31), **SEEN, **WHO)

    for day in (tomorrow, date(2012, 7, 30)):
        with pytest.raises(ValidationError):
            validation.validate(year, amount=200, on=day, **SEEN, **WHO)


def test_a_document_is_kept_as_it_was_sent():
    year = claim(kind=SavingKind.COST_AVOIDANCE)
    sent = document_of("Board minute.pdf", b"%PDF-1.7 minute")

    concluded = validation.validate(
        year, amount=100, evidence="document", file=sent, **WHO
    )

    kept = EvidenceFile.objects.get(validation=concluded)
    assert bytes(kept.content) == sent.content
    assert kept.content_type == "application/pdf"


def test_what_is_concluded_of_an_exempt_saving_stays_exempt():
    openly, hidden = claim(), claim(**factories.EXEMPT)
    of_a_project = factories.make_saving(
        factories.make_project(**factories.EXEMPT), achieved=in_pounds(10)
    ).years.get()

    said = [
        validation.validate(year, amount=100, **SEEN, **WHO).is_exempt
        for year in (openly, hidden, of_a_project)
    ]

    assert said == [False, True, True]


def test_the_budget_owner_may_always_read_what_was_concluded():
    owner = factories.make_user()
    year = claim(budget_owner=owner, **factories.EXEMPT)
    concluded = validation.validate(year, amount=100, **SEEN, **WHO)

    assert list(Validation.objects.visible_to(owner)) == [concluded]
    assert not Validation.objects.visible_to(factories.make_user()).exists()


def test_the_second_of_two_finance_officers_is_told():
    year = claim()
    validation.validate(year, amount=100, version=1, **SEEN, **WHO)

    with pytest.raises(EditConflict):
        validation.validate(year, amount=200, version=1, **SEEN, **WHO)
    with pytest.raises(EditConflict):
        validation.refuse(year, version=1, **WHO)


def test_finance_is_told_when_the_claim_changes_under_its_hands():
    year = claim()
    year.achieved, year.version = in_pounds(3_000), 2
    save_with_reason(year, by=None, reason="Returned for July.")

    with pytest.raises(EditConflict):
        validation.validate(year, amount=in_pounds(4_000), version=1, **SEEN, **WHO)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_six_finance_officers_at_once_one_concludes():
    year = claim()

    def conclude(number):
        try:
            validation.validate(year, amount=100 + number, version=1, **SEEN, **WHO)
        except EditConflict:
            return "told"
        return "concluded"

    answers = all_at_once(6, conclude)

    assert sorted(answers) == ["concluded", *["told"] * 5]
    assert Validation.objects.count() == 1
