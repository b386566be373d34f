"""What may happen to a strand, when, and what stays on record."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from common.history import end_of, rows_as_at
from programmes import services
from programmes.choices import StrandEventKind, StrandStatus
from programmes.models import Strand, StrandEvent
from tests.factories import make_programme, make_strand, make_user
from tests.programmes.sent import AGREED, refusal

pytestmark = pytest.mark.django_db

JUNE_2011 = date(2011, 6, 1)
MARCH_2012 = date(2012, 3, 1)


def add_strand(name="Public Access", programme=None, **fields):
    given = {"name": name, "on": JUNE_2011} | AGREED | fields
    return services.add_strand(programme or make_programme(), **given)


def test_a_new_strand_comes_last_and_its_life_begins():
    programme = make_programme()
    first = add_strand("Public Access", programme)

    second = add_strand("Support Services", programme)

    assert (first.order, second.order) == (1, 2)
    event = second.events.get()
    assert (event.kind, event.on) == (StrandEventKind.ADDED, JUNE_2011)


def test_a_programme_has_no_two_active_strands_of_one_name():
    programme = make_programme()
    add_strand("Public Access", programme)

    with pytest.raises(ValidationError) as error:
        add_strand("public access", programme)

    assert "already has an active strand" in refusal(error)


def test_a_renamed_strand_keeps_its_old_name_in_the_past():
    officer = make_user()
    strand = add_strand(at=datetime(2011, 6, 1, 9, tzinfo=UTC))

    services.rename_strand(
        strand,
        name="Customer Access",
        on=MARCH_2012,
        by=officer,
        reason="Wider than a front desk.",
        at=datetime(2012, 3, 1, 9, tzinfo=UTC),
    )

    event = strand.events.get(kind=StrandEventKind.RENAMED)
    assert (event.old_name, event.new_name) == ("Public Access", "Customer Access")
    strand.refresh_from_db()
    assert strand.name == "Customer Access"
    assert rows_as_at(Strand, end_of(date(2012, 2, 28))).get().name == "Public Access"
    assert strand.history.first().history_user == officer
    assert strand.history.first().history_change_reason == "Wider than a front desk."


def test_a_closed_strand_is_not_closed_again():
    strand = add_strand()
    services.close_strand(strand, on=MARCH_2012, **AGREED)

    with pytest.raises(ValidationError) as error:
        services.close_strand(strand, on=MARCH_2012, **AGREED)

    assert refusal(error) == ("Public Access is already closed to business as usual.")


@pytest.mark.parametrize(
    "step",
    [
        lambda strand: services.continue_strand(strand, on=MARCH_2012, **AGREED),
        lambda strand: services.refocus_strand(strand, on=MARCH_2012, **AGREED),
        lambda strand: services.rename_strand(
            strand, name="New", on=MARCH_2012, **AGREED
        ),
        lambda strand: services.replace_strand(
            strand, replaced_by_body="A board", on=MARCH_2012, **AGREED
        ),
    ],
)
def test_nothing_more_happens_to_a_replaced_strand(step):
    strand = add_strand()
    services.replace_strand(
        strand, replaced_by_body="The improvement board", on=MARCH_2012, **AGREED
    )

    with pytest.raises(ValidationError) as error:
        step(strand)

    assert refusal(error) == "Public Access has already been replaced."


def test_a_closed_strand_can_be_taken_up_again():
    strand = add_strand()
    services.close_strand(strand, on=MARCH_2012, **AGREED)

    services.reopen_strand(strand, on=date(2012, 6, 1), **AGREED)

    strand.refresh_from_db()
    assert strand.status == StrandStatus.ACTIVE


def test_an_active_strand_cannot_be_reopened():
    with pytest.raises(ValidationError) as error:
        services.reopen_strand(add_strand(), on=MARCH_2012, **AGREED)

    assert "nothing to reopen" in refusal(error)


def test_a_strand_cannot_close_before_it_was_added():
    with pytest.raises(ValidationError) as error:
        services.close_strand(add_strand(), on=date(2011, 5, 31), **AGREED)

    assert refusal(error) == (
        "Public Access was added on 1 June 2011: give 1 June 2011 or a later date."
    )


def test_a_strand_is_not_closed_before_its_latest_step():
    strand = add_strand()
    services.refocus_strand(strand, on=MARCH_2012, **AGREED)

    with pytest.raises(ValidationError) as error:
        services.close_strand(strand, on=date(2012, 2, 1), **AGREED)

    assert "latest step of Public Access is of 1 March 2012" in refusal(error)


def test_a_step_may_be_confirmed_late():
    strand = add_strand()
    services.refocus_strand(strand, on=MARCH_2012, **AGREED)

    services.continue_strand(strand, on=date(2012, 1, 10), **AGREED)

    kinds = [event.kind for event in strand.events.all()]
    assert kinds == ["added", "continues", "refocused"]


def test_a_step_cannot_be_dated_in_the_future():
    with pytest.raises(ValidationError) as error:
        services.close_strand(add_strand(), on=date(2199, 1, 1), **AGREED)

    assert refusal(error) == (
        "A step in the life of a strand cannot be dated in the future."
    )


def test_a_strand_is_replaced_by_another_of_its_programme():
    strand = add_strand()
    other = add_strand("Support Services", strand.programme)

    event = services.replace_strand(strand, replaced_by=other, on=MARCH_2012, **AGREED)

    assert event.replaced_by == other
    strand.refresh_from_db()
    assert strand.status == StrandStatus.REPLACED


@pytest.mark.parametrize(
    ("successor", "sentence"),
    [
        (lambda strand: {}, "Say what replaces the strand"),
        (lambda strand: {"replaced_by": strand}, "cannot replace itself"),
        (lambda strand: {"replaced_by": make_strand()}, "strand of the same programme"),
        (
            lambda strand: {
                "replaced_by": add_strand("Other", strand.programme),
                "replaced_by_body": "A board",
            },
            "either another strand, or a body",
        ),
    ],
)
def test_nonsense_successors_are_refused(successor, sentence):
    strand = add_strand()

    with pytest.raises(ValidationError) as error:
        services.replace_strand(strand, on=MARCH_2012, **AGREED, **successor(strand))

    assert sentence in refusal(error)
    strand.refresh_from_db()
    assert strand.status == StrandStatus.ACTIVE


def test_a_step_and_the_strand_are_saved_together_or_not_at_all(monkeypatch):
    strand = add_strand()

    def fail(*_, **__):
        raise RuntimeError("the power went")

    monkeypatch.setattr(StrandEvent, "save", fail)
    with pytest.raises(RuntimeError):
        services.close_strand(strand, on=MARCH_2012, **AGREED)

    strand.refresh_from_db()
    assert strand.status == StrandStatus.ACTIVE


def test_a_step_needs_a_reason():
    with pytest.raises(ValidationError):
        services.close_strand(add_strand(), on=MARCH_2012, by=None, reason="")
