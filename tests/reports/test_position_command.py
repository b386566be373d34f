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


def test_the_position_tells_of_risks_and_the_public_one_of_no_exempt_risk():
    register = factories.make_register()
    factories.make_risk(register, title="The old system fails", current=(4, 4))
    secret = factories.make_risk(register, title="Canary", **factories.EXEMPT)
    factories.make_risk_action(secret, description="Canary")
    factories.make_log_entry(register, risk=secret, title="Canary")
    reference = register.project.strand.programme.reference

    whole, public = printed(reference), printed(reference, "--public")

    [first, second] = register_in(whole)["risks"]
    assert first["current"] == {"likelihood": 4, "impact": 4}
    assert second["title"] == "Canary"
    assert "Canary" not in json.dumps(public)
    assert [risk["title"] for risk in register_in(public)["risks"]] == [
        "The old system fails"
    ]
    assert register_in(public)["withheld"] == [
        {"kind": "risk", "paragraphs": [3]},
        {"kind": "log entry", "paragraphs": [3]},
    ]


def register_in(printed_position):
    [strand] = printed_position["programmes"][0]["strands"]
    return strand["projects"][0]["register"]


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
