"""Each step of a record is dated when it happened."""

from datetime import UTC, datetime

import pytest

from common.history import save_with_reason
from tests import factories

pytestmark = pytest.mark.django_db

IN_2012 = datetime(2012, 3, 1, 12, tzinfo=UTC)


def test_a_step_after_one_brought_in_from_the_past_is_dated_now():
    strand = factories.make_strand()
    save_with_reason(strand, by=None, reason="Brought in.", at=IN_2012)

    strand.name = "Renamed"
    save_with_reason(strand, by=None, reason="Renamed today.")

    renamed, brought_in, *_ = strand.history.order_by("-history_id")
    assert brought_in.history_date == IN_2012
    assert renamed.history_date.year > 2012
