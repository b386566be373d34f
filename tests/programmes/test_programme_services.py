"""Programmes, boards and priorities: what changes, what is refused, what is kept."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from common.history import end_of
from common.locking import EditConflict
from programmes import services
from programmes.models import SupportedPriority
from tests.factories import make_board, make_priority, make_programme, make_strand
from tests.programmes.sent import AGREED, refusal

pytestmark = pytest.mark.django_db


def test_a_programme_cannot_end_before_it_starts():
    with pytest.raises(ValidationError) as error:
        services.create_programme(
            by=None,
            name="Change",
            reference="change",
            starts_on=date(2012, 4, 1),
            ends_on=date(2012, 3, 31),
        )

    assert error.value.message_dict == {
        "ends_on": ["A programme cannot end before it starts."]
    }


def test_the_address_of_the_page_that_opens_programmes_is_not_a_reference():
    with pytest.raises(ValidationError) as error:
        services.create_programme(by=None, name="New", reference="New")

    assert "kept for a page" in refusal(error)


def test_a_programme_is_closed_once_its_strands_have_been():
    strand = make_strand()

    with pytest.raises(ValidationError) as error:
        services.close_programme(strand.programme, **AGREED)
    services.close_strand(strand, on=date(2012, 3, 1), **AGREED)
    services.close_programme(strand.programme, **AGREED)

    assert "still has active strands" in refusal(error)
    strand.programme.refresh_from_db()
    assert strand.programme.status == "closed"


def test_the_second_to_save_a_programme_is_told():
    programme = make_programme()
    opened = programme.version
    services.update_programme(programme, opened, name="First", **AGREED)

    with pytest.raises(EditConflict) as conflict:
        services.update_programme(programme, opened, name="Second", **AGREED)

    assert conflict.value.current.name == "First"


def test_a_service_changes_nothing_it_was_not_made_for():
    with pytest.raises(TypeError):
        services.update_programme(make_programme(), 1, status="closed", **AGREED)


def test_priorities_no_longer_supported_stay_in_the_past():
    programme = make_programme()
    growth, caring = make_priority(name="Growth"), make_priority(name="Caring")
    in_march = datetime(2012, 3, 1, 9, tzinfo=UTC)
    services.set_priorities(programme, [growth], at=in_march, **AGREED)

    services.set_priorities(programme, [caring], **AGREED)

    assert [s.priority for s in programme.supports.all()] == [caring]
    assert SupportedPriority.history.filter(history_type="-").count() == 1
    assert SupportedPriority.history.as_of(end_of(date(2012, 3, 2))).count() == 1


def test_a_programme_names_a_board_once():
    board = make_board(name="Programme Board")

    with pytest.raises(ValidationError) as error:
        services.add_board(board.programme, name="Programme Board", by=None)

    assert "The programme has a board of this name" in refusal(error)
