"""What is exempt is told to nobody who may not know: on no page, in no file, by no
filter, search or log. And nothing an outsider reads depends on it."""

from itertools import islice

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from tests.canaries.council import make_all_otherwise
from tests.canaries.hunt import everything_logged, heard_in, read
from tests.canaries.secrets import KEPT_OUT_OF_THE_PROJECT

pytestmark = pytest.mark.django_db
ENOUGH = 20
# Of what they read it is asked as well whether anything of it can be worked out.
LOOK_AGAIN = ("member", "other_officer")


def test_there_is_something_to_find(council):
    clerk = Client()
    clerk.force_login(council.world.people["clerk"])

    shown = {"risks:risk", "savings:saving", "savings:benefit", "savings:case"}
    for secret in council.kept:
        for name in shown & secret.hidden.keys():
            record = secret.hidden[name]
            page = read(clerk.get(record.get_absolute_url()))
            assert record.title.encode() in page


@pytest.mark.parametrize("who", KEPT_OUT_OF_THE_PROJECT)
def test_no_canary_sings_to_an_outsider_on_any_page_or_into_the_logs(
    council, outsiders, who
):
    """Nor can anything be worked out from a count, a colour, an order or a filter:
    scores, dates, amounts, choices and people may change, and they read the same."""
    outsider = outsiders[who]
    with everything_logged() as lines:
        found = "\n".join(map(str, islice(outsider.leaks(), ENOUGH)))

    assert not found
    assert not heard_in("\n".join(lines).encode(), council.secrets)
    if who in LOOK_AGAIN:
        with transaction.atomic():
            make_all_otherwise(council)
            changed = outsider.tells_otherwise()
            transaction.set_rollback(True)
        assert not changed


def test_a_position_made_public_holds_no_canary(council, capsys):
    for past in ([], ["--as-at=2012-07-17"]):
        for programme in (council.world.programme, council.world.foreign.programme):
            call_command("position", programme.reference, "--public", *past)

    assert not heard_in(capsys.readouterr().out.encode(), council.secrets)
