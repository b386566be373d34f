"""A benefit through its life: promised, read, declared, owned after its project closed,
and followed no more."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from common.exempting import lift_exemption, mark_exempt
from common.locking import EditConflict
from savings import access
from savings.benefit_rules import standing
from savings.choices import BenefitStanding, BenefitState
from savings.facts.one_benefit import fact_of
from savings.models import Benefit, BenefitReading
from savings.services.benefit import (
    close_benefit,
    promise_benefit,
    reopen_benefit,
    update_benefit,
)
from savings.services.benefit_reading import add_reading, update_reading
from tests import factories

pytestmark = pytest.mark.django_db

ON = date(2012, 7, 1)
AT = datetime(2012, 7, 1, 12, tzinfo=UTC)


def promise(**fields) -> Benefit:
    project = factories.make_project()
    given = {"title": "Answers come sooner", "kind": "quantitative"} | fields
    return promise_benefit(project, by=None, **given)


def test_a_benefit_without_a_reference_takes_the_next_free_one() -> None:
    factories.make_benefit(reference="B-041")
    factories.make_benefit(reference="B-9 of the old register")

    assert promise().reference == "B-042"
    assert promise(reference="OTP 7").reference == "OTP 7"
    assert promise().reference == "B-043"


def test_priorities_and_values_named_again_stay_and_the_others_go() -> None:
    kept, dropped, added = (factories.make_corporate_value() for _ in range(3))
    benefit = promise(values=[kept, dropped])
    link = benefit.value_links.get(value=kept)

    update_benefit(benefit, 1, values=[kept, added], by=None, reason="Reviewed.")

    assert set(benefit.values.all()) == {kept, added}
    assert benefit.value_links.get(value=kept) == link
    update_benefit(benefit, 2, title="Sooner", by=None, reason="Shorter.")
    assert benefit.values.count() == 2


def test_what_is_declared_stands_beside_what_the_readings_say() -> None:
    benefit = factories.make_benefit()
    factories.make_benefit_reading(benefit, on=date(2012, 6, 30), value=Decimal(19))

    with pytest.raises(ValidationError, match="By its readings it is off track"):
        update_benefit(benefit, 1, declared="on_track", by=None, reason="-", at=AT)
    benefit = update_benefit(
        benefit,
        1,
        declared="on_track",
        declared_reason="The new desk opened in June.",
        by=None,
        reason="Quarterly review.",
        at=AT,
    )

    assert benefit.declared == BenefitStanding.ON_TRACK
    assert standing(fact_of(benefit), ON) == BenefitStanding.OFF_TRACK


def test_what_is_declared_off_track_always_says_why() -> None:
    benefit = factories.make_benefit()
    factories.make_benefit_reading(benefit, on=date(2012, 6, 30), value=Decimal(19))

    with pytest.raises(ValidationError, match="Say why it is off track"):
        update_benefit(benefit, 1, declared="off_track", by=None, reason="-", at=AT)


def test_after_its_project_closed_whoever_owns_it_then_adds_readings() -> None:
    owner, later = factories.make_user(), factories.make_user()
    project = factories.make_project(state="closed")
    benefit = factories.make_benefit(project, owner=owner, later_owner=later)

    reading = add_reading(benefit, by=later, on=ON, value=Decimal(12), at=AT)

    assert access.can_edit_benefit(later, benefit)
    assert benefit.state == BenefitState.OPEN
    assert list(benefit.readings.all()) == [reading]


def test_a_benefit_followed_no_more_takes_no_reading_until_it_is_again() -> None:
    benefit = close_benefit(
        factories.make_benefit(), 1, by=None, reason="Part of the service now.", at=AT
    )
    assert (benefit.closed_on, benefit.closing_reason) == (
        ON,
        "Part of the service now.",
    )

    with pytest.raises(ValidationError, match="not followed any more"):
        add_reading(benefit, by=None, on=ON, value=Decimal(12), at=AT)
    with pytest.raises(ValidationError, match="not followed any more"):
        close_benefit(benefit, 2, by=None, reason="Again.")
    benefit = reopen_benefit(benefit, 2, by=None, reason="Scrutiny asked.")
    add_reading(benefit, by=None, on=ON, value=Decimal(12), at=AT)

    assert (benefit.closed_on, benefit.closing_reason) == (None, "")
    assert BenefitReading.objects.count() == 1


def test_nothing_is_read_on_a_day_to_come() -> None:
    with pytest.raises(ValidationError, match="reading"):
        add_reading(
            factories.make_benefit(),
            by=None,
            on=date(2012, 7, 2),
            value=Decimal(1),
            at=AT,
        )


def test_a_reading_two_people_put_right_at_once_is_the_first_ones() -> None:
    reading = factories.make_benefit_reading()
    update_reading(reading, 1, by=None, reason="Miscounted.", value=Decimal(16))

    with pytest.raises(EditConflict):
        update_reading(reading, 1, by=None, reason="Mistyped.", value=Decimal(17))

    assert BenefitReading.objects.get().value == 16


def test_a_benefit_kept_from_the_public_is_opened_once() -> None:
    benefit = mark_exempt(
        factories.make_benefit(),
        1,
        paragraphs=[3, 3],
        exempt_reason="Bids are being compared.",
        by=None,
    )
    assert (benefit.is_exempt, benefit.exempt_paragraphs) == (True, [3])

    benefit = lift_exemption(benefit, 2, by=None, reason="Signed.")

    assert (benefit.is_exempt, benefit.exempt_reason) == (False, "")
    with pytest.raises(ValidationError, match="is not exempt"):
        lift_exemption(benefit, 3, by=None, reason="Twice.")
