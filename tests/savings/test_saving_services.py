"""Savings are proposed, changed, claimed and stepped through their life."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from common.locking import EditConflict
from common.money import WHOLE_SHARE
from programmes.access import place_of
from savings.choices import DeliveryRating, SavingKind, SavingState
from savings.claims import Claim
from savings.models import Saving
from savings.services.saving import (
    propose_saving,
    set_claims,
    set_year,
    update_saving,
)
from savings.services.saving_claims import place_saving, unplace_saving
from savings.services.saving_fields import YearFigures
from savings.services.steps import grounds_of, take_step
from tests import factories

pytestmark = pytest.mark.django_db

ASKED = {"by": None, "reason": "Agreed with finance."}


def propose(**fields) -> Saving:
    said = {
        "title": "One reception for six offices",
        "group": factories.make_service_group(),
        "kind": SavingKind.BUDGET_REDUCTION,
    }
    return propose_saving(by=None, **said | fields)


def refusal(refused: pytest.ExceptionInfo[ValidationError]) -> str:
    return " ".join(refused.value.messages)


def test_a_saving_proposed_without_more_is_all_claimed_by_nobody() -> None:
    first, second = propose(), propose()

    assert (first.reference, second.reference) == ("S-001", "S-002")
    assert first.state == SavingState.PROPOSED
    assert first.attributions.get().place is None
    assert first.attributions.get().share == WHOLE_SHARE
    assert first.steps.get().to_state == SavingState.PROPOSED


def test_a_council_may_give_references_of_its_own() -> None:
    propose(reference="S-041")
    assert propose(reference="CE/7").reference == "CE/7"
    assert propose().reference == "S-042"
    with pytest.raises(ValidationError, match="Another saving has this reference"):
        propose(reference="CE/7")


def test_it_is_proposed_with_its_years_and_its_claims() -> None:
    project = factories.make_project()
    planned = (0,) * 11 + (600_000_00,)
    saving = propose(
        years=[YearFigures(2012, target=600_000_00, planned=planned)],
        claims=[Claim(place_of(project), 7_500), Claim(None, 2_500)],
    )
    assert saving.years.get().planned == list(planned)
    assert [(row.place, row.share) for row in saving.attributions.all()] == [
        (project, 7_500),
        (None, 2_500),
    ]


def test_a_step_tells_nobody_of_a_replacement_that_is_withheld() -> None:
    saving = factories.make_saving(state="in_delivery")
    factories.make_saving(replaces=saving, **factories.EXEMPT)
    on = date(2012, 7, 1)

    assert not grounds_of(saving, "", on, factories.make_user()).is_replaced
    assert grounds_of(saving, "", on, None).is_replaced


def test_claims_over_all_of_it_change_nothing() -> None:
    project = factories.make_project()
    saving = factories.make_saving(project)
    too_much = [Claim(place_of(project), 8_000), Claim(None, 3_000)]

    with pytest.raises(ValidationError) as refused:
        set_claims(saving, saving.version, too_much, **ASKED)

    assert "10 % too much" in refusal(refused)
    assert saving.attributions.get().share == WHOLE_SHARE


def test_claims_are_set_anew_and_the_old_ones_stay_on_record() -> None:
    project = factories.make_project()
    saving = factories.make_saving(project)
    strand = Claim(place_of(project.strand), 4_000)

    set_claims(
        saving, saving.version, [strand, Claim(place_of(project), 6_000)], **ASKED
    )
    with pytest.raises(EditConflict):
        set_claims(saving, saving.version, [Claim(None)], **ASKED)

    assert {(row.place, row.share) for row in saving.attributions.all()} == {
        (project.strand, 4_000),
        (project, 6_000),
    }


def test_the_plan_by_month_keeps_its_shape_when_the_target_changes() -> None:
    saving = factories.make_saving(target=1_200, planned=[0] * 6 + [200] * 6)
    row = set_year(saving, 2012, 1, target=601, **ASKED)
    assert row.planned == [0] * 6 + [101, *[100] * 5]


def test_a_year_is_begun_once() -> None:
    saving = factories.make_saving()
    with pytest.raises(EditConflict):
        set_year(saving, 2012, 0, target=1, **ASKED)
    assert set_year(saving, 2013, 0, full_year_effect=500, **ASKED).proposed == 500


def test_no_year_is_set_to_less_than_nothing_achieved() -> None:
    saving = factories.make_saving()
    with pytest.raises(ValidationError, match="goes under pressures"):
        set_year(saving, 2012, 1, achieved=-100, **ASKED)


def test_a_rating_worse_than_green_says_why() -> None:
    saving = factories.make_saving()
    red = {"delivery": DeliveryRating.RED}
    with pytest.raises(ValidationError) as refused:
        update_saving(saving, 1, **red, **ASKED)
    assert "Say why delivery is high risk" in refusal(refused)

    saving = update_saving(saving, 1, **red, delivery_reason="No tender.", **ASKED)
    assert update_saving(saving, 2, title="Another", **ASKED).title == "Another"


def test_a_saving_goes_from_proposal_to_delivery() -> None:
    saving = propose(years=[YearFigures(2012, target=500, achieved=500)])
    saving = take_step(saving, 1, "approved", decision="Cabinet, 25 July", **ASKED)
    for state in ("in_budget", "in_delivery", "delivered"):
        saving = take_step(saving, saving.version, state, **ASKED)

    assert saving.decision == "Cabinet, 25 July"
    assert [step.to_state for step in saving.steps.all()] == [
        "proposed",
        "approved",
        "in_budget",
        "in_delivery",
        "delivered",
    ]


def test_nobody_approves_a_saving_of_their_own() -> None:
    proposer, owner, colleague = (factories.make_user() for _ in range(3))
    saving = propose_saving(
        by=proposer,
        title="One reception for six offices",
        group=factories.make_service_group(),
        kind=SavingKind.BUDGET_REDUCTION,
        budget_owner=owner,
    )
    minuted = {"reason": "Agreed.", "decision": "Cabinet, 25 July"}

    with pytest.raises(ValidationError, match="You put this saving forward"):
        take_step(saving, 1, "approved", by=proposer, **minuted)
    with pytest.raises(ValidationError, match="You answer for this budget"):
        take_step(saving, 1, "approved", by=owner, **minuted)
    assert take_step(saving, 1, "approved", by=colleague, **minuted).version == 2


def test_who_proposes_a_saving_again_does_not_approve_it() -> None:
    first, second = factories.make_user(), factories.make_user()
    saving = propose_saving(
        by=first,
        title="One reception for six offices",
        group=factories.make_service_group(),
        kind=SavingKind.BUDGET_REDUCTION,
    )
    why = {"reason": "Agreed.", "decision": "Cabinet, 25 July"}
    saving = take_step(saving, saving.version, "withdrawn", by=first, **why)
    saving = take_step(saving, saving.version, "proposed", by=second, **why)

    with pytest.raises(ValidationError, match="You put this saving forward"):
        take_step(saving, saving.version, "approved", by=second, **why)
    saving = take_step(saving, saving.version, "approved", by=first, **why)

    # To take an approval back is not to propose.
    saving = take_step(saving, saving.version, "proposed", by=first, **why)
    assert not Saving.objects.proposed_by_others(second).filter(pk=saving.pk).exists()
    assert take_step(saving, saving.version, "approved", by=first, **why).pk


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("approved", "cannot become approved"),
        ("delivered", "Nothing of it is claimed"),
        ("undeliverable", "Say what is done instead"),
    ],
)
def test_a_step_too_early_is_refused_in_a_sentence(to: str, words: str) -> None:
    saving = factories.make_saving()
    with pytest.raises(ValidationError) as refused:
        take_step(saving, 1, to, **ASKED)
    assert words in refusal(refused)
    assert not saving.steps.exists()


def test_a_step_is_dated_after_the_last_and_not_in_the_future() -> None:
    saving = factories.make_saving(state="in_budget")
    for on in (date(2012, 3, 31), date(2999, 1, 1)):
        with pytest.raises(ValidationError):
            take_step(saving, 1, "in_delivery", on=on, **ASKED)
    saving = take_step(saving, 1, "in_delivery", on=date(2012, 4, 1), **ASKED)
    assert saving.state_since == date(2012, 4, 1)


def test_what_cannot_be_delivered_may_be_replaced() -> None:
    saving = factories.make_saving()
    instead = propose_saving(
        replaces=saving,
        by=None,
        reason="The lease has no break clause.",
        title="Sublet the third floor",
        group=saving.group,
        kind=SavingKind.INCOME,
    )
    assert take_step(saving, 1, "undeliverable", **ASKED).state == "undeliverable"
    with pytest.raises(ValidationError, match="does not stand in for itself"):
        update_saving(saving, 2, replaces=instead, **ASKED)


def test_a_saving_stands_once_in_each_other_structure() -> None:
    saving = factories.make_saving()
    later = factories.make_structure(in_force_from=date(2013, 4, 1))
    old, new = (factories.make_service_group(later) for _ in range(2))

    saving = place_saving(saving, 1, old, **ASKED)
    saving = place_saving(saving, 2, new, **ASKED)
    assert saving.placements.get().group == new
    with pytest.raises(ValidationError, match="booked against"):
        place_saving(saving, 3, saving.group, **ASKED)

    unplace_saving(saving, 3, later, **ASKED)
    assert not saving.placements.exists()


def test_what_is_said_while_an_exempt_project_claims_it_is_kept_back_for_good():
    hidden = factories.make_project(**factories.EXEMPT)
    saving = propose(claims=[Claim(place_of(hidden))])

    saving = take_step(
        saving, saving.version, SavingState.APPROVED, decision="Cabinet", **ASKED
    )

    assert [step.is_exempt for step in saving.steps.all()] == [True, True]
    saving = set_claims(saving, saving.version, [Claim(None)], **ASKED)
    saving = take_step(saving, saving.version, SavingState.PROPOSED, **ASKED)
    assert not saving.steps.get(from_state=SavingState.APPROVED).is_exempt
