import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests import factories
from tests.reports import histories

pytestmark = pytest.mark.django_db


def printed(*arguments):
    out = StringIO()
    call_command("position", *arguments, stdout=out)
    return json.loads(out.getvalue())


def test_the_position_of_a_programme_now_and_then():
    story = histories.begin()
    histories.rename_strand(story, 0)
    reference = story.programme.reference
    day_before = (histories.OPENED.date() - histories.timedelta(days=1)).isoformat()

    now = printed(reference)
    then = printed(reference, "--as-at", day_before)

    assert now["programmes"][0]["strands"][0]["fact"]["name"].startswith(
        "Strand renamed"
    )
    assert then["on"] == day_before
    assert then["programmes"][0]["strands"][0]["events"] == []


def test_the_public_position_says_only_that_something_is_withheld():
    project = factories.make_project(name="Canary", **factories.EXEMPT)

    public = printed(project.strand.programme.reference, "--public")

    assert "Canary" not in json.dumps(public)
    assert public["programmes"][0]["strands"][0]["withheld"] == [
        {"kind": "project", "paragraphs": [3]}
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nothing"], "There is no programme “nothing”"),
        (["otp", "--as-at", "2012-02-30"], "“2012-02-30” is no day"),
        (["otp", "--as-at", "2190-01-01"], "has not come yet"),
    ],
)
def test_what_cannot_be_told_is_refused_in_words(arguments, told):
    with pytest.raises(CommandError, match=told):
        printed(*arguments)
